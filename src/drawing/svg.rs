//! A layout as SVG.
//!
//! Each box is a separate SVG element. If the letters of a viewer are wider than expected, the box cuts them
//! at its border, so that they do not cover other parts. Arrow heads are drawn as shapes, because a marker
//! would need an id.

use std::fmt::Write as _;

use super::layout::{BAR, HEADING, KEY, Key, LINE, Layout, Placed, TITLE, Words};
use super::places::{Anchor, LABEL, LABEL_PADDING, Label};
use super::text_width::cut;
use super::{Drawing, Edge, GREY, INK, Node, RED, Reference};
use crate::xml::escaped;

/// The radius of rounded corners of a line.
const ROUND: i64 = 6;
/// The length of an arrow head, and its extent to each side.
const HEAD: i64 = 10;
const HEAD_SIDE: i64 = 4;
/// For a line that leads nowhere, and for a box that is not proven.
const DASHES: &str = " stroke-dasharray=\"6 4\"";
/// The maximum width of a title that is shown where the reader points at an edge, in pixels of its letters.
const MAX_LABEL: i64 = 600;

/// The whole picture.
pub(super) fn svg(drawing: &Drawing) -> String {
    let edges = drawing.sound_edges();
    let layout = Layout::of(drawing, &edges);
    let (width, height) = (layout.width, layout.height);
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" \
         fill=\"{INK}\">"
    );
    let (nodes, references) = (drawing.nodes.len(), edges.len());
    let _ = writeln!(out, "<title>{}</title>", escaped(&drawing.title));
    let _ = writeln!(
        out,
        "<desc>Instruments: {nodes}. References between them: {references}. Time runs from top to \
         bottom.</desc>"
    );
    let _ = writeln!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
    push_words(&mut out, &layout.heading, HEADING, " font-weight=\"bold\"");
    push_words(&mut out, &layout.notes, LINE, &format!(" fill=\"{GREY}\""));
    for (node, placed) in drawing.nodes.iter().zip(&layout.boxes) {
        push_box(&mut out, node, placed);
    }
    for (edge, line) in edges.iter().zip(&layout.lines) {
        let [from, to] =
            [edge.from, edge.to].map(|node| cut(&drawing.nodes[node].title, TITLE, MAX_LABEL));
        let title = format!("{from} → {to}: {}", edge.label);
        let _ = write!(out, "<g><title>{}</title>", escaped(&title));
        push_arrow(&mut out, &line.points, edge.reference);
        out.push_str("</g>\n");
    }
    // After all lines, so that no line crosses a label.
    for (edge, line) in edges.iter().zip(&layout.lines) {
        if let Some(label) = &line.label {
            push_label(&mut out, label, edge);
        }
    }
    for (key, words) in &layout.legend {
        push_key(&mut out, *key, words);
    }
    out.push_str("</svg>\n");
    out
}

fn push_words(out: &mut String, words: &[Words], size: i64, more: &str) {
    for Words { x, y, text } in words {
        let text = escaped(text);
        let _ = writeln!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{more}>{text}</text>");
    }
}

fn push_box(out: &mut String, node: &Node, placed: &Placed) {
    let Placed { x, y, width, height, .. } = placed;
    let paint = node.tone.paint();
    let (line, ground) = (paint.line, paint.ground);
    let dashes = if paint.dashed { DASHES } else { "" };
    let title = match node.id.is_empty() || node.id == node.title {
        true => escaped(&node.title),
        false => escaped(&format!("{} ({})", node.title, node.id)),
    };
    // One pixel inside, so that the border is not cut at the edge of its own SVG.
    let _ = writeln!(
        out,
        "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"><title>{title}</title>\n\
         <rect x=\"1\" y=\"1\" width=\"{}\" height=\"{}\" rx=\"4\" fill=\"{ground}\" \
         stroke=\"{line}\" stroke-width=\"1.5\"{dashes}/>\n\
         <rect x=\"1\" y=\"1\" width=\"{BAR}\" height=\"{}\" rx=\"3\" fill=\"{line}\"/>",
        width - 2,
        height - 2,
        height - 2,
    );
    push_words(out, &placed.title, TITLE, " font-weight=\"bold\"");
    push_words(out, &placed.lines, LINE, "");
    out.push_str("</svg>\n");
}

