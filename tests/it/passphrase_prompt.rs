//! Passphrases are typed on a real pseudo-terminal: which input is an answer, and the state of the terminal
//! after an interrupt.

use rustix::process::Signal;

use crate::command_runner::{Folder, Ran};
use crate::pty::Terminal;
use crate::signing_questions::SIGN;

/// A prompt for a new passphrase, and one for an existing key.
const HIDDEN: [(&str, &str); 2] = [
    ("paraph key new new", "Passphrase for the new key (at least 14 characters): "),
    ("paraph key show locked.key", "Passphrase for locked.key: "),
];

const CTRL_C: &[u8] = b"\x03";
const CTRL_D: &[u8] = b"\x04";
const CTRL_V: &[u8] = b"\x16";
const CTRL_Z: &[u8] = b"\x1a";
const CTRL_BACKSLASH: &[u8] = b"\x1c";
const BACKSPACE: &[u8] = b"\x7f";

/// The command ended with this status, as a shell reports it, and restored the terminal.
#[track_caller]
fn assert_ended(ran: &Ran, status: i32) {
    assert_eq!(ran.out(), format!("status {status}\nterminal as before\n"), "{ran}");
}

#[test]
fn an_interrupted_prompt_gives_the_terminal_back() {
    let f = Folder::office_with_keys("correct harbours");
    let before = f.listing();
    type Act = fn(Terminal) -> Terminal;
    let interruptions: [(Act, i32); 13] = [
        (|terminal| terminal.presses(CTRL_C), 2),
        (|terminal| terminal.presses(b"half of it").presses(CTRL_C), 2),
        (|terminal| terminal.presses(CTRL_BACKSLASH), 3),
        (|terminal| terminal.gets(Signal::INT), 2),
        (|terminal| terminal.gets(Signal::QUIT), 3),
        (|terminal| terminal.gets(Signal::TERM), 15),
        (|terminal| terminal.gets(Signal::HUP), 1),
        (|terminal| terminal.gets(Signal::ALARM), 14),
        (|terminal| terminal.gets(Signal::VTALARM), 26),
        (|terminal| terminal.gets(Signal::PROF), 27),
        (|terminal| terminal.gets(Signal::XCPU), 24),
        (|terminal| terminal.gets(Signal::USR1), 10),
        (|terminal| terminal.gets(Signal::USR2), 12),
    ];
    for (line, prompt) in HIDDEN {
        for (act, signal) in interruptions {
            let terminal = Terminal::with_status(&f, line).shows(prompt);
            let (screen, ran) = act(terminal).ends();
            assert_ended(&ran, 128 + signal);
            assert!(!screen.contains("half"), "{screen}");
            f.assert_unchanged(&before, &ran);
        }
    }
}

#[test]
fn what_stops_a_new_key_stops_it_before_the_question() {
    let f = Folder::new();
    // There is no terminal here: a question would be `no-terminal`.
    f.fails("paraph key new new", 2, "no-terminal");
    f.fails("paraph key new new --dir nowhere", 2, "not-found");
}

#[test]
fn the_second_prompt_is_interrupted_like_the_first() {
    let f = Folder::new();
    let (_, ran) = Terminal::with_status(&f, "paraph key new new")
        .shows("Passphrase for the new key (at least 14 characters): ")
        .types("correct harbours")
        .shows("Repeat the passphrase: ")
        .presses(CTRL_C)
        .ends();
    assert_ended(&ran, 130);
    assert!(f.listing().is_empty(), "{ran}");
}

#[test]
fn an_ignored_signal_stays_ignored() {
    let f = Folder::office_with_keys("correct harbours");
    for (signal, name) in [(Signal::INT, "INT"), (Signal::HUP, "HUP")] {
        let line = format!("(trap \"\" {name}; exec paraph key show locked.key)");
        let (_, ran) = Terminal::with_status(&f, &line)
            .shows("Passphrase for locked.key: ")
            .gets(signal)
            // It asks again.
            .shows("Passphrase for locked.key: \nPassphrase for locked.key: ")
            .types("correct harbours")
            .ends();
        assert!(ran.out().ends_with("status 0\nterminal as before\n"), "{ran}");
    }
}

#[test]
fn a_stopped_prompt_gives_the_terminal_back_and_asks_anew() {
    let f = Folder::office_with_keys("correct harbours");
    let show = "set -m; paraph key show locked.key";
    let between = "echo \"stopped $?\"; test $(stty -g) = $before && echo \"terminal free\"; fg";
    let (screen, ran) = Terminal::with_status(&f, &format!("{show}; {between}"))
        .shows("Passphrase for locked.key: ")
        .presses(b"wrong")
        .presses(CTRL_Z)
        .shows("Passphrase for locked.key: \nPassphrase for locked.key: ")
        .hides()
        .types("correct harbours")
        .ends();
    let said = ran.out();
    assert!(said.starts_with("stopped 148\nterminal free\n"), "{ran}");
    assert!(said.ends_with("status 0\nterminal as before\n"), "{ran}");
    assert!(!screen.contains("wrong") && !screen.contains("harbours"), "{screen}");
}

#[test]
fn no_answer_is_declined() {
    let f = Folder::office_with_keys("correct harbours");
    let before = f.listing();
    for (line, prompt) in HIDDEN {
        for answer in [CTRL_D, b"half of it\x04\x04", b"\n"] {
            let (_, ran) = Terminal::with_status(&f, line).shows(prompt).presses(answer).ends();
            assert_ended(&ran, 2);
            let code = match (line, answer) {
                ("paraph key new new", b"\n") => "empty-passphrase",
                _ => "declined",
            };
            f.assert_unchanged(&before, &ran.code(code));
        }
    }
}

