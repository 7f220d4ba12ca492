//! The other intents, through the program: initial, sign ad referendum, confirm, approve, witness, decline,
//! withdraw, seal; with authority and with statements; and the refused cases.

use crate::command_runner::Folder;
use crate::json_shapes::{ActOutcome, Intent, Lack, PartyOutcome, Report, Signed, Verdict};
use crate::pty::Terminal;

const VERIFY: &str = "paraph verify tor.bundle.json --roster roster.toml";
/// The commands with which Hong and Jane sign the bundle; options such as `--intent seal` are added.
const HONG: &str = "paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes";
const JANE: &str =
    "paraph sign tor.bundle.json --key keys/us-dod-cio.key --roster roster.toml --yes";

fn report(f: &Folder, more: &str, exit: i32) -> Report {
    f.json(&format!("{VERIFY} {more} --json"), exit)
}

fn outcomes(report: &Report, intent: Intent) -> Vec<ActOutcome> {
    let acts = report.acts.iter().filter(|act| act.intent == intent);
    acts.map(|act| act.outcome).collect()
}

/// An office whose record has more content: lines of its draft.
fn office(top: &str, tables: &str) -> Folder {
    let f = Folder::office();
    f.replace("tor.toml", "signing = { order = \"any\" }\n", &format!("{top}\n"));
    let draft = f.text("tor.toml") + tables;
    f.write("tor.toml", draft);
    f.ok("rm tor.*bundle.json && paraph record tor.toml --force");
    f.ok("paraph sign tor.record.json --key keys/us-dod-cio.key --roster roster.toml --yes \
          -o tor.bundle.json");
    f
}

#[test]
fn what_is_sealed_stays() {
    let f = Folder::office();
    let seal: Signed = f.json(&format!("{HONG} --intent seal --json"), 0);
    assert_eq!((seal.intent, seal.seen.len(), seal.of), (Intent::Seal, 2, None));
    assert!(!report(&f, "", 0).sealed, "one party alone seals nothing");
    f.fails(&format!("{HONG} --intent seal"), 2, "already-signed");

    // Until both have sealed it, a decline contests it; so does an earlier copy.
    f.ok("cp tor.bundle.json contested.json");
    f.ok(&format!("{JANE} --intent seal")).says("sealed for us-dod-cio");
    let sealed = report(&f, "", 0);
    assert!(sealed.sealed);
    assert!(f.ok(VERIFY).out().starts_with("concluded and sealed: \""));
    f.fails(&format!("{JANE} --intent decline"), 2, "after-the-seal");
    f.fails(&format!("{JANE} --intent withdraw --of 00000000"), 2, "no-such-act");

    f.ok(&format!("{JANE} --intent decline").replace("tor.bundle", "contested"));
    let ran = f.run(&VERIFY.replace("tor.bundle", "contested")).exit(3);
    ran.prints("us-dod-cio  CONTESTED").prints("(contested)").prints("Jane Doe DECLINED");
    f.ok("paraph merge tor.bundle.json contested.json -o tor.bundle.json --force");
    let merged = report(&f, "", 0);
    assert!(merged.sealed);
    assert_eq!(outcomes(&merged, Intent::Decline), [ActOutcome::AfterTheSeal]);
}

#[test]
fn an_unconcluded_instrument_cannot_be_sealed() {
    let f = Folder::office();
    let half =
        "paraph sign tor.us-dod-cio.bundle.json --intent seal --key keys/us-dod-cio.key --yes";
    f.fails(&format!("{half} --roster roster.toml"), 2, "sealed-too-early");
    f.fails(&format!("{half} --party us-dod-cio --as jane-doe.toml"), 2, "roster-needed");
}

#[test]
fn after_a_decline_the_same_person_may_sign() {
    let f = Folder::office();
    f.ok("mv tor.us-dod-cio.bundle.json tor.bundle.json");
    f.ok(&format!("{HONG} --intent decline"));
    let ran = f.run(VERIFY).exit(3);
    ran.prints("rok-mnd     DECLINED  0 of 1")
        .prints("rok-mnd has not signed: 홍길동 (Hong Gil-dong) declined");
    f.fails(&format!("{HONG} --intent decline"), 2, "already-signed");
    f.ok(HONG);
    let report = report(&f, "", 0);
    assert_eq!(outcomes(&report, Intent::Decline), [ActOutcome::Reconsidered]);
    assert!(report.acts.iter().any(|act| act.blamed.is_some()));
}

