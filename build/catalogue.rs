//! Reads one part of the message catalogue: the same messages, with the same arguments, in every language.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::parser;

/// The languages, by the names of their folders. Translations start from the first one.
pub(crate) const LOCALES: [&str; 2] = ["en", "ko"];

/// The messages of one area, in the order of the first language's file.
pub(crate) struct File {
    /// The name of the file without its extension.
    pub(crate) name: String,
    pub(crate) messages: Vec<Message>,
}

/// One message in every language.
pub(crate) struct Message {
    /// Words of `a-z0-9` joined by `-`.
    pub(crate) id: String,
    /// By name.
    pub(crate) arguments: BTreeMap<String, Kind>,
    /// The texts, in the order of [`LOCALES`].
    pub(crate) texts: Vec<Vec<Piece>>,
}

/// The kind of an argument's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Anything that can be written in a language.
    Text,
    /// A whole number that selects a plural, or is written with separators: `NUMBER($n)`.
    Number,
    /// One of several words that selects a variant.
    Choice,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String),
    /// The value of an argument.
    Argument(String),
    /// The value of an argument, with separators between groups of three digits.
    Number(String),
    /// A text that depends on an argument; the last matching arm is used.
    Select {
        argument: String,
        kind: Kind,
        arms: Vec<Arm>,
    },
}

/// A case of [`Piece::Select`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Arm {
    pub(crate) key: Key,
    pub(crate) pieces: Vec<Piece>,
}

/// The condition of an [`Arm`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// This number.
    Exactly(u64),
    /// The number 1: the English plural category.
    One,
    /// This word.
    Word(String),
    /// Any other value.
    Other,
}

/// A file in one language.
type Messages = BTreeMap<String, (usize, Vec<Piece>)>;

/// Reads `lang/PART/LOCALE/*.ftl` under `root`.
///
/// # Errors
///
/// A message for each mistake, which begins with the file and the line.
pub(crate) fn read(root: &Path, part: &Path) -> Result<Vec<File>, Vec<String>> {
    let mut mistakes = Vec::new();
    let mut files = Vec::new();
    for name in names(&root.join(part)) {
        let locales = LOCALES.map(|locale| {
            let path = part.join(locale).join(format!("{name}.ftl"));
            let text = fs::read_to_string(root.join(&path)).unwrap_or_default();
            let path = path.display().to_string();
            let read = messages(&path, &text, locale).unwrap_or_else(|found| {
                mistakes.extend(found);
                (Messages::new(), Vec::new())
            });
            (path, read)
        });
        let [(first_path, (first, order)), ..] = &locales;
        let mut all = Vec::new();
        for id in order {
            let mut arguments = BTreeMap::new();
            let mut texts = Vec::new();
            for (path, (messages, _)) in &locales {
                let Some((line, pieces)) = messages.get(id) else {
                    mistakes.push(format!("{path}: the message {id} of {first_path} is missing"));
                    continue;
                };
                let used = arguments_of(pieces);
                if texts.is_empty() {
                    arguments = used;
                } else {
                    let mut differing: Vec<&String> =
                        arguments.keys().filter(|name| !used.contains_key(*name)).collect();
                    differing.extend(used.keys().filter(|name| !arguments.contains_key(*name)));
                    if let Some(name) = differing.first() {
                        mistakes.push(format!(
                            "{path}:{line}: {id}: the argument ${name} is not in every language"
                        ));
                    }
                    for (name, kind) in used {
                        match arguments.get_mut(&name) {
                            Some(Kind::Text) => drop(arguments.insert(name, kind)),
                            Some(other) if kind != Kind::Text && *other != kind => mistakes.push(
                                format!("{path}:{line}: {id}: ${name} is a number in one language and a word in another"),
                            ),
                            _ => {}
                        }
                    }
                }
                texts.push(pieces.clone());
            }
            all.push(Message { id: id.clone(), arguments, texts });
        }
        for (path, (messages, _)) in &locales[1..] {
            for (id, (line, _)) in messages.iter().filter(|(id, _)| !first.contains_key(*id)) {
                mistakes.push(format!("{path}:{line}: the message {id} is not in {first_path}"));
            }
        }
        files.push(File { name, messages: all });
    }
    if mistakes.is_empty() { Ok(files) } else { Err(mistakes) }
}

/// The names of the files of all languages, without `.ftl`.
fn names(part: &Path) -> Vec<String> {
    let mut names: Vec<String> = LOCALES
        .iter()
        .flat_map(|locale| fs::read_dir(part.join(locale)).into_iter().flatten().flatten())
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".ftl").map(str::to_owned))
        .collect();
    names.sort();
    names.dedup();
    names
}

