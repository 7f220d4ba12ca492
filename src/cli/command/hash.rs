//! `paraph hash`: prints digests in the form of `sha256sum`.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use memchr::memmem;
use paraph::act::Act;
use paraph::bundle::Bundle;
use paraph::format::{self, Claim, ClaimReader, Format};
use paraph::id::Digest;
use paraph::paper::{BUNDLE_NAME, MAX_PAPER, PDF, Paper};
use paraph::record::Record;
use paraph::text::Meter;
use serde::Serialize;

use crate::cli::args::HashArgs;
use crate::cli::chunked_reader::pieces;
use crate::cli::display::shown;
use crate::cli::error::{CliError, Exit};
use crate::cli::files;
use crate::cli::output::Console;
use crate::cli::parallel::{Supply, in_order, is_small};
use crate::cli::progress::Progress;

/// The end of the name that the record in a bundle has in a list. There the line is a comment, because other
/// programs know no such file.
pub(crate) const RECORD: &[u8] = b"#record";

/// The kind of file that a digest belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// Any file.
    File,
    /// A record file.
    Record,
    /// The payload of an act.
    Act,
    /// A bundle; the digest of its record is added.
    Bundle,
}

/// A file's digest and kind, and for a bundle the digest of the record in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hashed {
    pub(crate) file: Digest,
    pub(crate) kind: Kind,
    pub(crate) record: Option<Digest>,
}

pub(crate) fn run(args: &HashArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    #[derive(Serialize)]
    struct Answer {
        format: &'static str,
        files: Vec<Line>,
    }
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Line {
        file: String,
        sha256: Option<String>,
        file_sha256: Option<String>,
        kind: Option<Kind>,
        error: Option<&'static str>,
    }
    let mut exit = Exit::Done;
    let mut lines = Vec::new();
    let progress = Progress::on_files(&args.files);
    let hashed = |path: &'_ PathBuf| (path.clone(), hash(path, &progress));
    in_order(
        Supply::Ready,
        args.files.iter(),
        |path| is_small(path),
        hashed,
        |(path, hashed)| {
            let file = shown(&path);
            let mut line = Line { file, sha256: None, file_sha256: None, kind: None, error: None };
            match hashed {
                Ok(Hashed { file, kind, record }) => {
                    let name = path.as_os_str();
                    let mut sums = sum_line(&file, name);
                    if let Some(record) = record {
                        let within = [name.as_bytes(), RECORD].concat();
                        sums.extend_from_slice(b"# ");
                        sums.extend(sum_line(&record, OsStr::from_bytes(&within)));
                    }
                    if !console.json() {
                        progress.aside(|| console.sums(&sums))?;
                    }
                    line.sha256 = Some(record.unwrap_or(file).to_string());
                    line.file_sha256 = Some(file.to_string());
                    line.kind = Some(kind);
                }
                Err(error) => {
                    progress.aside_talk(|| console.complain(&error));
                    exit = exit.worse(error.exit);
                    line.error = Some(error.code);
                }
            }
            lines.push(line);
            Ok(())
        },
    )?;
    drop(progress);
    console.answer("", &Answer { format: "paraph/hash/1", files: lines })?;
    Ok(exit)
}

/// Computes a file's digest. A file that claims a paraph format must be valid, otherwise it is refused.
///
/// A regular file is read a second time if it claims a paraph format or may be a paper. No other input can be
/// read twice: if it may be one of them, its bytes are kept, up to one byte above the size limit.
pub(crate) fn hash(path: &Path, progress: &Progress) -> Result<Hashed, CliError> {
    let (mut meter, mut claim) = (Meter::new(), ClaimReader::new());
    let mut paper = PaperClaim::default();
    let read_twice = path.metadata().is_ok_and(|metadata| metadata.is_file());
    let mut kept = Vec::new();
    pieces(path, progress, |piece| {
        meter.update(piece);
        claim.update(piece);
        paper.update(piece);
        let limit = match () {
            () if read_twice => 0,
            () if claim.may_be_ours() => Format::Bundle.max_size() + 1,
            () if paper.may_be_made() => MAX_PAPER + 1,
            () => 0,
        };
        match limit.checked_sub(kept.len()) {
            Some(room) => kept.extend_from_slice(&piece[..piece.len().min(room)]),
            None => kept = Vec::new(),
        }
    })?;
    match claim.finish() {
        Claim::Other => {
            let file = meter.finish().sha256;
            let record = match paper.is_made() {
                true if read_twice => record_in_paper(&files::read_instrument(path)?, file),
                true => record_in_paper(&kept, file),
                false => None,
            };
            let kind = if record.is_some() { Kind::Bundle } else { Kind::File };
            Ok(Hashed { file, kind, record })
        }
        Claim::Unknown(name) => Err(CliError::refused(path, &format::unknown(&name))),
        Claim::Known(format) => {
            let read = || files::read(path, format.max_size());
            let bytes = if read_twice { read()? } else { kept };
            of_format(path, &bytes, format)
        }
    }
}

