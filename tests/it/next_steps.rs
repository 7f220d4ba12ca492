//! The next step that the program suggests, in states that users have met: each is followed here, and must
//! work.

use crate::command_runner::{Folder, Ran};
use crate::json_shapes::{ActOutcome, Report, Signed, Status};
use crate::pty::Terminal;

const SIGN: &str = "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --as hong-gil-dong.toml --yes";
const VERIFY: &str = "paraph verify tor.bundle.json --roster mine.toml";

/// The command after some words of a message, up to the end of its line.
#[track_caller]
fn typed_after<'r>(ran: &'r Ran, words: &str) -> &'r str {
    let (_, rest) = ran.talk.split_once(words).unwrap_or_else(|| panic!("not {words:?}\n{ran}"));
    rest.lines().next().unwrap()
}

#[test]
fn a_changed_record_is_signed_beside_the_bundle_of_the_old_one() {
    let f = Folder::office();
    f.ok("rm *.bundle.json");
    f.ok(SIGN);
    let old = f.read("tor.rok-mnd.bundle.json");

    f.replace("tor.toml", "(specimen)\"", "(specimen, second version)\"");
    f.ok("paraph record tor.toml --force")
        .says("warning: the old record was replaced, but it is signed: tor.rok-mnd.bundle.json.")
        .says("The two records differ in: title.");

    let ran = f
        .ok(&format!("{SIGN} --json"))
        .says("warning: tor.rok-mnd.bundle.json is a bundle about another record. The two records differ in: title.");
    let signed: Signed = serde_json::from_str(ran.out()).unwrap();
    assert_ne!(signed.file, "tor.rok-mnd.bundle.json");
    assert_eq!(signed.file, format!("tor.rok-mnd.{}.bundle.json", &signed.record[..8]));
    assert!(f.read("tor.rok-mnd.bundle.json") == old, "the old bundle stays");
    let pinned = "paraph verify FILE --roster roster.toml --record tor.record.json";
    f.run(&pinned.replace("FILE", &signed.file)).exit(3);
    f.run(&pinned.replace("FILE", "tor.rok-mnd.bundle.json")).exit(1).prints("(other-record)");

    // When signed again, the hint names the bundle about the same record.
    f.fails(SIGN, 2, "already-signed")
        .says("this key already signed this record")
        .says(&format!("  {} (already-signed)", signed.file));
    let again = SIGN.replace("tor.record.json", &signed.file);
    f.fails(&again, 2, "already-signed").says("you do not need to do anything else");
}

#[test]
fn a_file_in_the_bundles_place_that_is_no_bundle_is_not_said_to_be_one() {
    let f = Folder::office();
    f.write("tor.rok-mnd.bundle.json", "notes\n");
    let ran = f.fails(SIGN, 2, "output-exists").says("choose another name with -o");
    assert!(!ran.talk.contains("sign tor.rok-mnd.bundle.json instead"), "{ran}");
}

#[test]
fn a_record_that_is_made_again_without_a_change_warns_of_nothing() {
    let f = Folder::office();
    let ran = f.ok("paraph record tor.toml --force");
    assert!(!ran.talk.contains("warning"), "{ran}");
}

/// An office in which the key `ann` signed `tor.bundle.json` on 5 August 2021.
fn signed_by_ann() -> Folder {
    let f = Folder::office();
    f.ok("paraph key new ann --no-passphrase");
    f.write("ann.toml", "name = \"Ann\"\n");
    f.ok("rm tor.bundle.json");
    f.ok("paraph sign tor.record.json --key ann.key --party rok-mnd --as ann.toml --yes \
          --signed-at 2021-08-05T00:00:00Z -o tor.bundle.json");
    f
}

#[test]
fn a_key_is_added_from_the_time_of_its_first_act() {
    let f = signed_by_ann();
    let add = "paraph roster add rok-mnd --key ann.pub --holder ann --roster mine.toml";

    // Without a bundle, --from is explained.
    f.ok(&add.replace("mine.toml", "other.toml"))
        .says("signatures that the key made before today do not count");

    // With it, nothing is written before the user has chosen.
    let ran = f
        .fails(&format!("{add} --with tor.bundle.json"), 2, "signed-before-from")
        .says("1 act that this key signed for rok-mnd does not count");
    assert!(!f.path("mine.toml").exists());
    let from =
        typed_after(&ran, "include these acts: --from ").split(". ").next().unwrap().to_owned();
    f.ok(&format!("{add} --with tor.bundle.json --from {from}"));
    let report: Report = f.json(&format!("{VERIFY} --json"), 3);
    let ours = report.acts.iter().find(|act| act.party == "rok-mnd").unwrap();
    assert_eq!(ours.outcome, ActOutcome::Counted);

    // A user who chose a later time gets a warning, and the key is added.
    let late = add.replace("mine.toml", "late.toml");
    f.ok(&format!("{late} --with tor.bundle.json --from 2022-01-01T00:00:00Z"))
        .says("warning: 1 act that this key signed for rok-mnd does not count");
}

