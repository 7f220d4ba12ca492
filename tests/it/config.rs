//! A user's defaults: used, reported, overridden by the command line, and refused if other users could have
//! written them.

use rustix::process::geteuid;

use crate::command_runner::Folder;
use crate::json_shapes::{Config, Report};
use crate::tools::not_run;

/// An office in which the officer of rok-mnd has a configuration.
fn office() -> Folder {
    let f = Folder::office();
    f.write("home/.config/paraph/config.toml", ROSTER);
    f.ok("cp roster.toml home/.config/paraph/ && cp -r keys home/ && chmod -R go-w .");
    f
}

const ROSTER: &str = "roster = \"roster.toml\"\n";
const WHOLE: &str = "key = \"~/keys/rok-mnd.key\"\nas = \"../../../hong-gil-dong.toml\"\n\
                     roster = \"roster.toml\"\ncolor = \"always\"\n";
const HOME: &str = "HOME=$PWD/home";
const FILE: &str = "home/.config/paraph/config.toml";
const VERIFY: &str = "HOME=$PWD/home paraph verify tor.bundle.json";

#[test]
fn a_default_is_used_and_shown() {
    let f = office();
    let path = f.path(FILE).display().to_string();
    let roster = f.path("home/.config/paraph/roster.toml").display().to_string();
    f.ok(VERIFY).says(&format!("paraph: using roster {roster}, from {path}\n"));
    let ran = f.ok(&format!("{VERIFY} --json")).says("paraph: using roster ");
    let report: Report = crate::json_shapes::read(ran.out());
    assert_eq!(report.roster.file, roster);
    for line in ["roster list", "roster check", "status tor.bundle.json", "graph ."] {
        f.ok(&format!("{HOME} paraph {line}")).says("paraph: using roster ");
    }
    // A command that does not use it reports nothing.
    for line in ["show tor.bundle.json", "hash tor.toml", "help roster"] {
        assert!(!f.ok(&format!("{HOME} paraph {line}")).talk.contains("using"), "{line}");
    }
}

#[test]
fn an_officer_signs_by_their_defaults() {
    let f = office();
    f.write(FILE, WHOLE);
    let sign = format!(
        "{HOME} paraph sign tor.record.json --yes \
                        --signed-at 2021-08-05T09:10:00+09:00 -o mine.json"
    );
    let ran = f.ok(&sign).says("paraph: using roster ").says("paraph: using key ");
    assert!(ran.talk.contains("paraph: using as "), "{ran}");
    assert_eq!(f.read("mine.json"), f.read("tor.rok-mnd.bundle.json"));
}

#[test]
fn the_command_line_comes_first() {
    let f = office();
    f.write(FILE, "roster = \"nowhere\"\n");
    f.fails(VERIFY, 2, "not-found").says("using roster ");
    let ran = f.ok(&format!("{VERIFY} --roster roster.toml"));
    assert!(!ran.talk.contains("paraph: using "), "{ran}");
    f.run(&format!("{VERIFY} --no-config")).exit(2).says("--roster <FILE>");
    f.write(FILE, "color = \"always\"\n");
    let roster = "--roster roster.toml";
    assert!(f.ok(&format!("{VERIFY} {roster}")).out().starts_with('\u{1b}'));
    // By https://no-color.org, a user's own configuration may override NO_COLOR.
    assert!(f.ok(&format!("NO_COLOR=1 {VERIFY} {roster}")).out().starts_with('\u{1b}'));
    for never in ["--color never", "--color auto", "--no-config"] {
        assert!(f.ok(&format!("{VERIFY} {roster} {never}")).out().starts_with("concluded"));
    }
}

#[test]
fn where_it_is() {
    let f = office();
    let at = |environment: &str| -> Option<String> {
        f.json::<Config>(&format!("{environment} paraph config --json"), 0).file
    };
    let below = |name: &str| Some(f.path(name).display().to_string());
    assert_eq!(at(HOME), below(FILE));
    assert_eq!(at("XDG_CONFIG_HOME=$PWD/x HOME=$PWD/home"), below("x/paraph/config.toml"));
    assert_eq!(at("XDG_CONFIG_HOME=x HOME=$PWD/home"), below(FILE));
    assert_eq!(at("XDG_CONFIG_HOME= HOME=$PWD/home"), below(FILE));
    for none in ["", "HOME=home", "XDG_CONFIG_HOME=x HOME="] {
        assert_eq!(at(none), None, "{none}");
        f.ok(&format!("{none} paraph config")).prints("no configuration: neither ");
    }
}

