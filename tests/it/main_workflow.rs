//! The main task of two offices: every command of the contract, in order.

use std::os::unix::fs::PermissionsExt as _;

use crate::command_runner::Folder;
use crate::json_shapes::{
    Added, Check, Draft, Hash, Intent, Key, Kind, Made, Merged, Report, Roster, Show, Signed,
    TextOutcome, Verdict,
};

/// The agreed texts and two profiles, and nothing else.
fn before() -> Folder {
    let folder = Folder::new();
    folder.copy("fixtures/ictcc-tor/texts", "texts");
    folder.copy("fixtures/ictcc-tor/jane-doe.toml", "jane.toml");
    folder.copy("fixtures/ictcc-tor/hong-gil-dong.toml", "hong.toml");
    folder
}

const DRAFT_IN_FULL: &str = "paraph draft texts/ictcc-tor.en.txt texts/ictcc-tor.ko.txt \
    -o tor.toml --designation terms-of-reference --title 'Terms (specimen)' --title 'ko=약정서 (견본)' \
    --party 'us-dod-cio=Department of Defense' --party 'rok-mnd=Ministry of National Defense' \
    --party 'rok-mnd=ko=국방부' --created 2021-08-04T09:00:00-04:00";
const ADD_JANE: &str = "paraph roster add us-dod-cio --key jane.pub --holder jane-doe \
    --holder-name 'Jane Doe' --party-name 'Department of Defense' --from 2021-01-01T00:00:00Z --roster roster.toml";
const ADD_HONG: &str = "paraph roster add rok-mnd --key hong.pub --holder hong-gil-dong \
    --holder-name '홍길동 (Hong Gil-dong)' --party-name 'Ministry of National Defense' \
    --party-name ko=국방부 --from 2021-01-01T00:00:00Z --roster roster.toml";
const SIGN_JANE: &str = "paraph sign tor.record.json --key jane.key --roster roster.toml \
    --as jane.toml --signed-at 2021-08-04T20:00:00-04:00 --yes";
const SIGN_HONG: &str = "paraph sign tor.record.json --key hong.key --roster roster.toml \
    --as hong.toml --signed-at 2021-08-05T09:10:00+09:00 --passphrase-file pass --yes";
const VERIFY: &str = "paraph verify tor.bundle.json --roster roster.toml";

