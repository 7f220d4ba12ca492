//! The one-line descriptions of commands and options, in the reader's language, from the catalogue.

use clap::builder::StyledStr;
use clap::{Command, CommandFactory as _};
use paraph::locale::Locale;
use paraph::messages::Localized;

use super::Args;
use crate::cli::messages::{commands, options};

/// Each command with its description.
const ABOUTS: [(&str, &(dyn Localized + Sync)); 36] = [
    ("", &commands::Paraph),
    ("draft", &commands::Draft),
    ("record", &commands::Record),
    ("lint", &commands::Lint),
    ("key", &commands::Key),
    ("key new", &commands::KeyNew),
    ("key show", &commands::KeyShow),
    ("key import", &commands::KeyImport),
    ("key export", &commands::KeyExport),
    ("key passwd", &commands::KeyPasswd),
    ("roster", &commands::Roster),
    ("roster list", &commands::RosterList),
    ("roster add", &commands::RosterAdd),
    ("roster revoke", &commands::RosterRevoke),
    ("roster accept", &commands::RosterAccept),
    ("roster check", &commands::RosterCheck),
    ("show", &commands::Show),
    ("sign", &commands::Sign),
    ("merge", &commands::Merge),
    ("verify", &commands::Verify),
    ("export", &commands::Export),
    ("export kit", &commands::ExportKit),
    ("time", &commands::Time),
    ("time request", &commands::TimeRequest),
    ("time add", &commands::TimeAdd),
    ("time due", &commands::TimeDue),
    ("status", &commands::Status),
    ("graph", &commands::Graph),
    ("hash", &commands::Hash),
    ("check", &commands::Check),
    ("canon", &commands::Canon),
    ("demo", &commands::Demo),
    ("completions", &commands::Completions),
    ("man", &commands::Man),
    ("config", &commands::Config),
    ("help", &commands::Help),
];

