//! What in a draft or record will surprise someone later, before anyone signs it.
//!
//! A record that is well formed can still be one that no one meant: a title in a language in which
//! there is no text, a name that the other side cannot read, a time without its offset. [`lint`]
//! looks for such things. None of them is a fault, and none changes a verdict.

mod language;
mod text;
mod time;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use unicode_script::Script;

pub use self::language::ScriptName;
use self::language::{Languages, is_language, scripts_in, scripts_of};
pub use self::text::MAX_SEARCHED;
use self::time::without_offset;
use crate::draft::{self, Draft};
use crate::fault::{Fault, Place};
use crate::id::{AnnexId, Digest, PartyId, RecordId};
use crate::locale::Locale;
use crate::messages::{And, Localized, lint as says};
use crate::record::{
    Divergence, Entry, LegalKind, Measure, Party, Record, RecordContent, RecordRef, Target, Text,
    TextStatus,
};
use crate::relation::{Deed, asks_less_of, deed};
use crate::screen::{
    MixedWord, Parting, brief, few, mixed_word, parting, quoted, shape, small_shape,
};
use crate::value::{Folded, Label, Language, Names, TextPath, Time};

/// Columns of what is quoted in a sentence.
const QUOTED: usize = 80;
/// Most languages that a sentence lists.
const LISTED: usize = 6;

/// Something that will surprise someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: a JSON pointer into the record, also into the one that a draft will be. Of a time in a
    /// draft that lacks its offset, line and column.
    pub place: Place,
    /// What.
    pub kind: FindingKind,
}

/// What will surprise someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// The instrument, or an annex of it, lacks a text in a language that others of its parts have.
    AuthenticWithoutText {
        /// What lacks it.
        part: Part,
        /// In which languages.
        languages: Vec<Language>,
    },
    /// All texts are translations, and there is nothing that they translate.
    NoAuthenticText,
    /// A name in letters that the readers of a text do not know.
    OneScript {
        /// Whose name.
        whose: Whose,
        /// The scripts that its letters are of: one, or several that are written beside each other.
        scripts: Vec<ScriptName>,
        /// The languages whose readers are left out.
        languages: Vec<Language>,
    },
    /// Authentic texts in several languages, and nothing said of their divergence.
    SeveralAuthenticWithoutDivergence {
        /// How many languages.
        languages: usize,
    },
    /// A time that is another instant in each place.
    DateWithoutOffset {
        /// How it is written.
        found: String,
    },
    /// Another instrument has that title, and neither says how it bears on the other.
    SameTitle {
        /// The title.
        title: Label,
        /// The other instrument.
        other: RecordRef,
    },
    /// It does not bind in law, or not as a whole, and no clause is named that says so.
    NonBindingWithoutClause,
    /// It enters into effect before it was made.
    EntryBeforeCreated {
        /// When it is to.
        entry: Time,
        /// When it was made.
        created: Time,
    },
    /// It, or a power that it confers, ends before it was made.
    EndBeforeCreated {
        /// When it ends.
        end: Time,
        /// When it was made.
        created: Time,
    },
    /// It is to be reviewed when it is no longer in effect.
    ReviewAfterExpiry {
        /// When it is to be reviewed.
        review: Time,
        /// When it ends.
        expires: Time,
    },
    /// Two parties of one name.
    SameName {
        /// The name.
        name: Label,
        /// Both.
        parties: [PartyId; 2],
    },
    /// Two ids, names or titles that people would take for one.
    LookAlike {
        /// One.
        one: String,
        /// The other.
        other: String,
        /// Where they differ.
        part: Parting,
    },
    /// Another record at hand has the same id.
    SameId {
        /// That record.
        other: RecordRef,
    },
    /// It ends another instrument, and asks less of parties than that one did.
    EndsByLess {
        /// The other instrument.
        other: RecordRef,
        /// These parties.
        parties: Vec<PartyId>,
    },
    /// It ends an instrument that gives powers.
    SealWhatEndsPowers {
        /// The other instrument.
        other: RecordRef,
    },
    /// It names a record of which another version is at hand, and not the one that it names.
    RelationWrongDigest {
        /// What it names.
        target: RecordRef,
        /// The digest of the record at hand.
        found: Digest,
    },
    /// A word with letters of several alphabets.
    MixedAlphabets {
        /// The word and its letters.
        told: MixedWord,
    },
    /// A text of no bytes.
    EmptyText,
    /// A text that is, to the byte, one in another language.
    OneTextTwoLanguages {
        /// The other text.
        other: TextPath,
        /// Both languages.
        languages: [Language; 2],
    },
    /// A file that is called a PDF and is none.
    NotPdf,
    /// What Git LFS has put in the place of the file.
    GitLfsPointer,
    /// Something in a text that is still to be filled in.
    PlaceholderInText {
        /// What.
        found: String,
        /// In which line, from 1.
        line: usize,
    },
    /// It says that it was made at a time that has not come.
    CreatedInTheFuture {
        /// When it says that it was made.
        created: Time,
    },
}

