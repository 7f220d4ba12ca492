//! `paraph export kit`: a folder that people without this program can check.

use std::fs;
use std::path::Path;

use crate::command_runner::{Folder, Listing, Ran};
use crate::json_shapes::Kit;
use crate::output_files::KIT;
use crate::strace::{Blow, calls, struck};

/// The content of a kit of the ICTCC bundle, without its list.
const FILES: [&str; 13] = [
    "acts/001-us-dod-cio-sign.json",
    "acts/001-us-dod-cio-sign.sig",
    "acts/001-us-dod-cio-sign.signed",
    "acts/002-rok-mnd-sign.json",
    "acts/002-rok-mnd-sign.sig",
    "acts/002-rok-mnd-sign.signed",
    "bundle.json",
    "keys/747d4ffb85da2fada1bb81348cb6e72f80de81c6a3fe206ff12ee4db8658a8f9.pem",
    "keys/b7a34f673e9486da2d530d166120b4bac447e06c7848fc913f55b5cfb1e059e5.pem",
    "record.json",
    "texts/texts/ictcc-tor.en.txt",
    "texts/texts/ictcc-tor.ko.txt",
    "verify.sh",
];

/// An office with a kit in the folder `kit`.
fn with_kit() -> Folder {
    let f = Folder::office();
    f.ok("paraph export kit tor.bundle.json -o kit");
    f
}

/// Runs the script of the kit.
fn checked(f: &Folder) -> Ran {
    f.run("sh kit/verify.sh")
}

#[test]
fn openssl_and_sha256sum_verify_a_kit() {
    let f = Folder::office();
    let kit: Kit = f.json("paraph export kit tor.bundle.json -o kit --json", 0);
    assert_eq!((&*kit.folder, kit.acts, kit.texts), ("kit", 2, true));
    let names: Vec<&str> = kit.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, FILES);
    for file in kit.files {
        let sum = f.ok(&format!("sha256sum kit/{}", file.name));
        assert!(sum.out().starts_with(&file.sha256), "{sum}");
    }
    assert_eq!(f.read("kit/record.json"), f.read("tor.record.json"));
    assert_eq!(f.read("kit/bundle.json"), f.read("tor.bundle.json"));
    assert_eq!(f.text("kit/SHA256SUMS").lines().count(), FILES.len());

    let ran = checked(&f).exit(0).says("Signatures that are good: 2. ").says("was\nnot checked");
    let (us, rok) = (&FILES[8][5..69], &FILES[7][5..69]);
    let expected = format!(
        "record   {}\ntext     texts/ictcc-tor.en.txt\ntext     texts/ictcc-tor.ko.txt\n\
         good     us-dod-cio sign, by the key {us}\ngood     rok-mnd sign, by the key {rok}\n",
        kit.record
    );
    assert_eq!(ran.out(), expected);
    assert!(!format!("{ran}").contains("concluded\n"), "it must not say so: {ran}");
    // The same bundle gives the same kit, at any place and time.
    f.ok("paraph export kit - -o again < tor.bundle.json && diff -r kit again");
}

#[test]
fn every_act_of_every_fixture_is_in_its_kit() {
    let f = Folder::new();
    f.copy("fixtures/ictcc-tor", "ictcc-tor");
    f.copy("fixtures/jsoi", "jsoi");
    f.copy("fixtures/ictcc-tor-pairs", "ictcc-tor-pairs");
    f.ok("mkdir kit; for bundle in */*.bundle.json; do paraph export kit $bundle -o kit/$(basename $bundle) || exit; done")
        .exit(0);
    let said = f.ok("for kit in kit/*; do sh $kit/verify.sh || exit; done");
    let bundles = f.listing().into_keys().filter(|name| !name.starts_with("kit"));
    let bundles = bundles.filter(|name| name.to_str().unwrap().ends_with(".bundle.json")).count();
    assert!(bundles >= 9);
    assert_eq!(said.talk.matches("Signatures that are good: ").count(), bundles, "{said}");
}

