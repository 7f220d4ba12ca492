//! Single values with only one form, each tested at one place of a record.

use serde_json::json;

use super::base::Base;
use super::record::{ENGLISH, ID, between, text};
use super::sign::sha256;
use crate::vectors::file::{Kind, Vector};

pub(super) fn all() -> Vec<Vector> {
    let base = Base { kind: Kind::Record, value: between(&["north", "south"]) };
    [
        ids(&base),
        digests(&base),
        times(&base),
        languages(&base),
        labels(&base),
        paths(&base),
        words(&base),
    ]
    .concat()
}

fn ids(base: &Base) -> Vec<Vector> {
    let long = "a".repeat(65);
    let longest = "a".repeat(64);
    let why = "an id is words of a-z and 0-9 joined by single hyphens";
    [
        base.values(
            "bad-id",
            "/designation",
            &[
                ("empty", json!(""), why),
                ("upper-case", json!("Contract"), why),
                ("space", json!("letter of intent"), why),
                ("underscore", json!("letter_of_intent"), why),
                ("double-hyphen", json!("letter--of-intent"), why),
                ("hyphen-first", json!("-contract"), why),
                ("hyphen-last", json!("contract-"), why),
                ("cyrillic", json!("соntrасt"), "some letters only look like a-z"),
                ("too-long", json!(long), "64 characters are the most"),
            ],
        ),
        base.values("bad-id", "/parties/0/id", &[("party", json!("North"), why)]),
        base.ok_with(
            "/designation",
            &[
                ("longest-id", json!(longest), "64 characters are the most"),
                ("id-of-digits", json!("2-21"), "digits are as good as letters"),
            ],
        ),
        base.values(
            "bad-uuid",
            "/id",
            &[
                ("upper-case", json!(ID.to_uppercase()), "hex digits are lower case"),
                ("no-urn", json!(ID[9..]), "an id begins with urn:uuid:"),
                ("braces", json!(format!("urn:uuid:{{{}}}", &ID[9..])), "a UUID has no braces"),
                ("no-hyphens", json!(ID.replace('-', "")), "hyphens stand between the groups"),
                ("short", json!(ID[..44]), "a digit is missing"),
                ("empty", json!(""), "an id is needed"),
            ],
        ),
    ]
    .concat()
}

