//! A part of the file: objects, the table of their places, and the trailer. The first part is the paper; each later one
//! was appended.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fault::{PaperFault, PaperFlaw};
use super::flawed;
use super::syntax::{Cursor, Reference, Token, Uses, entries, only, whole};

/// The maximum number of an object, and of objects in a file.
const MAX_OBJECTS: u32 = 1 << 18;

/// The keys of a trailer.
const TRAILER: [&[u8]; 5] = [b"ID", b"Info", b"Prev", b"Root", b"Size"];

/// An object: its value, and the data of a stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Object<'a> {
    pub(super) at: usize,
    pub(super) value: &'a [u8],
    pub(super) data: Option<&'a [u8]>,
    pub(super) uses: Uses,
}

/// A part of the file.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) objects: BTreeMap<Reference, Object<'a>>,
    pub(super) root: Reference,
    /// Where the words `NUMBER 0 obj` of each object end, in the order of the file.
    pub(super) heads: Vec<usize>,
    /// The number of objects of this part and those before.
    count: u32,
    /// Where its table begins.
    table: usize,
    /// The highest number of an object of this part and those before, and one.
    size: u32,
    /// Where it ends.
    pub(super) end: usize,
}

impl<'a> Part<'a> {
    /// Reads the first part.
    pub(super) fn first(bytes: &'a [u8]) -> Result<Self, PaperFault> {
        let mut cursor = Cursor::new(bytes, 0);
        let is_head = cursor.takes(b"%PDF-1.7\n%")
            && cursor.rest().get(..4).is_some_and(|mark| mark.iter().all(|byte| *byte >= 0x80));
        if !is_head {
            return Err(cursor.flaw(PaperFlaw::Syntax));
        }
        cursor.at += 4;
        cursor.line_end()?;
        Self::read(cursor, None)
    }

    /// Reads the part that follows another one.
    pub(super) fn later(bytes: &'a [u8], before: &Self) -> Result<Self, PaperFault> {
        Self::read(Cursor::new(bytes, before.end), Some(before))
    }

    /// Whether nothing follows.
    pub(super) fn is_last(&self, bytes: &[u8]) -> bool {
        self.end == bytes.len()
    }

    fn read(mut cursor: Cursor<'a>, before: Option<&Self>) -> Result<Self, PaperFault> {
        let (mut objects, mut heads) = (BTreeMap::new(), Vec::new());
        let mut count = before.map_or(0, |before| before.count);
        loop {
            cursor.spaces();
            if cursor.rest().starts_with(b"xref") {
                break;
            }
            let Read { number, object, head } = read_object(&mut cursor)?;
            count += 1;
            let is_too_much = count > MAX_OBJECTS || number.0 > MAX_OBJECTS;
            if is_too_much || objects.insert(number, object).is_some() {
                return Err(flawed(object.at, PaperFlaw::Objects));
            }
            heads.push(head);
        }
        let table = cursor.at;
        read_table(&mut cursor, &objects, before.is_none())?;
        cursor.spaces();
        let trailer_at = cursor.at;
        cursor.word(b"trailer")?;
        let trailer = cursor.value(&mut Uses::default())?;
        let bad = || flawed(trailer_at, PaperFlaw::Trailer);
        let trailer = Trailer::read(trailer).ok_or_else(bad)?;
        let highest = objects.keys().next_back().map_or(0, |last| last.0);
        let size = before.map_or(0, |before| before.size).max(highest + 1);
        let follows = match before {
            None => trailer.prev.is_none(),
            Some(before) => trailer.prev == Some(before.table) && trailer.root == before.root,
        };
        if !follows || trailer.size != size as usize {
            return Err(bad());
        }
        cursor.spaces();
        cursor.word(b"startxref")?;
        cursor.spaces();
        if cursor.integer()? as usize != table {
            return Err(flawed(trailer_at, PaperFlaw::Trailer));
        }
        cursor.spaces();
        if !cursor.takes(b"%%EOF") {
            return Err(cursor.flaw(PaperFlaw::Syntax));
        }
        if !cursor.rest().is_empty() {
            // Without a line end, the next part would be in a comment. Readers search for the place of the table at the
            // end of the file: there are no other bytes.
            cursor.line_end()?;
        }
        Ok(Self { objects, root: trailer.root, heads, count, table, size, end: cursor.at })
    }
}

