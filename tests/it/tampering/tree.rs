//! A bundle as a tree that can be spoiled: it can hold content that canonical JSON cannot, and an act in it
//! is a separate tree.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// JSON whose members can be in any order, and occur more than once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tree {
    Object(Vec<(String, Tree)>),
    Array(Vec<Tree>),
    String(String),
    Number(u64),
    /// A payload: JSON in Base64 in a string.
    Payload(Box<Tree>),
}

impl Tree {
    /// Reads a canonical bundle. Its names are ASCII, so their order is that of `Value`.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let tree = Self::of(serde_json::from_slice(bytes).unwrap());
        assert!(tree.bytes() == bytes, "it is written as it was read");
        tree
    }

    fn of(value: Value) -> Self {
        match value {
            Value::Object(members) => Self::Object(
                members
                    .into_iter()
                    .map(|(name, value)| match (&*name, value) {
                        ("payload", Value::String(payload)) => {
                            let payload = STANDARD.decode(payload).unwrap();
                            let act = Self::of(serde_json::from_slice(&payload).unwrap());
                            (name, Self::Payload(Box::new(act)))
                        }
                        (_, value) => (name, Self::of(value)),
                    })
                    .collect(),
            ),
            Value::Array(values) => Self::Array(values.into_iter().map(Self::of).collect()),
            Value::String(text) => Self::String(text),
            Value::Number(number) => Self::Number(number.as_u64().unwrap()),
            other => panic!("no bundle has {other}"),
        }
    }

    /// The tree as JSON, in its present order.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut out = String::new();
        self.write(&mut out);
        out.into_bytes()
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Object(members) => {
                out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    *out += &serde_json::to_string(name).unwrap();
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
            Self::Array(values) => {
                out.push('[');
                for (index, value) in values.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    value.write(out);
                }
                out.push(']');
            }
            Self::String(text) => *out += &serde_json::to_string(text).unwrap(),
            Self::Number(number) => *out += &number.to_string(),
            Self::Payload(act) => *out += &format!("\"{}\"", STANDARD.encode(act.bytes())),
        }
    }

    /// The member of that name, the first if there are several.
    pub(super) fn member(&mut self, name: &str) -> Option<&mut Self> {
        let Self::Object(members) = self else { return None };
        members.iter_mut().find(|member| member.0 == name).map(|member| &mut member.1)
    }

    /// The elements of an array that is a member; empty if there is none.
    pub(super) fn elements(&mut self, name: &str) -> &mut [Self] {
        match self.member(name) {
            Some(Self::Array(values)) => values,
            _ => &mut [],
        }
    }

    /// The tree at a place.
    pub(super) fn at(&mut self, place: &[usize]) -> &mut Self {
        place.iter().fold(self, |tree, index| match tree {
            Self::Object(members) => &mut members[*index].1,
            Self::Array(values) => &mut values[*index],
            Self::Payload(act) => act,
            other => panic!("nothing is in {other:?}"),
        })
    }

    /// Calls `each` with every place below this one and its pointer, in which the number of an element is
    /// `*`. A step of a place is the number of a member or element.
    pub(super) fn places(&self) -> Vec<(Vec<usize>, String)> {
        let mut places = Vec::new();
        let mut open = vec![(self, Vec::new(), String::new())];
        while let Some((tree, place, pointer)) = open.pop() {
            let mut within = |index, tree, pointer| {
                let place: Vec<usize> = place.iter().copied().chain([index]).collect();
                open.push((tree, place, pointer));
            };
            match tree {
                Self::Object(members) => {
                    for (index, (name, value)) in members.iter().enumerate() {
                        within(index, value, format!("{pointer}/{name}"));
                    }
                }
                Self::Array(values) => {
                    for (index, value) in values.iter().enumerate() {
                        within(index, value, format!("{pointer}/*"));
                    }
                }
                Self::Payload(act) => within(0, act, format!("{pointer}#")),
                Self::String(_) | Self::Number(_) => {}
            }
            places.push((place, pointer));
        }
        places.sort();
        places
    }
}
