//! The call `report`: the judgement of a bundle by a roster; without a roster, what it says of itself.

use std::borrow::Cow;

use paraph::act::Act;
use paraph::bundle::Bundle;
use paraph::copies::{CopyOutcome, Joined, join as join_copies};
use paraph::fault::FaultKind;
use paraph::format::Format;
use paraph::id::PartyId;
use paraph::instruments::{Finding, findings_about};
use paraph::keys::{is_specimen, words};
use paraph::locale::Locale;
use paraph::messages::{And, Localized as _, Sentence};
use paraph::record::Record;
use paraph::report::{
    Advice, Names, OtherCopy, QuestionStep, Section, SectionKind, Tool, Unjudged, acts_sections,
    evidence_section, fold_words, json, next_seals, question_step, record_sections, sections,
    show_bundle_json, show_record_json, signatory, specimens_remark, text_section_rows,
    verdict_line, verdict_remarks, wants_receipt,
};
use paraph::roster::Roster;
use paraph::screen::{quoted, safe};
use paraph::value::Time;
use paraph::verify::{
    Given, Reason, Report, Reservations, Seal, Texts, Times, Verdict, judge_texts, verify,
};
use serde::{Deserialize, Serialize};

use super::Answered;
use super::others::{self, AtHand, Found};
use crate::answer::{Answer, Needed, Problem, ShownSection, shown};
use crate::messages::module as say;
use crate::request::{File, Given as GivenFile, Request, Text, digest, time, value};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Asked {
    bundle: File,
    #[serde(default)]
    roster: Option<File>,
    #[serde(default)]
    record: Option<String>,
    #[serde(default)]
    record_file: Option<File>,
    #[serde(default)]
    parties: Option<Vec<String>>,
    #[serde(default)]
    texts: Option<Vec<Text>>,
    #[serde(default)]
    with: Option<Vec<File>>,
    #[serde(default)]
    at: Option<String>,
    now: String,
    #[serde(default)]
    proven_time: Option<bool>,
    #[serde(default)]
    no_reservations: Option<bool>,
}

pub(super) fn report(request: &Request<'_>) -> Answered {
    let asked: Asked = request.read()?;
    match &asked.roster {
        Some(roster) => judged(request, &asked, roster),
        None => sound(request, &asked),
    }
}

fn judged(request: &Request<'_>, asked: &Asked, roster_file: &File) -> Answered {
    let roster = request.roster(roster_file)?;
    let with = asked.with.as_deref().unwrap_or_default();
    let AtHand { found, unreadable } = others::read(request, with, Some(&roster))?;
    let together = others::join(&found, Some(&roster));
    let at = time(asked.at.as_deref().unwrap_or(&asked.now))?;
    let expected = match (&asked.record, &asked.record_file) {
        (Some(hex), _) => Some(digest(hex)?),
        (None, Some(file)) => {
            let file = request.file(file)?;
            let (bundle, _) = file.bundle_or_record(None, Needed::Record)?;
            Some(bundle.record().digest())
        }
        (None, None) => None,
    };
    let parties = asked.parties.iter().flatten().map(|id| value::<PartyId>(id));
    let parties: Vec<PartyId> = parties.collect::<Result<_, _>>()?;

    let given = request.file(&asked.bundle)?;
    let roster_name = safe(&roster_file.name);
    let names = Known { file: safe(given.name), given: &given, roster: roster_name, at };
    let mut unjudged: Vec<Unjudged> = unreadable.into_iter().map(Problem::into_unjudged).collect();
    let bundle = match Bundle::read_with_known_keys(&given.bytes, |id| roster.key(id)) {
        Ok(bundle) => bundle,
        Err(fault) => {
            let is_newer = matches!(fault.kind, FaultKind::NewerFormat { .. });
            if is_newer || given.is_no_bundle(&fault) {
                return Err(Problem::refused(&given, &fault, Needed::Bundle));
            }
            unjudged.extend(together.left_out.into_iter().map(|(_, unjudged)| unjudged));
            let report = Report::unreadable(fault, &roster, at);
            let seen = Seen { report: &report, acts: &[], copies: &[], findings: &[] };
            return Ok(answer(request, asked, &seen, &names, 0, &unjudged));
        }
    };
    let own = bundle.record().digest();
    let not_own = together.left_out.into_iter().filter(|(record, _)| *record != own);
    unjudged.extend(not_own.map(|(_, unjudged)| unjudged));

    let copies: Vec<&Found> =
        found.iter().filter(|found| found.bundle.record().digest() == own).collect();
    let bundles: Vec<&Bundle> = copies.iter().map(|copy| &copy.bundle).collect();
    let (bundle, outcomes, set_aside) = match bundles.is_empty() {
        true => (bundle, Vec::new(), Default::default()),
        false => {
            let Joined { bundle, copies, set_aside } = join_copies(bundle, &bundles, Some(&roster));
            (bundle, copies, set_aside)
        }
    };
    let mut others = Cow::Borrowed(&together.instruments);
    if !set_aside.is_empty() {
        others.to_mut().set_aside(set_aside);
    }
    let texts = asked.texts.as_deref().map(|texts| request.found(&given, texts, bundle.record()));
    let texts = texts.transpose()?;
    let question = Given {
        roster: &roster,
        texts: texts.as_ref().map_or(Texts::NotChecked, |found| Texts::Found(&found.texts)),
        record: expected,
        parties: &parties,
        at,
        times: match asked.proven_time {
            Some(true) => Times::Proven,
            Some(false) | None => Times::Claimed,
        },
        reservations: match asked.no_reservations {
            Some(true) => Reservations::Unwanted,
            Some(false) | None => Reservations::Reported,
        },
        others: &others,
    };
    let report = verify(&bundle, &question);
    let findings = match found.is_empty() {
        true => Vec::new(),
        false => findings_about(&bundle, &others, &report, &roster),
    };
    let copy = |(found, outcome): (&&Found, CopyOutcome)| {
        OtherCopy::of(&outcome, || found.file.clone(), || Sentence::of(&say::ChooseTheCopy))
    };
    let copies: Vec<OtherCopy> = copies.iter().zip(outcomes).filter_map(copy).collect();
    let acts: Vec<&Act> = bundle.acts().map(|signed| signed.act()).collect();
    let seen = Seen { report: &report, acts: &acts, copies: &copies, findings: &findings };
    let inside = texts.map_or(0, |found| found.inside);
    Ok(answer(request, asked, &seen, &names, inside, &unjudged))
}

