//! Labelled rows of a description, in one language.

use unicode_width::UnicodeWidthStr as _;

use crate::id::KeyId;
use crate::keys::{WordList, record_words, record_words_in, words_in};
use crate::locale::Locale;
use crate::messages::{Localized, description as say};
use crate::record::Record;
use crate::value::{Names, worded};

worded! {
    /// What a row is about.
    RowKind {
        /// The title of the instrument, a line for each language.
        Instrument = "instrument",
        /// What the record calls the instrument: a memorandum, an agreement.
        Designation = "designation",
        /// The instrument's id.
        Id = "id",
        /// The digest of a record.
        Record = "record",
        /// The digest of the record in words.
        Words = "words",
        /// The same in words of the Korean list, for readers of Korean.
        WordsKorean = "words-korean",
        /// The time at which the record was made.
        Made = "made",
        /// The order in which the parties sign.
        Order = "order",
        /// That each party must approve what it signed.
        Approval = "approval",
        /// That initials count as a signature.
        Initialling = "initialling",
        /// That only pairs of keys may sign.
        Suite = "suite",
        /// The parties that must show their authority.
        AuthorityRequired = "authority-required",
        /// What decides if the texts differ in meaning.
        Divergence = "divergence",
        /// Whether the instrument binds its parties.
        LegalEffect = "legal-effect",
        /// When it enters into effect.
        InEffect = "in-effect",
        /// When it expires.
        Expires = "expires",
        /// When it is to be reviewed.
        Review = "review",
        /// An annex.
        Annex = "annex",
        /// A relation to another instrument.
        Relation = "relation",
        /// The powers that the record gives.
        Powers = "powers",
        /// The words of a key that has these powers.
        PowersKey = "powers-key",
        /// Other data of the record's writer.
        Metadata = "metadata",
        /// The id of an act.
        Act = "act",
        /// Who signs.
        Signatory = "signatory",
        /// The title of the signatory.
        Title = "title",
        /// The capacity in which they sign.
        Capacity = "capacity",
        /// Where they sign.
        Place = "place",
        /// The act that is confirmed, withdrawn or witnessed.
        About = "about",
        /// The instrument that gives the authority, or that there is none.
        Authority = "authority",
        /// A statement, such as a reservation.
        Statement = "statement",
        /// A warning to the signatory.
        Warning = "warning",
        /// The words of the key that signs.
        Key = "key",
        /// The same in words of the Korean list, for readers of Korean.
        KeyKorean = "key-korean",
        /// Who keeps that key, if it is not in a file.
        KeptBy = "kept-by",
        /// The time that the act claims.
        Time = "time",
        /// The acts that the signatory sees.
        Seen = "seen",
        /// What the act does by the signatory's roster.
        Effect = "effect",
    }
}

impl RowKind {
    /// The label of such a row.
    fn label(self) -> &'static dyn Localized {
        match self {
            Self::Instrument => &say::LabelInstrument,
            Self::Designation => &say::LabelKind,
            Self::Id => &say::LabelId,
            Self::Record => &say::LabelRecord,
            Self::Words => &say::LabelWords,
            Self::WordsKorean => &say::LabelWordsKorean,
            Self::Made => &say::LabelMade,
            Self::Order => &say::LabelOrder,
            Self::Approval => &say::LabelApproval,
            Self::Initialling => &say::LabelInitialling,
            Self::Suite => &say::LabelSuite,
            Self::AuthorityRequired => &say::LabelAuthorityRequired,
            Self::Divergence => &say::LabelDivergence,
            Self::LegalEffect => &say::LabelLegalEffect,
            Self::InEffect => &say::LabelInEffect,
            Self::Expires => &say::LabelExpires,
            Self::Review => &say::LabelReview,
            Self::Annex => &say::LabelAnnex,
            Self::Relation => &say::LabelRelation,
            Self::Powers => &say::LabelPowers,
            Self::PowersKey => &say::LabelPowersKey,
            Self::Metadata => &say::LabelMetadata,
            Self::Act => &say::LabelAct,
            Self::Signatory => &say::LabelSignatory,
            Self::Title => &say::LabelTitle,
            Self::Capacity => &say::LabelCapacity,
            Self::Place => &say::LabelPlace,
            Self::About => &say::LabelAbout,
            Self::Authority => &say::LabelAuthority,
            Self::Statement => &say::LabelStatement,
            Self::Warning => &say::LabelWarning,
            Self::Key => &say::LabelKey,
            Self::KeyKorean => &say::LabelKeyKorean,
            Self::KeptBy => &say::LabelKeptBy,
            Self::Time => &say::LabelTime,
            Self::Seen => &say::LabelSeen,
            Self::Effect => &say::LabelEffect,
        }
    }
}

