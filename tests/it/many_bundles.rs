//! `paraph verify` for many bundles: named, in folders, on a list.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::symlink;
use std::process::Stdio;

use serde_json::Value;

use crate::command_runner::{Folder, Ran};
use crate::json_shapes::{self, Error, Report, Summary, Verdict};
use crate::pty::Terminal;
use crate::repository;
use crate::run_as_user::{is_root, open_to_others, run_as_another_user};
use crate::tools::not_run;

/// A line of `verify --json` for many bundles.
enum Line {
    Report(Box<Report>),
    Error(Error),
}

impl Line {
    fn file(&self) -> &str {
        match self {
            Self::Report(report) => &report.file,
            Self::Error(error) => error.file.as_deref().unwrap(),
        }
    }

    /// The verdict, or the code of the error.
    fn outcome(&self) -> &str {
        match self {
            Self::Error(error) => &error.code,
            Self::Report(report) => match report.verdict {
                Verdict::Concluded => "concluded",
                Verdict::Incomplete => "incomplete",
                Verdict::Refused => "refused",
            },
        }
    }
}

/// Reads every line in its strict shape, the summary last, and checks its counts against the lines.
#[track_caller]
fn lines(ran: &Ran) -> (Vec<Line>, Summary) {
    let mut lines: Vec<&str> = ran.out().split_inclusive('\n').collect();
    let summary: Summary = json_shapes::read(lines.pop().unwrap());
    let line = |line: &str| match serde_json::from_str::<Value>(line).unwrap()["format"].as_str() {
        Some("paraph/report/1") => Line::Report(Box::new(json_shapes::read(line))),
        _ => Line::Error(json_shapes::read(line)),
    };
    let lines: Vec<Line> = lines.into_iter().map(line).collect();
    let count = |outcome| lines.iter().filter(|line| line.outcome() == outcome).count() as u64;
    let errors = lines.iter().filter(|line| matches!(line, Line::Error(_))).count() as u64;
    assert_eq!(summary.files, lines.len() as u64, "{ran}");
    assert_eq!(summary.concluded, count("concluded"), "{ran}");
    assert_eq!(summary.incomplete, count("incomplete"), "{ran}");
    assert_eq!(summary.refused, count("refused"), "{ran}");
    assert_eq!(summary.not_judged, errors, "{ran}");
    assert_eq!(Some(summary.exit), ran.exit, "{ran}");
    assert_eq!(ran.talk, "", "nothing is said beside the data");
    (lines, summary)
}

/// The lines as `FILE OUTCOME`.
#[track_caller]
fn outcome_lines(ran: &Ran) -> Vec<String> {
    lines(ran).0.iter().map(|line| format!("{} {}", line.file(), line.outcome())).collect()
}

/// An office with a bundle of every outcome in the folder of the texts.
fn office() -> Folder {
    let f = Folder::office();
    f.write(
        "forged.bundle.json",
        f.text("tor.bundle.json").replacen("\"sig\":\"", "\"sig\":\"A", 1),
    );
    f
}

const VERIFY: &str = "paraph verify --roster roster.toml";

#[test]
fn the_worst_makes_the_exit_code() {
    const FILES: [(&str, i32); 4] = [
        ("forged.bundle.json", 1),
        ("nowhere.bundle.json", 2),
        ("tor.rok-mnd.bundle.json", 3),
        ("tor.bundle.json", 0),
    ];
    let f = office();
    for which in 1..16 {
        let is_in = |at: &usize| which >> at & 1 == 1;
        let files: Vec<(&str, i32)> = (0..4).filter(is_in).map(|at| FILES[at]).collect();
        // The list is sorted from the worst outcome, so the first is the worst.
        let worst = files[0].1;
        let names = |files: &[(&str, i32)]| {
            files.iter().map(|(name, _)| *name).collect::<Vec<_>>().join("\n")
        };
        let backwards: Vec<(&str, i32)> = files.iter().rev().copied().collect();
        for names in [names(&files), names(&backwards)] {
            f.write("list", &names);
            let ran = f.run(&format!("{VERIFY} --list list --json")).exit(worst);
            lines(&ran);
            f.run(&format!("{VERIFY} --list list")).exit(worst);
            f.run(&format!("{VERIFY} --list list --format junit")).exit(worst);
            let named = names.replace('\n', " ");
            f.run(&format!("{VERIFY} {named} --json")).exit(worst);
        }
    }
    // No bundle at all is not "all are concluded".
    f.write("list", "");
    f.fails(&format!("{VERIFY} --list list"), 2, "no-bundles").says("names no file");
}