/// The names of the files, and the time of the question.
struct Known<'r> {
    file: String,
    given: &'r GivenFile<'r>,
    roster: String,
    at: Time,
}

/// A judgement, and what it is about.
struct Seen<'s> {
    report: &'s Report,
    acts: &'s [&'s Act],
    copies: &'s [OtherCopy],
    findings: &'s [Finding],
}

#[derive(Serialize)]
struct Judged {
    state: &'static str,
    verdict: &'static str,
    sealed: bool,
    specimens: bool,
    title: Option<String>,
    sentence: String,
    remarks: Vec<String>,
    record: Vec<ShownSection>,
    sections: Vec<ShownSection>,
    hints: Vec<String>,
}

/// `inside` is the number of texts that were found inside a paper.
fn answer(
    request: &Request<'_>,
    asked: &Asked,
    seen: &Seen<'_>,
    known: &Known<'_>,
    inside: usize,
    unjudged: &[Unjudged],
) -> Answer {
    let Seen { report, acts, copies, findings } = *seen;
    let locale = request.locale;
    let is_past = asked.at.is_some();
    let advice = |reason: &Reason| advice(reason, report, is_past.then_some(known.at));
    let names = Names {
        locale,
        file: &known.file,
        roster: &known.roster,
        copies,
        findings,
        tool: Tool::Page,
        advice: Advice(&advice),
        unjudged,
    };
    let mut hints = Vec::new();
    if report.verdict() == Verdict::Concluded {
        hints.push(say::KeepNext.in_locale(locale));
    }
    if !is_past {
        if let Some(next) = next_seals(report) {
            let (sealed, open) = (And(&next.sealed), And(&next.open));
            hints.push(say::SealNext { sealed, open }.in_locale(locale));
        }
        if wants_receipt(report) {
            hints.push(say::AcceptNext.in_locale(locale));
        }
    }
    let mut remarks = verdict_remarks(report, &names);
    remarks.extend(known.given.page_not_compared(inside, locale));
    let record = report.record().map(|record| record_sections(record, Some(Vec::new()), locale));
    // The texts and the parties are in the report.
    let record = record.into_iter().flatten().filter(|it| it.kind == SectionKind::Record);
    let acts = report.record().map(|_| acts_sections(acts, locale)).into_iter().flatten();
    Answer::of(&Judged {
        state: "judged",
        verdict: report.verdict().code(),
        sealed: report.seal() == Seal::Sealed,
        specimens: has_specimens(report),
        title: report.record().map(|record| title(record, locale)),
        sentence: verdict_line(report, &names),
        remarks,
        record: shown(record.chain(acts)),
        sections: shown(sections(report, &names)),
        hints,
    })
    .attach_line(json(report, &names))
}

