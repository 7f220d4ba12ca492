//! Any I-JSON value in canonical form.
//!
//! The input is read once, from left to right, and written in canonical form except for the order of names.
//! The reader notes objects whose names are out of order. At the end, it copies their members in order. Each
//! byte is copied at most twice, at any depth.

use std::borrow::Cow;
use std::ops::Range;

use super::cursor::{found, not_utf8};
use super::number::canonical_number;
use super::string::{check_noncharacter, hex4, push_string, unescape, utf16_order};
use super::{Flaw, MAX_CANON, MAX_CANON_DEPTH, Read};
use crate::fault::{Fault, FaultKind, Large, Syntax, excerpt};

/// The canonical form (RFC 8785) of any I-JSON value (RFC 7493).
///
/// `-0` becomes `0`, as ECMAScript writes it. No other value changes.
///
/// # Errors
///
/// If the input is not I-JSON: [`FaultKind::NotUtf8`], [`FaultKind::NotJson`], [`FaultKind::Truncated`],
/// [`FaultKind::TrailingBytes`], [`FaultKind::LoneSurrogate`], [`FaultKind::Noncharacter`],
/// [`FaultKind::DuplicateName`]. If a value would have to change: [`FaultKind::NumberRange`]. Above
/// [`MAX_CANON`] bytes or [`MAX_CANON_DEPTH`] levels: [`FaultKind::TooLarge`], [`FaultKind::TooDeep`].
///
/// ```
/// let canonical = paraph::canon::canonical(br#"{ "b": 1.50, "a": [true, "\u00e9"] }"#)?;
/// assert_eq!(canonical, r#"{"a":[true,"é"],"b":1.5}"#.as_bytes());
/// # Ok::<(), paraph::fault::Fault>(())
/// ```
pub fn canonical(json: &[u8]) -> Result<Vec<u8>, Fault> {
    if json.len() > MAX_CANON {
        return Err(Fault::whole(FaultKind::TooLarge {
            what: Large::Json,
            limit: MAX_CANON as u64,
        }));
    }
    match scan(json, MAX_CANON_DEPTH) {
        Ok(scanned) => Ok(scanned.sorted().into_bytes()),
        Err(flaw) => Err(flaw.into_fault(json)),
    }
}

/// I-JSON that was read completely.
pub(super) struct Scanned {
    /// In canonical form, except for the order of names.
    out: String,
    /// The objects in `out` whose names are out of order, sorted by their start.
    unsorted: Vec<Unsorted>,
    /// The first deviation from canonical form, if there is one.
    pub(super) deviation: Option<Flaw>,
}

/// An object in the output whose names are out of order.
struct Unsorted {
    /// The range with its braces.
    span: Range<usize>,
    /// Each member with name and value, in canonical order.
    members: Vec<Range<Offset>>,
}

/// An offset in the input or output. The output has at most about six times [`MAX_CANON`] bytes. An object
/// can have millions of members, so half the size saves half the memory.
type Offset = u32;

/// Converts an offset to the smaller type.
fn offset(at: usize) -> Offset {
    Offset::try_from(at).expect("MAX_CANON bounds the input")
}

/// A range of `usize`, for slices.
fn usual(range: &Range<Offset>) -> Range<usize> {
    range.start as usize..range.end as usize
}

