//! The reports of `verify` in Korean: whole lines, aligned columns, and the same JSON as in English.

use unicode_width::UnicodeWidthStr as _;

use crate::command_runner::Folder;
use crate::pty::Terminal;

/// A state of the fixture, with lines of its report.
struct State {
    name: &'static str,
    /// The changes in an office.
    before: &'static str,
    /// Arguments of `verify`.
    args: &'static str,
    exit: i32,
    lines: &'static [&'static str],
}

const HONG: &str = "paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes";
const JANE: &str =
    "paraph sign tor.bundle.json --key keys/us-dod-cio.key --roster roster.toml --yes";
const RECORD: &str = "\"정보통신기술협력위원회(ICTCC) 약정서 (견본)\", 당사자 rok-mnd 및 us-dod-cio, 기록 \
                      d267b7c4640734c51b5a1a096c3985b478496e551f9d3b23aa5244f1fe0ae26e";

const STATES: &[State] = &[
    State {
        name: "concluded",
        before: ":",
        args: "tor.bundle.json",
        exit: 0,
        lines: &[
            "체결됨: RECORD",
            "당사자",
            "  rok-mnd     서명함  필요 1명, 서명 1명  국방부",
            "인정되는 서명",
            "  당사자 us-dod-cio: Jane Doe",
            "키 2개가 모두 견본 키입니다. 견본 키로는 누구나 서명할 수 있으므로 그 서명은 아무것도 증명하지 않습니다.",
            "    서명자가 적은 시각: 2021. 8. 4.(수) 20:00 (-04:00) = 2021. 8. 5.(목) 00:00 (UTC)",
            "    키의 영어 단어 12개:",
            "      response bounce supply large embody home",
            "      relief giant biology animal coffee inquiry",
            "    키의 한국어 단어 12개:",
            "    이 키는 유효함(키 명부에 기간 제한 없음)",
            "    공개된 견본 키: 누구나 이 키로 서명할 수 있음",
            "문본",
            "  일치함  en  정본  4,100바이트  texts/ictcc-tor.en.txt",
            "  일치함  ko  정본  4,386바이트  texts/ictcc-tor.ko.txt",
            "적용한 키 명부: roster.toml(sha256 \
             8c1b0d3081a65880194c0b1cc981c4c753e32a5bb347dad0924ae5c2db54f753), 기준 시각: 2026. 1. 1.(목) 00:00 \
             (UTC)",
        ],
    },
    State {
        name: "concluded, texts not checked",
        before: ":",
        args: "tor.bundle.json --no-texts",
        exit: 0,
        lines: &[
            "체결됨, 문본 검사하지 않음: RECORD",
            "  검사하지 않음  en  정본  4,100바이트  texts/ictcc-tor.en.txt",
        ],
    },
    State {
        name: "incomplete",
        before: "rm texts/ictcc-tor.ko.txt",
        args: "tor.rok-mnd.bundle.json",
        exit: 3,
        lines: &[
            "미완료: RECORD",
            "  rok-mnd     서명함     필요 1명, 서명 1명   국방부",
            "  일치함            en  정본  4,100바이트  texts/ictcc-tor.en.txt",
            "  가지고 있지 않음  ko  정본  4,386바이트  texts/ictcc-tor.ko.txt",
            "이유",
            "  당사자 us-dod-cio 측이 서명하지 않았습니다 (not-signed)",
            "    다음 단계: 다음 사람에게 서명을 요청하십시오: Jane Doe [jane-doe]",
            "    다음 단계: 문본을 다음 위치에 두십시오: texts/ictcc-tor.ko.txt",
            "      또는 문본이 있는 폴더를 지정하십시오: --texts DIR",
        ],
    },
    State {
        name: "refused, since a text differs",
        before: "sed -i 's/$/\\r/' texts/ictcc-tor.en.txt",
        args: "tor.bundle.json",
        exit: 1,
        lines: &[
            "거부됨: RECORD",
            "파일 1개가 잘못되었습니다: texts/ictcc-tor.en.txt. 이 파일이 포함된 상태로는 체결의 근거로 삼지 마십시오. \"거부됨\"은 파일에 관한 판정이며 당사자가 \
             거절했다는 뜻이 아닙니다.",
            "당사자(파일에 이상이 없다고 가정할 때)",
            "파일에 이상이 없다면 인정될 서명",
            "  파일 texts/ictcc-tor.en.txt 내용이 서명된 문본과 다릅니다 (text-differs)",
            "    다음 단계: 파일이 전달 과정에서 변환되었습니다. 보낸 사람에게 파일을 압축 파일에 담아 다시 보내 달라고 요청하십시오",
        ],
    },
    State {
        name: "refused, since it is no bundle",
        before: "echo '<html>Please log in</html>' > tor.bundle.json",
        args: "tor.bundle.json",
        exit: 1,
        lines: &[
            "거부됨: 파일 tor.bundle.json 내용이 손상되었거나 번들이 아님",
            "    위치: tor.bundle.json",
            "    다음 단계: 보낸 사람에게 파일을 다시 요청하십시오",
        ],
    },
    State {
        name: "a party that the roster does not know",
        before: "sed -i '/^id = \"rok-mnd\"/s/mnd/mod/' roster.toml",
        args: "tor.bundle.json",
        exit: 3,
        lines: &[
            "미완료: RECORD",
            "  rok-mnd     키 명부에 없음  필요 1명, 서명 없음  \"국방부\"(기록에 적힌 이름)",
            "  us-dod-cio  서명함          필요 1명, 서명 1명   Department of Defense, Chief Information Officer",
            "경고: 당사자 rok-mnd 명의의 행위가 당사자 rok-mod 측의 키로 서명되었습니다. 키 보유자: 홍길동 (Hong \
             Gil-dong). 이 행위는 인정되지 않습니다. 키 명부의 rok-mod 식별자는 rok-mnd 식별자의 오타입니까?",
            "  키 명부에 당사자 rok-mnd 측이 없으므로 그 서명을 인정할 수 없습니다 (party-unknown)",
        ],
    },
    State {
        name: "an act of a stranger",
        before: "paraph sign tor.bundle.json --key keys/stranger.key --party rok-mnd --as jane-doe.toml \
                 --signed-at 2021-08-06T00:00:00Z --yes",
        args: "tor.bundle.json",
        exit: 0,
        lines: &[
            "체결됨: RECORD",
            "인정되지 않는 행위",
            "  당사자 rok-mnd  행위에 적힌 이름 \"Jane Doe\"  키의 단어 \"private learn above ...\"  키 명부에 없는 키",
        ],
    },
    State {
        name: "another record than the one expected",
        before: ":",
        args: "tor.bundle.json --party rok-msit",
        exit: 1,
        lines: &[
            "거부됨: RECORD",
            "    다음 단계: 원하는 번들이 맞는지 확인하십시오",
            "      당사자 rok-msit 측이 참여하려면 모든 당사자가 새 기록에 서명해야 합니다. 방법: paraph help changes",
        ],
    },
];