#[test]
fn a_signature_is_taken_back_and_given_again() {
    let f = Folder::office();
    let withdrawn: Signed = f.json(&format!("{HONG} --intent withdraw --json"), 0);
    assert!(withdrawn.of.is_some(), "there was one act that it could be about");
    let without = report(&f, "", 3);
    assert_eq!(without.parties[0].outcome, PartyOutcome::NotSigned);
    assert_eq!(outcomes(&without, Intent::Withdraw), [ActOutcome::Withdraws]);
    f.fails(&format!("{HONG} --intent withdraw"), 3, "nothing-to-withdraw");
    // Not even a withdrawal with an explicit act.
    let id = &withdrawn.act[..12];
    f.fails(&format!("{HONG} --intent withdraw --of {id}"), 2, "not-withdrawable");
    f.ok(HONG);
    f.ok(VERIFY).prints("but withdrew this later (act ");
}

#[test]
fn no_one_withdraws_an_act_of_another_person() {
    let f = Folder::office();
    let shown = f.ok("paraph show tor.us-dod-cio.bundle.json");
    let id = shown.out().split("  act ").nth(1).unwrap()[..12].to_owned();
    f.fails(&format!("{HONG} --intent withdraw --of {id}"), 2, "not-own-act");
    f.fails(&format!("{HONG} --intent confirm --of {id}"), 2, "not-own-party");
    f.ok(&format!("{HONG} --intent witness"))
        .says("About        act ")
        .says("us-dod-cio signed: Jane Doe");
    let report = report(&f, "", 0);
    assert_eq!(outcomes(&report, Intent::Witness), [ActOutcome::Witnesses]);
    f.ok(VERIFY).prints(
        "홍길동 (Hong Gil-dong) witnessed the signature of Jane Doe for us-dod-cio; claimed time: ",
    );
}

#[test]
fn ad_referendum_waits_for_its_confirmation() {
    let f = Folder::office();
    f.ok("mv tor.us-dod-cio.bundle.json tor.bundle.json");
    f.fails(&format!("{HONG} --intent confirm"), 3, "nothing-to-confirm");
    f.ok(&format!("{HONG} --intent sign-ad-referendum"));
    let pending = report(&f, "", 3);
    let party = &pending.parties[0];
    assert_eq!((party.outcome, party.lack), (PartyOutcome::Pending, Some(Lack::NotConfirmed)));
    f.run(VERIFY).exit(3).prints("NOT CONFIRMED").prints("ask for the confirmation of 홍길동");
    f.ok(&format!("{HONG} --intent confirm"));
    f.ok(VERIFY).prints("홍길동 (Hong Gil-dong), ad referendum and confirmed later");
    assert_eq!(report(&f, "", 0).parties[0].signed_by, ["hong-gil-dong"]);
}

#[test]
fn where_approval_is_required_a_signature_is_not_enough() {
    let f = office("signing = { order = \"any\", approval = \"required\" }", "");
    f.ok(HONG);
    let pending = report(&f, "", 3);
    let lacks = pending.parties.iter().map(|party| party.lack).collect::<Vec<_>>();
    assert_eq!(lacks, [Some(Lack::NotApproved); 2]);
    f.ok(&format!("{HONG} --intent approve && {JANE} --intent approve"));
    assert_eq!(report(&f, "", 0).verdict, Verdict::Concluded);
    // In other records it is not required.
    let f = Folder::office();
    f.fails(&format!("{HONG} --intent approve"), 2, "approval-not-asked");
}