#[test]
fn two_offices_conclude_from_nothing() {
    let f = before();

    // The record. A draft without options is filled in with an editor.
    f.ok("paraph draft texts/ictcc-tor.en.txt texts/ictcc-tor.ko.txt -o tor.toml --created 2021-08-04T09:00:00-04:00")
        .says("paraph record tor.toml");
    for (placeholder, filling) in [
        ("<what kind: terms-of-reference, contract>", "terms-of-reference"),
        ("<title in English>", "Terms (specimen)"),
        ("<id of one party, like rok-mnd>", "rok-mnd"),
        ("<id of the other party>", "us-dod-cio"),
        ("<its name>", "Ministry or Department"),
    ] {
        f.replace("tor.toml", placeholder, filling);
    }
    let made = f.ok("paraph record tor.toml -o tor.record.json");
    let sum = f.ok("sha256sum tor.record.json");
    assert_eq!(made.out(), sum.out());
    let digest = &sum.out()[..64];

    // Keys.
    f.write_secret("pass", "correct harbours\na second line is not read\n");
    let jane = f.ok("paraph key new jane --no-passphrase").says("no passphrase");
    let hong = f.ok("paraph key new hong --passphrase-file pass").says("lock the stick away");
    assert_eq!(f.ok("paraph key show jane.pub").out(), jane.out());
    assert_eq!(f.ok("paraph key show jane.key").out(), jane.out());
    assert_eq!(f.ok("paraph key show hong.key --passphrase-file pass").out(), hong.out());
    let words = hong.out().split_once("words  ").unwrap().1;
    let words: Vec<&str> = words.split_whitespace().collect();
    assert_eq!(words.len(), 12);
    let words = &words.join(" ");
    for key in ["jane", "hong"] {
        let mode = |file: String| f.path(&file).metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(format!("{key}.key")), 0o600);
        f.write("usual", "");
        assert_eq!(mode(format!("{key}.pub")), mode("usual".to_owned()));
    }

    // The roster.
    f.ok(ADD_JANE);
    f.ok(ADD_HONG).prints(words).says("by telephone");
    let words: Vec<&str> = words.split(' ').collect();
    let folded =
        words.chunks(6).map(|line| format!("      {}\n", line.join(" "))).collect::<String>();
    f.ok("paraph roster list --roster roster.toml")
        .prints("rok-mnd  Ministry of National Defense  (1 of 1 must sign)")
        .prints(&folded);

    // Signing. A record gives X.PARTY.bundle.json in its folder.
    let jane = f.ok(SIGN_JANE).says("signing without asking");
    assert_eq!(jane.out(), "tor.us-dod-cio.bundle.json\n");
    assert_eq!(f.ok(SIGN_HONG).out(), "tor.rok-mnd.bundle.json\n");

    // The rest of the contract.
    f.ok("paraph merge tor.rok-mnd.bundle.json tor.us-dod-cio.bundle.json -o tor.bundle.json")
        .says("2 signed acts");
    f.ok(VERIFY).prints(&format!("record {digest}"));
    f.ok(VERIFY).prints("concluded: \"Terms (specimen)\" between rok-mnd and us-dod-cio: record ");
    let hashed = f.ok("paraph hash tor.record.json tor.bundle.json");
    let bundle = f.ok("sha256sum tor.bundle.json");
    assert_eq!(
        hashed.out(),
        format!("{digest}  tor.record.json\n{}# {digest}  tor.bundle.json#record\n", bundle.out())
    );
    f.ok(&format!("paraph check tor.record.json --sha256 {digest}")).prints("tor.record.json: OK");
    f.ok("paraph check tor.record.json --texts .")
        .prints("matches")
        .says("this command did not check whose the signatures are");
    f.ok("paraph hash tor.* texts/* > SUMS && paraph check --list SUMS && paraph hash -c SUMS");
    let canonical = f.ok("paraph canon tor.bundle.json");
    assert_eq!(canonical.bytes(), f.read("tor.bundle.json"));
    f.ok("paraph show tor.bundle.json")
        .prints("Terms (specimen)")
        .prints("홍길동 (Hong Gil-dong)")
        .says("Nothing was verified");
}

