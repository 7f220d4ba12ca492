//! Bytes that parse are encoded to the same bytes again, and values that were made are read unchanged.

use std::collections::BTreeSet;

use paraph::act::{
    ACT_TYPE, Act, ActContent, Capacity, Intent, Location, RecordRef, Signatory, Statement,
    StatementKind,
};
use paraph::bundle::Bundle;
use paraph::draft::Draft;
use paraph::envelope::Envelope;
use paraph::id::{ActId, AnnexId, Digest, KeyId, PartyId, RecordId};
use paraph::keys::SecretKey;
use paraph::record::{
    Annex, Approval, Divergence, Entry, Initialling, LegalEffect, LegalKind, Measure, Order, Party,
    Powers, Record, RecordContent, Relation, RelationKind, Target, Term, Terms, Text, TextStatus,
};
use paraph::value::{Day, Label, Language, Names, Prose, Time};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::json;
use zeroize::Zeroizing;

use super::cases;

/// A value of a type that reads it from text.
fn read<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error:?}"))
}

/// Labels of several scripts, with characters that must be escaped.
fn label() -> impl Strategy<Value = Label> {
    "[a-zA-Z\"\\\\/가-힣é😀-😏−-]{1,8}( [a-z0-9.,()가-힣]{1,6}){0,2}".prop_map(|text| read(&text))
}

fn names() -> impl Strategy<Value = Names> {
    let language = select(vec!["en", "ko", "fr", "zh-Hant-TW", "de-1996", "x-y"]);
    let names = btree_map(language.prop_map(read), label(), 1..4);
    names.prop_map(|names| Names::new(names).unwrap())
}

fn id() -> impl Strategy<Value = String> {
    "[a-z0-9]{1,5}(-[a-z0-9]{1,4}){0,2}"
}

fn time() -> impl Strategy<Value = Time> {
    let offset = prop_oneof!["Z", "[+-]0[1-9]:[0-5][0-9]"];
    ("[0-9]{3}[1-9]-0[13-9]-[12][0-9]T[01][0-9]:[0-5][0-9]:[0-5][0-9]", offset)
        .prop_map(|(local, offset)| read(&(local + &offset)))
}

fn digest() -> impl Strategy<Value = Digest> {
    any::<[u8; 32]>().prop_map(Digest::from_bytes)
}

fn key_id() -> impl Strategy<Value = KeyId> {
    any::<[u8; 8]>().prop_map(|bytes| KeyId::of(&bytes))
}

prop_compose! {
    fn party(id: PartyId)(
        name in names(),
        keys in option::of(btree_set(key_id(), 1..4)),
        quorum in option::of(1..=512_u32),
    ) -> Party {
        Party { id: id.clone(), name, keys, quorum }
    }
}

prop_compose! {
    fn text(number: usize)(
        name in "[a-z가-힣]{1,6}(/[a-z0-9]{1,4}){0,2}",
        language in select(vec!["en", "ko", "sr-Latn"]),
        status in select(vec![
            TextStatus::Authentic,
            TextStatus::OfficialTranslation,
            TextStatus::CourtesyTranslation,
        ]),
        media_type in select(vec!["text/plain", "application/pdf", "application/ld+json"]),
        size in 0..=(1_u64 << 53) - 1,
        sha256 in digest(),
    ) -> Text {
        // Its number keeps its path apart from the others.
        let path = read(&format!("{name}.{number}"));
        let measure = Measure { size, sha256 };
        let (language, media_type) = (read(language), read(media_type));
        Text { annex: None, path, language, status, media_type, measure }
    }
}

fn day() -> impl Strategy<Value = Day> {
    "[0-9]{3}[1-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])".prop_map(|day| read(&day))
}

fn record_ref() -> impl Strategy<Value = RecordRef> {
    (any::<[u8; 16]>(), digest())
        .prop_map(|(number, sha256)| RecordRef { id: RecordId::from_random(number), sha256 })
}

