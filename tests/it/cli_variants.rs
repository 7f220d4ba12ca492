//! The commands in other ways than in the story: in place, with --force, through pipes and links, with texts
//! elsewhere, with files that are lists or incomplete.

use std::os::unix::fs::PermissionsExt as _;

use crate::command_runner::Folder;
use crate::json_shapes::{
    Change, Check, Hash, Kind, Merged, Report, Show, Signed, TextOutcome, Verdict,
};
use crate::papers;

const VERIFY: &str = "paraph verify tor.bundle.json --roster roster.toml";

#[test]
fn merging_in_any_order_and_number_gives_the_same_bytes() {
    let f = Folder::office();
    f.ok("paraph sign tor.record.json --key keys/stranger.key --party rok-mnd --as jane-doe.toml \
          --yes --signed-at 2021-08-05T00:00:00Z -o c");
    f.ok("cp tor.us-dod-cio.bundle.json a && cp tor.rok-mnd.bundle.json b");
    f.ok("paraph merge a b c -o all");
    for order in
        ["a c b", "b a c", "b c a", "c a b", "c b a", "a a b b c c", "all", "all all", "c all a"]
    {
        let merged = f.ok(&format!("paraph merge {order}"));
        assert!(merged.bytes() == f.read("all"), "merge {order}");
    }
    f.ok("paraph merge b c -o bc && paraph merge a b -o ab");
    for steps in ["a bc", "ab c", "bc ab"] {
        assert!(f.ok(&format!("paraph merge {steps}")).bytes() == f.read("all"), "merge {steps}");
    }
    // The fixture is exactly the merge of its two halves.
    assert_eq!(f.ok("paraph merge b a").bytes(), f.read("tor.bundle.json"));
}

