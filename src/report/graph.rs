//! Instruments and their relations, as a drawing and for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::findings::ShownFinding;
use super::json::{ShownRecord, ShownRoster, by_language};
use super::status::{ShownFault, ShownState, Subject, Unsound, named_parties, state_since};
use super::unjudged::Unjudged;
use crate::drawing::{Drawing, Edge, Node, Reference, Tone};
use crate::id::{Digest, RecordId};
use crate::instruments::{Survey, Surveyed};
use crate::locale::Locale;
use crate::messages::Localized as _;
use crate::record::{RecordRef, RelationKind, Target};
use crate::relation::{Leads, Relates};
use crate::screen::{brief, safe, safe_json};
use crate::state::State;
use crate::value::{Label, Language, Names, Time};

/// The language of a drawing: the file is the same for all readers.
const LOCALE: Locale = Locale::En;
/// The maximum width, in columns, of text in a box other than its title.
const MAX_LINE: usize = 120;

/// The picture of the instruments of a survey, and of the `subjects` that are not sound. `roster` is the name
/// of the roster.
pub fn drawing(survey: &Survey, subjects: &[Subject], roster: &str) -> Drawing {
    let at = day_in_words(survey.at());
    let title = format!("Instruments as of {at}, by {}", brief(roster, MAX_LINE));
    let nodes = survey.instruments().iter().map(node).collect();
    let mut picture = Picture { title, nodes, edges: Vec::new(), others: BTreeMap::new() };
    for relates in survey.relations() {
        picture.relate(relates);
    }
    for subject in subjects {
        match subject {
            Subject::Instrument { .. } => {}
            Subject::Unsound(unsound) => picture.nodes.push(unsound_node(unsound)),
        }
    }
    let Picture { title, nodes, edges, .. } = picture;
    Drawing { title, nodes, edges }
}

/// A drawing under construction: first the instruments, then the named instruments that are not available.
struct Picture {
    title: String,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    /// The nodes of instruments that are not available.
    others: BTreeMap<Other, usize>,
}

/// A named instrument that is not available. Two references to it give one node.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Other {
    Record(RecordId, Digest),
    Paper(String, Vec<(Language, Label)>),
}

impl Picture {
    fn relate(&mut self, relates: &Relates) {
        let (to, reference) = match relates.leads {
            Leads::To(index) => (index, Reference::Sound),
            Leads::OtherDigest(index) | Leads::OtherId(index) => (index, Reference::Broken),
            Leads::Nowhere => (self.other(&relates.target), Reference::Broken),
            Leads::Paper => (self.other(&relates.target), Reference::Sound),
        };
        let what = match relates.leads {
            Leads::OtherDigest(_) => ", wrong digest",
            Leads::OtherId(_) => ", wrong id",
            Leads::To(_) | Leads::Nowhere | Leads::Paper => "",
        };
        let label = format!("{}{what}", in_words(relates.kind));
        self.edges.push(Edge { from: relates.from, to, label, reference });
    }

    /// The node of an instrument that is not available.
    fn other(&mut self, target: &Target) -> usize {
        let (other, node) = match target {
            Target::Record(RecordRef { id, sha256 }) => {
                let node = Node {
                    id: format!("missing {sha256}"),
                    title: "Not at hand".to_owned(),
                    lines: vec![format!("record {}", short(sha256)), id.to_string()],
                    date: String::new(),
                    tone: Tone::Missing,
                };
                (Other::Record(id.clone(), *sha256), node)
            }
            Target::Paper { date, title } => {
                let (day, number) = (date.in_words(), self.nodes.len());
                let node = Node {
                    id: format!("paper {number}"),
                    title: safe(title.shown().as_str()),
                    lines: vec![day, "on paper, not verified".to_owned()],
                    date: date.to_string(),
                    tone: Tone::Unverified,
                };
                (Other::Paper(date.to_string(), pairs(title)), node)
            }
        };
        let next = self.nodes.len();
        let index = *self.others.entry(other).or_insert(next);
        if index == next {
            self.nodes.push(node);
        }
        index
    }
}

fn pairs(names: &Names) -> Vec<(Language, Label)> {
    names.iter().map(|(language, name)| (language.clone(), name.clone())).collect()
}

fn node(it: &Surveyed) -> Node {
    let content = it.record.content();
    let state = it.status.state;
    let parties = named_parties(&it.record);
    let parties: Vec<String> = parties.iter().map(|party| party.in_locale(LOCALE)).collect();
    let since = it.status.since.day();
    let mut lines = vec![parties.join(", "), state_since(it, &since).in_locale(LOCALE)];
    match (state, it.entry, it.expires) {
        (State::Concluded, Some(entry), _) => {
            lines.push(format!("in effect on {}", day_in_words(&entry)));
        }
        (State::Concluded, None, _) => lines.push("in effect once all confirmed".to_owned()),
        (State::InEffect, _, Some(expires)) => {
            lines.push(format!("expires on {}", day_in_words(&expires)));
        }
        (
            State::Open | State::PartlySigned | State::Pending | State::InEffect | State::Ended(_),
            ..,
        ) => {}
    }
    lines.push(format!("record {}", short(&it.record.digest())));
    // The date of an instrument is that of its conclusion; before that, of its record.
    let date = it.concluded.unwrap_or(content.created).day().to_string();
    Node {
        id: it.record.digest().to_string(),
        title: safe(content.title.shown().as_str()),
        lines: lines.iter().map(|line| brief(line, MAX_LINE)).collect(),
        date,
        tone: tone(state),
    }
}

