//! The values that requests have in common.

use std::borrow::Cow;
use std::collections::BTreeMap;

use paraph::bundle::Bundle;
use paraph::fault::{Fault, FaultKind};
use paraph::file_kind::{self, FileKind};
use paraph::format::{self, Claim, Format};
use paraph::id::{Digest, KeyId};
use paraph::locale::Locale;
use paraph::messages::Localized as _;
use paraph::paper::{AttachedFile, PageNotCompared, Paper, stem};
use paraph::record::{Measure, Record};
use paraph::roster::Roster;
use paraph::screen::safe;
use paraph::text_lookup::{FileList, Located, attached_first, attached_texts, found_texts};
use paraph::value::{Rounding, TextPath, Time};
use paraph::verify::{TextFound, TextMeasure};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::answer::{Needed, Problem};

/// A request: its language, its other members and its attachments.
pub(crate) struct Request<'r> {
    pub(crate) locale: Locale,
    members: Value,
    attachments: &'r [&'r [u8]],
}

/// A file of a request.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) name: String,
    bytes: usize,
}

/// A file with its bytes; of a paper, with those of the bundle inside.
///
/// The other files in a paper can be large. Only this value has them: those of all papers of a request together may not
/// fit into the memory.
pub(crate) struct Given<'r> {
    pub(crate) name: &'r str,
    pub(crate) bytes: Cow<'r, [u8]>,
    /// The other files in a paper; `None` if the file is not a paper.
    pub(crate) attached: Option<Vec<AttachedFile>>,
}

/// The texts of a record among the files.
pub(crate) struct FoundTexts {
    pub(crate) texts: BTreeMap<TextPath, TextFound>,
    /// The number of those inside a paper.
    pub(crate) inside: usize,
    /// Those of them that match the record: digests, and names of attached files.
    pub(crate) whole_inside: Vec<(Digest, String)>,
}

/// An available file that may be a text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Text {
    pub(crate) name: String,
    pub(crate) size: u64,
    #[serde(default)]
    pub(crate) sha256: Option<String>,
    #[serde(default)]
    pub(crate) bytes: Option<usize>,
}

