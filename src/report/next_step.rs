//! What to do about a reason: the right next step for the person who reads the report.

use super::act_words::{claimed_name, short, why_not_counted};
use crate::id::{HolderId, PartyId};
use crate::keys::words;
use crate::screen::quoted;
use crate::value::Label;
use crate::verify::{
    ActOutcome, ActReport, Authority, Lack, PartyReport, Reason, Report, TextOutcome, Unauthorised,
};

/// Most acts that are listed as the reason why a party is not met.
const MAX_UNCOUNTED: usize = 3;

/// What to do about a reason.
pub(super) struct NextStep<'r> {
    /// Whether it is more than to ask someone who could sign now.
    pub(super) is_more: bool,
    /// The acts that claim to be the signature that is missing, where that is the reason.
    pub(super) uncounted: Vec<&'r ActReport>,
    /// A sentence.
    pub(super) step: String,
}

impl NextStep<'_> {
    /// A line for each of the first acts that do not count, and why.
    pub(super) fn uncounted_in_words(&self) -> impl Iterator<Item = String> {
        self.uncounted.iter().take(MAX_UNCOUNTED).map(|act| not_counted(act))
    }
}

/// What to do about a reason of a report.
pub(super) fn next_step<'r>(reason: &Reason, report: &'r Report) -> NextStep<'r> {
    let uncounted = uncounted(reason, report);
    let step = step(reason, report, &uncounted);
    let is_more = match reason {
        Reason::NotSigned { others, .. } => !uncounted.is_empty() || others.is_empty(),
        Reason::PartyUnknown { party } => {
            party_of(report, party).is_some_and(|party| party.perhaps.is_some())
        }
        _ => false,
    };
    NextStep { is_more, uncounted, step }
}

fn step(reason: &Reason, report: &Report, uncounted: &[&ActReport]) -> String {
    match reason {
        Reason::Unsound(_) => "ask the sender for the file again".to_owned(),
        Reason::OtherRecord { .. } => {
            "ask the sender which version is meant, and compare the record's digest by telephone; then both \
             sign that one"
                .to_owned()
        }
        Reason::PartyAbsent { party } => format!(
            "check that this is the bundle that you mean; for {party} to join, all parties sign a new record: \
             paraph help changes"
        ),
        Reason::TextDiffers { path } => {
            let text = report.texts().iter().find(|text| text.text.path == *path);
            match text.map(|text| &text.outcome) {
                Some(TextOutcome::Differs { found }) if !found.changes.is_empty() => {
                    "the file was converted on its way; ask for it in an archive".to_owned()
                }
                _ => "ask the sender for the text again, and do not use the file at hand; if you changed it \
                      yourself, put the signed version back, or make a new record of it, which every party \
                      signs: paraph help changes"
                    .to_owned(),
            }
        }
        Reason::NotSigned { party, others, counted, quorum } => {
            let missing = (*quorum as usize).saturating_sub(*counted);
            let unable = party_of(report, party).map_or(&[][..], |party| &party.unable);
            after_not_signed(uncounted, &Left { party, able: others, unable, missing })
        }
        Reason::Contested { party, .. } => {
            format!("ask {party} what holds; if it signs after all, it has to sign anew")
        }
        Reason::Declined { party, .. } => format!("ask {party} what it wants changed"),
        Reason::Pending { party, lack: Lack::Authority, .. } if lacks_instrument(report, party) => {
            format!(
                "if you have the instrument that empowers, name it with --with; else ask {party}"
            )
        }
        Reason::Pending { party, lack, others } => {
            let what = match lack {
                Lack::Authority => "a confirmation, with authority, by",
                Lack::Confirmation => "the confirmation of",
                Lack::Approval => "the approval of",
            };
            match others.is_empty() {
                true => {
                    let unable = party_of(report, party).map_or(&[][..], |party| &party.unable);
                    nobody_left(party, unable)
                }
                false => format!("ask for {what} {}", asked(others).join(" or ")),
            }
        }
        Reason::Reserved { party, .. } => {
            format!("ask {party} to withdraw that act, and to sign without reservation")
        }
        Reason::PartyUnknown { party } => {
            let find_out = format!(
                "ask {party} by telephone, at a number that you do not have from this bundle, for the words of \
                 their keys, and add each: paraph roster add {party} --bundle FILE --words \"...\" --holder ID \
                 --roster ROSTER"
            );
            match party_of(report, party).and_then(|party| party.perhaps.as_ref()) {
                Some(perhaps) => format!(
                    "your roster has {perhaps}: if that is a slip in it, write id = \"{party}\" there; else \
                     {find_out}"
                ),
                None => find_out,
            }
        }
        Reason::ActMissing { seen_for, .. } => {
            format!("ask {seen_for} for the bundle as they signed it, and merge it")
        }
        Reason::TimeUnproven { party } => format!(
            "if you can show that you held the bundle by then, note it: paraph roster accept FILE --on TIME \
             --roster ROSTER; else ask {party} to sign again"
        ),
        Reason::TextMissing { path } => {
            format!("put {} into the folder of the texts", path.file_name())
        }
    }
}

