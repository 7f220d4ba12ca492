//! Bad input other than bundles: each gets a message, a place, a code and an exit code, and nothing is
//! written.

use crate::bad_bundle::hash_fails;
use crate::command_runner::Folder;
use crate::json_shapes::{Change, Error, Report};

/// A change in an office, a command, and its failure.
struct Bad {
    what: &'static str,
    before: &'static str,
    command: &'static str,
    exit: i32,
    code: &'static str,
    /// A part of the place or the sentence.
    says: &'static str,
}

/// Runs each row in a separate office.
fn all_fail(rows: &[Bad]) {
    for Bad { what, before, command, exit, code, says } in rows {
        println!("{what}: {command}");
        let f = Folder::office();
        f.ok(&spelled(before));
        f.fails(&spelled(command), *exit, code).says(says);
    }
}

/// A line with its words in capitals replaced.
fn spelled(line: &str) -> String {
    let words = [
        ("SIGN", "paraph sign tor.record.json --yes"),
        ("HONG", "--key keys/rok-mnd.key --roster roster.toml"),
        ("JANE", "--key keys/us-dod-cio.key --roster roster.toml"),
        ("ADD", "paraph roster add --roster roster.toml"),
        ("ROSTER", "--roster roster.toml"),
    ];
    words.iter().fold(line.to_owned(), |line, (word, spelled)| line.replace(word, spelled))
}

/// Rows of [`Bad`], one field after the other.
macro_rules! bad {
    ($($what:literal: $before:expr,
        $command:expr => $exit:literal $code:literal $says:literal;)*) => {
        &[$(Bad {
            what: $what,
            before: $before,
            command: $command,
            exit: $exit,
            code: $code,
            says: $says,
        },)*]
    };
}

const SIGN: &str = "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml \
                    --as hong-gil-dong.toml --yes -o mine.json";
const RECORD: &str = "paraph record tor.toml -o new.json";
const VERIFY: &str = "paraph verify tor.bundle.json --roster roster.toml";
const MERGE: &str = "paraph merge tor.rok-mnd.bundle.json tor.bundle.json -o new.json";

#[test]
fn what_is_none_of_our_files() {
    all_fail(bad! {
        "a letter": "echo 'Dear Jane,' > letter",
            "paraph show letter" => 1 "not-ours" "paraph hash letter";
        "a key": ":",
            "paraph show keys/rok-mnd.pub" => 2 "not-ours" "paraph key show";
        "a roster": ":",
            "paraph show roster.toml" => 2 "not-ours" "paraph roster list";
        "a draft to sign": ":",
            "paraph sign tor.toml HONG --yes" => 2 "not-json" "tor.toml";
    });
}

#[test]
fn missing_files_and_folders_in_their_place() {
    let commands = [
        "paraph verify X --roster roster.toml",
        "paraph verify tor.bundle.json --roster X",
        "paraph verify tor.bundle.json --roster roster.toml --record X",
        "paraph status tor.bundle.json --roster X",
        "paraph graph . --roster X",
        "paraph show X",
        "paraph check X",
        "paraph check X --sha256 d267b7c4640734c51b5a1a096c3985b478496e551f9d3b23aa5244f1fe0ae26e",
        "paraph check --list X",
        "paraph hash -c X",
        "paraph canon X",
        "paraph merge tor.bundle.json X",
        "paraph merge tor.bundle.json X -o new.json",
        "paraph export kit X -o new",
        "paraph draft X -o new.toml",
        "paraph draft texts/ictcc-tor.en.txt X",
        "paraph record X -o new.json",
        "paraph lint X",
        "paraph key show X",
        "paraph key new new --passphrase-file X",
        "paraph roster list --roster X",
        "paraph roster add rok-mnd --key X --holder nobody --roster roster.toml",
        "paraph sign X --key keys/rok-mnd.key --roster roster.toml --yes",
        "paraph sign tor.record.json --key X --roster roster.toml --yes -o new",
        "paraph sign tor.record.json --key keys/rok-mnd.key --roster X --yes -o new",
        "paraph sign tor.record.json --key keys/rok-mnd.key --party rok-mnd --as X --yes -o new",
    ];
    let f = Folder::office();
    for (file, code) in [("nowhere", "not-found"), ("texts", "is-a-folder")] {
        for command in commands {
            // A folder can contain bundles; this one has none.
            let searched = file == "texts" && command.starts_with("paraph verify X");
            let code = if searched { "no-bundles" } else { code };
            f.fails(&command.replace('X', file), 2, code).says(file);
        }
        hash_fails(&f, file, 2, code);
    }
    for texts in ["tor.toml", "nowhere"] {
        for command in [VERIFY, "paraph check tor.record.json", SIGN] {
            let ran = f.run(&format!("{command} --texts {texts}")).exit(2).says(texts);
            assert_eq!(ran.out(), "");
        }
    }
}

