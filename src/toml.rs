//! Strict reading of the TOML that people write. Every fault has a line and column.
//!
//! The readers of rosters, drafts and profiles ask a [`Table`] for its keys. A key that no reader can ask for
//! is a fault.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;

use toml_edit::{Document, Item, TableLike, Value as TomlValue};
use toml_parser::lexer::TokenKind;

use crate::canon::MAX_DEPTH;
use crate::fault::{Fault, FaultKind, Large, Listed, Place, Ranged, Type, excerpt};
use crate::screen::brief;
use crate::value::{Day, Label, Language, Names, Time};

/// The maximum width, in columns, of a quoted message of the TOML parser. It can quote a key of any length.
const MAX_MESSAGE: usize = 200;

/// The maximum number of TOML tokens, not counting white space. A tree of many small values takes a hundred
/// times the memory of its text. Twenty thousand keys, each with every possible field of a roster, have about
/// 1,300,000 tokens.
const MAX_TOKENS: usize = 1_500_000;

/// The number of bytes of the size limit for which one part of a dotted key, table or array is allowed. Each
/// part takes a thousand bytes of memory, however short it is.
const BYTES_PER_BRANCH: usize = 64;

/// Reads all of `source`, at most `limit` bytes. `reader` receives the outermost table.
///
/// `keys` are all keys that the outermost table can have.
pub(crate) fn read<T>(
    source: &str,
    limit: usize,
    keys: &'static [&'static str],
    reader: impl FnOnce(Table<'_>) -> Result<T, Fault>,
) -> Result<T, Fault> {
    read_as(source, limit, keys, None, reader)
}

/// A time without its offset: its place, and its text.
pub(crate) type LocalTime = (Place, String);

/// Reads like [`read`], but a time without an offset is not a fault: it is read as UTC, and returned in a
/// list.
pub(crate) fn read_telling_local_times<T>(
    source: &str,
    limit: usize,
    keys: &'static [&'static str],
    reader: impl FnOnce(Table<'_>) -> Result<T, Fault>,
) -> Result<(T, Vec<LocalTime>), Fault> {
    let local = RefCell::new(Vec::new());
    let value = read_as(source, limit, keys, Some(&local), reader)?;
    Ok((value, local.into_inner()))
}

fn read_as<T>(
    source: &str,
    limit: usize,
    keys: &'static [&'static str],
    local: Option<&RefCell<Vec<LocalTime>>>,
    reader: impl FnOnce(Table<'_>) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let document = parse(source, limit)?;
    reader(Table::new(Source { text: source, local }, document.as_table(), 0..0, keys)?)
}

/// The maximum size, in bytes, of a file that is parsed only to find what kind of file it is. A tree of many
/// small values takes a hundred times the memory of its text.
const MAX_RECOGNISED: usize = 64 << 10;

/// Whether the outermost table of `source` has `key`, in any quoting. If `source` is not TOML or is longer
/// than 64 KiB: whether a line begins with the key. So a file with a mistake is recognised too.
pub(crate) fn has_key(source: &str, key: &str) -> bool {
    let begins = |line: &str| {
        let line = line.trim_start_matches(['\u{feff}', ' ', '\t']);
        ["", "\"", "'"].iter().any(|quote| {
            let rest = line.strip_prefix(&format!("{quote}{key}{quote}"));
            rest.is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with(['=', '.']))
        })
    };
    match parse(source, MAX_RECOGNISED) {
        Ok(document) => document.contains_key(key),
        Err(_) => source.lines().any(begins),
    }
}

fn parse(source: &str, limit: usize) -> Result<Document<&str>, Fault> {
    if source.len() > limit {
        let limit = limit as u64;
        return Err(Fault::whole(FaultKind::TooLarge { what: Large::File, limit }));
    }
    check_tokens(source, limit / BYTES_PER_BRANCH)?;
    Document::parse(source).map_err(|error| {
        // A key signs here. What TOML calls a key is the name of a value.
        let message = error.message().trim().replace("duplicate key", "duplicate name");
        let message = brief(&message.replace('\n', "; "), MAX_MESSAGE);
        at(source, error.span(), FaultKind::BadToml { message })
    })
}

/// Counts tokens and open brackets without keeping them. At most `branches` dots and opening brackets are
/// allowed.
fn check_tokens(source: &str, branches: usize) -> Result<(), Fault> {
    let (mut count, mut branching, mut depth) = (0_usize, 0_usize, 0_usize);
    for token in toml_parser::Source::new(source).lex() {
        match token.kind() {
            TokenKind::Whitespace | TokenKind::Eof => continue,
            TokenKind::Dot => branching += 1,
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                depth += 1;
                branching += 1;
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        count += 1;
        let kind = if depth > MAX_DEPTH {
            FaultKind::TooDeep { limit: MAX_DEPTH }
        } else if count > MAX_TOKENS {
            FaultKind::TooMany { what: Listed::Token, limit: MAX_TOKENS }
        } else if branching > branches {
            FaultKind::TooMany { what: Listed::Bracket, limit: branches }
        } else {
            continue;
        };
        let span = token.span();
        return Err(at(source, Some(span.start()..span.end()), kind));
    }
    Ok(())
}

/// The source, and the list for times without an offset if they are not a fault.
#[derive(Clone, Copy)]
struct Source<'a> {
    text: &'a str,
    local: Option<&'a RefCell<Vec<LocalTime>>>,
}