#[test]
fn where_there_is_no_bundle_nothing_is_concluded() {
    let f = office();
    f.ok("mkdir empty && printf '\\n\\n' > blank && printf '\\0' > zero");
    f.fails(&format!("{VERIFY} empty"), 2, "no-bundles").says("empty");
    f.fails(&format!("{VERIFY} texts empty"), 2, "no-bundles").says("texts");
    f.fails(&format!("{VERIFY} --list blank"), 2, "no-bundles");
    f.fails(&format!("{VERIFY} --list zero -0"), 2, "no-bundles");
    f.fails(&format!("{VERIFY} --list - < /dev/null"), 2, "no-bundles").says("standard input");
    let ran = f.run(&format!("{VERIFY} empty --format junit")).exit(2).code("no-bundles");
    assert_eq!(ran.out(), "");
    // A complete folder does not compensate for an incomplete one.
    let ran = f.run(&format!("{VERIFY} tor.bundle.json empty --json"));
    assert_eq!(outcome_lines(&ran), ["tor.bundle.json concluded", "empty no-bundles"]);
    ran.exit(2);
}

#[test]
fn one_bundle_alone_has_its_whole_report() {
    let f = office();
    let whole = f.ok(&format!("{VERIFY} tor.bundle.json --at 2023-01-01T00:00:00Z"));
    assert!(whole.out().contains("\nSignatures that count\n"), "{whole}");
    let text = f.ok(&format!("{VERIFY} tor.bundle.json --at 2023-01-01T00:00:00Z --format text"));
    assert_eq!(text.out(), whole.out());
    let _: Report = f.json(&format!("{VERIFY} tor.bundle.json --json"), 0);
    let _: Report = f.json(&format!("{VERIFY} tor.bundle.json --format json"), 0);
    let _: Report = f.json(&format!("{VERIFY} tor.bundle.json --format json --json"), 0);
    let error: Error = f.json(&format!("{VERIFY} nowhere --format json"), 2);
    assert_eq!((&*error.code, error.file.as_deref()), ("not-found", Some("nowhere")));
    // A file that a shell opens for the program can be a pipe.
    f.ok(&format!("cat tor.bundle.json | {VERIFY} /dev/stdin")).prints("Parties");
}

#[test]
fn what_contradicts_itself_is_refused() {
    let f = office();
    for (line, words) in [
        ("paraph --json verify tor.bundle.json --roster roster.toml --format text", "--format"),
        ("paraph verify tor.bundle.json --roster roster.toml --format junit --json", "--format"),
        ("paraph verify tor.bundle.json --roster roster.toml --null", "--list"),
        ("paraph verify --roster roster.toml", "BUNDLE|DIR"),
        ("paraph verify tor.bundle.json --roster roster.toml --format yaml", "junit"),
    ] {
        let ran = f.run(line).exit(2).says(words).says("error: ").says("--help");
        assert_eq!(ran.out().contains("\"code\":\"usage\""), line.contains("--json"), "{ran}");
    }
    f.fails(&format!("{VERIFY} - --list - < tor.bundle.json"), 2, "input-twice");
    f.fails("paraph verify --list list --roster - < roster.toml", 2, "not-found");
    f.fails("paraph verify --list - --roster - < roster.toml", 2, "input-twice");
    f.fails(&format!("{VERIFY} --list nowhere tor.bundle.json"), 2, "not-found");
    f.fails(&format!("{VERIFY} --list texts"), 2, "is-a-folder");
}

