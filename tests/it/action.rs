//! Runs `action.yml` step by step, as a runner does, on real repositories: a change is judged by the roster
//! before the change.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Output;

use serde_json::{Map, Value, json};

use crate::command_runner::{Folder, PROGRAM, Ran, yaml};
use crate::github_expressions::{filled_in, is_true};
use crate::github_runner::obeyed;
use crate::repository;

const GIT: &str = "git -c user.name=t -c user.email=t@t.invalid -c protocol.file.allow=always";

/// Runs the action in the clone `work`, with these inputs, for a push to the default branch.
fn act(f: &Folder, inputs: &[(&str, &str)]) -> Ran {
    let event = json!({ "repository": { "default_branch": "main" } });
    act_on(f, inputs, "push", "refs/heads/main", &event)
}

/// The same for any event. Both streams of the result have what the steps printed; `steps` has the names of
/// the executed steps.
fn act_on(f: &Folder, inputs: &[(&str, &str)], event: &str, git_ref: &str, about: &Value) -> Ran {
    let action = yaml("action.yml");
    let mut contexts = json!({
        "github": {
            "action_path": f.path("action"),
            "event": about,
            "event_name": event,
            "ref": git_ref,
            "repository": "origin",
            "server_url": format!("file://{}", f.path("").display().to_string().trim_end_matches('/')),
            "sha": f.ok("cd work && git rev-parse HEAD").out().trim(),
        },
        "runner": { "arch": "X64", "os": "Linux", "temp": f.path("temp") },
        "inputs": {},
        "steps": {},
    });
    for (name, about) in action["inputs"].as_object().unwrap() {
        let given = inputs.iter().rev().find(|(given, _)| given == name).map(|(_, value)| *value);
        let value = match given {
            Some(value) => value.to_owned(),
            None => filled_in(about["default"].as_str().unwrap_or(""), &contexts),
        };
        contexts["inputs"][name] = value.into();
    }
    f.write("steps", "");
    f.ok("rm -rf temp && mkdir temp");
    let mut last = None;
    for step in action["runs"]["steps"].as_array().unwrap() {
        let name = step["name"].as_str().unwrap();
        if step["if"].as_str().is_some_and(|condition| !is_true(condition, &contexts)) {
            continue;
        }
        f.write("steps", format!("{}{name}\n", f.text("steps")));
        f.write("output", "");
        match step["uses"].as_str() {
            Some(uses) => cache(f, uses, &step["with"], &contexts),
            None => {
                let ran = run(f, step, &contexts);
                let failed = ran.exit != Some(0);
                last = Some(ran);
                if failed {
                    break;
                }
            }
        }
        let outputs: Map<String, Value> = f
            .text("output")
            .lines()
            .map(|line| line.split_once('=').unwrap())
            .map(|(name, value)| (name.to_owned(), value.into()))
            .collect();
        if let Some(id) = step["id"].as_str() {
            contexts["steps"][id] = json!({ "outputs": outputs });
        }
    }
    last.unwrap()
}

/// Runs a step's script as a runner does: `bash -eo pipefail`. The test fails if output from other authors
/// could act as a command to the runner.
fn run(f: &Folder, step: &Value, contexts: &Value) -> Ran {
    let script = step["run"].as_str().unwrap();
    assert!(!script.contains("${{"), "an expression in a script lets others insert code: {script}");
    assert_eq!(step["shell"], "bash");
    f.write("step", script);
    let line = format!(
        "cd work && exec bash --noprofile --norc -eo pipefail {}",
        f.path("step").display()
    );
    let mut command = f.command(&line);
    let path = std::env::var("PATH").unwrap();
    // A cargo that builds nothing and prints its working folder.
    command.env("PATH", format!("{}:{path}", f.path("bin").display()));
    command.env("RUNNER_TEMP", f.path("temp")).env("GITHUB_OUTPUT", f.path("output"));
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    for (name, value) in step["env"].as_object().unwrap() {
        command.env(name, filled_in(value.as_str().unwrap(), contexts));
    }
    let Output { status, stdout, stderr } = command.output().unwrap();
    let (out, talk) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
    // The runner reads the streams separately, so a command that stops it in one stream may be too late for
    // the other.
    for stream in [&out, &talk] {
        assert_eq!(obeyed(stream), (vec![], true), "{out}\n{talk}");
    }
    let both = (out + &talk).into_bytes();
    Ran::new(&line, Output { status, stdout: both.clone(), stderr: both })
}