/// An object as it is read.
struct Read<'a> {
    number: Reference,
    object: Object<'a>,
    /// Where the word `obj` ends.
    head: usize,
}

fn read_object<'a>(cursor: &mut Cursor<'a>) -> Result<Read<'a>, PaperFault> {
    let at = cursor.at;
    let number = cursor.integer()?;
    cursor.spaces();
    let generation = cursor.integer()?;
    cursor.spaces();
    cursor.word(b"obj")?;
    if number == 0 || generation != 0 {
        return Err(flawed(at, PaperFlaw::Objects));
    }
    let head = cursor.at;
    let mut uses = Uses::default();
    let value = cursor.value(&mut uses)?;
    cursor.spaces();
    let data = match cursor.takes(b"stream") {
        true => Some(read_data(cursor, value)?),
        false => None,
    };
    cursor.spaces();
    cursor.word(b"endobj")?;
    Ok(Read { number: Reference(number), object: Object { at, value, data, uses }, head })
}

/// The data of a stream: as many bytes as its dictionary says.
fn read_data<'a>(cursor: &mut Cursor<'a>, value: &[u8]) -> Result<&'a [u8], PaperFault> {
    let bad = cursor.flaw(PaperFlaw::Stream);
    cursor.line_end()?;
    let Some(entries) = entries(value) else { return Err(bad) };
    // With this key, the data would be in another file.
    if entries.iter().any(|(key, _)| **key == *b"F") {
        return Err(bad);
    }
    let length = entries.iter().find(|(key, _)| **key == *b"Length");
    let length = length.and_then(|(_, value)| whole(value));
    let Some(data) = length.and_then(|length| cursor.rest().get(..length)) else {
        return Err(bad);
    };
    cursor.at += data.len();
    if !cursor.takes(b"\r\n") {
        cursor.takes(b"\n");
    }
    cursor.word(b"endstream")?;
    Ok(data)
}

/// Reads the table, which must list exactly these objects at their places.
fn read_table(
    cursor: &mut Cursor<'_>,
    objects: &BTreeMap<Reference, Object<'_>>,
    is_first: bool,
) -> Result<(), PaperFault> {
    cursor.word(b"xref")?;
    cursor.spaces();
    let bad = cursor.flaw(PaperFlaw::Table);
    // Both are in the order of the numbers.
    let (mut unlisted, mut next) = (objects.iter(), 0);
    while cursor.rest().first().is_some_and(u8::is_ascii_digit) {
        let start = cursor.integer()?;
        cursor.spaces();
        let count = cursor.integer()?;
        cursor.takes(b" ");
        cursor.line_end()?;
        if start < next || count == 0 {
            return Err(bad);
        }
        for number in start..start.saturating_add(count) {
            let row = cursor.rest().get(..20).ok_or_else(|| bad.clone())?;
            cursor.at += 20;
            if !matches!(&row[18..], b" \n" | b"\r\n") {
                return Err(bad);
            }
            let is_right = match number {
                0 => &row[..18] == b"0000000000 65535 f",
                _ => unlisted.next().is_some_and(|(known, object)| {
                    known.0 == number
                        && row[10..18] == *b" 00000 n"
                        && number_in(&row[..10]) == Some(object.at)
                }),
            };
            if !is_right {
                return Err(bad);
            }
        }
        next = start.saturating_add(count);
        if is_first && start != 0 {
            return Err(bad);
        }
    }
    match unlisted.next() {
        None => Ok(()),
        Some(_) => Err(bad),
    }
}

/// The number that digits are.
fn number_in(digits: &[u8]) -> Option<usize> {
    digits.iter().try_fold(0_usize, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + usize::from(digit - b'0'))
    })
}

/// What a trailer says.
struct Trailer {
    root: Reference,
    size: usize,
    prev: Option<usize>,
}

impl Trailer {
    fn read(value: &[u8]) -> Option<Self> {
        let entries = entries(value)?;
        if !entries.iter().all(|(key, _)| TRAILER.contains(&&**key)) {
            return None;
        }
        let entry = |key: &[u8]| {
            entries.iter().find(|(it, _): &&(Cow<'_, [u8]>, _)| **it == *key).map(|(_, it)| *it)
        };
        let prev = match entry(b"Prev") {
            None => None,
            Some(value) => Some(whole(value)?),
        };
        let Token::Reference(root) = only(entry(b"Root")?)? else { return None };
        Some(Self { root, size: whole(entry(b"Size")?)?, prev })
    }
}
