//! Other copies of a bundle in `--with`: acts that they add are judged, and copies that do not fit are
//! reported and left out. `sign` warns of acts that the bundle lacks.

use paraph::act::{Act, ActContent, Intent, Signatory};
use paraph::bundle::{Bundle, MAX_ENVELOPES};
use paraph::copies::{CopyOutcome, join};
use paraph::keys::{KeyFile, SecretKey, Signs};
use paraph::record::Record;
use paraph::roster::Roster;
use zeroize::Zeroizing;

use crate::command_runner::Folder;
use crate::json_shapes::{self, Graph, Report, ReportCopy, Signed, Status, Verdict};
use crate::repository;

const VERIFY: &str = "paraph verify tor.bundle.json --roster roster.toml";
const HONG: &str = "--key keys/rok-mnd.key --roster roster.toml --yes";
/// Without a roster, no key is unknown: the act has seen all acts of the bundle.
const SIGN_WHAT_IS_SHOWN: &str = "paraph sign seen.json --key keys/rok-mnd.key --party rok-mnd \
                                  --as hong-gil-dong.toml --yes --texts .";

/// An office with a bundle that both parties have signed, `tor.bundle.json`, and a folder `archive` with
/// another copy, in which Hong has withdrawn his signature, `archive/withdrawn.json`.
fn office() -> Folder {
    let f = Folder::office();
    f.copy("fixtures/ictcc-tor/ictcc-tor.bundle.json", "archive/withdrawn.json");
    f.ok(&format!("paraph sign archive/withdrawn.json {HONG} --texts . --intent withdraw"));
    f
}

/// A bundle with `count` acts of a stranger, for the ICTCC record.
fn strangers_acts(count: usize) -> Bundle {
    strangers_acts_of(7, count)
}

/// The same for the stranger with this number.
fn strangers_acts_of(stranger: u8, count: usize) -> Bundle {
    acts(count, &SecretKey::from_seed(&Zeroizing::new([stranger; 32])), "A")
}

/// A bundle with `count` acts of one key, for the ICTCC record and its first party.
fn acts(count: usize, key: &impl Signs, name: &str) -> Bundle {
    let file = repository("fixtures/ictcc-tor/ictcc-tor.record.json");
    let mut bundle = Bundle::new(Record::read(&std::fs::read(file).unwrap()).unwrap());
    for number in 0..count {
        let record = bundle.record();
        let (party, time) = (record.content().parties[0].id.clone(), record.content().created);
        let who = Signatory::named(format!("{name} {number:03}").parse().unwrap());
        let content = ActContent::new(
            record,
            party,
            key.key_set().unwrap().key_ids(),
            who,
            Intent::Sign,
            time,
        );
        bundle.sign(Act::new(content).unwrap(), key).unwrap();
    }
    bundle
}

/// The names of the copies, and the number of acts that each added.
fn added(copies: &[ReportCopy]) -> Vec<(&str, usize)> {
    copies.iter().map(|copy| (&*copy.file, copy.added)).collect()
}

fn report(f: &Folder, more: &str, exit: i32) -> Report {
    f.json(&format!("{VERIFY} {more} --json"), exit)
}

#[test]
fn a_withdrawal_in_another_copy_is_found_and_the_copy_is_named() {
    let f = office();
    f.ok(VERIFY);
    for with in ["archive", "archive/withdrawn.json", "archive --with archive"] {
        let before = f.listing();
        let ran = f.run(&format!("{VERIFY} --with {with}")).exit(3);
        let ran =
            ran.prints("\nmerged with archive/withdrawn.json: 1 new act\n").prints("WITHDREW");
        f.assert_unchanged(&before, &ran);
        let report = report(&f, &format!("--with {with}"), 3);
        assert_eq!(report.verdict, Verdict::Incomplete);
        assert_eq!(added(&report.copies), [("archive/withdrawn.json", 1)]);
        assert!(report.copies[0].left_out.is_none());
    }
    // A name that could look like part of the message is quoted.
    f.ok("mkdir odd && mv archive/withdrawn.json 'odd/a: 0 new acts, b.json'");
    f.run(&format!("{VERIFY} --with odd"))
        .exit(3)
        .prints("\nmerged with 'odd/a: 0 new acts, b.json': 1 new act\n");
}

