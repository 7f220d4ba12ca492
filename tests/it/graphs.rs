//! `paraph status` and `paraph graph`: output, files and exit codes.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::command_runner::{Folder, Ran};
use crate::json_shapes::{Ending, Error, Graph, Leads, RelationKind, State, Status};
use crate::states_table::write;

const AT: &str = "--at 2021-01-10T00:00:00Z --roster roster.toml";

/// A superseded by B, which an open one extends; and all other findings.
const SET: &str = "A[p q] a=p1@3 b=q3@4 / B[p q supersedes=A on=6 expires=20] a=p1@3 b=q3@4 \
                   / C[p q extends=B expires=28] a=p1@7 / D[p q amends=B! annex-of=X] / \
                   E[p terminates=B] a=p1@8";

fn set(instruments: &str) -> (Folder, Vec<String>) {
    let f = Folder::new();
    let digests = write(&f, instruments);
    (f, digests.into_values().collect())
}

/// The office of the Joint Statement of Intent.
fn jsoi() -> Folder {
    let f = Folder::new();
    f.copy("fixtures/jsoi", "jsoi");
    f.copy("fixtures/roster.toml", "roster.toml");
    f
}

/// An independent XML parser accepts a picture.
fn assert_well_formed(f: &Folder, file: &str) {
    let parse = "import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])";
    f.ok(&format!("python3 -c '{parse}' {file}"));
}

#[test]
fn the_fixture_is_in_effect_and_its_picture_is_in_the_documentation() {
    let f = jsoi();
    let line = "paraph status jsoi --roster roster.toml --at 2023-04-01T00:00:00Z";
    f.ok(line)
        .prints("in effect since Tue 21 March 2023 11:05 +09:00: \"")
        .prints("\n  due   its review by Mon 10 May 2027 00:00 UTC (review)\n");
    let status: Status = f.json(&format!("{line} --json"), 0);
    let states: Vec<_> = status.instruments.iter().map(|it| it.state).collect();
    assert_eq!(states, [Some(State::InEffect); 2]);
    assert!(status.findings.is_empty() && status.at_hand == 2);
    let first = &status.instruments[0];
    assert_eq!(first.files.len(), 3, "the record and two bundles are one instrument");
    assert_eq!(first.entry.as_deref(), Some("2022-05-11T09:30:00+09:00"));

    let line = "paraph graph jsoi --roster roster.toml --at 2023-04-01T00:00:00Z";
    let graph: Graph = f.json(&format!("{line} --json"), 0);
    let hashed = f.ok("paraph hash jsoi/jsoi.record.json");
    let leads: BTreeSet<_> = graph
        .relations
        .iter()
        .map(|it| format!("{:?} {:?} {}", it.relation, it.leads, it.from == hashed.out()[..64]))
        .collect();
    let expected = ["Implements Paper false", "Reaffirms Paper true", "ValidatedBy Found true"];
    assert!(leads.iter().eq(expected), "{leads:?}");
    // fixtures::the_script_makes_the_same_fixtures compares it with docs/jsoi.svg.
    f.ok(&format!("{line} -o new.svg"));
    let picture = f.text("new.svg");
    for words in
        ["Memorandum of", "Project Arrangement for", "Joint Statement of", "on paper, not verified"]
    {
        assert!(picture.contains(words), "{words}");
    }
    assert_eq!(picture.matches("on paper, not verified").count(), 1, "it is named twice, and one");
    assert_well_formed(&f, "new.svg");
}

#[test]
fn a_status_says_what_is_due_and_from_whom() {
    let f = Folder::office();
    let line = "paraph status tor.rok-mnd.bundle.json --roster roster.toml";
    f.run(line)
        .exit(3)
        .prints("partly signed since Thu 5 August 2021 09:10 +09:00: \"")
        .prints("\" between rok-mnd and us-dod-cio: record ")
        .prints("\n  why   us-dod-cio has not signed (not-signed)\n")
        .prints("\n  due   the signature of Jane Doe [jane-doe] for us-dod-cio (sign)\n")
        .prints("This instrument was judged alone");
    let status: Status = f.json(&format!("{line} --json"), 3);
    let [it] = &status.instruments[..] else { panic!("{status:?}") };
    let [due] = &it.due[..] else { panic!("{status:?}") };
    assert_eq!(
        (due.party.as_deref(), &due.holders[..]),
        (Some("us-dod-cio"), &["jane-doe".to_owned()][..])
    );
    // No one has signed a record.
    f.run("paraph status tor.record.json --roster roster.toml").exit(3).prints("open since ");
    f.run("paraph status - --roster roster.toml < tor.record.json")
        .exit(3)
        .prints("standard input");
    // Several files of one instrument count as one, whatever each contains.
    f.ok("paraph status tor.rok-mnd.bundle.json tor.us-dod-cio.bundle.json --roster roster.toml")
        .prints("in effect since ");
}