impl Scanned {
    /// The unescaped name of the member that starts at this offset of the output.
    fn name_at(&self, at: Offset) -> Cow<'_, str> {
        let rest = &self.out[at as usize + 1..];
        let plain = &rest[..rest.find('"').expect("a name was written whole")];
        if !plain.contains('\\') {
            return Cow::Borrowed(plain);
        }
        let mut name = String::new();
        let mut rest = rest;
        while !rest.starts_with('"') {
            let c = rest.chars().next().expect("a name was written whole");
            let (c, length) = unescape(rest).filter(|_| c == '\\').unwrap_or((c, c.len_utf8()));
            name.push(c);
            rest = &rest[length..];
        }
        Cow::Owned(name)
    }

    /// The output with all names sorted.
    fn sorted(self) -> String {
        if self.unsorted.is_empty() {
            return self.out;
        }
        /// A part of the output that is still to be copied.
        enum Rest {
            Piece(Range<usize>),
            /// The members of an object, from a given one on.
            Members(usize, usize),
        }
        let mut sorted = String::with_capacity(self.out.len());
        let mut rest = vec![Rest::Piece(0..self.out.len())];
        while let Some(next) = rest.pop() {
            let piece = match next {
                Rest::Piece(piece) => piece,
                Rest::Members(object, index) => {
                    let Some(member) = self.unsorted[object].members.get(index) else { continue };
                    if index > 0 {
                        sorted.push(',');
                    }
                    rest.push(Rest::Members(object, index + 1));
                    usual(member)
                }
            };
            let within = self.unsorted.partition_point(|object| object.span.start < piece.start);
            match self.unsorted.get(within).filter(|object| object.span.start < piece.end) {
                None => sorted.push_str(&self.out[piece]),
                Some(object) => {
                    sorted.push_str(&self.out[piece.start..=object.span.start]);
                    rest.push(Rest::Piece(object.span.end - 1..piece.end));
                    rest.push(Rest::Members(within, 0));
                }
            }
        }
        sorted
    }
}

/// Reads all of `json` as one I-JSON value nested at most `depth` deep.
pub(super) fn scan(json: &[u8], depth: usize) -> Read<Scanned> {
    let text = std::str::from_utf8(json).map_err(|error| not_utf8(&error))?;
    let mut scan = Scan {
        text,
        at: 0,
        depth,
        frames: Vec::new(),
        members: Vec::new(),
        scanned: Scanned {
            out: String::with_capacity(json.len()),
            unsorted: Vec::new(),
            deviation: None,
        },
    };
    scan.run()?;
    let mut scanned = scan.scanned;
    scanned.unsorted.sort_unstable_by_key(|object| object.span.start);
    Ok(scanned)
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    frames: Vec<Frame>,
    /// The members so far of every open object, outermost object first.
    members: Vec<Member>,
    scanned: Scanned,
}

enum Frame {
    Array,
    Object { first: usize, start: usize, in_order: bool },
}

struct Member {
    /// The offset of its name in the input.
    at: Offset,
    /// Its offset in the output.
    out: Offset,
}