#[test]
fn texts_that_are_not_at_hand() {
    all_fail(bad! {
        "a text is gone": "rm texts/ictcc-tor.ko.txt",
            SIGN => 3 "text-missing" "texts/ictcc-tor.ko.txt";
        "all are gone": "rm -r texts",
            SIGN => 3 "text-missing" "--texts DIR";
        "a text is gone before there is a record": "rm texts/ictcc-tor.ko.txt",
            RECORD => 2 "not-found" "texts/ictcc-tor.ko.txt";
        "a folder is in its place": "rm texts/ictcc-tor.ko.txt; mkdir texts/ictcc-tor.ko.txt",
            RECORD => 2 "is-a-folder" "texts/ictcc-tor.ko.txt";
        "a text outside": "mkdir in",
            "paraph draft texts/ictcc-tor.ko.txt -o in/new.toml"
            => 2 "text-outside" "texts/ictcc-tor.ko.txt";
    });
    let f = Folder::office();
    f.ok("rm texts/ictcc-tor.ko.txt");
    let before = f.listing();
    f.run(VERIFY).exit(3).prints("incomplete: ").prints("(text-missing)\n");
    let ran = f.run("paraph check tor.record.json --texts .").exit(3).prints("NOT FOUND");
    f.assert_unchanged(&before, &ran);
}

#[test]
fn the_conversion_of_a_text_is_reported() {
    let rows: [(&str, &str, &[Change]); 8] = [
        ("sed -i 's/$/\\r/' T", "with Unix line ends", &[Change::LineFeeds]),
        (
            "printf '\\357\\273\\277' | cat - T > t; mv t T",
            "without its byte-order mark",
            &[Change::WithoutByteOrderMark],
        ),
        ("echo >> T", "without its final line end", &[Change::WithoutFinalNewline]),
        ("truncate -s -1 T", "with a final line end", &[Change::WithFinalNewline]),
        ("NFD", "in Unicode Normalization Form C", &[Change::Nfc]),
        (
            "sed -i 's/$/\\r/; 1s/^/\\xef\\xbb\\xbf/' T",
            "without its byte-order mark and with Unix line ends",
            &[Change::WithoutByteOrderMark, Change::LineFeeds],
        ),
        ("sed -i 's/1/2/' T", "", &[]),
        (": > T", "", &[]),
    ];
    for (before, words, changes) in rows {
        let f = Folder::office();
        let text = "texts/ictcc-tor.ko.txt";
        match before {
            "NFD" => f.write(text, decomposed(&f.text(text))),
            _ => drop(f.ok(&before.replace('T', text))),
        }
        let says =
            if words.is_empty() { "found: ".to_owned() } else { format!("it would match {words}") };
        f.fails(SIGN, 1, "text-differs").says(&says).says(text);

        let before = f.listing();
        f.run(VERIFY).exit(1).prints("refused: ").prints(&says).prints("(text-differs)\n");
        let report: Report = f.json(&format!("{VERIFY} --json"), 1);
        assert_eq!(report.texts[1].found.as_ref().unwrap().would_match, changes);
        let ran = f.run("paraph check tor.record.json --texts .").exit(1).prints(&says);
        f.assert_unchanged(&before, &ran);
    }
}

