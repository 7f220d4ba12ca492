//! `paraph sign`: show what will be signed, ask, sign, verify the result, write.

mod about;
mod inputs;
mod lacking;
mod output;
mod question;
mod signing;

use paraph::bundle::Bundle;
use paraph::keys::is_specimen;
use paraph::roster::Roster;
use paraph::verify::verify;

use self::about::Signatory;
use self::inputs::{Inputs, check_said, check_texts, party};
use self::output::Output;
use self::signing::{Said, Signing, act, given};
use crate::cli::args::SignArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::folder;
use crate::cli::kind::read_bundle_or_record;
use crate::cli::machine::now;
use crate::cli::say::World;
use crate::cli::signer::{Known, Signer};
use crate::cli::texts;

pub(crate) fn run(args: &SignArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    // Everything that can stop us comes before the question, and nothing is written before that.
    let (bundle, format) = read_bundle_or_record(&args.file)?;
    let Inputs { roster, profile, statements, authority, others, with } =
        Inputs::read(args, &bundle)?;
    check_said(args)?;
    lacking::warn(&args.file, &bundle, format, &with, roster.as_ref(), world);
    let signer = Signer::open(&args.signer(), world)?;
    let public = signer.public().clone();
    let party = party(args, &public, roster.as_ref(), bundle.record())?;
    let home = args.texts.as_deref().unwrap_or_else(|| folder(&args.file));
    let output = Output::of(args, format, &party, bundle.record(), home, world)?;
    let found = texts::find(bundle.record(), home)?;
    check_texts(args.intent, bundle.record(), home, &found)?;

    let now = now()?;
    let given = roster.as_ref().map(|it| given(it, &found, &others, now));
    let who = Signatory {
        bundle: &bundle,
        report: given.as_ref().map(|given| verify(&bundle, given)),
        party: &party,
        key: public.id(),
        holder: given
            .and_then(|given| given.roster.owner(&public.id()))
            .map(|owner| &owner.holder.id),
    };
    let of = about::about(args, &who)?;
    let said = Said { profile, intent: args.intent, of, authority, statements };
    let act = act(args, &bundle, &public, party, said, given, now)?;
    // A key that was in a file signs here, and is gone: whatever follows takes as long as it takes.
    // A key elsewhere waits for the answer: it may blink, or ask for a touch.
    let keeper = signer.keeper();
    let ready = signer.ready(&act);
    let (roster, found, others) = (roster.as_ref(), &found, &others);
    let signing = Signing { act: &act, public: &public, keeper, roster, found, others, now };
    // What cannot be signed is told before the question.
    signing.check(&bundle, &args.file)?;
    if args.yes {
        let what = question::describe(&signing, &bundle, args);
        world.talk(&format!("signing without asking:\n{what}"));
    } else {
        question::ask(&signing, &bundle, args)?;
        // Somebody may have changed a text while we asked.
        let found = texts::find(bundle.record(), home)?;
        check_texts(args.intent, bundle.record(), home, &found)?;
    }

    let signature = ready.sign(&known(roster, &bundle), world)?;
    let mut alone = Bundle::new(bundle.record().clone());
    alone
        .add(act.clone(), &public, signature)
        .map_err(|fault| CliError::refused(&args.file, &fault))?;
    output.write(&signing, bundle, alone, args, world)?;
    if is_specimen(&public.id()) {
        world.talk("the key is a published specimen: this signature proves nothing");
    }
    Ok(Exit::Done)
}

/// Whose signature it may be, if it is not that of the key that was asked.
fn known(roster: Option<&Roster>, bundle: &Bundle) -> Vec<Known> {
    let mut known = Vec::new();
    for party in roster.into_iter().flat_map(Roster::parties) {
        for holder in party.holders.values() {
            let whose = format!("which is {}'s, of {}, by your roster", holder.id, party.id);
            let keys = holder.keys.values().map(|key| key.public.clone());
            known.extend(keys.map(|public| Known { public, whose: whose.clone() }));
        }
    }
    let whose = || "which is in the bundle; nobody here knows whose it is".to_owned();
    known.extend(bundle.keys().map(|key| Known { public: key.clone(), whose: whose() }));
    known
}
