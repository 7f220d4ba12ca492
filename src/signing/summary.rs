//! What the signatory sees before they confirm, and the question.

use super::Signing;
use super::next_step::{Action, FrontEnd};
use super::refusal::{Refusal, Refused};
use crate::act::{Act, ActContent};
use crate::bundle::Bundle;
use crate::id::PartyId;
use crate::keys::{is_specimen, words};
use crate::locale::Locale;
use crate::messages::{
    Localized, Sentence, report, signature_rows as of_signature, signing as say,
};
use crate::record::Record;
use crate::report::{
    ClaimedTime, MAX_TITLE, Row, RowKind, Rows, digits, is_name_of, place, record_rows,
    record_text, rows_text, signatory, signatory_name, text_rows,
};
use crate::screen::{brief, mixed_word, quoted};
use crate::value::Intent;
use crate::verify::{ActOutcome, ActPreview, TextReport, Texts, Verdict, judge_texts, preview_act};

/// Where the time of an act is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeSource {
    /// The computer's clock.
    Clock,
    /// The signatory stated it.
    Stated,
}

/// All that a signatory sees before they confirm, in one language. Text from others in it is safe to show.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The language.
    pub locale: Locale,
    /// The intent of the act.
    pub intent: Intent,
    /// The party for which it will be signed.
    pub party: PartyId,
    /// The name of the party: by the roster or, in quotation marks, as the record claims it.
    pub party_name: String,
    /// The title of the instrument, in quotation marks.
    pub title: String,
    /// What the record says, with its relations to others.
    pub record: Vec<Row>,
    /// The texts of the record, with their sizes and digests, and whether they match.
    pub texts: Vec<TextReport>,
    /// What the act says: the signatory, the key, the statements, the acts that it has seen, warnings, and what it does.
    pub act: Vec<Row>,
    text: String,
}

impl Summary {
    /// One sentence: for which party the signatory is about to do what.
    pub fn about_to(&self) -> String {
        let (intent, party, name) = (self.intent, &self.party, &self.party_name);
        say::AboutTo { intent, party, name }.in_locale(self.locale)
    }

    /// The record, its parties and texts, and the act, as text. Ends with a line end.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The question, which asks for the id of the party. Several lines: the title, what happens without an answer, and
    /// what to type. The last one ends with a colon.
    pub fn question(&self) -> String {
        let Self { intent, party, title, .. } = self;
        say::Question { intent: *intent, party, title }.in_locale(self.locale)
    }

    /// The warnings to the signatory.
    pub fn warnings(&self) -> impl Iterator<Item = &str> {
        self.lines_of(RowKind::Warning)
    }

    /// What the act does by the roster: that it concludes the instrument, or what is missing afterwards. Empty without a
    /// roster.
    pub fn effect(&self) -> impl Iterator<Item = &str> {
        self.lines_of(RowKind::Effect)
    }

    fn lines_of(&self, kind: RowKind) -> impl Iterator<Item = &str> {
        let rows = self.act.iter().filter(move |row| row.kind == kind);
        rows.flat_map(|row| row.lines.iter().map(String::as_str))
    }

    /// Checks the answer to the question. Spaces around it are ignored.
    ///
    /// # Errors
    ///
    /// [`Refusal::Declined`] if it is not the id of the party. The answer is not in the refusal: it may be a
    /// passphrase.
    pub fn check_answer(&self, answer: &str) -> Result<(), Refused> {
        match answer.trim() == self.party.as_str() {
            true => Ok(()),
            false => Err(Refused::because(Refusal::Declined)),
        }
    }
}