#[test]
fn the_bundle_itself_and_a_copy_that_adds_nothing_are_not_named() {
    let f = Folder::office();
    f.ok("mkdir archive && cp tor.bundle.json archive/same.json && ln -s ../tor.bundle.json archive/link");
    let plain = f.ok(VERIFY);
    for with in [".", "archive", "tor.bundle.json", "tor.rok-mnd.bundle.json", "tor.record.json"] {
        assert_eq!(f.ok(&format!("{VERIFY} --with {with}")).out(), plain.out(), "{with}");
        assert_eq!(report(&f, &format!("--with {with}"), 0).copies.len(), 0, "{with}");
    }
    // Of two copies with the same withdrawal, the first is named.
    let f = office();
    f.ok("cp archive/withdrawn.json archive/again.json");
    assert_eq!(added(&report(&f, "--with archive", 3).copies), [("archive/again.json", 1)]);
    // Acts that only one of the other copies has count too.
    let f = Folder::office();
    f.ok("mkdir archive && mv tor.us-dod-cio.bundle.json archive/jane.json");
    let line = "paraph verify tor.rok-mnd.bundle.json --roster roster.toml";
    f.run(line).exit(3);
    f.ok(&format!("{line} --with archive")).prints("merged with archive/jane.json: 1 new act");
}

/// A copy with `count` acts of a known key, for the ICTCC record. With one more act of a known key, they
/// exceed the limit of a bundle.
pub(crate) fn acts_of_a_known_key(f: &Folder, count: usize) -> Bundle {
    let key = KeyFile::from_pem(&f.text("keys/rok-mnd.key")).unwrap().into_set().unwrap();
    acts(count, &key, "Hong Gil-dong")
}

#[test]
fn acts_of_unknown_keys_are_set_aside_where_there_is_no_room() {
    let f = office();
    f.ok("mkdir full");
    f.write("full/strangers.json", strangers_acts(MAX_ENVELOPES - 1).to_bytes());
    // The bundle has two acts. The copy has no other act of a known key, so nothing changes.
    let plain = f.ok(VERIFY);
    assert_eq!(f.ok(&format!("{VERIFY} --with full")).out(), plain.out());
    assert_eq!(report(&f, "--with full", 0).copies.len(), 0);
    // One act of a known key among them counts.
    let mut crowd = Bundle::read(&f.read("archive/withdrawn.json")).unwrap();
    crowd = crowd.merge(strangers_acts(MAX_ENVELOPES - 3)).unwrap();
    f.write("full/strangers.json", strangers_acts(MAX_ENVELOPES - 1).to_bytes());
    f.write("full/crowd.json", crowd.to_bytes());
    f.write("tor.bundle.json", {
        let both = Bundle::read(&f.read("tor.bundle.json")).unwrap();
        both.merge(strangers_acts_of(8, 2)).unwrap().to_bytes()
    });
    let line =
        "\nmerged with full/crowd.json: 1 new act; 509 acts of unknown keys were set aside\n";
    f.run(&format!("{VERIFY} --with full")).exit(3).prints(line).prints("WITHDREW");
    let judged = report(&f, "--with full", 3);
    let copies: Vec<_> =
        judged.copies.iter().map(|it| (&*it.file, it.added, it.set_aside)).collect();
    assert_eq!(copies, [("full/crowd.json", 1, 509)]);
}

#[test]
fn an_act_that_was_set_aside_is_not_missing() {
    let f = Folder::office();
    // Hong signs after a stranger; then acts of others fill the bundle.
    f.write("seen.json", strangers_acts(MAX_ENVELOPES - 2).to_bytes());
    f.ok(&format!("{SIGN_WHAT_IS_SHOWN} -o signed.bundle.json"));
    f.ok("mkdir others && mv signed.bundle.json tor.us-dod-cio.bundle.json others");
    f.write("others/more.json", strangers_acts_of(8, 300).to_bytes());
    // Alone and with all others, the result is the same.
    f.ok("paraph verify others/signed.bundle.json --roster roster.toml --texts . --with others");
    let status: Status = f.json("paraph status others --roster roster.toml --json", 0);
    assert_eq!(status.instruments.len(), 1);
    assert!(status.not_judged.is_empty(), "{status:?}");
    // If the stranger's acts are nowhere, they are missing.
    f.ok("paraph merge others/signed.bundle.json -o one.json");
    let alone = Bundle::read(&f.read("others/signed.bundle.json")).unwrap();
    assert_eq!(alone.len(), MAX_ENVELOPES - 1);
}

