//! The syntax of values in a PDF, without recursion: names, strings, numbers, references, arrays, dictionaries.
//!
//! Comments and unusual white space are refused, and so is what other readers read in different ways.

use std::borrow::Cow;
use std::mem;

use super::fault::{PaperFault, PaperFlaw};
use super::flawed;

/// The maximum depth of arrays and dictionaries.
const MAX_DEPTH: usize = 32;

/// Whether a paper does not have this name, as a key or a value: with it, a reader could show or run something else.
fn is_forbidden(name: &[u8]) -> bool {
    matches!(
        name,
        b"AA"
            | b"Collection"
            | b"FileAttachment"
            | b"GoToE"
            | b"GoToR"
            | b"ImportData"
            | b"JS"
            | b"JavaScript"
            | b"Launch"
            | b"Linearized"
            | b"Movie"
            | b"ObjStm"
            | b"OpenAction"
            | b"RF"
            | b"Rendition"
            | b"RichMedia"
            | b"SubmitForm"
            | b"XFA"
            | b"XRef"
            | b"XRefStm"
    )
}

/// The number of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reference(pub(super) u32);

/// A token of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Name(Cow<'a, [u8]>),
    /// Its bytes, whichever way they are written.
    Text(Vec<u8>),
    /// As it is written.
    Number(&'a [u8]),
    Reference(Reference),
    Word(&'a [u8]),
    ArrayStart,
    ArrayEnd,
    DictStart,
    DictEnd,
}

/// What a value uses of the names that mean an attached file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Uses {
    /// The key or name `EF`, `EmbeddedFile`, `EmbeddedFiles`, `Filespec` or `UF`.
    pub(super) files: bool,
}

/// A place in the file.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    // The room of the last value, for the next one.
    open: Vec<Open>,
    keys: Vec<Cow<'a, [u8]>>,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// The bytes of which names, numbers and words are made.
const REGULAR: [bool; 256] = {
    let mut table = [true; 256];
    let mut byte = 0;
    while byte <= b' ' as usize {
        table[byte] = false;
        byte += 1;
    }
    let mut at = 0;
    while at < DELIMITERS.len() {
        table[DELIMITERS[at] as usize] = false;
        at += 1;
    }
    table
};
const DELIMITERS: &[u8] = b"()<>[]{}/%";

