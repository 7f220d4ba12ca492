//! A file of the wrong kind: a table of the command that meets it, the kind of the file, and the hint. Such a
//! file is not judged: the command ends with 2. A command that a hint gives is run.

use crate::command_runner::{Folder, Ran};

/// An office with one file of each kind.
fn office() -> Folder {
    let f = Folder::office();
    f.ok("sha256sum tor.toml tor.record.json > SUMS.txt");
    f.ok("printf 'PK\\003\\004' > all.zip");
    f.ok("printf '\\037\\213\\010' > all.tar.gz");
    f.ok("printf '%%PDF-1.7\\n%%\\342\\343\\317\\323\\n' > other.pdf");
    f.ok("mv hong-gil-dong.toml me.toml");
    f
}

const TEXT: &str = "texts/ictcc-tor.en.txt";

/// The command, and the hint.
const ROWS: &[(&str, &str)] = &[
    // A bundle is wanted.
    (
        "paraph verify tor.record.json -r roster.toml",
        "the signatures are in the bundle of this record. Use the bundle: paraph verify tor.bundle.json -r roster.toml --record tor.record.json",
    ),
    (
        "paraph verify tor.toml -r roster.toml",
        "the signatures are in the bundle of this record. Use the bundle: paraph verify tor.bundle.json -r roster.toml",
    ),
    (
        "paraph verify TEXT -r roster.toml",
        "the signatures are in the bundle of this record. Use the bundle: paraph verify tor.bundle.json -r roster.toml",
    ),
    ("paraph verify roster.toml -r roster.toml", "name a bundle here, such as tor.bundle.json"),
    ("paraph verify me.toml -r roster.toml", "name it after --as when you sign"),
    (
        "paraph verify SUMS.txt -r roster.toml",
        "to check the files on it: paraph check --list SUMS.txt",
    ),
    ("paraph verify all.zip -r roster.toml", "unpack it, and name the bundle in it"),
    ("paraph verify all.tar.gz -r roster.toml", "unpack it, and name the bundle in it"),
    (
        "paraph verify keys/rok-mnd.key -r roster.toml",
        "do not give it to anyone. To sign with it, name it after --key",
    ),
    (
        "paraph verify keys/rok-mnd.pub -r roster.toml",
        "to look at it: paraph key show keys/rok-mnd.pub",
    ),
    (
        "paraph verify other.pdf -r roster.toml",
        "ask the sender for the PDF as it was made, or for the bundle",
    ),
    (
        "paraph merge tor.rok-mnd.bundle.json tor.record.json -o new.json",
        "the signatures are in the bundle of this record. Use the bundle: paraph merge tor.rok-mnd.bundle.json tor.bundle.json -o new.json",
    ),
    (
        "paraph merge tor.bundle.json roster.toml -o new.json",
        "name a bundle here, such as tor.bundle.json",
    ),
    (
        "paraph export kit tor.record.json -o kit",
        "the signatures are in the bundle of this record. Use the bundle: paraph export kit tor.bundle.json -o kit",
    ),
    (
        "paraph roster accept tor.record.json --roster roster.toml",
        "the signatures are in the bundle of this record. Use the bundle: paraph roster accept tor.bundle.json --roster roster.toml",
    ),
    (
        "paraph roster accept tor.toml --roster roster.toml",
        "the signatures are in the bundle of this record. Use the bundle: paraph roster accept tor.bundle.json --roster roster.toml",
    ),
    (
        "paraph roster accept other.pdf --roster roster.toml",
        "ask the sender for the PDF as it was made, or for the bundle",
    ),
    // These commands have no `--roster`.
    ("paraph check roster.toml", "such as tor.bundle.json. This command needs no roster"),
    (
        "paraph export kit roster.toml -o kit",
        "such as tor.bundle.json. This command needs no roster",
    ),
    (
        "paraph time request roster.toml -o q.tsq",
        "such as tor.bundle.json. This command needs no roster",
    ),
    (
        "paraph draft TEXT --supersedes roster.toml",
        "such as tor.bundle.json. This command needs no roster",
    ),
    // A record, or what can take its place.
    (
        "paraph verify tor.bundle.json -r roster.toml --record tor.toml",
        "name the record that was made from this draft: paraph verify tor.bundle.json -r roster.toml --record tor.record.json",
    ),
    (
        "paraph verify tor.bundle.json -r roster.toml --record TEXT",
        "paraph verify tor.bundle.json -r roster.toml --record tor.record.json",
    ),
    (
        "paraph verify tor.bundle.json -r roster.toml --record tor.bundle.json",
        "name its record by the digest: paraph verify",
    ),
    (
        "paraph draft TEXT --amends TEXT",
        "name the record about this file, not the file itself: paraph draft",
    ),
    (
        "paraph show tor.toml",
        "name the record that was made from this draft: paraph show tor.record.json",
    ),
    (
        "paraph show TEXT",
        "name the record about this file, not the file itself: paraph show tor.record.json",
    ),
    ("paraph show me.toml", "this is a profile, which says who signs"),
    ("paraph show roster.toml", "to look at it: paraph roster list --roster roster.toml"),
    ("paraph show all.zip", "unpack it, and name the record or bundle in it"),
    (
        "paraph check tor.toml --texts .",
        "name the record that was made from this draft: paraph check tor.record.json --texts .",
    ),
    ("paraph check TEXT", "not the file itself: paraph check tor.record.json --texts ."),
    ("paraph check SUMS.txt", "this is a list of digests"),
    ("paraph check SUMS.txt", "to check the files on it: paraph check --list SUMS.txt"),
    ("paraph sign roster.toml --key keys/rok-mnd.key --yes", "name a record or a bundle here"),
    (
        "paraph sign tor.toml --key keys/rok-mnd.key --yes",
        "to use the record that was made from this draft: paraph sign tor.record.json --key keys/rok-mnd.key --yes\n    to make the record again: paraph record tor.toml --force",
    ),
    ("paraph lint roster.toml", "to check it: paraph roster check --roster roster.toml"),
    ("paraph lint TEXT", "not the file itself: paraph lint tor.record.json"),
    // A draft is wanted.
    (
        "paraph record TEXT",
        "To begin a record: paraph draft texts/ictcc-tor.en.txt -o texts/ictcc-tor.en.toml",
    ),
    (
        "paraph record roster.toml",
        "name a draft here, such as tor.toml. To begin one: paraph draft",
    ),
    ("paraph record tor.bundle.json", "to look at it: paraph show tor.bundle.json"),
    ("paraph record me.toml", "this is a profile, which says who signs"),
];

