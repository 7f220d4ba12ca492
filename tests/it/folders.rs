//! A folder hides nothing (decision 28). Every command that looks for instruments in a folder names files
//! that may be bundles and are not judged, and its exit code says so.

use std::os::unix::fs::symlink;

use crate::command_runner::Folder;
use crate::json_shapes::{Checked, Graph, Linted, NotJudged, Report, Status, Summary};

const ROSTER: &str = "--roster roster.toml";

/// A way to spoil a bundle, and the code of the fault.
struct Spoiling {
    name: &'static str,
    spoil: fn(&Folder, &str),
    code: &'static str,
    /// Whether the file was read, so that `status` and `graph` report it as unsound.
    is_read: bool,
}

const SPOILINGS: [Spoiling; 7] = [
    Spoiling {
        name: "emptied",
        spoil: |f, file| f.write(file, ""),
        code: "not-json",
        is_read: true,
    },
    Spoiling {
        name: "garbled",
        spoil: |f, file| f.write(file, "\0\u{1}garbled"),
        code: "not-json",
        is_read: true,
    },
    Spoiling {
        name: "in brackets",
        spoil: |f, file| f.write(file, format!("[{}]", f.text(file))),
        code: "wrong-type",
        is_read: true,
    },
    Spoiling {
        name: "cut off",
        spoil: |f, file| f.write(file, &f.text(file)[..400]),
        code: "truncated",
        is_read: true,
    },
    Spoiling {
        name: "too large",
        spoil: |f, file| f.write(file, f.text(file) + &" ".repeat(17 << 20)),
        code: "too-large",
        is_read: true,
    },
    Spoiling {
        name: "a pipe",
        spoil: |f, file| drop(f.ok(&format!("rm {file} && mkfifo {file}"))),
        code: "not-a-file",
        is_read: false,
    },
    Spoiling {
        name: "a link that leads nowhere",
        spoil: |f, file| {
            f.ok(&format!("rm {file}"));
            symlink("gone", f.path(file)).unwrap();
        },
        code: "not-found",
        is_read: false,
    },
];

/// An office with a folder `all`, which has a sound bundle and, in a subfolder, another one.
fn office() -> Folder {
    let f = Folder::office();
    f.copy("fixtures/jsoi/jsoi.bundle.json", "all/below/jsoi.bundle.json");
    f.ok("cp tor.bundle.json all/tor.json");
    f
}

#[test]
fn what_is_not_judged_is_named_by_every_command() {
    let f = office();
    let spoilt = "all/below/jsoi.bundle.json";
    let sound = f.read(spoilt);
    // If all files are sound, nothing is reported.
    let verify = format!("paraph verify tor.bundle.json {ROSTER} --with all");
    assert!(f.json::<Report>(&format!("{verify} --json"), 0).not_judged.is_empty());
    for Spoiling { name, spoil, code, is_read } in SPOILINGS {
        f.ok(&format!("rm -f {spoilt}"));
        f.write(spoilt, &sound);
        spoil(&f, spoilt);
        let is_named = |not_judged: &[NotJudged]| {
            let [one] = not_judged else { panic!("{name}: {not_judged:?}") };
            assert_eq!((&*one.file, &*one.code), (spoilt, code), "{name}");
        };
        f.run(&verify).exit(2).prints(&format!("  {spoilt}\n    why   "));
        is_named(&f.json::<Report>(&format!("{verify} --json"), 2).not_judged);
        let many = format!("paraph verify tor.bundle.json tor.bundle.json {ROSTER} --with all");
        let ran = f.run(&format!("{many} --json")).exit(2);
        let last = ran.out().split_inclusive('\n').next_back().unwrap();
        is_named(&crate::json_shapes::read::<Summary>(last).others_not_judged);
        f.run(&many).exit(2).prints(&format!("  {spoilt}\n    why   "));

        let with = format!("paraph status tor.bundle.json {ROSTER} --with all");
        f.run(&with).exit(2).prints(&format!("  {spoilt}\n    why   "));
        is_named(&f.json::<Status>(&format!("{with} --json"), 2).not_judged);
        // An unsound subject has its own place and another exit code.
        let exit = if is_read { 1 } else { 2 };
        let status = format!("paraph status all {ROSTER}");
        f.run(&status).exit(exit).prints(spoilt);
        let status: Status = f.json(&format!("{status} --json"), exit);
        let graph = format!("paraph graph all {ROSTER}");
        let graph: Graph = f.json(&format!("{graph} --json"), exit);
        match is_read {
            true => {
                let last = status.instruments.last().unwrap();
                assert_eq!(last.files, [spoilt]);
                assert_eq!(last.fault.as_ref().unwrap().code, code, "{name}");
                assert_eq!(graph.unsound[0].file, spoilt);
            }
            false => {
                is_named(&status.not_judged);
                is_named(&graph.not_judged);
            }
        }

        let lint = "paraph lint tor.toml --with all";
        f.run(lint).exit(2).prints(&format!("  {spoilt}\n    why   "));
        is_named(&f.json::<Linted>(&format!("{lint} --json"), 2).not_judged);
        let check = format!("paraph roster check {ROSTER} --with all");
        f.run(&check).exit(2).prints(&format!("  {spoilt}\n    why   "));
        is_named(&f.json::<Checked>(&format!("{check} --json"), 2).not_judged);

        // No one can sign if something was not judged.
        let exit = if is_read { 1 } else { 2 };
        let sign = "paraph sign tor.record.json --key keys/rok-mnd.key --yes -o new.json";
        f.fails(&format!("{sign} {ROSTER} --with all"), exit, code).says(spoilt);
    }
}

