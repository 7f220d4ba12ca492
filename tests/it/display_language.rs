//! The language of the program, and what is the same in every language: JSON, exit codes, codes, files.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command_runner::{Folder, Ran};
use crate::repository;

/// A command that fails with a message and a hint.
const FAILS: &str = "paraph show nowhere";
/// The environment of an office in Seoul.
const SEOUL: &str = "LC_ALL= LANG=ko_KR.UTF-8";

/// The language of an error.
#[track_caller]
fn spoken(ran: &Ran) -> &'static str {
    let begins = |words: &str| ran.talk.starts_with(words);
    match (begins("paraph: error: "), begins("paraph: 오류: ")) {
        (true, false) => "en",
        (false, true) => "ko",
        _ => panic!("it begins with no error\n{ran}"),
    }
}

#[test]
fn the_language_is_that_of_the_option_then_of_the_configuration_then_of_the_environment() {
    let f = Folder::new();
    for (language, home) in [("en", "english"), ("ko", "korean")] {
        let file = format!("{home}/.config/paraph/config.toml");
        f.write(&file, format!("lang = \"{language}\"\n"));
        f.ok(&format!("chmod -R go-w {home} ."));
    }
    let rows = [
        // No configuration, no option.
        ("LC_ALL= LANG=", "", "en"),
        (SEOUL, "", "ko"),
        ("LC_ALL= LC_MESSAGES=ko_KR.UTF-8 LANG=en_US.UTF-8", "", "ko"),
        ("LC_ALL= LC_MESSAGES=en_US.UTF-8 LANG=ko_KR.UTF-8", "", "en"),
        ("LC_ALL=en_US.UTF-8 LC_MESSAGES=ko_KR.UTF-8 LANG=ko_KR.UTF-8", "", "en"),
        ("LC_ALL=ko_KR.UTF-8 LC_MESSAGES=C LANG=C", "", "ko"),
        ("LC_ALL=C LANG=ko_KR.UTF-8", "", "en"),
        ("LC_ALL=POSIX LANG=ko_KR.UTF-8", "", "en"),
        ("LC_ALL=ko", "", "ko"),
        ("LC_ALL=fr_FR.UTF-8 LANG=ko_KR.UTF-8", "", "en"),
        ("LC_ALL=ko_KR.EUC-KR", "", "en"),
        // The configuration overrides the environment.
        ("HOME=$PWD/korean LC_ALL=C", "", "ko"),
        ("HOME=$PWD/english LC_ALL=ko_KR.UTF-8", "", "en"),
        ("HOME=$PWD/korean LC_ALL=C", "--no-config", "en"),
        // The option overrides both.
        ("HOME=$PWD/korean LC_ALL=ko_KR.UTF-8", "--lang en", "en"),
        ("HOME=$PWD/english LC_ALL=C", "--lang=ko", "ko"),
        ("LC_ALL=C", "--lang ko", "ko"),
        ("LC_ALL=C", "--lang ko --no-config", "ko"),
    ];
    for (environment, options, language) in rows {
        let ran = f.run(&format!("{environment} {FAILS} {options}")).exit(2);
        assert_eq!(spoken(&ran), language, "{environment} {options}\n{ran}");
    }
}

#[test]
fn where_letters_are_not_utf8_nothing_but_ascii_is_written() {
    let f = Folder::office();
    for line in [FAILS, "paraph config", "paraph hash -c tor.toml", "paraph help nothing"] {
        let ran = f.run(&format!("LC_ALL=ko_KR.EUC-KR {line}"));
        assert!(ran.talk.is_ascii() && ran.out().is_ascii(), "{ran}");
    }
}

#[test]
fn another_language_is_a_usage_error_that_names_those_that_exist() {
    let f = Folder::new();
    for line in ["paraph --lang fr config", "paraph config --lang=", "paraph config --lang=KO"] {
        let ran = f.run(&format!("{SEOUL} {line}")).exit(2).says("--lang <LANG>");
        assert!(ran.talk.contains(": en, ko"), "{ran}");
        assert_eq!(ran.out(), "", "{ran}");
    }
}