#[test]
fn each_command_says_what_to_name_instead() {
    let f = office();
    for (line, hint) in ROWS {
        let line = line.replace("TEXT", TEXT);
        let ran = f.run(&line).exit(2).says(&hint.replace("TEXT", TEXT));
        assert_eq!(ran.out(), "", "{ran}");
        assert!(ran.talk.contains("this is a"), "{ran}");
        if let Some((_, command)) = ran.talk.split_once("instead: paraph ").or(command_of(&ran)) {
            let command = command.lines().next().unwrap().split("; ").next().unwrap();
            let is_run = !command.contains("NAME") && !command.contains("-o ");
            if is_run && !command.starts_with("sign") {
                f.run(&format!("paraph {command}")).exit(0);
            }
        }
    }
}

/// What comes after a colon and is a command, and all before it.
fn command_of(ran: &Ran) -> Option<(&str, &str)> {
    ran.talk.rsplit_once(": paraph ")
}

#[test]
fn a_text_of_several_records_names_none_of_them_as_the_right_one() {
    let f = office();
    f.ok("sed 's/0001\"/0002\"/' tor.toml > other.toml && paraph record other.toml");
    f.run(&format!("paraph draft {TEXT} --amends {TEXT}"))
        .exit(2)
        .says("several files are about it: other.record.json and tor.record.json. Name the one that you mean");
}

#[test]
fn without_a_bundle_the_record_is_to_be_signed() {
    let f = office();
    f.ok("rm *.bundle.json");
    for line in
        ["paraph verify tor.toml -r roster.toml", "paraph verify tor.record.json -r roster.toml"]
    {
        f.run(line)
            .exit(2)
            .says("to sign the record: paraph sign tor.record.json --key NAME.key --roster roster.toml\n    if others have signed the record, ")
            .says("paraph verify FILE.bundle.json -r roster.toml --record tor.record.json");
    }
}

