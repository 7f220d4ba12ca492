//! The maximum numbers: twenty thousand keys, a thousand texts, ten thousand files of a list.

use std::fmt::Write as _;

use paraph::keys::SecretKey;
use zeroize::Zeroizing;

use super::measure::measure;
use crate::command_runner::Folder;

fn key(number: u32) -> SecretKey {
    let mut seed = [9; 32];
    seed[..4].copy_from_slice(&number.to_le_bytes());
    SecretKey::from_seed(&Zeroizing::new(seed))
}

/// A roster of one party, whose holders have one key each.
fn roster(keys: u32) -> String {
    let mut text = "roster = 1\n[[party]]\nid = \"many\"\nname = { en = \"Many\" }\n".to_owned();
    for number in 0..keys {
        let key = key(number).public().to_base64();
        write!(
            text,
            "[[party.holder]]\nid = \"h{number}\"\nname = \"H {number}\"\n\
             keys = [{{ public = \"{key}\", from = 2020-01-01T00:00:00Z }}]\n"
        )
        .unwrap();
    }
    text
}

#[test]
fn twenty_thousand_keys_take_four_times_what_five_thousand_take() {
    const COMMANDS: [&str; 5] = [
        "roster list --roster R",
        "roster check --roster R",
        "verify tor.bundle.json --no-texts --roster R",
        "roster add many --key keys/stranger.pub --holder new --roster R",
        "roster revoke keys/stranger.pub --reason retired --roster R",
    ];
    let f = Folder::office();
    f.write("small", roster(5_000));
    f.write("large", roster(20_000));
    let lines = |roster: &str| COMMANDS.map(|line| format!("paraph {}", line.replace('R', roster)));
    let (small, large) = (measure(&f, &lines("small")), measure(&f, &lines("large")));
    for (small, large) in small.iter().zip(&large) {
        let judged = large.line.contains("verify");
        assert_eq!(large.exit, if judged { 3 } else { 0 }, "{}: {}", large.line, large.talk);
        let (few, many) = (small.seconds, large.seconds);
        println!("{}: {few:.2} s, {many:.2} s", large.line);
        // Linear is 4, quadratic is 16; a busy processor changes both.
        assert!(many < 9.0 * few + 0.5, "{}: {few} s, then {many} s", large.line);
    }
    let listed = f.ok("paraph roster list --roster large");
    assert_eq!(
        listed
            .out()
            .lines()
            .filter(|line| line.starts_with("  ") && !line.starts_with("      "))
            .count(),
        20_001,
        "its keys and the one that was added"
    );
}

#[test]
fn a_list_of_ten_thousand_files_is_checked() {
    let f = Folder::new();
    let mut list = String::new();
    for number in 0..10_000 {
        f.write(&format!("t{number}"), format!("{number}"));
    }
    f.ok("sha256sum t* > SUMS");
    list.push_str(&f.text("SUMS"));
    assert_eq!(list.lines().count(), 10_000);
    for line in ["ulimit -t 3600; paraph hash -c SUMS", "ulimit -t 3600; paraph check --list SUMS"]
    {
        let ran = f.ok(line);
        assert_eq!(ran.out().lines().filter(|line| line.ends_with(": OK")).count(), 10_000);
    }
    f.write("t4711", "changed");
    let ran = f.run("paraph hash -c SUMS").exit(1).prints("t4711: FAILED");
    assert_eq!(ran.out().lines().filter(|line| line.ends_with(": OK")).count(), 9_999);
}

#[test]
fn a_record_of_a_thousand_and_twenty_four_texts_is_made_signed_and_judged() {
    let f = Folder::office();
    for number in 0..1024 {
        f.write(&format!("many/t{number:04}.en.txt"), format!("{number}"));
    }
    let party = "--party rok-mnd=M";
    f.ok(&format!("paraph draft many/* --title T --designation t {party} -o many.toml"));
    f.ok("paraph record many.toml");
    let key = "--key keys/rok-mnd.key --party rok-mnd --yes --as hong-gil-dong.toml";
    f.ok(&format!("paraph sign many.record.json {key} -o signed.json"));
    f.ok("ulimit -t 3600; paraph verify signed.json --roster roster.toml").prints("concluded");
    f.write("many/more.en.txt", "one too many");
    f.ok(&format!("paraph draft many/* --title T --designation t {party} -o more.toml"));
    f.fails("paraph record more.toml", 2, "too-many");
}