/// A line with rounded corners and an arrow head. Every part of it is vertical or horizontal.
fn push_arrow(out: &mut String, points: &[(i64, i64)], reference: Reference) {
    let (&[first, .., before, tip] | &[first @ before, tip]) = points else { return };
    let (colour, dashes) = painted(reference);
    // The line ends inside the head, so that the tip stays sharp.
    let (x, y) = towards(tip, before, HEAD - 2);
    let _ = write!(out, "<path d=\"M{} {}", first.0, first.1);
    for corner in points.windows(3) {
        let [from, at, to] = [corner[0], corner[1], corner[2]];
        let round = ROUND.min(apart(from, at) / 2).min(apart(at, to) / 2);
        let (start, end) = (towards(at, from, round), towards(at, to, round));
        let _ = write!(out, "L{} {}Q{} {} {} {}", start.0, start.1, at.0, at.1, end.0, end.1);
    }
    let _ =
        write!(out, "L{x} {y}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"{dashes}/>");
    let (x, y) = towards(tip, before, HEAD);
    let (aside, along) = if x == tip.0 { (HEAD_SIDE, 0) } else { (0, HEAD_SIDE) };
    let _ = write!(
        out,
        "<path d=\"M{} {}L{} {}L{} {}Z\" fill=\"{colour}\"/>",
        tip.0,
        tip.1,
        x - aside,
        y - along,
        x + aside,
        y + along,
    );
}

fn painted(reference: Reference) -> (&'static str, &'static str) {
    match reference {
        Reference::Sound => (GREY, ""),
        Reference::Broken => (RED, DASHES),
    }
}

fn apart(a: (i64, i64), b: (i64, i64)) -> i64 {
    (a.0 - b.0).abs() + (a.1 - b.1).abs()
}

/// The point at the distance `far` from `from`, on a vertical or horizontal way to `to`.
fn towards(from: (i64, i64), to: (i64, i64), far: i64) -> (i64, i64) {
    (from.0 + far * (to.0 - from.0).signum(), from.1 + far * (to.1 - from.1).signum())
}

fn push_label(out: &mut String, label: &Label, edge: &Edge) {
    let Label { x, y, width, height, text, .. } = label;
    let (colour, _) = painted(edge.reference);
    let (at, anchor) = match label.anchor {
        Anchor::Start => (x + LABEL_PADDING, "start"),
        Anchor::Middle => (x + width / 2, "middle"),
        Anchor::End => (x + width - LABEL_PADDING, "end"),
    };
    let _ = writeln!(
        out,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\" \
         fill=\"#ffffff\"/><text x=\"{at}\" y=\"{}\" font-size=\"{LABEL}\" fill=\"{colour}\" \
         text-anchor=\"{anchor}\">{}</text>",
        y + 12,
        escaped(text),
    );
}

/// A sample and its meaning.
fn push_key(out: &mut String, key: Key, words: &Words) {
    let Words { x, y, text } = words;
    match key {
        Key::Tone(tone) => {
            let paint = tone.paint();
            let dashes = if paint.dashed { DASHES } else { "" };
            let _ = writeln!(
                out,
                "<rect x=\"{x}\" y=\"{}\" width=\"{KEY}\" height=\"13\" rx=\"3\" fill=\"{}\" \
                 stroke=\"{}\" stroke-width=\"1.5\"{dashes}/>",
                y - 11,
                paint.ground,
                paint.line,
            );
        }
        Key::Arrow(reference) => {
            push_arrow(out, &[(*x, y - 4), (x + KEY, y - 4)], reference);
            out.push('\n');
        }
    }
    let words = Words { x: x + KEY + 8, y: *y, text: text.clone() };
    push_words(out, &[words], LINE, "");
}
