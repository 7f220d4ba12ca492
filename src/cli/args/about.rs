//! What each command does, in one line, in the reader's language: from the catalogue.

use clap::builder::StyledStr;
use clap::{Command, CommandFactory as _};
use paraph::locale::Locale;
use paraph::messages::Localized;

use super::Args;
use crate::cli::messages::commands;

/// Each command by its words, and what it does.
const ABOUTS: [(&str, &(dyn Localized + Sync)); 32] = [
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

/// The command line, whose commands are described in a language.
pub(crate) fn command(locale: Locale) -> Command {
    described(Args::command(), "", locale)
}

fn described(command: Command, words: &str, locale: Locale) -> Command {
    let command = command.mut_subcommands(|inner| {
        let words = format!("{words} {}", inner.get_name());
        described(inner, words.trim_start(), locale)
    });
    let Some((_, about)) = ABOUTS.iter().find(|(known, _)| *known == words) else { return command };
    let mut text = StyledStr::new();
    let _ = about.write(locale, &mut text);
    command.about(text)
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
        add_words(&Args::command(), "", &mut commands);
        let described: BTreeSet<String> =
            ABOUTS.iter().map(|(words, _)| (*words).to_owned()).collect();
        let differing: Vec<&String> = commands.symmetric_difference(&described).collect();
        assert!(differing.is_empty(), "without a message, or without a command: {differing:?}");
        assert_eq!(described.len(), ABOUTS.len(), "a command is here twice");
    }

    #[test]
    fn descriptions_are_in_the_language_that_is_asked_for() {
        let about = |locale, words: &[&str]| {
            let mut command = &command(locale);
            for word in words {
                command = command.find_subcommand(word).unwrap();
            }
            command.get_about().unwrap().to_string()
        };
        let add = "Add a key, and its holder and party if they are new";
        assert_eq!(about(Locale::En, &["roster", "add"]), add);
        assert_eq!(about(Locale::Ko, &["roster", "list"]), "당사자, 키 보유자 및 키의 목록 보기");
        assert!(about(Locale::Ko, &[]).starts_with("함께 문서를 체결합니다"));
    }
}
