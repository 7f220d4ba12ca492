//! What Tab offers behind `paraph help`.

use std::ffi::OsStr;

use clap_complete::engine::ArgValueCompleter;
use paraph::locale::Locale;

use super::command;
use crate::cli::completion::offer;
use crate::cli::help_topics::topics;

/// Commands and topics that `help` explains.
pub(crate) fn explained() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let root = command(Locale::En);
        let commands = root.get_subcommands().map(|command| command.get_name().to_owned());
        offer(commands.chain(topics().map(|(name, _)| name.to_owned())).collect(), typed)
    })
}
