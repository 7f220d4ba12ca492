//! A list of files: one name on each line, or names that each end with a zero byte.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};

use paraph::messages::Localized;

use crate::cli::display::FileName;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::messages::{errors, files as words};
use crate::cli::unreadable::Unreadable;

/// The maximum length of a name, in bytes (PATH_MAX on Linux). It prevents a list without line ends.
const MAX_NAME: u64 = 4096;

/// The end of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Line,
    Zero,
}

impl Ending {
    fn byte(self) -> u8 {
        match self {
            Self::Line => b'\n',
            Self::Zero => 0,
        }
    }
}

/// The names on a list, read when they are requested.
pub(crate) struct List {
    path: PathBuf,
    ending: Ending,
    input: Box<dyn BufRead + Send>,
    /// The number of names so far, including empty ones.
    line: u64,
    over: bool,
}

impl List {
    /// Opens a list, or standard input for `-`.
    pub(crate) fn open(path: &Path, ending: Ending) -> Result<Self, CliError> {
        let input = Box::new(BufReader::new(files::open(path)?));
        Ok(Self { path: path.to_owned(), ending, input, line: 0, over: false })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The number of names, if the list can be read twice.
    pub(crate) fn count_ahead(&self) -> Option<u64> {
        if !self.path.metadata().is_ok_and(|metadata| metadata.is_file()) {
            return None;
        }
        let mut input = BufReader::new(File::open(&self.path).ok()?);
        let (mut count, mut is_empty) = (0, true);
        loop {
            let piece = input.fill_buf().ok()?;
            if piece.is_empty() {
                return Some(count + u64::from(!is_empty));
            }
            for byte in piece {
                let ends = *byte == self.ending.byte();
                count += u64::from(ends && !is_empty);
                is_empty = ends;
            }
            let length = piece.len();
            input.consume(length);
        }
    }

    /// The next name's bytes, without its end; `None` at the end of the list. If a name is too long, more
    /// bytes than the limit.
    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let end = self.ending.byte();
        let mut name = Vec::new();
        (&mut self.input).take(MAX_NAME + 1).read_until(end, &mut name)?;
        if name.is_empty() {
            return Ok(None);
        }
        self.line += 1;
        if name.last() == Some(&end) {
            name.pop();
        } else if name.len() as u64 > MAX_NAME {
            self.input.skip_until(end)?;
        }
        Ok(Some(name))
    }

    /// A name without the byte-order mark before the first one, and without the CR of CR LF, unless a file
    /// has exactly that name.
    fn without_marks(&self, name: Vec<u8>) -> Vec<u8> {
        let is_there = |name: &[u8]| Path::new(OsStr::from_bytes(name)).symlink_metadata().is_ok();
        let mut short = &name[..];
        if self.line == 1 {
            short = short.strip_prefix("\u{feff}".as_bytes()).unwrap_or(short);
        }
        short = short.strip_suffix(b"\r").unwrap_or(short);
        if short.len() == name.len() || is_there(&name) { name } else { short.to_vec() }
    }

    #[cold]
    fn bad(&self, sentence: &dyn Localized, hint: &dyn Localized) -> Box<Unreadable> {
        let place = errors::AtLine { file: FileName(&self.path), line: self.line };
        let error = CliError::new("bad-list", sentence).at(&self.path).placed(place).hint(hint);
        Box::new(Unreadable { path: self.path.clone(), error })
    }
}

impl Iterator for &mut List {
    type Item = Result<PathBuf, Box<Unreadable>>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            let name = match self.read() {
                Ok(Some(name)) => name,
                Ok(None) => break,
                Err(error) => {
                    self.over = true;
                    let error = CliError::reading(&self.path, &error);
                    return Some(Err(Box::new(Unreadable { path: self.path.clone(), error })));
                }
            };
            let name = match self.ending {
                Ending::Line => self.without_marks(name),
                Ending::Zero => name,
            };
            if name.is_empty() {
                continue;
            }
            if name.contains(&0) {
                // The start of the next name is unknown.
                self.over = true;
                return Some(Err(self.bad(&words::ZeroByteOnList, &words::UseNull)));
            }
            if name.len() as u64 > MAX_NAME {
                let sentence = words::NameTooLong { limit: MAX_NAME };
                return Some(Err(self.bad(&sentence, &words::CheckTheList)));
            }
            // On a list, `-` is a file with that name.
            let name = PathBuf::from(OsString::from_vec(name));
            let name = if name == Path::new("-") { PathBuf::from("./-") } else { name };
            return Some(Ok(name));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use paraph::locale::Locale;

    use super::*;

    fn names(bytes: &[u8], ending: Ending) -> (Vec<String>, Vec<String>) {
        let input = Box::new(io::Cursor::new(bytes.to_owned()));
        let mut list = List { path: PathBuf::from("list"), ending, input, line: 0, over: false };
        let (mut names, mut faults) = (Vec::new(), Vec::new());
        for name in &mut list {
            match name {
                Ok(name) => names.push(name.to_string_lossy().into_owned()),
                Err(unreadable) => {
                    let place = unreadable.error.place.text(Locale::En);
                    faults.push(format!("{} {place}", unreadable.error.code));
                }
            }
        }
        (names, faults)
    }

    #[test]
    fn a_list_has_a_name_for_each_end() {
        let lines = |bytes: &[u8]| names(bytes, Ending::Line);
        assert_eq!(lines(b"a\n\n b \n-\nlast").0, ["a", " b ", "./-", "last"]);
        assert_eq!(lines(b"").0, [""; 0]);
        assert_eq!(lines(b"\n\n").0, [""; 0]);
        assert_eq!(names(b"a\nb\0c\0", Ending::Zero).0, ["a\nb", "c"]);
        assert_eq!(lines(b"\xef\xbb\xbfa\r\n\r\nb\r\n").0, ["a", "b"]);
        assert_eq!(names(b"a\r\0", Ending::Zero).0, ["a\r"]);
        let (before, faults) = lines(b"a\nb\0c\nd\n");
        assert_eq!(
            (before, faults),
            (vec!["a".to_owned()], vec!["bad-list list line 2".to_owned()])
        );
    }

    #[test]
    fn a_name_may_be_long_but_not_too_long() {
        for (length, fits) in [(4096, true), (4097, false), (100_000, false)] {
            for end in ["\n", "\nb\n"] {
                let bytes = format!("{}{end}", "x".repeat(length));
                let (names, faults) = names(bytes.as_bytes(), Ending::Line);
                assert_eq!(faults.is_empty(), fits, "{length}");
                assert_eq!(names.iter().any(|name| name == "b"), end.len() > 1, "{length}");
            }
        }
    }
}
