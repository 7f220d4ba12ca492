//! Kinds of files, and which of them a command needs.

use std::fmt;

use paraph::locale::Locale;
use paraph::messages::{Choice, Localized};

use super::messages::kinds;

/// The kind of file that a command needs in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// A bundle, which has the signatures.
    Bundle,
    /// A record by itself, or its digest.
    Record,
    /// A record, or a bundle of it.
    Instrument,
    /// The same, to be signed.
    ToSign,
    /// The same, or an act: something to be shown.
    ToShow,
    /// A record or a bundle, whose texts are compared.
    ToCheck,
    /// A draft.
    Draft,
    /// A draft, a record or a bundle.
    ToLint,
}

impl Wanted {
    /// Whether a file of this kind is needed. Then the file itself is wrong, not its kind.
    pub(crate) fn has(self, what: What) -> bool {
        match what {
            // Its former kind is unknown.
            What::Empty | What::Mark | What::Conflict => true,
            What::Bundle => !matches!(self, Self::Record | Self::Draft),
            What::Record => !matches!(self, Self::Bundle | Self::Draft),
            What::Act => self == Self::ToShow,
            What::Draft => matches!(self, Self::Draft | Self::ToLint),
            What::PrivateKey
            | What::PublicKey
            | What::Pdf
            | What::Office
            | What::Zip
            | What::Gzip
            | What::Text
            | What::Roster
            | What::Profile
            | What::Sums => false,
        }
    }

    /// The sentence that this kind is needed.
    pub(crate) fn needed(self) -> &'static dyn Localized {
        match self {
            Self::Bundle => &kinds::BundleNeeded,
            Self::Record => &kinds::RecordNeeded,
            Self::Instrument | Self::ToSign | Self::ToShow | Self::ToCheck => {
                &kinds::BundleOrRecordNeeded
            }
            Self::Draft => &kinds::DraftNeeded,
            Self::ToLint => &kinds::DraftRecordOrBundleNeeded,
        }
    }
}

impl Choice for Wanted {
    const WORDS: &'static [&'static str] = &["bundle", "record", "instrument", "draft", "lint"];

    fn word(&self) -> &'static str {
        match self {
            Self::Bundle => "bundle",
            Self::Record => "record",
            Self::Instrument | Self::ToSign | Self::ToShow | Self::ToCheck => "instrument",
            Self::Draft => "draft",
            Self::ToLint => "lint",
        }
    }
}

impl Localized for Wanted {
    fn write(&self, _: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(self.word())
    }
}

/// The kind of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Empty,
    /// It begins with a byte-order mark.
    Mark,
    Record,
    /// A bundle that is not sound, or in the place of another file.
    Bundle,
    Act,
    /// A file with both versions of a conflict that git could not merge.
    Conflict,
    PrivateKey,
    PublicKey,
    Pdf,
    Office,
    /// An archive of files.
    Zip,
    /// A compressed file, mostly an archive.
    Gzip,
    Text,
    Roster,
    Draft,
    /// Who signs, for `sign --as`.
    Profile,
    /// A list as `sha256sum` writes it.
    Sums,
}

impl Localized for What {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Empty => kinds::Empty.write(locale, out),
            Self::Mark => kinds::Mark.write(locale, out),
            Self::Record => kinds::Record.write(locale, out),
            Self::Bundle => kinds::Bundle.write(locale, out),
            Self::Act => kinds::Act.write(locale, out),
            Self::Conflict => kinds::Conflict.write(locale, out),
            Self::PrivateKey => kinds::PrivateKey.write(locale, out),
            Self::PublicKey => kinds::PublicKey.write(locale, out),
            Self::Pdf => kinds::Pdf.write(locale, out),
            Self::Office => kinds::Office.write(locale, out),
            Self::Zip => kinds::Zip.write(locale, out),
            Self::Gzip => kinds::Gzip.write(locale, out),
            Self::Text => kinds::Text.write(locale, out),
            Self::Roster => kinds::Roster.write(locale, out),
            Self::Draft => kinds::Draft.write(locale, out),
            Self::Profile => kinds::Profile.write(locale, out),
            Self::Sums => kinds::Sums.write(locale, out),
        }
    }
}
