//! Completion, as the shells ask for it.

use crate::run::{Folder, Ran};

/// Completes the last word of a line as somebody does who presses Tab in bash.
const BASH: &str = r#"
source <(paraph completions bash)
complete -p paraph | grep -q -- '-F _clap_complete_paraph ' || exit 9
IFS=' ' read -ra COMP_WORDS <<< "$1"
[ "${1% }" = "$1" ] || COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$1 COMP_POINT=${#1} COMP_TYPE=9
_clap_complete_paraph paraph "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
[ ${#COMPREPLY[@]} = 0 ] || printf '%s\n' "${COMPREPLY[@]}"
"#;

fn offered(ran: Ran) -> Vec<String> {
    assert_eq!(ran.talk, "", "completion says nothing: {ran}");
    ran.out().lines().map(str::to_owned).collect()
}

fn bash(f: &Folder, line: &str) -> Vec<String> {
    f.write("try.bash", BASH);
    offered(f.ok(&format!("bash --norc try.bash '{line}'")))
}

#[test]
fn bash_completes_commands_options_words_files_and_ids() {
    let f = Folder::office();
    f.ok("mkfifo pipe && mkdir empty");
    let rows: &[(&str, &[&str])] = &[
        ("paraph si", &["sign"]),
        ("paraph roster re", &["revoke"]),
        ("paraph verify x --no-t", &["--no-texts"]),
        ("paraph sign x --intent w", &["witness", "withdraw"]),
        ("paraph key show x --language ", &["en", "ko"]),
        ("paraph verify tor.b", &["tor.bundle.json"]),
        ("paraph verify tor.bundle.json --roster ro", &["roster.toml"]),
        // Ids of the record at hand.
        ("paraph sign tor.record.json --party ", &["rok-mnd", "us-dod-cio"]),
        ("paraph sign tor.bundle.json --party r", &["rok-mnd"]),
        ("paraph verify tor.bundle.json --roster none --party us", &["us-dod-cio"]),
        // And of the roster.
        ("paraph roster add --roster roster.toml rok", &["rok-mnd", "rok-msit"]),
        ("paraph roster add --roster=roster.toml us-dh", &["us-dhs-st"]),
        ("paraph roster add rok-mnd --roster roster.toml --holder h", &["hong-gil-dong"]),
        ("paraph sign tor.bundle.json --intent withdraw --of 9", &["9884dcb0f471"]),
        // Nothing, and nobody waits, where nothing can be read.
        ("paraph sign pipe --party ", &[]),
        ("paraph sign empty --party ", &[]),
        ("paraph sign nowhere --party ", &[]),
        ("paraph sign roster.toml --party ", &[]),
        ("paraph roster add --roster tor.toml rok", &[]),
        ("paraph sign - --party ", &[]),
    ];
    for (line, expected) in rows {
        assert_eq!(bash(&f, line), *expected, "{line}");
    }
}

#[test]
fn fish_and_zsh_complete_ids() {
    let f = Folder::office();
    let fish =
        "paraph completions fish | source; complete -C 'paraph sign tor.record.json --party '";
    f.write("try.fish", fish);
    let fish = offered(f.ok("HOME=$PWD XDG_DATA_HOME=$PWD fish --no-config try.fish"));
    assert_eq!(fish, ["rok-mnd", "us-dod-cio"]);
    f.ok("paraph completions zsh > _paraph && zsh -f -n _paraph");
    assert!(f.text("_paraph").starts_with("#compdef paraph\n"));
    // What the script asks.
    let asked = "PARAPH_COMPLETE=zsh _CLAP_COMPLETE_INDEX=4 _CLAP_IFS=' ' \
                 paraph -- paraph sign tor.record.json --party ''";
    assert_eq!(f.ok(asked).out(), "rok-mnd us-dod-cio");
}

#[test]
fn what_a_roster_says_is_offered_as_what_it_is() {
    let f = Folder::office();
    f.replace("roster.toml", "홍길동 (Hong Gil-dong)", "Hong ᅟGil-dong");
    assert!(bash(&f, "paraph roster add rok-mnd --roster roster.toml --holder h").is_empty());
}

#[test]
fn an_unknown_shell_is_a_matter_of_usage() {
    let f = Folder::new();
    f.run("paraph completions bsh").exit(2).says("a similar value exists: 'bash'");
    f.run("PARAPH_COMPLETE=nonsense paraph --version").exit(0);
}
