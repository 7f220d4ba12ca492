//! `paraph config`: shows the defaults and their source.

use std::path::Path;

use paraph::messages::Localized as _;
use paraph::screen::safe;
use serde::Serialize;

use crate::cli::config::{Defaults, Name};
use crate::cli::display::shown;
use crate::cli::error::{CliError, Exit};
use crate::cli::language::locale;
use crate::cli::messages::files;
use crate::cli::output::Console;

pub(crate) fn run(console: &mut Console<'_>) -> Result<Exit, CliError> {
    #[derive(Serialize)]
    struct Answer {
        format: &'static str,
        file: Option<String>,
        there: bool,
        values: Vec<Value>,
    }
    #[derive(Serialize)]
    struct Value {
        name: &'static str,
        value: Option<String>,
        /// `config` or `default`.
        source: &'static str,
    }
    let defaults = Defaults::read().map_err(|error| match error.code {
        "permission-denied" => error.hint(files::ConfigFolderClosed),
        _ => error,
    })?;
    let file = defaults.path.as_deref().map(shown);
    let mut text = match (&file, defaults.there) {
        (None, _) => files::NoConfig.in_locale(locale()),
        (Some(file), false) => files::ConfigMissing { file }.in_locale(locale()),
        (Some(file), true) => file.clone(),
    };
    text.push('\n');
    let mut values = Vec::new();
    for name in Name::ALL {
        let said = defaults.value(name).map(|value| shown(Path::new(&value)));
        let source = if said.is_some() { "config" } else { "default" };
        let default = match name {
            Name::Color => Some("auto"),
            Name::Key | Name::As | Name::Roster | Name::Lang => None,
        };
        let value = said.or_else(|| default.map(str::to_owned));
        let (word, from) = (name.word(), file.as_deref().unwrap_or_default());
        let said = match (&value, source) {
            (None, _) => files::ValueNotSet.in_locale(locale()),
            (Some(value), "config") => {
                files::ValueFrom { value: safe(value), file: from }.in_locale(locale())
            }
            (Some(value), _) => files::ValueByDefault { value }.in_locale(locale()),
        };
        text += &format!("  {word:<6}  {said}\n");
        values.push(Value { name: word, value, source });
    }
    let there = defaults.there;
    console.answer(&text, &Answer { format: "paraph/config/1", file, there, values })?;
    Ok(Exit::Done)
}
