//! Maintaining a roster: keys by their words, windows, revocations, receipts, and mistakes. Every refusal
//! leaves the file unchanged.

use crate::command_runner::Folder;
use crate::json_shapes::{Accepted, Added, Checked, Report, Revoked, Roster, Verdict};

const WORDS: &str = "inner tuna year arm pepper strategy manage ice cruel grant right garbage";
const KOREAN: &str = "paraph key show keys/rok-mnd.pub --language ko";

fn add(words: &str) -> String {
    format!(
        "paraph roster add rok-mnd --bundle tor.bundle.json --words '{words}' \
         --holder hong-gil-dong --roster new.toml --from 2021-01-01T00:00:00Z"
    )
}

#[test]
fn a_key_is_taken_from_a_bundle_by_its_words() {
    let korean = Folder::office().ok(KOREAN).out().split_once("words  ").unwrap().1.to_owned();
    let korean = korean.split_whitespace().collect::<Vec<_>>().join(" ");
    let spoken = [
        WORDS.to_owned(),
        WORDS.to_uppercase(),
        WORDS.replace(' ', ",  "),
        "inne tuna year arm pepp stra mana ice crue gran righ garb".to_owned(),
        korean,
    ];
    for words in spoken {
        let f = Folder::office();
        let added: Added = f.json(&format!("{} --json", add(&words)), 0);
        assert_eq!(added.words, WORDS, "{words}");
        assert_eq!(added.key, "747d4ffb85da2fada1bb81348cb6e72f80de81c6a3fe206ff12ee4db8658a8f9");
        let roster: Roster = f.json("paraph roster list --roster new.toml --json", 0);
        assert_eq!(roster.parties[0].holders[0].keys[0].id, added.key);
    }
}

#[test]
fn a_bundle_on_standard_input_is_read_once() {
    let f = Folder::office();
    let line = add(WORDS).replace("--bundle tor.bundle.json", "--bundle -");
    let added: Added = f.json(&format!("{line} --json < tor.bundle.json"), 0);
    assert_eq!(added.words, WORDS);
}

#[test]
fn words_that_differ_are_reported_with_their_position() {
    let rows = [
        (
            WORDS.replace("pepper", "people"),
            "no key in this bundle has these words; word 5 differs from the nearest key: you gave \"people\"\n",
        ),
        (WORDS.replace(" garbage", ""), "you gave 11 words. A key has 12\n"),
        (format!("{WORDS} tuna"), "you gave 13 words. A key has 12\n"),
        (
            format!("{WORDS} {WORDS}"),
            "you gave 24 words, the number that a record has. A key has 12\n",
        ),
        (String::new(), "you gave no words. A key has 12\n"),
        ("tuna".to_owned(), "you gave 1 word. A key has 12\n"),
        (WORDS.replacen("inner", "i", 1), "word 1 differs from the nearest key: "),
    ];
    for (words, where_) in rows {
        let f = Folder::office();
        let ran = f.fails(&add(&words), 1, "words-differ").says(where_);
        // What the key has is not shown: it would be typed instead of what its holder reads out.
        for word in WORDS.split(' ').filter(|word| !words.contains(word)) {
            assert!(!ran.talk.contains(word), "{word}: {ran}");
        }
    }
    let f = Folder::office();
    f.ok("sed 's/.*\\(\"record\":.*\\)/{\"acts\":[],\"format\":\"paraph\\/bundle\\/1\",\"keys\":[],\\1/' \
          tor.bundle.json > none.json");
    f.fails(&add(WORDS).replace("tor.bundle", "none"), 1, "words-differ")
        .says("there are no signatures");
    f.fails(&add(WORDS).replace("tor.bundle", "tor.record"), 2, "unknown-format");
    f.fails("paraph roster list --roster new.toml", 2, "not-found");
}

