//! Typed values and values of other programs are read in common forms; this program writes only one form.

use crate::command_runner::Folder;
use crate::json_shapes::{Check, Hash, Report, Roster};

const VERIFY: &str = "paraph verify tor.bundle.json --roster roster.toml";

#[test]
fn a_typed_digest_may_have_capitals_spaces_and_a_name() {
    let f = Folder::office();
    let digest = f.ok("sha256sum tor.record.json").out()[..64].to_owned();
    let upper = digest.to_uppercase();
    let (first, last) = upper.split_at(32);
    for typed in [
        upper.clone(),
        format!("sha256:{digest}"),
        format!("SHA256:{upper}"),
        format!(" {first} {last}\t"),
        format!("sha256: {digest}"),
    ] {
        f.ok(&format!("paraph check tor.record.json --sha256 '{typed}'")).prints("OK");
        f.ok(&format!("{VERIFY} --record '{typed}'")).prints("concluded");
    }
    f.run(&format!("{VERIFY} --record {}", "0".repeat(64))).exit(1);
    f.run("paraph check tor.record.json --sha256 12ab").exit(2).says("64");
    f.fails(&format!("{VERIFY} --record 12ab"), 2, "not-found");
}

#[test]
fn the_first_digits_of_an_act_may_have_capitals() {
    let f = Folder::office();
    let report: Report = f.json(&format!("{VERIFY} --json"), 0);
    let act = report.acts.iter().find(|act| act.party == "rok-mnd").unwrap();
    let typed = format!("sha256:{} {}", act.id[..6].to_uppercase(), &act.id[6..12]);
    f.ok(&format!(
        "paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes \
         --intent withdraw --of '{typed}'"
    ));
}

#[test]
fn a_typed_time_is_read_as_people_and_programs_write_it() {
    let f = Folder::office();
    let at = |typed: &str| {
        let report: Report = f.json(&format!("{VERIFY} --at '{typed}' --json"), 0);
        report.at
    };
    for (typed, meant) in [
        ("2030-01-02T03:04:05Z", "2030-01-02T03:04:05Z"),
        ("2030-01-02t03:04:05z", "2030-01-02T03:04:05Z"),
        ("2030-01-02 03:04:05Z", "2030-01-02T03:04:05Z"),
        (" 2030-01-02T03:04:05 Z ", "2030-01-02T03:04:05Z"),
        ("2030-01-02T03:04:05+00:00", "2030-01-02T03:04:05Z"),
        ("2030-01-02T03:04:05-00:00", "2030-01-02T03:04:05Z"),
        ("2030-01-02T03:04:05.999Z", "2030-01-02T03:04:05Z"),
        ("2030-01-02 03:04:05.123456789+09:00", "2030-01-02T03:04:05+09:00"),
        ("2030-01-02T03:04:05,5 -04:00", "2030-01-02T03:04:05-04:00"),
    ] {
        assert_eq!(at(typed), meant, "{typed:?}");
    }
    for bad in ["2030-01-02", "2030-01-02T03:04:05", "2030-01-02T03:04:05.Z", "03:04:05Z"] {
        f.run(&format!("{VERIFY} --at '{bad}'")).exit(2).says("is not a valid value").says(bad);
    }
    // A file keeps its only form.
    f.replace("roster.toml", "roster = 1", "roster = 1\n# typed");
    f.ok("paraph roster revoke keys/rok-mnd.pub --reason retired --since '2030-01-02 03:04:05.5+00:00' \
          --reported '2030-02-02 03:04:05z' --roster roster.toml");
    let roster = f.text("roster.toml");
    assert!(roster.contains("since = 2030-01-02T03:04:05Z"), "{roster}");
}

#[test]
fn spaces_around_an_id_are_no_part_of_it() {
    let f = Folder::office();
    f.ok(&format!("{VERIFY} --party 'rok-mnd ' --party ' us-dod-cio'"));
    f.ok("paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes \
          --party 'rok-mnd ' -o new.json");
    f.ok("paraph roster add 'rok-mnd ' --key keys/stranger.pub --holder ' nobody ' \
          --roster roster.toml");
    let roster: Roster = f.json("paraph roster list --roster roster.toml --json", 0);
    let party = roster.parties.iter().find(|party| party.id == "rok-mnd").unwrap();
    assert!(party.holders.iter().any(|holder| holder.id == "nobody"), "{roster:?}");
    f.ok("paraph draft texts/ictcc-tor.en.txt --title T --designation t --party 'a =A' -o t.toml");
    assert!(f.text("t.toml").contains("id = \"a\""));
}

