//! What stands on the paper, as data for the template.
//!
//! All text from files is safe to show, and enters the template as a value. It is never a part of its markup.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use paraph::act::{ActContent, Statement};
use paraph::keys::{WordList, record_words_in};
use paraph::locale::Locale;
use paraph::messages::{And, Choice, Localized, Plain};
use paraph::paper::{BUNDLE_NAME, DESCRIPTION_NAME};
use paraph::report::{
    Advice, Names, RowKind, Section, SectionKind, SectionRow, Tool, digits, fold_words, is_name_of,
    record_rows, sections, text_section_rows,
};
use paraph::screen::safe;
use paraph::state::{Entered, Reason as StateReason, Status};
use paraph::text::measure;
use paraph::value;
use paraph::verify::{
    ActReport, Lack, PartyOutcome, PartyReport, Reason, Seal, Signer, TextCheck, TextOutcome,
    Verdict,
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::error::PaperError;
use crate::input::Judged;
use crate::messages::page as say;
use crate::qr_code;

/// A piece of text, with its language if that is not the language of the paper.
#[derive(Clone, Debug, Serialize)]
struct Run {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
}

impl Run {
    /// A sentence of this program.
    fn own(text: String) -> Self {
        Self { text, lang: None }
    }

    /// Text in a language that a file names.
    fn of(language: &value::Language, text: &str) -> Self {
        let primary = language.as_str().split('-').next().unwrap_or_default();
        let lang = matches!(primary.len(), 2 | 3).then(|| primary.to_owned());
        Self { text: safe(text), lang }
    }

    /// A name whose language no file names: that of its script, where a script has one.
    fn name(text: &str) -> Self {
        Self { text: safe(text), lang: text.chars().find_map(language_of).map(str::to_owned) }
    }
}

/// The language that is most often written with the script of a letter.
fn language_of(letter: char) -> Option<&'static str> {
    match u32::from(letter) {
        0x1100..=0x11FF | 0x3130..=0x318F | 0xA960..=0xA97F | 0xAC00..=0xD7FF => Some("ko"),
        0x3040..=0x30FF => Some("ja"),
        0x4E00..=0x9FFF => Some("zh"),
        0x0590..=0x05FF => Some("he"),
        0x0600..=0x06FF => Some("ar"),
        0x0E00..=0x0E7F => Some("th"),
        _ => None,
    }
}

/// The verdict, as a choice of the catalogue.
#[derive(Clone, Copy)]
struct Concluding(Verdict);

impl Choice for Concluding {
    const WORDS: &'static [&'static str] = &["concluded", "incomplete", "refused"];

    fn word(&self) -> &'static str {
        self.0.code()
    }
}

impl Localized for Concluding {
    fn write(&self, _: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(self.word())
    }
}

/// A time as readers of a language expect it: in Korean, also in Korean time.
struct Shown<'t>(&'t value::Time);

/// The offset of Korean time from UTC, in seconds.
const KOREA: i32 = 9 * 60 * 60;

impl Shown<'_> {
    /// The time as it is written, and the same in Korea if that is wanted.
    fn lines(&self, locale: Locale) -> Vec<String> {
        let Self(time) = self;
        let in_korea = time.at_offset(KOREA).ok();
        let in_korea = in_korea.filter(|_| locale == Locale::Ko && time.offset() != KOREA);
        let in_korea = in_korea.map(|time| {
            let time = Localized::in_locale(&time, locale);
            let time = time.strip_suffix(" (+09:00)").unwrap_or(&time);
            say::TimeInKorea { time }.in_locale(locale)
        });
        [Localized::in_locale(*time, locale)].into_iter().chain(in_korea).collect()
    }
}

impl Localized for Shown<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(&self.lines(locale).join(", "))
    }
}

/// The name of a language, if the catalogue has it; its tag, too, if that says more.
fn language(tag: &value::Language, locale: Locale) -> String {
    let tag = tag.as_str();
    let primary = tag.split('-').next().unwrap_or_default();
    let name: &dyn Localized = match primary {
        "ar" => &say::Arabic,
        "de" => &say::German,
        "en" => &say::English,
        "es" => &say::Spanish,
        "fr" => &say::French,
        "ja" => &say::Japanese,
        "ko" => &say::Korean,
        "ru" => &say::Russian,
        "zh" => &say::Chinese,
        _ => return tag.to_owned(),
    };
    let name = Localized::in_locale(&name, locale);
    match tag == primary {
        true => name,
        false => say::LanguageOf { language: name, tag }.in_locale(locale),
    }
}