/// The work of actions/cache, with the folder `cache` instead of GitHub's.
fn cache(f: &Folder, uses: &str, with: &Value, contexts: &Value) {
    let (name, commit) = uses.split_once('@').unwrap();
    assert!(commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit()), "{uses}");
    let with = |name: &str| filled_in(with[name].as_str().unwrap(), contexts);
    let (path, kept) = (with("path"), f.path("cache").join(with("key")).display().to_string());
    match name {
        "actions/cache/restore" => {
            let line = format!("test -e '{kept}' && cp -R '{kept}' '{path}'");
            let hit = f.run(&line).exit == Some(0);
            f.write("output", if hit { "cache-hit=true\n" } else { "" });
        }
        "actions/cache/save" => {
            f.ok(&format!("mkdir -p cache && cp -R '{path}' '{kept}'"));
        }
        other => panic!("{other}"),
    }
}

/// The folder of a server, `origin`, whose branch `main` has a roster, the texts and a bundle, with its
/// commit. `change` makes a change to it, which is checked out in `work`.
fn changed(change: &str) -> (Folder, String) {
    let f = Folder::office();
    f.write("bin/rustc", "#!/bin/sh\necho rustc 1.0\n");
    f.write(
        "bin/cargo",
        format!(
            "#!/bin/sh\n[ \"$1\" != -V ] || exec echo cargo 1.0\npwd > '{0}'\nmkdir -p '{1}'\n\
             ln -sf '{PROGRAM}' '{1}/paraph'\n",
            f.path("built-in").display(),
            f.path("temp/paraph/bin").display()
        ),
    );
    f.copy("scripts/action", "action/scripts/action");
    f.write("action/src/main.rs", "fn main() {}");
    f.ok("chmod +x bin/* action/scripts/action");
    f.ok(&format!(
        "{GIT} init -q -b main origin && mkdir origin/bundles && cp -r roster.toml texts origin && \
         cp tor.bundle.json origin/bundles/first.bundle.json && cp -r texts origin/bundles && \
         cd origin && {GIT} add . && {GIT} commit -qm base"
    ));
    let base = f.ok(&format!("cd origin && {GIT} rev-parse HEAD")).out().trim().to_owned();
    f.ok(&format!(
        "cd origin && {GIT} checkout -qb change && {{ {change}\n}} && {GIT} add -A && \
         {GIT} commit -qm change --allow-empty && {GIT} checkout -q main"
    ));
    // Like actions/checkout: one commit.
    f.ok(&format!("{GIT} clone -q --depth=1 --branch change \"file://$PWD/origin\" work"));
    (f, base)
}

/// Adds keys of others to the roster, and a bundle that is concluded by it.
const FORGE: &str = "(paraph key new evil --no-passphrase --dir .. &&
      paraph roster add rok-mnd --key ../keys/stranger.pub --holder s --holder-name S \
        --from 2021-01-01T00:00:00Z --roster roster.toml &&
      paraph roster add us-dod-cio --key ../evil.pub --holder e --holder-name E \
        --from 2021-01-01T00:00:00Z --roster roster.toml &&
      paraph sign ../tor.record.json --key ../keys/stranger.key --party rok-mnd --as ../hong-gil-dong.toml \
        --signed-at 2021-08-05T09:10:00+09:00 -o bundles/forged.bundle.json --yes &&
      paraph sign bundles/forged.bundle.json --key ../evil.key --party us-dod-cio --as ../jane-doe.toml \
        --signed-at 2021-08-05T10:10:00+09:00 --texts . --yes)";

#[test]
fn an_honest_change_passes() {
    let (f, base) = changed("cp ../tor.bundle.json bundles/second.bundle.json");
    let ran = act(
        &f,
        &[("roster", "roster.toml"), ("paths", "bundles"), ("base", &base), ("junit", "j.xml")],
    );
    let ran = ran
        .exit(0)
        .prints("\n2 files: 2 concluded, 0 incomplete, 0 refused, 0 not judged (2 files");
    let sum = f.ok("sha256sum roster.toml").out()[..64].to_owned();
    assert_eq!(f.text("output"), format!("base={base}\nroster-sha256={sum}\nexit=0\n"), "{ran}");
    assert_eq!(f.text("work/j.xml").matches("<testcase").count(), 2);
    // cargo ran where no file of the change can configure it.
    assert_eq!(f.text("built-in").trim_end(), f.path("action").to_str().unwrap());
}