/// The lines of a report in Korean.
fn korean(f: &Folder, args: &str, exit: i32) -> Vec<String> {
    let line = format!("paraph --lang ko verify {args} --roster roster.toml {AT}");
    f.run(&line).exit(exit).out().lines().map(str::to_owned).collect()
}

const AT: &str = "--at 2026-01-01T00:00:00Z";

#[track_caller]
fn has_lines(name: &str, report: &[String], lines: &[&str]) {
    for line in lines {
        let line = line.replace("RECORD", RECORD);
        assert!(report.contains(&line), "{name}: no line {line:?} in\n{}", report.join("\n"));
    }
}

#[test]
fn a_report_is_in_korean_and_its_verdict_comes_first() {
    for state in STATES {
        let f = Folder::office();
        f.ok(state.before);
        let report = korean(&f, state.args, state.exit);
        has_lines(state.name, &report, state.lines);
        assert!(report[0].starts_with(["체결됨", "미완료", "거부됨"][verdict(state.exit)]));
    }
}

/// The verdict with this exit code.
fn verdict(exit: i32) -> usize {
    match exit {
        0 => 0,
        3 => 1,
        _ => 2,
    }
}

#[test]
fn programs_get_the_same_answer_in_every_language() {
    for state in STATES {
        let f = Folder::office();
        f.ok(state.before);
        for format in ["json", "junit"] {
            let line = format!("verify {} --roster roster.toml {AT} --format {format}", state.args);
            let [english, korean] = ["en", "ko"]
                .map(|lang| f.run(&format!("paraph --lang {lang} {line}")).exit(state.exit));
            assert!(english.bytes() == korean.bytes(), "{}: {english}\n{korean}", state.name);
        }
    }
}

