//! Bad bundles: every command that reads bundles refuses each with one code, and writes nothing.

use crate::command_runner::Folder;
use crate::json_shapes::{Hash, Report, Verdict};

const VERIFY: &str = "paraph verify tor.bundle.json --roster roster.toml";

#[test]
fn spoiled_bundles_are_refused_at_every_door() {
    // The spoiled part, how it is spoiled, the code, the place.
    let rows = [
        ("pretty-printed", "s/,\"/, \"/g", "whitespace", ""),
        ("with a final line end", "s/.*/&\\n/", "whitespace", ""),
        (
            "an unknown member",
            r#"s|"format":"paraph/bundle/1"|&,"glad":true|"#,
            "unknown-member",
            "/glad",
        ),
        (
            "an unknown member of the record",
            r#"s|"signing":|"rank":1,&|"#,
            "unknown-member",
            "/record/rank",
        ),
        ("no keys", r#"s|"keys":\["MC[^]]*\],||"#, "missing-member", ""),
        ("an unknown format", "s|paraph/bundle/1|paraph/parcel/1|", "unknown-format", ""),
        (
            "an unknown format of the record",
            "s|paraph/record/1|paraph/report/1|",
            "unknown-format",
            "/record/format",
        ),
        ("a duplicate name", r#"s|"format":"paraph/bundle/1"|&,&|"#, "duplicate-name", ""),
        ("bad base64", r#"s|"sig":"....|"sig":"!!!!|"#, "bad-base64", "/acts/0/signatures/0/sig"),
        (
            "another record",
            "s|T09:00:00-04:00|T09:00:01-04:00|",
            "wrong-record",
            "/acts/0/payload#/record",
        ),
        (
            "each other's signatures",
            r#"s|("sig":")([^"]*)(.*"sig":")([^"]*)|\1\4\3\2|"#,
            "bad-signature",
            "/acts/0/signatures/0/sig",
        ),
        ("a signature by a key that is not there", r#"s|"MC[^"]*",||"#, "unlisted-key", "/acts/"),
        (
            "acts in another order",
            r#"s|(\{"payload".*\}),(\{"payload".*\})\],"f|\2,\1],"f|"#,
            "unsorted-list",
            "/acts",
        ),
    ];
    for (what, sed, code, place) in rows {
        println!("{what}");
        let f = Folder::office();
        let whole = f.read("tor.bundle.json");
        f.ok(&format!("sed -E -i '{sed}' tor.bundle.json"));
        assert_ne!(f.read("tor.bundle.json"), whole, "{what}: nothing was spoiled");
        refused_at_every_door(&f, code, place);
    }
}

#[test]
fn a_truncated_bundle_is_refused() {
    let f = Folder::office();
    let whole = f.text("tor.bundle.json");
    let record = whole.find("\"record\":{").unwrap();
    for length in [whole.len() - 1, record + 20, record] {
        f.write("tor.bundle.json", &whole[..length]);
        refused_at_every_door(&f, "truncated", "");
    }
    // If it is cut off before its format, only commands that expect a bundle treat it as one.
    for length in [1, 1000, whole.find("\"format\"").unwrap()] {
        f.write("tor.bundle.json", &whole[..length]);
        f.run(VERIFY).exit(1).prints("(truncated)\n");
        f.fails("paraph merge tor.bundle.json", 1, "truncated");
    }
}

/// Every command that reads bundles refuses `tor.bundle.json` with this code.
fn refused_at_every_door(f: &Folder, code: &str, place: &str) {
    let before = f.listing();
    let ran = f.run(VERIFY).exit(1);
    let ran = ran.prints("refused: tor.bundle.json is damaged or is not a bundle\n");
    let ran =
        ran.prints(&format!("({code})\n")).prints(format!("in tor.bundle.json {place}").trim_end());
    let report: Report = f.json(&format!("{VERIFY} --json"), 1);
    assert_eq!(report.verdict, Verdict::Refused);
    assert_eq!(report.reasons[0].code, code);
    f.assert_unchanged(&before, &ran);
    for command in [
        "paraph show tor.bundle.json",
        "paraph check tor.bundle.json --texts .",
        "paraph merge tor.rok-mnd.bundle.json tor.bundle.json",
        "paraph merge tor.bundle.json -o new.json",
        "paraph export kit tor.bundle.json -o new",
        "paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes",
    ] {
        f.fails(command, 1, code).says(format!("tor.bundle.json {place}").trim_end());
    }
    hash_fails(f, "tor.bundle.json", 1, code);
}

/// `hash` reports a fault of a file and continues. It prints no digest for the file.
pub(crate) fn hash_fails(f: &Folder, file: &str, exit: i32, code: &str) {
    let before = f.listing();
    let ran = f.run(&format!("paraph hash {file}")).exit(exit).code(code);
    assert_eq!(ran.out(), "");
    let hash: Hash = f.json(&format!("paraph hash {file} --json"), exit);
    assert_eq!(hash.files[0].error.as_deref(), Some(code), "{hash:?}");
    assert!(hash.files[0].sha256.is_none());
    f.assert_unchanged(&before, &ran);
}

#[test]
fn a_newer_format_is_not_judged() {
    const SIGN: &str = "paraph sign FILE --key keys/rok-mnd.key --roster roster.toml --yes -o new";
    const BUNDLES: &[&str] = &[
        "paraph merge FILE",
        "paraph verify FILE --roster roster.toml",
        "paraph export kit FILE --no-texts -o new",
    ];
    for (file, from, to, more) in [
        ("tor.bundle.json", "paraph/bundle/1", "paraph/bundle/2", BUNDLES),
        ("tor.bundle.json", "paraph/record/1", "paraph/record/2", BUNDLES),
        ("tor.record.json", "paraph/record/1", "paraph/record/17", &[]),
    ] {
        let f = Folder::office();
        f.replace(file, from, to);
        for command in ["paraph show FILE", "paraph check FILE", SIGN].iter().chain(more) {
            let ran = f.fails(&command.replace("FILE", file), 2, "newer-format");
            ran.says(to).says("use a newer version of paraph");
        }
        hash_fails(&f, file, 2, "newer-format");
    }
}

#[test]
fn what_is_no_bundle_is_no_bundle() {
    for (before, code) in [
        ("echo 'Dear Jane,' > tor.bundle.json", "not-json"),
        (": > tor.bundle.json", "not-json"),
        ("head -c 999 /dev/zero > tor.bundle.json", "not-json"),
        ("printf '{}' > tor.bundle.json", "missing-member"),
    ] {
        let f = Folder::office();
        f.ok(before);
        let ran = f.run(VERIFY).exit(1);
        assert!(ran.out().contains(&format!("({code})\n")), "{before}\n{ran}");
        f.fails("paraph merge tor.bundle.json -o new.json", 1, code);
    }
    // In a sound record, nothing is false: it is the wrong file.
    let f = Folder::office();
    f.ok("cp tor.record.json tor.bundle.json");
    f.fails(VERIFY, 2, "unknown-format");
    f.run("paraph verify tor.bundle.json tor.rok-mnd.bundle.json --roster roster.toml")
        .exit(2)
        .prints("not judged: tor.bundle.json");
    f.fails("paraph merge tor.bundle.json -o new.json", 2, "unknown-format");
}

#[test]
fn merging_what_does_not_belong_together() {
    let f = Folder::office();
    f.copy("fixtures/jsoi/jsoi.bundle.json", "jsoi.bundle.json");
    f.fails("paraph merge tor.bundle.json jsoi.bundle.json -o new.json", 1, "other-record")
        .says("jsoi.bundle.json")
        .says("parties");
    f.fails("paraph merge tor.bundle.json tor.record.json", 2, "unknown-format")
        .says("the signatures are in the bundle of this record. Use the bundle: tor.bundle.json\n");
    f.ok("sed -i 's/./x/' tor.rok-mnd.bundle.json");
    f.fails("paraph merge tor.rok-mnd.bundle.json --salvage", 1, "not-json");
}
