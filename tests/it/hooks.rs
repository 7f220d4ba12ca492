//! `.pre-commit-hooks.yaml`, as pre-commit runs it: each hook as it is in the file, but with the program
//! under test (`language: system`) instead of one that pre-commit builds.

use serde_json::{Value, json};

use crate::command_runner::{Folder, Ran, python, yaml};

const GIT: &str = "git -c user.name=t -c user.email=t@t.invalid";

/// An office under git, without keys and without bundles that are not concluded.
fn office() -> Folder {
    let f = Folder::office();
    f.ok(&format!("rm -r keys tor.*.bundle.json && {GIT} init -q . && {GIT} add ."));
    f
}

fn hook(id: &str) -> Value {
    let hooks = yaml(".pre-commit-hooks.yaml");
    hooks.as_array().unwrap().iter().find(|hook| hook["id"] == id).unwrap().clone()
}

/// Runs one hook as pre-commit does, on all staged files. Exits with 1 if the hook fails, and shows the
/// hook's own exit code.
fn pre_commit(f: &Folder, id: &str, args: &[&str]) -> Ran {
    let mut hook = hook(id);
    assert_eq!(hook["language"], "rust");
    hook["language"] = "system".into();
    hook["args"] = args.into();
    // JSON is YAML. In .git, it is not a file of the office.
    let config = json!({ "repos": [{ "repo": "local", "hooks": [hook] }] });
    f.write(".git/hooks.yaml", config.to_string());
    let line = format!(
        "HOME=\"$PWD/.git\" PRE_COMMIT_HOME=\"$PWD/.git/pre-commit\" TMPDIR=\"$PWD/.git\" \
         GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null \
         exec '{}' -I -m pre_commit run --config .git/hooks.yaml --all-files --verbose --color never",
        python().display()
    );
    f.run(&line)
}

#[test]
fn hooks_stop_a_commit_for_what_they_are_there_for() {
    let f = office();
    let check = || pre_commit(&f, "paraph-check", &[]);
    check().exit(0).prints("tor.bundle.json: OK").prints("tor.record.json: OK");
    f.write("sub dir/it's.record.json", f.text("tor.record.json") + "\n");
    f.ok("cp -r texts 'sub dir'");
    // Files that are not staged are not checked.
    check().exit(0);
    f.ok(&format!("{GIT} add ."));
    check().exit(1).prints("exit code: 123").prints("(whitespace)").prints("tor.record.json: OK");
    f.ok("truncate -s -1 \"sub dir/it's.record.json\"");
    check().exit(0);
    f.ok("echo >> texts/ictcc-tor.en.txt");
    check().exit(1).prints("exit code: 123").prints("DIFFERS");
    f.ok("truncate -s -1 texts/ictcc-tor.en.txt && echo >> 'sub dir/texts/ictcc-tor.en.txt'");
    check().exit(1).prints("exit code: 123").prints("DIFFERS");

    let f = office();
    let verify = |args: &[&str]| pre_commit(&f, "paraph-verify", args);
    verify(&["--roster", "roster.toml"]).exit(0).prints("concluded: \"");
    verify(&[]).exit(1).prints("--roster");
    f.ok("sed -i 's/\"sig\":\"/&A/' tor.bundle.json");
    verify(&["--roster", "roster.toml"]).exit(1).prints("exit code: 1\n");

    let f = office();
    let lint = || pre_commit(&f, "paraph-lint", &[]);
    // An ordinary bilingual draft passes: it has notes, and nothing else.
    lint().exit(0).prints("tor.toml: ").prints("(one-script, a note; ");
    f.replace("tor.toml", "created = 2021-08-04T09:00:00-04:00", "created = 2021-08-04T09:00:00");
    lint().exit(1).prints("exit code: 3").prints("tor.toml: ").prints("(date-without-offset; ");
    f.ok(&format!("{GIT} rm -q -f --cached tor.toml"));
    lint().exit(0).prints("none of the files is a draft");
}

