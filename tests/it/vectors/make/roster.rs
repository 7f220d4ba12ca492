//! Rosters. `‸` marks the place that a fault must name.

use curve25519_dalek::constants::EIGHT_TORSION;

use super::base::{Written, replace_one};
use super::sign::{base64, key, mixed_order, public, spki};
use crate::vectors::file::{Kind, Vector};

/// A roster of one party with one holder.
const ROSTER: &str = r#"roster = 1

[[party]]
id = "north"
name = { en = "North" }
quorum = 1

[[party.holder]]
id = "ann"
name = "Ann Example"
keys = [{ public = "ANN" }]
specimen = false
"#;

/// Tables to add to it.
const AMY: &str = r#"
[[party.holder]]
id = "amy"
name = "Amy Example"
keys = [{ public = "AMY" }]
"#;
const SOUTH: &str = r#"
[[party]]
id = "south"
name = { en = "South" }

[[party.holder]]
id = "bob"
name = "Bob Example"
keys = [{ public = "BOB" }]
"#;

/// Replaces the names of keys in capitals with keys.
fn with_keys(text: &str) -> String {
    ["ann", "amy", "bob"].into_iter().fold(text.to_owned(), |text, name| {
        text.replace(&format!("\"{}\"", name.to_uppercase()), &format!("\"{}\"", public_of(name)))
    })
}

/// The Base64 of a public key.
pub(super) fn public_of(name: &str) -> String {
    base64(public(&key(name)))
}

pub(super) fn all() -> Vec<Vector> {
    let base = Written { kind: Kind::Roster, text: with_keys(ROSTER) };
    let ok = |variant, text: &str, why| base.ok(variant, &with_keys(text), why);
    let inline = "roster = 1\nparty = [{ id = \"north\", name = { en = \"North\" }, holder = [\
                  { id = \"ann\", name = \"Ann\", keys = [{ public = \"ANN\" }] }] }]\n";
    let quorum = replace_one(&format!("{ROSTER}{AMY}"), "quorum = 1", "quorum = 2");
    [
        vec![
            ok("one-party", ROSTER, "a party has a holder"),
            ok("two-parties", &format!("# Ours.\n{ROSTER}{SOUTH}"), "notes are passed over"),
            ok("quorum", &quorum, "two holders must sign"),
            ok("inline", inline, "tables may stand in line"),
            ok("carriage-returns", &ROSTER.replace('\n', "\r\n"), "lines may end as on Windows"),
            ok("empty", "roster = 1\n", "no one is known yet"),
            ok("byte-order-mark", &format!("\u{feff}{ROSTER}"), "a byte-order mark is passed over"),
            base.too_large((16 << 20) + 1, "16 MiB are the most"),
            base.not_utf8(),
            base.whole(
                "too-deep",
                "",
                &format!("roster = {}‸[{}", "[".repeat(32), "]".repeat(33)),
                "brackets within brackets exhaust a recursive reader",
            ),
            base.ok("most-tokens", &of_tokens(1_500_000), "1,500,000 tokens are the most"),
            base.whole(
                "too-many",
                "tokens",
                &format!("{}‸\n", of_tokens(1_500_000)),
                "a small file of many small values would fill the memory",
            ),
        ],
        shape(&base),
        values(&base),
        keys(&base),
        sense(&base),
        times(&base),
    ]
    .concat()
}

/// A roster with `count` tokens: a key, `=`, a number and a line end; then line ends.
fn of_tokens(count: usize) -> String {
    format!("roster = 1\n{}", "\n".repeat(count - 4))
}

