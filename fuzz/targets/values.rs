//! Single values: each has one spelling, and shows as it was written.
#![no_main]

use std::fmt::Display;
use std::str::FromStr;

use libfuzzer_sys::fuzz_target;
use paraph::fault::FaultKind;
use paraph::id::{ActId, AnnexId, Designation, Digest, HolderId, KeyId, PartyId, RecordId};
use paraph::keys::{KEY_WORDS, Spoken, compare, words};
use paraph::value::{Country, Day, Label, Language, MediaType, Prose, TextPath, Time};
use paraph_fuzz::{bare, shown};
use unicode_normalization::is_nfc;

fuzz_target!(|text: &str| {
    one::<Digest>(text);
    one::<KeyId>(text);
    one::<ActId>(text);
    one::<RecordId>(text);
    one::<PartyId>(text);
    one::<HolderId>(text);
    one::<Designation>(text);
    one::<AnnexId>(text);
    one::<Country>(text);
    one::<MediaType>(text);
    one::<Language>(text);
    if one::<Label>(text).is_some() {
        shown::line(text);
        assert!(is_nfc(text) && text.trim() == text && text.len() <= 1024 && !text.is_empty());
    }
    let prose = one::<Prose>(text).is_some();
    assert_eq!(
        prose,
        one::<Label>(text).is_some() || prose && text.len() > 1024,
        "longer, no more"
    );
    if one::<TextPath>(text).is_some() {
        shown::line(text);
        assert!(is_nfc(text) && text.len() <= 255);
        let reserved = |c: char| matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
        assert!(!text.contains(reserved) && !text.starts_with('/'));
        assert!(text.split('/').all(|part| !matches!(part, "" | "." | "..")));
    }
    if let Some(time) = one::<Time>(text) {
        assert_eq!(time.unix_seconds(), bare::seconds(text), "another instant");
        shown::line(&time.in_words());
    }
    let day = one::<Day>(text);
    let midnight = format!("{text}T00:00:00Z").parse::<Time>();
    assert_eq!(day.is_some(), midnight.is_ok(), "every day has a midnight");
    if let Some(day) = day {
        shown::line(&day.in_words());
    }

    // What somebody read out: the words of a key as they are, and whatever else.
    let id = KeyId::of(text.as_bytes());
    let read = words(&id);
    assert_eq!(read.split(' ').count(), KEY_WORDS);
    shown::line(&read);
    assert!(matches!(compare(&read, &id), Spoken::Same));
    assert!(matches!(compare(&read.to_uppercase().replace(' ', " - "), &id), Spoken::Same));
    if matches!(compare(text, &id), Spoken::Same) {
        panic!("a text has the words of its own digest: {text:?}");
    }
});

/// The value, if the text is one: then it is shown as that text.
fn one<T: FromStr<Err = FaultKind> + Display>(text: &str) -> Option<T> {
    match text.parse::<T>() {
        Ok(value) => {
            assert_eq!(value.to_string(), text, "a second spelling");
            Some(value)
        }
        Err(kind) => {
            shown::kind(&kind);
            None
        }
    }
}