/// What texts belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The instrument itself.
    Instrument,
    /// An annex.
    Annex(AnnexId),
}

/// Whose name or title it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The instrument's.
    Instrument,
    /// A party's.
    Party(PartyId),
    /// An annex's.
    Annex(AnnexId),
}

impl FindingKind {
    /// Its stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AuthenticWithoutText { .. } => "authentic-without-text",
            Self::NoAuthenticText => "no-authentic-text",
            Self::OneScript { .. } => "one-script",
            Self::SeveralAuthenticWithoutDivergence { .. } => {
                "several-authentic-without-divergence"
            }
            Self::DateWithoutOffset { .. } => "date-without-offset",
            Self::SameTitle { .. } => "same-title",
            Self::NonBindingWithoutClause => "non-binding-without-clause",
            Self::EntryBeforeCreated { .. } => "entry-before-created",
            Self::EndBeforeCreated { .. } => "end-before-created",
            Self::ReviewAfterExpiry { .. } => "review-after-expiry",
            Self::SameName { .. } => "same-name",
            Self::LookAlike { .. } => "look-alike",
            Self::SameId { .. } => "same-id",
            Self::EndsByLess { .. } => "ends-by-less",
            Self::SealWhatEndsPowers { .. } => "seal-what-ends-powers",
            Self::RelationWrongDigest { .. } => "relation-wrong-digest",
            Self::MixedAlphabets { .. } => "mixed-alphabets",
            Self::EmptyText => "empty-text",
            Self::OneTextTwoLanguages { .. } => "one-text-two-languages",
            Self::NotPdf => "not-pdf",
            Self::GitLfsPointer => "git-lfs-pointer",
            Self::PlaceholderInText { .. } => "placeholder-in-text",
            Self::CreatedInTheFuture { .. } => "created-in-the-future",
        }
    }

    /// Whether it is a note: so it stands in many an ordinary bilingual instrument, and it takes no mistake
    /// to write it. Notes do not fail a strict check.
    pub fn is_note(&self) -> bool {
        match self {
            Self::OneScript { .. } | Self::SeveralAuthenticWithoutDivergence { .. } => true,
            Self::AuthenticWithoutText { .. }
            | Self::NoAuthenticText
            | Self::DateWithoutOffset { .. }
            | Self::SameTitle { .. }
            | Self::NonBindingWithoutClause
            | Self::EntryBeforeCreated { .. }
            | Self::EndBeforeCreated { .. }
            | Self::ReviewAfterExpiry { .. }
            | Self::SameName { .. }
            | Self::LookAlike { .. }
            | Self::SameId { .. }
            | Self::EndsByLess { .. }
            | Self::SealWhatEndsPowers { .. }
            | Self::RelationWrongDigest { .. }
            | Self::MixedAlphabets { .. }
            | Self::EmptyText
            | Self::OneTextTwoLanguages { .. }
            | Self::NotPdf
            | Self::GitLfsPointer
            | Self::PlaceholderInText { .. }
            | Self::CreatedInTheFuture { .. } => false,
        }
    }

    /// The rule or the case that it rests on.
    pub fn source(&self) -> &'static dyn Localized {
        match self {
            Self::AuthenticWithoutText { .. } | Self::NoAuthenticText => &says::SourceTreaties33,
            Self::SeveralAuthenticWithoutDivergence { .. } => &says::SourceTreaties331,
            Self::OneScript { .. } => &says::SourceNames,
            Self::DateWithoutOffset { .. } => &says::SourceSigning,
            Self::SameTitle { .. } => &says::SourceTitles,
            Self::NonBindingWithoutClause => &says::SourceNonBinding,
            Self::EntryBeforeCreated { .. }
            | Self::EndBeforeCreated { .. }
            | Self::ReviewAfterExpiry { .. } => &says::SourceOwnTimes,
            Self::SameName { .. } => &says::SourceOwnNames,
            Self::SameId { .. } => &says::SourceIds,
            Self::EndsByLess { .. } => &says::SourceTreaties54,
            Self::SealWhatEndsPowers { .. } => &says::SourceTreaties47,
            Self::RelationWrongDigest { .. } => &says::SourceRelations,
            Self::LookAlike { .. } | Self::MixedAlphabets { .. } => &says::SourceUnicode,
            Self::EmptyText | Self::OneTextTwoLanguages { .. } => &says::SourceOwnTexts,
            Self::NotPdf => &says::SourcePdf,
            Self::GitLfsPointer => &says::SourceGitLfs,
            Self::PlaceholderInText { .. } => &says::SourceDrafts,
            Self::CreatedInTheFuture { .. } => &says::SourceClock,
        }
    }
}