#[test]
fn what_makes_room_in_the_judged_bundle_is_not_missing_there() {
    let f = Folder::office();
    // Hong signs after many strangers. Another copy has many acts of a known key, which do not count. So
    // there is no room for the strangers' acts.
    f.write("seen.json", strangers_acts(300).to_bytes());
    f.ok(&format!("{SIGN_WHAT_IS_SHOWN} -o signed.json"));
    f.ok("paraph merge signed.json tor.us-dod-cio.bundle.json -o whole.json");
    let jane = KeyFile::from_pem(&f.text("keys/us-dod-cio.key")).unwrap().into_set().unwrap();
    f.write("full/jane.json", acts(300, &jane, "Jane Doe").to_bytes());
    let verify = "paraph verify whole.json --roster roster.toml --json";
    let alone: Report = f.json(verify, 0);
    let report: Report = f.json(&format!("{verify} --with full"), 0);
    assert_eq!((alone.verdict, report.verdict), (Verdict::Concluded, Verdict::Concluded));
    assert_eq!((report.copies[0].added, report.copies[0].set_aside), (300, 300));
}

#[test]
fn a_copy_that_is_too_full_is_reported_and_left_out() {
    let f = office();
    f.ok("mkdir full");
    f.write("full/hong.json", acts_of_a_known_key(&f, MAX_ENVELOPES - 1).to_bytes());
    let plain = f.ok(VERIFY);
    // Its content may change the verdict: the exit code says that not everything was judged.
    let ran = f.run(&format!("{VERIFY} --with full")).exit(2);
    let next = "paraph verify full/hong.json --roster roster.toml --texts . --with full";
    let lines = format!(
        "\nNOT merged with full/hong.json: together, the copies exceed a limit: there are too many acts: the limit is 512 (too-many)\n  to judge it alone: {next}\n"
    );
    let ran = ran.prints(&lines);
    assert_eq!(ran.out().replacen(&lines[1..], "", 1), plain.out());
    let judged = report(&f, "--with full", 2);
    assert_eq!(
        (judged.verdict, added(&judged.copies)),
        (Verdict::Concluded, vec![("full/hong.json", 0)])
    );
    let left_out = judged.copies[0].left_out.as_ref().unwrap();
    assert_eq!(left_out.code, "too-many");
    assert_eq!(left_out.hint, format!("to judge it alone: {next}"));
    assert!(left_out.message.starts_with("together, the copies exceed a limit: there are"));
    // The suggested command works, and judges that copy.
    f.run(next).exit(3).prints("incomplete: \"").prints("us-dod-cio has not signed");

    // The hint asks the same question.
    for (asked, next) in [
        ("--no-texts", "--no-texts --with full"),
        ("--texts .", "--texts . --with full"),
        ("--at 2026-01-01T00:00:00Z", "--texts . --with full --at 2026-01-01T00:00:00Z"),
        (
            "--proven-time --no-reservations",
            "--texts . --with full --proven-time --no-reservations",
        ),
    ] {
        let hint = format!("paraph verify full/hong.json --roster roster.toml {next}\n");
        f.run(&format!("{VERIFY} --with full {asked}")).exit(2).prints(&hint);
        f.run(&hint).exit(3);
    }

    // It does not keep out a copy with fewer acts, although that copy has a later name.
    f.write("archive/a.json", acts_of_a_known_key(&f, MAX_ENVELOPES - 2).to_bytes());
    let judged = report(&f, "--with archive", 2);
    assert_eq!(added(&judged.copies), [("archive/a.json", 0), ("archive/withdrawn.json", 1)]);
    assert_eq!(judged.copies[0].left_out.as_ref().unwrap().code, "too-many");
}

