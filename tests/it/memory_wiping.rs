//! The memory of a process that has signed, or made a key, and has not ended yet: neither the key nor the
//! passphrase is in it.
//!
//! The process is stopped without a clock: it must write a message, and the pipe for that is full.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::os::fd::OwnedFd;
use std::os::unix::fs::FileExt as _;
use std::process::{Child, Command, Stdio};
use std::thread;

use curve25519_dalek::scalar::{Scalar, clamp_integer};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use rustix::io::ioctl_fionread;
use rustix::pipe::pipe;
use sha2::{Digest as _, Sha512};

use crate::command_runner::{Folder, PROGRAM};
use crate::pty::Terminal;
use crate::run_as_user::is_root;
use crate::signers::{Hsm, PIN};
use crate::tools::not_run;

const PASSPHRASE: &str = "kV9qLw2Zr7mXb4Tn6cHd8Yp3sJf5열려라참깨Gg1Uu0Ee";

/// The bytes to search for, by their description.
type Traces = BTreeMap<&'static str, Vec<u8>>;

/// All traces that the key in a file could have left. The allocator overwrites parts of freed memory, so the
/// search is for each eight bytes of them.
fn traces_of_key(f: &Folder, name: &str) -> Traces {
    let der = f.ok(&format!("openssl pkey -in {name} -passin file:pass -outform DER"));
    let seed = &der.bytes()[der.bytes().len() - 32..];
    let text = f.ok(&format!("openssl pkey -in {name} -passin file:pass"));
    let body = text.out().lines().nth(1).unwrap();
    let expanded = Sha512::digest(seed);
    let clamped = clamp_integer(expanded[..32].try_into().unwrap());
    Traces::from([
        ("seed", seed.to_vec()),
        // The first 22 characters are the same in every key.
        ("seed in base64", body.as_bytes()[24..].to_vec()),
        ("expanded key", expanded.to_vec()),
        ("scalar", Scalar::from_bytes_mod_order(clamped).to_bytes().to_vec()),
    ])
}

/// The passphrase, and the key that scrypt derives from it for that file.
fn traces_of_passphrase(f: &Folder, name: &str) -> Traces {
    const DERIVE: &str = r#"
import base64, hashlib, sys
pem = open(sys.argv[1]).read().split("-----")[2]
der = base64.b64decode(pem)
# The salt is the first member of scrypt's parameters (RFC 7914, section 7).
oid = bytes.fromhex("06092b06010401da47040b")
at = der.index(oid) + len(oid) + 2
salt = der[at + 2 : at + 2 + der[at + 1]]
passphrase = open("pass", "rb").read().rstrip(b"\n")
key = hashlib.scrypt(passphrase, salt=salt, n=16384, r=8, p=5, maxmem=1 << 26, dklen=32)
sys.stdout.buffer.write(key)
"#;
    f.write("derive.py", DERIVE);
    let derived = f.ok(&format!("python3 derive.py {name}"));
    Traces::from([
        ("passphrase", PASSPHRASE.as_bytes().to_vec()),
        ("key from the passphrase", derived.bytes().to_vec()),
    ])
}

