//! Finds likely mistakes in a draft or record before anyone signs it.
//!
//! A well-formed record can still have unintended content: a title in a language without a text, a name that
//! the other side cannot read, a time without its offset. [`lint`] finds such content. A finding is not a
//! fault and never changes a verdict.

mod language;
mod text;
mod time;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use unicode_script::Script;

pub use self::language::ScriptName;
use self::language::{Languages, is_language, scripts_in, scripts_of, unknown};
pub use self::text::MAX_SEARCHED;
use self::time::without_offset;
use crate::bundle::Bundle;
use crate::draft::{self, Draft};
use crate::evidence::{EntryFault, EntryProof};
use crate::fault::{Fault, Place};
use crate::id::{AnnexId, Digest, EnvelopeDigest, PartyId, RecordId};
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

/// The maximum width, in columns, of text that a message quotes.
const QUOTED: usize = 80;
/// The maximum number of languages that a message lists.
const LISTED: usize = 6;

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The place: a JSON pointer into the record, or into the record that a draft will become. For a time
    /// without an offset in a draft: line and column.
    pub place: Place,
    /// The kind of finding.
    pub kind: FindingKind,
}

/// The kind of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// The instrument, or an annex of it, has no text in a language that other parts have.
    AuthenticWithoutText {
        /// The part without the text.
        part: Part,
        /// The languages.
        languages: Vec<Language>,
    },
    /// All texts are translations, but there is no original.
    NoAuthenticText,
    /// A name in a script that the readers of a text may not know.
    OneScript {
        /// The owner of the name.
        whose: Whose,
        /// The scripts of its letters: one, or several that are used together.
        scripts: Vec<ScriptName>,
        /// The languages of readers who may not know the script.
        languages: Vec<Language>,
    },
    /// There are authentic texts in several languages, and no rule for divergence.
    SeveralAuthenticWithoutDivergence {
        /// How many languages.
        languages: usize,
    },
    /// A time without an offset, which is a different instant in each place.
    DateWithoutOffset {
        /// The time as it is written.
        found: String,
    },
    /// Another instrument has the same title, and neither states a relation to the other.
    SameTitle {
        /// The title.
        title: Label,
        /// The other instrument.
        other: RecordRef,
    },
    /// It is not, or not wholly, legally binding, but no clause is named that says so.
    NonBindingWithoutClause,
    /// It enters into effect before it was made.
    EntryBeforeCreated {
        /// The time of entry into effect.
        entry: Time,
        /// The time when it was made.
        created: Time,
    },
    /// It ends, or powers in it end, before it was made.
    EndBeforeCreated {
        /// The time when it ends.
        end: Time,
        /// The time when it was made.
        created: Time,
    },
    /// Its review is after its end.
    ReviewAfterExpiry {
        /// The time of the review.
        review: Time,
        /// The time when it ends.
        expires: Time,
    },
    /// Two parties have the same name.
    SameName {
        /// The name.
        name: Label,
        /// Both parties.
        parties: [PartyId; 2],
    },
    /// Two ids, names or titles that people could confuse.
    LookAlike {
        /// The first one.
        one: String,
        /// The second one.
        other: String,
        /// The part in which they differ.
        part: Parting,
    },
    /// Another available record has the same id.
    SameId {
        /// That record.
        other: RecordRef,
    },
    /// It ends another instrument, but requires less of parties than that one did.
    EndsByLess {
        /// The other instrument.
        other: RecordRef,
        /// The parties.
        parties: Vec<PartyId>,
    },
    /// It ends an instrument that gives powers.
    SealWhatEndsPowers {
        /// The other instrument.
        other: RecordRef,
    },
    /// It names a record of which only another version is available.
    RelationWrongDigest {
        /// The record that it names.
        target: RecordRef,
        /// The digest of the available record.
        found: Digest,
    },
    /// A word with letters of several alphabets.
    MixedAlphabets {
        /// The word and its letters.
        word: MixedWord,
    },
    /// A well-formed tag that is of no language, or that must be replaced by a shorter form.
    UnknownLanguage {
        /// The tag.
        found: Language,
        /// The tag that is probably meant.
        meant: Option<&'static str>,
    },
    /// The record has only one party.
    OneParty,
    /// An empty text.
    EmptyText,
    /// A text that has exactly the bytes of a text in another language.
    OneTextTwoLanguages {
        /// The other text.
        other: TextPath,
        /// Both languages.
        languages: [Language; 2],
    },
    /// A file with the name of a PDF that is not a PDF.
    NotPdf,
    /// A Git LFS pointer in place of the file.
    GitLfsPointer,
    /// A placeholder in a text that was not replaced.
    PlaceholderInText {
        /// The placeholder.
        found: String,
        /// The line, counted from 1.
        line: usize,
    },
    /// It claims to be made at a time in the future.
    CreatedInTheFuture {
        /// The time that it claims.
        created: Time,
    },
    /// An entry of evidence in the bundle cannot be used.
    EvidenceUnusable {
        /// What is wrong with it.
        why: EntryFault,
    },
    /// An entry of evidence in the bundle is about none of its acts.
    EvidenceElsewhere,
    /// It claims to be made more than a day after the time that a time-stamp in the bundle states.
    CreatedAfterEvidence {
        /// The time that it claims.
        created: Time,
        /// The time of the time-stamp.
        time: Time,
    },
}

