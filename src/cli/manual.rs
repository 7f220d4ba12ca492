//! The pages of the manual, made of the help texts.

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;
use roff::{Roff, bold, italic, roman};

use super::args::Args;
use super::topics::{TOPICS, Topic};

/// The pages: the name of each file, and what is in it.
pub(crate) fn pages() -> Vec<(String, String)> {
    let mut root = Args::command();
    root.build();
    let mut pages = Vec::new();
    let topics = TOPICS.iter().map(|topic| (topic_name(topic), topic.section));
    let names: Vec<(String, &str)> = names(&root).into_iter().map(|name| (name, "1")).collect();
    let all: Vec<(String, &str)> = names.into_iter().chain(topics).collect();
    of_command(&root, &all, &mut pages);
    for topic in TOPICS {
        pages.push((format!("{}.{}", topic_name(&topic), topic.section), of_topic(&topic, &all)));
    }
    pages
}

fn topic_name(topic: &Topic) -> String {
    format!("paraph-{}", topic.name)
}

/// The page of a command, and those of the commands below it.
fn of_command(command: &Command, all: &[(String, &str)], pages: &mut Vec<(String, String)>) {
    let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
    let man = Man::new(command.clone()).title(name.clone()).manual("paraph").date("");
    let mut page = Vec::new();
    let mut rendered = || {
        man.render_title(&mut page)?;
        man.render_name_section(&mut page)?;
        page.extend(synopsis(command).into_bytes());
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
        if command.has_subcommands() {
            man.render_subcommands_section(&mut page)?;
        }
        Ok::<(), std::io::Error>(())
    };
    rendered().expect("memory can be written");
    let mut text = String::from_utf8(page).expect("help texts are UTF-8");
    if let Some(after) = command.get_after_help() {
        text += &section("NOTES", &after.to_string());
    }
    text += &exit_status();
    text += &environment(command);
    text += &see_also(&name, "1", all);
    pages.push((format!("{name}.1"), text));
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        of_command(below, all, pages);
    }
}

/// The names of the pages of a command and of those below it.
fn names(command: &Command) -> Vec<String> {
    let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
    let below = command.get_subcommands().filter(|below| !below.is_hide_set()).flat_map(names);
    [name].into_iter().chain(below).collect()
}

fn of_topic(topic: &Topic, all: &[(String, &str)]) -> String {
    let name = topic_name(topic);
    let mut roff = Roff::new();
    roff.control("TH", [name.to_uppercase().as_str(), topic.section, "", "paraph", "paraph"]);
    roff.control("SH", ["NAME"]);
    roff.text([roman(format!("{name} - {}", topic.about))]);
    let text = section("DESCRIPTION", topic.text);
    format!("{}{text}{}", roff.to_roff(), see_also(&name, topic.section, all))
}

/// A section of plain text: what is indented stays as it is, and other lines become paragraphs.
fn section(title: &str, text: &str) -> String {
    let mut roff = Roff::new();
    roff.control("SH", [title]);
    for block in text.trim_end().split("\n\n") {
        roff.control("PP", []);
        let mut literal = false;
        for line in block.lines() {
            if line.starts_with("  ") != literal {
                roff.control(if literal { "EE" } else { "EX" }, []);
                literal = !literal;
            }
            roff.text([roman(line)]);
        }
        if literal {
            roff.control("EE", []);
        }
    }
    roff.to_roff()
}

fn synopsis(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    let mut roff = Roff::new();
    roff.control("SH", ["SYNOPSIS"]);
    roff.text([roman(usage.trim_start_matches("Usage: "))]);
    roff.to_roff()
}

fn exit_status() -> String {
    let mut roff = Roff::new();
    roff.control("SH", ["EXIT STATUS"]);
    for (code, meaning) in [
        ("0", "done, or concluded"),
        ("1", "something is false or malformed"),
        ("2", "it could not be judged or done"),
        ("3", "nothing is false, but something is missing"),
    ] {
        roff.control("TP", ["4"]);
        roff.text([bold(code)]);
        roff.text([roman(meaning)]);
    }
    roff.to_roff()
}

/// Of the main page only: what is the same for every command.
fn environment(command: &Command) -> String {
    if command.get_name() != "paraph" {
        return String::new();
    }
    let mut roff = Roff::new();
    roff.control("SH", ["ENVIRONMENT"]);
    for (name, meaning) in [
        ("NO_COLOR", "if it is set and not empty, nothing is coloured unless --color says so"),
        ("TZ", "the time zone of this computer's clock"),
        ("XDG_CONFIG_HOME", "where the folder paraph with config.toml is, else ~/.config"),
        ("SSH_AUTH_SOCK", "where ssh-agent listens, for keys that it holds"),
    ] {
        roff.control("TP", []);
        roff.text([bold(name)]);
        roff.text([roman(meaning)]);
    }
    roff.control("SH", ["FILES"]);
    roff.control("TP", []);
    roff.text([italic("~/.config/paraph/config.toml")]);
    roff.text([roman("the defaults of whoever uses this computer: paraph config shows them")]);
    roff.to_roff()
}

/// The other pages: all of the main one, and of another the main one and its neighbours.
fn see_also(name: &str, section: &str, all: &[(String, &str)]) -> String {
    let family = name.split('-').nth(1).unwrap_or_default();
    let near = |other: &str| {
        other == "paraph" || name == "paraph" || other.split('-').nth(1) == Some(family)
    };
    let topic = |section: &str| section != "1";
    let others = all
        .iter()
        .filter(|(other, of)| (other != name || *of != section) && (near(other) || topic(of)));
    let mut roff = Roff::new();
    roff.control("SH", ["SEE ALSO"]);
    let mut words = Vec::new();
    for (other, section) in others {
        if !words.is_empty() {
            words.push(roman(", "));
        }
        words.extend([bold(other.clone()), roman(format!("({section})"))]);
    }
    roff.text(words);
    roff.to_roff()
}
