//! Makes the PDF: the data, the template and the fonts go into Typst, and a PDF comes out.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use paraph::locale::Locale;
use paraph::messages::{Localized as _, Sentence};
use paraph::paper::{DESCRIPTION_NAME, Paper as ReadPaper};
use paraph::text::measure;
use paraph::verify::TextOutcome;
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::certificate::{Certificate, FORMAT};
use crate::content::{self, Attachment, Wanted};
use crate::error::PaperError;
use crate::fonts::{Fonts, TYPEWRITER};
use crate::input::Judged;
use crate::messages::{page as say, program};

/// The template.
const TEMPLATE: &str = include_str!("../template/paper.typ");

/// The digest of the template.
pub(crate) fn template_digest() -> String {
    measure(TEMPLATE.as_bytes()).sha256.to_string()
}

/// The size of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    A4,
    Letter,
}

impl Size {
    /// The size with this word.
    pub(crate) fn of(word: &str) -> Option<Self> {
        [Self::A4, Self::Letter].into_iter().find(|size| size.word() == word)
    }

    /// Its word on the command line, and in `certificate.json`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// Its name in Typst.
    fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "us-letter",
        }
    }
}

/// How a paper is made.
pub(crate) struct Recipe<'a> {
    pub(crate) locale: Locale,
    pub(crate) size: Size,
    /// The digests of the other records at hand, sorted.
    pub(crate) others: Vec<String>,
    /// Whether texts were checked.
    pub(crate) texts: bool,
    pub(crate) fonts: &'a [PathBuf],
}

/// A paper.
pub(crate) struct Paper {
    pub(crate) bytes: Vec<u8>,
    pub(crate) pages: usize,
    pub(crate) certificate: Certificate,
}

/// Makes the paper of a judgement. The same input gives the same bytes.
pub(crate) fn make(judged: &Judged, recipe: &Recipe<'_>) -> Result<Paper, PaperError> {
    let Recipe { locale, size, .. } = *recipe;
    let wanted = Wanted { locale, size: size.name() };
    let mut attachments = content::attachments(judged, locale)?;
    let description = say::AttachedCertificate.in_locale(locale);
    // The page names the file, whose content is known only when the fonts are.
    let placeholder = Attachment {
        name: DESCRIPTION_NAME.to_owned(),
        bytes: Vec::new(),
        media_type: "application/json".to_owned(),
        description: description.clone(),
        relationship: "data",
    };
    attachments.insert(1, placeholder);
    let mut data = content::data(judged, &wanted, &attachments)?;
    let mut characters: BTreeSet<char> = (' '..='~').collect();
    content::characters(&data, &mut characters);
    let fonts = Fonts::find(recipe.fonts, &characters)?;
    let certificate = certificate(judged, recipe, &fonts);
    attachments[1] = certificate.attachment(description)?;
    data["serif"] = Value::from(fonts.serif.clone());
    data["sans"] = Value::from(fonts.sans.clone());
    data["typewriter"] = Value::from(TYPEWRITER);
    let world = PaperWorld::new(&data, attachments, fonts.fonts)?;
    let compiled = typst::compile::<PagedDocument>(&world);
    let document = compiled.output.map_err(|faults| fault(&faults))?;
    if let Some(warning) = compiled.warnings.first() {
        return Err(PaperError::fault(&warning.message));
    }
    let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]);
    let options = PdfOptions {
        ident: Smart::Custom(format!("paraph:{}", certificate.record)),
        creator: Smart::Custom(Some(format!("paraph-paper {}", env!("CARGO_PKG_VERSION")))),
        standards: standards.map_err(|error| PaperError::fault(error.message()))?,
        ..PdfOptions::default()
    };
    let mut bytes = typst_pdf::pdf(&document, &options).map_err(|faults| fault(&faults))?;
    // Programs that sign a PDF append to it, and some begin on the last line. That line is a comment.
    bytes.push(b'\n');
    // A title can have words that the reader refuses, and a text can be a bundle.
    match ReadPaper::read(&bytes) {
        Ok(read) if read.bundle() == judged.bundle.to_bytes() => {}
        Ok(_) => return Err(PaperError::fault("the bundle inside is another one")),
        Err(fault) => {
            let why = Sentence::of(&fault);
            let error = PaperError::new(fault.code(), &program::NotReadAgain { why });
            return Err(error.hint(&program::WithoutTexts));
        }
    }
    Ok(Paper { bytes, pages: document.pages().len(), certificate })
}

fn certificate(judged: &Judged, recipe: &Recipe<'_>, fonts: &Fonts) -> Certificate {
    let digest = |(name, digest): &(String, paraph::id::Digest)| (name.clone(), digest.to_string());
    let texts = judged.report.texts().iter();
    let different = texts.filter(|text| matches!(text.outcome, TextOutcome::Differs { .. }));
    Certificate {
        different: different.map(|text| text.text.path.to_string()).collect(),
        at: judged.report.at().to_string(),
        fonts: fonts.digests.iter().map(digest).collect(),
        format: FORMAT.to_owned(),
        language: recipe.locale.code().to_owned(),
        others: recipe.others.clone(),
        paper: recipe.size.word().to_owned(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        record: judged.bundle.record().digest().to_string(),
        roster: judged.report.roster().to_string(),
        template: template_digest(),
        texts: recipe.texts,
        typst: typst::utils::version().raw().to_string(),
    }
}

/// A mistake in the template.
fn fault(faults: &[SourceDiagnostic]) -> PaperError {
    let first = faults.first().map(|fault| fault.message.to_string());
    PaperError::fault(&first.unwrap_or_default())
}

/// What the template can see: its data, the attachments, and the fonts. There is no clock and no file system.
struct PaperWorld {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    source: Source,
    files: HashMap<FileId, Bytes>,
}

impl PaperWorld {
    fn new(
        data: &Value,
        attachments: Vec<Attachment>,
        fonts: Vec<Font>,
    ) -> Result<Self, PaperError> {
        let source = Source::new(file_id("/paper.typ")?, TEMPLATE.to_owned());
        let data =
            serde_json::to_vec(data).map_err(|error| PaperError::fault(&error.to_string()))?;
        let mut files = HashMap::from([(file_id("/data.json")?, Bytes::new(data))]);
        for (number, attachment) in attachments.into_iter().enumerate() {
            files.insert(file_id(&format!("/{number}"))?, Bytes::new(attachment.bytes));
        }
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            source,
            files,
        })
    }
}

fn file_id(path: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(path).map_err(|_| PaperError::fault("a path"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match id == self.source.id() {
            true => Ok(self.source.clone()),
            false => Err(FileError::AccessDenied),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
