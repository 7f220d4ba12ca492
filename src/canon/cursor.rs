//! The strict pull cursor for the signed formats.
//!
//! The members of objects in the signed formats are sorted and known. So a typed reader asks for them by
//! name, in order; any other member is a fault. White space, other escapes and other number forms are
//! rejected at their place.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;

use super::string::{check_noncharacter, plain_length, unescape_canonical, utf16_order};
use super::{Flaw, MAX_INTEGER, Read};
use crate::fault::{FaultKind, Found, Listed, Ranged, Syntax, Type, excerpt};

/// The range of a value in the input, in bytes.
pub(crate) type Span = Range<usize>;

/// A position in canonical JSON, before a value.
pub(crate) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Read<Self> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self { text, at: 0 }),
            Err(error) => Err(not_utf8(&error)),
        }
    }

    /// The offset of the next byte.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// The bytes of a value that was read.
    pub(crate) fn slice(&self, span: Span) -> &'a [u8] {
        &self.text.as_bytes()[span]
    }

    /// Checks that no input follows.
    pub(super) fn end(&self) -> Read<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.flaw(FaultKind::TrailingBytes { found: self.found() })),
        }
    }

    /// Enters an object; the result gives its members.
    pub(crate) fn object(&mut self) -> Read<Members<'_, 'a>> {
        self.open(b'{', Type::Object)?;
        Ok(Members { start: self.at - 1, cursor: self, first: true, name: None, last: "" })
    }

    /// Reads an array of at most `limit` entries; `item` reads each entry.
    pub(crate) fn array<T>(
        &mut self,
        what: Listed,
        limit: usize,
        mut item: impl FnMut(&mut Self) -> Read<T>,
    ) -> Read<Vec<T>> {
        self.array_after(what, limit, |cursor, _| item(cursor))
    }

    /// The same, but `item` also receives the entry before.
    fn array_after<T>(
        &mut self,
        what: Listed,
        limit: usize,
        mut item: impl FnMut(&mut Self, Option<&T>) -> Read<T>,
    ) -> Read<Vec<T>> {
        self.open(b'[', Type::Array)?;
        if self.skip(b']') {
            return Ok(Vec::new());
        }
        let mut items = if limit == 1 { Vec::with_capacity(1) } else { Vec::new() };
        loop {
            if items.len() == limit {
                return Err(self.flaw(FaultKind::TooMany { what, limit }));
            }
            items.push(item(self, items.last())?);
            if self.skip(b']') {
                // Most lists are short and stay in memory.
                items.shrink_to_fit();
                return Ok(items);
            }
            self.expect(b',', Syntax::CommaOrBracket)?;
        }
    }

    /// Reads an array whose entries ascend by `key`, without duplicates.
    pub(crate) fn sorted_array<T, K: Ord + Display>(
        &mut self,
        what: Listed,
        limit: usize,
        key: impl Fn(&T) -> K,
        item: impl FnMut(&mut Self) -> Read<T>,
    ) -> Read<Vec<T>> {
        let order = |a: &T, b: &T| key(a).cmp(&key(b));
        self.sorted_array_by(what, limit, order, |entry| key(entry).to_string(), item)
    }

    /// The same for entries whose keys are not copied; `name` gives the name of a duplicate.
    pub(crate) fn sorted_array_by<T>(
        &mut self,
        what: Listed,
        limit: usize,
        order: impl Fn(&T, &T) -> Ordering,
        name: impl Fn(&T) -> String,
        mut item: impl FnMut(&mut Self) -> Read<T>,
    ) -> Read<Vec<T>> {
        self.array_after(what, limit, |cursor, last| {
            let at = cursor.at;
            let entry = item(cursor)?;
            match last.map(|last| order(last, &entry)) {
                None | Some(Ordering::Less) => Ok(entry),
                Some(Ordering::Equal) => {
                    let entry = name(&entry);
                    Err(Flaw::new(at, FaultKind::DuplicateEntry { what, entry }))
                }
                Some(Ordering::Greater) => Err(Flaw::new(at, FaultKind::UnsortedList { what })),
            }
        })
    }

    /// Reads a string.
    pub(crate) fn string(&mut self) -> Read<Cow<'a, str>> {
        self.type_check(b'"', Type::String)?;
        let (span, has_escapes) = self.string_token()?;
        let raw = &self.text[span.start + 1..span.end - 1];
        match has_escapes {
            false => Ok(Cow::Borrowed(raw)),
            true => {
                let text = unescape_canonical(raw).map(Cow::Owned);
                text.ok_or_else(|| Flaw::new(span.start, FaultKind::EscapeForm))
            }
        }
    }

    /// Reads a string that is the only accepted text form of a `T`.
    pub(crate) fn parse<T: FromStr<Err = FaultKind>>(&mut self) -> Read<T> {
        let at = self.at;
        self.string()?.parse().map_err(|kind| Flaw::new(at, kind))
    }

    /// Reads an integer within ±(2^53 - 1).
    pub(crate) fn integer(&mut self) -> Read<i64> {
        if self.peek() != Some(b'-') {
            self.type_check(b'0', Type::Number)?;
        }
        let start = self.at;
        self.skip(b'-');
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if matches!(self.peek(), Some(b'.' | b'e' | b'E')) {
            return Err(Flaw::new(start, FaultKind::NotAnInteger));
        }
        let token = &self.text[start..self.at];
        let digits = token.strip_prefix('-').unwrap_or(token);
        if digits.is_empty() {
            return Err(self.unexpected(Syntax::Digit));
        }
        if digits.starts_with('0') && token != "0" {
            let sign = if token.len() > digits.len() { "-" } else { "" };
            let expected = match digits.trim_start_matches('0') {
                "" => "0".to_owned(),
                digits => format!("{sign}{digits}"),
            };
            return Err(Flaw::new(start, FaultKind::NumberForm { expected }));
        }
        let number = token.parse().ok().filter(|n: &i64| n.abs() <= MAX_INTEGER);
        let range = || FaultKind::NumberRange { number: excerpt(token) };
        number.ok_or_else(|| Flaw::new(start, range()))
    }

    /// Reads an integer within a range.
    pub(crate) fn integer_in(&mut self, range: Range<i64>, what: Ranged) -> Read<i64> {
        let at = self.at;
        let number = self.integer()?;
        match range.contains(&number) {
            true => Ok(number),
            false => {
                let found = number.to_string();
                Err(Flaw::new(at, FaultKind::OutOfRange { what, found }))
            }
        }
    }

    /// The first byte of the next value.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn open(&mut self, bracket: u8, expected: Type) -> Read<()> {
        self.type_check(bracket, expected)?;
        self.at += 1;
        Ok(())
    }

    /// Checks that the next value begins with `first` (for a number: with any digit).
    fn type_check(&self, first: u8, expected: Type) -> Read<()> {
        let found = match self.peek() {
            Some(byte) if byte == first => return Ok(()),
            Some(b'-' | b'0'..=b'9') if first == b'0' => return Ok(()),
            Some(b'{') => Type::Object,
            Some(b'[') => Type::Array,
            Some(b'"') => Type::String,
            Some(b'-' | b'0'..=b'9') => Type::Number,
            Some(b't' | b'f') => Type::Boolean,
            Some(b'n') => Type::Null,
            Some(_) | None => return Err(self.unexpected(Syntax::Value)),
        };
        Err(self.flaw(FaultKind::WrongType { expected, found }))
    }

    /// Reads a string token with its quotation marks; also says whether it has escapes. They are skipped, not
    /// checked.
    fn string_token(&mut self) -> Read<(Span, bool)> {
        let (bytes, start) = (self.text.as_bytes(), self.at);
        let mut has_escapes = false;
        self.expect(b'"', Syntax::Name)?;
        loop {
            self.at += plain_length(&bytes[self.at.min(bytes.len())..]);
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    has_escapes = true;
                    self.at += 2;
                }
                Some(0..0x20) => return Err(self.unexpected(Syntax::NoControl)),
                Some(0xef..) => {
                    check_noncharacter(bytes, self.at).map_err(|kind| Flaw::new(self.at, kind))?;
                    self.at += 1;
                }
                Some(_) => self.at += 1,
                None => return Err(Flaw::new(bytes.len(), FaultKind::Truncated)),
            }
        }
        self.at += 1;
        Ok((start..self.at, has_escapes))
    }

    /// Skips the name of a member, with the comma before it and the colon after it, if exactly these are next.
    /// `name` has no characters that need escapes.
    #[inline(always)]
    fn skip_name(&mut self, comma: bool, name: &str) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let start: &[u8] = if comma { b",\"" } else { b"\"" };
        let after = rest.strip_prefix(start).and_then(|rest| rest.strip_prefix(name.as_bytes()));
        let after = after.and_then(|rest| rest.strip_prefix(b"\":"));
        self.at += after.map_or(0, |after| rest.len() - after.len());
        after.is_some()
    }

    fn skip(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, byte: u8, expected: Syntax) -> Read<()> {
        match self.skip(byte) {
            true => Ok(()),
            false => Err(self.unexpected(expected)),
        }
    }

    fn unexpected(&self, expected: Syntax) -> Flaw {
        match self.peek() {
            None if self.at > 0 => self.flaw(FaultKind::Truncated),
            Some(b' ' | b'\t' | b'\n' | b'\r') => self.flaw(FaultKind::Whitespace),
            _ => self.flaw(FaultKind::NotJson { expected, found: self.found() }),
        }
    }

    fn found(&self) -> Found {
        found(self.text.as_bytes(), self.at)
    }

    fn flaw(&self, kind: FaultKind) -> Flaw {
        Flaw::new(self.at, kind)
    }
}

