//! Text on the screen: strings that others chose go through every output for people.

mod strings;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;

use paraph::act::{Act, ActContent, Intent, Location, RecordRef, Signatory};
use paraph::bundle::Bundle;
use paraph::canon::canonical;
use paraph::draft::Draft;
use paraph::fault::Fault;
use paraph::keys::SecretKey;
use paraph::record::Record;
use paraph::roster::Roster;
use paraph::value::{Label, Names, TextPath};
use unicode_width::UnicodeWidthStr as _;
use zeroize::Zeroizing;

use crate::command_runner::{Folder, Ran};
use crate::pty::Terminal;

use self::strings::{OURS, VERDICT, all, joined, labels};

/// Whether a character is not displayed as it is, by an independent list, so that the program's own list is
/// tested.
fn is_hidden(c: char) -> bool {
    c != '\n' && c.is_control()
        || c != ' ' && c != '\n' && c.is_whitespace()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{70f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}'
            | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{13441}' | '\u{13442}'
            | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}' | '\u{378}')
}

/// Checks that visible output contains nothing invisible, and no line that another author begins. A joiner is
/// allowed in the program's only word that needs it.
#[track_caller]
fn assert_clean(seen: &str, what: &str) {
    let seen = seen.replace("می\u{200c}خواهم", "");
    let hidden = seen.chars().find(|c| is_hidden(*c) || matches!(c, '\u{200c}' | '\u{200d}'));
    assert_eq!(hidden, None, "{what} shows a hidden character:\n{}", seen.escape_debug());
    let forged = seen.lines().find(|line| line.starts_with("FORGED") || line.starts_with(VERDICT));
    assert_eq!(forged, None, "{what} lets others begin a line:\n{seen}");
    let marks = seen.lines().find(|line| {
        let marks = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
        line.split(|c| !marks(&c)).any(|marks| marks.chars().count() > 4)
    });
    assert_eq!(marks, None, "{what} stacks marks:\n{seen}");
}

/// Runs a line, and again with `--json`; checks all its output.
#[track_caller]
fn clean(f: &Folder, line: &str, exit: i32) -> Ran {
    let json = f.run(&line.replacen("paraph", "paraph --json", 1)).exit(exit);
    assert_clean(&json.talk, line);
    // JSON never contains a joiner.
    assert_eq!(json.out().chars().find(|c| is_hidden(*c) || *c == '\u{200c}'), None, "{json}");
    let ran = f.run(line).exit(exit);
    assert_clean(&ran.talk, line);
    assert_clean(ran.out(), line);
    ran
}

/// A TOML string with any content.
fn toml(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        let _ = write!(out, "\\U{:08X}", u32::from(c));
    }
    out + "\""
}

/// `{ x-s0 = "...", x-s1 = "..." }`.
fn names(labels: &[String]) -> String {
    let names = labels.iter().enumerate();
    let names: Vec<_> = names.map(|(at, label)| format!("x-s{at} = {}", toml(label))).collect();
    format!("{{ {} }}", names.join(", "))
}

