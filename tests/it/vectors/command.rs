//! The program's doors: the same vectors as files and on standard input of the commands that read
//! their kind. A failure has the same code and place as in the library, and leaves no file behind.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::file::{Kind, Vector};
use super::{FILES, every};

/// A command line, whose words are separated by single spaces. `vector` in it is the vector's file;
/// with `-` in its place the vector is on standard input. What it writes is to be called `out`.
type Line = String;

/// The commands that read this kind of file.
fn lines(vector: &Vector) -> Vec<Line> {
    const TEXTS: &str = "--texts verdict/texts-both";
    let both = |line: &str| vec![line.to_owned(), line.replace("vector", "-")];
    match vector.kind {
        Kind::Json => both("canon vector"),
        Kind::Record => both("check vector"),
        Kind::Act => both("show vector"),
        // An envelope stands alone in no file.
        Kind::Envelope => Vec::new(),
        Kind::Bundle => [
            both("verify vector --roster verdict/two-parties.toml --no-texts"),
            both("merge vector -o out"),
        ]
        .concat(),
        Kind::Verdict => {
            let texts = match vector.header("texts") {
                "none" => "--no-texts".to_owned(),
                folder => format!("--texts verdict/{folder}"),
            };
            let (roster, options) = (vector.header("roster"), vector.header("options"));
            let line = format!("verify vector --roster verdict/{roster} {texts} {options}");
            [both(line.trim_end()), both("merge vector -o out")].concat()
        }
        Kind::Roster => vec![
            "roster list --roster vector".to_owned(),
            "verify good/bundle --roster vector --no-texts".to_owned(),
        ],
        Kind::Draft => both(&format!("record vector -o out {TEXTS}")),
        Kind::Profile => vec![format!("{SIGN} --key good/key --as vector {TEXTS}")],
        Kind::PublicKey => vec!["roster add north --holder x --roster out --key vector".to_owned()],
        Kind::SecretKey => {
            let passphrase = vector.get("passphrase").map(|_| " --passphrase-file passphrase");
            let passphrase = passphrase.unwrap_or_default();
            vec![
                format!("{SIGN} --key vector --as good/profile {TEXTS}{passphrase}"),
                format!("key show vector{passphrase}"),
            ]
        }
    }
}

const SIGN: &str =
    "sign good/record --party north --signed-at 2021-08-05T09:00:00+09:00 --yes -o out";

/// Why a line of [`lines`] is not run with a vector, if it is not.
fn not_run(vector: &Vector, line: &str) -> Option<&'static str> {
    let body = String::from_utf8_lossy(&vector.body);
    let command = line.split(' ').next().unwrap_or_default();
    match (vector.kind, command, &*vector.name) {
        (Kind::Record, _, "unknown-format-bundle") => Some("it is read as the bundle it claims"),
        (Kind::Record, _, "too-large-newer") => Some("how large a newer record may be is unknown"),
        (Kind::Act, _, "unknown-format-record") => Some("it is read as the record it claims"),
        (Kind::Act, ..) if !body.contains(r#""format":"paraph"#) => Some("it claims nothing"),
        (Kind::PublicKey, ..) if !body.contains("-----") => Some("bare keys are in no files"),
        (Kind::PublicKey, ..) if body.contains("PRIVATE") => Some("a code that only `add` has"),
        (Kind::SecretKey, _, "encrypted-key") => Some("the program asks for the passphrase"),
        (Kind::SecretKey, _, "wrong-passphrase-empty") => Some("the program asks for another"),
        (Kind::SecretKey, "key", "bad-key-public") => Some("`key show` shows public keys, too"),
        _ => None,
    }
}

/// A folder with what the commands need beside the vector.
fn office() -> TempDir {
    let office = tempfile::tempdir().expect("a temporary folder");
    let write = |path: &str, bytes: &[u8]| {
        let path = office.path().join(path);
        fs::create_dir_all(path.parent().expect("it is in the office")).expect("a folder is made");
        fs::write(path, bytes).expect("a file can be written");
    };
    for (path, bytes) in FILES.iter().filter(|(path, _)| path.starts_with("verdict/")) {
        write(path, bytes);
    }
    let body = |path: &str| {
        let file = &FILES[path];
        let header = file.windows(2).position(|pair| pair == b"\n\n").expect("a header");
        &file[header + 2..]
    };
    write("good/record", body("record/ok-minimal.txt"));
    write("good/bundle", body("bundle/ok-two-acts.txt"));
    write("good/profile", body("profile/ok-minimal.txt"));
    write("good/key", body("secret-key/ok-plain.txt"));
    office
}

/// How a command ended.
struct Ran {
    exit: Option<i32>,
    out: Vec<u8>,
    talk: String,
}

fn run(line: &str, office: &Path, input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_paraph"))
        .args(line.split(' '))
        .arg("--json")
        .current_dir(office)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    // A program that has seen enough does not read the rest.
    let _ = child.stdin.take().expect("it was piped").write_all(input);
    let output = child.wait_with_output().expect("the program ends");
    let talk = String::from_utf8_lossy(&output.stderr).into_owned();
    Ran { exit: output.status.code(), out: output.stdout, talk }
}