#[test]
fn a_damaged_bundle_is_never_to_be_shown() {
    let f = office();
    let salvage = |file: &str, new: &str| {
        format!("paraph merge --salvage {file}.bundle.json -o {new}.bundle.json")
    };
    // White space: nothing is lost.
    f.ok("cp tor.bundle.json pretty.bundle.json && echo >> pretty.bundle.json");
    let repair = format!(
        "an editor or a mail program changed the file when it saved it\n    to repair the file: {}",
        salvage("pretty", "pretty.salvaged")
    );
    for line in [
        "paraph show pretty.bundle.json",
        "paraph lint pretty.bundle.json",
        "paraph check pretty.bundle.json",
        "paraph export kit pretty.bundle.json -o kit",
        "paraph merge pretty.bundle.json -o new.json",
    ] {
        f.run(line).exit(1).says(&repair);
    }
    f.run("paraph verify pretty.bundle.json -r roster.toml")
        .exit(1)
        .prints(&format!("next: {}", repair.replace("\n    ", "\n      ")));
    f.ok(&salvage("pretty", "pretty.salvaged"));
    f.ok("paraph verify pretty.salvaged.bundle.json -r roster.toml").prints("concluded: ");

    // A signature is wrong.
    let bundle = f.text("tor.bundle.json");
    let at = bundle.find("\"sig\":\"").unwrap() + 7;
    let other = if bundle.as_bytes()[at] == b'A' { "B" } else { "A" };
    f.write("bad.bundle.json", format!("{}{other}{}", &bundle[..at], &bundle[at + 1..]));
    let ran = f.run("paraph verify bad.bundle.json -r roster.toml").exit(1);
    let ran = ran
        .prints("refused: bad.bundle.json is damaged or is not a bundle\n")
        .prints("to keep what is valid in it: paraph merge --salvage bad.bundle.json -o bad.salvaged.bundle.json");
    assert!(!format!("{}{}", ran.out(), ran.talk).contains("paraph show"), "{ran}");

    // Cut off, and empty.
    f.write("cut.bundle.json", &bundle[..200]);
    for line in [
        "paraph show cut.bundle.json",
        "paraph lint cut.bundle.json",
        "paraph check cut.bundle.json",
    ] {
        f.run(line).exit(1).code("truncated");
    }
    f.write("empty.bundle.json", "");
    for line in [
        "paraph show empty.bundle.json",
        "paraph lint empty.bundle.json",
        "paraph check empty.bundle.json",
        "paraph record empty.bundle.json",
        "paraph merge empty.bundle.json -o new.json",
    ] {
        f.run(line).says("error: the file is empty\n");
    }
}

#[test]
fn what_people_wrote_is_not_replaced_with_force() {
    let f = office();
    f.ok("cp tor.toml filled.toml");
    for (line, what) in [
        ("paraph record tor.toml -o roster.toml --force", "this is a roster. It is never replaced"),
        ("paraph record tor.toml -o me.toml --force", "this is a profile"),
        ("paraph record tor.toml -o keys/rok-mnd.pub --force", "this is a public key"),
        ("paraph merge tor.bundle.json -o roster.toml --force", "this is a roster"),
        ("paraph merge tor.bundle.json -o texts/ictcc-tor.ko.txt --force", "this is a text"),
        (
            "paraph graph tor.bundle.json -r roster.toml --format svg -o me.toml --force",
            "this is a profile",
        ),
        (
            "paraph draft texts/ictcc-tor.en.txt -o filled.toml --force",
            "to make a record from it: paraph record filled.toml",
        ),
        (
            "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes -o filled.toml --force",
            "this is a draft",
        ),
    ] {
        f.fails(line, 2, "output-is-kept").says(what);
    }
    // A draft that no one has filled in is no loss, whatever was known when it was made.
    f.ok("paraph draft texts/ictcc-tor.en.txt texts/ictcc-tor.ko.txt -o new.toml");
    let full = "paraph draft texts/ictcc-tor.en.txt --title T --party a=A --party b=B --amends tor.record.json -o new.toml --force";
    f.ok(full);
    f.ok(full);
    f.fails("paraph draft texts/ictcc-tor.en.txt -o new.toml --force", 2, "output-is-kept");
    f.ok("rm new.toml && paraph draft texts/ictcc-tor.en.txt -o new.toml");
    f.replace("new.toml", "<title in English>", "Title");
    f.fails("paraph draft texts/ictcc-tor.en.txt -o new.toml --force", 2, "output-is-kept");
}