fn is_regular(byte: u8) -> bool {
    REGULAR[usize::from(byte)]
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, open: Vec::new(), keys: Vec::new() }
    }

    /// A fault here.
    pub(super) fn flaw(&self, why: PaperFlaw) -> PaperFault {
        flawed(self.at, why)
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    pub(super) fn spaces(&mut self) {
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Takes the regular bytes that are next.
    fn regular(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    /// Takes the digits that are next: their number, unless it has unnecessary zeros or more than 32 bits.
    fn digits(&mut self) -> Option<u32> {
        let (start, mut number) = (self.at, 0_u64);
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number = number.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
            self.at += 1;
        }
        let has_zeros = self.at - start > 1 && self.bytes[start] == b'0';
        let number = u32::try_from(number).ok();
        number.filter(|_| self.at > start && !has_zeros)
    }

    pub(super) fn takes(&mut self, word: &[u8]) -> bool {
        let is_next = self.rest().starts_with(word);
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    /// Takes a word that must be next, and ends there.
    pub(super) fn word(&mut self, word: &[u8]) -> Result<(), PaperFault> {
        let start = self.at;
        match self.takes(word) && !self.peek().is_some_and(is_regular) {
            true => Ok(()),
            false => Err(flawed(start, PaperFlaw::Syntax)),
        }
    }

    /// Takes one line end.
    pub(super) fn line_end(&mut self) -> Result<(), PaperFault> {
        match self.takes(b"\r\n") || self.takes(b"\n") {
            true => Ok(()),
            false => Err(self.flaw(PaperFlaw::Syntax)),
        }
    }

    /// Takes a number of digits alone, without unnecessary zeros.
    pub(super) fn integer(&mut self) -> Result<u32, PaperFault> {
        let start = self.at;
        match self.digits() {
            Some(number) if !self.peek().is_some_and(is_regular) => Ok(number),
            Some(_) | None => Err(flawed(start, PaperFlaw::Syntax)),
        }
    }

    /// The next token.
    pub(super) fn token(&mut self) -> Result<Token<'a>, PaperFault> {
        self.spaces();
        let start = self.at;
        let wrong = || flawed(start, PaperFlaw::Syntax);
        match self.peek().ok_or_else(wrong)? {
            b'/' => self.name().map(Token::Name),
            b'(' => {
                let mut text = Vec::new();
                self.literal(|byte| text.push(byte))?;
                Ok(Token::Text(text))
            }
            b'<' if self.takes(b"<<") => Ok(Token::DictStart),
            b'<' => self.hexadecimal().map(|digits| Token::Text(bytes_of(digits))),
            b'>' if self.takes(b">>") => Ok(Token::DictEnd),
            b'[' if self.takes(b"[") => Ok(Token::ArrayStart),
            b']' if self.takes(b"]") => Ok(Token::ArrayEnd),
            b'0'..=b'9' | b'+' | b'-' | b'.' => self.number_or_reference(),
            _ => match self.regular() {
                word @ (b"true" | b"false" | b"null") => Ok(Token::Word(word)),
                _ => Err(wrong()),
            },
        }
    }

    fn name(&mut self) -> Result<Cow<'a, [u8]>, PaperFault> {
        self.at += 1;
        let start = self.at;
        let mut is_escaped = false;
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            is_escaped |= byte == b'#';
            self.at += 1;
        }
        let written = &self.bytes[start..self.at];
        if !is_escaped {
            return Ok(Cow::Borrowed(written));
        }
        let mut name = Vec::with_capacity(written.len());
        let mut bytes = written.iter();
        while let Some(byte) = bytes.next() {
            name.push(match byte {
                b'#' => {
                    let mut digit = || {
                        let digit = bytes.next().and_then(|byte| char::from(*byte).to_digit(16));
                        digit.and_then(|digit| u8::try_from(digit).ok())
                    };
                    let byte = digit().zip(digit()).map(|(high, low)| high << 4 | low);
                    byte.filter(|byte| *byte != 0)
                        .ok_or_else(|| flawed(start, PaperFlaw::Syntax))?
                }
                byte => *byte,
            });
        }
        Ok(Cow::Owned(name))
    }

    /// Takes a string in parentheses. `take` gets its bytes.
    fn literal(&mut self, mut take: impl FnMut(u8)) -> Result<(), PaperFault> {
        let start = self.at;
        self.at += 1;
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => return Ok(()),
                b')' => depth -= 1,
                b'\\' => {
                    take(self.escaped()?);
                    continue;
                }
                // Line ends in strings are read in different ways.
                b'\r' => return Err(self.flaw(PaperFlaw::Syntax)),
                _ => {}
            }
            take(byte);
        }
        Err(flawed(start, PaperFlaw::Syntax))
    }

    /// The byte after a backslash: a letter, a parenthesis, or three octal digits.
    fn escaped(&mut self) -> Result<u8, PaperFault> {
        let rest = self.rest();
        let (byte, length) = match rest.first() {
            Some(b'n') => (b'\n', 1),
            Some(b'r') => (b'\r', 1),
            Some(b't') => (b'\t', 1),
            Some(b'b') => (8, 1),
            Some(b'f') => (12, 1),
            Some(byte @ (b'(' | b')' | b'\\')) => (*byte, 1),
            Some(b'0'..=b'3') if rest.len() >= 3 => {
                let digits = rest[..3].iter().map(|byte| byte.wrapping_sub(b'0'));
                let value = digits.clone().fold(0_u32, |value, digit| value * 8 + u32::from(digit));
                let value = u8::try_from(value).ok().filter(|_| digits.clone().all(|it| it < 8));
                (value.ok_or_else(|| self.flaw(PaperFlaw::Syntax))?, 3)
            }
            _ => return Err(self.flaw(PaperFlaw::Syntax)),
        };
        self.at += length;
        Ok(byte)
    }

    /// Takes a string of hexadecimal digits, and returns them.
    fn hexadecimal(&mut self) -> Result<&'a [u8], PaperFault> {
        self.at += 1;
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
            self.at += 1;
        }
        let digits = &self.bytes[start..self.at];
        match digits.len().is_multiple_of(2) && self.takes(b">") {
            true => Ok(digits),
            false => Err(self.flaw(PaperFlaw::Syntax)),
        }
    }

    fn number_or_reference(&mut self) -> Result<Token<'a>, PaperFault> {
        let start = self.at;
        let number = self.digits();
        let end = self.at;
        if end > start
            && self.peek().is_some_and(is_space)
            && let Some(reference) = self.rest_of_reference(start, number)?
        {
            return Ok(Token::Reference(reference));
        }
        self.at = end;
        let is_number = match self.peek().is_some_and(is_regular) {
            true => {
                self.regular();
                is_number(&self.bytes[start..self.at])
            }
            false => end > start,
        };
        let written = &self.bytes[start..self.at];
        match is_number && written.len() <= 40 {
            true => Ok(Token::Number(written)),
            false => Err(flawed(start, PaperFlaw::Syntax)),
        }
    }

    /// Takes the rest of a reference after its number, if it is one. It began at `start`.
    fn rest_of_reference(
        &mut self,
        start: usize,
        number: Option<u32>,
    ) -> Result<Option<Reference>, PaperFault> {
        self.spaces();
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Ok(None);
        }
        let generation = self.digits();
        self.spaces();
        let is_one = self.takes(b"R") && !self.peek().is_some_and(is_regular);
        // A paper has no object of another generation.
        match (number, generation) {
            _ if !is_one => Ok(None),
            (Some(number @ 1..), Some(0)) => Ok(Some(Reference(number))),
            (_, _) => Err(flawed(start, PaperFlaw::Objects)),
        }
    }

    /// Takes a value, and returns its bytes. `uses` notes names that mean an attached file.
    pub(super) fn value(&mut self, uses: &mut Uses) -> Result<&'a [u8], PaperFault> {
        self.spaces();
        let start = self.at;
        let mut open = mem::take(&mut self.open);
        // The keys of all open dictionaries.
        let mut keys = mem::take(&mut self.keys);
        loop {
            self.spaces();
            let at = self.at;
            let wrong = || flawed(at, PaperFlaw::Syntax);
            let is_key = open.last().is_some_and(Open::is_key_next);
            match self.peek().ok_or_else(wrong)? {
                b'/' => {
                    let name = self.name()?;
                    note(&name, uses, at)?;
                    if let Some(Open::Dictionary { is_key_next: is_next @ true, .. }) =
                        open.last_mut()
                    {
                        *is_next = false;
                        keys.push(name);
                        continue;
                    }
                }
                b'>' if is_key => {
                    self.word_of_two(b">>")?;
                    if let Some(Open::Dictionary { keys: from, .. }) = open.pop() {
                        if has_twice(&mut keys[from..]) {
                            return Err(wrong());
                        }
                        keys.truncate(from);
                    }
                }
                _ if is_key => return Err(wrong()),
                b']' if matches!(open.last(), Some(Open::Array)) => {
                    self.at += 1;
                    open.pop();
                }
                byte @ (b'[' | b'<') if byte == b'[' || self.rest().starts_with(b"<<") => {
                    if open.len() == MAX_DEPTH {
                        return Err(wrong());
                    }
                    self.at += if byte == b'[' { 1 } else { 2 };
                    open.push(match byte {
                        b'[' => Open::Array,
                        _ => Open::Dictionary { keys: keys.len(), is_key_next: true },
                    });
                    continue;
                }
                b'(' => self.literal(|_| {})?,
                b'<' => drop(self.hexadecimal()?),
                _ => match self.token()? {
                    Token::Number(_) | Token::Reference(_) | Token::Word(_) => {}
                    _ => return Err(wrong()),
                },
            }
            // A value is complete.
            match open.last_mut() {
                None => {
                    (self.open, self.keys) = (open, keys);
                    return Ok(&self.bytes[start..self.at]);
                }
                Some(Open::Dictionary { is_key_next, .. }) => *is_key_next = true,
                Some(Open::Array) => {}
            }
        }
    }

    fn word_of_two(&mut self, word: &[u8; 2]) -> Result<(), PaperFault> {
        match self.takes(word) {
            true => Ok(()),
            false => Err(self.flaw(PaperFlaw::Syntax)),
        }
    }
}

