//! Canonical form, compared with an independent canonicaliser.

use paraph::canon::canonical;
use proptest::prelude::*;
use serde_json::{Map, Number, Value};

use super::cases;

/// Strings that readers often get wrong: escaped characters, characters above U+FFFF, parts of surrogates,
/// and names with the same beginning.
fn string() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => prop::char::range('a', 'c'),
        2 => prop::char::range('\0', '\u{20}'),
        1 => prop::sample::select(vec!['"', '\\', '/', '\u{7f}', '\u{80}', '\u{2028}', '\u{feff}']),
        // On both sides of the surrogates: UTF-16 sorts these differently than UTF-8.
        2 => prop::char::range('\u{d7f0}', '\u{d7ff}'),
        2 => prop::char::range('\u{e000}', '\u{e00f}'),
        2 => prop::char::range('\u{ff00}', '\u{fffd}'),
        2 => prop::char::range('\u{10000}', '\u{1000f}'),
        2 => prop::char::range('\u{10fff0}', '\u{10fffd}'),
        1 => any::<char>(),
    ];
    let is_noncharacter =
        |c: &char| matches!(u32::from(*c), 0xfdd0..=0xfdef) || u32::from(*c) & 0xfffe == 0xfffe;
    let character = character.prop_filter("no noncharacter", move |c| !is_noncharacter(c));
    prop::collection::vec(character, 0..6).prop_map(|characters| characters.into_iter().collect())
}

/// Doubles of every size, and those near which the form changes.
fn number() -> impl Strategy<Value = f64> {
    let edges = vec![
        0.0,
        -0.0,
        1e21,
        1e20,
        1e-6,
        1e-7,
        5e-324,
        f64::MAX,
        f64::MIN_POSITIVE,
        9007199254740992.0,
        9007199254740993.0,
        0.1,
        1.0 / 3.0,
        4.35,
        1e23,
    ];
    prop_oneof![
        any::<u64>().prop_map(f64::from_bits).prop_filter("finite", |double| double.is_finite()),
        (any::<i32>(), 0..30_i32).prop_map(|(digits, e)| f64::from(digits) / 10_f64.powi(e)),
        any::<i64>().prop_map(|integer| integer as f64),
        (prop::sample::select(edges), -3..4_i64)
            .prop_map(|(edge, ulps): (f64, i64)| {
                f64::from_bits(edge.to_bits().wrapping_add_signed(ulps))
            })
            .prop_filter("finite", |double| double.is_finite()),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number().prop_map(|double| Value::Number(Number::from_f64(double).unwrap())),
        string().prop_map(Value::String),
    ];
    leaf.prop_recursive(5, 60, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::Array),
            prop::collection::vec((string(), inner), 0..8)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// The value as someone might write it: `how` chooses white space, escapes, the form of numbers and the order
/// of names.
fn write(value: &Value, how: &mut impl FnMut(u8) -> u8) -> String {
    let space = |how: &mut dyn FnMut(u8) -> u8| ["", "", " ", "\n", "\t\r\n"][usize::from(how(5))];
    let before = space(how);
    let text = match value {
        Value::Null | Value::Bool(_) => value.to_string(),
        Value::Number(number) => {
            let double = number.as_f64().unwrap();
            match how(4) {
                0 => format!("{double:e}"),
                1 => format!("{double:E}"),
                2 => format!("{double:.25e}"),
                _ => format!("{double:?}"),
            }
        }
        Value::String(text) => quoted(text, how),
        Value::Array(values) => {
            let values: Vec<String> = values.iter().map(|value| write(value, how)).collect();
            format!("[{}{}]", values.join(","), space(how))
        }
        Value::Object(members) => {
            let mut written: Vec<String> = members
                .iter()
                .map(|(name, value)| {
                    let name = quoted(name, how);
                    format!("{}{name}{}:{}", space(how), space(how), write(value, how))
                })
                .collect();
            for at in 1..written.len() {
                written.swap(at, usize::from(how(at as u8 + 1)));
            }
            format!("{{{}{}}}", written.join(","), space(how))
        }
    };
    format!("{before}{text}{}", space(how))
}

fn quoted(text: &str, how: &mut impl FnMut(u8) -> u8) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        let must = matches!(c, '"' | '\\' | '\0'..='\u{1f}');
        match how(4) {
            0 | 1 if !must => out.push(c),
            0 if matches!(c, '"' | '\\') => out.extend(['\\', c]),
            0 if c == '\n' => out += "\\n",
            2 if c == '/' => out += "\\/",
            2 => {
                c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out += &format!("\\u{unit:04X}"))
            }
            _ => {
                c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out += &format!("\\u{unit:04x}"))
            }
        }
    }
    out.push('"');
    out
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn canonical_form_is_what_others_make_and_a_fixed_point(value in value(), seed in any::<u64>()) {
        let mut state = seed | 1;
        // A plain linear congruence: any choice works.
        let mut how = |of: u8| {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 33) as u8 % of
        };
        let written = write(&value, &mut how);
        let form = canonical(written.as_bytes());
        prop_assert!(form.is_ok(), "{:?}: {}", form, written);
        let form = form.unwrap();
        let theirs = serde_json_canonicalizer::to_vec(&value).unwrap();
        prop_assert_eq!(String::from_utf8_lossy(&form), String::from_utf8_lossy(&theirs), "{}", written);
        prop_assert_eq!(canonical(&form).unwrap(), form);
    }
}