/// The fault where text stops being UTF-8: cut off inside a character, or wrong.
pub(super) fn not_utf8(error: &std::str::Utf8Error) -> Flaw {
    let kind = match error.error_len() {
        None => FaultKind::Truncated,
        Some(_) => FaultKind::NotUtf8,
    };
    Flaw::new(error.valid_up_to(), kind)
}

/// The text of the inside of a string token; `None` if it is not in canonical form.
fn unescaped(raw: &str) -> Option<Cow<'_, str>> {
    match raw.as_bytes().contains(&b'\\') {
        false => Some(Cow::Borrowed(raw)),
        true => unescape_canonical(raw).map(Cow::Owned),
    }
}

/// The input at `at`, to be quoted in a message.
pub(super) fn found(bytes: &[u8], at: usize) -> Found {
    let rest = bytes.get(at..).unwrap_or_default();
    let end = rest.len().min(4);
    let valid = match std::str::from_utf8(&rest[..end]) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&rest[..error.valid_up_to()]).unwrap_or_default(),
    };
    match (valid.chars().next(), rest.first()) {
        (Some(c), _) => Found::Char(c),
        (None, Some(byte)) => Found::Byte(*byte),
        (None, None) => Found::End,
    }
}

/// The members of an object, requested in ascending order of their names.
pub(crate) struct Members<'c, 'a> {
    cursor: &'c mut Cursor<'a>,
    start: usize,
    first: bool,
    /// A name that was read but not yet requested.
    name: Option<Span>,
    /// The name that was requested last.
    last: &'a str,
}