#[test]
fn a_record_is_not_written_over_that_of_another_instrument_or_into_a_folder() {
    let f = office();
    f.ok("sed 's/0001\"/0002\"/' tor.toml > other.toml");
    let ran = f.fails("paraph record other.toml -o tor.record.json", 2, "output-exists");
    let ran = ran
        .says("tor.record.json is the record of another instrument, ")
        .says(". Choose another name with -o");
    assert!(!ran.talk.contains("--force"), "{ran}");
    f.ok("sed -i 's/(specimen)\"/(second)\"/' tor.toml && cp tor.record.json sent.record.json");
    f.fails("paraph record tor.toml -o sent.record.json", 2, "output-exists").says(
        "to correct the record before all parties have signed: paraph record tor.toml -o sent.record.json --force\n",
    );
    f.fails("paraph record tor.toml -o texts/", 2, "output-exists")
        .says("name a file in this folder: -o texts/tor.record.json");
    f.ok("paraph record tor.toml -o new.record.json")
        .says("next: look at the record: paraph show new.record.json\n    then sign it: paraph sign new.record.json --key NAME.key");
}

#[test]
fn the_next_step_of_a_draft_names_its_line_and_the_text_that_was_meant() {
    let f = office();
    f.replace("tor.toml", "texts/ictcc-tor.en.txt", "texts/ictcc-tor.em.txt");
    let line = f.text("tor.toml").lines().position(|line| line.contains("tor.em.txt")).unwrap() + 1;
    f.fails("paraph record tor.toml -o new.json", 2, "not-found")
        .says("the draft names the text texts/ictcc-tor.em.txt, but that file does not exist")
        .says(&format!("tor.toml line {line} (not-found)"))
        .says("did you mean texts/ictcc-tor.en.txt?");
    f.replace("tor.toml", "texts/ictcc-tor.em.txt", "texts\\\\ictcc-tor.en.txt");
    f.fails("paraph record tor.toml -o new.json", 2, "bad-path")
        .says("write / instead of \\ in the path");
    f.fails(
        "paraph draft texts/ictcc-tor.en.txt texts/ictcc-tor.en.txt -o twice.toml",
        2,
        "duplicate-entry",
    )
    .says("this text is named twice");
    f.ok("paraph draft texts/ictcc-tor.en.txt -o begun.toml");
    let first = f.text("begun.toml").lines().position(|line| line.contains("\"<")).unwrap() + 1;
    f.fails("paraph record begun.toml", 2, "placeholder")
        .says(&format!("begun.toml line {first}, column"));
    f.ok("cp texts/ictcc-tor.ko.txt a.ko.txt && cp texts/ictcc-tor.en.txt a.de.txt");
    f.ok("paraph draft a.ko.txt a.de.txt")
        .prints("{ de = \"<title in de>\", ko = \"<title in ko>\" }");
    // Who amends an instrument has its parties already.
    f.ok("paraph draft a.ko.txt --amends tor.record.json")
        .prints("id = \"rok-mnd\"")
        .prints("id = \"us-dod-cio\"");
}

#[test]
fn a_korean_name_is_not_stored_as_an_english_one() {
    let f = office();
    for (option, meant) in [
        ("--title 약정서", "ko=약정서"),
        ("--party x=국방부", "ko=국방부"),
        ("--party 'x=ko:국방부'", "ko=국방부"),
    ] {
        f.run(&format!("paraph draft texts/ictcc-tor.ko.txt {option}"))
            .exit(2)
            .says(&format!("the name is in Korean letters: write {meant}"));
    }
    f.ok("paraph draft texts/ictcc-tor.ko.txt --title ko=약정서 --party x=ko=국방부")
        .prints("ko = \"약정서\"");
}