fn unsound_node(unsound: &Unsound) -> Node {
    Node {
        id: unsound.file.clone(),
        title: brief(&unsound.file, MAX_LINE),
        lines: vec![format!("NOT SOUND ({})", unsound.code)],
        date: String::new(),
        tone: Tone::Unverified,
    }
}

fn tone(state: State) -> Tone {
    match state {
        State::Open | State::PartlySigned | State::Pending => Tone::Open,
        State::Concluded => Tone::Concluded,
        State::InEffect => Tone::InEffect,
        State::Ended(_) => Tone::Ended,
    }
}

/// The label of an arrow.
fn in_words(kind: RelationKind) -> String {
    kind.word().replace('-', " ")
}

/// `21 March 2023`, in the local time of the claim.
fn day_in_words(time: &Time) -> String {
    time.day().in_words()
}

/// The first digits of a digest.
fn short(digest: &Digest) -> String {
    format!("{}…", &digest.to_string()[..12])
}

/// The same for programs: one line of JSON without a line end. `file` is the file of the picture.
pub fn graph_json(
    survey: &Survey,
    subjects: &[Subject],
    unjudged: &[Unjudged],
    roster: &str,
    file: Option<&str>,
) -> String {
    let mut files: BTreeMap<Digest, &[String]> = BTreeMap::new();
    let mut unsound = Vec::new();
    for subject in subjects {
        match subject {
            Subject::Instrument { digest, files: own } => drop(files.insert(*digest, own)),
            Subject::Unsound(it) => unsound.push(ShownUnsound {
                file: &it.file,
                fault: ShownFault {
                    code: it.code,
                    message: it.message.text(Locale::En),
                    place: &it.place,
                },
            }),
        }
    }
    let node = |it| ShownNode::of(it, &files);
    let shown = Shown {
        format: "paraph/graph/1",
        file,
        at: survey.at().to_string(),
        roster: ShownRoster { file: roster, sha256: survey.roster().to_string() },
        instruments: survey.instruments().iter().map(node).collect(),
        unsound,
        not_judged: unjudged,
        relations: survey.relations().iter().map(|it| ShownRelation::of(it, survey)).collect(),
        findings: survey.findings().iter().map(ShownFinding::of).collect(),
    };
    safe_json(&serde_json::to_string(&shown).expect("strings and numbers only"))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    format: &'static str,
    file: Option<&'a str>,
    at: String,
    roster: ShownRoster<'a>,
    instruments: Vec<ShownNode<'a>>,
    unsound: Vec<ShownUnsound<'a>>,
    not_judged: &'a [Unjudged],
    relations: Vec<ShownRelation<'a>>,
    findings: Vec<ShownFinding>,
}

#[derive(Serialize)]
struct ShownNode<'a> {
    files: Vec<&'a str>,
    record: ShownRecord<'a>,
    parties: Vec<&'a str>,
    #[serde(flatten)]
    state: ShownState,
}

impl<'a> ShownNode<'a> {
    fn of(it: &'a Surveyed, files: &BTreeMap<Digest, &'a [String]>) -> Self {
        let files = files.get(&it.record.digest()).copied().unwrap_or_default();
        Self {
            files: files.iter().map(String::as_str).collect(),
            record: ShownRecord::of(&it.record),
            parties: it.record.content().parties.iter().map(|party| party.id.as_str()).collect(),
            state: ShownState::of(it),
        }
    }
}

#[derive(Serialize)]
struct ShownUnsound<'a> {
    file: &'a str,
    fault: ShownFault<'a>,
}

#[derive(Serialize)]
struct ShownRelation<'a> {
    /// The digest of the record that states the relation.
    from: String,
    relation: &'static str,
    /// `found`, `wrong-digest`, `wrong-id`, `missing`, or `paper`, of which nothing is verified.
    leads: &'static str,
    /// The digest of the available record that it leads to, whether correct or not.
    to: Option<String>,
    /// The target as the record names it: one of the two.
    record: Option<ShownTarget<'a>>,
    paper: Option<ShownPaper<'a>>,
}

#[derive(Serialize)]
struct ShownTarget<'a> {
    id: &'a str,
    sha256: String,
}

#[derive(Serialize)]
struct ShownPaper<'a> {
    date: String,
    title: BTreeMap<&'a str, &'a str>,
}

impl<'a> ShownRelation<'a> {
    fn of(relates: &'a Relates, survey: &Survey) -> Self {
        let digest = |index: usize| survey.instruments()[index].record.digest().to_string();
        let (record, paper) = match &relates.target {
            Target::Record(RecordRef { id, sha256 }) => {
                (Some(ShownTarget { id: id.as_str(), sha256: sha256.to_string() }), None)
            }
            Target::Paper { date, title } => {
                (None, Some(ShownPaper { date: date.to_string(), title: by_language(title) }))
            }
        };
        Self {
            from: digest(relates.from),
            relation: relates.kind.word(),
            leads: relates.leads.code(),
            to: relates.leads.end().map(digest),
            record,
            paper,
        }
    }
}