fn shape(base: &Written) -> Vec<Vector> {
    let holder = "[[party.holder]]";
    [
        base.rows(
            "bad-toml",
            &[
                ("unclosed-string", "id = \"north\"", "id = \"north‸", "a quote is missing"),
                ("no-value", "quorum = 1", "quorum =‸", "a value is missing"),
                ("key-twice", "quorum = 1", "quorum = 1\n‸quorum = 2", "a key stands once"),
                ("unclosed-header", holder, "[[party.holder]‸", "a bracket is missing"),
                ("bare-words", "roster = 1", "our ‸roster", "a key is one word"),
            ],
        ),
        base.rows(
            "unknown-field",
            &[
                ("roster", "roster = 1", "roster = 1\n‸owner = \"me\"", "no such key here"),
                ("party", "quorum = 1", "‸Quorum = 1", "case counts"),
                ("holder", "specimen = false", "‸role = \"minister\"", "no such key here"),
                ("key", "{ public", "{ ‸private", "no such key here"),
                ("section", "[[party]]", "[‸settings]\n[[party]]", "no such table here"),
            ],
        ),
        base.rows(
            "missing-field",
            &[
                ("roster", "roster = 1\n", "‸", "the version is needed"),
                ("party-id", "[[party]]\nid = \"north\"", "‸[[party]]", "a party has an id"),
                (
                    "party-name",
                    "[[party]]\nid = \"north\"\nname = { en = \"North\" }",
                    "‸[[party]]\nid = \"north\"",
                    "a party has a name",
                ),
                (
                    "holder-id",
                    "[[party.holder]]\nid = \"ann\"",
                    "‸[[party.holder]]",
                    "a holder has an id",
                ),
                (
                    "holder-name",
                    "[[party.holder]]\nid = \"ann\"\nname = \"Ann Example\"",
                    "‸[[party.holder]]\nid = \"ann\"",
                    "a holder has a name",
                ),
            ],
        ),
        vec![base.whole("missing-field", "empty", "‸", "an empty file is no roster")],
        vec![missing_public(base)],
        base.rows(
            "wrong-type",
            &[
                ("roster", "roster = 1", "roster = ‸\"1\"", "the version is a number"),
                ("party-id", "id = \"north\"", "id = ‸1", "an id is a string"),
                ("party-name", "{ en = \"North\" }", "‸\"North\"", "a name is given per language"),
                ("language", "{ en = \"North\" }", "{ en = ‸1 }", "a name is a string"),
                ("quorum", "quorum = 1", "quorum = ‸\"1\"", "a quorum is a number"),
                ("quorum-fraction", "quorum = 1", "quorum = ‸1.0", "a quorum is whole"),
                ("holder-name", "\"Ann Example\"", "‸true", "a name is a string"),
                ("specimen", "specimen = false", "specimen = ‸\"no\"", "specimen is true or false"),
            ],
        ),
        other_tables(base),
    ]
    .concat()
}

/// Lists of tables that are something else.
fn other_tables(base: &Written) -> Vec<Vector> {
    let keys = format!("keys = [{{ public = \"{}\" }}]", public_of("ann"));
    let text = format!("keys = ‸\"{}\"", public_of("ann"));
    let list = format!("keys = [‸\"{}\"]", public_of("ann"));
    let number = "‸1";
    [
        base.rows(
            "wrong-type",
            &[
                ("keys", &keys, &text, "a list of tables is needed here"),
                ("keys-entry", &keys, &list, "a list of tables is needed here"),
                ("public", &format!("\"{}\"", public_of("ann")), number, "a key is a string"),
            ],
        ),
        vec![
            base.whole(
                "wrong-type",
                "party",
                "roster = 1\nparty = ‸1\n",
                "a list of tables is needed here",
            ),
            base.whole(
                "wrong-type",
                "one-party",
                "roster = 1\n‸[party]\nid = \"north\"\n",
                "parties are a list, [[party]]",
            ),
        ],
    ]
    .concat()
}

fn missing_public(base: &Written) -> Vector {
    let key = format!("{{ public = \"{}\" }}", public_of("ann"));
    base.rows("missing-field", &[("public", &key, "‸{}", "a key has its bytes")]).remove(0)
}

