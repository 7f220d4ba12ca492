//! The elements of a value in DER (X.690), one after the other.
//!
//! [`check`] looks at every element once, without recursion. After it, [`Elements`] only compares tags.

use der::asn1::{AnyRef, BitStringRef, IntRef, Null, ObjectIdentifier, Utf8StringRef};
use der::{Encode as _, Header, Reader as _, SliceReader, Tag};

use super::TokenFault;

/// The largest number of elements of which each contains the next.
const MAX_DEPTH: usize = 32;

/// The first byte of a SEQUENCE that is written.
pub(super) const SEQUENCE: u8 = 0x30;

/// The first byte of an INTEGER that is written.
pub(super) const INTEGER: u8 = 0x02;

/// Sets the bit of a tag's first byte that says that the element contains other elements.
const CONSTRUCTED: u8 = 0x20;

/// Checks that `bytes` are one element in DER with nothing after it. So are the elements inside. The members of a
/// SET ascend. What is inside OCTET STRING, BIT STRING and primitive elements with a tag of the context is not
/// looked at.
///
/// # Errors
///
/// [`TokenFault::Truncated`], [`TokenFault::TrailingBytes`], [`TokenFault::TooDeep`], [`TokenFault::NotDer`].
pub(super) fn check(bytes: &[u8]) -> Result<(), TokenFault> {
    let mut whole = reader(bytes)?;
    let header = Header::peek(&whole).map_err(|_| match bytes {
        [] | [_] => TokenFault::Truncated,
        _ => TokenFault::NotDer,
    })?;
    if whole.tlv_bytes().is_err() {
        return Err(TokenFault::Truncated);
    }
    if !whole.is_finished() {
        return Err(TokenFault::TrailingBytes);
    }
    let mut open = vec![Open { rest: reader(bytes)?, is_set: false, last: &[] }];
    debug_assert!(usize::try_from(header.length()).is_ok_and(|length| length < bytes.len()));
    while let Some(level) = open.last_mut() {
        if level.rest.is_finished() {
            open.pop();
            continue;
        }
        let header = Header::peek(&level.rest).map_err(|_| TokenFault::NotDer)?;
        let element = level.rest.tlv_bytes().map_err(|_| TokenFault::NotDer)?;
        if level.is_set && level.last > element {
            return Err(TokenFault::NotDer);
        }
        level.last = element;
        let value = value_of(element, header)?;
        if check_value(element[0], header.tag(), value)? {
            if open.len() > MAX_DEPTH {
                return Err(TokenFault::TooDeep);
            }
            open.push(Open { rest: reader(value)?, is_set: header.tag() == Tag::Set, last: &[] });
        }
    }
    Ok(())
}

/// An element whose members are being checked.
struct Open<'a> {
    rest: SliceReader<'a>,
    is_set: bool,
    /// The member that was checked last.
    last: &'a [u8],
}

/// Checks the content of an element as far as its tag defines it. Returns whether it contains other elements.
fn check_value(first: u8, tag: Tag, value: &[u8]) -> Result<bool, TokenFault> {
    let is_constructed = first & CONSTRUCTED != 0;
    let must_be = match tag {
        Tag::Sequence | Tag::Set => true,
        Tag::ContextSpecific { .. } => return Ok(is_constructed),
        Tag::Application { .. } | Tag::Private { .. } => return Err(TokenFault::NotDer),
        _ => false,
    };
    if is_constructed != must_be {
        return Err(TokenFault::NotDer);
    }
    let any = AnyRef::new(tag, value).map_err(|_| TokenFault::NotDer)?;
    let good = match tag {
        Tag::Boolean => bool::try_from(any).is_ok(),
        // The rule for integers; `der` has no ENUMERATED of any length.
        Tag::Integer | Tag::Enumerated => {
            AnyRef::new(Tag::Integer, value).and_then(IntRef::try_from).is_ok()
        }
        Tag::BitString => {
            let bits = BitStringRef::try_from(any);
            bits.is_ok_and(|bits| {
                let unused = bits.unused_bits();
                bits.raw_bytes()
                    .last()
                    .map_or(unused == 0, |last| last.trailing_zeros() >= unused.into())
            })
        }
        Tag::Null => Null::try_from(any).is_ok(),
        Tag::ObjectIdentifier => ObjectIdentifier::from_bytes(value).is_ok(),
        Tag::Utf8String => Utf8StringRef::try_from(any).is_ok(),
        _ => true,
    };
    if good { Ok(must_be) } else { Err(TokenFault::NotDer) }
}

