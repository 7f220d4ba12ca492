//! The texts inside a paper (docs/paper-format.md X11): what the commands compare, and what they say next.

use crate::command_runner::Folder;
use crate::json_shapes::{Report, TextOutcome};
use crate::papers;

const VERIFY: &str = "paraph verify tor.pdf --roster roster.toml";
const EN: &str = "ictcc-tor.en.txt";
const KO: &str = "ictcc-tor.ko.txt";

/// An office with a paper that has these texts, and none beside it.
fn office(inside: &[(&str, &[u8])]) -> Folder {
    let f = Folder::office();
    let bundle = f.read("tor.bundle.json");
    let mut files = vec![("bundle.json", &bundle[..])];
    files.extend(inside);
    files.sort_unstable();
    f.write("tor.pdf", papers::of_files(&files));
    f.ok("mkdir elsewhere && mv texts elsewhere/");
    f
}

/// The true texts, in English and in Korean.
fn texts() -> [Vec<u8>; 2] {
    let f = Folder::office();
    [EN, KO].map(|name| f.read(&format!("texts/{name}")))
}

#[test]
fn texts_are_found_inside_first_and_then_beside() {
    let [en, ko] = texts();
    let other = [&en[..], b"One more line.\n"].concat();
    let both: &[(&str, &[u8])] = &[(EN, &en), (KO, &ko)];
    // The texts inside; what is done beside; options; exit code and the outcome of each text.
    type Row<'a> = (&'a [(&'a str, &'a [u8])], &'a str, &'a str, i32, [&'a str; 2]);
    let rows: [Row<'_>; 11] = [
        (both, "true", "", 0, ["matches", "matches"]),
        (&[("a.txt", &en), ("b.txt", &ko)], "true", "", 0, ["matches", "matches"]),
        (&[(EN, &en)], "true", "", 3, ["matches", "text-missing"]),
        (&[], "true", "", 3, ["text-missing", "text-missing"]),
        // The others are beside.
        (&[(EN, &en)], "cp elsewhere/texts/* .", "", 0, ["matches", "matches"]),
        (&[], "cp -r elsewhere/texts .", "", 0, ["matches", "matches"]),
        // Another text under the name of one is reported, whatever is beside.
        (&[(EN, &other), (KO, &ko)], "cp elsewhere/texts/* .", "", 1, ["text-differs", "matches"]),
        // What is beside has no effect on a text that is inside.
        (both, "echo other > ictcc-tor.en.txt", "", 0, ["matches", "matches"]),
        // A folder that was named is the only one.
        (&[(EN, &other), (KO, &ko)], "true", "--texts elsewhere", 0, ["matches", "matches"]),
        (both, "mkdir empty", "--texts empty", 3, ["text-missing", "text-missing"]),
        (both, "true", "--no-texts", 0, ["not-checked", "not-checked"]),
    ];
    for (inside, beside, options, exit, outcomes) in rows {
        let f = office(inside);
        f.ok(beside);
        let line = format!("{VERIFY} {options}");
        let report: Report = f.json(&format!("{line} --json"), exit);
        let found = report.texts.iter().map(|text| match text.outcome {
            TextOutcome::Matches => "matches",
            TextOutcome::TextDiffers => "text-differs",
            TextOutcome::TextMissing => "text-missing",
            TextOutcome::NotChecked => "not-checked",
        });
        assert_eq!(found.collect::<Vec<_>>(), outcomes, "{beside} {line}");
        f.run(&line).exit(exit);
    }
}

#[test]
fn it_is_said_what_was_read_inside_the_paper() {
    let [en, ko] = texts();
    type Row<'a> = (&'a [(&'a str, &'a [u8])], &'a str, &'a str);
    let rows: [Row<'_>; 4] = [
        (&[(EN, &en), (KO, &ko)], "", "the bundle and 2 texts inside this PDF were read. What"),
        (&[(EN, &en)], "", "the bundle and 1 text inside this PDF were read. What"),
        (&[], "", "the bundle inside this PDF was read. What"),
        (&[(EN, &en)], "--no-texts", "the bundle inside this PDF was read. What"),
    ];
    for (inside, options, words) in rows {
        let f = office(inside);
        f.run(&format!("{VERIFY} {options}")).says(words);
        f.run("paraph show tor.pdf").exit(0).says("the bundle inside this PDF was read. What");
    }
}

/// The most files that a paper may have, each of the size of both texts: the search ends.
#[test]
fn many_files_of_the_size_of_a_text_are_searched() {
    let [en, ko] = texts();
    let other = [vec![b'x'; en.len()], vec![b'y'; ko.len()]];
    let names: Vec<String> = (1..1_100).map(|number| format!("t{number:04}")).collect();
    let inside: Vec<(&str, &[u8])> =
        names.iter().enumerate().map(|(at, name)| (&**name, &*other[at % 2])).collect();
    let f = office(&inside);
    let ran = f.run(VERIFY).exit(3);
    assert_eq!(ran.out().matches("NOT FOUND").count(), 2, "{}", ran.out());
    let f = office(&[&inside[..], &[("u", b"")]].concat());
    f.fails(VERIFY, 1, "paper-form");
}

