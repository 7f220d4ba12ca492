//! Commands for hints, with the files that were named.

use std::path::{Path, PathBuf};

use paraph::act::Intent;
use paraph::file_kind::MAX_KEY;
use paraph::keys::{KeySet, Suite};
use paraph::messages::{Or, Plain, Sentence};
use paraph::report::digits;
use paraph::signing::{About, Action, FrontEnd, Input, Refusal, Refused};

use crate::cli::args::SignArgs;
use crate::cli::command::roster;
use crate::cli::display::typed;
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::files_in;
use crate::cli::files;
use crate::cli::key_name::KeyName;
use crate::cli::messages::sign;
use crate::cli::passphrase::is_of_other_key;
use crate::cli::paths::folder;

/// The command line, as the front end of a signing, and the file that is to be signed or was signed before.
pub(super) struct CommandLine<'a>(pub(super) &'a SignArgs, pub(super) &'a Path);

impl FrontEnd for CommandLine<'_> {
    fn action(&self, action: Action<'_>) -> Sentence {
        let Self(args, file) = *self;
        match action {
            Action::Show => Sentence::of(&sign::ShowFile { file: typed(file) }),
            Action::Verdict => Sentence::of(&verify(args, file)),
            Action::SignAgain => Sentence::of(&sign(args, &args.file)),
            Action::ReadAboutChanges => Sentence::of(&sign::HelpChanges),
            Action::Choose(act) => Sentence::of(&sign::WithAct { act: digits(act) }),
            Action::BeginRoster(parties) => {
                let (parties, key) = (Or(parties), public_key(args));
                Sentence::of(&sign::BeginRoster { parties, key })
            }
            Action::AddKey(party) => {
                let (key, roster) = (public_key(args), roster_shown(args));
                Sentence::of(&sign::AddKey { party, key, roster })
            }
            Action::AddKeyOf(parties) => {
                let (key, roster) = (public_key(args), roster_shown(args));
                Sentence::of(&sign::AddKeyOf { parties: Or(parties), key, roster })
            }
            Action::NewKey { party, holder, suite } => {
                Sentence::of(&new_key(args, party.as_str(), holder.as_str(), suite))
            }
            Action::NewPair => Sentence::of(&sign::NewPair),
            Action::GivePair => Sentence::of(&sign::GivePair),
            Action::GiveTexts { count } => Sentence::of(&sign::GiveTexts { count }),
            Action::GiveProfile => Sentence::of(&sign::GiveProfile),
        }
    }

    fn input(&self, input: Input) -> Sentence {
        let name = match input {
            Input::Intent(intent) => return Sentence::of(&sign::WithIntent { intent }),
            Input::Party => "--party",
            Input::Of => "--of",
            Input::Authority => "--authority",
            Input::Statements => "--statements",
            Input::SignedAt => "--signed-at",
        };
        Sentence::of(&sign::Option { name })
    }

    fn roster(&self) -> Sentence {
        Sentence::of(&Plain(roster_shown(self.0)))
    }

    fn has_roster_to_name(&self) -> bool {
        roster(self.0).is_some()
    }
}

/// An act that cannot be signed into a file, as the error that stops the command.
pub(super) fn refused(args: &SignArgs, refused: &Refused, file: &Path) -> CliError {
    let (why, front) = (&*refused.why, CommandLine(args, file));
    if let Refusal::Fault(fault) = why {
        return CliError::refused(file, fault);
    }
    let error = CliError::new(why.code(), why.sentence(&front));
    let error = error.exit(why.verdict().map_or(Exit::CouldNot, Exit::from));
    let error = match (why.about(), &args.roster) {
        (About::Key, _) => error.placed(args.keys_shown()),
        (About::Roster, Some(roster)) => error.at(roster),
        (About::File | About::Roster, _) => error.at(file),
        (About::Request | About::Texts, _) => error,
    };
    match &refused.next {
        Some(next) => error.hint(next.sentence(&front)).choices(next.choices(&front)),
        None => error,
    }
}

/// The roster's file, as the user types it.
fn roster_shown(args: &SignArgs) -> String {
    args.roster.as_deref().map(typed).unwrap_or_default()
}

