//! Many who sign, or note a key, at the same moment: nobody's work is lost.

use std::process::{Child, Stdio};
use std::thread;

use crate::run::{Folder, Ran};
use crate::shapes::{ActOutcome, Report, Roster};

/// How many do it at once.
const MANY: usize = 16;
/// How often, since a race is not lost every time.
const ROUNDS: usize = 5;

/// An office with as many keys of one party, and a record that all of their holders must sign.
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
    let record = f.text("all.record.json");
    let unsigned =
        format!(r#"{{"acts":[],"format":"paraph/bundle/1","keys":[],"record":{record}}}"#);
    for round in 0..ROUNDS {
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
        let left: Vec<_> = f.listing().into_keys().filter(|name| name.starts_with(".")).collect();
        assert!(left.is_empty(), "left behind: {left:?}");
    }
}

#[test]
fn sixteen_processes_note_a_key_in_one_roster_at_once() {
    let f = many_signers();
    for round in 0..ROUNDS {
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
