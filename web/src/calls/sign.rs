//! The calls `sign-plan` and `sign`. Both take the same request, and make the same act of it: what is signed is
//! what was shown.

use std::collections::BTreeMap;

use paraph::act::{Act, Location, Signatory, Statement};
use paraph::bundle::Bundle;
use paraph::copies::{CopyOutcome, Joined, join as join_copies};
use paraph::fault::FaultKind;
use paraph::format::Format;
use paraph::id::{ActPrefix, Digest, PartyId};
use paraph::keys::{KeySet, PublicKey};
use paraph::lint::{FindingKind, lint};
use paraph::messages::Localized as _;
use paraph::paper::AttachedFile;
use paraph::profile::Profile;
use paraph::record::Record;
use paraph::report::{Section, SectionKind, labelled_rows, record_sections, text_section_rows};
use paraph::roster::Roster;
use paraph::screen::safe;
use paraph::signing::{
    Done, Known, Refused, Request as Wish, SignedBySpecimen, Signing, Summary, TimeSource, Warning,
    signed_json,
};
use paraph::statements;
use paraph::value::{Intent, Label, Names, Prose, TextPath, Time};
use paraph::verify::{Instruments, TextFound, Verdict};
use serde::{Deserialize, Serialize};

use super::Answered;
use super::keys::open;
use super::others::{self, Found, Together};
use crate::answer::{Answer, Needed, Problem, ShownSection, shown};
use crate::front_end::Page;
use crate::messages::module as say;
use crate::request::{File, FoundTexts, Given, Request, Text, time, value};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Asked {
    file: File,
    public_keys: Vec<String>,
    #[serde(default)]
    roster: Option<File>,
    texts: Vec<Text>,
    #[serde(default)]
    with: Option<Vec<File>>,
    #[serde(default)]
    intent: Option<String>,
    #[serde(default)]
    party: Option<String>,
    #[serde(default)]
    of: Option<String>,
    #[serde(default)]
    authority: Option<File>,
    #[serde(default)]
    profile: Option<Who>,
    #[serde(default)]
    profile_file: Option<File>,
    #[serde(default)]
    statements: Option<Vec<Stated>>,
    #[serde(default)]
    statements_file: Option<File>,
    #[serde(default)]
    signed_at: Option<String>,
    now: String,
    // Only in `sign`.
    #[serde(default)]
    key: Option<File>,
    #[serde(default)]
    passphrase: Option<usize>,
    #[serde(default)]
    answer: Option<String>,
    #[serde(default)]
    act: Option<String>,
}

/// Who signs.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Who {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    name_latin: Option<String>,
    #[serde(default)]
    title: Option<BTreeMap<String, String>>,
    #[serde(default)]
    capacity: Option<String>,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    locality: Option<String>,
}

impl Who {
    /// With the name that the roster has, if no other was given. `None` if no name is known.
    fn profile(&self, known: Option<&Label>) -> Result<Option<Profile>, Problem> {
        let name = match (given(&self.name), known) {
            (Some(name), _) => value(name)?,
            (None, Some(known)) => known.clone(),
            (None, None) => return Ok(None),
        };
        let title = self.title.iter().flatten();
        let title = title.map(|(language, title)| Ok((value(language)?, value(title)?)));
        let title: BTreeMap<_, _> = title.collect::<Result<_, Problem>>()?;
        let locality = given(&self.locality).map(value).transpose()?;
        Ok(Some(Profile {
            signatory: Signatory {
                name,
                name_latin: given(&self.name_latin).map(value).transpose()?,
                title: Names::new(title).ok(),
            },
            capacity: given(&self.capacity).map(value).transpose()?,
            place: match (given(&self.country), locality) {
                (None, None) => None,
                (country, locality) => {
                    Some(Location { country: value(country.unwrap_or_default())?, locality })
                }
            },
        }))
    }
}

/// A statement of the signatory.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stated {
    kind: String,
    #[serde(default)]
    article: Option<String>,
    text: BTreeMap<String, String>,
    #[serde(default)]
    to: Option<String>,
}

impl Stated {
    fn statement(&self) -> Result<Statement, Problem> {
        let text = self.text.iter();
        let text = text.map(|(language, words)| Ok((value(language)?, value::<Prose>(words)?)));
        let text: BTreeMap<_, _> = text.collect::<Result<_, Problem>>()?;
        if text.is_empty() {
            let kind = FaultKind::StatementWithoutText;
            return Err(Problem::new(kind.code(), &kind));
        }
        Ok(Statement {
            kind: value(&self.kind)?,
            article: given(&self.article).map(value).transpose()?,
            text,
            to: given(&self.to).map(value).transpose()?,
        })
    }
}

