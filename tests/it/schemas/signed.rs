//! The signed formats as types, of which schemas are made: docs/format.md V, R, A, E and B, as far
//! as a schema can say it. What it cannot say: canonical bytes, order, Unicode, digests, signatures.

#![expect(dead_code, reason = "these types are there for their schemas")]

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::json;

/// Declares values: strings with only one form.
macro_rules! values {
    ($($(#[$doc:meta])* $name:ident($($rule:tt)*))*) => {$(
        $(#[$doc])*
        #[derive(JsonSchema)]
        pub(super) struct $name(#[schemars($($rule)*)] String);
    )*};
}

values! {
    /// SHA-256, in lower-case hexadecimal digits (V1)
    Digest(regex(pattern = "^[0-9a-f]{64}$"))
    /// Words joined by `-` (V2)
    Id(length(max = 64), regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))
    /// One line of text (V3)
    Label(length(min = 1, max = 1024))
    /// The text of a statement (V3)
    Prose(length(min = 1, max = 8192))
    /// RFC 3339 with seconds and an offset, without a fraction (V4)
    Time(regex(pattern = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"))
    /// A day (V11)
    Day(regex(pattern = r"^\d{4}-\d\d-\d\d$"))
    /// A language tag of BCP 47, in its canonical case (V5)
    Language(length(min = 2, max = 35), regex(pattern = "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"))
    /// A path: relative, with `/` (V6)
    Path(length(min = 1, max = 255), regex(pattern = r#"^[^/\\:*?"<>|][^\\:*?"<>|]*$"#))
    /// `type/subtype` (V7)
    MediaType(regex(
        pattern = "^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$"
    ))
    /// Two capital letters (V8)
    Country(regex(pattern = "^[A-Z]{2}$"))
    /// The same in every version of an instrument's record (V9)
    RecordId(regex(
        pattern = "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
    ))
    /// Base64 of the SubjectPublicKeyInfo of an Ed25519 or ML-DSA-87 key in DER (K1, Q1)
    PublicKey(regex(
        pattern = "^(MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=|MIIKMjALBglghkgBZQMEAxMDggohA[A-Za-z0-9+/]+[AQgw]==)$"
    ))
    /// Base64 of 64 bytes, or of 4,627 (E2)
    Signature(regex(pattern = "^[A-Za-z0-9+/]{85,}[AQgw]==$"))
    /// Base64 of a time-stamp token (docs/evidence-format.md M)
    Token(
        regex(pattern = "^[A-Za-z0-9+/]*={0,2}$"),
        extend("contentEncoding" = "base64", "contentMediaType" = "application/pkcs7-mime")
    )
    /// Base64 of an act, as its key signed it (E1)
    Payload(
        regex(pattern = "^[A-Za-z0-9+/]*={0,2}$"),
        extend("contentEncoding" = "base64", "contentMediaType" = "application/vnd.paraph.act+json")
    )
}

/// Names by language (R3)
#[derive(JsonSchema)]
struct Names(
    #[schemars(
        extend("minProperties" = 1),
        extend("propertyNames" = json!({"pattern": "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"}))
    )]
    BTreeMap<String, Label>,
);

/// The user's own pairs, which paraph does not interpret (R9)
#[derive(JsonSchema)]
struct Metadata(
    #[schemars(extend(
        "minProperties" = 1,
        "maxProperties" = 64,
        "propertyNames" = json!({"minLength": 1})
    ))]
    BTreeMap<String, Label>,
);

/// Words by language (A10)
#[derive(JsonSchema)]
struct Words(
    #[schemars(
        extend("minProperties" = 1),
        extend("propertyNames" = json!({"pattern": "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"}))
    )]
    BTreeMap<String, Prose>,
);

/// Declares sets of words (C14).
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($word:ident)* })*) => {$(
        $(#[$doc])*
        #[allow(clippy::enum_variant_names, reason = "the words are what they are")]
        #[derive(JsonSchema)]
        #[schemars(rename_all = "kebab-case")]
        enum $name { $($word,)* }
    )*};
}

