//! The page's part of the message catalogue: `lang/page/`.
#![allow(dead_code, reason = "most sentences are shown by the page itself: see the call `words`")]

#[allow(unused_imports)]
use std::fmt;

#[allow(unused_imports)]
use paraph::locale::Locale;
#[allow(unused_imports)]
use paraph::messages::{
    Choice, Localized, Number, check_choice, no_case, write_grouped, write_template,
};

include!(concat!(env!("OUT_DIR"), "/page_messages.rs"));

/// The answer of the call `words`.
pub(crate) fn words(locale: Locale) -> &'static str {
    match locale {
        Locale::En => include_str!(concat!(env!("OUT_DIR"), "/words.en.json")),
        Locale::Ko => include_str!(concat!(env!("OUT_DIR"), "/words.ko.json")),
    }
}
