//! The JSON output of the program as separate strict types: what programs that read it can rely on.
//!
//! They are written here a second time, so that an added, removed or changed member is detected.
//! docs/output.md describes them in words.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::schemas::printed_schema;

type Names = BTreeMap<String, String>;

/// Reads one line with exactly the shape `T`: no extra member, and none left out, not even a null.
#[track_caller]
pub(crate) fn read<T: DeserializeOwned + Serialize>(printed: &str) -> T {
    let line = printed.strip_suffix('\n').expect("a line of JSON ends like a line");
    assert!(!line.contains('\n'), "more than one line:\n{printed}");
    let value: T = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}\n{line}"));
    let whole: Value = serde_json::from_str(line).unwrap();
    assert_eq!(serde_json::to_value(&value).unwrap(), whole, "a member is left out");
    value
}

/// Declares shapes: structs that know all of their members.
macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Deserialize, JsonSchema, Serialize)]
        #[serde(deny_unknown_fields, rename_all = "camelCase")]
        pub(crate) struct $name { $(pub(crate) $field: $type,)* }
    )*};
}

/// Declares sets of words: enums of all possible words.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($word:ident,)* })*) => {$(
        $(#[$doc])*
        #[allow(clippy::enum_variant_names, reason = "the words are what they are")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub(crate) enum $name { $($word,)* }
    )*};
}

