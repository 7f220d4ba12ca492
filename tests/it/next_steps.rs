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
            "your roster has no key that Ann [ann] can use now. Ask them to make a new key",
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

/// An office in which the party `us` of an agreement with `kr` has signed, as people begin.
fn agreement() -> Folder {
    let f = Folder::new();
    for (name, party) in [("jane", "us"), ("hong", "kr")] {
        f.ok(&format!(
            "paraph key new {name} --no-passphrase --roster roster.toml --party {party}"
        ));
    }
    f.ok("echo We agree. >t.en.txt");
    f.ok("paraph draft t.en.txt --title Agreement --designation contract --party us=US --party kr=Korea -o tor.toml");
    f.ok("paraph record tor.toml");
    f.ok(&format!("paraph sign tor.record.json {JANE}"));
    f
}

const JANE: &str = "--key jane.key --roster roster.toml --yes";
const HONG: &str = "--key hong.key --roster roster.toml --yes";
const OURS: &str = "tor.us.bundle.json";
const VERIFY_OURS: &str = "paraph verify tor.us.bundle.json --roster roster.toml";

impl Ran {
    /// Checks that it says nowhere what would be false.
    #[track_caller]
    fn never(self, words: &str) -> Self {
        assert!(!self.talk.contains(words) && !self.out().contains(words), "{words:?}\n{self}");
        self
    }
}

#[test]
fn only_signatures_in_force_make_a_record_concluded() {
    // What Hong does; whether the bundle then says that all have signed.
    let rows: [(&[&str], bool); 8] = [
        (&["--intent decline"], false),
        (&["--intent initial"], false),
        (&["--intent witness"], false),
        (&["--intent sign-ad-referendum"], false),
        (&["--intent sign-ad-referendum", "--intent confirm"], true),
        (&["--intent sign", "--intent withdraw"], false),
        (&["--intent sign", "--intent decline"], false),
        (&["--intent sign"], true),
    ];
    for (acts, is_concluded) in rows {
        let f = agreement();
        for act in acts {
            f.ok(&format!("paraph sign {OURS} {HONG} {act}"));
        }
        f.replace("tor.toml", "Agreement", "Agreement 2");
        let made = f.ok("paraph record tor.toml --force");
        f.ok(&format!("paraph sign tor.record.json {JANE} -o new.us.bundle.json"));
        let merge = format!("paraph merge {OURS} new.us.bundle.json -o x.json");
        let merged = f.fails(&merge, 1, "other-record");
        if is_concluded {
            made.says("all parties have signed it").says("--supersedes");
            merged.says("Do not sign new.us.bundle.json instead");
        } else {
            made.says("warning: the old record was replaced, but it is signed: ")
                .never("concluded:")
                .never("--supersedes");
            merged
                .says("agree by telephone which record is meant")
                .never("all parties have signed");
        }
    }
}

#[test]
fn signatures_of_all_in_several_bundles_conclude_a_record() {
    let f = agreement();
    f.ok(&format!("paraph sign tor.record.json {HONG}"));
    f.replace("tor.toml", "Agreement", "Agreement 2");
    f.ok("paraph record tor.toml --force").says("all parties have signed it");
}

#[test]
fn who_took_back_something_else_has_not_withdrawn_a_signature() {
    for act in ["decline", "witness"] {
        let f = agreement();
        f.ok(&format!("paraph sign {OURS} {HONG} --intent {act}"));
        f.ok(&format!("paraph sign {OURS} {HONG} --intent withdraw"));
        f.run(VERIFY_OURS)
            .exit(3)
            .prints("ask for the signature of hong")
            .never("withdrew its signature");
        f.run(&format!("{VERIFY_OURS} --lang ko"))
            .exit(3)
            .prints("다음 사람에게 서명을 요청하십시오: ")
            .never("서명을 철회했습니다");
    }
    let f = agreement();
    f.ok(&format!("paraph sign {OURS} {HONG}"));
    f.ok(&format!("paraph sign {OURS} {HONG} --intent withdraw"));
    f.run(VERIFY_OURS).exit(3).prints("kr withdrew its signature");
}