impl Localized for FindingKind {
    /// A sentence for an officer, in which what comes from outside is safe to show.
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::AuthenticWithoutText { part: Part::Instrument, languages } => {
                let languages = few(languages.iter(), LISTED);
                says::AuthenticWithoutText { languages: And(&languages) }.write(locale, out)
            }
            Self::AuthenticWithoutText { part: Part::Annex(annex), languages } => {
                let languages = few(languages.iter(), LISTED);
                says::AnnexWithoutText { annex, languages: And(&languages) }.write(locale, out)
            }
            Self::NoAuthenticText => says::NoAuthenticText.write(locale, out),
            Self::OneScript { whose, scripts, languages } => {
                let (scripts, languages) = (And(scripts), few(languages.iter(), LISTED));
                says::OneScript { whose, scripts, languages: And(&languages) }.write(locale, out)
            }
            Self::SeveralAuthenticWithoutDivergence { languages } => {
                says::SeveralAuthenticWithoutDivergence { count: languages }.write(locale, out)
            }
            Self::DateWithoutOffset { found } => {
                says::DateWithoutOffset { time: cited(found) }.write(locale, out)
            }
            Self::SameTitle { title, other } => {
                let (title, id) = (cited(title.as_str()), &other.id);
                says::SameTitle { title, id }.write(locale, out)
            }
            Self::NonBindingWithoutClause => says::NonBindingWithoutClause.write(locale, out),
            Self::EntryBeforeCreated { entry, created } => {
                says::EntryBeforeCreated { entry, created }.write(locale, out)
            }
            Self::EndBeforeCreated { end, created } => {
                says::EndBeforeCreated { end, created }.write(locale, out)
            }
            Self::ReviewAfterExpiry { review, expires } => {
                says::ReviewAfterExpiry { review, expires }.write(locale, out)
            }
            Self::SameName { name, parties: [one, other] } => {
                says::SameName { one, other, name: cited(name.as_str()) }.write(locale, out)
            }
            Self::LookAlike { one, other, part } => {
                let (one, other) = (cited(one), cited(other));
                says::LookAlike { one, other, part }.write(locale, out)
            }
            Self::SameId { other } => says::SameId { record: &other.sha256 }.write(locale, out),
            Self::EndsByLess { other, parties } => {
                let (record, parties) = (&other.sha256, And(parties));
                says::EndsByLess { record, parties }.write(locale, out)
            }
            Self::SealWhatEndsPowers { other } => {
                says::SealWhatEndsPowers { record: &other.sha256 }.write(locale, out)
            }
            Self::RelationWrongDigest { target, found } => {
                let (record, id) = (&target.sha256, &target.id);
                says::RelationWrongDigest { record, id, found }.write(locale, out)
            }
            Self::MixedAlphabets { told } => told.write(locale, out),
            Self::EmptyText => says::EmptyText.write(locale, out),
            Self::OneTextTwoLanguages { other, languages: [other_language, language] } => {
                let path = cited(other.as_str());
                says::OneTextTwoLanguages { language, other_language, path }.write(locale, out)
            }
            Self::NotPdf => says::NotPdf.write(locale, out),
            Self::GitLfsPointer => says::GitLfsPointer.write(locale, out),
            Self::PlaceholderInText { found, line } => {
                says::PlaceholderInText { placeholder: cited(found), line }.write(locale, out)
            }
            Self::CreatedInTheFuture { created } => {
                says::CreatedInTheFuture { created }.write(locale, out)
            }
        }
    }
}

