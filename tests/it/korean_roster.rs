//! Rosters and keys in Korean: whole lines, the same files and JSON as in English, and columns that are
//! aligned by the width of their letters.

use unicode_width::UnicodeWidthStr as _;

use crate::command_runner::{Folder, Ran};
use crate::pty::Terminal;

/// Runs a line in both languages, each in a separate office, and returns the Korean run. The files and the
/// `--json` output must be the same.
#[track_caller]
fn in_korean(before: &[&str], line: &str, exit: i32) -> Ran {
    let offices = ["en", "ko"].map(|lang| {
        let f = Folder::office();
        before.iter().for_each(|line| drop(f.ok(line)));
        let ran = f.run(&line.replacen("paraph", &format!("paraph --lang {lang}"), 1)).exit(exit);
        (f.listing(), ran)
    });
    let [(english_files, english), (korean_files, korean)] = offices;
    assert!(english_files == korean_files, "{korean}");
    let json = ["en", "ko"].map(|lang| {
        let f = Folder::office();
        before.iter().for_each(|line| drop(f.ok(line)));
        let line = line.replacen("paraph", &format!("paraph --lang {lang} --json"), 1);
        f.run(&line).exit(exit).bytes().to_vec()
    });
    assert!(json[0].starts_with(b"{"), "{korean}");
    assert_eq!(json[0], json[1], "{korean}");
    assert_ne!(english.talk, korean.talk, "nothing was said in Korean");
    korean
}

/// The columns of a text before the given words.
#[track_caller]
fn column(line: &str, words: &str) -> usize {
    line[..line.find(words).unwrap_or_else(|| panic!("no {words:?}: {line}"))].width()
}

const ADD: &str = "paraph roster add rok-mnd --key keys/stranger.pub --holder seong-chun-hyang2 \
                   --from 2021-08-01T00:00:00+09:00 --roster roster.toml";

#[test]
fn a_roster_is_listed_with_korean_names() {
    let f = Folder::office();
    let list = f.ok("paraph --lang ko roster list --roster roster.toml");
    let lines: Vec<&str> = list.out().lines().collect();
    assert_eq!(lines[0], "rok-mnd  국방부  (키 보유자 1명, 필요한 서명자 1명)");
    assert!(lines[1].ends_with("  견본"), "{list}");
    // A party that has a name only in English.
    assert_eq!(
        lines[12],
        "us-dod-cio  Department of Defense, Chief Information Officer  (키 보유자 1명, 필요한 서명자 1명)"
    );
    let json = |lang: &str| {
        f.ok(&format!("paraph --lang {lang} roster list --roster roster.toml --json"))
            .bytes()
            .to_vec()
    };
    assert_eq!(json("en"), json("ko"));
    f.write("empty.toml", "roster = 1\n");
    let empty = f.ok("paraph --lang ko roster list --roster empty.toml");
    assert_eq!(empty.out(), "키 명부에 당사자가 없습니다\n");
}

#[test]
fn a_key_is_added_in_korean() {
    let added = in_korean(&[], ADD, 0);
    assert_eq!(
        added.talk,
        "paraph: 파일 roster.toml에 추가했습니다. 키의 유효 기간 시작: 2021. 8. 1.(일) 00:00 (+09:00)\n\
         paraph: --holder-name 옵션이 없어 키 보유자의 식별자를 이름으로 적었습니다. 이름은 파일에서 고칠 수 있습니다\n\
         paraph: 키 보유자 seong-chun-hyang2 본인과 아직 전화로 단어를 대조하지 않았다면 지금 대조하십시오\n"
    );
    let near = "paraph roster add rok-mnd --key keys/stranger.pub --holder hong-gil-don --roster roster.toml";
    in_korean(&[], near, 0).says(
        "당사자 rok-mnd 측에 이미 있는 hong-gil-dong 항목을 뜻했다면 파일 roster.toml에서 id = \"hong-gil-don\" 항목이 \
         있는 [[party.holder]] 테이블을 지우고 --holder hong-gil-dong 옵션으로 명령을 다시 실행하십시오\n",
    );
    let until = ADD.replace("--roster", "--until 2022-01-01T00:00:00Z --holder-name X --roster");
    in_korean(&[], &until, 0).says(
        "키의 유효 기간 시작: 2021. 8. 1.(일) 00:00 (+09:00), 끝: 2022. 1. 1.(토) 00:00 (UTC)\n",
    );
    in_korean(&[ADD], ADD, 2).says("(taken)").says(
        "키의 유효 기간을 바꾸려면 파일 roster.toml에서 그 키의 from 및 until 항목을 고치십시오\n",
    );
    let words = "paraph roster add rok-mnd --bundle tor.bundle.json --words 'inner tuna' --holder x \
                 --roster new.toml";
    in_korean(&[], words, 1).says("(words-differ)").says(
        "번들에 이 단어를 가진 키가 없습니다. 입력한 단어는 2개입니다. 키의 단어는 12개입니다\n",
    );
}