/// Intents that powers can have, and those that can come with a statement.
const POWERS: [Intent; 6] = [
    Intent::Initial,
    Intent::Sign,
    Intent::SignAdReferendum,
    Intent::Confirm,
    Intent::Approve,
    Intent::Seal,
];
const STATING: [Intent; 4] =
    [Intent::Sign, Intent::SignAdReferendum, Intent::Confirm, Intent::Approve];
/// Those that point at an act.
const POINTING: [Intent; 3] = [Intent::Confirm, Intent::Witness, Intent::Withdraw];

prop_compose! {
    fn powers()(
        keys in btree_set(key_id(), 1..4),
        intents in btree_set(select(POWERS.to_vec()), 1..7),
        instrument in option::of(record_ref()),
        (one, other) in (time(), time()),
        ends in any::<(bool, bool)>(),
    ) -> Powers {
        let in_order = one.unix_seconds() < other.unix_seconds();
        let (first, last) = if in_order { (one, other) } else { (other, one) };
        let empty = first.unix_seconds() == last.unix_seconds();
        let from = ends.0.then_some(first);
        let until = (ends.1 && !(ends.0 && empty)).then_some(last);
        Powers { keys, intents, instrument, from, until }
    }
}

fn relation() -> impl Strategy<Value = Relation> {
    let kind = select(vec![
        RelationKind::Amends,
        RelationKind::Supersedes,
        RelationKind::Terminates,
        RelationKind::Extends,
        RelationKind::Implements,
        RelationKind::Reaffirms,
        RelationKind::ValidatedBy,
        RelationKind::AnnexOf,
        RelationKind::Corrects,
        RelationKind::ReplyTo,
    ]);
    let paper = (day(), names()).prop_map(|(date, title)| Target::Paper { date, title });
    let target = prop_oneof![record_ref().prop_map(Target::Record), paper];
    (kind, target).prop_map(|(kind, target)| Relation { kind, target })
}

/// A relation's canonical bytes. Names are ASCII, so serde sorts them correctly.
fn relation_bytes(relation: &Relation) -> Vec<u8> {
    let mut value = match &relation.target {
        Target::Record(record) => {
            let id = record.id.as_str();
            json!({"record": {"id": id, "sha256": record.sha256.to_string()}})
        }
        Target::Paper { date, title } => {
            let name = |(language, name): (&Language, &Label)| {
                (language.to_string(), name.to_string().into())
            };
            let title: serde_json::Map<_, _> = title.iter().map(name).collect();
            json!({"paper": {"date": date.to_string(), "title": title}})
        }
    };
    value["relation"] = relation.kind.word().into();
    serde_json::to_vec(&value).unwrap()
}

prop_compose! {
    fn term()(
        entry in option::of(prop_oneof![
            Just(Entry::LastSignature),
            Just(Entry::Confirmation),
            time().prop_map(Entry::On),
        ]),
        expires in option::of(time()),
        review in option::of(time()),
    ) -> Option<Term> {
        let expires = expires.filter(|expires| match entry {
            Some(Entry::On(on)) => on.unix_seconds() < expires.unix_seconds(),
            _ => true,
        });
        let term = Term { entry, expires, review };
        (term != Term::default()).then_some(term)
    }
}

prop_compose! {
    /// The optional content of a record, except the parts about its texts and parties.
    fn terms()(
        effect in option::of((
            select(vec![LegalKind::Binding, LegalKind::NonBinding, LegalKind::Mixed]),
            option::of(label()),
        )),
        powers in option::of(powers()),
        relations in vec(relation(), 0..4),
        term in term(),
        words in any::<(bool, bool)>(),
    ) -> Terms {
        let mut relations = relations;
        relations.sort_by_key(relation_bytes);
        relations.dedup();
        Terms {
            legal_effect: effect.map(|(kind, clause)| LegalEffect { kind, clause }),
            powers,
            relations,
            term,
            approval: if words.0 { Approval::Required } else { Approval::NotNeeded },
            initialling: if words.1 { Initialling::Signs } else { Initialling::Authenticates },
            ..Terms::default()
        }
    }
}

