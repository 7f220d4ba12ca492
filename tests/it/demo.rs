//! The demonstration: it succeeds, and every command that it shows works when typed.

use crate::run::Folder;

#[test]
fn the_demo_concludes_and_catches_three_faults() {
    let f = Folder::new();
    let ran = f.ok("paraph demo");
    let out = ran.out();
    assert_eq!(out.matches("\nconcluded: record ").count(), 2, "{ran}");
    assert_eq!(out.matches("\nrefused: record ").count(), 1, "{ran}");
    assert_eq!(out.matches("\nincomplete: record ").count(), 2, "{ran}");
    let end = &out[out.rfind("What you have seen:").unwrap()..];
    assert_eq!(end.matches("\n  concluded ").count(), 1, "{ran}");
    assert_eq!(end.matches("\n  detected ").count(), 3, "{ran}");

    // The last word is the folder to play with, and it exists.
    let folder = out.trim_end().rsplit(' ').next().unwrap();
    let file = format!("{folder}/washington/tor.bundle.json");
    assert!(std::path::Path::new(&file).exists(), "{file}");
}

#[test]
fn what_the_demo_shows_can_be_typed() {
    let f = Folder::new();
    let ran = f.ok("paraph demo --dir played");
    let shown: Vec<&str> = ran.out().lines().filter_map(|line| line.strip_prefix("$ ")).collect();
    assert!(shown.len() > 25, "{ran}");

    // Again, with the files that both offices had at the beginning.
    f.ok("mkdir typed");
    for folder in ["washington/texts", "seoul/texts", "elsewhere"] {
        f.ok(&format!("mkdir -p typed/{folder} && cp played/{folder}/*.t* typed/{folder}/"));
    }
    f.ok("cp played/washington/jane-doe.toml typed/washington/");
    f.ok("cp played/seoul/hong-gil-dong.toml typed/seoul/");
    let mut exits = ran.out().lines().filter_map(|line| line.strip_prefix("(exit code "));
    let played = f.path("played").canonicalize().unwrap().display().to_string();
    let mut failed = 0;
    for line in shown {
        if let Some(folder) = line.strip_prefix("cd ") {
            assert_eq!(folder, played, "the folder to play in");
            continue;
        }
        let typed = f.run(&format!("cd typed && {line}"));
        if typed.exit != Some(0) {
            failed += 1;
            let expected = exits.next().unwrap().strip_suffix(')').unwrap().parse().ok();
            assert_eq!(typed.exit, expected, "{typed}");
        }
    }
    assert_eq!((failed, exits.next()), (3, None));
}

#[test]
fn two_demos_have_folders_of_their_own() {
    let f = Folder::new();
    f.ok("paraph demo && paraph demo");
    let demos = std::fs::read_dir(f.path("")).unwrap().count();
    assert_eq!(demos, 2);
}
