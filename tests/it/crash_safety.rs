//! Kills, and errors of the system, at every call that writes: the file is completely old or completely new;
//! nothing else has changed; and the next run of the same command works without help.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::command_runner::{Folder, Listing, Ran};
use crate::output_files::{
    ACCEPT, ADD, BEGIN, DRAFT, KEY, MERGE, MERGE_INTO, RECORD, RECORD_AGAIN, REVOKE, SIGN_IN_PLACE,
    SIGN_RECORD, Writing, office_to_write_in,
};
use crate::strace::{Blow, Call, calls, struck, traced};

/// A test of each kind for each command.
macro_rules! tests {
    ($($kill:ident $error:ident $order:ident $writing:ident)*) => {
        $(
            #[test]
            fn $kill() {
                $writing.killed_everywhere();
            }

            #[test]
            fn $error() {
                $writing.fails_everywhere();
            }

            #[test]
            fn $order() {
                $writing.is_on_the_disk_before_it_is_reported();
            }
        )*
    };
}

tests! {
    sign_is_killed sign_fails sign_is_synced SIGN_RECORD
    sign_in_place_is_killed sign_in_place_fails sign_in_place_is_synced SIGN_IN_PLACE
    merge_is_killed merge_fails merge_is_synced MERGE
    merge_into_is_killed merge_into_fails merge_into_is_synced MERGE_INTO
    roster_add_is_killed roster_add_fails roster_add_is_synced ADD
    roster_begin_is_killed roster_begin_fails roster_begin_is_synced BEGIN
    roster_revoke_is_killed roster_revoke_fails roster_revoke_is_synced REVOKE
    roster_accept_is_killed roster_accept_fails roster_accept_is_synced ACCEPT
    key_new_is_killed key_new_fails key_new_is_synced KEY
    record_is_killed record_fails record_is_synced RECORD
    record_by_force_is_killed record_by_force_fails record_by_force_is_synced RECORD_AGAIN
    draft_is_killed draft_fails draft_is_synced DRAFT
}

/// The files of a command: none, or their text, without random parts.
type State = Vec<Option<String>>;

/// The state before, the state after, and each call between them.
struct Lifecycle {
    office: Listing,
    old: State,
    new: State,
    calls: Vec<Call>,
}

impl Writing {
    /// Runs it once, without interruption.
    fn course(&self) -> Lifecycle {
        let f = office_to_write_in();
        let (office, old) = (f.listing(), self.state(&f));
        let (calls, ran) = calls(&f, self.line);
        ran.exit(0);
        f.assert_nothing_unfinished();
        let new = self.state(&f);
        assert!(old != new && new.iter().all(Option::is_some));
        assert_same_but(&office, &f, self.files);
        // A new name, its bytes, and two syncs to the disk; and no file is written without them.
        for (name, count) in [("openat", 1), ("write", 2), ("fsync", 2), ("rename", 1)] {
            let found = calls.iter().filter(|call| call.name.starts_with(name)).count();
            assert!(found >= count * self.files.len(), "{name}: {found}\n{calls:#?}");
        }
        Lifecycle { office, old, new, calls }
    }

    fn killed_everywhere(&self) {
        let Lifecycle { office, old, new, calls } = self.course();
        let (mut before, mut between, mut after) = (0, 0, 0);
        for call in &calls {
            let f = office_of(&office);
            let killed = struck(&f, self.line, call, Blow::Kill).exit(128 + 9);
            let shown = format!("killed before {call:?}\n{killed}");
            let state = self.state(&f);
            assert_same_but(&office, &f, self.files);
            let left = f.unfinished();
            assert!(left.len() <= 2, "{left:?}\n{shown}");
            for (_, (mode, bytes)) in f.listing().iter().filter(|(name, _)| left.contains(name)) {
                let secret = String::from_utf8_lossy(bytes).contains("PRIVATE");
                assert!(!secret || *mode == 0o600, "others can read a key\n{shown}");
            }

            let next = f.run(self.line);
            if state == new {
                after += 1;
                let next = next.exit(self.again.0);
                if self.again.0 != 0 {
                    next.code(self.again.1).says("paraph: hint: ");
                }
            } else {
                let half = self.files.len() == 2 && state[0] == new[0] && state[1].is_none();
                assert!(state == old || half, "neither the old nor the new: {state:?}\n{shown}");
                if half {
                    between += 1
                } else {
                    before += 1
                }
                next.exit(0);
            }
            assert_eq!(self.state(&f), new, "the next run\n{shown}");
            assert_eq!(f.unfinished(), left, "the next run leaves nothing\n{shown}");
            assert_same_but(&office, &f, self.files);
        }
        println!(
            "kill points: {} ({before} before, {between} between, {after} after)",
            calls.len()
        );
        assert!(before > 0 && after > 0 && (between > 0) == (self.files.len() == 2));
    }