/// A file in the PDF.
pub(crate) struct Attachment {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) media_type: String,
    pub(crate) description: String,
    pub(crate) relationship: &'static str,
}

/// What the paper is about, and how it looks.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    pub(crate) locale: Locale,
    /// The name of the size in the template.
    pub(crate) size: &'static str,
}

/// The data for the template, without names of fonts.
pub(crate) fn data(
    judged: &Judged,
    wanted: &Wanted,
    attachments: &[Attachment],
) -> Result<Value, PaperError> {
    let Wanted { locale, size } = *wanted;
    let report = &judged.report;
    let record = judged.bundle.record();
    let content = record.content();
    let names = Names {
        locale,
        file: "bundle.json",
        roster: "roster.toml",
        copies: &[],
        findings: &judged.findings,
        tool: Tool::Command,
        advice: Advice::NONE,
        unjudged: &[],
    };
    let parts = sections(report, &names);
    let is_concluded = report.verdict() == Verdict::Concluded;
    let kind: &dyn Localized = if is_concluded { &say::Certificate } else { &say::Report };
    let kind = Localized::in_locale(&kind, locale);
    let title = content.title.shown_in(locale);
    let titles = content.title.iter();
    let (first, rest): (Vec<_>, Vec<_>) = titles.partition(|(_, name)| std::ptr::eq(*name, title));
    let titles = first.into_iter().chain(rest);
    let titles: Vec<Run> = titles.map(|(tag, name)| Run::of(tag, name.as_str())).collect();
    let reasons = reasons(&parts, judged, locale);
    let signers: Vec<_> = report.acts().iter().filter_map(|act| act.outcome.signer()).collect();
    let (count, all) = (signers.iter().filter(|signer| signer.specimen).count(), signers.len());
    let has_specimen = count > 0;
    let bundle = measure(&judged.bundle.to_bytes()).sha256.to_string();
    let digest = record.digest();
    const OTHERS: [SectionKind; 4] = [
        SectionKind::OtherActs,
        SectionKind::NotCounted,
        SectionKind::Receipts,
        SectionKind::Evidence,
    ];
    let others = OTHERS.iter().map(|kind| of_kind(&parts, *kind));
    let others: Vec<Value> = others.filter(|part| !part.is_null()).collect();
    let at = report.at();
    let day = at.to_string();
    Ok(json!({
        "lang": locale.code(),
        "paper": size,
        "day": day.get(..10).unwrap_or_default(),
        "concluded": is_concluded,
        "refused": report.verdict() == Verdict::Refused,
        "kind": kind,
        "documentTitle": format!("{kind}: {}", safe(title.as_str())),
        "titles": titles,
        "labels": labels(locale),
        "notes": of_kind(&parts, SectionKind::Notes),
        "reasons": reasons,
        "specimen": has_specimen.then(|| {
            let verdict = Concluding(report.verdict());
            say::Specimen { verdict, count, all }.in_locale(locale)
        }),
        "specimenWord": has_specimen.then(|| say::SpecimenWord.in_locale(locale)),
        "state": state(judged, has_specimen, locale),
        "parties": parties(judged, &parts, locale),
        "signatures": signatures(judged, locale, &parts),
        "others": others,
        "texts": texts(judged, locale),
        "terms": terms(judged, locale),
        "id": content.id.to_string(),
        "digest": groups(&digest.to_string()),
        "words": words(&digest, locale),
        "qr": qr_code::svg(&digest)?,
        "roster": groups(&report.roster().to_string()),
        "bundle": groups(&bundle),
        "acts": judged.bundle.len().to_string(),
        "proves": proves(judged, has_specimen, locale),
        "steps": [
            { "text": say::StepRoster.in_locale(locale) },
            {
                "text": say::StepRun.in_locale(locale),
                "command": "paraph verify FILE.pdf --roster roster.toml",
            },
            { "text": say::StepCompare.in_locale(locale) },
            { "text": say::StepWords.in_locale(locale) },
        ],
        "files": attachments.iter().map(|file| json!({
            "name": file.name,
            "description": file.description,
            "mediaType": file.media_type,
            "relationship": file.relationship,
        })).collect::<Vec<_>>(),
        "hasTexts": !judged.texts.is_empty(),
        "madeBy": say::MadeBy {
            program: env!("CARGO_PKG_VERSION"),
            typst: typst::utils::version().raw(),
        }.in_locale(locale),
    }))
}

