//! The progress of long work: shown on a terminal, and removed afterwards.

use crate::colour::plain;
use crate::command_runner::Folder;
use crate::pty::Terminal;

/// A sparse file, so large that no one waits for its end.
const ENDLESS: &str = "truncate -s 4000G big";
/// Here it ends.
const END: &str = "truncate -s 0 big";
const TERMINAL: &str = "export TERM=xterm; stty cols 100 rows 30 </dev/tty; ";

/// The final content of a terminal with this many columns, if it has one line: the text after the line was
/// last cleared.
fn left(screen: &str) -> &str {
    screen.rsplit("\u{1b}[2K").next().unwrap().trim_start_matches('\r')
}

/// The successive contents of the line of a terminal, as it reads them.
fn drawn(screen: &str) -> Vec<String> {
    // An escape sequence ends with a letter.
    let mut pieces = screen.split('\u{1b}');
    let first = pieces.next().unwrap().to_owned();
    let shown = pieces.fold(first, |shown, piece| {
        let end = piece.find(|c: char| c.is_ascii_alphabetic()).unwrap();
        shown + "\r" + &piece[end + 1..]
    });
    // The terminal's echo of Ctrl-C is not from the program.
    let lines = shown.split(['\r', '\n']).map(|line| line.trim_end_matches("^C").trim_end());
    lines.map(str::to_owned).collect()
}

/// Whether a line has these words. `SIZE` at the beginning matches any number of bytes: `1.02 GiB`.
fn has(line: &str, words: &str) -> bool {
    let Some(after) = words.strip_prefix("SIZE") else { return line.contains(words) };
    line.match_indices(after).any(|(at, _)| {
        let mut before = line[..at].rsplit(' ');
        let (unit, number) = (before.next(), before.next());
        let units = ["B", "KiB", "MiB", "GiB", "TiB"];
        let is_number = |number: &str| number.replace(',', "").parse::<f64>().is_ok();
        unit.is_some_and(|unit| units.contains(&unit)) && number.is_some_and(is_number)
    })
}

#[test]
fn any_speed_is_a_speed() {
    for line in ["big  3 B of 4 TiB  5 B/s", "1.02 GiB/s  1,023.50 MiB of 4 TiB"] {
        assert!(has(line, "SIZE of 4 TiB") && has(line, "SIZE/s"), "{line}");
    }
    for line in ["big of 4 TiB /s", "MiB of 4 TiB, MiB/s", "1 m of 4 TiB 2 m/s"] {
        assert!(!has(line, "SIZE of 4 TiB") && !has(line, "SIZE/s"), "{line}");
    }
}

#[test]
fn what_is_done_of_how_much_how_fast_and_what_is_left() {
    let f = Folder::new();
    f.ok(ENDLESS);
    // The amount and the speed depend on the machine; the units do too.
    for (columns, parts) in [
        (100, &["big ", "SIZE of 3.91 TiB ", "SIZE/s ", " left"][..]),
        (60, &["big ", "% ", "SIZE/s ", " left"]),
        (30, &["%  "]),
    ] {
        let line = format!(
            "export TERM=xterm; stty cols {columns} rows 30 </dev/tty; paraph hash big 2>/dev/tty"
        );
        let last = parts.last().unwrap();
        let (screen, _) = Terminal::new(&f, &line).shows(last).presses(b"\x03").ends();
        let lines = drawn(&screen);
        let shown = lines.iter().find(|line| parts.iter().all(|part| has(line, part.trim_end())));
        assert!(shown.is_some(), "{columns}: {parts:?} in {screen:?}");
        let fits = |line: &String| line.chars().count() <= columns;
        assert!(lines.iter().all(fits), "{columns}: {screen:?}");
    }
}

#[test]
fn an_interrupt_ends_it_and_leaves_the_terminal_as_it_was() {
    let f = Folder::new();
    f.ok(ENDLESS);
    // The shell continues, as the shell of a user who presses the keys does.
    let line = format!(
        "{TERMINAL} trap : INT; before=$(stty -g </dev/tty); paraph hash big 2>/dev/tty; echo \"status $?\"; \
         test \"$(stty -g </dev/tty)\" = \"$before\" && echo as before"
    );
    let (_, ran) = Terminal::new(&f, &line).shows(" left").presses(b"\x03").ends();
    assert_eq!(ran.exit(0).out(), "status 130\nas before\n");
}

#[test]
fn an_error_takes_the_line_away() {
    let f = Folder::new();
    f.ok(ENDLESS);
    let hash = format!("{TERMINAL} paraph hash big nowhere 2>/dev/tty");
    let terminal = Terminal::new(&f, &hash).shows(" left");
    f.ok(END);
    let (screen, ran) = terminal.ends();
    ran.exit(2);
    // It begins a line that was wiped, and is the last one that stays.
    let error = screen.split("\u{1b}[2K").find(|shown| shown.starts_with("paraph: "));
    assert!(plain(error.unwrap_or_default()).starts_with("paraph: error: nowhere "), "{screen:?}");
    assert_eq!(left(&screen), "", "{screen:?}");
}

#[test]
fn no_progress_without_a_terminal_or_on_a_dumb_one() {
    let f = Folder::new();
    // It ends when it is two seconds old. By then a line would be shown, however fast the machine is.
    let hash = |to: &str| {
        format!(
            "truncate -s 4000G big; TERM=dumb paraph hash big {to} & \
             until test $(ps -o etimes= -p $!) -ge 2; do sleep 0.1; done; {END}; wait $!"
        )
    };
    let ran = f.ok(&hash(""));
    assert_eq!(ran.talk, "", "{ran}");
    let (screen, ran) = Terminal::new(&f, &hash("2>/dev/tty")).ends();
    ran.exit(0);
    assert_eq!(screen, "");
}