fn reader(bytes: &[u8]) -> Result<SliceReader<'_>, TokenFault> {
    SliceReader::new(bytes).map_err(|_| TokenFault::NotDer)
}

/// What follows the header of an element.
fn value_of(element: &[u8], header: Header) -> Result<&[u8], TokenFault> {
    let length = header.encoded_len().ok().and_then(|length| usize::try_from(length).ok());
    length.and_then(|length| element.get(length..)).ok_or(TokenFault::NotDer)
}

/// An element that was checked.
#[derive(Clone, Copy)]
pub(super) struct Element<'a> {
    pub(super) tag: Tag,
    /// The content.
    pub(super) value: &'a [u8],
    /// Header and content.
    pub(super) whole: &'a [u8],
}

impl<'a> Element<'a> {
    /// The element that these bytes are.
    pub(super) fn of(bytes: &'a [u8]) -> Result<Self, TokenFault> {
        let mut elements = Elements::new(bytes);
        let element = elements.next()?;
        elements.finish()?;
        Ok(element)
    }

    /// The same element, if it has this tag.
    pub(super) fn with(self, tag: Tag) -> Result<Self, TokenFault> {
        if self.tag == tag { Ok(self) } else { Err(TokenFault::WrongStructure) }
    }

    /// The members of an element with this tag.
    pub(super) fn members(self, tag: Tag) -> Result<Elements<'a>, TokenFault> {
        Ok(Elements::new(self.with(tag)?.value))
    }

    /// The members of a SEQUENCE.
    pub(super) fn sequence(self) -> Result<Elements<'a>, TokenFault> {
        self.members(Tag::Sequence)
    }

    /// An OBJECT IDENTIFIER.
    pub(super) fn oid(self) -> Result<ObjectIdentifier, TokenFault> {
        let value = self.with(Tag::ObjectIdentifier)?.value;
        ObjectIdentifier::from_bytes(value).map_err(|_| TokenFault::WrongStructure)
    }

    /// A small INTEGER that is not negative.
    pub(super) fn small(self) -> Result<u32, TokenFault> {
        small(self.with(Tag::Integer)?.value)
    }

    /// The bytes of a BIT STRING with whole bytes.
    pub(super) fn bits(self) -> Result<&'a [u8], TokenFault> {
        match self.with(Tag::BitString)?.value {
            [0, bytes @ ..] => Ok(bytes),
            _ => Err(TokenFault::WrongStructure),
        }
    }
}

/// The number that the content of an INTEGER is, if it is from 0 to 2^31 - 1.
pub(super) fn small(value: &[u8]) -> Result<u32, TokenFault> {
    match value {
        [first, ..] if value.len() <= 4 && *first < 0x80 => {
            Ok(value.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
        }
        _ => Err(TokenFault::WrongStructure),
    }
}

/// Elements that were checked, from left to right.
pub(super) struct Elements<'a> {
    rest: &'a [u8],
}

impl<'a> Elements<'a> {
    pub(super) fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    fn peek(&self) -> Option<Element<'a>> {
        let mut reader = SliceReader::new(self.rest).ok()?;
        let header = Header::peek(&reader).ok()?;
        let whole = reader.tlv_bytes().ok()?;
        Some(Element { tag: header.tag(), value: value_of(whole, header).ok()?, whole })
    }

    /// The next element.
    ///
    /// # Errors
    ///
    /// [`TokenFault::WrongStructure`] if there is none.
    pub(super) fn next(&mut self) -> Result<Element<'a>, TokenFault> {
        let element = self.peek().ok_or(TokenFault::WrongStructure)?;
        self.rest = &self.rest[element.whole.len()..];
        Ok(element)
    }

    /// The next element, if it has this tag.
    pub(super) fn next_if(&mut self, tag: Tag) -> Option<Element<'a>> {
        let element = self.peek().filter(|element| element.tag == tag)?;
        self.rest = &self.rest[element.whole.len()..];
        Some(element)
    }

    /// All elements that are left.
    pub(super) fn all(mut self) -> Result<Vec<Element<'a>>, TokenFault> {
        let mut all = Vec::new();
        while !self.rest.is_empty() {
            all.push(self.next()?);
        }
        Ok(all)
    }

    /// Checks that no element is left.
    pub(super) fn finish(&self) -> Result<(), TokenFault> {
        if self.rest.is_empty() { Ok(()) } else { Err(TokenFault::WrongStructure) }
    }
}