/// Whether an act that counts is signed with a key that anyone has.
fn has_specimens(report: &Report) -> bool {
    report.acts().iter().filter_map(|act| act.outcome.counted()).any(|signer| signer.specimen)
}

/// The title of a record, safe to show.
fn title(record: &Record, locale: Locale) -> String {
    safe(record.content().title.shown_in(locale).as_str())
}

/// The next step for a reason, in the words of the page.
fn advice(reason: &Reason, report: &Report, judged_as_of: Option<Time>) -> Option<Sentence> {
    match question_step(reason, report)? {
        QuestionStep::PartyMeant { meant, .. } => Some(Sentence::of(&say::PartyMeant { meant })),
        QuestionStep::JudgeLater => {
            judged_as_of.map(|time| Sentence::of(&say::JudgedAsOf { time }))
        }
        QuestionStep::GiveText { path } => {
            Some(Sentence::of(&say::GiveText { file: path.file_name() }))
        }
    }
}

#[derive(Serialize)]
struct Sound {
    state: &'static str,
    title: String,
    sentence: String,
    remarks: Vec<String>,
    record: Vec<ShownSection>,
    sections: Vec<ShownSection>,
    keys: Vec<ClaimedKey>,
    hints: Vec<String>,
}

/// A key, and whose it is by the claim of an act.
#[derive(Serialize)]
struct ClaimedKey {
    party: String,
    signatory: String,
    intent: &'static str,
    act: String,
    id: String,
    words: Vec<String>,
    specimen: bool,
}

/// What a bundle says of itself. Nothing of it is concluded.
fn sound(request: &Request<'_>, asked: &Asked) -> Answered {
    let locale = request.locale;
    let given = request.file(&asked.bundle)?;
    let (bundle, format) = given.bundle_or_record(None::<&Roster>, Needed::BundleOrRecord)?;
    let record = bundle.record();
    let texts = asked.texts.as_deref().map(|texts| request.found(&given, texts, record));
    let texts = texts.transpose()?;
    let inside = texts.as_ref().map_or(0, |found| found.inside);
    let rows = texts
        .map(|found| text_section_rows(&judge_texts(record, Texts::Found(&found.texts)), locale));
    let acts: Vec<_> = bundle.acts().map(|signed| signed.act()).collect();
    let key = |act: &&Act| {
        let (content, key) = (act.content(), act.content().key_set());
        ClaimedKey {
            party: content.party.to_string(),
            signatory: signatory(content, locale),
            intent: content.intent.word(),
            act: act.id().to_string(),
            id: key.to_string(),
            words: fold_words(&words(&key)),
            specimen: content.keys.iter().any(is_specimen),
        }
    };
    let sentence = {
        let ids: Vec<&PartyId> = record.content().parties.iter().map(|party| &party.id).collect();
        let (count, parties) = (ids.len(), And(&ids));
        let title = quoted(record.content().title.shown_in(locale).as_str());
        let record = record.digest();
        match acts.is_empty() {
            true => say::SoundUnsigned { record, count, parties, title }.in_locale(locale),
            false => say::Sound { record, count, parties, title }.in_locale(locale),
        }
    };
    let specimens = specimens_remark(acts.iter().flat_map(|act| &act.content().keys), locale);
    let not_compared = given.page_not_compared(inside, locale);
    let (own, texts): (Vec<Section>, Vec<Section>) = record_sections(record, rows, locale)
        .into_iter()
        .partition(|section| section.kind != SectionKind::Texts);
    let mut hints = vec![say::ChooseRoster.in_locale(locale)];
    if !acts.is_empty() {
        hints.push(say::HearWords.in_locale(locale));
    }
    let answer = Answer::of(&Sound {
        state: "sound",
        title: title(record, locale),
        sentence,
        remarks: specimens.into_iter().chain(not_compared).collect(),
        record: shown(own),
        sections: shown(
            texts
                .into_iter()
                .chain(acts_sections(&acts, locale))
                .chain(evidence_section(&bundle, locale)),
        ),
        keys: acts.iter().map(key).collect(),
        hints,
    });
    Ok(answer.attach_line(claims_json(&bundle, format)))
}

/// What a bundle or a record says, as JSON.
pub(super) fn claims_json(bundle: &Bundle, format: Format) -> String {
    match format {
        Format::Bundle => show_bundle_json(bundle),
        Format::Record | Format::Act => show_record_json(bundle.record()),
    }
}
