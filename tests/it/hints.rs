//! States in which people get stuck, and the program's hints: a table of the state, the command, the person's
//! goal, and the hint. Each hint is then followed literally, and must lead to the goal.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::command_runner::{Folder, Ran};
use crate::run_as_user::{OTHER_USER, is_root, open_to_others};

/// A state in which a person is stuck.
struct State {
    /// The person's goal.
    wants: &'static str,
    /// How an office gets into the state, line by line.
    before: &'static [&'static str],
    /// The command that the person types.
    command: &'static str,
    /// The exit code.
    exit: i32,
    /// The code of the error, reason or finding; empty for a usage error and for success.
    code: &'static str,
    /// The texts that must be in the output.
    hints: &'static [&'static str],
    /// Texts that must not be in the output.
    never: &'static [&'static str],
    /// The person's next steps, from the output.
    follow: fn(&Folder, &Ran),
}

impl State {
    /// Creates the state, reads the program's output, and follows it.
    fn play(&self) {
        let f = Folder::office();
        for line in self.before {
            f.ok(line);
        }
        let ran = f.run(self.command).exit(self.exit);
        let said = format!("{}{}", ran.out(), ran.talk);
        if !self.code.is_empty() {
            assert!(
                said.contains(&format!("({}", self.code)),
                "{}: {}\n{ran}",
                self.wants,
                self.code
            );
        }
        for hint in self.hints {
            assert!(said.contains(hint), "{}: it does not say {hint:?}\n{ran}", self.wants);
        }
        for never in self.never {
            assert!(!said.contains(never), "{}: it says {never:?}\n{ran}", self.wants);
        }
        (self.follow)(&f, &ran);
    }
}

/// The command to type, from the program's output: from these words to the end of the command.
#[track_caller]
fn typed(ran: &Ran, begins: &str) -> String {
    let said = format!("{}{}", ran.out(), ran.talk);
    let at = said.find(begins).unwrap_or_else(|| panic!("it does not say {begins:?}\n{ran}"));
    let ends = ["\n", "; ", ", ", ". ", "? "].into_iter().filter_map(|end| said[at..].find(end));
    let end = ends.min().unwrap_or(said.len() - at);
    said[at..at + end].trim_end_matches(['?', '.', ')']).to_owned()
}

/// A command with its placeholders filled in: each must occur, and none may remain.
#[track_caller]
fn filled(command: &str, values: &[(&str, &str)]) -> String {
    let mut command = command.to_owned();
    for (placeholder, value) in values {
        assert!(command.contains(placeholder), "{command:?} has no {placeholder}");
        let placeholder = match *placeholder {
            "ID" if command.contains("HOLDER-ID") => "HOLDER-ID",
            placeholder => placeholder,
        };
        command = command.replace(placeholder, value);
    }
    for left in ["NAME", "PARTY", "ID", "FILE", "TIME", "ROSTER", "DIR", "<", "..."] {
        assert!(!command.contains(left), "{left} is left in {command:?}");
    }
    command
}

/// The same command with another word.
#[track_caller]
fn with(command: &str, word: &str, other: &str) -> String {
    assert!(command.contains(word), "{command:?} has no {word:?}");
    command.replace(word, other)
}

/// Each state is a test with its name.
macro_rules! states {
    ($($name:ident: $state:expr;)*) => {
        $(
            #[test]
            fn $name() {
                $state.play();
            }
        )*
    };
}

const SIGN: &str =
    "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes -o new.json";
const VERIFY: &str = "paraph verify tor.bundle.json --roster roster.toml";
const OURS: &str = "--roster roster.toml --yes";
const CONCLUDED: &str = "concluded: \"";

/// The signing keys of the two parties.
const ROK: &str = "keys/rok-mnd.key";
const CIO: &str = "keys/us-dod-cio.key";

/// Signs with a command that the program suggested, and this key.
#[track_caller]
fn sign(f: &Folder, command: &str, key: &str) -> Ran {
    // The command may name the key that was given.
    let values = [("NAME.key", key)];
    let command = filled(command, if command.contains("NAME.key") { &values } else { &[] });
    let more = match (command.contains("--roster"), command.contains("--yes")) {
        (_, true) => "",
        (true, false) => "--yes",
        (false, false) => OURS,
    };
    f.ok(&format!("{command} {more}"))
}

/// Both parties sign a record, the second one in the bundle of the first; then it is concluded.
#[track_caller]
fn both_sign(f: &Folder, record: &str) {
    let first = f.ok(&format!("paraph sign {record} --key {ROK} {OURS}"));
    let bundle = first.out().trim_end();
    f.ok(&format!("paraph sign {bundle} --key {CIO} {OURS}"));
    f.ok(&format!("paraph verify {bundle} --roster roster.toml --record {record}"))
        .prints(CONCLUDED);
}

/// The command of a help topic with this beginning.
#[track_caller]
fn of_topic(f: &Folder, ran: &Ran, begins: &str) -> String {
    let help = f.ok(&typed(ran, "paraph help "));
    let line = help.out().lines().find_map(|line| line.strip_prefix("  ")?.strip_prefix(begins));
    let rest = line.unwrap_or_else(|| panic!("the topic has no {begins:?}\n{help}"));
    format!("{begins}{rest}")
}