/// The beginning of something from a file, in quotation marks.
fn cited(text: &str) -> String {
    quoted(&brief(text, QUOTED))
}

impl Localized for Whose {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Instrument => says::OfInstrument.write(locale, out),
            Self::Party(party) => says::OfParty { party }.write(locale, out),
            Self::Annex(annex) => says::OfAnnex { annex }.write(locale, out),
        }
    }
}

/// All that will surprise someone in a record that says `content`, where `others` are at hand.
///
/// Its texts are not looked at, nor is any clock: see [`lint_texts`]. Titles of others of the same id,
/// which are other versions of it, are not compared.
pub fn lint(content: &RecordContent, others: &[&Record]) -> Vec<Finding> {
    let mut findings = Vec::new();
    languages(content, &mut findings);
    scripts(content, &mut findings);
    divergence(content, &mut findings);
    for (place, label) in labels(content) {
        if let Some(found) = without_offset(label.as_str()) {
            let kind = FindingKind::DateWithoutOffset { found: found.to_owned() };
            findings.push(at(place, kind));
        }
    }
    same_titles(content, others, &mut findings);
    same_ids(content, others, &mut findings);
    endings(content, others, &mut findings);
    relations(content, others, &mut findings);
    legal_effect(content, &mut findings);
    order_of_times(content, &mut findings);
    alike(content, &mut findings);
    for (place, label) in labels(content) {
        if let Some(told) = mixed_word(label.as_str()) {
            findings.push(at(place, FindingKind::MixedAlphabets { told }));
        }
    }
    findings
}

/// The same of a draft. A time in it that lacks its offset, of which no record can be made, is a
/// finding here; how such times stand to others is not asked.
///
/// # Errors
///
/// Where a draft is wrong in another way than by such times, that of [`Draft::parse`].
pub fn lint_draft(text: &str, others: &[&Record]) -> Result<Vec<Finding>, Fault> {
    // A span of time may seem empty only because of the offsets that were lacking.
    let (content, local) =
        draft::look_at(text).map_err(|fault| Draft::parse(text).err().unwrap_or(fault))?;
    let mut findings: Vec<Finding> = Vec::new();
    for (place, found) in local {
        findings.push(Finding { place, kind: FindingKind::DateWithoutOffset { found } });
    }
    let unsure = !findings.is_empty();
    let is_of_times = |finding: &Finding| {
        matches!(
            finding.kind,
            FindingKind::EntryBeforeCreated { .. }
                | FindingKind::EndBeforeCreated { .. }
                | FindingKind::ReviewAfterExpiry { .. }
        )
    };
    // A record of its id may be its own, of which the texts were measured.
    let is_of_id = |finding: &Finding| matches!(finding.kind, FindingKind::SameId { .. });
    let rest = lint(&content, others).into_iter().filter(|finding| !is_of_id(finding));
    findings.extend(rest.filter(|finding| !(unsure && is_of_times(finding))));
    Ok(findings)
}

/// What was seen of a text's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenText {
    /// Its size and digest, where they are known.
    pub measure: Option<Measure>,
    /// Its first bytes, at most [`MAX_SEARCHED`] of them, where it is at hand.
    pub start: Option<Vec<u8>>,
}

