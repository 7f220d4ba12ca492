//! `sign`, `show` and `record` in Korean: the text and the question. The signed bytes are the same as in
//! English.

use paraph::keys::{WordList, record_words, record_words_in};
use paraph::record::Record;
use unicode_width::UnicodeWidthStr as _;

use crate::command_runner::Folder;
use crate::pty::Terminal;
use crate::signing_questions::SIGN;

/// The columns of a label and the space after it.
const LABEL: usize = 13;

/// The start of a line that continues another one.
const CONTINUED: &str = "    | ";

/// The same command in Korean.
fn in_korean(line: &str) -> String {
    line.replacen("paraph ", "paraph --lang ko ", 1)
}

#[test]
fn the_question_is_asked_in_korean_and_the_act_is_the_same() {
    let f = Folder::office();
    let (screen, ran) = Terminal::new(&f, &in_korean(SIGN))
        .shows("\n서명하려면 다음 식별자를 그대로 입력하십시오: rok-mnd\n입력: ")
        .types("rok-mnd")
        .ends_unfolded();
    for words in [
        "\n[서명] 당사자 rok-mnd(국방부) 측을 대표하여 다음 내용에 서명하시겠습니까?\n",
        "\n합의문서     정보통신기술협력위원회(ICTCC) 약정서 (견본) (ko)\n",
        "\n             Terms of Reference of the Information and Communication Technology",
        "\n영어 단어    sponsor diet valve siege infant glad\n",
        "\n한국어 단어  ",
        "\n기록에 적힌 당사자\n  rok-mnd     국방부 / Ministry of National Defense\n",
        "\n서명자       홍길동(Hong Gil-dong)\n",
        "\n직위         기획조정실장 (ko)\n             Deputy Minister, Office of Planning and Coordination (en)\n",
        "\n자격         본직\n",
        "\n서명 장소    Seoul, KR\n",
        "\n효과         이 행위 뒤에도 문서는 아직 체결되지 않습니다:\n",
        "\n합의문서: \"정보통신기술협력위원회(ICTCC) 약정서 (견본)\"\n",
        "\n시각         2021. 8. 5.(목) 09:10 (+09:00), 직접 지정한 시각\n",
        "\n열람한 행위  아직 서명된 것이 없음\n",
        "\n당사자의 식별자를 입력하지 않으면 아무것도 서명하지 않습니다.\n",
    ] {
        assert!(screen.contains(words), "no {words:?} on the screen:\n{screen}");
    }
    let ran = ran.exit(0).says("당사자 rok-mnd 측을 대표하여 서명했습니다");
    assert_eq!(ran.out(), "mine.json\n");
    f.ok(&format!("{} --yes", SIGN.replace("mine.json", "english.json")));
    assert!(f.read("mine.json") == f.read("english.json"), "Korean and English sign differently");
}

#[test]
fn only_the_id_signs_in_korean_too() {
    for answer in ["", "예", "네", "서명", "yes", "국방부"] {
        let f = Folder::office();
        let before = f.listing();
        let terminal = Terminal::new(&f, &in_korean(SIGN)).shows("입력: ").types(answer);
        let (_, ran) = terminal.ends();
        let ran = ran.exit(2).code("declined").says("서명하지 않았습니다");
        f.assert_unchanged(
            &before,
            &ran.says("서명하려면 명령을 다시 실행하고 당사자의 식별자를 입력하십시오: rok-mnd"),
        );
    }
}

#[test]
fn every_intent_has_its_own_question() {
    let f = Folder::office();
    for (intent, asks, answers) in [
        ("sign-ad-referendum", "[조건부서명] ", "조건부서명을 하려면 "),
        ("decline", "[거절] ", "거절하려면 "),
        ("withdraw", "[철회] ", "철회하려면 "),
        ("witness", "[입회] ", "입회인으로 서명하려면 "),
        ("seal", "[봉인] ", "봉인하려면 "),
    ] {
        let sign = "paraph --lang ko sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml \
                    --intent";
        let terminal = Terminal::new(&f, &format!("{sign} {intent}")).shows("입력: ").types("no");
        let (screen, ran) = terminal.ends_unfolded();
        assert!(screen.contains(asks) && screen.contains(answers), "{intent}: {screen}");
        assert_eq!(screen.matches("하시겠습니까?").count(), 1, "{intent}: {screen}");
        ran.exit(2).code("declined");
    }
}

/// The content of a terminal with this many columns.
fn shown(f: &Folder, line: &str, columns: usize) -> String {
    let line = format!("stty rows 40 cols {columns}; {line} > /dev/tty 2> /dev/null");
    let (screen, ran) = Terminal::new(f, &line).ends();
    ran.exit(0);
    screen
}

#[test]
fn what_show_prints_is_aligned_at_every_width() {
    let f = Folder::office();
    f.replace("tor.toml", "# [metadata]\n# file = ", "[metadata]\nfile = ");
    f.ok("paraph record tor.toml -o more.record.json");
    for (language, heading) in [("en", "Instrument"), ("ko", "합의문서")] {
        for (file, columns) in ["tor.bundle.json", "more.record.json"]
            .into_iter()
            .flat_map(|file| [60, 80, 120].map(|columns| (file, columns)))
        {
            let screen = shown(&f, &format!("paraph --lang {language} show {file}"), columns);
            assert!(screen.starts_with(heading), "{screen}");
            let wide = screen.lines().find(|line| line.width() > columns);
            assert_eq!(wide, None, "{language} {file} is wider than {columns}:\n{screen}");
            let lines = screen.lines().take_while(|line| !line.is_empty());
            for line in lines.filter(|line| !line.starts_with(CONTINUED)) {
                assert!(
                    begins_in_its_column(line),
                    "{language} {file} {columns}: {line:?}\n{screen}"
                );
            }
            let rows = screen.lines().filter(|line| line.starts_with("  rok-mnd  "));
            assert!(rows.count() > 0, "{screen}");
        }
    }
}

