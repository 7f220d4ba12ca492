//! What the owner of a roster should know when they edit it: ids that are probably typing errors, acts that a
//! key would lose, receipts that come too late.
//!
//! The functions decide. The front end says it in its own words, because the steps are edits of its file.

use std::collections::BTreeMap;
use std::fmt;

use crate::bundle::{Bundle, SignedAct};
use crate::fault::{FaultKind, Taken};
use crate::id::{ActId, HolderId, KeyId, PartyId};
use crate::keys::{KEY_WORDS, KeySet, Spoken, Suite, compare};
use crate::locale::Locale;
use crate::messages::{Localized, Sentence, key_by_words as say};
use crate::roster::{Addition, HeldAct, Owner, Roster};
use crate::screen::{brief, quoted};
use crate::suggestions::nearest;
use crate::value::Time;
use crate::verify::{ActOutcome, Given, Texts, Verdict, verify};

/// The step after a roster refused an addition, because an entry is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterTaken<'r> {
    /// Correct the id of a party in the roster. It was probably mistyped before.
    PartyMistyped {
        /// The id in the roster.
        old: &'r PartyId,
        /// Whether the roster has the party that was named, too.
        is_there: bool,
    },
    /// The holder moved from one party to another.
    HolderMoved {
        /// The party of the holder in the roster.
        old: &'r PartyId,
    },
    /// The holder has another name in the roster.
    HolderRenamed,
    /// The party has another name in the roster.
    PartyRenamed,
    /// The key is there already: edit its window.
    EditWindow,
    /// Correct the id of a holder in the roster. It was probably mistyped before.
    HolderMistyped {
        /// The id in the roster.
        old: &'r HolderId,
        /// Whether the roster has the holder that was named, too.
        is_there: bool,
    },
    /// The roster has the key, and it is revoked there.
    KeyIsRevoked,
    /// The key belongs to someone else. One of the two entries may be a mistake.
    KeyOfAnother {
        /// The party in the roster.
        at: &'r PartyId,
        /// The holder in the roster.
        old: &'r HolderId,
        /// What else the entry has.
        alone: Alone,
    },
}

/// Whether a key is the only one in its entry of the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alone {
    /// It is the only key of the only holder of its party.
    InItsParty,
    /// It is the only key of its holder.
    OfItsHolder,
    /// Its holder has other keys.
    No,
}

/// The step after an addition that the roster refused, because `taken` is there already. `None` if there is
/// nothing to advise.
pub fn after_taken<'r>(
    taken: Taken,
    addition: &Addition,
    roster: &'r Roster,
) -> Option<AfterTaken<'r>> {
    let Addition { party, holder, .. } = addition;
    let holders =
        || roster.parties().flat_map(|party| party.holders.keys().map(|id| (&party.id, id)));
    // The key is there under another party or holder.
    let key_of_another = || {
        let owner = owner_of(roster, &addition.keys)?;
        let alone = match (owner.party.holders.len(), owner.holder.keys.len()) {
            (1, 1) => Alone::InItsParty,
            (_, 1) => Alone::OfItsHolder,
            (_, _) => Alone::No,
        };
        Some(AfterTaken::KeyOfAnother { at: &owner.party.id, old: &owner.holder.id, alone })
    };
    match taken {
        Taken::HolderOfParty => {
            let (old, _) = holders().find(|(at, id)| *id == holder && *at != party)?;
            Some(match are_near(old.as_str(), party.as_str()) {
                true => AfterTaken::PartyMistyped { old, is_there: roster.party(party).is_some() },
                false => key_of_another().unwrap_or(AfterTaken::HolderMoved { old }),
            })
        }
        Taken::HolderOfName => Some(AfterTaken::HolderRenamed),
        Taken::PartyOfName => Some(AfterTaken::PartyRenamed),
        Taken::Key => {
            let owner = owner_of(roster, &addition.keys)?;
            let (at, old) = (&owner.party.id, &owner.holder.id);
            Some(match (at == party, old == holder) {
                (true, true) if owner.key.revoked.is_some() => AfterTaken::KeyIsRevoked,
                (true, true) => AfterTaken::EditWindow,
                (true, false)
                    if owner.key.set == addition.keys
                        && are_near(old.as_str(), holder.as_str()) =>
                {
                    let is_there = holders().any(|(_, id)| id == holder);
                    AfterTaken::HolderMistyped { old, is_there }
                }
                (_, _) => key_of_another()?,
            })
        }
        Taken::Revocation => None,
    }
}

/// The step after a roster refused an addition, because the holder has one of the keys in another entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterSharedHalf {
    /// A pair was to be added: its holder makes a pair of two new keys.
    MakePair,
    /// A single key was to be added, which the roster has as a half of a pair: its holder makes another key, if they
    /// need a single one as well.
    MakeKey,
}

/// The step after an addition that the roster refused for this reason. `None` if the reason is another one.
pub fn after_shared_half(kind: &FaultKind, addition: &Addition) -> Option<AfterSharedHalf> {
    match (kind, addition.keys.suite()) {
        (FaultKind::SharedHalf { .. }, Suite::Hybrid) => Some(AfterSharedHalf::MakePair),
        (FaultKind::SharedHalf { .. }, Suite::Classic) => Some(AfterSharedHalf::MakeKey),
        (_, _) => None,
    }
}

