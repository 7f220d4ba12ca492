//! Runs commands as another user, who owns nothing.

use std::fs;
use std::os::unix::fs::MetadataExt as _;

use crate::command_runner::{Folder, PROGRAM, Ran};

/// Put before a command, it runs the command as another user if the test runs as root.
pub(crate) const OTHER_USER: &str = "setpriv --reuid 65534 --regid 65534 --clear-groups --";

/// Whether the tests run as root. Only root can become another user or read closed memory.
pub(crate) fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Lets all users enter a folder and run the program there, as `./paraph`: an unprivileged user may have no
/// access to its usual place.
pub(crate) fn open_to_others(f: &Folder) {
    fs::copy(PROGRAM, f.path("paraph")).unwrap();
    f.ok("chmod 755 . paraph");
}

/// Runs a line as a user without the rights of root, in a folder that is open to that user.
pub(crate) fn run_as_another_user(f: &Folder, line: &str) -> Ran {
    let line = line.replace("paraph ", "./paraph ");
    match is_root() {
        true => f.run(&format!("{OTHER_USER} {line}")),
        false => f.run(&line),
    }
}
