//! A paper: a PDF of an instrument with its bundle inside, as the program `paraph-paper` writes it.
//!
//! This is a strict reader of this one form (docs/paper-format.md), not of PDF. It reads every byte of the file in
//! order, and refuses everything that it does not expect. So no other program can show another bundle in the same
//! file. It does not look at the pages: what they say is not compared with the bundle.
//!
//! A file can have later parts, which programs append when they sign a PDF. They cannot change what is attached.

mod attached;
mod fault;
mod heads;
mod part;
mod syntax;
#[cfg(test)]
mod tests;

use memchr::memmem;

pub use self::fault::{AskForTheBundle, PageNotCompared, PaperFault, PaperFlaw};

use self::attached::attached_files;
use self::heads::heads;
use self::part::Part;

/// The maximum size of a paper, in bytes.
pub const MAX_PAPER: usize = 64 << 20;

/// The maximum number of parts of a file: the paper, and what was appended.
pub const MAX_PARTS: usize = 16;

/// The maximum number of attached files: the bundle, the texts that a record can have, and some more.
pub const MAX_ATTACHED: usize = 1_100;

/// The name of the attached bundle.
pub const BUNDLE_NAME: &str = "bundle.json";

/// The name of the attached file that says how the paper was made. It is never a text of the record.
pub const DESCRIPTION_NAME: &str = "certificate.json";

/// The start of every PDF.
pub const PDF: &[u8] = b"%PDF-";

/// A file in a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachedFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The name of a paper's file without its ending: `.pdf`, in any case. Names of files about it begin so. `None` if there
/// is no such ending, or nothing before it.
pub fn stem(name: &str) -> Option<&str> {
    let (stem, ending) = name.split_at_checked(name.len().checked_sub(4)?)?;
    (ending.eq_ignore_ascii_case(".pdf") && !stem.is_empty()).then_some(stem)
}

/// The files in a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    bundle: Vec<u8>,
    others: Vec<AttachedFile>,
    first_part: usize,
    parts: usize,
}

impl Paper {
    /// Whether the bytes are those of a PDF that has a file called `bundle.json`, or claims to.
    ///
    /// A PDF without this name is any PDF.
    pub fn is_claimed(bytes: &[u8]) -> bool {
        bytes.starts_with(PDF) && memmem::find(bytes, BUNDLE_NAME.as_bytes()).is_some()
    }

    /// Reads a paper.
    ///
    /// # Errors
    ///
    /// - [`PaperFault::Form`]: the file is not in exactly this form.
    /// - [`PaperFault::Encrypted`]: it is encrypted.
    /// - [`PaperFault::NoBundle`], [`PaperFault::SeveralBundles`]: it does not have exactly one bundle.
    /// - [`PaperFault::Changed`]: a later part of the file changes what is attached.
    /// - [`PaperFault::TooLarge`]: the file, or a file in it, exceeds its limit.
    pub fn read(bytes: &[u8]) -> Result<Self, PaperFault> {
        if bytes.len() > MAX_PAPER {
            return Err(PaperFault::TooLarge { limit: MAX_PAPER as u64 });
        }
        let mut parts = vec![Part::first(bytes)?];
        while let Some(last) = parts.last()
            && !last.is_last(bytes)
        {
            if parts.len() == MAX_PARTS {
                return Err(flawed(last.end, PaperFlaw::Parts));
            }
            let next = Part::later(bytes, last)?;
            parts.push(next);
        }
        refuse_hidden(bytes, &parts)?;
        let first_part = parts[0].end;
        let (bundle, others) = attached_files(&parts)?;
        Ok(Self { bundle, others, first_part, parts: parts.len() })
    }

    /// The bytes of the bundle.
    pub fn bundle(&self) -> &[u8] {
        &self.bundle
    }

    /// The bytes of the bundle, and the other files, sorted by name.
    pub fn into_files(self) -> (Vec<u8>, Vec<AttachedFile>) {
        (self.bundle, self.others)
    }

    /// The other files, sorted by name.
    pub fn others(&self) -> &[AttachedFile] {
        &self.others
    }

    /// The bytes of another file.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.others.iter().find(|file| file.name == name).map(|file| &*file.bytes)
    }

    /// The number of bytes before the first appended part.
    pub fn first_part(&self) -> usize {
        self.first_part
    }

    /// The number of appended parts, such as signatures of the PDF.
    pub fn appended(&self) -> usize {
        self.parts - 1
    }
}

/// Refuses a file in which a reader that repairs it would find another object.
fn refuse_hidden(bytes: &[u8], parts: &[Part<'_>]) -> Result<(), PaperFault> {
    let mut known = parts.iter().flat_map(|part| &part.heads);
    match heads(bytes).iter().find(|end| known.next() != Some(*end)) {
        Some(end) => Err(flawed(*end, PaperFlaw::Objects)),
        None => Ok(()),
    }
}

/// The fault of a file that is not in exactly this form, at a byte.
fn flawed(at: usize, why: PaperFlaw) -> PaperFault {
    PaperFault::Form { at: at as u64, why }
}
