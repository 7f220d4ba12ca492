//! A drawing for Graphviz, which makes its own layout.

use std::fmt::Write as _;

use super::{Drawing, GREY, INK, NOTHING, RED, Reference};

/// The whole graph. Most edges lead from a newer instrument to an older one, so it is drawn from bottom to
/// top.
pub(super) fn dot(drawing: &Drawing) -> String {
    let mut out = String::from("digraph instruments {\n");
    let _ = writeln!(
        out,
        "  graph [label=\"{}\", labelloc=t, rankdir=BT, bgcolor=\"#ffffff\", \
         fontname=\"sans-serif\", fontcolor=\"{INK}\"];",
        escaped(&drawing.title)
    );
    let _ = writeln!(
        out,
        "  node [shape=box, fontname=\"sans-serif\", fontsize=11, fontcolor=\"{INK}\"];\n  \
         edge [fontname=\"sans-serif\", fontsize=10, color=\"{GREY}\", fontcolor=\"{GREY}\"];"
    );
    if drawing.nodes.is_empty() {
        let _ = writeln!(out, "  \"\" [label=\"{NOTHING}\", shape=plaintext];");
    }
    for node in &drawing.nodes {
        let paint = node.tone.paint();
        let mut label = escaped(&node.title);
        for line in &node.lines {
            label.push_str("\\n");
            label.push_str(&escaped(line));
        }
        let _ = writeln!(
            out,
            "  \"{}\" [label=\"{label}\", tooltip=\"{}\", style=\"filled,rounded{}\", \
             color=\"{}\", fillcolor=\"{}\"];",
            escaped(&node.id),
            node.tone.word(),
            if paint.dashed { ",dashed" } else { "" },
            paint.line,
            paint.ground,
        );
    }
    for edge in drawing.sound_edges() {
        let [from, to] = [edge.from, edge.to].map(|node| escaped(&drawing.nodes[node].id));
        let broken = match edge.reference {
            Reference::Sound => String::new(),
            Reference::Broken => format!(", style=dashed, color=\"{RED}\", fontcolor=\"{RED}\""),
        };
        let _ =
            writeln!(out, "  \"{from}\" -> \"{to}\" [label=\"{}\"{broken}];", escaped(&edge.label));
    }
    out.push_str("}\n");
    out
}

/// Escapes text for quotation marks. Graphviz reads escapes and, in labels, HTML entities.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