    fn fails_everywhere(&self) {
        let Lifecycle { office, old, new, calls } = self.course();
        let mut runs = 0;
        for call in calls.iter().filter(|call| !call.writes_to(2)) {
            for error in ["EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES", "EINTR"] {
                let f = office_of(&office);
                let ran = struck(&f, self.line, call, Blow::Error(error));
                runs += 1;
                let shown = format!("{error} at {call:?}\n{ran}");
                let left = f.unfinished();
                assert_same_but(&office, &f, self.files);
                match outcome(call, error) {
                    Outcome::Done { leaves } => {
                        assert_eq!(ran.exit, Some(0), "{shown}");
                        assert!(self.state(&f) == new, "{shown}");
                        assert_eq!(left.len(), leaves, "{shown}");
                    }
                    Outcome::Fails(code) => {
                        assert_eq!(ran.out(), "", "it says that it is done: {shown}");
                        ran.exit(2).code(code);
                        assert!(self.state(&f) == old, "something was lost: {shown}");
                        assert!(left.is_empty(), "{left:?}: {shown}");
                        f.ok(self.line);
                        assert!(self.state(&f) == new, "the next run: {shown}");
                    }
                }
            }
        }
        println!("errors: {runs}");
        assert!(runs >= 6 * 6 * self.files.len());
    }

    /// Power can fail at any time: the bytes are on the disk before they get the name, and the name is on the
    /// disk before it is reported.
    fn is_on_the_disk_before_it_is_reported(&self) {
        let Lifecycle { calls, .. } = self.course();
        let find = |what: &str, found: &dyn Fn(&Call) -> bool| {
            let at = calls.iter().position(found);
            at.unwrap_or_else(|| panic!("{what} is missing\n{calls:#?}"))
        };
        for file in self.files {
            let named = find("the renaming", &|call| {
                call.name.starts_with("rename") && call.arguments.contains(&format!("{file}\""))
            });
            // `rename(…"/folder/.paraph-abcdef"…)`: the name that it had before.
            let (_, unfinished) = calls[named].arguments.split_once("/.paraph-").unwrap();
            let unfinished = format!("/.paraph-{}>", &unfinished[..6]);
            let of_it = |call: &Call| call.arguments.contains(&unfinished);
            let synced = find("fsync of the file", &|call| call.name == "fsync" && of_it(call));
            let written = calls.iter().rposition(|call| call.name == "write" && of_it(call));
            assert!(written.unwrap() < synced && synced < named, "{calls:#?}");
            let folder = calls[named..].iter().position(|call| call.name == "fsync");
            let folder = named + folder.unwrap_or_else(|| panic!("no fsync after {file}"));
            assert!(!calls[folder].is_unfinished(), "{calls:#?}");
            let answered = calls.iter().position(|call| call.writes_to(1));
            assert!(answered.is_none_or(|answered| folder < answered), "{calls:#?}");
        }
    }

    fn state(&self, f: &Folder) -> State {
        let state = |name: &&str| {
            let text = f.path(name).exists().then(|| f.text(name))?;
            Some(match name.rsplit_once('.').unwrap().1 {
                // A key that can be decrypted, and its public key.
                "key" => {
                    f.ok(&format!("paraph key show {name}"));
                    assert_eq!(f.listing()[Path::new(name)].0, 0o600);
                    "a key".to_owned()
                }
                "pub" => match f.ok("openssl pkey -in mine.key -pubout").out() == text {
                    true => "its public key".to_owned(),
                    false => "another public key".to_owned(),
                },
                _ => text.lines().filter(|line| !line.starts_with("id = \"urn:")).collect(),
            })
        };
        self.files.iter().map(state).collect()
    }
}

