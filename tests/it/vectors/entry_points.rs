//! Four entry points for bytes of strangers, and every vector through each one that accepts its kind: the
//! library, a command on a file, a command on standard input, and `paraph merge`.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::file::{Kind, Vector};
use super::make::carried;
use super::program_entries::{self, Run};
use super::{every, library};

/// An entry point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Door {
    Library,
    File,
    StandardInput,
    Merge,
}

impl Door {
    const ALL: [Self; 4] = [Self::Library, Self::File, Self::StandardInput, Self::Merge];

    /// The reason why no vector of a kind can go through, if that is so.
    fn is_closed(self, kind: Kind) -> Option<&'static str> {
        match (self, kind) {
            (Self::File | Self::StandardInput, Kind::Envelope) => Some("stands alone in no file"),
            (
                Self::Merge,
                Kind::Json | Kind::SecretKey | Kind::Roster | Kind::Draft | Kind::Profile,
            ) => Some("is in no bundle"),
            (Self::StandardInput | Self::Merge, Kind::State) => Some("is several files"),
            (
                Self::File | Self::StandardInput | Self::Merge,
                Kind::TimeStampToken | Kind::LogProof,
            ) => Some("no command reads it"),
            _ => None,
        }
    }

    /// The reason why a vector of an accepted kind cannot go through, if that is so.
    fn is_closed_to(self, vector: &Vector) -> Option<&'static str> {
        let is_ok = vector.header("expect") == "ok";
        let claims = String::from_utf8_lossy(&vector.body).contains(r#""format":"paraph"#);
        let pem = carried::is_pem(vector);
        match (self, vector.kind, &*vector.name) {
            (Self::Library, ..) => None,
            (Self::File | Self::StandardInput, kind, name) => match (kind, name) {
                (Kind::Record, "unknown-format-bundle") => {
                    Some("it is read as the bundle it claims")
                }
                (Kind::Record, "too-large-newer") => {
                    Some("how large a newer record may be is unknown")
                }
                (Kind::Act, "unknown-format-record") => Some("it is read as the record it claims"),
                (Kind::Act, _) if !claims => Some("it claims nothing"),
                (Kind::PublicKey, _) if pem && vector.body.windows(7).any(|w| w == b"PRIVATE") => {
                    Some("a code that only `roster add` has")
                }
                (Kind::PublicKey, _) if program_entries::is_half(vector) && !pem => {
                    Some("half of a pair is no key of a roster")
                }
                _ if program_entries::is_half(vector) && self == Self::StandardInput => {
                    Some("only `key show` reads it, and reads it twice")
                }
                (Kind::SecretKey, "encrypted-key" | "encrypted-key-pair") => {
                    Some("the program asks for the passphrase")
                }
                (Kind::SecretKey, "wrong-passphrase-empty") => Some("the program asks for another"),
                _ => None,
            },
            (Self::Merge, Kind::PublicKey, _) if pem => Some("keys of a bundle are not in PEM"),
            (Self::Merge, Kind::Envelope, _) if is_ok => Some("its payload is no act"),
            (Self::Merge, Kind::Record, name) => carried::changes_in_a_bundle(name),
            (Self::Merge, ..) => None,
        }
    }

    fn runs(self, vector: &Vector) -> Vec<Run> {
        match self {
            Self::Library => Vec::new(),
            Self::File => program_entries::as_file(vector),
            Self::StandardInput => program_entries::on_standard_input(vector),
            Self::Merge => program_entries::merged(vector),
        }
    }
}

#[test]
fn every_vector_goes_through_four_doors() {
    let vectors = every();
    let mut through: BTreeMap<(Door, Kind), usize> = BTreeMap::new();
    let mut kept_out: BTreeMap<(Door, Kind), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut runs = Vec::new();
    for (door, vector) in Door::ALL.iter().flat_map(|door| vectors.iter().map(move |v| (*door, v)))
    {
        let closed = door.is_closed(vector.kind).or_else(|| door.is_closed_to(vector));
        let count = if closed.is_some() { &mut kept_out } else { &mut through };
        *count.entry((door, vector.kind)).or_default() += 1;
        match (door, closed) {
            (_, Some(_)) => {}
            (Door::Library, None) => wrong.extend(library::check(vector).err()),
            (_, None) => {
                let of_vector = door.runs(vector);
                assert!(!of_vector.is_empty(), "{door:?} runs nothing with {}", vector.path());
                runs.extend(of_vector);
            }
        }
    }
    wrong.extend(run_all(&runs));
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), runs.len(), wrong.join("\n"));

    // An entry point that is never used is detected.
    for door in Door::ALL {
        for kind in Kind::ALL {
            let of_kind = vectors.iter().filter(|vector| vector.kind == kind).count();
            let count = |counts: &BTreeMap<(Door, Kind), usize>| {
                counts.get(&(door, kind)).copied().unwrap_or_default()
            };
            let (went, stayed) = (count(&through), count(&kept_out));
            assert_eq!(went + stayed, of_kind, "{door:?} and {kind:?}");
            match door.is_closed(kind) {
                Some(_) => assert_eq!(went, 0, "{door:?} is closed to {kind:?}"),
                None => assert!(went > stayed, "{door:?}: {went} of {of_kind} {kind:?}"),
            }
        }
        let went: usize = through.iter().filter(|((at, _), _)| *at == door).map(|(_, n)| n).sum();
        println!("{door:?}: {went} of {} vectors", vectors.len());
        assert!(went >= 120, "only {went} vectors went through {door:?}");
    }
    println!("{} commands were run", runs.len());
}

/// Runs all of them, some at a time, each worker in a separate office. Returns what is wrong.
fn run_all(runs: &[Run]) -> Vec<String> {
    let (next, wrong) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        let office = program_entries::office();
        let before = program_entries::listing(office.path());
        while let Some(run) = runs.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(what) = run.check(office.path()) {
                wrong.lock().expect("no thread panics with the lock").push(what);
            }
        }
        let left = program_entries::listing(office.path());
        let left: Vec<_> = left.iter().filter(|name| !before.contains(name)).collect();
        let ours = ["passphrase", "unsigned", "vector"];
        assert!(left.iter().all(|name| ours.contains(&name.as_str())), "left behind: {left:?}");
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(work);
        }
    });
    wrong.into_inner().expect("no thread panics with the lock")
}
