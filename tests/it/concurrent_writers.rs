//! Many processes that sign, or note a key, at the same moment: no work is lost.

use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use paraph::bundle::Bundle;
use rustix::fs::OFlags;

use crate::command_runner::{Folder, PROGRAM, Ran};
use crate::json_shapes::{ActOutcome, Report, Roster};
use crate::signing_questions::SIGN;
use crate::strace::under_strace;

/// The number of processes at once.
const MANY: usize = 16;
/// The number of rounds of signing, because a race is not lost every time.
const ROUNDS: usize = 100;
/// The number of rounds of other work.
const FEW_ROUNDS: usize = 10;

/// The number of rounds, unless `PARAPH_ROUNDS` gives another.
fn rounds(usual: usize) -> usize {
    let asked = std::env::var("PARAPH_ROUNDS").ok();
    asked.map_or(usual, |asked| asked.parse().expect("PARAPH_ROUNDS is a number"))
}

/// An office with that many keys of one party, and a record that all of their holders must sign.
fn many_signers() -> Folder {
    let f = Folder::office();
    let mut roster = String::from("roster = 1\n[[party]]\nid = \"all\"\nname = { en = \"All\" }\n");
    for index in 0..MANY {
        f.ok(&format!("paraph key new k{index} --no-passphrase"));
        let public = f.text(&format!("k{index}.pub")).lines().nth(1).unwrap().to_owned();
        roster += &format!("[[party.holder]]\nid = \"h{index}\"\nname = \"H {index}\"\n");
        roster += &format!("keys = [{{ public = \"{public}\" }}]\n");
    }
    f.write("all.toml", roster);
    f.ok("paraph draft texts/ictcc-tor.en.txt --title All --designation pact --party all=All \
          -o all-draft.toml");
    f.replace("all-draft.toml", "# quorum = 1 ", &format!("quorum = {MANY} # "));
    f.ok("paraph record all-draft.toml -o all.record.json");
    f
}

