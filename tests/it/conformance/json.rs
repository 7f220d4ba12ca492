//! What is JSON, what is I-JSON, and what is neither.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{canon, set};

/// Files of JSONTestSuite that begin with `y_`: they are JSON but still rejected, because I-JSON (RFC 7493)
/// forbids noncharacters and duplicate names.
const NOT_I_JSON: [(&str, &str); 10] = [
    ("object_duplicated_key", "duplicate-name"),
    ("object_duplicated_key_and_value", "duplicate-name"),
    ("string_escaped_noncharacter", "noncharacter"),
    ("string_last_surrogates_1_and_2", "noncharacter"),
    ("string_nonCharacterInUTF-8_U+10FFFF", "noncharacter"),
    ("string_nonCharacterInUTF-8_U+FFFF", "noncharacter"),
    ("string_unicode_U+10FFFE_nonchar", "noncharacter"),
    ("string_unicode_U+1FFFE_nonchar", "noncharacter"),
    ("string_unicode_U+FDD0_nonchar", "noncharacter"),
    ("string_unicode_U+FFFE_nonchar", "noncharacter"),
];

/// Files of JSONTestSuite that begin with `n_`, by the code with which they are rejected. All others are
/// `not-json`.
const NOT_JSON: [(&str, &str); 5] = [
    (
        "not-utf8",
        "array_a_invalid_utf8 array_invalid_utf8 number_invalid-utf-8-in-bigger-int \
         number_invalid-utf-8-in-exponent number_invalid-utf-8-in-int \
         number_real_with_invalid_utf8_after_e \
         object_lone_continuation_byte_in_key_and_trailing_comma \
         string_invalid-utf-8-in-escape string_invalid_utf8_after_escape \
         structure_incomplete_UTF8_BOM",
    ),
    (
        "truncated",
        "array_incomplete array_newlines_unclosed array_unclosed \
         array_unclosed_trailing_comma array_unclosed_with_new_lines \
         array_unclosed_with_object_inside object_missing_value object_no-colon \
         object_unterminated-value single_space string_escaped_backslash_bad \
         string_incomplete_escape string_single_doublequote string_start_escape_unclosed \
         structure_array_with_unclosed_string structure_comma_instead_of_closing_brace \
         structure_lone-invalid-utf-8 structure_lone-open-bracket \
         structure_object_unclosed_no_value structure_open_array_open_object \
         structure_open_array_open_string structure_open_array_string structure_open_object \
         structure_open_object_open_string structure_single_eacute structure_unclosed_array \
         structure_unclosed_object",
    ),
    (
        "trailing-bytes",
        "array_comma_after_close array_extra_close multidigit_number_then_00 \
         object_trailing_comment object_trailing_comment_open \
         object_trailing_comment_slash_open object_trailing_comment_slash_open_incomplete \
         object_with_trailing_garbage string_with_trailing_garbage \
         structure_array_trailing_garbage structure_array_with_extra_array_close \
         structure_close_unopened_array structure_double_array \
         structure_number_with_trailing_garbage structure_object_followed_by_closing_object \
         structure_object_with_trailing_garbage structure_trailing_#",
    ),
    (
        "lone-surrogate",
        "string_1_surrogate_then_escape string_1_surrogate_then_escape_u \
         string_1_surrogate_then_escape_u1 string_1_surrogate_then_escape_u1x \
         string_incomplete_surrogate string_incomplete_surrogate_escape_invalid",
    ),
    ("too-deep", "structure_100000_opening_arrays structure_open_array_object"),
];

/// It is JSON: it has a canonical form, which is its own canonical form and the same in other
/// implementations.
#[track_caller]
fn is_json(name: &str, json: &[u8]) {
    let form = canon(json).unwrap_or_else(|code| panic!("{name}: {code}"));
    assert_eq!(canon(&form).as_ref(), Ok(&form), "{name}");
    let value: Value = serde_json::from_slice(json).unwrap();
    assert_eq!(serde_json_canonicalizer::to_vec(&value).unwrap(), form, "{name}");
}

