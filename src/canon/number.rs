//! Numbers as ECMAScript prints them (RFC 8785, section 3.2.2.3).

use crate::fault::{FaultKind, excerpt};

/// The canonical form of a JSON number token.
///
/// # Errors
///
/// [`FaultKind::NumberRange`] if the form would have another value: an integer that no double can hold, an
/// overflow, or a nonzero number that is too small for a double.
pub(super) fn canonical_number(token: &str) -> Result<String, FaultKind> {
    let range = || FaultKind::NumberRange { number: excerpt(token) };
    let number: f64 = token.parse().map_err(|_| range())?;
    let digits = || token.bytes().take_while(|byte| !matches!(byte, b'e' | b'E'));
    if !number.is_finite() || number == 0.0 && digits().any(|byte| matches!(byte, b'1'..=b'9')) {
        return Err(range());
    }
    let form = ryu_js::Buffer::new().format_finite(number).to_owned();
    let is_integer = !token.contains(['.', 'e', 'E']);
    // The second comparison: RFC 8785 writes 2^68 as 295147905179352830000. That integer is not exactly a
    // double, but such output must be accepted unchanged.
    if is_integer && token != form && token != "-0" && token != format!("{number:.0}") {
        return Err(range());
    }
    Ok(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_ecmascript_prints_them() {
        let rows = [
            ("0", "0"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("0e999", "0"),
            ("1.0", "1"),
            ("1E3", "1000"),
            ("1e21", "1e+21"),
            ("1e20", "100000000000000000000"),
            ("0.000001", "0.000001"),
            ("1e-7", "1e-7"),
            ("4.50", "4.5"),
            ("333333333.33333329", "333333333.3333333"),
            ("9007199254740992", "9007199254740992"),
            ("9007199254740994", "9007199254740994"),
            ("295147905179352825856", "295147905179352830000"),
            ("295147905179352830000", "295147905179352830000"),
            ("5e-324", "5e-324"),
            ("1.7976931348623157e308", "1.7976931348623157e+308"),
        ];
        for (token, form) in rows {
            assert_eq!(canonical_number(token).as_deref(), Ok(form), "{token}");
        }
    }

    #[test]
    fn a_value_is_refused_rather_than_changed() {
        let long = format!("1{}", "0".repeat(1_000_000));
        for token in ["9007199254740993", "-9007199254740993", "1e309", "-1e400", "1e-400", &long] {
            assert_eq!(canonical_number(token).unwrap_err().code(), "number-range");
        }
    }
}
