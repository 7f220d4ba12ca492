//! People can type new passphrases again, and attackers do not try them first. After a wrong passphrase, a
//! message says what may be wrong, without quoting it.

use crate::command_runner::Folder;
use crate::pty::Terminal;

const GOOD: &str = "four words of mine";

/// All commands that set a passphrase, with the file `new` for it.
const MAKES: [&str; 4] = [
    "paraph key new made --passphrase-file new",
    "paraph key import plain.key --name made --new-passphrase-file new",
    "paraph key export plain.key --format pkcs8-pem -o made --new-passphrase-file new",
    "paraph key passwd plain.key --new-passphrase-file new",
];

fn folder() -> Folder {
    let f = Folder::new();
    f.ok("paraph key new plain --no-passphrase");
    f
}

#[test]
fn a_passphrase_that_cannot_be_typed_is_rejected() {
    let f = folder();
    for (passphrase, why) in [
        ("\u{feff}".to_owned(), "begins with a byte-order mark"),
        (format!("\u{feff}{GOOD}"), "begins with a byte-order mark"),
        (format!("{GOOD}\u{200b}"), "that is not visible"),
        (GOOD.replace("words", "wo\u{ad}rds"), "that is not visible"),
        (GOOD.replace(' ', "\u{a0}"), "not the one of the space bar"),
        (format!(" {GOOD}"), "begins or ends with a space"),
        (format!("{GOOD} "), "begins or ends with a space"),
    ] {
        f.write_secret("new", format!("{passphrase}\n"));
        for line in MAKES {
            let ran = f.fails(line, 2, "bad-passphrase").says(why).says("the first line of new");
            assert!(!ran.talk.contains("words of"), "{ran}");
        }
    }
    // The same for a typed one.
    let (_, ran) = Terminal::new(&f, "paraph key new made")
        .shows("Passphrase for the new key (at least 14 characters): ")
        .types(&format!("{GOOD} "))
        .ends();
    ran.exit(2)
        .code("bad-passphrase")
        .says("this passphrase cannot be used: it begins or ends with a space");
    // A line that ends with CR LF has no space at its end.
    f.write_secret("new", format!("{GOOD}\r\nmore\r\n"));
    f.ok(MAKES[0]);
    f.write_secret("new", GOOD);
    f.ok("paraph key show made.key --passphrase-file new");
}

#[test]
fn a_passphrase_that_is_short_or_common_is_not_taken() {
    let f = folder();
    for (passphrase, code) in [
        ("thirteen long", "short-passphrase"),
        ("비밀번호는 열세 글자다", "short-passphrase"),
        ("Password123456", "common-passphrase"),
        ("correct horse battery staple", "common-passphrase"),
        ("12345678901234", "common-passphrase"),
        ("aaaaaaaaaaaaaa", "common-passphrase"),
        ("passwordpassword", "common-passphrase"),
    ] {
        f.write_secret("new", format!("{passphrase}\n"));
        for line in MAKES {
            let ran = f.fails(line, 2, code).says("four or five words");
            assert!(!ran.talk.contains(passphrase), "{ran}");
        }
    }
    let (screen, ran) = Terminal::new(&f, "paraph key new made")
        .shows("Passphrase for the new key (at least 14 characters): ")
        .types("thirteen long")
        .ends();
    ran.exit(2).code("short-passphrase").says("fewer than 14 characters");
    assert!(!screen.contains("again"), "{screen}");
    for good in ["fourteen long.", "네 낱말 가운데 하나를 고른다"] {
        f.write_secret("new", format!("{good}\n"));
        f.ok(MAKES[2]);
        f.ok("rm made");
    }
}

#[test]
fn a_passphrase_file_that_fails_is_answered_with_what_is_odd_about_it() {
    let f = folder();
    f.write_secret("new", format!("{GOOD}\n"));
    f.ok(MAKES[0]);
    for (line, odd) in [
        (format!("\u{feff}{GOOD}"), "the first line of pass: it begins with a byte-order mark"),
        (format!("{GOOD} "), "the first line of pass: it begins or ends with a space"),
        (GOOD.replace(' ', "\u{a0}"), "it has a special space, not the one of the space bar"),
        (format!("{GOOD}\u{200b}"), "it has a character that is not visible"),
        (format!("\n{GOOD}"), "the first line of pass is empty"),
        ("five words".to_owned(), "the whole first line of pass is the passphrase, 10 characters"),
    ] {
        f.write_secret("pass", format!("{line}\n"));
        for command in [
            "paraph key show made.key --passphrase-file pass",
            "paraph key passwd made.key --passphrase-file pass --new-passphrase-file new",
        ] {
            let ran = f.fails(command, 2, "wrong-passphrase").says(odd);
            assert!(!ran.talk.contains("words"), "{ran}");
        }
    }
    let (_, ran) = Terminal::new(&f, "paraph key show made.key")
        .shows("Passphrase for made.key: ")
        .types(&format!("{GOOD} "))
        .ends();
    ran.exit(2)
        .code("wrong-passphrase")
        .says("look at what you typed: it begins or ends with a space");
}

#[test]
fn a_passphrase_opens_its_key_in_either_form_of_its_letters() {
    let f = folder();
    let (composed, decomposed) = ("카페에서 만난 é 네 사람", "카페에서 만난 e\u{301} 네 사람");
    f.write_secret("nfc", format!("{composed}\n"));
    f.write_secret("nfd", format!("{decomposed}\n"));
    for (made, name) in [("nfc", "one"), ("nfd", "two")] {
        f.ok(&format!("paraph key new {name} --passphrase-file {made}"));
        for opens in ["nfc", "nfd"] {
            f.ok(&format!("paraph key show {name}.key --passphrase-file {opens}"));
        }
        // Other programs are given the composed form.
        f.ok(&format!("openssl pkey -in {name}.key -passin file:nfc -noout"));
    }
    // A key that another program made with the other form can be decrypted too, as it is typed.
    f.ok("openssl pkcs8 -topk8 -scrypt -in plain.key -passout file:nfd -out other.key");
    f.ok("paraph key show other.key --passphrase-file nfd");
    f.fails("paraph key show other.key --passphrase-file nfc", 2, "wrong-passphrase");
}
