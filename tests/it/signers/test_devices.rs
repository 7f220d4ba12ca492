//! Agents and tokens for tests. Each has a separate folder, so that its files are not mistaken for those of
//! the program.

use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tempfile::TempDir;

use crate::command_runner::Folder;
use crate::tools;

/// OpenSSH's agent. It ends when this value is dropped.
pub(crate) struct Agent {
    dir: TempDir,
    child: Child,
}

impl Agent {
    /// An agent without keys, whose program for questions always refuses.
    pub(crate) fn new() -> Self {
        tools::need("ssh-agent");
        let dir = tempfile::tempdir().unwrap();
        let mut command = Command::new("ssh-agent");
        command.args(["-D", "-a"]).arg(dir.path().join("socket"));
        command.env("SSH_ASKPASS", "/bin/false").env("SSH_ASKPASS_REQUIRE", "force");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        while !dir.path().join("socket").exists() {
            assert!(child.try_wait().unwrap().is_none(), "ssh-agent ended");
            thread::yield_now();
        }
        Self { dir, child }
    }

    /// The prefix of a command that must find it.
    pub(crate) fn at(&self) -> String {
        format!("SSH_AUTH_SOCK={}", self.dir.path().join("socket").display())
    }

    /// Makes a key of that kind with `ssh-keygen`, adds it to the agent, and returns its fingerprint.
    pub(crate) fn with_key(&self, f: &Folder, name: &str, kind: &str, add: &str) -> String {
        f.ok(&format!("ssh-keygen -q -t {kind} -N '' -C '{name}@office' -f {name}.ssh"));
        f.ok(&format!("{} ssh-add -q {add} {name}.ssh", self.at()));
        let line = f.ok(&format!("ssh-keygen -l -f {name}.ssh.pub")).out().to_owned();
        line.split(' ').nth(1).unwrap().to_owned()
    }

    /// Locks or unlocks it, with `-x` or `-X`.
    pub(crate) fn turn(&self, f: &Folder, lock: &str) {
        f.write("ask.txt", "#!/bin/sh\necho secret\n");
        f.ok("install -m 755 ask.txt ask");
        let ask = "SSH_ASKPASS=./ask SSH_ASKPASS_REQUIRE=force";
        f.ok(&format!("{} {ask} ssh-add {lock}", self.at()));
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// A fake agent at a socket, with given answers.
pub(crate) struct FakeAgent {
    dir: TempDir,
    /// The number of requested signatures.
    signatures: Arc<AtomicUsize>,
}

impl FakeAgent {
    /// It answers a request, given as bytes without the length, with these bytes. If there are none, it does
    /// not answer and keeps the connection open.
    pub(crate) fn new(answer: impl Fn(&[u8]) -> Option<Vec<u8>> + Send + 'static) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let listener = UnixListener::bind(dir.path().join("socket")).unwrap();
        let signatures = Arc::new(AtomicUsize::new(0));
        let asked = signatures.clone();
        thread::spawn(move || {
            let mut left_hanging = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut length = [0; 4];
                stream.read_exact(&mut length).unwrap();
                let mut request = vec![0; u32::from_be_bytes(length) as usize];
                stream.read_exact(&mut request).unwrap();
                if request[0] == 13 {
                    asked.fetch_add(1, Ordering::SeqCst);
                }
                match answer(&request) {
                    Some(answer) => drop(stream.write_all(&answer)),
                    None => left_hanging.push(stream),
                }
            }
        });
        Self { dir, signatures }
    }

    pub(crate) fn at(&self) -> String {
        format!("SSH_AUTH_SOCK={}", self.dir.path().join("socket").display())
    }

    pub(crate) fn signatures(&self) -> usize {
        self.signatures.load(Ordering::SeqCst)
    }
}

/// A string of the protocol (RFC 4251, section 5).
pub(crate) fn string(bytes: &[u8]) -> Vec<u8> {
    [&u32::try_from(bytes.len()).unwrap().to_be_bytes(), bytes].concat()
}

/// SoftHSM2 with one token.
pub(crate) struct Hsm {
    dir: TempDir,
}

/// The PIN of every token here.
pub(crate) const PIN: &str = "8273-kV9qLw2Z";

impl Hsm {
    /// A token `harbour` without keys.
    pub(crate) fn new(f: &Folder) -> Self {
        let hsm = Self { dir: tempfile::tempdir().unwrap() };
        std::fs::create_dir(hsm.dir.path().join("tokens")).unwrap();
        let conf = format!(
            "directories.tokendir = {}\nobjectstore.backend = file\nlog.level = ERROR\n",
            hsm.dir.path().join("tokens").display()
        );
        std::fs::write(hsm.dir.path().join("conf"), conf).unwrap();
        hsm.add_token(f, "harbour");
        hsm
    }