/// The hint of `verify` about `rok-mnd`, by a roster with these lines for Ann's key.
fn next_for(f: &Folder, holder_and_key: &str) -> Ran {
    let public = f.ok("paraph key show ann.pub --json");
    let shown: serde_json::Value = serde_json::from_str(public.out()).unwrap();
    let key = shown["public"].as_str().expect("the public key in base64");
    let party = "roster = 1\n[[party]]\nid = \"rok-mnd\"\nname = { en = \"MND\" }\n";
    f.write("mine.toml", format!("{party}{}", holder_and_key.replace("KEY", key)));
    f.run(VERIFY).exit(3)
}

#[test]
fn the_next_step_follows_from_why_an_act_does_not_count() {
    let f = signed_by_ann();
    let holder =
        "[[party.holder]]\nid = \"ann\"\nname = \"Ann\"\nkeys = [{ public = \"KEY\", ENTRY }]\n";
    let rows = [
        (
            "from = 2021-08-09T00:00:00Z",
            "outside-window",
            "write that time or an earlier one into \"from\" of the key in the roster",
        ),
        (
            "until = 2021-08-01T00:00:00Z",
            "outside-window",
            "the key had expired. Ask ann to sign with a key that is valid now",
        ),
        ("scope = [\"witness\"]", "not-allowed", "change \"scope\" of the key in your roster"),
        (
            "revoked = { reported = 2021-08-07T00:00:00Z, since = 2021-08-06T00:00:00Z, reason = \"compromised\" }",
            "revoked",
            "if you can show that you held this bundle before Fri 6 August 2021 00:00 UTC, note when you held it",
        ),
        (
            "revoked = { reported = 2021-08-06T00:00:00Z, reason = \"compromised\" }",
            "revoked",
            "ask ann to make a new key and to sign with it: paraph key new NAME",
        ),
    ];
    for (entry, code, next) in rows {
        let ran = next_for(&f, &holder.replace("ENTRY", entry)).prints(next);
        let asks = "next: ask for the signature of Ann";
        let about_rok = ran.out().split("rok-mnd has not signed").nth(1).unwrap();
        assert!(!about_rok.split("us-dod-cio").next().unwrap().contains(asks), "{ran}");
        assert!(about_rok.contains("an act in the name of \"Ann\" is not counted"), "{ran}");
        let report: Report = f.json(&format!("{VERIFY} --json"), 3);
        let reason =
            report.reasons.iter().find(|it| it.party.as_deref() == Some("rok-mnd")).unwrap();
        let outcomes: Vec<String> =
            reason.uncounted.iter().map(|act| format!("{:?}", act.outcome)).collect();
        assert_eq!(outcomes.len(), 1, "{code}");
        assert!(reason.next.contains(next), "{}", reason.next);
        let status: Status = f.json("paraph status tor.bundle.json --roster mine.toml --json", 3);
        let party = status.instruments[0].parties.iter().find(|it| it.id == "rok-mnd").unwrap();
        assert!(party.next.as_deref().is_some_and(|it| it.contains(next)), "{:?}", party.next);
        assert_eq!(party.uncounted.len(), 1);
    }
}

#[test]
fn an_unknown_key_is_to_be_compared_by_telephone() {
    let f = signed_by_ann();
    f.ok("paraph key new bea --no-passphrase");
    f.ok("paraph roster add rok-mnd --key bea.pub --holder bea --roster mine.toml");
    // The words are not beside the command: they are to be heard, not copied.
    f.run(VERIFY)
        .exit(3)
        .prints("ask them to read its 12 words to you\n      if the key is theirs, add it. ")
        .prints("paraph roster add rok-mnd --bundle FILE")
        .prints("if the key is not theirs, ask for the signature of bea\n");
}