#[test]
fn usage_errors_are_ours() {
    let f = office();
    let verify = "paraph verify tor.bundle.json";
    for (line, sentence, tip) in [
        ("paraph verify tor.bundle.json --words x", "this command has no argument '--words'", ""),
        (
            "paraph verify tor.bundle.json -roster roster.toml",
            "this command has no argument '-roster'",
            "did you mean '--roster'?",
        ),
        (
            "paraph verify tor.bundle.json —roster roster.toml",
            "this command has no argument '—roster'",
            "write --roster with two hyphens",
        ),
        (
            "paraph verify tor.bundle.json –roster roster.toml",
            "this command has no argument '–roster'",
            "write --roster with two hyphens",
        ),
        ("paraph veriyf", "there is no command 'veriyf'", "did you mean 'verify'?"),
        ("paraph verify tor.bundle.json --roster", "'--roster <FILE>' needs a value", ""),
        (
            "paraph verify tor.bundle.json -r roster.toml --at x",
            "'x' is not a valid value for '--at <TIME>'",
            "",
        ),
        ("paraph verify tor.bundle.json -r a -r b", "'--roster <FILE>' can be given only once", ""),
    ] {
        let ran = f.run(line).exit(2).says(&format!("error: {sentence}")).says(tip);
        assert!(!ran.talk.contains("as a value"), "{ran}");
        let ran = f.run(&format!("{line} --json")).exit(2);
        let error: crate::json_shapes::Error = serde_json::from_str(ran.out()).unwrap();
        assert_eq!(error.code, "usage", "{ran}");
        assert!(error.message.contains(sentence), "{ran}");
    }
    f.run(&format!("{verify} --lang ko --no-config"))
        .exit(2)
        .says("오류: 다음 필수 인수가 지정되지 않았습니다:")
        .says("사용법: paraph verify");
    f.ok("paraph verify -h --lang ko").prints("사용법: ").prints("옵션:").prints("도움말 보기");
    f.run("paraph draft x --party x --lang ko").exit(2).says("ID=NAME 형식이 필요합니다");
}

#[test]
fn verify_names_the_next_step_of_this_person() {
    let f = office();
    let verify = "paraph verify tor.bundle.json -r roster.toml";
    f.run(&format!("{verify} --at 2021-08-01T00:00:00Z"))
        .exit(3)
        .prints("next: you judge as of Sun 1 August 2021 00:00 UTC (--at), and this signature is later. To judge as of now, leave out --at");
    f.run(&format!("{verify} --party us-dod-coi")).exit(1).prints(
        "next: did you mean us-dod-cio? Then: paraph verify tor.bundle.json -r roster.toml --party us-dod-cio",
    );
    f.fails(&format!("{verify} --record tor.recrod.json"), 2, "not-found")
        .says("did you mean tor.record.json?");
    f.ok("mkdir in && cp tor.bundle.json in/ && touch pp");
    f.run("paraph verify in/tor.bundle.json -r roster.toml")
        .exit(3)
        .prints("To use that folder: paraph verify in/tor.bundle.json -r roster.toml --texts .");
    f.fails(&format!("{verify} --texts pp"), 2, "not-found")
        .says("this is a file. Name the folder that has it: .");
    f.run("paraph verify tor.rok-mnd.bundle.json tor.us-dod-cio.bundle.json -r roster.toml").exit(3).says(
        "these bundles are about the same record: tor.rok-mnd.bundle.json and tor.us-dod-cio.bundle.json. To join them: \
         paraph merge tor.rok-mnd.bundle.json tor.us-dod-cio.bundle.json -o joined.bundle.json",
    );
    f.ok("paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes --intent withdraw");
    f.run(verify)
        .exit(3)
        .prints("next: rok-mnd withdrew its signature. Ask rok-mnd whether it still wants to sign");
}

#[test]
fn lint_says_that_a_text_is_there_and_differs() {
    let f = office();
    f.ok("echo changed >> texts/ictcc-tor.en.txt");
    let ran = f.ok("paraph lint tor.record.json").says(
        "texts that differ from the record: texts/ictcc-tor.en.txt. To make the record again: \
         paraph record tor.toml -o tor.record.json --force",
    );
    assert!(!ran.talk.contains("not at hand"), "{ran}");
    f.run("paraph check tor.record.json --texts .")
        .exit(1)
        .says("a text differs. Ask the sender for the text again");
    f.write("texts/ictcc-tor.en.txt", "on TBD\n");
    f.ok("paraph lint tor.toml").prints("texts/ictcc-tor.en.txt: line 1 of the text has \"TBD\"");
}