#[test]
fn another_language_in_the_configuration_is_an_error_that_names_those_that_exist() {
    let f = Folder::new();
    f.write("home/.config/paraph/config.toml", "lang = \"fr\"\n");
    f.ok("chmod -R go-w home .");
    let config = "HOME=$PWD/home paraph config";
    let names_both = |ran: &Ran| {
        let lists = ["en, ko", "en or ko", "en 또는 ko"];
        assert!(lists.iter().any(|list| ran.talk.contains(list)), "{ran}");
    };
    names_both(&f.fails(config, 2, "unknown-word").says("config.toml line 1, column 8 "));
    let ran = f.run(&format!("{SEOUL} {config}")).exit(2);
    assert_eq!(spoken(&ran), "ko", "{ran}");
    let ran = ran.says("config.toml 1행 8열 (unknown-word)\n");
    names_both(&ran);
    assert_eq!(ran.out(), "", "{ran}");
    // A command without defaults from the configuration works.
    f.ok("printf x > x && HOME=$PWD/home paraph hash x");
    f.ok("paraph config --no-config");
}

/// Commands that succeed and commands that fail, each in a separate office.
const LINES: &[&str] = &[
    // Commands that succeed.
    "paraph verify tor.bundle.json --roster roster.toml --at 2026-01-01T00:00:00Z",
    "paraph verify tor.rok-mnd.bundle.json --roster roster.toml --at 2026-01-01T00:00:00Z",
    "paraph verify . --roster roster.toml --at 2026-01-01T00:00:00Z",
    "paraph verify tor.rok-mnd.bundle.json --with . --roster roster.toml --at 2026-01-01T00:00:00Z",
    "paraph status . --roster roster.toml --at 2026-01-01T00:00:00Z",
    "paraph show tor.bundle.json",
    "paraph show tor.record.json",
    "paraph lint tor.toml",
    "paraph hash tor.bundle.json tor.toml",
    "paraph check tor.record.json --texts .",
    "paraph check tor.bundle.json",
    "paraph roster list --roster roster.toml",
    "paraph roster check --roster roster.toml --at 2026-01-01T00:00:00Z",
    "paraph key show keys/rok-mnd.pub",
    "paraph config",
    "paraph merge tor.rok-mnd.bundle.json tor.us-dod-cio.bundle.json -o all.json",
    "paraph export kit tor.bundle.json -o kit",
    "paraph record tor.toml --force",
    "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes \
     --as hong-gil-dong.toml --signed-at 2021-08-05T09:10:00+09:00 -o mine.json",
    // Commands that fail.
    "paraph show nowhere",
    "paraph show .",
    "paraph show tor.toml",
    "paraph show keys/rok-mnd.pub",
    "paraph show - < /dev/null",
    "paraph verify tor.toml --roster roster.toml --at 2026-01-01T00:00:00Z",
    "paraph verify tor.record.json --roster roster.toml",
    "paraph verify tor.bundle.json --roster tor.toml",
    "paraph verify tor.bundle.json --roster roster.toml --record nowhere",
    "paraph verify keys --roster roster.toml",
    "paraph verify --list /dev/null --roster roster.toml",
    "paraph check tor.record.json --sha256 $(sha256sum tor.toml | cut -c -64)",
    "paraph check tor.record.json tor.toml nowhere",
    "paraph hash -c tor.toml",
    "paraph hash nowhere /proc/self/status",
    "paraph merge tor.bundle.json tor.toml -o all.json",
    "paraph merge tor.bundle.json -o tor.toml",
    "sed -i s/MC/MD/ tor.bundle.json; paraph merge tor.bundle.json -o all.json --salvage",
    "rm -r texts; paraph export kit tor.bundle.json -o kit",
    "mkdir kit && touch kit/x && paraph export kit tor.bundle.json -o kit",
    "paraph record tor.toml",
    "rm -r texts; paraph record tor.toml --force",
    "echo 'x = ' >> roster.toml; paraph roster list --roster roster.toml",
    "echo 'x = 1' >> roster.toml; paraph roster list --roster roster.toml",
    "paraph key new keys/rok-mnd --no-passphrase",
    "chmod 644 keys/*.key; paraph key new me --no-passphrase > /dev/null 2>&1; chmod 644 me.key; \
     paraph key export me.key --format pkcs8-pem -o other.key",
    "paraph help nothing",
    "paraph man --dir nowhere",
    "paraph canon tor.toml",
];

