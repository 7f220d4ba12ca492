//! Statements that a signatory makes with an act, as the signatory writes them: reservations, declarations,
//! and answers to those of others.

use crate::act::{MAX_STATEMENTS, Statement, StatementKind};
use crate::fault::{Fault, FaultKind, Listed};
use crate::toml::{self, Table};

/// The maximum size of a file of statements, in bytes (1 MiB): more than the largest act needs.
pub const MAX_FILE: usize = 1 << 20;

/// Reads statements: TOML with `statement` tables, in the signatory's order (docs/program-format.md S1).
///
/// # Errors
///
/// A [`Fault`] with line and column: invalid TOML, unknown or missing keys, or a statement without text.
pub fn parse(text: &str) -> Result<Vec<Statement>, Fault> {
    toml::read(text, MAX_FILE, &["statement"], |table| {
        let tables = table.tables("statement", &["kind", "article", "text", "to"])?;
        match tables.get(MAX_STATEMENTS) {
            _ if tables.is_empty() => {
                Err(table.fault(FaultKind::EmptyList { what: Listed::Statement }))
            }
            Some(beyond) => {
                let kind = FaultKind::TooMany { what: Listed::Statement, limit: MAX_STATEMENTS };
                Err(beyond.fault(kind))
            }
            None => tables.iter().map(read).collect(),
        }
    })
}

fn read(table: &Table<'_>) -> Result<Statement, Fault> {
    let kind: StatementKind = table.required("kind")?.parse()?;
    let Some(text) = table.optional("text") else {
        return Err(table.fault(FaultKind::StatementWithoutText));
    };
    let words = text.pairs()?;
    if words.is_empty() {
        return Err(text.fault(FaultKind::EmptyList { what: Listed::Language }));
    }
    let to = match (kind.answers(), table.optional("to")) {
        (true, to) => Some(to.ok_or_else(|| table.fault(FaultKind::MissingField { name: "to" }))?),
        (false, None) => None,
        (false, Some(to)) => {
            let (name, expected) = ("to".to_owned(), "kind, article, text".to_owned());
            return Err(to.fault(FaultKind::UnknownField { name, expected }));
        }
    };
    Ok(Statement {
        kind,
        article: table.optional("article").map(|value| value.parse()).transpose()?,
        text: words,
        to: to.map(|value| value.parse()).transpose()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ActId;

    #[test]
    fn statements_are_read_in_their_order() {
        let to = ActId::of(b"1");
        let text = format!(
            "[[statement]]\nkind = \"reservation\"\narticle = \"Article 4\"\n\
             text = {{ en = \"Not for us.\", ko = \"유보한다.\" }}\n\
             [[statement]]\nkind = \"objection\"\nto = \"{to}\"\ntext = {{ en = \"We object.\" }}\n"
        );
        let statements = parse(&text).unwrap();
        let [first, second] = &statements[..] else { panic!("{statements:?}") };
        assert_eq!((first.kind, first.to), (StatementKind::Reservation, None));
        assert_eq!(first.article.as_ref().unwrap().as_str(), "Article 4");
        assert_eq!(first.shown().as_str(), "Not for us.");
        assert_eq!((second.kind, second.to), (StatementKind::Objection, Some(to)));
    }

    #[test]
    fn a_wrong_statement_is_reported_with_its_line() {
        let statement = |rest: &str| format!("[[statement]]\n{rest}");
        let rows = [
            (String::new(), "empty-list"),
            (statement("kind = \"reservation\""), "statement-without-text"),
            (statement("kind = \"reservation\"\ntext = {}"), "empty-list"),
            (statement("kind = \"reservation\"\ntext = { en = \"<text>\" }"), "placeholder"),
            (statement("kind = \"rule\"\ntext = { en = \"A\" }"), "unknown-word"),
            (statement("kind = \"objection\"\ntext = { en = \"A\" }"), "missing-field"),
            (
                statement("kind = \"reservation\"\ntext = { en = \"A\" }\nto = \"x\""),
                "unknown-field",
            ),
            (statement("kind = \"acceptance\"\ntext = { en = \"A\" }\nto = \"x\""), "bad-digest"),
            (statement("kind = \"reservation\"\nwhy = 1\ntext = { en = \"A\" }"), "unknown-field"),
            (
                "[[statement]]\nkind = \"reservation\"\ntext = { en = \"A\" }\n".repeat(65),
                "too-many",
            ),
        ];
        for (text, code) in rows {
            assert_eq!(parse(&text).unwrap_err().code(), code, "{text}");
        }
    }
}
