//! `paraph help`: explains the commands, one command, or a topic.

use clap::CommandFactory as _;
use paraph::messages::Localized;

use crate::cli::args::{Args, HelpArgs, command, described};
use crate::cli::error::{CliError, Exit};
use crate::cli::help_topics::{TOPICS, topics};
use crate::cli::language::locale;
use crate::cli::messages::usage;
use crate::cli::output::{Console, unwrapped};
use crate::cli::suggestions::did_you_mean;
use crate::cli::usage::in_language;

/// Words that users may type, and the topic that explains them.
const SYNONYMS: [(&[&str], &str); 3] = [
    (
        &[
            "amend",
            "amendment",
            "change",
            "correct",
            "correction",
            "join",
            "joins",
            "paper",
            "party",
        ],
        "changes",
    ),
    (
        &["compromised", "forgotten", "lost", "lost key", "passphrase", "password", "stolen"],
        "lost-keys",
    ),
    (
        &["seal", "withdraw", "decline", "confirm", "approve", "witness", "initial", "intent"],
        "sign",
    ),
];

pub(crate) fn run(args: &HelpArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let topic = TOPICS.iter().find(|topic| args.about == [topic.name]);
    // If it is both a command and a topic, show both.
    let text = match (command_help(&args.about), topic) {
        (_, _) if args.about.is_empty() => contents(),
        (Some(command), Some(topic)) => format!("{command}\n{}", topic.text(locale())),
        (Some(text), None) => text,
        (None, Some(topic)) => topic.text(locale()).to_owned(),
        (None, None) => return Err(unknown(&args.about)),
    };
    console.help(&text)?;
    Ok(Exit::Done)
}

/// The list of all commands and topics.
fn contents() -> String {
    let mut text = in_language(
        &described(unwrapped(Args::command()), locale()).render_help().to_string(),
        locale(),
    );
    text += &format!("\n{}\n", usage::Topics.in_locale(locale()));
    for (name, about) in topics() {
        text += &format!("  {name:<10}  {}\n", Localized::in_locale(&about, locale()));
    }
    text
}

/// The output of `--help` for a command or subcommand.
fn command_help(words: &[String]) -> Option<String> {
    let mut root = described(unwrapped(Args::command()), locale());
    let mut command = &mut root;
    for word in words {
        command = command.find_subcommand_mut(word)?;
    }
    Some(in_language(&command.render_help().to_string(), locale()))
}

fn unknown(words: &[String]) -> CliError {
    let root = command(locale());
    let typed = words.join(" ");
    let error = CliError::new("no-such-topic", usage::NoSuchTopic { typed: &typed });
    let mut known: Vec<String> = topics().map(|(name, _)| name.to_owned()).collect();
    for command in root.get_subcommands() {
        known.push(command.get_name().to_owned());
        let inner = command.get_subcommands();
        known.extend(inner.map(|inner| format!("{} {}", command.get_name(), inner.get_name())));
    }
    let asked = typed.to_lowercase();
    let topic = SYNONYMS.iter().find(|(words, _)| words.contains(&&*asked)).map(|(_, topic)| topic);
    if let Some(topic) = topic {
        return error.hint(usage::TopicMeant { topic });
    }
    match did_you_mean(&typed, known.iter().map(String::as_str)) {
        Some(meant) => error.hint(usage::MeantOrListTopics { meant }),
        None => error.hint(usage::ListTopics),
    }
}