#[test]
fn a_change_does_not_vouch_for_itself() {
    let (f, base) = changed(FORGE);
    // By the roster of the change, the bundle would be concluded.
    f.ok("cd work && paraph verify bundles --texts . --roster roster.toml")
        .prints("2 files: 2 concluded");
    let ran = act(&f, &[("roster", "roster.toml"), ("paths", "bundles"), ("base", &base)]);
    let ran = ran.exit(3).prints("\n2 files: 1 concluded, 1 incomplete, 0 refused");
    assert!(f.text("output").ends_with("exit=3\n"), "{ran}");
    // A branch, a tag, HEAD: the change or a fork may have decided what such a name means now.
    for base in [
        "main",
        "HEAD",
        "change",
        "origin/change",
        "FETCH_HEAD",
        &base[..12],
        "--upload-pack=x",
        "",
    ] {
        let ran =
            act(&f, &[("roster", "roster.toml"), ("paths", "bundles"), ("base", base)]).exit(2);
        assert!(ran.talk.contains("no whole commit id"), "{ran}");
        assert_eq!(f.text("output"), "exit=2\n");
    }
}

#[test]
fn what_is_false_or_missing_fails() {
    let (f, base) = changed("cp ../tor.rok-mnd.bundle.json bundles/b.bundle.json");
    let with = |more: &[(&str, &str)]| {
        let inputs = [("roster", "roster.toml"), ("paths", "bundles"), ("base", &*base)];
        act(&f, &[&inputs[..], more].concat())
    };
    with(&[]).exit(3);
    with(&[("incomplete", "allow")]).exit(0);
    assert!(f.text("output").ends_with("exit=3\n"));
    f.ok("cd work && sed -i 's/\"sig\":\"/&A/' bundles/b.bundle.json");
    with(&[("incomplete", "allow")]).exit(1);
    assert!(f.text("output").ends_with("exit=1\n"));
    with(&[("paths", "bundles/first.bundle.json\n\nnowhere")])
        .exit(2)
        .prints("not judged: nowhere");
    with(&[("paths", "texts")]).exit(2).code("no-bundles");
    with(&[("paths", "texts"), ("junit", "j.xml")]).exit(2).code("no-bundles");
    assert!(!f.path("work/j.xml").exists());
    with(&[("paths", "\n")]).exit(2).says("\"paths\" is empty");
    with(&[("paths", "-")]).exit(2).says("standard input");
    with(&[("roster", "")]).exit(2).says("\"roster\" is empty");
    with(&[("roster", "other.toml")]).exit(2).says("there is no other.toml");
    with(&[("roster", "texts")]).exit(2).says("texts is no file");
    with(&[("roster", "bundles/first.bundle.json")]).exit(2).code("bad-toml");
    with(&[("base", &"0".repeat(40))]).exit(2).says("no commit before");
    with(&[("base", &"1".repeat(40))]).exit(2).says("could not be fetched");
    f.ok("rm -r work/texts work/bundles/texts && cd work && git checkout -q bundles/b.bundle.json");
    with(&[("paths", "bundles/first.bundle.json")]).exit(3);
    with(&[("paths", "bundles/first.bundle.json"), ("no-texts", "true")]).exit(0);
}

#[test]
fn inputs_are_words_and_never_code() {
    let (f, base) = changed(":");
    let nasty = "$(touch ../pwned); `touch ../pwned`\n; touch ../pwned\n' \" \\\n--roster\n--roster=roster.toml\nexit=0";
    let inputs = [("roster", "roster.toml"), ("base", &*base), ("paths", nasty)];
    let ran = act(&f, &inputs).exit(2).prints("not judged: ");
    assert!(f.text("output").ends_with("exit=2\n"), "{ran}");
    act(&f, &[("roster", nasty), ("base", &base), ("paths", "bundles")]).exit(2);
    act(&f, &[("roster", "*.toml"), ("base", &base), ("paths", "bundles")])
        .exit(2)
        .says("there is no *.toml");
    act(
        &f,
        &[("roster", "roster.toml"), ("base", &format!("{base}\nexit=0")), ("paths", "bundles")],
    )
    .exit(2);
    assert!(!f.path("pwned").exists());
}