/// Finds in the pieces of a file what [`Paper::is_claimed`] finds in the whole.
#[derive(Default)]
struct PaperClaim {
    /// The first bytes of the file, as many as [`PDF`] has.
    start: Vec<u8>,
    /// The last bytes so far, in which [`BUNDLE_NAME`] can begin.
    end: Vec<u8>,
    has_name: bool,
}

impl PaperClaim {
    fn update(&mut self, piece: &[u8]) {
        let missing = PDF.len() - self.start.len();
        self.start.extend_from_slice(&piece[..piece.len().min(missing)]);
        if self.has_name || !PDF.starts_with(&self.start) {
            return;
        }
        let name = BUNDLE_NAME.as_bytes();
        let kept = name.len() - 1;
        let across = [&self.end[..], &piece[..piece.len().min(kept)]].concat();
        self.has_name = [&across[..], piece].iter().any(|it| memmem::find(it, name).is_some());
        let last = if piece.len() < kept { &across } else { piece };
        self.end = last[last.len().saturating_sub(kept)..].to_vec();
    }

    fn may_be_made(&self) -> bool {
        PDF.starts_with(&self.start)
    }

    fn is_made(&self) -> bool {
        self.has_name && self.start == PDF
    }
}

/// The digest of the record in a paper whose bytes have this digest. Any other PDF is a file like others, such as a text.
fn record_in_paper(bytes: &[u8], file: Digest) -> Option<Digest> {
    let is_whole = Digest::of(bytes) == file;
    let paper = is_whole.then(|| Paper::read(bytes).ok()).flatten()?;
    let bundle = Bundle::read(paper.bundle()).ok()?;
    Some(bundle.record().digest())
}

/// The digests of a file that claims a paraph format. `bytes` are the whole file, or more than the limit.
fn of_format(path: &Path, bytes: &[u8], format: Format) -> Result<Hashed, CliError> {
    let refused = |fault| CliError::refused(path, &fault);
    let (kind, record) = match format {
        Format::Record => (Kind::Record, Record::read(bytes).map(|_| None).map_err(refused)?),
        Format::Act => (Kind::Act, Act::read(bytes).map(|_| None).map_err(refused)?),
        Format::Bundle => {
            let bundle = Bundle::read(bytes).map_err(refused)?;
            (Kind::Bundle, Some(bundle.record().digest()))
        }
    };
    Ok(Hashed { file: Digest::of(bytes), kind, record })
}

/// A line as `sha256sum` writes it. If a name has a backslash or a line end, it is escaped and the line
/// begins with a backslash. Other bytes of a name do not change, so that the line names the file.
pub(crate) fn sum_line(sha256: &Digest, name: &OsStr) -> Vec<u8> {
    let mut escaped = Vec::with_capacity(name.len());
    for byte in name.as_bytes() {
        match byte {
            b'\\' => escaped.extend_from_slice(b"\\\\"),
            b'\n' => escaped.extend_from_slice(b"\\n"),
            b'\r' => escaped.extend_from_slice(b"\\r"),
            byte => escaped.push(*byte),
        }
    }
    let mark: &[u8] = if escaped == name.as_bytes() { b"" } else { b"\\" };
    [mark, sha256.to_string().as_bytes(), b"  ", &escaped, b"\n"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_claim_a_paper_if_the_whole_file_does() {
        let rows: [&[u8]; 6] = [
            b"%PDF-1.7 (bundle.json)",
            b"%PDF-bundle.json",
            b"%PDF-1.7 bundlebundle.json and more",
            b"%PDF-1.7 bundle.jso n",
            b"%PDX-1.7 bundle.json",
            b"%PD",
        ];
        for file in rows {
            for length in 1..=file.len() {
                let mut claim = PaperClaim::default();
                file.chunks(length).for_each(|piece| claim.update(piece));
                let file = String::from_utf8_lossy(file);
                assert_eq!(claim.is_made(), Paper::is_claimed(file.as_bytes()), "{file}, {length}");
            }
        }
    }
}
