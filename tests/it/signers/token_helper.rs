//! The helper `paraph-pkcs11`: modules that fail in each call, and helpers that are missing or answer nonsense.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::ALONE;
use super::test_devices::{Hsm, module};
use crate::command_runner::{Folder, HANGS, PROGRAM};
use crate::pty::Terminal;
use crate::repository;

/// The calls of PKCS#11 that a signature needs, in this order.
const CALLS: [&str; 14] = [
    "C_GetFunctionList",
    "C_Initialize",
    "C_GetInfo",
    "C_GetSlotList",
    "C_GetTokenInfo",
    "C_GetSlotInfo",
    "C_OpenSession",
    "C_Login",
    "C_FindObjectsInit",
    "C_FindObjects",
    "C_FindObjectsFinal",
    "C_GetAttributeValue",
    "C_SignInit",
    "C_Sign",
];

/// An office with a token, and a module that fails on purpose.
struct Faulty {
    f: Folder,
    hsm: Hsm,
}

impl Faulty {
    fn new() -> Self {
        let f = Folder::office();
        let hsm = Hsm::new(&f);
        hsm.with_key(&f, "hong", "01");
        let source = repository("tests/it/signers/faulty_module.c");
        f.ok(&format!("cc -shared -fPIC -o faulty.so {} -ldl", source.display()));
        f.write_secret("pin", format!("{}\n", super::PIN));
        Self { f, hsm }
    }

    /// A signature by way of the module that fails in this call.
    fn line(&self, call: &str, way: &str) -> String {
        format!("{} {}", self.environment(call, way), self.sign())
    }

    fn environment(&self, call: &str, way: &str) -> String {
        let (at, module) = (self.hsm.at(), module());
        format!("{at} FAULTY_MODULE={} FAULTY_CALL={call} FAULTY_WAY={way}", module.display())
    }

    fn sign(&self) -> String {
        let module = self.f.path("faulty.so");
        let uri = format!("'pkcs11:token=harbour?module-path={}'", module.display());
        format!("{ALONE} {uri} --passphrase-file pin")
    }

    /// No process that was started in this test is left.
    #[track_caller]
    fn assert_no_helper(&self) {
        let folder = self.f.path("faulty.so");
        let begin = Instant::now();
        while helpers().iter().any(|pid| has_mapped(*pid, &folder)) {
            assert!(begin.elapsed() < HANGS, "a helper runs on");
            std::thread::yield_now();
        }
    }
}

/// The processes that run a helper.
fn helpers() -> Vec<u32> {
    let all = fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok());
    let pids = all.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let is_helper = |pid: &u32| {
        fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|it| it == "paraph-pkcs11\n")
    };
    pids.filter(is_helper).collect()
}

fn has_mapped(pid: u32, file: &Path) -> bool {
    let maps = fs::read_to_string(format!("/proc/{pid}/maps")).unwrap_or_default();
    maps.contains(file.to_str().unwrap())
}

#[test]
fn a_module_that_crashes_is_an_error_message() {
    let faulty = Faulty::new();
    for call in CALLS {
        let ran = faulty.f.fails(&faulty.line(call, "crash"), 2, "signer-failed");
        ran.says("its module crashed (signal 11)").says("nothing was written; try the module");
    }
    faulty.assert_no_helper();
    // It crashes as it logs out: the signature is there.
    for call in ["C_Logout", "C_CloseSession", "C_Finalize"] {
        faulty.f.ok(&format!("{} --force", faulty.line(call, "crash")));
    }
    faulty.assert_no_helper();
}

#[test]
fn a_module_that_ends_the_process_is_an_error_message() {
    let faulty = Faulty::new();
    for call in ["C_Initialize", "C_Login", "C_Sign"] {
        faulty
            .f
            .fails(&faulty.line(call, "exit"), 2, "signer-failed")
            .says("its module ended the program paraph-pkcs11");
    }
}

#[test]
fn a_module_that_hangs_is_ended() {
    let faulty = Faulty::new();
    for call in ["C_GetFunctionList", "C_GetSlotList", "C_Login", "C_Sign"] {
        let line = format!("{} --timeout 1", faulty.line(call, "hang"));
        faulty.f.fails(&line, 2, "signer-timeout").says("did not answer within 1 second");
        faulty.assert_no_helper();
    }
    // It hangs as it logs out: the signature is there.
    faulty.f.ok(&format!("{} --timeout 1 --force", faulty.line("C_Logout", "hang")));
    faulty.assert_no_helper();
}