/// The owner of one of these keys: of the set, or of another set that has one of them.
fn owner_of<'r>(roster: &'r Roster, keys: &KeySet) -> Option<Owner<'r>> {
    let of = |id: &KeyId| roster.owner(id).or_else(|| roster.owner_of_half(id));
    keys.keys().find_map(|key| of(&key.id()))
}

/// Whether one of two ids may be a typing error for the other.
fn are_near(one: &str, other: &str) -> bool {
    nearest(one, [other]).is_some() || nearest(other, [one]).is_some()
}

/// An id in the roster that was probably meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdMeant<'r> {
    /// This party.
    Party(&'r PartyId),
    /// This holder, of the party that was named.
    Holder(&'r HolderId),
}

/// The similar id in the roster, if an addition names a new party or a new holder. `is_of_record` says whether
/// the party is one of an available record; then its id is no typing error.
pub fn id_meant<'r>(
    roster: &'r Roster,
    addition: &Addition,
    is_of_record: bool,
) -> Option<IdMeant<'r>> {
    let Addition { party, holder, .. } = addition;
    let Some(known_party) = roster.party(party) else {
        let ids = || roster.parties().map(|party| &party.id);
        let meant = nearest(party.as_str(), ids().map(PartyId::as_str));
        let meant = ids().find(|id| Some(id.as_str()) == meant).filter(|_| !is_of_record);
        return meant.map(IdMeant::Party);
    };
    if known_party.holders.contains_key(holder) {
        return None;
    }
    let ids = || known_party.holders.keys();
    let meant = nearest(holder.as_str(), ids().map(HolderId::as_str));
    ids().find(|id| Some(id.as_str()) == meant).map(IdMeant::Holder)
}

/// Acts of a key that would not count, because they claim a time before the key is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlyActs {
    /// How many: at least one.
    pub count: usize,
    /// The earliest claimed time.
    pub first: Time,
}

impl EarlyActs {
    /// That these acts of a key for a party claim a time before the key is valid.
    pub fn sentence(&self, party: &PartyId) -> Sentence {
        let Self { count: acts, first } = self;
        Sentence::of(&say::ActsTooEarly { acts, party, first })
    }
}

/// The acts of a key for a party in available bundles that claim a time before `from`, if there are any. Each
/// act counts once.
pub fn early_acts<'b>(
    party: &PartyId,
    keys: &KeySet,
    from: &Time,
    bundles: impl IntoIterator<Item = &'b Bundle>,
) -> Option<EarlyActs> {
    let acts = bundles.into_iter().flat_map(|bundle| bundle.acts().map(SignedAct::act));
    let early = acts.filter(|act| {
        let content = act.content();
        content.party == *party
            && content.key_set() == keys.id()
            && content.signed_at.unix_seconds() < from.unix_seconds()
    });
    let early: BTreeMap<ActId, Time> =
        early.map(|act| (act.id(), act.content().signed_at)).collect();
    let first = early.values().min_by_key(|time| time.unix_seconds()).copied();
    first.map(|first| EarlyActs { count: early.len(), first })
}

/// The acts of a bundle, in the form that receipts need.
pub fn held_acts(bundle: &Bundle) -> Vec<HeldAct> {
    let (record, created) = (bundle.record().digest(), bundle.record().content().created);
    let held = |signed: &SignedAct| HeldAct {
        envelope: signed.envelope().digest(),
        record,
        created,
        act: signed.act().id(),
        party: signed.act().content().party.clone(),
        signed_at: signed.act().content().signed_at,
    };
    bundle.acts().map(held).collect()
}

/// Acts that do not count although they were noted, because their key was compromised or never authorised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TooLate {
    /// Acts that were received too late.
    pub unproven: usize,
    /// Acts that claim a time at which the key was already revoked.
    pub void: usize,
}

impl TooLate {
    /// The acts of a bundle that do not count by a roster with the receipt, at the time `now`. None if the
    /// bundle is concluded without them.
    pub fn of(roster: &Roster, bundle: &Bundle, now: Time) -> Self {
        let report = verify(bundle, &Given::new(roster, Texts::NotChecked, now));
        let mut late = Self::default();
        if report.verdict() == Verdict::Concluded {
            return late;
        }
        for act in report.acts() {
            let ActOutcome::Revoked { revocation, .. } = &act.outcome else { continue };
            match revocation.proof_needed_before(act.signed_at()) {
                Some(_) => late.unproven += 1,
                None => late.void += usize::from(revocation.reason.voids_claims()),
            }
        }
        late
    }
}

/// The step after a receipt that was refused because of its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterRefusedReceipt {
    /// The bundle cannot have been held in the future.
    HeldInFuture,
    /// The record is dated in the future, or the clock is wrong.
    RecordInFuture,
    /// An act is dated in the future, or the clock is wrong.
    ActInFuture,
    /// The bundle has grown since: only a part of it was held at that time.
    OlderActsHeld,
    /// Give the time at which the bundle was held.
    GiveTimeHeld,
}