/// What the texts themselves, and the clock, show of a record that says `content`. `see` gives what there
/// is of a text; it is asked once for each, in the order of the record.
///
/// # Errors
///
/// Those of `see`.
pub fn lint_texts<E>(
    content: &RecordContent,
    now: &Time,
    mut see: impl FnMut(&Text) -> Result<SeenText, E>,
) -> Result<Vec<Finding>, E> {
    let mut findings = Vec::new();
    let mut met: BTreeMap<Digest, Vec<&Text>> = BTreeMap::new();
    for (index, text) in content.texts.iter().enumerate() {
        let place = || format!("/texts/{index}");
        let SeenText { measure, start } = see(text)?;
        if measure.is_some_and(|measure| measure.size == 0) {
            findings.push(at(place(), FindingKind::EmptyText));
            continue;
        }
        if let Some(measure) = measure {
            let same = met.entry(measure.sha256).or_default();
            let is_other = |one: &&&Text| {
                let language: Languages<'_> = [&one.language].into_iter().collect();
                !language.have(&text.language) && is_language(&text.language)
            };
            if let Some(one) = same.iter().find(is_other) {
                let languages = [one.language.clone(), text.language.clone()];
                let kind = FindingKind::OneTextTwoLanguages { other: one.path.clone(), languages };
                findings.push(at(place(), kind));
            }
            same.push(text);
        }
        let shown = text::findings(text, &start.unwrap_or_default());
        findings.extend(shown.into_iter().map(|kind| at(place(), kind)));
    }
    if content.created.is_over_a_day_after(now) {
        let kind = FindingKind::CreatedInTheFuture { created: content.created };
        findings.push(at("/created".to_owned(), kind));
    }
    Ok(findings)
}

/// The same of a draft, whose texts have not been measured.
///
/// # Errors
///
/// Where a draft is wrong, that of [`lint_draft`], of which the outer result is; else those of `see`.
pub fn lint_draft_texts<E>(
    text: &str,
    now: &Time,
    see: impl FnMut(&Text) -> Result<SeenText, E>,
) -> Result<Result<Vec<Finding>, E>, Fault> {
    let (content, _) =
        draft::look_at(text).map_err(|fault| Draft::parse(text).err().unwrap_or(fault))?;
    Ok(lint_texts(&content, now, see))
}

/// Whether another record has the same id.
fn same_ids(content: &RecordContent, others: &[&Record], findings: &mut Vec<Finding>) {
    let same = |other: &&&Record| other.content().id == content.id && other.content() != content;
    for other in others.iter().filter(same) {
        let kind = FindingKind::SameId { other: other.reference() };
        findings.push(at("/id".to_owned(), kind));
    }
}

/// Records that it names by a digest of which the record of that id at hand has another.
fn relations(content: &RecordContent, others: &[&Record], findings: &mut Vec<Finding>) {
    for (index, relation) in content.terms.relations.iter().enumerate() {
        let Target::Record(target) = &relation.target else { continue };
        let is_there = others.iter().any(|other| other.digest() == target.sha256);
        let version = others.iter().find(|other| other.content().id == target.id);
        if let Some(found) = version.filter(|_| !is_there).map(|other| other.digest()) {
            let target = target.clone();
            let kind = FindingKind::RelationWrongDigest { target, found };
            findings.push(at(format!("/relations/{index}/record/sha256"), kind));
        }
    }
}

/// What is to be thought of where the record ends another instrument.
fn endings(content: &RecordContent, others: &[&Record], findings: &mut Vec<Finding>) {
    for (index, relation) in content.terms.relations.iter().enumerate() {
        let (Some(Deed::Supersedes | Deed::Terminates), Target::Record(target)) =
            (deed(relation.kind), &relation.target)
        else {
            continue;
        };
        let Some(other) = others.iter().find(|other| other.reference() == *target) else {
            continue;
        };
        let place = || format!("/relations/{index}");
        let parties = asks_less_of(content, other.content());
        if !parties.is_empty() {
            let other = target.clone();
            findings.push(at(place(), FindingKind::EndsByLess { other, parties }));
        }
        if other.content().terms.powers.is_some() {
            findings.push(at(place(), FindingKind::SealWhatEndsPowers { other: target.clone() }));
        }
    }
}

fn at(pointer: String, kind: FindingKind) -> Finding {
    Finding { place: Place::Pointer(pointer), kind }
}

/// The texts of the instrument itself; all texts where each belongs to an annex.
fn body(content: &RecordContent) -> Vec<&Text> {
    let body: Vec<&Text> = content.texts.iter().filter(|text| text.annex.is_none()).collect();
    match body.is_empty() {
        true => content.texts.iter().collect(),
        false => body,
    }
}

fn is_authentic(text: &Text) -> bool {
    match text.status {
        TextStatus::Authentic => true,
        TextStatus::OfficialTranslation | TextStatus::CourtesyTranslation => false,
    }
}

