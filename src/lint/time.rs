//! Times without an offset from UTC in text for people.

/// The first date with a time of day in `text` that no offset follows: `2021-08-05T09:00`, or with a space
/// between them. `Z`, `UTC`, `GMT`, and a sign with hours are offsets, also after a space. The name of a zone
/// is not an offset, because several zones share names.
pub(super) fn without_offset(text: &str) -> Option<&str> {
    let mut after_digit = false;
    for (start, c) in text.char_indices() {
        let begins = c.is_ascii_digit() && !after_digit;
        after_digit = c.is_ascii_digit();
        if !begins {
            continue;
        }
        if let Some(length) = date_and_time(&text.as_bytes()[start..])
            && !has_offset(&text[start + length..])
        {
            return Some(&text[start..start + length]);
        }
    }
    None
}

/// The length of the date and time at the start of `text`: to the minute, the second, or a fraction of it.
fn date_and_time(text: &[u8]) -> Option<usize> {
    let number = |at: usize, digits: usize| {
        let digits = text.get(at..at + digits)?;
        let value = |value: u32, digit: &u8| {
            digit.is_ascii_digit().then(|| value * 10 + u32::from(digit - b'0'))
        };
        digits.iter().try_fold(0, value)
    };
    let is = |at: usize, signs: &[u8]| text.get(at).is_some_and(|sign| signs.contains(sign));
    number(0, 4)?;
    let dated = is(4, b"-") && is(7, b"-") && is(10, b"Tt ") && is(13, b":");
    let day = (1..=12).contains(&number(5, 2)?) && (1..=31).contains(&number(8, 2)?);
    let clock = number(11, 2)? <= 24 && number(14, 2)? <= 59;
    let mut length = 16;
    if is(16, b":") && number(17, 2).is_some() {
        length = 19;
        if is(19, b".,") && number(20, 1).is_some() {
            length = 20 + text[20..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        }
    }
    (dated && day && clock && !is(length, b"0123456789")).then_some(length)
}

/// Whether `text`, which follows a time, begins with its offset.
fn has_offset(text: &str) -> bool {
    let text = text.strip_prefix(' ').unwrap_or(text);
    let named = ["Z", "z", "UTC", "GMT"].iter().filter_map(|name| text.strip_prefix(name));
    let mut named = named.map(|rest| !rest.starts_with(char::is_alphanumeric));
    let signed = text
        .strip_prefix(['+', '-', '\u{2212}'])
        .is_some_and(|hours| hours.chars().take(2).filter(char::is_ascii_digit).count() == 2);
    signed || named.any(|named| named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_an_offset_is_found() {
        let rows = [
            ("2021-08-05T09:00", Some("2021-08-05T09:00")),
            ("signed 2021-08-05 09:00, Seoul", Some("2021-08-05 09:00")),
            ("2021-08-05t09:00:30.5", Some("2021-08-05t09:00:30.5")),
            ("2021-08-05T09:00 KST", Some("2021-08-05T09:00")),
            ("2021-08-05 09:00 Zulu", Some("2021-08-05 09:00")),
            ("2021-08-05 09:00 - 10:00", Some("2021-08-05 09:00")),
            ("2021-08-05T09:00Z, 2021-08-06T10:00", Some("2021-08-06T10:00")),
            ("회의 2021-08-05T24:00에", Some("2021-08-05T24:00")),
            ("2021-08-05T09:00Z", None),
            ("2021-08-05T09:00:00+09:00", None),
            ("2021-08-05 09:00 +0900", None),
            ("2021-08-05 09:00:00 \u{2212}04:00", None),
            ("2021-08-05 09:00 UTC", None),
            ("2021-08-05 09:00 GMT+9", None),
            ("2021-08-05", None),
            ("2021-08-05 9:00", None),
            ("2021-13-05T09:00", None),
            ("2021-08-32T09:00", None),
            ("2021-00-05T09:00", None),
            ("2021-08-05T25:00", None),
            ("2021-08-05T09:60", None),
            ("2021-08-05T09:001", None),
            ("12021-08-05T09:00", None),
            ("2021-08-05X09:00", None),
            ("A-2021/8 12:00", None),
            ("2021-08-05T09:0", None),
            ("", None),
        ];
        for (text, found) in rows {
            assert_eq!(without_offset(text), found, "{text}");
        }
    }
}