/// Decomposed Hangul syllables (Unicode, section 3.12), which is their Normalization Form D.
fn decomposed(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match (c as u32).checked_sub(0xAC00).filter(|index| *index < 11_172) {
            None => out.push(c),
            Some(index) => {
                let parts = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28];
                let last = if index % 28 == 0 { 2 } else { 3 };
                out.extend(parts[..last].iter().map(|part| char::from_u32(*part).unwrap()));
            }
        }
    }
    assert_ne!(out, text, "it has no Hangul");
    out
}

#[test]
fn a_draft_that_is_not_ready() {
    const TWO_CASES: &str = "sed -i 's/ictcc-tor.ko.txt/ICTCC-tor.en.txt/' tor.toml; \
        cp texts/ictcc-tor.en.txt texts/ICTCC-tor.en.txt";
    all_fail(bad! {
        "empty": ": > tor.toml",
            RECORD => 2 "missing-field" "tor.toml line 1, column 1";
        "only notes": "echo '# nothing yet' > tor.toml",
            RECORD => 2 "missing-field" "paraph draft";
        "not TOML": "sed -i '/^draft/s/$/ 1/' tor.toml",
            RECORD => 2 "bad-toml" "tor.toml line 2, column";
        "not text": "printf 'draft = 1\\n\\377' > tor.toml",
            RECORD => 2 "not-utf8" "line 2";
        "a placeholder": "sed -i '/^designation/s/\".*\"/\"<what kind>\"/' tor.toml",
            RECORD => 2 "placeholder" "tor.toml line 9, column 15";
        "an untouched draft": "paraph draft texts/ictcc-tor.en.txt > tor.toml",
            RECORD => 2 "placeholder" "fill in all placeholders with an editor";
        "an unknown key": "sed -i 's/^designation/rank = 1\\n&/' tor.toml",
            RECORD => 2 "unknown-field" "tor.toml line 9, column 1";
        "an unknown key of a party": "sed -i 's/^# quorum/seat = 1 #/' tor.toml",
            RECORD => 2 "unknown-field" "tor.toml line 21, column 1";
        "another version": "sed -i 's/^draft = 1/draft = 2/' tor.toml",
            RECORD => 2 "out-of-range" "tor.toml line 2, column 9";
        "no party": "sed -i '/^.*party..$/,/^name/d' tor.toml",
            RECORD => 2 "empty-list" "there is no party";
        "two texts with one path": "sed -i 's/ictcc-tor.ko.txt/ictcc-tor.en.txt/' tor.toml",
            RECORD => 2 "duplicate-entry" "tor.toml line 37, column 8";
        "one path in two cases": TWO_CASES,
            RECORD => 2 "path-clash" "ICTCC-tor.en.txt";
        "a path that leaves": "sed -i 's/texts.ictcc-tor.ko.txt/..\\/x/' tor.toml",
            RECORD => 2 "bad-path" "tor.toml line 37, column 8";
        "an order without a party": "sed -i 's/order = \"any\"/order = [\"rok-mnd\"]/' tor.toml",
            RECORD => 2 "order-parties" "tor.toml";
        "a time without offset": "sed -i 's/^created.*/created = 2021-08-04T09:00:00/' tor.toml",
            RECORD => 2 "bad-time" "tor.toml line 6, column 11";
    });
}

