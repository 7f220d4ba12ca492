//! Any JSON, as `canon` reads it.

use crate::vectors::file::{Kind, Vector};

pub(super) fn all() -> Vec<Vector> {
    [refused(), limits(), canonical()].concat()
}

fn bad(code: &str, variant: &str, at: &str, body: impl Into<Vec<u8>>, why: &str) -> Vector {
    Vector::bad(Kind::Json, code, variant, at, why).body(body)
}

fn refused() -> Vec<Vector> {
    let text = [
        ("not-json", "empty", "", "", "an empty file holds no value"),
        ("not-json", "byte-order-mark", "", "\u{feff}[]", "a byte-order mark is no white space"),
        ("not-json", "words", "", "hello", "words are no value"),
        ("not-json", "nan", "/0", "[NaN]", "JSON has no NaN"),
        ("not-json", "infinity", "/0", "[-Infinity]", "JSON has no Infinity"),
        ("not-json", "capital-true", "/0", "[True]", "literals are lower case"),
        ("not-json", "plus-sign", "/0", "[+1]", "a number has no plus sign"),
        ("not-json", "leading-zero", "/0", "[01]", "a number has no leading zero"),
        ("not-json", "second-point", "/0", "[1.5.5]", "the number ends before its second point"),
        (
            "not-json",
            "letter-after-literal",
            "/0",
            "[truex]",
            "the literal ends with its last letter",
        ),
        ("not-json", "no-digit-before-point", "/0", "[.5]", "a fraction needs a digit in front"),
        ("not-json", "no-digit-after-point", "/0", "[1.]", "a fraction needs a digit behind"),
        ("not-json", "no-exponent-digit", "/0", "[1e+]", "an exponent needs a digit"),
        ("not-json", "hexadecimal", "/0", "[0x1]", "a number is decimal"),
        ("not-json", "trailing-comma-array", "/1", "[1,]", "no comma ends a list"),
        ("not-json", "trailing-comma-object", "", r#"{"a":1,}"#, "no comma ends an object"),
        ("not-json", "no-comma", "/0", "[1 2]", "entries are separated by commas"),
        ("not-json", "no-colon", "/a", r#"{"a" 1}"#, "a colon stands after a name"),
        ("not-json", "name-without-quotes", "", "{a:1}", "names stand in quotes"),
        ("not-json", "number-as-name", "", "{1:1}", "names are strings"),
        ("not-json", "single-quotes", "/0", "['a']", "strings stand in double quotes"),
        ("not-json", "comment", "/0", "[/* one */1]", "JSON has no comments"),
        ("not-json", "wrong-bracket", "/0", "[1}", "brackets close as they were opened"),
        ("not-json", "closing-bracket", "", "]", "nothing was opened"),
        ("not-json", "line-feed-in-string", "/0", "[\"a\nb\"]", "control characters are escaped"),
        ("not-json", "nul-in-string", "/0", "[\"a\0b\"]", "control characters are escaped"),
        ("not-json", "unknown-escape", "/0", r#"["\x41"]"#, "JSON has no such escape"),
        ("not-json", "short-escape", "/0", r#"["\u12"]"#, "an escape has four digits"),
        ("not-json", "signed-escape", "/0", r#"["\u+123"]"#, "an escape has four digits"),
        ("not-json", "form-feed", "/0", "[\u{c}1]", "a form feed is no white space"),
        ("not-json", "no-break-space", "/0", "[\u{a0}1]", "a no-break space is no white space"),
        ("not-json", "cut-literal", "/0", "[tru", "half a literal is none"),
        ("not-json", "cut-escape", "/0", r#"["\u12"#, "half an escape is none"),
        (
            "not-json",
            "before-duplicate-name",
            "/a",
            r#"{"a":1,"a":x}"#,
            "a name that stands twice is reported at the object's end",
        ),
        (
            "duplicate-name",
            "before-not-json",
            "/0",
            r#"[{"a":1,"a":2},x]"#,
            "faults are met from left to right",
        ),
        ("truncated", "white-space", "", " \n", "there is no value after the white space"),
        ("truncated", "array", "/1", "[1,", "the array is not closed"),
        ("truncated", "object", "/a/0", r#"{"a":["#, "the object is not closed"),
        ("truncated", "name", "/a", r#"{"a"#, "the name is not closed"),
        ("truncated", "string", "/0", "[\"a", "the string is not closed"),
        ("truncated", "escape", "/0", "[\"a\\", "the escape is cut off"),
        ("truncated", "number", "", "-", "the number is cut off"),
        ("trailing-bytes", "second-value", "", "{} {}", "a file holds one value"),
        ("trailing-bytes", "bracket", "", "[]]", "the value is complete before the bracket"),
        ("trailing-bytes", "nul", "", "[]\0", "NUL is no white space"),
        ("trailing-bytes", "leading-zero", "", "01", "the number is complete before the 1"),
        ("not-json", "letter-after-point", "", "1.x", "after a point a number needs a digit"),
        ("not-json", "letter-after-sign", "", "-x", "after its sign a number needs a digit"),
        ("trailing-bytes", "second-point", "", "1.5.5", "the number is complete before the point"),
        ("trailing-bytes", "letter-after-literal", "", "truex", "the literal is complete"),
        ("trailing-bytes", "two-literals", "", "nullnull", "a file holds one value"),
        ("lone-surrogate", "high", "/0", r#"["\ud800"]"#, "half of a pair is no character"),
        ("lone-surrogate", "low", "/0", r#"["\udc00"]"#, "half of a pair is no character"),
        ("lone-surrogate", "reversed", "/0", r#"["\udc00\ud800"]"#, "the low half comes second"),
        ("lone-surrogate", "then-letter", "/0", r#"["\ud800\u0041"]"#, "the low half is missing"),
        (
            "lone-surrogate",
            "before-a-broken-escape",
            "/0",
            r#"["\ud800\u00"]"#,
            "the half comes first, whatever follows",
        ),
        ("lone-surrogate", "at-the-end", "/0", r#"["\ud800"#, "the half comes before the end"),
        ("lone-surrogate", "name", "/\\ud800", r#"{"\ud800":1}"#, "names are strings"),
        ("noncharacter", "raw", "/0", "[\"\u{fffe}\"]", "U+FFFE is no character"),
        ("noncharacter", "escaped", "/0", r#"["\ufdd0"]"#, "U+FDD0 is no character"),
        ("noncharacter", "pair", "/0", r#"["\ud83f\udfff"]"#, "U+1FFFF is no character"),
        ("duplicate-name", "adjacent", "", r#"{"a":1,"a":1}"#, "names are unique in an object"),
        ("duplicate-name", "apart", "/0", r#"[{"a":1,"b":2,"a":3}]"#, "names are unique"),
        ("duplicate-name", "escaped", "", r#"{"a":1,"\u0061":1}"#, "both names are a"),
        ("number-range", "odd-above-2-53", "/0", "[9007199254740993]", "no double holds it"),
        ("number-range", "negative", "/0", "[-9007199254740993]", "no double holds it"),
        ("number-range", "overflow", "/0", "[1e309]", "it is larger than any double"),
        (
            "number-range",
            "cut-off",
            "/0",
            "[1e400",
            "the number is met before the end of the input",
        ),
        (
            "number-range",
            "before-a-letter",
            "/0",
            "[1e400x]",
            "the number is met before the letter",
        ),
        ("number-range", "before-trailing-bytes", "", "1e400x", "the same where a value is over"),
        ("number-range", "underflow", "/0", "[1e-400]", "it would become zero"),
        (
            "number-range",
            "10-23-in-digits",
            "/0",
            "[100000000000000000000000]",
            "the nearest double is 99999999999999991611392",
        ),
    ];
    let bytes: [(&str, &str, &[u8], &str); 7] = [
        ("byte-ff", "/0", b"[\"\xff\"]", "no character has this byte"),
        ("overlong", "/0", b"[\"\xc0\xaf\"]", "a slash has a shorter form"),
        ("surrogate", "/0", b"[\"\xed\xa0\x80\"]", "UTF-8 has no surrogates"),
        ("beyond-unicode", "/0", b"[\"\xf4\x90\x80\x80\"]", "Unicode ends at U+10FFFF"),
        ("cut-character", "/0", b"[\"\xed\x95\"]", "the character is cut off"),
        ("utf16", "", b"\xff\xfe[\0]\0", "the file is in UTF-16"),
        ("surrogate-at-the-end", "/0", b"[\"\xed\xa0", "no character begins with these bytes"),
    ];
    let cut: [(&str, &str, &[u8], &str); 3] = [
        ("character", "/0", b"[\"\xe2\x82", "the character is cut off"),
        ("first-byte", "/0", b"[\"\xf0", "the character is cut off after its first byte"),
        ("character-of-no-json", "", b"x\xe2\x82", "whether it is JSON is not asked before"),
    ];
    let text = text.map(|(code, variant, at, json, why)| bad(code, variant, at, json, why));
    let bytes = bytes.map(|(variant, at, json, why)| bad("not-utf8", variant, at, json, why));
    let cut = cut.map(|(variant, at, json, why)| bad("truncated", variant, at, json, why));
    [text.to_vec(), bytes.to_vec(), cut.to_vec()].concat()
}

fn limits() -> Vec<Vector> {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    // The maximum depth of a reported place.
    let place = format!("{}/…", "/0".repeat(64));
    let large = |size: usize| format!("\"{}\"", "a".repeat(size - 2));
    const SIZE: usize = 16 << 20;
    vec![
        bad("too-deep", "arrays", &place, nested(1001), "a thousand levels are the most"),
        bad("too-large", "", "", large(SIZE + 1), "16 MiB are the most"),
        ok("deepest", &nested(1000), &nested(1000), "a thousand levels are the most"),
        Vector::ok(Kind::Json, "largest", "16 MiB are the most").body(large(SIZE)),
    ]
}

fn ok(variant: &str, json: &str, canonical: &str, why: &str) -> Vector {
    Vector::ok(Kind::Json, variant, why).with("canonical", canonical).body(json)
}

fn canonical() -> Vec<Vector> {
    const RFC_8785: &str = r#"{
  "numbers": [333333333.33333329, 1E30, 4.50,
              2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
}"#;
    const ITS_FORM: &str = r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#;
    vec![
        ok("rfc8785", RFC_8785, ITS_FORM, "the example of RFC 8785, section 3.2.2"),
        ok("white-space", " [ 1 ,\r\n\t{ } ] \n", "[1,{}]", "white space is left out"),
        ok("literal", "null", "null", "any value will do, not only objects"),
        ok(
            "sorted",
            r#"{"b":{"d":1,"c":2},"a":3}"#,
            r#"{"a":3,"b":{"c":2,"d":1}}"#,
            "names are sorted at all levels",
        ),
        ok(
            "utf16-order",
            "{\"\u{fb33}\":1,\"\u{1f600}\":2}",
            "{\"\u{1f600}\":2,\"\u{fb33}\":1}",
            "names sort by UTF-16 code units, where U+1F600 begins with U+D83D",
        ),
        ok("empty-name", r#"{"a":1,"":2}"#, r#"{"":2,"a":1}"#, "the empty name is a name"),
        ok("minus-zero", "[-0,-0.0,0e9]", "[0,0,0]", "zero has no sign"),
        ok(
            "exponents",
            "[1E3,1e21,1e-7]",
            "[1000,1e+21,1e-7]",
            "numbers are as ECMAScript prints them",
        ),
        ok("integers", "[9007199254740992,1.0]", "[9007199254740992,1]", "a double holds them"),
        ok(
            "escapes",
            r#"["\u0041\/\u000A\u001F"]"#,
            r#"["A/\n\u001f"]"#,
            "the shortest form of a string is its form",
        ),
        ok("pair", r#"["\ud83d\ude00"]"#, "[\"😀\"]", "a pair is one character"),
        ok("decomposed", "[\"e\u{301}\"]", "[\"e\u{301}\"]", "normal forms are left alone"),
        ok(
            "2-68",
            "[295147905179352825856]",
            "[295147905179352830000]",
            "a double prints 2^68 like this",
        ),
        ok(
            "2-68-again",
            "[295147905179352830000]",
            "[295147905179352830000]",
            "a canonical form is its own canonical form",
        ),
        ok(
            "10-23-exactly",
            "[99999999999999991611392]",
            "[1e+23]",
            "the digits are those of the double",
        ),
        ok("delete", "[\"\u{7f}\"]", "[\"\u{7f}\"]", "U+007F needs no escape"),
    ]
}
