//! The entry points of the program: the same vectors as files and on standard input of the commands that read
//! their kind, and as inputs of `paraph merge`. A failure has the same code and place as in the library, and
//! leaves no file behind.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::FILES;
use super::file::{Kind, Vector};
use super::make::carried;

/// A command with a vector, and the expected result.
pub(super) struct Run {
    /// The vector's path.
    of: String,
    /// A command line with words separated by single spaces. `vector` in it is the file with these bytes; for
    /// `-` they are on standard input. It writes `out`.
    line: String,
    bytes: Vec<u8>,
    passphrase: String,
    expected: Expected,
}

#[derive(Clone)]
enum Expected {
    /// It is refused.
    Fault { code: String, at: String, exit: i32 },
    /// `out` has exactly these bytes.
    Out(Vec<u8>),
    /// It is read, and standard output has these bytes if they are known.
    Read(Option<String>),
    /// The report has the values in the header of this vector.
    Verdict(Box<Vector>),
    /// The states are those in the header of this vector.
    States(Box<Vector>),
}

/// As files of the commands that read this kind.
pub(super) fn as_file(vector: &Vector) -> Vec<Run> {
    lines(vector).into_iter().map(|line| run_of(vector, line)).collect()
}

/// On standard input of the same commands.
pub(super) fn on_standard_input(vector: &Vector) -> Vec<Run> {
    // `key show` reads a private key twice, which standard input does not allow.
    let is_read_once = |line: &String| !line.starts_with("key show");
    let lines = lines(vector).into_iter().filter(is_read_once);
    lines.map(|line| run_of(vector, line.replace("vector", "-"))).collect()
}

/// As an input of `paraph merge`: a bundle as it is, other kinds inside a bundle.
pub(super) fn merged(vector: &Vector) -> Vec<Run> {
    let run = |line: &str, bytes: &[u8], expected: &Expected| Run {
        of: vector.path(),
        line: line.to_owned(),
        bytes: bytes.to_owned(),
        passphrase: String::new(),
        expected: expected.clone(),
    };
    if let Some(carried) = carried::in_bundle(vector) {
        let expected = match carried.fault {
            Some((code, at)) => fault(1, &code, &at),
            None => Expected::Out(carried.bundle.clone()),
        };
        return vec![run("merge vector -o out", &carried.bundle, &expected)];
    }
    let (other, expected) = match vector.header("expect") {
        code if vector.kind == Kind::Bundle && code != "ok" => {
            // Whatever the other input.
            ("good/bundle", fault(exit_of(vector), code, vector.header("at")))
        }
        code if vector.kind == Kind::Paper && code != "ok" => {
            ("good/bundle", fault(exit_of(vector), code, vector.header("at")))
        }
        // What is inside is the same bundle.
        _ if vector.kind == Kind::Paper => ("good/bundle", Expected::Out(good_bundle())),
        _ => ("unsigned", Expected::Out(without_faulty_evidence(vector))),
    };
    [
        "merge vector -o out",
        "merge - -o out",
        &format!("merge vector {other} vector -o out"),
        &format!("merge {other} vector -o out"),
    ]
    .map(|line| run(line, &vector.body, &expected))
    .into()
}

/// The bundle without the entries of evidence that the vector calls faulty: a merge leaves them out.
fn without_faulty_evidence(vector: &Vector) -> Vec<u8> {
    let outcomes = match vector.kind {
        Kind::Bundle if vector.name.starts_with("ok-evidence-faulty") => vec!["faulty"],
        Kind::Bundle if vector.name.starts_with("ok-evidence-most") => vec!["faulty"; 64],
        _ => vector.codes("evidence"),
    };
    if !outcomes.contains(&"faulty") {
        return vector.body.clone();
    }
    let mut bundle: Value = serde_json::from_slice(&vector.body).expect("a bundle");
    let members = bundle.as_object_mut().expect("a bundle is an object");
    let entries = members.remove("evidence").unwrap_or_default();
    let entries = entries.as_array().into_iter().flatten().zip(outcomes);
    let good: Vec<&Value> =
        entries.filter(|(_, outcome)| *outcome != "faulty").map(|(entry, _)| entry).collect();
    if !good.is_empty() {
        let good = serde_json::to_value(good).expect("JSON");
        members.insert("evidence".to_owned(), good);
    }
    serde_json::to_vec(&bundle).expect("JSON")
}