impl Signing<'_> {
    /// What the signatory sees before they confirm. `keeper` says who keeps the key, if it is not in a file.
    pub fn summary(
        &self,
        bundle: &Bundle,
        keeper: Option<&Sentence>,
        front: &dyn FrontEnd,
        locale: Locale,
    ) -> Summary {
        let (record, content) = (bundle.record(), self.act.content());
        let texts = judge_texts(record, Texts::Found(self.known.texts));
        let act = self.act_rows(bundle, keeper, front, locale);
        let of_texts = text_rows(&texts, locale);
        let text = record_text(record, &of_texts, locale) + "\n" + &rows_text(&act);
        Summary {
            locale,
            intent: content.intent,
            party: content.party.clone(),
            party_name: self.party_name(record, locale),
            title: quoted(&brief(record.content().title.shown_in(locale).as_str(), MAX_TITLE)),
            record: record_rows(record, locale),
            texts,
            act,
            text,
        }
    }

    fn act_rows(
        &self,
        bundle: &Bundle,
        keeper: Option<&Sentence>,
        front: &dyn FrontEnd,
        locale: Locale,
    ) -> Vec<Row> {
        let (content, key) = (self.act.content(), self.act.content().key_set());
        let mut rows = Rows::new(locale);
        self.add_signatory(&mut rows);
        self.add_said(bundle, &mut rows);
        let owner = self.known.roster.and_then(|roster| roster.owner(&key));
        if let Some(holder) = owner.map(|owner| owner.holder)
            && !is_name_of(&content.signatory, &holder.name)
        {
            rows.add(RowKind::Warning, &say::AnotherName { name: &holder.name });
        }
        for mixed in mixed_claims(bundle.record(), content, locale) {
            rows.add(RowKind::Warning, &mixed);
        }
        rows.words(RowKind::Key, &words(&key));
        if content.is_hybrid() {
            rows.more(&report::TwoMethods);
        }
        rows.key_in_readers_words(&key);
        if content.keys.iter().any(is_specimen) {
            rows.add(RowKind::Warning, &say::Specimen);
        }
        if let Some(keeper) = keeper {
            rows.add(RowKind::KeptBy, keeper);
        }
        let seen = || bundle.acts().map(|signed| &signed.act().content().signed_at);
        let time = ClaimedTime::among(&content.signed_at, seen());
        match self.time {
            TimeSource::Stated => rows.add(RowKind::Time, &say::TimeStated { time }),
            TimeSource::Clock => rows.add(RowKind::Time, &say::TimeOfClock { time }),
        }
        for (index, seen) in self.seen(bundle, front, locale).iter().enumerate() {
            if index == 0 { rows.add(RowKind::Seen, seen) } else { rows.more(seen) }
        }
        self.add_effect(bundle, &mut rows);
        rows.finish()
    }

    /// The signatory with title, capacity and place. What was not given is shown, too: the signature lacks it for ever.
    fn add_signatory(&self, rows: &mut Rows) {
        let (content, locale) = (self.act.content(), rows.locale);
        rows.add(RowKind::Signatory, &signatory_name(&content.signatory, locale));
        match &content.signatory.title {
            Some(title) => rows.each_language(RowKind::Title, title),
            None => rows.add(RowKind::Title, &say::NotGiven),
        }
        match content.capacity {
            Some(capacity) => rows.add(RowKind::Capacity, &of_signature::Capacity { capacity }),
            None => rows.add(RowKind::Capacity, &say::NotGiven),
        }
        match &content.place {
            Some(location) => rows.add(RowKind::Place, &place(location, locale)),
            None => rows.add(RowKind::Place, &say::NotGiven),
        }
    }

    /// What the act does by the roster, if there is one. An act that the bundle cannot hold is refused elsewhere.
    fn add_effect(&self, bundle: &Bundle, rows: &mut Rows) {
        let Some(given) = self.known.given() else { return };
        let Ok(ActPreview { act, reasons, .. }) = preview_act(bundle, self.act, self.keys, &given)
        else {
            return;
        };
        let is_specimen = matches!(act.outcome, ActOutcome::SpecimenKey { .. });
        let is_concluded =
            || self.known.report(bundle).is_some_and(|it| it.verdict() == Verdict::Concluded);
        let effect: &dyn Localized = match reasons.is_empty() {
            _ if is_specimen => &say::EffectSpecimen,
            false => &say::EffectMissing,
            true if is_concluded() => &say::EffectStays,
            true => &say::EffectConcludes { intent: self.act.content().intent },
        };
        rows.add(RowKind::Effect, effect);
        for reason in reasons.iter().filter(|_| !is_specimen) {
            rows.more(reason);
        }
    }

    /// A line for each act that the signatory sees, and one about the others.
    fn seen(&self, bundle: &Bundle, front: &dyn FrontEnd, locale: Locale) -> Vec<String> {
        let is_seen = |act: &&Act| self.act.content().seen.contains(&act.id());
        let acts = bundle.acts().map(|signed| signed.act());
        let (seen, others): (Vec<&Act>, Vec<&Act>) = acts.partition(is_seen);
        let seen = seen.into_iter().map(|act| self.seen_in_words(act, locale));
        let mut seen: Vec<String> = seen.collect();
        seen.dedup();
        let verdict = || front.action(Action::Verdict);
        match (seen.is_empty(), others.len()) {
            (true, 0) => seen.push(say::SeenNothing.in_locale(locale)),
            (true, others) => {
                let sentence = say::SeenOnlyNotCounted { others, verdict: verdict() };
                seen.push(sentence.in_locale(locale));
            }
            (false, 0) => {}
            (false, others) => {
                let sentence = say::SeenNotCounted { others, verdict: verdict() };
                seen.push(sentence.in_locale(locale));
            }
        }
        seen
    }

    /// An act that the signatory sees: with the names of the roster or, without one, as a claim.
    fn seen_in_words(&self, act: &Act, locale: Locale) -> String {
        let content = act.content();
        let (party, own) = (&content.party, &self.act.content().signed_at);
        let time = ClaimedTime::among(&content.signed_at, [own].into_iter());
        let owner = self.known.roster.and_then(|roster| roster.owner(&content.key_set()));
        match owner {
            Some(owner) => {
                let (intent, party, name) = (content.intent, &owner.party.id, &owner.holder.name);
                say::Seen { intent, party, name, time }.in_locale(locale)
            }
            None => {
                let signatory = quoted(&signatory(content, locale));
                say::SeenClaim { signatory, party, time }.in_locale(locale)
            }
        }
    }

    /// The content of the act besides the signatory: the act it is about, the authority, and the statements.
    fn add_said(&self, bundle: &Bundle, rows: &mut Rows) {
        let (content, locale) = (self.act.content(), rows.locale);
        if let Some(of) = content.of.and_then(|of| bundle.act(&of)) {
            let (act, deed) = (digits(&of.id()), self.seen_in_words(of, locale));
            rows.add(RowKind::About, &say::About { act, deed });
        }
        let terms = &bundle.record().content().terms;
        let is_asked = content.intent.needs_authority() && terms.authority.contains(&content.party);
        match &content.authority {
            Some(authority) => {
                let record = &authority.sha256;
                match self.known.others.get(record).map(|known| &known.record().content().title) {
                    Some(title) => {
                        let title = quoted(title.shown_in(locale).as_str());
                        rows.add(RowKind::Authority, &say::AuthorityTitled { title, record });
                    }
                    None => rows.add(RowKind::Authority, &say::Authority { record }),
                }
            }
            None if is_asked => rows.add(RowKind::Authority, &say::AuthorityNone),
            None => {}
        }
        for statement in &content.statements {
            let (kind, words) = (statement.kind, quoted(statement.shown_in(locale).as_str()));
            match &statement.article {
                Some(article) => {
                    rows.add(RowKind::Statement, &say::StatementOn { kind, article, words });
                }
                None => rows.add(RowKind::Statement, &say::Statement { kind, words }),
            }
        }
    }

    /// The name of the signatory's party: the roster's, else the one that the record claims.
    fn party_name(&self, record: &Record, locale: Locale) -> String {
        let party = &self.act.content().party;
        let known = self.known.roster.and_then(|roster| roster.party(party));
        match (known, record.party(party)) {
            (Some(known), _) => known.name.shown_in(locale).to_string(),
            (None, Some(claimed)) => {
                let name = quoted(claimed.name.shown_in(locale).as_str());
                say::PartyOfRecord { name }.in_locale(locale)
            }
            (None, None) => String::new(),
        }
    }
}

/// Words in the record and in the signatory's name with letters of several alphabets.
fn mixed_claims(record: &Record, act: &ActContent, locale: Locale) -> Vec<String> {
    let content = record.content();
    let titles = content.title.iter().map(|(_, title)| title.as_str());
    let names = content.parties.iter().flat_map(|party| party.name.iter());
    let names = names.map(|(_, name)| name.as_str());
    let metadata =
        content.metadata.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]);
    let paths = content.texts.iter().map(|text| text.path.as_str());
    let annexes = content.terms.annexes.iter().flat_map(|annex| annex.title.iter());
    let annexes = annexes.map(|(_, title)| title.as_str());
    let claims = titles.chain(names).chain(metadata).chain(paths).chain(annexes);
    let found = claims.chain([act.signatory.name.as_str()]).filter_map(mixed_word);
    found.map(|word| word.in_locale(locale)).collect()
}
