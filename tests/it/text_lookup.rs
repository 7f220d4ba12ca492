//! How the file of a text is found (docs/format.md J5): also in its own folder, and with a name that differs
//! in case or normal form, as a Mac or a disk that ignores case writes it.

use crate::command_runner::Folder;
use crate::json_shapes::{Report, TextOutcome};

/// A Korean name in Normalization Form C, as a record has it, and in Form D, as a Mac writes it.
const COMPOSED: &str = "협정.ko.txt";
const DECOMPOSED: &str = "\u{1112}\u{1167}\u{11b8}\u{110c}\u{1165}\u{11bc}.ko.txt";

const VERIFY: &str = "paraph verify tor.bundle.json --roster roster.toml";
const CHECK: &str = "paraph check tor.record.json --texts .";
const SIGN: &str =
    "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes -o -";

#[test]
fn a_renamed_text_is_found_in_its_own_folder() {
    let f = Folder::office();
    f.ok("mv texts/ictcc-tor.en.txt 'texts/terms (final).txt'");
    f.ok(VERIFY).prints("found in the file texts/terms (final).txt");
    f.ok(CHECK).prints("found in the file texts/terms (final).txt");
    f.ok(SIGN);
    f.ok("paraph export kit tor.bundle.json -o kit");
    assert_eq!(f.read("kit/texts/texts/ictcc-tor.en.txt"), f.read("texts/terms (final).txt"));
    let report: Report = f.json(&format!("{VERIFY} --json"), 0);
    assert!(report.texts.iter().all(|text| text.outcome == TextOutcome::Matches));

    // Another folder is not the text's own, and is not searched.
    f.ok("mkdir old && mv texts/*final* old/");
    f.run(CHECK).exit(3).prints("NOT FOUND");
    // A hidden file is not a candidate there either.
    f.ok("mv old/*final* texts/.final");
    f.run(CHECK).exit(3).prints("NOT FOUND");
}

#[test]
fn a_text_is_found_where_folder_or_name_differ_in_case() {
    for rename in [
        "mv texts Texts",
        "mv texts/ictcc-tor.en.txt texts/ICTCC-ToR.en.TXT",
        "mv texts TEXTS && mv TEXTS/ictcc-tor.en.txt TEXTS/Ictcc-tor.en.txt",
        "mv texts/ictcc-tor.en.txt Ictcc-Tor.en.txt",
    ] {
        let f = Folder::office();
        f.ok(rename);
        f.ok(VERIFY).prints("found in the file ");
        f.ok(CHECK);
        f.ok(SIGN);
    }
}

/// A disk that ignores case finds such a file at the text's path. The verdict is the same on every disk.
#[test]
fn a_file_that_differs_refuses_under_a_name_in_other_case_too() {
    for (rename, changed) in [
        ("mv texts Texts", "Texts/ictcc-tor.en.txt"),
        ("mv texts/ictcc-tor.en.txt texts/ICTCC-TOR.EN.TXT", "texts/ICTCC-TOR.EN.TXT"),
        ("mv texts/ictcc-tor.en.txt Ictcc-Tor.en.txt", "Ictcc-Tor.en.txt"),
    ] {
        for copy in ["true.txt", "texts/true.txt", "Texts/true.txt"] {
            let f = Folder::office();
            f.ok("mkdir Texts; cp texts/ictcc-tor.en.txt kept");
            f.ok("rmdir Texts");
            f.ok(&format!("{rename} && echo more >> {changed} && mkdir -p texts Texts"));
            f.ok(&format!("mv kept {copy}"));
            f.run(VERIFY).exit(1).prints("(text-differs)");
            f.run(CHECK).exit(1).prints("DIFFERS");
            f.fails(SIGN, 1, "text-differs");
        }
    }
}

#[test]
fn of_several_names_the_exact_one_goes_first_and_then_the_one_that_matches() {
    let f = Folder::office();
    f.ok("mkdir TEXTS Texts && echo other > TEXTS/ictcc-tor.en.txt");
    f.ok(VERIFY);
    f.ok("mv texts/ictcc-tor.en.txt Texts/");
    f.ok(VERIFY).prints("found in the file Texts/ictcc-tor.en.txt");
    f.ok("rm Texts/ictcc-tor.en.txt");
    f.run(VERIFY).exit(1).prints("(text-differs)");
}

