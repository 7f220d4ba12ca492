//! `paraph export kit`: writes all that is needed to check a bundle's signatures without this program.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io::Write as _;
use std::path::Path;

use paraph::bundle::{Bundle, SignedAct};
use paraph::evidence::EntryProof;
use paraph::id::{Digest, EnvelopeDigest};
use paraph::paper::AttachedFile;
use paraph::record::Text;
use paraph::text::Meter;
use paraph::text_lookup::{attached_first, attached_texts, found_texts};
use serde::Serialize;

use super::hash::sum_line;
use crate::cli::args::KitArgs;
use crate::cli::chunked_reader::pieces;
use crate::cli::display::{shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::bundle_of;
use crate::cli::files::NewFolder;
use crate::cli::messages::files as words;
use crate::cli::output::Console;
use crate::cli::paper;
use crate::cli::paths::folder;
use crate::cli::progress::Progress;
use crate::cli::text_lookup;

/// The script for those who receive a kit. It is the same in every kit.
const VERIFY: &str = include_str!("export/verify.sh");

pub(crate) fn kit(args: &KitArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let file = paper::read(&args.bundle)?;
    let bundle = bundle_of(&args.bundle, &file.bytes)?;
    let mut kit = Kit { folder: NewFolder::begin(&args.output)?, sums: BTreeMap::new() };
    if !args.no_texts {
        let attached = file.attached.as_deref().filter(|_| args.texts.is_none());
        let home = args.texts.as_deref().unwrap_or_else(|| folder(&args.bundle));
        let paper = paper::name(&args.bundle);
        kit.texts(&bundle, &paper, attached.unwrap_or_default(), home)?;
    }
    kit.write("bundle.json", &file.bytes)?;
    kit.write("record.json", bundle.record().bytes())?;
    for key in bundle.keys() {
        kit.write(&format!("keys/{}.pem", key.id()), key.to_pem().as_bytes())?;
    }
    for (index, act) in bundle.acts().enumerate() {
        kit.act(index + 1, act)?;
    }
    kit.times(&bundle)?;
    kit.write("verify.sh", VERIFY.as_bytes())?;

    let answer = Answer {
        format: "paraph/kit/1",
        folder: shown(&args.output),
        record: bundle.record().digest().to_string(),
        acts: bundle.len(),
        texts: !args.no_texts,
        files: kit.sums.iter().map(|(name, sha256)| Line::new(name, sha256)).collect(),
    };
    kit.finish()?.commit(|| console.answer_now(format!("{}\n", answer.folder), &answer))?;
    console.talk(&words::CheckTheKit { key: typed(&args.output.join("verify.sh")) });
    Ok(Exit::Done)
}

#[derive(Serialize)]
struct Answer {
    format: &'static str,
    folder: String,
    record: String,
    acts: usize,
    /// Whether the kit has the texts.
    texts: bool,
    files: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    name: String,
    sha256: String,
}

impl Line {
    fn new(name: &str, sha256: &Digest) -> Self {
        Self { name: name.to_owned(), sha256: sha256.to_string() }
    }
}

/// A kit that is being written, with the digest of each file in it.
struct Kit {
    folder: NewFolder,
    sums: BTreeMap<String, Digest>,
}

impl Kit {
    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), CliError> {
        self.folder.write(name, bytes)?;
        self.sums.insert(name.to_owned(), Digest::of(bytes));
        Ok(())
    }

    /// Writes the bytes that were signed, as the signing key received them, and the signature.
    fn act(&mut self, number: usize, signed: &SignedAct) -> Result<(), CliError> {
        let (act, content) = (signed.act(), signed.act().content());
        let base = format!("acts/{number:03}-{}-{}", content.party, content.intent.word());
        self.write(&format!("{base}.json"), act.bytes())?;
        self.write(&format!("{base}.signed"), &act.signing_input())?;
        // Of a pair, in the order of the keys of the act.
        for (index, (_, signature)) in signed.envelope().signatures().enumerate() {
            let name = match content.is_hybrid() {
                true => format!("{base}.{}.sig", index + 1),
                false => format!("{base}.sig"),
            };
            self.write(&name, signature.as_bytes())?;
        }
        Ok(())
    }

    /// Writes each time-stamp with what it is about and the certificate that signed it. The name of a token ends with
    /// its time, in seconds of Unix time.
    fn times(&mut self, bundle: &Bundle) -> Result<(), CliError> {
        let envelopes: BTreeMap<EnvelopeDigest, Vec<u8>> = bundle
            .acts()
            .map(|signed| (signed.envelope().digest(), signed.envelope().to_bytes()))
            .collect();
        let mut named: BTreeSet<EnvelopeDigest> = BTreeSet::new();
        for (index, entry) in bundle.evidence().enumerate() {
            let EntryProof::Token(token) = entry.proof() else { continue };
            let subjects = entry.subjects();
            let base = format!("times/{:03}-{}", index + 1, token.time().unix_seconds());
            let about = match (subjects.envelopes(), subjects.renews()) {
                ([one], []) => envelopes.get(one).cloned(),
                _ => Some(subjects.message()),
            };
            // A time-stamp about an envelope that is not here cannot be checked here.
            let Some(about) = about else { continue };
            self.write(&format!("{base}.token"), token.to_bytes())?;
            self.write(&format!("{base}.about"), &about)?;
            self.write(&format!("{base}.pem"), token.certificate().to_pem().as_bytes())?;
            named.extend(subjects.envelopes().iter().copied());
        }
        for (digest, bytes) in envelopes.iter().filter(|(digest, _)| named.contains(digest)) {
            self.write(&format!("envelopes/{digest}.json"), bytes)?;
        }
        Ok(())
    }

    /// Writes the texts: those that are attached to a paper of this name, and the others from a folder.
    fn texts(
        &mut self,
        bundle: &Bundle,
        paper: &str,
        attached: &[AttachedFile],
        home: &Path,
    ) -> Result<(), CliError> {
        let record = bundle.record();
        let inside = attached_texts(paper, attached, record);
        let located = attached_first(inside.clone(), record, || text_lookup::locate(record, home))?;
        let found = found_texts(located.clone());
        let texts_inside = inside.keys().cloned().collect();
        let matched = text_lookup::all_match(record, home, &found, &texts_inside);
        matched.map_err(|error| match error.exit {
            Exit::Incomplete => error.hint(words::KitWithoutText),
            Exit::Done | Exit::Refused | Exit::CouldNot => error.hint(words::KitOfAnotherText),
        })?;
        for text in &record.content().texts {
            let inside = inside.get(&text.path);
            match inside.and_then(|it| attached.iter().find(|file| file.name == it.file)) {
                Some(file) => self.write(&format!("texts/{}", text.path), &file.bytes)?,
                None => self.text(text, &home.join(&located[&text.path].file))?,
            }
        }
        Ok(())
    }

    /// Copies a text, and checks that the copied bytes match the record.
    fn text(&mut self, text: &Text, from: &Path) -> Result<(), CliError> {
        let name = format!("texts/{}", text.path);
        let mut meter = Meter::new();
        self.folder.file(&name, |file| {
            let mut written = Ok(());
            pieces(from, &Progress::on_files(&[from]), |piece| {
                meter.update(piece);
                if written.is_ok() {
                    written = file.write_all(piece);
                }
            })?;
            written.map_err(|error| CliError::writing(Path::new(&name), &error))
        })?;
        if meter.finish() != text.measure {
            let sentence = words::TextChanged { file: &text.path };
            return Err(CliError::new("changed-meanwhile", sentence).at(from));
        }
        self.sums.insert(name, text.measure.sha256);
        Ok(())
    }

    /// Adds the list of all files, and returns the folder.
    fn finish(self) -> Result<NewFolder, CliError> {
        let lines = self.sums.iter().map(|(name, sha256)| sum_line(sha256, OsStr::new(name)));
        let lines: Vec<u8> = lines.flatten().collect();
        self.folder.write("SHA256SUMS", &lines)?;
        Ok(self.folder)
    }
}