#[test]
fn a_stolen_key_does_no_harm_to_what_was_received_before() {
    let f = Folder::office();
    let verify = "paraph verify tor.bundle.json --roster roster.toml --at 2024-01-01T00:00:00Z";
    let accept = "paraph roster accept tor.bundle.json --roster roster.toml \
                  --on 2021-08-06T00:00:00Z --json";
    let accepted: Accepted = f.json(accept, 0);
    assert_eq!((accepted.noted, accepted.envelopes.len()), (2, 2));
    let before = f.read("roster.toml");
    let again: Accepted = f.json(accept, 0);
    assert_eq!((again.noted, f.read("roster.toml")), (0, before));

    let revoke = "paraph roster revoke keys/rok-mnd.pub --reason compromised --roster roster.toml \
                  --since 2023-01-01T00:00:00Z --reported 2023-02-01T00:00:00Z";
    let revoked: Revoked = f.json(&format!("{revoke} --json"), 0);
    assert_eq!((revoked.reason.as_str(), revoked.words.as_str()), ("compromised", WORDS));
    let report: Report = f.json(&format!("{verify} --json"), 0);
    assert_eq!((report.verdict, report.unproven), (Verdict::Concluded, false));
    let proofs = report.acts.iter().filter_map(|act| act.proof.as_ref());
    let proofs: Vec<&str> = proofs.map(|proof| proof.not_later_than.as_str()).collect();
    assert_eq!(proofs, ["2021-08-06T00:00:00Z"; 2]);

    // The same key again is refused, and so are inconsistent values; the file does not change.
    f.fails(revoke, 2, "taken");
    f.fails(&revoke.replace("rok-mnd", "stranger"), 2, "not-in-roster");
    f.fails(
        "paraph roster revoke keys/us-dod-cio.pub --reason retired --roster roster.toml \
         --since 2023-03-01T00:00:00Z --reported 2023-02-01T00:00:00Z",
        2,
        "since-after-reported",
    );

    // Without the note, nothing distinguishes the act from a forgery.
    f.ok("sed -i '/^\\[\\[received/,$d' roster.toml");
    f.run(verify).exit(3).prints("(not-signed)").prints("nothing proves that the act is older");
}

/// The acts of the fixture were signed on 5 August 2021, about a record of 4 August.
const ACCEPT: &str = "paraph roster accept tor.bundle.json --roster roster.toml";

#[test]
fn a_receipt_that_cannot_be_is_refused_with_what_to_do() {
    let f = Folder::office();
    let before = f.read("roster.toml");
    let record = f.ok("paraph hash tor.record.json").out()[..64].to_owned();
    let rows = [
        (
            "1970-01-01T00:00:00Z",
            "received-before-the-record",
            &record[..],
            "give the time when you held this bundle with --on. If you hold it now, leave out --on",
        ),
        (
            "2021-08-03T23:59:59Z",
            "received-before-the-act",
            " on Tue 3 August 2021 23:59 UTC, but by its own statement it was signed later, on ",
            "give the time when you held this bundle with --on. If you hold it now, leave out --on",
        ),
        (
            "9999-01-01T00:00:00Z",
            "received-from-the-future",
            "the roster says that you held something on Fri 1 January 9999 00:00 UTC, which is in the future. It is now ",
            "if the clock of this computer is wrong, set it first\n    if you hold the bundle now, leave out --on",
        ),
    ];
    for (on, code, says, next) in rows {
        f.fails(&format!("{ACCEPT} --on {on}"), 2, code).says(says).says(next);
        assert_eq!(f.read("roster.toml"), before, "{on}");
    }
    // Two clocks may differ by a day.
    f.ok(&format!("{ACCEPT} --on 2021-08-05T00:00:00Z"));
}