#[test]
fn the_script_checks_the_folder_that_it_lies_in() {
    let f = with_kit();
    // Next to a folder whose name ends with a line feed is one without it, with a valid kit.
    for folder in ["kit\n", "kit\n\n", "-kit", "a b"] {
        f.ok(&format!("cp -r kit './{folder}' && echo >> './{folder}/record.json'"));
        f.run(&format!("sh -- '{folder}/verify.sh'"))
            .exit(1)
            .prints("files are not what they were");
        f.run(&format!("cd -- '{folder}' && sh verify.sh")).exit(1);
        let whole = f.path(folder).display().to_string();
        f.run(&format!("CDPATH=\"$PWD/kit\" sh '{whole}/verify.sh'")).exit(1);
    }
    f.ok("mkdir -p else/kit && CDPATH=\"$PWD/else\" sh kit/verify.sh");
}

#[test]
fn what_acts_say_first_is_shown_whatever_follows() {
    // An act with a place, authority and statements whose text looks like members.
    let f = Folder::office();
    f.write(
        "said.toml",
        "[[statement]]\nkind = \"reservation\"\ntext = { en = '\",\"party\":\"rok-mnd\",\"x\":\"' }\n",
    );
    f.ok("paraph sign tor.record.json --key keys/us-dod-cio.key --roster roster.toml --yes \
          --as jane-doe.toml --authority tor.bundle.json --statements said.toml -o one.json");
    f.ok("paraph export kit one.json -o kit");
    checked(&f).exit(0).prints("good     us-dod-cio sign, by the key ");
    f.ok("paraph sign one.json --key keys/us-dod-cio.key --roster roster.toml --yes \
          --intent withdraw -o two.json");
    f.ok("paraph export kit two.json -o kit2");
    f.ok("sh kit2/verify.sh").prints("good     us-dod-cio withdraw, by the key ");
}

/// Makes the list of the kit anew.
const SUMS: &str = "(cd kit && find . -type f ! -name SHA256SUMS | sed 's|^./||' | sort | \
                    xargs sha256sum > SHA256SUMS)";

/// Like `openssl` from 3.5 on: it knows ML-DSA-87. A signature is valid if its digest is in the file `good`.
const NEWER: &str = r#"#!/bin/sh
command=$1
for word; do
  case $last in -in | -inkey) key=${key:-$word} ;; -sigfile) sig=$word ;; esac
  last=$word
done
if [ "${key:+$(wc -c < "$key")}" -gt 3000 ] 2>/dev/null; then
  case $command in
    pkey) exit 0 ;;
    pkeyutl) [ -f "$sig" ] && grep -q "$(sha256sum < "$sig")" "$GOOD"; exit ;;
  esac
fi
exec "$OPENSSL" "$@"
"#;

/// Like `openssl` before 3.5, also where a newer one is installed: it does not know ML-DSA-87.
const OLDER: &str = r#"#!/bin/sh
for word; do
  case $last in -in | -inkey) [ "$(wc -c < "$word")" -gt 3000 ] && exit 1 ;; esac
  last=$word
done
exec "$OPENSSL" "$@"
"#;

