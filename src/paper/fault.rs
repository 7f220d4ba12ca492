//! Why a PDF is not read as a paper.

use std::fmt;

use crate::locale::Locale;
use crate::messages::{Choice, Localized, papers};
use crate::value::codes;

/// Why a PDF is not in exactly the form of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperFlaw {
    /// It has more appended parts than the limit.
    Parts,
    /// The syntax of a value.
    Syntax,
    /// Objects: a number twice, or another generation.
    Objects,
    /// The data of a stream.
    Stream,
    /// The table does not list exactly the objects of its part.
    Table,
    /// The trailer.
    Trailer,
    /// A name that a paper does not have: scripts, links to other files, objects in streams.
    Forbidden,
    /// The attached files, or what names them.
    Attachments,
}

impl Choice for PaperFlaw {
    const WORDS: &'static [&'static str] =
        &["parts", "syntax", "objects", "stream", "table", "trailer", "forbidden", "attachments"];

    fn word(&self) -> &'static str {
        match self {
            Self::Parts => "parts",
            Self::Syntax => "syntax",
            Self::Objects => "objects",
            Self::Stream => "stream",
            Self::Table => "table",
            Self::Trailer => "trailer",
            Self::Forbidden => "forbidden",
            Self::Attachments => "attachments",
        }
    }
}

impl Localized for PaperFlaw {
    fn write(&self, _: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(self.word())
    }
}

/// Why a PDF is not read as a paper (docs/paper-format.md).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", Localized::in_locale(self, Locale::En))]
pub enum PaperFault {
    /// The file, or the files in it together, exceed the limit.
    TooLarge {
        /// In bytes.
        limit: u64,
    },
    /// It is not in exactly this form.
    Form {
        /// The place: a number of bytes from the start.
        at: u64,
        /// What was found there.
        why: PaperFlaw,
    },
    /// It is encrypted.
    Encrypted,
    /// It has no bundle.
    NoBundle,
    /// It has several files that can be taken for the bundle.
    SeveralBundles,
    /// A part that was appended later changes the attached files.
    Changed,
}

impl PaperFault {
    codes! {
        /// Its stable code. docs/paper-format.md lists all of them.
        Self::TooLarge { .. } => "paper-too-large",
        Self::Form { .. } => "paper-form",
        Self::Encrypted => "paper-encrypted",
        Self::NoBundle => "paper-without-bundle",
        Self::SeveralBundles => "paper-with-bundles",
        Self::Changed => "paper-changed",
    }
}

impl PaperFault {
    /// Whether the file is refused: it claims a bundle, and is in another form or was changed. Otherwise it cannot be
    /// judged.
    pub fn is_refused(&self) -> bool {
        match self {
            Self::Form { .. } | Self::SeveralBundles | Self::Changed => true,
            Self::TooLarge { .. } | Self::Encrypted | Self::NoBundle => false,
        }
    }
}

impl Localized for PaperFault {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::TooLarge { limit } => papers::TooLarge { limit }.write(locale, out),
            Self::Form { at, why } => papers::Form { at, why }.write(locale, out),
            Self::Encrypted => papers::Encrypted.write(locale, out),
            Self::NoBundle => papers::WithoutBundle.write(locale, out),
            Self::SeveralBundles => papers::WithBundles.write(locale, out),
            Self::Changed => papers::Changed.write(locale, out),
        }
    }
}

/// The next step for someone who has a paper that is not read.
#[derive(Clone, Copy, Debug)]
pub struct AskForTheBundle;

impl Localized for AskForTheBundle {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        papers::AskForTheBundle.write(locale, out)
    }
}

/// That a bundle was inside a paper whose page was not compared with it. It goes with everything that a bundle says.
#[derive(Clone, Copy, Debug)]
pub struct PageNotCompared {
    /// The number of texts among the files in the paper that match the record.
    pub texts: usize,
}

impl Localized for PageNotCompared {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        papers::PageNotCompared { texts: self.texts }.write(locale, out)
    }
}