#[test]
fn it_is_shown_with_where_each_value_comes_from() {
    let f = office();
    let values = |shown: &Config| -> Vec<(String, Option<String>, String)> {
        let values = shown.values.iter();
        values.map(|it| (it.name.clone(), it.value.clone(), it.source.clone())).collect()
    };
    let row = |name: &str, value: Option<&str>, source: &str| {
        (name.to_owned(), value.map(str::to_owned), source.to_owned())
    };
    let shown: Config = f.json(&format!("{HOME} paraph config --json"), 0);
    let roster = f.path("home/.config/paraph/roster.toml").display().to_string();
    let expected = [
        row("key", None, "default"),
        row("as", None, "default"),
        row("roster", Some(&roster), "config"),
        row("color", Some("auto"), "default"),
        row("lang", None, "default"),
    ];
    assert!(shown.there);
    assert_eq!(values(&shown), expected);
    let path = f.path(FILE).display().to_string();
    f.ok(&format!("{HOME} paraph config"))
        .prints(&format!("{path}\n  key     not set\n"))
        .prints(&format!("\n  roster  {roster}  from {path}\n  color   auto  by default\n"));
    f.ok(&format!("rm {FILE}"));
    let shown: Config = f.json(&format!("{HOME} paraph config --json"), 0);
    assert!(!shown.there && shown.file == Some(path), "{shown:?}");
    f.ok(&format!("{HOME} paraph config")).prints("config.toml  does not exist\n");
}

#[test]
fn a_broken_one_stops_only_who_would_use_it() {
    let f = office();
    f.write(FILE, "# mine\nrooster = \"roster.toml\"\n");
    for line in ["config", "verify tor.bundle.json", "status .", "roster list"] {
        f.run(&format!("{HOME} paraph {line}"))
            .exit(2)
            .code("unknown-field")
            .says("config.toml line 2, column 1 (unknown-field)")
            .says("paraph: hint: did you mean roster?\n");
    }
    f.fails(&format!("{HOME} paraph config"), 2, "unknown-field");
    for line in ["show tor.bundle.json", "verify tor.bundle.json --roster roster.toml", "help"] {
        f.ok(&format!("{HOME} paraph {line}"));
    }
    f.ok(&format!("{VERIFY} --no-config --roster roster.toml"));
    f.write(FILE, "passphrase = \"x\"\n");
    f.fails(&format!("{HOME} paraph config"), 2, "unknown-field");
    f.write(FILE, b"\xff");
    f.fails(&format!("{HOME} paraph config"), 2, "not-utf8");
    f.write(FILE, "#".repeat(70_000));
    f.fails(&format!("{HOME} paraph config"), 2, "too-large");
    f.ok(&format!("rm {FILE} && mkfifo {FILE} && chmod go-w {FILE}"));
    f.run(&format!("{HOME} paraph config")).exit(2).code("not-a-file");
}

#[test]
fn one_that_others_can_write_is_refused() {
    let f = office();
    for (path, mode) in
        [(FILE, "0664"), (FILE, "0646"), ("home/.config/paraph", "0775"), ("home/.config", "0777")]
    {
        let before = f.ok(&format!("stat -c %a {path}")).out().trim().to_owned();
        f.ok(&format!("chmod {mode} {path}"));
        f.run(VERIFY).exit(2).code("config-not-yours").says("chmod go-w");
        f.fails(&format!("{HOME} paraph config"), 2, "config-not-yours");
        f.ok(&format!("{VERIFY} --roster roster.toml"));
        f.ok(&format!("chmod {before} {path}"));
        f.ok(VERIFY);
    }
    // A link to a file that others can write is refused too.
    f.ok(&format!("mkdir -m 0777 open && mv {FILE} open/ && ln -s $PWD/open/config.toml {FILE}"));
    f.run(VERIFY).exit(2).code("config-not-yours");
    f.ok("chmod go-w open");
    // File names are relative to the folder of the link.
    f.ok(VERIFY).says("home/.config/paraph/roster.toml");
    if !geteuid().is_root() {
        return not_run("only root gives files away");
    }
    f.ok("chown 65534 open/config.toml");
    f.run(VERIFY).exit(2).code("config-not-yours").says("belongs to another user");
}

#[test]
fn tab_offers_what_is_in_the_default_roster() {
    let f = office();
    let line = "PARAPH_COMPLETE=bash _CLAP_COMPLETE_INDEX=3 paraph -- paraph roster add us-d";
    assert_eq!(f.ok(&format!("{HOME} {line}")).out(), "us-dhs-st\nus-dod-cio");
    assert_eq!(f.ok(line).out(), "");
}