/// The fault that a command reports for a stranger's file; a newer format cannot be judged.
fn fault(exit: i32, code: &str, at: &str) -> Expected {
    let exit = if code == "newer-format" { 2 } else { exit };
    Expected::Fault { code: code.to_owned(), at: at.to_owned(), exit }
}

fn run_of(vector: &Vector, line: String) -> Run {
    let expected = match (vector.kind, vector.header("expect")) {
        (Kind::Verdict, _) => Expected::Verdict(Box::new(vector.clone())),
        (Kind::State, _) => Expected::States(Box::new(vector.clone())),
        (_, "ok") => Expected::Read(vector.get("canonical").map(ToOwned::to_owned)),
        (_, code) if carried::is_bare_key(vector) => fault(2, code, carried::PLACE_IN_FILE),
        (_, code) => fault(exit_of(vector), code, vector.header("at")),
    };
    let passphrase = vector.get("passphrase").unwrap_or_default().to_owned();
    let bytes = carried::as_file(vector).unwrap_or_else(|| vector.body.clone());
    Run { of: vector.path(), line, bytes, passphrase, expected }
}

/// The commands that read this kind of file.
fn lines(vector: &Vector) -> Vec<String> {
    const TEXTS: &str = "--texts verdict/texts-both";
    match vector.kind {
        Kind::Json => vec!["canon vector".into()],
        Kind::Record => vec!["check vector".into()],
        Kind::Act => vec!["show vector".into()],
        // An envelope is never a file of its own.
        Kind::Envelope => Vec::new(),
        Kind::Bundle => vec!["verify vector --roster verdict/two-parties.toml --no-texts".into()],
        Kind::Verdict => {
            let texts = match vector.header("texts") {
                "none" => "--no-texts".to_owned(),
                folder => format!("--texts verdict/{folder}"),
            };
            let (roster, options) = (vector.header("roster"), vector.header("options"));
            let with =
                vector.codes("with").into_iter().map(|name| format!("--with verdict/{name}"));
            let words = [format!("verify vector --roster verdict/{roster}"), texts];
            let words = words.into_iter().chain(with).chain([options.to_owned()]);
            let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
            vec![words.join(" ")]
        }
        Kind::TimeStampToken | Kind::LogProof => Vec::new(),
        Kind::Paper => vec![
            "verify vector --roster verdict/two-parties.toml --no-texts".into(),
            "show vector".into(),
        ],
        Kind::State => {
            let (roster, options) = (vector.header("roster"), vector.header("options"));
            vec![format!("status {INSTRUMENTS} --roster state/{roster} {options}")]
        }
        Kind::Roster => vec![
            "roster list --roster vector".into(),
            "verify good/bundle --roster vector --no-texts".into(),
        ],
        Kind::Draft => vec![format!("record vector -o out {TEXTS}")],
        Kind::Profile => vec![format!("{SIGN} --key good/key --as vector {TEXTS}")],
        Kind::PublicKey if is_half(vector) => vec!["key show vector".into()],
        Kind::PublicKey if carried::is_pem(vector) => {
            vec!["roster add north --holder x --roster out --key vector".into()]
        }
        Kind::PublicKey => vec!["roster list --roster vector".into()],
        Kind::SecretKey => {
            let passphrase = vector.get("passphrase").map(|_| " --passphrase-file passphrase");
            let passphrase = passphrase.unwrap_or_default();
            let mut lines =
                vec![format!("{SIGN} --key vector --as good/profile {TEXTS}{passphrase}")];
            if is_half(vector) {
                lines.clear();
            }
            // `key show` also shows public keys.
            if vector.name != "bad-key-public" {
                lines.push(format!("key show vector{passphrase}"));
            }
            lines
        }
    }
}

