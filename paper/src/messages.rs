//! The program's part of the message catalogue: `lang/paper/`.

#[allow(unused_imports, reason = "as the generated code needs them")]
use std::fmt;

#[allow(unused_imports, reason = "as the generated code needs them")]
use paraph::locale::Locale;
#[allow(unused_imports, reason = "as the generated code needs them")]
use paraph::messages::{
    Choice, Localized, Number, check_choice, no_case, write_grouped, write_template,
};

include!(concat!(env!("OUT_DIR"), "/paper_messages.rs"));
