//! `action.yml`, step by step as a runner does it, on real repositories: a change is judged by the
//! roster that was there before it.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;

use crate::repository;
use crate::run::{Folder, PROGRAM, Ran};

const GIT: &str = "git -c user.name=t -c user.email=t@t.invalid -c protocol.file.allow=always";

/// A step: its script, and the environment that it names.
struct Step {
    run: String,
    env: Vec<(String, String)>,
}

/// `action.yml`: what its inputs are if nothing is said, and its steps. It is written so that lines
/// are enough to read it; python3-yaml, where it is installed, has to read the same.
fn action() -> (BTreeMap<String, String>, Vec<Step>) {
    let text = fs::read_to_string(repository("action.yml")).unwrap();
    let (inputs, rest) =
        text.split_once("\ninputs:\n").unwrap().1.split_once("\noutputs:\n").unwrap();
    let mut defaults = BTreeMap::new();
    let mut input = String::new();
    for line in inputs.lines() {
        if let Some(default) = line.strip_prefix("    default: ") {
            defaults.insert(input.clone(), default.trim_matches('"').to_owned());
        } else if let Some(name) = line.strip_prefix("  ").filter(|name| !name.starts_with(' ')) {
            input = name.trim_end_matches(':').to_owned();
            defaults.insert(input.clone(), String::new());
        }
    }
    let steps = rest.split("    - name: ").skip(1);
    let steps = steps.map(|step| {
        assert!(step.contains("\n      shell: bash\n"), "{step}");
        let (head, script) = step.split_once("      run: |\n").unwrap();
        let run =
            script.lines().map(|line| format!("{}\n", line.strip_prefix("        ").unwrap_or("")));
        let env = head.split_once("      env:\n").unwrap().1.lines();
        let env = env.filter_map(|line| line.strip_prefix("        ")?.split_once(": "));
        let env = env.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Step { run: run.collect(), env }
    });
    (defaults, steps.collect())
}

/// Runs the steps in the clone `work`, with these inputs, as a runner does: `bash -eo pipefail`.
fn act(f: &Folder, inputs: &[(&str, &str)]) -> Ran {
    let (mut values, steps) = action();
    values.extend(inputs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let mut last = None;
    f.write("output", "");
    for (number, Step { run, env }) in steps.iter().enumerate() {
        assert!(
            !run.contains("${{"),
            "an expression in a script is code of whoever fills it in: {run}"
        );
        f.write(&format!("step{number}"), run);
        let step = f.path(&format!("step{number}"));
        let line =
            format!("cd work && exec bash --noprofile --norc -eo pipefail {}", step.display());
        let mut command = f.command(&line);
        let path = std::env::var("PATH").unwrap();
        // A cargo that builds nothing, and says where it was called.
        command.env("PATH", format!("{}:{path}", f.path("bin").display()));
        command.env("RUNNER_TEMP", f.path("temp")).env("GITHUB_OUTPUT", f.path("output"));
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        for (name, value) in env {
            let value = match value.trim_start_matches("${{ ").trim_end_matches(" }}") {
                "github.action_path" => repository("").display().to_string(),
                input => values[input.strip_prefix("inputs.").unwrap()].clone(),
            };
            command.env(name, value);
        }
        let ran = Ran::new(&line, command.output().unwrap());
        let failed = ran.exit != Some(0);
        last = Some(ran);
        if failed {
            break;
        }
    }
    last.unwrap()
}

/// The folder of a server, `origin`, whose branch `main` has a roster, the texts and a bundle, and
/// the commit of it; a change to it is made by `change` and checked out in `work`.
fn changed(change: &str) -> (Folder, String) {
    let f = Folder::office();
    f.write(
        "bin/cargo",
        format!(
            "#!/bin/sh\npwd > '{0}'\nmkdir -p '{1}'\nln -sf '{PROGRAM}' '{1}/paraph'\n",
            f.path("built-in").display(),
            f.path("temp/paraph/bin").display()
        ),
    );
    f.ok("chmod +x bin/cargo");
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
    // As actions/checkout does: one commit.
    f.ok(&format!("{GIT} clone -q --depth=1 --branch change \"file://$PWD/origin\" work"));
    (f, base)
}

/// Adds others' keys to the roster, and a bundle that is concluded by it.
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
    // cargo was called where no file of the change tells it what to do.
    assert_eq!(
        f.text("built-in").trim_end(),
        repository("").to_str().unwrap().trim_end_matches('/')
    );
}

