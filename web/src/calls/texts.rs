//! Texts: which files are wanted, and measures of any size, piece by piece.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard};

use paraph::text::Meter;
use paraph::text_lookup::{FileList, Wanted};
use serde::{Deserialize, Serialize};

use super::Answered;
use crate::answer::{Answer, Needed, Problem};
use crate::request::{File, Request};

pub(super) fn wanted(request: &Request<'_>) -> Answered {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        file: File,
        files: Vec<Named>,
    }
    #[derive(Deserialize)]
    struct Named {
        name: String,
        size: u64,
    }
    #[derive(Serialize)]
    struct Shown {
        measure: BTreeSet<String>,
        read: BTreeSet<String>,
    }
    let Asked { file, files, .. } = request.read()?;
    let given = request.file(&file)?;
    let record = given.record_in(Needed::BundleOrRecord)?;
    let list: FileList = files.into_iter().map(|file| (file.name, file.size)).collect();
    let Wanted { measure, read } = list.wanted(&record);
    Ok(Answer::of(&Shown { measure, read }))
}

/// The texts that are being measured.
struct Meters {
    next: u32,
    begun: BTreeMap<u32, Meter>,
}

static METERS: Mutex<Meters> = Mutex::new(Meters { next: 1, begun: BTreeMap::new() });

fn meters() -> MutexGuard<'static, Meters> {
    METERS.lock().expect("a panic ends the instance")
}

#[derive(Deserialize, Serialize)]
struct Handle {
    text: u32,
}

fn unknown() -> Problem {
    Problem::bad_request("no such text is being measured")
}

pub(super) fn begin() -> Answered {
    let mut meters = meters();
    let text = meters.next;
    meters.next += 1;
    meters.begun.insert(text, Meter::new());
    Ok(Answer::of(&Handle { text }))
}

pub(super) fn update(request: &Request<'_>) -> Answered {
    let Handle { text } = request.read()?;
    let piece = request.attachment(0)?;
    meters().begun.get_mut(&text).ok_or_else(unknown)?.update(piece);
    Ok(Answer::of_json("{}"))
}

pub(super) fn finish(request: &Request<'_>) -> Answered {
    #[derive(Serialize)]
    struct Measured {
        size: u64,
        sha256: String,
    }
    let Handle { text } = request.read()?;
    let measure = meters().begun.remove(&text).ok_or_else(unknown)?.finish();
    Ok(Answer::of(&Measured { size: measure.size, sha256: measure.sha256.to_string() }))
}

pub(super) fn cancel(request: &Request<'_>) -> Answered {
    let Handle { text } = request.read()?;
    meters().begun.remove(&text).ok_or_else(unknown)?;
    Ok(Answer::of_json("{}"))
}