/// What the paper proves, and what it does not prove.
fn proves(judged: &Judged, has_specimen: bool, locale: Locale) -> Vec<String> {
    let report = &judged.report;
    let has_signature = report.acts().iter().any(|act| act.outcome.counted().is_some());
    let proves: &dyn Localized = match report.verdict() {
        Verdict::Concluded => &say::ProvesBundle,
        Verdict::Incomplete | Verdict::Refused if has_signature => &say::ProvesBundleNotConcluded,
        Verdict::Incomplete | Verdict::Refused => &say::ProvesBundleNoSignatures,
    };
    let mut sentences = vec![
        Localized::in_locale(&proves, locale),
        say::NotAuthority.in_locale(locale),
        say::ProvesRoster.in_locale(locale),
        say::NotPage.in_locale(locale),
        say::NotLater.in_locale(locale),
        say::NotTimes.in_locale(locale),
    ];
    if has_specimen {
        sentences.insert(2, say::NotSpecimen.in_locale(locale));
    }
    sentences
}

/// The headings and labels of the template.
fn labels(locale: Locale) -> Value {
    json!({
        "notConcluded": say::NotConcluded.in_locale(locale),
        "refused": say::NotConcludedRefused.in_locale(locale),
        "notConcludedWhat": say::NotConcludedWhat.in_locale(locale),
        "because": say::NotConcludedBecause.in_locale(locale),
        "watermark": say::Watermark.in_locale(locale),
        "whatCounts": say::WhatCounts.in_locale(locale),
        // The numbers come from the template.
        "pageOf": say::PageOf { page: "\u{1}", pages: "\u{2}" }.in_locale(locale),
        "record": say::FootRecord.in_locale(locale),
        "state": say::State.in_locale(locale),
        "parties": say::Parties.in_locale(locale),
        "signatures": say::Signatures.in_locale(locale),
        "signaturesInDetail": say::SignaturesInDetail.in_locale(locale),
        "noSignatures": say::NoSignatures.in_locale(locale),
        "texts": say::Texts.in_locale(locale),
        "noTexts": say::NoTexts.in_locale(locale),
        "terms": say::Terms.in_locale(locale),
        "identity": say::Identity.in_locale(locale),
        "judgement": say::Judgement.in_locale(locale),
        "steps": say::Steps.in_locale(locale),
        "bundle": say::LabelBundle.in_locale(locale),
        "acts": say::LabelActs.in_locale(locale),
        "name": say::SignatoryName.in_locale(locale),
        "title": say::LabelTitle.in_locale(locale),
        "time": say::SignatoryTime.in_locale(locale),
        "limits": say::Limits.in_locale(locale),
        "attachments": say::Attachments.in_locale(locale),
        "party": say::Party.in_locale(locale),
        "outcome": say::PartyOutcome.in_locale(locale),
        "people": say::PartyPeople.in_locale(locale),
        "textFile": say::TextFile.in_locale(locale),
        "textLanguage": say::TextLanguage.in_locale(locale),
        "textStatus": say::TextStatus.in_locale(locale),
        "textSize": say::TextSize.in_locale(locale),
        "digestWhat": say::DigestWhat.in_locale(locale),
        "digestNames": say::DigestNames.in_locale(locale),
        "digestAlt": say::DigestAlt.in_locale(locale),
        "id": say::LabelId.in_locale(locale),
        "judgedRoster": say::JudgedRoster.in_locale(locale),
        "notAttached": say::NotAttached.in_locale(locale),
    })
}