#[test]
fn the_worst_state_counts() {
    let (f, _) = set(SET);
    let exit = |line: &str, exit| f.run(&format!("paraph status {line} {AT}")).exit(exit);
    exit("set/A.json set/B.json", 0);
    exit("set/A.json set/C.json", 3);
    exit("set", 3);
    let whole = f.read("set/A.json");
    f.write("set/bad.json", &whole[..whole.len() - 1]);
    exit("set", 1).prints("refused: set/bad.json").prints("(truncated)");
    exit("set/bad.json", 1);
    let status: Status = f.json(&format!("paraph status set/bad.json {AT} --json"), 1);
    let [it] = &status.instruments[..] else { panic!("{status:?}") };
    assert_eq!(it.fault.as_ref().unwrap().code, "truncated");
    assert_eq!((&it.files[..], it.state), (&["set/bad.json".to_owned()][..], None));
    // A file of a newer program cannot be judged: the others are, and it is reported.
    f.ok("rm set/bad.json; sed 's,paraph/bundle/1,paraph/bundle/2,' set/A.json > set/new.json");
    exit("set", 2).prints("(newer-format)").prints("superseded since ");
    f.fails(&format!("paraph status set/new.json {AT}"), 2, "newer-format");
    f.fails(&format!("paraph status set nowhere {AT}"), 2, "not-found");
    f.fails(&format!("paraph status set --with nowhere {AT}"), 2, "not-found");
    // Files of other kinds in a folder are ignored; a folder without any instrument is reported.
    f.ok("mkdir empty; echo hello > empty/letter; cp roster.toml empty");
    f.fails(&format!("paraph status empty {AT}"), 2, "no-instruments");
    f.fails(&format!("paraph graph empty {AT}"), 2, "no-instruments");
    f.fails(&format!("paraph graph empty {AT} -o new.svg"), 2, "no-instruments");
}

#[test]
fn what_is_not_at_hand_ends_nothing() {
    let (f, digests) = set("A[p q] a=p1@3 b=q3@4 / B[p q supersedes=A on=6] a=p1@3 b=q3@4");
    let alone = format!("paraph status set/A.json {AT}");
    f.ok(&alone).prints("in effect since Mon 4 January 2021");
    let with = format!("{alone} --with set");
    let ran = f.ok(&with).prints("superseded since Wed 6 January 2021 00:00 UTC: \"");
    let why = format!(
        "\n  why   another instrument superseded it: record {}: \"B 1\" (superseded)\n",
        digests[1]
    );
    assert!(ran.out().contains(&why), "{ran}");
    let status: Status = f.json(&format!("{with} --json"), 0);
    let [it] = &status.instruments[..] else { panic!("only what was asked for") };
    assert_eq!((it.state, it.ending), (Some(State::Ended), Some(Ending::Superseded)));
    assert_eq!(it.reason.as_ref().unwrap().by, [digests[1].clone()]);
    assert_eq!(status.at_hand, 2);
    // One second earlier, with the same files.
    let before = with.replace("10T00:00:00", "05T23:59:59");
    f.ok(&before).prints("in effect since Mon 4 January 2021");
}

#[test]
fn a_graph_tells_what_does_not_lead_where_it_says() {
    let (f, digests) = set(SET);
    let line = format!("paraph graph set {AT}");
    let codes = ["relation-wrong-digest", "relation-target-missing", "relation-not-by-all-parties"];
    let ran = f.ok(&line);
    codes.iter().for_each(|code| assert!(ran.talk.contains(&format!("({code})")), "{ran}"));
    f.run(&format!("{line} --strict")).exit(3);
    f.ok(&format!("paraph graph set/A.json set/B.json {AT} --strict"));

    let graph: Graph = f.json(&format!("{line} --json"), 0);
    let mut listed: Vec<&str> = graph.findings.iter().map(|it| &*it.code).collect();
    listed.sort_unstable();
    let mut expected = codes;
    expected.sort_unstable();
    assert_eq!(listed, expected);
    let states: Vec<_> = digests
        .iter()
        .map(|digest| graph.instruments.iter().find(|it| it.record.sha256 == *digest).unwrap())
        .map(|it| (it.state, it.ending))
        .collect();
    let superseded = (State::Ended, Some(Ending::Superseded));
    let [open, partly, effect] =
        [State::Open, State::PartlySigned, State::InEffect].map(|it| (it, None));
    assert_eq!(states, [superseded, effect, partly, open, effect]);
    let relation = |kind| graph.relations.iter().find(|it| it.relation == kind).unwrap();
    let amends = relation(RelationKind::Amends);
    assert_eq!((amends.leads, amends.to.as_ref()), (Leads::WrongDigest, Some(&digests[1])));
    let annex = relation(RelationKind::AnnexOf);
    assert_eq!((annex.leads, annex.to.as_ref()), (Leads::Missing, None));
    let supersedes = relation(RelationKind::Supersedes);
    assert_eq!((supersedes.leads, supersedes.to.as_ref()), (Leads::Found, Some(&digests[0])));

    f.ok(&format!("{line} -o new.svg")).prints("(relation-wrong-digest)\n");
    assert_well_formed(&f, "new.svg");
    let picture = f.text("new.svg");
    for words in [
        ">A 0<",
        ">B 1<",
        ">superseded since 6 January",
        ">expires on 20 January",
        ">Not at hand<",
        ">amends, wrong",
    ] {
        assert!(picture.contains(words), "{words}\n{picture}");
    }
    let dot = f.ok(&format!("{line} --format dot"));
    assert!(dot.out().starts_with("digraph") && dot.out().contains("B 1"), "{dot}");
    assert!(
        dot.out()
            .contains(&format!("\"{}\" -> \"{}\" [label=\"supersedes\"", digests[1], digests[0])),
        "{dot}"
    );
}

