//! What a file is: a bundle or a record where either will do; and, where it is not what was asked
//! for, what it is instead, so that the message can say so.

use std::path::Path;

use paraph::bundle::Bundle;
use paraph::draft::Draft;
use paraph::fault::Fault;
use paraph::format::{self, Claim, Format};
use paraph::keys::Container;
use paraph::record::Record;

use super::error::CliError;
use super::files;
use super::shown::typed;

/// What a file turned out to be, and what to do with it.
pub(crate) struct Kind {
    pub(crate) what: &'static str,
    pub(crate) next: String,
}

/// What is to be known of a file with a byte-order mark.
const MARK: &str = "the file begins with a byte-order mark, which an editor added";

/// What `bytes` are, if it is something that this program has to do with, or a common mishap.
pub(crate) fn recognise(path: &Path, bytes: &[u8]) -> Option<Kind> {
    let file = typed(path);
    let is = |what, next: String| Some(Kind { what, next });
    if bytes.is_empty() {
        return is("the file is empty", "ask the sender for the file again".to_owned());
    }
    let has_mark = bytes.starts_with("\u{feff}".as_bytes());
    match format::claim(bytes) {
        Claim::Known(Format::Bundle) if has_mark => {
            return is(
                MARK,
                format!(
                    "to keep what is sound in it: paraph merge --salvage {file} -o NEW.bundle.json"
                ),
            );
        }
        Claim::Known(Format::Record) => {
            return is(
                "this is a record, which says nothing of who signed",
                format!("to sign it: paraph sign {file} --key NAME.key"),
            );
        }
        Claim::Known(Format::Bundle) => {
            return is("this is a bundle", format!("to look at it: paraph show {file}"));
        }
        Claim::Known(Format::Act) => {
            return is("this is an act by itself", "ask for the bundle that it is in".to_owned());
        }
        Claim::Unknown(_) => return None,
        Claim::Other => {}
    }
    if has_conflict(bytes) {
        let next = match is_bundle_in_conflict(path, bytes) {
            true => format!(
                "to join both: git show :2:./{file} > ours && git show :3:./{file} > theirs && paraph merge \
                 ours theirs -o {file} --force"
            ),
            false => "choose between both versions, with an editor or with git checkout --ours or \
                      --theirs"
                .to_owned(),
        };
        return is("git has left both versions in this file, with conflict markers", next);
    }
    if has_mark {
        return is(MARK, "ask the sender for the file again, in an archive".to_owned());
    }
    if files::is_private_key(bytes) {
        return is("this is a private key", "keep it to yourself; sign with it: --key".to_owned());
    }
    let text = std::str::from_utf8(bytes).ok();
    if text.is_some_and(|text| text.contains("PUBLIC KEY-----"))
        || matches!(Container::of(bytes), Ok(Container::Public(_)))
    {
        return is("this is a public key", format!("to look at it: paraph key show {file}"));
    }
    let text = text?;
    if has_line(text, "roster=") {
        is("this is a roster", format!("to look at it: paraph roster list --roster {file}"))
    } else if Draft::is_claimed(text) {
        is("this is a draft", format!("to make a record of it: paraph record {file}"))
    } else {
        None
    }
}

/// Whether a file has the conflict markers of git, in their order, each at the beginning of a line.
fn has_conflict(bytes: &[u8]) -> bool {
    let mut markers = [&b"<<<<<<< "[..], b"=======", b">>>>>>> "].into_iter();
    let mut next = markers.next();
    for line in bytes.split(|byte| *byte == b'\n') {
        if next.is_some_and(|marker| line.starts_with(marker)) {
            next = markers.next();
        }
    }
    next.is_none()
}

/// Whether what is in conflict is a bundle, by its name or by its format.
fn is_bundle_in_conflict(path: &Path, bytes: &[u8]) -> bool {
    const FORMAT: &[u8] = br#""format":"paraph/bundle/"#;
    path.as_os_str().as_encoded_bytes().ends_with(b".bundle.json")
        || bytes.windows(FORMAT.len()).any(|window| window == FORMAT)
}