/// Each option and argument, by its command and its id, with its description.
const OPTIONS: [(&str, &str, &(dyn Localized + Sync)); 169] = [
    ("", "json", &options::Json),
    ("", "color", &options::Color),
    ("", "lang", &options::Lang),
    ("", "no_config", &options::NoConfig),
    ("draft", "force", &options::Force),
    ("record", "force", &options::Force),
    ("sign", "force", &options::Force),
    ("merge", "force", &options::Force),
    ("time request", "force", &options::Force),
    ("time add", "force", &options::Force),
    ("time due", "roster", &options::Roster),
    ("time due", "at", &options::At),
    ("time add", "at", &options::At),
    ("time due", "strict", &options::Strict),
    ("time request", "bundle", &options::Bundle),
    ("time add", "bundle", &options::Bundle),
    ("time request", "output", &options::TimeRequestOutput),
    ("time request", "of", &options::TimeRequestOf),
    ("time request", "log", &options::TimeRequestLog),
    ("time request", "renew", &options::TimeRequestRenew),
    ("time add", "reply", &options::TimeAddReply),
    ("time add", "request", &options::TimeAddRequest),
    ("time add", "roster", &options::TimeAddRoster),
    ("time add", "output", &options::TimeAddOutput),
    ("time due", "instruments", &options::TimeDueInstruments),
    ("time due", "within", &options::TimeDueWithin),
    ("graph", "force", &options::Force),
    ("roster list", "roster", &options::Roster),
    ("roster revoke", "roster", &options::Roster),
    ("roster accept", "roster", &options::Roster),
    ("roster check", "roster", &options::Roster),
    ("sign", "roster", &options::Roster),
    ("verify", "roster", &options::Roster),
    ("status", "roster", &options::Roster),
    ("graph", "roster", &options::Roster),
    ("record", "texts", &options::Texts),
    ("lint", "texts", &options::Texts),
    ("sign", "texts", &options::VerifyTexts),
    ("verify", "texts", &options::VerifyTexts),
    ("export kit", "texts", &options::VerifyTexts),
    ("verify", "at", &options::At),
    ("status", "at", &options::At),
    ("graph", "at", &options::At),
    ("roster check", "at", &options::At),
    ("graph", "strict", &options::Strict),
    ("roster check", "strict", &options::Strict),
    ("roster accept", "bundle", &options::Bundle),
    ("export kit", "bundle", &options::Bundle),
    ("sign", "with", &options::WithCopies),
    ("verify", "with", &options::WithCopies),
    ("key new", "dir", &options::Dir),
    ("key import", "dir", &options::Dir),
    ("roster add", "holder_name", &options::HolderName),
    ("roster add", "party_name", &options::PartyName),
    ("draft", "texts", &options::DraftTexts),
    ("draft", "output", &options::DraftOutput),
    ("draft", "title", &options::DraftTitle),
    ("draft", "designation", &options::DraftDesignation),
    ("draft", "party", &options::DraftParty),
    ("draft", "created", &options::DraftCreated),
    ("draft", "amends", &options::Amends),
    ("draft", "supersedes", &options::Supersedes),
    ("draft", "terminates", &options::Terminates),
    ("draft", "extends", &options::Extends),
    ("draft", "implements", &options::Implements),
    ("draft", "reaffirms", &options::Reaffirms),
    ("draft", "validated-by", &options::ValidatedBy),
    ("draft", "annex-of", &options::AnnexOf),
    ("draft", "corrects", &options::Corrects),
    ("draft", "reply-to", &options::ReplyTo),
    ("record", "draft", &options::RecordDraft),
    ("record", "output", &options::RecordOutput),
    ("lint", "files", &options::LintFiles),
    ("lint", "with", &options::LintWith),
    ("lint", "strict", &options::LintStrict),
    ("lint", "drafts", &options::LintDrafts),
    ("key new", "name", &options::KeyNewName),
    ("key new", "suite", &options::KeyNewSuite),
    ("key new", "passphrase_file", &options::KeyNewPassphraseFile),
    ("key new", "no_passphrase", &options::KeyWithoutPassphrase),
    ("key import", "no_passphrase", &options::KeyWithoutPassphrase),
    ("key new", "own_roster", &options::KeyNewRoster),
    ("key new", "party", &options::KeyNewParty),
    ("key new", "holder", &options::KeyNewHolder),
    ("key new", "holder_name", &options::KeyNewHolderName),
    ("key new", "party_name", &options::KeyNewPartyName),
    ("key show", "key", &options::KeyShowKey),
    ("key show", "passphrase_file", &options::KeyShowPassphraseFile),
    ("key show", "language", &options::KeyShowLanguage),
    ("key import", "file", &options::PrivateKey),
    ("key import", "second", &options::KeyImportSecond),
    ("key import", "name", &options::KeyImportName),
    ("key import", "passphrase_file", &options::KeyImportPassphraseFile),
    ("key import", "new_passphrase_file", &options::KeyImportNewPassphraseFile),
    ("key export", "file", &options::AnyKey),
    ("key export", "format", &options::KeyExportFormat),
    ("key export", "only", &options::KeyExportOnly),
    ("key export", "output", &options::KeyExportOutput),
    ("key export", "passphrase_file", &options::KeyExportPassphraseFile),
    ("key export", "new_passphrase_file", &options::KeyExportNewPassphraseFile),
    ("key export", "no_passphrase", &options::KeyExportNoPassphrase),
    ("key export", "force", &options::KeyExportForce),
    ("key passwd", "file", &options::KeyPasswdFile),
    ("key passwd", "passphrase_file", &options::KeyPasswdPassphraseFile),
    ("key passwd", "new_passphrase_file", &options::KeyPasswdNewPassphraseFile),
    ("key passwd", "no_passphrase", &options::KeyPasswdNoPassphrase),
    ("roster add", "party", &options::RosterAddParty),
    ("roster add", "key", &options::RosterAddKey),
    ("roster add", "bundle", &options::RosterAddBundle),
    ("roster add", "words", &options::RosterAddWords),
    ("roster add", "with", &options::RosterAddWith),
    ("roster add", "from", &options::RosterAddFrom),
    ("roster add", "until", &options::RosterAddUntil),
    ("roster add", "holder", &options::RosterAddHolder),
    ("roster add", "roster", &options::RosterAddRoster),
    ("roster revoke", "key", &options::RosterRevokeKey),
    ("roster revoke", "reason", &options::RosterRevokeReason),
    ("roster revoke", "since", &options::RosterRevokeSince),
    ("roster revoke", "reported", &options::RosterRevokeReported),
    ("roster accept", "on", &options::RosterAcceptOn),
    ("roster check", "with", &options::RosterCheckWith),
    ("show", "file", &options::ShowFile),
    ("sign", "file", &options::SignFile),
    ("sign", "key", &options::SignKey),
    ("sign", "public", &options::SignPublic),
    ("sign", "timeout", &options::SignTimeout),
    ("sign", "party", &options::SignParty),
    ("sign", "profile", &options::SignProfile),
    ("sign", "intent", &options::SignIntent),
    ("sign", "of", &options::SignOf),
    ("sign", "authority", &options::SignAuthority),
    ("sign", "statements", &options::SignStatements),
    ("sign", "signed_at", &options::SignSignedAt),
    ("sign", "passphrase_files", &options::SignPassphraseFile),
    ("sign", "yes", &options::SignYes),
    ("sign", "output", &options::SignOutput),
    ("merge", "bundles", &options::MergeBundles),
    ("merge", "output", &options::MergeOutput),
    ("merge", "roster", &options::MergeRoster),
    ("merge", "salvage", &options::MergeSalvage),
    ("verify", "bundles", &options::VerifyBundles),
    ("verify", "list", &options::VerifyList),
    ("verify", "null", &options::VerifyNull),
    ("verify", "format", &options::VerifyFormat),
    ("verify", "no_texts", &options::NoTexts),
    ("verify", "record", &options::VerifyRecord),
    ("verify", "party", &options::VerifyParty),
    ("verify", "proven_time", &options::VerifyProvenTime),
    ("verify", "no_reservations", &options::VerifyNoReservations),
    ("status", "instruments", &options::StatusInstruments),
    ("status", "with", &options::StatusWith),
    ("graph", "instruments", &options::GraphInstruments),
    ("graph", "output", &options::GraphOutput),
    ("graph", "format", &options::GraphFormat),
    ("export kit", "output", &options::ExportKitOutput),
    ("export kit", "no_texts", &options::ExportKitNoTexts),
    ("hash", "files", &options::HashFiles),
    ("hash", "check", &options::HashCheck),
    ("check", "records", &options::CheckRecords),
    ("check", "sha256", &options::CheckSha256),
    ("check", "texts", &options::CheckTexts),
    ("check", "beside", &options::CheckBeside),
    ("check", "list", &options::CheckList),
    ("canon", "file", &options::CanonFile),
    ("demo", "dir", &options::DemoDir),
    ("completions", "shell", &options::CompletionsShell),
    ("man", "dir", &options::ManDir),
    ("man", "force", &options::ManForce),
    ("help", "about", &options::HelpAbout),
];

