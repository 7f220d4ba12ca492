//! Warnings before a signature, about other files that are available.

use std::fmt;

use crate::id::{Digest, RecordId};
use crate::locale::Locale;
use crate::messages::{And, Localized, signing as say};
use crate::record::Difference;

/// A warning before a signature. The names of files are shown as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning<'a> {
    /// Another copy has acts that the file lacks; the act will not say that its signatory has seen them.
    ActsLacking {
        /// The file of the copy.
        copy: &'a str,
        /// How many acts: at least one.
        count: usize,
        /// The file that is to be signed.
        file: &'a str,
    },
    /// The record names another version of an available record.
    RelationDiffers {
        /// The digest that the record names.
        record: Digest,
        /// The id that the record names.
        instrument: &'a RecordId,
        /// The digest of the available record.
        found: Digest,
    },
    /// An available record is another version of the instrument.
    OtherVersion {
        /// Its file.
        file: &'a str,
        /// What differs.
        differences: Vec<Difference>,
    },
}

impl Localized for Warning<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::ActsLacking { copy, count, file } => {
                say::ActsLacking { copy, count, file }.write(locale, out)
            }
            Self::RelationDiffers { record, instrument, found } => {
                say::RelationDiffers { record, instrument, found }.write(locale, out)
            }
            Self::OtherVersion { file, differences } => {
                say::OtherVersion { file, differences: And(differences) }.write(locale, out)
            }
        }
    }
}