fn party_of<'r>(report: &'r Report, id: &PartyId) -> Option<&'r PartyReport> {
    report.parties().iter().find(|party| party.id == *id)
}

/// The acts that claim to be the signature that is missing, where a reason says that one is.
fn uncounted<'r>(reason: &Reason, report: &'r Report) -> Vec<&'r ActReport> {
    let Reason::NotSigned { party, .. } = reason else { return Vec::new() };
    let party = party_of(report, party);
    party.map_or_else(Vec::new, |party| report.uncounted(party))
}

/// `an act that claims to be of "Jane Doe" is not counted: claims ..., when the key was not good (act 0123456789ab)`.
fn not_counted(act: &ActReport) -> String {
    let name = quoted(&claimed_name(&act.content));
    let why = why_not_counted(act);
    format!("an act that claims to be of {name} is not counted: {why} ({})", short(&act.id))
}

/// Who of a party has not signed.
struct Left<'r> {
    party: &'r PartyId,
    /// Whose keys may sign now.
    able: &'r [(HolderId, Label)],
    /// Whose keys may not.
    unable: &'r [(HolderId, Label)],
    /// How many people are missing.
    missing: usize,
}

/// What to do about a party of which people have not signed. If an act is there that does not count, what to
/// do follows from why it does not.
fn after_not_signed(uncounted: &[&ActReport], left: &Left<'_>) -> String {
    let Left { party, able, unable, missing } = *left;
    let unknown = uncounted.iter().find(|act| act.outcome == ActOutcome::UnknownKey);
    // A key that the roster does not have may be the new one of whoever's old key is revoked or has expired.
    let is_over = |act: &&&ActReport| {
        matches!(
            act.outcome,
            ActOutcome::Revoked { .. } | ActOutcome::OutsideWindow { good_from: None, .. }
        )
    };
    let first = uncounted.iter().find(|act| unknown.is_none() || !is_over(act));
    if let Some(act) = first
        && let Some(next) = after_not_counted(act, able)
    {
        let holder = act.outcome.holder();
        let mut others = able.to_vec();
        others.retain(|(id, _)| Some(id) != holder);
        return match asked(&others) {
            others if others.is_empty() => next,
            others => format!("{next}; or ask for the signature of {}", others.join(" or ")),
        };
    }
    let people = asked(able);
    let ask = match people.len() {
        0 => nobody_left(party, unable),
        left if left < missing => format!(
            "ask for the signature of {}; but {missing} are needed, more than can sign by your roster; for the \
             others: {}",
            people.join(" and "),
            nobody_left(party, unable)
        ),
        _ => format!("ask for the signature of {}", people.join(" or ")),
    };
    match unknown {
        None => ask,
        Some(act) => {
            let (party, key) = (&act.content.party, words(&act.content.keys[0]));
            format!(
                "ask {party} by telephone whose key this is, and have its words read out: {key}. If it is \
                 theirs: paraph roster add {party} --bundle FILE --words \"...\" --holder ID --roster ROSTER. If \
                 not: {ask}"
            )
        }
    }
}