#[test]
fn what_acts_do_is_in_korean() {
    let f = Folder::office();
    f.ok("mv tor.us-dod-cio.bundle.json tor.bundle.json");
    f.write(
        "reservation.toml",
        "[[statement]]\nkind = \"reservation\"\narticle = \"Article 4\"\n\
         text = { en = \"Not for us.\", ko = \"유보한다.\" }\n",
    );
    f.ok(&format!("{HONG} --statements reservation.toml --signed-at 2021-08-05T09:10:00+09:00"));
    let lines = [
        "체결됨, 유보 1건: RECORD",
        "  rok-mnd     서명함, 유보 1건  필요 1명, 서명 1명  국방부",
        "    유보, 대상 조항 \"Article 4\":",
        "      \"유보한다.\"",
    ];
    has_lines("with a reservation", &korean(&f, "tor.bundle.json", 0), &lines);

    f.ok(&format!("{HONG} --intent seal --signed-at 2021-08-06T00:00:00Z"));
    f.ok(&format!("{JANE} --intent seal --signed-at 2021-08-06T00:00:00Z"));
    let lines = [
        "체결됨, 봉인됨, 유보 1건: RECORD",
        "효력이 있는 그 밖의 행위",
        "  당사자 us-dod-cio: Jane Doe, 봉인함, 서명자가 적은 시각: 2021. 8. 6.(금) 00:00 (UTC)",
    ];
    has_lines("sealed", &korean(&f, "tor.bundle.json", 0), &lines);
}

#[test]
fn of_many_bundles_each_has_a_line_in_korean() {
    let f = Folder::office();
    f.ok("mkdir d && cp tor.bundle.json tor.rok-mnd.bundle.json d && echo x > d/notes.txt");
    let report = korean(&f, "d --no-texts", 3);
    let lines = [
        "체결됨, 문본 검사하지 않음: RECORD, 파일 d/tor.bundle.json",
        "미완료: RECORD, 파일 d/tor.rok-mnd.bundle.json",
        "  이유: 당사자 us-dod-cio 측이 서명하지 않았습니다 (not-signed)",
        "파일 2개: 체결됨 1개(문본 검사하지 않음), 미완료 1개, 거부됨 0개, 판정하지 않음 0개(번들이 아니어서 건너뛴 파일 \
         1개)",
    ];
    has_lines("many", &report, &lines);
}

#[test]
fn a_title_in_a_third_language_alone_is_shown() {
    let f = Folder::office();
    let draft = f.text("tor.toml");
    let title = draft.lines().find(|line| line.starts_with("title")).unwrap();
    f.write("fr.toml", draft.replace(title, "title = { fr = \"Mandat du comité\" }"));
    f.ok("paraph record fr.toml");
    f.ok("paraph sign fr.record.json --key keys/rok-mnd.key --roster roster.toml --yes -o fr.json");
    let report = korean(&f, "fr.json", 3);
    assert!(report[0].starts_with("미완료: \"Mandat du comité\", "), "{}", report[0]);
}

#[test]
fn columns_line_up_and_no_line_is_too_wide() {
    let f = Folder::office();
    f.ok("sed -i '/^id = \"rok-mnd\"/s/mnd/mod/' roster.toml && rm texts/ictcc-tor.ko.txt");
    let verify = format!("paraph --lang ko verify tor.bundle.json --roster roster.toml {AT}");
    for columns in [60, 80, 120] {
        let line =
            format!("export TERM=dumb; stty cols {columns} rows 30 </dev/tty; {verify} >/dev/tty");
        let (screen, ran) = Terminal::new(&f, &line).ends();
        ran.exit(3);
        for line in screen.lines() {
            assert!(line.width() <= columns, "{columns}: {line:?}\n{screen}");
        }
        // A row of a table that is too wide continues on the next line, which begins with `    | `.
        for heading in ["당사자", "문본"] {
            let rows: Vec<&str> = screen
                .lines()
                .skip_while(|line| *line != heading)
                .skip(1)
                .take_while(|line| !line.is_empty())
                .filter(|line| !line.starts_with("    | "))
                .collect();
            assert!(rows.len() >= 2, "{columns}: {heading}\n{screen}");
            let starts: Vec<Vec<usize>> = rows.iter().map(|row| cells(row)).collect();
            for (row, of_row) in rows.iter().zip(&starts) {
                let same = starts[0].iter().zip(of_row).all(|(one, other)| one == other);
                assert!(same && of_row.len() > 2, "{columns}: {row:?}\n{screen}");
            }
        }
        // The text after a label begins in one column.
        let behind = |words: &str| {
            let line = screen.lines().find(|line| line.contains(words)).unwrap();
            line[..line.find(words).unwrap()].width()
        };
        let places = ["response bounce", "relief giant"].map(behind);
        assert_eq!(places[0], places[1], "{screen}");
    }
}

