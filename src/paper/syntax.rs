//! The syntax of values in a PDF, without recursion: names, strings, numbers, references, arrays, dictionaries.
//!
//! Comments and unusual white space are refused, and so is what other readers read in different ways.

use std::borrow::Cow;

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

/// The keys of an open dictionary, and whether a key is next.
type OpenDict<'a> = (Vec<Cow<'a, [u8]>>, bool);

/// A place in the file.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

fn is_regular(byte: u8) -> bool {
    byte > b' '
        && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// A fault here.
    pub(super) fn flaw(&self, why: PaperFlaw) -> PaperFault {
        flawed(self.at, why)
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    pub(super) fn spaces(&mut self) {
        let count = self.rest().iter().take_while(|byte| is_space(**byte)).count();
        self.at += count;
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
        let start = self.clone();
        match self.takes(word) && !self.rest().first().is_some_and(|byte| is_regular(*byte)) {
            true => Ok(()),
            false => Err(start.flaw(PaperFlaw::Syntax)),
        }
    }

    /// Takes one line end.
    pub(super) fn line_end(&mut self) -> Result<(), PaperFault> {
        match self.takes(b"\r\n") || self.takes(b"\n") {
            true => Ok(()),
            false => Err(self.flaw(PaperFlaw::Syntax)),
        }
    }

    /// Takes digits: a number without a sign, of at most ten digits, without unnecessary zeros.
    pub(super) fn integer(&mut self) -> Result<u32, PaperFault> {
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        let text = &self.rest()[..digits];
        let has_zeros = text.len() > 1 && text[0] == b'0';
        let number = std::str::from_utf8(text).ok().and_then(|text| text.parse().ok());
        let number = number.filter(|_| !has_zeros);
        let number = number.ok_or_else(|| self.flaw(PaperFlaw::Syntax))?;
        self.at += digits;
        match self.rest().first().is_some_and(|byte| is_regular(*byte)) {
            true => Err(self.flaw(PaperFlaw::Syntax)),
            false => Ok(number),
        }
    }

    /// The next token.
    pub(super) fn token(&mut self) -> Result<Token<'a>, PaperFault> {
        self.spaces();
        let Some(first) = self.rest().first() else { return Err(self.flaw(PaperFlaw::Syntax)) };
        match first {
            b'/' => self.name().map(Token::Name),
            b'(' => self.literal().map(Token::Text),
            b'<' if self.takes(b"<<") => Ok(Token::DictStart),
            b'<' => self.hexadecimal().map(Token::Text),
            b'>' if self.takes(b">>") => Ok(Token::DictEnd),
            b'[' if self.takes(b"[") => Ok(Token::ArrayStart),
            b']' if self.takes(b"]") => Ok(Token::ArrayEnd),
            b'0'..=b'9' | b'+' | b'-' | b'.' => self.number_or_reference(),
            byte if is_regular(*byte) => {
                let length = self.rest().iter().take_while(|byte| is_regular(**byte)).count();
                let word = &self.rest()[..length];
                match word {
                    b"true" | b"false" | b"null" => {
                        self.at += length;
                        Ok(Token::Word(word))
                    }
                    _ => Err(self.flaw(PaperFlaw::Syntax)),
                }
            }
            _ => Err(self.flaw(PaperFlaw::Syntax)),
        }
    }

    fn name(&mut self) -> Result<Cow<'a, [u8]>, PaperFault> {
        self.at += 1;
        let length = self.rest().iter().take_while(|byte| is_regular(**byte)).count();
        let written = &self.rest()[..length];
        if !written.contains(&b'#') {
            self.at += length;
            return Ok(Cow::Borrowed(written));
        }
        let mut name = Vec::with_capacity(length);
        let mut bytes = written.iter();
        while let Some(byte) = bytes.next() {
            name.push(match byte {
                b'#' => {
                    let mut digit = || {
                        let digit = bytes.next().and_then(|byte| char::from(*byte).to_digit(16));
                        digit.and_then(|digit| u8::try_from(digit).ok())
                    };
                    let byte = digit().zip(digit()).map(|(high, low)| high << 4 | low);
                    byte.filter(|byte| *byte != 0).ok_or_else(|| self.flaw(PaperFlaw::Syntax))?
                }
                byte => *byte,
            });
        }
        self.at += length;
        Ok(Cow::Owned(name))
    }

    fn literal(&mut self) -> Result<Vec<u8>, PaperFault> {
        let start = self.clone();
        self.at += 1;
        let (mut depth, mut text) = (0_usize, Vec::new());
        while let Some(byte) = self.rest().first().copied() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => return Ok(text),
                b')' => depth -= 1,
                b'\\' => {
                    text.push(self.escaped()?);
                    continue;
                }
                // Line ends in strings are read in different ways.
                b'\r' => return Err(self.flaw(PaperFlaw::Syntax)),
                _ => {}
            }
            text.push(byte);
        }
        Err(start.flaw(PaperFlaw::Syntax))
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

    fn hexadecimal(&mut self) -> Result<Vec<u8>, PaperFault> {
        self.at += 1;
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        let written = &self.rest()[..digits];
        if !digits.is_multiple_of(2) {
            return Err(self.flaw(PaperFlaw::Syntax));
        }
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'f' => byte - b'a' + 10,
            _ => byte - b'A' + 10,
        };
        let text = written.chunks_exact(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1]));
        let text = text.collect();
        self.at += digits;
        match self.takes(b">") {
            true => Ok(text),
            false => Err(self.flaw(PaperFlaw::Syntax)),
        }
    }

    fn number_or_reference(&mut self) -> Result<Token<'a>, PaperFault> {
        let mut ahead = self.clone();
        if let Ok(number) = ahead.integer() {
            let gap = ahead.at;
            ahead.spaces();
            if ahead.at > gap && ahead.rest().first().is_some_and(u8::is_ascii_digit) {
                let mut end = ahead.clone();
                let generation = end.integer();
                end.spaces();
                if let Ok(generation) = generation
                    && end.word(b"R").is_ok()
                {
                    // A paper has no object of another generation.
                    if generation != 0 || number == 0 {
                        return Err(self.flaw(PaperFlaw::Objects));
                    }
                    self.at = end.at;
                    return Ok(Token::Reference(Reference(number)));
                }
            }
        }
        let length = self.rest().iter().take_while(|byte| is_regular(**byte)).count();
        let written = &self.rest()[..length];
        let digits = written.strip_prefix(b"-").or(written.strip_prefix(b"+")).unwrap_or(written);
        let mut halves = digits.splitn(2, |byte| *byte == b'.');
        let whole = halves.next().unwrap_or_default();
        let fraction = halves.next();
        let are_digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
        let is_number = !digits.is_empty()
            && digits != b"."
            && are_digits(whole)
            && fraction.is_none_or(are_digits)
            && length <= 40;
        if !is_number {
            return Err(self.flaw(PaperFlaw::Syntax));
        }
        self.at += length;
        Ok(Token::Number(written))
    }

    /// Takes a value, and returns its bytes. `uses` notes names that mean an attached file.
    pub(super) fn value(&mut self, uses: &mut Uses) -> Result<&'a [u8], PaperFault> {
        self.spaces();
        let start = self.at;
        // Of each open dictionary: its keys so far, and whether a key is next. `None` for an array.
        let mut open: Vec<Option<OpenDict<'a>>> = Vec::new();
        loop {
            let before = self.clone();
            let token = self.token()?;
            if let Token::Name(name) = &token {
                note(name, uses, &before)?;
            }
            let is_key = matches!(open.last(), Some(Some((_, true))));
            match token {
                Token::Name(name) if is_key => {
                    if let Some(Some((keys, is_next))) = open.last_mut() {
                        keys.push(name);
                        *is_next = false;
                    }
                    continue;
                }
                Token::DictEnd if is_key => {
                    if let Some(Some((mut keys, _))) = open.pop() {
                        keys.sort_unstable();
                        if keys.windows(2).any(|pair| pair[0] == pair[1]) {
                            return Err(before.flaw(PaperFlaw::Syntax));
                        }
                    }
                }
                _ if is_key => return Err(before.flaw(PaperFlaw::Syntax)),
                Token::ArrayEnd => match open.pop() {
                    Some(None) => {}
                    Some(Some(_)) | None => return Err(before.flaw(PaperFlaw::Syntax)),
                },
                Token::DictEnd => return Err(before.flaw(PaperFlaw::Syntax)),
                Token::DictStart | Token::ArrayStart => {
                    if open.len() == MAX_DEPTH {
                        return Err(before.flaw(PaperFlaw::Syntax));
                    }
                    open.push((token == Token::DictStart).then(|| (Vec::new(), true)));
                    continue;
                }
                Token::Name(_)
                | Token::Text(_)
                | Token::Number(_)
                | Token::Reference(_)
                | Token::Word(_) => {}
            }
            // A value is complete.
            match open.last_mut() {
                None => return Ok(&self.bytes[start..self.at]),
                Some(Some((_, is_next))) => *is_next = true,
                Some(None) => {}
            }
        }
    }
}

/// Refuses a forbidden name, and notes one that means an attached file.
fn note(name: &[u8], uses: &mut Uses, at: &Cursor<'_>) -> Result<(), PaperFault> {
    match name {
        b"Encrypt" => return Err(PaperFault::Encrypted),
        name if is_forbidden(name) => return Err(at.flaw(PaperFlaw::Forbidden)),
        b"EF" | b"EmbeddedFile" | b"EmbeddedFiles" | b"Filespec" | b"UF" => uses.files = true,
        _ => {}
    }
    Ok(())
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
