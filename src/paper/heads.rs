//! The heads of objects: `NUMBER GENERATION obj`, wherever they are in the file.
//!
//! If something in a PDF is wrong, many readers make the table of objects again: they search all bytes for these words,
//! also in strings and in the data of streams. This module finds whatever such a reader can find, so that a file with a
//! hidden object can be refused.

use std::iter;

use memchr::memmem;

/// Where each head ends, in order. Between its words are white space and comments; before `obj`, it may be nothing.
pub(super) fn heads(bytes: &[u8]) -> Vec<usize> {
    let mut ends = Vec::new();
    for at in memmem::find_iter(bytes, b"obj") {
        match is_head(&bytes[..at]) {
            IsHead::Yes => ends.push(at + 3),
            IsHead::No => {}
            IsHead::Perhaps => return all_heads(bytes).collect(),
        }
    }
    ends
}

/// Whether a head ends after some bytes.
enum IsHead {
    Yes,
    No,
    /// A line ends between its words, so that there may be a comment.
    Perhaps,
}

fn is_head(mut before: &[u8]) -> IsHead {
    for is_after_generation in [true, false] {
        let spaces = before.iter().rev().take_while(|byte| is_space(**byte)).count();
        before = &before[..before.len() - spaces];
        if before.last().is_some_and(|byte| is_line_end(*byte)) {
            return IsHead::Perhaps;
        }
        let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        before = &before[..before.len() - digits];
        if digits == 0 || (!is_after_generation && spaces == 0) {
            return IsHead::No;
        }
    }
    IsHead::Yes
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\0' | 0x0C)
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// The same by the bytes one after another.
fn all_heads(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let (mut at, mut state) = (0, 0);
    iter::from_fn(move || {
        while at < bytes.len() {
            if state == 0 {
                // Most bytes are no digits.
                at += bytes[at..].iter().position(u8::is_ascii_digit)?;
            }
            (state, at) = (next(state, bytes[at]), at + 1);
            if state & END != 0 {
                return Some(at);
            }
        }
        None
    })
}

// The places in a head, as a set: which ones the bytes so far can have reached.
const NUMBER: u16 = 1;
const AFTER_NUMBER: u16 = 1 << 1;
const COMMENT: u16 = 1 << 2;
const GENERATION: u16 = 1 << 3;
const AFTER_GENERATION: u16 = 1 << 4;
const LATER_COMMENT: u16 = 1 << 5;
const O: u16 = 1 << 6;
const OB: u16 = 1 << 7;
const END: u16 = 1 << 8;

/// The places that a byte leads to.
fn next(state: u16, byte: u8) -> u16 {
    let in_any = |places: u16| state & places != 0;
    let mut after = 0;
    let mut add = |is_so: bool, place: u16| after |= if is_so { place } else { 0 };
    match byte {
        b'0'..=b'9' => {
            add(true, NUMBER);
            add(in_any(AFTER_NUMBER | GENERATION), GENERATION);
        }
        byte if is_line_end(byte) => {
            add(in_any(NUMBER | AFTER_NUMBER | COMMENT), AFTER_NUMBER);
            add(in_any(GENERATION | AFTER_GENERATION | LATER_COMMENT), AFTER_GENERATION);
            return after;
        }
        byte if is_space(byte) => {
            add(in_any(NUMBER | AFTER_NUMBER), AFTER_NUMBER);
            add(in_any(GENERATION | AFTER_GENERATION), AFTER_GENERATION);
        }
        b'%' => {
            add(in_any(NUMBER | AFTER_NUMBER), COMMENT);
            add(in_any(GENERATION | AFTER_GENERATION), LATER_COMMENT);
        }
        b'o' => add(in_any(GENERATION | AFTER_GENERATION), O),
        b'b' => add(in_any(O), OB),
        b'j' => add(in_any(OB), END),
        _ => {}
    }
    add(in_any(COMMENT), COMMENT);
    add(in_any(LATER_COMMENT), LATER_COMMENT);
    after
}

#[cfg(test)]
mod tests {
    use super::{all_heads, heads};

    #[test]
    fn heads_are_found_wherever_they_are() {
        let rows: [(&[u8], &[usize]); 12] = [
            (b"1 0 obj", &[7]),
            (b"x(1 0 obj)12 0 obj", &[9, 18]),
            (b"\0\x0112\r\n\0\x0c0\tobj<<", &[13]),
            (b"1 %1 \n0%\robj", &[12]),
            (b"1%0 0 obj\n0 obj", &[9, 15]),
            (b"1 0obj", &[6]),
            (b"1 0 0 objx", &[9]),
            (b"10 obj", &[]),
            (b"1 0 object 1 0 Obj 1 0 ob j", &[7]),
            (b"1 0 endobj", &[]),
            (b"1 0 R obj", &[]),
            (b"1 0% obj", &[]),
        ];
        for (bytes, expected) in rows {
            assert_eq!(heads(bytes), expected, "{}", bytes.escape_ascii());
            let all: Vec<usize> = all_heads(bytes).collect();
            assert_eq!(all, expected, "{}", bytes.escape_ascii());
        }
    }
}