#[test]
fn a_link_is_no_roster() {
    let f = changed(":").0;
    symlink("elsewhere.toml", f.path("origin/link.toml")).unwrap();
    f.ok(&format!("cd origin && {GIT} add . && {GIT} commit -qm link"));
    let base = f.ok(&format!("cd origin && {GIT} rev-parse HEAD")).out().trim().to_owned();
    f.ok("cp roster.toml work/elsewhere.toml");
    let ran = act(&f, &[("roster", "link.toml"), ("paths", "bundles"), ("base", &base)]);
    ran.exit(2).says("link.toml is no file");
}

/// The server's description of a pull request to `main`, made when its tip was `sha`.
fn pull_request(sha: &str) -> Value {
    json!({
        "before": sha,
        "pull_request": { "base": { "ref": "main", "sha": sha } },
        "repository": { "default_branch": "main" },
    })
}

const INPUTS: [(&str, &str); 2] = [("roster", "roster.toml"), ("paths", "bundles")];

#[test]
fn what_was_revoked_since_counts() {
    let (f, base) = changed(":");
    let judged = || act_on(&f, &INPUTS, "pull_request", "refs/pull/1/merge", &pull_request(&base));
    judged().exit(0);
    f.ok(&format!(
        "cd origin && paraph roster revoke ../keys/rok-mnd.pub --reason compromised \
         --since 2021-01-01T00:00:00Z --roster roster.toml && {GIT} commit -qam revoked"
    ));
    let tip = f.ok(&format!("cd origin && {GIT} rev-parse HEAD")).out().trim().to_owned();
    let ran = judged().exit(3).prints("1 incomplete");
    assert!(f.text("output").starts_with(&format!("base={tip}\n")), "{ran}");
    // A clone that is shallow, or not, does not change.
    f.ok("cd work && test \"$(git rev-parse --is-shallow-repository)\" = true");
    f.ok(&format!(
        "rm -rf work && {GIT} clone -q --branch change \"file://$PWD/origin\" work && \
         cd origin && {GIT} commit -q --allow-empty -m later"
    ));
    judged().exit(3);
    f.ok("cd work && test \"$(git rev-parse --is-shallow-repository)\" = false");
    // A merge queue and a push give the commit before the change.
    for (event, about) in [
        ("merge_group", json!({ "merge_group": { "base_sha": base } })),
        ("push", json!({ "before": base, "repository": { "default_branch": "main" } })),
    ] {
        act_on(&f, &INPUTS, event, "refs/heads/other", &about).exit(0);
        assert!(f.text("output").starts_with(&format!("base={base}\n")), "{event}");
    }
}

#[test]
fn a_branch_is_asked_of_the_repository_that_the_change_is_made_to() {
    let (f, base) = changed(FORGE);
    // The clone is one of a fork. Its owner decides what the branches are.
    f.ok(&format!(
        "{GIT} clone -q origin fork && cd fork && {GIT} update-ref refs/heads/main origin/change && \
         cd ../work && {GIT} remote set-url origin \"file://$PWD/../fork\" && \
         {GIT} update-ref refs/heads/main HEAD && {GIT} update-ref refs/remotes/origin/main HEAD"
    ));
    let about = pull_request(&base);
    let judged = |base: &[(&str, &str)]| {
        let inputs = [&INPUTS[..], base].concat();
        act_on(&f, &inputs, "pull_request", "refs/pull/1/merge", &about)
    };
    judged(&[]).exit(3).prints("\n2 files: 1 concluded, 1 incomplete, 0 refused");
    assert!(f.text("output").starts_with(&format!("base={base}\n")));
    judged(&[("base", "refs/heads/gone")]).exit(2).says("refs/heads/gone could not be fetched");
    for bad in ["refs/heads/", "refs/heads/a:refs/heads/main", "refs/heads/*", "refs/heads/a..b"] {
        judged(&[("base", bad)]).exit(2).says("\"base\" is no");
    }
    // Outside of the action, `origin` is never asked for a branch.
    let line = "cd work && PARAPH_ROSTER=roster.toml PARAPH_PATHS=bundles \
                PARAPH_BASE=refs/heads/main ../action/scripts/action";
    f.run(line).exit(2).says("PARAPH_REMOTE is empty");
}

#[test]
fn a_folder_is_no_roster() {
    let (f, base) = changed("mkdir -p ro && cp roster.toml ro/a.toml");
    f.ok(&format!("cd origin && {GIT} merge -q change"));
    let base = f.ok(&format!("cd origin && {GIT} rev-parse HEAD")).out().trim().replace(&base, "");
    for (roster, says) in
        [("ro/", "there is no ro/ in"), ("ro", "ro is no file"), ("roster.toml/", "there is no")]
    {
        let inputs = [("roster", roster), ("paths", "bundles"), ("base", &*base)];
        act(&f, &inputs).exit(2).says(says);
    }
    act(&f, &[("roster", "ro/a.toml"), ("paths", "bundles"), ("base", &base)]).exit(0);
}