#[test]
fn a_key_is_revoked_in_korean() {
    let revoke = "paraph roster revoke keys/rok-mnd.pub --reported 2026-01-01T00:00:00Z \
                  --roster roster.toml --reason";
    let compromised = in_korean(&[], &format!("{revoke} compromised"), 0);
    assert!(compromised.out().contains("  compromised  inner tuna"), "{compromised}");
    assert_eq!(
        compromised.talk,
        "paraph: 이 키로 서명한 것은 모두 인정되지 않습니다. 어느 시각 전에 한 서명이 맞다면 파일 roster.toml에서 그 키의 revoked 항목에 since = TIME 형태로 그 시각을 적으십시오. \
         새 키로 바꾸는 방법을 보려면 다음을 읽으십시오: paraph help lost-keys\n"
    );
    let retired = in_korean(&[], &format!("{revoke} retired"), 0);
    assert_eq!(
        retired.talk,
        "paraph: 다음 시각 전에 이 키로 서명한 것은 계속 인정되고, 그 뒤에 서명한 것은 인정되지 않습니다: 2026. 1. 1.(목) 00:00 (UTC). \
         시각을 바꾸려면 파일 roster.toml에서 그 키의 since 항목을 고치십시오\n"
    );

    // The suggested command works.
    let again = in_korean(
        &[&format!("{revoke} retired")],
        "paraph roster revoke hong-gil-dong --reason retired --roster roster.toml",
        2,
    );
    let look = again.talk.rsplit_once(": paraph ").unwrap().1.trim_end();
    let f = Folder::office();
    f.ok(&format!("{revoke} retired"));
    f.ok(&format!("paraph --lang ko {look}")).prints("  폐기됨(사용 종료), 폐기 시점: ");
}

#[test]
fn a_bundle_is_noted_as_held_in_korean() {
    let accept = "paraph roster accept tor.bundle.json --roster roster.toml --on";
    let accepted = in_korean(&[], &format!("{accept} 2021-08-06T09:00:00+09:00"), 0);
    assert_eq!(accepted.out(), "새 접수 기재: 2건\n");
    assert_eq!(
        accepted.talk,
        "paraph: 키 명부에 접수 기재를 했습니다. 번들을 보유한 시각: 2021. 8. 6.(금) 09:00 (+09:00). 이는 \
         본인의 진술일 뿐이며 다른 사람은 확인할 수 없습니다\n"
    );
    in_korean(&[], &format!("{accept} 2020-01-01T00:00:00Z"), 2)
        .says("이 번들을 보유한 시각을 --on 옵션으로 지정하고, 지금이면 옵션을 빼십시오\n");
    let revoked = "paraph roster revoke keys/rok-mnd.pub --reason compromised --since \
                   2021-08-05T12:00:00+09:00 --reported 2021-09-01T00:00:00Z --roster roster.toml";
    in_korean(&[revoked], &format!("{accept} 2021-08-06T09:00:00+09:00"), 0)
        .says("paraph: 경고: 이 가운데 행위 1건은 그보다 앞선 시각부터 폐기된 키로 서명되어");
}

#[test]
fn keys_are_made_and_shown_in_korean() {
    let f = Folder::office();
    let made = f.ok("paraph --lang ko key new mine --no-passphrase");
    assert_eq!(
        made.talk,
        "paraph: 비밀로 보관할 개인 키를 저장했습니다: mine.key. 다른 당사자에게 줄 공개 키를 저장했습니다: mine.pub\n\
         paraph: 파일 mine.key에 암호가 없습니다. 파일을 읽을 수 있는 사람은 누구나 이 키로 서명할 수 있습니다. 파일을 \
         잃으면 누구도 키를 복구할 수 없으며, 다른 당사자에게 알려야 합니다\n"
    );
    f.run("paraph --lang ko key new mine --no-passphrase")
        .exit(2)
        .says("키는 덮어쓰지 않습니다. 새 키에는 다른 이름을 고르십시오\n");
    let shown = in_korean(&[], "paraph key show keys/rok-mnd.pub", 0);
    let lines: Vec<&str> = shown.out().lines().collect();
    assert!(lines[0].starts_with("식별자  "), "{shown}");
    assert_eq!(lines[1], "단어    inner tuna year arm pepper strategy");
    assert_eq!(lines[2], "        manage ice cruel grant right garbage");
    assert_eq!(shown.talk, "paraph: 공개된 견본 키입니다. 누구나 이 키로 서명할 수 있습니다\n");
    in_korean(&[], "paraph key passwd keys/rok-mnd.pub", 2)
        .says("공개 키입니다. 공개 키에는 암호가 없습니다\n")
        .says("개인 키는 같은 폴더에 있습니다: keys/rok-mnd.key\n");
    let export = "paraph key export keys/rok-mnd.pub --format openssh-public -o x.pub";
    in_korean(&[], export, 0).says("다른 사람에게 주어도 되는 공개 키를 저장했습니다: x.pub\n");
}