shapes! {
    /// The error of any command.
    Error {
        format: ErrorFormat,
        code: String,
        exit: i32,
        message: String,
        file: Option<String>,
        place: String,
        hint: Option<String>,
    }

    /// `paraph config`
    Config {
        format: ConfigFormat,
        file: Option<String>,
        there: bool,
        values: Vec<ConfigValue>,
    }
    /// A default.
    ConfigValue {
        name: String,
        value: Option<String>,
        source: String,
    }
    /// `paraph man`
    Man {
        format: ManFormat,
        files: Vec<String>,
    }

    /// `paraph draft`
    Draft {
        format: DraftFormat,
        id: String,
        file: Option<String>,
        draft: Option<String>,
    }

    /// `paraph record`
    Made {
        format: MadeFormat,
        file: Option<String>,
        sha256: String,
        words: String,
    }

    /// `paraph key new`, `paraph key show`, `paraph key import`
    Key {
        format: KeyFormat,
        file: String,
        id: String,
        words: String,
        public: Option<String>,
        specimen: bool,
        suite: Option<Suite>,
        ml_dsa: Option<String>,
    }

    /// `paraph key export`, `paraph key passwd`
    KeyFile {
        format: KeyFileFormat,
        file: String,
        container: String,
        encrypted: Option<bool>,
        id: String,
    }

    /// `paraph roster add`
    Added {
        format: AddedFormat,
        file: String,
        party: String,
        holder: String,
        key: String,
        words: String,
    }

    /// `paraph roster revoke`
    Revoked {
        format: RevokedFormat,
        file: String,
        key: String,
        words: String,
        reason: String,
    }

    /// `paraph roster accept`
    Accepted {
        format: AcceptedFormat,
        file: String,
        record: String,
        on: String,
        noted: usize,
        envelopes: Vec<String>,
    }

    /// `paraph roster check`
    Checked {
        format: CheckedFormat,
        file: String,
        sha256: String,
        at: String,
        not_judged: Vec<NotJudged>,
        findings: Vec<Finding>,
    }
    Finding {
        code: String,
        message: String,
    }

    /// `paraph export kit`
    Kit {
        format: KitFormat,
        folder: String,
        record: String,
        acts: usize,
        texts: bool,
        files: Vec<KitFile>,
    }
    KitFile {
        name: String,
        sha256: String,
    }

    /// `paraph lint`
    Linted {
        format: LintedFormat,
        file: String,
        kind: LintedKind,
        sha256: Option<String>,
        with: Vec<LintedWith>,
        not_judged: Vec<NotJudged>,
        findings: Vec<LintFinding>,
    }
    LintedWith {
        id: String,
        sha256: String,
    }
    LintFinding {
        code: String,
        place: String,
        message: String,
        source: String,
        note: bool,
    }

    /// `paraph roster list`
    Roster {
        format: RosterFormat,
        file: String,
        sha256: String,
        parties: Vec<RosterParty>,
        time: RosterTime,
    }
    /// Whose word counts for times.
    RosterTime {
        authorities: Vec<RosterAuthority>,
        logs: Vec<RosterLog>,
        endings: Vec<RosterEnding>,
    }
    RosterAuthority {
        id: String,
        name: Option<String>,
        sha256: String,
        from: Option<String>,
        until: Option<String>,
    }
    RosterLog {
        id: String,
        name: Option<String>,
        origin: String,
        witnesses: Vec<String>,
        quorum: usize,
        from: Option<String>,
        until: Option<String>,
    }
    RosterEnding {
        algorithm: String,
        on: String,
    }
    RosterParty {
        id: String,
        name: Names,
        quorum: u32,
        hybrid_from: Option<String>,
        later: Vec<(String, u32)>,
        holders: Vec<RosterHolder>,
    }
    RosterHolder {
        id: String,
        name: String,
        specimen: bool,
        keys: Vec<RosterKey>,
    }
    RosterKey {
        id: String,
        suite: Suite,
        words: String,
        public: String,
        ml_dsa: Option<String>,
        specimen: bool,
        windows: Vec<Window>,
        scope: Option<Vec<Intent>>,
        revoked: Option<Revocation>,
    }
    Window {
        from: Option<String>,
        until: Option<String>,
    }
    Revocation {
        reported: String,
        since: Option<String>,
        reason: String,
    }

    /// `paraph sign`
    Signed {
        format: SignedFormat,
        file: String,
        act: String,
        party: String,
        intent: Intent,
        of: Option<String>,
        key: String,
        key_words: String,
        record: String,
        signed_at: String,
        seen: Vec<String>,
        acts: usize,
    }

    /// `paraph merge`
    Merged {
        format: MergedFormat,
        file: Option<String>,
        record: String,
        acts: usize,
        evidence: usize,
        dropped: Vec<Dropped>,
    }
    Dropped {
        file: String,
        place: String,
        code: String,
        message: String,
    }

    /// `paraph time request`
    TimeRequested {
        format: TimeRequestedFormat,
        file: String,
        request: String,
        record: String,
        of: Vec<String>,
        renews: Vec<String>,
        digest: String,
    }
    /// `paraph time add`
    TimeAdded {
        format: TimeAddedFormat,
        file: String,
        record: String,
        sha256: String,
        added: bool,
        evidence: usize,
        not_later_than: Option<String>,
        by: Option<String>,
        until: Option<String>,
    }
    /// `paraph time due`
    TimeDue {
        format: TimeDueFormat,
        roster: ReportRoster,
        at: String,
        until: String,
        bundles: usize,
        due: Vec<DueEvidence>,
        not_judged: Vec<NotJudged>,
    }
    DueEvidence {
        file: String,
        record: String,
        sha256: String,
        by: String,
        because: String,
        until: String,
        ended: bool,
        message: String,
    }

    /// `paraph verify`
    Report {
        format: ReportFormat,
        file: String,
        verdict: Verdict,
        sealed: bool,
        open_powers: bool,
        reservations: usize,
        since: Option<String>,
        proven: Option<ProvenConclusion>,
        texts_checked: bool,
        at: String,
        unproven: bool,
        record: Option<ReportRecord>,
        copies: Vec<ReportCopy>,
        findings: Vec<RelationFinding>,
        not_judged: Vec<NotJudged>,
        roster: ReportRoster,
        parties: Vec<ReportParty>,
        acts: Vec<ReportAct>,
        evidence: Vec<ReportEvidence>,
        texts: Vec<ReportText>,
        reasons: Vec<ReportReason>,
    }
    /// The summary of `paraph verify` for many bundles
    Summary {
        format: SummaryFormat,
        files: u64,
        concluded: u64,
        incomplete: u64,
        refused: u64,
        not_judged: u64,
        passed_over: u64,
        others_not_judged: Vec<NotJudged>,
        texts_checked: bool,
        exit: i32,
        at: String,
        roster: ReportRoster,
    }
    /// Another copy of the record.
    ReportCopy {
        file: String,
        added: usize,
        set_aside: usize,
        evidence: usize,
        left_out: Option<ReportLeftOut>,
    }
    /// An available file that was not judged.
    NotJudged {
        file: String,
        code: String,
        message: String,
        hint: Option<String>,
    }
    ReportLeftOut {
        code: String,
        message: String,
        hint: String,
    }
    ReportRecord {
        id: String,
        title: Names,
        designation: String,
        sha256: String,
        words: String,
    }
    ReportRoster {
        file: String,
        sha256: String,
    }
    ReportParty {
        id: String,
        outcome: PartyOutcome,
        lack: Option<Lack>,
        unproven: bool,
        quorum: u32,
        signed_by: Vec<String>,
        others: Vec<String>,
        declined_by: Vec<String>,
        reservations: usize,
        since: Option<String>,
        confirmed: Option<String>,
        name: Option<Names>,
        claimed_name: Names,
    }
    ReportAct {
        id: String,
        outcome: ActOutcome,
        envelopes: usize,
        party: String,
        intent: Intent,
        of: Option<String>,
        authority: Option<RecordRef>,
        authorised: Option<bool>,
        statements: Vec<ReportStatement>,
        stated: bool,
        blamed: Option<String>,
        suite: Suite,
        key: String,
        keys: Vec<String>,
        key_words: String,
        holder: Option<String>,
        other_party: Option<String>,
        specimen: bool,
        window: Option<Window>,
        closed: Option<String>,
        unproven: Option<bool>,
        unproven_because: Option<Unproven>,
        proof: Option<ReportProof>,
        ignored_receipts: Vec<String>,
        ignored_evidence: Vec<IgnoredEvidence>,
        revocation: Option<Revocation>,
        claimed: ReportClaims,
        name_agrees: Option<bool>,
        seen: Vec<String>,
    }
    RecordRef {
        id: String,
        sha256: String,
    }
    ReportStatement {
        kind: StatementKind,
        article: Option<String>,
        text: Names,
        to: Option<String>,
    }
    ReportProof {
        kind: String,
        not_later_than: String,
        by: Option<String>,
        witnesses: Vec<String>,
    }
    /// The time since which an instrument is concluded, as claimed and as proven.
    ProvenConclusion {
        claimed: String,
        not_later_than: String,
        proofs: Vec<ReportProof>,
    }
    IgnoredEvidence {
        code: String,
        not_later_than: String,
        by: String,
    }
    /// An entry of evidence in the bundle.
    ReportEvidence {
        sha256: String,
        kind: EvidenceKind,
        outcome: EvidenceOutcome,
        message: String,
        fault: Option<String>,
        not_later_than: Option<String>,
        by: Option<String>,
        witnesses: Vec<String>,
        until: Option<String>,
        acts: Vec<String>,
        envelopes: Vec<String>,
        renews: Vec<String>,
    }
    ReportClaims {
        name: String,
        name_latin: Option<String>,
        title: Option<Names>,
        capacity: Option<Capacity>,
        country: Option<String>,
        locality: Option<String>,
        signed_at: String,
    }
    ReportText {
        path: String,
        language: String,
        status: TextStatus,
        media_type: String,
        size: u64,
        sha256: String,
        outcome: TextOutcome,
        found: Option<ReportFound>,
    }
    ReportFound {
        name: String,
        size: u64,
        sha256: Option<String>,
        would_match: Vec<Change>,
    }
    ReportUncounted {
        act: String,
        outcome: ActOutcome,
    }
    ReportReason {
        code: String,
        verdict: Verdict,
        message: String,
        place: Option<String>,
        party: Option<String>,
        path: Option<String>,
        act: Option<String>,
        uncounted: Vec<ReportUncounted>,
        next: String,
    }

    /// `paraph status`
    Status {
        format: StatusFormat,
        at: String,
        roster: ReportRoster,
        at_hand: usize,
        instruments: Vec<StatusOf>,
        not_judged: Vec<NotJudged>,
        findings: Vec<RelationFinding>,
    }
    StatusOf {
        files: Vec<String>,
        record: Option<ReportRecord>,
        fault: Option<StatusFault>,
        state: Option<State>,
        ending: Option<Ending>,
        since: Option<String>,
        reason: Option<StateReason>,
        sealed: Option<bool>,
        open_powers: Option<bool>,
        reservations: Option<usize>,
        unproven: Option<bool>,
        proven: Option<ProvenConclusion>,
        entry_rule: Option<String>,
        entry: Option<String>,
        expires: Option<String>,
        review: Option<String>,
        amended_by: Vec<StatusAmendment>,
        parties: Vec<StatusParty>,
        due: Vec<StatusDue>,
    }
    StatusAmendment {
        id: String,
        sha256: String,
        since: String,
    }
    StatusFault {
        code: String,
        message: String,
        place: String,
    }
    StateReason {
        code: String,
        message: String,
        by: Vec<String>,
    }
    StatusParty {
        id: String,
        outcome: PartyOutcome,
        pairs: Option<usize>,
        ready: Option<bool>,
        hybrid_from: Option<String>,
        since: Option<String>,
        confirmed: Option<String>,
        uncounted: Vec<ReportUncounted>,
        next: Option<String>,
    }
    StatusDue {
        what: DueKind,
        party: Option<String>,
        holders: Vec<String>,
        people: usize,
        by: Option<String>,
    }
    RelationFinding {
        code: String,
        message: String,
        from: Option<String>,
        target: Option<String>,
        ids: Vec<String>,
    }

    /// `paraph graph`
    Graph {
        format: GraphFormat,
        file: Option<String>,
        at: String,
        roster: ReportRoster,
        instruments: Vec<GraphNode>,
        unsound: Vec<GraphUnsound>,
        not_judged: Vec<NotJudged>,
        relations: Vec<GraphRelation>,
        findings: Vec<RelationFinding>,
    }
    GraphNode {
        files: Vec<String>,
        record: ReportRecord,
        parties: Vec<String>,
        state: State,
        ending: Option<Ending>,
        since: String,
        reason: StateReason,
    }
    GraphUnsound {
        file: String,
        fault: StatusFault,
    }
    GraphRelation {
        from: String,
        relation: RelationKind,
        leads: Leads,
        to: Option<String>,
        record: Option<RecordRef>,
        paper: Option<GraphPaper>,
    }
    GraphPaper {
        date: String,
        title: Names,
    }

    /// `paraph hash`
    Hash {
        format: HashFormat,
        files: Vec<HashFile>,
    }
    HashFile {
        file: String,
        sha256: Option<String>,
        file_sha256: Option<String>,
        kind: Option<Kind>,
        error: Option<String>,
    }

    /// `paraph check`, `paraph hash -c`
    Check {
        format: CheckFormat,
        checks: Vec<OneCheck>,
        signers_checked: bool,
    }
    OneCheck {
        name: String,
        outcome: String,
        expected: Option<String>,
        found: Option<String>,
        would_match: Vec<Change>,
    }

    /// `paraph show`
    Show {
        format: ShowFormat,
        kind: Kind,
        sha256: String,
        words: String,
        record: Option<Value>,
        acts: Vec<ShownAct>,
        evidence: Vec<ClaimedEvidence>,
        checked: bool,
    }
    ClaimedEvidence {
        sha256: String,
        kind: EvidenceKind,
        time: Option<String>,
        certificate: Option<String>,
        origin: Option<String>,
        fault: Option<String>,
        envelopes: Vec<String>,
        renews: Vec<String>,
    }
    ShownAct {
        id: String,
        key_words: Vec<String>,
        act: Value,
    }
}