/// Whether each language that the instrument is in has its text.
fn languages(content: &RecordContent, findings: &mut Vec<Finding>) {
    let body = body(content);
    let authentic: BTreeSet<&Language> =
        body.iter().filter(|text| is_authentic(text)).map(|text| &text.language).collect();
    if authentic.is_empty() {
        findings.push(at("/texts".to_owned(), FindingKind::NoAuthenticText));
    }
    let known: Languages<'_> = authentic.iter().copied().collect();
    let title: BTreeSet<&Language> = content.title.iter().map(|(language, _)| language).collect();
    // A title in English alone, of texts that are in none, lacks no text.
    if title.iter().any(|language| known.have(language)) {
        let texts: Languages<'_> = body.iter().map(|text| &text.language).collect();
        let in_title = title.iter().map(|language| (*language, format!("/title/{language}")));
        let named = named_by_all(content).into_iter().filter(|language| !title.contains(language));
        let in_names = named.map(|language| (language, format!("/parties/0/name/{language}")));
        for (language, place) in in_title.chain(in_names) {
            if !texts.have(language) {
                let (part, languages) = (Part::Instrument, vec![language.clone()]);
                findings.push(at(place, FindingKind::AuthenticWithoutText { part, languages }));
            }
        }
    }
    for (index, annex) in content.terms.annexes.iter().enumerate() {
        let texts = content.texts.iter().filter(|text| text.annex.as_ref() == Some(&annex.id));
        let texts: Languages<'_> =
            texts.filter(|text| is_authentic(text)).map(|text| &text.language).collect();
        let lacks = |language: &&Language| is_language(language) && !texts.have(language);
        let languages: Vec<Language> = authentic.iter().copied().filter(lacks).cloned().collect();
        if !languages.is_empty() {
            let part = Part::Annex(annex.id.clone());
            let kind = FindingKind::AuthenticWithoutText { part, languages };
            findings.push(at(format!("/annexes/{index}"), kind));
        }
    }
}

/// The languages in which each of several parties has a name.
fn named_by_all(content: &RecordContent) -> BTreeSet<&Language> {
    fn languages(party: &Party) -> BTreeSet<&Language> {
        party.name.iter().map(|(language, _)| language).collect()
    }
    match &content.parties[..] {
        [first, others @ ..] if !others.is_empty() => {
            let shared = |shared: BTreeSet<_>, party| &shared & &languages(party);
            others.iter().fold(languages(first), shared)
        }
        _ => BTreeSet::new(),
    }
}

/// Whether whoever reads a text can read the names.
fn scripts(content: &RecordContent, findings: &mut Vec<Finding>) {
    let texts: BTreeSet<&Language> = content.texts.iter().map(|text| &text.language).collect();
    let texts: Vec<(&Language, Vec<Script>)> =
        texts.into_iter().map(|language| (language, scripts_of(language))).collect();
    let title = (Whose::Instrument, "/title".to_owned(), &content.title);
    let parties = content.parties.iter().enumerate().map(|(index, party)| {
        (Whose::Party(party.id.clone()), format!("/parties/{index}/name"), &party.name)
    });
    let annexes = content.terms.annexes.iter().enumerate().map(|(index, annex)| {
        (Whose::Annex(annex.id.clone()), format!("/annexes/{index}/title"), &annex.title)
    });
    for (whose, place, names) in [title].into_iter().chain(parties).chain(annexes) {
        let found = scripts_in(names.iter().map(|(_, name)| name.as_str()));
        let Some(scripts) = one_script(&found) else { continue };
        let strange = |(_, scripts): &&(&Language, Vec<Script>)| {
            !scripts.is_empty() && !scripts.iter().any(|script| found.contains(script))
        };
        let languages: Vec<Language> =
            texts.iter().filter(strange).map(|(language, _)| (*language).clone()).collect();
        if !languages.is_empty() {
            findings.push(at(place, FindingKind::OneScript { whose, scripts, languages }));
        }
    }
}

/// The one script of a name, if it is in one; those in which Chinese, Japanese and Korean are
/// written beside each other are one.
fn one_script(found: &[Script]) -> Option<Vec<ScriptName>> {
    let beside =
        [Script::Han, Script::Hiragana, Script::Katakana, Script::Bopomofo, Script::Hangul];
    let one = found.len() == 1 || found.iter().all(|script| beside.contains(script));
    (one && !found.is_empty()).then(|| found.iter().copied().map(ScriptName::of).collect())
}