/// A tag of the context.
pub(super) const fn context(number: u32, constructed: bool) -> Tag {
    Tag::ContextSpecific { constructed, number: der::TagNumber(number) }
}

/// An element with this first byte.
pub(super) fn write(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let bytes = length.to_be_bytes();
    let bytes = &bytes[bytes.iter().take_while(|byte| **byte == 0).count()..];
    let mut element = vec![tag];
    match bytes {
        [] => element.push(0),
        [short] if *short < 0x80 => element.push(*short),
        _ => {
            // At most the eight bytes of a usize.
            element.push(0x80 | bytes.len() as u8);
            element.extend(bytes);
        }
    }
    parts.iter().for_each(|part| element.extend(*part));
    element
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_element_in_der_is_accepted() {
        let good: [&[u8]; 7] = [
            &[0x30, 0x00],
            &[0x02, 0x01, 0x80],
            &[0x31, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x02],
            &[0x01, 0x01, 0xff],
            &[0x03, 0x02, 0x04, 0xf0],
            &[0xa0, 0x02, 0x05, 0x00],
            &[0x03, 0x01, 0x00],
        ];
        for bytes in good {
            assert_eq!(check(bytes), Ok(()), "{bytes:02x?}");
        }
    }

    #[test]
    fn anything_else_is_a_fault() {
        let bad: [(&[u8], TokenFault); 17] = [
            (&[], TokenFault::Truncated),
            (&[0x30], TokenFault::Truncated),
            (&[0x30, 0x01], TokenFault::Truncated),
            (&[0x30, 0x00, 0x00], TokenFault::TrailingBytes),
            (&[0x30, 0x80, 0x00, 0x00], TokenFault::NotDer),
            (&[0x30, 0x81, 0x00], TokenFault::NotDer),
            (&[0x30, 0x02, 0x02, 0x01], TokenFault::NotDer),
            (&[0x24, 0x00], TokenFault::NotDer),
            (&[0x10, 0x00], TokenFault::NotDer),
            (&[0x01, 0x01, 0x01], TokenFault::NotDer),
            (&[0x02, 0x02, 0x00, 0x01], TokenFault::NotDer),
            (&[0x02, 0x00], TokenFault::NotDer),
            (&[0x03, 0x02, 0x04, 0xf8], TokenFault::NotDer),
            (&[0x05, 0x01, 0x00], TokenFault::NotDer),
            (&[0x06, 0x02, 0x80, 0x01], TokenFault::NotDer),
            (&[0x31, 0x06, 0x02, 0x01, 0x02, 0x02, 0x01, 0x01], TokenFault::NotDer),
            (&[0x0c, 0x01, 0xff], TokenFault::NotDer),
        ];
        for (bytes, fault) in bad {
            assert_eq!(check(bytes), Err(fault), "{bytes:02x?}");
        }
    }

    #[test]
    fn depth_is_limited_without_recursion() {
        let nested = |depth: usize| (0..depth).fold(Vec::new(), |inner, _| write(0x30, &[&inner]));
        assert_eq!(check(&nested(MAX_DEPTH)), Ok(()));
        assert_eq!(check(&nested(MAX_DEPTH + 1)), Err(TokenFault::TooDeep));
        assert_eq!(check(&nested(10_000)), Err(TokenFault::TooDeep));
    }

    #[test]
    fn lengths_are_written_in_their_one_form() {
        for length in [0, 1, 127, 128, 255, 256, 65_535, 65_536] {
            let element = write(0x04, &[&vec![7; length]]);
            assert_eq!(check(&element), Ok(()), "{length}");
            assert_eq!(Element::of(&element).unwrap().value.len(), length);
        }
    }
}