/// The step after a refused receipt, by the code of the refusal. `on` is the time that was stated; `None`
/// means the computer's clock. `None` if the refusal has another cause.
pub fn after_refused_receipt(
    code: &str,
    on: Option<Time>,
    acts: &[HeldAct],
) -> Option<AfterRefusedReceipt> {
    // If the bundle has grown since, a part of it was held earlier.
    let some_are_older = |on: Time| acts.iter().any(|act| !act.signed_at.is_over_a_day_after(&on));
    match (code, on) {
        ("received-from-the-future", _) => Some(AfterRefusedReceipt::HeldInFuture),
        ("received-before-the-record", None) => Some(AfterRefusedReceipt::RecordInFuture),
        ("received-before-the-act", None) => Some(AfterRefusedReceipt::ActInFuture),
        ("received-before-the-act", Some(on)) if some_are_older(on) => {
            Some(AfterRefusedReceipt::OlderActsHeld)
        }
        ("received-before-the-record" | "received-before-the-act", Some(_)) => {
            Some(AfterRefusedReceipt::GiveTimeHeld)
        }
        _ => None,
    }
}
/// The code of words that are not those of a key.
pub const WORDS_DIFFER: &str = "words-differ";

/// The only key of a bundle with the words that its holder read out, or the pair with these words.
///
/// # Errors
///
/// The sentence that no key has these words, and where they differ from those of the nearest key. Its code is
/// [`WORDS_DIFFER`]. What the key has there is not in it: it would be typed instead of what its holder reads out.
pub fn key_by_words(bundle: &Bundle, spoken: &str) -> Result<KeySet, Sentence> {
    let sets = bundle.key_sets();
    let ids: Vec<KeyId> = sets.iter().map(KeySet::id).collect();
    let found = sets.into_iter().find(|set| compare(spoken, &set.id()) == Spoken::Same);
    found.ok_or_else(|| match difference(spoken, &ids, Nearest::OfSeveral) {
        None => Sentence::of(&say::NoSignatures),
        Some(difference) => Sentence::of(&say::WordsOfNoKeyInBundle { difference }),
    })
}

/// The sentence that no key of a roster has these words, and where they differ from those of the nearest key.
pub fn words_of_no_key<'k>(spoken: &str, keys: impl IntoIterator<Item = &'k KeyId>) -> Sentence {
    match difference(spoken, keys, Nearest::OfSeveral) {
        None => Sentence::of(&say::NoKeys),
        Some(difference) => Sentence::of(&say::WordsOfNoKeyInRoster { difference }),
    }
}

/// Checks that the words which its holder read out are those of a key.
///
/// # Errors
///
/// The sentence that they are not, and where they differ. Its code is [`WORDS_DIFFER`].
pub fn check_words(keys: &KeySet, spoken: &str) -> Result<(), Sentence> {
    match difference(spoken, [&keys.id()], Nearest::Only) {
        None => Ok(()),
        Some(difference) => Err(Sentence::of(&say::WordsOfAnotherKey { difference })),
    }
}

/// Whether the key whose words are nearest is the only one that can be meant.
#[derive(Clone, Copy)]
enum Nearest {
    Only,
    OfSeveral,
}

/// Where what was read out differs from the words of that one of some keys whose words are nearest to it;
/// `None` if it does not, or if there are no keys.
fn difference<'k>(
    spoken: &str,
    keys: impl IntoIterator<Item = &'k KeyId>,
    nearest_of: Nearest,
) -> Option<Sentence> {
    let count = spoken.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).count();
    let all = KEY_WORDS;
    let mut nearest: Option<((usize, usize), Sentence)> = None;
    for key in keys {
        let Spoken::Parts { matching, at, said, .. } = compare(spoken, key) else { return None };
        let sentence = match (count, nearest_of) {
            (KEY_WORDS, Nearest::Only) => {
                Sentence::of(&say::WordDiffersHere { at, said: quoted(&brief(&said, 80)) })
            }
            (KEY_WORDS, Nearest::OfSeveral) => {
                Sentence::of(&say::WordDiffers { at, said: quoted(&brief(&said, 80)) })
            }
            (RECORD_WORDS, _) => Sentence::of(&say::WordsOfRecord { count, all }),
            _ => Sentence::of(&say::WordsCounted { count, all }),
        };
        if nearest.as_ref().is_none_or(|(near, _)| (matching, at) > *near) {
            nearest = Some(((matching, at), sentence));
        }
    }
    nearest.map(|(_, sentence)| sentence)
}

/// How many words a record has.
const RECORD_WORDS: usize = 2 * KEY_WORDS;

/// What to do about words that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HearAgain;

impl Localized for HearAgain {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        say::HearAgain.write(locale, out)
    }
}

/// That the record in a bundle has no such party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOfRecord<'a> {
    /// The party.
    pub party: &'a PartyId,
}

impl Localized for NotOfRecord<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        say::NotOfRecord { party: self.party }.write(locale, out)
    }
}