#[test]
fn a_report_is_written_through_no_link() {
    let (f, base) = changed(
        "mkdir out real && : > real/kept && ln -s ../victim link.xml && ln -s ../victims linked && \
         ln -s ../../victim out/junit.xml && ln -s ../nowhere dangling.xml && echo old > old.xml",
    );
    f.write("victim", "kept");
    f.write("victims/a.xml", "kept");
    let victims = || (f.text("victim"), f.text("victims/a.xml"), f.path("nowhere").exists());
    let before = victims();
    let to = |report: &str| {
        let inputs = [("base", &*base), ("junit", report)];
        act(&f, &[&INPUTS[..], &inputs].concat())
    };
    let whole = f.path("work/linked/a.xml").display().to_string();
    for (report, says) in [
        ("link.xml", "link.xml is a symbolic link"),
        ("dangling.xml", "dangling.xml is a symbolic link"),
        ("linked/a.xml", "linked is a symbolic link"),
        ("./linked//b.xml", "./linked is a symbolic link"),
        ("linked/../b.xml", "linked is a symbolic link"),
        ("linked/", "linked is a symbolic link"),
        (&whole, "linked is a symbolic link"),
        ("out", "out is no file"),
        ("nowhere/j.xml", "nowhere/j.xml could not be written"),
    ] {
        to(report).exit(2).says(says);
        assert_eq!(f.text("output").lines().last(), Some("exit=2"), "{report}");
        assert_eq!(victims(), before, "{report}");
    }
    let outside = f.path("temp/j.xml").display().to_string();
    for report in ["old.xml", "real/j.xml", "./j.xml", &outside] {
        to(report).exit(0);
        let path = f.path("work").join(report);
        assert!(fs::read_to_string(path).unwrap().contains("<testcase"), "{report}");
    }
}

#[test]
fn nothing_that_others_wrote_is_a_command() {
    let (f, base) = changed(
        "sed 's/Terms/##[set-output name=exit;]0 ::error::Terms/' ../tor.toml > ../evil.toml &&
         paraph record ../evil.toml -o ../evil.record.json &&
         paraph sign ../evil.record.json --key ../keys/rok-mnd.key --as ../hong-gil-dong.toml \
           --roster ../roster.toml --signed-at 2021-08-05T09:10:00+09:00 \
           -o bundles/evil.bundle.json --yes &&
         echo {} > 'bundles/##[error]name.bundle.json'",
    );
    // The model of the runner, in `act`, fails if a line of this would be obeyed.
    let inputs = [("base", &*base), ("junit", "##[warning]/j.xml")];
    let ran = act(&f, &[&INPUTS[..], &inputs].concat()).exit(2).says("##[warning]/j.xml could not");
    let ran = ran.prints("##[set-output name=exit;]0 ::error::Terms").says("##[error]name.bundle");
    let token = ran.out().lines().next().unwrap().strip_prefix("::stop-commands::").unwrap();
    assert!(ran.out().contains(&format!("\n::{token}::\n")), "{ran}");
    // Every run has its own token.
    assert!(!act(&f, &INPUTS).out().contains(token));
    // The caller's input is also printed inside.
    act(&f, &[("roster", "::error::x"), ("paths", "bundles"), ("base", &base)]).exit(2);
}