fn record() -> impl Strategy<Value = RecordContent> {
    let parties = btree_set(id(), 1..5)
        .prop_flat_map(|ids| ids.iter().map(|id| party(read(id))).collect::<Vec<_>>());
    let texts = (1..4_usize).prop_flat_map(|count| (0..count).map(text).collect::<Vec<_>>());
    let metadata = btree_map(label().prop_map(|name| name.to_string()), label(), 0..3);
    let annexes = btree_map(id(), names(), 0..3);
    let among = (annexes, option::of(option::of(any::<Index>())), vec(any::<bool>(), 4));
    let rest = (any::<[u8; 16]>(), names(), id(), time(), option::of(any::<u64>()), metadata);
    (parties, texts, rest, terms(), among).prop_map(|(parties, texts, rest, terms, among)| {
        let (number, title, designation, created, turn, metadata) = rest;
        let (mut texts, mut terms) = (texts, terms);
        texts.sort_by(|a, b| a.path.as_str().cmp(b.path.as_str()));
        let mut order: Vec<PartyId> = parties.iter().map(|party| party.id.clone()).collect();
        let asked = order.iter().zip(&among.2).filter(|(_, asked)| **asked);
        terms.authority = asked.map(|(id, _)| id.clone()).collect();
        let order = match turn {
            None => Order::Any,
            Some(turn) => {
                let middle = turn as usize % order.len();
                order.rotate_left(middle);
                Order::Listed(order)
            }
        };
        // Each annex has a text, from the last text on; the other texts belong to no annex.
        for ((id, title), text) in among.0.into_iter().zip(texts.iter_mut().rev()) {
            let id: AnnexId = read(&id);
            text.annex = Some(id.clone());
            terms.annexes.push(Annex { id, title });
        }
        terms.divergence = among.1.and_then(|prevails| match prevails {
            None => Some(Divergence::Equal),
            Some(index) => {
                let authentic = |text: &&Text| text.status == TextStatus::Authentic;
                let languages: Vec<_> = texts.iter().filter(authentic).collect();
                let at = (!languages.is_empty()).then(|| index.index(languages.len()))?;
                Some(Divergence::Prevails(languages[at].language.clone()))
            }
        });
        let (id, designation) = (RecordId::from_random(number), read(&designation));
        RecordContent { id, title, designation, parties, texts, order, created, metadata, terms }
    })
}

fn prose() -> impl Strategy<Value = Prose> {
    vec(label(), 1..90).prop_map(|labels| {
        let words: Vec<&str> = labels.iter().map(Label::as_str).collect();
        read(&words.join(" "))
    })
}

/// A statement. If it answers another one, that is about the act at an index of the seen acts.
fn statement() -> impl Strategy<Value = (Statement, Index)> {
    let kind = select(vec![
        StatementKind::Reservation,
        StatementKind::InterpretativeDeclaration,
        StatementKind::Objection,
        StatementKind::Acceptance,
    ]);
    let text = btree_map(select(vec!["en", "ko", "fr"]).prop_map(read), prose(), 1..3);
    let statement = (kind, option::of(label()), text).prop_map(|(kind, article, text)| Statement {
        kind,
        article,
        text,
        to: None,
    });
    (statement, any::<Index>())
}

fn intent() -> impl Strategy<Value = Intent> {
    select(
        POWERS
            .into_iter()
            .chain([Intent::Witness, Intent::Decline, Intent::Withdraw])
            .collect::<Vec<_>>(),
    )
}

