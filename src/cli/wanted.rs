//! Kinds of files, and which of them a command needs.

use std::fmt;

use paraph::locale::Locale;
use paraph::messages::Localized;

use super::messages::kinds;

/// The kinds of file of which one is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Bundle,
    BundleOrRecord,
    Record,
    Roster,
    Draft,
    DraftRecordOrBundle,
    /// What is needed is said already.
    Said,
}

impl Wanted {
    /// Whether a file of this kind is needed.
    pub(crate) fn has(self, what: What) -> bool {
        match self {
            Self::Bundle => what == What::Bundle,
            Self::BundleOrRecord => matches!(what, What::Bundle | What::Record),
            Self::Record => what == What::Record,
            Self::Roster => what == What::Roster,
            Self::Draft => what == What::Draft,
            Self::DraftRecordOrBundle => {
                matches!(what, What::Draft | What::Record | What::Bundle)
            }
            Self::Said => true,
        }
    }

    /// That it is needed.
    pub(crate) fn needed(self) -> Option<&'static dyn Localized> {
        match self {
            Self::Bundle => Some(&kinds::BundleNeeded),
            Self::BundleOrRecord => Some(&kinds::BundleOrRecordNeeded),
            Self::Record => Some(&kinds::RecordNeeded),
            Self::Roster => Some(&kinds::RosterNeeded),
            Self::Draft => Some(&kinds::DraftNeeded),
            Self::DraftRecordOrBundle => Some(&kinds::DraftRecordOrBundleNeeded),
            Self::Said => None,
        }
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
    Text,
    Roster,
    Draft,
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
            Self::Text => kinds::Text.write(locale, out),
            Self::Roster => kinds::Roster.write(locale, out),
            Self::Draft => kinds::Draft.write(locale, out),
        }
    }
}
