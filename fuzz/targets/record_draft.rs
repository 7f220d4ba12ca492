//! Records and drafts: what reads is written again as the same bytes, and a draft makes a record
//! that reads.
#![no_main]

use std::collections::{BTreeMap, BTreeSet};

use libfuzzer_sys::{Corpus, fuzz_target};
use paraph::canon::canonical;
use paraph::draft::{Draft, Sketch, SketchText, template};
use paraph::locale::Locale;
use paraph::record::{Order, Record, Relation, Target};
use paraph::text::measure;
use paraph_fuzz::{bare, sha256, shown};
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    match Record::read(bytes) {
        Err(fault) => shown::fault(&fault),
        Ok(record) => {
            assert_eq!(record.digest().to_string(), sha256(bytes));
            sound(&record, bytes);
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        match Draft::parse(text) {
            Err(fault) => shown::fault(&fault),
            Ok(draft) => {
                let measures =
                    draft.paths().map(|path| (path.clone(), measure(path.as_str().as_bytes())));
                match draft.clone().into_record(&measures.collect()) {
                    Err(fault) => shown::fault(&fault),
                    Ok(record) => {
                        sound(&record, record.bytes());
                        again(&record);
                    }
                }
            }
        }
    }
    Corpus::Keep
});

/// What holds for every record, looked at as a value and as bare JSON.
fn sound(record: &Record, bytes: &[u8]) {
    assert_eq!(record.bytes(), bytes);
    assert_eq!(canonical(bytes).as_deref(), Ok(bytes), "a record that is not canonical");
    let content = record.content();
    assert_eq!(Record::new(content.clone()).as_ref(), Ok(record), "other bytes when written again");

    let ids: Vec<&str> = content.parties.iter().map(|party| party.id.as_str()).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]) && !ids.is_empty(), "{ids:?}");
    let paths: Vec<&str> = content.texts.iter().map(|text| text.path.as_str()).collect();
    assert!(paths.windows(2).all(|pair| pair[0] < pair[1]) && !paths.is_empty(), "{paths:?}");
    let folded: BTreeSet<String> = paths.iter().map(|path| path.to_lowercase()).collect();
    assert_eq!(folded.len(), paths.len(), "paths that are one on some file systems: {paths:?}");
    if let Order::Listed(order) = &content.order {
        let listed: BTreeSet<&str> = order.iter().map(|id| id.as_str()).collect();
        assert!(listed.len() == order.len() && listed.into_iter().eq(ids.iter().copied()));
    }
    let annexes: BTreeSet<&str> = content.terms.annexes.iter().map(|it| it.id.as_str()).collect();
    let named = content.texts.iter().filter_map(|text| text.annex.as_ref());
    assert_eq!(annexes, named.map(|id| id.as_str()).collect(), "annexes and their texts");
    assert!(content.terms.authority.iter().all(|id| ids.contains(&id.as_str())));
    for path in &paths {
        shown::line(path);
        assert!(!path.starts_with('/') && !path.contains('\\') && !path.contains(':'), "{path}");
        assert!(path.split('/').all(|part| !matches!(part, "" | "." | "..")), "{path}");
    }
    content.title.iter().for_each(|(_, title)| shown::line(title.as_str()));
    for (name, value) in &content.metadata {
        shown::line(name);
        shown::line(value.as_str());
    }
    let json: Value = serde_json::from_slice(bytes).expect("JSON");
    assert_eq!(json["format"], "paraph/record/1");
    assert_eq!(json["parties"].as_array().map(Vec::len), Some(ids.len()));
    terms(&json, &ids);
}

/// What a record says beside its texts and parties holds together.
fn terms(record: &Value, parties: &[&str]) {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let ascends = |list: &[Value]| {
        // Canonical bytes: names are ASCII, and strings are written in the one form.
        let entries: Vec<String> = list.iter().map(Value::to_string).collect();
        entries.windows(2).all(|pair| pair[0] < pair[1])
    };
    let texts = list(&record["texts"]);
    let named: Vec<&str> = texts.iter().filter_map(|text| text["annex"].as_str()).collect();
    let annexes = list(&record["annexes"]);
    let ids: Vec<&str> = annexes.iter().map(|it| it["id"].as_str().expect("an id")).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]) && ids.len() <= 256, "{ids:?}");
    assert_eq!(named.iter().collect::<BTreeSet<_>>(), ids.iter().collect(), "annexes and texts");
    if let Some(prevails) = record["divergence"].get("prevails") {
        let authentic = texts.iter().filter(|text| text["status"] == "authentic");
        assert!(authentic.map(|text| &text["language"]).any(|it| it == prevails), "{prevails}");
    }
    let seconds = |time: &Value| time.as_str().map(bare::seconds);
    let before = |a: &Value, b: &Value| match (seconds(a), seconds(b)) {
        (Some(a), Some(b)) => a < b,
        _ => true,
    };
    if let Some(powers) = record.get("powers") {
        let (keys, intents) = (list(&powers["keys"]), list(&powers["intents"]));
        assert!(!keys.is_empty() && ascends(&keys) && !intents.is_empty() && ascends(&intents));
        let powerless = ["decline", "withdraw", "witness"];
        assert!(!intents.iter().any(|it| powerless.contains(&it.as_str().expect("a word"))));
        assert!(before(&powers["from"], &powers["until"]), "{powers}");
    }
    if let Some(term) = record.get("term") {
        assert_ne!(term.as_object().map(serde_json::Map::len), Some(0));
        assert!(before(&term["entry"]["on"], &term["expires"]), "{term}");
    }
    let relations = list(&record["relations"]);
    assert!(ascends(&relations), "{relations:?}");
    for relation in relations {
        assert_ne!(relation.get("paper").is_some(), relation.get("record").is_some());
    }
    let authority = list(&record["signing"]["authority"]);
    assert!(ascends(&authority), "{authority:?}");
    assert!(authority.iter().all(|it| parties.contains(&it.as_str().expect("an id"))));
}

/// A template with all that a record says is a draft but for what is to be filled in.
fn again(record: &Record) {
    let content = record.content();
    let names = |names: &paraph::value::Names| -> BTreeMap<_, _> {
        names.iter().map(|(language, name)| (language.clone(), name.clone())).collect()
    };
    let text = |text: &paraph::record::Text| SketchText {
        path: text.path.clone(),
        media_type: text.media_type.clone(),
    };
    let to_record = |relation: &Relation| match &relation.target {
        Target::Record(record) => Some((relation.kind, record.clone())),
        Target::Paper { .. } => None,
    };
    let sketch = Sketch {
        id: content.id.clone(),
        created: content.created,
        designation: Some(content.designation.clone()),
        title: names(&content.title),
        parties: content.parties.iter().map(|it| (it.id.clone(), names(&it.name))).collect(),
        texts: content.texts.iter().map(text).collect(),
        relations: content.terms.relations.iter().filter_map(to_record).collect(),
    };
    match Draft::parse(&template(&sketch, Locale::En)) {
        Err(fault) => assert_eq!(fault.code(), "placeholder", "{fault:?}"),
        Ok(draft) => assert!(draft.paths().eq(content.texts.iter().map(|text| &text.path))),
    }
}