#[test]
fn a_roster_or_profile_that_makes_no_sense() {
    const LIST: &str = "paraph roster list --roster roster.toml";
    /// Jane's key for both holders.
    const TWICE: &str = "key=$(sed -n 2p keys/us-dod-cio.pub); \
        sed -i \"s|MCow[^\\\"]*|$key|\" roster.toml";
    all_fail(bad! {
        "empty": ": > roster.toml",
            VERIFY => 2 "missing-field" "roster.toml line 1, column 1";
        "not TOML": "echo '[[party' > roster.toml",
            LIST => 2 "bad-toml" "roster.toml line 1, column";
        "an unknown key": "sed -i 's/^specimen/colour/' roster.toml",
            VERIFY => 2 "unknown-field" "roster.toml line 13, column 1";
        "an unknown key, for sign": "sed -i 's/^specimen/colour/' roster.toml",
            SIGN => 2 "unknown-field" "roster.toml line 13, column 1";
        "an unknown key, for roster add": "sed -i 's/^specimen/colour/' roster.toml",
            "ADD rok-mnd --key keys/stranger.pub --holder nobody"
            => 2 "unknown-field" "roster.toml line 13, column 1";
        "a key twice": TWICE,
            VERIFY => 2 "taken" "roster.toml line 22, column 20";
        "a quorum above the holders": "sed -i '0,/^name/s//quorum = 2\\n&/' roster.toml",
            VERIFY => 2 "quorum-above-holders" "us-dod-cio";
        "a key that is there": ":",
            "ADD us-dod-cio --key keys/us-dod-cio.pub --holder jane-doe" => 2 "taken" "jane-doe";
        "a holder of another party": ":",
            "ADD rok-mnd --key keys/stranger.pub --holder jane-doe"
            => 2 "taken" "party us-dod-cio";
        "another name": ":",
            "ADD us-dod-cio --key keys/stranger.pub --holder jane-doe --holder-name John"
            => 2 "taken" "Jane Doe";
        "a private key": ":",
            "ADD rok-mnd --key keys/stranger.key --holder nobody" => 2 "private-key" "its public key is in the same folder: keys/stranger.pub";
        "no key": ":",
            "ADD rok-mnd --key tor.toml --holder nobody" => 2 "bad-key" "tor.toml";
        "an unknown key of a profile": "echo 'rank = 1' >> hong-gil-dong.toml",
            SIGN => 2 "unknown-field" "hong-gil-dong.toml line 7, column 1";
        "a nameless profile": "sed -i '/^name =/d' hong-gil-dong.toml",
            SIGN => 2 "missing-field" "\"name\"";
        "an unknown capacity": "sed -i 's/official/king/' hong-gil-dong.toml",
            SIGN => 2 "unknown-word" "hong-gil-dong.toml line 5, column 12";
    });
}