#[test]
fn a_folder_is_searched_for_what_says_it_is_a_bundle() {
    let f = office();
    f.ok("mkdir -p d/b d/.hidden d/sub.bundle.json elsewhere");
    for to in
        ["d/b/z.json", "d/b.x", "d/.hidden/a.bundle.json", "d/.a.bundle.json", "d/B", "elsewhere/e"]
    {
        f.ok(&format!("cp tor.bundle.json {to}"));
    }
    f.ok("cp tor.record.json d/r.json; cp tor.toml texts/* d; cp -r texts d/b");
    // A file with such a name or claim must be one.
    f.write("d/empty.bundle.json", "");
    f.write("d/text.bundle.json", "text");
    f.write("d/newer", "{\"format\":\"paraph/bundle/2\"}");
    f.write("d/newer-record", "{\"format\":\"paraph/record/2\"}");
    f.write("d/report.json", f.run(&format!("{VERIFY} tor.bundle.json --json")).out());
    let whole = f.text("tor.bundle.json");
    f.write("d/cut", &whole[..whole.len() - 100]);
    f.write(
        "d/large",
        format!("{{\"format\":\"paraph/bundle/1\",\"x\":\"{}", "x".repeat(17 << 20)),
    );
    f.write("d/large.pdf", format!("%PDF{}", "x".repeat(17 << 20)));
    symlink("..", f.path("d/b/up")).unwrap();
    symlink("../elsewhere", f.path("d/linked")).unwrap();
    symlink("../elsewhere/e", f.path("d/link")).unwrap();
    symlink("gone", f.path("d/dangling")).unwrap();
    symlink("self", f.path("d/self")).unwrap();
    f.ok("mkfifo d/pipe d/pipe.bundle.json");
    let ran = f.run(&format!("{VERIFY} d --texts . --json"));
    assert_eq!(
        outcome_lines(&ran),
        [
            "d/B concluded",
            "d/b.x concluded",
            "d/b/z.json concluded",
            "d/cut refused",
            "d/dangling not-found",
            "d/empty.bundle.json refused",
            "d/large refused",
            "d/link concluded",
            "d/newer newer-format",
            "d/pipe.bundle.json not-a-file",
            "d/self io",
            "d/text.bundle.json refused",
        ]
    );
    let (_, summary) = lines(&ran);
    // A record, a newer one, a draft, two texts, twice, a report, a large file, a pipe, two links to folders.
    assert_eq!(summary.passed_over, 12, "{ran}");
    // A link to a folder is followed if it is named.
    let ran = f.run(&format!("{VERIFY} d/linked elsewhere --texts . --json")).exit(0);
    assert_eq!(outcome_lines(&ran), ["d/linked/e concluded", "elsewhere/e concluded"]);
}

#[test]
fn an_unreadable_bundle_is_reported_and_the_others_are_judged() {
    let f = office();
    f.ok("mkdir -p d/closed && cp -r texts d && cp tor.bundle.json d/a.bundle.json");
    f.ok("cp tor.bundle.json d/closed/b.bundle.json && cp tor.bundle.json d/z.bundle.json");
    f.ok("cp tor.toml d/secret && chmod 0 d/secret d/closed && chmod -R go+rX d/*.json d/texts");
    if !is_root() {
        return not_run("only root can be somebody else");
    }
    open_to_others(&f);
    f.ok("chmod 755 d && chmod 644 roster.toml");
    let ran =
        run_as_another_user(&f, "paraph verify d nowhere --roster roster.toml --json").exit(2);
    assert_eq!(
        outcome_lines(&ran),
        [
            "d/a.bundle.json concluded",
            "d/closed permission-denied",
            "d/secret permission-denied",
            "d/z.bundle.json concluded",
            "nowhere not-found",
        ]
    );
    let ran = run_as_another_user(&f, "paraph verify d nowhere --roster roster.toml").exit(2);
    let ran = ran
        .prints("not judged: d/closed\n  why: d/closed could not be read: permission denied (permission-denied)")
        .prints("not judged: nowhere\n  why: nowhere could not be read: no such file or directory (not-found)")
        .prints("\n5 files: 2 concluded, 0 incomplete, 0 refused, 3 not judged");
    assert_eq!(ran.talk, "");
    // A text that cannot be read gives no verdict on its bundle, and does not affect the next one.
    f.ok("cp -r d other && chmod 0 other/texts/* && rm -r other/closed other/secret");
    let ran =
        run_as_another_user(&f, "paraph verify other d/z.bundle.json --roster roster.toml --json");
    let ran = ran.exit(2);
    assert_eq!(
        outcome_lines(&ran),
        [
            "other/a.bundle.json permission-denied",
            "other/texts/ictcc-tor.en.txt permission-denied",
            "other/texts/ictcc-tor.ko.txt permission-denied",
            "other/z.bundle.json permission-denied",
            "d/z.bundle.json concluded",
        ]
    );
}

