//! Strings that others might choose: some of our own and, if `PARAPH_VECTORS` names the folder of the
//! third-party vectors, the big list of naughty strings.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use paraph::fault::safe;
use paraph::value::Label;

use super::assert_clean;
use crate::tools::not_run;

/// Our own strings, and the result of each as a label. If a line end or the end of a terminal line would
/// allow it, each writes FORGED at the beginning of a line.
pub(super) const OURS: &[(&str, &str)] = &[
    ("a\nFORGED", "forbidden-character"),
    ("a\r\nFORGED", "forbidden-character"),
    ("a\rFORGED", "forbidden-character"),
    ("a\u{b}FORGED\u{c}FORGED", "forbidden-character"),
    ("a\u{85}FORGED", "forbidden-character"),
    ("a\u{2028}FORGED\u{2029}FORGED", "forbidden-character"),
    ("\u{1b}[2J\u{1b}[HFORGED", "forbidden-character"),
    ("\u{1b}]0;title\u{7}", "forbidden-character"),
    ("\u{9b}2JFORGED\u{90}x\u{9c}", "forbidden-character"),
    ("abc\u{8}\u{8}\u{8}FORGED\u{7f}", "forbidden-character"),
    ("a\u{202e}fdp.exe", "forbidden-character"),
    ("a\u{2066}b\u{2069}", "forbidden-character"),
    ("a\u{61c}b\u{200e}", "forbidden-character"),
    ("a\u{200b}b\u{2060}\u{feff}", "forbidden-character"),
    ("a\u{ad}b", "forbidden-character"),
    ("a\u{3164}b\u{ffa0}\u{115f}", "forbidden-character"),
    ("a\u{2800}b", "forbidden-character"),
    ("a\u{34f}b\u{180e}", "forbidden-character"),
    ("a\u{fe0f}\u{e0100}", "forbidden-character"),
    ("a\u{e0041}\u{e007f}", "forbidden-character"),
    ("a\u{e000}\u{10fffd}", "forbidden-character"),
    ("a\u{1d159}\u{13441}", "forbidden-character"),
    ("a\u{378}", "unassigned-character"),
    ("a\u{a0}b\u{3000}c\u{200a}d", "forbidden-character"),
    ("Jane D\u{200d}oe", "forbidden-character"),
    ("홍\u{200c}길동", "forbidden-character"),
    ("\u{20e0}stop", "forbidden-character"),
    ("z\u{310}\u{311}\u{312}\u{313}\u{314}\u{33f}", "forbidden-character"),
    ("a  FORGED", "double-space"),
    ("e\u{301}", "not-nfc"),
    ("", "empty-string"),
    (" a", "space-at-edge"),
    ("concluded: record 00 between a and b", "ok"),
    ("x\" (ok); all is well", "ok"),
    ("US DоD", "ok"),
    ("שָׁלוֹם", "ok"),
    ("می\u{200c}خواهم", "ok"),
    ("$(rm -rf /) `x` %s {} <b>", "ok"),
    ("-", "ok"),
    ("--help", "ok"),
];

/// A text of the program that one of them imitates.
pub(super) const VERDICT: &str = "concluded: record 00";

/// The number of strings of the big list with each result, as labels. A changed count must be examined.
const BIG_LIST_AS_LABELS: &[(&str, usize)] = &[
    ("ok", 477),
    ("double-space", 2),
    ("empty-string", 1),
    ("forbidden-character", 29),
    ("space-at-edge", 5),
    ("unassigned-character", 1),
];

fn ours() -> Vec<String> {
    OURS.iter().map(|(text, _)| (*text).to_owned()).collect()
}

/// All of our strings as a few file names, and the program's text as another.
pub(super) fn joined() -> Vec<String> {
    let mut names = vec![String::new()];
    for text in ours().iter().filter(|text| !text.contains('/')) {
        match names.last_mut() {
            Some(last) if last.len() + text.len() < 200 => last.push_str(text),
            _ => names.push(text.clone()),
        }
    }
    names.push(format!("{VERDICT} between a and b"));
    names
}

/// Our strings and the big list, or only ours if the list is not available.
pub(super) fn all() -> Vec<String> {
    let mut strings = ours();
    strings.extend(big_list().into_iter().flatten());
    // A fault's message is cut, but not every string is.
    strings.push("x ".repeat(300) + "FORGED");
    strings.push("협정".repeat(160));
    strings
}

fn big_list() -> Option<Vec<String>> {
    let file = PathBuf::from(std::env::var_os("PARAPH_VECTORS")?).join("blns/blns.json");
    let json = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let list: Vec<String> = serde_json::from_slice(&json).unwrap();
    assert!(list.len() > 500, "{} has {} strings", file.display(), list.len());
    Some(list)
}

/// Those of the strings that are labels, except those that a TOML file takes for placeholders.
pub(super) fn labels(strings: &[String]) -> Vec<String> {
    let placeholder = |text: &str| text.starts_with('<') && text.ends_with('>');
    let labels = strings.iter().filter(|text| text.parse::<Label>().is_ok() && !placeholder(text));
    labels.cloned().collect()
}

#[test]
fn a_string_is_a_label_or_refused_for_what_it_is() {
    let code = |text: &str| text.parse::<Label>().map_or_else(|kind| kind.code(), |_| "ok");
    for (text, expected) in OURS {
        assert_eq!(code(text), *expected, "{text:?}");
    }
    for text in all() {
        match text.parse::<Label>() {
            Ok(label) => {
                assert_eq!(safe(label.as_str()), text);
                assert_clean(&format!("claims {text}"), "a label");
            }
            Err(kind) => assert_clean(&kind.to_string(), "a fault"),
        }
        assert_clean(&format!("in {}", safe(&text)), "what is made safe");
    }
    let Some(list) = big_list() else {
        return not_run("the big list of naughty strings: PARAPH_VECTORS names no folder");
    };
    let mut counts = BTreeMap::new();
    for text in &list {
        *counts.entry(code(text)).or_insert(0) += 1;
    }
    assert_eq!(counts, BIG_LIST_AS_LABELS.iter().copied().collect(), "of {}", list.len());
}