/// Whether the value of a line begins in the column after the labels, or is completely on the next line
/// because it is too long.
fn begins_in_its_column(line: &str) -> bool {
    if line.width() <= LABEL - 2 {
        return true;
    }
    let at = line.char_indices().find(|(at, _)| line[..*at].width() == LABEL);
    at.is_some_and(|(at, first)| first != ' ' && line[..at].ends_with("  "))
}

#[test]
fn a_records_words_are_those_of_both_lists() {
    let f = Folder::office();
    let record = Record::read(&f.read("tor.record.json")).unwrap();
    let english = record_words(&record.digest());
    let korean = record_words_in(WordList::Korean, &record.digest());
    f.ok("paraph --lang ko record tor.toml -o new.record.json")
        .says(&format!("전화로 대조할 영어 단어: {english}\n"))
        .says(&format!("전화로 대조할 한국어 단어: {korean}\n"));
    let made = f.ok("paraph record tor.toml -o english.record.json");
    assert!(made.talk.contains(&english) && !made.talk.contains(&korean), "{made}");
    assert!(f.read("new.record.json") == f.read("english.record.json"));

    let first: Vec<&str> = korean.split(' ').take(6).collect();
    f.ok("paraph --lang ko show tor.record.json").prints(&first.join(" "));
    let json = "paraph show tor.bundle.json --json";
    assert_eq!(f.ok(&in_korean(json)).out(), f.ok(json).out());
}

#[test]
fn a_title_and_a_name_in_a_third_language_are_shown_as_they_are() {
    let f = Folder::office();
    let titles = f.text("tor.toml");
    let titles = titles.lines().find(|line| line.starts_with("title = ")).unwrap();
    f.replace("tor.toml", titles, "title = { de = \"Geschäftsordnung\" }");
    let name = "name = { en = \"Department of Defense, Chief Information Officer\" }";
    f.replace("tor.toml", name, "name = { ar = \"وزارة الدفاع\" }");
    f.ok("paraph record tor.toml -o more.record.json");
    let ran = f.ok("paraph --lang ko show more.record.json");
    ran.prints("합의문서     Geschäftsordnung (de)\n").prints("  us-dod-cio  وزارة الدفاع\n");
    let sign = "paraph --lang ko sign more.record.json --key keys/us-dod-cio.key --party us-dod-cio \
                --as jane-doe.toml -o mine.json";
    let (screen, ran) = Terminal::new(&f, sign).shows("입력: ").types("us-dod-cio").ends_unfolded();
    ran.exit(0);
    let asked = "당사자 us-dod-cio(\"وزارة الدفاع\", 기록에 적힌 이름) 측을 대표하여 다음 내용에 서명하시겠습니까?";
    assert!(screen.contains(asked), "{screen}");
    let marks = |c: char| matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    assert!(!screen.contains(marks), "{screen}");
}

#[test]
fn a_draft_and_a_new_roster_are_in_korean() {
    let f = Folder::office();
    f.ok("paraph --lang ko draft texts/ictcc-tor.ko.txt -o mine.toml");
    let draft = f.text("mine.toml");
    for line in [
        "# 기록의 초안입니다. <꺾쇠표 안의 내용>을 모두 바꾼 다음 실행하십시오:",
        "designation = \"<문서 종류, 예: terms-of-reference, contract>\"",
        "title = { ko = \"<한국어 제목>\" }",
        "id = \"<한쪽 당사자의 식별자, 예: rok-mnd>\"",
        "name = { ko = \"<당사자의 이름>\" }",
    ] {
        assert!(draft.lines().any(|it| it == line), "{line}\n{draft}");
    }
    assert!(!draft.contains('@'), "{draft}");
    f.run("paraph --lang ko record mine.toml")
        .exit(2)
        .says("paraph: 오류: 자리 표시 \"<문서 종류, 예: terms-of-reference, contract>\" 부분을 아직 채우지 않았습니다")
        .says("(placeholder)")
        .says("편집기로 빈칸을 모두 채우십시오. 행 번호: ");
    let given = "--title ko=약정서 --party a=ko=가 --party b=ko=나 --designation contract";
    f.ok(&format!("paraph --lang ko draft texts/ictcc-tor.ko.txt {given} -o whole.toml"));
    f.ok("paraph record whole.toml");
    f.ok("paraph --lang ko roster add a --key keys/rok-mnd.pub --holder x --roster new.toml");
    let roster = f.text("new.toml");
    assert!(roster.starts_with("# 어느 키가 누구의 것인지 우리 기관이 직접 확인하여"), "{roster}");
    f.ok("paraph --lang en roster add a --key keys/rok-mnd.pub --holder x --roster english.toml");
    assert!(f.text("english.toml").starts_with("# Our own list of who holds each key."));
}
