//! Ways to spoil a valid base by one change.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::sign::canonical;
use crate::vectors::file::{Kind, Vector};

/// A valid JSON value from which vectors are made.
pub(super) struct Base {
    pub(super) kind: Kind,
    pub(super) value: Value,
}

impl Base {
    /// The base itself.
    pub(super) fn ok(&self, variant: &str, why: &str) -> Vector {
        Vector::ok(self.kind, variant, why).body(canonical(&self.value))
    }

    /// The base with another value at `pointer`: accepted.
    pub(super) fn ok_with(&self, pointer: &str, rows: &[(&str, Value, &str)]) -> Vec<Vector> {
        let vector = |(variant, value, why): &(&str, Value, &str)| {
            let changed = set(&self.value, pointer, value.clone());
            Vector::ok(self.kind, variant, why).body(canonical(&changed))
        };
        rows.iter().map(vector).collect()
    }

    /// The base with another value at `pointer`: rejected there with `code`.
    pub(super) fn values(
        &self,
        code: &str,
        pointer: &str,
        rows: &[(&str, Value, &str)],
    ) -> Vec<Vector> {
        let vector = |(variant, value, why): &(&str, Value, &str)| {
            self.value_at(code, variant, pointer, pointer, value.clone(), why)
        };
        rows.iter().map(vector).collect()
    }

    /// The base with another value at `pointer`: rejected at `at`.
    pub(super) fn value_at(
        &self,
        code: &str,
        variant: &str,
        at: &str,
        pointer: &str,
        value: Value,
        why: &str,
    ) -> Vector {
        let changed = set(&self.value, pointer, value);
        Vector::bad(self.kind, code, variant, at, why).body(canonical(&changed))
    }

    /// The base's canonical text with its only `from` replaced by `to`: rejected at `at`. Rows: variant,
    /// from, to, why.
    pub(super) fn texts(
        &self,
        code: &str,
        at: &str,
        rows: &[(&str, &str, &str, &str)],
    ) -> Vec<Vector> {
        let vector = |(variant, from, to, why): &(&str, &str, &str, &str)| {
            Vector::bad(self.kind, code, variant, at, why).body(replace_one(&self.text(), from, to))
        };
        rows.iter().map(vector).collect()
    }

    /// The base's canonical text.
    pub(super) fn text(&self) -> String {
        String::from_utf8(canonical(&self.value)).expect("JSON is UTF-8")
    }

    /// The tests for every closed object: each member that is present and not `optional` is removed, an
    /// unknown member is added, and each value is replaced by one of another type. It goes no deeper than
    /// `depth`, only to the first entry of a list, and not into `open` objects.
    pub(super) fn members(&self, optional: &[&str], open: &[&str], depth: usize) -> Vec<Vector> {
        self.members_at("", optional, open, depth)
    }

    /// The same, only for the value at `start`: another entry of a list than the first.
    pub(super) fn members_at(
        &self,
        start: &str,
        optional: &[&str],
        open: &[&str],
        depth: usize,
    ) -> Vec<Vector> {
        let mut vectors = Vec::new();
        let mut pointers = vec![start.to_owned()];
        while let Some(pointer) = pointers.pop() {
            let value = self.value.pointer(&pointer).expect("it was found there");
            vectors.push(self.wrong_type(&pointer, value));
            if pointer.matches('/').count() == depth {
                continue;
            }
            match value {
                Value::Object(members) => {
                    let under = members.keys().map(|name| format!("{pointer}/{name}"));
                    if !open.contains(&pointer.as_str()) {
                        let required = |under: &String| !optional.contains(&under.as_str());
                        let missing = under.clone().filter(required);
                        vectors.extend(missing.map(|under| self.missing(&pointer, &under)));
                        vectors.push(self.unknown(&pointer));
                    }
                    pointers.extend(under);
                }
                Value::Array(_) => pointers.push(format!("{pointer}/0")),
                _ => {}
            }
        }
        vectors
    }

    fn wrong_type(&self, pointer: &str, value: &Value) -> Vector {
        let what = match value {
            Value::Object(_) => "an object",
            Value::Array(_) => "an array",
            Value::String(_) => "a string",
            _ => "a number",
        };
        let why = format!("{what} is needed here, not a boolean");
        self.value_at("wrong-type", &slug(pointer), pointer, pointer, json!(true), &why)
    }

    fn missing(&self, at: &str, pointer: &str) -> Vector {
        let why = "the format demands this member";
        let vector = Vector::bad(self.kind, "missing-member", &slug(pointer), at, why);
        vector.body(canonical(&remove(&self.value, pointer)))
    }