fn digests(base: &Base) -> Vec<Vector> {
    let good = sha256(ENGLISH);
    let with_letter = good.replacen(|c: char| c.is_ascii_digit(), "g", 1);
    base.values(
        "bad-digest",
        "/texts/0/sha256",
        &[
            ("upper-case", json!(good.to_uppercase()), "hex digits are lower case"),
            ("short", json!(good[1..]), "a digest has 64 digits, not 63"),
            ("long", json!(format!("{good}0")), "a digest has 64 digits, not 65"),
            ("empty", json!(""), "a digest is not empty"),
            ("not-hex", json!(with_letter), "g is no hex digit"),
            ("prefix", json!(format!("sha256:{good}")), "the digits stand alone"),
            (
                "base64",
                json!("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
                "a digest is hex, not base64",
            ),
            ("wide-digits", json!("０".repeat(64)), "digits are ASCII"),
        ],
    )
}

fn times(base: &Base) -> Vec<Vector> {
    let rows = [
        ("no-offset", "2021-08-04T09:00:00", "a time needs its offset"),
        ("date", "2021-08-04", "a date is no time"),
        ("no-seconds", "2021-08-04T09:00-04:00", "seconds are needed"),
        ("space", "2021-08-04 09:00:00-04:00", "T stands between date and time"),
        ("lower-case", "2021-08-04t13:00:00z", "T and Z are capital"),
        ("fraction", "2021-08-04T13:00:00.0Z", "a time has no fraction of a second"),
        ("zero-offset", "2021-08-04T13:00:00+00:00", "UTC is written Z"),
        ("negative-zero-offset", "2021-08-04T13:00:00-00:00", "UTC is written Z"),
        ("offset-of-a-day", "2021-08-04T13:00:00+24:00", "an offset is less than a day"),
        ("offset-minutes", "2021-08-04T13:00:00+09:60", "an hour has 60 minutes"),
        ("offset-without-colon", "2021-08-04T13:00:00+0900", "a colon stands in an offset"),
        ("leap-second", "2016-12-31T23:59:60Z", "seconds are 00 to 59"),
        ("hour-24", "2021-08-04T24:00:00Z", "hours are 00 to 23"),
        ("year-0", "0000-01-01T00:00:00Z", "years begin with 0001"),
        ("no-such-day", "2023-02-29T00:00:00Z", "2023 was no leap year"),
        ("no-such-month", "2021-13-01T00:00:00Z", "a year has twelve months"),
        ("long-year", "+12021-08-04T13:00:00Z", "a year has four digits"),
        ("week-date", "2021-W31-3T13:00:00Z", "a date is year, month and day"),
        ("wide-digits", "２021-08-04T13:00:00Z", "digits are ASCII"),
    ];
    let rows = rows.map(|(variant, time, why)| (variant, json!(time), why));
    let good = [
        (
            "earliest-time",
            json!("0001-01-01T00:00:00+23:59"),
            "this is the first year and the last offset",
        ),
        (
            "latest-time",
            json!("9999-12-31T23:59:59-23:59"),
            "this is the last year and the first offset",
        ),
        ("leap-day", json!("2024-02-29T00:00:00Z"), "2024 was a leap year"),
    ];
    [base.values("bad-time", "/created", &rows), base.ok_with("/created", &good)].concat()
}

fn languages(base: &Base) -> Vec<Vector> {
    let rows = [
        ("upper-case", "EN", "languages are lower case"),
        ("lower-case-region", "ko-kr", "regions are upper case"),
        ("lower-case-script", "zh-hant", "scripts have a capital"),
        ("underscore", "en_US", "a hyphen joins the parts"),
        ("words", "English", "the tag is well-formed, but languages are lower case"),
        ("short", "e", "a language has two letters or more"),
        ("hyphen-last", "en-", "a part is empty"),
        ("empty-extension", "en-a", "an extension has a part"),
        ("too-long", "en-x-abcdefgh-abcdefgh-abcdefgh-abcd", "35 characters are the most"),
        ("grandfathered-case", "EN-GB-oed", "the tag is not in the case of the grammar"),
        ("extension-case", "en-U-ca-gregory", "extensions are lower case"),
        ("empty", "", "a tag is needed"),
        ("four-extended", "zh-abc-def-ghi-jkl", "three extended languages are the most"),
        ("extended-after-four", "abcd-efg", "they follow a language of two or three letters"),
        ("nine-letters", "abcdefghi", "a language has at most eight letters"),
    ];
    let rows = rows.map(|(variant, tag, why)| (variant, json!(tag), why));
    let good = [
        "ko-KR",
        "zh-Hant-TW",
        "sr-Latn",
        "de-1996",
        "zh-yue",
        "en-US-u-ca-gregory",
        "en-GB-oed",
        "x-own",
        "en-x-abcdefgh-abcdefgh-abcdefgh-abc",
        "de-1996-1996",
        "en-a-aa-a-bb",
        "zh-abc-def-ghi",
        "abcdefgh",
    ];
    let good = good.map(|tag| {
        (
            format!("language-{}", tag.to_ascii_lowercase()),
            json!(tag),
            "the tag is in canonical case",
        )
    });
    let good: Vec<_> = good.iter().map(|(name, tag, why)| (&name[..], tag.clone(), *why)).collect();
    let title = json!({"EN": "Contract"});
    let empty = "a name is needed in some language";
    [
        base.values("bad-language", "/texts/0/language", &rows),
        base.ok_with("/texts/0/language", &good),
        vec![base.value_at(
            "bad-language",
            "name",
            "/title",
            "/title",
            title,
            "languages are lower case",
        )],
        vec![base.value_at(
            "bad-language",
            "name-before-value",
            "/title",
            "/title",
            json!({"EN": ""}),
            "a name is checked before its value is read",
        )],
        base.values("empty-list", "/title", &[("languages", json!({}), empty)]),
        base.values("empty-list", "/parties/1/name", &[("party-languages", json!({}), empty)]),
    ]
    .concat()
}

fn labels(base: &Base) -> Vec<Vector> {
    let label = |code, rows: &[(&str, &str, &str)]| {
        let rows: Vec<_> =
            rows.iter().map(|(name, text, why)| (*name, json!(text), *why)).collect();
        base.values(code, "/title/en", &rows)
    };
    let long = format!("{}a", "é".repeat(512));
    [
        label("empty-string", &[("", "", "a title is needed")]),
        label("string-too-long", &[("", &long, "1,024 bytes, however many characters")]),
        label(
            "space-at-edge",
            &[
                ("first", " Contract", "no space stands in front"),
                ("last", "Contract ", "no space stands behind"),
                ("only", " ", "a space is no title"),
                ("no-break", "Contract\u{a0}", "a no-break space is a space"),
                ("ideographic", "\u{3000}계약", "an ideographic space is a space"),
                ("line-feed", "Contract\n", "a line feed is a space"),
                ("next-line", "Contract\u{85}", "U+0085 is a space"),
            ],
        ),
        label(
            "double-space",
            &[
                ("", "The  contract", "a gap would look like a column of a report"),
                (
                    "before-joiner-first",
                    "\u{200d}The  contract",
                    "spaces are looked at before joiners",
                ),
                ("not-nfc", "The  traite\u{301}", "spaces are looked at before the normal form"),
            ],
        ),
        label(
            "forbidden-character",
            &[
                ("line-feed", "Con\ntract", "a label is one line"),
                ("tab", "Con\ttract", "a control character is not shown"),
                ("escape", "Con\u{1b}[2Jtract", "it would clear a terminal"),
                ("delete", "Con\u{7f}tract", "a control character is not shown"),
                ("c1", "Con\u{9b}2Jtract", "a control character beyond ASCII is not shown"),
                ("right-to-left-override", "Con\u{202e}tract", "it turns what follows around"),
                ("isolate", "Con\u{2066}tract", "it reorders what is shown"),
                ("left-to-right-mark", "Con\u{200e}tract", "it does not show"),
                ("zero-width-space", "Con\u{200b}tract", "it does not show"),
                ("byte-order-mark", "Con\u{feff}tract", "it does not show"),
                ("soft-hyphen", "Con\u{ad}tract", "it shows at some places only"),
                ("word-joiner", "Con\u{2060}tract", "it does not show"),
                ("line-separator", "Con\u{2028}tract", "a label is one line"),
                ("paragraph-separator", "Con\u{2029}tract", "a label is one line"),
                ("hangul-filler", "Con\u{3164}tract", "this letter does not show"),
                ("hangul-choseong-filler", "Con\u{115f}tract", "this letter does not show"),
                ("half-width-filler", "Con\u{ffa0}tract", "this letter does not show"),
                ("grapheme-joiner", "Con\u{34f}tract", "this mark does not show"),
                ("khmer-vowel", "Con\u{17b5}tract", "this vowel does not show"),
                ("mongolian-selector", "Con\u{180b}tract", "this mark does not show"),
                ("variation-selector", "Contract\u{fe0f}", "this mark does not show"),
                ("ideographic-selector", "契\u{e0100}約", "this mark does not show"),
                ("empty-braille", "Con\u{2800}tract", "this symbol does not show"),
                ("ideographic-space", "계약\u{3000}서", "a space is U+0020"),
                ("ideographic-space-second", "계약 \u{3000}서", "a space is U+0020"),
                ("no-break-space", "Con\u{a0}tract", "a space is U+0020"),
                ("hair-space", "Con\u{200a}tract", "a space is U+0020"),
                ("joiner-first", "\u{200d}می", "a joiner stands between letters"),
                ("joiner-last", "می\u{200c}", "a joiner stands between letters"),
                ("joiner-before-space", "می\u{200c} خواهم", "a joiner stands between letters"),
                ("joiner-latin", "Con\u{200c}tract", "no joiner shows between these letters"),
                ("joiner-hangul", "계\u{200d}약", "no joiner shows between these letters"),
                ("joiner-mixed", "می\u{200c}a", "no joiner shows between these letters"),
                ("joiners-two", "می\u{200c}\u{200d}خواهم", "one joiner does all"),
                ("mark-first", "\u{338}Contract", "a mark stands on a letter"),
                ("mark-after-space", "The \u{338}contract", "a mark stands on a letter"),
                (
                    "five-marks",
                    "Contx\u{300}\u{301}\u{302}\u{303}\u{304}",
                    "five marks in a row climb over the line above",
                ),
                ("mark-twice", "x\u{302}\u{302}", "the second mark hides the first"),
                (
                    "five-marks-across-joiner",
                    "ب\u{64b}\u{64c}\u{200d}\u{64e}\u{64f}\u{650}",
                    "the joiner does not end the row",
                ),
                (
                    "spacing-mark-after-space",
                    "The \u{903}contract",
                    "a mark of Mc stands on a letter, too",
                ),
                (
                    "mark-first-not-nfc",
                    "\u{338}Traite\u{301}",
                    "marks are looked at before the normal form",
                ),
                ("null-notehead", "Con\u{1d159}tract", "this symbol does not show"),
                ("full-blank", "\u{13441}", "this letter does not show"),
                ("khitan-filler", "Con\u{16fe4}tract", "this mark does not show"),
                ("private-use", "Con\u{e000}tract", "it means what each font wants"),
                ("private-plane", "Con\u{10fffd}tract", "it means what each font wants"),
                ("tag", "Con\u{e0041}tract", "a tag character does not show"),
            ],
        ),
        label(
            "unassigned-character",
            &[
                ("", "Con\u{378}tract", "no one knows what it will be"),
                ("beyond-u-ffff", "Con\u{1fffd}tract", "no one knows what it will be"),
            ],
        ),
        label(
            "not-nfc",
            &[
                ("accent", "Traite\u{301}", "é is one character"),
                ("jamo", "\u{1112}\u{1161}\u{11ab}", "한 is one character"),
                ("singleton", "10 \u{212b}", "the angstrom sign is Å"),
                ("order", "a\u{301}\u{323}", "the dot below comes first"),
            ],
        ),
        base.ok_with(
            "/title/en",
            &[
                ("longest-label", json!("é".repeat(512)), "1,024 bytes are the most"),
                ("quotes", json!("The \"Contract\" \\ (a)"), "quotes and backslashes are escaped"),
                ("joiner", json!("می\u{200c}خواهم"), "Persian needs the zero width non-joiner"),
                ("joiner-after-virama", json!("क्\u{200d}ष"), "Hindi needs the zero width joiner"),
                ("joiner-before-virama", json!("র\u{200d}\u{9cd}যাব"), "Bengali needs it there"),
                ("four-marks", json!("x\u{300}\u{301}\u{302}\u{303}"), "four are the most"),
                (
                    "four-marks-across-joiner",
                    json!("ب\u{64b}\u{64c}\u{200d}\u{64e}\u{64f}"),
                    "the joiner in the row is not counted",
                ),
                (
                    "mark-again-across-joiner",
                    json!("ب\u{64e}\u{200d}\u{64e}ت"),
                    "the second mark does not follow the first at once",
                ),
                (
                    "marks-after-spacing-mark",
                    json!("x\u{300}\u{301}\u{302}\u{303}\u{903}\u{300}"),
                    "a mark of Mc ends the row",
                ),
                (
                    "five-spacing-marks",
                    json!("क\u{903}\u{903}\u{903}\u{903}\u{903}"),
                    "marks of Mc are not counted, and may follow themselves",
                ),
                ("hebrew-points", json!("שָׁלוֹם"), "two marks on a letter are usual"),
                ("emoji", json!("Contract 😀"), "a character beyond U+FFFF is one character"),
            ],
        ),
        base.values(
            "empty-string",
            "/parties/0/name/en",
            &[("party-name", json!(""), "a name of metadata is not empty")],
        ),
    ]
    .concat()
}

fn paths(base: &Base) -> Vec<Vector> {
    // Both ends of the alphabet, so that the texts stay in order.
    let path = |code: &str, rows: &[(&str, &str, &str)]| -> Vec<Vector> {
        let vector = |(variant, path, why): &(&str, &str, &str)| {
            let texts = json!([text(path, "en", ENGLISH)]);
            base.value_at(code, variant, "/texts/0/path", "/texts", texts, why)
        };
        rows.iter().map(vector).collect()
    };
    let long = format!("texts/{}", "a".repeat(250));
    let long_korean = format!("{}a", "계".repeat(85));
    let why = "it would leave the folder";
    let reserved = "Windows has another use for it";
    let device = "this names a device on Windows";
    let edge = "Windows drops it";
    let together = |code, variant, paths: &[&str], why| {
        let texts = paths.iter().map(|path| text(path, "en", ENGLISH)).collect();
        base.value_at(code, variant, "/texts", "/texts", texts, why)
    };
    // U+0390 folds to U+03B9 U+0308 U+0301, the other to U+03CA U+0301: in NFC both are U+0390.
    let not_normalized = ["\u{390}.txt", "\u{3aa}\u{301}.txt"];
    let not_normalized = json!(not_normalized.map(|path| text(path, "en", ENGLISH)));
    let clash = |variant, paths, why| together("path-clash", variant, paths, why);
    let folder = |variant, paths, why| together("path-is-folder", variant, paths, why);
    [
        path(
            "bad-path",
            &[
                ("absolute", "/etc/passwd", why),
                ("parent-first", "../contract.txt", why),
                ("parent-inside", "texts/../../contract.txt", why),
                ("parent-only", "..", why),
                ("this-folder", "./contract.txt", "it has a shorter form"),
                ("empty-component", "texts//contract.txt", "it has a shorter form"),
                ("folder", "texts/", "a folder is no text"),
                ("drive", "C:/contract.txt", why),
                ("stream", "contract.txt:other", reserved),
                ("backslash", "texts\\contract.txt", reserved),
                ("star", "contract*.txt", reserved),
                ("question-mark", "contract?.txt", reserved),
                ("quote", "\"contract\".txt", reserved),
                ("less", "<contract.txt", reserved),
                ("greater", "contract>.txt", reserved),
                ("bar", "con|tract.txt", reserved),
                ("device", "NUL", device),
                ("device-with-ending", "texts/con.txt", device),
                ("device-number", "lpt1.pdf", device),
                ("device-superscript", "com¹.txt", device),
                ("device-spaces", "aux .txt", device),
                ("final-dot", "contract.", edge),
                ("final-space", "contract ", edge),
                ("folder-final-space", "texts /contract.txt", edge),
                ("first-space", "texts/ contract.txt", "a space in front is easily overlooked"),
            ],
        ),
        path("empty-string", &[("path", "", "a path is needed")]),
        path(
            "string-too-long",
            &[
                ("path", &long, "255 bytes are the most"),
                ("path-korean", &long_korean, "256 bytes are too many, however few characters"),
            ],
        ),
        path("forbidden-character", &[("path", "con\u{202e}txt.exe", "it hides the ending")]),
        path(
            "unassigned-character",
            &[
                ("path", "con\u{378}tract", "no one knows what it is"),
                ("path-before-reserved", "con?\u{378}tract", "characters come before that"),
            ],
        ),
        path(
            "not-nfc",
            &[
                ("path", "traite\u{301}.txt", "é is one character"),
                ("path-before-reserved", "traite\u{301}?.txt", "the normal form comes before that"),
            ],
        ),
        vec![
            folder("file", &["texts", "texts/a.txt"], "a file is no folder"),
            folder(
                "case",
                &["TEXTS", "texts/a.txt"],
                "a file is no folder where case does not count, either",
            ),
            folder("apart", &["a", "a b", "a/b"], "another path stands between them"),
            clash(
                "case",
                &["Contract.txt", "contract.txt"],
                "the paths are one file where case does not count",
            ),
            clash(
                "folder",
                &["TEXTS/a.txt", "texts/a.txt"],
                "the paths are one file where case does not count",
            ),
            clash("full-folding", &["STRASSE.txt", "straße.txt"], "ß folds to ss"),
            clash("dotted-i", &["i\u{307}.txt", "İ.txt"], "İ folds to i and a dot above"),
            clash("sigma", &["λόγος.txt", "λόγοσ.txt"], "both forms of sigma fold to one"),
            clash(
                "of-unicode-16",
                &["\u{264}.txt", "\u{a7cb}.txt"],
                "U+A7CB folds to U+0264 since Unicode 16",
            ),
            clash(
                "before-folder",
                &["B", "a", "a/x", "b"],
                "clashes of all paths come before folders",
            ),
        ],
        base.ok_with(
            "/texts/1/path",
            &[
                ("longest-path", json!("k".repeat(255)), "255 bytes are the most"),
                ("longest-path-korean", json!("계".repeat(85)), "these are 255 bytes"),
                (
                    "path-mark-after-slash",
                    json!("d/\u{301}a.txt"),
                    "a solidus is a character like others, and a mark may follow it",
                ),
            ],
        ),
        base.ok_with(
            "/texts/1/path",
            &[("korean-path", json!("계약/본문 1.pdf"), "a path may be in any script")],
        ),
        base.ok_with("/texts", &[("paths-not-normalized", not_normalized, "folded they differ")]),
        base.ok_with(
            "/texts/1/path",
            &[("path-dotless-i", json!("contract.en.txı"), "ı is not i")],
        ),
        base.ok_with(
            "/texts/0/path",
            &[("hidden-path", json!(".contract/console.txt"), "console.txt names no device")],
        ),
    ]
    .concat()
}

fn words(base: &Base) -> Vec<Vector> {
    let media = "a media type is type/subtype in lower case without parameters";
    let longest = format!("{0}/{0}", "x".repeat(127));
    [
        base.values(
            "bad-media-type",
            "/texts/0/mediaType",
            &[
                ("empty", json!(""), media),
                ("no-subtype", json!("text"), media),
                ("empty-subtype", json!("text/"), media),
                ("upper-case", json!("Text/Plain"), media),
                ("parameter", json!("text/plain; charset=utf-8"), media),
                ("two-slashes", json!("text/plain/x"), media),
                ("star", json!("text/*"), media),
                (
                    "long-subtype",
                    json!(format!("text/{}", "x".repeat(128))),
                    "127 characters are the most on each side",
                ),
                ("first-character", json!("text/.x"), "a subtype begins with a letter or digit"),
            ],
        ),
        base.ok_with(
            "/texts/0/mediaType",
            &[
                ("media-type-suffix", json!("application/vnd.example.contract+json"), media),
                ("longest-media-type", json!(longest), "127 characters are the most on each side"),
            ],
        ),
        base.values(
            "unknown-word",
            "/texts/0/status",
            &[
                ("status", json!("draft"), "not a status of this format"),
                ("status-case", json!("Authentic"), "case counts"),
                ("status-empty", json!(""), "a status is needed"),
            ],
        ),
        base.values(
            "unknown-word",
            "/signing/order",
            &[("order", json!("all"), "an order is any or a list")],
        ),
    ]
    .concat()
}