#[test]
fn initials_are_a_signature_only_where_the_record_says_so() {
    let f = Folder::office();
    f.ok("mv tor.us-dod-cio.bundle.json tor.bundle.json");
    f.ok(&format!("{HONG} --intent initial"));
    assert_eq!(outcomes(&report(&f, "", 3), Intent::Initial), [ActOutcome::Initialled]);
    let f = office("signing = { order = \"any\", initialling = \"signature\" }", "");
    f.ok(&format!("{HONG} --intent initial"));
    assert_eq!(outcomes(&report(&f, "", 0), Intent::Initial), [ActOutcome::Counted]);
    f.ok(VERIFY).prints("홍길동 (Hong Gil-dong), by initialling");
}

/// Kim joins the Ministry, and makes a record that authorises Hong to do `intents`.
fn empower(f: &Folder, intents: &str) {
    f.ok("paraph key new kim --no-passphrase && paraph roster add rok-mnd --key kim.pub \
          --holder kim --holder-name Kim --from 2021-01-01T00:00:00Z --roster roster.toml");
    let key = f.ok("paraph key show keys/rok-mnd.pub --json");
    let key = key.out().split("\"id\":\"").nth(1).unwrap()[..64].to_owned();
    f.write("p/p.txt", "Hong may sign. (A specimen.)\n");
    instrument(f, "p", &format!("[powers]\nintents = [{intents}]\nkeys = [\"{key}\"]\n"));
}

/// Makes a record of the Ministry alone in the folder `p`, with more content.
fn instrument(f: &Folder, name: &str, more: &str) {
    let number = name.as_bytes()[0];
    f.write(
        &format!("p/{name}.toml"),
        format!(
            "draft = 1\nid = \"urn:uuid:00000000-0000-4000-8000-000000000{number:03}\"\n\
             created = 2021-08-01T00:00:00Z\ndesignation = \"full-powers\"\n\
             title = {{ en = \"{}\" }}\n\
             [[party]]\nid = \"rok-mnd\"\nname = {{ en = \"M\" }}\n\
             [[text]]\npath = \"p.txt\"\nlanguage = \"en\"\nstatus = \"authentic\"\n\
             mediaType = \"text/plain\"\n{more}",
            name.to_uppercase()
        ),
    );
    f.ok(&format!("paraph record p/{name}.toml"));
}

#[test]
fn powers_that_had_ended_do_not_allow_a_seal() {
    let f = office("signing = { order = \"any\", authority = [\"rok-mnd\"] }", "");
    empower(&f, "\"seal\", \"sign\"");
    let kim = |name: &str, day: &str| {
        f.ok(&format!(
            "paraph sign p/{name}.record.json --key kim.key --roster roster.toml --yes \
             --signed-at {day}T00:00:00Z -o p/{name}.bundle.json"
        ));
    };
    kim("p", "2021-08-02");
    let sha256 = f.ok("paraph hash p/p.record.json").out()[..64].to_owned();
    let relation = format!(
        "[[relation]]\nrelation = \"terminates\"\nrecord = {{ id = \"urn:uuid:\
         00000000-0000-4000-8000-000000000112\", sha256 = \"{sha256}\" }}\n"
    );
    instrument(&f, "e", &relation);
    let sign = |hand: &str, bundle: &str, day: &str, more: &str| {
        let line = format!("{hand} --signed-at {day}T00:00:00Z {more}");
        line.replace("tor.bundle.json", bundle)
    };
    let by_powers = "--authority p/p.bundle.json --with p";
    for (bundle, hongs, janes) in
        [("tor", "2021-08-06", "2021-08-07"), ("late", "2022-02-01", "2022-02-02")]
    {
        let bundle = format!("{bundle}.bundle.json");
        let first = sign(HONG, "tor.record.json", hongs, by_powers);
        f.ok(&format!("{first} -o new.json && mv new.json {bundle}"));
        f.ok(&sign(JANE, &bundle, janes, ""));
    }
    // As long as no one knows that they ended, they are valid.
    f.ok("cp late.bundle.json unaware.bundle.json");
    f.ok(&sign(JANE, "unaware.bundle.json", "2022-02-03", "--intent seal --with p"));

    // The act to be sealed depends on them, and was signed after they had ended.
    kim("e", "2022-01-01");
    let late = sign(JANE, "late.bundle.json", "2022-02-03", "--intent seal --with p");
    let ended =
        format!("depends on the powers of record {sha256}, which had been terminated by then");
    f.fails(&late, 3, "authority-terminated")
        .says(&ended)
        .says("ask rok-mnd for an act of someone whose powers are still valid");
    // What was signed before they ended is sealed, but not by the person whom they had authorised.
    let seal = format!("--intent seal {by_powers}");
    let seal = sign(HONG, "tor.bundle.json", "2022-02-01", &seal);
    f.fails(&seal, 3, "authority-terminated").says("this seal depends on the powers of record ");
    f.ok(&sign(JANE, "tor.bundle.json", "2022-02-03", "--intent seal --with p"));
}