#[test]
fn whose_key_was_stolen_and_who_has_signed_with_a_new_one_is_not_asked_to_sign_again() {
    let f = signed_by_ann();
    f.ok("paraph merge tor.bundle.json tor.rok-mnd.bundle.json -o tor.bundle.json --force");
    f.ok("paraph roster revoke keys/rok-mnd.pub --reason compromised --roster roster.toml");
    f.run("paraph verify tor.bundle.json --roster roster.toml").exit(3).prints(
        "ask rok-mnd by telephone whose key this is, and ask them to read its 12 words to you",
    );
}

#[test]
fn a_time_to_come_and_a_clock_that_was_wrong() {
    let f = signed_by_ann();
    let holder = "[[party.holder]]\nid = \"ann\"\nname = \"Ann\"\nkeys = [{ public = \"KEY\" }]\n";
    next_for(&f, holder);
    f.run(&format!("{VERIFY} --at 2021-08-01T00:00:00Z")).exit(3).prints(
        "next: you judge as of Sun 1 August 2021 00:00 UTC (--at), and this signature is later",
    );

    f.ok("rm tor.bundle.json");
    f.ok("paraph sign tor.record.json --key ann.key --party rok-mnd --as ann.toml --yes \
          --signed-at 2020-08-05T00:00:00Z -o tor.bundle.json");
    f.run(VERIFY)
        .exit(3)
        .prints("next: ask ann to set the clock of the computer, and to sign again");
}

#[test]
fn what_amends_an_instrument_is_shown_with_its_time() {
    let f = Folder::office();
    let hash = f.ok("paraph hash tor.record.json").out()[..64].to_owned();
    let draft = f.text("tor.toml");
    let id = "urn:uuid:6f1b0d1c-2021-4804-8a0c-1c7cc0000001";
    let relation = format!(
        "\n[[relation]]\nrelation = \"amends\"\nrecord = {{ id = \"{id}\", sha256 = \"{hash}\" }}\n"
    );
    f.write("am.toml", draft.replace(id, &id.replace("0001", "0009")) + &relation);
    f.ok("paraph record am.toml");
    let sign = "--roster roster.toml --yes --signed-at 2021-09-01T00:00:00Z";
    f.ok(&format!("paraph sign am.record.json --key keys/rok-mnd.key {sign}"));
    f.ok("mkdir archive && cp tor.bundle.json am.rok-mnd.bundle.json archive");

    // Signed by only one party, it amends nothing.
    let ran = f.run("paraph status archive --roster roster.toml").exit(3);
    assert!(!ran.out().contains("amended since"), "{ran}");

    f.ok(&format!(
        "paraph sign archive/am.rok-mnd.bundle.json --texts . --key keys/us-dod-cio.key {sign}"
    ));
    f.ok("paraph status archive --roster roster.toml")
        .prints("  amended since Wed 1 September 2021 00:00 UTC by record ");
    let status: Status = f.json("paraph status archive --roster roster.toml --json", 0);
    let amended = status.instruments.iter().filter(|it| !it.amended_by.is_empty());
    let amended: Vec<_> = amended.collect();
    assert_eq!(amended.len(), 1);
    assert_eq!(amended[0].record.as_ref().unwrap().sha256, hash);
    assert_eq!(amended[0].amended_by[0].since, "2021-09-01T00:00:00Z");
}

#[test]
fn a_draft_names_the_instruments_that_it_bears_on() {
    let f = Folder::office();
    let sha256 = f.ok("paraph hash tor.record.json").out()[..64].to_owned();
    let id = "urn:uuid:6f1b0d1c-2021-4804-8a0c-1c7cc0000001";
    let named = format!("record = {{ id = \"{id}\", sha256 = \"{sha256}\" }}\n");
    f.write("am.en.txt", "Article 3 is replaced. (A specimen.)\n");
    let kinds = [
        "amends",
        "supersedes",
        "terminates",
        "extends",
        "implements",
        "reaffirms",
        "validated-by",
        "annex-of",
        "corrects",
        "reply-to",
    ];
    assert_eq!(kinds[..], *paraph::record::RelationKind::WORDS);
    for kind in kinds {
        // A record, a bundle of it, and both: one relation.
        for files in
            ["tor.record.json", "tor.bundle.json", "tor.record.json --KIND tor.bundle.json"]
        {
            let files = files.replace("KIND", kind);
            let ran = f.ok(&format!("paraph draft am.en.txt --{kind} {files}"));
            let relation = format!("[[relation]]\nrelation = \"{kind}\"\n{named}");
            assert_eq!(ran.out().matches(&relation).count(), 1, "{ran}");
        }
    }
    // The output can be read, with every kind at once.
    let all: String = kinds.iter().map(|kind| format!(" --{kind} tor.bundle.json")).collect();
    let line =
        "paraph draft am.en.txt --title Amendment --designation amendment --party a=A --party b=B";
    f.ok(&format!("{line}{all} -o am.toml"));
    f.ok("paraph record am.toml && paraph show am.record.json").prints("amends");

    // A file that is not an instrument is refused, and no draft is written.
    for (file, exit, code) in [
        ("nowhere.json", 2, "not-found"),
        ("tor.toml", 2, "not-json"),
        ("am.en.txt", 2, "not-json"),
    ] {
        f.fails(&format!("{line} --amends {file} -o other.toml"), exit, code);
        assert!(!f.path("other.toml").exists());
    }
    // The draft does not replace the instrument.
    let before = f.listing();
    let ran = f.fails(
        &format!("{line} --amends tor.bundle.json -o tor.bundle.json --force"),
        2,
        "output-is-input",
    );
    f.assert_unchanged(&before, &ran);
}

