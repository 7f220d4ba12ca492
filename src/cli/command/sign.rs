//! `paraph sign`: shows what will be signed, asks, signs, verifies the result, and writes it.

mod commands;
mod inputs;
mod missing_acts;
mod output;
mod question;

use std::path::Path;

use paraph::act::Act;
use paraph::bundle::Bundle;
use paraph::format::Format;
use paraph::keys::KeySet;
use paraph::messages::Sentence;
use paraph::roster::Roster;
use paraph::signing::{Known, Refused, Request, SignedBySpecimen, Signing, TimeSource};

use self::commands::CommandLine;
use self::inputs::{Inputs, check_texts};
use self::output::Output;
use crate::cli::args::SignArgs;
use crate::cli::clock_and_rng::now;
use crate::cli::display::{shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::bundle_or_record_in;
use crate::cli::language::locale;
use crate::cli::messages::sign;
use crate::cli::other_instruments::Found;
use crate::cli::output::Console;
use crate::cli::paper;
use crate::cli::passphrase;
use crate::cli::paths::folder;
use crate::cli::signer::{self, Signer};
use crate::cli::text_lookup;

pub(crate) fn run(args: &SignArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    // Every check that can stop the command is before the question. Nothing is written before that.
    let file = paper::read(&args.file)?;
    let (bundle, format) = bundle_or_record_in(&args.file, &file)?;
    args.keys.iter().try_for_each(passphrase::check_there)?;
    let Inputs { roster, request, others, with } = Inputs::read(args, &bundle)?;
    let roster = roster.as_ref();
    request.check(roster).map_err(|refused| commands::refused(args, &refused, &args.file))?;
    missing_acts::warn_of_other_version(&args.file, &bundle, console);
    missing_acts::warn_of_relations(&bundle, &with, console);
    let source = Source { format, is_paper: file.attached.is_some() };
    missing_acts::warn(&args.file, &bundle, source, &with, roster, console);
    let home = args.texts.as_deref().unwrap_or_else(|| folder(&args.file));
    let named = args.texts.as_deref();
    let texts = file.texts(&args.file, bundle.record(), named, text_lookup::find)?;
    file.talk_about_page(texts.read, console);
    check_texts(args, &request, bundle.record(), home, &texts)?;
    let known = Known { roster, texts: &texts.found, others: &others, at: now()? };
    let has_inside = !texts.inside.is_empty();
    let basis = Basis {
        args,
        bundle: &bundle,
        source,
        has_inside,
        home,
        request: &request,
        known,
        with: &with,
    };
    // If the public half of the key is in the same folder, every check that can stop the signing runs before
    // the passphrase is typed.
    let expected = inputs::public_beside(args);
    let planned = expected.as_ref().map(|(public, file)| {
        basis.plan(public).map_err(|error| by_public_half(args, public, file, error, console))
    });
    let planned = planned.transpose()?;
    let signer = Signer::open(&args.signer(), console)?;
    let public = signer.public().clone();
    let plan = match planned.filter(|_| expected.is_some_and(|(expected, _)| expected == public)) {
        Some(planned) => planned,
        None => basis.plan(&public)?,
    };
    let Plan { act, output, warning } = plan;
    if let Some(warning) = &warning {
        console.talk(warning);
    }
    // A key from a file signs here and is wiped, so the steps after it can take any time. A key elsewhere
    // signs after the answer: it may blink, or ask for a touch.
    let keeper = signer.keeper();
    let ready = signer.ready(&act);
    let signing = Signing { act: &act, keys: &public, time: time_source(args), known };
    let summary =
        signing.summary(&bundle, keeper.as_ref(), &CommandLine(args, &args.file), locale());
    if args.yes {
        console.talk(&question::not_asked(&summary));
    } else {
        question::ask(&summary, args)?;
        // A text may have changed during the question.
        let texts = file.texts(&args.file, bundle.record(), named, text_lookup::find)?;
        check_texts(args, &request, bundle.record(), home, &texts)?;
    }

    let signatures = ready.sign(&known_keys(roster, &bundle), console)?;
    let mut alone = Bundle::new(bundle.record().clone());
    alone
        .add(act.clone(), &public, signatures)
        .map_err(|fault| CliError::refused(&args.file, &fault))?;
    output.write(&signing, alone, &basis, console)?;
    if public.has_specimen() {
        console.talk(&SignedBySpecimen);
    }
    Ok(Exit::Done)
}

/// The error of a plan for the public key beside the private one. The cause may be that the two files do not belong
/// to one key; then this is the error.
fn by_public_half(
    args: &SignArgs,
    public: &KeySet,
    file: &Path,
    error: CliError,
    console: &Console<'_>,
) -> CliError {
    let other = || {
        let (key, public) = (typed(args.key().file().expect("it has a file beside")), typed(file));
        let sentence = sign::PublicOfOtherKey { key: &key, public: &public };
        let error = CliError::new("key-differs", sentence).at(file);
        error.hint(sign::WritePublicOfKey { key: &key, public: &public })
    };
    let is_about_owner = ["unknown-key", "key-of-another-party"].contains(&error.code);
    match args.key().file().and_then(|key| passphrase::is_of_other_key(key, public)) {
        Some(true) => return other(),
        // Whose key it is cannot be said before it is known which key it is.
        None if is_about_owner => match Signer::open(&args.signer(), console) {
            Ok(signer) if signer.public() != public => return other(),
            Err(unopened) if error.code == "unknown-key" || unopened.code != "no-terminal" => {
                return unopened;
            }
            Ok(_) | Err(_) => {}
        },
        Some(false) | None => {}
    }
    match is_about_owner {
        true => {
            let (key, public) = (args.keys_shown(), shown(file));
            error.placed(sign::KeyByPublicHalf { key, public })
        }
        false => error,
    }
}

/// What the file to be signed is.
#[derive(Clone, Copy)]
struct Source {
    format: Format,
    /// Whether the bundle is inside a paper, which never changes.
    is_paper: bool,
}

impl Source {
    /// Whether it is a bundle that can take another act.
    fn is_bundle(self) -> bool {
        self.format == Format::Bundle && !self.is_paper
    }
}

/// The input of a signing, for any key.
struct Basis<'a> {
    args: &'a SignArgs,
    bundle: &'a Bundle,
    source: Source,
    /// Whether texts are inside the paper, where only a command that takes the paper finds them.
    has_inside: bool,
    home: &'a Path,
    request: &'a Request,
    known: Known<'a>,
    /// The instruments from `--with`.
    with: &'a [Found],
}

