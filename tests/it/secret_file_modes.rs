//! A secret that others can read is refused, with the command to type; and no core dump contains one.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

use rustix::process::Signal;

use crate::command_runner::Folder;
use crate::pty::Terminal;
use crate::run_as_user::{OTHER_USER, is_root, open_to_others, run_as_another_user};
use crate::signers::Hsm;
use crate::strace::traced;
use crate::test_disk::{beside_a_disk, run_on_a_disk};
use crate::tools::not_run;

const SIGN: &str = "paraph sign tor.record.json --party rok-mnd --as jane-doe.toml --yes -o -";

/// Each secret file, and commands that read it.
fn readers() -> Vec<(&'static str, String)> {
    vec![
        ("plain.key", "paraph key show plain.key".to_owned()),
        ("plain.key", format!("{SIGN} --key plain.key")),
        ("locked.key", "paraph key show locked.key --passphrase-file pass".to_owned()),
        ("locked.key", format!("{SIGN} --key locked.key --passphrase-file pass")),
        ("pass", "paraph key show locked.key --passphrase-file pass".to_owned()),
        ("pass", format!("{SIGN} --key locked.key --passphrase-file pass")),
    ]
}

fn set_mode(f: &Folder, name: &str, mode: u32) {
    fs::set_permissions(f.path(name), fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_secret_that_others_can_read_is_refused_with_what_to_type() {
    for (name, line) in readers() {
        let f = Folder::office_with_keys("correct harbours");
        for mode in [0o640, 0o604, 0o620, 0o610, 0o644, 0o660, 0o666, 0o777, 0o4601] {
            set_mode(&f, name, mode);
            let ran = f.fails(&line, 2, "too-open").says(&format!("(mode {mode:04o})"));
            let hint = ran.talk.lines().find_map(|line| line.strip_prefix("paraph: hint: "));
            assert_eq!(hint, Some(&*format!("chmod 600 {name}")), "{ran}");
            f.ok(hint.unwrap());
            f.ok(&line);
        }
        for mode in [0o600, 0o400, 0o700, 0o500] {
            set_mode(&f, name, mode);
            f.ok(&line);
        }
    }
}

#[test]
fn a_new_secret_is_not_made_with_a_passphrase_that_others_can_read() {
    let f = Folder::office_with_keys("correct harbours");
    set_mode(&f, "pass", 0o644);
    f.fails("paraph key new new --passphrase-file pass", 2, "too-open").says("chmod 600 pass");
}

#[test]
fn an_open_key_is_refused_before_its_passphrase_is_asked_for() {
    let f = Folder::office_with_keys("correct harbours");
    set_mode(&f, "locked.key", 0o644);
    let (screen, ran) = Terminal::new(&f, "paraph key show locked.key").ends();
    ran.exit(2).code("too-open");
    assert_eq!(screen, "");
}

#[test]
fn what_is_to_be_typed_is_quoted() {
    let f = Folder::office_with_keys("correct harbours");
    f.ok("mv plain.key \"it's mine.key\" && chmod 644 *.key");
    let ran = f.fails("paraph key show \"it's mine.key\"", 2, "too-open");
    let hint = ran.talk.lines().find_map(|line| line.strip_prefix("paraph: hint: "));
    f.ok(hint.unwrap());
    f.ok("paraph key show \"it's mine.key\"");
}

#[test]
fn a_link_is_as_open_as_what_it_leads_to() {
    let f = Folder::office_with_keys("correct harbours");
    f.ok("ln -s plain.key link && test $(stat -c %a link) = 777");
    f.ok("paraph key show link");
    set_mode(&f, "plain.key", 0o644);
    f.fails("paraph key show link", 2, "too-open").says("chmod 600 link");
    f.ok("chmod 600 link && paraph key show link");
}

#[test]
fn a_pipe_has_no_mode_to_speak_of() {
    let f = Folder::office_with_keys("correct harbours");
    f.ok("chmod 644 plain.key locked.key pass");
    for line in [
        "cat plain.key | paraph key show -",
        "cat plain.key | paraph key show /dev/stdin",
        "bash -c 'paraph key show <(cat plain.key)'",
        "bash -c 'paraph key show <(cat locked.key) --passphrase-file <(cat pass)'",
        "cp plain.key gone && exec 3< gone && rm gone && paraph key show /dev/fd/3",
        "cat plain.key | paraph key show /proc/self/fd/0",
    ] {
        f.ok(line);
    }
}

#[test]
fn published_specimens_and_public_keys_may_be_read_by_all() {
    let f = Folder::office();
    f.ok("chmod 644 keys/*");
    for name in ["rok-mnd", "rok-msit", "stranger", "us-dhs-st", "us-dod-cio"] {
        f.ok(&format!("paraph key show keys/{name}.key")).says("published specimen");
        f.ok(&format!("paraph key show keys/{name}.pub"));
        f.ok(&format!("{SIGN} --key keys/{name}.key"));
    }
}

#[test]
fn a_user_who_cannot_change_the_mode_is_advised_to_copy_the_file() {
    if !is_root() {
        return not_run("only root can give a file to somebody else");
    }
    let f = Folder::office_with_keys("correct harbours");
    open_to_others(&f);
    f.ok("chmod 644 plain.key && chown 65533 plain.key");
    let show = |name: &str| run_as_another_user(&f, &format!("paraph key show {name}"));
    show("plain.key").exit(2).code("too-open").says("install -m 600 plain.key NEW");
    f.ok(&format!("mkdir -m 777 mine && {OTHER_USER} install -m 600 plain.key mine/new.key"));
    show("mine/new.key").exit(0);
    // And a user's own key, which no one else can read.
    run_as_another_user(&f, "paraph key new own --no-passphrase --dir mine").exit(0);
    show("mine/own.key").exit(0);
}

#[test]
fn no_advice_to_change_a_mode_that_cannot_be_changed() {
    let f = beside_a_disk();
    let disk = "paraph key new mine --no-passphrase && chmod 444 mine.key && \
                mount -o remount,ro $PWD";
    let ran = run_on_a_disk(&f, "size=1m", disk, "paraph key show mine.key")
        .exit(2)
        .code("too-open")
        .says("hint: no mode can be changed there. Make a copy: install -m 600 mine.key NEW");
    assert!(!ran.talk.contains("chmod"), "{ran}");
    f.ok("install -m 600 after/mine.key new.key && paraph key show new.key");
}

#[test]
fn a_new_key_never_uses_a_file_of_another_process() {
    let f = Folder::new();
    // Another process makes the file after the check: the first look-ups find nothing, the next one does.
    f.ok("touch new.key && chmod 666 new.key");
    let hidden = "-e trace=statx,fchmod,write -e inject=statx:error=ENOENT:when=1+3";
    let (log, ran) = traced(&f, "paraph key new new --no-passphrase", hidden);
    ran.exit(2).code("output-exists");
    assert!(log.contains("-----BEGIN PRIVATE KEY-----"), "no key was made\n{log}");
    assert!(!log.contains("fchmod("), "{log}");
}

/// The values that `statfs` reports for file systems without modes (statfs(2)), as strace writes them: a
/// machine word, lowest byte first.
const WITHOUT_MODES: [(&str, u32); 9] = [
    ("FAT", 0x4d44),
    ("exFAT", 0x2011_bab0),
    ("NTFS", 0x5346_544e),
    ("NTFS by ntfs3", 0x7366_746e),
    ("SMB", 0x517b),
    ("CIFS", 0xff53_4d42),
    ("SMB 2", 0xfe53_4d42),
    ("9p", 0x0102_1997),
    ("WSL", 0x5346_4846),
];

/// A command for which every file is on a file system of that kind: strace changes the answer of the system.
fn on_file_system(magic: u32, line: &str) -> String {
    let bytes: String = u64::from(magic).to_ne_bytes().map(|b| format!("{b:02x}")).concat();
    format!("strace -f -qq -o /dev/null -e inject=fstatfs:poke_exit=@arg2={bytes} {line}")
}

#[test]
fn a_file_system_without_modes_is_a_warning() {
    if !is_root() {
        return not_run("only root can change what a closed process is told");
    }
    let f = Folder::office_with_keys("correct harbours");
    f.ok("chmod 777 plain.key locked.key pass");
    for (name, magic) in WITHOUT_MODES {
        println!("{name}");
        f.ok(&on_file_system(magic, "paraph key show plain.key"))
            .says("the file system of plain.key cannot protect files");
    }
    f.ok(&on_file_system(0x4d44, "paraph key show locked.key --passphrase-file pass"))
        .says("the file system of locked.key cannot protect files")
        .says("the file system of pass cannot protect files");
    // ext4, tmpfs, btrfs.
    for magic in [0xef53, 0x0102_1994, 0x9123_683e] {
        f.run(&on_file_system(magic, "paraph key show plain.key")).exit(2).code("too-open");
    }
}

#[test]
fn a_process_that_may_have_a_secret_leaves_no_core_dump() {
    let f = Folder::office_with_keys("correct harbours");
    let hsm = Hsm::new(&f);
    hsm.with_key(&f, "hong", "01");
    let sign = "paraph sign tor.record.json --party rok-mnd --as jane-doe.toml -o mine.json --key";
    let (at, uri) = (hsm.at(), hsm.uri("token=harbour"));
    let before = f.listing();
    for (line, prompt) in [
        ("paraph key new new", "Passphrase for the new key (at least 14 characters): "),
        ("paraph key show locked.key", "Passphrase for locked.key: "),
        (&format!("{sign} plain.key"), "to sign: "),
        (&format!("{at} {sign} {uri}"), "PIN for the token"),
    ] {
        for signal in [Signal::ABORT, Signal::QUIT] {
            let as_large_as_can_be = format!("ulimit -c $(ulimit -H -c); {line}");
            let terminal = Terminal::new(&f, &as_large_as_can_be).shows(prompt);
            let pid = terminal.asker();
            let limits = fs::read_to_string(format!("/proc/{pid}/limits")).unwrap();
            let limit = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
            let words: Vec<&str> = limit.split_whitespace().collect();
            assert_eq!(words[4..6], ["0", "0"], "{limit}");
            let (_, ran) = terminal.gets(signal).ends();
            assert!(!ran.talk.contains("core dumped"), "{ran}");
            f.assert_unchanged(&before, &ran);
        }
    }
}

#[test]
fn another_process_of_the_same_user_cannot_read_its_memory() {
    if !is_root() {
        return not_run("only root can be somebody else and see what they may do");
    }
    let f = Folder::office_with_keys("correct harbours");
    open_to_others(&f);
    f.ok("chmod 777 .");
    let terminal = Terminal::new(&f, &format!("{OTHER_USER} ./paraph key new new"))
        .shows("Passphrase for the new key (at least 14 characters): ");
    let pid = terminal.asker();
    assert_eq!(fs::metadata(format!("/proc/{pid}/mem")).unwrap().uid(), 0);
    f.ok(&format!("{OTHER_USER} sh -c '! head -c 1 /proc/{pid}/mem' 2>&1"))
        .prints("Permission denied");
    // As it could with a process that has not closed its memory.
    f.ok(&format!(
        "{OTHER_USER} sh -c 'head -c 0 /proc/$$/mem && test $(stat -c %u /proc/$$/mem) = 65534'"
    ));
    terminal.presses(b"\x04").ends().1.exit(2).code("declined");
}