/// The part of the record that a text belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The instrument itself.
    Instrument,
    /// An annex.
    Annex(AnnexId),
}

/// The owner of a name or title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The instrument.
    Instrument,
    /// A party.
    Party(PartyId),
    /// An annex.
    Annex(AnnexId),
}

impl FindingKind {
    /// Its stable code.
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
            Self::UnknownLanguage { .. } => "unknown-language",
            Self::OneParty => "one-party",
            Self::EmptyText => "empty-text",
            Self::OneTextTwoLanguages { .. } => "one-text-two-languages",
            Self::NotPdf => "not-pdf",
            Self::GitLfsPointer => "git-lfs-pointer",
            Self::PlaceholderInText { .. } => "placeholder-in-text",
            Self::CreatedInTheFuture { .. } => "created-in-the-future",
            Self::EvidenceUnusable { .. } => "evidence-unusable",
            Self::EvidenceElsewhere => "evidence-elsewhere",
            Self::CreatedAfterEvidence { .. } => "created-after-evidence",
        }
    }

    /// Whether it is only a note: ordinary bilingual instruments often have it, without any mistake. Notes do
    /// not fail a strict check.
    pub fn is_note(&self) -> bool {
        match self {
            Self::OneScript { .. }
            | Self::SeveralAuthenticWithoutDivergence { .. }
            | Self::OneParty => true,
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
            | Self::UnknownLanguage { .. }
            | Self::EmptyText
            | Self::OneTextTwoLanguages { .. }
            | Self::NotPdf
            | Self::GitLfsPointer
            | Self::PlaceholderInText { .. }
            | Self::CreatedInTheFuture { .. }
            | Self::EvidenceUnusable { .. }
            | Self::EvidenceElsewhere
            | Self::CreatedAfterEvidence { .. } => false,
        }
    }

    /// The rule or practice that it is based on.
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
            Self::UnknownLanguage { .. } => &says::SourceLanguageTags,
            Self::OneParty => &says::SourceOwnNames,
            Self::EmptyText | Self::OneTextTwoLanguages { .. } => &says::SourceOwnTexts,
            Self::NotPdf => &says::SourcePdf,
            Self::GitLfsPointer => &says::SourceGitLfs,
            Self::PlaceholderInText { .. } => &says::SourceDrafts,
            Self::CreatedInTheFuture { .. } => &says::SourceClock,
            Self::EvidenceUnusable { .. } | Self::EvidenceElsewhere => &says::SourceEvidence,
            Self::CreatedAfterEvidence { .. } => &says::SourceOwnTimes,
        }
    }
}

