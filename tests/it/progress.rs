//! That long work goes on: told on a terminal, and gone afterwards.

use crate::colour::plain;
use crate::pty::Terminal;
use crate::run::Folder;

/// Sparse, and so large that nobody waits for its end.
const ENDLESS: &str = "truncate -s 4000G big";
/// Here it ends.
const END: &str = "truncate -s 0 big";
const TERMINAL: &str = "export TERM=xterm; stty cols 100; ";

/// What a terminal of so many columns shows in the end, if it has one line: what came after the last
/// time that the line was cleared.
fn left(screen: &str) -> &str {
    screen.rsplit("\u{1b}[2K").next().unwrap().trim_start_matches('\r')
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
    assert!(plain(left(&screen)).starts_with("paraph: error: nowhere "), "{screen:?}");
}

#[test]
fn where_nobody_watches_or_the_terminal_is_dumb_nothing_is_shown() {
    let f = Folder::new();
    f.ok("truncate -s 300M big");
    let ran = f.ok("paraph hash big");
    assert_eq!(ran.talk, "", "{ran}");
    let (screen, _) = Terminal::new(&f, "TERM=dumb paraph hash big 2>/dev/tty").ends();
    assert_eq!(screen, "");
}