/// A row of a description: a label and its lines, in one language. Text from others in it is safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub kind: RowKind,
    /// Its label.
    pub label: String,
    /// Its lines: at least one.
    pub lines: Vec<String>,
}

/// The words of a key in the reader's list; `None` if that is the English one, which offices with two languages
/// compare.
pub(super) fn readers_words(key: &KeyId, locale: Locale) -> Option<String> {
    match locale {
        Locale::En => None,
        Locale::Ko => Some(words_in(WordList::Korean, key)),
    }
}

/// Rows that are being written, in one language.
pub(crate) struct Rows {
    pub(crate) locale: Locale,
    rows: Vec<Row>,
}

impl Rows {
    pub(crate) fn new(locale: Locale) -> Self {
        Self { locale, rows: Vec::new() }
    }

    /// A row with one line.
    pub(crate) fn add(&mut self, kind: RowKind, value: &dyn Localized) {
        let label = Localized::in_locale(&kind.label(), self.locale);
        let lines = vec![Localized::in_locale(&value, self.locale)];
        self.rows.push(Row { kind, label, lines });
    }

    /// A further line of the last row.
    pub(crate) fn more(&mut self, value: &dyn Localized) {
        let line = Localized::in_locale(&value, self.locale);
        self.rows.last_mut().expect("a row was added before").lines.push(line);
    }

    /// Words, in lines of six.
    pub(crate) fn words(&mut self, kind: RowKind, words: &str) {
        for (index, six) in fold_words(words).iter().enumerate() {
            if index == 0 { self.add(kind, six) } else { self.more(six) }
        }
    }

    /// A name in all languages, the reader's language first.
    pub(crate) fn each_language(&mut self, kind: RowKind, names: &Names) {
        let first = names.shown_in(self.locale);
        let (own, others): (Vec<_>, Vec<_>) =
            names.iter().partition(|(_, name)| std::ptr::eq(*name, first));
        for (index, (language, name)) in own.into_iter().chain(others).enumerate() {
            let named = say::NamedIn { name, language };
            if index == 0 { self.add(kind, &named) } else { self.more(&named) }
        }
    }

    /// The words of a record's digest: the English ones, which offices with two languages compare, and those
    /// of the reader's list.
    pub(super) fn record_words(&mut self, record: &Record) {
        self.words(RowKind::Words, &record_words(&record.digest()));
        match self.locale {
            Locale::En => {}
            Locale::Ko => {
                let words = record_words_in(WordList::Korean, &record.digest());
                self.words(RowKind::WordsKorean, &words);
            }
        }
    }

    /// The words of a key in the reader's list, if it is not the English one.
    pub(crate) fn key_in_readers_words(&mut self, key: &KeyId) {
        if let Some(words) = readers_words(key, self.locale) {
            self.words(RowKind::KeyKorean, &words);
        }
    }

    pub(crate) fn finish(self) -> Vec<Row> {
        self.rows
    }
}

/// The width of a label and the space after it, in columns.
const LABEL: usize = 13;

/// Rows as text: the labels in one column, the lines in another. Every line ends with a line end.
pub fn rows_text(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        for (index, line) in row.lines.iter().enumerate() {
            let label = if index == 0 { &*row.label } else { "" };
            let padding = LABEL.saturating_sub(label.width());
            text += &format!("{label}{:padding$}{line}\n", "");
        }
    }
    text
}

/// Words in lines of six, so that none breaks at the edge of a terminal.
pub fn fold_words(words: &str) -> Vec<String> {
    let words: Vec<&str> = words.split(' ').collect();
    words.chunks(6).map(|six| six.join(" ")).collect()
}
