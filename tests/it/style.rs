//! `scripts/style`, the linter of the documents: what it reports, and what it does not.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::command_runner::{Folder, Ran};
use crate::repository;
use crate::tools;

/// From an earlier README.md, a line for each paragraph.
const FORMER: &str = "\
With `paraph`, organisations conclude a document together without meeting. Whoever receives a bundle \
holds it against their own **roster** of keys and is told, offline: *concluded*, *incomplete* or \
*refused*, and why.

It was made for instruments like the ICTCC Terms of Reference (US DoD CIO and ROK MND, signed remotely in \
2021) and the Joint Statement of Intent of DHS S&T and ROK MSIT (2023), and is as good for a contract.
";

/// Sentences that the documents had, and what is reported of each.
const FORMER_SENTENCES: [(&str, &str); 17] = [
    ("A slip of the hand is told with what was probably meant.", "slip of the hand"),
    ("each that is used is told", "each that is used is"),
    ("as it was, or as it was to be", "as it was, or as it was to be"),
    (
        "who logs in with it, or lets a program sign tokens, has others decide what it signs",
        "has others decide what it signs",
    ),
    ("done; of `verify`: concluded, of many all", "done; of `..`: concluded"),
    ("It is as good for a contract.", "as good for"),
    ("Who takes the holder out makes strangers of all that they signed.", "Who"),
    ("standard error is talk", "standard error is talk"),
    ("What stops nobody has a section of its own.", "What"),
    ("paraph is so many times", "is so many times"),
    ("Of which kind it is shows from its bytes.", "Of which"),
    ("It holds, as it were, the keys.", "as it were"),
    ("One key stands twice in the roster.", "stands twice"),
    ("You can mend the file.", "mend"),
    ("Nobody reads it, and the owner thereof is not asked.", "thereof"),
    ("It is somebody's key; hence anybody can name it.", "hence"),
    ("Good by the roster's word.", "by the roster's word"),
];

/// Good paragraphs, headings and tables.
const PLAIN: &str = "\
# What the verdict says

With `paraph`, organisations conclude a document together without a meeting. Each party signs the record \
with its own key. Anyone can then verify the bundle offline.

Who can sign? Typos get a suggestion. `nobody` and `told` are code.

**What an act does.** A confirmation needs a signature that it confirms.

| key | meaning |
|---|---|
| `valid` | Whether the act is valid. |

```text
nobody is told
```
";

#[test]
fn a_paragraph_of_an_earlier_readme_is_reported() {
    let ran = linted(FORMER).exit(1);
    for finding in [
        "page.md:1:76: \"Whoever\", write: anyone (in ",
        "page.md:1:155: \"told\", write: reported, shown, listed or detected (in ",
        "page.md:3:1: 41 words, write at most 25 in a sentence: \"It was made for instruments ",
        "page.md:3:186: \"as good for\", write: ",
        "\nfindings: 4, files: 1\n",
    ] {
        assert!(ran.out().contains(finding), "{finding}\n{ran}");
    }
}

#[test]
fn each_former_sentence_is_reported() {
    let ran = linted(&paragraphs(FORMER_SENTENCES.map(|(sentence, _)| sentence))).exit(1);
    for (number, (sentence, phrase)) in FORMER_SENTENCES.iter().enumerate() {
        let reported = on_line(&ran, 2 * number + 1);
        assert!(reported.iter().any(|finding| finding.contains(phrase)), "{sentence}\n{ran}");
    }
}

#[test]
fn each_phrase_of_the_list_is_reported() {
    let list = fs::read_to_string(repository("tests/style/words.txt")).unwrap();
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let phrases: Vec<&str> =
        lines.flat_map(|line| line.split_once(" -> ").unwrap().0.split(" / ")).collect();
    assert!(phrases.len() > 100, "{phrases:?}");
    let ran = linted(&paragraphs(phrases.iter().map(|phrase| {
        let opening = phrase.strip_prefix('^').map(|opening| format!("{opening} it is."));
        opening.unwrap_or_else(|| format!("It is {phrase} it."))
    })))
    .exit(1);
    for (number, phrase) in phrases.iter().enumerate() {
        assert!(!on_line(&ran, 2 * number + 1).is_empty(), "{phrase}\n{ran}");
    }
}

#[test]
fn plain_text_is_not_reported() {
    assert_eq!(linted(PLAIN).exit(0).out(), "findings: 0, files: 1\n");
}

