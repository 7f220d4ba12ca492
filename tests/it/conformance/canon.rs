//! RFC 8785: pairs of input and output, and the form of numbers.

use super::{Set, canon, set, unhex};
use crate::command_runner::Folder;

/// Inputs and outputs, through the library and through the program.
fn pairs(set: &Set, count: usize) {
    let inputs = set.under("input/");
    assert_eq!(inputs.len(), count);
    assert!(inputs.keys().eq(set.under("output/").keys()));
    let folder = Folder::new();
    for (name, input) in inputs {
        let output = set.file(&format!("output/{name}"));
        assert_eq!(canon(input).as_deref(), Ok(output), "{name}");
        assert_eq!(canon(output).as_deref(), Ok(output), "{name}");
        folder.write(name, input);
        assert_eq!(folder.ok(&format!("paraph canon {name}")).bytes(), output, "{name}");
        assert_eq!(folder.ok(&format!("paraph canon - < {name}")).bytes(), output, "{name}");
    }
}

/// The outputs again, as bytes in hexadecimal digits.
fn bytes(set: &Set, count: usize) {
    let rows = set.under("outhex/");
    assert_eq!(rows.len(), count);
    for (name, text) in rows {
        let name = name.replace(".txt", ".json");
        let text: String = std::str::from_utf8(text).unwrap().split_whitespace().collect();
        let output = canon(set.file(&format!("input/{name}")));
        assert_eq!(output, Ok(unhex(&text)), "{name}");
    }
}

#[test]
fn cyberphone() {
    let Some(set) = set("jcs-cyberphone") else { return };
    pairs(&set, 6);
    bytes(&set, 6);
}

#[test]
fn gowebpki() {
    let Some(set) = set("jcs-gowebpki") else { return };
    pairs(&set, 10);
    bytes(&set, 9);
}

/// A double in other forms is written as expected; the expected form does not change.
fn number(bits: &str, expected: &str) {
    let double = f64::from_bits(u64::from_str_radix(bits, 16).unwrap());
    // With an exponent: the shortest digits, and more digits than necessary.
    for token in [format!("{double:e}"), format!("{double:E}"), format!("{double:.20e}")] {
        let found = canon(token.as_bytes());
        assert_eq!(found.as_deref(), Ok(expected.as_bytes()), "{bits}: {token}");
    }
    assert_eq!(canon(expected.as_bytes()).as_deref(), Ok(expected.as_bytes()), "{bits}");
}

#[test]
fn es6_numbers() {
    let Some(set) = set("jcs-es6-numbers") else { return };
    let mut count = 0;
    for line in set.text("es6testfile10000.txt").lines() {
        let (bits, expected) = line.split_once(',').unwrap();
        number(bits, expected);
        count += 1;
    }
    assert_eq!(count, 10_000);
}

#[test]
fn rfc8785_appendix_b() {
    let Some(set) = set("jcs-es6-numbers") else { return };
    let lines: Vec<&str> = set.text("appendix_b.csv").lines().collect();
    assert_eq!(lines[0], "ieee754_hex,json_string,comment");
    for line in &lines[1..] {
        let [bits, expected, _] = line.splitn(3, ',').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        number(bits, expected);
    }
    assert_eq!(lines.len(), 1 + 24);
}
