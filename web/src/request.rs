//! The values that requests have in common.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use paraph::bundle::Bundle;
use paraph::fault::{Fault, FaultKind};
use paraph::format::{self, Claim, Format};
use paraph::id::{Digest, KeyId};
use paraph::locale::Locale;
use paraph::messages::Localized as _;
use paraph::paper::{AttachedFile, PageNotCompared, Paper, PaperFault};
use paraph::record::{Measure, Record};
use paraph::roster::Roster;
use paraph::screen::safe;
use paraph::text_lookup::{FileList, attached_first, attached_texts, found_texts};
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
    /// The bundles in those attachments that are papers, read once.
    papers: Vec<OnceCell<Inside>>,
}

/// The bundle in a paper with the other files, or why it is not read; `None` for any other file.
type Inside = Option<Result<(Vec<u8>, Vec<AttachedFile>), PaperFault>>;

/// A file of a request.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) name: String,
    bytes: usize,
}

/// A file with its bytes; of a paper, with those of the bundle inside.
#[derive(Clone, Copy)]
pub(crate) struct Given<'r> {
    pub(crate) name: &'r str,
    pub(crate) bytes: &'r [u8],
    /// The other files in a paper; `None` if the file is not a paper.
    pub(crate) attached: Option<&'r [AttachedFile]>,
}

/// The texts of a record among the files.
pub(crate) struct FoundTexts {
    pub(crate) texts: BTreeMap<TextPath, TextFound>,
    /// The number of those inside a paper.
    pub(crate) inside: usize,
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
        let papers = attachments.iter().map(|_| OnceCell::new()).collect();
        Ok(Self { locale, members: Value::Object(members), attachments, papers })
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
    pub(crate) fn file<'f>(&'f self, file: &'f File) -> Result<Given<'f>, Problem> {
        let (name, bytes) = (&*file.name, self.attachment(file.bytes)?);
        let read = || {
            let paper = Paper::is_claimed(bytes).then(|| Paper::read(bytes));
            paper.map(|paper| paper.map(Paper::into_files))
        };
        match self.papers[file.bytes].get_or_init(read) {
            None => Ok(Given { name, bytes, attached: None }),
            Some(Ok((bundle, attached))) => {
                Ok(Given { name, bytes: bundle, attached: Some(attached) })
            }
            Some(Err(fault)) => Err(Problem::of_paper(name, fault)),
        }
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
        let attached = file.attached.unwrap_or_default();
        let inside = found_texts(attached_texts(&safe(file.name), attached, record));
        let count = inside.len();
        let texts = attached_first(inside, record, || self.available(texts, record))?;
        Ok(FoundTexts { texts, inside: count })
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
        self.attached.map(|_| PageNotCompared { texts }.in_locale(locale))
    }

    /// The files inside a paper that are texts of its record, with their digests.
    pub(crate) fn texts_inside(&self, record: &Record) -> Vec<(Digest, &'r AttachedFile)> {
        let attached = self.attached.unwrap_or_default();
        let located = attached_texts("", attached, record);
        let texts = record.content().texts.iter();
        let whole = texts.filter_map(|text| {
            let located = located.get(&text.path)?;
            let is_same = located.found.measure == TextMeasure::Whole(text.measure);
            let file = attached.iter().find(|file| file.name == located.file);
            file.filter(|_| is_same).map(|file| (text.measure.sha256, file))
        });
        whole.collect()
    }

    /// The name for the file of a bundle that is made of this one.
    pub(crate) fn bundle_name(&self) -> String {
        let stem = self.name.len().checked_sub(4).and_then(|at| self.name.split_at_checked(at));
        match stem {
            Some((stem, ending))
                if self.attached.is_some() && ending.eq_ignore_ascii_case(".pdf") =>
            {
                format!("{stem}.bundle.json")
            }
            _ => self.name.to_owned(),
        }
    }

    /// Reads a file that people write.
    pub(crate) fn text<T>(
        &self,
        needed: Needed,
        parse: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Result<T, Problem> {
        let text = std::str::from_utf8(self.bytes).map_err(|_| Fault::whole(FaultKind::NotUtf8));
        text.and_then(parse).map_err(|fault| Problem::unusable(self, &fault, needed))
    }

    /// Reads a bundle, or a record as a bundle that no one has signed, and returns which it was.
    pub(crate) fn bundle_or_record(
        &self,
        roster: Option<&Roster>,
        needed: Needed,
    ) -> Result<(Bundle, Format), Problem> {
        let refused = |fault: Fault| Problem::refused(self, &fault, needed);
        let known = |id: &KeyId| roster.and_then(|roster| roster.key(id));
        match format::claim(self.bytes) {
            Claim::Known(Format::Bundle) => {
                let bundle = Bundle::read_with_known_keys(self.bytes, known).map_err(refused)?;
                Ok((bundle, Format::Bundle))
            }
            Claim::Unknown(name) => Err(refused(format::unknown(&name))),
            Claim::Known(Format::Record | Format::Act) | Claim::Other => {
                let record = Record::read(self.bytes).map_err(refused)?;
                Ok((Bundle::new(record), Format::Record))
            }
        }
    }

    /// The record of a bundle or the record itself, for a caller that does not judge it.
    pub(crate) fn record_in(&self, needed: Needed) -> Result<Record, Problem> {
        let record = match format::claim(self.bytes) {
            Claim::Known(Format::Bundle) => Bundle::record_in(self.bytes),
            Claim::Known(Format::Record | Format::Act) | Claim::Unknown(_) | Claim::Other => {
                Record::read(self.bytes)
            }
        };
        record.map_err(|fault| Problem::refused(self, &fault, needed))
    }

    /// A bundle or a record as a bundle, if the file says that it is one.
    pub(crate) fn claimed(&self, needed: Needed) -> Result<(Bundle, Format), Problem> {
        match format::claim(self.bytes) {
            Claim::Known(Format::Bundle | Format::Record) | Claim::Unknown(_) => {
                self.bundle_or_record(None, needed)
            }
            Claim::Known(Format::Act) | Claim::Other => match Bundle::read(self.bytes) {
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
        let is_claimed = match format::claim(self.bytes) {
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