/// The columns in which the cells of a row begin.
fn cells(row: &str) -> Vec<usize> {
    let (mut starts, mut blanks, mut column) = (Vec::new(), 2, 0);
    for c in row.trim_end().chars() {
        if c == ' ' {
            blanks += 1;
        } else {
            if blanks >= 2 {
                starts.push(column);
            }
            blanks = 0;
        }
        column += c.to_string().width();
    }
    starts
}

#[test]
fn the_verdict_has_its_colour_in_korean_too() {
    let f = Folder::office();
    let ran = f.ok(&format!(
        "paraph --lang ko verify tor.bundle.json --roster roster.toml {AT} --color always"
    ));
    assert!(ran.out().starts_with("\u{1b}[1m\u{1b}[32m체결됨\u{1b}[0m: \""), "{ran}");
}

/// On a narrow terminal: no line is too wide, a date stays whole, and what continues a cell begins in its column.
#[test]
fn dates_and_cells_stay_whole_on_a_narrow_terminal() {
    let f = Folder::office();
    for columns in [60, 80, 120] {
        for (lang, date) in
            [("ko", "2021. 8. 5.(목) 09:10 (+09:00)"), ("en", "Thu 5 August 2021 09:10 +09:00")]
        {
            for words in ["show tor.bundle.json", "verify tor.bundle.json --roster roster.toml"] {
                let line = format!(
                    "stty cols {columns} rows 40; paraph --lang {lang} {words} > /dev/tty 2>/dev/null"
                );
                let (screen, _) = Terminal::new(&f, &line).ends();
                assert!(screen.contains(date), "{columns} {lang} {words}\n{screen}");
                for line in screen.lines() {
                    assert!(line.width_cjk() <= columns, "{columns} {words}: {line}\n{screen}");
                }
            }
        }
    }
    let line = "stty cols 60 rows 40; paraph --lang ko show tor.bundle.json > /dev/tty 2>/dev/null";
    let (screen, _) = Terminal::new(&f, line).ends();
    let title = "             Terms of Reference of the Information and\n    |        Communication Technology \
                 Cooperation Committee\n    |        (ICTCC) (specimen) (en)\n";
    assert!(screen.replace('\r', "").contains(title), "{screen}");
}

/// A row of the acts and of the roster is no wider for the words of a key: they are below it.
#[test]
fn the_words_of_a_key_are_below_its_row() {
    let f = Folder::office();
    let words = "    key: inner tuna ";
    let shown = f.ok("paraph show tor.bundle.json");
    assert!(shown.out().lines().any(|line| line.starts_with(words)), "{shown}");
    f.ok("paraph --lang ko roster list --roster roster.toml").prints("\n      inner tuna ").prints(
        "  유효함(키 명부에 기간 제한 없음)  견본\n      response bounce supply large embody home\n      relief giant ",
    );
}

/// What a text differs in is a line of its own, and the columns stay where they are.
#[test]
fn what_differs_is_below_the_row_of_its_text() {
    let f = Folder::office();
    f.ok("sed -i 's/$/\\r/' texts/ictcc-tor.en.txt");
    f.run("paraph verify tor.bundle.json --roster roster.toml")
        .exit(1)
        .prints("\n  DIFFERS  en  authentic version  4,100 bytes  texts/ictcc-tor.en.txt\n      found: 4,")
        .prints(" bytes; only its line ends differ, and it would match with Unix line ends\n")
        .prints("\n  matches  ko  authentic version  4,386 bytes  texts/ictcc-tor.ko.txt\n");
    f.run("paraph --lang ko verify tor.bundle.json --roster roster.toml")
        .exit(1)
        .prints("\n  다름    en  정본  4,100바이트  texts/ictcc-tor.en.txt\n      발견된 파일: 4,")
        .prints(
            "바이트. 줄 끝만 다릅니다(다음과 같이 바꾸면 일치함: 줄 끝을 Unix 방식(LF)으로 변경)\n",
        );
}