#[test]
fn a_korean_name_from_a_mac_is_drafted_recorded_and_found() {
    let f = Folder::new();
    f.write(&format!("texts/{DECOMPOSED}"), "협정\n");
    f.write("texts/agreement.en.txt", "Agreement\n");
    f.ok(
        "paraph draft texts/* -o a.toml --designation agreement --title en=Agreement --party p=P \
         --party q=Q",
    );
    assert!(f.text("a.toml").contains(&format!("path = \"texts/{COMPOSED}\"")));
    f.ok("sed -i 's/<language, like en or ko>/en/' a.toml && paraph record a.toml");
    f.ok("paraph check a.record.json --texts .").prints("found in the file texts/");
    f.ok("paraph lint a.toml");
    // Also if the act goes into a file, which must not be one of the texts.
    f.ok("paraph key new me --no-passphrase --roster r.toml --party p");
    f.ok("paraph sign a.record.json --key me.key --roster r.toml --yes");
    let line = format!(
        "paraph sign a.record.json --key me.key --roster r.toml --yes --force -o texts/{DECOMPOSED}"
    );
    f.fails(&line, 2, "output-is-input");

    // It is also found on a system that writes Form C.
    f.ok(&format!("mv texts/{DECOMPOSED} texts/{COMPOSED}"));
    let checked = f.ok("paraph check a.record.json --texts .");
    assert!(!checked.out().contains("found as"), "{checked}");
    f.ok("paraph record a.toml -o again.json && cmp a.record.json again.json");
    // And if the folder's name is decomposed.
    f.ok(&format!("mkdir {DECOMPOSED} && mv texts/{COMPOSED} {DECOMPOSED}/a.txt"));
    f.replace("a.toml", &format!("texts/{COMPOSED}"), &format!("{COMPOSED}/a.txt"));
    f.ok("paraph record a.toml -o folder.json && paraph check folder.json --texts .");
}

#[test]
fn a_draft_does_not_choose_between_files_of_one_name() {
    let f = Folder::new();
    f.write("Text.txt", "one\n");
    f.write("TEXT.txt", "two\n");
    f.write("text.txt", "three\n");
    f.ok("paraph draft text.txt -o a.toml --designation note --title T --party p=P");
    f.ok("sed -i 's/<language, like en or ko>/en/' a.toml && paraph record a.toml -o 1.json");
    f.ok("rm text.txt");
    f.fails("paraph record a.toml -o 2.json", 2, "not-found").says("TEXT.txt and Text.txt");
    f.ok("rm TEXT.txt && paraph record a.toml -o 3.json");
}

#[test]
fn a_link_out_of_the_folder_is_no_text_of_a_new_record() {
    for link in [
        "mkdir ../elsewhere && mv texts/*.en.txt ../elsewhere/en.txt && ln -s ../../elsewhere/en.txt texts/ictcc-tor.en.txt",
        "mkdir ../elsewhere && mv texts/* ../elsewhere && rmdir texts && ln -s ../elsewhere texts",
    ] {
        let f = Folder::new();
        let o = Folder::office();
        f.ok(&format!("cp -r {} office", o.path("").display()));
        f.ok(&format!("cd office && {link}"));
        for line in [
            "paraph record tor.toml -o new.json",
            "paraph draft texts/ictcc-tor.en.txt -o new.toml",
            "paraph lint tor.toml",
        ] {
            f.fails(&format!("cd office && {line}"), 2, "text-outside");
        }
        assert!(!f.path("office/new.json").exists());
        // If a record has the digest, the file at the end of the link either matches or does not.
        for line in [CHECK, VERIFY, SIGN] {
            f.ok(&format!("cd office && {line}"));
        }
        // The hint: a copy.
        f.ok("cd office && cp -rL texts copies && rm -r texts && mv copies texts");
        f.ok("cd office && paraph record tor.toml -o new.json");
    }
    // A link within the folder is followed.
    let f = Folder::office();
    f.ok("mv texts/ictcc-tor.en.txt en.txt && ln -s ../en.txt texts/ictcc-tor.en.txt");
    f.ok("paraph record tor.toml -o new.json && cmp new.json tor.record.json");
}
