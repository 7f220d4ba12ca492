//! Which kinds of files a command needs.

use std::fmt;

use paraph::file_kind::FileKind;
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
    pub(crate) fn has(self, what: FileKind) -> bool {
        match what {
            // Its former kind is unknown.
            FileKind::Empty | FileKind::Mark | FileKind::Conflict => true,
            FileKind::Bundle => !matches!(self, Self::Record | Self::Draft),
            FileKind::Record => !matches!(self, Self::Bundle | Self::Draft),
            FileKind::Act => self == Self::ToShow,
            FileKind::Draft => matches!(self, Self::Draft | Self::ToLint),
            FileKind::PrivateKey
            | FileKind::PublicKey
            | FileKind::Pdf
            | FileKind::Office
            | FileKind::Zip
            | FileKind::Gzip
            | FileKind::Text
            | FileKind::Roster
            | FileKind::Profile
            | FileKind::Sums => false,
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
