//! The table of attacks in fixtures/vectors/README.md is correct.

use std::fs;

use super::{folder, stored};

/// The attacks, each of which needs a row with a file, in the table's order.
const ATTACKS: [&str; 34] = [
    "one key signs twice",
    "one key under two holders",
    "two acts of one holder",
    "an act moved to another record",
    "one party's act under another's key",
    "one good and one bad signature",
    "a stranger's act",
    "a removed act that a counted one has seen",
    "acts out of listed order",
    "several envelopes of one act",
    "unsorted, repeated or unused entries",
    "a key id that is not its key's",
    "keys that no one should have",
    "look-alike party ids",
    "texts swapped between languages",
    "a removed withdrawal",
    "a removed decline that another act has seen",
    "another person's withdrawal",
    "another person's decline",
    "another party's confirmation",
    "contradictory acts of one person that have not seen each other",
    "a signature beside that of a colleague who took theirs back",
    "a seal moved from another record",
    "a seal by one party, by one person of two, or by a stranger",
    "an act added after the seal",
    "an older seal brought back",
    "authority that a signatory gives to themselves",
    "authority that rests on itself",
    "authority for another key, act, instrument or time",
    "authority that has ended, or has not begun",
    "the end of powers taken back, after someone relied on it",
    "an act backdated to a time with powers, or with a lower quorum",
    "a sealed act undone by a backdated ending or withdrawal",
    "a seal on powers that one party can still take back alone",
];

#[test]
fn the_table_of_attacks_says_what_each_file_expects() {
    let readme = fs::read_to_string(folder().join("README.md")).expect("it can be read");
    let (_, table) = readme.split_once("## Multi-party semantics").expect("it has the section");
    let rows: Vec<(&str, &str)> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "))
        .filter(|(attack, _)| *attack != "attack")
        .collect();
    let named: Vec<&str> = rows.iter().map(|(attack, _)| *attack).collect();
    assert_eq!(named, ATTACKS);
    let vectors = stored();
    for (attack, files) in rows {
        for file in files.split("; ") {
            let parts: Vec<&str> = file.split('`').collect();
            let ["", path, " → ", expect, ""] = parts[..] else { panic!("{attack}: {file}") };
            let vector = vectors.iter().find(|vector| vector.path() == path);
            let vector = vector.unwrap_or_else(|| panic!("{attack}: there is no {path}"));
            assert_eq!(vector.header("expect"), expect, "{attack}: {path}");
        }
    }
}