#[test]
fn authority_is_asked_of_whom_the_record_names() {
    let f = office("signing = { order = \"any\", authority = [\"rok-mnd\"] }", "");
    f.ok(HONG).says("Authority    NONE, although the record requires authority");
    let lacking = report(&f, "", 3);
    let party = &lacking.parties[0];
    assert_eq!((party.outcome, party.lack), (PartyOutcome::Pending, Some(Lack::NotAuthorised)));

    // Another person of the Ministry authorises Hong, and the instrument is included.
    empower(&f, "\"sign\"");
    f.ok("paraph sign p/p.record.json --key kim.key --roster roster.toml --yes -o p/p.bundle.json");
    f.ok(&format!("{HONG} --authority p/p.bundle.json")).says("Authority    \"P\", record ");
    let without = report(&f, "", 3);
    let outcome = |report: &Report| {
        outcomes(report, Intent::Sign)
            .into_iter()
            .filter(|outcome| *outcome != ActOutcome::Counted)
            .collect::<Vec<_>>()
    };
    assert_eq!(without.parties[0].lack, Some(Lack::NotAuthorised));
    assert!(outcome(&without).contains(&ActOutcome::AuthorityMissing));
    f.run(VERIFY).exit(3).prints("name its file with --with\n      if not, ask rok-mnd");
    for with in ["p", "p/p.bundle.json", "p/p.bundle.json --with p"] {
        let judged = report(&f, &format!("--with {with}"), 0);
        assert_eq!(outcome(&judged), [ActOutcome::NoAuthority]);
        assert_eq!(judged.acts.iter().filter(|act| act.authorised == Some(true)).count(), 1);
    }
    f.ok(&format!("{VERIFY} --with p")).prints("on the authority of the record ");
    // The record alone, which no one signed, gives no authority.
    f.fails(&format!("{VERIFY} --with missing"), 2, "not-found");
    f.run(&format!("{VERIFY} --with p/p.record.json")).exit(3).prints("is not concluded");
}

#[test]
fn statements_stand_in_the_verdict() {
    let f = Folder::office();
    f.ok("mv tor.us-dod-cio.bundle.json tor.bundle.json");
    f.write(
        "reservation.toml",
        "[[statement]]\nkind = \"reservation\"\narticle = \"Article 4\"\n\
         text = { en = \"Not for us.\", ko = \"유보한다.\" }\n",
    );
    f.ok(&format!("{HONG} --statements reservation.toml"))
        .says("Statement    reservation on Article 4: \"Not for us.\"");
    let ran = f.ok(VERIFY);
    assert!(ran.out().starts_with("concluded, with 1 reservation: \""), "{ran}");
    ran.prints("rok-mnd     signed, with 1 reservation  1 of 1")
        .prints("reservation on \"Article 4\":");
    let reserved = report(&f, "--no-reservations", 3);
    assert_eq!((reserved.reservations, &*reserved.reasons[0].code), (1, "reserved"));
    f.ok("paraph show tor.bundle.json").prints("\"유보한다.\" (ko)");

    // The other side objects, which requires the act that it answers.
    let act = reserved.acts.iter().find(|act| act.stated).unwrap().id.clone();
    f.write(
        "objection.toml",
        format!("[[statement]]\nkind = \"objection\"\nto = \"{act}\"\ntext = {{ en = \"No.\" }}\n"),
    );
    f.ok(&format!("{JANE} --statements objection.toml"));
    f.ok(VERIFY).prints(&format!("objection to what act {} states:", &act[..12]));

    // Withdrawn, and signed again without it.
    f.ok(&format!("{HONG} --intent withdraw"));
    f.ok(HONG);
    assert_eq!(report(&f, "--no-reservations", 0).reservations, 0);
}