/// The first digits of an act's id.
fn act_prefix(digits: &str) -> Result<ActPrefix, Problem> {
    let digits = digits.trim().to_ascii_lowercase();
    let unknown = || Problem::new("bad-digest", &say::BadActPrefix);
    ActPrefix::new(&digits).ok_or_else(unknown)
}

/// A field that is not empty.
fn given(field: &Option<String>) -> Option<&str> {
    field.as_deref().filter(|text| !text.trim().is_empty())
}

/// The input of a signing.
struct Basis {
    bundle: Bundle,
    format: Format,
    roster: Option<Roster>,
    wish: Wish,
    others: Instruments,
    with: Vec<Found>,
    found: BTreeMap<TextPath, TextFound>,
    /// The texts inside a paper that match the record: digests, and names of attached files.
    whole_inside: Vec<(Digest, String)>,
    at: Time,
    public: KeySet,
    file: String,
    /// The name for the file of the signed bundle, if a bundle is signed.
    bundle_name: String,
    /// That the page of a paper was not compared, if the bundle was in one.
    not_compared: Option<String>,
}

impl Basis {
    /// `given_file` is the file that is to be signed.
    fn read(request: &Request<'_>, asked: &Asked, given_file: &Given<'_>) -> Result<Self, Problem> {
        let (bundle, format) = given_file.bundle_or_record(None, Needed::BundleOrRecord)?;
        let roster = asked.roster.as_ref().map(|file| request.roster(file)).transpose()?;
        let public = key_set(&asked.public_keys)?;
        let owner = roster.as_ref().and_then(|roster| roster.owner(&public.id()));
        let known_name = owner.map(|owner| &owner.holder.name);
        let profile = match (&asked.profile, &asked.profile_file) {
            (Some(who), _) => who.profile(known_name)?,
            (None, Some(file)) => Some(request.file(file)?.text(Needed::Profile, Profile::parse)?),
            (None, None) => None,
        };
        let statements = match (&asked.statements, &asked.statements_file) {
            (Some(stated), _) => {
                Some(stated.iter().map(Stated::statement).collect::<Result<_, _>>()?)
            }
            (None, Some(file)) => {
                Some(request.file(file)?.text(Needed::Statements, statements::parse)?)
            }
            (None, None) => None,
        };
        let authority = asked.authority.as_ref().map(|file| {
            let given = request.file(file)?;
            let (bundle, _) = given.bundle_or_record(None, Needed::BundleOrRecord)?;
            Ok::<_, Problem>(Found { file: safe(given.name), bundle })
        });
        let authority = authority.transpose()?;
        let with =
            others::all_of(request, asked.with.as_deref().unwrap_or_default(), roster.as_ref())?;
        let own = bundle.record().digest();
        let Together { instruments, left_out } =
            others::join(with.iter().chain(&authority), roster.as_ref());
        if let Some((_, unjudged)) = left_out.into_iter().find(|(record, _)| *record != own) {
            let problem = Problem::new(unjudged.code, &unjudged.message).at(&unjudged.file);
            return Err(match unjudged.hint {
                Some(hint) => problem.hint(&hint),
                None => problem,
            });
        }
        let wish = Wish {
            intent: given(&asked.intent).map_or(Ok(Intent::Sign), value)?,
            party: given(&asked.party).map(value::<PartyId>).transpose()?,
            of: given(&asked.of).map(act_prefix).transpose()?,
            profile,
            authority: authority.as_ref().map(|found| found.bundle.record().reference()),
            statements,
            signed_at: given(&asked.signed_at).map(time).transpose()?,
        };
        let file = safe(given_file.name);
        let bundle_name = safe(&given_file.bundle_name());
        let refused = |refused: Refused| Problem::of_refused(&refused, given_file.name);
        wish.check(roster.as_ref()).map_err(refused)?;
        let FoundTexts { texts: found, inside, whole_inside } =
            request.found(given_file, &asked.texts, bundle.record())?;
        let not_compared = given_file.page_not_compared(inside, request.locale);
        wish.check_texts(bundle.record(), &found).map_err(refused)?;
        let at = time(&asked.now)?;
        Ok(Self {
            bundle,
            format,
            roster,
            wish,
            others: instruments,
            with,
            found,
            whole_inside,
            at,
            public,
            file,
            bundle_name,
            not_compared,
        })
    }