/// A table whose possible keys are known in advance.
pub(crate) struct Table<'a> {
    source: Source<'a>,
    table: &'a dyn TableLike,
    span: Range<usize>,
}

impl<'a> Table<'a> {
    fn new(
        source: Source<'a>,
        table: &'a dyn TableLike,
        span: Range<usize>,
        keys: &[&str],
    ) -> Result<Self, Fault> {
        for (name, _) in table.iter() {
            if !keys.contains(&name) {
                let span = table.key(name).and_then(toml_edit::Key::span);
                let (name, expected) = (excerpt(name), keys.join(", "));
                return Err(at(source.text, span, FaultKind::UnknownField { name, expected }));
            }
        }
        Ok(Self { source, table, span })
    }

    /// The value of a required key.
    pub(crate) fn required(&self, name: &'static str) -> Result<Value<'a>, Fault> {
        self.optional(name).ok_or_else(|| self.fault(FaultKind::MissingField { name }))
    }

    /// The value of an optional key.
    pub(crate) fn optional(&self, name: &str) -> Option<Value<'a>> {
        let item = self.table.get(name)?;
        let span = item.span().or_else(|| self.table.key(name).and_then(toml_edit::Key::span));
        Some(Value { source: self.source, item, span: span.unwrap_or_else(|| self.span.clone()) })
    }

    /// The tables under a key: `[[name]]`, or an array of inline tables. Empty if the key is missing.
    pub(crate) fn tables(
        &self,
        name: &'static str,
        keys: &'static [&'static str],
    ) -> Result<Vec<Table<'a>>, Fault> {
        self.optional(name).map_or(Ok(Vec::new()), |value| value.tables(keys))
    }

    /// A fault of the whole table.
    pub(crate) fn fault(&self, kind: FaultKind) -> Fault {
        at(self.source.text, Some(self.span.clone()), kind)
    }
}

/// A value and its place.
pub(crate) struct Value<'a> {
    source: Source<'a>,
    item: &'a Item,
    span: Range<usize>,
}

