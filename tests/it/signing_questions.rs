//! Questions on a terminal: the text before a signature, which answers sign and which do not, and the
//! questions for passphrases.

use crate::command_runner::Folder;
use crate::json_shapes::{Report, Signed};
use crate::pty::Terminal;

pub(crate) const SIGN: &str = "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml \
    --as hong-gil-dong.toml --signed-at 2021-08-05T09:10:00+09:00 -o mine.json";

#[test]
fn the_prompt_shows_what_is_signed_and_the_partys_id_signs() {
    let f = Folder::office();
    let (screen, ran) =
        Terminal::new(&f, SIGN).shows("Type rok-mnd to sign: ").types("rok-mnd").ends_unfolded();
    for words in [
        "You are about to SIGN for rok-mnd (Ministry of National Defense)\n",
        "Terms of Reference of the Information and Communication Technology",
        "정보통신기술협력위원회(ICTCC) 약정서 (견본) (ko)\n",
        "Kind         terms of reference\n",
        "Parties named in the record\n  rok-mnd     Ministry of National Defense / 국방부\n",
        "  us-dod-cio  Department of Defense, Chief Information Officer\n",
        "d267b7c4640734c51b5a1a096c3985b478496e551f9d3b23aa5244f1fe0ae26e\n",
        "sponsor diet valve siege infant glad\n",
        "nest measure cable air meadow soup\n",
        "matches  en  authentic version  4,100 bytes  texts/ictcc-tor.en.txt\n",
        "matches  ko  authentic version  4,386 bytes  texts/ictcc-tor.ko.txt\n",
        "Signatory    홍길동 (Hong Gil-dong)\n",
        "Title        Deputy Minister, Office of Planning and Coordination (en)\n             기획조정실장 (ko)\n",
        "Capacity     holder of the office\n",
        "Place        Seoul, KR\n",
        "Warning      the key is a published SPECIMEN: anyone can sign with it\n",
        "Effect       with it, the document is not concluded yet:\n",
        "\n             us-dod-cio has not signed\n",
        "\nInstrument: \"Terms of Reference of the Information and Communication Technology",
        "inner tuna year arm pepper strategy\n",
        "Thu 5 August 2021 09:10 +09:00 (given by you)\n",
        "nothing is signed yet\n",
    ] {
        assert!(screen.contains(words), "no {words:?} on the screen:\n{screen}");
    }
    let ran = ran.exit(0);
    assert_eq!(ran.out(), "mine.json\n");
    assert_eq!(f.read("mine.json"), f.read("tor.rok-mnd.bundle.json"));
}

#[test]
fn the_prompt_shows_whose_clock_it_is_and_what_was_seen() {
    let f = Folder::office();
    let sign = "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --roster roster.toml";
    let (screen, ran) = Terminal::new(&f, sign).shows("to sign: ").types("rok-mnd").ends_unfolded();
    ran.exit(0);
    assert!(screen.contains(" UTC (this computer's clock)\n"), "{screen}");
    assert!(screen.contains("us-dod-cio signed: Jane Doe"), "{screen}");
    assert!(
        screen.contains("Wed 4 August 2021 20:00 -04:00 = Thu 5 August 2021 00:00 UTC (claimed)\n"),
        "{screen}"
    );
    // What no one gave is said, and what this act does.
    assert!(screen.contains("Title        not given: the signature shows none\n"), "{screen}");
    let effect =
        "Effect       according to your roster, this is the last signature that is needed\n";
    assert!(screen.contains(effect), "{screen}");
}

#[test]
fn anything_but_the_partys_id_signs_nothing() {
    let end_of_file = b"\x04";
    for answer in [
        &b"\n"[..],
        b"y\n",
        b"yes\n",
        b"us-dod-cio\n",
        b"ROK-MND\n",
        b"rok\n",
        b"rok-mnd x\n",
        b"\xff\n",
        end_of_file,
    ] {
        let f = Folder::office();
        let before = f.listing();
        let (_, ran) = Terminal::new(&f, SIGN).shows("to sign: ").presses(answer).ends();
        let ran = ran.exit(2).code("declined").says("Nothing was signed");
        assert_eq!(ran.out(), "");
        f.assert_unchanged(&before, &ran);
    }
}

#[test]
fn the_prompt_is_no_data() {
    let f = Folder::office();
    let sign = SIGN.replace("-o mine.json", "-o -");
    let (_, ran) = Terminal::new(&f, &sign).shows("to sign: ").types("rok-mnd").ends();
    let ran = ran.exit(0);
    assert_eq!(ran.bytes(), f.read("tor.rok-mnd.bundle.json"));
}

#[test]
fn with_yes_there_is_no_question() {
    let f = Folder::office();
    let (screen, ran) = Terminal::new(&f, &format!("{SIGN} --yes")).ends();
    ran.exit(0).says("Terms of Reference");
    assert_eq!(screen, "");
}

#[test]
fn what_stops_a_signing_stops_it_before_the_question() {
    let f = Folder::office();
    f.ok("rm -r texts && touch mine.json");
    for line in [SIGN.to_owned(), SIGN.replace("mine.json", "new.json")] {
        let (screen, ran) = Terminal::new(&f, &line).ends();
        assert_eq!(screen, "", "{ran}");
        assert!(
            ran.talk.contains("(output-exists)") || ran.talk.contains("(text-missing)"),
            "{ran}"
        );
    }
}

