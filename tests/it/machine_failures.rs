//! Broken machines: a full disk, folders that cannot be written. Each gets a message, its exact code and exit
//! code 2, and nothing is lost.

use std::fs;

use crate::command_runner::Folder;
use crate::json_shapes::{Error, Report, Verdict};
use crate::output_files::{
    ACCEPT, ADD, BEGIN, KEY, MERGE, MERGE_INTO, RECORD, RECORD_AGAIN, REVOKE, SIGN_IN_PLACE,
    SIGN_RECORD, lines, office_to_write_in,
};
use crate::run_as_user::{open_to_others, run_as_another_user};
use crate::test_disk::{below, beside_a_disk, run_on_a_disk};

#[test]
fn a_full_disk_loses_nothing() {
    let f = beside_a_disk();
    let before = below(&f, "office");
    // No room for another byte, and no room for another name.
    let no_bytes = ("size=512k", "head -c 1M /dev/zero > fill 2> ../filled");
    let no_names =
        ("nr_inodes=200", "for i in $(seq 200); do touch fill-$i || break; done 2> ../filled");
    for (options, fill) in [no_bytes, no_names] {
        for line in lines() {
            let ran = run_on_a_disk(&f, options, fill, &line).exit(2).code("disk-full");
            assert!(f.text("filled").contains("No space left on device"), "{ran}");
            assert!(
                !ran.out().contains("paraph/") || ran.out().contains("paraph/error/1"),
                "{ran}"
            );
            let mut after = below(&f, "after");
            after.retain(|name, _| !name.to_str().unwrap().starts_with("fill"));
            assert!(after == before, "something was lost or left\n{ran}");
        }
    }
}

#[test]
fn a_read_only_disk_is_reported() {
    let f = beside_a_disk();
    let before = below(&f, "office");
    for line in lines() {
        let ran = run_on_a_disk(&f, "size=1m", "mount -o remount,ro $PWD", &line)
            .exit(2)
            .code("read-only");
        assert!(below(&f, "after") == before, "{ran}");
    }
}

#[test]
fn a_file_that_cannot_be_replaced_is_not_said_to_be() {
    let f = beside_a_disk();
    let before = below(&f, "office");
    for (file, line) in [
        ("tor.us-dod-cio.bundle.json", SIGN_IN_PLACE.line),
        ("tor.us-dod-cio.bundle.json", MERGE_INTO.line),
        ("roster.toml", ADD.line),
        ("old.json", RECORD_AGAIN.line),
    ] {
        // Another file cannot get a name at which a file system is mounted.
        let mount = format!("mount --bind {file} {file}");
        let ran = run_on_a_disk(&f, "size=1m", &mount, line).exit(2).code("mounted");
        let ran = ran.says("Mount its folder instead");
        assert!(!ran.out().contains("Terms") && !ran.out().contains("new"), "{ran}");
        assert!(
            ran.out().is_empty() || ran.out().starts_with("{\"format\":\"paraph/error/1\""),
            "{ran}"
        );
        assert!(below(&f, "after") == before, "{ran}");
    }
}

#[test]
fn a_limit_on_the_size_of_files() {
    let f = office_to_write_in();
    let before = f.listing();
    for line in lines().filter(|line| !line.contains("key new")) {
        // A program that ignores the signal gets the error.
        let ran = f.run(&format!("trap '' XFSZ; prlimit --fsize=100 {line}"));
        let ran = ran.exit(2).code("disk-full");
        f.assert_unchanged(&before, &ran);
    }
    // Otherwise the system kills the program while it writes.
    for line in [SIGN_IN_PLACE.line, ADD.line] {
        f.run(&format!("prlimit --fsize=100 {line}; exit $?")).exit(128 + 25);
        let left = f.unfinished();
        assert_eq!(left.len(), 1, "{left:?}");
        assert_eq!(fs::read(f.path("").join(&left[0])).unwrap().len(), 100, "written in part");
        f.ok("rm .paraph-*");
        assert!(f.listing() == before);
    }
    f.ok(SIGN_IN_PLACE.line);
    let report: Report =
        f.json("paraph verify tor.us-dod-cio.bundle.json --roster roster.toml --json", 0);
    assert_eq!(report.verdict, Verdict::Concluded);
}

/// An office of another user, who lets all users write into its folders.
fn office_of_another() -> Folder {
    let f = office_to_write_in();
    open_to_others(&f);
    f.ok("chmod -R a+rwX . && chmod 755 paraph");
    f
}

