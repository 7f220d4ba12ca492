//! An edited roster keeps its text, with additions at their place: notes stay at the keys that they are
//! about, line ends do not change, and neither does the owner of the file.

use rustix::process::geteuid;

use crate::command_runner::Folder;
use crate::tools::not_run;

#[test]
fn a_note_stays_at_its_key() {
    let f = Folder::new();
    f.ok("paraph key new ann --no-passphrase && paraph key new more --no-passphrase");
    f.ok("paraph roster add a --key ann.pub --holder ann --roster r.toml");
    let public =
        f.text("r.toml").split("keys = [").nth(1).unwrap().split(']').next().unwrap().to_owned();
    let note = "# words compared with Ann";
    for ends in ["\n", "\r\n"] {
        for keys in [
            format!("keys = [\n    {public}, {note}\n]\n"),
            format!("keys = [\n    {public} {note}\n]\n"),
            format!("keys = [{public}] {note}\n"),
        ] {
            let text = f.text("r.toml");
            let text = format!("{}{keys}", text.split("keys = [").next().unwrap());
            f.write("edited.toml", text.replace('\n', ends));
            f.ok("paraph roster add a --key more.pub --holder ann --roster edited.toml");
            let edited = f.text("edited.toml");
            let noted: Vec<&str> = edited.lines().filter(|line| line.contains(note)).collect();
            let [line] = noted[..] else { panic!("{edited}") };
            assert!(line.contains(public.trim()), "{edited}");
            let new = edited.lines().position(|line| line.contains(note)).unwrap() + 1;
            assert!(edited.lines().nth(new).unwrap().contains("{ public ="), "{edited}");
            let crlf = edited.matches("\r\n").count();
            let expected = if ends == "\n" { 0 } else { edited.matches('\n').count() };
            assert_eq!(crlf, expected, "{edited:?}");
            // Every other edit also keeps the line ends.
            f.ok("paraph roster revoke more.pub --reason retired --roster edited.toml");
            let edited = f.text("edited.toml");
            let expected = if ends == "\n" { 0 } else { edited.matches('\n').count() };
            assert_eq!(edited.matches("\r\n").count(), expected, "{edited:?}");
        }
    }
}

#[test]
fn the_owner_stays_the_owner() {
    let f = Folder::office();
    f.ok("paraph key new mine --no-passphrase && paraph key new locked --no-passphrase");
    f.write_secret("pass", "four words of mine\n");
    if !geteuid().is_root() {
        return not_run("only root gives files away");
    }
    f.ok("chown 65534:65533 roster.toml locked.key tor.bundle.json && chmod 640 roster.toml");
    f.ok("paraph roster add rok-mnd --key mine.pub --holder somebody --roster roster.toml");
    f.ok("paraph roster accept tor.bundle.json --roster roster.toml");
    f.ok("paraph key passwd locked.key --new-passphrase-file pass");
    f.ok("paraph merge tor.bundle.json tor.rok-mnd.bundle.json -o tor.bundle.json --force");
    let owners = f.ok("stat -c '%u:%g %a' roster.toml locked.key");
    assert_eq!(owners.out(), "65534:65533 640\n65534:65533 600\n");
    assert_eq!(f.ok("stat -c '%u:%g' tor.bundle.json").out(), "65534:65533\n");
}

/// The changes of docs/roster.md, tried with the most obvious command: the hint says the correct one.
#[test]
fn a_change_is_answered_with_the_way() {
    let f = Folder::office();
    f.ok("paraph key new more --no-passphrase");
    let before = f.text("roster.toml");
    let add = |words: &str| {
        f.fails(&format!("paraph roster add {words} --roster roster.toml"), 2, "taken")
    };
    let revoke = |words: &str, code: &str| {
        f.fails(&format!("paraph roster revoke {words} --roster roster.toml"), 2, code)
    };

    // A new name.
    add("rok-mnd --key more.pub --holder hong-gil-dong --holder-name 홍길순").says(
        "If hong-gil-dong has a new name, leave out --holder-name, and edit \"name\" in roster.toml",
    );
    add("rok-mnd --key more.pub --holder hong-gil-dong --party-name Ministry").says(
        "If rok-mnd has a new name, leave out --party-name, and edit \"name\" in roster.toml",
    );
    // Another name for a key that is there already.
    add("rok-mnd --key keys/rok-mnd.pub --holder hong-gil-dong --holder-name 홍길순").says(
        "If hong-gil-dong has a new name, leave out --holder-name, and edit \"name\" in roster.toml",
    );
    // A move: with the old id, with the old key, with both.
    add("us-dod-cio --key more.pub --holder hong-gil-dong").says("for the party rok-mnd").says(
        "paraph roster revoke hong-gil-dong --reason retired --since TIME --roster roster.toml",
    );
    add("us-dod-cio --key keys/rok-mnd.pub --holder hong-gil-dong")
        .says("a key belongs to one holder of one party");
    add("us-dod-cio --key keys/rok-mnd.pub --holder hong-cio")
        .says("a key belongs to one holder of one party");
    // A successor with the key of the one who left.
    add("rok-mnd --key keys/rok-mnd.pub --holder choe").says("paraph key new choe\n");
    // The same once more.
    add("rok-mnd --key keys/rok-mnd.pub --holder hong-gil-dong")
        .says("this key is already in the roster, and nothing else is needed");
    // Other times for an existing key.
    add("rok-mnd --key keys/rok-mnd.pub --holder hong-gil-dong --until 2030-01-01T00:00:00Z")
        .says("edit its \"from\" and \"until\" in roster.toml");
    // A person who leaves on a future day.
    let since = "--reason retired --since 9998-03-01T00:00:00Z";
    revoke(&format!("hong-gil-dong {since}"), "since-after-reported")
        .says("write until = 9998-03-01T00:00:00Z at the key in roster.toml");
    revoke(
        &format!("hong-gil-dong {since} --reported 2026-01-01T00:00:00Z"),
        "since-after-reported",
    )
    .says("leave out --reported");
    assert_eq!(f.text("roster.toml"), before);

    // The hint leads to the goal: the key ends, and a new one signs for the other party.
    f.ok("paraph roster revoke hong-gil-dong --reason retired --since 2026-03-01T00:00:00Z --roster roster.toml");
    f.ok("paraph roster add us-dod-cio --key more.pub --holder hong-cio --roster roster.toml");
    f.ok("paraph verify tor.bundle.json --roster roster.toml");
    // A key that was retired and later found to be stolen.
    revoke("hong-gil-dong --reason compromised", "not-in-roster")
        .says("edit \"revoked\" at the key in roster.toml");
    revoke("keys/rok-mnd.pub --reason compromised", "taken")
        .says("edit \"revoked\" at the key in roster.toml");
    f.replace("roster.toml", "\"retired\"", "\"compromised\"");
    f.run("paraph verify tor.bundle.json --roster roster.toml")
        .exit(3)
        .prints("revoked (compromised)");
}

#[test]
fn the_way_is_in_the_help() {
    let f = Folder::new();
    let mut help = f.ok("paraph help roster");
    for change in ["a new name ", "a move ", "someone leaves ", "a lost key "] {
        help = help.prints(change);
    }
    f.ok("paraph roster revoke --help").prints("paraph help roster");
}
