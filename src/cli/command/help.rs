//! `paraph help`: of a command, or of a topic.

use clap::CommandFactory as _;
use paraph::screen::{brief, quoted};

use crate::cli::args::{Args, HelpArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::nearest::nearest;
use crate::cli::say::World;
use crate::cli::topics::TOPICS;

pub(crate) fn run(args: &HelpArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let mut command = Args::command();
    command.build();
    match &args.words[..] {
        [] => {
            let mut text = command.render_long_help().to_string();
            text += "\nTopics (paraph help TOPIC):\n";
            for topic in TOPICS {
                text += &format!("  {:<12}{}\n", topic.name, topic.about);
            }
            world.text(&text)?;
        }
        words => {
            // A roster is a file, and a command that keeps it.
            let topic = TOPICS.iter().find(|topic| words == [topic.name]);
            if let Some(topic) = topic {
                world.text(topic.text)?;
            }
            if topic.is_none() || command.find_subcommand(&words[0]).is_some() {
                let lead = if topic.is_some() { "\n" } else { "" };
                world.text(&format!("{lead}{}", of_command(command, words)?))?;
            }
        }
    }
    Ok(Exit::Done)
}

fn of_command(mut command: clap::Command, words: &[String]) -> Result<String, CliError> {
    for word in words {
        let subcommands = command.get_subcommands().map(clap::Command::get_name);
        let names: Vec<&str> = match command.get_name() {
            "paraph" => subcommands.chain(TOPICS.iter().map(|topic| topic.name)).collect(),
            _ => subcommands.collect(),
        };
        let Some(next) = command.find_subcommand(word) else {
            let shown = quoted(&brief(word, 80));
            let error = CliError::new("unknown-topic", format!("there is no help on {shown}"));
            return Err(error.hint(match nearest(word, names.iter().copied()) {
                Some(name) => format!("did you mean {name}?"),
                None => format!("there is help on {}", names.join(", ")),
            }));
        };
        command = next.clone();
    }
    Ok(command.render_long_help().to_string())
}