#[test]
fn what_may_not_be_read_or_written() {
    const VERIFY: &str = "paraph verify tor.bundle.json --roster roster.toml";
    for (locked, line) in [
        ("chmod 0 tor.bundle.json", VERIFY),
        ("chmod 0 roster.toml", VERIFY),
        ("chmod 0 keys/rok-mnd.key", SIGN_RECORD.line),
        ("chmod 0 keys", SIGN_RECORD.line),
        ("chmod 0 texts/ictcc-tor.en.txt", SIGN_RECORD.line),
        ("chmod 0 texts/ictcc-tor.en.txt", RECORD.line),
        ("chmod 0 tor.toml", RECORD.line),
        ("chmod 0 tor.rok-mnd.bundle.json", MERGE.line),
        ("chmod 0 tor.us-dod-cio.bundle.json", MERGE_INTO.line),
        ("chmod 0 old.json", RECORD_AGAIN.line),
        ("chmod 0 keys/stranger.pub", BEGIN.line),
        // A file that must not be changed, in a folder that can be changed.
        ("chmod 444 tor.us-dod-cio.bundle.json", SIGN_IN_PLACE.line),
        ("chmod 444 roster.toml", ADD.line),
        ("chmod 444 roster.toml", REVOKE.line),
        ("chmod 444 roster.toml", ACCEPT.line),
        // A folder that cannot be synced, because it cannot be opened, is not written.
        ("chmod 333 .", SIGN_RECORD.line),
        ("chmod 333 .", KEY.line),
        // Other users' files in such a folder cannot be replaced.
        ("chmod 1777 . && chmod 644 tor.us-dod-cio.bundle.json", MERGE_INTO.line),
        ("chmod 1777 . && chmod 644 old.json", RECORD_AGAIN.line),
    ] {
        let f = office_of_another();
        f.ok(locked);
        let ran = run_as_another_user(&f, line);
        f.ok("chmod 700 .");
        println!("{locked}: {ran}");
        let ran = ran.exit(2).code("permission-denied");
        let said = ran.out();
        assert!(said.is_empty() || said.starts_with("{\"format\":\"paraph/error/1\""), "{ran}");
        f.ok("chmod -R u+rwX keys texts tor.* roster.toml");
        let fresh = office_of_another();
        let bytes = |f: &Folder| -> Vec<_> {
            f.listing().into_iter().map(|(name, (_, bytes))| (name, bytes)).collect()
        };
        assert!(bytes(&f) == bytes(&fresh), "something was lost or left\n{ran}");
    }
}

#[test]
fn a_folder_that_cannot_be_written() {
    let f = Folder::office();
    open_to_others(&f);
    f.ok("chmod -R a+rX . && chmod a+r keys/*.key && rm tor.rok-mnd.bundle.json && chmod 555 .");
    let before = f.listing();
    for command in [
        "paraph draft texts/ictcc-tor.en.txt -o new.toml",
        "paraph record tor.toml -o new.json",
        "paraph key new mine --no-passphrase",
        "paraph roster add rok-mnd --key keys/stranger.pub --holder nobody --roster new.toml",
        "paraph roster add rok-mnd --key keys/stranger.pub --holder nobody --roster roster.toml",
        "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes",
        "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes",
        "paraph merge tor.us-dod-cio.bundle.json -o new.json",
        "paraph demo --dir new",
    ] {
        let ran = run_as_another_user(&f, command);
        let ran = ran.exit(2).code("permission-denied");
        assert_eq!(ran.out(), "", "{ran}");
        f.assert_unchanged(&before, &ran);
        let json = run_as_another_user(&f, &format!("{command} --json")).exit(2);
        let error: Error = crate::json_shapes::read(json.out());
        assert_eq!(error.code, "permission-denied");
    }
    run_as_another_user(&f, "paraph verify tor.bundle.json --roster roster.toml").exit(0);
    f.ok("chmod 755 .");
}