    fn known(&self) -> Known<'_> {
        let Self { roster, found, others, at, .. } = self;
        Known { roster: roster.as_ref(), texts: found, others, at: *at }
    }

    /// The act that the key signs. One that cannot be signed is refused.
    fn act(&self) -> Result<Act, Problem> {
        let refused = |refused: Refused| Problem::of_refused(&refused, &self.file);
        let (record, known) = (self.bundle.record(), self.known());
        let party = self.wish.party(&self.public, known.roster, record).map_err(refused)?;
        let act = self.wish.act(&self.bundle, &self.public, party, &known).map_err(refused)?;
        self.signing(&act).check(&self.bundle).map_err(refused)?;
        Ok(act)
    }

    fn signing<'s>(&'s self, act: &'s Act) -> Signing<'s> {
        let time = match self.wish.signed_at {
            Some(_) => TimeSource::Stated,
            None => TimeSource::Clock,
        };
        Signing { act, keys: &self.public, time, known: self.known() }
    }

    /// The name of the signed bundle's file, as the command would choose it.
    fn output(&self, party: &PartyId) -> String {
        match self.format {
            Format::Bundle => self.bundle_name.clone(),
            Format::Record | Format::Act => {
                let stem = self.file.strip_suffix(".json").unwrap_or(&self.file);
                let stem = stem.strip_suffix(".record").unwrap_or(stem);
                format!("{stem}.{party}.bundle.json")
            }
        }
    }

    /// Warnings about other files that were given.
    fn warnings(&self, request: &Request<'_>) -> Vec<String> {
        let (locale, record) = (request.locale, self.bundle.record());
        let mut warnings = Vec::new();
        let is_other = |other: &&Found| {
            let other = other.bundle.record();
            other.content().id == record.content().id && other != record
        };
        if let Some(other) = self.with.iter().find(is_other) {
            let differences = record.content().differences(other.bundle.record().content());
            let warning = Warning::OtherVersion { file: &other.file, differences };
            warnings.push(warning.in_locale(locale));
        }
        let others: Vec<&Record> = self.with.iter().map(|found| found.bundle.record()).collect();
        for finding in lint(record.content(), &others) {
            if let FindingKind::RelationWrongDigest { target, found } = &finding.kind {
                let (record, instrument) = (target.sha256, &target.id);
                let warning = Warning::RelationDiffers { record, instrument, found: *found };
                warnings.push(warning.in_locale(locale));
            }
        }
        let copies: Vec<&Found> =
            self.with.iter().filter(|found| found.bundle.record() == record).collect();
        let bundles: Vec<&Bundle> = copies.iter().map(|copy| &copy.bundle).collect();
        let Joined { copies: outcomes, .. } =
            join_copies(self.bundle.clone(), &bundles, self.roster.as_ref());
        let mut is_lacking = false;
        for (copy, outcome) in copies.iter().zip(outcomes) {
            if let CopyOutcome::Merged { added: count @ 1.., .. } = outcome {
                let (copy, file) = (&*copy.file, &*self.file);
                warnings.push(Warning::ActsLacking { copy, count, file }.in_locale(locale));
                is_lacking = true;
            }
        }
        if is_lacking {
            warnings.push(say::MergeFirst.in_locale(locale));
        }
        warnings.extend(self.not_compared.clone());
        warnings
    }
}

pub(super) fn plan(request: &Request<'_>) -> Answered {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Plan {
        act: String,
        party: String,
        party_name: String,
        intent: &'static str,
        about_to: String,
        sections: Vec<ShownSection>,
        warnings: Vec<String>,
        effect: Vec<String>,
        question: Vec<String>,
        file: String,
        inside: Vec<Inside>,
    }
    /// A text inside a paper.
    #[derive(Serialize)]
    struct Inside {
        name: String,
        sha256: String,
    }
    let asked: Asked = request.read()?;
    let given_file = request.file(&asked.file)?;
    let basis = Basis::read(request, &asked, &given_file)?;
    let (act, locale) = (basis.act()?, request.locale);
    let inside: Vec<(&Digest, &AttachedFile)> = basis
        .whole_inside
        .iter()
        .filter_map(|(sha256, name)| Some((sha256, given_file.attached_file(name)?)))
        .collect();
    let summary = basis.signing(&act).summary(&basis.bundle, None, &Page, locale);
    let mut warnings: Vec<String> = summary.warnings().map(str::to_owned).collect();
    warnings.extend(basis.warnings(request));
    let effect = summary.effect().map(str::to_owned).collect();
    let question = summary.question().lines().map(str::to_owned).collect();
    let about_to = summary.about_to();
    let Summary { intent, party, party_name, texts, act: act_rows, .. } = summary;
    let texts = text_section_rows(&texts, locale);
    let mut sections = record_sections(basis.bundle.record(), Some(texts), locale);
    let rows = labelled_rows(act_rows);
    sections.push(Section { kind: SectionKind::Act, heading: None, rows });
    let named = inside.iter().map(|(sha256, file)| {
        let (name, sha256) = (safe(&file.name), sha256.to_string());
        Inside { name, sha256 }
    });
    let answer = Answer::of(&Plan {
        act: act.id().to_string(),
        file: basis.output(&party),
        party: party.to_string(),
        party_name,
        intent: intent.word(),
        about_to,
        sections: shown(sections),
        warnings,
        effect,
        question,
        inside: named.collect(),
    });
    Ok(inside.iter().fold(answer, |answer, (_, file)| answer.attach(&*file.bytes)))
}