#[test]
fn of_a_pair_the_script_checks_what_openssl_can() {
    let f = Folder::new();
    f.copy("fixtures/ictcc-tor-pairs", ".");
    f.ok("paraph export kit ictcc-tor-pairs.bundle.json -o kit");
    for (folder, script) in [("newer", NEWER), ("older", OLDER)] {
        f.write("script", script);
        f.ok(&format!("mkdir {folder} && install -m 755 script {folder}/openssl"));
    }
    f.ok("for sig in kit/acts/*.sig; do sha256sum < $sig; done > good && cp -r kit whole");
    let checked = |version: &str| {
        let with =
            format!("OPENSSL=$(command -v openssl) GOOD=$PWD/good PATH=$PWD/{version}:$PATH");
        f.run(&format!("env {with} sh kit/verify.sh"))
    };
    let size = |name: &str| f.read(&format!("kit/acts/001-rok-mnd-sign.{name}.sig")).len();
    let (ed25519, ml_dsa) = if size("1") == 64 { ("1", "2") } else { ("2", "1") };
    assert_eq!((size(ed25519), size(ml_dsa)), (64, 4627));

    let ran = checked("newer").exit(0).says("Signatures that are good: 2. ");
    assert_eq!(ran.out().matches("\ngood     ").count(), 2, "{ran}");
    let only = "of which only the Ed25519 one could be checked: 2. OpenSSL 3.5 checks both";
    let ran = checked("older").exit(0).says(only).says("Signatures that are good: 0. ");
    assert_eq!(ran.out().matches("\nhalf     ").count(), 2, "{ran}");

    // An attacker renews the list. Without ML-DSA, no one sees that its signature is spoiled, but nothing is "good".
    let act = "kit/acts/001-rok-mnd-sign";
    for (half, older) in [(ed25519, 1), (ml_dsa, 0)] {
        let bytes = f.read(&format!("{act}.{half}.sig"));
        let mut spoiled = bytes.clone();
        spoiled[40] ^= 1;
        for (what, bytes) in [("spoiled", Some(spoiled)), ("gone", None)] {
            match bytes {
                Some(bytes) => f.write(&format!("{act}.{half}.sig"), bytes),
                None => drop(f.ok(&format!("rm {act}.{half}.sig"))),
            }
            f.ok(SUMS);
            checked("newer")
                .exit(1)
                .prints("the signature is not that of")
                .says("Something is false");
            let ran = checked("older").exit(older);
            assert!(!ran.out().contains("good     rok-mnd"), "{what}: {ran}");
        }
        f.ok("rm -r kit && cp -r whole kit");
    }
    // A key that is no key at all is not taken for one that is unknown.
    f.ok(&format!(
        "for key in kit/keys/*.pem; do [ $(wc -c < $key) -lt 200 ] || echo x > $key; done && {SUMS}"
    ));
    for version in ["newer", "older"] {
        checked(version).exit(1).prints("is another key, or none");
    }
}

#[test]
fn the_script_sees_what_is_spoiled() {
    let f = with_kit();
    let kit: Listing = f.listing();
    for name in FILES {
        // A flipped bit in any file: the list detects it.
        let bytes = f.read(&format!("kit/{name}"));
        let mut spoiled = bytes.clone();
        let last = spoiled.len() - 1;
        spoiled[last] ^= 1;
        if name != "verify.sh" {
            f.write(&format!("kit/{name}"), &spoiled);
            checked(&f).exit(1).prints(&format!("{name}: FAILED"));
            fs::remove_file(f.path(&format!("kit/{name}"))).unwrap();
            checked(&f).exit(if name == "record.json" { 2 } else { 1 });
            f.write(&format!("kit/{name}"), &bytes);
        }
    }
    checked(&f).exit(0);
    // If an attacker also renews the list: each line of the check.
    let [act, sig, signed] = [FILES[0], FILES[1], FILES[2]];
    let (key, other) = (FILES[8], FILES[7]);
    for (spoil, says) in [
        (format!("sed -i 's/Jane/Jean/' kit/{act}"), "what was signed is not that act"),
        (format!("sed -i 's/Jane/Jean/' kit/{act} kit/{signed}"), "the signature is not that of"),
        (format!("cp kit/{} kit/{sig}", FILES[4]), "the signature is not that of"),
        (format!("cp kit/{other} kit/{key}"), "is another key, or none"),
        (format!("rm kit/{key}"), "is another key, or none"),
        (format!("truncate -s 63 kit/{sig}"), "the signature is not that of"),
        (format!("sed -i 's/^{{/{{ /' kit/{act}"), "is no act"),
        (format!("rm kit/{signed}"), "what was signed is not that act"),
        ("sed -i 's/\"any\"/\"all\"/' kit/record.json".to_owned(), "about another record"),
        ("echo >> kit/texts/texts/ictcc-tor.en.txt".to_owned(), "is not the text of the record"),
        ("rm kit/acts/*".to_owned(), "there is no good signature here"),
        ("echo {} > kit/record.json".to_owned(), "the record names no text"),
    ] {
        let f = Folder::new();
        for (name, (_, bytes)) in kit.iter().filter(|(name, _)| name.starts_with("kit")) {
            f.write(name.to_str().unwrap(), bytes);
        }
        f.ok(&format!("{spoil} && {SUMS}"));
        let ran = checked(&f).exit(1).says("Something is false").prints(says);
        assert!(!ran.out().contains("FAILED"), "the list was made anew: {ran}");
    }
}