words! {
    Status { Authentic OfficialTranslation CourtesyTranslation }
    Binding { Binding NonBinding Mixed }
    Required { Required }
    BySignature { Signature }
    PairsOnly { Hybrid }
    RelationKind {
        Amends Supersedes Terminates Extends Implements Reaffirms ValidatedBy AnnexOf Corrects ReplyTo
    }
    Capacity { Official Acting PerformingDuties Delegate }
    Intent { Initial Sign SignAdReferendum Confirm Approve Witness Decline Withdraw Seal }
    Speaking { Initial Sign SignAdReferendum Confirm Approve Seal }
    StatementKind { Reservation InterpretativeDeclaration Objection Acceptance }
    AnyOrder { Any }
    EqualTexts { Equal }
    EntryRule { LastSignature Confirmation }
}

/// Declares objects with these members and no others.
macro_rules! objects {
    ($($(#[$rule:meta])* $name:ident { $($(#[$member:meta])* $field:ident: $type:ty,)* })*) => {$(
        #[derive(JsonSchema)]
        #[schemars(deny_unknown_fields, rename_all = "camelCase")]
        $(#[$rule])*
        pub(super) struct $name { $($(#[$member])* $field: $type,)* }
    )*};
}

objects! {
    /// The canonical JSON that names an instrument, its texts, its parties and its signing rule
    /// (docs/format.md R)
    Record {
        #[schemars(length(min = 1, max = 256))]
        annexes: Option<Vec<Annex>>,
        created: Time,
        designation: Id,
        divergence: Option<Divergence>,
        #[schemars(extend("const" = "paraph/record/1"))]
        format: String,
        id: RecordId,
        legal_effect: Option<LegalEffect>,
        metadata: Option<Metadata>,
        #[schemars(length(min = 1, max = 256))]
        parties: Vec<Party>,
        powers: Option<Powers>,
        #[schemars(length(min = 1, max = 256))]
        relations: Option<Vec<Relation>>,
        signing: Signing,
        term: Option<Term>,
        #[schemars(length(min = 1, max = 1024))]
        texts: Vec<Text>,
        title: Names,
    }
    /// A part of the instrument that has its own texts (R10)
    Annex {
        id: Id,
        title: Names,
    }
    /// The text in that language prevails (R11)
    Prevails {
        prevails: Language,
    }
    /// The legal effect that the instrument claims (R12)
    LegalEffect {
        clause: Option<Label>,
        kind: Binding,
    }
    /// A party (R4)
    Party {
        id: Id,
        #[schemars(length(min = 1, max = 512))]
        keys: Option<Vec<Digest>>,
        name: Names,
        #[schemars(range(min = 1, max = 512))]
        quorum: Option<u32>,
    }
    /// The powers of the holders of keys to act for the parties (R13)
    Powers {
        from: Option<Time>,
        instrument: Option<RecordRef>,
        #[schemars(length(min = 1))]
        intents: Vec<Speaking>,
        #[schemars(length(min = 1, max = 512))]
        keys: Vec<Digest>,
        until: Option<Time>,
    }
    /// A relation to another instrument (R14)
    #[schemars(extend("oneOf" = json!([{"required": ["paper"]}, {"required": ["record"]}])))]
    Relation {
        paper: Option<Paper>,
        record: Option<RecordRef>,
        relation: RelationKind,
    }
    /// An instrument on paper (R14)
    Paper {
        date: Day,
        title: Names,
    }
    /// A reference to a record with its exact bytes (A5)
    RecordRef {
        id: RecordId,
        sha256: Digest,
    }
    /// How the record is signed (R5)
    Signing {
        approval: Option<Required>,
        #[schemars(length(min = 1, max = 256))]
        authority: Option<Vec<Id>>,
        initialling: Option<BySignature>,
        order: Order,
        suite: Option<PairsOnly>,
    }
    /// When the instrument enters into effect and ends (R15)
    #[schemars(extend("minProperties" = 1))]
    Term {
        entry: Option<Entry>,
        expires: Option<Time>,
        review: Option<Time>,
    }
    /// At that time (R15)
    EntryOn {
        on: Time,
    }
    /// A text (R6)
    Text {
        annex: Option<Id>,
        language: Language,
        media_type: MediaType,
        path: Path,
        sha256: Digest,
        #[schemars(range(max = 9_007_199_254_740_991_u64))]
        size: u64,
        status: Status,
    }

    /// One signed statement about one record (docs/format.md A)
    #[schemars(extend("allOf" = intents()))]
    Act {
        authority: Option<RecordRef>,
        capacity: Option<Capacity>,
        #[schemars(extend("const" = "paraph/act/1"))]
        format: String,
        intent: Intent,
        #[schemars(length(min = 1, max = 2))]
        keys: Vec<Digest>,
        of: Option<Digest>,
        party: Id,
        place: Option<Place>,
        record: RecordRef,
        #[schemars(length(max = 512))]
        seen: Vec<Digest>,
        signatory: Signatory,
        signed_at: Time,
        #[schemars(length(min = 1, max = 64))]
        statements: Option<Vec<Statement>>,
    }
    /// The place of signing, a claim (A4)
    Place {
        country: Country,
        locality: Option<Label>,
    }
    /// The person who signs, a claim (A7)
    Signatory {
        name: Label,
        name_latin: Option<Label>,
        title: Option<Names>,
    }
    /// A statement that the signatory makes with the act (A10)
    #[schemars(extend("if" = json!({"properties": {"kind": {"enum": ["objection", "acceptance"]}}}),
        "then" = json!({"required": ["to"]}), "else" = json!({"properties": {"to": false}})))]
    Statement {
        article: Option<Label>,
        kind: StatementKind,
        text: Words,
        to: Option<Digest>,
    }

    /// A record and its envelopes (docs/format.md B)
    Bundle {
        #[schemars(length(max = 512))]
        acts: Vec<Envelope>,
        #[schemars(length(min = 1, max = 64))]
        evidence: Option<Vec<Evidence>>,
        #[schemars(extend("const" = "paraph/bundle/1"))]
        format: String,
        #[schemars(length(max = 1024))]
        keys: Vec<PublicKey>,
        record: Record,
    }
    /// Evidence of the time of envelopes (docs/evidence-format.md H1)
    #[schemars(extend("if" = json!({"required": ["log"]}),
        "then" = json!({"required": ["salt"], "properties": {"token": false}}),
        "else" = json!({"required": ["token"], "properties": {"salt": false}})))]
    Evidence {
        log: Option<String>,
        #[schemars(length(min = 1, max = 512))]
        of: Vec<Digest>,
        #[schemars(length(min = 1, max = 64))]
        renews: Option<Vec<Digest>>,
        salt: Option<Digest>,
        token: Option<Token>,
    }
    /// An act as signed: DSSE (docs/format.md E)
    Envelope {
        payload: Payload,
        #[schemars(extend("const" = "application/vnd.paraph.act+json"))]
        payload_type: String,
        #[schemars(length(min = 1, max = 2))]
        signatures: Vec<EnvelopeSignature>,
    }
    /// A key's signature over the pre-authentication encoding (E2, E3)
    EnvelopeSignature {
        keyid: Digest,
        sig: Signature,
    }
}

/// The rule for authentic texts that diverge (R11)
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Divergence {
    Equal(EqualTexts),
    Prevails(Prevails),
}

/// The order in which the parties sign (R5)
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Order {
    Any(AnyOrder),
    Listed(#[schemars(length(min = 1, max = 256))] Vec<Id>),
}

/// When the instrument enters into effect (R15)
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Entry {
    Rule(EntryRule),
    On(EntryOn),
}

/// Which members go with which intent (A2)
fn intents() -> serde_json::Value {
    let only = |intents: &[&str], yes: serde_json::Value, member: &str| {
        let no = json!({"properties": {member: false}});
        json!({"if": {"properties": {"intent": {"enum": intents}}}, "then": yes, "else": no})
    };
    let speaking = ["initial", "sign", "sign-ad-referendum", "confirm", "approve", "seal"];
    let stating = ["sign", "sign-ad-referendum", "confirm", "approve"];
    json!([
        only(&["confirm", "witness", "withdraw"], json!({"required": ["of"]}), "of"),
        only(&speaking, json!(true), "authority"),
        only(&stating, json!(true), "statements"),
    ])
}