/// Whether it is an ML-DSA-87 key alone, which no roster has, and which signs nothing.
pub(super) fn is_half(vector: &Vector) -> bool {
    let is_of_keys = [Kind::PublicKey, Kind::SecretKey].contains(&vector.kind);
    is_of_keys && ["ok-ml-dsa", "ok-jwk-akp"].iter().any(|start| vector.name.starts_with(start))
}

/// The folder with the instruments of a vector of states, a file for each.
const INSTRUMENTS: &str = "instruments";

const SIGN: &str =
    "sign good/record --party north --signed-at 2021-08-05T09:00:00+09:00 --yes -o out";

/// The bytes of a vector.
fn body(path: &str) -> &'static [u8] {
    let file = &FILES[path];
    let header = file.windows(2).position(|pair| pair == b"\n\n").expect("a header");
    &file[header + 2..]
}

/// The bundle that the papers have, too.
fn good_bundle() -> Vec<u8> {
    body("bundle/ok-two-acts.txt").to_owned()
}

/// A folder with the other files that the commands need.
pub(super) fn office() -> TempDir {
    let office = tempfile::tempdir().expect("a temporary folder");
    let write = |path: &str, bytes: &[u8]| {
        let path = office.path().join(path);
        fs::create_dir_all(path.parent().expect("it is in the office")).expect("a folder is made");
        fs::write(&path, bytes).expect("a file can be written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("it is ours");
    };
    let is_beside = |path: &str| path.starts_with("verdict/") || path == "state/roster.toml";
    for (path, bytes) in FILES.iter().filter(|(path, _)| is_beside(path)) {
        write(path, bytes);
    }
    write("good/record", body("record/ok-minimal.txt"));
    write("good/bundle", body("bundle/ok-two-acts.txt"));
    write("good/profile", body("profile/ok-minimal.txt"));
    write("good/key", body("secret-key/ok-plain.txt"));
    office
}

/// The result of a command.
struct Ran {
    exit: Option<i32>,
    out: Vec<u8>,
    talk: String,
}

fn run(line: &str, office: &Path, input: &[u8], locale: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_paraph"))
        .args(line.split(' '))
        .arg("--json")
        .current_dir(office)
        .env("LC_ALL", locale)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    // A program that has read enough does not read the rest.
    let _ = child.stdin.take().expect("it was piped").write_all(input);
    let output = child.wait_with_output().expect("the program ends");
    let talk = String::from_utf8_lossy(&output.stderr).into_owned();
    Ran { exit: output.status.code(), out: output.stdout, talk }
}

/// JSON without the time of the judgement: both runs use the present time.
fn without_time(out: &[u8]) -> String {
    let out = String::from_utf8_lossy(out);
    match out.split_once("\"at\":\"") {
        None => out.into_owned(),
        Some((before, at)) => format!("{before}{}", at.split_once('"').map_or("", |it| it.1)),
    }
}

/// The result in a command's line of JSON: code and place of a fault, or no fault.
fn fault_in_json(out: &[u8], file: &str) -> Option<(String, String)> {
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
    // Another kind of file is not judged.
    if ["bundle/unknown-format-record.txt", "record/unknown-format-act.txt"]
        .contains(&&*vector.path())
    {
        return 2;
    }
    match (vector.kind, vector.header("expect")) {
        (_, "paper-too-large" | "paper-encrypted" | "paper-without-bundle") => 2,
        (Kind::PublicKey, "non-canonical-key" | "weak-key" | "mixed-order-key") => 1,
        (_, "newer-format") => 2,
        (Kind::Json | Kind::Record | Kind::Act | Kind::Bundle | Kind::Paper, _) => 1,
        _ => 2,
    }
}

impl Run {
    /// Runs it in an office of [`office`]; returns what is wrong, if anything.
    pub(super) fn check(&self, office: &Path) -> Result<(), String> {
        let write = |name: &str, bytes: &[u8]| {
            fs::write(office.join(name), bytes).expect("a file can be written");
            // With the mode of secrets; some of them are secrets.
            fs::set_permissions(office.join(name), fs::Permissions::from_mode(0o600))
                .expect("its mode can be set");
        };
        write("vector", &self.bytes);
        write("passphrase", self.passphrase.as_bytes());
        if self.line.contains("unsigned") {
            write("unsigned", &carried::unsigned(&self.bytes));
        }
        let instruments = office.join(INSTRUMENTS);
        if let Expected::States(_) = self.expected {
            fs::create_dir(&instruments).expect("a folder is made");
            let lines = self.bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
            for (number, line) in lines.enumerate() {
                write(&format!("{INSTRUMENTS}/{number}.json"), line);
            }
        }
        let from_input = self.line.split(' ').any(|word| word == "-");
        let input = if from_input { &self.bytes[..] } else { b"" };
        let ran = run(&self.line, office, input, "C.UTF-8");
        // JSON is the same in every language.
        if !from_input {
            let _ = fs::rename(office.join("out"), office.join("first"));
            let korean = run(&self.line, office, input, "ko_KR.UTF-8");
            let _ = fs::rename(office.join("first"), office.join("out"));
            let answers = [&ran, &korean].map(|ran| (without_time(&ran.out), ran.exit));
            if answers[0] != answers[1] {
                let out = String::from_utf8_lossy(&korean.out);
                return Err(format!("{}: paraph {}: in Korean {out}", self.of, self.line));
            }
        }
        if instruments.exists() {
            fs::remove_dir_all(&instruments).expect("a folder can be removed");
        }
        let out = fs::read(office.join("out")).ok();
        if out.is_some() {
            fs::remove_file(office.join("out")).expect("a file can be removed");
        }
        let file = if from_input { "standard input" } else { "vector" };
        self.judge(&ran, out, file).map_err(|what| {
            let (of, line, exit, talk) = (&self.of, &self.line, ran.exit, &ran.talk);
            let out = String::from_utf8_lossy(&ran.out);
            format!("{of}: paraph {line}: {what}\n  [{exit:?}] {out}\n  {talk}")
        })
    }

    fn judge(&self, ran: &Ran, out: Option<Vec<u8>>, file: &str) -> Result<(), String> {
        let is = |good: bool, what: &str| if good { Ok(()) } else { Err(what.to_owned()) };
        match &self.expected {
            Expected::Out(bytes) => {
                is(ran.exit == Some(0), "the exit code is another")?;
                is(out.as_ref() == Some(bytes), "what is written are other bytes")
            }
            Expected::Verdict(vector) => verdict(vector, ran),
            Expected::States(vector) => states(vector, ran),
            Expected::Read(printed) => {
                if let Some(printed) = printed {
                    is(ran.out == printed.as_bytes(), "it prints another form")?;
                }
                let exits: &[i32] = if self.line.starts_with("verify") { &[0, 3] } else { &[0] };
                is(ran.exit.is_some_and(|exit| exits.contains(&exit)), "the exit code is another")?;
                is(fault_in_json(&ran.out, file).is_none(), "it reports a fault")
            }
            Expected::Fault { code, at, exit } => {
                let Some(reported) = fault_in_json(&ran.out, file) else {
                    return Err("it reports no fault".into());
                };
                // Commands that accept any format report an unknown one for the whole file.
                let whole = reported.0.ends_with("-format") && reported.1.is_empty();
                let fault = (code.clone(), if whole { String::new() } else { at.clone() });
                is(reported == fault, &format!("it reports {reported:?}, expected {fault:?}"))?;
                is(out.is_none(), "there is an output file")?;
                is(ran.exit == Some(*exit), "the exit code is another")
            }
        }
    }
}

/// Compares the report with the vector's header.
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
    let acts = report["acts"].as_array().into_iter().flatten();
    let ignored = acts.flat_map(|act| act["ignoredEvidence"].as_array().into_iter().flatten());
    let ignored: Vec<&str> = ignored.filter_map(|proof| proof["code"].as_str()).collect();
    let reservations = report["reservations"].as_u64().filter(|some| *some > 0);
    let same = [
        (report["verdict"].as_str().unwrap_or_default().to_owned(), "expect"),
        (codes("reasons", "code"), "reasons"),
        (codes("acts", "outcome"), "acts"),
        (codes("parties", "outcome"), "parties"),
        (codes("texts", "outcome"), "text-outcomes"),
        (if report["sealed"] == true { "yes" } else { "" }.to_owned(), "sealed"),
        (reservations.map(|some| some.to_string()).unwrap_or_default(), "reservations"),
        (codes("evidence", "outcome"), "evidence"),
        (codes("evidence", "fault"), "evidence-faults"),
        (ignored.join(", "), "ignored-evidence"),
    ];
    // Values that are not in the header must be absent.
    match same.iter().find(|(found, key)| found != vector.get(key).unwrap_or_default()) {
        Some((found, key)) => Err(format!("{key} is {found:?}")),
        None if ran.exit != Some(exit) => Err("the exit code is another".to_owned()),
        None => Ok(()),
    }
}