/// Each step that is offered works.
#[test]
fn the_next_step_for_a_missing_text_works() {
    let [en, _] = texts();
    let f = office(&[(EN, &en)]);
    f.ok("mkdir papers && mv tor.pdf papers/ && cp elsewhere/texts/* .");
    let line = "paraph verify papers/tor.pdf --roster roster.toml";
    let step = format!("{line} --texts .");
    f.run(line).exit(3).prints(&step);
    f.ok(&step);
    f.ok("rm *.txt");
    f.run(line).exit(3).prints("next: copy the text to this place: papers/texts/ictcc-tor.ko.txt");
    f.ok("mkdir papers/texts && cp elsewhere/texts/ictcc-tor.ko.txt papers/texts/");
    f.ok(line);
}

#[test]
fn several_bundles_and_papers_have_their_texts() {
    let [en, ko] = texts();
    let f = office(&[(EN, &en), (KO, &ko)]);
    f.ok("cp tor.bundle.json elsewhere/");
    let line = "paraph verify tor.pdf elsewhere/tor.bundle.json --roster roster.toml";
    f.ok(line).prints("2 files: 2 concluded, 0 incomplete, 0 refused, 0 not judged");
    f.run("paraph verify tor.pdf tor.bundle.json --roster roster.toml").exit(3);
}

#[test]
fn check_compares_the_texts_inside() {
    let [en, ko] = texts();
    let f = office(&[(EN, &en), (KO, &ko)]);
    f.ok("paraph check tor.pdf").prints("(to compare them: --beside)");
    f.ok("paraph check tor.record.json").prints("(to compare them: --texts DIR)");
    f.ok("paraph check tor.pdf --beside").prints(EN).prints(KO);
    f.run("paraph check tor.record.json --beside").exit(3);
    f.run("paraph check tor.pdf --texts .").exit(3).prints("NOT FOUND");
    let f = office(&[(EN, b"other"), (KO, &ko)]);
    f.run("paraph check tor.pdf --beside").exit(1).prints("DIFFERS");
}

#[test]
fn a_paper_is_signed_with_the_texts_inside() {
    let [en, ko] = texts();
    let sign = "paraph sign half.pdf --key keys/us-dod-cio.key --roster roster.toml --as jane-doe.toml --yes";
    let half = |inside: &[(&str, &[u8])]| {
        let f = office(inside);
        let bundle = f.read("tor.rok-mnd.bundle.json");
        let mut files = vec![("bundle.json", &bundle[..])];
        files.extend(inside);
        files.sort_unstable();
        f.write("half.pdf", papers::of_files(&files));
        f.ok("rm tor*.bundle.json");
        f
    };
    let f = half(&[(EN, &en), (KO, &ko)]);
    let before = f.read("half.pdf");
    let step = "paraph verify half.pdf --with half.us-dod-cio.bundle.json --roster roster.toml";
    f.ok(sign).says("the bundle and 2 texts inside this PDF were read").says(step);
    assert_eq!(f.read("half.pdf"), before);
    f.ok(step).prints("concluded: ");
    let verify = "paraph verify half.us-dod-cio.bundle.json --roster roster.toml";
    f.ok(&format!("{verify} --texts elsewhere"));
    // A PDF is never replaced.
    f.fails(&format!("{sign} -o half.pdf"), 2, "output-exists").says("choose another name with -o");
    f.fails(&format!("{sign} -o half.pdf --force"), 2, "output-is-input");
    // What is signed must be there, and be the same.
    f.ok("rm half.us-dod-cio.bundle.json && mkdir empty");
    f.fails(&format!("{sign} --texts empty"), 3, "text-missing");
    half(&[(EN, &en)]).fails(sign, 3, "text-missing");
    half(&[(EN, b"other"), (KO, &ko)])
        .fails(sign, 1, "text-differs")
        .says("half.pdf#ictcc-tor.en.txt");
}

#[test]
fn a_kit_is_made_of_a_paper() {
    let [en, ko] = texts();
    let f = office(&[(EN, &en), (KO, &ko)]);
    f.ok("paraph export kit tor.pdf -o kit");
    assert_eq!(f.read("kit/texts/texts/ictcc-tor.en.txt"), en);
    assert_eq!(f.read("kit/bundle.json"), f.read("tor.bundle.json"));
    f.ok("cd kit && sh verify.sh");
    f.fails("paraph export kit tor.pdf --texts . -o kit-2", 3, "text-missing");
    let f = office(&[(EN, &en)]);
    f.fails("paraph export kit tor.pdf -o kit", 3, "text-missing").says("ictcc-tor.ko.txt");
    f.ok("cp elsewhere/texts/* . && paraph export kit tor.pdf -o kit");
    assert_eq!(f.read("kit/texts/texts/ictcc-tor.ko.txt"), ko);
}

/// Commands that change a bundle, or look at a draft, say how to take the bundle out. That works.
#[test]
fn elsewhere_the_next_step_is_to_take_the_bundle_out() {
    let f = office(&[]);
    f.ok("rm tor*.bundle.json");
    const STEP: &str = "paraph merge tor.pdf -o tor.bundle.json";
    f.fails("paraph lint tor.pdf", 2, "not-ours").says(STEP);
    f.ok(STEP);
    f.fails("paraph lint tor.pdf", 2, "not-ours").says("paraph merge tor.pdf -o tor-2.bundle.json");
}
