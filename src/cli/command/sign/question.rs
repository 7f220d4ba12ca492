//! The question to the signatory on the terminal.

use paraph::messages::Localized;
use paraph::signing::Summary;

use super::commands;
use crate::cli::args::SignArgs;
use crate::cli::display::asked;
use crate::cli::error::CliError;
use crate::cli::messages::sign;
use crate::cli::passphrase;

/// Asks on the terminal. Any answer other than the party's id signs nothing.
pub(super) fn ask(summary: &Summary, args: &SignArgs) -> Result<(), CliError> {
    let (about_to, what, question) = (summary.about_to(), summary.text(), summary.question());
    let answer = passphrase::ask(&asked(&format!("\n{about_to}\n\n{what}\n{question} ")))?;
    // An answer that is not UTF-8 is not the id either.
    let answer = std::str::from_utf8(&answer).unwrap_or_default();
    summary.check_answer(answer).map_err(|refused| {
        let (intent, party) = (summary.intent, &summary.party);
        let error = commands::refused(args, &refused, &args.file);
        error.hint(sign::TypeTheId { intent, party })
    })
}

/// What is signed, where no one is asked.
pub(super) fn not_asked(summary: &Summary) -> impl Localized {
    let Summary { intent, party, party_name: name, .. } = summary;
    sign::NotAsked { intent, party, name, what: summary.text() }
}