#[test]
fn each_of_many_bundles_is_merged_with_its_own_copies() {
    let f = office();
    f.ok("mkdir many && cp tor.bundle.json tor.rok-mnd.bundle.json many && cp -r texts many");
    f.copy("fixtures/jsoi/jsoi.bundle.json", "many/jsoi.bundle.json");
    f.write("archive/full.json", acts_of_a_known_key(&f, MAX_ENVELOPES).to_bytes());
    let line = "paraph verify many --roster roster.toml --with archive --no-texts";
    let ran = f.run(line).exit(2);
    let lines: Vec<&str> = ran.out().lines().collect();
    let merged = |file: &str| {
        let at = lines.iter().position(|line| line.ends_with(&format!("in many/{file}"))).unwrap();
        lines[at + 1..at + 4].to_vec()
    };
    let both = merged("tor.bundle.json");
    assert!(
        both[0].starts_with("  NOT merged with archive/full.json: together, the copies "),
        "{ran}"
    );
    assert!(both[1].starts_with("    to judge it alone: paraph verify archive/full.json"));
    assert_eq!(both[2], "  merged with archive/withdrawn.json: 1 new act");
    assert_eq!(
        merged("tor.rok-mnd.bundle.json")[2],
        "  merged with archive/withdrawn.json: 2 new acts"
    );
    assert!(merged("jsoi.bundle.json")[0].starts_with("incomplete: \""), "{ran}");

    let ran = f.run(&format!("{line} --json")).exit(2);
    let reports = ran.out().split_inclusive('\n').filter(|line| line.contains("paraph/report/1"));
    let reports: Vec<Report> = reports.map(json_shapes::read).collect();
    assert_eq!(reports.iter().map(|it| it.copies.len()).collect::<Vec<_>>(), [0, 2, 2]);
    let ran = f.run(&format!("{line} --format junit")).exit(2);
    ran.prints("\nmerged with archive/withdrawn.json: 1 new act</system-out>");
}

#[test]
fn a_copy_of_another_instrument_that_is_too_full_does_not_end_the_command() {
    let f = Folder::office();
    f.ok("mkdir others && cp tor.bundle.json others/tor.json");
    f.write("others/full.json", acts_of_a_known_key(&f, MAX_ENVELOPES).to_bytes());
    f.copy("fixtures/jsoi", "jsoi");
    let reported = "These files were not judged, although they could change the answer\n  others/full.json\n    \
                    why   with the other copies of its record, there are too many acts: \
                    the limit is 512 (too-many)\n    \
                    next  to see what is in it: paraph show others/full.json\n";
    f.run("paraph verify jsoi/jsoi.bundle.json --roster roster.toml --no-texts --with others")
        .exit(2)
        .prints(reported);
    f.run("paraph status tor.bundle.json --roster roster.toml --with others")
        .exit(2)
        .prints(reported);
    let status = "paraph status tor.bundle.json others --roster roster.toml --json";
    let status: Status = f.json(status, 2);
    let [left_out] = &status.not_judged[..] else { panic!("{status:?}") };
    assert_eq!((&*left_out.file, &*left_out.code), ("others/full.json", "too-many"));
    let hint = left_out.hint.as_deref();
    assert_eq!(hint, Some("to see what is in it: paraph show others/full.json"));
    assert!(left_out.message.starts_with("with the other copies of its record, there are"));
    f.run("paraph graph others --roster roster.toml -o g.svg")
        .exit(2)
        .prints("others/full.json: with the other copies of its record, there are too many");
    let graph: Graph = f.json("paraph graph others --roster roster.toml --json", 2);
    assert_eq!(graph.not_judged.len(), 1);
    f.ok("paraph show others/full.json");
    // The report names the copies of its own record; nothing is reported twice.
    let ran = f.run(&format!("{VERIFY} --with others")).exit(2);
    assert!(!ran.out().contains("Not judged"), "{ran}");
    // With many bundles, it is reported once.
    let ran = f.run("paraph verify jsoi --roster roster.toml --no-texts --with others").exit(2);
    assert_eq!(ran.out().matches(reported).count(), 1, "{ran}");
}