/// What was begun and not yet ended.
#[derive(Debug)]
enum Open {
    Array,
    Dictionary {
        /// How many keys there are outside it.
        keys: usize,
        is_key_next: bool,
    },
}

impl Open {
    fn is_key_next(&self) -> bool {
        matches!(self, Self::Dictionary { is_key_next: true, .. })
    }
}

/// Whether the regular bytes are a number with a sign or a point.
fn is_number(written: &[u8]) -> bool {
    let digits = written.strip_prefix(b"-").or(written.strip_prefix(b"+")).unwrap_or(written);
    let mut halves = digits.splitn(2, |byte| *byte == b'.');
    let whole = halves.next().unwrap_or_default();
    let fraction = halves.next();
    let are_digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    !digits.is_empty() && digits != b"." && are_digits(whole) && fraction.is_none_or(are_digits)
}

/// Whether a key is there twice.
fn has_twice(keys: &mut [Cow<'_, [u8]>]) -> bool {
    keys.sort_unstable();
    keys.windows(2).any(|pair| pair[0] == pair[1])
}

/// Refuses a forbidden name, and notes one that means an attached file.
fn note(name: &[u8], uses: &mut Uses, at: usize) -> Result<(), PaperFault> {
    match name {
        b"Encrypt" => return Err(PaperFault::Encrypted),
        name if is_forbidden(name) => return Err(flawed(at, PaperFlaw::Forbidden)),
        b"EF" | b"EmbeddedFile" | b"EmbeddedFiles" | b"Filespec" | b"UF" => uses.files = true,
        _ => {}
    }
    Ok(())
}

/// The bytes that hexadecimal digits mean, two each.
fn bytes_of(digits: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'f' => byte - b'a' + 10,
        _ => byte - b'A' + 10,
    };
    digits.chunks_exact(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}

/// The entries of a dictionary: keys, and the bytes of values.
pub(super) type Entries<'a> = Vec<(Cow<'a, [u8]>, &'a [u8])>;

/// The entries of a dictionary that was read: each key, and the bytes of its value.
pub(super) fn entries(value: &[u8]) -> Option<Entries<'_>> {
    let mut cursor = Cursor::new(value, 0);
    let mut entries = Vec::new();
    if cursor.token().ok()? != Token::DictStart {
        return None;
    }
    loop {
        match cursor.token().ok()? {
            Token::Name(key) => entries.push((key, cursor.value(&mut Uses::default()).ok()?)),
            Token::DictEnd => return Some(entries),
            _ => return None,
        }
    }
}

/// All tokens of a value that was read.
pub(super) fn tokens(value: &[u8]) -> Option<Vec<Token<'_>>> {
    let mut cursor = Cursor::new(value, 0);
    let mut tokens = Vec::new();
    while cursor.at < value.len() {
        tokens.push(cursor.token().ok()?);
    }
    Some(tokens)
}

/// The only token of a value.
pub(super) fn only(value: &[u8]) -> Option<Token<'_>> {
    let mut tokens = tokens(value)?;
    let token = tokens.pop()?;
    tokens.is_empty().then_some(token)
}

/// A whole number that is a value of its own.
pub(super) fn whole(value: &[u8]) -> Option<usize> {
    match only(value)? {
        Token::Number(digits) => {
            let mut cursor = Cursor::new(digits, 0);
            let number = cursor.integer().ok()?;
            (cursor.at == digits.len()).then_some(number as usize)
        }
        _ => None,
    }
}