/// Compares the states with the vector's header, in the order of the files.
fn states(vector: &Vector, ran: &Ran) -> Result<(), String> {
    let answer: Value = serde_json::from_slice(&ran.out).map_err(|error| error.to_string())?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let instruments = list(&answer["instruments"]);
    let join = |of: &dyn Fn(&Value) -> String, between: &str| -> String {
        instruments.iter().map(of).collect::<Vec<_>>().join(between)
    };
    let state = |it: &Value| match it["ending"].as_str() {
        Some(ending) => ending.to_owned(),
        None => text(&it["state"]),
    };
    let thing = |due: &Value| {
        let mut words = vec![text(&due["what"])];
        if let Some(party) = due["party"].as_str() {
            words.push(format!("party={party}"));
            let holders: Vec<String> = list(&due["holders"]).iter().map(text).collect();
            if !holders.is_empty() {
                words.push(format!("holders={}", holders.join("+")));
            }
            words.push(format!("people={}", due["people"]));
        }
        words.extend(due["by"].as_str().map(|by| format!("by={by}")));
        words.join(" ")
    };
    let due = |it: &Value| match &list(&it["due"])[..] {
        [] => "none".to_owned(),
        due => due.iter().map(thing).collect::<Vec<_>>().join("; "),
    };
    let is_due = instruments.iter().any(|it| !list(&it["due"]).is_empty());
    let findings: Vec<String> =
        list(&answer["findings"]).iter().map(|finding| text(&finding["code"])).collect();
    let same = [
        (join(&state, ", "), "expect"),
        (join(&|it| text(&it["reason"]["code"]), ", "), "reasons"),
        (join(&|it| text(&it["since"]), ", "), "since"),
        (if is_due { join(&due, " | ") } else { String::new() }, "due"),
        (findings.join(", "), "findings"),
    ];
    let unfinished = ["open", "partly-signed", "pending"];
    let exit = match vector.codes("expect").iter().any(|code| unfinished.contains(code)) {
        true => 3,
        false => 0,
    };
    // Values that are not in the header must be absent.
    match same.iter().find(|(found, key)| found != vector.get(key).unwrap_or_default()) {
        Some((found, key)) => Err(format!("{key} is {found:?}")),
        None if ran.exit != Some(exit) => Err("the exit code is another".to_owned()),
        None => Ok(()),
    }
}

/// The names in a folder, sorted.
pub(super) fn listing(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder can be read");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries.flatten().map(name).collect();
    names.sort();
    names
}
