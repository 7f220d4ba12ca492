//! The act that is about to be signed, and whether it would count.

use std::collections::BTreeMap;
use std::path::Path;

use paraph::act::{Act, ActContent, Intent, RecordRef, Signatory};
use paraph::bundle::{Bundle, MergeError};
use paraph::fault::Fault;
use paraph::id::{ActId, KeyId, PartyId};
use paraph::keys::PublicKey;
use paraph::profile::Profile;
use paraph::record::Order;
use paraph::roster::Roster;
use paraph::value::{TextPath, Time};
use paraph::verify::{
    ActOutcome, Given, NO_OTHERS, Reservations, TextFound, Texts, Times, seen_acts, verify,
};

use crate::cli::args::SignArgs;
use crate::cli::error::{CliError, Exit};

/// What this key signs, as of now.
pub(super) fn act(
    args: &SignArgs,
    bundle: &Bundle,
    key: &PublicKey,
    party: PartyId,
    profile: Option<Profile>,
    given: Option<Given<'_>>,
    now: Time,
) -> Result<Act, CliError> {
    let owner = given.and_then(|given| given.roster.owner(&key.id()));
    let holder = owner.map(|owner| owner.holder);
    let (signatory, capacity, place) = match (profile, holder) {
        (Some(profile), _) => (profile.signatory, profile.capacity, profile.place),
        (None, Some(holder)) => {
            let name = holder.name.clone();
            (Signatory { name, name_latin: None, title: None }, None, None)
        }
        (None, None) => {
            let error = CliError::new("name-needed", "it is not said who signs");
            return Err(error.hint("write your name into a profile and name it with --as me.toml"));
        }
    };
    let record = bundle.record();
    let content = ActContent {
        record: RecordRef { id: record.content().id.clone(), sha256: record.digest() },
        party,
        keys: vec![key.id()],
        signatory,
        capacity,
        authority: None,
        intent: Intent::Sign,
        of: None,
        statements: Vec::new(),
        place,
        signed_at: args.signed_at.unwrap_or(now),
        seen: seen_acts(bundle, given.as_ref()),
    };
    Act::new(content).map_err(|fault| CliError::refused(&args.file, &fault))
}

/// What the signatory judges by, now.
pub(super) fn given<'g>(
    roster: &'g Roster,
    found: &'g BTreeMap<TextPath, TextFound>,
    at: Time,
) -> Given<'g> {
    let texts = Texts::Found(found);
    Given {
        roster,
        texts,
        record: None,
        parties: &[],
        at,
        times: Times::Claimed,
        reservations: Reservations::Told,
        others: NO_OTHERS,
    }
}

/// What is about to be signed, with what, and what is known.
pub(super) struct Signing<'a> {
    pub(super) act: &'a Act,
    /// The record with our act and no other. Nobody gets it before they are asked.
    pub(super) alone: Bundle,
    pub(super) roster: Option<&'a Roster>,
    pub(super) found: &'a BTreeMap<TextPath, TextFound>,
    pub(super) now: Time,
}

