//! JSON Schemas of the signed formats and of the program's output: docs/schemas/. They are made from the
//! types here and in shapes.rs, and a test keeps them equal. tests/foreign checks files against them with an
//! independent validator.
//!
//! `PARAPH_WRITE_SCHEMAS=1 cargo test --test it schemas` writes them again.

mod signed;

use std::collections::BTreeMap;
use std::fs;

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use crate::json_shapes;
use crate::repository;

const FOLDER: &str = "docs/schemas";

/// The name of each schema's file, and its text.
fn schemas() -> BTreeMap<String, String> {
    let signed = [
        ("record", signed_schema::<signed::Record>()),
        ("act", signed_schema::<signed::Act>()),
        ("envelope", signed_schema::<signed::Envelope>()),
        ("bundle", signed_schema::<signed::Bundle>()),
    ];
    let printed = json_shapes::schemas();
    let name = |name: &str| format!("{name}.schema.json");
    let text = |schema: Schema| format!("{:#}\n", schema.to_value());
    let all = signed.into_iter().map(|(it, schema)| (name(it), text(schema)));
    let printed = printed.into_iter().map(|(format, schema)| {
        let (_, rest) = format.split_once('/').unwrap();
        (name(rest.split_once('/').unwrap().0), text(schema))
    });
    all.chain(printed).collect()
}

/// A schema of a signed format: missing members are left out, and nothing is null.
fn signed_schema<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    let settings = settings.with_transform(RecursiveTransform(Bare)).with_transform(Present);
    settings.into_generator().into_root_schema_for::<T>()
}

/// A schema of output: every member is present, and can be null if it has no value. Members may be added
/// later, and no present schema may reject them (docs/output.md).
pub(crate) fn printed_schema<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let settings = settings.with_transform(RecursiveTransform(Bare)).with_transform(Open);
    settings.into_generator().into_root_schema_for::<T>()
}

/// Without the widths of the program's integers, which are internal.
#[derive(Clone, Debug)]
struct Bare;

impl Transform for Bare {
    fn transform(&mut self, schema: &mut Schema) {
        if schema.get("format").is_some_and(Value::is_string) {
            schema.remove("format");
        }
    }
}

/// Without a rule about unknown members.
#[derive(Clone, Debug)]
struct Open;

impl Transform for Open {
    fn transform(&mut self, schema: &mut Schema) {
        if schema.get("additionalProperties") == Some(&json!(false)) {
            schema.remove("additionalProperties");
        }
        transform_subschemas(self, schema);
    }
}

/// Without null as a type.
#[derive(Clone, Debug)]
struct Present;

impl Transform for Present {
    fn transform(&mut self, schema: &mut Schema) {
        let null = json!("null");
        if let Some(Value::Array(types)) = schema.get_mut("type") {
            types.retain(|it| *it != null);
            if let [only] = &types[..] {
                let only = only.clone();
                schema.insert("type".to_owned(), only);
            }
        }
        if let Some(Value::Array(options)) = schema.get_mut("anyOf") {
            options.retain(|it| it.get("type") != Some(&null));
            if let [Value::Object(only)] = &options[..] {
                let only = only.clone();
                schema.remove("anyOf");
                schema.ensure_object().extend(only);
            }
        }
        transform_subschemas(self, schema);
    }
}

#[test]
fn schemas_are_what_the_types_say() {
    let folder = repository(FOLDER);
    let schemas = schemas();
    if std::env::var_os("PARAPH_WRITE_SCHEMAS").is_some() {
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &schemas {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
    names.retain(|name| name.ends_with(".json"));
    names.sort();
    let expected: Vec<&String> = schemas.keys().collect();
    assert_eq!(names.iter().collect::<Vec<_>>(), expected, "the files of {FOLDER}");
    for (name, text) in schemas {
        let stored = fs::read_to_string(folder.join(&name)).unwrap();
        assert!(stored == text, "{name} is not what its type says: PARAPH_WRITE_SCHEMAS=1");
    }
}