#[test]
fn words_are_counted_in_sentences_and_cells_but_not_in_code_or_targets() {
    let words = |count: usize| vec!["word"; count].join(" ");
    let (most, more) = (words(25), words(26));
    let allowed = [
        format!("{most}. {most}! {most}"),
        format!("{most} `code` ```more code``` `code`-like — & / ."),
        format!("[{most}](https://example.org 'a title') [](x)"),
        format!("**{most}.** {most}"),
        format!("> {}\n> {}", words(12), words(13)),
        format!("- {most}\n- {most}\n\n1. {most}"),
        format!("| {most} | {most} |\n|---|---|\n| {most} | {most}<br>{most} |"),
        format!("    {more}"),
        format!("```sh\n{more}\n```"),
        format!("<!-- {more} -->"),
        format!("{} t. {most}", words(24)),
        format!("See no. 1, sec. 2 etc. for {}. {most}", words(18)),
        "one; two.".to_owned(),
        "Cases: one; two; three.".to_owned(),
        "| a; b; c |\n|---|\n| a; b; c |".to_owned(),
    ];
    let rejected = [
        more.clone(),
        format!("{most}, cf. this."),
        format!("{most} 1.2"),
        format!("{most} *emphasis*"),
        format!("{} [{}](x)", words(20), words(6)),
        format!("# {more}"),
        format!("> {}\n> {}", words(13), words(13)),
        format!("- item\n\n  {more}"),
        format!("| a | b |\n|---|---|\n| a | {more} |"),
        format!("{}<br>{more}", words(2)),
        "one; two; three.".to_owned(),
    ];
    each_has_findings(&allowed, 0);
    each_has_findings(&rejected, 1);
}

#[test]
fn a_phrase_is_found_across_lines_and_markup_but_only_as_whole_words() {
    let rejected = [
        "as it\n> were",
        "as *it* were",
        "NOBODY's",
        "[told](x)",
        "(told)",
        "an act; who signs is new.",
    ];
    let allowed = [
        "retold",
        "told-off",
        "as it weren't",
        "shown: who signs is new.",
        "an act; who signs?",
        "this; who signs; that.",
    ];
    each_has_findings(&rejected.map(|text| format!("> It is {text}")), 1);
    each_has_findings(&allowed.map(|text| format!("Cases: it is {text}")), 0);
}

#[test]
fn korean_documents_have_shorter_sentences_and_no_english_phrases() {
    let f = Folder::new();
    let words = |count: usize| vec!["기록을"; count].join(" ");
    f.write("docs/ko/page.md", format!("{} 검증합니다. told", words(19)));
    run(&f, "docs/ko/page.md").exit(0);
    f.write("docs/ko/page.md", format!("{} 검증합니다.", words(20)));
    run(&f, "docs/ko/page.md").exit(1).prints("docs/ko/page.md:1:1: 21 words, write at most 20");
}

#[test]
fn a_file_that_is_not_there_is_no_finding() {
    let ran = run(&Folder::new(), "nowhere.md").exit(2);
    assert!(ran.out().is_empty() && ran.talk.contains("nowhere.md"), "{ran}");
}

/// Lints a page.
fn linted(text: &str) -> Ran {
    let f = Folder::new();
    f.write("page.md", text);
    run(&f, "page.md")
}

/// Lints each text as a page of its own, all at once, and counts what is reported of each.
#[track_caller]
fn each_has_findings(texts: &[String], expected: usize) {
    let f = Folder::new();
    let pages: Vec<String> = (0..texts.len()).map(|number| format!("{number}.md")).collect();
    for (page, text) in pages.iter().zip(texts) {
        f.write(page, text);
    }
    let ran = run(&f, &pages.join(" ")).exit(i32::from(expected > 0));
    for (page, text) in pages.iter().zip(texts) {
        let start = format!("{page}:");
        let findings = ran.out().lines().filter(|line| line.starts_with(&start)).count();
        assert_eq!(findings, expected, "{text}\n{ran}");
    }
}

fn run(f: &Folder, files: &str) -> Ran {
    let lint = repository("tests/style/lint.mjs");
    f.run(&format!("node '{}' '{}' {files}", lint.display(), linter().display()))
}

/// The folder below `target` where the linter's packages are, as `tests/style` pins them.
fn linter() -> PathBuf {
    tools::need("node");
    let pinned = fs::read_to_string(repository("tests/style/package-lock.json")).unwrap();
    let there = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("style");
    let installed =
        fs::read_to_string(there.join("node_modules/installed.json")).unwrap_or_default();
    assert!(
        installed == pinned,
        "{} lacks packages of npm, among them @textlint/kernel; to install them: \
         tests/style/install, or scripts/test, which runs it",
        there.display()
    );
    there
}

/// Each text as a paragraph of one line; the first is on line 1, the second on line 3.
fn paragraphs<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    texts.into_iter().fold(String::new(), |mut page, text| {
        writeln!(page, "{}\n", text.as_ref()).unwrap();
        page
    })
}

/// What is reported on a line of the page.
fn on_line(ran: &Ran, number: usize) -> Vec<&str> {
    let start = format!("page.md:{number}:");
    ran.out().lines().filter(|line| line.starts_with(&start)).collect()
}
