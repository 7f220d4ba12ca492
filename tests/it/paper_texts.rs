//! The texts inside a paper (docs/paper-format.md X11): what the commands compare, and what they say next.

use paraph::bundle::MAX_ENVELOPES;

use crate::bundle_copies::acts_of_a_known_key;
use crate::command_runner::Folder;
use crate::json_shapes::{Report, TextOutcome};
use crate::papers;

const VERIFY: &str = "paraph verify tor.pdf --roster roster.toml";
const SIGN: &str =
    "paraph sign half.pdf --key keys/us-dod-cio.key --roster roster.toml --as jane-doe.toml --yes";
const EN: &str = "ictcc-tor.en.txt";
const KO: &str = "ictcc-tor.ko.txt";

/// An office with a paper that has these texts, and none beside it.
fn office(inside: &[(&str, &[u8])]) -> Folder {
    let f = Folder::office();
    write_paper(&f, "tor.pdf", "tor.bundle.json", inside);
    f.ok("mkdir elsewhere && mv texts elsewhere/");
    f
}

/// Writes a paper with a bundle and these texts.
fn write_paper(f: &Folder, paper: &str, bundle: &str, inside: &[(&str, &[u8])]) {
    let bundle = f.read(bundle);
    let mut files = vec![("bundle.json", &bundle[..])];
    files.extend(inside);
    files.sort_unstable();
    f.write(paper, papers::of_files(&files));
}