/// The output of a line in a language, in JSON and as text, in a separate office.
fn answers(line: &str, language: &str) -> (Ran, Ran) {
    let run = |options: &str| {
        let f = Folder::office();
        f.run(&format!("{line} --lang {language}{options}"))
    };
    (run(" --json"), run(""))
}

#[test]
fn the_json_of_usage_errors_is_the_same_in_every_language() {
    let f = Folder::office();
    for line in [
        "paraph",
        "paraph verify",
        "paraph verify tor.bundle.json --rooster roster.toml",
        "paraph verify tor.bundle.json --roster roster.toml --at tomorrow",
        "paraph verify tor.bundle.json --roster roster.toml --format text",
        "paraph sign tor.record.json --key x.key --intent foo",
        "paraph sign tor.record.json --key x.key --of 12",
        "paraph check tor.record.json --sha256 12",
        "paraph roster add a --key x.pub --holder x --party-name 국방부 --roster roster.toml",
        "paraph draft texts/ictcc-tor.ko.txt --party a",
        "paraph show \"x\u{1}\" --rooster",
        "paraph roster list roster.toml",
    ] {
        let json = |lang: &str| {
            let ran = f.run(&format!("{line} --json --lang {lang}")).exit(2);
            let json = ran.out();
            assert!(json.starts_with("{\"format\":\"paraph/error/1\",\"code\":\"usage\""), "{ran}");
            assert!(json.is_ascii() || line.contains('국'), "{ran}");
            assert!(!json.contains("\\u{a}") && !json.contains("\\n"), "{ran}");
            json.to_owned()
        };
        assert_eq!(json("en"), json("ko"), "{line}");
    }
    // In text, both differ.
    let line = "paraph verify tor.bundle.json --roster roster.toml --at tomorrow";
    f.run(&format!("{line} --lang ko")).exit(2).says("시각이 아닙니다");
    f.run(line).exit(2).says("is not a time");
    f.run("paraph roster list roster.toml")
        .exit(2)
        .says("tip: name the roster after --roster: --roster roster.toml");
}

#[test]
fn json_and_exit_codes_are_the_same_in_every_language() {
    let mut korean_words = 0;
    for line in LINES {
        let (english, korean) = (answers(line, "en"), answers(line, "ko"));
        assert!(english.0.bytes() == korean.0.bytes(), "{}\n{}", english.0, korean.0);
        let exits = [&english.1, &korean.0, &korean.1].map(|ran| ran.exit);
        assert_eq!(exits, [english.0.exit; 3], "{}\n{}", english.0, korean.1);
        korean_words += usize::from(korean.1.talk.contains(is_hangul));
        let codes = |ran: &Ran| {
            let codes =
                ran.talk.lines().filter_map(|line| Some(line.rsplit_once(" (")?.1.to_owned()));
            codes.filter(|code| code.ends_with(')')).collect::<Vec<_>>()
        };
        if line.contains("nowhere") {
            assert_eq!(codes(&english.1), codes(&korean.1), "{}\n{}", english.1, korean.1);
        }
    }
    // At least those that fail have a message in Korean.
    assert!(korean_words > 25, "{korean_words}");
}

fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