/// Whether it is said what holds where authentic texts diverge.
fn divergence(content: &RecordContent, findings: &mut Vec<Finding>) {
    let authentic: Languages<'_> =
        content.texts.iter().filter(|text| is_authentic(text)).map(|text| &text.language).collect();
    match content.terms.divergence {
        None if authentic.are_several() => {
            let languages = authentic.len();
            let kind = FindingKind::SeveralAuthenticWithoutDivergence { languages };
            findings.push(at("/texts".to_owned(), kind));
        }
        None | Some(Divergence::Equal | Divergence::Prevails(_)) => {}
    }
}

/// Everything that people read in a record but for ids and paths, with its place.
fn labels(content: &RecordContent) -> Vec<(String, &Label)> {
    fn names<'a>(labels: &mut Vec<(String, &'a Label)>, place: &str, names: &'a Names) {
        let names = names.iter().map(|(language, name)| (format!("{place}/{language}"), name));
        labels.extend(names);
    }
    let mut labels = Vec::new();
    names(&mut labels, "/title", &content.title);
    for (index, party) in content.parties.iter().enumerate() {
        names(&mut labels, &format!("/parties/{index}/name"), &party.name);
    }
    for (index, annex) in content.terms.annexes.iter().enumerate() {
        names(&mut labels, &format!("/annexes/{index}/title"), &annex.title);
    }
    if let Some(clause) = content.terms.legal_effect.as_ref().and_then(|it| it.clause.as_ref()) {
        labels.push(("/legalEffect/clause".to_owned(), clause));
    }
    for (name, value) in &content.metadata {
        let name = name.replace('~', "~0").replace('/', "~1");
        labels.push((format!("/metadata/{name}"), value));
    }
    for (index, relation) in content.terms.relations.iter().enumerate() {
        match &relation.target {
            Target::Record(_) => {}
            Target::Paper { title, .. } => {
                names(&mut labels, &format!("/relations/{index}/paper/title"), title);
            }
        }
    }
    labels
}

/// Others that are called the same and have nothing to do with it, by either's word.
fn same_titles(content: &RecordContent, others: &[&Record], findings: &mut Vec<Finding>) {
    let titles: BTreeMap<Folded<'_>, (&Language, &Label)> = content
        .title
        .iter()
        .map(|(language, title)| (Folded(title.as_str()), (language, title)))
        .collect();
    for other in others {
        let id = &other.content().id;
        if *id == content.id || relates(content, id) || relates(other.content(), &content.id) {
            continue;
        }
        let mut same = other.content().title.iter();
        if let Some((language, title)) =
            same.find_map(|(_, title)| titles.get(&Folded(title.as_str())))
        {
            let other = RecordRef { id: id.clone(), sha256: other.digest() };
            let kind = FindingKind::SameTitle { title: (*title).clone(), other };
            findings.push(at(format!("/title/{language}"), kind));
        }
    }
}

/// Whether a record says how it bears on the instrument of that id, in whatever version.
fn relates(content: &RecordContent, id: &RecordId) -> bool {
    content.terms.relations.iter().any(|relation| match &relation.target {
        Target::Record(record) => record.id == *id,
        Target::Paper { .. } => false,
    })
}

/// Whether what does not bind in law names the clause that says so.
fn legal_effect(content: &RecordContent, findings: &mut Vec<Finding>) {
    let effect = content.terms.legal_effect.as_ref();
    if effect.is_some_and(|effect| effect.clause.is_some()) {
        return;
    }
    let kind = || FindingKind::NonBindingWithoutClause;
    match effect.map(|effect| effect.kind) {
        Some(LegalKind::NonBinding | LegalKind::Mixed) => {
            findings.push(at("/legalEffect".to_owned(), kind()));
        }
        Some(LegalKind::Binding) | None => {
            let words: Vec<&str> = content.designation.as_str().split('-').collect();
            if words.windows(2).any(|two| two == ["non", "binding"]) {
                findings.push(at("/designation".to_owned(), kind()));
            }
        }
    }
}