#[test]
fn every_command_answers_in_json() {
    let f = before();
    f.write_secret("pass", "correct harbours");

    let draft: Draft = f.json(&format!("{DRAFT_IN_FULL} --json"), 0);
    assert_eq!((draft.file.as_deref(), draft.draft), (Some("tor.toml"), None));
    let draft: Draft = f.json("paraph draft texts/ictcc-tor.en.txt --json", 0);
    assert!(draft.draft.unwrap().contains(&draft.id), "the draft itself, when it has no file");

    let made: Made = f.json("paraph record tor.toml --json", 0);
    assert_eq!(made.file.as_deref(), Some("tor.record.json"));
    assert_eq!(made.words.split(' ').count(), 24);

    let hong: Key = f.json("paraph key new hong --passphrase-file pass --json", 0);
    let shown: Key = f.json("paraph key show hong.pub --json", 0);
    assert_eq!((&hong.id, &hong.words, &hong.public), (&shown.id, &shown.words, &shown.public));
    let jane: Key = f.json("paraph key new jane --no-passphrase --dir . --json", 0);
    assert!(!jane.specimen);

    let added: Added = f.json(&format!("{ADD_HONG} --json"), 0);
    assert_eq!((added.party.as_str(), added.holder.as_str()), ("rok-mnd", "hong-gil-dong"));
    assert_eq!((&added.key, &added.words), (&hong.id, &hong.words));
    f.ok(ADD_JANE);
    let roster: Roster = f.json("paraph roster list --roster roster.toml --json", 0);
    let [mnd, cio] = &roster.parties[..] else { panic!("{roster:?}") };
    assert_eq!((mnd.id.as_str(), mnd.name["ko"].as_str(), cio.quorum), ("rok-mnd", "국방부", 1));
    assert_eq!(Some(&cio.holders[0].keys[0].public), jane.public.as_ref());

    let signed: Signed = f.json(&format!("{SIGN_JANE} --json"), 0);
    assert_eq!(signed.file, "tor.us-dod-cio.bundle.json");
    assert_eq!((&signed.record, &signed.key), (&made.sha256, &jane.id));
    assert_eq!(signed.signed_at, "2021-08-04T20:00:00-04:00");
    assert_eq!((signed.intent, signed.acts, signed.seen.len()), (Intent::Sign, 1, 0));
    f.ok(SIGN_HONG);

    let merge = "paraph merge tor.us-dod-cio.bundle.json tor.rok-mnd.bundle.json";
    let merged: Merged = f.json(&format!("{merge} -o tor.bundle.json --json"), 0);
    assert_eq!((merged.acts, &merged.record), (2, &made.sha256));
    assert!(merged.dropped.is_empty());

    let report: Report = f.json(&format!("{VERIFY} --json"), 0);
    assert_eq!((report.verdict, report.texts_checked), (Verdict::Concluded, true));
    let record = report.record.unwrap();
    assert_eq!(
        (&record.sha256, &record.words, &record.id),
        (&made.sha256, &made.words, &draft_id(&f))
    );
    assert_eq!(report.roster.sha256, roster.sha256);
    assert!(report.texts.iter().all(|text| text.outcome == TextOutcome::Matches));
    assert!(report.acts.iter().any(|act| act.id == signed.act && act.name_agrees == Some(true)));
    assert!(report.reasons.is_empty());

    let hash: Hash = f.json("paraph hash tor.bundle.json jane.pub --json", 0);
    let [bundle, other] = &hash.files[..] else { panic!("{hash:?}") };
    assert_eq!((bundle.kind, other.kind), (Some(Kind::Bundle), Some(Kind::File)));
    assert_eq!(bundle.sha256.as_ref(), Some(&made.sha256));

    let check = format!("paraph check tor.record.json --sha256 {} --texts .", made.sha256);
    let check: Check = f.json(&format!("{check} --json"), 0);
    assert_eq!(check.checks.len(), 3, "the record and both texts");
    assert!(check.checks.iter().all(|check| check.outcome == "ok"));
    assert!(!check.signers_checked);

    for (file, kind, acts) in
        [("tor.record.json", Kind::Record, 0), ("tor.bundle.json", Kind::Bundle, 2)]
    {
        let show: Show = f.json(&format!("paraph show {file} --json"), 0);
        assert_eq!((show.kind, show.acts.len(), show.checked), (kind, acts, false));
        assert_eq!((&show.sha256, &show.words), (&made.sha256, &made.words));
        assert_eq!(show.record.unwrap()["id"], draft_id(&f));
    }
}

/// The id in the draft.
fn draft_id(f: &Folder) -> String {
    let draft = f.text("tor.toml");
    let id = draft.lines().find_map(|line| line.strip_prefix("id = \"")).unwrap();
    id.strip_suffix('"').unwrap().to_owned()
}

#[test]
fn the_same_draft_and_texts_give_the_same_record() {
    let f = before();
    f.ok(DRAFT_IN_FULL);
    f.ok("paraph record tor.toml -o one.json && paraph record tor.toml -o two.json");
    assert_eq!(f.read("one.json"), f.read("two.json"));
    assert_eq!(f.ok("paraph record tor.toml -o -").bytes(), f.read("one.json"));
    assert_eq!(f.ok("paraph canon one.json").bytes(), f.read("one.json"));
}

#[test]
fn two_drafts_of_the_same_texts_have_ids_of_their_own() {
    let f = before();
    let id = || f.json::<Draft>("paraph draft texts/ictcc-tor.en.txt --json", 0).id;
    assert_ne!(id(), id());
}

#[test]
fn a_record_is_written_where_the_option_says() {
    let f = before();
    f.ok(DRAFT_IN_FULL);
    assert!(f.ok("paraph record tor.toml").out().ends_with("  tor.record.json\n"));
    f.ok("mkdir elsewhere && mv texts elsewhere");
    f.ok("paraph record tor.toml --texts elsewhere -o a.json");
    assert_eq!(f.read("a.json"), f.read("tor.record.json"));
    let draft = f.ok("paraph draft elsewhere/texts/ictcc-tor.en.txt");
    assert!(draft.out().contains("path = \"elsewhere/texts/ictcc-tor.en.txt\""), "{draft}");
}