/// The act that a key is about to sign, and its output.
struct Plan {
    act: Act,
    output: Output,
    /// A warning for the signatory about the output.
    warning: Option<Sentence>,
}

impl Basis<'_> {
    /// Plans what the key signs. An act that cannot be signed is an error.
    fn plan(&self, public: &KeySet) -> Result<Plan, CliError> {
        let Self { args, bundle, request, known, .. } = *self;
        let refused = |refused: Refused| commands::refused(args, &refused, &args.file);
        let record = bundle.record();
        let party = request.party(public, known.roster, record).map_err(refused)?;
        let (output, warning) = Output::of(self, &party, &public.id())?;
        let act = request.act(bundle, public, party, &known).map_err(refused)?;
        let signing = Signing { act: &act, keys: public, time: time_source(args), known };
        signing.check(bundle).map_err(refused)?;
        missing_acts::refuse_second(args, &signing, self.source, bundle, self.with)?;
        Ok(Plan { act, output, warning })
    }
}

/// Where the time of the act is from.
fn time_source(args: &SignArgs) -> TimeSource {
    match args.signed_at {
        Some(_) => TimeSource::Stated,
        None => TimeSource::Clock,
    }
}

/// The keys that may have signed if the signature is not that of the requested key.
fn known_keys(roster: Option<&Roster>, bundle: &Bundle) -> Vec<signer::Known> {
    let mut known = Vec::new();
    for party in roster.into_iter().flat_map(Roster::parties) {
        for holder in party.holders.values() {
            let whose = Sentence::of(&sign::KeyInRoster { holder: &holder.id, party: &party.id });
            let keys = holder.keys.values().flat_map(|key| key.set.keys().cloned());
            known.extend(keys.map(|public| signer::Known { public, whose: whose.clone() }));
        }
    }
    let whose = Sentence::of(&sign::KeyInBundle);
    known.extend(
        bundle.keys().map(|key| signer::Known { public: key.clone(), whose: whose.clone() }),
    );
    known
}