#[test]
fn keys_that_do_not_open_or_do_not_fit() {
    const NEW: &str = "umask 077; echo four words of mine > pass; echo wrong > wrong; : > empty; \
        paraph key new mine --passphrase-file pass";
    const MINE: &str = "paraph sign tor.record.json --key mine.key --party rok-mnd \
        --as jane-doe.toml --yes -o mine.json";
    const MINE_WRONG: &str = "paraph sign tor.record.json --key mine.key --party rok-mnd \
        --as jane-doe.toml --yes -o mine.json --passphrase-file wrong";
    /// The point of order 1, in SPKI.
    const WEAK: &str = "{ echo '-----BEGIN PUBLIC KEY-----'; \
        { printf '0*0\\005\\006\\003+ep\\003!\\000\\001'; head -c 31 /dev/zero; } | base64; \
        echo '-----END PUBLIC KEY-----'; } > weak.pub";
    all_fail(bad! {
        "wrong passphrase": NEW,
            "paraph key show mine.key --passphrase-file wrong"
            => 2 "wrong-passphrase" "the passphrase does not open this key";
        "wrong passphrase to sign": NEW,
            MINE_WRONG => 2 "wrong-passphrase" "mine.key";
        "no passphrase": NEW,
            "paraph key show mine.key --passphrase-file empty" => 2 "wrong-passphrase" "mine.key";
        "nobody to ask for it": NEW,
            "paraph key show mine.key" => 2 "no-terminal" "--passphrase-file";
        "nobody to ask for it, to sign": NEW,
            MINE => 2 "no-terminal" "--passphrase-file";
        "nobody to ask for a new one": ":",
            "paraph key new mine" => 2 "no-terminal" "--passphrase-file";
        "an empty new one": "umask 077; : > empty",
            "paraph key new mine --passphrase-file empty" => 2 "empty-passphrase" "--no-passphrase";
        "nobody to confirm": ":",
            "paraph sign tor.record.json HONG -o mine.json" => 2 "no-terminal" "--yes";
        "a key that is there": NEW,
            "paraph key new mine --no-passphrase" => 2 "output-exists" "never overwritten";
        "half of a key that is there": "touch mine.pub",
            "paraph key new mine --no-passphrase" => 2 "output-exists" "mine.pub";
        "a folder of that name": "mkdir mine.key",
            "paraph key new mine --no-passphrase" => 2 "output-exists" "mine.key";
        "a key behind a dangling link": "ln -s nowhere mine.key",
            "paraph key new mine --no-passphrase" => 2 "output-exists" "mine.key";
        "a name with a folder": ":",
            "paraph key new keys/mine --no-passphrase" => 2 "bad-name" "--dir";
        "a folder that is not there": ":",
            "paraph key new mine --no-passphrase --dir nowhere" => 2 "not-found" "nowhere";
        "a public key to sign with": ":",
            "SIGN --key keys/rok-mnd.pub ROSTER -o mine.json" => 2 "bad-key" "keys/rok-mnd.pub";
        "a weak public key": WEAK,
            "paraph key show weak.pub" => 1 "weak-key" "weak.pub";
        "a weak public key for the roster": WEAK,
            "ADD rok-mnd --key weak.pub --holder nobody" => 1 "weak-key" "weak.pub";
        "a spoiled key": "sed -i '2s/^..../AAAA/' keys/rok-mnd.key",
            SIGN => 2 "bad-key" "keys/rok-mnd.key";
    });
}

#[test]
fn who_may_not_sign() {
    /// The record again, with an order of signing.
    const ORDER: &str = "sed -i 's/\"any\"/[\"us-dod-cio\", \"rok-mnd\"]/' tor.toml; \
        paraph record tor.toml --force";
    all_fail(bad! {
        "no party": ":",
            "SIGN --key keys/rok-mnd.key -o new" => 2 "party-needed" "--roster";
        "no name": ":",
            "SIGN --key keys/rok-mnd.key --party rok-mnd -o new" => 2 "name-needed" "--as me.toml";
        "no output": ":",
            "paraph sign - HONG --yes < tor.record.json" => 2 "output-needed" "-o";
        "a key of another party": ":",
            "SIGN HONG --party us-dod-cio -o new" => 2 "key-of-another-party" "keys/rok-mnd.pub";
        "a key that the roster does not know": ":",
            "SIGN --key keys/stranger.key ROSTER -o new" => 2 "unknown-key" "keys/stranger.pub";
        "no party of this record": ":",
            "SIGN --key keys/rok-msit.key ROSTER -o new"
            => 2 "party-not-in-record" "rok-mnd and us-dod-cio";
        "no party of this record, without a roster": ":",
            "SIGN --key keys/rok-msit.key --party rok-msit --as jane-doe.toml -o new"
            => 2 "party-not-in-record" "tor.record.json";
        "signed already": ":",
            "paraph sign tor.us-dod-cio.bundle.json JANE --yes"
            => 2 "already-signed" "Wed 4 August 2021 20:00 -04:00";
        "signed already, in a file of its own": ":",
            "paraph sign tor.us-dod-cio.bundle.json JANE --as jane-doe.toml --yes -o new"
            => 2 "already-signed" "tor.us-dod-cio.bundle.json";
        "not its turn": ORDER,
            "SIGN HONG -o new" => 3 "out-of-order" "us-dod-cio";
    });
}

