//! `paraph help`: explains every command and topic correctly.

use paraph::format::Format;
use paraph::roster::Roster;

use unicode_width::UnicodeWidthStr as _;

use crate::command_runner::Folder;
use crate::pty::Terminal;
use crate::repository;

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
fn each_topic_is_in_each_language() {
    let f = Folder::new();
    for topic in TOPICS {
        let [english, korean] = ["en", "ko"]
            .map(|lang| f.ok(&format!("paraph --lang {lang} help {topic}")).out().to_owned());
        let has_hangul = |text: &str| text.chars().filter(|c| ('가'..='힣').contains(c)).count();
        assert!(has_hangul(&korean) > 100, "{topic}: {korean}");
        assert!(has_hangul(&english) < 10, "{topic}: {english}");
        // What is typed is the same in both. A line that only a comment or a word of a language makes different
        // is compared up to that.
        let typed = |text: &str| -> Vec<String> {
            let lines = text.lines().filter(|line| line.starts_with("  paraph "));
            lines.filter(|line| !line.starts_with("  paraph/")).map(str::to_owned).collect()
        };
        assert_eq!(typed(&english), typed(&korean), "{topic}");
        for text in [&english, &korean] {
            assert!(!text.ends_with("\n\n"), "{topic}");
        }
    }
}

#[test]
fn a_topic_without_help_is_reported() {
    let f = Folder::office();
    let hint = |meant: &str| {
        format!("paraph: hint: did you mean {meant}? To see all topics: paraph help\n")
    };
    for (typed, meant) in
        [("exitcodes", "exit-codes"), ("veriyf", "verify"), ("key nwe", "key new")]
    {
        f.fails(&format!("paraph help {typed}"), 2, "no-such-topic").says(&hint(meant));
    }
    let ran = f.fails("paraph help harbour", 2, "no-such-topic");
    assert!(ran.talk.ends_with("paraph: hint: to see all topics: paraph help\n"), "{ran}");
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
    f.write("bad.bundle.json", "{}");
    for (exit, line) in [
        (0, "paraph verify tor.bundle.json --roster roster.toml"),
        (1, "paraph verify bad.bundle.json --roster roster.toml"),
        (2, "paraph verify tor.toml --roster roster.toml"),
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

/// Help is wrapped once: no line is wider than the terminal, none has the mark of a folded line, and what continues
/// the description of an option begins in its column.
#[test]
fn help_is_wrapped_once_on_a_terminal() {
    let f = Folder::new();
    for columns in [60, 80, 120] {
        for lang in ["en", "ko"] {
            for words in ["verify --help", "help roster", "help", "roster", "sign -h"] {
                let line = format!(
                    "stty cols {columns} rows 40; paraph --lang {lang} {words} > /dev/tty 2>&1"
                );
                let (screen, _) = Terminal::new(&f, &line).ends();
                assert!(!screen.contains("    | "), "{columns} {lang} {words}\n{screen}");
                for line in screen.lines() {
                    assert!(line.width_cjk() <= columns, "{columns} {words}: {line}\n{screen}");
                }
            }
        }
    }
    let line = "stty cols 80 rows 40; paraph --lang ko verify -h > /dev/tty";
    let (screen, _) = Terminal::new(&f, line).ends();
    let lines: Vec<&str> = screen.lines().collect();
    let color = lines.iter().position(|line| line.contains("--color <WHEN>")).unwrap();
    let column = lines[color].split("색: ").next().unwrap().width();
    let next = lines[color + 1];
    let is_option = next.trim_start().starts_with('-');
    assert!(is_option || next.width() - next.trim_start().width() == column, "{screen}");
}
