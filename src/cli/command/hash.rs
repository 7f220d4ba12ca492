//! `paraph hash`: digests in the form of `sha256sum`.

use std::io::Read as _;
use std::path::Path;

use paraph::act::Act;
use paraph::bundle::Bundle;
use paraph::format::{self, Claim, ClaimReader, Format};
use paraph::id::Digest;
use paraph::record::Record;
use paraph::text::{Meter, measure};
use serde::Serialize;

use super::check;
use crate::cli::args::HashArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files;
use crate::cli::progress::pieces;
use crate::cli::say::{World, shown};

/// What a digest is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// Any file's bytes.
    File,
    /// A record file's bytes.
    Record,
    /// An act's payload.
    Act,
    /// The record in a bundle.
    Bundle,
}

/// A file's digest, and what it is of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hashed {
    pub(crate) sha256: Digest,
    pub(crate) kind: Kind,
}

pub(crate) fn run(args: &HashArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    if args.check {
        return check::lists(&args.files, world);
    }
    #[derive(Serialize)]
    struct Answer {
        format: &'static str,
        files: Vec<Line>,
    }
    #[derive(Serialize)]
    struct Line {
        file: String,
        sha256: Option<String>,
        kind: Option<Kind>,
        error: Option<&'static str>,
    }
    let mut exit = Exit::Done;
    let mut lines = Vec::new();
    for path in &args.files {
        let mut line = Line { file: shown(path), sha256: None, kind: None, error: None };
        match hash(path) {
            Ok(Hashed { sha256, kind }) => {
                let suffix = if kind == Kind::Bundle { "#record" } else { "" };
                let name = format!("{}{suffix}", path.to_string_lossy());
                if !world.json() {
                    world.data(sum_line(&sha256, &name).as_bytes())?;
                }
                (line.sha256, line.kind) = (Some(sha256.to_string()), Some(kind));
            }
            Err(error) => {
                world.complain(&error);
                exit = exit.worse(error.exit);
                line.error = Some(error.code);
            }
        }
        lines.push(line);
    }
    world.answer("", &Answer { format: "paraph/hash/1", files: lines })?;
    Ok(exit)
}

/// A file's digest. What claims to be one of our formats must be that, or it is refused.
pub(crate) fn hash(path: &Path) -> Result<Hashed, CliError> {
    if path == Path::new("-") {
        return hash_input(path);
    }
    let (mut meter, mut claim) = (Meter::new(), ClaimReader::new());
    pieces(path, |piece| {
        meter.update(piece);
        claim.update(piece);
    })?;
    match claim.finish() {
        Claim::Other => Ok(Hashed { sha256: meter.finish().sha256, kind: Kind::File }),
        Claim::Unknown(name) => Err(CliError::refused(path, &format::unknown(&name))),
        Claim::Known(format) => of_format(path, &files::read(path, format.max_size())?, format),
    }
}

/// The digest of standard input, which cannot be read twice: what may be ours is kept in memory,
/// and nothing of ours is larger than a bundle.
fn hash_input(path: &Path) -> Result<Hashed, CliError> {
    let limit = Format::Bundle.max_size();
    let head = files::read(path, limit)?;
    match format::claim(&head) {
        Claim::Unknown(name) => Err(CliError::refused(path, &format::unknown(&name))),
        Claim::Known(format) => of_format(path, &head, format),
        Claim::Other if head.len() <= limit => {
            Ok(Hashed { sha256: measure(&head).sha256, kind: Kind::File })
        }
        Claim::Other => {
            let (mut meter, mut claim) = (Meter::new(), ClaimReader::new());
            for piece in [&head[..]] {
                meter.update(piece);
                claim.update(piece);
            }
            drop(head);
            let mut rest = std::io::stdin().lock();
            let mut buffer = vec![0; 256 << 10];
            loop {
                let length =
                    rest.read(&mut buffer).map_err(|error| CliError::reading(path, &error))?;
                if length == 0 {
                    break;
                }
                meter.update(&buffer[..length]);
                claim.update(&buffer[..length]);
            }
            match claim.finish() {
                Claim::Other => Ok(Hashed { sha256: meter.finish().sha256, kind: Kind::File }),
                Claim::Unknown(name) => Err(CliError::refused(path, &format::unknown(&name))),
                Claim::Known(format) => Err(CliError::refused(path, &format.too_large())),
            }
        }
    }
}

/// The digest of a file that claims a format of ours; `bytes` are all of it, or more than it may
/// have.
fn of_format(path: &Path, bytes: &[u8], format: Format) -> Result<Hashed, CliError> {
    let refused = |fault| CliError::refused(path, &fault);
    match format {
        Format::Record => {
            let sha256 = Record::read(bytes).map_err(refused)?.digest();
            Ok(Hashed { sha256, kind: Kind::Record })
        }
        Format::Act => {
            let sha256 = Act::read(bytes).map_err(refused)?.id().digest();
            Ok(Hashed { sha256, kind: Kind::Act })
        }
        Format::Bundle => {
            let sha256 = Bundle::read(bytes).map_err(refused)?.record().digest();
            Ok(Hashed { sha256, kind: Kind::Bundle })
        }
    }
}

/// A line as `sha256sum` writes it: a name with a backslash or a line end is escaped, and the line
/// begins with a backslash then.
pub(crate) fn sum_line(sha256: &Digest, name: &str) -> String {
    let escaped = name.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
    let mark = if escaped == name { "" } else { "\\" };
    format!("{mark}{sha256}  {escaped}\n")
}