fn has_line(text: &str, start: &str) -> bool {
    text.lines().any(|line| line.replace(' ', "").starts_with(start))
}

/// Reads a bundle, or a record as a bundle that nobody has signed, and tells which it was.
pub(crate) fn read_bundle_or_record(path: &Path) -> Result<(Bundle, Format), CliError> {
    bundle_or_record(path, &files::read(path, Format::Bundle.max_size())?)
}

/// The same of a file that was read.
pub(crate) fn bundle_or_record(path: &Path, bytes: &[u8]) -> Result<(Bundle, Format), CliError> {
    let refused = |fault: Fault| CliError::refused(path, &fault).recognised(path, bytes);
    match format::claim(bytes) {
        Claim::Known(Format::Bundle) => {
            Bundle::read(bytes).map(|bundle| (bundle, Format::Bundle)).map_err(refused)
        }
        Claim::Unknown(name) => Err(refused(format::unknown(&name))),
        Claim::Known(Format::Record | Format::Act) | Claim::Other => {
            Record::read(bytes).map(|record| (Bundle::new(record), Format::Record)).map_err(refused)
        }
    }
}

/// The bundle in a regular file, if a sound one is there.
pub(crate) fn bundle_at(path: &Path) -> Option<Bundle> {
    let bytes = files::read_regular(path, Format::Bundle.max_size()).ok()?;
    Bundle::read(&bytes).ok()
}

impl CliError {
    /// Says that a file which people write is in conflict, where git has left both versions in it.
    pub(crate) fn with_conflict(self, path: &Path, text: &str) -> Self {
        match has_conflict(text.as_bytes()) {
            true => self.recognised(path, text.as_bytes()),
            false => self,
        }
    }

    /// Says what the file is instead, where that can be told and it is another kind of file.
    pub(crate) fn recognised(self, path: &Path, bytes: &[u8]) -> Self {
        const CODES: [&str; 9] = [
            "not-json",
            "unknown-format",
            "bad-toml",
            "unknown-field",
            "missing-field",
            "bad-key",
            "not-ours",
            "truncated",
            "wrong-type",
        ];
        match recognise(path, bytes) {
            Some(kind) if CODES.contains(&self.code) => {
                let mut error = self.hint(kind.next);
                error.sentence = format!("{}; {}", kind.what, error.sentence);
                error
            }
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_named() {
        let rows: &[(&[u8], Option<&str>)] = &[
            (
                b"\xef\xbb\xbf{\"format\":\"paraph/bundle/1\"",
                Some("the file begins with a byte-order mark, which an editor added"),
            ),
            (b"", Some("the file is empty")),
            (br#"{"format":"paraph/bundle/1""#, Some("this is a bundle")),
            (b"-----BEGIN PUBLIC KEY-----\n", Some("this is a public key")),
            (b"# mine\nroster = 1\n", Some("this is a roster")),
            (b"draft = 1\n", Some("this is a draft")),
            (b"\"draft\" = 1\n'title' = \n", Some("this is a draft")),
            (b"x =\n\t'draft'\t= 1\n", Some("this is a draft")),
            (b"x =\ndraft.y = 1\n", Some("this is a draft")),
            (b"[x]\ndraft = 1\n", None),
            (b"x =\ndrafts = 1\n\"draft = 1\n", None),
            (b"%PDF-1.4", None),
            (
                b"<<<<<<< HEAD\ndraft = 1\n=======\ndraft = 1\n>>>>>>> b\n",
                Some("git has left both versions in this file, with conflict markers"),
            ),
            (b"=======\n<<<<<<< HEAD\n>>>>>>> b\n", None),
            (b"\xff", None),
        ];
        for (bytes, what) in rows {
            let kind = recognise(Path::new("x"), bytes);
            assert_eq!(kind.map(|kind| kind.what), *what, "{bytes:?}");
        }
    }
}