#[test]
fn columns_line_up_and_lines_break_at_spaces() {
    let f = Folder::office();
    f.ok(ADD);
    let list = f.ok("paraph --lang ko roster list --roster roster.toml");
    let rows: Vec<&str> = list.out().lines().skip(1).take(6).collect();
    assert_eq!(column(rows[0], "유효함"), column(rows[3], "2021. 8. 1."), "{list}");
    let six = |words: &str| words.split(' ').take(6).collect::<Vec<_>>().join(" ");
    assert_eq!(rows[4].trim(), six(&words_of_stranger(&f)), "{list}");
    assert_eq!(column(rows[1], "inner tuna"), column(rows[4], rows[4].trim()), "{list}");

    for columns in [60, 80, 120] {
        for line in [
            "roster list --roster roster.toml",
            "key show keys/rok-mnd.pub",
            "roster accept tor.bundle.json --roster roster.toml",
            "--help",
            "help roster",
        ] {
            let whole = f.ok(&format!("paraph --lang ko {line} 2>&1"));
            let shown =
                format!("stty rows 40 cols {columns}; paraph --lang ko {line} > /dev/tty 2>&1");
            let (screen, _) = Terminal::new(&f, &shown).ends();
            for row in screen.lines() {
                assert!(row.width() <= columns, "{columns}: {} columns: {row}", row.width());
            }
            // No word is broken between lines.
            let words = whole.out().split_whitespace().filter(|word| word.chars().any(is_hangul));
            for word in words.filter(|_| !line.starts_with("roster accept")) {
                assert!(screen.contains(word), "{columns}: {word} is broken: {screen}");
            }
        }
        let help = format!("stty rows 40 cols {columns}; paraph --lang ko --help > /dev/tty");
        let (screen, _) = Terminal::new(&f, &help).ends();
        let list = screen.split("명령:\n").nth(1).unwrap().split("\n\n").next().unwrap();
        for row in list.lines().filter(|row| !row.starts_with("    ")) {
            let about = row.trim_start().split_once("  ").map_or(row, |(_, about)| about);
            assert_eq!(column(row, about.trim_start()), 15, "{columns}: {screen}");
        }
    }
}

fn words_of_stranger(f: &Folder) -> String {
    let shown = f.ok("paraph key show keys/stranger.pub");
    let words = shown.out().lines().nth(1).unwrap();
    words.trim_start_matches("words").trim().to_owned()
}

fn is_hangul(c: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

#[test]
fn help_describes_commands_in_korean() {
    let f = Folder::new();
    f.ok("paraph --lang ko --help")
        .prints("문서를 함께 체결하는 프로그램")
        .prints("\n  roster       누구의 키인지 적은 키 명부 관리\n");
    f.ok("paraph --lang ko help roster add")
        .prints("키 추가. 새로운 키 보유자와 당사자도 함께 추가\n");
    // Files are the same in every language.
    f.ok("mkdir en ko && paraph --lang en man --dir en && paraph --lang ko man --dir ko");
    f.ok("diff -r en ko");
    f.ok("paraph --lang ko completions bash > ko.sh && paraph completions bash | diff - ko.sh");
}

#[test]
fn the_demonstration_speaks_korean_throughout() {
    let f = Folder::new();
    let ran = f.ok("paraph --lang ko demo --dir played");
    let lines: Vec<&str> = ran.out().lines().collect();
    let title = "2. 공개 키는 전자우편으로, 그 단어는 전화로 전합니다";
    let at = lines.iter().position(|line| *line == title).unwrap();
    assert_eq!(lines[at + 1], "-".repeat(title.width()));
    assert!(lines.iter().filter(|line| line.starts_with("식별자  ")).count() >= 7, "{ran}");
    ran.out().find("\n(종료 코드 1)\n").unwrap();
    let end = &ran.out()[ran.out().find("지금까지 본 것:").unwrap()..];
    assert_eq!(end.matches("\n  발견됨  ").count(), 3, "{ran}");
    let folder = f.path("played").canonicalize().unwrap().display().to_string();
    assert!(end.ends_with(&format!("모든 파일이 그대로 있습니다: {folder}\n")), "{ran}");

    // The shown commands can be typed, and answer in Korean too.
    let typed = "cd played && export PATH=$PWD/bin:\"$PATH\" && paraph key show seoul/jane-doe.pub";
    assert!(f.ok(typed).out().starts_with("식별자  "));
    f.fails("paraph demo --dir played", 2, "output-exists");
    f.run("paraph --lang ko demo --dir played").exit(2).says("폴더가 비어 있지 않습니다\n");
}