/// The command line, described in a language.
pub(crate) fn command(locale: Locale) -> Command {
    described(Args::command(), locale)
}

/// The given command line with the arguments of all commands. Without this, only the commands that were parsed have
/// theirs.
pub(crate) fn with_all_arguments(mut command: Command) -> Command {
    command.build();
    command
}

/// The given command line, complete and described in a language.
pub(crate) fn described(command: Command, locale: Locale) -> Command {
    describe(with_all_arguments(command), "", locale)
}

fn describe(command: Command, words: &str, locale: Locale) -> Command {
    let about = ABOUTS.iter().find(|(known, _)| *known == words).map(|(_, about)| about);
    let command = command
        .mut_subcommands(|inner| {
            let words = format!("{words} {}", inner.get_name());
            describe(inner, words.trim_start(), locale)
        })
        .mut_args(|option| {
            let id = option.get_id().as_str();
            let of_all = option.is_global_set();
            let known = OPTIONS
                .iter()
                .find(|(of, known, _)| *known == id && (*of == words || of_all && of.is_empty()));
            match known.map(|(_, _, help)| styled(*help, locale)) {
                Some(help) => option.help(help),
                None => option,
            }
        });
    match about {
        Some(about) => command.about(styled(*about, locale)),
        None => command,
    }
}

fn styled(text: &dyn Localized, locale: Locale) -> StyledStr {
    let mut styled = StyledStr::new();
    let _ = text.write(locale, &mut styled);
    styled
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn add_words(command: &Command, words: &str, all: &mut BTreeSet<String>) {
        all.insert(words.to_owned());
        for inner in command.get_subcommands() {
            add_words(inner, format!("{words} {}", inner.get_name()).trim_start(), all);
        }
    }

    #[test]
    fn every_command_has_a_message_and_every_message_a_command() {
        let mut commands = BTreeSet::new();
        add_words(&with_all_arguments(Args::command()), "", &mut commands);
        let described: BTreeSet<String> =
            ABOUTS.iter().map(|(words, _)| (*words).to_owned()).collect();
        let differing: Vec<&String> = commands.symmetric_difference(&described).collect();
        assert!(differing.is_empty(), "without a message, or without a command: {differing:?}");
        assert_eq!(described.len(), ABOUTS.len(), "a command is here twice");
    }

    fn add_options(command: &Command, words: &str, all: &mut BTreeSet<(String, String)>) {
        let own = |option: &&clap::Arg| match option.get_id().as_str() {
            "help" | "version" => false,
            _ => words.is_empty() || !option.is_global_set(),
        };
        let options = command.get_arguments().filter(own).map(|option| option.get_id().to_string());
        all.extend(options.map(|option| (words.to_owned(), option)));
        for inner in command.get_subcommands() {
            add_options(inner, format!("{words} {}", inner.get_name()).trim_start(), all);
        }
    }

    #[test]
    fn every_option_has_a_message_and_every_message_an_option() {
        let mut options = BTreeSet::new();
        add_options(&with_all_arguments(Args::command()), "", &mut options);
        let described: BTreeSet<(String, String)> =
            OPTIONS.iter().map(|(words, id, _)| ((*words).to_owned(), (*id).to_owned())).collect();
        let differing: Vec<_> = options.symmetric_difference(&described).collect();
        assert!(differing.is_empty(), "without a message, or without an option: {differing:?}");
        assert_eq!(described.len(), OPTIONS.len(), "an option is here twice");
    }

    #[test]
    fn descriptions_are_in_the_language_that_is_asked_for() {
        for locale in [Locale::En, Locale::Ko] {
            let program = command(locale);
            for (words, message) in &ABOUTS {
                let command = words
                    .split_whitespace()
                    .fold(&program, |command, word| command.find_subcommand(word).unwrap());
                let about = command.get_about().unwrap().to_string();
                assert_eq!(about, message.in_locale(locale).to_string(), "{words} {locale:?}");
            }
        }
        let sentence = |locale| commands::Verify.in_locale(locale).to_string();
        assert_ne!(sentence(Locale::En), sentence(Locale::Ko));
    }
}
