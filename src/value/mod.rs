//! Single values with exactly one text form each: strings that are safe to show, languages, times, paths,
//! days, media types, countries.
//!
//! The `FromStr` of each type checks the text, and `Display` writes it back. Every value is valid.

mod day;
mod intent;
mod label;
mod language;
mod path;
mod time;
mod word;

pub use day::Day;
pub use intent::Intent;
pub use label::{Label, MAX_LABEL, MAX_PROSE, Prose};
pub use language::{Language, Names};
pub(crate) use path::{Folded, clash};
pub use path::{MAX_PATH, TextPath};
pub use time::{Rounding, Time, TimeOutOfRange};
pub use word::{Country, MediaType};
pub(crate) use word::{coded, codes, worded};

/// The Unicode version of the formats: for assigned characters, normal forms and case folding.
pub const UNICODE_VERSION: (u8, u8, u8) = unicode_normalization::UNICODE_VERSION;

#[cfg(test)]
mod tests {
    use super::UNICODE_VERSION;

    #[test]
    fn all_unicode_tables_are_of_one_version() {
        let (major, minor, patch) = unicode_properties::UNICODE_VERSION;
        assert_eq!((major as u8, minor as u8, patch as u8), UNICODE_VERSION);
        assert_eq!(focaccia::UNICODE_VERSION, UNICODE_VERSION);
    }
}