#[test]
fn of_a_bundle_that_grew_the_older_part_is_noted_by_itself() {
    let f = Folder::office();
    f.ok(
        "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes \
          --as hong-gil-dong.toml -o grown.json --signed-at 2022-01-01T00:00:00Z",
    );
    let on = "--roster roster.toml --on 2021-08-06T00:00:00Z";
    f.fails(&format!("paraph roster accept grown.json {on}"), 2, "received-before-the-act")
        .says("it was signed later, on Sat 1 January 2022 00:00 UTC")
        .says("use the bundle as you held it then");
    let older = format!("paraph roster accept tor.us-dod-cio.bundle.json {on} --json");
    let older: Accepted = f.json(&older, 0);
    assert_eq!(older.noted, 1);
    let grown = "paraph roster accept grown.json --roster roster.toml \
                 --on 2022-01-02T00:00:00Z --json";
    let grown: Accepted = f.json(grown, 0);
    assert_eq!((grown.noted, grown.envelopes.len()), (1, 2));
}

#[test]
fn an_earlier_receipt_is_written_beside_a_later_one() {
    let f = Folder::office();
    let noted = |on: &str| {
        let accepted: Accepted = f.json(&format!("{ACCEPT} --on {on} --json"), 0);
        (accepted.noted, f.text("roster.toml").matches("[[received]]").count())
    };
    assert_eq!(noted("2021-09-01T00:00:00Z"), (2, 1));
    assert_eq!(noted("2021-09-01T00:00:00Z"), (0, 1));
    assert_eq!(noted("2021-10-01T00:00:00Z"), (0, 1));
    assert_eq!(noted("2021-08-06T00:00:00Z"), (2, 2));
    let verify = "paraph verify tor.bundle.json --roster roster.toml --json";
    let report: Report = f.json(verify, 0);
    let proofs = report.acts.iter().filter_map(|act| act.proof.as_ref());
    assert!(proofs.map(|proof| &proof.not_later_than).all(|on| on == "2021-08-06T00:00:00Z"));
}

/// The attack: a thief with a stolen key who can add a receipt of 1970 has no proof.
#[test]
fn a_receipt_of_before_the_act_proves_nothing_and_spoils_nothing() {
    let f = Folder::office();
    f.ok(&format!("{ACCEPT} --on 2021-08-06T00:00:00Z"));
    let good = f.text("roster.toml");
    let (roster, note) = good.split_once("[[received]]").unwrap();
    let note = format!("[[received]]{note}");
    let false_note = note.replace("2021-08-06T00:00:00Z", "1970-01-01T00:00:00Z");
    let revoke = "paraph roster revoke keys/rok-mnd.pub --reason compromised --roster roster.toml \
                  --since 2023-01-01T00:00:00Z --reported 2023-02-01T00:00:00Z";
    let verify = "paraph verify tor.bundle.json --roster roster.toml --at 2024-01-01T00:00:00Z";
    let ignored = ["1970-01-01T00:00:00Z".to_owned()];

    f.write("roster.toml", format!("{roster}{false_note}"));
    f.ok(revoke);
    let report: Report = f.json(&format!("{verify} --json"), 3);
    assert!(report.acts.iter().all(|act| act.ignored_receipts == ignored && act.proof.is_none()));
    f.run(verify)
        .exit(3)
        .prints("(not-signed)")
        .prints("nothing proves that the act is older")
        .prints("\nReceipts in your roster that prove nothing\n")
        .prints(
            "noted as held on Thu 1 January 1970 00:00 UTC  that is before the act or its record was made, because the act claims",
        );
    f.run(&format!("{verify} --proven-time")).exit(3);

    // `accept` notes it again, because that note proves nothing; then the valid note counts.
    let accepted: Accepted = f.json(&format!("{ACCEPT} --on 2021-08-06T00:00:00Z --json"), 0);
    assert_eq!(accepted.noted, 2);
    let report: Report = f.json(&format!("{verify} --proven-time --json"), 0);
    assert_eq!(report.verdict, Verdict::Concluded);
    for act in &report.acts {
        assert_eq!(act.ignored_receipts, ignored);
        assert_eq!(act.proof.as_ref().unwrap().not_later_than, "2021-08-06T00:00:00Z");
    }
}

