//! Canonical JSON: what comes out is a fixed point, a second canonicaliser gives the same bytes, and
//! the strict reader takes the bytes of the canonical form and no others.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paraph::canon::{MAX_DEPTH, canonical};
use paraph::format::{ClaimReader, claim};
use paraph::record::Record;
use paraph_fuzz::shown;
use serde_json::Value;

/// Codes of rules C1 to C3, which the strict reader tells before anything else.
const NOT_I_JSON: [&str; 8] = [
    "not-utf8",
    "not-json",
    "truncated",
    "trailing-bytes",
    "lone-surrogate",
    "noncharacter",
    "duplicate-name",
    "too-deep",
];
/// Codes of rules C6 to C8.
const NOT_CANONICAL: [&str; 4] = ["whitespace", "unsorted-names", "escape-form", "number-form"];
/// Codes of rule C10, which come before all of them.
const CLAIMS: [&str; 2] = ["newer-format", "unknown-format"];

fuzz_target!(|bytes: &[u8]| {
    let strict: Result<(), &str> = Record::read(bytes).map(drop).map_err(|fault| {
        shown::fault(&fault);
        fault.code()
    });
    let claimed = strict.is_err_and(|code| CLAIMS.contains(&code));
    match canonical(bytes) {
        Err(fault) => {
            shown::fault(&fault);
            let code = fault.code();
            let same = strict.is_err_and(|strict| strict == code || strict == "too-deep");
            assert!(same || claimed, "canonical says {code}, the strict reader {strict:?}");
        }
        Ok(json) => {
            assert_eq!(canonical(&json).as_deref(), Ok(&*json), "not a fixed point");
            let depth = deepest(&json);
            let too_deep = depth > MAX_DEPTH;
            match strict {
                Ok(_) => assert!(json == bytes && !too_deep, "other bytes were read as a record"),
                Err(_) if claimed => {}
                Err(code) if too_deep => assert_eq!(code, "too-deep"),
                Err(code) if json == bytes => {
                    assert!(
                        !NOT_I_JSON.contains(&code) && !NOT_CANONICAL.contains(&code),
                        "{code}"
                    );
                }
                Err(code) => assert!(NOT_CANONICAL.contains(&code), "{code}"),
            }
            // The other parser recurses, and stops at 128.
            if depth < 100 {
                let value: Value = serde_json::from_slice(bytes).expect("it is JSON");
                let mut other = String::new();
                write(&value, &mut other);
                assert_eq!(other.as_bytes(), json, "another canonicaliser gives other bytes");
            }
        }
    }

    // What bytes claim to be does not depend on the pieces in which they come.
    let mut pieces = ClaimReader::new();
    bytes.chunks(1 + bytes.len() % 7).for_each(|piece| pieces.update(piece));
    assert_eq!(pieces.finish(), claim(bytes));
});

/// How deep canonical JSON is nested.
fn deepest(json: &[u8]) -> usize {
    let (mut depth, mut most, mut string, mut escaped) = (0_usize, 0, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if string => escaped = true,
            b'"' => string = !string,
            b'{' | b'[' if !string => {
                depth += 1;
                most = most.max(depth);
            }
            b'}' | b']' if !string => depth -= 1,
            _ => {}
        }
    }
    most
}

/// RFC 8785, from its text.
fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => {
            let number = number.as_f64().expect("a double");
            out.push_str(ryu_js::Buffer::new().format(if number == 0.0 { 0.0 } else { number }));
        }
        Value::String(text) => string(text, out),
        Value::Array(values) => {
            out.push('[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(value, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_cached_key(|(name, _)| name.encode_utf16().collect::<Vec<_>>());
            out.push('{');
            for (index, (name, value)) in members.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                string(name, out);
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
    }
}

fn string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}
