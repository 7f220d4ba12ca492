//! Instruments and their relations as a picture: SVG for people, DOT for other tools.
//!
//! Time runs from top to bottom: an older instrument is above a newer one, and instruments without a date
//! come last. Boxes never overlap, lines run beside boxes and never through them, and the same drawing gives
//! the same bytes. The work is n log n in the nodes and edges. The caller writes the text and makes it safe
//! to show ([`crate::screen`]); this module only escapes it.

mod channel;
mod dot;
mod grid;
mod layout;
mod places;
mod route;
mod svg;
mod text_width;

/// A directed graph of instruments. Every string is one line, safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The title of the picture.
    pub title: String,
    /// The instruments.
    pub nodes: Vec<Node>,
    /// The relations between them. An edge whose start or end does not exist is left out.
    pub edges: Vec<Edge>,
}

/// An instrument: a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The unique id of the node. It is not printed in the box, but shown where the reader points at the box.
    pub id: String,
    /// Its title. It is wrapped, and cut if it is very long.
    pub title: String,
    /// Other text in the box, including its state: colour alone is never enough.
    pub lines: Vec<String>,
    /// A date that sorts as text (`2023-03-21`), or an empty text.
    pub date: String,
    /// The style of its box.
    pub tone: Tone,
}

/// The style of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Concluded, has entered into effect, and has not ended.
    InEffect,
    /// Concluded; it is not stated whether it is in effect.
    Concluded,
    /// Something required is still missing.
    Open,
    /// It was in effect and has ended.
    Ended,
    /// Not proven here: it is on paper, or its bundle does not verify.
    Unverified,
    /// Another instrument names it, but it is not available.
    Missing,
}

/// A relation of one instrument to another: a line with an arrow head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The index of the node that states the relation.
    pub from: usize,
    /// The index of the node that it leads to.
    pub to: usize,
    /// The relation in a word or two. May be empty.
    pub label: String,
    /// Whether the reference is correct.
    pub reference: Reference,
}

/// Whether a reference is correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// It is correct, as far as it was checked.
    Sound,
    /// It is wrong.
    Broken,
}

impl Drawing {
    /// The picture: one SVG element without external resources, scripts or ids, so that a page can contain
    /// several. It has a white background, and ends with a line end.
    pub fn svg(&self) -> String {
        svg::svg(self)
    }

    /// The same for Graphviz. It ends with a line end.
    pub fn dot(&self) -> String {
        dot::dot(self)
    }

    /// The edges whose start and end exist.
    fn sound_edges(&self) -> Vec<&Edge> {
        let there = |edge: &&Edge| edge.from.max(edge.to) < self.nodes.len();
        self.edges.iter().filter(there).collect()
    }
}

impl Tone {
    const ALL: [Self; 6] =
        [Self::InEffect, Self::Concluded, Self::Open, Self::Ended, Self::Unverified, Self::Missing];

    /// The text in the legend.
    fn word(self) -> &'static str {
        match self {
            Self::InEffect => "in effect",
            Self::Concluded => "concluded",
            Self::Open => "open",
            Self::Ended => "ended",
            Self::Unverified => "not verified",
            Self::Missing => "not there",
        }
    }

    fn paint(self) -> Paint {
        let (line, ground, dashed) = match self {
            Self::InEffect => ("#1b6e32", "#e7f5ea", false),
            Self::Concluded => ("#1a56b0", "#e8f0fc", false),
            Self::Open => ("#8a5a00", "#fff5dc", false),
            Self::Ended => ("#666666", "#eeeeee", false),
            Self::Unverified => ("#5f4b8b", "#f5f2fa", true),
            Self::Missing => (RED, "#fdeceb", true),
        };
        Paint { line, ground, dashed }
    }
}

/// The colours and line style of an element. Lines have a contrast of at least 4.5 to 1 on white and on their
/// background. Elements that are not proven are dashed, so that the picture works without colours.
struct Paint {
    line: &'static str,
    ground: &'static str,
    dashed: bool,
}