#[test]
fn a_merge_without_a_file_to_write_prints_no_json_on_a_terminal() {
    let f = Folder::office();
    let merge = "paraph merge tor.us-dod-cio.bundle.json tor.rok-mnd.bundle.json";
    let (screen, _) = Terminal::new(&f, &format!("{merge} >/dev/tty 2>&1")).ends_unfolded();
    assert!(
        screen.contains("(output-needed)") && screen.contains("-o tor.bundle.json"),
        "{screen}"
    );
    assert!(!screen.contains("\"acts\""), "{screen}");
    assert_eq!(f.ok(merge).bytes(), f.read("tor.bundle.json"));
}

#[test]
fn a_concluded_bundle_is_to_be_noted_as_received_once() {
    let f = Folder::office();
    let verify = "paraph verify tor.bundle.json --roster roster.toml";
    let ran = f.ok(verify);
    let accept = typed_after(&ran, "if a key is stolen later. Run: ");
    assert_eq!(accept, "paraph roster accept tor.bundle.json --roster roster.toml");
    f.ok(accept);
    let ran = f.ok(verify);
    assert!(!ran.talk.contains("roster accept"), "{ran}");
    let ran = f.run("paraph verify tor.rok-mnd.bundle.json --roster roster.toml").exit(3);
    assert!(!ran.talk.contains("roster accept"), "{ran}");
}

#[test]
fn a_receipt_that_comes_after_a_theft_says_that_it_does_not_help() {
    let f = Folder::office();
    let accept = "paraph roster accept tor.bundle.json --roster roster.toml";
    let (late, void) =
        ("so the act does not count. If you can show", "1 of these acts never counts");
    for (reason, since, warning) in [
        ("compromised", "--since 2022-01-01T00:00:00Z", Some(late)),
        ("compromised", "", Some(void)),
        ("unauthorised", "", Some(void)),
        ("retired", "--since 2022-01-01T00:00:00Z", None),
    ] {
        f.copy("fixtures/roster.toml", "roster.toml");
        f.ok(&format!(
            "paraph roster revoke keys/rok-mnd.pub --reason {reason} {since} --roster roster.toml"
        ));
        let ran = f.ok(accept);
        for words in [late, void] {
            assert_eq!(ran.talk.contains(words), warning == Some(words), "{words}: {ran}");
        }
        if warning.is_some() {
            let ran = f.run("paraph verify tor.bundle.json --roster roster.toml").exit(3);
            assert!(ran.out().contains("revoked"), "{ran}");
        }
    }
    // An act that claims a time after the theft: no note helps, whenever it was held.
    f.copy("fixtures/roster.toml", "roster.toml");
    f.ok("paraph roster revoke keys/rok-mnd.pub --reason compromised --since 2021-08-04T12:00:00Z --roster \
          roster.toml");
    f.ok(&format!("{accept} --on 2021-08-05T00:05:00Z")).says("never count");
    // Held before the theft: there is no fault, and the bundle is concluded.
    f.copy("fixtures/roster.toml", "roster.toml");
    f.ok("paraph roster revoke keys/rok-mnd.pub --reason compromised --since 2022-01-01T00:00:00Z --roster \
          roster.toml");
    let ran = f.ok(&format!("{accept} --on 2021-12-01T00:00:00Z"));
    assert!(!ran.talk.contains("warning"), "{ran}");
    f.ok("paraph verify tor.bundle.json --roster roster.toml");
    // Noted again later, in a bundle that lacks the other party: the first note still counts.
    let ran = f.ok(&accept.replace("tor.bundle", "tor.rok-mnd.bundle"));
    assert!(!ran.talk.contains("warning"), "{ran}");
}