#[test]
fn a_bundle_is_signed_in_place_and_keeps_its_mode() {
    let f = Folder::office();
    f.ok("chmod 640 tor.us-dod-cio.bundle.json");
    let sign = "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key \
                --roster roster.toml --as hong-gil-dong.toml --yes --json";
    let signed: Signed = f.json(sign, 0);
    assert_eq!((signed.file.as_str(), signed.acts), ("tor.us-dod-cio.bundle.json", 2));
    assert_eq!(signed.seen.len(), 1, "the act that was there when it was signed");
    let bundle = f.path("tor.us-dod-cio.bundle.json");
    assert_eq!(bundle.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    f.ok("paraph verify tor.us-dod-cio.bundle.json --roster roster.toml");
}

#[test]
fn a_bundle_behind_a_link_is_signed_and_the_link_stays() {
    let f = Folder::office();
    f.ok("mkdir store && mv tor.us-dod-cio.bundle.json store/b && ln -s store/b tor.bundle");
    f.ok("paraph sign tor.bundle --key keys/rok-mnd.key --roster roster.toml --yes");
    f.ok("test -L tor.bundle && paraph verify store/b --texts . --roster roster.toml");
}

#[test]
fn without_a_profile_the_rosters_name_signs() {
    let f = Folder::office();
    f.ok("rm tor.rok-mnd.bundle.json");
    f.ok("paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes");
    let verify = "paraph verify tor.rok-mnd.bundle.json --roster roster.toml --json";
    let report: Report = f.json(verify, 3);
    assert_eq!(report.acts[0].claimed.name, "홍길동 (Hong Gil-dong)");
}

#[test]
fn without_a_roster_the_signer_names_the_party() {
    let f = Folder::office();
    f.ok("paraph sign tor.record.json --key keys/rok-mnd.key --party rok-mnd \
          --as hong-gil-dong.toml --signed-at 2021-08-05T09:10:00+09:00 --yes -o mine.json");
    assert_eq!(f.read("mine.json"), f.read("tor.rok-mnd.bundle.json"), "the same act, to the byte");
}

#[test]
fn seen_is_what_the_signers_roster_knows() {
    let f = Folder::office();
    let stranger = "paraph sign tor.us-dod-cio.bundle.json --key keys/stranger.key \
                    --party us-dod-cio --as jane-doe.toml --yes --json";
    let stranger: Signed = f.json(stranger, 0);
    assert_eq!(stranger.seen.len(), 1, "without a roster: all that is there");
    let sign = "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --yes \
                --roster roster.toml --json";
    let signed: Signed = f.json(sign, 0);
    assert_eq!((signed.acts, signed.seen.len()), (3, 1), "not the stranger's act");
    assert_ne!(signed.seen[0], stranger.act);
}

#[test]
fn force_replaces_what_is_there() {
    let f = Folder::office();
    for (command, output) in [
        ("paraph draft texts/ictcc-tor.en.txt -o out --force", "draft = 1"),
        ("paraph record tor.toml -o out --force", "paraph/record/1"),
        ("paraph merge tor.rok-mnd.bundle.json -o out --force", "paraph/bundle/1"),
        (
            "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes -o out \
             --force",
            "rok-mnd",
        ),
    ] {
        f.write("out", "something else");
        f.ok(command);
        assert!(f.text("out").contains(output), "{command}");
    }
}

#[test]
fn texts_are_found_flattened_and_renamed() {
    let f = Folder::office();
    f.ok("mkdir mail && cp tor.bundle.json mail/ && cp texts/ictcc-tor.en.txt mail/");
    f.ok("cp texts/ictcc-tor.ko.txt 'mail/Fwd 약정서 (1).txt'");
    let verified = f.ok("paraph verify mail/tor.bundle.json --roster roster.toml");
    assert!(verified.out().contains("found in the file ictcc-tor.en.txt"), "{verified}");
    assert!(verified.out().contains("found in the file Fwd 약정서 (1).txt"), "{verified}");
    f.ok("paraph verify tor.bundle.json --texts mail --roster roster.toml");
    f.ok("paraph check tor.record.json --texts mail");
    f.ok("paraph sign tor.record.json --texts mail --key keys/rok-mnd.key --roster roster.toml \
          --yes -o -");
}

#[test]
fn the_verifier_says_which_record_and_parties_they_expect() {
    let f = Folder::office();
    let digest = f.ok("sha256sum < tor.record.json").out()[..64].to_owned();
    for expected in [
        format!("--record {digest}"),
        "--record tor.record.json".to_owned(),
        "--party rok-mnd --party us-dod-cio".to_owned(),
        format!("--record {digest} --party rok-mnd"),
    ] {
        f.ok(&format!("{VERIFY} {expected}"));
    }
    let other = "0".repeat(64);
    f.run(&format!("{VERIFY} --record {other}")).exit(1).prints("(other-record)");
    f.run(&format!("{VERIFY} --party rok-msit")).exit(1).prints("(party-absent)");
}

#[test]
fn without_texts_the_verdict_says_so() {
    let f = Folder::office();
    f.ok("rm -r texts");
    let verified = f.ok(&format!("{VERIFY} --no-texts"));
    assert!(verified.out().starts_with("concluded, texts not checked: \""), "{verified}");
    let report: Report = f.json(&format!("{VERIFY} --no-texts --json"), 0);
    assert_eq!((report.verdict, report.texts_checked), (Verdict::Concluded, false));
    assert!(report.texts.iter().all(|text| text.outcome == TextOutcome::NotChecked));
}

#[test]
fn standard_input_is_a_file_too() {
    let f = Folder::office();
    for file in ["tor.record.json", "tor.bundle.json", "tor.toml", "keys/rok-mnd.pub"] {
        let sum = f.ok(&format!("paraph hash {file}"));
        let piped = f.ok(&format!("paraph hash - < {file}"));
        assert_eq!(piped.out()[..64], sum.out()[..64], "{file}");
    }
    f.ok("paraph verify - --roster roster.toml < tor.bundle.json").prints("concluded");
    f.ok("paraph verify tor.bundle.json --roster - < roster.toml").prints("concluded");
    f.ok("paraph show - < tor.bundle.json").prints("국방부");
    f.ok("paraph check - --texts . < tor.record.json").prints("standard input: OK");
    f.ok("paraph hash tor.bundle.json | paraph check --list -")
        .prints("tor.bundle.json#record: OK");
    assert_eq!(f.ok("paraph canon < tor.bundle.json").bytes(), f.read("tor.bundle.json"));
    assert_eq!(f.ok("paraph record - -o - < tor.toml").bytes(), f.read("tor.record.json"));
    assert_eq!(
        f.ok("paraph merge - tor.rok-mnd.bundle.json < tor.us-dod-cio.bundle.json").bytes(),
        f.read("tor.bundle.json")
    );
    f.ok("paraph sign - --key keys/rok-mnd.key --roster roster.toml --yes -o - < tor.record.json \
          | paraph show -")
        .prints("for rok-mnd");
}

#[test]
fn lists_are_those_of_sha256sum() {
    let f = Folder::office();
    f.ok("cp tor.toml 'a b.txt' && cp tor.toml 'back\\slash'");
    f.ok("cp tor.toml \"$(printf 'line\\nend')\"");
    let files = "tor.record.json texts/*.txt 'a b.txt' 'back\\slash' line*";
    let ours = f.ok(&format!("paraph hash {files}"));
    assert_eq!(ours.out(), f.ok(&format!("sha256sum {files}")).out());
    f.ok(&format!("sha256sum {files} > SUMS && paraph check --list SUMS && paraph hash -c SUMS"));
    f.ok(&format!("sha256sum --tag {files} > SUMS && paraph check --list SUMS"));
    f.ok(&format!("paraph hash {files} > SUMS && sha256sum -c SUMS"));
}

#[test]
fn several_records_are_checked_each_with_the_texts_beside_it() {
    let f = Folder::office();
    f.ok("mkdir other && cp -r tor.record.json texts other && cp tor.record.json b.record.json");
    let line = "paraph check --beside tor.bundle.json other/tor.record.json";
    f.ok(line).prints("tor.bundle.json: OK").prints("other/tor.record.json: OK");
    let sha256 = f.ok("paraph hash tor.record.json").out()[..64].to_owned();
    f.ok(&format!("{line} --sha256 {sha256}"));
    f.ok(&format!("paraph check *.record.json --sha256 {sha256}")).prints("b.record.json: OK\n");
    f.ok("echo >> other/texts/ictcc-tor.en.txt");
    let check: Check = f.json(&format!("{line} --json"), 1);
    let outcomes: Vec<(&str, &str)> =
        check.checks.iter().map(|check| (&*check.name, &*check.outcome)).collect();
    let expected = [
        ("tor.bundle.json", "ok"),
        ("texts/ictcc-tor.en.txt", "ok"),
        ("texts/ictcc-tor.ko.txt", "ok"),
        ("other/tor.record.json", "ok"),
        ("other/texts/ictcc-tor.en.txt", "text-differs"),
        ("other/texts/ictcc-tor.ko.txt", "ok"),
    ];
    assert_eq!(outcomes, expected);
    // With one folder for all, each record is compared with that folder.
    f.ok("paraph check --texts . tor.bundle.json other/tor.record.json");
    // A file that cannot be checked does not prevent the others; the worst exit code counts.
    f.ok("rm other/texts/ictcc-tor.en.txt && echo >> b.record.json");
    f.run(line).exit(3).prints("NOT FOUND");
    let line = "paraph check --beside nowhere b.record.json other/tor.record.json tor.bundle.json";
    let ran = f.run(line).exit(1).code("not-found").code("whitespace");
    ran.prints("nowhere: FAILED, ").prints("b.record.json: FAILED, ").prints("tor.bundle.json: OK");
    let check: Check = f.json(&format!("{line} --json"), 1);
    let outcomes: Vec<&str> = check.checks.iter().map(|check| &*check.outcome).collect();
    let expected = ["not-found", "whitespace", "ok", "text-missing", "ok", "ok", "ok", "ok"];
    assert_eq!(outcomes, expected);
    for usage in ["--beside", "--beside --list x", "--beside --texts . tor.record.json"] {
        f.run(&format!("paraph check {usage}")).exit(2);
    }
}

#[test]
fn the_change_of_a_file_is_reported() {
    let f = Folder::office();
    f.ok("paraph hash texts/*.txt > SUMS && sed -i 's/$/\\r/' texts/ictcc-tor.en.txt");
    let check: Check = f.json("paraph hash -c SUMS --json", 1);
    let [changed, same] = &check.checks[..] else { panic!("{check:?}") };
    assert_eq!((changed.outcome.as_str(), same.outcome.as_str()), ("differs", "ok"));
    assert_eq!(changed.would_match, [Change::LineFeeds]);
    f.run("paraph hash -c SUMS")
        .exit(1)
        .prints("texts/ictcc-tor.en.txt: FAILED, only its line ends differ, and it would match with Unix line ends")
        .prints("texts/ictcc-tor.ko.txt: OK");
}

#[test]
fn salvage_keeps_what_is_sound_and_names_the_rest() {
    let f = Folder::office();
    // Jane's signature under Hong's act, and the reverse: one is corrected again.
    f.ok(r#"sed -E 's/("sig":")[^"]*(.*"sig":")([^"]*)/\1\3\2\3/' tor.bundle.json > spoiled.json"#);
    let merged: Merged = f.json("paraph merge spoiled.json --salvage -o saved.json --json", 0);
    assert_eq!(merged.acts, 1);
    let [dropped] = &merged.dropped[..] else { panic!("{merged:?}") };
    assert_eq!((dropped.code.as_str(), dropped.file.as_str()), ("bad-signature", "spoiled.json"));
    assert_eq!(dropped.place, "/acts/0/signatures/0/sig");
    assert_eq!(f.read("saved.json"), f.read("tor.rok-mnd.bundle.json"));
    f.ok("paraph merge spoiled.json tor.us-dod-cio.bundle.json --salvage -o whole.json")
        .says("left out: spoiled.json /acts/0/signatures/0/sig");
    assert_eq!(f.read("whole.json"), f.read("tor.bundle.json"));
}

#[test]
fn an_act_is_shown_and_hashed_by_itself() {
    let f = Folder::office();
    f.ok(
        "grep -o '\"payload\":\"[^\"]*' tor.rok-mnd.bundle.json | cut -d'\"' -f4 | base64 -d > act",
    );
    f.ok("paraph show act").prints("for rok-mnd").prints("홍길동 (Hong Gil-dong)");
    assert_eq!(f.ok("paraph hash act").out(), f.ok("sha256sum act").out());
    let show: Show = f.json("paraph show act --json", 0);
    let hash: Hash = f.json("paraph hash act --json", 0);
    assert_eq!((show.kind, hash.files[0].kind), (Kind::Act, Some(Kind::Act)));
    assert_eq!((&show.sha256, show.record), (&show.acts[0].id, None));
    assert_eq!(hash.files[0].sha256.as_ref(), Some(&show.sha256));
}

#[test]
fn a_paper_is_hashed_with_the_record_in_it() {
    let f = Folder::office();
    f.write("tor.pdf", papers::of_files(&[("bundle.json", &f.read("tor.bundle.json"))]));
    f.write("other.pdf", [papers::HEAD, b"% This PDF mentions bundle.json"].concat());
    let sums = f.ok("sha256sum tor.pdf other.pdf");
    let (paper, other) = sums.out().split_at(sums.out().find('\n').unwrap() + 1);
    let record = &f.ok("sha256sum tor.record.json").out()[..64].to_owned();
    assert_eq!(
        f.ok("paraph hash tor.pdf other.pdf").out(),
        format!("{paper}# {record}  tor.pdf#record\n{other}")
    );
    let hash: Hash = f.json("paraph hash tor.pdf other.pdf --json", 0);
    let kinds: Vec<_> = hash.files.iter().map(|file| file.kind).collect();
    assert_eq!(kinds, [Some(Kind::Bundle), Some(Kind::File)]);
    // From a pipe, it is read only once.
    let piped = |command: &str, file: &str| f.ok(&format!("cat {file} | {command}"));
    let expected = format!("{paper}# {record}  tor.pdf#record\n").replace("tor.pdf", "-");
    assert_eq!(piped("paraph hash -", "tor.pdf").out(), expected);
    assert_eq!(piped("paraph hash -", "other.pdf").out(), other.replace("other.pdf", "-"));
    piped(&format!("paraph check - --sha256 {record}"), "tor.pdf");
}

#[test]
fn in_a_paper_is_a_bundle_and_no_record() {
    let f = Folder::office();
    f.write("tor.pdf", papers::of_files(&[("bundle.json", &f.read("tor.record.json"))]));
    for command in [
        "sign tor.pdf --key keys/us-dod-cio.key --roster roster.toml --yes",
        "show tor.pdf",
        "check tor.pdf",
    ] {
        f.fails(&format!("paraph {command}"), 1, "unknown-format");
    }
    f.run("paraph verify tor.pdf --roster roster.toml").exit(1).prints("(unknown-format)");
}

#[test]
fn a_draft_by_hand_may_say_more() {
    let f = Folder::office();
    f.replace("tor.toml", "order = \"any\" }", "order = [\"us-dod-cio\", \"rok-mnd\"] }");
    f.replace("tor.toml", "# [metadata]\n# file = ", "[metadata]\nfile = ");
    f.replace("tor.toml", "# quorum = 1 ", "quorum = 2 # ");
    f.ok("paraph record tor.toml -o more.record.json");
    f.ok("paraph show more.record.json")
        .prints("us-dod-cio, then rok-mnd")
        .prints("file: A-2021/8")
        .prints("2 people must sign");
}

#[test]
fn a_roster_keeps_what_people_wrote_into_it() {
    let f = Folder::office();
    let before = f.text("roster.toml");
    f.ok("paraph key new kim --no-passphrase");
    f.ok("paraph roster add rok-mnd --key kim.pub --holder kim --roster roster.toml");
    let after = f.text("roster.toml");
    let mut kept = after.lines();
    for line in before.lines() {
        assert!(kept.any(|kept| kept == line), "{line:?} is gone\n{after}");
    }
    f.ok(VERIFY);
    f.ok("paraph roster list --roster roster.toml").prints("(1 of 2 must sign)");
}

#[test]
fn canon_is_rfc_8785_for_any_json() {
    let f = Folder::new();
    // RFC 8785, section 3.2.2.
    f.write(
        "rfc.json",
        r#"{ "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001, -0],
            "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
            "literals": [null, true, false] }"#,
    );
    assert_eq!(
        f.ok("paraph canon rfc.json").out(),
        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],\
         \"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"
    );
}

#[test]
fn help_and_version_are_data() {
    let f = Folder::new();
    let version = f.ok("paraph --version");
    assert_eq!(version.out(), format!("paraph {}\n", env!("CARGO_PKG_VERSION")));
    let commands = [
        "draft",
        "record",
        "lint",
        "key",
        "key new",
        "key show",
        "key import",
        "key export",
        "key passwd",
        "roster",
        "roster add",
        "roster list",
        "show",
        "sign",
        "merge",
        "verify",
        "status",
        "graph",
        "hash",
        "check",
        "canon",
        "demo",
    ];
    for command in commands {
        f.ok(&format!("paraph {command} --help")).prints("Usage: paraph");
    }
    for command in [
        "draft",
        "record",
        "lint",
        "key new",
        "key show",
        "key import",
        "key export",
        "key passwd",
        "roster add",
        "sign",
        "merge",
        "verify",
        "status",
        "graph",
        "hash",
        "check",
        "canon",
    ] {
        f.ok(&format!("paraph {command} --help")).prints("Example");
    }
}
