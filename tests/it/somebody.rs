//! Runs commands as somebody else: a user who owns nothing.

use std::fs;
use std::os::unix::fs::MetadataExt as _;

use crate::run::{Folder, PROGRAM, Ran};

/// Before the words of a command, it makes somebody else of whoever is root.
pub(crate) const SOMEBODY: &str = "setpriv --reuid 65534 --regid 65534 --clear-groups --";

/// Whether the tests run as root, who alone can be somebody else, or look into closed memory.
pub(crate) fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Lets everybody into a folder and run the program there, as `./paraph`: where it lies else, an
/// unprivileged user may not look.
pub(crate) fn open_to_somebody(f: &Folder) {
    fs::copy(PROGRAM, f.path("paraph")).unwrap();
    f.ok("chmod 755 . paraph");
}

/// Runs a line as somebody without rights of root, in a folder that is open to them.
pub(crate) fn run_as_somebody(f: &Folder, line: &str) -> Ran {
    let line = line.replace("paraph ", "./paraph ");
    match is_root() {
        true => f.run(&format!("{SOMEBODY} {line}")),
        false => f.run(&line),
    }
}