impl<'a> Value<'a> {
    /// A string. A placeholder in angle brackets is a fault.
    pub(crate) fn string(&self) -> Result<&'a str, Fault> {
        let Some(text) = self.item.as_str() else { return Err(self.wrong_type(Type::String)) };
        filled_in(text).map_err(|kind| self.fault(kind))
    }

    /// A string that is the only accepted text form of a `T`.
    pub(crate) fn parse<T: FromStr<Err = FaultKind>>(&self) -> Result<T, Fault> {
        self.string()?.parse().map_err(|kind| self.fault(kind))
    }

    /// An integer in a range.
    pub(crate) fn integer_in(&self, range: Range<u32>, what: Ranged) -> Result<u32, Fault> {
        let Some(number) = self.item.as_integer() else {
            return Err(self.wrong_type(Type::Integer));
        };
        let found = || FaultKind::OutOfRange { what, found: number.to_string() };
        let number = u32::try_from(number).ok().filter(|number| range.contains(number));
        number.ok_or_else(|| self.fault(found()))
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&self) -> Result<bool, Fault> {
        self.item.as_bool().ok_or_else(|| self.wrong_type(Type::Boolean))
    }

    /// A date and time with its offset, as a TOML value or in quotes.
    pub(crate) fn time(&self) -> Result<Time, Fault> {
        let text = match self.item.as_datetime() {
            Some(time) => time.to_string(),
            None if self.item.is_str() => self.string()?.to_owned(),
            None => return Err(self.wrong_type(Type::DateTime)),
        };
        let fault = match text.parse() {
            Ok(time) => return Ok(time),
            Err(kind) => self.fault(kind),
        };
        let local = self.source.local.zip(as_if_utc(&text));
        let (noted, time) = local.ok_or_else(|| fault.clone())?;
        noted.borrow_mut().push((fault.place, text));
        Ok(time)
    }

    /// A day, as a TOML value or in quotes.
    pub(crate) fn day(&self) -> Result<Day, Fault> {
        match self.item.as_datetime() {
            Some(day) => day.to_string().parse().map_err(|kind| self.fault(kind)),
            None if self.item.is_str() => self.parse(),
            None => Err(self.wrong_type(Type::Day)),
        }
    }

    /// A name for each language: `{ en = "...", ko = "..." }`.
    pub(crate) fn names(&self) -> Result<Names, Fault> {
        if !self.is_table() {
            return Err(self.wrong_type(Type::Names));
        }
        let names: BTreeMap<Language, Label> = self.pairs()?;
        Names::new(names).map_err(|kind| self.fault(kind))
    }

    /// A table of strings.
    pub(crate) fn pairs<K, V>(&self) -> Result<BTreeMap<K, V>, Fault>
    where
        K: FromStr<Err = FaultKind> + Ord,
        V: FromStr<Err = FaultKind>,
    {
        let table = self.item.as_table_like().ok_or_else(|| self.wrong_type(Type::Table))?;
        let entry = |(name, item): (&str, &'a Item)| {
            let key = table.key(name).and_then(toml_edit::Key::span);
            let span = item.span().unwrap_or_else(|| self.span.clone());
            let value = Value { source: self.source, item, span };
            Ok((name.parse().map_err(|kind| at(self.source.text, key, kind))?, value.parse()?))
        };
        table.iter().map(entry).collect()
    }

    /// An array of strings, each the only accepted text form of a `T`.
    pub(crate) fn parse_all<T: FromStr<Err = FaultKind>>(&self) -> Result<Vec<T>, Fault> {
        self.parse_each(str::parse)
    }

    /// An array of strings, each read by `parse`.
    pub(crate) fn parse_each<T>(
        &self,
        parse: impl Fn(&str) -> Result<T, FaultKind>,
    ) -> Result<Vec<T>, Fault> {
        let Item::Value(TomlValue::Array(array)) = self.item else {
            return Err(self.wrong_type(Type::Array));
        };
        let read = |value: &TomlValue| {
            let found = type_of(value.type_name());
            let wrong = || FaultKind::WrongType { expected: Type::String, found };
            parse(filled_in(value.as_str().ok_or_else(wrong)?)?)
        };
        let entry = |value: &TomlValue| {
            read(value).map_err(|kind| at(self.source.text, value.span(), kind))
        };
        array.iter().map(entry).collect()
    }

    /// A table.
    pub(crate) fn table(&self, keys: &'static [&'static str]) -> Result<Table<'a>, Fault> {
        let table = self.item.as_table_like().ok_or_else(|| self.wrong_type(Type::Table))?;
        Table::new(self.source, table, self.span.clone(), keys)
    }

    /// Whether it is a table.
    pub(crate) fn is_table(&self) -> bool {
        self.item.is_table_like()
    }

    /// Whether it is an array.
    pub(crate) fn is_array(&self) -> bool {
        self.item.is_array() || self.item.is_array_of_tables()
    }

    /// Tables: `[[name]]`, or an array of inline tables.
    pub(crate) fn tables(&self, keys: &'static [&'static str]) -> Result<Vec<Table<'a>>, Fault> {
        match self.item {
            Item::ArrayOfTables(tables) => tables
                .iter()
                .map(|table| {
                    let span = table.span().unwrap_or_else(|| self.span.clone());
                    Table::new(self.source, table, span, keys)
                })
                .collect(),
            Item::Value(TomlValue::Array(array)) => array
                .iter()
                .map(|value| {
                    let span = value.span().unwrap_or_else(|| self.span.clone());
                    match value.as_inline_table() {
                        Some(table) => Table::new(self.source, table, span, keys),
                        None => {
                            let found = type_of(value.type_name());
                            let kind = FaultKind::WrongType { expected: Type::Table, found };
                            Err(at(self.source.text, Some(span), kind))
                        }
                    }
                })
                .collect(),
            _ => Err(self.wrong_type(Type::Tables)),
        }
    }

    /// A fault of this value.
    pub(crate) fn fault(&self, kind: FaultKind) -> Fault {
        at(self.source.text, Some(self.span.clone()), kind)
    }

    fn wrong_type(&self, expected: Type) -> Fault {
        self.fault(FaultKind::WrongType { expected, found: type_of(self.item.type_name()) })
    }
}

/// The type for the name that the TOML parser uses.
fn type_of(name: &str) -> Type {
    match name {
        "array" => Type::Array,
        "array of tables" => Type::Tables,
        "boolean" => Type::Boolean,
        "datetime" => Type::TimeOrDay,
        "float" => Type::Decimal,
        "inline table" | "table" => Type::Table,
        "integer" => Type::Integer,
        "string" => Type::String,
        _ => Type::Other,
    }
}

/// The time of a day, or of a day and a clock time, read as UTC.
fn as_if_utc(text: &str) -> Option<Time> {
    let missing = ["Z", ":00Z", "T00:00:00Z"];
    missing.iter().find_map(|end| format!("{}{end}", text.replacen(' ', "T", 1)).parse().ok())
}

/// The place of the first `part` in `source`. `source` must contain it.
pub(crate) fn place_of(source: &str, part: &str) -> Place {
    let start = source.find(part).unwrap_or_default();
    at(source, Some(start..start), FaultKind::EmptyString).place
}

/// Checks that a string is not a placeholder.
fn filled_in(text: &str) -> Result<&str, FaultKind> {
    match text.starts_with('<') && text.ends_with('>') {
        true => Err(FaultKind::Placeholder { found: excerpt(text) }),
        false => Ok(text),
    }
}

/// The fault at a place in `source`.
fn at(source: &str, span: Option<Range<usize>>, kind: FaultKind) -> Fault {
    let before = source.get(..span.map_or(0, |span| span.start)).unwrap_or(source);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Fault { place: Place::Line { line, column }, kind }
}