#[test]
fn json_test_suite() {
    let Some(set) = set("json-nst") else { return };
    let good = set.under("test_parsing/y_");
    assert_eq!(good.len(), 95);
    let mut refused = Vec::new();
    for (name, json) in good {
        match canon(json) {
            Ok(_) => is_json(name, json),
            Err(code) => refused.push((name.trim_end_matches(".json"), code)),
        }
    }
    assert_eq!(refused, NOT_I_JSON);

    let bad = set.under("test_parsing/n_");
    assert_eq!(bad.len(), 188);
    let mut expected = BTreeMap::new();
    for (code, names) in NOT_JSON {
        expected.extend(names.split_whitespace().map(|name| (format!("{name}.json"), code)));
    }
    assert!(expected.keys().all(|name| bad.contains_key(&**name)), "a name is of no file");
    for (name, json) in bad {
        let expected = expected.get(name).unwrap_or(&"not-json");
        assert_eq!(canon(json), Err(*expected), "{name}");
    }
}

#[test]
fn json_checker() {
    let Some(set) = set("json-jsonchecker") else { return };
    let fail = set.under("jsonchecker/fail");
    let pass = set.under("jsonchecker/pass");
    assert_eq!((fail.len(), pass.len()), (33, 3));
    pass.iter().for_each(|(name, json)| is_json(name, json));
    for (name, json) in fail {
        let expected = match name.trim_end_matches(".json") {
            // A string by itself, and twenty brackets: legal since RFC 7159.
            "01_EXCLUDE" | "18_EXCLUDE" => {
                is_json(name, json);
                continue;
            }
            "02" | "32" => "truncated",
            "07" | "08" | "10" => "trailing-bytes",
            _ => "not-json",
        };
        assert_eq!(canon(json), Err(expected), "{name}");
    }
}

/// The results of JSONChecker's round trips: the inputs themselves, except for numbers in another form or
/// that no double can hold.
#[test]
fn round_trips() {
    let Some(set) = set("json-jsonchecker") else { return };
    let round_trips = set.under("roundtrip/roundtrip");
    assert_eq!(round_trips.len(), 27);
    for (name, json) in round_trips {
        let expected: Result<&[u8], &str> = match name.trim_end_matches(".json") {
            "13" | "18" | "19" => Err("number-range"),
            "14" => Ok(b"[-9223372036854776000]"),
            "20" | "21" => Ok(b"[0]"),
            "27" => Ok(b"[1.7976931348623157e+308]"),
            _ => Ok(json),
        };
        assert_eq!(canon(json).as_deref().map_err(|code| *code), expected, "{name}");
        if expected.is_ok() {
            is_json(name, json);
        }
    }
}

#[test]
fn setl() {
    let Some(set) = set("json-setl-malformed") else { return };
    let mut malformed = set.under("malformed/");
    // All inputs as strings in one file, which is valid too.
    let all = "all_input.json";
    is_json(all, malformed.remove(all).unwrap());
    assert_eq!(malformed.len(), 18);
    for (name, json) in malformed {
        let expected = match name.trim_end_matches("/input.json") {
            "hex_number" | "leading_zero_number" => "trailing-bytes",
            "unclosed_array" | "unclosed_object" => "truncated",
            _ => "not-json",
        };
        assert_eq!(canon(json), Err(expected), "{name}");
    }
}

#[test]
fn naughty_strings() {
    let Some(set) = set("blns") else { return };
    let strings: Vec<String> = set.json("blns.json");
    assert_eq!(strings.len(), 515);
    for (index, string) in strings.iter().enumerate() {
        let json = serde_json::to_vec(string).unwrap();
        // One is the noncharacter U+FFFE.
        if index == 98 {
            assert_eq!(canon(&json), Err("noncharacter"));
            continue;
        }
        is_json(string, &json);
        let again: String = serde_json::from_slice(&canon(&json).unwrap()).unwrap();
        assert_eq!(&again, string);
        // Everything escaped, and as a name.
        let units = string.encode_utf16().map(|unit| format!("\\u{unit:04X}"));
        let escaped = format!("\"{}\"", units.collect::<String>());
        assert_eq!(canon(escaped.as_bytes()), canon(&json), "{string:?}");
        is_json(string, format!("{{{escaped}:{escaped}}}").as_bytes());
    }
}