/// The record, in a bundle that no one has signed.
fn unsigned(f: &Folder) -> String {
    let record = f.text("all.record.json");
    format!(r#"{{"acts":[],"format":"paraph/bundle/1","keys":[],"record":{record}}}"#)
}

/// All lines, run at once.
fn at_once(f: &Folder, lines: impl Iterator<Item = String>) -> Vec<Ran> {
    let children: Vec<_> = lines
        .map(|line| {
            let mut command = f.command(&line);
            command.stdout(Stdio::piped()).stderr(Stdio::piped());
            (line, command.spawn().unwrap())
        })
        .collect();
    let wait = |(line, child): (String, Child)| {
        thread::spawn(move || Ran::new(&line, child.wait_with_output().unwrap()))
    };
    let waiting: Vec<_> = children.into_iter().map(wait).collect();
    waiting.into_iter().map(|ran| ran.join().unwrap()).collect()
}

#[test]
fn sixteen_processes_sign_one_bundle_at_once() {
    let f = many_signers();
    let unsigned = unsigned(&f);
    for round in 0..rounds(ROUNDS) {
        f.write("all.bundle.json", &unsigned);
        let sign = |index| {
            format!("paraph sign all.bundle.json --key k{index}.key --roster all.toml --yes")
        };
        for ran in at_once(&f, (0..MANY).map(sign)) {
            ran.exit(0);
        }
        let verify = "paraph verify all.bundle.json --roster all.toml --json";
        let report: Report = f.json(verify, 0);
        assert_eq!(report.acts.len(), MANY, "round {round}");
        assert!(report.acts.iter().all(|act| act.outcome == ActOutcome::Counted));
        assert_eq!(report.parties[0].signed_by.len(), MANY);
        f.assert_nothing_unfinished();
    }
}

/// The number of processes that wait for the lock on a file.
fn waiting_for(f: &Folder, name: &str) -> usize {
    let inode = fs::metadata(f.path(name)).unwrap().ino();
    let locks = fs::read_to_string("/proc/locks").unwrap();
    let waits = |line: &&str| line.contains("-> FLOCK") && line.contains(&format!(":{inode} "));
    locks.lines().filter(waits).count()
}

#[test]
fn a_key_that_is_being_made_is_not_mistaken_for_half_a_key() {
    let f = Folder::new();
    // The third fsync is that of the folder, which then has the private key but not the public one.
    let line = "paraph key new same --no-passphrase";
    let log = f.path("log");
    let first = under_strace(line, &log, "-e inject=fsync:signal=STOP:when=3");
    let start = |line: &str| {
        let mut command = f.command(&format!("exec {line}"));
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let mut first = start(&first);
    let stopped = || fs::read_to_string(&log).is_ok_and(|log| log.contains("stopped by SIGSTOP"));
    while !stopped() {
        assert!(first.try_wait().unwrap().is_none(), "it was not stopped; is there a strace?");
        thread::yield_now();
    }
    assert!(f.path("same.key").exists() && !f.path("same.pub").exists());
    let mut second = start(line);
    while waiting_for(&f, "same.key") == 0 {
        assert!(second.try_wait().unwrap().is_none(), "it did not wait");
        thread::yield_now();
    }
    f.ok(&format!("kill -CONT {}", f.text("log").split_whitespace().next().unwrap()));
    Ran::new("the first", first.wait_with_output().unwrap()).exit(0);
    Ran::new("the second", second.wait_with_output().unwrap()).exit(2).code("output-exists");
    let public = f.ok("openssl pkey -in same.key -pubout");
    assert_eq!(public.out(), f.text("same.pub"), "the halves belong together");
}

#[test]
fn signing_merging_and_reading_at_once() {
    let f = many_signers();
    let unsigned = unsigned(&f);
    // Half of them have signed elsewhere. Their copies are merged into the copy that the other half sign.
    let (here, elsewhere) = (0..MANY / 2, MANY / 2..MANY);
    for index in elsewhere.clone() {
        f.ok(&format!(
            "paraph sign all.record.json --key k{index}.key --roster all.toml --yes \
             -o copy{index}.json"
        ));
    }
    for round in 0..rounds(FEW_ROUNDS) {
        f.write("all.bundle.json", &unsigned);
        let sign = here.clone().map(|index| {
            format!("paraph sign all.bundle.json --key k{index}.key --roster all.toml --yes")
        });
        let merge = elsewhere.clone().map(|index| {
            format!("paraph merge all.bundle.json copy{index}.json -o all.bundle.json --force")
        });
        let verify = "paraph verify all.bundle.json --roster all.toml --json".to_owned();
        let verify = std::iter::repeat_n(verify, MANY / 2);
        let stop = AtomicBool::new(false);
        let done = thread::scope(|scope| {
            // Every reader sees a complete bundle, with never fewer acts than before.
            let reader = scope.spawn(|| {
                let (mut looks, mut acts) = (0, 0);
                while !stop.load(Ordering::Relaxed) || looks == 0 {
                    let bundle = Bundle::read(&f.read("all.bundle.json")).expect("it is whole");
                    assert!(bundle.len() >= acts, "{} acts, and {acts} before", bundle.len());
                    (looks, acts) = (looks + 1, bundle.len());
                }
                looks
            });
            let done = at_once(&f, sign.chain(merge).chain(verify));
            stop.store(true, Ordering::Relaxed);
            assert!(reader.join().unwrap() > 0);
            done
        });
        for ran in done {
            let reads = ran.out().contains("paraph/report/1");
            // A reader sees the acts so far.
            let incomplete = reads && ran.exit == Some(3);
            ran.exit(if incomplete { 3 } else { 0 });
        }
        let verify = "paraph verify all.bundle.json --roster all.toml --json";
        let report: Report = f.json(verify, 0);
        assert_eq!(report.acts.len(), MANY, "round {round}");
        f.assert_nothing_unfinished();
    }
}

#[test]
fn a_waiting_process_continues_when_the_process_before_is_killed() {
    let f = many_signers();
    f.write("all.bundle.json", unsigned(&f));
    let sign =
        |index: usize| format!("sign all.bundle.json --key k{index}.key --roster all.toml --yes");
    // The first one blocks where it reports its result, because its pipe is full and has no active reader. It
    // has the lock, and all others wait.
    f.ok("mkfifo pipe");
    let nonblock = OFlags::NONBLOCK.bits().cast_signed();
    let open =
        |flags| File::options().read(true).write(true).custom_flags(flags).open(f.path("pipe"));
    let mut pipe = open(nonblock).unwrap();
    while pipe.write(&[b'.'; 4096]).is_ok() {}
    let mut first = Command::new(PROGRAM);
    first.args(sign(0).split(' ')).current_dir(f.path(""));
    let mut first = first.stdout(open(0).unwrap()).stderr(Stdio::null()).spawn().unwrap();
    while Bundle::read(&f.read("all.bundle.json")).unwrap().is_empty() {
        assert!(first.try_wait().unwrap().is_none(), "it ended too early");
        thread::yield_now();
    }
    let others: Vec<_> = (1..MANY)
        .map(|index| {
            let mut command = f.command(&format!("exec paraph {}", sign(index)));
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    while waiting_for(&f, "all.bundle.json") < MANY - 1 {
        thread::yield_now();
    }
    first.kill().unwrap();
    first.wait().unwrap();
    for child in others {
        let ran = Ran::new("paraph sign", child.wait_with_output().unwrap()).exit(0);
        ran.says("waiting for another program that is writing all.bundle.json");
    }
    let verify = "paraph verify all.bundle.json --roster all.toml --json";
    let report: Report = f.json(verify, 0);
    assert_eq!(report.acts.len(), MANY, "the first had signed before it was killed");
}

#[test]
fn sixteen_processes_note_a_key_in_one_roster_at_once() {
    let f = many_signers();
    for round in 0..rounds(FEW_ROUNDS) {
        f.write("roster.toml", "# mine\nroster = 1\n");
        let add = |index| {
            format!(
                "paraph roster add all --key k{index}.pub --holder h{index} --roster roster.toml"
            )
        };
        for ran in at_once(&f, (0..MANY).map(add)) {
            ran.exit(0);
        }
        let roster: Roster = f.json("paraph roster list --roster roster.toml --json", 0);
        assert_eq!(roster.parties[0].holders.len(), MANY, "round {round}");
        assert!(f.text("roster.toml").starts_with("# mine\n"));
    }
}

#[test]
fn of_many_who_make_one_new_file_one_succeeds() {
    let f = many_signers();
    for (line, files) in [
        ("paraph key new same --no-passphrase", &["same.key", "same.pub"][..]),
        ("paraph record all-draft.toml -o same.json", &["same.json"]),
        ("paraph roster add all --key k0.pub --holder h0 --roster same.toml", &["same.toml"]),
    ] {
        let ran = at_once(&f, (0..MANY).map(|_| line.to_owned()));
        let (done, refused): (Vec<_>, Vec<_>) =
            ran.into_iter().partition(|ran| ran.out().contains(' '));
        let [done] = <[Ran; 1]>::try_from(done).unwrap_or_else(|done| panic!("{line}: {done:?}"));
        done.exit(0);
        for ran in refused {
            let taken = ran.talk.contains("(output-exists)") || ran.talk.contains("(taken)");
            assert!(taken, "{ran}");
            ran.exit(2);
        }
        for file in files {
            assert!(!f.read(file).is_empty());
        }
        if line.contains("key new") {
            let public = f.ok("openssl pkey -in same.key -pubout");
            assert_eq!(public.out(), f.text("same.pub"), "the halves belong together");
        }
    }
}

#[test]
fn what_another_has_written_meanwhile_is_not_taken_back() {
    let f = Folder::office();
    // Standard output is a full pipe: the signer has written its file and cannot report it. Then the file is
    // replaced, and then the pipe's reader closes.
    f.write(
        "script",
        format!(
            "mkfifo pipe && exec 3<>pipe
             dd if=/dev/zero of=pipe bs=65536 count=1 oflag=nonblock 3>&- 2> /dev/null || exit 99
             {SIGN} --yes > pipe 3>&- &
             until test -e mine.json; do kill -0 $! || exit 99; done
             cp tor.bundle.json other.json && mv other.json mine.json || exit 99
             exec 3>&-
             wait $!
             exit=$?
             rm pipe
             exit $exit"
        ),
    );
    let ran = f.run("sh script").exit(2);
    assert_eq!(f.text("mine.json"), f.text("tor.bundle.json"), "{ran}");
    f.assert_nothing_unfinished();
}