/// Fills in a draft as its author does.
fn fill_in(f: &Folder, draft: &str) {
    for (placeholder, filling) in [
        ("<what kind: terms-of-reference, contract>", "contract"),
        ("<title in English>", "Contract (specimen)"),
        ("<id of one party, like rok-mnd>", "rok-mnd"),
        ("<id of the other party>", "us-dod-cio"),
        ("<its name>", "Ministry or Department"),
        ("<language, like en or ko>", "en"),
    ] {
        f.replace(draft, placeholder, filling);
    }
    let text = f.text(draft);
    let created = text.lines().find(|line| line.starts_with("created = ")).unwrap();
    f.replace(draft, created, "created = 2021-08-04T09:00:00-04:00");
}

/// Replaces `old` with a new key of the same holder, exactly as `paraph help lost-keys` says. The holder then
/// signs `bundle`, which is concluded.
fn replace_key(f: &Folder, ran: &Ran, revoke: &str, old: &str, bundle: &str) {
    let of_topic = |begins: &str| of_topic(f, ran, begins);
    f.ok(&format!("{} --no-passphrase", filled(&of_topic("paraph key new"), &[("NAME", "hong")])));
    let revoke = of_topic("paraph roster revoke NAME.pub --reason ").replace("retired", revoke);
    f.ok(&filled(&revoke, &[("NAME.pub", old)]));
    let add = of_topic("paraph roster add");
    let holder = [("PARTY", "rok-mnd"), ("NAME", "hong"), ("ID", "hong-gil-dong")];
    f.ok(&filled(&add, &holder));
    let again = of_topic("paraph sign");
    let bundle = bundle.strip_suffix(".bundle.json").unwrap();
    f.ok(&format!("{} --yes", filled(&again, &[("FILE", bundle), ("NAME", "hong")])));
    f.ok(&format!("paraph verify {bundle}.bundle.json --roster roster.toml")).prints(CONCLUDED);
}

/// An office whose officer signs with `locked.key`, whose passphrase is not in `forgotten`.
const LOCKED: &[&str] = &[
    "rm tor.bundle.json tor.rok-mnd.bundle.json",
    "umask 077 && echo ferry lantern copper meadow > pass && echo another passphrase > forgotten",
    "paraph key new locked --passphrase-file pass",
    "rm roster.toml",
    "paraph roster add us-dod-cio --key keys/us-dod-cio.pub --holder jane-doe --from 2021-01-01T00:00:00Z \
     --roster roster.toml",
    "paraph roster add rok-mnd --key locked.pub --holder hong-gil-dong --roster roster.toml",
];