/// Whether the times of a record can follow each other.
fn order_of_times(content: &RecordContent, findings: &mut Vec<Finding>) {
    let created = content.created;
    let term = content.terms.term.clone().unwrap_or_default();
    if let Some(Entry::On(entry)) = term.entry
        && is_before(&entry, &created)
    {
        findings.push(at(
            "/term/entry/on".to_owned(),
            FindingKind::EntryBeforeCreated { entry, created },
        ));
    }
    let powers = content.terms.powers.as_ref().and_then(|powers| powers.until);
    for (place, end) in [("/term/expires", term.expires), ("/powers/until", powers)] {
        if let Some(end) = end
            && !is_before(&created, &end)
        {
            findings.push(at(place.to_owned(), FindingKind::EndBeforeCreated { end, created }));
        }
    }
    if let (Some(review), Some(expires)) = (term.review, term.expires)
        && !is_before(&review, &expires)
    {
        let kind = FindingKind::ReviewAfterExpiry { review, expires };
        findings.push(at("/term/review".to_owned(), kind));
    }
}

fn is_before(one: &Time, other: &Time) -> bool {
    one.unix_seconds() < other.unix_seconds()
}

/// Parties, and annexes, that people would take for one.
fn alike(content: &RecordContent, findings: &mut Vec<Finding>) {
    let (parties, annexes) = (&content.parties, &content.terms.annexes);
    let names = || parties.iter().map(|party| &party.name);
    findings.extend(same_names(content));
    findings.extend(look_alikes("parties", ids(parties.iter().map(|party| party.id.as_str()))));
    findings.extend(look_alikes("parties", all_names("name", names())));
    findings.extend(look_alikes("annexes", ids(annexes.iter().map(|annex| annex.id.as_str()))));
    let titles = annexes.iter().map(|annex| &annex.title);
    findings.extend(look_alikes("annexes", all_names("title", titles)));
}

/// A name: the index of what is called so, the member that it stands in, and itself.
type Named<'a> = (usize, String, &'a str);

fn ids<'a>(ids: impl Iterator<Item = &'a str>) -> impl Iterator<Item = Named<'a>> {
    ids.enumerate().map(|(index, id)| (index, "id".to_owned(), id))
}

fn all_names<'a>(
    member: &'static str,
    names: impl Iterator<Item = &'a Names>,
) -> impl Iterator<Item = Named<'a>> {
    names.enumerate().flat_map(move |(index, names)| {
        let names = names.iter();
        names.map(move |(language, name)| (index, format!("{member}/{language}"), name.as_str()))
    })
}

/// Each party that has a name of one before it.
fn same_names(content: &RecordContent) -> Vec<Finding> {
    let mut met: BTreeMap<&Label, usize> = BTreeMap::new();
    let mut findings = Vec::new();
    for (index, party) in content.parties.iter().enumerate() {
        let same = party.name.iter().find(|(_, name)| met.contains_key(name));
        if let Some((language, name)) = same {
            let parties = [content.parties[met[name]].id.clone(), party.id.clone()];
            let kind = FindingKind::SameName { name: name.clone(), parties };
            findings.push(at(format!("/parties/{index}/name/{language}"), kind));
        }
        met.extend(party.name.iter().map(|(_, name)| (name, index)));
    }
    findings
}

/// Each that looks like one before it, is another, and is of another party or annex. What two look
/// like in either way ([`are_alike`](crate::screen::are_alike)) is looked up.
fn look_alikes<'a>(list: &str, named: impl Iterator<Item = Named<'a>>) -> Vec<Finding> {
    let mut met: BTreeMap<(bool, String), (usize, &str)> = BTreeMap::new();
    let mut findings = Vec::new();
    for (index, member, text) in named {
        let exact = met.insert((true, shape(text)), (index, text));
        let small = met.insert((false, small_shape(text)), (index, text));
        let is_other = |(owner, other): &(usize, &str)| *owner != index && *other != text;
        if let Some((_, other)) = [exact, small].into_iter().flatten().find(is_other)
            && let Some(part) = parting(other, text)
        {
            let (one, other) = (other.to_owned(), text.to_owned());
            let kind = FindingKind::LookAlike { one, other, part };
            findings.push(at(format!("/{list}/{index}/{member}"), kind));
        }
    }
    findings
}