/// What a command's line of JSON says: code and place of a fault, or that there is none.
fn told(out: &[u8], file: &str) -> Option<(String, String)> {
    let answer: Value = serde_json::from_slice(out).ok()?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match (answer["format"].as_str()?, &answer["reasons"][0]) {
        ("paraph/error/1", _) => {
            let place = text(&answer["place"]);
            let within = place.strip_prefix(file).unwrap_or(&place);
            Some((text(&answer["code"]), within.trim_start().to_owned()))
        }
        ("paraph/report/1", reason) if answer["record"].is_null() => {
            Some((text(&reason["code"]), text(&reason["place"])))
        }
        _ => None,
    }
}

/// The exit code for a fault.
fn exit_of(vector: &Vector) -> i32 {
    match (vector.kind, vector.header("expect")) {
        (Kind::PublicKey, "non-canonical-key" | "weak-key" | "mixed-order-key") => 1,
        (_, "newer-format") => 2,
        (Kind::Json | Kind::Record | Kind::Act | Kind::Bundle, _) => 1,
        _ => 2,
    }
}

fn check(vector: &Vector, line: &str, office: &Path) -> Result<(), String> {
    let write = |name: &str, bytes: &[u8]| fs::write(office.join(name), bytes);
    write("vector", &vector.body).expect("a file can be written");
    write("passphrase", vector.get("passphrase").unwrap_or_default().as_bytes())
        .expect("a file can be written");
    let from_input = line.split(' ').any(|word| word == "-");
    let ran = run(line, office, if from_input { &vector.body } else { b"" });
    let out = fs::read(office.join("out")).ok();
    if out.is_some() {
        fs::remove_file(office.join("out")).expect("a file can be removed");
    }
    let complain = |what: &str| {
        let out = String::from_utf8_lossy(&ran.out);
        let path = vector.path();
        Err(format!("{path}: paraph {line}: {what}\n  [{:?}] {out}\n  {}", ran.exit, ran.talk))
    };
    let expected = vector.header("expect");
    if vector.kind == Kind::Verdict || expected == "ok" {
        return match good(vector, line, &ran, out.as_deref()) {
            Ok(()) => Ok(()),
            Err(what) => complain(&what),
        };
    }
    let file = if from_input { "standard input" } else { "vector" };
    let told = told(&ran.out, file);
    // Commands that take any format of ours tell an unknown one of the file as a whole.
    let whole = told.as_ref().is_some_and(|(code, at)| code.ends_with("-format") && at.is_empty());
    let at = if whole { "" } else { vector.header("at") };
    let fault = (expected.to_owned(), at.to_owned());
    match told {
        Some(told) if told != fault => complain(&format!("it tells {told:?}, expected {fault:?}")),
        None => complain("it tells no fault"),
        Some(_) if out.is_some() => complain("there is an output file"),
        Some(_) if ran.exit != Some(exit_of(vector)) => complain("the exit code is another"),
        Some(_) => Ok(()),
    }
}

/// What is to become of a vector without a fault.
fn good(vector: &Vector, line: &str, ran: &Ran, out: Option<&[u8]>) -> Result<(), String> {
    let is = |good: bool, what: &str| if good { Ok(()) } else { Err(what.to_owned()) };
    if line.starts_with("merge") {
        return is(out == Some(&vector.body[..]), "a bundle alone is not merged into itself");
    }
    if vector.kind == Kind::Verdict {
        return verdict(vector, ran);
    }
    if let Some(canonical) = vector.get("canonical") {
        is(ran.out == canonical.as_bytes(), "it prints another form")?;
    }
    let exits: &[i32] = if line.starts_with("verify") { &[0, 3] } else { &[0] };
    is(ran.exit.is_some_and(|exit| exits.contains(&exit)), "the exit code is another")?;
    is(told(&ran.out, "").is_none(), "it tells a fault")
}

/// The report says what the vector's header says.
fn verdict(vector: &Vector, ran: &Ran) -> Result<(), String> {
    let report: Value = serde_json::from_slice(&ran.out).map_err(|error| error.to_string())?;
    let codes = |list: &str, member: &str| {
        let entries = report[list].as_array().into_iter().flatten();
        entries.filter_map(|entry| entry[member].as_str()).collect::<Vec<_>>().join(", ")
    };
    let exit = match vector.header("expect") {
        "concluded" => 0,
        "refused" => 1,
        _ => 3,
    };
    let same = [
        (report["verdict"].as_str().unwrap_or_default().to_owned(), "expect"),
        (codes("reasons", "code"), "reasons"),
        (codes("acts", "outcome"), "acts"),
        (codes("parties", "outcome"), "parties"),
        (codes("texts", "outcome"), "text-outcomes"),
    ];
    match same.iter().find(|(found, key)| found != vector.header(key)) {
        Some((found, key)) => Err(format!("{key} is {found:?}")),
        None if ran.exit != Some(exit) => Err("the exit code is another".to_owned()),
        None => Ok(()),
    }
}

#[test]
fn the_commands_read_each_vector_as_expected() {
    let office = office();
    let before = listing(office.path());
    let mut wrong = Vec::new();
    for vector in every() {
        for line in lines(&vector) {
            if not_run(&vector, &line).is_none() {
                wrong.extend(check(&vector, &line, office.path()).err());
            }
        }
    }
    assert!(wrong.is_empty(), "{} of the vectors:\n{}", wrong.len(), wrong.join("\n"));
    let after = listing(office.path());
    let left: Vec<_> = after.iter().filter(|name| !before.contains(name)).collect();
    assert_eq!(left, ["passphrase", "vector"], "files were left behind");
}

/// The names in a folder, sorted.
fn listing(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder can be read");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries.flatten().map(name).collect();
    names.sort();
    names
}