impl Scan<'_> {
    fn run(&mut self) -> Read<()> {
        loop {
            let opened = self.value()?;
            if !opened && !self.after_value()? {
                break;
            }
        }
        self.skip_whitespace();
        match self.peek() {
            None => Ok(()),
            Some(_) => {
                let found = found(self.text.as_bytes(), self.at);
                Err(self.flaw(FaultKind::TrailingBytes { found }))
            }
        }
    }

    /// Reads up to the start of the next value, or to the end of a value without parts. Returns true in the
    /// first case.
    fn value(&mut self) -> Read<bool> {
        self.skip_whitespace();
        match self.peek() {
            Some(b'{') => {
                let start = self.scanned.out.len();
                self.open(Frame::Object { first: self.members.len(), start, in_order: true }, '{')?;
                self.skip_whitespace();
                match self.peek() {
                    Some(b'}') => return self.close('}').map(|()| false),
                    _ => self.name()?,
                }
                Ok(true)
            }
            Some(b'[') => {
                self.open(Frame::Array, '[')?;
                self.skip_whitespace();
                match self.peek() {
                    Some(b']') => self.close(']').map(|()| false),
                    _ => Ok(true),
                }
            }
            Some(b'"') => {
                let string = self.string()?;
                push_string(&mut self.scanned.out, &string);
                Ok(false)
            }
            Some(b'-' | b'0'..=b'9') => self.number().map(|()| false),
            _ => self.keyword().map(|()| false),
        }
    }

    /// Reads what follows a value: a comma and all before the next value, or closing brackets. Returns false
    /// when the outermost value is complete.
    fn after_value(&mut self) -> Read<bool> {
        loop {
            let (in_object, bracket) = match self.frames.last() {
                None => return Ok(false),
                Some(Frame::Object { .. }) => (true, '}'),
                Some(Frame::Array) => (false, ']'),
            };
            self.skip_whitespace();
            match self.peek() {
                Some(b',') => {
                    self.push(',');
                    self.skip_whitespace();
                    if in_object {
                        self.name()?;
                    }
                    return Ok(true);
                }
                Some(byte) if char::from(byte) == bracket => self.close(bracket)?,
                _ if in_object => return Err(self.unexpected(Syntax::CommaOrBrace)),
                _ => return Err(self.unexpected(Syntax::CommaOrBracket)),
            }
        }
    }

    fn open(&mut self, frame: Frame, bracket: char) -> Read<()> {
        if self.frames.len() == self.depth {
            return Err(self.flaw(FaultKind::TooDeep { limit: self.depth }));
        }
        self.frames.push(frame);
        self.push(bracket);
        Ok(())
    }

    fn close(&mut self, bracket: char) -> Read<()> {
        self.push(bracket);
        let Some(Frame::Object { first, start, in_order }) = self.frames.pop() else {
            return Ok(());
        };
        if !in_order {
            let members = self.in_order(first)?;
            self.scanned.unsorted.push(Unsorted { span: start..self.scanned.out.len(), members });
        }
        self.members.truncate(first);
        Ok(())
    }

    /// The ranges in the output of the members from `first` on, sorted by name.
    fn in_order(&self, first: usize) -> Read<Vec<Range<Offset>>> {
        let members = &self.members[first..];
        let ends = members[1..].iter().map(|next| next.out - 1);
        let ends = ends.chain([offset(self.scanned.out.len() - 1)]);
        let mut sorted: Vec<Range<Offset>> =
            members.iter().zip(ends).map(|(member, end)| member.out..end).collect();
        let name = |member: &Range<Offset>| self.scanned.name_at(member.start);
        sorted.sort_by(|a, b| utf16_order(&name(a), &name(b)));
        match sorted.windows(2).find(|pair| name(&pair[0]) == name(&pair[1])) {
            Some(pair) => {
                let second = members.binary_search_by_key(&pair[1].start, |member| member.out);
                let at = members[second.expect("it is one of them")].at as usize;
                Err(Flaw::new(at, FaultKind::DuplicateName { name: excerpt(&name(&pair[1])) }))
            }
            None => Ok(sorted),
        }
    }

    /// Reads a member's name and colon.
    fn name(&mut self) -> Read<()> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected(Syntax::Name));
        }
        let at = self.at;
        let name = self.string()?;
        if let Some(Frame::Object { first, in_order, .. }) = self.frames.last_mut()
            && let Some(last) = self.members[*first..].last()
            && utf16_order(&self.scanned.name_at(last.out), &name).is_ge()
        {
            *in_order = false;
            let name = excerpt(&name);
            self.deviates(at, FaultKind::UnsortedNames { name });
        }
        self.members.push(Member { at: offset(at), out: offset(self.scanned.out.len()) });
        push_string(&mut self.scanned.out, &name);
        self.skip_whitespace();
        match self.peek() {
            Some(b':') => self.push(':'),
            _ => return Err(self.unexpected(Syntax::Colon)),
        }
        Ok(())
    }

    /// Reads a string and unescapes it.
    fn string(&mut self) -> Read<String> {
        let start = self.at;
        let mut string = String::new();
        self.at += 1;
        let mut plain = self.at;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    string.push_str(&self.text[plain..self.at]);
                    let (c, length) = self.escape()?;
                    string.push(c);
                    self.at += length;
                    plain = self.at;
                }
                Some(0..0x20) => return Err(self.unexpected(Syntax::NoControl)),
                Some(0xef..) => {
                    check_noncharacter(self.text.as_bytes(), self.at).map_err(|k| self.flaw(k))?;
                    self.at += 1;
                }
                Some(_) => self.at += 1,
                None => return Err(self.flaw(FaultKind::Truncated)),
            }
        }
        string.push_str(&self.text[plain..self.at]);
        self.at += 1;
        if string.len() + 2 != self.at - start || self.text[start..self.at].contains('\\') {
            let mut canonical = String::new();
            push_string(&mut canonical, &string);
            if canonical != self.text[start..self.at] {
                self.deviates(start, FaultKind::EscapeForm);
            }
        }
        Ok(string)
    }

    /// The character of the escape at the cursor, and the length of the escape.
    fn escape(&self) -> Read<(char, usize)> {
        let rest = &self.text[self.at..];
        if let Some((c, length)) = unescape(rest) {
            let mut utf8 = [0; 4];
            check_noncharacter(c.encode_utf8(&mut utf8).as_bytes(), 0).map_err(|k| self.flaw(k))?;
            return Ok((c, length));
        }
        let unit = rest.strip_prefix("\\u").and_then(|rest| hex4(rest.get(..4)?));
        Err(match unit {
            Some(0xd800..0xe000) => self.flaw(FaultKind::LoneSurrogate),
            _ if rest.len() < 2 => Flaw::new(self.text.len(), FaultKind::Truncated),
            _ => {
                let found = found(rest.as_bytes(), 1);
                Flaw::new(self.at, FaultKind::NotJson { expected: Syntax::Escape, found })
            }
        })
    }

    fn number(&mut self) -> Read<()> {
        let start = self.at;
        self.skip(b'-');
        if !self.skip(b'0') {
            self.digits()?;
        }
        if self.skip(b'.') {
            self.digits()?;
        }
        if self.skip(b'e') || self.skip(b'E') {
            let _sign = self.skip(b'+') || self.skip(b'-');
            self.digits()?;
        }
        let token = &self.text[start..self.at];
        let form = canonical_number(token).map_err(|kind| Flaw::new(start, kind))?;
        self.scanned.out.push_str(&form);
        if form != token {
            self.deviates(start, FaultKind::NumberForm { expected: form });
        }
        Ok(())
    }

    fn digits(&mut self) -> Read<()> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.unexpected(Syntax::Digit));
        }
        Ok(())
    }

    fn keyword(&mut self) -> Read<()> {
        let rest = &self.text[self.at..];
        match ["true", "false", "null"].into_iter().find(|word| rest.starts_with(word)) {
            Some(word) => {
                self.at += word.len();
                self.scanned.out.push_str(word);
                Ok(())
            }
            None => Err(self.unexpected(Syntax::Value)),
        }
    }

    fn skip_whitespace(&mut self) {
        let start = self.at;
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        if self.at > start {
            self.deviates(start, FaultKind::Whitespace);
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Writes a structural byte.
    fn push(&mut self, byte: char) {
        self.at += 1;
        self.scanned.out.push(byte);
    }

    fn deviates(&mut self, at: usize, kind: FaultKind) {
        self.scanned.deviation.get_or_insert_with(|| Flaw::new(at, kind));
    }

    fn unexpected(&self, expected: Syntax) -> Flaw {
        match self.peek() {
            None if self.at > 0 => self.flaw(FaultKind::Truncated),
            _ => {
                let found = found(self.text.as_bytes(), self.at);
                self.flaw(FaultKind::NotJson { expected, found })
            }
        }
    }

    fn flaw(&self, kind: FaultKind) -> Flaw {
        Flaw::new(self.at, kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canon(json: &str) -> Result<String, &'static str> {
        canonical(json.as_bytes())
            .map(|bytes| String::from_utf8(bytes).unwrap())
            .map_err(|fault| fault.code())
    }

    #[test]
    fn values_come_out_in_canonical_form() {
        let rows = [
            (" [ ] ", "[]"),
            ("{ }", "{}"),
            ("\"a\"", "\"a\""),
            (
                r#"{"b":1,"a":{"d":[{"z":1,"y":2}],"c":3}}"#,
                r#"{"a":{"c":3,"d":[{"y":2,"z":1}]},"b":1}"#,
            ),
            (
                r#"{"b":{"b":1,"a":2},"a":{"b":1,"a":2},"c":[]}"#,
                r#"{"a":{"a":2,"b":1},"b":{"a":2,"b":1},"c":[]}"#,
            ),
            ("{\"\u{1f600}\":1,\"\u{fb33}\":2,\"\":3}", "{\"\":3,\"\u{1f600}\":1,\"\u{fb33}\":2}"),
            (r#""\/\u0041\u000A\ud83d\ude00""#, "\"/A\\n😀\""),
            (r#"["",{"":""}]"#, r#"["",{"":""}]"#),
        ];
        for (json, form) in rows {
            assert_eq!(canon(json).as_deref(), Ok(form), "{json}");
            assert_eq!(canon(form).as_deref(), Ok(form), "a fixed point");
        }
    }

    #[test]
    fn what_is_not_i_json_is_refused() {
        let deep = "[".repeat(MAX_CANON_DEPTH + 1);
        let rows = [
            ("", "not-json"),
            (" ", "truncated"),
            ("{", "truncated"),
            ("[1,", "truncated"),
            ("[1", "truncated"),
            ("\"a", "truncated"),
            ("\"\\", "truncated"),
            ("-", "truncated"),
            ("01", "trailing-bytes"),
            ("[01]", "not-json"),
            ("[1 2]", "not-json"),
            ("{1:2}", "not-json"),
            ("{\"a\" 1}", "not-json"),
            ("{\"a\":1,}", "not-json"),
            ("[1,]", "not-json"),
            ("nul", "not-json"),
            ("\u{feff}1", "not-json"),
            ("+1", "not-json"),
            ("[1.]", "not-json"),
            ("[1e]", "not-json"),
            ("1 2", "trailing-bytes"),
            ("\"\\x\"", "not-json"),
            ("\"\t\"", "not-json"),
            ("]", "not-json"),
            (r#""\ud800""#, "lone-surrogate"),
            (r#""\udc00\ud800""#, "lone-surrogate"),
            (r#""\ud800\u0041""#, "lone-surrogate"),
            (r#""\uFDD0""#, "noncharacter"),
            ("\"\u{fffe}\"", "noncharacter"),
            (r#""\ud83f\udffe""#, "noncharacter"),
            (r#"{"a":1,"a":2}"#, "duplicate-name"),
            (r#"{"b":1,"a":2,"\u0062":3}"#, "duplicate-name"),
            ("9007199254740993", "number-range"),
            (deep.as_str(), "too-deep"),
        ];
        for (json, code) in rows {
            assert_eq!(canon(json), Err(code), "{json}");
        }
        assert_eq!(canonical(b"\"\xff\"").unwrap_err().code(), "not-utf8");
        assert_eq!(canonical(b"\"\xed\x95").unwrap_err().code(), "truncated");
    }

    #[test]
    fn the_deepest_value_is_read() {
        let json = "[".repeat(MAX_CANON_DEPTH) + &"]".repeat(MAX_CANON_DEPTH);
        assert_eq!(canon(&json).as_deref(), Ok(json.as_str()));
    }

    #[test]
    fn the_first_deviation_is_reported() {
        let rows = [
            (r#"{"a":1}"#, None),
            (r#"{"a": 1}"#, Some("whitespace")),
            ("[1]\n", Some("whitespace")),
            (r#"{"b":1,"a":2}"#, Some("unsorted-names")),
            (r#"["\u0041"]"#, Some("escape-form")),
            ("[1.0]", Some("number-form")),
            ("[1.0 ]", Some("number-form")),
            ("[ 1.0]", Some("whitespace")),
        ];
        for (json, code) in rows {
            let deviation = scan(json.as_bytes(), 9).unwrap().deviation;
            assert_eq!(deviation.map(|flaw| flaw.kind.code()), code, "{json}");
        }
    }
}