#[test]
fn a_change_does_not_vouch_for_itself() {
    let (f, base) = changed(FORGE);
    // By its own roster it would be concluded.
    f.ok("cd work && paraph verify bundles --texts . --roster roster.toml")
        .prints("2 files: 2 concluded");
    let ran = act(&f, &[("roster", "roster.toml"), ("paths", "bundles"), ("base", &base)]);
    let ran = ran.exit(3).prints("\n2 files: 1 concluded, 1 incomplete, 0 refused");
    assert!(f.text("output").ends_with("exit=3\n"), "{ran}");
    // A branch, a tag, HEAD: whatever a name means now, the change or a fork may have said it.
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

/// The command of a hook for pre-commit, as a shell takes it.
fn hook(id: &str) -> String {
    let hooks = fs::read_to_string(repository(".pre-commit-hooks.yaml")).unwrap();
    let hook = hooks.split("- id: ").find(|hook| hook.starts_with(&format!("{id}\n"))).unwrap();
    hook.lines().find_map(|line| line.strip_prefix("  entry: ")).unwrap().to_owned()
}

#[test]
fn hooks_stop_a_commit_for_what_they_are_there_for() {
    let f = Folder::office();
    f.ok(&format!("rm -r keys && {GIT} init -q . && {GIT} add ."));
    let check = hook("paraph-check");
    f.ok(&check).prints("tor.bundle.json: OK").prints("tor.record.json: OK");
    f.write("sub dir/it's.record.json", f.text("tor.record.json") + "\n");
    f.ok("cp -r texts 'sub dir'");
    // What is not committed is not looked at.
    f.ok(&check);
    f.ok(&format!("{GIT} add ."));
    f.run(&check).exit(123).code("whitespace").prints("tor.record.json: OK");
    f.ok(&format!("{GIT} rm -q --cached -r 'sub dir' && echo >> texts/ictcc-tor.en.txt"));
    f.run(&check).exit(123).prints("DIFFERS");
    f.ok("truncate -s -1 texts/ictcc-tor.en.txt");
    f.ok(&check);

    let verify = format!("{} --roster roster.toml", hook("paraph-verify"));
    f.ok(&format!("{verify} tor.bundle.json"));
    f.run(&format!("{verify} tor.bundle.json tor.rok-mnd.bundle.json")).exit(3);
    f.run(&format!("{} tor.bundle.json", hook("paraph-verify"))).exit(2).says("--roster");

    let lint = hook("paraph-lint");
    f.ok(&format!("{lint} roster.toml jane-doe.toml"));
    f.run(&format!("{lint} tor.toml roster.toml")).exit(1).prints("(one-script; ");
    f.ok(&lint);
}

#[test]
fn the_action_is_yaml() {
    let f = Folder::new();
    let file = repository("action.yml");
    if f.run("python3 -I -c 'import yaml'").exit != Some(0) {
        eprintln!("not run: python3 has no module yaml");
        return;
    }
    let read = f.ok(&format!(
        "python3 -I -c 'import json, sys, yaml
action = yaml.safe_load(open(sys.argv[1]))
inputs = {{name: about.get(\"default\", \"\") for name, about in action[\"inputs\"].items()}}
steps = [[step[\"run\"], list(map(list, step[\"env\"].items()))] for step in action[\"runs\"][\"steps\"]]
print(json.dumps([inputs, steps]))' '{}'",
        file.display()
    ));
    let (inputs, steps) = action();
    let steps: Vec<_> = steps.into_iter().map(|step| (step.run, step.env)).collect();
    let ours = serde_json::to_value((inputs, steps)).unwrap();
    assert_eq!(serde_json::from_str::<serde_json::Value>(read.out()).unwrap(), ours);
}

#[test]
fn scripts_are_free_of_what_shellcheck_finds() {
    let f = Folder::new();
    if f.run("command -v shellcheck").exit != Some(0) {
        eprintln!("not run: there is no shellcheck");
        return;
    }
    f.ok(&format!("shellcheck '{}'", repository("scripts/action").display()));
}
