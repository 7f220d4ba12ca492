//! What a shell offers for the word that is being typed: ids that stand in the files that the line
//! names so far.
//!
//! The shell runs this program with what is typed, in the variable [`ASKED`] the shell's own name.
//! Nothing is asked, told or written then: what cannot be read offers nothing.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::Command;
use clap_complete::env::{EnvCompleter, Shells};
use clap_complete::{ArgValueCompleter, CompleteEnv, CompletionCandidate};
use paraph::bundle::Bundle;
use paraph::roster::{MAX_ROSTER, Roster};
use paraph::screen::safe;

use super::files;
use super::kind::read_bundle_or_record;

/// The variable by which a shell's script asks for completions.
pub(crate) const ASKED: &str = "PARAPH_COMPLETE";

/// Digits of an act's id that are offered: as many as a report shows.
const DIGITS: usize = 12;

/// Answers a shell that asks for completions of `command`; `true` if one did.
pub(crate) fn answered(command: fn() -> Command) -> bool {
    let (asked, here) = (CompleteEnv::with_factory(command).var(ASKED), std::env::current_dir());
    // An answer that fails is none: the shell completes nothing.
    asked.try_complete(std::env::args_os(), here.ok().as_deref()).unwrap_or(true)
}

/// The script with which a shell asks this program, found by its name, for completions.
pub(crate) fn script(shell: &str) -> Vec<u8> {
    let shells = Shells::builtins();
    let shell: &dyn EnvCompleter = shells.completer(shell).expect("clap has taken its name");
    let mut script = Vec::new();
    let name = "paraph";
    shell.write_registration(ASKED, name, name, name, &mut script).expect("memory can be written");
    script
}

/// The ids of parties: of the record at hand, and of the roster.
pub(crate) fn party() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let line = Line::of_this_process();
        let (bundles, roster) = (line.bundles(), line.roster());
        let of_records = bundles.iter().flat_map(|bundle| &bundle.record().content().parties);
        let of_roster = roster.iter().flat_map(Roster::parties);
        let ids = of_records.map(|party| &party.id).chain(of_roster.map(|party| &party.id));
        let ids: BTreeSet<String> = ids.map(ToString::to_string).collect();
        beginning(typed, ids.into_iter().map(|id| (id, None)))
    })
}

/// The ids of the roster's holders, with their names.
pub(crate) fn holder() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let roster = Line::of_this_process().roster();
        let parties = roster.iter().flat_map(Roster::parties);
        let holders = parties.flat_map(|party| party.holders.values());
        let named = holders.map(|holder| (holder.id.to_string(), Some(holder.name.to_string())));
        beginning(typed, named.collect::<Vec<_>>())
    })
}

/// The acts of the bundle at hand, by the first digits of their ids.
pub(crate) fn act() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let bundles = Line::of_this_process().bundles();
        let acts = bundles.iter().flat_map(Bundle::acts).map(|signed| {
            let (act, content) = (signed.act(), signed.act().content());
            let said = format!("{} for {}", content.intent.word(), content.party);
            (act.id().to_string()[..DIGITS].to_owned(), Some(said))
        });
        beginning(typed, acts.collect::<Vec<_>>())
    })
}

/// Those that begin as what is typed.
fn beginning(
    typed: &OsStr,
    words: impl IntoIterator<Item = (String, Option<String>)>,
) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let words = words.into_iter().filter(|(word, _)| word.starts_with(&*typed));
    let shown = words.map(|(word, help)| {
        CompletionCandidate::new(word).help(help.map(|help| safe(&help).into()))
    });
    shown.collect()
}

/// The line that is being typed, as words.
struct Line(Vec<OsString>);

impl Line {
    fn of_this_process() -> Self {
        Self(std::env::args_os().skip(1).collect())
    }

    /// What the words that are files hold, if it is a record or a bundle.
    fn bundles(&self) -> Vec<Bundle> {
        let files = self.0.iter().map(Path::new).filter(|path| is_file(path));
        files
            .filter_map(|path| read_bundle_or_record(path).ok())
            .map(|(bundle, _)| bundle)
            .collect()
    }

    /// The roster that the line names.
    fn roster(&self) -> Option<Roster> {
        let after = self.0.iter().position(|word| word == "--roster").map(|at| at + 1);
        let joined = || {
            let words = self.0.iter().filter_map(|word| word.to_str());
            words.filter_map(|word| word.strip_prefix("--roster=")).map(OsString::from).next()
        };
        let path = after.and_then(|at| self.0.get(at).cloned()).or_else(joined)?;
        let path = Path::new(&path);
        let text = is_file(path).then(|| files::read_text(path, MAX_ROSTER).ok())??;
        Roster::parse(&text).ok()
    }
}

/// Whether it can be read without waiting for somebody.
fn is_file(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| metadata.is_file())
}
