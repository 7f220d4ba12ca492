//! Strings in canonical JSON: escapes, noncharacters, and the order of names.

use std::cmp::Ordering;

use crate::fault::FaultKind;

/// The order of names of RFC 8785, section 3.2.3: by UTF-16 code units.
///
/// Rust orders strings by code point, which differs above U+FFFF.
pub(super) fn utf16_order(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

/// Appends `text` as a string token in canonical form (RFC 8785, section 3.2.2.2).
pub(super) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let short = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            0x08 => "\\b",
            0x09 => "\\t",
            0x0a => "\\n",
            0x0c => "\\f",
            0x0d => "\\r",
            0..0x20 => "",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        match short {
            "" => out.push_str(&format!("\\u{byte:04x}")),
            short => out.push_str(short),
        }
        plain = at + 1;
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

/// The text of the inside of a canonical token; `None` if the token is not canonical.
pub(super) fn unescape_canonical(raw: &str) -> Option<String> {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let (c, length) = unescape(&rest[at..])?;
        text.push(c);
        rest = &rest[at + length..];
    }
    text.push_str(rest);
    let mut again = String::with_capacity(raw.len() + 2);
    push_string(&mut again, &text);
    (again[1..again.len() - 1] == *raw).then_some(text)
}

/// The character of the escape at the start of `raw`, and the length of the escape. `None` for an invalid
/// escape and for half of a surrogate pair.
pub(super) fn unescape(raw: &str) -> Option<(char, usize)> {
    let c = match raw.as_bytes().get(1)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let unit = hex4(raw.get(2..6)?)?;
            let Some("\\u") = raw.get(6..8).filter(|_| (0xd800..0xdc00).contains(&unit)) else {
                return char::from_u32(u32::from(unit)).map(|c| (c, 6));
            };
            let units = [unit, hex4(raw.get(8..12)?)?];
            let c = char::decode_utf16(units).next()?.ok()?;
            return Some((c, 12));
        }
        _ => return None,
    };
    Some((c, 2))
}

/// Four hexadecimal digits.
pub(super) fn hex4(digits: &str) -> Option<u16> {
    let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| hex)
}

/// The number of bytes from the start that belong to the string and need no check. It is less than all bytes
/// only before a quotation mark, a backslash, a control character, or a byte that can begin a noncharacter.
///
/// Reads eight bytes at a time as one number; the high bit of each byte marks a match.
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    const LOW: u64 = u64::from_le_bytes([0x01; 8]);
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    let mut plain = 0;
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        let word = u64::from_le_bytes(*word);
        // Of the bytes below 0x80, these are the bytes below a limit, and the bytes equal to one value. A
        // borrow can only mark a byte above a correctly marked one, and only the lowest mark counts.
        let below = |limit: u8| word.wrapping_sub(LOW * u64::from(limit)) & !word;
        let is = |byte: u8| {
            let other = word ^ (LOW * u64::from(byte));
            other.wrapping_sub(LOW) & !other
        };
        // 0xef and above: the four high bits are set, and the lower bits are 15 or the byte is above 0xef.
        let from_ef = word & ((word & (LOW * 0x7f)) + LOW * (0x80 - 0x6f));
        let marks = (below(0x20) | is(b'"') | is(b'\\') | from_ef) & HIGH;
        if marks != 0 {
            return plain + (marks.trailing_zeros() / 8) as usize;
        }
        plain += 8;
    }
    let stops = |byte: &u8| matches!(byte, 0..0x20 | b'"' | b'\\' | 0xef..);
    plain + rest.iter().position(stops).unwrap_or(rest.len())
}

/// Checks that no Unicode noncharacter begins at `at` (RFC 7493, section 2.1). `bytes` are UTF-8.
pub(super) fn check_noncharacter(bytes: &[u8], at: usize) -> Result<(), FaultKind> {
    let code_point = match bytes.get(at..).unwrap_or_default() {
        [0xef, 0xb7, third @ 0x90..=0xaf, ..] => 0xfdc0 + u32::from(third & 0x3f),
        [0xef, 0xbf, third @ 0xbe..=0xbf, ..] => 0xffc0 + u32::from(third & 0x3f),
        [a @ 0xf0..=0xf7, b, 0xbf, d @ 0xbe..=0xbf, ..] if b & 0x0f == 0x0f => {
            u32::from(a & 7) << 18 | u32::from(b & 0x3f) << 12 | 0xfc0 | u32::from(d & 0x3f)
        }
        _ => return Ok(()),
    };
    Err(FaultKind::Noncharacter { code_point })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noncharacters_are_the_66_of_unicode() {
        let is_one = |c: char| {
            let mut buffer = [0; 4];
            check_noncharacter(c.encode_utf8(&mut buffer).as_bytes(), 0).is_err()
        };
        let found: Vec<u32> = ('\0'..=char::MAX).filter(|c| is_one(*c)).map(u32::from).collect();
        let planes = (0..17).flat_map(|plane| [plane << 16 | 0xfffe, plane << 16 | 0xffff]);
        let mut expected: Vec<u32> = (0xfdd0..=0xfdef).chain(planes).collect();
        expected.sort_unstable();
        assert_eq!(found, expected);
    }

    #[test]
    fn eight_bytes_at_a_time_are_as_one_at_a_time() {
        let stops = |byte: u8| matches!(byte, 0..0x20 | b'"' | b'\\' | 0xef..);
        for first in 0..=u8::MAX {
            for (place, second) in (0..16).flat_map(|at| (0..=u8::MAX).map(move |it| (at, it))) {
                let mut bytes = [b'a'; 19];
                (bytes[place], bytes[place + 1]) = (first, second);
                let expected = bytes.iter().position(|byte| stops(*byte)).unwrap_or(19);
                assert_eq!(plain_length(&bytes), expected, "{bytes:x?}");
            }
        }
        assert_eq!(plain_length(b""), 0);
    }

    #[test]
    fn a_noncharacter_is_reported_by_its_code_point() {
        for code_point in [0xfdd0, 0xfdef, 0xfffe, 0x1ffff, 0x10fffe] {
            let text = char::from_u32(code_point).unwrap().to_string();
            let kind = check_noncharacter(text.as_bytes(), 0).unwrap_err();
            assert_eq!(kind, FaultKind::Noncharacter { code_point });
        }
    }

    #[test]
    fn escapes_have_one_form() {
        let every: String = ('\0'..'\u{80}').chain("é한😀".chars()).collect();
        let mut token = String::new();
        push_string(&mut token, &every);
        assert_eq!(unescape_canonical(&token[1..token.len() - 1]), Some(every));
        for other in ["\\/", "\\u0041", "\\u000a", "\\u001F", "\\ud83d\\ude00", "\\x", "\\", "\\u1"]
        {
            assert_eq!(unescape_canonical(other), None, "{other}");
        }
    }

    #[test]
    fn names_sort_by_utf16_code_units() {
        assert!("\u{1f600}" > "\u{fb33}");
        assert!(utf16_order("\u{1f600}", "\u{fb33}").is_lt());
        assert!(utf16_order("a", "ab").is_lt());
    }
}