    pub(crate) fn add_token(&self, f: &Folder, label: &str) {
        f.ok(&format!(
            "{} softhsm2-util --init-token --free --label {label} --pin {PIN} --so-pin 99999999",
            self.at()
        ));
    }

    /// The prefix of a command that must find it.
    pub(crate) fn at(&self) -> String {
        format!("SOFTHSM2_CONF={}", self.dir.path().join("conf").display())
    }

    /// Runs `pkcs11-tool`, logged in.
    pub(crate) fn tool(&self, f: &Folder, line: &str) {
        let module = module();
        let (at, module) = (self.at(), module.display());
        f.ok(&format!(
            "{at} pkcs11-tool --module {module} --token-label harbour --login --pin {PIN} {line}"
        ));
    }

    /// Makes an Ed25519 pair.
    pub(crate) fn with_key(&self, f: &Folder, label: &str, id: &str) {
        self.tool(f, &format!("--keypairgen --key-type EC:edwards25519 --label {label} --id {id}"));
    }

    /// Removes `CKA_SIGN` from every key, in the files of the token: no available tool makes a key without
    /// it.
    pub(crate) fn take_sign_away(&self) {
        // An attribute's number, the number of its type (1: bool), and its value.
        let can = [0, 0, 0, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0, 0, 0, 1, 0xff];
        self.patch(&can, |bytes| bytes[16] = 0);
    }

    /// Removes the token, as if it were unplugged.
    pub(crate) fn take_out(&self) {
        std::fs::remove_dir_all(self.dir.path().join("tokens")).unwrap();
    }

    /// Sets flags of the token, in the third byte from the end, as they are after some wrong PINs.
    pub(crate) fn set_flags(&self, flags: u8) {
        // RNG, LOGIN_REQUIRED, USER_PIN_INITIALIZED, RESTORE_KEY_NOT_NEEDED, TOKEN_INITIALIZED.
        self.patch(&[0, 0, 0, 0, 0, 0, 4, 0x2d], |bytes| bytes[5] = flags);
    }

    /// Changes bytes in the files of the token.
    fn patch(&self, from: &[u8], change: impl Fn(&mut [u8])) {
        let mut changed = 0;
        for token in std::fs::read_dir(self.dir.path().join("tokens")).unwrap() {
            for file in std::fs::read_dir(token.unwrap().path()).unwrap() {
                let path = file.unwrap().path();
                let mut bytes = std::fs::read(&path).unwrap();
                if let Some(at) = bytes.windows(from.len()).position(|part| part == from) {
                    change(&mut bytes[at..at + from.len()]);
                    std::fs::write(path, bytes).unwrap();
                    changed += 1;
                }
            }
        }
        assert!(changed > 0, "SoftHSM2 writes its objects in another way now");
    }

    /// The URI of a key in the module, in quotation marks for a shell.
    pub(crate) fn uri(&self, attributes: &str) -> String {
        format!("'pkcs11:{attributes}?module-path={}'", module().display())
    }

    /// The same, with a new file for the PIN.
    pub(crate) fn uri_with_pin(&self, f: &Folder, attributes: &str) -> String {
        f.write_secret("pin", format!("{PIN}\n"));
        let (module, pin) = (module(), f.path("pin"));
        let (module, pin) = (module.display(), pin.display());
        format!("'pkcs11:{attributes}?module-path={module}&pin-source=file:{pin}'")
    }
}

/// The place of SoftHSM2 in a distribution.
pub(crate) fn module() -> PathBuf {
    tools::need("softhsm2-util");
    let places = [
        "/usr/lib/softhsm/libsofthsm2.so",
        "/usr/lib64/softhsm/libsofthsm.so",
        "/usr/lib64/pkcs11/libsofthsm2.so",
        "/usr/local/lib/softhsm/libsofthsm2.so",
    ];
    let found = places.map(Path::new).into_iter().find(|path| path.exists());
    found.expect("the module of the package softhsm2 lies elsewhere").to_owned()
}