#[test]
fn the_program_is_kept_where_no_change_can_put_another() {
    let (f, base) = changed(":");
    let steps = |event: &str, git_ref: &str, more: &[(&str, &str)]| {
        f.ok("rm -f built-in");
        let about = json!({ "repository": { "default_branch": "main" } });
        let inputs = [&INPUTS[..], &[("base", &*base)], more].concat();
        act_on(&f, &inputs, event, git_ref, &about).exit(0);
        f.text("steps").lines().map(|name| name[..3].to_owned()).collect::<Vec<_>>().join(" ")
    };
    let kept = || f.ok("ls cache 2>/dev/null | wc -l").out().trim().to_owned();
    // Say what is built, Build, Verify; Take from the cache, Put into it.
    for (event, git_ref) in [
        ("pull_request", "refs/pull/1/merge"),
        ("pull_request_target", "refs/heads/main"),
        ("push", "refs/heads/other"),
        ("push", "refs/heads/"),
        ("workflow_dispatch", "refs/heads/other"),
        ("workflow_run", "refs/heads/main"),
    ] {
        assert_eq!(steps(event, git_ref, &[]), "Say Bui Ver", "{event} {git_ref}");
        assert_eq!(kept(), "0");
    }
    assert_eq!(steps("push", "refs/heads/main", &[]), "Say Tak Bui Put Ver");
    for (event, git_ref) in [
        ("push", "refs/heads/main"),
        ("workflow_dispatch", "refs/heads/main"),
        ("schedule", "refs/heads/main"),
        ("merge_group", "refs/heads/gh-readonly-queue/main/pr-1"),
    ] {
        assert_eq!(steps(event, git_ref, &[]), "Say Tak Ver", "{event} {git_ref}");
        assert!(!f.path("built-in").exists());
    }
    // A pull request does not even read the cache.
    assert_eq!(steps("pull_request", "refs/pull/1/merge", &[]), "Say Bui Ver");
    // Another toolchain, another source, another file: another program. Nothing from the checkout matters.
    f.write("work/Cargo.lock", "of the change");
    f.write("action/target/x", "made");
    f.write("action/.git/x", "of git");
    assert_eq!(steps("push", "refs/heads/main", &[]), "Say Tak Ver");
    for (number, change) in [
        "sed -i s/1.0/1.1/ bin/rustc",
        "sed -i s/1.0/1.1/ bin/cargo",
        "echo >> action/src/main.rs",
        "touch action/Cargo.lock",
    ]
    .iter()
    .enumerate()
    {
        f.ok(change);
        assert_eq!(steps("push", "refs/heads/main", &[]), "Say Tak Bui Put Ver", "{change}");
        assert_eq!(kept(), (number + 2).to_string());
    }
    let key = f.ok("ls cache").out().lines().next().unwrap().to_owned();
    assert!(key.starts_with("paraph-Linux-X64-") && key.len() == 17 + 64, "{key}");
    // A compiler that cannot report its version ends the step.
    f.write("bin/rustc", "#!/bin/sh\nexit 9\n");
    let about = json!({ "repository": { "default_branch": "main" } });
    act_on(&f, &INPUTS, "push", "refs/heads/main", &about).exit(9);
    // An installed program is neither built nor kept; the change cannot supply it.
    let installed =
        |program: &str| act(&f, &[&INPUTS[..], &[("base", &*base), ("program", program)]].concat());
    f.ok(&format!("ln -s '{PROGRAM}' bin/paraph"));
    for program in [PROGRAM, "paraph"] {
        installed(program).exit(0);
        assert_eq!(f.text("steps"), "Verify\n");
    }
    installed("nowhere").exit(2).says("there is no program nowhere");
    f.ok(&format!("mkdir work/bin && ln -s '{PROGRAM}' work/bin/paraph"));
    let whole = f.path("work/bin/paraph").display().to_string();
    for program in ["bin/paraph", "./bin/paraph", "../work/bin/paraph", &whole] {
        installed(program).exit(2).says("is in the checkout");
    }
}

#[test]
fn scripts_are_free_of_what_shellcheck_finds() {
    let f = Folder::new();
    let there = f.run("command -v shellcheck");
    assert!(there.exit == Some(0), "there is no shellcheck: install Debian's package shellcheck");
    f.ok(&format!("shellcheck '{}'", repository("scripts/action").display()));
    f.ok(&format!("shellcheck '{}'/*.sh", repository("findings").display()));
    for (number, step) in yaml("action.yml")["runs"]["steps"].as_array().unwrap().iter().enumerate()
    {
        if let Some(script) = step["run"].as_str() {
            f.write(
                &format!("{number}.sh"),
                format!("#!/usr/bin/env bash\nset -eo pipefail\n{script}"),
            );
        }
    }
    for hook in yaml(".pre-commit-hooks.yaml").as_array().unwrap() {
        if let Some(script) = hook["entry"].as_str().unwrap().strip_prefix("sh -c '") {
            let script = script.trim_end_matches(" --").trim_end_matches('\'');
            f.write(
                &format!("{}.sh", hook["id"].as_str().unwrap()),
                format!("#!/bin/sh\n{script}\n"),
            );
        }
    }
    f.ok("ls *.sh | wc -l").prints("5");
    f.ok("shellcheck ./*.sh");
}