#[test]
fn options_in_conflict_are_reported_before_the_question() {
    let f = Folder::office();
    f.write("empty.toml", "[[statement]]\nkind = \"reservation\"\n");
    for (more, exit, code) in [
        ("--statements empty.toml", 2, "statement-without-text"),
        ("--statements tor.toml", 2, "unknown-field"),
        ("--statements missing.toml", 2, "not-found"),
        ("--intent decline --statements empty.toml", 2, "statement-without-text"),
        ("--intent decline --authority tor.record.json", 2, "unwanted"),
        ("--authority roster.toml", 2, "not-json"),
        ("--of 0123456789ab", 2, "of-unwanted"),
        ("--intent witness --of 0123456789ab", 2, "no-such-act"),
        ("--with missing", 2, "not-found"),
    ] {
        f.fails(&format!("{HONG} {more}"), exit, code);
    }
    f.write("s.toml", "[[statement]]\nkind = \"reservation\"\ntext = { en = \"A\" }\n");
    f.fails(&format!("{HONG} --intent seal --statements s.toml"), 2, "unwanted");
    for more in ["--intent rule", "--of 0123", "--of XYZXYZXYZ"] {
        f.run(&format!("{HONG} {more}")).exit(2);
    }
}

#[test]
fn several_acts_that_could_be_meant_are_listed() {
    let f = Folder::office();
    f.write(
        "s.toml",
        "[[statement]]\nkind = \"interpretative-declaration\"\ntext = { en = \"A\" }\n",
    );
    f.ok(&format!("{HONG} --statements s.toml"));
    let ran = f.run(&format!("{HONG} --intent withdraw")).exit(2);
    // Each is on a line of its own, and none is recommended.
    let ran = ran.says("2 acts are possible, and you did not name one\n").says("(of-needed)\n");
    let ran = ran.says("paraph: hint: name the act that you mean, with one of these:\n    --of ");
    assert_eq!(ran.talk.matches("\n    --of ").count(), 2, "{ran}");
    let of = ran.talk.split("\n    --of ").nth(1).unwrap().split(':').next().unwrap().to_owned();
    f.ok(&format!("{HONG} --intent withdraw --of {of}"));
}

#[test]
fn contrary_acts_on_two_copies_count_for_nothing_until_one_is_taken_back() {
    let f = Folder::office();
    f.ok("cp tor.us-dod-cio.bundle.json other.json");
    f.ok(&format!("{HONG} --intent decline").replace("tor.bundle", "other"));
    f.ok("paraph merge tor.bundle.json other.json -o tor.bundle.json --force");
    let ran = f.run(VERIFY).exit(3);
    ran.prints("signed and also did the opposite; nothing shows which of the two was first");
    f.fails(&format!("{HONG} --intent approve"), 2, "contradicted");
    f.ok(HONG);
    f.ok(VERIFY);
}

#[test]
fn the_question_says_what_is_to_be_done() {
    let f = Folder::office();
    let seal =
        "paraph sign tor.bundle.json --intent seal --key keys/rok-mnd.key --roster roster.toml";
    let (screen, ran) =
        Terminal::new(&f, seal).shows("Type rok-mnd to seal: ").types("rok-mnd").ends_unfolded();
    ran.exit(0);
    assert!(screen.contains("You are about to SEAL for rok-mnd (Ministry"), "{screen}");
    let f = Folder::office();
    let withdraw = seal.replace("seal", "withdraw");
    let (screen, ran) =
        Terminal::new(&f, &withdraw).shows("to withdraw: ").types("no").ends_unfolded();
    ran.exit(2);
    assert!(screen.contains("About        act ") && screen.contains("WITHDRAW"), "{screen}");
}

#[test]
fn texts_need_not_be_at_hand_to_say_no() {
    let f = Folder::office();
    f.ok("rm -r texts");
    f.fails(&format!("{HONG} --intent seal"), 3, "text-missing");
    f.ok(&format!("{HONG} --intent decline"));
}
