//! Bundles in git: the merge driver of docs/pipelines.md, and the messages when git has left a conflict or an
//! editor a byte-order mark.

use std::fs;

use crate::command_runner::{Folder, Ran};
use crate::repository;

/// Ignores this computer's git settings.
const GIT: &str = "GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null git -c user.name=t -c \
                   user.email=t@t.invalid";

/// The block of docs/pipelines.md that begins with this line.
fn block(first: &str) -> String {
    let page = fs::read_to_string(repository("docs/pipelines.md")).unwrap();
    let start = page.find(&format!("\n{first}")).unwrap_or_else(|| panic!("no {first:?}")) + 1;
    let length = page[start..].find("\n```").unwrap() + 1;
    page[start..start + length].to_owned()
}

/// A repository with two branches, each with the signature of one party. Both change an earlier bundle, or
/// there is none.
fn repository_with_two_branches(attributes: &str) -> Folder {
    let f = Folder::new();
    let office = Folder::office();
    for file in ["tor.rok-mnd.bundle.json", "tor.us-dod-cio.bundle.json", "tor.bundle.json"] {
        f.write(&format!(".git/{file}"), office.read(file));
    }
    f.ok(&format!("{GIT} init -q -b main ."));
    f.write(".gitattributes", attributes);
    f.ok(&format!("{GIT} add . && {GIT} commit -qm base"));
    for (branch, party) in [("seoul", "rok-mnd"), ("washington", "us-dod-cio")] {
        f.ok(&format!("{GIT} checkout -qb {branch} main"));
        f.ok(&format!("cp .git/tor.{party}.bundle.json tor.bundle.json"));
        f.ok(&format!("{GIT} add . && {GIT} commit -qm {branch}"));
    }
    f
}

fn merge(f: &Folder, branch: &str) -> Ran {
    f.run(&format!("{GIT} merge -q -m merged {branch}"))
}

#[test]
fn the_merge_driver_joins_the_signatures_of_two_branches() {
    let f = repository_with_two_branches(&block("*.bundle.json merge=paraph"));
    f.ok(&block("git config merge.paraph.name").replace("git ", &format!("{GIT} ")));
    merge(&f, "seoul").exit(0);
    assert_eq!(f.read("tor.bundle.json"), f.read(".git/tor.bundle.json"));
    assert_eq!(f.ok(&format!("{GIT} status --porcelain")).out(), "");

    // Both change an existing bundle; a rebase has the same result.
    f.ok(&format!("{GIT} checkout -q seoul && {GIT} rebase -q washington"));
    assert_eq!(f.read("tor.bundle.json"), f.read(".git/tor.bundle.json"));

    // Bundles of two records are not merged: git reports a conflict, and the file does not change.
    f.ok(&format!("{GIT} checkout -qb other main"));
    f.copy("fixtures/jsoi/jsoi.bundle.json", "tor.bundle.json");
    f.ok(&format!("{GIT} add . && {GIT} commit -qm other && {GIT} checkout -q washington"));
    let before = f.read("tor.bundle.json");
    merge(&f, "other").exit(1).says("(other-record)");
    assert_eq!(f.read("tor.bundle.json"), before);
    assert!(f.ok(&format!("{GIT} status --porcelain")).out().contains("AA tor.bundle.json"));
}

#[test]
fn conflict_markers_are_recognised_and_the_hint_joins_both_bundles() {
    // The result of git without settings for bundles.
    let f = repository_with_two_branches("");
    merge(&f, "seoul").exit(1);
    assert!(f.text("tor.bundle.json").starts_with("<<<<<<< "));
    for command in [
        "verify tor.bundle.json --no-texts --roster roster.toml",
        "show tor.bundle.json",
        "merge tor.bundle.json -o new",
        "check tor.bundle.json",
        "export kit tor.bundle.json -o kit",
    ] {
        f.copy("fixtures/roster.toml", "roster.toml");
        let ran = f.run(&format!("paraph {command}"));
        assert!(format!("{}{}", ran.out(), ran.talk).contains("conflict markers"), "{ran}");
    }
    let ran = f.fails("paraph show tor.bundle.json", 1, "not-ours");
    let hint = ran.talk.split_once("to join both: ").expect("a hint").1.lines().next().unwrap();
    f.ok(&hint.replace("git show", &format!("{GIT} show")));
    assert_eq!(f.read("tor.bundle.json"), f.read(".git/tor.bundle.json"));
}

#[test]
fn conflict_markers_are_recognised_in_what_people_write() {
    let f = Folder::office();
    for (file, command, code) in [
        ("roster.toml", "verify tor.bundle.json --roster roster.toml", "bad-toml"),
        ("tor.toml", "record tor.toml -o new", "bad-toml"),
        ("tor.toml", "lint tor.toml", "bad-toml"),
    ] {
        let text = f.text(file);
        f.write(file, format!("<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> seoul\n"));
        let ran = f.fails(&format!("paraph {command}"), 2, code);
        ran.says("git could not merge this file. Both versions are in it")
            .says("choose between both versions");
        f.write(file, text);
    }
}

#[test]
fn a_bundle_with_a_byte_order_mark_is_salvaged() {
    let f = Folder::office();
    f.write("marked.json", ["\u{feff}".as_bytes(), &f.read("tor.bundle.json")].concat());
    for command in ["merge marked.json -o new", "show marked.json"] {
        let ran = f.run(&format!("paraph {command}")).exit(1).says("byte-order mark");
        assert!(ran.talk.contains("--salvage"), "{ran}");
    }
    f.ok("paraph merge --salvage marked.json -o saved.json");
    assert_eq!(f.read("saved.json"), f.read("tor.bundle.json"));
}