fn values(base: &Written) -> Vec<Vector> {
    let version = |variant, number: &str| {
        base.rows(
            "out-of-range",
            &[(
                variant,
                "roster = 1",
                &format!("roster = ‸{number}"),
                "this program reads version 1",
            )],
        )
    };
    let quorum = |variant, number: &str| {
        let why = "a quorum is 1 to 512";
        base.rows("out-of-range", &[(variant, "quorum = 1", &format!("quorum = ‸{number}"), why)])
    };
    [
        version("version-0", "0"),
        version("version-2", "2"),
        quorum("quorum-0", "0"),
        quorum("quorum-negative", "-1"),
        quorum("quorum-513", "513"),
        base.rows(
            "bad-id",
            &[
                ("party", "id = \"north\"", "id = ‸\"North\"", "ids are lower case"),
                ("holder", "id = \"ann\"", "id = ‸\"Ann Example\"", "an id is no name"),
            ],
        ),
        base.rows("bad-language", &[("", "{ en =", "{ ‸EN =", "languages are lower case")]),
        base.rows(
            "placeholder",
            &[
                ("name", "\"Ann Example\"", "‸\"<her name>\"", "somebody has to fill it in"),
                ("id", "id = \"north\"", "id = ‸\"<id>\"", "somebody has to fill it in"),
            ],
        ),
        base.rows("empty-string", &[("", "\"Ann Example\"", "‸\"\"", "a holder's name is shown")]),
        base.rows(
            "space-at-edge",
            &[("", "\"Ann Example\"", "‸\" Ann\"", "a label has no space at its ends")],
        ),
        base.rows(
            "forbidden-character",
            &[
                ("escape", "\"Ann Example\"", r#"‸"Ann\u001b[2J""#, "it would clear a terminal"),
                ("override", "\"North\"", r#"‸"Nor\u202eth""#, "it reorders what is shown"),
            ],
        ),
        base.rows("not-nfc", &[("", "\"Ann Example\"", "‸\"Rene\u{301}\"", "é is one character")]),
        base.rows(
            "empty-list",
            &[("languages", "{ en = \"North\" }", "‸{}", "a name is needed in some language")],
        ),
    ]
    .concat()
}

fn keys(base: &Written) -> Vec<Vector> {
    let ann = format!("\"{}\"", public_of("ann"));
    let public = |code, variant, text: &str, why| {
        base.rows(code, &[(variant, &ann, &format!("‸\"{text}\""), why)])
    };
    let bytes = |code, bytes: [u8; 32], why| public(code, "", &base64(spki(&bytes)), why);
    let identity = EIGHT_TORSION[0].compress().to_bytes();
    let mut negative_zero = identity;
    negative_zero[31] = 0x80;
    [
        public("bad-base64", "", public_of("ann").trim_end_matches('='), "base64 is padded"),
        public("bad-base64", "pem", "-----BEGIN PUBLIC KEY-----", "the base64 stands alone"),
        public(
            "bad-key",
            "raw",
            &base64(key("ann").verifying_key()),
            "the key is not in its container",
        ),
        public("placeholder", "key", "<her key>", "somebody has to fill it in"),
        bytes("weak-key", identity, "anyone could sign"),
        bytes("non-canonical-key", negative_zero, "this point has another encoding"),
        bytes("mixed-order-key", mixed_order(&key("ann")), "verifiers differ on it"),
    ]
    .concat()
}

/// Well-formed but inconsistent rosters.
fn sense(base: &Written) -> Vec<Vector> {
    let whole = |code, variant, parts: &[&str], why| {
        base.whole(code, variant, &with_keys(&parts.concat()), why)
    };
    let no_holder = &ROSTER[..ROSTER.find("\n[[party.holder]]").expect("a holder")];
    let no_holder = replace_one(no_holder, "[[party]]", "‸[[party]]");
    let two = replace_one(&no_holder, "quorum = 1", "quorum = 2");
    let holder = &ROSTER[ROSTER.find("\n[[party.holder]]").expect("a holder")..];
    let no_keys = |keys: &str| {
        let text = replace_one(ROSTER, "keys = [{ public = \"ANN\" }]\n", keys);
        replace_one(&text, "[[party.holder]]", "‸[[party.holder]]")
    };
    let keys =
        |from: &str, keys: &str| from.replacen("\"AMY\"", keys, 1).replacen("\"BOB\"", keys, 1);
    let same_key = "\"ANN\" }, { public = ‸\"ANN\"";
    vec![
        whole("quorum-above-holders", "no-holder", &[&no_holder], "no one can sign for it"),
        whole("quorum-above-holders", "two", &[&two, holder], "one holder cannot be two people"),
        whole(
            "quorum-above-holders",
            "two-keys",
            &[&two, &holder.replace("\"ANN\"", "\"ANN\" }, { public = \"AMY\"")],
            "one holder with two keys is one person",
        ),
        whole(
            "duplicate-entry",
            "party",
            &[ROSTER, &SOUTH.replace("\"south\"", "‸\"north\"")],
            "an id stands once",
        ),
        whole(
            "duplicate-entry",
            "holder",
            &[ROSTER, &AMY.replace("\"amy\"", "‸\"ann\"")],
            "a person stands once",
        ),
        whole(
            "duplicate-entry",
            "holder-of-two-parties",
            &[ROSTER, &SOUTH.replace("\"bob\"", "‸\"ann\"")],
            "a person stands once",
        ),
        whole("taken", "same-holder", &[&ROSTER.replace("\"ANN\"", same_key)], "a key stands once"),
        whole("taken", "other-holder", &[ROSTER, &keys(AMY, "‸\"ANN\"")], "a key has one owner"),
        whole("taken", "other-party", &[ROSTER, &keys(SOUTH, "‸\"ANN\"")], "a key has one owner"),
        whole("empty-list", "keys", &[&no_keys("keys = []\n")], "a holder has a key"),
        whole("empty-list", "no-keys", &[&no_keys("")], "a holder has a key"),
    ]
}

/// Windows of keys, quorums with dates, and receipts.
fn times(base: &Written) -> Vec<Vector> {
    let entry = format!("{{ public = \"{}\" }}", public_of("ann"));
    let key = |code, rows: &[(&str, &str, &str)]| {
        let with = |more: &str| entry.replace(" }", &format!(", {more} }}"));
        let vector = |(variant, more, why): &(&str, &str, &str)| {
            base.rows(code, &[(*variant, &*entry, &*with(more), *why)]).remove(0)
        };
        rows.iter().map(vector).collect::<Vec<_>>()
    };
    let quorum = |code, rows: &[(&str, &str, &str)]| {
        let vector = |(variant, to, why): &(&str, &str, &str)| {
            base.rows(code, &[(*variant, "quorum = 1", *to, *why)]).remove(0)
        };
        rows.iter().map(vector).collect::<Vec<_>>()
    };
    let good = |variant, more: &str, why| {
        let text = replace_one(&base.text, &entry, &entry.replace(" }", &format!(", {more} }}")));
        base.ok(variant, &text, why)
    };
    let (first, second) = ("2021-01-01T00:00:00Z", "2022-01-01T00:00:00Z");
    let at = |text: &str| text.replace("FIRST", first).replace("SECOND", second);
    let received = |more: &str| format!("{}\n[[received]]\n{}\n", base.text, at(more));
    let digest = "0".repeat(64);
    [
        vec![
            good("window", &at("from = FIRST, until = SECOND"), "the key is good for a year"),
            good("windows", &at("windows = [{ until = FIRST }, { from = SECOND }]"), "with a gap"),
            good("scope", "scope = [\"sign\"]", "the key may sign"),
            good("scope-nothing", "scope = []", "the key may do nothing"),
            good(
                "revoked",
                &at("revoked = { reported = SECOND, since = FIRST, reason = \"superseded\" }"),
                "a revoked key stays in the roster",
            ),
            base.ok(
                "quorum-dated",
                &replace_one(
                    &format!("{}{}", base.text, with_keys(AMY)),
                    "quorum = 1",
                    &at("quorum = [{ holders = 1 }, { from = FIRST, holders = 2 }]"),
                ),
                "two must sign since 2021",
            ),
            base.ok(
                "received",
                &received(&format!(
                    "on = FIRST\nrecord = \"{digest}\"\nenvelopes = [\"{digest}\"]"
                )),
                "an envelope was held on a day",
            ),
        ],
        key(
            "bad-time",
            &[
                ("from-date", "from = ‸2021-01-01", "a time has its hour and offset"),
                ("from-local", "from = ‸2021-01-01T00:00:00", "a time has its offset"),
                ("until-zero-offset", "until = ‸2021-01-01T00:00:00+00:00", "UTC is written Z"),
            ],
        ),
        key("wrong-type", &[("from", "from = ‸2021", "a time is no number")]),
        key(
            "empty-window",
            &[
                ("", &at("from = SECOND, until = ‸FIRST"), "it ends before it begins"),
                ("same", &at("from = FIRST, until = ‸FIRST"), "it ends when it begins"),
            ],
        ),
        key(
            "overlapping-windows",
            &[
                ("", &at("windows = [{ until = SECOND }, ‸{ from = FIRST }]"), "both hold in 2021"),
                (
                    "order",
                    &at("windows = [{ from = SECOND }, ‸{ until = FIRST }]"),
                    "windows stand in order",
                ),
            ],
        ),
        key("both-given", &[("", &at("windows = [{}], from = ‸FIRST"), "one way is enough")]),
        key("empty-list", &[("windows", "windows = ‸[]", "a key without a window is good never")]),
        key(
            "unknown-word",
            &[
                ("scope", "scope = [‸\"rule\"]", "there is no such intent"),
                (
                    "reason",
                    &at("revoked = { reported = FIRST, reason = ‸\"lost\" }"),
                    "there is no such reason",
                ),
            ],
        ),
        key(
            "missing-field",
            &[
                ("reported", "revoked = ‸{ reason = \"retired\" }", "somebody reported it one day"),
                (
                    "reason",
                    &at("revoked = ‸{ reported = FIRST }"),
                    "what follows hangs on the reason",
                ),
            ],
        ),
        key(
            "since-after-reported",
            &[
                (
                    "",
                    &at("revoked = { reported = FIRST, since = ‸SECOND, reason = \"retired\" }"),
                    "what is to come is no report",
                ),
                (
                    "from",
                    &at("from = SECOND, revoked = ‸{ reported = FIRST, reason = \"retired\" }"),
                    "without since, the key's from counts",
                ),
            ],
        ),
        quorum("empty-list", &[("quorum", "quorum = ‸[]", "there is always some quorum")]),
        quorum(
            "unknown-field",
            &[(
                "quorum-first",
                &at("quorum = [{ from = ‸FIRST, holders = 1 }]"),
                "the first holds since ever",
            )],
        ),
        quorum(
            "missing-field",
            &[(
                "quorum-later",
                "quorum = [{ holders = 1 }, ‸{ holders = 1 }]",
                "the later ones have their day",
            )],
        ),
        quorum(
            "unsorted-list",
            &[(
                "quorum",
                &at("quorum = [{ holders = 1 }, { from = SECOND, holders = 1 }, \
                     ‸{ from = FIRST, holders = 1 }]"),
                "in order of their days",
            )],
        ),
        vec![
            base.whole(
                "bad-digest",
                "received",
                &received("on = FIRST\nenvelopes = [‸\"sha256:00\"]"),
                "a digest is 64 digits",
            ),
            base.whole(
                "missing-field",
                "received-on",
                &received("‸envelopes = []").replace("[[received]]\n‸", "‸[[received]]\n"),
                "it was received some day",
            ),
            base.whole(
                "bad-time",
                "received",
                &received("on = ‸2021-08-06\nenvelopes = []"),
                "a time has its hour and offset",
            ),
        ],
    ]
    .concat()
}
