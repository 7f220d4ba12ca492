//! Paths: of folders, of files in them, and of files that do not exist yet.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

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

/// A file of a folder, with the path as the user would type it here.
pub(crate) fn in_folder(folder: &Path, name: impl AsRef<Path>) -> PathBuf {
    match folder == Path::new(".") {
        true => name.as_ref().to_owned(),
        false => folder.join(name),
    }
}

/// The folders near a file: its own, the one above it, and the current one.
pub(crate) fn folders_near(path: &Path) -> Vec<PathBuf> {
    let own = folder(path);
    let above = own.parent().map(|above| match above == Path::new("") {
        true => Path::new("."),
        false => above,
    });
    let mut near: Vec<PathBuf> = [Some(own), above, Some(Path::new("."))]
        .into_iter()
        .flatten()
        .map(Path::to_owned)
        .collect();
    near.dedup();
    near
}

/// The first of `stem.ending`, `stem-2.ending`, `stem-3.ending` ... that no file has, in the folder of `beside`.
pub(crate) fn unused(beside: &Path, stem: &str, ending: &str) -> PathBuf {
    let numbered = |number| match number {
        1 => beside.with_file_name(format!("{stem}.{ending}")),
        number => beside.with_file_name(format!("{stem}-{number}.{ending}")),
    };
    let mut names = (1..).map(numbered);
    names.find(|name| name.symlink_metadata().is_err()).expect("numbers have no end")
}
