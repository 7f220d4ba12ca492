//! What signatories write themselves: profiles, and files of statements.
#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use paraph::act::{Act, ActContent, Intent, RecordRef, Statement};
use paraph::fault::Fault;
use paraph::id::{Digest, RecordId};
use paraph::profile::Profile;
use paraph::statements;
use paraph_fuzz::keys::STRANGER;
use paraph_fuzz::shown;

fuzz_target!(|text: &str| {
    let toml = toml::from_str::<toml::Table>(text);
    let refused = |fault: &Fault| {
        shown::fault(fault);
        // The limits come before the grammar (docs/format.md T1).
        let limited = matches!(fault.code(), "too-large" | "too-deep" | "too-many");
        assert_eq!(fault.code() == "bad-toml", toml.is_err() && !limited, "{fault:?}");
    };
    match Profile::parse(text) {
        Err(fault) => refused(&fault),
        Ok(read) => profile(&read, toml.as_ref().expect("TOML")),
    }
    match statements::parse(text) {
        // How many statements there may be is no limit of TOML.
        Err(fault) if fault.code() == "too-many" => shown::fault(&fault),
        Err(fault) => refused(&fault),
        Ok(read) => stated(&read, toml.as_ref().expect("TOML")),
    }
});

fn profile(profile: &Profile, bare: &toml::Table) {
    assert_eq!(bare["name"].as_str(), Some(profile.signatory.name.as_str()));
    let latin = profile.signatory.name_latin.as_ref().map(|name| name.as_str());
    assert_eq!(bare.get("nameLatin").and_then(toml::Value::as_str), latin);
    shown::line(profile.signatory.name.as_str());
    latin.into_iter().for_each(shown::line);
    for (_, title) in profile.signatory.title.iter().flat_map(|title| title.iter()) {
        shown::line(title.as_str());
    }
    if let Some(place) = &profile.place {
        assert_eq!(bare["place"]["country"].as_str(), Some(place.country.as_str()));
        place.locality.iter().for_each(|town| shown::line(town.as_str()));
    }
}

/// Statements say what stands in the bare TOML, and an act that comes with them reads back.
fn stated(statements: &[Statement], bare: &toml::Table) {
    let tables = bare["statement"].as_array().expect("tables");
    assert!(bare.len() == 1 && (1..=64).contains(&tables.len()));
    assert_eq!(tables.len(), statements.len(), "statements that were not read");
    for (statement, table) in statements.iter().zip(tables) {
        let table = table.as_table().expect("a table");
        let told = |name: &str| table.get(name).and_then(toml::Value::as_str);
        assert_eq!(told("kind"), Some(statement.kind.word()));
        assert_eq!(told("article"), statement.article.as_ref().map(|article| article.as_str()));
        assert_eq!(told("to"), statement.to.map(|to| to.to_string()).as_deref());
        let answers = matches!(statement.kind.word(), "objection" | "acceptance");
        assert_eq!(statement.to.is_some(), answers);
        let words: BTreeMap<&str, &str> =
            statement.text.iter().map(|(language, it)| (language.as_str(), it.as_str())).collect();
        let bare = table["text"].as_table().expect("a table").iter();
        let bare = bare.map(|(language, it)| (&**language, it.as_str().expect("a string")));
        assert_eq!(words, bare.collect(), "other words");
        words.values().for_each(|words| {
            shown::line(words);
            assert!(!words.is_empty() && words.len() <= 8192);
        });
        assert!(words.values().any(|words| *words == statement.shown().as_str()));
    }

    let mut seen: Vec<_> = statements.iter().filter_map(|statement| statement.to).collect();
    seen.sort();
    seen.dedup();
    let content = ActContent {
        record: RecordRef { id: RecordId::from_random([0; 16]), sha256: Digest::of(b"") },
        party: "north".parse().expect("an id"),
        keys: vec![STRANGER.secret.public().id()],
        signatory: paraph::act::Signatory {
            name: "Nobody".parse().expect("a label"),
            name_latin: None,
            title: None,
        },
        capacity: None,
        authority: None,
        intent: Intent::Sign,
        of: None,
        statements: statements.to_vec(),
        place: None,
        signed_at: "2026-01-01T00:00:00Z".parse().expect("a time"),
        seen,
    };
    match Act::new(content) {
        Err(fault) => assert_eq!(fault.code(), "too-large", "{fault:?}"),
        Ok(act) => assert_eq!(act.content().statements, statements),
    }
}