states! {
    own_public_half_as_key: State {
        wants: "to sign",
        before: &[],
        command: "paraph sign tor.record.json --key keys/rok-mnd.pub --roster roster.toml --yes -o new.json",
        exit: 2,
        code: "bad-key",
        hints: &["the private key is in the same folder: --key keys/rok-mnd.key"],
        never: &[],
        follow: |f, ran| {
            let option = typed(ran, "--key ");
            f.ok(&with(SIGN, "--key keys/rok-mnd.key", &option));
            f.run("paraph verify new.json --roster roster.toml")
                .exit(3)
                .prints("rok-mnd     signed");
            f.fails("paraph key passwd keys/rok-mnd.pub", 2, "public-key")
                .says("its private key is in the same folder: keys/rok-mnd.key");
        },
    };
    public_half_without_the_private_one: State {
        wants: "to sign",
        before: &["rm keys/rok-mnd.key"],
        command: "paraph sign tor.record.json --key keys/rok-mnd.pub --roster roster.toml --yes -o new.json",
        exit: 2,
        code: "bad-key",
        hints: &["--key keys/rok-mnd.key\n", "if the private key is lost, read: paraph help lost-keys"],
        never: &["beside it"],
        follow: |f, ran| {
            f.ok(&typed(ran, "paraph help "));
        },
    };
    a_pdf_given_to_sign: State {
        wants: "to conclude what the PDF says",
        before: &["printf '%%PDF-1.7\\n%%\\342\\343\\317\\323\\n' > contract.pdf"],
        command: "paraph sign contract.pdf --key keys/rok-mnd.key --roster roster.toml --yes",
        exit: 2,
        code: "not-utf8",
        hints: &["this is a PDF document, ", "To begin a record: paraph draft contract.pdf -o contract.toml"],
        never: &["ask the sender"],
        follow: |f, ran| {
            for other in ["paraph record contract.pdf", "paraph show contract.pdf"] {
                assert_eq!(typed(&f.run(other), "paraph draft "), typed(ran, "paraph draft "));
            }
            f.fails("paraph verify tor.bundle.json --roster contract.pdf", 2, "not-utf8")
                .says("name your own roster: --roster roster.toml");
            let drafted = f.ok(&typed(ran, "paraph draft "));
            fill_in(f, "contract.toml");
            f.ok(&typed(&drafted, "paraph record "));
            both_sign(f, "contract.record.json");
        },
    };
    a_text_given_to_sign: State {
        wants: "to sign the record that is about it",
        before: &["rm *.bundle.json"],
        command: "paraph sign texts/ictcc-tor.en.txt --key keys/rok-mnd.key --roster roster.toml --yes",
        exit: 2,
        code: "not-json",
        hints: &["this is a text, ", "paraph sign tor.record.json --key keys/rok-mnd.key"],
        never: &["paraph draft"],
        follow: |f, ran| {
            sign(f, &typed(ran, "paraph sign "), ROK);
            sign(f, "paraph sign tor.rok-mnd.bundle.json --key NAME.key", CIO);
            f.ok("paraph verify tor.rok-mnd.bundle.json --roster roster.toml").prints(CONCLUDED);
        },
    };
    a_draft_given_to_sign: State {
        wants: "to conclude what the draft says",
        before: &["rm *.json"],
        command: "paraph sign tor.toml --key keys/rok-mnd.key --roster roster.toml --yes",
        exit: 2,
        code: "not-json",
        hints: &["this is a draft, ", "to make a record from this draft: paraph record tor.toml"],
        never: &[],
        follow: |f, ran| {
            f.ok(&typed(ran, "paraph record "));
            both_sign(f, "tor.record.json");
        },
    };
    a_draft_given_to_sign_of_which_a_record_is_there: State {
        wants: "to sign that record",
        before: &["rm *.bundle.json"],
        command: "paraph sign tor.toml --key keys/rok-mnd.key --roster roster.toml --yes",
        exit: 2,
        code: "not-json",
        hints: &["this is a draft, ", "to use the record that was made from this draft: paraph sign tor.record.json --key keys/rok-mnd.key"],
        never: &[],
        follow: |f, ran| {
            sign(f, &typed(ran, "paraph sign "), ROK).prints("tor.rok-mnd.bundle.json");
        },
    };
    a_draft_as_roster: State {
        wants: "a verdict",
        before: &["mv roster.toml elsewhere.toml"],
        command: "paraph verify tor.bundle.json --roster tor.toml",
        exit: 2,
        code: "unknown-field",
        hints: &[
            "this is a draft, ",
            "name your own roster: --roster roster.toml\n",
            "to begin a roster, replace PARTY with the id of a party, and HOLDER-ID with an id that you choose for the holder of the key:\n    paraph roster add PARTY --key NAME.pub",
        ],
        never: &["mend that line", "paraph record"],
        follow: |f, ran| {
            f.ok(&with(VERIFY, "roster.toml", "elsewhere.toml")).prints(CONCLUDED);
            begin_roster(f, &typed(ran, "paraph roster add "));
        },
    };
    a_bundle_as_roster: State {
        wants: "to add a key",
        before: &[],
        command: "paraph roster add rok-mnd --key keys/stranger.pub --holder kim --roster tor.bundle.json",
        exit: 2,
        code: "bad-toml",
        hints: &["this is a bundle, ", "did you mean --roster roster.toml?"],
        never: &["straight quotes", "to begin one"],
        follow: |f, ran| {
            let roster = typed(ran, "--roster ");
            f.ok(&format!("paraph roster add rok-mnd --key keys/stranger.pub --holder kim {roster}"));
        },
    };
    a_record_as_draft: State {
        wants: "to sign",
        before: &["rm *.bundle.json"],
        command: "paraph record tor.record.json",
        exit: 2,
        code: "bad-toml",
        hints: &["this is a record", "to sign the record: paraph sign tor.record.json --key NAME.key"],
        never: &["straight quotes"],
        follow: |f, ran| {
            sign(f, &typed(ran, "paraph sign "), ROK);
        },
    };
    a_record_with_a_byte_order_mark: State {
        wants: "to sign it",
        before: &[
            "rm *.bundle.json && mv tor.record.json sent.json",
            "{ printf '\\357\\273\\277'; cat sent.json; } > tor.record.json",
        ],
        command: "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes",
        exit: 1,
        code: "not-json",
        hints: &["byte-order mark", "tail -c +4 tor.record.json > NEW.record.json"],
        never: &["paraph sign"],
        follow: |f, ran| {
            f.ok(&filled(&typed(ran, "tail -c"), &[("NEW", "new")]));
            assert_eq!(f.read("new.record.json"), f.read("sent.json"));
            both_sign(f, "new.record.json");
            for other in [
                "paraph show tor.record.json",
                "paraph check tor.record.json --texts .",
                "paraph verify new.rok-mnd.bundle.json --roster roster.toml --record tor.record.json",
            ] {
                f.run(other).exit(1).says("tail -c +4 tor.record.json");
            }
        },
    };
    a_record_given_to_verify: State {
        wants: "to know whether it is concluded",
        before: &[],
        command: "paraph verify tor.record.json --roster roster.toml",
        exit: 2,
        code: "unknown-format",
        hints: &["this is a record", "the signatures are in the bundle of this record. Use the bundle: paraph verify tor.bundle.json"],
        never: &["refused", "ask the sender"],
        follow: |f, ran| {
            f.ok(&typed(ran, "paraph verify ")).prints(CONCLUDED);
        },
    };
    a_record_without_signatures_given_to_verify: State {
        wants: "to know whether it is concluded",
        before: &["rm *.bundle.json"],
        command: "paraph verify tor.record.json --roster roster.toml",
        exit: 2,
        code: "unknown-format",
        hints: &["to sign the record: paraph sign tor.record.json --key NAME.key --roster roster.toml\n", "if others have signed the record, name their bundle: "],
        never: &["refused", "ask the sender"],
        follow: |f, ran| {
            let signed = sign(f, &typed(ran, "paraph sign "), ROK);
            let bundle = signed.out().trim_end().strip_suffix(".bundle.json").unwrap().to_owned();
            f.run(&filled(&typed(ran, "paraph verify FILE"), &[("FILE", &bundle)]))
                .exit(3)
                .prints("us-dod-cio has not signed");
        },
    };
    a_draft_given_to_verify: State {
        wants: "a verdict",
        before: &["rm *.json"],
        command: "paraph verify tor.toml --roster roster.toml",
        exit: 2,
        code: "not-json",
        hints: &["hint: to make a record from this draft: paraph record tor.toml", "this is a draft"],
        never: &["ask the sender"],
        follow: |f, ran| {
            f.ok(&typed(ran, "paraph record "));
            both_sign(f, "tor.record.json");
        },
    };
    a_mistyped_draft: State {
        wants: "a record",
        before: &[],
        command: "paraph record tor.tml",
        exit: 2,
        code: "not-found",
        hints: &["did you mean tor.toml?"],
        never: &["--force"],
        follow: |f, ran| {
            let meant = typed(ran, "tor.toml");
            f.ok("rm *.json");
            f.ok(&format!("paraph record {meant}"));
        },
    };
    a_mistyped_bundle: State {
        wants: "to merge",
        before: &[],
        command: "paraph merge tor.rok-mdn.bundle.json tor.us-dod-cio.bundle.json -o tor.bundle.json",
        exit: 2,
        code: "not-found",
        hints: &["did you mean tor.rok-mnd.bundle.json?"],
        never: &["--force"],
        follow: |f, _| {
            f.ok("rm tor.bundle.json");
            f.ok("paraph merge tor.rok-mnd.bundle.json tor.us-dod-cio.bundle.json -o tor.bundle.json");
            f.ok(VERIFY).prints(CONCLUDED);
        },
    };
    a_mistyped_party_in_the_roster: State {
        wants: "a verdict",
        before: &["sed -i 's/^id = \"rok-mnd\"/id = \"rok-mdn\"/' roster.toml"],
        command: VERIFY,
        exit: 3,
        code: "party-unknown",
        hints: &[
            "Perhaps your roster has a typing error: rok-mdn instead of rok-mnd.",
            "your roster has rok-mdn. If that is a typing error, change it there to id = \"rok-mnd\"",
        ],
        never: &["ask rok-mdn"],
        follow: |f, ran| {
            f.run("paraph status tor.bundle.json --roster roster.toml")
                .exit(3)
                .prints("If that is a typing error, change it there to id = \"rok-mnd\"");
            f.run(SIGN)
                .exit(2)
                .code("party-not-in-record")
                .says("  roster.toml (")
                .says("did you mean rok-mnd? Then change id = \"rok-mdn\" to id = \"rok-mnd\" in roster.toml\n");
            f.run(&format!("{SIGN} --party rok-mnd"))
                .exit(2)
                .code("key-of-another-party")
                .says("did you mean rok-mnd? Then change id = \"rok-mdn\" to id = \"rok-mnd\" in roster.toml");
            let right = typed(ran, "id = \"");
            f.replace("roster.toml", "id = \"rok-mdn\"", &right);
            f.ok(VERIFY).prints(CONCLUDED);
        },
    };
    a_text_changed_by_its_author: State {
        wants: "that the changed text is concluded",
        before: &["rm tor.bundle.json tor.rok-mnd.bundle.json", "echo changed >> texts/ictcc-tor.en.txt"],
        command: "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes",
        exit: 1,
        code: "text-differs",
        hints: &[
            "restore the signed version\n",
            "if the change is wanted, make a new record: paraph record tor.toml --force\n    then all parties sign the new record, not tor.us-dod-cio.bundle.json: ",
        ],
        never: &[],
        follow: |f, ran| {
            f.run("paraph verify tor.us-dod-cio.bundle.json --roster roster.toml")
                .exit(1)
                .prints("if you changed the text by mistake, restore the signed version");
            f.ok(&typed(ran, "paraph record "));
            // Who signs the old bundle again is sent to the new record.
            let old = "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes";
            let again = f.fails(old, 1, "text-differs").says(
                "tor.record.json is a new record, and has the text as it is now. Sign that record, not \
                 tor.us-dod-cio.bundle.json: paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml",
            );
            assert_eq!(typed(&again, "paraph sign "), typed(ran, "paraph sign "));
            let first = sign(f, &typed(&again, "paraph sign "), ROK);
            f.ok(&format!("paraph sign {} --key {CIO} {OURS}", first.out().trim_end()));
            f.ok(&format!("paraph verify {} --roster roster.toml", first.out().trim_end()))
                .prints(CONCLUDED);
        },
    };
    a_text_changed_by_its_author_who_signs_the_record: State {
        wants: "that the changed text is concluded",
        before: &["rm *.bundle.json", "echo changed >> texts/ictcc-tor.en.txt"],
        command: "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes",
        exit: 1,
        code: "text-differs",
        hints: &["then all parties sign the new record: paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml\n"],
        never: &["not tor.record.json"],
        follow: |f, ran| {
            f.ok(&typed(ran, "paraph record "));
            let first = sign(f, &typed(ran, "paraph sign "), ROK);
            f.ok(&format!("paraph sign {} --key {CIO} {OURS}", first.out().trim_end()));
            f.ok(&format!("paraph verify {} --roster roster.toml", first.out().trim_end()))
                .prints(CONCLUDED);
        },
    };
    both_sides_made_a_record: State {
        wants: "one instrument",
        before: &[
            "rm tor.bundle.json tor.rok-mnd.bundle.json",
            "sed 's/(specimen)\"/(ours)\"/; s/0001\"/0002\"/' tor.toml > ours.toml",
            "paraph record ours.toml",
            "paraph sign ours.record.json --key keys/rok-mnd.key --roster roster.toml --yes",
        ],
        command: "paraph merge ours.rok-mnd.bundle.json tor.us-dod-cio.bundle.json -o tor.bundle.json",
        exit: 1,
        code: "other-record",
        hints: &[
            "agree by telephone which record is meant",
            "if ours.rok-mnd.bundle.json has that record: paraph sign ours.rok-mnd.bundle.json --key NAME.key --roster roster.toml\n",
        ],
        never: &[],
        follow: |f, ran| {
            sign(f, &typed(ran, "paraph sign tor."), ROK);
            f.ok("paraph verify tor.us-dod-cio.bundle.json --roster roster.toml --record tor.record.json")
                .prints(CONCLUDED);
            // Or the other one.
            sign(f, &typed(ran, "paraph sign ours."), CIO);
            f.ok("paraph verify ours.rok-mnd.bundle.json --roster roster.toml").prints(CONCLUDED);
        },
    };
    a_bundle_merged_with_itself: State {
        wants: "a bundle with both signatures",
        before: &["rm tor.bundle.json tor.rok-mnd.bundle.json"],
        command: "paraph merge tor.us-dod-cio.bundle.json tor.us-dod-cio.bundle.json -o tor.bundle.json",
        exit: 0,
        code: "",
        hints: &[
            "tor.us-dod-cio.bundle.json adds nothing: all its acts are already in the bundles before it",
            "next: the bundle has no act for rok-mnd. If they have signed, merge their bundle, too. If not, send them this bundle. They run: ",
        ],
        never: &[],
        follow: |f, ran| {
            sign(f, &typed(ran, "paraph sign "), ROK);
            f.ok(VERIFY).prints(CONCLUDED);
        },
    };
    only_one_party_sealed: State {
        wants: "a sealed set of acts",
        before: &["paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --intent seal --yes"],
        command: VERIFY,
        exit: 0,
        code: "",
        hints: &["next: rok-mnd sealed the acts, but us-dod-cio did not. Send them this bundle. They run: "],
        never: &[],
        follow: |f, ran| {
            sign(f, &typed(ran, "paraph sign "), CIO);
            let ran = f.ok(VERIFY).prints("concluded and sealed: \"");
            assert!(!ran.talk.contains("sealed"), "{ran}");
        },
    };
    a_compromised_key: State {
        wants: "the instrument to stay concluded",
        before: &[
            "paraph roster revoke keys/rok-mnd.pub --reason compromised --since 2025-01-01T00:00:00Z \
             --roster roster.toml",
        ],
        command: VERIFY,
        exit: 3,
        code: "not-signed",
        hints: &[
            "note when you held it: paraph roster accept FILE --on TIME --roster ROSTER\n      if not, ask hong-gil-dong to make a new key",
        ],
        never: &["cannot be met"],
        follow: |f, ran| {
            f.ok("cp roster.toml before.toml");
            let accept = typed(ran, "paraph roster accept ");
            let held = [("FILE", "tor.bundle.json"), ("TIME", "2021-09-01T00:00:00Z"), ("ROSTER", "roster.toml")];
            f.ok(&filled(&accept, &held));
            f.ok(VERIFY).prints("concluded; claimed since ");

            // If they cannot prove that they held it: a new key, and a new signature.
            f.ok("cp before.toml roster.toml && paraph key new hong --no-passphrase");
            f.ok("paraph roster add rok-mnd --key hong.pub --holder hong-gil-dong --roster roster.toml");
            f.run(VERIFY)
                .exit(3)
                .prints("if not, ask hong-gil-dong to sign again with the key that your roster has now");
            f.ok(&format!("paraph sign tor.bundle.json --key hong.key {OURS}"));
            f.ok(VERIFY).prints(CONCLUDED);
        },
    };
    a_compromised_key_before_its_holder_signed: State {
        wants: "the missing signature",
        before: &["paraph roster revoke keys/rok-mnd.pub --reason compromised --roster roster.toml"],
        command: "paraph verify tor.us-dod-cio.bundle.json --roster roster.toml",
        exit: 3,
        code: "not-signed",
        hints: &[
            "[hong-gil-dong] can use now. Ask them to make a new key. They run: paraph key new NAME\n",
        ],
        never: &["cannot be met"],
        follow: |f, ran| {
            f.run("paraph status tor.us-dod-cio.bundle.json --roster roster.toml")
                .exit(3)
                .prints("paraph roster add rok-mnd --key NAME.pub --holder hong-gil-dong");
            let sign = format!("paraph sign tor.us-dod-cio.bundle.json --key {ROK} {OURS}");
            f.fails(&sign, 2, "revoked").says(
                "paraph key new hong-gil-dong-2 --dir keys --roster roster.toml --party rok-mnd --holder hong-gil-dong",
            );
            f.ok("paraph key new hong --no-passphrase");
            let add = typed(ran, "paraph roster add ");
            f.ok(&filled(&add, &[("NAME", "hong"), ("ROSTER", "roster.toml")]));
            f.ok(&with(&sign, ROK, "hong.key"));
            f.ok("paraph verify tor.us-dod-cio.bundle.json --roster roster.toml").prints(CONCLUDED);
        },
    };
    a_stolen_key_that_is_reported: State {
        wants: "to go on with another key",
        before: &["rm tor.bundle.json tor.rok-mnd.bundle.json"],
        command: "paraph roster revoke keys/rok-mnd.pub --reason compromised --roster roster.toml",
        exit: 0,
        code: "",
        hints: &["no signature of this key counts", "To add the holder's new key, read: paraph help lost-keys"],
        never: &[],
        follow: |f, ran| {
            f.copy("fixtures/roster.toml", "roster.toml");
            replace_key(f, ran, "compromised", "keys/rok-mnd.pub", "tor.us-dod-cio.bundle.json");
        },
    };
    a_forgotten_passphrase: State {
        wants: "to sign",
        before: LOCKED,
        command: "paraph sign tor.us-dod-cio.bundle.json --key locked.key --passphrase-file forgotten \
                  --roster roster.toml --yes",
        exit: 2,
        code: "wrong-passphrase",
        hints: &["If you have forgotten it, read: paraph help lost-keys"],
        never: &[],
        follow: |f, ran| {
            replace_key(f, ran, "retired", "locked.pub", "tor.us-dod-cio.bundle.json");
        },
    };
    a_lost_key: State {
        wants: "to sign",
        before: LOCKED,
        command: "rm locked.key; paraph sign tor.us-dod-cio.bundle.json --key locked.key --passphrase-file pass \
                  --roster roster.toml --yes",
        exit: 2,
        code: "not-found",
        hints: &["only the public key locked.pub is here. Look for a copy of locked.key\n    if there is no copy, the key is lost. Read: "],
        never: &["check the name"],
        follow: |f, ran| {
            replace_key(f, ran, "retired", "locked.pub", "tor.us-dod-cio.bundle.json");
        },
    };
    a_key_that_the_roster_does_not_have: State {
        wants: "to sign",
        before: &[
            "rm tor.bundle.json tor.rok-mnd.bundle.json",
            "paraph key new kim --no-passphrase",
        ],
        command: "paraph sign tor.us-dod-cio.bundle.json --key kim.key --roster roster.toml --yes",
        exit: 2,
        code: "unknown-key",
        hints: &["if it is, add it to your roster. Replace PARTY with the party for which you sign (rok-mnd or us-dod-cio), and HOLDER-ID with an id", "  kim.key (public key: kim.pub) (unknown-key)"],
        never: &["words"],
        follow: |f, ran| {
            let add = typed(ran, "paraph roster add ");
            f.ok(&filled(&add, &[("PARTY", "rok-mnd"), ("ID", "kim")]));
            f.ok(&format!("paraph sign tor.us-dod-cio.bundle.json --key kim.key {OURS}"));
            f.ok("paraph verify tor.us-dod-cio.bundle.json --roster roster.toml").prints(CONCLUDED);
        },
    };
    a_roster_that_is_not_there_when_signing: State {
        wants: "to sign",
        before: &["rm roster.toml tor.bundle.json tor.rok-mnd.bundle.json", "paraph key new kim --no-passphrase"],
        command: "paraph sign tor.us-dod-cio.bundle.json --key kim.key --roster roster.toml --yes",
        exit: 2,
        code: "not-found",
        hints: &["to begin this roster, replace PARTY with the party for which you sign (rok-mnd or us-dod-cio), and HOLDER-ID with an id"],
        never: &["check the name"],
        follow: |f, ran| {
            let add = typed(ran, "paraph roster add ");
            f.ok(&filled(&add, &[("PARTY", "rok-mnd"), ("ID", "kim")]));
            f.ok(&format!("paraph sign tor.us-dod-cio.bundle.json --key kim.key {OURS}"));
        },
    };
    a_roster_that_has_only_the_other_party: State {
        wants: "to sign for the own party",
        before: &[
            "rm roster.toml tor.bundle.json tor.rok-mnd.bundle.json",
            "paraph roster add us-dod-cio --key keys/us-dod-cio.pub --holder jane-doe --from 2021-01-01T00:00:00Z \
             --roster roster.toml",
            "paraph key new kim --no-passphrase",
        ],
        command: "paraph sign tor.us-dod-cio.bundle.json --key kim.key --roster roster.toml --yes",
        exit: 2,
        code: "unknown-key",
        hints: &["Replace PARTY with the party for which you sign (rok-mnd or us-dod-cio), "],
        never: &["(us-dod-cio)", "roster add us-dod-cio"],
        follow: |f, ran| {
            let add = typed(ran, "paraph roster add ");
            f.ok(&filled(&add, &[("PARTY", "rok-mnd"), ("ID", "kim")]));
            f.ok(&format!("paraph sign tor.us-dod-cio.bundle.json --key kim.key {OURS}"));
            f.ok("paraph verify tor.us-dod-cio.bundle.json --roster roster.toml").prints(CONCLUDED);
        },
    };
    a_party_that_joins_later: State {
        wants: "to be a party, too",
        before: &[
            "paraph roster add moj --key keys/stranger.pub --holder kim --roster roster.toml",
        ],
        command: "paraph sign tor.bundle.json --key keys/stranger.key --roster roster.toml --yes",
        exit: 2,
        code: "party-not-in-record",
        hints: &["to add another party, all parties must sign a new record. To see how: paraph help changes"],
        never: &["did you mean"],
        follow: |f, ran| {
            f.run(&format!("{VERIFY} --party moj"))
                .exit(1)
                .prints("to add moj as a party, all parties must sign a new record. To see how: paraph help changes");
            let party = "[[party]]\nid = \"moj\"\nname = { en = \"Ministry of Justice\" }\n\n[[text]]";
            f.write("three.toml", f.text("tor.toml").replace("0001\"", "0003\"").replacen("[[text]]", party, 1));
            relate(f, ran, "three.toml", "supersedes");
            f.ok("paraph record three.toml");
            both_sign_first(f, "three.record.json");
            f.ok(&format!("paraph sign three.rok-mnd.bundle.json --key keys/stranger.key {OURS}"));
            f.ok("paraph verify three.rok-mnd.bundle.json --roster roster.toml --party moj")
                .prints("concluded: \"")
                .prints(" between moj, rok-mnd and us-dod-cio");
            f.ok("paraph status . --roster roster.toml").prints("superseded");
        },
    };
    a_person_without_a_key_wants_to_sign_on_paper: State {
        wants: "the party's signature to count",
        before: &["rm tor.bundle.json tor.rok-mnd.bundle.json"],
        command: "paraph sign tor.us-dod-cio.bundle.json --roster roster.toml",
        exit: 2,
        code: "",
        hints: &["to sign on paper instead, read: paraph help changes"],
        never: &[],
        follow: |f, ran| {
            f.run(&format!("{SIGN} --intent paper")).exit(2).says("on paper instead, read: paraph help changes");
            f.fails("paraph help paper", 2, "no-such-topic").says("paraph help changes");
            // The paper names the record, and a colleague who has a key signs it.
            f.ok("paraph show tor.record.json").prints("d267b7c4");
            let signs = of_topic(f, ran, "paraph sign tor.record.json --key NAME.key");
            f.ok("paraph key new kim --no-passphrase");
            f.ok("paraph roster add rok-mnd --key kim.pub --holder kim --roster roster.toml");
            let signs = with(&signs, "tor.record.json", "tor.us-dod-cio.bundle.json");
            f.ok(&format!("{} --yes", filled(&signs, &[("NAME.key", "kim.key")])));
            f.ok("paraph verify tor.us-dod-cio.bundle.json --roster roster.toml").prints(CONCLUDED);
        },
    };
    a_correction_after_the_first_signature: State {
        wants: "that the corrected record is concluded",
        before: &[
            "rm tor.bundle.json tor.rok-mnd.bundle.json",
            "sed -i 's/(specimen)\"/(corrected specimen)\"/' tor.toml",
        ],
        command: "paraph record tor.toml",
        exit: 2,
        code: "output-exists",
        hints: &[
            "the record there is already signed (tor.us-dod-cio.bundle.json)\n",
            "to correct the record before all parties have signed: paraph record tor.toml --force\n",
            "to correct the record after that, read: paraph help changes\n",
        ],
        never: &[],
        follow: |f, ran| {
            f.ok(&typed(ran, "paraph record "))
                .says("All parties must sign the new record. If all had signed the old record")
                .says("paraph help changes");
            both_sign(f, "tor.record.json");
            // The signature of the old record is withdrawn, and its bundle sent.
            let withdraw = of_topic(f, ran, "paraph sign OLD.bundle.json");
            let withdraw = filled(&withdraw, &[("OLD", "tor.us-dod-cio"), ("NAME.key", CIO)]);
            f.ok(&format!("{withdraw} --yes"));
            f.run("paraph verify tor.us-dod-cio.bundle.json --roster roster.toml").exit(3);
        },
    };
    a_correction_after_all_have_signed: State {
        wants: "that the correction is concluded, and replaces the old record",
        before: &["rm tor.bundle.json", "sed -i 's/(specimen)\"/(corrected specimen)\"/' tor.toml"],
        command: "paraph record tor.toml --force",
        exit: 0,
        code: "",
        hints: &[
            "warning: the old record was replaced, but all parties have signed it: tor.rok-mnd.bundle.json and \
             tor.us-dod-cio.bundle.json. The old record stays concluded",
            "paraph draft TEXT... --supersedes tor.rok-mnd.bundle.json -o NEW.toml\n    to read more about changes: paraph help changes\n",
        ],
        never: &["All parties must sign the new record"],
        follow: |f, ran| {
            let names = typed(ran, "--supersedes ");
            let draft = format!("paraph draft texts/ictcc-tor.en.txt {names}");
            f.ok(&filled(&draft, &[("NEW", "new")]));
            // It names the record that is concluded, not the new one.
            assert!(f.text("new.toml").contains("sha256 = \"d267b7c4"));
        },
    };
    an_amendment_with_a_wrong_digit: State {
        wants: "that it amends the instrument",
        before: &[
            "sed 's/0001\"/0009\"/' tor.toml > am.toml",
            "sum=$(sha256sum tor.record.json | cut -c 2-64) && printf '\\n[[relation]]\\nrelation = \"amends\"\\n\
             record = { id = \"urn:uuid:6f1b0d1c-2021-4804-8a0c-1c7cc0000001\", sha256 = \"e%s\" }\\n' $sum \
             >> am.toml",
        ],
        command: "paraph lint am.toml --with tor.record.json",
        exit: 0,
        code: "relation-wrong-digest",
        hints: &["/relations/0/record/sha256: ", "If you mean the record that you gave, write sha256 = \"d267b7c4"],
        never: &[],
        follow: |f, ran| {
            f.ok("paraph lint am.toml").says("name the folder that has them: --with DIR");
            // A user who did not check before gets the message after the signature.
            f.ok("cp am.toml wrong.toml && paraph record wrong.toml");
            f.ok(&format!(
                "paraph sign wrong.record.json --key {ROK} {OURS} --with tor.record.json -o warned.json"
            ))
            .says("If you mean the record that you gave, write sha256 = \"d267b7c4")
            .says("in the draft. Then make the record again, and sign the new record");
            both_sign(f, "wrong.record.json");
            f.ok("paraph status wrong.rok-mnd.bundle.json --with tor.bundle.json --roster roster.toml")
                .prints("(relation-wrong-digest)")
                .prints("sign a new record that names its digest (relation-wrong-digest)");
            f.ok("paraph verify wrong.rok-mnd.bundle.json --with tor.bundle.json --roster roster.toml")
                .prints("(relation-wrong-digest)");

            // The draft that the help suggests has the right digest from the start.
            let help = f.ok("paraph help changes");
            let mut lines = help.out().lines().filter_map(|line| line.strip_prefix("  "));
            let draft = lines.find(|line| line.starts_with("paraph draft ")).unwrap();
            let draft = draft.replace("TEXT...", "texts/ictcc-tor.en.txt");
            f.ok(&filled(&draft, &[("NEW", "new")]));
            assert!(f.text("new.toml").contains(&typed(ran, "sha256 = \"")[..75]));

            let text = f.text("am.toml");
            let wrong = &text[text.rfind("sha256 = \"").unwrap()..][..75];
            f.replace("am.toml", wrong, &typed(ran, "sha256 = \"")[..75]);
            let ran = f.ok("paraph lint am.toml --with tor.record.json");
            assert!(!ran.out().contains("relation-wrong-digest"), "{ran}");
            f.ok("paraph record am.toml");
            both_sign(f, "am.record.json");
            f.ok("paraph status tor.bundle.json am.rok-mnd.bundle.json --roster roster.toml")
                .prints("  amended since ");
        },
    };
    verify_without_a_roster: State {
        wants: "a verdict",
        before: &["mv roster.toml elsewhere.toml"],
        command: "paraph verify tor.bundle.json",
        exit: 2,
        code: "",
        hints: &[
            "name your own roster, the list that says who holds each key: --roster roster.toml\n",
            "to begin a roster, replace PARTY with the id of a party, and HOLDER-ID with an id that you choose for the holder of the key:\n    paraph roster add PARTY --key NAME.pub --holder HOLDER-ID --roster roster.toml\n",
        ],
        never: &[],
        follow: |f, ran| {
            begin_roster(f, &typed(ran, "paraph roster add "));
        },
    };
}