#[test]
fn sign_warns_of_acts_that_the_bundle_lacks() {
    let f = office();
    f.ok("cp tor.bundle.json before.json");
    let seal = format!("paraph sign tor.bundle.json {HONG} --intent seal --with archive");
    let ran = f.ok(&format!("{seal} --json"));
    let next = "paraph merge tor.bundle.json archive/withdrawn.json -o tor.bundle.json --force";
    let ran = ran.says(
        "warning: archive/withdrawn.json has 1 act that is not in tor.bundle.json. Your act will not say \
         that you have seen it",
    )
        .says(&format!("to see it before you sign: {next}"));
    let signed: Signed = json_shapes::read(ran.out());
    assert_eq!((signed.acts, signed.seen.len()), (3, 2), "nothing was merged");

    // The suggested command works; after it, there is no warning.
    f.ok("mv before.json tor.bundle.json");
    f.ok(next);
    let ran = f.fails(&seal, 2, "sealed-too-early");
    assert!(!ran.talk.contains("warning"), "{ran}");

    // A record cannot be merged.
    let f = office();
    let jane = "paraph sign tor.record.json --key keys/us-dod-cio.key --roster roster.toml --yes \
                -o new.json --with archive";
    // Jane has signed it already, in the copy.
    f.fails(jane, 2, "already-signed").says("has 3 acts that are not in tor.record.json").says(
        "to see them before you sign: sign archive/withdrawn.json in place of tor.record.json, \
         which is a record without acts",
    );
    // There is also no warning about the bundle itself.
    let ran = f.ok(&format!(
        "paraph sign tor.us-dod-cio.bundle.json {HONG} --with tor.us-dod-cio.bundle.json"
    ));
    assert!(!ran.talk.contains("warning"), "{ran}");

    // A copy that does not fit prevents no signature.
    let f = Folder::office();
    f.write("full/full.json", acts_of_a_known_key(&f, MAX_ENVELOPES).to_bytes());
    f.ok(&format!("paraph sign tor.us-dod-cio.bundle.json {HONG} --with full")).says(
        "warning: full/full.json has acts that are not in tor.us-dod-cio.bundle.json, but the two files cannot be \
         merged: there are too many acts: the limit is 512 (too-many). To look at the acts: \
         paraph show full/full.json",
    );
}

#[test]
fn copies_are_merged_by_how_few_acts_of_unknown_keys_they_add() {
    let roster = std::fs::read_to_string(repository("fixtures/roster.toml")).unwrap();
    let roster = Roster::parse(&roster).unwrap();
    let read = |name: &str| {
        let file = repository(&format!("fixtures/ictcc-tor/{name}"));
        Bundle::read(&std::fs::read(file).unwrap()).unwrap()
    };
    let (both, hong) = (read("ictcc-tor.bundle.json"), read("ictcc-tor.rok-mnd.bundle.json"));
    let nobody = Bundle::new(both.record().clone());
    let added = |added| CopyOutcome::Merged { added, set_aside: 0, evidence: 0 };

    // Two acts of known keys come before one of a stranger; one of them comes before both.
    let (one, full) = (strangers_acts(1), strangers_acts(MAX_ENVELOPES - 1));
    let joined = join(nobody.clone(), &[&full, &one, &both, &hong], Some(&roster));
    let aside = CopyOutcome::Merged { added: 0, set_aside: MAX_ENVELOPES - 1, evidence: 0 };
    assert_eq!(joined.copies, [aside, added(1), added(1), added(1)]);
    assert_eq!(joined.bundle, both.clone().merge(one.clone()).unwrap());
    // No act in the bundle has seen the acts that were set aside.
    assert_eq!(joined.set_aside.len(), 0);

    // If no key is known, the smallest copy comes first; equal ones in their order.
    let joined = join(nobody.clone(), &[&full, &both, &one, &one], None);
    assert!(matches!(joined.copies[0], CopyOutcome::TooFull(_)));
    assert_eq!(joined.copies[1..], [added(2), added(1), added(0)]);

    // A full bundle accepts only acts that it already has.
    let full = strangers_acts(MAX_ENVELOPES);
    let joined = join(full.clone(), &[&one, &both, &full], None);
    assert_eq!(joined.bundle, full);
    assert_eq!((&joined.copies[0], &joined.copies[2]), (&added(0), &added(0)));
    assert!(matches!(&joined.copies[1], CopyOutcome::TooFull(fault) if fault.code() == "too-many"));
    // With a roster, acts of unknown keys make room, including those of the bundle.
    let joined = join(full.clone(), &[&one, &both, &full], Some(&roster));
    assert_eq!(joined.bundle, both);
    assert_eq!(
        joined.copies[1],
        CopyOutcome::Merged { added: 2, set_aside: MAX_ENVELOPES, evidence: 0 }
    );

    // A bundle of another record is not a copy.
    let other = repository("fixtures/jsoi/jsoi.bundle.json");
    let other = Bundle::read(&std::fs::read(other).unwrap()).unwrap();
    let joined = join(both.clone(), &[&other, &Bundle::new(other.record().clone())], None);
    assert_eq!(joined.copies, [CopyOutcome::OtherRecord, CopyOutcome::OtherRecord]);
    assert_eq!(joined.bundle, both);
}