const INK: &str = "#1a1a1a";
const GREY: &str = "#4a4a4a";
const RED: &str = "#b3261e";
/// The text in an empty picture.
const NOTHING: &str = "no instruments";

#[cfg(test)]
mod tests {
    use super::layout::Layout;
    use super::*;

    type Area = (i64, i64, i64, i64);

    fn node(id: usize, title: &str, date: &str) -> Node {
        Node {
            id: format!("n{id}"),
            title: title.to_owned(),
            lines: vec!["us-dhs-st, rok-msit".to_owned(), "in effect".to_owned()],
            date: date.to_owned(),
            tone: Tone::ALL[id % 6],
        }
    }

    fn edge(from: usize, to: usize, label: &str) -> Edge {
        let reference = if to % 7 == 6 { Reference::Broken } else { Reference::Sound };
        Edge { from, to, label: label.to_owned(), reference }
    }

    /// A pseudo-random drawing with edges in both directions, to the same node, and several between two
    /// nodes.
    fn any(seed: u64, nodes: usize, edges: usize) -> Drawing {
        let mut state = seed;
        let mut below = move |limit: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as usize % limit
        };
        let titles = ["JSoI", "국방정보통신기술 협력에 관한 시행약정", "W", &"very ".repeat(50)];
        let labels = ["reaffirms", "", "amends", "is in no way whatsoever superseded by", "구현"];
        let nodes: Vec<Node> = (0..nodes)
            .map(|id| match below(8) {
                0 => node(id, titles[below(4)], ""),
                _ => node(id, titles[below(4)], &format!("{}-05-01", 1990 + below(30))),
            })
            .collect();
        let edges = (0..edges).map(|_| {
            // Few enough that some nodes have many.
            edge(below(nodes.len()), below(1 + nodes.len() / 2), labels[below(5)])
        });
        Drawing { title: "Any".to_owned(), edges: edges.collect(), nodes }
    }

    fn drawings() -> Vec<Drawing> {
        let sizes = [(1, 3), (2, 5), (3, 3), (6, 9), (12, 20), (20, 8), (40, 90), (90, 300)];
        (0..24).map(|seed| sizes[seed % 8]).zip(7..).map(|((n, e), seed)| any(seed, n, e)).collect()
    }

    fn layout(drawing: &Drawing) -> Layout {
        Layout::of(drawing, &drawing.sound_edges())
    }

    fn boxes(layout: &Layout) -> Vec<Area> {
        layout.boxes.iter().map(|b| (b.x, b.y, b.x + b.width, b.y + b.height)).collect()
    }

    fn labels(layout: &Layout) -> Vec<Area> {
        let labels = layout.lines.iter().filter_map(|line| line.label.as_ref());
        labels.map(|l| (l.x, l.y, l.x + l.width, l.y + l.height)).collect()
    }

    /// The vertical and horizontal parts of each edge.
    fn parts(layout: &Layout) -> Vec<(usize, Area)> {
        let lines = layout.lines.iter().enumerate();
        let parts = lines.flat_map(|(index, line)| {
            line.points.windows(2).map(move |ends| {
                let [(a, b), (c, d)] = [ends[0], ends[1]];
                (index, (a.min(c), b.min(d), a.max(c), b.max(d)))
            })
        });
        parts.collect()
    }

    fn meet(a: Area, b: Area) -> bool {
        a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
    }

    fn any_two_meet(areas: &[Area]) -> bool {
        (0..areas.len()).any(|i| areas[..i].iter().any(|other| meet(areas[i], *other)))
    }

    #[test]
    fn everything_is_within_the_picture() {
        for drawing in drawings() {
            let layout = layout(&drawing);
            let parts = parts(&layout).into_iter().map(|(_, part)| part);
            for area in boxes(&layout).into_iter().chain(labels(&layout)).chain(parts) {
                assert!(area.0 > 0 && area.1 > 0, "{area:?}");
                assert!(area.2 < layout.width && area.3 < layout.height, "{area:?}");
            }
        }
    }

    #[test]
    fn no_two_boxes_and_no_two_labels_overlap() {
        for drawing in drawings() {
            let layout = layout(&drawing);
            let all = [boxes(&layout), labels(&layout)].concat();
            assert!(!any_two_meet(&all));
        }
    }

    #[test]
    fn no_line_runs_through_a_box_or_on_another_line() {
        for drawing in drawings() {
            let layout = layout(&drawing);
            let parts = parts(&layout);
            for (index, (edge, part)) in parts.iter().enumerate() {
                assert!(part.0 == part.2 || part.1 == part.3, "{part:?} is upright or level");
                let wide = (part.0 - 2, part.1, part.2 + 2, part.3);
                let through = boxes(&layout).into_iter().any(|other| meet(wide, other));
                assert!(!through, "edge {edge}, {part:?}");
                for (other_edge, other) in &parts[..index] {
                    let upright = part.0 == part.2 && other.0 == other.2 && part.0 == other.0;
                    let level = part.1 == part.3 && other.1 == other.3 && part.1 == other.1;
                    let on = upright && part.1 <= other.3 && other.1 <= part.3
                        || level && part.0 <= other.2 && other.0 <= part.2;
                    assert!(!on || edge == other_edge, "{edge} {part:?}, {other_edge} {other:?}");
                }
            }
        }
    }

    #[test]
    fn a_line_leads_from_the_border_of_one_box_to_that_of_the_other() {
        for drawing in drawings() {
            let layout = layout(&drawing);
            let boxes = boxes(&layout);
            let touches = |node: usize, (x, y): (i64, i64)| {
                let area = boxes[node];
                area.0 < x && x < area.2 && (y == area.1 || y == area.3)
            };
            for (edge, line) in drawing.edges.iter().zip(&layout.lines) {
                assert!(touches(edge.from, line.points[0]), "{edge:?}");
                assert!(touches(edge.to, line.points[line.points.len() - 1]), "{edge:?}");
            }
        }
    }

    #[test]
    fn the_older_is_above_and_the_undated_is_last() {
        for drawing in drawings() {
            let layout = layout(&drawing);
            let mut order: Vec<(i64, &str)> = Vec::new();
            for (node, placed) in drawing.nodes.iter().zip(&layout.boxes) {
                order.push((placed.y, if node.date.is_empty() { "~" } else { &node.date }));
            }
            order.sort_unstable();
            let rows: Vec<_> = order.chunk_by(|a, b| a.0 == b.0).collect();
            for pair in rows.windows(2) {
                assert!(pair[0].last().unwrap().1 <= pair[1][0].1, "{pair:?}");
            }
        }
    }

    #[test]
    fn both_formats_contain_every_title_line_and_label() {
        for drawing in drawings() {
            for out in [drawing.svg(), drawing.dot()] {
                for node in &drawing.nodes {
                    assert!(out.contains(&node.title));
                    assert!(node.lines.iter().all(|line| out.contains(line)));
                }
                assert!(drawing.edges.iter().all(|edge| out.contains(&edge.label)));
            }
        }
        let long = any(1, 12, 20).svg();
        assert!(long.contains(">amends</text>") && long.contains(">us-dhs-st, rok-msit</text>"));
    }

    #[test]
    fn the_same_drawing_gives_the_same_bytes() {
        for drawing in drawings() {
            assert_eq!(drawing.svg(), drawing.clone().svg());
            assert_eq!(drawing.dot(), drawing.clone().dot());
        }
        // The order of the nodes makes no difference.
        let (one, two) = (node(1, "One", "2019-06-03"), node(2, "Two", "2023-03-21"));
        let place = |nodes: [&Node; 2], edge: Edge| {
            let nodes = nodes.map(Node::clone).to_vec();
            let drawing = Drawing { title: String::new(), nodes, edges: vec![edge] };
            let mut boxes = boxes(&layout(&drawing));
            boxes.sort_unstable();
            boxes
        };
        assert_eq!(place([&one, &two], edge(1, 0, "of")), place([&two, &one], edge(0, 1, "of")));
    }

    #[test]
    fn what_is_not_a_letter_to_xml_is_escaped() {
        let mut drawing = Drawing {
            title: "</svg> & \"co\"".to_owned(),
            nodes: vec![node(0, "a<b>'&amp;\u{1}", "")],
            edges: vec![edge(0, 0, "]]><script>")],
        };
        drawing.nodes[0].lines = vec!["1 < 2".to_owned()];
        drawing.nodes[0].id = "<id>".to_owned();
        let svg = drawing.svg();
        assert!(svg.contains("<title>&lt;/svg&gt; &amp; &quot;co&quot;</title>"));
        assert!(svg.contains(">a&lt;b&gt;&#39;&amp;amp;\u{fffd}</text>"));
        assert!(svg.contains(">]]&gt;&lt;script&gt;</text>"));
        assert!(svg.contains(">1 &lt; 2</text>") && svg.contains("(&lt;id&gt;)"));
        assert_eq!(svg.matches("</svg>").count(), 2, "the picture, and its one box");
    }

    #[test]
    fn what_is_not_a_letter_to_graphviz_is_escaped() {
        let mut drawing = Drawing {
            title: "a \"b\" \\N".to_owned(),
            nodes: vec![node(0, "x\" -> \"y", ""), node(1, "&lt;", "")],
            edges: vec![edge(0, 1, "end\\")],
        };
        drawing.nodes[0].id = "i\"d\\".to_owned();
        let dot = drawing.dot();
        assert!(dot.contains(r#"label="a \"b\" \\N""#));
        assert!(dot.contains(r#"label="x\" -> \"y\nus-dhs-st, rok-msit\nin effect""#));
        assert!(dot.contains(r#""i\"d\\" -> "n1" [label="end\\"]"#));
        assert!(dot.contains(r#"label="&amp;lt;\n"#));
    }

    #[test]
    fn a_picture_of_nothing_says_so() {
        let drawing = Drawing { title: "Seoul".to_owned(), nodes: vec![], edges: vec![] };
        assert!(drawing.svg().contains(">no instruments</text>"));
        assert!(drawing.dot().contains("no instruments"));
    }

    #[test]
    fn an_edge_to_no_node_is_left_out() {
        let nodes = vec![node(0, "One", "2019"), node(1, "Two", "2023")];
        let edges = vec![edge(0, 2, "lost"), edge(1, 0, "kept"), edge(usize::MAX, 0, "lost")];
        let drawing = Drawing { title: String::new(), nodes, edges };
        for out in [drawing.svg(), drawing.dot()] {
            assert!(out.contains("kept") && !out.contains("lost"));
        }
    }

    #[test]
    fn the_legend_explains_what_occurs() {
        let nodes = vec![node(0, "One", "2019"), node(5, "Two", "")];
        let mut drawing = Drawing { title: String::new(), nodes, edges: vec![edge(0, 1, "of")] };
        let words = |drawing: &Drawing| -> Vec<String> {
            layout(drawing).legend.into_iter().map(|(_, words)| words.text).collect()
        };
        assert_eq!(
            words(&drawing),
            ["in effect", "not there", "the arrow points to the instrument that is referred to"]
        );
        drawing.edges[0].reference = Reference::Broken;
        assert_eq!(words(&drawing), ["in effect", "not there", "broken reference"]);
    }

    #[test]
    fn ten_thousand_nodes_are_drawn() {
        let drawing = any(3, 10_000, 10_000);
        let svg = drawing.svg();
        assert_eq!(svg.matches("<title>").count(), 20_001);
        // A node that all others relate to, and one that relates to all others.
        let mut star = any(4, 2_000, 0);
        star.edges = (1..2_000).flat_map(|i| [edge(i, 0, "of"), edge(0, i, "of")]).collect();
        assert!(!any_two_meet(&boxes(&layout(&star))));
    }
}
