//! What a path says by itself, before any file is looked at.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

/// Whether a path names an open descriptor of this process: `/dev/stdin`, and the names that a shell makes
/// from `<(...)`. A link to it does not count.
pub(crate) fn is_own_descriptor(path: &Path) -> bool {
    let is_number = |name: &OsStr| name.as_bytes().iter().all(u8::is_ascii_digit);
    path == Path::new("/dev/stdin")
        || ["/dev/fd", "/proc/self/fd"].iter().any(|folder| {
            path.parent() == Some(Path::new(folder)) && path.file_name().is_some_and(is_number)
        })
}

/// The folder of a file. For a descriptor that a shell opened, the current folder.
pub(crate) fn folder(path: &Path) -> &Path {
    match path.parent().filter(|_| !is_own_descriptor(path)) {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
