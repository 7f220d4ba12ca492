//! The program's part of the message catalogue: `lang/program/`.

#[allow(unused_imports)]
use std::fmt;

#[allow(unused_imports)]
use paraph::locale::Locale;
#[allow(unused_imports)]
use paraph::messages::{
    Choice, Localized, Number, check_choice, no_case, write_grouped, write_template,
};

include!(concat!(env!("OUT_DIR"), "/program_messages.rs"));