#[test]
fn the_output_of_a_module_is_marked_and_escaped() {
    let faulty = Faulty::new();
    let ran = faulty.f.ok(&faulty.line("C_Sign", "print"));
    let ran = ran
        .says("paraph: the PKCS#11 module says: printed to output\n")
        .says("paraph: the PKCS#11 module says: printed \\u{1b}[31mto errors\n");
    assert!(!ran.out().contains("printed"), "{ran}");
}

#[test]
fn an_interrupt_ends_program_and_helper() {
    let faulty = Faulty::new();
    let line = faulty.line("C_Sign", "hang");
    let (_, ran) = Terminal::with_status(&faulty.f, &line).shows("begun").presses(b"\x03").ends();
    assert_eq!(ran.out(), "status 130\nterminal as before\n", "{ran}");
    ran.says("interrupted while a token was asked; nothing was signed or written");
    faulty.assert_no_helper();
    assert!(!faulty.f.path("new.json").exists());
}

/// The program, with this beside it in place of the helper.
fn program_beside(f: &Folder, helper: Option<&str>) -> PathBuf {
    f.write("bin/paraph", fs::read(PROGRAM).unwrap());
    let mode = |name: &str| {
        fs::set_permissions(f.path(name), fs::Permissions::from_mode(0o755)).unwrap();
    };
    mode("bin/paraph");
    match helper {
        Some(script) => {
            f.write("bin/paraph-pkcs11", format!("#!/bin/bash\n{script}\n"));
            mode("bin/paraph-pkcs11");
        }
        None => drop(fs::remove_file(f.path("bin/paraph-pkcs11"))),
    }
    f.path("bin/paraph")
}

#[test]
fn a_helper_that_is_no_helper() {
    let f = Folder::office();
    // `{"version":"0.0.1"}`, after the lengths 19 and 0.
    let other_version = r#"printf '\0\0\0\023\0\0\0\0{"version":"0.0.1"}'; cat >/dev/null"#;
    for (helper, code, says) in [
        (None, "no-helper", "is missing; paraph needs it for keys in tokens"),
        (Some(other_version), "no-helper", "has the version 0.0.1, which does not fit this paraph"),
        (Some("exit 3"), "signer-failed", "ended the program paraph-pkcs11"),
        (Some("kill -9 $$"), "signer-failed", "crashed (signal 9)"),
        (Some("echo nonsense; cat"), "bad-answer", "cannot be understood"),
        (Some(r"printf '\0\0\0\002\0\0\0\0{}'; cat"), "bad-answer", "cannot be understood"),
        (Some("yes"), "bad-answer", "cannot be understood"),
        (Some("yes >&2"), "signer-timeout", "the program says more than is shown"),
        (Some("sleep 1000"), "signer-timeout", "did not answer within 1 second"),
    ] {
        let program = program_beside(&f, helper);
        let line = ALONE.replace("paraph", program.to_str().unwrap());
        let line = format!("{line} pkcs11: --timeout 1");
        f.fails(&line, 2, code).says(says);
    }
    // It is looked for beside the program only, although PATH has one.
    let program = program_beside(&f, None);
    let line = format!("{} key show pkcs11:", program.display());
    f.fails(&line, 2, "no-helper").says("both programs belong in one folder");
}

#[test]
fn the_helper_is_not_for_people() {
    let f = Folder::new();
    let version = f.ok("paraph --version");
    let helper = f.ok("paraph-pkcs11 --version");
    assert_eq!(helper.out().replace("-pkcs11", ""), version.out());
    for arguments in ["--help", "tor.record.json"] {
        f.run(&format!("paraph-pkcs11 {arguments}")).exit(2).says("Do not start it yourself");
    }
    // Without requests, it only says its version.
    let ran = f.ok("paraph-pkcs11 </dev/null");
    assert!(ran.out().ends_with(&format!("{{\"version\":\"{}\"}}", env!("CARGO_PKG_VERSION"))));
    f.run("printf 'nonsense' | paraph-pkcs11").exit(1);
}
