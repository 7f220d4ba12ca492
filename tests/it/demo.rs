//! The demonstration: it succeeds, and every command that it shows works when typed.

use crate::command_runner::Folder;
use crate::pty::Terminal;

const PROMPT: &str = "\nPress Enter to go on, or Ctrl-C to leave: ";
const TITLES: [&str; 9] = [
    "1. Each office makes its own key\n",
    "2. Public keys by e-mail, their words by telephone\n",
    "3. Washington writes the record\n",
    "4. Each side signs, on its own machine, with its own texts\n",
    "5. The copies are joined, and everyone verifies\n",
    "6. What if someone alters a text?\n",
    "7. What if someone removes a signature?\n",
    "8. What if a stranger signs for Seoul?\n",
    "What you have seen:\n",
];
const CTRL_C: &[u8] = b"\x03";
const CTRL_D: &[u8] = b"\x04";

#[test]
fn the_demo_concludes_and_catches_three_faults() {
    let f = Folder::new();
    let ran = f.ok("paraph demo");
    let out = ran.out();
    assert_eq!(out.matches("\nconcluded: \"").count(), 2, "{ran}");
    assert_eq!(out.matches("\nrefused: \"").count(), 1, "{ran}");
    assert_eq!(out.matches("\nincomplete: \"").count(), 2, "{ran}");
    let end = &out[out.rfind("What you have seen:").unwrap()..];
    assert_eq!(end.matches("\n  concluded ").count(), 1, "{ran}");
    assert_eq!(end.matches("\n  detected ").count(), 3, "{ran}");

    // The last word is the folder to play with, and it exists.
    let folder = out.trim_end().rsplit(' ').next().unwrap();
    let file = format!("{folder}/washington/tor.bundle.json");
    assert!(std::path::Path::new(&file).exists(), "{file}");
}

#[test]
fn what_the_demo_shows_can_be_typed() {
    let f = Folder::new();
    let ran = f.ok("paraph demo --dir played");
    let shown: Vec<&str> = ran.out().lines().filter_map(|line| line.strip_prefix("$ ")).collect();
    assert!(shown.len() > 25, "{ran}");

    // Again, with the files that both offices had at the beginning.
    f.ok("mkdir typed");
    for folder in ["washington/texts", "seoul/texts", "elsewhere"] {
        f.ok(&format!("mkdir -p typed/{folder} && cp played/{folder}/*.t* typed/{folder}/"));
    }
    f.ok("cp played/washington/jane-doe.toml typed/washington/");
    f.ok("cp played/seoul/hong-gil-dong.toml typed/seoul/");
    let mut exits = ran.out().lines().filter_map(|line| line.strip_prefix("(exit code "));
    let played = f.path("played").canonicalize().unwrap().display().to_string();
    let mut failed = 0;
    for line in shown {
        if let Some(folder) = line.strip_prefix("cd ") {
            assert_eq!(folder, played, "the folder to play in");
            continue;
        }
        let typed = f.run(&format!("cd typed && {line}"));
        if typed.exit != Some(0) {
            failed += 1;
            let expected = exits.next().unwrap().strip_suffix(')').unwrap().parse().ok();
            assert_eq!(typed.exit, expected, "{typed}");
        }
    }
    assert_eq!((failed, exits.next()), (3, None));
}

#[test]
fn two_demos_have_folders_of_their_own() {
    let f = Folder::new();
    f.ok("paraph demo && paraph demo");
    let demos = std::fs::read_dir(f.path("")).unwrap().count();
    assert_eq!(demos, 2);
}

#[test]
fn on_a_terminal_the_demo_waits_before_each_part() {
    let f = Folder::new();
    let mut terminal = Terminal::with_status(&f, "paraph demo --dir played > /dev/tty");
    for (index, title) in TITLES.iter().enumerate() {
        terminal = terminal.shows_times(PROMPT, index + 1).types("").shows(title);
    }
    let (screen, ran) = terminal.ends();
    assert_eq!(ran.out(), "status 0\nterminal as before\n", "{ran}");
    // What was typed ends the line of the prompt, and only then the part begins.
    let parts: Vec<&str> = screen.split(PROMPT).skip(1).collect();
    assert_eq!(parts.len(), TITLES.len(), "{screen}");
    for (part, title) in parts.iter().zip(TITLES) {
        assert!(part.starts_with('\n') && part.trim_start().starts_with(title), "{part}");
    }
}

#[test]
fn without_enter_the_demo_does_not_go_on() {
    let f = Folder::new();
    let (screen, ran) = Terminal::with_status(&f, "paraph demo --dir played > /dev/tty")
        .shows(PROMPT)
        .types("")
        .shows_times(PROMPT, 2)
        .presses(CTRL_C)
        .ends();
    assert_eq!(ran.out(), "status 130\nterminal as before\n", "{ran}");
    assert!(!screen.contains(TITLES[1]), "{screen}");
    assert!(f.path("played/seoul/hong-gil-dong.pub").exists());
    assert!(!f.path("played/washington/hong-gil-dong.pub").exists());
}

#[test]
fn when_the_input_ends_the_demo_shows_the_rest() {
    let f = Folder::new();
    let (screen, ran) = Terminal::with_status(&f, "paraph demo --dir played > /dev/tty")
        .shows(PROMPT)
        .presses(CTRL_D)
        .ends();
    assert_eq!(ran.out(), "status 0\nterminal as before\n", "{ran}");
    assert_eq!(screen.matches(PROMPT).count(), 1, "{screen}");
    assert!(screen.contains(TITLES[8]), "{screen}");
}

#[test]
fn the_demo_does_not_wait_where_output_or_input_is_no_terminal() {
    for line in ["paraph demo --dir played", "paraph demo --dir played < /dev/null > /dev/tty"] {
        let f = Folder::new();
        let (screen, ran) = Terminal::with_status(&f, line).ends();
        assert!(ran.out().ends_with("status 0\nterminal as before\n"), "{ran}");
        let shown = format!("{screen}{}", ran.out());
        assert!(shown.contains(TITLES[8]), "{shown}");
        assert!(!shown.contains(PROMPT.trim()), "{shown}");
    }
}

#[test]
fn the_pause_speaks_korean() {
    let f = Folder::new();
    let (_, ran) = Terminal::with_status(&f, "paraph --lang ko demo --dir played > /dev/tty")
        .shows("\n계속하려면 Enter 키를, 끝내려면 Ctrl-C를 누르십시오: ")
        .presses(CTRL_C)
        .ends();
    assert_eq!(ran.out(), "status 130\nterminal as before\n", "{ran}");
}