/// What to do where nobody in the roster is left who may do it now.
fn nobody_left(party: &PartyId, unable: &[(HolderId, Label)]) -> String {
    let add = |holder: &str| {
        format!("paraph roster add {party} --key NAME.pub --holder {holder} --roster ROSTER")
    };
    match unable {
        [] => format!(
            "nobody else of {party} is in your roster: ask {party} by telephone who does it and with which \
             key, and add that: {}",
            add("ID")
        ),
        [(holder, name)] => format!(
            "no key of {name} ({holder}) in your roster may do it now: ask them for a new one (paraph key new NAME), \
             add it, and ask them to sign with it: {}",
            add(holder.as_str())
        ),
        several => format!(
            "no key of {} in your roster may do it now: ask them for new ones (paraph key new NAME), add them, and \
             ask them to sign with these: {}",
            asked(several).join(" or "),
            add("ID")
        ),
    }
}

/// What to do about an act of a key that the roster knows and that does not count; `able` are the holders
/// whose keys may sign now.
fn after_not_counted(act: &ActReport, able: &[(HolderId, Label)]) -> Option<String> {
    let claimed = act.content.signed_at.in_words();
    let party = &act.content.party;
    Some(match &act.outcome {
        // Whose key it is has to be found out first.
        ActOutcome::UnknownKey | ActOutcome::Counted(_) | ActOutcome::Stands(..) => return None,
        ActOutcome::OutsideWindow { holder, good_from: Some(from) } => format!(
            "your roster has this key of {holder} from {} on; if {holder} had it already on {claimed}, \
             put that time, or an earlier one, into \"from\" in the roster; nothing has to be signed again",
            from.in_words()
        ),
        ActOutcome::OutsideWindow { holder, good_from: None } => {
            format!("the key had expired: ask {holder} to sign with a key that is good now")
        }
        ActOutcome::Revoked { holder, revocation } => {
            let again = match able.iter().any(|(id, _)| id == holder) {
                true => format!("ask {holder} to sign again with the key that your roster has now"),
                false => format!(
                    "ask {holder} to sign again with another key (paraph key new, then paraph roster add)"
                ),
            };
            match revocation.proof_needed_before(&act.content.signed_at) {
                None => again,
                Some(since) => format!(
                    "if you can show that you held this bundle before {}, note it: paraph roster accept \
                     FILE --on TIME --roster ROSTER; else {again}",
                    since.in_words()
                ),
            }
        }
        ActOutcome::OtherParty { party: owner, holder, .. } => {
            format!(
                "ask {owner} why a key of {holder} signed for {party}; then ask {party} to sign"
            )
        }
        ActOutcome::SpecimenKey { holder } => {
            format!(
                "ask {holder} to make a key of their own (paraph key new NAME) and to sign with it"
            )
        }
        ActOutcome::NotAllowed { holder } => format!(
            "if {holder} may do this, change \"scope\" of the key in your roster; if not, ask another \
             person of {party}"
        ),
        ActOutcome::NotDesignated { holder } => format!(
            "ask {holder} to sign with a key that the record names; to use this one, the parties need a \
             new record"
        ),
        ActOutcome::FromTheFuture { holder } => format!(
            "compare clocks: ask {holder} whether {claimed} is the time of the signature. If a clock was \
             wrong, it has to be set, and the act signed again; else wait until that time"
        ),
        ActOutcome::BeforeTheRecord { holder } | ActOutcome::BeforeWhatItSaw { holder, .. } => {
            format!("ask {holder} to set the computer's clock and to sign again")
        }
        ActOutcome::OutOfOrder { holder, before } => {
            format!("send {holder} the bundle with what {before} signed, and ask them to sign that")
        }
    })
}

/// Whether an act for the party names an instrument of authority that is not at hand.
fn lacks_instrument(report: &Report, party: &PartyId) -> bool {
    let lacking = Authority::Lacking(Unauthorised::NotAtHand);
    report.acts().iter().any(|act| act.content.party == *party && act.authority == lacking)
}

/// Holders to ask, by name and id.
pub(super) fn asked(holders: &[(HolderId, Label)]) -> Vec<String> {
    holders.iter().map(|(id, name)| format!("{name} ({id})")).collect()
}