#[test]
fn a_list_names_files_and_nothing_waits() {
    let f = office();
    f.ok("mkfifo pipe; cp tor.bundle.json ./-; cp tor.bundle.json 'two\nlines'; cp tor.bundle.json ' b '");
    f.write("list", "tor.bundle.json\n\npipe\n/dev/zero\ntexts\n-\n b \nnowhere\ntor.bundle.json\ntor.record.json\ntor.toml");
    let ran = f.run(&format!("{VERIFY} tor.rok-mnd.bundle.json --list list --json")).exit(2);
    assert_eq!(
        outcome_lines(&ran),
        [
            "tor.rok-mnd.bundle.json incomplete",
            "tor.bundle.json concluded",
            "pipe not-a-file",
            "/dev/zero not-a-file",
            "texts is-a-folder",
            "./- concluded",
            " b  concluded",
            "nowhere not-found",
            "tor.bundle.json concluded",
            "tor.record.json unknown-format",
            "tor.toml not-json",
        ]
    );
    let ran = f.ok(&format!("printf 'two\\nlines\\0./-\\0' | {VERIFY} --list - --null --json"));
    assert_eq!(outcome_lines(&ran), ["two\\u{a}lines concluded", "./- concluded"]);
    let ran = f.run(&format!("printf 'tor.bundle.json\\0-\\0' | {VERIFY} --list - --json")).exit(2);
    assert_eq!(outcome_lines(&ran), ["standard input bad-list"]);
    // A list without ends of names is not kept in memory.
    let ran = f.run(&format!(
        "head -c 100M /dev/zero | tr '\\0' x | (ulimit -v 200000; {VERIFY} --list - --json)"
    ));
    assert_eq!(outcome_lines(&ran), ["standard input bad-list"]);
}