#[test]
fn an_error_in_korean_has_the_same_lines_and_the_same_command() {
    let f = Folder::office();
    f.run("paraph show tor.tom --lang ko").exit(2).says(
        "paraph: 오류: 파일을 읽을 수 없습니다: tor.tom. 원인: no such file or directory\n  tor.tom (not-found)\n\
         paraph: 힌트: 혹시 다음을 뜻하셨습니까? tor.toml\n",
    );
    f.run("paraph show - --lang ko").exit(1).says("\n  표준 입력 (");
    f.run("paraph sign tor.bundle.json --lang ko")
        .exit(2)
        .says("\nparaph: 힌트: 본인의 개인 키를 지정하십시오: --key NAME.key\n");
    let hint = f.run("paraph verify tor.record.json --roster roster.toml --lang ko").exit(2);
    let command = hint.talk.split_once("이 기록의 번들을 검증하려면: ").expect("a hint").1;
    f.ok(command.lines().next().unwrap()).prints("concluded: \"");
}

#[test]
fn nothing_reorders_a_korean_sentence_around_a_name_in_another_direction() {
    let f = Folder::new();
    for name in ["שלום", "سلام"] {
        let ran = f.run(&format!("paraph show {name} --lang ko")).exit(2);
        assert!(
            ran.talk.contains(&format!("paraph: 오류: 파일을 읽을 수 없습니다: {name}. 원인: ")),
            "{ran}"
        );
        let is_control = |c| matches!(c, '\u{2066}'..='\u{2069}' | '\u{202a}'..='\u{202e}');
        assert!(!ran.talk.contains(is_control), "{ran}");
    }
}

/// The catalogue's files in a language.
fn catalogue(language: &str) -> Vec<(PathBuf, String)> {
    let files = ["library", "program"].iter().flat_map(|part| {
        let folder = repository("lang").join(part).join(language);
        let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.extension().is_some_and(|it| it == "ftl")).collect::<Vec<_>>()
    });
    let files: Vec<_> =
        files.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect();
    assert!(files.len() > 2, "the catalogue is not there");
    files
}

/// The particle directly after an argument in a line, if there is one. Its form depends on the pronunciation
/// of the argument. "에서", "에", "의" and "까지" have only one form.
fn particle(line: &str) -> Option<&str> {
    const PARTICLES: [&str; 12] =
        ["은", "는", "이", "가", "을", "를", "과", "와", "으로", "로", "라는", "라고"];
    line.match_indices('}').find_map(|(at, _)| {
        let rest = line[at + 1..].trim_start_matches(['"', '\'', '”', '’', ')', '」']);
        PARTICLES.into_iter().find(|particle| rest.starts_with(particle))
    })
}

#[test]
fn particles_are_found() {
    for (line, found) in [
        ("a = 파일 { $file }을 읽습니다", Some("을")),
        ("a = 파일 \"{ $file }\"이 없습니다", Some("이")),
        ("a = 키 { $key }으로", Some("으로")),
        ("a = { $name }이라는", Some("이")),
        ("a = 파일 { $file }에서 { $n }개를 찾음", None),
        ("a = 파일 { $file } 이름을", None),
    ] {
        assert_eq!(particle(line), found, "{line}");
    }
}

#[test]
fn no_korean_sentence_has_a_particle_behind_an_argument() {
    let is_both = |line: &str| {
        ["(를)", "(을)", "(는)", "(은)", "(가)", "(이)", "(와)", "(과)", "(으)로"]
            .iter()
            .any(|particle| line.contains(particle))
    };
    let mut lines = 0;
    for (path, text) in catalogue("ko") {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let place = format!("{}:{}", Path::new(&path).display(), number + 1);
            assert_eq!(particle(line), None, "{place}: {line}");
            assert!(!is_both(line), "{place}: {line}");
            lines += 1;
        }
    }
    assert!(lines > 100, "{lines}");
}