prop_compose! {
    fn act()(
        record in record_ref(),
        party in id(),
        key in 1..9_u8,
        name in label(),
        name_latin in option::of(label()),
        title in option::of(names()),
        capacity in option::of(select(vec![
            Capacity::Official,
            Capacity::Acting,
            Capacity::PerformingDuties,
            Capacity::Delegate,
        ])),
        place in option::of(("[A-Z]{2}", option::of(label()))),
        signed_at in time(),
        seen in btree_set(any::<[u8; 4]>(), 0..4),
        meaning in (intent(), any::<Index>(), option::of(record_ref()), vec(statement(), 0..3)),
    ) -> (ActContent, u8) {
        let place = place.map(|(country, locality)| Location { country: read(&country), locality });
        let seen: BTreeSet<ActId> = seen.iter().map(|bytes| ActId::of(bytes)).collect();
        let seen: Vec<ActId> = seen.into_iter().collect();
        let (intent, of, authority, statements) = meaning;
        // An act points only at acts that it has seen.
        let one_of = |index: Index| (!seen.is_empty()).then(|| seen[index.index(seen.len())]);
        let points = POINTING.contains(&intent);
        let intent = if points && seen.is_empty() { Intent::Sign } else { intent };
        let of = POINTING.contains(&intent).then(|| one_of(of)).flatten();
        let statements = statements.into_iter().filter_map(|(statement, to)| {
            let answers = matches!(
                statement.kind,
                StatementKind::Objection | StatementKind::Acceptance
            );
            let to = if answers { Some(one_of(to)?) } else { None };
            STATING.contains(&intent).then_some(Statement { to, ..statement })
        }).collect();
        let content = ActContent {
            record,
            party: read(&party),
            keys: vec![secret_key(key).public().id()],
            signatory: Signatory { name, name_latin, title },
            capacity,
            authority: authority.filter(|_| POWERS.contains(&intent)),
            intent,
            of,
            statements,
            place,
            signed_at,
            seen,
        };
        (content, key)
    }
}

/// The draft with the content of a record, written without the library.
fn as_draft(content: &RecordContent) -> String {
    let record = Record::new(content.clone()).unwrap();
    let mut draft: serde_json::Value = serde_json::from_slice(record.bytes()).unwrap();
    let members = draft.as_object_mut().unwrap();
    members.remove("format");
    members.insert("draft".to_owned(), 1.into());
    for (several, one) in
        [("annexes", "annex"), ("parties", "party"), ("relations", "relation"), ("texts", "text")]
    {
        if let Some(list) = members.remove(several) {
            members.insert(one.to_owned(), list);
        }
    }
    for text in members["text"].as_array_mut().unwrap() {
        let text = text.as_object_mut().unwrap();
        text.remove("sha256");
        text.remove("size");
    }
    let lines = members.iter().map(|(name, value)| format!("{name} = {}\n", toml(value)));
    lines.collect()
}

/// A value as inline TOML. Strings of JSON are strings of TOML.
fn toml(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Object(members) => {
            let pair = |(name, value): (&String, &serde_json::Value)| {
                format!("{} = {}", json!(name), toml(value))
            };
            format!("{{ {} }}", members.iter().map(pair).collect::<Vec<_>>().join(", "))
        }
        serde_json::Value::Array(items) => {
            format!("[{}]", items.iter().map(toml).collect::<Vec<_>>().join(", "))
        }
        simple => simple.to_string(),
    }
}

fn secret_key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&Zeroizing::new([seed; 32]))
}

/// The bytes with one letter or digit changed into another: in a name, a value, a number.
fn changed(bytes: &[u8], at: &Index, to: char) -> Vec<u8> {
    let places: Vec<usize> =
        (0..bytes.len()).filter(|at| bytes[*at].is_ascii_alphanumeric()).collect();
    let mut changed = bytes.to_vec();
    changed[*at.get(&places)] = to as u8;
    changed
}

