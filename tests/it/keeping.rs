//! Keeping a roster: keys by their words, windows, revocations, what was received, what may go
//! wrong. Every refusal leaves the file as it was.

use crate::run::Folder;
use crate::shapes::{Accepted, Added, Checked, Report, Revoked, Roster, Verdict};

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
fn words_that_part_are_told_where() {
    let rows = [
        (WORDS.replace("pepper", "people"), "they part at word 5"),
        (WORDS.replace(" garbage", ""), "word 12 of 12 was not said"),
        (format!("{WORDS} tuna"), "more than 12 words"),
        (String::new(), "word 1 of 12 was not said"),
        (WORDS.replacen("inner", "i", 1), "they part at word 1"),
    ];
    for (words, where_) in rows {
        let f = Folder::office();
        f.fails(&add(&words), 1, "words-differ").says(where_);
    }
    let f = Folder::office();
    f.ok("sed 's/.*\\(\"record\":.*\\)/{\"acts\":[],\"format\":\"paraph\\/bundle\\/1\",\"keys\":[],\\1/' \
          tor.bundle.json > none.json");
    f.fails(&add(WORDS).replace("tor.bundle", "none"), 1, "words-differ").says("nobody has signed");
    f.fails(&add(WORDS).replace("tor.bundle", "tor.record"), 1, "unknown-format");
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

    // The same key once more is refused, and so is what makes no sense; the file stays.
    f.fails(revoke, 2, "taken");
    f.fails(&revoke.replace("rok-mnd", "stranger"), 2, "not-in-roster");
    f.fails(
        "paraph roster revoke keys/us-dod-cio.pub --reason retired --roster roster.toml \
         --since 2023-03-01T00:00:00Z --reported 2023-02-01T00:00:00Z",
        2,
        "since-after-reported",
    );

    // Without the note, nothing tells the act from a forgery.
    f.ok("sed -i '/^\\[\\[received/,$d' roster.toml");
    f.run(verify).exit(3).prints("(not-signed)").prints("nothing proves it is older");
}

#[test]
fn an_expired_key_is_told_and_proof_can_be_demanded() {
    let f = Folder::office();
    f.ok("sed -i 's/\" }]/\", until = 2022-01-01T00:00:00Z }]/' roster.toml");
    let at = |at: &str| format!("paraph verify tor.bundle.json --roster roster.toml --at {at}");
    let line = "concluded, on a claimed time that nobody has proved: record ";
    assert!(f.ok(&at("2021-12-31T23:59:59Z")).out().starts_with("concluded: record "));
    assert!(f.ok(&at("2022-01-01T00:00:00Z")).out().starts_with(line));
    let proven = at("2022-01-01T00:00:00Z") + " --proven-time";
    f.run(&proven).exit(3).prints("(time-unproven)");
    f.ok("paraph roster accept tor.bundle.json --roster roster.toml --on 2021-08-06T00:00:00Z");
    assert!(f.ok(&proven).out().starts_with("concluded: record "));
    let sign = "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes \
                --signed-at 2022-01-01T00:00:00Z -o new.json";
    f.fails(sign, 2, "outside-window");
}

#[test]
fn trouble_in_a_roster_is_told_before_it_comes() {
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
    for code in ["expired", "blocked", "specimen-key", "quorum-of-one"] {
        assert_eq!(late.iter().filter(|found| *found == code).count(), 4, "{code}: {late:?}");
    }
    f.ok("paraph roster check --roster roster.toml").says("none changes a verdict");
    f.write("empty.toml", "roster = 1\n");
    f.ok("paraph roster check --roster empty.toml --strict").says("nothing in this roster");
}