/// The roster that was named, else the one that is there, as it is typed.
fn roster(args: &SignArgs) -> Option<String> {
    args.roster.as_deref().map(typed).or_else(|| roster_near(&args.file).map(|it| typed(&it)))
}

/// The only roster in the current folder, or else in that of a file.
fn roster_near(file: &Path) -> Option<PathBuf> {
    let in_folder = |folder: &Path| {
        let rosters = files_in(folder, b".toml").into_iter().filter(|it| roster::read(it).is_ok());
        match &rosters.collect::<Vec<_>>()[..] {
            [only] => Some(only.clone()),
            _ => None,
        }
    };
    in_folder(Path::new(".")).or_else(|| in_folder(folder(file)))
}

/// The same, or the usual name of a roster where none is known.
fn roster_or_usual(args: &SignArgs) -> String {
    roster(args).unwrap_or_else(|| "roster.toml".to_owned())
}

/// The keys as they were typed; of one that is no file, as it may be shown.
fn keys(args: &SignArgs) -> String {
    let shown = |key: &KeyName| match key {
        KeyName::File(path) => typed(path),
        elsewhere @ (KeyName::Agent(_) | KeyName::Token(_) | KeyName::Program(_)) => {
            elsewhere.shown()
        }
    };
    args.keys.iter().map(shown).collect::<Vec<_>>().join(" --key ")
}

/// The key as a roster takes it.
pub(super) fn public_key(args: &SignArgs) -> String {
    let beside = args.key().file().and_then(|file| {
        let beside = file.with_extension("pub");
        let bytes = files::read_regular(&beside, MAX_KEY).ok()?;
        let public = KeySet::read(&bytes);
        let is_other = public.is_ok_and(|it| is_of_other_key(file, &it) == Some(true));
        (!is_other).then_some(beside)
    });
    match (&args.keys[..], &args.public, beside) {
        (_, Some(public), _) => typed(public),
        ([_, _, ..], None, _) => "NAME.pub".to_owned(),
        ([KeyName::Agent(_)], None, _) => args.key().shown(),
        (_, None, Some(beside)) => typed(&beside),
        (_, None, None) => "NAME.pub".to_owned(),
    }
}

/// The command that was typed, about a file, with a roster.
pub(super) fn sign(args: &SignArgs, file: &Path) -> String {
    let mut words = vec![format!("paraph sign {} --key {}", typed(file), keys(args))];
    let mut option = |name: &str, value: Option<String>| {
        words.extend(value.map(|value| format!("--{name} {value}")));
    };
    option("roster", Some(roster_or_usual(args)));
    option("intent", (args.intent != Intent::Sign).then(|| args.intent.word().to_owned()));
    option("as", args.profile.as_deref().map(typed));
    option("texts", args.texts.as_deref().map(typed));
    option("authority", args.authority.as_deref().map(typed));
    option("statements", args.statements.as_deref().map(typed));
    words.join(" ")
}

/// The command that shows the verdict on a file.
fn verify(args: &SignArgs, file: &Path) -> String {
    let roster = roster_or_usual(args);
    let mut command = format!("paraph verify {} --roster {roster}", typed(file));
    if let Some(texts) = &args.texts {
        command += &format!(" --texts {}", typed(texts));
    }
    command
}

/// The command that makes a new key of a holder, beside the one that was named.
fn new_key(args: &SignArgs, party: &str, holder: &str, suite: Suite) -> String {
    let home = args.key().file().map(|file| folder(file).to_owned()).unwrap_or_default();
    let home = if home == Path::new(".") { PathBuf::new() } else { home };
    let is_free = |name: &String| {
        ["key", "pub"].iter().all(|kind| !home.join(format!("{name}.{kind}")).exists())
    };
    let mut names = (2..).map(|number| format!("{holder}-{number}"));
    let name = names.find(is_free).expect("numbers have no end");
    let dir = match home.as_os_str().is_empty() {
        true => String::new(),
        false => format!(" --dir {}", typed(&home)),
    };
    let roster = roster_or_usual(args);
    let suite = if suite == Suite::Hybrid { " --suite hybrid" } else { "" };
    format!("paraph key new {name}{dir}{suite} --roster {roster} --party {party} --holder {holder}")
}
