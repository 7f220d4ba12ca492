//! `paraph help`: explains every command and topic correctly.

use paraph::format::Format;
use paraph::roster::Roster;

use crate::repository;
use crate::run::Folder;

const TOPICS: [&str; 5] = ["changes", "exit-codes", "formats", "lost-keys", "roster"];

#[test]
fn help_lists_commands_and_topics() {
    let f = Folder::new();
    let all = f.ok("paraph help");
    for topic in TOPICS {
        assert!(all.out().contains(&format!("\n  {topic} ")), "{all}");
        assert!(f.ok("paraph help --help").out().contains(topic));
        f.ok(&format!("paraph help {topic}"));
    }
    for command in ["verify", "roster add", "key new"] {
        let help = f.ok(&format!("paraph help {command}"));
        assert_eq!(help.out(), f.ok(&format!("paraph {command} -h")).out());
    }
    // It is both a command and a topic.
    let both = f.ok("paraph help roster").prints("Commands:").prints("[[party.holder]]");
    assert!(both.out().starts_with(f.ok("paraph roster --help").out()), "{both}");
}

#[test]
fn what_there_is_no_help_for_is_told() {
    let f = Folder::office();
    let hint = |meant: &str| {
        format!("paraph: hint: did you mean {meant}? to see all of them: paraph help\n")
    };
    for (typed, meant) in
        [("exitcodes", "exit-codes"), ("veriyf", "verify"), ("key nwe", "key new")]
    {
        f.fails(&format!("paraph help {typed}"), 2, "no-such-topic").says(&hint(meant));
    }
    let ran = f.fails("paraph help harbour", 2, "no-such-topic");
    assert!(ran.talk.ends_with("paraph: hint: to see all of them: paraph help\n"), "{ran}");
}

#[test]
fn the_exit_codes_are_those_of_their_page_and_of_the_program() {
    let f = Folder::office();
    let help = f.ok("paraph help exit-codes");
    let said: Vec<(i32, String)> = rows(help.out());
    let page = std::fs::read_to_string(repository("docs/exit-codes.md")).unwrap();
    let first_word = |text: &str| text.split([':', ';', '.']).next().unwrap().trim().to_owned();
    let written: Vec<(i32, String)> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "))
        .filter_map(|(code, meaning)| Some((code.parse().ok()?, first_word(meaning))))
        .collect();
    assert_eq!(
        said.iter().map(|(code, text)| (*code, first_word(text))).collect::<Vec<_>>(),
        written
    );
    assert_eq!(written.len(), 4);

    f.replace("tor.toml", "draft = 1", "draft = 2");
    for (exit, line) in [
        (0, "paraph verify tor.bundle.json --roster roster.toml"),
        (1, "paraph verify tor.toml --roster roster.toml"),
        (2, "paraph record tor.toml -o new.json"),
        (2, "paraph verify nowhere --roster roster.toml"),
        (3, "paraph verify tor.rok-mnd.bundle.json --roster roster.toml"),
        (3, "paraph status tor.rok-mnd.bundle.json --roster roster.toml"),
    ] {
        assert!(said.iter().any(|(code, _)| *code == exit));
        f.run(line).exit(exit);
    }
}

/// The lines that begin with a digit, after two spaces.
fn rows(text: &str) -> Vec<(i32, String)> {
    let row = |line: &str| {
        let (code, meaning) = line.strip_prefix("  ")?.split_once("  ")?;
        Some((code.parse().ok()?, meaning.to_owned()))
    };
    text.lines().filter_map(row).collect()
}

#[test]
fn the_formats_are_those_that_are_read() {
    let f = Folder::new();
    let help = f.ok("paraph help formats");
    let said: Vec<&str> =
        help.out().split_whitespace().filter(|word| word.starts_with("paraph/")).collect();
    let formats = [Format::Record, Format::Act, Format::Bundle];
    assert_eq!(said, formats.map(Format::name), "{help}");
    for format in formats {
        let size = match format.max_size() {
            size if size >= 1 << 20 => format!("At most {} MiB", size >> 20),
            size => format!("At most {} KiB", size >> 10),
        };
        let entry = help.out().split(format.name()).nth(1).unwrap();
        let entry = entry.split("paraph/").next().unwrap();
        assert!(entry.contains(&size), "{size}: {help}");
    }
}

#[test]
fn the_roster_in_the_help_is_a_roster() {
    let f = Folder::new();
    let help = f.ok("paraph help roster");
    let example = help.out().split("  roster = 1\n").nth(1).unwrap();
    let lines = example.lines().take_while(|line| line.is_empty() || line.starts_with("  "));
    let lines: Vec<&str> = lines.collect();
    let example = format!("roster = 1\n{}\n", lines.join("\n"));
    assert!(Roster::parse(&example).is_ok(), "{example}");

    // The other fields that the help mentions.
    let line = |key: &str| {
        let lines = help.out().lines().map(str::trim);
        let found: Vec<&str> = lines.filter(|line| line.starts_with(key)).collect();
        *found.last().unwrap()
    };
    let with = |line: &str| Roster::parse(&format!("{example}{line}\n"));
    let roster = with(line("revoked = ")).unwrap();
    let party = roster.party(&"rok-mnd".parse().unwrap()).unwrap();
    let holder = party.holders.values().next().unwrap();
    assert!(holder.keys.values().all(|key| key.revoked.is_some() && key.scope.is_some()));
    assert_eq!(with(line("windows = ")).unwrap_err().code(), "both-given");
    let windows = example.replace("  from", "  # from").replace("  until", "  # until");
    let windows = Roster::parse(&format!("{windows}{}\n", line("windows = ")));
    assert!(windows.is_ok(), "{windows:?}");
    // There is only one holder; this is the only fault.
    let quorum = example.replace("  quorum = 1 ", &format!("  {} ", line("quorum = ")));
    assert_eq!(Roster::parse(&quorum).unwrap_err().code(), "quorum-above-holders");
}