/// The traces of which a part is in the process's memory.
fn found(pid: u32, traces: &Traces) -> Vec<&'static str> {
    let parts: Vec<(u64, &'static str)> = traces
        .iter()
        .flat_map(|(name, bytes)| {
            let parts = bytes.chunks_exact(8);
            parts.map(|part| (u64::from_ne_bytes(part.try_into().unwrap()), *name))
        })
        .collect();
    let mut begins = vec![false; 1 << 16];
    for (part, _) in &parts {
        begins[usize::from((part & 0xffff) as u16)] = true;
    }
    let mut found = Vec::new();
    for piece in writable_memory(pid) {
        for (at, pair) in piece.windows(2).enumerate() {
            if !begins[usize::from(u16::from_ne_bytes([pair[0], pair[1]]))] {
                continue;
            }
            let Some(bytes) = piece.get(at..at + 8) else { continue };
            let bytes = u64::from_ne_bytes(bytes.try_into().unwrap());
            found.extend(parts.iter().filter(|(part, _)| *part == bytes).map(|(_, name)| *name));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// All memory that a process can have written to: heap, stack, variables.
///
/// A thread that has finished may still be ending, with its memory, between the listing and the reading. Then
/// both are repeated.
fn writable_memory(pid: u32) -> Vec<Vec<u8>> {
    let looks = (0..1000).map(|_| look_into(pid));
    looks.flatten().next().expect("its memory does not come to rest")
}

fn look_into(pid: u32) -> io::Result<Vec<Vec<u8>>> {
    let memory = File::open(format!("/proc/{pid}/mem")).unwrap();
    let maps = fs::read_to_string(format!("/proc/{pid}/maps")).unwrap();
    let mut pieces = Vec::new();
    for line in maps.lines() {
        let mut words = line.split(' ');
        let (range, rights) = (words.next().unwrap(), words.next().unwrap());
        if !rights.starts_with("rw") {
            continue;
        }
        let (from, to) = range.split_once('-').unwrap();
        let address = |text| u64::from_str_radix(text, 16).unwrap();
        let mut piece = vec![0; usize::try_from(address(to) - address(from)).unwrap()];
        memory.read_exact_at(&mut piece, address(from))?;
        pieces.push(piece);
    }
    assert!(pieces.iter().map(Vec::len).sum::<usize>() > 100_000, "that is no process:\n{maps}");
    Ok(pieces)
}

/// A command whose standard output accepts nothing: it stops at its first output.
struct Stopped {
    child: Child,
    _pipe: OwnedFd,
}

impl Stopped {
    fn new(f: &Folder, line: &str) -> Self {
        Self::reading(f, line, Stdio::null())
    }

    fn reading(f: &Folder, line: &str, input: Stdio) -> Self {
        let (reader, writer) = pipe().unwrap();
        let flags = fcntl_getfl(&writer).unwrap();
        fcntl_setfl(&writer, flags | OFlags::NONBLOCK).unwrap();
        while rustix::io::write(&writer, &[0; 4096]).is_ok() {}
        while rustix::io::write(&writer, &[0]).is_ok() {}
        fcntl_setfl(&writer, flags).unwrap();
        let mut command = Command::new(PROGRAM);
        command.args(line.split_whitespace()).current_dir(f.path(""));
        command.stdin(input).stdout(writer).stderr(Stdio::null());
        Self { child: command.spawn().unwrap(), _pipe: reader }
    }

    /// Waits until this file exists. It is made last, before a message is written.
    fn once_there_is(mut self, f: &Folder, name: &str) -> Self {
        while !f.path(name).exists() {
            assert!(self.child.try_wait().unwrap().is_none(), "it ended");
            thread::yield_now();
        }
        self
    }

    fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Stopped {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Whether closed memory can be read here. If not, this shows that it is closed.
fn can_look() -> bool {
    if is_root() {
        return true;
    }
    not_run("only root can look into a process that has closed its memory");
    false
}

const SIGN: &str = "sign tor.record.json --party rok-mnd --as hong-gil-dong.toml \
    --signed-at 2021-08-05T09:10:00+09:00 --json";

#[test]
fn after_signing_neither_key_nor_passphrase_is_in_memory() {
    if !can_look() {
        return;
    }
    let f = Folder::office_with_keys(PASSPHRASE);
    for (key, option) in [("plain.key", ""), ("locked.key", "--passphrase-file pass")] {
        let mut traces = traces_of_key(&f, key);
        if key == "locked.key" {
            traces.extend(traces_of_passphrase(&f, key));
        }
        let name = format!("by-{key}");
        let line = format!("{SIGN} --yes --key {key} {option} -o {name}");
        let stopped = Stopped::new(&f, &line).once_there_is(&f, &name);
        assert_eq!(found(stopped.pid(), &traces), [""; 0], "{line}");
        // Public bytes are found: the key's public half, in the bundle that was written.
        let public =
            f.ok(&format!("openssl pkey -in {key} -passin file:pass -pubout -outform DER"));
        let public = Traces::from([("public key", public.bytes()[12..].to_vec())]);
        assert_eq!(found(stopped.pid(), &public), ["public key"]);
    }
}

#[test]
fn after_signing_with_a_key_in_another_container_it_is_not_in_memory() {
    if !can_look() {
        return;
    }
    let f = Folder::office_with_keys(PASSPHRASE);
    let (open, pass) = ("--passphrase-file pass", "--new-passphrase-file pass");
    for (key, format, seal) in [
        ("plain.key", "pkcs8-der", "--no-passphrase"),
        ("plain.key", "openssh", "--no-passphrase"),
        ("plain.key", "jwk", "--no-passphrase"),
        ("locked.key", "pkcs8-der", pass),
        ("locked.key", "openssh", pass),
    ] {
        let (file, name) = (format!("{key}.{format}"), format!("by-{key}.{format}"));
        f.ok(&format!("paraph key export {key} {open} {seal} --format {format} -o {file}"));
        let mut traces = traces_of_key(&f, key);
        if seal == pass {
            traces.extend([("passphrase", PASSPHRASE.as_bytes().to_vec())]);
        }
        if format == "jwk" {
            let text = f.text(&file);
            let d = text.split("\"d\":\"").nth(1).unwrap();
            traces.insert("seed in base64url", d.as_bytes()[..43].to_vec());
        }
        let line = format!("{SIGN} --yes --key {file} {open} -o {name}");
        let stopped = Stopped::new(&f, &line).once_there_is(&f, &name);
        assert_eq!(found(stopped.pid(), &traces), [""; 0], "{line}");
    }
}

#[test]
fn after_a_key_was_copied_neither_key_nor_passphrase_is_in_memory() {
    if !can_look() {
        return;
    }
    let f = Folder::office_with_keys(PASSPHRASE);
    let (open, pass) = ("--passphrase-file pass", "--new-passphrase-file pass");
    let mut traces = traces_of_key(&f, "locked.key");
    traces.extend(traces_of_passphrase(&f, "locked.key"));
    for (line, made) in [
        (format!("key import locked.key --name mine {open} {pass}"), "mine.pub"),
        (format!("key export locked.key --format openssh -o mine.ssh {open} {pass}"), "mine.ssh"),
    ] {
        let stopped = Stopped::new(&f, &line).once_there_is(&f, made);
        assert_eq!(found(stopped.pid(), &traces), [""; 0], "{line}");
    }
}

#[test]
fn neither_key_nor_passphrase_is_in_memory_during_the_question_to_sign() {
    if !can_look() {
        return;
    }
    let f = Folder::office_with_keys(PASSPHRASE);
    let mut traces = traces_of_key(&f, "locked.key");
    traces.extend(traces_of_passphrase(&f, "locked.key"));
    let terminal = Terminal::new(&f, &format!("paraph {SIGN} --key locked.key -o mine.json"))
        .shows("Passphrase for locked.key: ")
        .types(PASSPHRASE)
        .shows("to sign: ");
    assert_eq!(found(terminal.asker(), &traces), [""; 0]);
    terminal.types("rok-mnd").ends().1.exit(0);
}

#[test]
fn a_pin_is_wiped_before_the_question_to_sign() {
    if !can_look() {
        return;
    }
    let f = Folder::office();
    let hsm = Hsm::new(&f);
    hsm.with_key(&f, "hong", "01");
    let traces = Traces::from([("PIN", PIN.as_bytes().to_vec())]);
    let (at, uri) = (hsm.at(), hsm.uri("token=harbour"));
    let terminal = Terminal::new(&f, &format!("{at} paraph {SIGN} --key {uri} -o mine.json"))
        .shows("PIN for the token \"harbour\": ")
        .types(PIN)
        .shows("to sign: ");
    for process in terminal.asker_and_helper() {
        assert_eq!(found(process, &traces), [""; 0]);
    }
    terminal.types("rok-mnd").ends().1.exit(0);
    // The same with a PIN from a file.
    let uri = hsm.uri_with_pin(&f, "token=harbour");
    let terminal = Terminal::new(&f, &format!("{at} paraph {SIGN} --key {uri} -o more.json"));
    let terminal = terminal.shows("to sign: ");
    for process in terminal.asker_and_helper() {
        assert_eq!(found(process, &traces), [""; 0]);
    }
    terminal.types("rok-mnd").ends().1.exit(0);
}

#[test]
fn after_a_key_was_made_neither_key_nor_passphrase_is_in_memory() {
    if !can_look() {
        return;
    }
    for (option, encrypted) in [("--no-passphrase", false), ("--passphrase-file pass", true)] {
        let f = Folder::new();
        f.write_secret("pass", format!("{PASSPHRASE}\n"));
        let stopped =
            Stopped::new(&f, &format!("key new mine {option}")).once_there_is(&f, "mine.pub");
        let mut traces = traces_of_key(&f, "mine.key");
        if encrypted {
            traces.extend(traces_of_passphrase(&f, "mine.key"));
        }
        assert_eq!(found(stopped.pid(), &traces), [""; 0], "{option}");
    }
}

/// The traces of the keys of a pair, which has no passphrase: the seeds, and what each seed expands to.
fn traces_of_pair(f: &Folder, name: &str) -> Traces {
    const SEEDS: &str = r#"
import base64, hashlib, sys
for block in open(sys.argv[1]).read().split("-----BEGIN PRIVATE KEY-----")[1:]:
    der = base64.b64decode(block.split("-----")[0])
    seed = der[-32:]
    print(seed.hex(), base64.b64encode(der).decode()[-40:].rstrip("="))
    # FIPS 204, algorithm 6: the seed for the secret polynomials, and K.
    print(hashlib.shake_256(seed + bytes([8, 7])).digest(128)[32:].hex())
"#;
    f.write("seeds.py", SEEDS);
    let lines = f.ok(&format!("python3 seeds.py {name}")).out().to_owned();
    let lines: Vec<&str> = lines.lines().collect();
    let unhex = |text: &str| {
        let byte = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        (0..text.len()).step_by(2).map(byte).collect::<Vec<u8>>()
    };
    let [ed25519, _, ml_dsa, expanded] = lines[..] else { panic!("{lines:?}") };
    let (first, second) = (ed25519.split_once(' ').unwrap(), ml_dsa.split_once(' ').unwrap());
    Traces::from([
        ("seed", unhex(first.0)),
        ("seed in base64", first.1.as_bytes().to_vec()),
        ("expanded key", Sha512::digest(unhex(first.0)).to_vec()),
        ("seed of ML-DSA", unhex(second.0)),
        ("seed of ML-DSA in base64", second.1.as_bytes().to_vec()),
        ("expanded key of ML-DSA", unhex(expanded)),
    ])
}

#[test]
fn a_pair_is_wiped_when_it_was_made_and_when_it_has_signed() {
    if !can_look() {
        return;
    }
    let f = Folder::office();
    let stopped = Stopped::new(&f, "key new pair --suite hybrid --no-passphrase");
    let stopped = stopped.once_there_is(&f, "pair.pub");
    let traces = traces_of_pair(&f, "pair.key");
    assert_eq!(found(stopped.pid(), &traces), [""; 0]);
    drop(stopped);
    let line = format!("{SIGN} --yes --key pair.key -o by-pair.json");
    let stopped = Stopped::new(&f, &line).once_there_is(&f, "by-pair.json");
    assert_eq!(found(stopped.pid(), &traces), [""; 0]);
    drop(stopped);
    f.write_secret("pass", format!("{PASSPHRASE}\n"));
    let line = "key export pair.key --format pkcs8-pem -o more.key --new-passphrase-file pass";
    let stopped = Stopped::new(&f, line).once_there_is(&f, "more.key");
    assert_eq!(found(stopped.pid(), &traces), [""; 0]);
}

#[test]
fn what_is_in_memory_is_found() {
    if !can_look() {
        return;
    }
    // A key that is being read: the pipe has not ended yet.
    let f = Folder::office_with_keys(PASSPHRASE);
    let line = format!("{SIGN} --yes --key - -o -");
    let mut stopped = Stopped::reading(&f, &line, Stdio::piped());
    let mut pipe = stopped.child.stdin.take().unwrap();
    pipe.write_all(&f.read("plain.key")).unwrap();
    while ioctl_fionread(&pipe).unwrap() > 0 {
        thread::yield_now();
    }
    assert_eq!(found(stopped.pid(), &traces_of_key(&f, "plain.key")), ["seed in base64"]);

    // A passphrase that must be typed again.
    let terminal = Terminal::new(&f, "paraph key new new")
        .shows("Passphrase for the new key (at least 14 characters): ")
        .types(PASSPHRASE)
        .shows("Repeat the passphrase: ");
    let traces = traces_of_passphrase(&f, "locked.key");
    assert_eq!(found(terminal.asker(), &traces), ["passphrase"]);
    terminal.presses(b"\x04").ends().1.exit(2).code("declined");
}