#[test]
fn of_two_records_the_one_that_all_have_signed_is_not_given_up() {
    let f = office();
    f.ok("sed 's/0001\"/0002\"/' tor.toml > ours.toml && paraph record ours.toml");
    f.ok("paraph sign ours.record.json --key keys/rok-mnd.key --roster roster.toml --yes");
    f.fails("paraph merge ours.rok-mnd.bundle.json tor.bundle.json -o new.json", 1, "other-record").says(
        "all parties have signed tor.bundle.json, and ours.rok-mnd.bundle.json is about another record. Bundles of two \
         records cannot be merged. Do not sign ours.rok-mnd.bundle.json instead. To change what was concluded, read: paraph help changes",
    );
    f.ok("paraph merge tor.rok-mnd.bundle.json tor.us-dod-cio.bundle.json -o new.json --lang ko")
        .says("병합한 번들을 저장했습니다: new.json.");
}

#[test]
fn a_configuration_that_cannot_be_used_is_reported_by_every_command() {
    let f = office();
    f.ok("mkdir -p home/.config/paraph && echo 'x = 1' > home/.config/paraph/config.toml && chmod -R go-w home");
    for command in ["status", "verify"] {
        f.run(&format!("HOME=$PWD/home paraph {command} tor.bundle.json -r roster.toml"))
            .exit(0)
            .says("warning: your configuration is not used: ");
    }
}

#[test]
fn a_slash_after_the_name_of_a_file_is_to_be_left_out() {
    let sign = "paraph sign tor.record.json --roster roster.toml --yes";
    for (line, right) in [
        (&*format!("{sign} --key keys/rok-mnd.key/ -o new.json"), "keys/rok-mnd.key"),
        (&format!("{sign} --key keys/rok-mnd.key -o new.json/"), "new.json"),
        (
            "paraph sign tor.record.json/ --key keys/rok-mnd.key --roster roster.toml --yes -o new.json",
            "tor.record.json",
        ),
        ("paraph record tor.toml/ -o new.json", "tor.toml"),
        ("paraph record tor.toml -o x.record.json/", "x.record.json"),
        ("paraph record tor.toml -o tor.record.json/ --force", "tor.record.json"),
        ("paraph draft texts/ictcc-tor.en.txt/", TEXT),
        ("paraph draft texts/ictcc-tor.en.txt -o x.toml/", "x.toml"),
        ("paraph merge tor.bundle.json/ -o x.json", "tor.bundle.json"),
        ("paraph merge tor.bundle.json -o x.json/", "x.json"),
        ("paraph verify tor.bundle.json/ --roster roster.toml", "tor.bundle.json"),
        ("paraph verify tor.bundle.json --roster roster.toml/", "roster.toml"),
        (
            "paraph verify tor.bundle.json --roster roster.toml --record tor.record.json/",
            "tor.record.json",
        ),
        (
            "paraph verify tor.rok-mnd.bundle.json --roster roster.toml --with tor.bundle.json/",
            "tor.bundle.json",
        ),
        (
            "paraph roster add rok-mnd --key keys/stranger.pub/ --holder kim --roster roster.toml",
            "keys/stranger.pub",
        ),
        (
            "paraph roster add rok-mnd --key keys/stranger.pub --holder kim --roster roster.toml/",
            "roster.toml",
        ),
        (
            "paraph roster add rok-mnd --key keys/stranger.pub --holder kim --roster new.toml/",
            "new.toml",
        ),
        (
            "paraph roster revoke keys/rok-mnd.pub/ --reason retired --roster roster.toml",
            "keys/rok-mnd.pub",
        ),
        (
            "paraph roster revoke keys/rok-mnd.pub --reason retired --roster roster.toml/",
            "roster.toml",
        ),
        ("paraph roster accept tor.bundle.json/ --roster roster.toml", "tor.bundle.json"),
        ("paraph key show keys/rok-mnd.key/", "keys/rok-mnd.key"),
    ] {
        let f = office();
        let ran = f.fails(line, 2, "not-found");
        assert!(ran.talk.ends_with(&format!("hint: leave out the slash: {right}\n")), "{ran}");
        // Without the slash, the command does its work.
        f.ok(&line.replace(&format!("{right}/"), right));
    }
    // A folder is right here.
    let f = office();
    f.fails("paraph check tor.record.json --texts tor.toml/", 2, "not-found")
        .says("this is a file. Name the folder that has it: .");
    f.fails("paraph key new x --no-passphrase --dir tor.toml", 2, "not-found")
        .says("this is a file. Name the folder that has it: .");
}