words! {
    Verdict { Concluded, Incomplete, Refused, }
    PartyOutcome { Met, Pending, Contested, Declined, NotSigned, PartyUnknown, }
    Suite { Classic, Hybrid, }
    Lack { NotAuthorised, NotConfirmed, NotApproved, }
    StatementKind { Reservation, InterpretativeDeclaration, Objection, Acceptance, }
    ActOutcome {
        Counted,
        UnknownKey,
        HalfOfAPair,
        HalvesOfTwoHolders,
        OtherSet,
        KeyOfAnotherParty,
        SpecimenKey,
        NotAllowed,
        NotDesignated,
        HybridRequired,
        FromTheFuture,
        BeforeTheRecord,
        BeforeWhatItSaw,
        OutsideWindow,
        Revoked,
        ClassicTooLate,
        OutOfOrder,
        Initialled,
        Confirms,
        Approves,
        Witnesses,
        Declines,
        Withdraws,
        Seals,
        NotConfirmed,
        NoAuthority,
        AuthorityMissing,
        AuthorityOfAnotherParty,
        AuthorityWithoutPowers,
        AuthorityForAnotherKey,
        AuthorityForAnotherIntent,
        AuthorityForAnotherInstrument,
        AuthorityOutOfPeriod,
        AuthorityExpired,
        AuthoritySuperseded,
        AuthorityTerminated,
        AuthoritySelfIssued,
        AuthorityCircular,
        AuthorityWithdrawn,
        AuthorityConcludedLater,
        AuthorityNotConcluded,
        AuthorityNotInEffect,
        Withdrawn,
        DeclinedSince,
        Reconsidered,
        Contradicted,
        TargetMissing,
        NotOwnParty,
        NotOwnAct,
        NotWithdrawable,
        OwnWitness,
        NothingToConfirm,
        ApprovalNotAsked,
        SealedTooEarly,
        SealedOnOpenPowers,
        AfterTheSeal,
    }
    State { Open, PartlySigned, Pending, Concluded, InEffect, Ended, }
    Ending { Expired, Superseded, Terminated, Withdrawn, }
    DueKind {
        Sign,
        Settle,
        Confirm,
        Approve,
        Authority,
        Keys,
        Act,
        Entry,
        Review,
        Expiry,
    }
    RelationKind {
        Amends,
        Supersedes,
        Terminates,
        Extends,
        Implements,
        Reaffirms,
        ValidatedBy,
        AnnexOf,
        Corrects,
        ReplyTo,
    }
    Leads { Found, WrongDigest, WrongId, Missing, Paper, }
    TextOutcome { Matches, TextDiffers, TextMissing, NotChecked, }
    TextStatus { Authentic, OfficialTranslation, CourtesyTranslation, }
    Intent {
        Initial,
        Sign,
        SignAdReferendum,
        Confirm,
        Approve,
        Witness,
        Decline,
        Withdraw,
        Seal,
    }
    Capacity { Official, Acting, PerformingDuties, Delegate, }
    LintedKind { Draft, Record, Bundle, }
    EvidenceKind { Token, Log, }
    EvidenceOutcome {
        Proves,
        Faulty,
        OtherDigest,
        UnknownAuthority,
        NotProven,
        TimeInTheFuture,
        OutsideWindow,
        NotRenewed,
    }
    Unproven { KeyClosed, PowersEnded, QuorumRose, }
    Kind { File, Record, Act, Bundle, }
    Change {
        WithoutByteOrderMark,
        WithByteOrderMark,
        LineFeeds,
        CarriageReturns,
        WithFinalNewline,
        WithoutFinalNewline,
        Nfc,
        Nfd,
        CanonicalJson,
    }
}