impl Localized for FindingKind {
    /// A sentence for people. Text from outside is made safe to show.
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
            Self::MixedAlphabets { word } => word.write(locale, out),
            Self::UnknownLanguage { found, meant: Some(meant) } => {
                says::OtherLanguageMeant { language: found, meant }.write(locale, out)
            }
            Self::UnknownLanguage { found, meant: None } => {
                says::UnknownLanguage { language: found }.write(locale, out)
            }
            Self::OneParty => says::OneParty.write(locale, out),
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
            Self::EvidenceUnusable { why } => {
                says::EvidenceUnusable { why, code: why.code() }.write(locale, out)
            }
            Self::EvidenceElsewhere => says::EvidenceElsewhere.write(locale, out),
            Self::CreatedAfterEvidence { created, time } => {
                says::CreatedAfterEvidence { created, time }.write(locale, out)
            }
        }
    }
}

/// The beginning of text from a file, in quotation marks.
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

/// All findings for a record with this content. `others` are other available records.
///
/// It does not look at the texts or a clock: see [`lint_texts`]. Titles of other versions, which have the
/// same id, are not compared.
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
        if let Some(word) = mixed_word(label.as_str()) {
            findings.push(at(place, FindingKind::MixedAlphabets { word }));
        }
    }
    unknown_languages(content, &mut findings);
    if content.parties.len() == 1 {
        findings.push(at("/parties".to_owned(), FindingKind::OneParty));
    }
    findings
}

/// Tags of no language. Each is reported once, at its first place.
fn unknown_languages(content: &RecordContent, findings: &mut Vec<Finding>) {
    let in_title = content.title.iter().map(|(tag, _)| (format!("/title/{tag}"), tag));
    let parties = content.parties.iter().enumerate().flat_map(|(index, party)| {
        party.name.iter().map(move |(tag, _)| (format!("/parties/{index}/name/{tag}"), tag))
    });
    let texts = content.texts.iter().enumerate();
    let texts = texts.map(|(index, text)| (format!("/texts/{index}/language"), &text.language));
    let mut met = BTreeSet::new();
    for (place, tag) in in_title.chain(parties).chain(texts) {
        if let Some(meant) = unknown(tag).filter(|_| met.insert(tag)) {
            let kind = FindingKind::UnknownLanguage { found: tag.clone(), meant };
            findings.push(at(place, kind));
        }
    }
}

/// The same for a draft. A time without an offset, with which no record can be made, is a finding here. Such
/// times are not compared with other times.
///
/// # Errors
///
/// The error of [`Draft::parse`], if the draft has other faults than such times.
pub fn lint_draft(text: &str, others: &[&Record]) -> Result<Vec<Finding>, Fault> {
    // A span of time can seem empty only because offsets are missing.
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
    // A record with its id can be its own record, made after the texts were measured.
    let is_of_id = |finding: &Finding| matches!(finding.kind, FindingKind::SameId { .. });
    let rest = lint(&content, others).into_iter().filter(|finding| !is_of_id(finding));
    findings.extend(rest.filter(|finding| !(unsure && is_of_times(finding))));
    Ok(findings)
}

/// What is known of a text's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenText {
    /// Its size and digest, if they are known.
    pub measure: Option<Measure>,
    /// Its first bytes, at most [`MAX_SEARCHED`], if the file is available.
    pub start: Option<Vec<u8>>,
}

/// All findings from the texts and the clock, for a record with this content. `see` returns what is known of
/// a text; it is called once for each text, in the order of the record.
///
/// # Errors
///
/// The errors of `see`.
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

/// The findings in a bundle: those of [`lint`] in its record, and those about its evidence.
pub fn lint_bundle(bundle: &Bundle, others: &[&Record]) -> Vec<Finding> {
    let mut findings = lint(bundle.record().content(), others);
    findings.extend(lint_evidence(bundle));
    findings
}