#[test]
fn a_new_key_is_added_under_its_name_or_not_made() {
    let f = Folder::new();
    f.ok("paraph key new hong --no-passphrase --roster r.toml --party p");
    f.ok("paraph roster list --roster r.toml").prints("hong");
    // Names of files that are not ids; nothing is written.
    let before = f.listing();
    for name in ["Hong", "홍길동", "a_b"] {
        let line = format!("paraph key new {name} --no-passphrase --roster r.toml --party p");
        let ran =
            f.fails(&line, 2, "holder-needed").says("give the id of the holder with --holder");
        f.assert_unchanged(&before, &ran);
        f.ok(&format!("{line} --holder mine-{}", name.len()));
        f.ok(&format!("rm {name}.key {name}.pub"));
        f.write("r.toml", before[std::path::Path::new("r.toml")].1.clone());
    }
    // A roster that cannot be used is detected before anything is made.
    f.write("bad.toml", "[[");
    f.fails("paraph key new b --no-passphrase --roster bad.toml --party p", 2, "bad-toml");
    assert!(!f.path("b.key").exists());
    // The same key, which was made and not added.
    f.fails("paraph key new hong --no-passphrase --roster other.toml --party p", 2, "output-exists")
        .says("add this key to your roster: paraph roster add p --key hong.pub --holder hong --roster other.toml");
    // It is in this one already.
    let ran = f
        .fails("paraph key new hong --no-passphrase --roster r.toml --party p", 2, "output-exists")
        .says("this key is already in r.toml, and nothing else is needed");
    assert!(!ran.talk.contains("roster add"), "{ran}");
}

#[test]
fn who_signs_last_is_shown_how_to_see_the_verdict() {
    let f = Folder::office();
    let sign =
        "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes";
    let ran = f
        .ok(sign)
        .says("signed for rok-mnd. Send tor.us-dod-cio.bundle.json to the other parties\n");
    let verify = typed_after(&ran, "To see the verdict: ").to_owned();
    f.ok(&verify).prints("concluded: ");
    let f = Folder::office();
    f.ok("rm *.bundle.json");
    // Who signs first sends the record and the texts, too.
    let ran = f.ok("paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes");
    let ran = ran
        .says("Send tor.rok-mnd.bundle.json, tor.record.json and the texts to the other parties\n");
    assert!(!ran.talk.contains("To see the verdict"), "{ran}");
}

#[test]
fn the_digests_of_texts_are_shown() {
    let f = Folder::office();
    let hash = f.ok("paraph hash texts/ictcc-tor.en.txt").out()[..64].to_owned();
    f.ok("paraph show tor.record.json").prints(&format!("sha256 {hash}"));
}

#[test]
fn what_stops_a_signing_stops_it_before_the_passphrase_is_asked_for() {
    let f = Folder::office_with_keys("ferry lantern copper meadow");
    f.ok("paraph roster add rok-mnd --key locked.pub --holder lee --from 2021-01-01T00:00:00Z --roster roster.toml");
    let sign = "paraph sign tor.record.json --key locked.key --as hong-gil-dong.toml";
    // There is no terminal here, so a question would end with its own code.
    let asked = f.fails(&format!("{sign} --roster roster.toml -o new.json"), 2, "no-terminal");
    asked.says("--passphrase-file");

    f.ok(
        "paraph sign tor.record.json --key locked.key --passphrase-file pass --roster roster.toml \
          --as hong-gil-dong.toml --yes -o signed.json && touch there && mkdir empty",
    );
    for (options, exit, code) in [
        ("--roster roster.toml -o new.json --texts empty", 3, "text-missing"),
        ("--roster nowhere.toml -o new.json", 2, "not-found"),
        ("--roster roster.toml -o there", 2, "output-exists"),
        ("--roster roster.toml -o new.json --party us-dod-cio", 2, "key-of-another-party"),
        ("--roster roster.toml -o new.json --intent withdraw", 3, "nothing-to-withdraw"),
        (
            "--roster roster.toml -o new.json --signed-at 2020-01-01T00:00:00Z",
            2,
            "before-the-record",
        ),
        ("-o new.json", 2, "party-needed"),
    ] {
        f.fails(&format!("{sign} {options}"), exit, code);
    }
    let again = sign.replace("tor.record.json", "signed.json");
    f.fails(&format!("{again} --roster roster.toml"), 2, "already-signed");
}
