//! Drawings of whatever is said of whatever: well-formed, with every word escaped, and the same
//! bytes each time.
#![no_main]

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use paraph::drawing::{Drawing, Edge, Node, Reference, Tone};

#[derive(Arbitrary, Debug)]
struct Input {
    title: String,
    nodes: Vec<(String, String, Vec<String>, String, u8)>,
    /// Some of them lead nowhere.
    edges: Vec<(u8, u8, String, bool)>,
}

const TONES: [Tone; 6] =
    [Tone::InEffect, Tone::Concluded, Tone::Open, Tone::Ended, Tone::Unverified, Tone::Missing];

fuzz_target!(|input: Input| {
    let node = |(id, title, lines, date, tone): (String, String, Vec<String>, String, u8)| Node {
        id,
        title,
        lines,
        date,
        tone: TONES[usize::from(tone) % 6],
    };
    let edge = |(from, to, label, sound): (u8, u8, String, bool)| Edge {
        from: from.into(),
        to: to.into(),
        label,
        reference: if sound { Reference::Sound } else { Reference::Broken },
    };
    let drawing = Drawing {
        title: input.title,
        nodes: input.nodes.into_iter().map(node).collect(),
        edges: input.edges.into_iter().map(edge).collect(),
    };
    let there = |edge: &&Edge| edge.from.max(edge.to) < drawing.nodes.len();
    let edges = drawing.edges.iter().filter(there).count();

    let svg = drawing.svg();
    assert_eq!(svg, drawing.svg(), "another picture");
    let elements = xml(&svg);
    let count = |name: &str| elements.iter().filter(|(it, _)| it == name).count();
    assert_eq!((count("svg"), count("g")), (1 + drawing.nodes.len(), edges));
    let titles: Vec<&str> =
        elements.iter().filter(|(name, _)| name == "title").map(|(_, text)| &**text).collect();
    assert_eq!(titles.len(), 1 + drawing.nodes.len() + edges);
    // What is told is what was given, but for what XML cannot say.
    assert_eq!(titles[0], told(&drawing.title));
    for (node, title) in drawing.nodes.iter().zip(&titles[1..]) {
        let named = !node.id.is_empty() && node.id != node.title;
        let all = match named {
            true => format!("{} ({})", told(&node.title), told(&node.id)),
            false => told(&node.title),
        };
        assert_eq!(*title, all, "a node is told otherwise");
    }

    let dot = drawing.dot();
    assert_eq!(dot, drawing.dot(), "another graph");
    let bare = outside_quotes(&dot);
    assert_eq!(bare.matches("->").count(), edges);
    // Keywords, names and numbers of ours, and nothing that anyone gave.
    let ours = |c: char| c.is_ascii_alphanumeric() || " \n{}[]=,;->".contains(c);
    assert!(bare.chars().all(ours), "{bare}");
    assert!(bare.starts_with("digraph instruments {\n") && bare.ends_with("}\n"));
    let (open, close) = (bare.matches('{').count(), bare.matches('}').count());
    assert_eq!((open, close), (1, 1));
});

/// Text as XML can say it.
fn told(text: &str) -> String {
    let there = |c: char| match c {
        '\n' => '\n',
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    };
    text.chars().map(there).collect()
}

/// The elements with the text that stands in them, in the order of their starts. A parser of the
/// little XML that is used: no comments, declarations, sections or entities of one's own.
fn xml(text: &str) -> Vec<(String, String)> {
    const NAMES: [&str; 7] = ["svg", "title", "desc", "rect", "text", "path", "g"];
    let mut elements: Vec<(String, String)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = text;
    loop {
        let (words, tag) = rest.split_once('<').unwrap_or((rest, ""));
        match open.last() {
            Some(last) => elements[*last].1.push_str(&unescaped(words)),
            None => assert_eq!(words.trim(), "", "text outside of everything"),
        }
        if tag.is_empty() {
            break;
        }
        let (tag, after) = tag.split_once('>').expect("a tag ends");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop().expect("something to close");
            assert_eq!(elements[last].0, name, "the wrong end");
            continue;
        }
        let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(NAMES.contains(&name), "{name} is not one of ours");
        assert!(elements.is_empty() == open.is_empty(), "one element holds all");
        for attribute in attributes.split_inclusive("\" ").filter(|it| !it.is_empty()) {
            let (name, value) = attribute.trim_end().split_once("=\"").expect("a value");
            let value = value.strip_suffix('"').expect("a quoted value");
            let lower = |c: char| c.is_ascii_lowercase() || c == '-' || c == 'B' || c == 'x';
            assert!(name.chars().all(|c| lower(c) || c.is_ascii_uppercase()), "{name}");
            // No link, script or style of anyone's.
            assert!(!name.starts_with("on") && name != "href" && name != "style", "{name}");
            assert!(value.is_ascii() && !value.contains(['"', '<', '&']), "{value}");
        }
        elements.push((name.to_owned(), String::new()));
        if !empty {
            open.push(elements.len() - 1);
        }
    }
    assert!(open.is_empty(), "something is not closed");
    elements
}

/// Text between tags, its entities resolved.
fn unescaped(text: &str) -> String {
    let allowed = |c: char| c == '\n' || c >= ' ' && c != '\u{fffe}' && c != '\u{ffff}';
    assert!(text.chars().all(|c| allowed(c) && c != '>'), "XML has no such character: {text:?}");
    let mut pieces = text.split('&');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (entity, rest) = piece.split_once(';').expect("an entity ends");
        out.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#10" => '\n',
            "#39" => '\'',
            other => panic!("the entity {other}"),
        });
        out.push_str(rest);
    }
    out
}

/// What stands outside of quoted strings, which end where they are to.
fn outside_quotes(dot: &str) -> String {
    let (mut out, mut quoted, mut escaped) = (String::new(), false, false);
    for c in dot.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            c if quoted => assert!(!c.is_ascii_control(), "a control in a string"),
            c => out.push(c),
        }
    }
    assert!(!quoted && !escaped, "a string has no end");
    out
}
