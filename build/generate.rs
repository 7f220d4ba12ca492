//! Writes a part of the catalogue as Rust: a module for each file, a type for each message.
//!
//! A message without arguments is a unit struct; any other has a field for each argument. Each implements
//! `Localized`, so that messages can be arguments of messages.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::catalogue::{Arm, File, Key, Kind, LOCALES, Message, Piece};

/// The variants of `Locale`, in the order of [`LOCALES`].
const VARIANTS: [&str; LOCALES.len()] = ["En", "Ko"];

/// The source of all modules. The files in `conditions` are compiled only under their condition.
pub(crate) fn rust(files: &[File], conditions: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for file in files {
        let name = file.name.replace('-', "_");
        if let Some((_, condition)) = conditions.iter().find(|(name, _)| *name == file.name) {
            let _ = writeln!(out, "#[cfg({condition})]");
        }
        let _ = writeln!(out, "/// The messages of `{}.ftl`.\npub(crate) mod {name} {{", file.name);
        out.push_str("    #[allow(unused_imports)]\n    use super::{Choice, Localized, Locale, Number, fmt};\n");
        file.messages.iter().for_each(|message| push_message(&mut out, message));
        out.push_str("}\n\n");
    }
    out
}

fn push_message(out: &mut String, message: &Message) {
    let name = type_name(&message.id);
    // Text that would be a link or a tag in documentation is escaped.
    let english = plain(&message.texts[0]).replace('\n', " ");
    let english = english.replace('[', "\\[").replace('<', "\\<");
    let _ = writeln!(out, "\n    #[doc = {english:?}]");
    if message.arguments.is_empty() {
        let _ = writeln!(out, "    #[derive(Clone, Copy, Debug)]\n    pub(crate) struct {name};\n");
    } else {
        let generics: Vec<String> = (0..message.arguments.len()).map(|n| format!("A{n}")).collect();
        let _ = writeln!(out, "    #[derive(Clone, Copy, Debug)]");
        let _ = writeln!(out, "    pub(crate) struct {name}<{}> {{", generics.join(", "));
        for (argument, generic) in message.arguments.keys().zip(&generics) {
            let _ = writeln!(out, "        pub(crate) {argument}: {generic},");
        }
        out.push_str("    }\n\n");
    }
    let bounds: Vec<String> = message
        .arguments
        .values()
        .enumerate()
        .map(|(n, kind)| match kind {
            Kind::Text => format!("A{n}: Localized"),
            Kind::Number => format!("A{n}: Number + Localized"),
            Kind::Choice => format!("A{n}: Choice + Localized"),
        })
        .collect();
    let generics: Vec<String> = (0..message.arguments.len()).map(|n| format!("A{n}")).collect();
    let angle = |list: &[String]| match list.is_empty() {
        true => String::new(),
        false => format!("<{}>", list.join(", ")),
    };
    let (bounds, generics) = (angle(&bounds), angle(&generics));
    let _ = writeln!(out, "    impl{bounds} Localized for {name}{generics} {{");
    let _ = writeln!(
        out,
        "        fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {{"
    );
    if let Some(templates) = templates(message) {
        let values: String =
            message.arguments.keys().map(|name| format!("&self.{name}, ")).collect();
        let _ = writeln!(
            out,
            "            super::write_template(locale, out, {templates:?}, &[{values}])\n        }}\n    }}"
        );
        return;
    }
    for (position, (argument, kind)) in message.arguments.iter().enumerate() {
        if *kind == Kind::Choice {
            let (words, open) = words_of(message, argument);
            let _ = writeln!(
                out,
                "            const {{ super::check_choice(A{position}::WORDS, &{words:?}, {open}) }};"
            );
        }
    }
    let values: Vec<String> = message
        .arguments
        .iter()
        .map(|(argument, kind)| match kind {
            Kind::Text => format!("&self.{argument}"),
            Kind::Number => format!("self.{argument}.number()"),
            Kind::Choice => format!("self.{argument}.word(), &self.{argument}"),
        })
        .collect();
    let function = format!("write_{}", message.id.replace('-', "_"));
    let list: String = values.iter().map(|value| format!(", {value}")).collect();
    let _ = writeln!(out, "            {function}(locale, out{list})\n        }}\n    }}\n");
    push_function(out, message, &function);
}

/// The character before the place of an argument in a template. The letter after it says which one: `a` for
/// the first.
const PLACE: char = '\u{1}';

/// The texts of a message without variants, with the places of its arguments, in every language. As
/// functions, they would take several times the space in the program.
fn templates(message: &Message) -> Option<Vec<String>> {
    let place = |name: &String| {
        let index = message.arguments.keys().position(|known| known == name)?;
        Some(char::from(b'a' + u8::try_from(index).ok().filter(|index| *index < 26)?))
    };
    let template = |pieces: &Vec<Piece>| {
        let mut template = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => template.push_str(text),
                Piece::Argument(name) => template.extend([PLACE, place(name)?]),
                Piece::Number(_) | Piece::Select { .. } => return None,
            }
        }
        Some(template)
    };
    message.texts.iter().map(template).collect()
}