#[test]
fn a_check_finds_receipts_that_cannot_be() {
    let f = Folder::office();
    f.ok(&format!("{ACCEPT} --on 2021-08-06T00:00:00Z"));
    let good = f.text("roster.toml");
    let codes = |line: &str| -> Vec<String> {
        let checked: Checked = f.json(&format!("{line} --json"), 0);
        let codes = checked.findings.into_iter().map(|finding| finding.code);
        codes.filter(|code| code.starts_with("received-")).collect()
    };
    let check = "paraph roster check --roster roster.toml";
    let with = format!("{check} --with tor.bundle.json");
    assert_eq!(codes(&with), [""; 0]);
    assert_eq!(codes(&format!("{check} --at 2021-08-05T00:00:00Z")), [""; 0]);
    let early = format!("{check} --at 2021-08-04T23:59:59Z");
    assert_eq!(codes(&early), ["received-from-the-future"]);
    f.ok(&early)
        .prints("the roster says that you held 2 signed acts on Fri 6 August 2021 00:00 UTC, which is in the future");

    f.write("roster.toml", good.replace("2021-08-06", "1970-01-01"));
    assert_eq!(codes(check), [""; 0]);
    let acts = ["received-before-the-act"; 2];
    let all = [&["received-before-the-record"][..], &acts].concat();
    assert_eq!(codes(&with), all);
    f.ok("mkdir archive && cp tor.bundle.json archive/a && cp tor.bundle.json archive/b");
    assert_eq!(codes(&format!("{check} --with archive")), all);
    f.run(&format!("{with} --strict")).exit(3).prints("verify ignores this note");
    f.fails(&format!("{check} --with nowhere"), 2, "not-found");

    f.write("roster.toml", good.replace("2021-08-06T00:00:00Z", "2021-08-03T23:59:59Z"));
    assert_eq!(codes(&with), acts);
}

#[test]
fn an_expired_key_is_reported_and_proof_can_be_demanded() {
    let f = Folder::office();
    f.ok("sed -i 's/\" }]/\", until = 2022-01-01T00:00:00Z }]/' roster.toml");
    let at = |at: &str| format!("paraph verify tor.bundle.json --roster roster.toml --at {at}");
    let line = "concluded; a claimed time is not proven: \"";
    assert!(f.ok(&at("2021-12-31T23:59:59Z")).out().starts_with("concluded: \""));
    assert!(f.ok(&at("2022-01-01T00:00:00Z")).out().starts_with(line));
    let proven = at("2022-01-01T00:00:00Z") + " --proven-time";
    f.run(&proven).exit(3).prints("(time-unproven)");
    f.ok("paraph roster accept tor.bundle.json --roster roster.toml --on 2021-08-06T00:00:00Z");
    let line = "concluded; claimed since Thu 5 August 2021 09:10 +09:00, proven no later than \
                Fri 6 August 2021 00:00 UTC by your roster: \"";
    assert!(f.ok(&proven).out().starts_with(line));
    let sign = "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes \
                --signed-at 2022-01-01T00:00:00Z -o new.json";
    f.fails(sign, 2, "outside-window");
}

#[test]
fn future_problems_of_a_roster_are_reported() {
    let f = Folder::office();
    f.ok("sed -i 's/\" }]/\", until = 2022-01-01T00:00:00Z }]/' roster.toml");
    let check = |at: &str, exit: i32| -> Vec<String> {
        let line = format!("paraph roster check --roster roster.toml --at {at} --strict --json");
        let checked: Checked = f.json(&line, exit);
        checked.findings.into_iter().map(|finding| finding.code).collect()
    };
    let soon = check("2021-12-01T00:00:00Z", 3);
    assert_eq!(soon.iter().filter(|code| *code == "expires-soon").count(), 4);
    let late = check("2022-01-01T00:00:00Z", 3);
    for code in ["expired", "blocked", "specimen-key"] {
        assert_eq!(late.iter().filter(|found| *found == code).count(), 4, "{code}: {late:?}");
    }
    f.ok("paraph roster check --roster roster.toml")
        .says("these findings do not change the verdict of verify");
    f.write("empty.toml", "roster = 1\n");
    f.ok("paraph roster check --roster empty.toml --strict").says("the roster has no parties");
}