/// The same office, where the paper `half.pdf` lacks the act of Jane, and no bundle is beside it.
fn half(inside: &[(&str, &[u8])]) -> Folder {
    let f = office(inside);
    write_paper(&f, "half.pdf", "tor.rok-mnd.bundle.json", inside);
    f.ok("mv tor*.bundle.json elsewhere");
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
    let rows: [Row<'_>; 6] = [
        (&[(EN, &en), (KO, &ko)], "", "the bundle and 2 texts inside this PDF were read. What"),
        (&[(EN, &en)], "", "the bundle and 1 text inside this PDF were read. What"),
        (&[], "", "the bundle inside this PDF was read. What"),
        // What differs may not have been read whole.
        (&[(EN, &en), (KO, b"other")], "", "the bundle and 1 text inside this PDF were read. What"),
        (&[(EN, b"other"), (KO, b"other")], "", "the bundle inside this PDF was read. What"),
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

/// A folder that is named is the only one, so it is not offered if it lacks a text that is inside.
#[test]
fn a_folder_with_only_the_missing_text_is_not_offered() {
    let [en, _] = texts();
    let f = office(&[(EN, &en)]);
    f.ok("mkdir papers && mv tor.pdf papers/ && cp elsewhere/texts/ictcc-tor.ko.txt .");
    let line = "paraph verify papers/tor.pdf --roster roster.toml";
    let ran = f.run(line).exit(3);
    let ran = ran.prints("next: copy the text to this place: papers/texts/ictcc-tor.ko.txt\n");
    assert!(!ran.out().contains("--texts"), "{ran}");
    f.ok("mkdir papers/texts && cp ictcc-tor.ko.txt papers/texts/");
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
fn it_is_said_once_that_pages_were_not_compared() {
    let [en, ko] = texts();
    let f = office(&[(EN, &en), (KO, &ko)]);
    f.ok("cp tor.pdf again.pdf && mv elsewhere/texts .");
    for (files, words) in [
        ("tor.pdf again.pdf tor.bundle.json", Some("the bundles inside 2 PDFs were read. What")),
        ("tor.bundle.json again.pdf --json", Some("the bundle inside 1 PDF was read. What")),
        ("tor.bundle.json tor.bundle.json", None),
    ] {
        let ran = f.ok(&format!("paraph verify {files} --roster roster.toml"));
        let said = ran.talk.matches("paraph-paper --check does that").count();
        assert_eq!(said, usize::from(words.is_some()), "{ran}");
        ran.says(words.unwrap_or_default());
    }
}

#[test]
fn papers_are_joined_where_one_lacks_acts_of_another() {
    let [en, ko] = texts();
    let both: &[(&str, &[u8])] = &[(EN, &en), (KO, &ko)];
    let f = office(both);
    f.ok("mv elsewhere/texts .");
    write_paper(&f, "us.pdf", "tor.us-dod-cio.bundle.json", both);
    write_paper(&f, "rok.pdf", "tor.rok-mnd.bundle.json", both);
    f.ok("cp us.pdf same.pdf");
    for (files, step) in [
        ("us.pdf same.pdf", None),
        ("us.pdf tor.us-dod-cio.bundle.json", None),
        ("us.pdf rok.pdf tor.pdf", None),
        ("us.pdf rok.pdf", Some("paraph merge us.pdf rok.pdf -o joined.bundle.json")),
        (
            "us.pdf tor.rok-mnd.bundle.json",
            Some("paraph merge us.pdf tor.rok-mnd.bundle.json -o joined.bundle.json"),
        ),
    ] {
        let ran = f.run(&format!("paraph verify {files} --roster roster.toml")).exit(3);
        assert_eq!(ran.talk.contains("paraph merge"), step.is_some(), "{ran}");
        if let Some(step) = step {
            ran.says(step);
            f.ok(&format!("{step} && rm *joined.bundle.json"));
        }
    }
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
    let f = half(&[(EN, &en), (KO, &ko)]);
    let before = f.read("half.pdf");
    let step = "paraph verify half.pdf --with half.us-dod-cio.bundle.json --roster roster.toml";
    f.ok(SIGN).says("the bundle and 2 texts inside this PDF were read").says(step);
    assert_eq!(f.read("half.pdf"), before);
    f.ok(step).prints("concluded: ");
    let verify = "paraph verify half.us-dod-cio.bundle.json --roster roster.toml";
    f.ok(&format!("{verify} --texts elsewhere"));
    // A PDF is never replaced.
    f.fails(&format!("{SIGN} -o half.pdf"), 2, "output-exists").says("choose another name with -o");
    f.fails(&format!("{SIGN} -o half.pdf --force"), 2, "output-is-input");
    // What is signed must be there, and be the same.
    f.ok("rm half.us-dod-cio.bundle.json && mkdir empty");
    f.fails(&format!("{SIGN} --texts empty"), 3, "text-missing");
    half(&[(EN, &en)]).fails(SIGN, 3, "text-missing");
    half(&[(EN, b"other"), (KO, &ko)])
        .fails(SIGN, 1, "text-differs")
        .says("half.pdf#ictcc-tor.en.txt");
}

/// Each next step after a signature works.
#[test]
fn the_step_after_a_signature_finds_the_texts() {
    let [en, ko] = texts();
    let f = half(&[(EN, &en), (KO, &ko)]);
    let from_input = SIGN.replace("half.pdf", "- < half.pdf");
    type Row<'a> = (&'a str, &'a str, &'a str, &'a str);
    let rows: [Row<'_>; 4] = [
        (SIGN, "-o a.json", "half.pdf --with a.json", "concluded: "),
        (SIGN, "-o b.json --texts elsewhere", "b.json --texts elsewhere", "concluded: "),
        (&from_input, "-o c.json", "c.json --no-texts", "concluded, texts not checked: "),
        (&from_input, "-o d.json --texts elsewhere", "d.json --texts elsewhere", "concluded: "),
    ];
    for (sign, options, files, verdict) in rows {
        let step = format!("paraph verify {files} --roster roster.toml");
        f.ok(&format!("{sign} {options}")).says(&format!("To see the verdict: {step}\n"));
        f.ok(&step).prints(verdict);
    }
    // The texts are beside.
    let f = half(&[]);
    f.ok("mv elsewhere/texts . && mkdir out");
    for (to, files) in [("e.json", "e.json"), ("out/f.json", "out/f.json --texts .")] {
        let step = format!("paraph verify {files} --roster roster.toml");
        f.ok(&format!("{from_input} -o {to}")).says(&format!("{step}\n"));
        f.ok(&step).prints("concluded: ");
    }
}

/// The bundle beside the paper has an act already: the texts that another act needs are taken out of the paper.
#[test]
fn a_second_act_is_added_to_the_bundle_beside_the_paper() {
    let [en, ko] = texts();
    let f = half(&[(EN, &en), (KO, &ko)]);
    f.ok(SIGN);
    let seal = format!("{SIGN} --intent seal");
    let add = "paraph sign half.us-dod-cio.bundle.json --key keys/us-dod-cio.key --roster roster.toml --intent seal --as jane-doe.toml";
    let step = format!("paraph export kit half.pdf -o half.kit && {add} --texts half.kit/texts");
    f.fails(&seal, 2, "output-exists").says(&format!("add your act to the bundle: {step}\n"));
    f.ok(&format!("{step} --yes")).says("sealed for us-dod-cio");
    // An act that agrees to no text needs none, and texts that are beside are found there.
    let f = half(&[(EN, &en), (KO, &ko)]);
    f.ok(SIGN);
    let ran = f.fails(&format!("{SIGN} --intent withdraw"), 2, "output-exists");
    assert!(!ran.talk.contains("paraph export"), "{ran}");
    f.ok("cp elsewhere/texts/* .");
    f.fails(&seal, 2, "output-exists").says(&format!("add your act to the bundle: {add}\n"));
    f.ok(&format!("{add} --yes"));
}

#[test]
fn the_file_of_a_signed_paper_has_its_name_without_the_ending() {
    let [en, ko] = texts();
    let f = half(&[(EN, &en), (KO, &ko)]);
    for (paper, signed) in [("H.PDF", "H"), ("i.Pdf", "i"), ("j.pdf", "j"), ("한.pdf", "한")] {
        f.ok(&format!("cp half.pdf {paper}"));
        f.ok(&SIGN.replace("half.pdf", paper));
        f.read(&format!("{signed}.us-dod-cio.bundle.json"));
    }
}

/// A PDF is never replaced, so acts of other copies are merged into another file.
#[test]
fn acts_that_a_paper_lacks_are_merged_into_another_file() {
    let [en, ko] = texts();
    let f = half(&[(EN, &en), (KO, &ko)]);
    // The same key has signed it already, in the other file.
    f.fails(&format!("{SIGN} --with elsewhere/tor.bundle.json"), 2, "already-signed")
        .says("paraph merge half.pdf elsewhere/tor.bundle.json -o FILE.bundle.json");
    f.ok("paraph merge half.pdf elsewhere/tor.bundle.json -o FILE.bundle.json");
}

/// A file inside has the same name in every language, and in JSON: that of the paper, and its own.
#[test]
fn a_file_inside_has_one_name() {
    let [en, ko] = texts();
    let f = office(&[(EN, &en), (KO, &ko)]);
    f.ok("cp tor.pdf 'a: b.pdf'");
    for (file, paper) in [("tor.pdf", "tor.pdf"), ("'a: b.pdf'", "a: b.pdf"), ("- < tor.pdf", "-")]
    {
        for lang in ["en", "ko"] {
            let line = format!("paraph verify {file} --roster roster.toml --json --lang {lang}");
            let report: Report = f.json(&line, 0);
            let names = report.texts.iter().map(|text| &*text.found.as_ref().unwrap().name);
            assert_eq!(
                names.collect::<Vec<_>>(),
                [EN, KO].map(|name| format!("{paper}#{name}")),
                "{line}"
            );
        }
    }
    // The folder of the paper is named once.
    let f = half(&[(EN, b"other"), (KO, &ko)]);
    f.ok("mkdir papers && mv half.pdf tor.pdf papers/");
    for (line, place) in [
        (SIGN.replace("half.pdf", "papers/half.pdf"), "papers/half.pdf#ictcc-tor.en.txt"),
        ("paraph export kit papers/tor.pdf -o kit".to_owned(), "papers/tor.pdf#ictcc-tor.en.txt"),
    ] {
        f.fails(&line, 1, "text-differs").says(&format!("  {place} (text-differs)"));
    }
}

/// The command for a copy that was left out finds the texts, or does not ask for those that match inside the paper.
#[test]
fn a_copy_that_was_left_out_is_judged_without_the_texts_inside() {
    let [en, ko] = texts();
    let both: &[(&str, &[u8])] = &[(EN, &en), (KO, &ko)];
    let f = office(both);
    let full = acts_of_a_known_key(&f, MAX_ENVELOPES - 1).to_bytes();
    f.write("full.json", &full);
    f.write("full/full.json", &full);
    write_paper(&f, "full/full.pdf", "full.json", both);
    for (copy, options) in
        [("full.json", " --no-texts"), ("full/full.json", " --no-texts"), ("full/full.pdf", "")]
    {
        let line = format!("{VERIFY} --with {copy}");
        let step = format!("paraph verify {copy} --roster roster.toml{options} --with {copy}");
        f.run(&line).exit(2).prints(&format!("to judge it alone: {step}\n"));
        let ran = f.run(&step).exit(3).prints("us-dod-cio has not signed");
        assert!(!ran.out().contains("NOT FOUND"), "{ran}");
    }
    // A text that is beside the paper is beside the copy.
    let f = office(&[]);
    f.ok("mv elsewhere/texts .");
    f.write("full/full.json", &full);
    let step = "paraph verify full/full.json --roster roster.toml --texts . --with full/full.json";
    f.run(&format!("{VERIFY} --with full/full.json")).exit(2).prints(step);
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
