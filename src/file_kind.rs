//! Recognises files: those that this library reads, and those that people confuse with them.

use std::fmt;

use crate::draft::{Draft, MAX_DRAFT};
use crate::fault::Fault;
use crate::format::{self, Claim, Format};
use crate::keys::Container;
use crate::locale::Locale;
use crate::messages::{Localized, file_kinds as say};
use crate::profile::Profile;

/// The kind of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// It is empty.
    Empty,
    /// It begins with a byte-order mark, so it is no file of ours as it is.
    Mark,
    /// A record.
    Record,
    /// A bundle, also one that is not sound.
    Bundle,
    /// A single act.
    Act,
    /// A file with both versions of a conflict that git could not merge.
    Conflict,
    /// A private key, in any container.
    PrivateKey,
    /// A public key, in any container.
    PublicKey,
    /// A PDF document.
    Pdf,
    /// A document of an office program.
    Office,
    /// An archive of files.
    Zip,
    /// A compressed file, mostly an archive.
    Gzip,
    /// A text.
    Text,
    /// A roster.
    Roster,
    /// A draft.
    Draft,
    /// Who signs.
    Profile,
    /// A list as `sha256sum` writes it.
    Sums,
}

impl Localized for FileKind {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Empty => say::Empty.write(locale, out),
            Self::Mark => say::Mark.write(locale, out),
            Self::Record => say::Record.write(locale, out),
            Self::Bundle => say::Bundle.write(locale, out),
            Self::Act => say::Act.write(locale, out),
            Self::Conflict => say::Conflict.write(locale, out),
            Self::PrivateKey => say::PrivateKey.write(locale, out),
            Self::PublicKey => say::PublicKey.write(locale, out),
            Self::Pdf => say::Pdf.write(locale, out),
            Self::Office => say::Office.write(locale, out),
            Self::Zip => say::Zip.write(locale, out),
            Self::Gzip => say::Gzip.write(locale, out),
            Self::Text => say::Text.write(locale, out),
            Self::Roster => say::Roster.write(locale, out),
            Self::Draft => say::Draft.write(locale, out),
            Self::Profile => say::Profile.write(locale, out),
            Self::Sums => say::Sums.write(locale, out),
        }
    }
}

impl FileKind {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Mark => "mark",
            Self::Record => "record",
            Self::Bundle => "bundle",
            Self::Act => "act",
            Self::Conflict => "conflict",
            Self::PrivateKey => "private-key",
            Self::PublicKey => "public-key",
            Self::Pdf => "pdf",
            Self::Office => "office",
            Self::Zip => "zip",
            Self::Gzip => "gzip",
            Self::Text => "text",
            Self::Roster => "roster",
            Self::Draft => "draft",
            Self::Profile => "profile",
            Self::Sums => "sums",
        }
    }

    /// The kind of `bytes`, if it is a kind of this project, or a common mistake.
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        if bytes.is_empty() {
            return Some(Self::Empty);
        }
        let has_mark = bytes.starts_with("\u{feff}".as_bytes());
        match format::claim(bytes) {
            Claim::Known(Format::Bundle | Format::Record) if has_mark => return Some(Self::Mark),
            Claim::Known(Format::Record) => return Some(Self::Record),
            Claim::Known(Format::Bundle) => return Some(Self::Bundle),
            Claim::Known(Format::Act) => return Some(Self::Act),
            Claim::Unknown(_) => return None,
            Claim::Other => {}
        }
        if has_conflict(bytes) {
            return Some(Self::Conflict);
        }
        if has_mark {
            return Some(Self::Mark);
        }
        if is_private_key(bytes) {
            return Some(Self::PrivateKey);
        }
        if let Some(what) = document(name, bytes) {
            return Some(what);
        }
        let text = std::str::from_utf8(bytes).ok();
        if text.is_some_and(|text| text.contains("PUBLIC KEY-----"))
            || bytes.len() <= MAX_KEY && matches!(Container::of(bytes), Ok(Container::Public(_)))
        {
            return Some(Self::PublicKey);
        }
        let text = text?;
        if has_line(text, "roster=") {
            Some(Self::Roster)
        } else if text.len() > MAX_DRAFT {
            None
        } else if Draft::is_claimed(text) {
            Some(Self::Draft)
        } else if Profile::parse(text).is_ok() {
            Some(Self::Profile)
        } else if is_list_of_sums(text) {
            Some(Self::Sums)
        } else {
            None
        }
    }
}

/// The codes of faults that a file of another kind has.
pub const OF_OTHER_KIND: [&str; 10] = [
    "not-json",
    "not-utf8",
    "unknown-format",
    "bad-toml",
    "unknown-field",
    "missing-field",
    "bad-key",
    "not-ours",
    "truncated",
    "wrong-type",
];

/// Whether a file that cannot be read as a bundle, with this fault, is of another kind. Then there is nothing to judge.
pub fn is_no_bundle(name: &str, bytes: &[u8], fault: &Fault) -> bool {
    use FileKind::{Bundle, Conflict, Empty, Mark};
    // Of an empty or changed file, the former kind is unknown.
    OF_OTHER_KIND.contains(&fault.code())
        && FileKind::of(name, bytes)
            .is_some_and(|kind| !matches!(kind, Bundle | Empty | Mark | Conflict))
}