#[test]
fn a_list_is_read_as_sha256sum_reads_it() {
    let f = Folder::office();
    let outcomes = |line: &str, exit| -> Vec<(String, String)> {
        let check: Check = f.json(&format!("{line} --json"), exit);
        check.checks.into_iter().map(|check| (check.name, check.outcome)).collect()
    };
    let row = |name: &str, outcome: &str| (name.to_owned(), outcome.to_owned());
    let sums = f.ok("sha256sum tor.toml roster.toml").out().to_owned();
    let (toml, roster) = sums.trim().split_once('\n').unwrap();
    let (hex, name) = toml.split_once("  ").unwrap();
    let good = [row("tor.toml", "ok"), row("roster.toml", "ok")];
    for list in [
        sums.replace('\n', "\r\n"),
        format!("\u{feff}{sums}"),
        format!("# by hand\r\n\n{toml}\n  \n#{toml}\n\n{roster}"),
        format!("{} *{name}\n{roster}\n", hex.to_uppercase()),
        format!("{hex} {name}\nSHA256(roster.toml)= {}\n", &roster[..64]),
        format!("  {toml}\n{roster}\n"),
    ] {
        f.write("SUMS", &list);
        assert_eq!(outcomes("paraph hash -c SUMS", 0), good, "{list:?}");
        assert_eq!(outcomes("paraph check --list SUMS", 0), good, "{list:?}");
    }
    // A line that cannot be read is reported, and the rest is checked.
    f.write("SUMS", format!("{toml}\nx\n{hex}\n{roster}\n"));
    let expected = [
        good[0].clone(),
        row("SUMS line 2", "bad-list"),
        row("SUMS line 3", "bad-list"),
        good[1].clone(),
    ];
    assert_eq!(outcomes("paraph hash -c SUMS", 1), expected);
    f.run("paraph check --list SUMS")
        .exit(1)
        .prints("tor.toml: OK\nSUMS line 2: FAILED, this is not a line of sha256sum or paraph hash")
        .prints("roster.toml: OK\n");
    // The answer for many such lines is short.
    f.write("SUMS", format!("{toml}\n{}{roster}\n", "x\n".repeat(1_000)));
    let many = outcomes("paraph hash -c SUMS", 1);
    assert_eq!(many.len(), 103);
    f.run("paraph hash -c SUMS").exit(1).prints("SUMS: FAILED, 900 more lines cannot be read");
    f.write("SUMS", "# nothing\n\r\n");
    f.fails("paraph hash -c SUMS", 1, "empty-list");
}

#[test]
fn a_list_of_ours_works_with_sha256sum() {
    let f = Folder::office();
    f.ok("paraph hash tor.* > SUMS && sha256sum -c --strict SUMS && paraph hash -c SUMS")
        .prints("tor.bundle.json#record: OK");
    f.ok("paraph hash tor.bundle.json > SUMS && sha256sum -c --strict SUMS");
    let hash: Hash = f.json("paraph hash tor.bundle.json --json", 0);
    let (record, file) = (f.ok("sha256sum tor.record.json"), f.ok("sha256sum tor.bundle.json"));
    let [bundle] = &hash.files[..] else { panic!("{hash:?}") };
    assert_eq!(bundle.sha256.as_deref(), Some(&record.out()[..64]));
    assert_eq!(bundle.file_sha256.as_deref(), Some(&file.out()[..64]));
    // Older lists, which name the record without a mark, are read.
    f.ok(&format!("echo '{}  tor.bundle.json#record' | paraph hash -c -", &record.out()[..64]));
    f.run(&format!("echo '# {}  tor.bundle.json#record' | paraph hash -c -", &file.out()[..64]))
        .exit(1)
        .prints("tor.bundle.json#record: FAILED");
}

#[test]
fn a_list_of_bundles_may_come_from_windows() {
    let f = Folder::office();
    f.write("list", "\u{feff}tor.bundle.json\r\n\r\ntor.rok-mnd.bundle.json\r\n");
    f.run("paraph verify --list list --roster roster.toml")
        .exit(3)
        .prints(" in tor.bundle.json\n")
        .prints(" in tor.rok-mnd.bundle.json\n")
        .prints("2 files: 1 concluded, 1 incomplete, 0 refused, 0 not judged");
}