#[test]
fn a_record_that_names_a_key_that_has_ended_needs_a_new_record() {
    let f = agreement();
    f.ok("K=$(paraph key show hong.pub | sed -n 's/^id *//p'); \
          sed \"0,/# keys = /s//keys = [\\\"$K\\\"] #/\" tor.toml >k.toml; paraph record k.toml");
    f.ok(&format!("paraph sign k.record.json {JANE}"));
    let names_hong = f.text("k.toml").contains("\nkeys = [\"");
    assert!(names_hong, "{}", f.text("k.toml"));
    let verify = "paraph verify k.us.bundle.json --roster roster.toml";
    f.run(verify).exit(3).prints("ask for the signature of hong");
    f.ok("paraph roster revoke hong --reason retired --roster roster.toml");
    let new = "of the keys that the record names for kr, none can still sign. All parties must sign a new record. To see how: paraph help changes";
    let advised = |f: &Folder| {
        f.run(verify).exit(3).prints(new).never("make a new key").never("ask for the signature");
        f.run("paraph status k.us.bundle.json --roster roster.toml")
            .exit(3)
            .prints(new)
            .prints("no one in your roster can sign for it now")
            .never("the signature of hong");
        f.run(&format!("{verify} --lang ko"))
            .exit(3)
            .prints("모든 당사자가 새 기록에 서명해야 합니다");
    };
    advised(&f);
    f.fails(&format!("paraph sign k.us.bundle.json {HONG}"), 2, "revoked")
        .says(new)
        .never("make a new key");
    // Another key of the same person does not help.
    f.ok("paraph key new hong-2 --no-passphrase --roster roster.toml --party kr --holder hong");
    f.fails(
        "paraph sign k.us.bundle.json --key hong-2.key --roster roster.toml --yes",
        2,
        "not-designated",
    )
    .says(new);
    advised(&f);
}

#[test]
fn a_record_that_names_a_key_that_the_roster_does_not_have_asks_whose_it_is() {
    let f = agreement();
    f.ok("K=$(paraph key show hong.pub | sed -n 's/^id *//p'); \
          sed \"0,/# keys = /s//keys = [\\\"$K\\\"] #/\" tor.toml >k.toml; paraph record k.toml");
    f.ok(&format!("paraph sign k.record.json {JANE}"));
    f.ok("paraph key new kim --no-passphrase; paraph key show jane.pub --json >jane.json");
    f.ok(
        "rm roster.toml; paraph roster add us --key jane.pub --holder jane --roster roster.toml; \
          paraph roster add kr --key kim.pub --holder kim --roster roster.toml",
    );
    f.run("paraph verify k.us.bundle.json --roster roster.toml")
        .exit(3)
        .prints("for kr, only the keys that the record names count.")
        .never("make a new key");
}