pub(super) fn sign(request: &Request<'_>) -> Answered {
    #[derive(Serialize)]
    struct Signed {
        act: String,
        party: String,
        intent: &'static str,
        file: String,
        notes: Vec<String>,
        warnings: Vec<String>,
    }
    let asked: Asked = request.read()?;
    let (Some(key), Some(answer), Some(planned)) = (&asked.key, &asked.answer, &asked.act) else {
        return Err(Problem::bad_request("key, answer and act are needed"));
    };
    let basis = Basis::read(request, &asked, &request.file(&asked.file)?)?;
    let (act, locale) = (basis.act()?, request.locale);
    if act.id().to_string() != *planned {
        let problem = Problem::new("changed-meanwhile", &say::ChangedMeanwhile);
        return Err(problem.hint(&say::LookAgain));
    }
    let signing = basis.signing(&act);
    let party = &act.content().party;
    let refused = |refused: Refused| Problem::of_refused(&refused, &basis.file);
    let summary = signing.summary(&basis.bundle, None, &Page, locale);
    summary.check_answer(answer).map_err(|no| refused(no).hint(&say::TypeTheId { party }))?;

    let given = request.file(key)?;
    let secret = open(request, &given, asked.passphrase)?;
    if *secret.public() != basis.public {
        return Err(Problem::new("key-differs", &say::KeyDiffers).at(given.name));
    }
    let mut alone = Bundle::new(basis.bundle.record().clone());
    let signed = alone.sign(act.clone(), &secret);
    // From here on, no secret is in memory.
    drop(secret);
    signed.map_err(|fault| {
        Problem::new(fault.code(), &fault).at(&basis.file).verdict(Verdict::Refused)
    })?;
    let signed = signing.signed(&basis.bundle, alone).map_err(refused)?;

    let file = basis.output(party);
    let is_first = basis.format != Format::Bundle;
    let done = Done {
        intent: act.content().intent,
        party,
        file: &file,
        record: is_first.then_some(basis.file.as_str()),
        has_texts: !signed.record().content().texts.is_empty(),
    };
    let mut notes = vec![done.in_locale(locale)];
    if let Some(report) = basis.known().report(&signed) {
        let needed = signing.still_needed(&signed, &report);
        notes.extend(needed.map(|needed| needed.in_locale(locale)));
        if report.verdict() == Verdict::Concluded {
            notes.push(say::AllSigned.in_locale(locale));
        }
    }
    let warnings = basis.public.has_specimen().then(|| SignedBySpecimen.in_locale(locale));
    let json = signed_json(&act, &signed, &file);
    Ok(Answer::of(&Signed {
        act: act.id().to_string(),
        party: party.to_string(),
        intent: act.content().intent.word(),
        file,
        notes,
        warnings: warnings.into_iter().collect(),
    })
    .attach(signed.to_bytes())
    .attach_line(json))
}

/// The public key that is to sign, or both of a pair, in base64.
fn key_set(keys: &[String]) -> Result<KeySet, Problem> {
    let problem = |kind: FaultKind| Problem::of_keys(&kind);
    let key = |key: &String| PublicKey::from_base64(key).map_err(problem);
    match keys {
        [one] => KeySet::classic(key(one)?).map_err(problem),
        [one, other] => KeySet::pair(key(one)?, key(other)?).map_err(problem),
        _ => Err(Problem::bad_request("one public key is needed, or two of a pair")),
    }
}