#[test]
fn a_key_is_revoked_by_any_of_its_names() {
    let words = |f: &Folder| {
        let roster: Roster = f.json("paraph roster list --roster roster.toml --json", 0);
        let party = roster.parties.iter().find(|party| party.id == "rok-mnd").unwrap();
        let holder = &party.holders[0];
        (holder.id.clone(), holder.keys[0].id.clone(), holder.keys[0].words.clone())
    };
    let revoke = |typed: &str| {
        format!("paraph roster revoke '{typed}' --reason retired --roster roster.toml")
    };
    let (holder, id, spoken) = words(&Folder::office());
    let short: Vec<String> =
        spoken.split(' ').map(|word| word.chars().take(4).collect::<String>()).collect();
    for typed in [
        holder.clone(),
        format!("{holder} "),
        id.clone(),
        id.to_uppercase(),
        id[..8].to_owned(),
        id[..12].to_uppercase(),
        spoken.clone(),
        short.join(", "),
        "keys/rok-mnd.pub".to_owned(),
    ] {
        let f = Folder::office();
        f.ok(&revoke(&typed)).prints(&id);
    }
    let f = Folder::office();
    f.fails(&revoke(&id[..7]), 2, "not-found")
        .says("747d4ff is not the name of a file, a key or a holder");
    f.fails(&revoke("nowhere.pub"), 2, "not-found").says("paraph roster list --roster roster.toml");
    f.fails(&revoke("hong-gil-dnog"), 2, "not-found").says("did you mean hong-gil-dong?");
    let other = spoken.replacen(spoken.split(' ').next().unwrap(), "harbour", 1);
    f.fails(&revoke(&other), 2, "words-differ").says("word 1");
    f.ok(&format!(
        "paraph roster add rok-mnd --key keys/stranger.pub --holder {holder} --roster roster.toml"
    ));
    f.fails(&revoke(&holder), 2, "several-keys").says(&spoken);
    f.ok(&revoke("keys/stranger.pub"));
    f.ok(&revoke(&holder)).prints(&id);
    f.fails(&revoke(&holder), 2, "not-in-roster").says("are revoked");
}

#[test]
fn a_word_that_means_one_of_ours_is_suggested() {
    let f = Folder::office();
    let revoke = "paraph roster revoke keys/rok-mnd.pub --roster roster.toml --reason";
    for (typed, meant) in [
        ("left", "did you mean retired?"),
        ("Left", "did you mean retired?"),
        ("stolen", "did you mean compromised?"),
        ("lost", "retired if no one else can have it, otherwise compromised"),
        ("close", "cannot be used here; possible:"),
    ] {
        f.run(&format!("{revoke} {typed}")).exit(2).says(meant);
    }
    f.run("paraph sign tor.bundle.json --key keys/rok-mnd.key --intent revoke")
        .exit(2)
        .says("did you mean withdraw?");
    f.run("paraph key show keys/rok-mnd.pub --language korean").exit(2).says("did you mean ko?");
}

#[test]
fn a_configuration_under_umask_002_gives_all_findings_at_once() {
    let f = Folder::office();
    f.ok("umask 002; mkdir -p -m 0755 home; mkdir -p home/.config/paraph; \
          cp roster.toml home/.config/paraph/; \
          echo 'roster = \"roster.toml\"' > home/.config/paraph/config.toml");
    let verify = "HOME=$PWD/home paraph verify tor.bundle.json";
    let ran = f.run(verify).exit(2).code("config-not-yours");
    let hint = ran.talk.lines().find_map(|line| line.split_once("chmod ")).unwrap().1;
    assert_eq!(hint.split(' ').count(), 4, "{ran}");
    f.ok(&format!("chmod {hint}"));
    f.ok(verify);
}

#[test]
fn the_nearest_key_has_the_most_matching_words() {
    let f = Folder::office();
    let words = |name: &str| {
        let key: crate::json_shapes::Key =
            f.json(&format!("paraph key show keys/{name}.pub --json"), 0);
        key.words.split(' ').map(str::to_owned).collect::<Vec<_>>()
    };
    // The first word of one key, and the other words of another.
    let (hong, jane) = (words("rok-mnd"), words("us-dod-cio"));
    for (first, rest) in [(&hong, &jane), (&jane, &hong)] {
        let spoken = format!("{} {}", first[0], rest[1..].join(" "));
        let add = format!(
            "paraph roster add rok-mnd --bundle tor.bundle.json --words '{spoken}' --holder somebody \
             --roster roster.toml"
        );
        let nearest = format!("word 1 differs from the nearest key: you gave {:?}\n", first[0]);
        let ran = f.fails(&add, 1, "words-differ").says(&nearest);
        assert!(!ran.talk.contains(&rest[0]), "{ran}");
        let revoke =
            format!("paraph roster revoke '{spoken}' --reason retired --roster roster.toml");
        f.fails(&revoke, 2, "words-differ").says(&nearest);
    }
}