#[test]
fn a_signed_bundle_is_replaced_only_by_one_with_all_its_acts() {
    let f = office();
    f.ok("sed 's/0001\"/0002\"/' tor.toml > other.toml && paraph record other.toml");
    let sign = "paraph sign --key keys/rok-mnd.key --roster roster.toml --yes";
    for line in [
        "paraph draft texts/ictcc-tor.en.txt -o tor.bundle.json",
        "paraph record tor.toml -o tor.bundle.json",
        "paraph graph tor.rok-mnd.bundle.json -r roster.toml --format svg -o tor.bundle.json",
        "paraph key export keys/rok-mnd.key --format openssh --no-passphrase -o tor.bundle.json",
        &format!("{sign} other.record.json -o tor.bundle.json"),
    ] {
        let kept =
            "this bundle has signed acts that the new file does not have, so it is never replaced";
        let ran = f.fails(&format!("{line} --force"), 2, "output-is-kept").says(kept);
        assert!(ran.talk.ends_with("hint: choose another name with -o\n"), "{ran}");
        // It is not offered first, either.
        let ran = f.fails(line, 2, "output-exists");
        assert!(ran.talk.ends_with("hint: choose another name with -o\n"), "{ran}");
    }
    // A bundle about the same record is signed itself.
    let key = "--key keys/rok-mnd.key --roster roster.toml";
    for (force, code) in [("", "output-exists"), ("--force", "output-is-kept")] {
        let line = format!(
            "paraph sign tor.record.json {key} --yes -o tor.us-dod-cio.bundle.json {force}"
        );
        let hint = format!(
            "To add your act to the bundle: paraph sign tor.us-dod-cio.bundle.json {key}\n"
        );
        f.fails(line.trim(), 2, code).says(&hint);
    }
    f.ok("cp tor.us-dod-cio.bundle.json new.json");
    f.ok(&format!("paraph sign tor.us-dod-cio.bundle.json {key} --yes"));
    f.ok("paraph verify tor.us-dod-cio.bundle.json -r roster.toml").prints("concluded: ");
    // Nothing is lost: the new bundle has all the acts.
    f.ok(&format!(
        "paraph sign new.json {key} --yes -o tor.us-dod-cio.bundle.json --force || true"
    ));
    f.ok("cp tor.rok-mnd.bundle.json old.json");
    f.ok("paraph merge tor.bundle.json -o old.json --force");
    f.ok("cp tor.rok-mnd.bundle.json old.json && echo >> old.json");
    f.ok("paraph merge --salvage old.json -o tor.rok-mnd.bundle.json --force");
    let merge = "paraph merge tor.rok-mnd.bundle.json -o tor.bundle.json";
    f.fails(&format!("{merge} --force"), 2, "output-is-kept")
        .says("to keep its acts, also name it among the bundles: tor.bundle.json\n    or choose another name with -o");
    let ran = f.fails(merge, 2, "output-exists");
    assert!(!ran.talk.contains("--force"), "{ran}");
    f.fails("paraph merge --salvage old.json -o tor.bundle.json --force", 2, "output-is-kept");
    f.ok("paraph merge tor.rok-mnd.bundle.json tor.bundle.json -o tor.bundle.json --force");
    // A damaged bundle has acts, too.
    f.ok("cp tor.bundle.json pretty.json && echo >> pretty.json");
    f.fails("paraph record tor.toml -o pretty.json --force", 2, "output-is-kept");
}

#[test]
fn a_signed_record_is_replaced_by_no_other_kind_of_file() {
    let f = office();
    let draft = "paraph draft texts/ictcc-tor.en.txt -o tor.record.json";
    f.fails(&format!("{draft} --force"), 2, "output-is-kept")
        .says("this record is signed (tor.bundle.json), so another file never replaces it\n");
    let ran = f.fails(draft, 2, "output-exists");
    assert!(!ran.talk.contains("--force"), "{ran}");
    f.ok("rm *.bundle.json");
    f.ok(&format!("{draft} --force"));
}