impl<'r> Request<'r> {
    /// Reads the JSON of a request. Every request can name a language; the call gets the other members.
    pub(crate) fn new(json: &[u8], attachments: &'r [&'r [u8]]) -> Result<Self, Problem> {
        let mut members: Map<String, Value> = serde_json::from_slice(json).map_err(unreadable)?;
        let locale = match members.remove("language") {
            Some(Value::String(language)) => language.parse().unwrap_or_default(),
            _ => Locale::default(),
        };
        Ok(Self { locale, members: Value::Object(members), attachments })
    }

    /// The values of the request.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        T::deserialize(&self.members).map_err(unreadable)
    }

    pub(crate) fn attachment(&self, number: usize) -> Result<&'r [u8], Problem> {
        let attachment = self.attachments.get(number).copied();
        attachment.ok_or_else(|| Problem::bad_request(&format!("there is no attachment {number}")))
    }

    /// A file of the request. A PDF with a bundle inside counts as the bundle.
    pub(crate) fn file<'f>(&self, file: &'f File) -> Result<Given<'f>, Problem>
    where
        'r: 'f,
    {
        let (name, bytes) = (&*file.name, self.attachment(file.bytes)?);
        if !Paper::is_claimed(bytes) {
            return Ok(Given { name, bytes: Cow::Borrowed(bytes), attached: None });
        }
        let paper = Paper::read(bytes).map_err(|fault| Problem::of_paper(name, &fault))?;
        let (bundle, attached) = paper.into_files();
        Ok(Given { name, bytes: Cow::Owned(bundle), attached: Some(attached) })
    }

    pub(crate) fn roster(&self, file: &File) -> Result<Roster, Problem> {
        let given = self.file(file)?;
        given.text(Needed::Roster, Roster::parse)
    }

    /// The texts of the record in a file: those inside a paper, and the others among the available files.
    pub(crate) fn found(
        &self,
        file: &Given<'_>,
        texts: &[Text],
        record: &Record,
    ) -> Result<FoundTexts, Problem> {
        let attached = file.attached.as_deref().unwrap_or_default();
        let located = attached_texts(&safe(file.name), attached, record);
        let whole_inside = record.content().texts.iter().filter_map(|text| {
            let Located { file, found } = located.get(&text.path)?;
            let is_same = found.measure == TextMeasure::Whole(text.measure);
            is_same.then(|| (text.measure.sha256, file.clone()))
        });
        let (inside, whole_inside) = (located.len(), whole_inside.collect());
        let located = found_texts(located);
        let texts = attached_first(located, record, || self.available(texts, record))?;
        Ok(FoundTexts { texts, inside, whole_inside })
    }

    /// The texts of a record among the available files.
    fn available(
        &self,
        texts: &[Text],
        record: &Record,
    ) -> Result<BTreeMap<TextPath, TextFound>, Problem> {
        let list: FileList = texts.iter().map(|text| (text.name.clone(), text.size)).collect();
        let by_name: BTreeMap<&str, &Text> =
            texts.iter().map(|text| (text.name.as_str(), text)).collect();
        let measure = |name: &str| {
            let text = by_name.get(name).filter(|text| text.sha256.is_some());
            let missing = || Problem::bad_request(&format!("the digest of {name} is missing"));
            let text = text.ok_or_else(missing)?;
            Ok(Measure {
                size: text.size,
                sha256: digest(text.sha256.as_deref().unwrap_or_default())?,
            })
        };
        let read = |name: &str| {
            let bytes = by_name.get(name).and_then(|text| text.bytes);
            bytes.map(|bytes| self.attachment(bytes).map(<[u8]>::to_vec)).transpose()
        };
        let located = list.locate(record, measure, read)?;
        Ok(found_texts(located))
    }
}

impl<'r> Given<'r> {
    /// That the page of a paper was not compared with the bundle. `texts` is the number of those that were found
    /// inside.
    pub(crate) fn page_not_compared(&self, texts: usize, locale: Locale) -> Option<String> {
        self.attached.as_ref().map(|_| PageNotCompared { texts }.in_locale(locale))
    }

    /// A file inside a paper, by its name.
    pub(crate) fn attached_file(&self, name: &str) -> Option<&AttachedFile> {
        self.attached.iter().flatten().find(|file| file.name == name)
    }

    /// The kind of the file. In a paper is a bundle and nothing else (docs/paper-format.md X10).
    pub(crate) fn kind(&self) -> Option<FileKind> {
        match self.attached {
            Some(_) => Some(FileKind::Bundle),
            None => FileKind::of(self.name, &self.bytes),
        }
    }

    /// The format that the file claims to have.
    pub(crate) fn claim(&self) -> Claim {
        match self.attached {
            Some(_) => Claim::Known(Format::Bundle),
            None => format::claim(&self.bytes),
        }
    }

    /// Whether the file cannot be read as a bundle, with this fault, because it is of another kind.
    pub(crate) fn is_no_bundle(&self, fault: &Fault) -> bool {
        self.attached.is_none() && file_kind::is_no_bundle(self.name, &self.bytes, fault)
    }

    /// The name for the file of a bundle that is made of this one.
    pub(crate) fn bundle_name(&self) -> String {
        match self.attached.as_ref().and_then(|_| stem(self.name)) {
            Some(stem) => format!("{stem}.bundle.json"),
            None => self.name.to_owned(),
        }
    }

    /// The text of a file that people write. A PDF is none, whatever is inside.
    pub(crate) fn written(&self) -> Result<&str, Fault> {
        let text = match self.attached {
            Some(_) => None,
            None => std::str::from_utf8(&self.bytes).ok(),
        };
        text.ok_or_else(|| Fault::whole(FaultKind::NotUtf8))
    }

