//! What a signatory does about an act that cannot be signed.

use crate::id::{ActId, HolderId, PartyId};
use crate::keys::Suite;
use crate::messages::{And, Sentence, signing_steps as say};
use crate::value::{Intent, Time};

/// The words of a front end: how its user does something, and what its inputs are called. A command answers
/// with command lines and options, a page with buttons and fields.
pub trait FrontEnd {
    /// How its user does this. The words follow on a colon or a comma, without a full stop.
    fn action(&self, action: Action<'_>) -> Sentence;

    /// The name of an input, such as `--party` or the label of a field.
    fn input(&self, input: Input) -> Sentence;

    /// The name of the roster that is in use.
    fn roster(&self) -> Sentence;

    /// Whether there is a roster that the user only has to name.
    fn has_roster_to_name(&self) -> bool;
}

/// Something that the user of a front end can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action<'a> {
    /// Look at the content of the file that is to be signed.
    Show,
    /// See the verdict on the file that is to be signed.
    Verdict,
    /// Sign again, with a roster.
    SignAgain,
    /// Read how to change a record.
    ReadAboutChanges,
    /// Choose this act as the one that the new act is about.
    Choose(&'a ActId),
    /// Begin a roster with the signing key, for one of these parties.
    BeginRoster(&'a [PartyId]),
    /// Add the signing key to the roster, for this party.
    AddKey(&'a PartyId),
    /// Add the signing key to the roster, for one of these parties.
    AddKeyOf(&'a [PartyId]),
    /// Make a new key for a holder of a party.
    NewKey {
        /// The party.
        party: &'a PartyId,
        /// The holder.
        holder: &'a HolderId,
        /// Whether it must be a pair.
        suite: Suite,
    },
    /// Make a pair of keys.
    NewPair,
    /// Give both keys of the pair.
    GivePair,
    /// Give the missing texts.
    GiveTexts {
        /// How many: at least one.
        count: usize,
    },
    /// Give the name of the signatory.
    GiveProfile,
}

/// An input of a front end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The party for which the signatory signs.
    Party,
    /// The act that the new act is about.
    Of,
    /// The instrument that gives authority.
    Authority,
    /// The statements.
    Statements,
    /// The time that the act claims.
    SignedAt,
    /// The intent, with this value.
    Intent(Intent),
}

/// An act that the new act may be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub act: ActId,
    /// Who did what for which party, as the act claims.
    pub deed: Sentence,
}

impl Candidate {
    /// How the user chooses it, and what it is.
    fn sentence(&self, front: &dyn FrontEnd) -> Sentence {
        let (choice, deed) = (front.action(Action::Choose(&self.act)), &self.deed);
        Sentence::of(&say::Candidate { choice, deed })
    }
}

/// What the signatory does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Do not name an act: this intent is not about one.
    LeaveOutOf,
    /// Look at the acts and their ids.
    ListActs,
    /// Name one of these acts.
    NameTheAct(Vec<Candidate>),
    /// Nothing.
    Nothing,
    /// Nothing: this act has done it.
    AlreadyDone {
        /// The act.
        act: ActId,
    },
    /// See the verdict: this act is there already, and something may still be missing.
    AlreadyThere {
        /// The act.
        act: ActId,
    },
    /// Look at the acts and whose they are.
    SeeTheActs,
    /// See the verdict.
    SeeTheVerdict,
    /// Ask for the bundle that has the act.
    AskForTheAct,
    /// Name no instrument of authority.
    LeaveOutAuthority,
    /// Make statements only with an act that may have them.
    LeaveOutStatements,
    /// Name a roster.
    NameRoster,
    /// Name a roster, or begin one for one of these parties.
    NameOrBeginRoster {
        /// The parties of the record.
        parties: Vec<PartyId>,
    },
    /// Add the key to the roster, for this party.
    AddKey {
        /// The party.
        party: PartyId,
    },
    /// Add the key to the roster, for one of these parties.
    AddKeyOf {
        /// The parties: at least one.
        parties: Vec<PartyId>,
    },
    /// Correct the id of a party in the roster.
    CorrectInRoster {
        /// The id in the roster.
        owner: PartyId,
        /// The id that was probably meant.
        asked: PartyId,
    },
    /// Name no party: this one was probably meant.
    PartyMeantLeaveOut {
        /// The party of the key.
        owner: PartyId,
    },
    /// Name no party: with this key, one signs for its owner.
    LeaveOutWrongParty {
        /// The party of the key.
        owner: PartyId,
        /// The parties of the record.
        parties: Vec<PartyId>,
    },
    /// Sign with a key of the party that was named.
    SignWithKeyOf {
        /// The party of the key, which is not in the record.
        owner: PartyId,
        /// The party that was named.
        asked: PartyId,
    },
    /// Name no party, to sign for the party of the key.
    LeaveOutParty {
        /// The party of the key.
        party: PartyId,
    },
    /// Correct the id of a party in the roster; these are those of the record.
    PartyMeantInRoster {
        /// The party that was probably meant.
        party: PartyId,
        /// The id in the roster.
        owner: PartyId,
        /// The parties of the record.
        parties: Vec<PartyId>,
    },
    /// Name the party that was probably meant.
    PartyMeant {
        /// That party.
        party: PartyId,
        /// The parties of the record.
        parties: Vec<PartyId>,
    },
    /// Name a party of the record.
    NameParty {
        /// The parties of the record.
        parties: Vec<PartyId>,
    },
    /// Ask the sender for the text again.
    AskForTheText,
    /// Ask the sender for the files again, in an archive.
    AskForAnArchive,
    /// Give the missing texts.
    GiveTexts {
        /// How many: at least one.
        count: usize,
    },
    /// Say who signs: by a roster or a profile.
    NameSignatory,
    /// Send the record to the party that signs first: no one has signed yet.
    SendFirst {
        /// The party.
        before: PartyId,
    },
    /// Ask the party that signs first for its bundle.
    AskFirst {
        /// The party.
        before: PartyId,
    },
    /// Ask the party for an act of someone whose powers are valid.
    AskForValidPowers {
        /// The party.
        party: PartyId,
    },
    /// Make a new key.
    NewKey {
        /// The party.
        party: PartyId,
        /// The holder of the key.
        holder: HolderId,
        /// Whether it must be a pair.
        suite: Suite,
    },
    /// Write an earlier time into the roster, sign later, or sign with another key.
    KeyValidFrom {
        /// The time from which the roster has the key.
        from: Time,
    },
    /// Allow the intent in the roster, or let another person sign.
    ChangeScope {
        /// The holder of the key.
        holder: HolderId,
        /// The party.
        party: PartyId,
    },
    /// Sign with a key that the record names.
    SignWithDesignated,
    /// None of the keys that the record names for the party can sign any more: all parties sign a new record.
    NewRecord {
        /// The party.
        party: PartyId,
    },
    /// Sign with both keys of the pair.
    SignWithPair,
    /// Sign with the key or pair that the roster has.
    SignWithKnown {
        /// The holder.
        holder: HolderId,
    },
    /// Sign with the key or pair that the roster has for one of these.
    SignWithKeysOfOne {
        /// The holders.
        of: [HolderId; 2],
    },
    /// Sign with a pair of keys, or make one first.
    NewPair,
    /// State no time.
    LeaveOutSignedAt,
    /// State a time after the record was made.
    LaterThanRecord {
        /// The time at which the record was made.
        created: Time,
    },
    /// State a time after those of the acts that were seen.
    LaterThanSeen,
    /// Set the clock, or ask for another record.
    ClockOrRecord,
    /// Set the clock, or ask for another act.
    ClockOrAct,
    /// Name an act of one's own.
    NameOwnAct,
    /// Name an act of one's party.
    NameActOfParty {
        /// The party.
        party: PartyId,
    },
    /// Name an act of someone else.
    NameActOfOthers,
    /// Do not approve.
    DoNotApprove,
    /// Seal when nothing else is missing.
    SealLater,
    /// For a change, all parties sign a new record.
    ChangeAfterSeal,
}

impl NextStep {
    /// The step as a sentence without a full stop, in every language. For [`NameTheAct`](Self::NameTheAct), the
    /// choices follow it: [`choices`](Self::choices).
    pub fn sentence(&self, front: &dyn FrontEnd) -> Sentence {
        let action = |action| front.action(action);
        let input = |input| front.input(input);
        let (show, verdict) = (|| action(Action::Show), || action(Action::Verdict));
        let again = || action(Action::SignAgain);
        let changes = || action(Action::ReadAboutChanges);
        match self {
            Self::LeaveOutOf => {
                let confirm = input(Input::Intent(Intent::Confirm));
                Sentence::of(&say::OfUnwanted { input: input(Input::Of), confirm })
            }
            Self::ListActs => Sentence::of(&say::ListActs { show: show() }),
            Self::NameTheAct(_) => Sentence::of(&say::NameTheAct),
            Self::Nothing => Sentence::of(&say::NothingElseNeeded),
            Self::AlreadyDone { act } => Sentence::of(&say::AlreadySigned { act }),
            Self::AlreadyThere { act } => {
                Sentence::of(&say::AlreadyThere { act, verdict: verdict() })
            }
            Self::SeeTheActs => Sentence::of(&say::SeeTheActs { show: show() }),
            Self::SeeTheVerdict => Sentence::of(&say::SeeTheVerdict { verdict: verdict() }),
            Self::AskForTheAct => Sentence::of(&say::AskForTheAct),
            Self::LeaveOutAuthority => Sentence::of(&say::AuthorityUnwanted),
            Self::LeaveOutStatements => Sentence::of(&say::StatementsUnwanted),
            Self::NameRoster => Sentence::of(&say::NameRoster { again: again() }),
            Self::NameOrBeginRoster { parties } => match front.has_roster_to_name() {
                true => Sentence::of(&say::NameRoster { again: again() }),
                false => {
                    let begin = action(Action::BeginRoster(parties));
                    Sentence::of(&say::BeginRoster { begin, again: again() })
                }
            },
            Self::AddKey { party } => {
                Sentence::of(&say::AddKey { add: action(Action::AddKey(party)) })
            }
            Self::AddKeyOf { parties } => {
                Sentence::of(&say::AddKey { add: action(Action::AddKeyOf(parties)) })
            }
            Self::CorrectInRoster { owner, asked } => {
                Sentence::of(&say::CorrectInRoster { owner, asked, roster: front.roster() })
            }
            Self::PartyMeantLeaveOut { owner } => {
                Sentence::of(&say::PartyMeantLeaveOut { owner, input: input(Input::Party) })
            }
            Self::LeaveOutWrongParty { owner, parties } => {
                let (input, parties) = (input(Input::Party), And(parties));
                Sentence::of(&say::LeaveOutWrongParty { owner, input, parties })
            }
            Self::SignWithKeyOf { owner, asked } => {
                Sentence::of(&say::SignWithKeyOf { owner, asked })
            }
            Self::LeaveOutParty { party } => {
                Sentence::of(&say::LeaveOutParty { party, input: input(Input::Party) })
            }
            Self::PartyMeantInRoster { party, owner, parties } => {
                let (roster, parties) = (front.roster(), And(parties));
                Sentence::of(&say::RecordPartiesMeantInRoster { party, owner, roster, parties })
            }
            Self::PartyMeant { party, parties } => {
                Sentence::of(&say::RecordPartiesMeant { party, parties: And(parties) })
            }
            Self::NameParty { parties } => {
                Sentence::of(&say::RecordParties { parties: And(parties), changes: changes() })
            }
            Self::AskForTheText => Sentence::of(&say::TextChanged { changes: changes() }),
            Self::AskForAnArchive => Sentence::of(&say::TextConverted),
            Self::GiveTexts { count } => {
                let give = action(Action::GiveTexts { count: *count });
                Sentence::of(&say::TextMissing { give })
            }
            Self::NameSignatory => {
                let give = action(Action::GiveProfile);
                Sentence::of(&say::NameSignatory { again: again(), give })
            }
            Self::SendFirst { before } => Sentence::of(&say::OutOfOrderSend { before }),
            Self::AskFirst { before } => Sentence::of(&say::OutOfOrder { before }),
            Self::AskForValidPowers { party } => Sentence::of(&say::PowersEnded { party }),
            Self::NewKey { party, holder, suite } => {
                let make = action(Action::NewKey { party, holder, suite: *suite });
                Sentence::of(&say::NewKey { suite, make })
            }
            Self::KeyValidFrom { from } => {
                Sentence::of(&say::KeyValidFrom { from, roster: front.roster() })
            }
            Self::ChangeScope { holder, party } => {
                Sentence::of(&say::ChangeScope { holder, party, roster: front.roster() })
            }
            Self::SignWithDesignated => Sentence::of(&say::SignWithDesignated { show: show() }),
            Self::NewRecord { party } => {
                Sentence::of(&say::NewRecord { party, changes: changes() })
            }
            Self::SignWithPair => {
                Sentence::of(&say::SignWithPair { give: action(Action::GivePair) })
            }
            Self::SignWithKeysOfOne { of: [one, other] } => {
                Sentence::of(&say::SignWithKeysOfOne { one, other })
            }
            Self::SignWithKnown { holder } => {
                Sentence::of(&say::SignWithKnown { holder, make: action(Action::NewPair) })
            }
            Self::NewPair => Sentence::of(&say::NewPair { make: action(Action::NewPair) }),
            Self::LeaveOutSignedAt => {
                Sentence::of(&say::LeaveOutSignedAt { input: input(Input::SignedAt) })
            }
            Self::LaterThanRecord { created } => {
                Sentence::of(&say::LaterThanRecord { created, input: input(Input::SignedAt) })
            }
            Self::LaterThanSeen => {
                Sentence::of(&say::LaterThanSeen { input: input(Input::SignedAt) })
            }
            Self::ClockOrRecord => Sentence::of(&say::ClockOrRecord),
            Self::ClockOrAct => Sentence::of(&say::ClockOrAct),
            Self::NameOwnAct => {
                Sentence::of(&say::NameOwnAct { input: input(Input::Of), show: show() })
            }
            Self::NameActOfParty { party } => {
                let input = input(Input::Of);
                Sentence::of(&say::NameActOfParty { party, input, show: show() })
            }
            Self::NameActOfOthers => {
                Sentence::of(&say::NameActOfOthers { input: input(Input::Of), show: show() })
            }
            Self::DoNotApprove => Sentence::of(&say::NothingToApprove { verdict: verdict() }),
            Self::SealLater => Sentence::of(&say::SealLater { verdict: verdict() }),
            Self::ChangeAfterSeal => Sentence::of(&say::ChangeAfterSeal { changes: changes() }),
        }
    }

    /// What the step lets the user choose from, a line for each. Empty for most steps.
    pub fn choices(&self, front: &dyn FrontEnd) -> Vec<Sentence> {
        match self {
            Self::NameTheAct(acts) => acts.iter().map(|act| act.sentence(front)).collect(),
            _ => Vec::new(),
        }
    }
}