/// The function that writes a message. It is not generic, so that it is in the program once.
fn push_function(out: &mut String, message: &Message, function: &str) {
    let parameters: String = message
        .arguments
        .iter()
        .map(|(argument, kind)| match kind {
            Kind::Text => format!(", {argument}: &dyn Localized"),
            Kind::Number => format!(", {argument}: u64"),
            Kind::Choice => format!(", {argument}_word: &str, {argument}: &dyn Localized"),
        })
        .collect();
    let _ = writeln!(
        out,
        "    #[allow(unused_variables, clippy::too_many_arguments, clippy::match_single_binding)]"
    );
    let _ = writeln!(
        out,
        "    fn {function}(locale: Locale, out: &mut dyn fmt::Write{parameters}) -> fmt::Result {{"
    );
    out.push_str("        match locale {\n");
    for (variant, pieces) in VARIANTS.iter().zip(&message.texts) {
        let _ = writeln!(out, "            Locale::{variant} => {{");
        push_pieces(out, message, pieces, 16);
        out.push_str("            }\n");
    }
    out.push_str("        }\n        Ok(())\n    }\n");
}

fn push_pieces(out: &mut String, message: &Message, pieces: &[Piece], indent: usize) {
    let pad = " ".repeat(indent);
    for piece in pieces {
        let _ = match piece {
            Piece::Text(text) => writeln!(out, "{pad}out.write_str({text:?})?;"),
            Piece::Argument(name) => match message.arguments[name] {
                Kind::Text | Kind::Choice => writeln!(out, "{pad}{name}.write(locale, out)?;"),
                Kind::Number => writeln!(out, "{pad}write!(out, \"{{{name}}}\")?;"),
            },
            Piece::Number(name) => writeln!(out, "{pad}super::write_grouped({name}, out)?;"),
            Piece::Select { argument, kind, arms } => {
                let on = match kind {
                    Kind::Choice => format!("{argument}_word"),
                    Kind::Text | Kind::Number => argument.clone(),
                };
                let _ = writeln!(out, "{pad}match {on} {{");
                // Exact numbers come before categories, and the default comes last.
                let mut sorted: Vec<&Arm> = arms.iter().collect();
                sorted.sort_by_key(|arm| {
                    matches!(arm.key, Key::One) as u8 + 2 * (arm.key == Key::Other) as u8
                });
                for arm in sorted {
                    let key = match &arm.key {
                        Key::Exactly(number) => number.to_string(),
                        Key::One => "1".to_owned(),
                        Key::Word(word) => format!("{word:?}"),
                        Key::Other => "_".to_owned(),
                    };
                    let _ = writeln!(out, "{pad}    {key} => {{");
                    push_pieces(out, message, &arm.pieces, indent + 8);
                    let _ = writeln!(out, "{pad}    }}");
                }
                if *kind == Kind::Choice && arms.iter().all(|arm| arm.key != Key::Other) {
                    let _ = writeln!(out, "{pad}    _ => super::no_case()?,");
                }
                writeln!(out, "{pad}}}")
            }
        };
    }
}

/// The words for which a choice has variants in every language, and whether all languages accept any other
/// word too.
fn words_of(message: &Message, argument: &str) -> (Vec<String>, bool) {
    let mut selects = Vec::new();
    message.texts.iter().for_each(|pieces| collect(pieces, argument, &mut selects));
    let open = selects.iter().all(|arms| arms.iter().any(|arm| arm.key == Key::Other));
    let words = |arms: &&[Arm]| -> BTreeSet<String> {
        arms.iter()
            .filter_map(|arm| match &arm.key {
                Key::Word(word) => Some(word.clone()),
                _ => None,
            })
            .collect()
    };
    let closed = |arms: &&&[Arm]| arms.iter().all(|arm| arm.key != Key::Other);
    let mut all = selects.iter().filter(closed).map(words);
    let words = match all.next() {
        // A word counts only if every choice has a variant for it.
        Some(first) => {
            all.fold(first, |known, words| known.intersection(&words).cloned().collect())
        }
        None => selects.iter().flat_map(words).collect(),
    };
    (words.into_iter().collect(), open)
}

fn collect<'p>(pieces: &'p [Piece], name: &str, found: &mut Vec<&'p [Arm]>) {
    for piece in pieces {
        if let Piece::Select { argument, kind, arms } = piece {
            if argument == name && *kind == Kind::Choice {
                found.push(arms);
            }
            arms.iter().for_each(|arm| collect(&arm.pieces, name, found));
        }
    }
}

/// A message as its author sees it, for the documentation.
fn plain(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Argument(name) | Piece::Number(name) => format!("{{${name}}}"),
            Piece::Select { argument, arms, .. } => {
                let arms: Vec<String> = arms.iter().map(|arm| plain(&arm.pieces)).collect();
                format!("{{${argument}: {}}}", arms.join(" | "))
            }
        })
        .collect()
}

/// `not-a-bundle` as `NotABundle`.
fn type_name(id: &str) -> String {
    id.split('-')
        .flat_map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|c| c.to_ascii_uppercase());
            first.into_iter().chain(letters)
        })
        .collect()
}