#[test]
fn nothing_that_is_there_is_replaced() {
    all_fail(bad! {
        "a draft": "touch new.toml",
            "paraph draft texts/ictcc-tor.en.txt -o new.toml" => 2 "output-exists" "new.toml";
        "a record": "touch new.json",
            RECORD => 2 "output-exists" "--force";
        "a record under its usual name": ":",
            "paraph record tor.toml" => 2 "output-exists" "tor.record.json";
        "a merged bundle": "touch new.json",
            MERGE => 2 "output-exists" "new.json";
        "an input of the merging": ":",
            "paraph merge tor.rok-mnd.bundle.json tor.bundle.json -o tor.rok-mnd.bundle.json"
            => 2 "output-exists" "tor.rok-mnd.bundle.json";
        "a signed bundle": "touch mine.json",
            SIGN => 2 "output-exists" "mine.json";
        "a signed bundle under its usual name": ":",
            "SIGN HONG" => 2 "already-signed" "this key already signed this record";
        "a folder": ":",
            "paraph record tor.toml -o texts" => 2 "output-exists" "texts";
        "a folder, by force": ":",
            "paraph record tor.toml -o texts --force" => 2 "is-a-folder" "texts";
        "a folder that is not there": ":",
            "paraph record tor.toml -o nowhere/new.json" => 2 "not-found" "nowhere/new.json";
        "a demo on top of something": ":",
            "paraph demo --dir texts" => 2 "output-exists" "texts";
    });
}

#[test]
fn canon_refuses_rather_than_change_a_value() {
    let f = Folder::new();
    for (json, code) in [
        ("", "not-json"),
        ("[1,]", "not-json"),
        ("[1] x", "trailing-bytes"),
        ("{\"a\":1,\"\\u0061\":2}", "duplicate-name"),
        ("9007199254740993", "number-range"),
        ("1e999", "number-range"),
        ("\"\\ud800\"", "lone-surrogate"),
        ("\"\\ufffe\"", "noncharacter"),
        ("'a'", "not-json"),
        ("NaN", "not-json"),
    ] {
        f.write("in.json", json);
        f.fails("paraph canon in.json", 1, code).says("in.json");
        f.fails("paraph canon < in.json", 1, code).says("standard input");
    }
    f.write("in.json", b"\"\xff\"");
    f.fails("paraph canon in.json", 1, "not-utf8");
    f.write("in.json", "[".repeat(1_000_000));
    f.fails("paraph canon in.json", 1, "too-deep");
}

#[test]
fn lists_that_are_none() {
    all_fail(bad! {
        "empty": ": > SUMS",
            "paraph check --list SUMS" => 1 "empty-list" "SUMS";
        "a letter": "echo hello > SUMS",
            "paraph hash -c SUMS" => 1 "bad-list" "SUMS line 1";
        "no good line": "echo '# a list' > SUMS; echo x >> SUMS; echo y >> SUMS",
            "paraph check --list SUMS" => 1 "bad-list" "SUMS line 2";
        "comments alone": "echo '# a list' > SUMS; echo >> SUMS",
            "paraph check --list SUMS" => 1 "empty-list" "SUMS";
    });
    let f = Folder::office();
    let zeros = "0".repeat(64);
    let before = f.listing();
    f.run(&format!("paraph check tor.record.json --sha256 {zeros}"))
        .exit(1)
        .prints("tor.record.json: FAILED, its digest is d267b7c4");
    f.run(&format!("echo '{zeros}  nowhere' | paraph check --list -"))
        .exit(2)
        .prints("nowhere: FAILED, nowhere could not be read")
        .prints("(not-found)");
    let ran = f.run(&format!("echo '{zeros}  tor.toml#record' | paraph check --list -"));
    let ran = ran.exit(1).prints("(not-a-bundle)");
    f.assert_unchanged(&before, &ran);
}

#[test]
fn the_worst_of_many_counts() {
    let f = Folder::office();
    f.ok("sed 's/,/, /' tor.record.json > bad.json");
    for (files, exit) in [
        ("tor.toml", 0),
        ("tor.toml nowhere", 2),
        ("nowhere bad.json tor.toml", 1),
        ("bad.json nowhere", 1),
    ] {
        let ran = f.run(&format!("paraph hash {files}")).exit(exit);
        let sums = ran.out().lines().count();
        assert_eq!(sums, usize::from(files.contains("tor.toml")), "the good are hashed\n{ran}");
    }
}

