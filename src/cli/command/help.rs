//! `paraph help`: the commands, one command, or a topic.

use crate::cli::args::{HelpArgs, command};
use crate::cli::error::{CliError, Exit};
use crate::cli::language::locale;
use crate::cli::say::World;
use crate::cli::suggest::did_you_mean;

/// Something to read about, which is no command.
struct Topic {
    name: &'static str,
    about: &'static str,
    text: &'static str,
}

const TOPICS: [Topic; 5] = [
    Topic {
        name: "changes",
        about: "What to do if something changes after the first signature",
        text: include_str!("../help/changes.txt"),
    },
    Topic {
        name: "exit-codes",
        about: "What 0, 1, 2 and 3 mean",
        text: include_str!("../help/exit-codes.txt"),
    },
    Topic {
        name: "formats",
        about: "Which files there are, and what is in them",
        text: include_str!("../help/formats.txt"),
    },
    Topic {
        name: "lost-keys",
        about: "What to do if a key is lost or stolen, or its passphrase forgotten",
        text: include_str!("../help/lost-keys.txt"),
    },
    Topic {
        name: "roster",
        about: "What stands in a roster, with an example",
        text: include_str!("../help/roster.txt"),
    },
];

/// Words that people look for, and the topic that has what they want.
const SYNONYMS: [(&[&str], &str); 2] = [
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
];

pub(crate) fn run(args: &HelpArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let topic = TOPICS.iter().find(|topic| args.about == [topic.name]);
    // Of what is a command and a topic, both.
    let text = match (command_help(&args.about), topic) {
        (_, _) if args.about.is_empty() => contents(),
        (Some(command), Some(topic)) => format!("{command}\n{}", topic.text),
        (Some(text), None) => text,
        (None, Some(topic)) => topic.text.to_owned(),
        (None, None) => return Err(unknown(&args.about)),
    };
    world.help(&text)?;
    Ok(Exit::Done)
}

/// The names of all topics.
pub(crate) fn topics() -> impl Iterator<Item = (&'static str, &'static str)> {
    TOPICS.iter().map(|topic| (topic.name, topic.about))
}

/// What a topic says, that there is.
pub(crate) fn topic(name: &str) -> &'static str {
    TOPICS.iter().find(|topic| topic.name == name).expect("a topic that there is").text
}

/// All commands, and all topics.
fn contents() -> String {
    let mut text = command(locale()).render_help().to_string();
    text += "\nTopics, to be read with paraph help TOPIC:\n";
    for (name, about) in topics() {
        text += &format!("  {name:<10}  {about}\n");
    }
    text
}

/// What `--help` prints of a command, or of a command's command.
fn command_help(words: &[String]) -> Option<String> {
    let mut root = command(locale());
    root.build();
    let mut command = &mut root;
    for word in words {
        command = command.find_subcommand_mut(word)?;
    }
    Some(command.render_help().to_string())
}

fn unknown(words: &[String]) -> CliError {
    let root = command(locale());
    let typed = words.join(" ");
    let sentence = format!("there is no command and no topic {typed}");
    let mut known: Vec<String> = topics().map(|(name, _)| name.to_owned()).collect();
    for command in root.get_subcommands() {
        known.push(command.get_name().to_owned());
        let inner = command.get_subcommands();
        known.extend(inner.map(|inner| format!("{} {}", command.get_name(), inner.get_name())));
    }
    let asked = typed.to_lowercase();
    let topic = SYNONYMS.iter().find(|(words, _)| words.contains(&&*asked)).map(|(_, topic)| topic);
    if let Some(topic) = topic {
        let hint = format!("that is in: paraph help {topic}");
        return CliError::new("no-such-topic", sentence).hint(hint);
    }
    let hint = match did_you_mean(&typed, known.iter().map(String::as_str)) {
        Some(meant) => format!("{meant} all of them: paraph help"),
        None => "all of them: paraph help".to_owned(),
    };
    CliError::new("no-such-topic", sentence).hint(hint)
}