#[test]
fn faults_of_files_are_reported_in_printable_characters() {
    let mut told = 0;
    let mut tell = |fault: Option<Fault>| {
        let Some(fault) = fault else { return };
        assert_clean(&format!("{fault}\n{}\n", fault.place), "a fault");
        told += 1;
    };
    let record = include_str!("../../../fixtures/ictcc-tor/ictcc-tor.record.json");
    let member =
        |text: &str| record.replacen("\"created\"", &format!("{}:1,\"created\"", json(text)), 1);
    for text in all() {
        let written = toml(&text);
        for document in [
            format!("{written} = 1\n"),
            format!("roster = 1\n[[party]]\nid = {written}\nname = {{ en = \"a\" }}\n"),
            format!("roster = 1\n[[party]]\nid = \"a\"\nname = {{ {written} = \"a\" }}\n"),
            format!("roster = 1\n[[party]]\nid = \"a\"\nname = {{ en = {written} }}\n"),
            format!("roster = 1\n{text} = {text}\n"),
            format!("roster = 1\n{written} = 1\n{written} = 2\n"),
        ] {
            tell(Roster::parse(&document).err());
        }
        for line in ["id", "created", "designation", "signing"] {
            tell(Draft::parse(&format!("draft = 1\n{line} = {written}\n")).err());
        }
        tell(Record::read(member(&text).as_bytes()).err());
        for place in
            ["\"any\"", "\"en\":", "\"rok-mnd\"", "\"text/plain\"", "\"texts/ictcc-tor.en.txt\""]
        {
            let with = match place.strip_suffix(':') {
                Some(_) => json(&text) + ":",
                None => json(&text),
            };
            tell(Record::read(record.replacen(place, &with, 1).as_bytes()).err());
        }
        let format = json(&text);
        tell(Record::read(format!("{{\"format\":{format}}}").as_bytes()).err());
        tell(canonical(format!("{{{format}:1,{format}:2}}").as_bytes()).err());
        tell(canonical(text.as_bytes()).err());
        tell(canonical(format!("[{text}]").as_bytes()).err());
        tell(text.parse::<TextPath>().err().map(Fault::whole));
    }
    assert!(told > 15 * OURS.len(), "only {told} faults were reported");
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

#[test]
fn a_record_full_of_strings_shows_what_they_are() {
    let strings = all();
    for labels in labels(&strings).chunks(120) {
        let f = Folder::office();
        let mut draft = f.text("tor.toml");
        draft = draft.replacen("title = {", &format!("title = {}\n# {{", names(labels)), 1);
        draft = draft.replacen("name = {", &format!("name = {}\n# {{", names(labels)), 1);
        let paths = labels.iter().filter(|path| path.parse::<TextPath>().is_ok());
        // Paths that are the same file where case is ignored, or one of which is a folder of another, are
        // refused.
        let mut folded = BTreeMap::new();
        for path in paths.filter(|path| !path.contains('/')) {
            folded.entry(path.to_lowercase()).or_insert(path);
        }
        for path in folded.values() {
            f.write(path, format!("The text {path}\n"));
            draft += &format!(
                "[[text]]\npath = {}\nlanguage = \"en\"\nstatus = \"official-translation\"\n\
                 mediaType = \"text/plain\"\n",
                toml(path)
            );
        }
        draft += &format!(
            "[[relation]]\nrelation = \"reaffirms\"\npaper = {{ date = 2019-10-24, title = {} }}\n",
            names(labels)
        );
        draft += "[metadata]\n";
        for pair in labels.chunks(2) {
            draft += &format!("{} = {}\n", toml(&pair[0]), toml(&pair[pair.len() - 1]));
        }
        f.write("n.toml", draft);
        clean(&f, "paraph record n.toml --force -o n.json", 0);
        let [name, .., title] = labels else { unreachable!("there are many") };
        let me = format!("name = {}\nnameLatin = {}\n", toml(name), toml(title));
        f.write("me.toml", me + &format!("title = {}\n", names(labels)));
        let sign = "paraph sign n.json --key keys/rok-mnd.key --roster roster.toml --as me.toml";
        clean(&f, &format!("{sign} --yes --force -o b.json"), 0);
        clean(&f, "paraph show n.json", 0);
        clean(&f, "paraph show b.json", 0);
        clean(&f, "paraph check n.json --texts .", 0);
        clean(&f, "paraph lint n.toml --with n.json", 0).prints("(one-script, a note; ");
        clean(&f, "paraph lint b.json --with tor.record.json", 0).prints("(one-script, a note; ");
        clean(&f, "paraph merge b.json --force -o c.json", 0);
        let verify = "paraph verify b.json --roster roster.toml";
        clean(&f, verify, 3).prints("incomplete: \"");
        clean(&f, "paraph status b.json --roster roster.toml", 3).prints("partly signed since ");
        for (format, date) in
            [("svg", ">24 October 2019<"), ("dot", "24 October 2019"), ("json", "2019-10-24")]
        {
            let graph = format!("paraph graph b.json tor.bundle.json --format {format}");
            clean(&f, &format!("{graph} --roster roster.toml"), 0).prints(date);
        }
    }
}

#[test]
fn acts_full_of_strings_show_what_they_are() {
    let strings = labels(&all());
    let f = Folder::office();
    let record = Record::read(&f.read("tor.record.json")).unwrap();
    let key = SecretKey::from_seed(&Zeroizing::new([7; 32]));
    let mut bundle = Bundle::new(record.clone());
    for label in strings.iter().take(500) {
        let label: Label = label.parse().unwrap();
        let name = Names::new([("en".parse().unwrap(), label.clone())].into()).unwrap();
        let content = ActContent {
            record: RecordRef { id: record.content().id.clone(), sha256: record.digest() },
            party: "rok-mnd".parse().unwrap(),
            keys: vec![key.public().id()],
            signatory: Signatory {
                name: label.clone(),
                name_latin: Some(label.clone()),
                title: Some(name),
            },
            capacity: None,
            authority: None,
            intent: Intent::Sign,
            of: None,
            statements: Vec::new(),
            place: Some(Location { country: "KR".parse().unwrap(), locality: Some(label) }),
            signed_at: "2021-08-05T00:00:00Z".parse().unwrap(),
            seen: Vec::new(),
        };
        bundle.sign(Act::new(content).unwrap(), &key).unwrap();
    }
    f.write("b.json", bundle.to_bytes());
    clean(&f, "paraph show b.json", 0);
    clean(&f, "paraph merge b.json --force -o c.json", 0);
    // For an unknown key, each claim is quoted. For a known key, each is reported as different.
    let claims = "paraph verify b.json --roster roster.toml";
    clean(&f, claims, 3).prints("in the name of \"concluded: record 00 between a and b (");
    let public = key.public().to_base64();
    let hong = "MCowBQYDK2VwAyEAc4MusD+1jmIUic4n584ThqKbmrZUZAgRgPA/XOdYD0U=";
    f.replace("roster.toml", hong, &public);
    f.replace("roster.toml", "홍길동 (Hong Gil-dong)", "US DoD");
    let part =
        "\"US DoD\". These names LOOK ALIKE, but differ at letter 5: \"о\" U+043E, \"o\" U+006F\n";
    clean(&f, claims, 3).prints(part).prints("has letters of several alphabets");
}

#[test]
fn a_roster_full_of_strings_shows_what_they_are() {
    let strings = labels(&all());
    let f = Folder::office();
    let mut roster = format!("roster = 1\n[[party]]\nid = \"p\"\nname = {}\n", names(&strings));
    for (at, label) in strings.iter().enumerate() {
        let mut seed = Zeroizing::new([9; 32]);
        seed[..8].copy_from_slice(&at.to_le_bytes());
        let public = SecretKey::from_seed(&seed).public().to_base64();
        let name = toml(label);
        roster += &format!(
            "[[party.holder]]\nid = \"h{at}\"\nname = {name}\nkeys = [{{ public = \"{public}\" }}]\n"
        );
    }
    f.write("n.toml", roster);
    clean(&f, "paraph roster list --roster n.toml", 0);
    clean(&f, "paraph roster check --roster n.toml", 0).prints("(quorum-of-one)\n");
    for (at, name) in
        OURS.iter().filter(|(_, code)| *code == "ok").map(|(name, _)| name).enumerate()
    {
        let quoted = word(name);
        f.ok("rm -f keys/k.*; paraph key new k --dir keys --no-passphrase");
        let add = format!("paraph roster add q{at} --roster new.toml --key keys/k.pub");
        let names = format!("--holder-name={quoted} --party-name={quoted}");
        let ran = f.ok(&format!("{add} --holder h{at} {names}"));
        assert_clean(ran.out(), &add);
        assert_clean(&ran.talk, &add);
    }
    clean(&f, "paraph roster list --roster new.toml", 0);
}

/// A word for `sh`.
fn word(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[test]
fn arguments_show_what_they_are() {
    let f = Folder::office();
    let words: Vec<String> = all().iter().map(|text| word(text)).collect();
    // Each missing file is named, and the next one is tried.
    clean(&f, &format!("paraph hash -- {}", words.join(" ")), 2);
    for text in joined() {
        let (name, option) = (word(&text), word(&format!("--{text}")));
        let usage = [
            format!("paraph {option}x"),
            format!("paraph _{name}"),
            format!("paraph show a {option}x"),
            format!("paraph show a b{name}"),
            format!("paraph verify a --roster a --at=_{name}"),
            format!("paraph roster add _{name} --holder A{name}"),
            format!("paraph draft a --title={name} --party=A{name}"),
            format!("paraph sign a --key b --party _{name}"),
        ];
        let ran = f.run(&format!("{}; echo $?", usage.join("; echo $?; "))).exit(0);
        assert_eq!(ran.out(), "2\n".repeat(8), "{ran}");
        assert_clean(&ran.talk, "usage");
        assert_eq!(ran.talk.lines().filter(|line| line.starts_with("error: ")).count(), 8, "{ran}");
        clean(&f, &format!("paraph key new ./{name} --dir keys"), 2).code("bad-name");
        clean(&f, &format!("paraph roster add rok-mnd --bundle tor.bundle.json --holder h --words _{name} --roster roster.toml"), 1)
            .code("words-differ");
    }
}

#[test]
fn lists_show_what_they_name() {
    let f = Folder::office();
    let list = |text: &String| {
        let name = text.replace('\\', r"\\").replace('\n', r"\n").replace('\r', r"\r");
        let mark = if name == *text { "" } else { "\\" };
        format!("{mark}{}  {name}\n", "0".repeat(64))
    };
    let strings = all();
    let named = strings.iter().filter(|text| !text.is_empty());
    f.write("SUMS", named.map(list).collect::<String>());
    clean(&f, "paraph hash -c SUMS", 1);
    for text in joined() {
        f.write("BAD", format!("{text}\n"));
        clean(&f, "paraph check --list BAD", 1).code("bad-list");
    }
}

#[test]
fn names_of_files_show_what_they_are() {
    let f = Folder::office();
    f.write("in/x", "");
    let record = f.text("tor.record.json");
    for text in joined() {
        let name = word(&format!("in/{text}"));
        let ours = ["garbage", &record[..record.len() - 1], "roster = 1\nx = 2\n", &record];
        for (at, bytes) in ours.into_iter().enumerate() {
            f.write(&format!("in/{text}"), bytes);
            let line = match at {
                0 => format!(
                    "paraph show {name}; echo $?; paraph verify {name} --roster roster.toml; echo $?; \
                     paraph verify {name} in nowhere --roster roster.toml; echo $?; \
                     paraph verify {name} in nowhere --roster roster.toml --format junit; echo $?; \
                     paraph key show {name}; echo $?; paraph canon {name}; echo $?; \
                     paraph draft {name} -o in.toml --force; echo $?; \
                     paraph sign tor.record.json --party rok-mnd --key {name} --yes; echo $?"
                ),
                1 => format!(
                    "paraph check {name}; echo $?; paraph merge {name}; echo $?; \
                     paraph status {name} --roster roster.toml; echo $?; \
                     paraph graph {name} --roster roster.toml; echo $?; \
                     paraph lint {name}; echo $?; paraph lint tor.toml --with {name}; echo $?"
                ),
                2 => format!(
                    "paraph roster list --roster {name}; echo $?; paraph record {name}; echo $?"
                ),
                _ => format!(
                    "paraph check {name}; echo $?; paraph verify {name} --roster roster.toml; echo $?; \
                     paraph sign {name} --key keys/rok-mnd.key --roster roster.toml --texts . --yes; echo $?"
                ),
            };
            let ran = f.run(&line).exit(0);
            assert_clean(ran.out(), &line);
            assert_clean(&ran.talk, &line);
            let exits: Vec<&str> = ran.out().lines().filter(|line| line.len() == 1).collect();
            assert!(exits.iter().all(|exit| ["0", "1", "2", "3"].contains(exit)), "{ran}");
            assert_eq!(exits.len(), line.matches("echo").count(), "{ran}");
        }
    }
    for name in joined() {
        let f = Folder::office();
        fs::rename(f.path("texts/ictcc-tor.en.txt"), f.path(&name)).unwrap();
        fs::remove_dir_all(f.path("texts")).unwrap();
        clean(&f, "paraph verify tor.bundle.json --roster roster.toml", 3)
            .prints("found in the file ");
    }
    // Bytes that are not a character.
    fs::write(f.path("in").join(OsStr::from_bytes(b"\xff\x1b")), "garbage").unwrap();
    let shown = clean(&f, "paraph show in/*$(printf '\\033')", 1).code("not-ours");
    assert!(shown.talk.contains("paraph hash $'in/\\377\\033'\n"), "{shown}");
}

/// Checks that every line fits on the screen, so that the terminal begins none, and that continued lines are
/// marked.
fn assert_folded(screen: &str) {
    for line in screen.lines() {
        assert!(line.width() <= 80, "a line breaks by itself: {line:?}\n{screen}");
        let begins = line.trim_start_matches("    | ");
        assert!(line != begins || !line.starts_with("x x"), "{screen}");
    }
}

#[test]
fn the_question_shows_whose_words_are_whose() {
    let f = Folder::office();
    let long = "x ".repeat(480) + "concluded: record FORGED";
    let draft = f.text("tor.toml").replacen(
        "title = {",
        &format!("title = {{ en = {} }}\n# {{", toml(&long)),
        1,
    );
    let draft = draft.replacen(
        "name = {",
        &format!("name = {{ en = {} }}\n# {{", toml("US DоD\", and (so on")),
        1,
    );
    f.write(
        "n.toml",
        draft + &format!("[metadata]\n{} = {}\n", toml(&"협정".repeat(100)), toml(&long)),
    );
    f.ok("paraph record n.toml -o n.json");
    f.write("me.toml", format!("name = {}\n", toml(&long)));
    let sign = "paraph sign n.json --key keys/rok-mnd.key --party rok-mnd --as me.toml -o b.json";
    let (screen, ran) =
        Terminal::new(&f, sign).shows("to sign: ").types("\u{1b}[2J\u{202e}no").ends();
    let ran = ran.exit(2).code("declined");
    assert_clean(&ran.talk, sign);
    // The terminal itself echoes the typed text.
    let asked = screen.split("to sign: ").next().unwrap();
    assert_clean(asked, sign);
    assert_folded(asked);
    for words in [
        "\nYou are about to SIGN for rok-mnd (\"US DоD\\\", and (so on\", as the record calls\n    | it)\n",
        "\nWarning      \"DоD\" has letters of several alphabets: \"о\" U+043E\n",
        "\n    |        x x x x x",
        "concluded: record FORGED (en)\n",
    ] {
        assert!(asked.contains(words), "no {words:?} on the screen:\n{asked}");
    }
    f.ok(&format!("{sign} --yes"));

    // The same on a terminal for data and messages.
    for command in [
        "paraph show b.json",
        "paraph verify b.json --roster roster.toml",
        "paraph verify . --roster roster.toml",
        "paraph status b.json --roster roster.toml",
        "paraph graph b.json --roster roster.toml",
        "paraph graph b.json --roster roster.toml --format dot",
        "paraph merge b.json -o c.json",
        "paraph export kit b.json --no-texts -o c",
        "paraph show nothing-here/$(printf '%0300d' 7)",
        "paraph show a --no-such-option$(printf '%0300d' 7)",
        "paraph hash \"$(printf 'a\\033[2J\\nFORGED')\"",
        "touch \"$(printf 'a\\033[2J')\"; paraph hash \"$(printf 'a\\033[2J')\"",
        "paraph record n.toml -o \"$(printf 'r\\033[2J\\nFORGED')\"",
    ] {
        let (screen, _) = Terminal::new(&f, &format!("({command}) > /dev/tty 2>&1")).ends();
        assert!(!screen.is_empty(), "{command}");
        assert_clean(&screen, command);
        assert_folded(&screen);
    }
}