#[test]
fn the_record_of_another_instrument_is_never_replaced() {
    let f = office();
    f.ok("sed 's/0001\"/0002\"/' tor.toml > other.toml");
    for before in [":", "rm *.bundle.json"] {
        f.ok(before);
        let ran =
            f.fails("paraph record other.toml -o tor.record.json --force", 2, "output-is-kept");
        let ran = ran
            .says("this is the record of another instrument, ")
            .says(", so it is never replaced\n");
        assert!(ran.talk.ends_with("hint: choose another name with -o\n"), "{ran}");
    }
    f.ok("paraph record other.toml -o other.record.json");
}

#[test]
fn copies_are_joined_before_their_receipt_is_noted() {
    let f = office();
    f.ok("rm tor.bundle.json");
    let verify = "paraph verify tor.rok-mnd.bundle.json -r roster.toml";
    let ran = f.ok(&format!("{verify} --with tor.us-dod-cio.bundle.json"));
    let next = "paraph merge tor.rok-mnd.bundle.json tor.us-dod-cio.bundle.json -o joined.bundle.json && \
                paraph roster accept joined.bundle.json --roster roster.toml";
    let ran = ran.says(&format!(": {next}\n"));
    assert!(!ran.talk.contains("accept tor.rok-mnd"), "{ran}");
    f.ok(next).prints("2 acts were noted\n");
    // The same question, and the one about the result, have no further step.
    for line in [
        &*format!("{verify} --with tor.us-dod-cio.bundle.json"),
        "paraph verify joined.bundle.json -r roster.toml",
    ] {
        let ran = f.ok(line);
        assert!(!ran.talk.contains("next: "), "{ran}");
    }
    // The joined bundle has all acts, so there is nothing to join.
    let ran = f.run("paraph verify . -r roster.toml").exit(3);
    assert!(!ran.talk.contains("To join them"), "{ran}");
    f.ok("mkdir two && cp tor.*.bundle.json two && cp -r texts two");
    f.run("paraph verify two -r roster.toml").exit(3).says("To join them: paraph merge ");
    f.ok("cp tor.rok-mnd.bundle.json two/tor.us-dod-cio.bundle.json");
    let ran = f.run("paraph verify two -r roster.toml").exit(3);
    assert!(!ran.talk.contains("To join them"), "{ran}");
}

#[test]
fn a_bundle_and_a_roster_in_each_others_place_are_named() {
    let f = office();
    for (wrong, right) in [
        (
            "paraph verify roster.toml --roster tor.bundle.json",
            "paraph verify tor.bundle.json --roster roster.toml",
        ),
        (
            "paraph status roster.toml -r tor.bundle.json",
            "paraph status tor.bundle.json -r roster.toml",
        ),
        (
            "paraph roster accept roster.toml --roster=tor.bundle.json",
            "paraph roster accept tor.bundle.json --roster=roster.toml",
        ),
        (
            "paraph sign roster.toml --roster tor.record.json --key keys/rok-mnd.key --yes -o new.json",
            "paraph sign tor.record.json --roster roster.toml --key keys/rok-mnd.key --yes -o new.json",
        ),
    ] {
        let hint = format!(
            "the files are in the wrong order. Use each in the place of the other: {right}\n"
        );
        f.run(wrong).exit(2).says(&hint);
        f.ok(right);
    }
}

#[test]
fn the_roster_that_is_there_is_suggested() {
    let f = office();
    for other in ["tor.bundle.json", "tor.record.json", "tor.toml"] {
        let ran = f.run(&format!("paraph verify tor.bundle.json --roster {other}")).exit(2);
        assert!(ran.talk.ends_with("hint: did you mean --roster roster.toml?\n"), "{ran}");
    }
    f.ok("paraph verify tor.bundle.json --roster roster.toml");
}

#[test]
fn another_version_in_the_folder_is_reported_before_a_signature() {
    let f = office();
    f.replace("tor.toml", "(specimen)", "(specimen, second version)");
    f.ok("paraph record tor.toml -o new.record.json");
    let sign =
        "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes";
    f.ok(sign).says(
        "paraph: warning: new.record.json is another version of this instrument. The two versions differ in: title. Before you \
         sign, ask the other parties which version they mean\n",
    );
    f.ok("rm new.record.json && cp tor.record.json same.record.json");
    let alone =
        f.ok("paraph sign same.record.json --key keys/rok-mnd.key --roster roster.toml --yes");
    assert!(!alone.talk.contains("another version"), "{alone}");
}