#[test]
fn that_nothing_else_is_to_do_is_said_only_after_a_judgement() {
    const NOTHING: &str = "you do not need to do anything else";
    const SEE: &str = "to see whether it counts and what is missing: paraph verify ";
    let f = agreement();
    let again = |line: &str, file: &str| {
        f.fails(line, 2, "already-signed")
            .says(&format!("{SEE}{file} --roster roster.toml"))
            .never(NOTHING);
        f.run(&format!("{line} --lang ko"))
            .exit(2)
            .says("같은 행위가 이미 있습니다")
            .never("더 할 일은 없습니다");
    };
    f.fails(&format!("paraph sign {OURS} {JANE}"), 2, "already-signed").says(NOTHING);
    // Authority is missing.
    f.ok("sed 's/order = \"any\"/order = \"any\", authority = [\"us\"]/' tor.toml >a.toml; paraph record a.toml");
    let authority = format!("{JANE} --authority tor.record.json");
    f.ok(&format!("paraph sign a.record.json {authority}"));
    f.run("paraph verify a.us.bundle.json --roster roster.toml").exit(3);
    again(&format!("paraph sign a.record.json {authority}"), "a.us.bundle.json");
    again(&format!("paraph sign a.us.bundle.json {authority}"), "a.us.bundle.json");
    // An approval is missing.
    f.ok("sed 's/order = \"any\"/order = \"any\", approval = \"required\"/' tor.toml >p.toml; paraph record p.toml");
    f.ok(&format!("paraph sign p.record.json {JANE}"));
    again(&format!("paraph sign p.us.bundle.json {JANE}"), "p.us.bundle.json");
    // No one has judged an act with a wrong time.
    f.ok("printf 'name=\"J\"\\n' >me.toml");
    let old = "--key jane.key --party us --as me.toml --yes";
    f.ok(&format!(
        "paraph sign tor.record.json {old} --signed-at 2020-01-01T00:00:00Z -o old.json"
    ));
    again(&format!("paraph sign old.json {old}"), "old.json");
    // A seal that does not seal.
    f.ok(&format!("paraph sign a.us.bundle.json {JANE} --intent seal"));
    again(&format!("paraph sign a.us.bundle.json {JANE} --intent seal"), "a.us.bundle.json");
}

#[test]
fn who_signed_another_copy_is_told_to_join_both() {
    let f = agreement();
    f.ok(&format!("paraph sign tor.record.json {HONG}"));
    let sign = format!("paraph sign {OURS} {HONG} --with tor.kr.bundle.json");
    let join = "paraph merge tor.us.bundle.json tor.kr.bundle.json -o tor.us.bundle.json --force";
    f.fails(&sign, 2, "already-signed")
        .says(&format!("your act is already in tor.kr.bundle.json. Join both bundles: {join}\n"));
    // Another act, or another person, is no second signature.
    f.ok(&format!("cp {OURS} other.json; {} --intent witness", sign.replace(OURS, "other.json")));
    f.ok(join);
    f.ok(VERIFY_OURS).prints("concluded: ");
}

#[test]
fn a_key_that_is_not_valid_now_is_replaced_or_waited_for() {
    let from = |f: &Folder, name: &str, dates: &str| {
        let text = f.text("roster.toml");
        let (before, rest) = text.split_once(&format!("id = \"{name}\"")).unwrap();
        let (line, after) = rest.split_once("from = ").unwrap();
        let (_, after) = after.split_once(" }").unwrap();
        f.write("roster.toml", format!("{before}id = \"{name}\"{line}{dates} }}{after}"));
    };
    let f = agreement();
    from(&f, "jane", "from = 2020-01-01T00:00:00Z, until = 2021-01-01T00:00:00Z");
    f.run(VERIFY_OURS)
        .exit(3)
        .prints("your roster has no key that jane can use now. Ask them to make a new key. They run: paraph key new NAME")
        .prints("paraph roster add us --key NAME.pub --holder jane --roster ROSTER")
        .never("with a key that is valid now");
    // With another key in the roster, they sign with that.
    f.ok("paraph key new jane-2 --no-passphrase --roster roster.toml --party us --holder jane");
    f.run(VERIFY_OURS).exit(3).prints("Ask jane to sign with a key that is valid now");

    let f = agreement();
    from(&f, "hong", "from = 2099-01-01T00:00:00Z");
    let later = "the key of hong is valid only from Thu 1 January 2099 00:00 UTC";
    f.run(VERIFY_OURS)
        .exit(3)
        .prints(later)
        .prints("write the earlier time into \"from\" of the key in your roster")
        .prints("ask them to sign after that time, or with another key")
        .never("make a new key");
    f.run(&format!("paraph status {OURS} --roster roster.toml"))
        .exit(3)
        .prints(later)
        .never("new key");
}