/// Declares the `format` members, each with exactly one string, and the shapes that they identify.
macro_rules! formats {
    ($($name:ident of $shape:ident = $format:literal,)*) => {
        $(
            #[derive(Debug, Deserialize, JsonSchema, Serialize)]
            pub(crate) enum $name {
                #[serde(rename = $format)]
                This,
            }
        )*

        /// Each format with the schema of its shape.
        pub(crate) fn schemas() -> Vec<(&'static str, Schema)> {
            vec![$(($format, printed_schema::<$shape>()),)*]
        }
    };
}

formats! {
    ErrorFormat of Error = "paraph/error/1",
    DraftFormat of Draft = "paraph/draft/1",
    MadeFormat of Made = "paraph/made/1",
    RevokedFormat of Revoked = "paraph/roster-revoked/1",
    AcceptedFormat of Accepted = "paraph/roster-accepted/1",
    CheckedFormat of Checked = "paraph/roster-check/1",
    LintedFormat of Linted = "paraph/lint/1",
    ConfigFormat of Config = "paraph/config/1",
    ManFormat of Man = "paraph/man/1",
    KitFormat of Kit = "paraph/kit/1",
    KeyFormat of Key = "paraph/key/1",
    KeyFileFormat of KeyFile = "paraph/key-file/1",
    AddedFormat of Added = "paraph/roster-added/1",
    RosterFormat of Roster = "paraph/roster/1",
    SignedFormat of Signed = "paraph/signed/1",
    MergedFormat of Merged = "paraph/merged/1",
    TimeRequestedFormat of TimeRequested = "paraph/time-requested/1",
    TimeAddedFormat of TimeAdded = "paraph/time-added/1",
    TimeDueFormat of TimeDue = "paraph/time-due/1",
    ReportFormat of Report = "paraph/report/1",
    SummaryFormat of Summary = "paraph/verify-summary/1",
    StatusFormat of Status = "paraph/status/1",
    GraphFormat of Graph = "paraph/graph/1",
    HashFormat of Hash = "paraph/hash/1",
    CheckFormat of Check = "paraph/check/1",
    ShowFormat of Show = "paraph/show/1",
}