impl Signing<'_> {
    /// The bundle with our act: the key has not signed this record before, it is its party's turn,
    /// and by the roster, if there is one, the act counts.
    pub(super) fn sign(&self, bundle: &Bundle, file: &Path) -> Result<Bundle, CliError> {
        if let Some((earlier, when)) = self.earlier(bundle) {
            let sentence = format!("this key has signed this record already, {}", when.in_words());
            return Err(CliError::new("already-signed", sentence)
                .at(file)
                .hint(format!("nothing more is to be done; the act is {earlier}")));
        }
        let party = &self.act.content().party;
        let out_of_order = |before: &PartyId| {
            let sentence = format!("{before} is to sign before {party}, and has not");
            Err(CliError::new("out-of-order", sentence)
                .at(file)
                .exit(Exit::Incomplete)
                .hint(format!("ask {before} for the bundle that they signed, and sign that")))
        };
        let Some(roster) = self.roster else {
            let before = self.unsigned_before(bundle);
            return before.map_or_else(|| self.with_act(bundle, file), out_of_order);
        };
        let signed = self.with_act(bundle, file)?;
        let not_counted = |code, sentence: &str| {
            let sentence = format!("by your roster this signature would not count: {sentence}");
            Err(CliError::new(code, sentence).at(file))
        };
        let report = verify(&signed, &self.given(roster));
        let ours = report.acts().iter().find(|act| act.id == self.act.id());
        let outcome = ours.expect("it was just added").outcome.clone();
        let code = outcome.code();
        match outcome {
            ActOutcome::Counted(_) | ActOutcome::UnknownKey | ActOutcome::SpecimenKey { .. } => {
                Ok(signed)
            }
            ActOutcome::Stands(..) => todo!(),
            ActOutcome::OutOfOrder { before, .. } => out_of_order(&before),
            ActOutcome::OtherParty { party, .. } => {
                not_counted(code, &format!("the key is {party}'s"))
            }
            ActOutcome::NotAllowed { .. } => not_counted(code, "the key may not do this"),
            ActOutcome::NotDesignated { .. } => {
                not_counted(code, "the record names other keys for your party")
            }
            ActOutcome::FromTheFuture { .. } => not_counted(code, "its time is still to come"),
            ActOutcome::BeforeTheRecord { .. } => {
                not_counted(code, "its time is before the record was made; check the clock")
            }
            ActOutcome::BeforeWhatItSaw { .. } => {
                not_counted(code, "its time is before that of what you have seen; check the clock")
            }
            ActOutcome::OutsideWindow { .. } => {
                not_counted(code, "the key is not good at that time")
            }
            ActOutcome::Revoked { .. } => not_counted(code, "the key is revoked"),
        }
    }

    /// The first party that is to sign before ours and for which there is no act: all that can be
    /// told of the order without a roster.
    fn unsigned_before<'b>(&self, bundle: &'b Bundle) -> Option<&'b PartyId> {
        let Order::Listed(order) = &bundle.record().content().order else { return None };
        let ours = &self.act.content().party;
        let signed = |party: &PartyId| bundle.acts().any(|s| s.act().content().party == *party);
        order.iter().take_while(|party| *party != ours).find(|party| !signed(party))
    }

    /// An act of this key with this intent; by a roster, one that counts.
    fn earlier(&self, bundle: &Bundle) -> Option<(ActId, Time)> {
        let key: KeyId = self.act.content().keys[0];
        let ours =
            |act: &ActContent| act.keys.contains(&key) && act.intent == self.act.content().intent;
        let uncounted: Vec<ActId> = match self.roster {
            None => Vec::new(),
            Some(roster) => {
                let report = verify(bundle, &self.given(roster));
                let uncounted = report.acts().iter().filter(|act| !act.outcome.counts());
                uncounted.map(|act| act.id).collect()
            }
        };
        let mut acts = bundle.acts().map(|signed| signed.act());
        let earlier = acts.find(|act| ours(act.content()) && !uncounted.contains(&act.id()))?;
        Some((earlier.id(), earlier.content().signed_at))
    }

    /// The bundle with our act, read back: nothing is written that we would refuse.
    fn with_act(&self, bundle: &Bundle, file: &Path) -> Result<Bundle, CliError> {
        let refused = |fault: Fault| CliError::refused(file, &fault);
        let signed = bundle.clone().merge(self.alone.clone());
        let signed = signed.map_err(|error| match error {
            MergeError::Limit(fault) => refused(fault),
            other => CliError::new("other-record", other.to_string()).at(file),
        })?;
        Bundle::read(&signed.to_bytes()).map_err(refused)
    }

    fn given<'g>(&'g self, roster: &'g Roster) -> Given<'g> {
        given(roster, self.found, self.now)
    }
}