/// The maximum size of a file that is looked at as a key, in bytes.
pub const MAX_KEY: usize = 64 << 10;

/// The text in the first line of a private key in PEM, encrypted or not, including OpenSSH and other
/// algorithms (RFC 7468, sections 10, 11).
const PRIVATE_KEY: &[u8] = b"PRIVATE KEY-----";

/// Whether a file must be handled as a private key, in any container.
pub fn is_private_key(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(MAX_KEY)];
    start.windows(PRIVATE_KEY.len()).any(|window| window == PRIVATE_KEY)
        || bytes.len() <= MAX_KEY && matches!(Container::of(bytes), Ok(Container::Private(_)))
}

/// The kind of document, if it is one that people sign or send.
fn document(name: &str, bytes: &[u8]) -> Option<FileKind> {
    const OFFICE: [&str; 9] = ["doc", "docx", "hwp", "hwpx", "odt", "rtf", "xls", "xlsx", "pptx"];
    const TEXT: [&str; 3] = ["md", "text", "txt"];
    let file = name.rsplit('/').next().unwrap_or_default();
    let ending = file.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
    let ending = ending.map(|(_, ending)| ending.to_lowercase());
    let ends = |endings: &[&str]| ending.as_deref().is_some_and(|it| endings.contains(&it));
    let is_zip = bytes.starts_with(b"PK\x03\x04");
    let is_office = is_zip || bytes.starts_with(b"\xd0\xcf\x11\xe0");
    match bytes {
        _ if bytes.starts_with(b"%PDF-") => Some(FileKind::Pdf),
        _ if ends(&OFFICE) && (is_office || bytes.starts_with(b"{\\rtf")) => Some(FileKind::Office),
        _ if is_zip => Some(FileKind::Zip),
        _ if bytes.starts_with(b"\x1f\x8b") => Some(FileKind::Gzip),
        _ if ends(&TEXT) && std::str::from_utf8(bytes).is_ok_and(|text| !is_list_of_sums(text)) => {
            Some(FileKind::Text)
        }
        _ => None,
    }
}

/// Whether there is a line in the form of `sha256sum`, and all other lines are the same or comments.
fn is_list_of_sums(text: &str) -> bool {
    let is_line = |line: &str| {
        let line = line.trim_start_matches('\\');
        let digits = line.bytes().take_while(u8::is_ascii_hexdigit).count();
        digits == 64 && line[64..].trim_start_matches([' ', '*']).len() > 1 && line.len() > 66
    };
    let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.next().is_some_and(is_line) && lines.all(is_line)
}

/// Whether a file has git's conflict markers, in order, each at the start of a line.
pub fn has_conflict(bytes: &[u8]) -> bool {
    let mut markers = [&b"<<<<<<< "[..], b"=======", b">>>>>>> "].into_iter();
    let mut next = markers.next();
    for line in bytes.split(|byte| *byte == b'\n') {
        if next.is_some_and(|marker| line.starts_with(marker)) {
            next = markers.next();
        }
    }
    next.is_none()
}

/// Whether a line begins with `start`, ignoring spaces.
fn has_line(text: &str, start: &str) -> bool {
    text.lines().any(|line| {
        let mut bytes = line.bytes().filter(|byte| *byte != b' ');
        start.bytes().all(|byte| bytes.next() == Some(byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUMS: &str =
        "# by hand\nd267b7c4d267b7c4d267b7c4d267b7c4d267b7c4d267b7c4d267b7c4d267b7c4  tor.toml\n";

    #[test]
    fn other_files_are_named() {
        let rows: &[(&[u8], Option<FileKind>)] = &[
            (b"\xef\xbb\xbf{\"format\":\"paraph/bundle/1\"", Some(FileKind::Mark)),
            (b"", Some(FileKind::Empty)),
            (br#"{"format":"paraph/bundle/1""#, Some(FileKind::Bundle)),
            (b"-----BEGIN PUBLIC KEY-----\n", Some(FileKind::PublicKey)),
            (b"# mine\nroster = 1\n", Some(FileKind::Roster)),
            (b"draft = 1\n", Some(FileKind::Draft)),
            (b"\"draft\" = 1\n'title' = \n", Some(FileKind::Draft)),
            (b"x =\n\t'draft'\t= 1\n", Some(FileKind::Draft)),
            (b"x =\ndraft.y = 1\n", Some(FileKind::Draft)),
            (b"[x]\ndraft = 1\n", None),
            (b"x =\ndrafts = 1\n\"draft = 1\n", None),
            (b"%PDF-1.4", Some(FileKind::Pdf)),
            (b"<<<<<<< HEAD\ndraft = 1\n=======\ndraft = 1\n>>>>>>> b\n", Some(FileKind::Conflict)),
            (b"=======\n<<<<<<< HEAD\n>>>>>>> b\n", None),
            (b"name = \"Ann\"\n", Some(FileKind::Profile)),
            (b"PK\x03\x04", Some(FileKind::Zip)),
            (b"\x1f\x8b\x08", Some(FileKind::Gzip)),
            (SUMS.as_bytes(), Some(FileKind::Sums)),
            (b"\xff", None),
        ];
        for (bytes, what) in rows {
            assert_eq!(FileKind::of("x", bytes), *what, "{bytes:?}");
        }
    }
}
