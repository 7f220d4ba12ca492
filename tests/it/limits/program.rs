//! Limits that only the program has.

use std::fs;

use crate::repository;
use crate::run::Folder;

const MIB: u64 = 1 << 20;

#[test]
fn texts_are_diagnosed_up_to_a_size() {
    let f = Folder::new();
    for (size, diagnosed) in [(16 * MIB - 1, true), (16 * MIB, true), (16 * MIB + 1, false)] {
        // The text without its final line end is the one that is wanted.
        let text = "a".repeat(usize::try_from(size).unwrap() - 1);
        f.write("a", &text);
        let digest = f.ok("sha256sum a").out()[..64].to_owned();
        f.write("a", text + "\n");
        let ran = f.run(&format!("paraph check a --sha256 {digest}")).exit(1);
        assert_eq!(ran.out().contains("would match"), diagnosed, "{size}\n{ran}");
    }
}

#[test]
fn key_and_passphrase_files_are_small() {
    let f = Folder::new();
    let key = fs::read(repository("keys/rok-mnd.key")).unwrap();
    for (size, exit) in [(65_535, 0), (65_536, 0), (65_537, 2)] {
        // Text before the first line of PEM is passed over.
        let before = [vec![b'x'; size - key.len() - 1], b"\n".to_vec()].concat();
        f.write("a.key", [&before[..], &key].concat());
        f.ok("chmod 600 a.key");
        let ran = f.run("paraph key show a.key").exit(exit);
        if exit != 0 {
            ran.code("too-large");
        }
        // A passphrase is the first line.
        let passphrase = [&b"four words and more of them\n"[..], &vec![b'x'; size - 28]].concat();
        f.write("passphrase", passphrase);
        f.ok("chmod 600 passphrase");
        let ran = f.run(&format!("paraph key new k{size} --passphrase-file passphrase")).exit(exit);
        if exit != 0 {
            ran.code("too-large");
        }
    }
}

#[test]
fn lists_of_digests_are_bounded() {
    let f = Folder::new();
    for (size, code) in
        [(64 * MIB - 1, "bad-list"), (64 * MIB, "bad-list"), (64 * MIB + 1, "too-large")]
    {
        fs::File::create(f.path("SUMS")).unwrap().set_len(size).unwrap();
        for line in
            ["paraph hash -c SUMS", "paraph check --list SUMS", "paraph check --list - < SUMS"]
        {
            f.run(line).exit(1).code(code);
        }
    }
}