#[test]
fn a_circle_is_reported() {
    let (f, _) = set("A[p q] a=p1@3 b=q3@4 / B[p q supersedes=A on=6] a=p1@3 b=q3@4 \
         / A2[p q supersedes=B on=8] a=p1@3 b=q3@4");
    f.ok(&format!("paraph graph set {AT} -o new.svg"))
        .prints("these instruments supersede each other in a circle: urn:uuid:")
        .prints("(supersession-cycle)\n");
    let graph: Graph = f.json(&format!("paraph graph set {AT} --json"), 0);
    assert_eq!(graph.findings[0].ids.len(), 2);
    // The state of one instrument reports it too.
    f.ok(&format!("paraph status set/A.json --with set {AT}")).prints("(supersession-cycle)\n");
}

#[test]
fn what_is_not_sound_is_drawn_as_such() {
    let (f, _) = set("A[p q]");
    let whole = f.text("set/A.json");
    f.write("set/bad.json", whole.replace("\"en\":\"A 0\"", "\"en\":\"A  0\""));
    let line = format!("paraph graph set {AT}");
    f.run(&line).exit(1).prints(">NOT SOUND (double-space)<").says("(double-space)\n");
    let graph: Graph = f.json(&format!("{line} -o new.svg --json"), 1);
    assert_eq!((&*graph.unsound[0].file, graph.file.as_deref()), ("set/bad.json", Some("new.svg")));
    assert!(f.text("new.svg").contains("NOT SOUND"));
}

#[test]
fn a_picture_is_written_as_other_files_are() {
    let (f, _) = set("A[p q] a=p1@3 b=q3@4");
    let line = format!("paraph graph set {AT}");
    let fails = |more: &str, code: &str| f.fails(&format!("{line} {more}"), 2, code);
    fails("-o picture", "output-unclear").says("--format svg");
    fails("-o nowhere/x.svg", "not-found");
    fails("-o set/A.json --force", "output-is-input");
    fails("-o roster.toml --force --format svg", "output-is-input");
    for (name, first) in [
        ("a.svg", "<svg "),
        ("a.dot", "digraph"),
        ("a.gv", "digraph"),
        ("a.json", "{\"format\":\"paraph/graph/1\""),
    ] {
        f.ok(&format!("{line} -o {name}")).says("drew 1 instrument: ");
        assert!(f.text(name).starts_with(first), "{name}");
        fails(&format!("-o {name}"), "output-exists");
        f.ok(&format!("{line} -o {name} --force"));
    }
    f.ok(&format!("{line} -o picture --format dot"));
    assert_eq!(f.text("picture"), f.text("a.dot"));
    // Standard output has the same.
    for (format, name) in [("svg", "a.svg"), ("dot", "a.dot")] {
        assert_eq!(f.ok(&format!("{line} --format {format}")).bytes(), f.read(name));
    }
    assert_eq!(f.ok(&line).bytes(), f.read("a.svg"));
    let error: Error = f.json(&format!("{line} -o a.svg --json"), 2);
    assert_eq!(error.code, "output-exists");
}

/// A thousand instruments, each of which supersedes the one before, and all of which implement the first:
/// their states are reported and their picture is drawn. The limit only ends a run that would never end.
#[test]
fn a_thousand_instruments_are_listed_and_drawn() {
    let mut text = "A0[p q] a=p1@3 b=q3@4".to_owned();
    for number in 1..1000 {
        let before = number - 1;
        write!(text, " / A{number}[p q implements=A0 supersedes=A{before} on=6] a=p1@3 b=q3@4")
            .unwrap();
    }
    let (f, _) = set(&text);
    let text = f.ok(&format!("ulimit -t 3600; paraph status set {AT}"));
    let begins =
        |ran: &Ran, words: &str| ran.out().lines().filter(|line| line.starts_with(words)).count();
    assert_eq!(begins(&text, "superseded since "), 999);
    assert_eq!(begins(&text, "in effect since "), 1);
    f.ok(&format!("ulimit -t 3600; paraph graph set {AT} -o new.svg --strict"));
    assert_eq!(f.text("new.svg").matches(">superseded since ").count(), 999);
    assert_well_formed(&f, "new.svg");
}