#[test]
fn a_folder_without_instruments_is_no_answer() {
    let f = Folder::office();
    f.ok("mkdir empty");
    for line in [
        format!("paraph verify tor.bundle.json {ROSTER} --with empty"),
        format!("paraph status tor.bundle.json {ROSTER} --with texts"),
        "paraph lint tor.toml --with empty".to_owned(),
        format!("paraph roster check {ROSTER} --with empty"),
        format!("paraph sign tor.record.json --key keys/rok-mnd.key --yes {ROSTER} --with empty"),
    ] {
        f.fails(&line, 2, "no-instruments")
            .says("check whether the bundle files are in this folder");
    }
}

#[test]
fn a_file_is_a_file_for_every_command() {
    let f = Folder::office();
    f.ok("mkfifo pipe && ln -s pipe to-pipe && ln -s /dev/stdin to-stdin");
    let lines = [
        "paraph verify X --roster roster.toml",
        "paraph verify tor.bundle.json --roster X",
        "paraph verify tor.bundle.json --roster roster.toml --record X",
        "paraph verify tor.bundle.json --roster roster.toml --with X",
        "paraph verify --list X --roster roster.toml",
        "paraph status X --roster roster.toml",
        "paraph show X",
        "paraph hash X",
        "paraph check X",
        "paraph check --list X",
        "paraph canon X",
        "paraph lint X",
        "paraph record X -o new.json",
        "paraph draft X -o new.toml",
        "paraph merge X tor.bundle.json -o new.json",
        "paraph key show X",
        "paraph key import X --no-passphrase",
        "paraph roster list --roster X",
        "paraph sign tor.record.json --key X --party rok-mnd --as hong-gil-dong.toml --yes",
        "paraph sign tor.record.json --key keys/rok-mnd.key --party rok-mnd --as X --yes",
        "paraph export kit X -o kit",
    ];
    for line in lines {
        for file in ["pipe", "to-pipe", "/dev/null", "/dev/zero", "/proc/self/status", "to-stdin"] {
            f.run(&line.replace('X', file)).exit(2).code("not-a-file");
        }
    }
    // The same in a list; the other files are judged.
    f.write("list", "pipe\ntor.bundle.json\n/proc/self/status\n");
    f.run("paraph verify --list list --roster roster.toml")
        .exit(2)
        .prints("not judged: pipe\n")
        .prints("1 concluded, 0 incomplete, 0 refused, 2 not judged");
    // A file that the shell opens is read, whatever its kind.
    f.ok("bash -c 'paraph verify <(cat tor.bundle.json) --roster <(cat roster.toml) --texts .'");
    f.ok("cat roster.toml | paraph roster list --roster /dev/stdin");
    f.ok("cat tor.toml | paraph hash /dev/fd/0");
}