    /// Reads a file that people write.
    pub(crate) fn text<T>(
        &self,
        needed: Needed,
        parse: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Result<T, Problem> {
        self.written().and_then(parse).map_err(|fault| Problem::unusable(self, &fault, needed))
    }

    /// Reads a bundle, or a record as a bundle that no one has signed, and returns which it was.
    pub(crate) fn bundle_or_record(
        &self,
        roster: Option<&Roster>,
        needed: Needed,
    ) -> Result<(Bundle, Format), Problem> {
        let refused = |fault: Fault| Problem::refused(self, &fault, needed);
        let known = |id: &KeyId| roster.and_then(|roster| roster.key(id));
        match self.claim() {
            Claim::Known(Format::Bundle) => {
                let bundle = Bundle::read_with_known_keys(&self.bytes, known).map_err(refused)?;
                Ok((bundle, Format::Bundle))
            }
            Claim::Unknown(name) => Err(refused(format::unknown(&name))),
            Claim::Known(Format::Record | Format::Act) | Claim::Other => {
                let record = Record::read(&self.bytes).map_err(refused)?;
                Ok((Bundle::new(record), Format::Record))
            }
        }
    }

    /// The record of a bundle or the record itself, for a caller that does not judge it.
    pub(crate) fn record_in(&self, needed: Needed) -> Result<Record, Problem> {
        let record = match self.claim() {
            Claim::Known(Format::Bundle) => Bundle::record_in(&self.bytes),
            Claim::Known(Format::Record | Format::Act) | Claim::Unknown(_) | Claim::Other => {
                Record::read(&self.bytes)
            }
        };
        record.map_err(|fault| Problem::refused(self, &fault, needed))
    }

    /// A bundle or a record as a bundle, if the file says that it is one.
    pub(crate) fn claimed(&self, needed: Needed) -> Result<(Bundle, Format), Problem> {
        match self.claim() {
            Claim::Known(Format::Bundle | Format::Record) | Claim::Unknown(_) => {
                self.bundle_or_record(None, needed)
            }
            Claim::Known(Format::Act) | Claim::Other => match Bundle::read(&self.bytes) {
                Err(fault)
                    if self.bytes.starts_with(b"{")
                        && matches!(fault.kind, FaultKind::Truncated) =>
                {
                    Err(Problem::refused(self, &fault, needed))
                }
                _ => Err(Problem::not_ours(self, needed)),
            },
        }
    }

    /// Whether a file among others must be a bundle or a record: its content or its name says so.
    pub(crate) fn claims_instrument(&self) -> bool {
        let is_claimed = match self.claim() {
            Claim::Known(Format::Bundle | Format::Record) | Claim::Unknown(_) => true,
            Claim::Known(Format::Act) | Claim::Other => false,
        };
        is_claimed || [".bundle.json", ".record.json"].iter().any(|end| self.name.ends_with(end))
    }
}

fn unreadable(error: serde_json::Error) -> Problem {
    Problem::bad_request(&error.to_string())
}

/// A digest in a request.
pub(crate) fn digest(hex: &str) -> Result<Digest, Problem> {
    let digest = hex.trim().to_ascii_lowercase().parse();
    digest.map_err(|kind: FaultKind| Problem::new(kind.code(), &kind))
}

/// A time in a request.
pub(crate) fn time(text: &str) -> Result<Time, Problem> {
    let time = Time::parse_rounded(text.trim(), Rounding::Down);
    time.map_err(|kind| Problem::new(kind.code(), &kind))
}

/// A value in a request, such as an id.
pub(crate) fn value<T: std::str::FromStr<Err = FaultKind>>(text: &str) -> Result<T, Problem> {
    text.trim().parse().map_err(|kind: FaultKind| Problem::new(kind.code(), &kind))
}