#[test]
fn a_draft_is_one_however_its_key_is_written() {
    for key in ["draft", "\"draft\"", "'draft'", "\"dr\\u0061ft\"", "\t draft\t"] {
        let f = office();
        f.replace("tor.toml", "draft = 1", &format!("{key} = 1"));
        pre_commit(&f, "paraph-lint", &[]).exit(0).prints("(one-script, a note; ");
    }
    // A draft with a mistake is still a draft.
    for key in ["draft", "\"draft\"", "  'draft'  "] {
        let f = office();
        f.replace("tor.toml", "draft = 1", &format!("{key} = 1\ntitle ="));
        pre_commit(&f, "paraph-lint", &[]).exit(1).prints("exit code: 2").prints("(bad-toml)");
    }
    // A key of an inner table, a comment and a string do not make a draft.
    let f = office();
    f.ok(&format!("{GIT} rm -q --cached tor.toml"));
    f.write("a.toml", "[release]\ndraft = true\n");
    f.write("b.toml", "text = \"\"\"\ndraft = 1\n\"\"\"\n# draft = 1\n");
    f.ok(&format!("{GIT} add a.toml b.toml"));
    pre_commit(&f, "paraph-lint", &[]).exit(0).prints("none of the files is a draft");
}

#[test]
fn a_file_that_is_called_like_an_option_is_a_file() {
    let f = office();
    let verify = || pre_commit(&f, "paraph-verify", &["--roster", "roster.toml"]);
    // A text was changed; the old one is at the name that looks like an option.
    f.ok("cp -r texts kept && mkdir keep.bundle.json && mv kept keep.bundle.json/texts");
    f.write("--texts=keep.bundle.json", f.text("tor.bundle.json"));
    f.ok(&format!("echo >> texts/ictcc-tor.en.txt && {GIT} add ."));
    verify()
        .exit(1)
        .prints("exit code: 1\n")
        .prints("2 files: 0 concluded, 0 incomplete, 2 refused");
    // Each one is a concluded bundle.
    f.ok("truncate -s -1 texts/ictcc-tor.en.txt");
    for name in ["--no-texts.bundle.json", "-.bundle.json"] {
        f.write(name, f.text("tor.bundle.json"));
    }
    f.ok(&format!("{GIT} add ."));
    verify().exit(0).prints("4 files: 4 concluded");
    f.ok("echo >> texts/ictcc-tor.en.txt");
    verify()
        .exit(1)
        .prints("exit code: 1\n")
        .prints("4 files: 0 concluded, 0 incomplete, 4 refused");

    let f = office();
    f.ok("mv tor.toml ./--drafts.toml && mv jane-doe.toml ./-h.toml");
    f.ok("mv tor.record.json ./--texts=keep.record.json && mv tor.bundle.json ./-V.bundle.json");
    f.ok(&format!("{GIT} add ."));
    pre_commit(&f, "paraph-lint", &[]).exit(0).prints("--drafts.toml: /parties/1/name: ");
    pre_commit(&f, "paraph-check", &[]).exit(0).prints("--texts=keep.record.json: OK");
    f.ok("echo >> texts/ictcc-tor.en.txt");
    pre_commit(&f, "paraph-check", &[]).exit(1).prints("exit code: 123").prints("DIFFERS");
}

#[test]
fn a_folder_may_be_called_anything() {
    for folder in ["a\n", "a\n\n", "-a", "a b", "$(touch pwned)", "'\"\\"] {
        let f = office();
        f.ok("cp -r texts plain-texts && mkdir a && mv plain-texts a/texts");
        // The texts in its folder were changed; those in the folder `a` match the record.
        f.write(&format!("{folder}/x.record.json"), f.text("tor.record.json"));
        for text in ["en", "ko"] {
            let name = format!("texts/ictcc-tor.{text}.txt");
            f.write(&format!("{folder}/{name}"), f.text(&name) + "changed\n");
        }
        f.ok(&format!("{GIT} add ."));
        let ran = pre_commit(&f, "paraph-check", &[]).exit(1);
        ran.prints("exit code: 123").prints("DIFFERS");
        assert!(!f.path("pwned").exists());
    }
}

#[test]
fn where_git_fails_the_hook_fails() {
    let f = Folder::office();
    let entry = hook("paraph-check")["entry"].as_str().unwrap().to_owned();
    f.run(&format!("GIT_CEILING_DIRECTORIES=\"$PWD/..\" {entry}")).exit(123).code("not-found");
    // It succeeds if there is nothing to check.
    f.ok(&format!("{GIT} init -q . && {entry}"));
}
