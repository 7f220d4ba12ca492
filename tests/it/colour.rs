//! Colour: on a terminal that supports it, on a few words of the program, and nowhere else.

use crate::command_runner::Folder;
use crate::pty::Terminal;

const ESCAPE: char = '\u{1b}';
const VERIFY: &str = "paraph verify tor.bundle.json --roster roster.toml";

/// The same without colour.
pub(crate) fn plain(text: &str) -> String {
    let mut pieces = text.split(ESCAPE);
    let first = pieces.next().unwrap().to_owned();
    pieces.fold(first, |out, piece| out + piece.split_once('m').unwrap().1)
}

#[test]
fn the_verdict_has_the_colour_of_what_it_is() {
    let f = Folder::office();
    f.write("bad.bundle.json", "{}");
    for (line, start) in [
        (VERIFY.to_owned(), "\u{1b}[1m\u{1b}[32mconcluded\u{1b}[0m: \""),
        (VERIFY.replace("tor.", "tor.rok-mnd."), "\u{1b}[1m\u{1b}[33mincomplete\u{1b}[0m: \""),
        (
            VERIFY.replace("tor.bundle.json", "bad.bundle.json"),
            "\u{1b}[1m\u{1b}[31mrefused\u{1b}[0m: ",
        ),
    ] {
        let without = f.run(&line);
        assert!(!without.out().contains(ESCAPE), "{without}");
        let with = f.run(&format!("{line} --color always"));
        assert!(with.out().starts_with(start), "{with}");
        // Once, and nothing else is changed.
        assert_eq!(with.out().matches(ESCAPE).count(), 3, "{with}");
        let words = |text: &str| text.split(", as of ").next().unwrap().to_owned();
        assert_eq!(words(&plain(with.out())), words(without.out()));
        assert_eq!(with.exit, without.exit);
    }
}

#[test]
fn errors_hints_and_help_have_colour() {
    let f = Folder::office();
    let error = f.run("paraph verify nowhere --roster roster.toml --color always").exit(2);
    assert!(
        error.talk.starts_with("paraph: \u{1b}[1m\u{1b}[31merror:\u{1b}[0m nowhere"),
        "{error}"
    );
    assert!(error.talk.contains("\nparaph: \u{1b}[1m\u{1b}[36mhint:\u{1b}[0m "), "{error}");
    let usage = f.run("paraph veriyf --color=always").exit(2);
    assert!(usage.talk.starts_with("\u{1b}[1m\u{1b}[31merror:\u{1b}[0m "), "{usage}");
    for line in ["paraph sign --help", "paraph help sign", "paraph help"] {
        let with = f.ok(&format!("{line} --color always"));
        assert!(with.out().contains("\u{1b}[1mUsage:\u{1b}[0m paraph"), "{with}");
        assert_eq!(plain(with.out()), f.ok(line).out());
    }
}

#[test]
fn json_has_no_colour() {
    let f = Folder::office();
    for (exit, line) in [
        (0, format!("{VERIFY} --color always --json")),
        (2, "paraph verify nowhere --roster roster.toml --color always --json".to_owned()),
    ] {
        let ran = f.run(&line).exit(exit);
        assert!(!ran.out().contains(ESCAPE), "{ran}");
    }
}

#[test]
fn nothing_from_a_file_makes_or_forges_colour() {
    let f = Folder::office();
    let name = "\u{1b}[32mconcluded\u{1b}[0m\nconcluded: record";
    f.write(name, "{}");
    let line = "paraph verify \"$(printf '\\033[32mconcluded\\033[0m\\nconcluded: record')\" \
                --roster roster.toml --color always";
    let ran = f.run(line).exit(1);
    assert!(
        ran.out().starts_with("\u{1b}[1m\u{1b}[31mrefused\u{1b}[0m: \\u{1b}[32mconcluded"),
        "{ran}"
    );
    assert_eq!(ran.out().matches(ESCAPE).count(), 3, "{ran}");
    // A party of that name begins lines of `roster list` and is not a verdict.
    f.replace("roster.toml", "id = \"rok-mnd\"", "id = \"concluded\"");
    let ran = f.ok("paraph roster list --roster roster.toml --color always");
    assert!(ran.out().starts_with("concluded  ") && !ran.out().contains(ESCAPE), "{ran}");
}

#[test]
fn a_terminal_has_colour_where_it_is_wanted() {
    let on_terminal = "exec >/dev/tty 2>&1; ";
    for (environment, colour) in [
        ("TERM=xterm", true),
        ("TERM=xterm NO_COLOR=", true),
        ("TERM=xterm NO_COLOR=1", false),
        ("TERM=xterm NO_COLOR=0", false),
        ("TERM=dumb", false),
        ("TERM=", false),
        ("", false),
        ("TERM=xterm CLICOLOR_FORCE=1 NO_COLOR=1", false),
    ] {
        let f = Folder::office();
        let run = format!("{on_terminal}env {environment} {VERIFY}");
        let (screen, _) = Terminal::new(&f, &run).ends();
        assert_eq!(screen.contains(ESCAPE), colour, "{environment}: {screen}");
        let (screen, _) = Terminal::new(&f, &format!("{run} --color never")).ends();
        assert!(!screen.contains(ESCAPE), "{screen}");
        let (screen, _) = Terminal::new(&f, &format!("{run} --color always")).ends();
        assert!(screen.contains("\u{1b}[32mconcluded"), "{screen}");
    }
}

#[test]
fn the_two_streams_are_asked_apart() {
    let f = Folder::office();
    let fails = "env TERM=xterm paraph hash tor.toml nowhere";
    let (screen, ran) = Terminal::new(&f, &format!("{fails} 2>/dev/tty")).ends();
    assert!(screen.contains("\u{1b}[31merror:") && !ran.out().contains(ESCAPE), "{screen}{ran}");
    let verify = format!("env TERM=xterm {VERIFY} >/dev/tty");
    let (screen, ran) = Terminal::new(&f, &verify).ends();
    assert!(screen.contains("\u{1b}[32mconcluded"), "{screen}");
    assert!(!ran.talk.contains(ESCAPE), "{ran}");
    // A pipe never has colour, whatever the environment.
    let forced = f.ok(&format!("TERM=xterm CLICOLOR_FORCE=1 {VERIFY}"));
    assert!(!forced.out().contains(ESCAPE), "{forced}");
}

#[test]
fn a_wrong_choice_is_reported() {
    Folder::new()
        .run("paraph help --color green")
        .exit(2)
        .says("[possible values: auto, always, never]");
}