#[test]
fn words_that_make_no_command() {
    let f = Folder::office();
    let before = f.listing();
    for line in [
        "paraph",
        "paraph frobnicate",
        "paraph --frobnicate",
        "paraph sign",
        "paraph verify tor.bundle.json",
        "paraph verify tor.bundle.json --roster roster.toml --texts . --no-texts",
        "paraph verify --roster roster.toml",
        "paraph verify tor.bundle.json --roster roster.toml --null",
        "paraph verify tor.bundle.json --roster roster.toml --format junit --json",
        "paraph status --roster roster.toml",
        "paraph status tor.bundle.json",
        "paraph graph . --roster roster.toml --format png",
        "paraph key new mine --no-passphrase --passphrase-file pass",
        "paraph check",
        "paraph check tor.record.json --sha256 D267",
        "paraph roster add Rok-MND --key keys/rok-mnd.pub --holder x --roster roster.toml",
        "paraph sign tor.record.json --key keys/rok-mnd.key --signed-at today --yes",
        "paraph merge",
        "paraph export",
        "paraph export kit",
        "paraph export kit tor.bundle.json",
        "paraph export kit tor.bundle.json -o new --texts . --no-texts",
        "paraph hash",
    ] {
        let ran = f.run(line).exit(2).says("--help");
        let is_json = line.ends_with("--json");
        assert_eq!(ran.out().contains("\"code\":\"usage\""), is_json, "{ran}");
        assert!(is_json || ran.out().is_empty(), "{ran}");
        f.assert_unchanged(&before, &ran);
    }
}

#[test]
fn secrets_are_not_taken_from_the_command_line() {
    let f = Folder::office();
    for line in
        ["paraph key new mine --passphrase secret", "paraph key show keys/rok-mnd.key secret"]
    {
        f.run(line).exit(2).says("this command has no argument");
    }
    // Also not shown when a key file is spoiled.
    f.ok("sed -i '1d' keys/rok-mnd.key");
    let secret = f.text("keys/rok-mnd.key").lines().next().unwrap().to_owned();
    let ran = f.fails(SIGN, 2, "bad-key");
    assert!(!ran.talk.contains(&secret[..16]), "{ran}");
}

#[test]
fn errors_of_json_are_json() {
    let f = Folder::office();
    let error: Error = f.json("paraph canon tor.toml --json", 1);
    assert_eq!((error.code.as_str(), error.exit), ("not-json", 1));
    assert_eq!(error.place, "tor.toml");
    let error: Error = f.json("paraph verify nowhere --roster roster.toml --json", 2);
    assert_eq!(error.place, "nowhere");
    assert!(error.hint.is_some());
}

#[test]
fn nothing_from_outside_reaches_a_terminal_unescaped() {
    let f = Folder::office();
    f.ok("cp roster.toml \"$(printf 'a\\033[31m')\"");
    f.ok("sed -i 's/Jane Doe/Jane\\\\u001b[31mDoe/' roster.toml");
    for command in [
        "paraph verify tor.bundle.json --roster $(printf 'a\\033[31m')",
        "paraph verify $(printf 'b\\033[31m') --roster roster.toml",
        "paraph roster list --roster roster.toml",
        "paraph show $(printf 'b\\033[31m')",
        "paraph hash $(printf 'a\\033[31m') nowhere",
        "paraph sign tor.record.json --key $(printf 'b\\033[31m') --party rok-mnd",
    ] {
        let ran = f.run(command);
        let whole = format!("{}{}", ran.out(), ran.talk);
        // `hash` prints a file's name as `sha256sum` does: it is data for programs.
        if !command.contains("hash") {
            assert!(!whole.contains('\u{1b}'), "{whole:?}");
        }
    }
}