#[test]
fn seen_is_what_was_shown_even_if_the_file_grew_meanwhile() {
    let f = Folder::office();
    let sign =
        "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --roster roster.toml --json";
    let terminal = Terminal::new(&f, sign).shows("to sign: ");
    f.ok("paraph key new kim --no-passphrase");
    f.ok("paraph roster add us-dod-cio --key kim.pub --holder kim --roster roster.toml");
    f.ok("paraph sign tor.us-dod-cio.bundle.json --key kim.key --roster roster.toml --yes");
    let (_, ran) = terminal.types("rok-mnd").ends();
    let signed: Signed = crate::json_shapes::read(ran.exit(0).out());
    assert_eq!((signed.acts, signed.seen.len()), (3, 1));
    let report: Report =
        f.json("paraph verify tor.us-dod-cio.bundle.json --roster roster.toml --json", 0);
    assert_eq!(report.parties[1].signed_by, ["jane-doe", "kim"]);
}

#[test]
fn a_file_that_became_another_meanwhile_is_left_alone() {
    let f = Folder::office();
    f.copy("fixtures/jsoi/jsoi.bundle.json", "jsoi.bundle.json");
    let sign = "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --roster roster.toml";
    let terminal = Terminal::new(&f, sign).shows("to sign: ");
    f.ok("mv jsoi.bundle.json tor.us-dod-cio.bundle.json");
    let before = f.listing();
    let (_, ran) = terminal.types("rok-mnd").ends();
    let ran = ran.exit(2).code("changed-meanwhile");
    f.assert_unchanged(&before, &ran);
}

#[test]
fn a_key_signed_by_another_process_meanwhile_does_not_sign_twice() {
    let f = Folder::office();
    let sign = "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --roster roster.toml";
    let terminal = Terminal::new(&f, sign).shows("to sign: ");
    f.ok(&format!("{sign} --yes"));
    let before = f.listing();
    let (_, ran) = terminal.types("rok-mnd").ends();
    let ran = ran.exit(2).code("already-signed");
    f.assert_unchanged(&before, &ran);
}

#[test]
fn a_new_passphrase_is_asked_for_twice_and_never_shown() {
    let f = Folder::new();
    let (screen, ran) = Terminal::new(&f, "paraph key new mine")
        .shows("Passphrase for the new key (at least 14 characters): ")
        .hides()
        .types("correct 배터리 스테이플")
        .shows("Repeat the passphrase: ")
        .hides()
        .types("correct 배터리 스테이플")
        .ends();
    let ran = ran.exit(0).says("Keep the passphrase in another place");
    assert!(!screen.contains("correct") && !ran.talk.contains("correct"), "{screen}{ran}");
    f.write_secret("pass", "correct 배터리 스테이플\n");
    let public = f.ok("openssl pkey -in mine.key -passin file:pass -pubout");
    assert_eq!(public.out(), f.text("mine.pub"));
}

#[test]
fn a_new_passphrase_must_be_one_and_the_same() {
    let f = Folder::new();
    let first = |passphrase| {
        Terminal::new(&f, "paraph key new mine")
            .shows("Passphrase for the new key (at least 14 characters): ")
            .hides()
            .types(passphrase)
    };
    let (_, differ) = first("one of the two of mine")
        .shows("Repeat the passphrase: ")
        .hides()
        .types("the other one of them")
        .ends();
    let (_, empty) = first("").ends();
    for (ran, code) in [(differ, "passphrases-differ"), (empty, "empty-passphrase")] {
        let ran = ran.exit(2).code(code);
        assert_eq!(ran.out(), "");
        assert!(f.listing().is_empty(), "{ran}");
    }
}

#[test]
fn the_passphrase_of_a_key_is_asked_for_and_never_shown() {
    for (typed, exit, code) in [
        ("correct harbours", 0, ""),
        ("wrong harbours", 2, "wrong-passphrase"),
        ("", 2, "declined"),
    ] {
        let f = Folder::office();
        f.write_secret("pass", "correct harbours\n");
        f.ok("paraph key new mine --passphrase-file pass");
        let before = f.listing();
        let sign = "paraph sign tor.record.json --key mine.key --party rok-mnd \
                    --as jane-doe.toml -o new.json";
        let terminal =
            Terminal::new(&f, sign).shows("Passphrase for mine.key: ").hides().types(typed);
        let terminal = match exit {
            0 => terminal.shows("to sign: ").types("rok-mnd"),
            _ => terminal,
        };
        let (screen, ran) = terminal.ends();
        let ran = ran.exit(exit);
        assert!(!screen.contains("harbours") && !ran.talk.contains("harbours"), "{screen}{ran}");
        if !code.is_empty() {
            f.assert_unchanged(&before, &ran.code(code));
        }
    }
}

#[test]
fn a_passphrase_file_is_used_instead_of_the_terminal() {
    let f = Folder::new();
    f.write_secret("pass", "correct harbours\n");
    for line in [
        "paraph key new mine --passphrase-file pass",
        "paraph key show mine.key --passphrase-file pass",
    ] {
        let (screen, ran) = Terminal::new(&f, line).ends();
        ran.exit(0);
        assert_eq!(screen, "");
    }
}
