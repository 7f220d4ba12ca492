//! Expressions in workflows and actions, as far as `action.yml` uses them: paths, strings, `format`, `==`,
//! `!=`, `&&`, `||` and parentheses. Any other syntax fails the test.
//!
//! Source: GitHub's documentation, "Evaluate expressions in workflows and actions".

use serde_json::Value;

/// A text with its `${{ expressions }}` replaced by their values.
pub(crate) fn filled_in(text: &str, contexts: &Value) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${{") {
        let (expression, after) = after.split_once("}}").unwrap();
        out += before;
        out += &words(&value(expression, contexts));
        rest = after;
    }
    out + rest
}

/// Whether a step with this `if` is run.
pub(crate) fn is_true(condition: &str, contexts: &Value) -> bool {
    truth(&value(condition, contexts))
}

fn value(expression: &str, contexts: &Value) -> Value {
    let mut parser = Parser { rest: expression.trim_start(), contexts };
    let value = parser.or();
    assert_eq!(parser.rest, "", "in {expression}");
    value
}

/// False for null, false, 0 and the empty string.
fn truth(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && !words(value).is_empty() && *value != 0
}

fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

struct Parser<'a> {
    rest: &'a str,
    contexts: &'a Value,
}

impl Parser<'_> {
    fn takes(&mut self, word: &str) -> bool {
        let after = self.rest.strip_prefix(word);
        self.rest = after.map_or(self.rest, str::trim_start);
        after.is_some()
    }

    fn or(&mut self) -> Value {
        let mut left = self.and();
        while self.takes("||") {
            let right = self.and();
            left = if truth(&left) { left } else { right };
        }
        left
    }

    fn and(&mut self) -> Value {
        let mut left = self.equal();
        while self.takes("&&") {
            let right = self.equal();
            left = if truth(&left) { right } else { left };
        }
        left
    }

    /// Strings are compared ignoring case; null equals an empty string.
    fn equal(&mut self) -> Value {
        let left = self.one();
        let same = |other: &Value| words(&left).eq_ignore_ascii_case(&words(other));
        if self.takes("==") {
            same(&self.one()).into()
        } else if self.takes("!=") {
            (!same(&self.one())).into()
        } else {
            left
        }
    }

    fn one(&mut self) -> Value {
        if self.takes("(") {
            let value = self.or();
            assert!(self.takes(")"), "{}", self.rest);
            return value;
        }
        if let Some(text) = self.rest.strip_prefix('\'') {
            let (text, rest) = text.split_once('\'').unwrap();
            self.rest = rest.trim_start();
            return text.into();
        }
        if self.takes("format(") {
            let form = words(&self.or());
            assert!(self.takes(","), "{}", self.rest);
            let filled = form.replace("{0}", &words(&self.or()));
            assert!(self.takes(")"), "{}", self.rest);
            return filled.into();
        }
        let is_part = |c: char| c.is_alphanumeric() || "._-".contains(c);
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let path = &self.rest[..end];
        self.rest = self.rest[end..].trim_start();
        let (context, _) = path.split_once('.').unwrap_or_else(|| panic!("no path: {path:?}"));
        assert!(self.contexts.get(context).is_some(), "no context: {path}");
        self.contexts.pointer(&format!("/{}", path.replace('.', "/"))).cloned().unwrap_or_default()
    }
}

#[test]
fn expressions_are_what_a_runner_makes_of_them() {
    let contexts = serde_json::json!({
        "github": { "ref": "refs/heads/main", "event": { "number": 7, "none": null } },
        "steps": { "a-b": { "outputs": { "hit": "true" } } },
    });
    for (text, filled) in [
        ("plain", "plain"),
        ("a ${{ github.ref }} b ${{ github.event.number }}", "a refs/heads/main b 7"),
        ("${{ github.event.none || github.event.gone || 'x' }}", "x"),
        ("${{ github.event.gone && 'x' || 'y' }}", "y"),
        ("${{ github.event.gone && 'x' }}", ""),
        ("${{ format('[{0}]', github.ref) }}", "[refs/heads/main]"),
        ("${{ steps.a-b.outputs.hit == 'TRUE' }}", "true"),
        ("${{ steps.c.outputs.hit != 'true' && (github.ref == '' || 'z') }}", "z"),
    ] {
        assert_eq!(filled_in(text, &contexts), filled, "{text}");
    }
}
