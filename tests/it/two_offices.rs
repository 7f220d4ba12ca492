//! Two offices conclude an instrument from nothing: on a terminal, each in its own folder, on different days.
//! Their keystrokes are counted.

use crate::clock;
use crate::command_runner::{Folder, Ran};
use crate::pty::Terminal;

const PASSPHRASE: &str = "ferry lantern copper meadow";

/// Both offices, and the number of keystrokes.
struct Offices {
    f: Folder,
    commands: usize,
    keystrokes: usize,
}

impl Offices {
    fn begin() -> Self {
        let f = Folder::new();
        for language in ["en", "ko"] {
            let text = format!("fixtures/ictcc-tor/texts/ictcc-tor.{language}.txt");
            f.copy(&text, &format!("washington/tor.{language}.txt"));
        }
        f.ok("mkdir seoul");
        clock::make(&f);
        Self { f, commands: 0, keystrokes: 0 }
    }

    /// Types a command in an office, with dictated words in place of `WORDS`, which are not counted, and
    /// answers its questions.
    fn types(
        &mut self,
        day: u8,
        office: &str,
        line: &str,
        words: &str,
        answers: &[(&str, &str)],
    ) -> Ran {
        self.commands += 1;
        // The Enter key counts too.
        self.keystrokes += line.replace("WORDS", "").chars().count() + 1;
        let line = line.replace("WORDS", words);
        let clock = clock::at(&self.f, &format!("2026-03-{day:02}T09:00:00Z"));
        let mut terminal = Terminal::new(&self.f, &format!("cd {office} && {clock} {line}"));
        for (question, answer) in answers {
            terminal = terminal.shows(question).types(answer);
        }
        let (screen, ran) = terminal.ends_unfolded();
        assert_eq!(ran.exit, Some(0), "{line}\n{screen}\n{ran}");
        ran
    }
}

/// The twelve words of a new key.
fn words_of(made: &Ran) -> String {
    let words = made.out().split_once("words  ").expect("words").1;
    words.split_whitespace().take(12).collect::<Vec<_>>().join(" ")
}

#[test]
fn from_nothing_to_concluded_with_receipts_in_twelve_commands() {
    let mut they = Offices::begin();
    let twice = [("assphrase", PASSPHRASE), ("epeat", PASSPHRASE)];
    let sign_for = |party| [("assphrase", PASSPHRASE), ("to sign: ", party)];

    // Monday, Washington.
    let lee = they.types(
        2,
        "washington",
        "paraph key new lee -r roster.toml --party us-dod-cio",
        "",
        &twice,
    );
    they.types(2, "washington", "paraph draft tor.en.txt tor.ko.txt -o tor.toml", "", &[]);
    // Editing is not counted.
    let edits = [
        ("<what kind: terms-of-reference, contract>", "terms-of-reference"),
        ("<title in English>", "Terms of Reference (specimen)"),
        ("<id of one party, like rok-mnd>", "us-dod-cio"),
        ("<id of the other party>", "rok-mnd"),
        ("<its name>", "A party (specimen)"),
    ];
    for (placeholder, value) in edits {
        they.f.replace("washington/tor.toml", placeholder, value);
    }
    they.types(2, "washington", "paraph record tor.toml", "", &[]);
    they.types(
        2,
        "washington",
        "paraph sign tor.record.json -k lee.key -r roster.toml",
        "",
        &sign_for("us-dod-cio"),
    );

    // By e-mail, the bundle and the texts; by telephone, the words.
    they.f.ok("cp washington/tor.us-dod-cio.bundle.json washington/tor.record.json washington/*.txt seoul");

    // Tuesday, Seoul.
    let hong =
        they.types(3, "seoul", "paraph key new hong -r roster.toml --party rok-mnd", "", &twice);
    they.types(
        3,
        "seoul",
        "paraph roster add us-dod-cio --bundle tor.us-dod-cio.bundle.json --words 'WORDS' --holder lee -r roster.toml",
        &words_of(&lee),
        &[],
    )
    .says("The key is valid from Mon 2 March 2026 09:00 UTC");
    they.types(
        3,
        "seoul",
        "paraph sign tor.us-dod-cio.bundle.json -k hong.key -r roster.toml",
        "",
        &sign_for("rok-mnd"),
    );
    let verify = "paraph verify tor.us-dod-cio.bundle.json -r roster.toml --record tor.record.json";
    let accept = "paraph roster accept tor.us-dod-cio.bundle.json -r roster.toml";
    they.types(3, "seoul", verify, "", &[]).prints("concluded: ");
    they.types(3, "seoul", accept, "", &[]);

    // The bundle goes back.
    they.f.ok("cp seoul/tor.us-dod-cio.bundle.json washington");

    // Wednesday, Washington.
    they.types(
        4,
        "washington",
        "paraph roster add rok-mnd --bundle tor.us-dod-cio.bundle.json --words 'WORDS' --holder hong -r roster.toml",
        &words_of(&hong),
        &[],
    );
    they.types(4, "washington", verify, "", &[]).prints("concluded: ");
    they.types(4, "washington", accept, "", &[]);

    assert!(they.commands <= 12, "{} commands", they.commands);
    assert!(they.keystrokes <= 800, "{} keystrokes", they.keystrokes);
}
