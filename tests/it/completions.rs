//! Completions for Tab, in common shells.

use crate::command_runner::{Folder, PROGRAM, Ran};

/// The completions of bash for the words of a line; the last word is still being typed.
fn offered(f: &Folder, line: &str) -> Vec<String> {
    f.write(
        "offer",
        format!(
            "source <(paraph completions bash)\n\
             COMP_WORDS=({line})\nCOMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\nCOMP_TYPE=9\n\
             _clap_complete_paraph paraph \"${{COMP_WORDS[COMP_CWORD]}}\" \"\"\n\
             printf '%s\\n' \"${{COMPREPLY[@]}}\"\n"
        ),
    );
    let ran = f.ok("bash offer");
    assert_eq!(ran.talk, "", "{ran}");
    ran.out().lines().filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn commands_options_words_and_files() {
    let f = Folder::office();
    for (line, expected) in [
        ("paraph ve", &["verify"][..]),
        ("paraph roster a", &["add", "accept"]),
        ("paraph verify --rec", &["--record"]),
        ("paraph --color a", &["auto", "always"]),
        ("paraph sign tor.record.json --intent si", &["sign", "sign-ad-referendum"]),
        ("paraph roster revoke --reason re", &["retired"]),
        ("paraph graph --format d", &["dot"]),
        ("paraph help exit", &["exit-codes"]),
        ("paraph sign tor.rec", &["tor.record.json"]),
        ("paraph sign --key keys/rok-mnd.k", &["keys/rok-mnd.key"]),
        ("paraph verify tor.bundle.json --roster ros", &["roster.toml"]),
        ("paraph man --d", &["--dir"]),
    ] {
        assert_eq!(offered(&f, line), expected, "{line}");
    }
    // Commands that no one types by hand are not offered.
    assert!(!offered(&f, "paraph ''").iter().any(|word| word == "man"));
}

#[test]
fn the_ids_of_parties_and_holders() {
    let f = Folder::office();
    let both = &["rok-mnd", "us-dod-cio"][..];
    let all = &["rok-mnd", "rok-msit", "us-dhs-st", "us-dod-cio"];
    for (line, expected) in [
        ("paraph sign tor.record.json --party ''", both),
        ("paraph sign tor.rok-mnd.bundle.json --party us", &["us-dod-cio"]),
        ("paraph sign --party ''", &[]),
        ("paraph sign --roster roster.toml --party ''", all),
        ("paraph verify tor.bundle.json --roster roster.toml --party ''", both),
        ("paraph verify --roster=roster.toml tor.bundle.json --party us", &["us-dod-cio"]),
        ("paraph roster add --roster roster.toml us-d", &["us-dhs-st", "us-dod-cio"]),
        ("paraph roster add rok-mnd --roster roster.toml --holder ''", &["hong-gil-dong"]),
        ("paraph roster add new --roster roster.toml --holder j", &["jane-doe"]),
    ] {
        let offered = offered(&f, line);
        let ids: Vec<&String> = offered.iter().filter(|word| !word.starts_with('-')).collect();
        assert_eq!(ids, expected, "{line}");
    }
}

#[test]
fn a_file_that_cannot_be_read_offers_nothing_and_is_not_waited_for() {
    let f = Folder::office();
    f.ok("mkfifo pipe.json && mkdir folder.json && ln -s pipe.json link.json");
    f.ok("truncate -s 3G large.json && cp tor.toml no.json && printf '\\377' > bytes.json");
    f.write("broken.toml", "roster = 2\n");
    for file in ["pipe", "folder", "link", "large", "no", "bytes", "nowhere"] {
        let line = format!("paraph sign {file}.json --party ''");
        assert!(offered(&f, &line).is_empty(), "{line}");
    }
    for roster in ["broken.toml", "pipe.json", "large.json", "nowhere"] {
        let line = format!("paraph roster add x --roster {roster} --holder ''");
        assert!(offered(&f, &line).is_empty(), "{line}");
    }
}

#[test]
fn zsh_completes() {
    let f = Folder::office();
    // The input of the script to zsh's own function, which draws menus.
    let ran = f.ok("zsh -fc 'compdef() { }; _describe() { print -l -- ${(P)3}; }; \
         source <(paraph completions zsh); words=(paraph sign tor.record.json --party us); \
         CURRENT=5; _clap_dynamic_completer_paraph'");
    assert_eq!(ran.out(), "us-dod-cio\n", "{ran}");
    f.ok("zsh -fc 'autoload -U compinit; compinit -D -u; source <(paraph completions zsh); \
          [[ $_comps[paraph] == _clap_dynamic_completer_paraph ]]'");
}

#[test]
fn fish_completes() {
    let f = Folder::office();
    let offered = |line: &str| -> Ran {
        f.ok(&format!(
            "HOME=$PWD fish -c 'paraph completions fish | source; complete -C \"{line}\"'"
        ))
    };
    assert_eq!(offered("paraph sign tor.record.json --party us").out(), "us-dod-cio\n");
    let ran = offered("paraph ver");
    assert!(ran.out().starts_with("verify"), "{ran}");
    let ran = offered("paraph sign tor.rec");
    assert_eq!(ran.out(), "tor.record.json\n", "{ran}");
}

#[test]
fn an_unknown_shell_is_reported() {
    let f = Folder::new();
    f.run("paraph completions tcsh").exit(2).says("[possible values: bash, zsh, fish]");
    let ran = f.run(&format!("PARAPH_COMPLETE=tcsh {PROGRAM} -- paraph ''")).exit(2);
    assert_eq!(ran.out(), "", "{ran}");
}