/// The messages of one file by id, each with its line, and their ids in the file's order.
fn messages(path: &str, text: &str, locale: &str) -> Result<(Messages, Vec<String>), Vec<String>> {
    let line_of = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
    let mut mistakes = Vec::new();
    for (at, c) in text.char_indices() {
        if matches!(c, '\u{1}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        {
            mistakes.push(format!("{path}:{}: U+{:04X} is not allowed", line_of(at), c as u32));
        }
    }
    let resource = match parser::parse(text) {
        Ok(resource) => resource,
        Err((_, errors)) => {
            mistakes.extend(
                errors.iter().map(|error| format!("{path}:{}: {error}", line_of(error.pos.start))),
            );
            return Err(mistakes);
        }
    };
    let (mut messages, mut order) = (Messages::new(), Vec::new());
    for entry in resource.body {
        let Entry::Message(message) = entry else {
            if let Entry::Term(term) = entry {
                let at = term.id.name.as_ptr() as usize - text.as_ptr() as usize;
                mistakes.push(format!("{path}:{}: terms are not supported", line_of(at)));
            }
            continue;
        };
        let id = message.id.name;
        let line = line_of(id.as_ptr() as usize - text.as_ptr() as usize);
        let mut fail = |what: &str| mistakes.push(format!("{path}:{line}: {id}: {what}"));
        if !id.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
            fail("an id is words of a-z and 0-9 joined by hyphens");
        }
        if !message.attributes.is_empty() {
            fail("attributes are not supported");
        }
        let Some(value) = &message.value else {
            fail("the message has no text");
            continue;
        };
        match pieces(value, locale) {
            Ok(pieces) => {
                if messages.insert(id.to_owned(), (line, pieces)).is_some() {
                    fail("the file has this message twice");
                }
                order.push(id.to_owned());
            }
            Err(what) => fail(&what),
        }
    }
    if mistakes.is_empty() { Ok((messages, order)) } else { Err(mistakes) }
}

fn pieces(pattern: &Pattern<&str>, locale: &str) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => push_text(&mut pieces, value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Select { selector, variants } => {
                    pieces.push(select(selector, variants, locale)?);
                }
                Expression::Inline(inline) => match inline {
                    InlineExpression::StringLiteral { value } => push_text(&mut pieces, value),
                    InlineExpression::VariableReference { id } => {
                        pieces.push(Piece::Argument(argument(id.name)?));
                    }
                    InlineExpression::FunctionReference { id, arguments }
                        if id.name == "NUMBER" && arguments.named.is_empty() =>
                    {
                        match &arguments.positional[..] {
                            [InlineExpression::VariableReference { id }] => {
                                pieces.push(Piece::Number(argument(id.name)?));
                            }
                            _ => return Err("NUMBER takes one argument".to_owned()),
                        }
                    }
                    _ => {
                        return Err("only arguments, NUMBER($argument), choices and quoted text \
                                    may stand in braces"
                            .to_owned());
                    }
                },
            },
        }
    }
    Ok(pieces)
}

/// Fluent gives a text line by line.
fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(before)) => before.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}

/// The Rust name of an argument.
fn argument(name: &str) -> Result<String, String> {
    match name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_')) {
        true => Ok(name.to_owned()),
        false => Err(format!("${name}: a name is words of a-z and 0-9 joined by underscores")),
    }
}

fn select(
    selector: &InlineExpression<&str>,
    variants: &[Variant<&str>],
    locale: &str,
) -> Result<Piece, String> {
    let InlineExpression::VariableReference { id } = selector else {
        return Err("only an argument can choose".to_owned());
    };
    let name = |variant: &Variant<&str>| match variant.key {
        VariantKey::Identifier { name } => name.to_owned(),
        VariantKey::NumberLiteral { value } => value.to_owned(),
    };
    // `one` and numbers select by a number; so does `other` alone.
    let by_number = |variant: &Variant<&str>| match variant.key {
        VariantKey::NumberLiteral { .. } => true,
        VariantKey::Identifier { name } => name == "one",
    };
    let is_other_alone = variants.len() == 1 && name(&variants[0]) == "other";
    let kind = match is_other_alone || variants.iter().any(by_number) {
        true => Kind::Number,
        false => Kind::Choice,
    };
    let mut arms = Vec::new();
    for variant in variants {
        let key = match (variant.key.clone(), kind) {
            (VariantKey::Identifier { name: "other" }, _) if variant.default => Key::Other,
            (VariantKey::Identifier { name: "other" }, _) => {
                return Err("the case [other] is marked with *".to_owned());
            }
            (VariantKey::Identifier { name: "one" }, Kind::Number) if locale == "en" => Key::One,
            (VariantKey::NumberLiteral { value }, Kind::Number) => {
                Key::Exactly(value.parse().map_err(|_| format!("[{value}] is no whole number"))?)
            }
            (VariantKey::Identifier { name }, Kind::Choice) => Key::Word(name.to_owned()),
            _ => return Err(format!("[{}] is no case of a number here", name(variant))),
        };
        if kind == Kind::Number && variant.default && key != Key::Other {
            return Err("a choice by number needs the case *[other]".to_owned());
        }
        arms.push(Arm { key, pieces: pieces(&variant.value, locale)? });
    }
    Ok(Piece::Select { argument: argument(id.name)?, kind, arms })
}

/// Every argument with its use.
fn arguments_of(pieces: &[Piece]) -> BTreeMap<String, Kind> {
    let mut all = BTreeMap::new();
    let mut add = |name: &String, kind: Kind| {
        let known = all.entry(name.clone()).or_insert(kind);
        *known = (*known).max(kind);
    };
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Argument(name) => add(name, Kind::Text),
            Piece::Number(name) => add(name, Kind::Number),
            Piece::Select { argument, kind, arms } => {
                add(argument, *kind);
                for arm in arms {
                    arguments_of(&arm.pieces).iter().for_each(|(name, kind)| add(name, *kind));
                }
            }
        }
    }
    all
}