#[test]
fn what_was_typed_before_the_question_is_no_answer() {
    let f = Folder::office_with_keys("correct harbours");
    let before = f.listing();
    let early = "correct harbours\ncorrect harbours";
    for (line, prompt) in HIDDEN {
        // The terminal shows it when it receives it.
        let (_, ran) = Terminal::held_back(&f, line)
            .types(early)
            .shows(&format!("{early}\n"))
            .begins(&f)
            .shows(prompt)
            .presses(CTRL_D)
            .ends();
        assert_ended(&ran, 2);
        f.assert_unchanged(&before, &ran.code("declined"));
    }
}

#[test]
fn what_was_typed_before_the_question_signs_nothing() {
    let f = Folder::office();
    let before = f.listing();
    let (_, ran) = Terminal::held_back(&f, SIGN)
        .types("rok-mnd")
        .shows("rok-mnd\n")
        .begins(&f)
        .shows("to sign: ")
        .presses(CTRL_D)
        .ends();
    assert_ended(&ran, 2);
    f.assert_unchanged(&before, &ran.code("declined"));
}

#[test]
fn an_interrupt_signs_nothing() {
    for (key, signal) in [(CTRL_C, 2), (CTRL_BACKSLASH, 3)] {
        let f = Folder::office();
        let before = f.listing();
        let (_, ran) = Terminal::with_status(&f, SIGN).shows("to sign: ").presses(key).ends();
        assert_ended(&ran, 128 + signal);
        f.assert_unchanged(&before, &ran);
    }
}

#[test]
fn what_is_typed_instead_of_the_partys_id_is_not_repeated() {
    // It may be the passphrase.
    let f = Folder::office();
    let (_, ran) = Terminal::new(&f, SIGN).shows("to sign: ").types("hunter2").ends();
    let ran = ran.exit(2).code("declined");
    assert!(!ran.talk.contains("hunter2") && !ran.out().contains("hunter2"), "{ran}");
}

#[test]
fn a_passphrase_is_edited_by_letters() {
    // Also if the terminal was not set to UTF-8.
    for settings in ["stty iutf8", "stty -iutf8"] {
        let f = Folder::office_with_keys("말은 건전지와 함께 옳은 배터리");
        let (_, ran) =
            Terminal::with_status(&f, &format!("{settings}; paraph key show locked.key"))
                .shows("Passphrase for locked.key: ")
                .presses("말은 건전지와 함께 옳은 배터릿".as_bytes())
                .presses(BACKSPACE)
                .types("리")
                .ends();
        assert!(ran.out().contains("status 0\n"), "{ran}");
    }
}

#[test]
fn enter_ends_a_passphrase_in_every_terminal_mode() {
    for settings in ["stty -icrnl", "stty igncr", "stty inlcr", "stty -icanon -isig -echo"] {
        let f = Folder::office_with_keys("correct harbours");
        let (_, ran) = Terminal::new(&f, &format!("{settings}; paraph key show locked.key"))
            .shows("Passphrase for locked.key: ")
            .presses(b"correct harbours\r")
            .ends();
        ran.exit(0);
    }
}

/// A passphrase file with a passphrase of that many bytes, and the bytes.
fn long(f: &Folder, length: usize) -> String {
    let passphrase = "a-harbour-4".repeat(500)[..length].to_owned();
    f.write_secret("long", format!("{passphrase}\n"));
    passphrase
}

#[test]
fn a_passphrase_may_be_as_long_as_a_terminal_allows() {
    let f = Folder::new();
    let longest = long(&f, 4094);
    f.ok("paraph key new locked --passphrase-file long");
    let (_, ran) = Terminal::with_status(&f, "paraph key show locked.key")
        .shows("Passphrase for locked.key: ")
        .types(&longest)
        .ends();
    assert!(ran.out().ends_with("status 0\nterminal as before\n"), "{ran}");
}

#[test]
fn a_passphrase_of_which_the_terminal_drops_a_part_is_refused() {
    for length in [4095, 4096, 4097, 5000] {
        let f = Folder::new();
        let too_long = long(&f, length);
        f.ok("paraph key new locked --passphrase-file long");
        let before = f.listing();
        for (line, prompt) in HIDDEN {
            let (_, ran) = Terminal::with_status(&f, line).shows(prompt).types(&too_long).ends();
            assert_ended(&ran, 2);
            f.assert_unchanged(&before, &ran.code("too-large").says("--passphrase-file FILE"));
        }
        f.ok("paraph key show locked.key --passphrase-file long");
    }
}

#[test]
fn a_new_passphrase_has_no_control_characters() {
    for character in ["\r", "\0", "\t", "\x1b[A"] {
        let f = Folder::new();
        // Ctrl-V takes the next character as it is.
        let typed = [b"correct", CTRL_V, character.as_bytes(), b"harbours\n"].concat();
        let (_, ran) = Terminal::with_status(&f, "paraph key new new")
            .shows("Passphrase for the new key (at least 14 characters): ")
            .presses(&typed)
            .ends();
        assert_ended(&ran, 2);
        ran.code("bad-passphrase");
        assert!(f.listing().is_empty());
        f.write_secret("pass", format!("correct{character}harbours"));
        f.fails("paraph key new new --passphrase-file pass", 2, "bad-passphrase");
    }
}

#[test]
fn a_passphrase_is_text() {
    let f = Folder::new();
    let (_, ran) = Terminal::with_status(&f, "paraph key new new")
        .shows("Passphrase for the new key (at least 14 characters): ")
        .presses(b"correct \xff\n")
        .ends();
    assert_ended(&ran, 2);
    ran.code("not-utf8");
    assert!(f.listing().is_empty());
}