    fn unknown(&self, pointer: &str) -> Vector {
        let at = format!("{pointer}/zz");
        let why = "objects are closed: this member is not in the format";
        self.value_at("unknown-member", &slug(&at), &at, &at, json!("x"), why)
    }
}

/// `/texts/0/mediaType` as part of a file's name: `texts-0-media-type`.
fn slug(pointer: &str) -> String {
    let mut slug = String::new();
    for c in pointer.trim_start_matches('/').chars() {
        match c {
            '/' => slug.push('-'),
            'A'..='Z' => slug.extend(['-', c.to_ascii_lowercase()]),
            _ => slug.push(c),
        }
    }
    if slug.is_empty() { "whole".to_owned() } else { slug }
}

/// `value` with another value at `pointer`; the last step may name a new member.
pub(super) fn set(value: &Value, pointer: &str, new: Value) -> Value {
    let mut changed = value.clone();
    let Some((parent, last)) = pointer.rsplit_once('/') else { return new };
    let last = last.replace("~1", "/").replace("~0", "~");
    match changed.pointer_mut(parent) {
        Some(Value::Object(members)) => drop(members.insert(last, new)),
        Some(Value::Array(items)) => items[last.parse::<usize>().expect("an index")] = new,
        _ => panic!("nothing to change at {pointer}"),
    }
    changed
}

/// `value` without the value at `pointer`.
pub(super) fn remove(value: &Value, pointer: &str) -> Value {
    let mut changed = value.clone();
    let (parent, last) = pointer.rsplit_once('/').expect("a member's pointer");
    let members = changed.pointer_mut(parent).and_then(Value::as_object_mut);
    let removed = members.and_then(|members| members.remove(last));
    assert!(removed.is_some(), "nothing to remove at {pointer}");
    changed
}

/// `text` with its only `from` replaced by `to`.
pub(super) fn replace_one(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from:?} in {text}");
    text.replacen(from, to, 1)
}

/// The output of `write` for a name in enough languages to reach this size in bytes.
pub(super) fn fill(size: usize, write: impl Fn(&BTreeMap<String, String>) -> Vec<u8>) -> Vec<u8> {
    const LONGEST: usize = 1024;
    let language = |number: usize| format!("x-{number:06}");
    // The parts of a pair other than its value: a comma, a colon and four quotation marks.
    let around = language(0).len() + 6;
    let mut names = BTreeMap::from([("en".to_owned(), "Filled".to_owned())]);
    let mut rest = size - write(&names).len();
    while rest > 0 {
        // Never so long that too little room is left for another pair.
        let length = if rest > LONGEST + around { LONGEST / 2 } else { rest - around };
        names.insert(language(names.len()), "a".repeat(length));
        rest -= length + around;
    }
    write(&names)
}

/// A valid TOML text from which vectors are made.
pub(super) struct Written {
    pub(super) kind: Kind,
    pub(super) text: String,
}

impl Written {
    /// The base with its only `from` replaced by `to`. A `‸` in `to`, which is removed, marks the place of
    /// the fault. Rows: variant, from, to, why.
    pub(super) fn rows(&self, code: &str, rows: &[(&str, &str, &str, &str)]) -> Vec<Vector> {
        let vector = |(variant, from, to, why): &(&str, &str, &str, &str)| {
            self.whole(code, variant, &replace_one(&self.text, from, to), why)
        };
        rows.iter().map(vector).collect()
    }

    /// A completely different text, with its place marked.
    pub(super) fn whole(&self, code: &str, variant: &str, marked: &str, why: &str) -> Vector {
        let (before, after) = marked.split_once('‸').expect("the place is marked");
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let at = format!("line {line}, column {column}");
        Vector::bad(self.kind, code, variant, &at, why).body(format!("{before}{after}"))
    }

    pub(super) fn ok(&self, variant: &str, text: &str, why: &str) -> Vector {
        Vector::ok(self.kind, variant, why).body(text)
    }

    /// The base with a note at its end that makes it too large.
    pub(super) fn too_large(&self, size: usize, why: &str) -> Vector {
        let note = format!("# {}\n", "x".repeat(size - self.text.len() - 3));
        let body = format!("{}{note}", self.text);
        Vector::bad(self.kind, "too-large", "", "", why).body(body)
    }

    /// The base with a note at its end in Latin 1.
    pub(super) fn not_utf8(&self) -> Vector {
        let body = [self.text.as_bytes(), b"# Ren\xe9\n"].concat();
        Vector::bad(self.kind, "not-utf8", "", "", "the note is in Latin 1").body(body)
    }
}