#[test]
fn a_kit_without_texts_says_that_they_are_missing() {
    let f = Folder::office();
    f.ok("rm -r texts");
    f.fails("paraph export kit tor.bundle.json -o kit", 3, "text-missing").says("--no-texts");
    let kit: Kit = f.json("paraph export kit tor.bundle.json --no-texts -o kit --json", 0);
    assert!(!kit.texts && kit.files.len() == FILES.len() - 2);
    checked(&f).exit(0).prints("missing  texts/ictcc-tor.en.txt (the record names it: 5988f5b2");
}

#[test]
fn texts_may_lie_flat_and_under_other_names() {
    let f = Folder::office();
    f.ok("mkdir mail && mv texts/ictcc-tor.en.txt 'mail/a b.txt' && mv texts/*.ko.txt mail/");
    f.ok("paraph export kit tor.bundle.json --texts mail -o kit");
    checked(&f).exit(0);
    f.ok("echo >> 'mail/ictcc-tor.ko.txt'");
    f.fails("paraph export kit tor.bundle.json --texts mail -o again", 1, "text-differs");
}

#[test]
fn a_bundle_without_acts_makes_a_kit_that_proves_nothing() {
    let f = Folder::office();
    let record = f.text("tor.record.json");
    let bundle =
        format!("{{\"acts\":[],\"format\":\"paraph/bundle/1\",\"keys\":[],\"record\":{record}}}");
    f.write("none.json", bundle);
    f.ok("paraph export kit none.json -o kit");
    checked(&f).exit(1).prints("there is no good signature here");
}

#[test]
fn nothing_is_replaced() {
    let f = with_kit();
    f.write("full/x", "x");
    f.ok("ln -s nowhere link && mkdir empty");
    for taken in ["kit", "full", "link", "tor.toml", "texts", "."] {
        f.fails(&format!("paraph export kit tor.bundle.json -o {taken}"), 2, "output-exists");
    }
    f.fails("paraph export kit tor.bundle.json -o nowhere/kit", 2, "not-found");
    f.fails("paraph export kit tor.bundle.json -o tor.toml/kit", 2, "not-found");
    f.ok("paraph export kit tor.bundle.json -o empty && diff -r kit empty");
    f.fails("paraph export kit tor.record.json -o new", 2, "unknown-format")
        .says("this is a record, but a bundle is needed");
    f.assert_nothing_unfinished();
}

#[test]
fn no_kit_is_written_if_the_answer_cannot_be_printed() {
    let f = Folder::office();
    let before = f.listing();
    let ran = f.run("paraph export kit tor.bundle.json -o kit > /dev/full").exit(2);
    let ran = ran.code("output-failed");
    f.assert_unchanged(&before, &ran);
    assert!(!f.path("kit").exists());
}

#[test]
fn a_kill_leaves_the_whole_kit_or_none() {
    let f = Folder::office();
    let (calls, ran) = calls(&f, KIT.line);
    ran.exit(0);
    let whole = below_kit(&f);
    let (mut before, mut after) = (0, 0);
    let naming = calls.iter().position(|call| call.name.starts_with("rename")).unwrap();
    let answered = calls.iter().position(|call| call.writes_to(1)).unwrap();
    let synced = |at: usize| calls[at].name == "fsync" && !calls[at].is_unfinished();
    assert!((naming..answered).any(synced), "the name is not on the disk: {calls:#?}");
    for (index, call) in calls.iter().enumerate() {
        // Every call about names and the disk, and some of those about bytes.
        if call.name == "write" && index % 5 != 0 {
            continue;
        }
        let f = Folder::office();
        struck(&f, KIT.line, call, Blow::Kill).exit(128 + 9);
        match f.path("kit").exists() {
            false => {
                before += 1;
                assert!(index <= naming, "{call:?}");
                f.ok(KIT.line);
            }
            true => {
                after += 1;
                assert!(index > naming, "{call:?}");
            }
        }
        assert!(below_kit(&f) == whole, "{call:?}");
    }
    assert!(before > 10 && after > 0, "{before} before, {after} after");
}

/// The files in the folder `kit`.
fn below_kit(f: &Folder) -> Listing {
    f.listing().into_iter().filter(|(name, _)| name.starts_with(Path::new("kit"))).collect()
}