/// The outcome of an error of the system.
enum Outcome {
    /// The command still succeeds, and may leave something behind.
    Done { leaves: usize },
    /// It fails with this code, and leaves everything unchanged.
    Fails(&'static str),
}

fn outcome(call: &Call, error: &str) -> Outcome {
    let done = Outcome::Done { leaves: 0 };
    let code = match error {
        "ENOSPC" | "EDQUOT" => "disk-full",
        "EROFS" => "read-only",
        "EACCES" => "permission-denied",
        _ => "io",
    };
    match call.name.as_str() {
        // An interrupted call is repeated; a rename may have happened.
        name if error == "EINTR" && !name.starts_with("rename") && name != "unlink" => done,
        "write" if call.writes_to(1) => Outcome::Fails("output-failed"),
        // A copy of the old file stays, without harm.
        "unlink" | "unlinkat" => Outcome::Done { leaves: 1 },
        // A lock on a file that no one else has yet.
        "flock" if call.is_unfinished() => done,
        _ => Outcome::Fails(code),
    }
}

fn office_of(files: &Listing) -> Folder {
    let f = Folder::new();
    for (name, (mode, bytes)) in files {
        let name = name.to_str().unwrap();
        f.write(name, bytes);
        fs::set_permissions(f.path(name), fs::Permissions::from_mode(*mode)).unwrap();
    }
    f
}

/// No file was changed, created or deleted, except these and unfinished ones.
#[track_caller]
fn assert_same_but(before: &Listing, f: &Folder, files: &[&str]) {
    let (mut before, mut after) = (before.clone(), f.listing());
    let unfinished = f.unfinished();
    let others = |name: &PathBuf| {
        !files.iter().any(|file| Path::new(file) == name) && !unfinished.contains(name)
    };
    before.retain(|name, _| others(name));
    after.retain(|name, _| others(name));
    assert!(before == after, "something else was changed");
}

/// Two injections at once, or one at every call of a name.
fn injected(f: &Folder, line: &str, injections: &[&str]) -> Ran {
    let options: Vec<String> = injections.iter().map(|it| format!("-e inject={it}")).collect();
    let (log, ran) = traced(f, line, &options.join(" "));
    assert!(log.contains("(INJECTED)"), "{log}");
    ran
}

const NO_SPARING: &str = "?renameat2:error=EINVAL";
const NO_LINKS: &str = "?link,linkat:error=EPERM";

#[test]
fn file_systems_that_know_less_lose_nothing() {
    // Without a rename that keeps existing files, hard links are used.
    let f = Folder::office();
    injected(&f, RECORD.line, &[NO_SPARING]).exit(0);
    f.assert_nothing_unfinished();
    let before = f.listing();
    let ran = injected(&f, "paraph merge tor.bundle.json -o gone.json", &[NO_SPARING, NO_LINKS]);
    // Without hard links too, it is not certain that nothing is replaced.
    let ran = ran.exit(2).code("permission-denied");
    assert_eq!(ran.out(), "");
    f.assert_unchanged(&before, &ran);

    // Folders that cannot be synced.
    let f = Folder::office();
    let (calls, _) = calls(&f, SIGN_RECORD.line);
    let folder = calls.iter().rfind(|call| call.name == "fsync").unwrap();
    assert!(!folder.is_unfinished());
    let f = Folder::office();
    struck(&f, SIGN_RECORD.line, folder, Blow::Error("EINVAL")).exit(0);
    assert!(f.path("mine.json").exists());
}

#[test]
fn a_file_that_cannot_be_removed_again_is_reported() {
    let f = Folder::office();
    let line = format!("{} > /dev/full", SIGN_RECORD.line);
    injected(&f, &line, &["?unlink,unlinkat:error=EIO"])
        .exit(2)
        .code("output-failed")
        .says("but mine.json was written");
    f.ok("paraph show mine.json");
}