#[test]
fn each_result_is_printed_as_soon_as_it_is_judged() {
    let f = office();
    for flag in ["", "--json"] {
        let mut child = f
            .command(&format!("exec {VERIFY} --list - {flag}"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        // The list continues, and the result for its first name is already there.
        for name in ["nowhere", "tor.bundle.json"] {
            writeln!(input, "{name}").unwrap();
            let mut line = String::new();
            output.read_line(&mut line).unwrap();
            assert!(line.contains(name), "{line}");
            if flag.is_empty() && name == "nowhere" {
                output.read_line(&mut line).unwrap();
            }
        }
        drop(input);
        assert_eq!(child.wait().unwrap().code(), Some(2));
    }
}

#[test]
fn ten_thousand_are_judged_in_order_and_in_little_memory() {
    let f = office();
    // Mostly files that are quickly refused: only the number matters.
    f.write("cheap", "{\"format\":\"paraph/bundle/1\"}");
    fs::create_dir(f.path("many")).unwrap();
    for number in 0..10_000 {
        let from = match number % 100 {
            0 => "tor.bundle.json",
            1 => "tor.rok-mnd.bundle.json",
            _ => "cheap",
        };
        fs::hard_link(f.path(from), f.path(&format!("many/{number:05}"))).unwrap();
    }
    // A hundred thousand names, most of missing files, within 64 MiB of address space.
    let list: String = (0..100_000).map(|number| format!("many/{:05}\n", number * 7)).collect();
    f.write("list", list);
    let counts = |ran: &Ran| {
        let (lines, summary) = lines(ran);
        let files: Vec<&str> = lines.iter().map(Line::file).collect();
        assert!(files.is_sorted(), "they are not in order");
        [summary.files, summary.concluded, summary.incomplete, summary.refused, summary.not_judged]
    };
    let limited = |line: &str| f.run(&format!("ulimit -v 65536; {line}"));
    let ran = limited(&format!("{VERIFY} many --texts . --json")).exit(1);
    assert_eq!(counts(&ran), [10_000, 100, 100, 9_800, 0]);
    let ran = limited(&format!("{VERIFY} --list list --no-texts --format text")).exit(1);
    assert_eq!(ran.out().lines().filter(|line| line.starts_with("not judged: ")).count(), 98_571);
    ran.prints("\n100,000 files: 15 concluded, texts not checked, 14 incomplete, 1,400 refused, 98,571 not judged\n");
}

#[test]
fn how_many_cores_there_are_changes_nothing() {
    let f = office();
    fs::create_dir(f.path("many")).unwrap();
    for number in 0..300 {
        let from =
            ["tor.bundle.json", "tor.rok-mnd.bundle.json", "forged.bundle.json", "roster.toml"]
                [number % 7 % 4];
        fs::hard_link(f.path(from), f.path(&format!("many/{number:03}"))).unwrap();
    }
    f.ok("head -c 3000000 /dev/urandom >large; head -c 70000 /dev/urandom >larger");
    f.ok("sha256sum large larger roster.toml >sums");
    let verify = format!("{VERIFY} --at 2026-01-01T00:00:00Z");
    let many = format!("{verify} tor.bundle.json nowhere many forged.bundle.json many --texts .");
    for line in [
        many.clone(),
        format!("{many} --json"),
        format!("{many} --format junit"),
        "paraph hash large larger nowhere roster.toml".to_owned(),
        "paraph hash -c sums".to_owned(),
        format!("{verify} tor.bundle.json"),
    ] {
        let all = f.run(&format!("{line} 2>&1"));
        let core = "$(taskset -pc $$ | sed 's/.*: *//; s/[-,].*//')";
        let no_thread = "strace -f -o /dev/null -e inject=clone3,clone:error=EAGAIN";
        for other in [format!("taskset -c {core} {line} 2>&1"), format!("{no_thread} {line} 2>&1")]
        {
            let ran = f.run(&other);
            assert_eq!((ran.out(), ran.exit), (all.out(), all.exit), "{other}");
        }
    }
}

#[test]
fn what_is_asked_of_one_is_asked_of_each() {
    let f = office();
    f.ok("mkdir d && cp tor.bundle.json d/a.bundle.json && cp tor.bundle.json d/b.bundle.json");
    let ran = f.run(&format!("{VERIFY} d --json")).exit(3);
    assert_eq!(outcome_lines(&ran), ["d/a.bundle.json incomplete", "d/b.bundle.json incomplete"]);
    f.ok(&format!("{VERIFY} d --texts .")).prints("2 files: 2 concluded, 0 incomplete");
    let ran = f.ok(&format!("{VERIFY} d --no-texts --json"));
    assert!(!lines(&ran).1.texts_checked);
    f.ok(&format!("{VERIFY} d --no-texts")).prints("2 concluded, texts not checked, 0 incomplete");
    f.ok(&format!("{VERIFY} d --no-texts --record tor.record.json --party rok-mnd"));
    let ran = f.run(&format!("{VERIFY} d --no-texts --party nobody --json")).exit(1);
    assert_eq!(outcome_lines(&ran), ["d/a.bundle.json refused", "d/b.bundle.json refused"]);
    f.run(&format!("{VERIFY} d --no-texts --record {}", "0".repeat(64)))
        .exit(1)
        .prints("(other-record)");
    let then = f.ok(&format!("{VERIFY} d --no-texts --at 2023-01-01T00:00:00Z --json"));
    assert_eq!(lines(&then).1.at, "2023-01-01T00:00:00Z");
    // A bundle in the folder of its texts, and one that is not.
    f.ok("cp -r texts d && mkdir e && cp tor.bundle.json e/c.bundle.json");
    let ran = f.run(&format!("{VERIFY} e d --json")).exit(3);
    assert_eq!(
        outcome_lines(&ran),
        ["e/c.bundle.json incomplete", "d/a.bundle.json concluded", "d/b.bundle.json concluded"]
    );
}

/// Reads JUnit XML as other programs do, and checks it against its schema. Returns the content of the test
/// cases.
#[track_caller]
fn junit(f: &Folder, ran: &Ran) -> Vec<String> {
    f.write("junit.xml", ran.bytes());
    let schema = repository("tests/it/junit-10.xsd");
    f.ok(&format!("xmllint --noout --schema {} junit.xml", schema.display()));
    let read = f.ok("python3 -I -c '
import xml.etree.ElementTree as tree
root = tree.parse(\"junit.xml\").getroot()
suite, = root
cases = suite.findall(\"testcase\")
kinds = [[child.tag for child in case if child.tag in (\"failure\", \"error\")] for case in cases]
for element in root, suite:
    assert int(element.get(\"tests\")) == len(cases)
    assert int(element.get(\"failures\")) == kinds.count([\"failure\"])
    assert int(element.get(\"errors\")) == kinds.count([\"error\"])
for case, kind in zip(cases, kinds):
    child = case.find(kind[0]) if kind else None
    print(ascii(case.get(\"name\")), *(kind or [\"passed\"]), *([child.get(\"type\"), ascii(child.get(\"message\"))] if kind else []))
'");
    read.out().lines().map(str::to_owned).collect()
}

#[test]
fn junit_has_a_test_case_for_each() {
    let f = office();
    let files = "tor.bundle.json forged.bundle.json tor.rok-mnd.bundle.json nowhere";
    let ran = f.run(&format!("{VERIFY} {files} --format junit")).exit(1);
    let cases = junit(&f, &ran);
    assert_eq!(cases.len(), 4, "{ran}");
    assert_eq!(cases[0], "'tor.bundle.json' passed");
    assert!(cases[1].starts_with("'forged.bundle.json' failure refused "), "{}", cases[1]);
    assert!(
        cases[2].ends_with("incomplete 'us-dod-cio has not signed (not-signed)'"),
        "{}",
        cases[2]
    );
    assert!(cases[3].starts_with("'nowhere' error not-found "), "{}", cases[3]);
    // The same for one bundle, with its caveats where a reader of the report sees them.
    let ran = f.ok(&format!("{VERIFY} tor.bundle.json --no-texts --format junit"));
    assert_eq!(junit(&f, &ran), ["'tor.bundle.json' passed"]);
    ran.prints("<system-out>concluded, texts not checked: &quot;Terms of Reference");
    // There is no room for the data that is kept until the end.
    let ran = f.run(&format!("TMPDIR=/nowhere {VERIFY} tor.bundle.json --format junit")).exit(2);
    assert_eq!(ran.code("not-found").out(), "");
}

#[test]
fn junit_is_xml_whatever_is_in_the_files() {
    let f = office();
    f.write("d/a]]><b>&\"'.bundle.json", "\u{1b}[2J]]></failure>");
    f.write(
        "d/\u{1}\u{7f}\u{fffe}\n\t.bundle.json",
        "{\"format\":\"paraph/bundle/1\",\"]]>&<\u{8}",
    );
    f.write(
        "d/<![CDATA[.bundle.json",
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y \"z\">]>&y;",
    );
    f.ok("printf x > \"$(printf 'd/\\377\\200\\355\\240\\200.bundle.json')\"");
    let title = "x ]]> </testsuite> <!-- & &amp; \\\"";
    let draft = f.text("tor.toml").replacen(
        "title = {",
        &format!("title = {{ en = \"{title}\" }}\n# {{"),
        1,
    );
    f.write("t.toml", draft);
    f.ok("paraph record t.toml -o t.json && paraph sign t.json --key keys/rok-mnd.key --party rok-mnd --as hong-gil-dong.toml --yes -o d/t.bundle.json");
    let ran = f.run(&format!("{VERIFY} d --texts . --format junit")).exit(1);
    let cases = junit(&f, &ran);
    assert_eq!(cases.len(), 5, "{ran}");
    assert!(cases.iter().all(|case| case.contains(" failure ")), "{cases:?}");
    assert!(ran.out().contains("x ]]&gt; &lt;/testsuite&gt;"), "{ran}");
}

#[test]
fn progress_is_for_a_terminal_alone() {
    let f = office();
    f.write("list", "tor.bundle.json\n".repeat(1_000_000));
    // Each runs until the bar appears, and is then interrupted.
    let list = format!("export TERM=xterm; exec {VERIFY} --list list > data 2> /dev/tty");
    let (talk, _) = Terminal::new(&f, &list).shows(" of 1,000,000 ").types("\u{3}").ends();
    assert!(talk.contains(" a second") && talk.contains(" left"), "{talk}");
    // Data and bar on one terminal.
    let both = format!("export TERM=xterm; exec {VERIFY} --list list > /dev/tty 2>&1");
    let both = Terminal::new(&f, &both).shows("concluded: \"").shows(" a second");
    both.types("\u{3}").ends();
    // The number of names on a pipe is unknown.
    let pipe = format!("export TERM=xterm; cat list | {VERIFY} --list - > data 2> /dev/tty");
    let (talk, _) = Terminal::new(&f, &pipe).shows(" a second").types("\u{3}").ends();
    assert!(!talk.contains(" of ") && !talk.contains(" left"), "{talk}");
    // Messages that do not go to a terminal have no bar, however long the work takes.
    f.write("list", "tor.bundle.json\n".repeat(500));
    assert_eq!(f.ok(&format!("{VERIFY} --list list")).talk, "");
}