/// Acts about the record, each for one of its parties by a key of its own.
fn acts_about(record: &Record, acts: Vec<(ActContent, u8)>) -> Bundle {
    let mut bundle = Bundle::new(record.clone());
    for (number, (act, key)) in acts.into_iter().enumerate() {
        let parties = &record.content().parties;
        let content = ActContent {
            record: RecordRef { id: record.content().id.clone(), sha256: record.digest() },
            party: parties[number % parties.len()].id.clone(),
            ..act
        };
        bundle.sign(Act::new(content).unwrap(), &secret_key(key)).unwrap();
    }
    bundle
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_record_is_encoded_again_as_it_was(record in record(), at in any::<Index>(), to in "[a-z0-9]") {
        let content = record;
        let record = Record::new(content.clone()).unwrap();
        prop_assert_eq!(record.content(), &content);
        prop_assert_eq!(Record::read(record.bytes()).unwrap(), record.clone());
        // Any bytes that parse, even if they differ from the original.
        let changed = changed(record.bytes(), &at, to.chars().next().unwrap());
        if let Ok(read) = Record::read(&changed) {
            let again = Record::new(read.content().clone()).unwrap();
            prop_assert_eq!(again.bytes(), &changed[..]);
        }
    }

    #[test]
    fn a_draft_says_what_its_record_says(content in record()) {
        let draft = Draft::parse(&as_draft(&content)).unwrap();
        let measures = content.texts.iter().map(|text| (text.path.clone(), text.measure)).collect();
        let record = draft.into_record(&measures).unwrap();
        prop_assert_eq!(record.content(), &content);
    }

    #[test]
    fn an_act_is_encoded_again_as_it_was(act in act(), at in any::<Index>(), to in "[a-z0-9]") {
        let (content, _) = act;
        let act = Act::new(content.clone()).unwrap();
        prop_assert_eq!(act.content(), &content);
        prop_assert_eq!(Act::read(act.bytes()).unwrap(), act.clone());
        let changed = changed(act.bytes(), &at, to.chars().next().unwrap());
        if let Ok(read) = Act::read(&changed) {
            let again = Act::new(read.content().clone()).unwrap();
            prop_assert_eq!(again.bytes(), &changed[..]);
        }
    }

    #[test]
    fn an_envelope_is_encoded_again_as_it_was(
        payload in vec(any::<u8>(), 0..200), key in 1..9_u8, at in any::<Index>(), to in "[a-zA-Z0-9]",
    ) {
        let key = secret_key(key);
        let envelope = Envelope::sign(ACT_TYPE, &payload, &key);
        let read = Envelope::read(&envelope.to_bytes(), ACT_TYPE).unwrap();
        prop_assert_eq!(&read, &envelope);
        prop_assert_eq!(read.payload(), &payload[..]);
        prop_assert!(read.verifies(0, key.public()));
        // Another envelope that parses has another digest, and no valid signature.
        let changed = changed(&envelope.to_bytes(), &at, to.chars().next().unwrap());
        if let Ok(read) = Envelope::read(&changed, ACT_TYPE) {
            prop_assert_eq!(&read.to_bytes(), &changed);
            let same = changed == envelope.to_bytes();
            prop_assert_eq!(read.digest() == envelope.digest(), same);
            prop_assert_eq!(read.verifies(0, key.public()), same);
        }
    }

    #[test]
    fn a_bundle_is_encoded_again_as_it_was(
        record in record(), acts in vec(act(), 0..4), at in any::<Index>(), to in "[a-zA-Z0-9]",
    ) {
        let bundle = acts_about(&Record::new(record).unwrap(), acts);
        let bytes = bundle.to_bytes();
        let read = Bundle::read(&bytes).unwrap();
        prop_assert_eq!(&read, &bundle);
        prop_assert_eq!(read.to_bytes(), &bytes[..]);
        let changed = changed(&bytes, &at, to.chars().next().unwrap());
        if let Ok(read) = Bundle::read(&changed) {
            prop_assert_eq!(read.to_bytes(), &changed[..]);
            // If the bundle has a signature, no other bytes are sound.
            prop_assert!(bundle.is_empty() || changed == bytes);
        }
    }
}