impl<'a> Members<'_, 'a> {
    /// The value of a required member.
    #[inline(always)]
    pub(crate) fn required(&mut self, name: &'static str) -> Read<&mut Cursor<'a>> {
        match self.skip_name(name) {
            true => Ok(self.cursor),
            false => self.required_by_reading(name),
        }
    }

    /// The same, but reads the name of the next member.
    #[inline(never)]
    fn required_by_reading(&mut self, name: &'static str) -> Read<&mut Cursor<'a>> {
        if self.next_is(name)? {
            return Ok(self.cursor);
        }
        match self.name()? {
            // A name that sorts before the requested one is not in the format: report that, and not a missing
            // member.
            Some(raw) if utf16_order(&unescaped(raw).unwrap_or_default(), name).is_lt() => {
                Err(self.unknown())
            }
            _ => Err(Flaw::new(self.start, FaultKind::MissingMember { name })),
        }
    }

    /// The value of an optional member.
    #[inline(always)]
    pub(crate) fn optional(&mut self, name: &'static str) -> Read<Option<&mut Cursor<'a>>> {
        match self.skip_name(name) || self.next_is(name)? {
            true => Ok(Some(self.cursor)),
            false => Ok(None),
        }
    }

    /// The next member of an open object, with any name; names must ascend.
    pub(crate) fn entry(&mut self) -> Read<Option<(Cow<'a, str>, usize, &mut Cursor<'a>)>> {
        let Some(raw) = self.name()? else { return Ok(None) };
        let span = self.name.take().expect("a name was just read");
        let invalid = |kind| Flaw::new(span.start, kind);
        let name = unescaped(raw).ok_or_else(|| invalid(FaultKind::EscapeForm))?;
        let last = unescaped(self.last).unwrap_or_default();
        if !self.first && utf16_order(&last, &name).is_ge() {
            return Err(invalid(FaultKind::UnsortedNames { name: excerpt(&name) }));
        }
        (self.first, self.last) = (false, raw);
        Ok(Some((name, span.start, self.cursor)))
    }

    /// Checks that no member is left, and returns the range of the object.
    pub(crate) fn end(mut self) -> Read<Span> {
        match self.name()? {
            Some(_) => Err(self.unknown()),
            None => {
                self.cursor.at += 1;
                Ok(self.start..self.cursor.at)
            }
        }
    }

    /// Skips the name of a member, if exactly this name is next. Most members are there, so their names are
    /// compared before they are read. Inlined, because the length of a known name makes that faster.
    #[inline(always)]
    fn skip_name(&mut self, wanted: &'static str) -> bool {
        let found = self.name.is_none() && self.cursor.skip_name(!self.first, wanted);
        if found {
            debug_assert!(self.last < wanted, "ask for {wanted:?} before {:?}", self.last);
            (self.first, self.last) = (false, wanted);
        }
        found
    }

    fn next_is(&mut self, wanted: &'static str) -> Read<bool> {
        debug_assert!(self.last < wanted, "ask for {wanted:?} before {:?}", self.last);
        self.last = wanted;
        let found = self.name()? == Some(wanted);
        if found {
            self.name = None;
            self.first = false;
        }
        Ok(found)
    }

    /// The raw name of the next member, or `None` at the end of the object (which is not skipped).
    fn name(&mut self) -> Read<Option<&'a str>> {
        if self.name.is_none() {
            if self.cursor.peek() == Some(b'}') {
                return Ok(None);
            }
            if !self.first {
                self.cursor.expect(b',', Syntax::CommaOrBrace)?;
            }
            self.name = Some(self.cursor.string_token()?.0);
            self.cursor.expect(b':', Syntax::Colon)?;
        }
        Ok(self.name.clone().map(|span| &self.cursor.text[span.start + 1..span.end - 1]))
    }

    /// The fault of a member that is not in the format. Its place is its value, so that the pointer names it.
    fn unknown(&self) -> Flaw {
        let span = self.name.clone().unwrap_or_default();
        let name = excerpt(&self.cursor.text[span.start + 1..span.end - 1]);
        Flaw::new(span.end + 1, FaultKind::UnknownMember { name })
    }
}
