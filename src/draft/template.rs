//! The commented draft that is written for people to fill in: a file of `template/` for each language.
//!
//! In such a file, `@name@` stands for a value, and `@name:placeholder@` for a value or, where there is none, for
//! what has to be filled in. A line that begins with `@@` begins a part that is written once for each party, text
//! or relation, or once. The part `@@words` is not written: it has the words that depend on the languages of the
//! texts, with `*` for these.

use std::collections::{BTreeMap, BTreeSet};

use super::{Sketch, SketchText};
use crate::id::{Designation, PartyId};
use crate::locale::Locale;
use crate::value::{Label, Language, TextPath};

const ENGLISH: &str = include_str!("../../lang/draft/en.toml");
const KOREAN: &str = include_str!("../../lang/draft/ko.toml");

/// A commented draft in a language, ready to be filled in. Placeholders stand in angle brackets.
pub fn template(sketch: &Sketch, locale: Locale) -> String {
    let whole = match locale {
        Locale::En => ENGLISH,
        Locale::Ko => KOREAN,
    };
    let mut out = String::new();
    for (index, part) in whole.split("\n@@").enumerate() {
        match index {
            0 => push_head(&mut out, part, sketch, &Words { whole, locale }),
            _ if part.starts_with("words\n") => {}
            _ => push_part(&mut out, part, sketch),
        }
    }
    out
}

/// The words of a language that depend on the languages of the texts.
struct Words {
    whole: &'static str,
    locale: Locale,
}

impl Words {
    fn with(&self, name: &str, value: &str) -> String {
        let words = self.whole.split("\n@@words\n").nth(1).unwrap_or_default();
        let line = words.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "));
        line.unwrap_or_default().replace('*', value)
    }

    /// Placeholders for a title in the languages of the texts. `None` where the placeholder in the language of
    /// the draft will do.
    fn titles(&self, languages: &BTreeSet<Language>) -> Option<String> {
        let is_own = |tag: &Language| tag.as_str().split('-').next() == Some(self.locale.code());
        if languages.is_empty() || languages.iter().any(is_own) {
            return None;
        }
        let title =
            |tag: &Language| format!("{tag} = {}", string(&self.with("title", tag.as_str())));
        Some(format!("{{ {} }}", languages.iter().map(title).collect::<Vec<_>>().join(", ")))
    }

    /// A note on the languages that readers of the texts expect in the title, if there are several.
    fn note(&self, languages: &BTreeSet<Language>) -> String {
        let tags: Vec<&str> = languages.iter().map(Language::as_str).collect();
        match tags.len() {
            0 | 1 => String::new(),
            _ => format!("\n{}", self.with("languages", &tags.join(", "))),
        }
    }
}

fn push_head(out: &mut String, part: &str, sketch: &Sketch, words: &Words) {
    let languages: BTreeSet<Language> =
        sketch.texts.iter().filter_map(|text| guess_language(&text.path)).collect();
    let designation = sketch.designation.as_ref().map(Designation::as_str).map(string);
    let values = [
        ("id", Some(string(sketch.id.as_str()))),
        ("created", Some(sketch.created.to_string())),
        ("designation", designation),
        ("title", names(&sketch.title).or_else(|| words.titles(&languages))),
        ("languages", Some(words.note(&languages))),
    ];
    *out += &filled(part, &values);
    out.push('\n');
}

/// A part: its name, what may stand behind a colon in its first line, and its lines.
fn push_part(out: &mut String, part: &str, sketch: &Sketch) {
    let (first, lines) = part.split_once('\n').unwrap_or((part, ""));
    let (name, placeholders) = first.split_once(':').unwrap_or((first, ""));
    // The last line end of a part is the one in front of the next.
    let lines = format!("{}\n", lines.trim_end_matches('\n'));
    let spaced = format!("{lines}\n");
    match name {
        "party" => {
            let no_names = BTreeMap::new();
            let parties = sketch.parties.iter().map(|(id, names)| (PartyId::as_str(id), names));
            let unknown = placeholders.split('|').map(|id| (id, &no_names));
            let parties: Vec<_> = match sketch.parties.is_empty() {
                true => unknown.collect(),
                false => parties.collect(),
            };
            for (id, of_party) in parties {
                let values = [("id", Some(string(id))), ("name", names(of_party))];
                *out += &filled(&spaced, &values);
            }
        }
        "text" => sketch.texts.iter().for_each(|text| push_text(out, &spaced, text)),
        "relation" => {
            for (kind, record) in &sketch.relations {
                let values = [
                    ("relation", Some(string(kind.word()))),
                    ("id", Some(string(record.id.as_str()))),
                    ("sha256", Some(string(&record.sha256.to_string()))),
                ];
                *out += &filled(&spaced, &values);
            }
        }
        "relations" => *out += &spaced,
        _ => *out += &lines,
    }
}

fn push_text(out: &mut String, lines: &str, text: &SketchText) {
    let language = guess_language(&text.path);
    let values = [
        ("path", Some(string(text.path.as_str()))),
        ("language", language.as_ref().map(Language::as_str).map(string)),
        ("mediaType", Some(string(text.media_type.as_str()))),
    ];
    *out += &filled(lines, &values);
}

/// The lines with the values in their places.
fn filled(lines: &str, values: &[(&str, Option<String>)]) -> String {
    let mut out = String::new();
    for (index, piece) in lines.split('@').enumerate() {
        let is_place = index % 2 == 1;
        let (name, placeholder) = piece.split_once(':').unwrap_or((piece, ""));
        let value = values.iter().find(|(known, _)| is_place && *known == name);
        match value {
            Some((_, Some(value))) => out += value,
            // A placeholder is a string, or a table that has one.
            Some((_, None)) if placeholder.starts_with('<') => out += &string(placeholder),
            Some((_, None)) => out += placeholder,
            None => out += piece,
        }
    }
    out
}

fn string(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}

/// Names by their languages, if there are any.
fn names(names: &BTreeMap<Language, Label>) -> Option<String> {
    // A tag with a hyphen is a bare key in TOML as well.
    let pair =
        |(language, name): (&Language, &Label)| format!("{language} = {}", string(name.as_str()));
    let pairs: Vec<String> = names.iter().map(pair).collect();
    (!pairs.is_empty()).then(|| format!("{{ {} }}", pairs.join(", ")))
}

/// `en` in `tor.en.txt`: the last part but one, where it is a language tag of two or three letters
/// and perhaps a region.
fn guess_language(path: &TextPath) -> Option<Language> {
    let mut parts = path.file_name().rsplit('.').skip(1);
    let tag = parts.next().filter(|_| parts.next().is_some())?;
    let primary = tag.split('-').next().unwrap_or_default();
    matches!(primary.len(), 2 | 3).then(|| tag.parse().ok())?
}