/// The findings about the evidence of a bundle, by what each entry says of itself. Nothing is verified by a roster here.
fn lint_evidence(bundle: &Bundle) -> Vec<Finding> {
    let envelopes: BTreeSet<EnvelopeDigest> =
        bundle.acts().map(|signed| signed.envelope().digest()).collect();
    let created = bundle.record().content().created;
    let mut findings = Vec::new();
    for (index, entry) in bundle.evidence().enumerate() {
        let found = match entry.proof() {
            _ if !entry.subjects().envelopes().iter().any(|it| envelopes.contains(it)) => {
                FindingKind::EvidenceElsewhere
            }
            EntryProof::Faulty(why) => FindingKind::EvidenceUnusable { why: why.clone() },
            EntryProof::Token(token) if created.is_over_a_day_after(&token.time()) => {
                FindingKind::CreatedAfterEvidence { created, time: token.time() }
            }
            EntryProof::Token(_) | EntryProof::Log { .. } => continue,
        };
        findings.push(at(format!("/evidence/{index}"), found));
    }
    findings
}

/// The same for a draft, whose texts were not measured yet.
///
/// # Errors
///
/// The outer result has the error of [`lint_draft`], if the draft is wrong. The inner result has the errors
/// of `see`.
pub fn lint_draft_texts<E>(
    text: &str,
    now: &Time,
    see: impl FnMut(&Text) -> Result<SeenText, E>,
) -> Result<Result<Vec<Finding>, E>, Fault> {
    let (content, _) =
        draft::look_at(text).map_err(|fault| Draft::parse(text).err().unwrap_or(fault))?;
    Ok(lint_texts(&content, now, see))
}

/// Checks whether another record has the same id.
fn same_ids(content: &RecordContent, others: &[&Record], findings: &mut Vec<Finding>) {
    let same = |other: &&&Record| other.content().id == content.id && other.content() != content;
    for other in others.iter().filter(same) {
        let kind = FindingKind::SameId { other: other.reference() };
        findings.push(at("/id".to_owned(), kind));
    }
}

/// Checks whether it names a digest that differs from the available record of that id.
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

/// Checks the cases where the record ends another instrument.
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

/// The texts of the instrument itself. All texts, if each belongs to an annex.
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

/// Checks that each language of the instrument has its text.
fn languages(content: &RecordContent, findings: &mut Vec<Finding>) {
    let body = body(content);
    let authentic: BTreeSet<&Language> =
        body.iter().filter(|text| is_authentic(text)).map(|text| &text.language).collect();
    if authentic.is_empty() {
        findings.push(at("/texts".to_owned(), FindingKind::NoAuthenticText));
    }
    let known: Languages<'_> = authentic.iter().copied().collect();
    let title: BTreeSet<&Language> = content.title.iter().map(|(language, _)| language).collect();
    // If the title is only in English and no text is, no text is missing.
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

/// Checks that the readers of a text can read the names.
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

/// The script of a name, if it uses only one. Scripts that Chinese, Japanese or Korean use together count as
/// one.
fn one_script(found: &[Script]) -> Option<Vec<ScriptName>> {
    let beside =
        [Script::Han, Script::Hiragana, Script::Katakana, Script::Bopomofo, Script::Hangul];
    let one = found.len() == 1 || found.iter().all(|script| beside.contains(script));
    (one && !found.is_empty()).then(|| found.iter().copied().map(ScriptName::of).collect())
}

/// Checks that there is a rule for authentic texts that diverge.
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

/// All text of a record that people read, except ids and paths, with its place.
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

/// Checks for other instruments with the same title, without a relation in either direction.
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

/// Whether a record states a relation to the instrument with this id, in any version.
fn relates(content: &RecordContent, id: &RecordId) -> bool {
    content.terms.relations.iter().any(|relation| match &relation.target {
        Target::Record(record) => record.id == *id,
        Target::Paper { .. } => false,
    })
}

/// Checks that an instrument that is not legally binding names the clause that says so.
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

/// Checks the order of the times in a record.
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

/// Checks for parties, and annexes, that people could confuse.
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

/// A name: the index of its owner, the member that contains it, and its text.
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

/// Each party with the same name as an earlier one.
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

/// Each name that looks like a different, earlier one of another party or annex. Both forms by which texts
/// look alike ([`are_alike`](crate::screen::are_alike)) are looked up.
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