/// The test runs as another user if it was started by root, because root can read all files.
#[test]
fn a_home_that_cannot_be_read() {
    let f = Folder::office();
    f.ok("mkdir -p home/.config/paraph && chmod 755 keys texts");
    open_to_others(&f);
    let closed =
        |mode| fs::set_permissions(f.path("home"), fs::Permissions::from_mode(mode)).unwrap();
    closed(0o000);
    let user = if is_root() { OTHER_USER } else { "" };
    let verify = format!("{user} env HOME=$PWD/home ./paraph verify tor.bundle.json");
    let ran = f.run(&verify).exit(2).code("permission-denied");
    let option = typed(&ran.says("to run without them, add --no-config"), "--no-config");
    let ran = f.run(&format!("{verify} {option}")).exit(2);
    let roster = typed(&ran, "--roster roster.toml");
    f.ok(&format!("{verify} {option} {roster}")).prints(CONCLUDED);
    closed(0o755);
}

/// Begins a roster with the keys of both parties, with the command that the program suggested.
#[track_caller]
fn begin_roster(f: &Folder, add: &str) {
    for (party, holder) in [("rok-mnd", "hong-gil-dong"), ("us-dod-cio", "jane-doe")] {
        let key = format!("keys/{party}");
        let add = filled(add, &[("PARTY", party), ("NAME", &key), ("ID", holder)]);
        f.ok(&format!("{add} --from 2021-01-01T00:00:00Z"));
    }
    f.ok(VERIFY).prints(CONCLUDED);
}

/// The two old parties sign a record of three.
#[track_caller]
fn both_sign_first(f: &Folder, record: &str) {
    let first = f.ok(&format!("paraph sign {record} --key {ROK} {OURS}"));
    f.ok(&format!("paraph sign {} --key {CIO} {OURS}", first.out().trim_end()));
}

/// Adds a relation to `tor.record.json` to a draft, as `paraph help changes` shows it.
#[track_caller]
fn relate(f: &Folder, ran: &Ran, draft: &str, relation: &str) {
    let help = f.ok(&typed(ran, "paraph help "));
    let lines = help.out().lines().filter_map(|line| line.strip_prefix("  "));
    let from = lines.skip_while(|line| *line != "[[relation]]").take(3);
    let block: String = from.map(|line| format!("{line}\n")).collect();
    let hash = f.ok("paraph hash tor.record.json").out()[..64].to_owned();
    let id = "urn:uuid:6f1b0d1c-2021-4804-8a0c-1c7cc0000001";
    let block = with(&block, "\"amends\"", &format!("\"{relation}\""));
    let block = with(&block, "urn:uuid:...", id).replace("\"...\"", &format!("\"{hash}\""));
    f.write(draft, format!("{}\n{block}", f.text(draft)));
}