#[test]
fn a_bundle_that_cannot_be_updated_is_reported_before_the_question() {
    let f = Folder::office();
    open_to_others(&f);
    f.ok("chmod -R a+rX . && chmod a+r keys/*.key");
    // Without a terminal, no one can be asked: the question would be `no-terminal`.
    let sign = SIGN_IN_PLACE.line.replace(" --yes", "");
    f.ok("chmod 777 . && chmod 444 tor.us-dod-cio.bundle.json");
    run_as_another_user(&f, &sign).exit(2).code("permission-denied").says("name another file");
    f.ok("chmod 755 . && chmod 666 tor.us-dod-cio.bundle.json");
    run_as_another_user(&f, &sign).exit(2).code("permission-denied").says("name another file");
    f.ok("chmod 777 .");
    run_as_another_user(&f, &sign).exit(2).code("no-terminal");
}

#[test]
fn names_of_something_else() {
    let f = Folder::office();
    f.ok("ln -s nowhere dangling; ln -s tor.us-dod-cio.bundle.json linked");
    let merge = "paraph merge tor.bundle.json";
    f.fails(&format!("{merge} -o dangling"), 2, "output-exists");
    f.fails(&format!("{merge} -o tor.toml/new.json"), 2, "not-found");
    f.fails("paraph show tor.toml/new.json", 2, "not-found");
    f.fails(&format!("{merge} -o texts"), 2, "output-exists");
    f.fails(&format!("{merge} -o texts --force"), 2, "is-a-folder");
    f.fails("paraph sign dangling --key keys/rok-mnd.key --party rok-mnd --yes", 2, "not-found");
    f.fails("paraph roster list --roster dangling", 2, "not-found");
    let begin = BEGIN.line.replace("new.toml", "dangling");
    f.fails(&begin, 2, "not-found");
    // With --force, a file takes the name of a link that leads nowhere. Otherwise a link stays a link.
    f.ok(&format!("{merge} -o dangling --force"));
    f.ok("test ! -h dangling && test ! -e nowhere && cmp dangling tor.bundle.json");
    f.ok("cp tor.rok-mnd.bundle.json old && ln -s old to-old && paraph merge tor.bundle.json -o to-old --force");
    f.ok("test -h to-old && cmp old tor.bundle.json");
    // Pipes are never replaced, not even with --force. Neither are devices, which a test should not try.
    f.ok("mkfifo pipe");
    f.run(&format!("{merge} -o pipe --force")).exit(2).code("output-exists");
    f.ok("test -p pipe && rm pipe");
    // A link at which a bundle is signed stays a link.
    f.ok(&SIGN_IN_PLACE.line.replace("tor.us-dod-cio.bundle.json", "linked"));
    f.ok("test -h linked && paraph verify linked --roster roster.toml");
}

#[test]
fn a_pipe_is_not_signed_in_its_place() {
    let f = Folder::office();
    f.ok("mkfifo pipe");
    let line = SIGN_IN_PLACE.line.replace("tor.us-dod-cio.bundle.json", "pipe");
    f.fails(&line, 2, "not-a-file");
    let line = line.replace("pipe", "/dev/stdin");
    let cat = "cat tor.us-dod-cio.bundle.json";
    f.run(&format!("{cat} | {line}")).exit(2).code("output-needed");
    f.ok(&format!("{cat} | {line} --texts . -o new.json"));
    f.ok("paraph verify new.json --roster roster.toml");
}

#[test]
fn a_folder_that_was_deleted() {
    let f = Folder::office();
    f.ok("mkdir -p to/be");
    let before = f.listing();
    let here = f.path("").display().to_string();
    let gone = |line: &str| {
        f.run(&format!("cd to/be && rmdir ../be && {line}; e=$?; mkdir {here}/to/be; exit $e"))
    };
    for line in [
        "paraph key new mine --no-passphrase".to_owned(),
        format!("paraph draft {here}/texts/ictcc-tor.en.txt -o new.toml"),
        format!("paraph draft {here}/texts/ictcc-tor.en.txt"),
        format!("paraph merge {here}/tor.bundle.json -o new.json"),
        format!("paraph record {here}/tor.toml -o new.json"),
        format!(
            "paraph roster add rok-mnd --key {here}/keys/stranger.pub --holder nobody --roster new.toml"
        ),
        "paraph verify tor.bundle.json --roster roster.toml".to_owned(),
        "paraph hash new".to_owned(),
    ] {
        let ran = gone(&line).exit(2).code("not-found");
        assert_eq!(ran.out(), "", "{ran}");
        f.assert_unchanged(&before, &ran);
    }
    gone(&format!("paraph verify {here}tor.bundle.json --roster {here}roster.toml")).exit(0);
}