/// A section of the report: its heading and rows; null if the report does not have it.
fn of_kind(parts: &[Section], kind: SectionKind) -> Value {
    let Some(section) = parts.iter().find(|section| section.kind == kind) else {
        return Value::Null;
    };
    if section.rows.is_empty() {
        return Value::Null;
    }
    json!({
        "heading": section.heading,
        "rows": section.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

/// The reasons why an instrument is not concluded, without codes and without the steps of someone who asks. Parties have
/// their names.
fn reasons(parts: &[Section], judged: &Judged, locale: Locale) -> Value {
    let mut reasons = of_kind(parts, SectionKind::Reasons);
    let section = parts.iter().find(|section| section.kind == SectionKind::Reasons);
    let Some(section) = section.filter(|_| !reasons.is_null()) else { return Value::Null };
    let own = judged.report.reasons().iter();
    let own = own.filter_map(|reason| Some((reason.code(), in_bundle(reason, judged, locale)?)));
    let mut own = own.peekable();
    let without_code = |row: &SectionRow| {
        let own = own.next_if(|(code, _)| row.code == Some(*code)).map(|(_, text)| text);
        let text = own.unwrap_or_else(|| {
            let text = row.cells.concat();
            let code = row.code.map(|code| format!(" ({code})")).unwrap_or_default();
            with_names(text.strip_suffix(&code).unwrap_or(&text), judged, locale)
        });
        json!({ "cells": [text], "details": [] })
    };
    let rows: Vec<Value> =
        section.rows.iter().filter(|row| row.code.is_some()).map(without_code).collect();
    if !rows.is_empty() {
        reasons["rows"] = rows.into();
    }
    reasons
}

/// A reason that would say what a party did, as what the bundle has.
fn in_bundle(reason: &Reason, judged: &Judged, locale: Locale) -> Option<String> {
    let named = |id: &dyn fmt::Display| with_names(&id.to_string(), judged, locale);
    match reason {
        Reason::NotSigned { party, counted: 0, .. } => {
            Some(say::NoSignatureOf { party: named(party) }.in_locale(locale))
        }
        Reason::NotSigned { party, counted, quorum, .. } => {
            let party = named(party);
            Some(
                say::TooFewSignaturesOf { party, counted: *counted, quorum: *quorum }
                    .in_locale(locale),
            )
        }
        Reason::Declined { party, declined } => {
            let people: Vec<String> =
                declined.iter().map(|(_, name)| safe(name.as_str())).collect();
            Some(say::DeclinedFor { party: named(party), people: And(&people) }.in_locale(locale))
        }
        Reason::Pending { party, lack: Lack::Confirmation, .. } => {
            Some(say::NoConfirmationOf { party: named(party) }.in_locale(locale))
        }
        Reason::Pending { party, lack: Lack::Approval, .. } => {
            Some(say::NoApprovalOf { party: named(party) }.in_locale(locale))
        }
        _ => None,
    }
}

/// A sentence that has ids of parties, with their names.
fn with_names(sentence: &str, judged: &Judged, locale: Locale) -> String {
    let named = |word: &str| {
        let party = judged.report.parties().iter().find(|party| party.id.as_str() == word)?;
        let names = party.name.as_ref().unwrap_or(&party.claimed_name);
        let name = safe(names.shown_in(locale).as_str());
        Some(say::PartyWithId { name, id: &party.id }.in_locale(locale))
    };
    let words = sentence.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let words = words.map(|word| {
        let id = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        named(id).map_or_else(|| word.to_owned(), |name| format!("{name}{}", &word[id.len()..]))
    });
    words.collect()
}

fn row(row: &SectionRow) -> Value {
    let cells: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    json!({ "cells": cells, "details": row.details })
}

/// Rows with a label, each with lines of runs.
type Labelled = Vec<(String, Vec<Vec<Run>>)>;

/// A row with one line of this program.
fn own(label: &impl Localized, line: &impl Localized, locale: Locale) -> (String, Vec<Vec<Run>>) {
    (label.in_locale(locale), vec![vec![Run::own(line.in_locale(locale))]])
}

/// The verdict in words. What is missing is counted where only signatures are missing.
fn verdict(judged: &Judged, has_specimen: bool, locale: Locale) -> String {
    let report = &judged.report;
    let is_signature = |reason: &Reason| matches!(reason, Reason::NotSigned { .. });
    let (mut missing, mut all) = (0, 0);
    for party in report.parties() {
        let quorum = party.quorum as usize;
        missing += quorum.saturating_sub(party.holders.len());
        all += quorum;
    }
    match report.verdict() {
        Verdict::Concluded if has_specimen => say::VerdictSpecimen.in_locale(locale),
        Verdict::Incomplete if report.reasons().iter().all(is_signature) => {
            say::VerdictMissing { missing, all }.in_locale(locale)
        }
        verdict => say::Verdict { verdict: Concluding(verdict) }.in_locale(locale),
    }
}

/// Why an instrument is in its state. The times of acts are what the acts state.
fn state_reason(reason: &StateReason, locale: Locale) -> String {
    match reason {
        StateReason::Entered(Entered::WithLastSignature) => {
            say::EnteredWithLastSignature.in_locale(locale)
        }
        StateReason::Entered(Entered::OnItsDate) => say::EnteredOnItsDate.in_locale(locale),
        StateReason::Entered(Entered::AfterItsDate) => say::EnteredAfterItsDate.in_locale(locale),
        StateReason::Entered(Entered::WithConfirmation) => {
            say::EnteredWithConfirmation.in_locale(locale)
        }
        _ => reason.in_locale(locale),
    }
}

/// The verdict, since when, what proves it, and the state.
fn state(judged: &Judged, has_specimen: bool, locale: Locale) -> Labelled {
    let report = &judged.report;
    let (label, mut at) = own(&say::JudgedAt, &Shown(report.at()), locale);
    at.push(vec![Run::own(say::JudgedAtWhat.in_locale(locale))]);
    let mut rows = vec![
        (
            say::LabelVerdict.in_locale(locale),
            vec![vec![Run::own(verdict(judged, has_specimen, locale))]],
        ),
        (label, at),
    ];
    if let Some(since) = report.since() {
        let time = &Shown(since);
        rows.push(own(&say::LabelSince, &say::SinceClaimed { time }, locale));
        match report.proven() {
            Some(proven) => {
                let time = &Shown(proven.no_later_than);
                rows.push(own(&say::LabelProven, &say::Proven { time }, locale));
            }
            None => rows.push(own(&say::LabelProven, &say::NotProven, locale)),
        }
    } else {
        let signers: Vec<_> =
            report.acts().iter().filter_map(|act| act.outcome.counted()).collect();
        let count = signers.iter().filter(|signer| signer.proof.is_some()).count();
        match (count, signers.len()) {
            (_, 0) => {}
            (0, _) => rows.push(own(&say::LabelProven, &say::NotProven, locale)),
            (count, all) => {
                rows.push(own(&say::LabelProven, &say::ProvenInPart { count, all }, locale));
            }
        }
    }
    let Status { state, since, .. } = judged.status;
    let state = say::StateSince { state, time: &Shown(&since) };
    let (label, mut lines) = own(&say::LabelState, &state, locale);
    if report.verdict() == Verdict::Concluded {
        lines.push(vec![Run::own(state_reason(&judged.status.reason, locale))]);
    }
    rows.push((label, lines));
    if report.verdict() == Verdict::Concluded {
        match report.seal() {
            Seal::Sealed => rows.push(own(&say::LabelSealed, &say::Sealed, locale)),
            Seal::Unsealed if report.rests_on_open_powers() => {
                rows.push(own(&say::LabelSealed, &say::UnsealedPowers, locale));
            }
            Seal::Unsealed => rows.push(own(&say::LabelSealed, &say::Unsealed, locale)),
        }
    }
    if report.reservations() > 0 {
        rows.push(own(&say::LabelReservations, &Plain(report.reservations()), locale));
    }
    let all_match = || {
        let mut texts = report.texts().iter();
        texts.all(|text| matches!(text.outcome, TextOutcome::Matches { .. }))
    };
    rows.push(match report.texts_checked() {
        TextCheck::NotChecked => own(&say::LabelTextsChecked, &say::TextsNotChecked, locale),
        TextCheck::Checked if all_match() => {
            own(&say::LabelTextsChecked, &say::TextsChecked, locale)
        }
        TextCheck::Checked => own(&say::LabelTextsChecked, &say::TextsNotAll, locale),
    });
    rows
}

/// The parties, each with its names and its row in the report.
fn parties(judged: &Judged, parts: &[Section], locale: Locale) -> Vec<Value> {
    let rows = parts.iter().find(|section| section.kind == SectionKind::Parties);
    let rows = rows.map_or(&[][..], |section| &section.rows);
    let reports = judged.report.parties().iter();
    let party = |(party, row): (&PartyReport, &SectionRow)| {
        let outcome = match party.outcome {
            PartyOutcome::Missing if party.holders.is_empty() => {
                Some(say::PartyNoSignature.in_locale(locale))
            }
            PartyOutcome::Missing => Some(say::PartyTooFew.in_locale(locale)),
            PartyOutcome::Pending(Lack::Confirmation) => {
                Some(say::PartyNoConfirmation.in_locale(locale))
            }
            PartyOutcome::Pending(Lack::Approval) => Some(say::PartyNoApproval.in_locale(locale)),
            _ => row.cells.get(1).cloned(),
        };
        let (names, is_claimed) = match &party.name {
            Some(names) => (names, false),
            None => (&party.claimed_name, true),
        };
        // The reader's language first.
        let first = names.shown_in(locale);
        let (own, rest): (Vec<_>, Vec<_>) =
            names.iter().partition(|(_, name)| std::ptr::eq(*name, first));
        let all = own.into_iter().chain(rest);
        let mut all: Vec<Run> = all.map(|(tag, name)| Run::of(tag, name.as_str())).collect();
        // The record's names in other languages than the roster's.
        if !is_claimed {
            let known: BTreeSet<_> = names.iter().map(|(tag, _)| tag).collect();
            let others = party.claimed_name.iter().filter(|(tag, _)| !known.contains(tag));
            all.extend(others.map(|(tag, name)| Run::of(tag, name.as_str())));
        }
        json!({
            "id": party.id.to_string(),
            "names": all,
            "outcome": outcome,
            "people": row.cells.get(2),
            "met": party.outcome == PartyOutcome::Met,
        })
    };
    reports.zip(rows).map(party).collect()
}

/// The counted acts in the order of the parties: what each says of its signatory, then what the roster and the evidence
/// say of it. Warnings come first.
fn signatures(judged: &Judged, locale: Locale, parts: &[Section]) -> Vec<Value> {
    let counted = judged.report.acts().iter();
    let counted = counted.filter_map(|act| Some((act, act.outcome.counted()?)));
    let known = parts.iter().filter(|section| section.kind == SectionKind::Signature);
    let mut acts: Vec<_> = counted.zip(known).collect();
    acts.sort_by(|((one, _), _), ((other, _), _)| one.content.party.cmp(&other.content.party));
    let signature = |((act, signer), section): ((&ActReport, &Signer), &Section)| {
        let party = judged.report.parties().iter().find(|party| party.id == act.content.party);
        let name = party.map(|party| party.name.as_ref().unwrap_or(&party.claimed_name));
        let (mut warnings, mut known) = (Labelled::new(), Labelled::new());
        for row in &section.rows {
            let mut cells = row.cells.iter();
            let mut label = cells.next().cloned().unwrap_or_default();
            let lines = cells.chain(&row.details);
            let plain = Localized::in_locale(&act.content.signed_at, locale);
            let signed_at = Shown(&act.content.signed_at).in_locale(locale);
            // Two clocks are enough.
            let and_utc = act.content.signed_at.at_offset(0).map_or_else(
                |_| plain.clone(),
                |utc| format!("{plain} = {}", Localized::in_locale(&utc, locale)),
            );
            let line = |line: &String| match plain == signed_at {
                true => vec![Run::own(line.clone())],
                false => {
                    let line = line.replace(&and_utc, &plain);
                    vec![Run::own(line.replace(&plain, &signed_at))]
                }
            };
            let mut lines: Vec<_> = lines.map(line).collect();
            let has_limit = signer.window.from.is_some() || signer.window.until.is_some();
            match row.code {
                Some("statement") => continue,
                Some("warning") => {
                    warnings.push((label, lines));
                    continue;
                }
                Some("window") => {
                    label = say::LabelValidity.in_locale(locale);
                    if !has_limit && signer.closed.is_none() {
                        lines = vec![vec![Run::own(say::NoTimeLimit.in_locale(locale))]];
                    }
                }
                Some(_) | None => {}
            }
            known.push((label, lines));
        }
        let mut rows = signatory_rows(act, name, locale);
        rows.extend(known);
        let statements: Vec<Value> =
            act.statements().iter().map(|statement| statement_data(statement, locale)).collect();
        let title = act.content.signatory.title.as_ref().map(|title| shown_in(title, locale));
        json!({
            "name": name_runs(&act.content),
            "party": name.map(|name| shown_in(name, locale)),
            "title": title,
            "time": Shown(&act.content.signed_at).lines(locale),
            "warnings": warnings,
            "rows": rows,
            "statements": statements,
        })
    };
    acts.into_iter().map(signature).collect()
}

/// The name that readers of a language see, with its language.
fn shown_in(names: &value::Names, locale: Locale) -> Run {
    let shown = names.shown_in(locale);
    let tag = names.iter().find(|(_, name)| std::ptr::eq(*name, shown)).map(|(tag, _)| tag);
    match tag {
        Some(tag) => Run::of(tag, shown.as_str()),
        None => Run::name(shown.as_str()),
    }
}

/// The signatory's name in its own script, and in Latin letters.
fn name_runs(content: &ActContent) -> Vec<Run> {
    let signatory = &content.signatory;
    let mut runs = vec![Run::name(signatory.name.as_str())];
    if let Some(latin) = &signatory.name_latin {
        runs.push(Run {
            text: format!(" ({})", safe(latin.as_str())),
            lang: Some("en".to_owned()),
        });
    }
    runs
}

fn signatory_rows(act: &ActReport, party: Option<&value::Names>, locale: Locale) -> Labelled {
    let content = &act.content;
    let signatory = &content.signatory;
    let mut rows = Labelled::new();
    if let Some(signer) = act.outcome.signer()
        && !is_name_of(signatory, &signer.name)
    {
        let name = Run::name(signer.name.as_str());
        rows.push((say::LabelRosterName.in_locale(locale), vec![vec![name]]));
    }
    if let Some(title) = &signatory.title {
        let lines = title.iter().map(|(tag, name)| vec![Run::of(tag, name.as_str())]).collect();
        rows.push((say::LabelTitle.in_locale(locale), lines));
    }
    if let Some(capacity) = content.capacity {
        rows.push(own(&say::LabelCapacity, &say::Capacity { capacity }, locale));
    }
    let name = party.map(|name| safe(name.shown_in(locale).as_str())).unwrap_or_default();
    rows.push(own(&say::LabelParty, &say::PartyWithId { name, id: &content.party }, locale));
    rows.push(own(&say::LabelIntent, &say::Intent { intent: content.intent }, locale));
    if let Some(place) = &content.place {
        let place = match &place.locality {
            Some(town) => {
                let town = safe(town.as_str());
                say::Place { town, country: &place.country }.in_locale(locale)
            }
            None => place.country.to_string(),
        };
        rows.push((say::LabelPlace.in_locale(locale), vec![vec![Run::own(place)]]));
    }
    rows
}

/// A statement: what it is, and its words in every language.
fn statement_data(statement: &Statement, locale: Locale) -> Value {
    let mut heading = say::Statement { kind: statement.kind }.in_locale(locale);
    if let Some(article) = &statement.article {
        let article = safe(article.as_str());
        heading = say::StatementOn { statement: heading, article }.in_locale(locale);
    }
    if let Some(to) = &statement.to {
        heading = say::StatementTo { statement: heading, act: digits(to) }.in_locale(locale);
    }
    let words = statement.text.iter().map(|(tag, words)| {
        let lines = words.as_str().split('\n').map(|line| Run::of(tag, line));
        lines.collect::<Vec<_>>()
    });
    json!({ "heading": heading, "words": words.collect::<Vec<_>>() })
}

/// The texts, with their rows in the report.
fn texts(judged: &Judged, locale: Locale) -> Vec<Value> {
    let reports = judged.report.texts();
    let rows = text_section_rows(reports, locale);
    let text = |(report, row): (&paraph::verify::TextReport, &SectionRow)| {
        json!({
            "path": safe(report.text.path.as_str()),
            "cells": row.cells,
            "language": language(&report.text.language, locale),
            "details": row.details,
            "digest": groups(&report.text.measure.sha256.to_string()),
            "fails": matches!(report.outcome, TextOutcome::Differs { .. } | TextOutcome::Missing),
        })
    };
    reports.iter().zip(&rows).map(text).collect()
}

/// The other rows of the record: its terms and relations. Digests are in groups.
fn terms(judged: &Judged, locale: Locale) -> Labelled {
    let content = judged.bundle.record().content();
    let plain = Localized::in_locale(&content.created, locale);
    let created = Shown(&content.created).in_locale(locale);
    let is_elsewhere = |kind: RowKind| {
        matches!(
            kind,
            RowKind::Instrument
                | RowKind::Id
                | RowKind::Record
                | RowKind::Words
                | RowKind::WordsKorean
        )
    };
    let rows = record_rows(judged.bundle.record(), locale).into_iter();
    let rows = rows.filter(|row| !is_elsewhere(row.kind));
    let shown = |kind: RowKind, line: String| match kind {
        RowKind::Made => line.replace(&plain, &created),
        RowKind::Relation => {
            let relation = with_groups(&line);
            match line.split(' ').any(|word| is_digest(word) && !judged.others.contains(word)) {
                true => say::NotCheckedHere { relation }.in_locale(locale),
                false => relation,
            }
        }
        _ => with_groups(&line),
    };
    let row = |row: paraph::report::Row| {
        let lines = row.lines.into_iter();
        let label = match row.kind {
            RowKind::Made => say::LabelMade.in_locale(locale),
            _ => row.label,
        };
        (label, lines.map(|line| vec![Run::own(shown(row.kind, line))]).collect())
    };
    rows.map(row).collect()
}

/// Whether a word is a digest.
fn is_digest(word: &str) -> bool {
    word.len() == 64 && word.bytes().all(|it| it.is_ascii_hexdigit())
}

/// A sentence whose digests are in groups.
fn with_groups(sentence: &str) -> String {
    let words = sentence.split(' ').map(|word| match is_digest(word) {
        true => groups(word).join(" "),
        false => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A digest in groups of eight digits.
fn groups(digits: &str) -> Vec<String> {
    let digits: Vec<char> = digits.chars().collect();
    digits.chunks(8).map(|group| group.iter().collect()).collect()
}

/// The digest in words: of the English list, and for readers of Korean of the Korean one, too.
fn words(digest: &paraph::id::Digest, locale: Locale) -> Vec<Value> {
    let list = |label: String, list: WordList, lang: &str| json!({ "label": label, "lines": fold_words(&record_words_in(list, digest)), "lang": lang });
    let english = list(say::WordsEnglish.in_locale(locale), WordList::English, "en");
    match locale {
        Locale::En => vec![english],
        Locale::Ko => {
            vec![english, list(say::WordsKorean.in_locale(locale), WordList::Korean, "ko")]
        }
    }
}

/// Every character in the strings of `data`.
pub(crate) fn characters(data: &Value, found: &mut BTreeSet<char>) {
    match data {
        Value::String(text) => found.extend(text.chars()),
        Value::Array(items) => items.iter().for_each(|item| characters(item, found)),
        Value::Object(members) => {
            // The picture has no text.
            let shown = members.iter().filter(|(name, _)| *name != "qr");
            shown.for_each(|(_, member)| characters(member, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The attachments of a paper, without the certificate.
pub(crate) fn attachments(judged: &Judged, locale: Locale) -> Result<Vec<Attachment>, PaperError> {
    let mut files = vec![Attachment {
        name: BUNDLE_NAME.to_owned(),
        bytes: judged.bundle.to_bytes(),
        media_type: "application/json".to_owned(),
        description: say::AttachedBundle.in_locale(locale),
        relationship: "source",
    }];
    // Files lie in one folder when they are taken out: their names without folders, where these are different. Texts
    // that are not attached count, too: a file of their name would be taken for them.
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for text in &judged.bundle.record().content().texts {
        *counts.entry(text.path.file_name().to_lowercase()).or_default() += 1;
    }
    let is_plain = |name: &str| {
        let lower = name.to_lowercase();
        counts.get(&lower) == Some(&1) && lower != BUNDLE_NAME && lower != DESCRIPTION_NAME
    };
    for text in &judged.bundle.record().content().texts {
        let Some(bytes) = judged.texts.get(&text.path) else { continue };
        let name = match is_plain(text.path.file_name()) {
            true => text.path.file_name().to_owned(),
            false => text.path.as_str().replace('/', "_"),
        };
        let lower = name.to_lowercase();
        let is_taken = files.iter().any(|file| file.name.to_lowercase() == lower);
        if is_taken || lower == DESCRIPTION_NAME {
            let name = safe(&name);
            return Err(PaperError::new(
                "name-of-attachment",
                &crate::messages::program::NameOfAttachment { name },
            ));
        }
        files.push(Attachment {
            name,
            bytes: bytes.clone(),
            media_type: media_type(text.media_type.as_str()).to_owned(),
            description: say::AttachedText.in_locale(locale),
            relationship: "supplement",
        });
    }
    Ok(files)
}

/// A media type in the letters that krilla accepts; any other is that of bytes.
fn media_type(name: &str) -> &str {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '/');
    if name.chars().all(is_plain) { name } else { "application/octet-stream" }
}
