//! Help: of commands and topics, in the terminal and as pages of the manual; and "did you mean".

use std::collections::BTreeSet;

use paraph::format::Format;
use paraph::roster::Roster;

use crate::run::{Folder, Ran, repository};

#[test]
fn topics_are_listed_and_shown() {
    let f = Folder::new();
    let all = f.ok("paraph help").prints("\nUsage: paraph [OPTIONS] <COMMAND>\n");
    for topic in ["exit-codes", "formats", "roster"] {
        assert!(all.out().contains(&format!("\n  {topic} ")), "{all}");
        assert!(f.ok(&format!("paraph help {topic}")).out().lines().count() > 20);
    }
    let sign = f.ok("paraph help sign");
    assert_eq!(sign.out(), f.ok("paraph sign --help").out());
    f.ok("paraph help roster").prints("roster = 1").prints("\nUsage: paraph roster [OPTIONS]");
    f.ok("paraph help roster add").prints("Usage: paraph roster add");
}

#[test]
fn what_is_not_there_is_told_with_what_is_like_it() {
    let f = Folder::new();
    f.fails("paraph help exit-code", 2, "unknown-topic").says("did you mean exit-codes?");
    f.fails("paraph help rooster", 2, "unknown-topic").says("did you mean roster?");
    f.fails("paraph help roster ad", 2, "unknown-topic").says("did you mean add?");
    f.fails("paraph help x", 2, "unknown-topic").says("there is help on draft, record, lint, ");
    f.fails("paraph help sign sign", 2, "unknown-topic");
    let usage = |line: &str| -> Ran { f.run(line).exit(2) };
    usage("paraph sgin").says("a similar subcommand exists: 'sign'");
    usage("paraph sign x --intnt seal").says("a similar argument exists: '--intent'");
    usage("paraph sign x --key k --intent sael").says("a similar value exists: 'seal'");
    usage("paraph roster revoke x --reason retried --roster r").says("exists: 'retired'");
}

#[test]
fn a_party_that_is_not_there_may_be_another() {
    let f = Folder::office();
    let sign = "paraph sign tor.record.json --key keys/rok-mnd.key --as jane-doe.toml -o new --yes";
    f.fails(&format!("{sign} --party rok-mdn"), 2, "party-not-in-record")
        .says("did you mean rok-mnd?");
    f.fails(&format!("{sign} --party kr"), 2, "party-not-in-record")
        .says("its parties are rok-mnd, us-dod-cio");
    let add = "paraph roster add --key keys/stranger.pub --roster roster.toml";
    f.ok(&format!("{add} rok-mdn --holder x"))
        .says("rok-mdn is new in this roster, which has rok-mnd: was that meant?");
    let f = Folder::office();
    f.ok(&format!("{add} rok-mnd --holder hong-gil-don")).says("which has hong-gil-dong: was");
    let f = Folder::office();
    let added = f.ok(&format!("{add} rok-mnd --holder somebody"));
    assert!(!added.talk.contains("was that meant"), "{added}");
}

#[test]
fn topics_say_what_is_so() {
    let f = Folder::new();
    // The roster is one.
    let topic = f.ok("paraph help roster");
    let (_, from) = topic.out().split_once("  roster = 1\n").unwrap();
    let (example, _) = from.split_once("\n\nA party may").unwrap();
    let text: Vec<&str> = example.lines().map(str::trim).collect();
    let roster = Roster::parse(&format!("roster = 1\n{}\n", text.join("\n"))).unwrap();
    assert_eq!(roster.parties().count(), 1);
    // Formats are named as they are.
    let topic = f.ok("paraph help formats");
    for format in [Format::Record, Format::Act, Format::Bundle] {
        assert!(topic.out().contains(format.name()), "{topic}");
    }
    // The codes are those of README.md.
    let topic = f.ok("paraph help exit-codes");
    let readme = std::fs::read_to_string(repository("README.md")).unwrap();
    let (_, readme) = readme.split_once("\n## Exit codes\n").unwrap();
    let codes = |text: &str, mark: &str| -> BTreeSet<String> {
        let lines = text.lines().filter_map(|line| line.strip_prefix(mark));
        let digit = |line: &&str| line.starts_with(|c: char| c.is_ascii_digit());
        lines.filter(digit).map(|line| line[..1].to_owned()).collect()
    };
    assert_eq!(codes(topic.out(), "  "), codes(readme, "| "));
}

#[test]
fn the_manual_has_a_page_for_each_command_and_topic() {
    let f = Folder::new();
    assert_eq!(f.ok("paraph man --dir man").out(), "man\n");
    f.ok("paraph man --dir again && diff -r man again");
    f.fails("paraph man --dir man", 2, "output-exists");
    let pages: Vec<String> = f.listing().into_keys().map(|it| it.display().to_string()).collect();
    let pages: Vec<&str> = pages.iter().filter_map(|page| page.strip_prefix("man/")).collect();
    let topics = ["paraph-exit-codes.7", "paraph-formats.7", "paraph-roster.5"];
    let commands = ["paraph.1", "paraph-sign.1", "paraph-roster.1", "paraph-roster-add.1"];
    for page in topics.iter().chain(&commands) {
        assert!(pages.contains(page), "{page} is not in {pages:?}");
    }
    assert!(!pages.contains(&"paraph-man.1"), "what is hidden has none");
    for page in pages {
        let text = f.text(&format!("man/{page}"));
        assert!(text.contains(".TH paraph") || text.contains(".TH PARAPH"), "{page}");
        for part in [".SH NAME\n", ".SH \"SEE ALSO\"\n"] {
            assert!(text.contains(part), "{page} has no {part:?}");
        }
        let command = page.ends_with(".1");
        assert_eq!(text.contains(".SH \"EXIT STATUS\"\n"), command, "{page}");
        // Each line of an example stays a line.
        assert_eq!(text.matches("\n.EX\n").count(), text.matches("\n.EE\n").count(), "{page}");
        let said = f.ok(&format!("LC_ALL=C.UTF-8 man --warnings=w -l man/{page} 2>&1 >/dev/null"));
        assert_eq!(said.out(), "", "{page}");
    }
    let sign = f.ok("LC_ALL=C.UTF-8 MANWIDTH=80 man -l man/paraph-sign.1");
    sign.prints("\n       paraph sign [OPTIONS] --key ").prints(
        "\n         paraph sign tor.record.json --key hong.key --roster roster.toml --as hong.toml\n",
    );
}
