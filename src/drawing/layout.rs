//! The place of everything, in pixels.

use super::channel::{Runs, points};
use super::grid::Grid;
use super::places::{Across, BANK, Down, Label, MARGIN};
use super::route::Routes;
use super::text_width::{width, wrap};
use super::{Drawing, Edge, NOTHING, Node, Reference, Tone};

/// Sizes of letters.
pub(super) const HEADING: i64 = 18;
pub(super) const TITLE: i64 = 13;
pub(super) const LINE: i64 = 12;

/// The distance between lines of text.
const HEADING_STEP: i64 = 24;
const TITLE_STEP: i64 = 17;
const LINE_STEP: i64 = 16;

/// The maximum width of text in a box, and the minimum width of a box.
const TEXT_ROOM: i64 = 300;
const MIN_BOX: i64 = 170;
/// The space between the text of a box and its border. On the left, a coloured bar is in between.
const PADDING: i64 = 10;
pub(super) const BAR: i64 = 6;
/// The maximum number of lines of a title, and of other text in a box, before it is cut.
const TITLE_LINES: usize = 3;
const LINE_LINES: usize = 2;
/// The size of a sample in the legend, and the distance between its lines.
pub(super) const KEY: i64 = 28;
const LEGEND_STEP: i64 = 22;

/// A picture.
pub(super) struct Layout {
    pub(super) width: i64,
    pub(super) height: i64,
    /// The lines of the heading.
    pub(super) heading: Vec<Words>,
    /// The years of each row, or the note that the picture is empty.
    pub(super) notes: Vec<Words>,
    /// In the order of the nodes.
    pub(super) boxes: Vec<Placed>,
    /// In the order of the edges.
    pub(super) lines: Vec<Line>,
    /// The meanings of the tones in the picture.
    pub(super) legend: Vec<(Key, Words)>,
}

/// Text that begins at a place on its base line.
pub(super) struct Words {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) text: String,
}

/// A node's box with its content.
pub(super) struct Placed {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) height: i64,
    /// From the corner of the box.
    pub(super) title: Vec<Words>,
    /// From the corner of the box.
    pub(super) lines: Vec<Words>,
}

/// An edge: its corners from the start to the arrow head, and its label.
pub(super) struct Line {
    pub(super) points: Vec<(i64, i64)>,
    pub(super) label: Option<Label>,
}

/// The sample that a legend entry explains.
#[derive(Clone, Copy)]
pub(super) enum Key {
    Tone(Tone),
    Arrow(Reference),
}

impl Layout {
    /// Computes all places.
    pub(super) fn of(drawing: &Drawing, edges: &[&Edge]) -> Self {
        let grid = Grid::of(drawing, edges);
        let routes = Routes::of(&grid, edges);
        let inside: Vec<Inside> = drawing.nodes.iter().map(Inside::of).collect();
        let years: Vec<String> = grid.rows.iter().map(|row| years(drawing, row)).collect();
        let has_years = years.iter().any(|years| !years.is_empty());
        let sizes: Vec<(i64, i64)> = inside.iter().map(|it| (it.width, it.height)).collect();
        let across = Across::of(&grid, &routes, &sizes, has_years);
        let mut runs = Runs::of(&grid, &routes, &across, edges);

        let room = across.width - 2 * MARGIN;
        let heading = wrap(&drawing.title, HEADING, room, TITLE_LINES);
        let heading = stack(heading, MARGIN, MARGIN, HEADING, HEADING_STEP);
        let top = MARGIN + HEADING_STEP * heading.len() as i64;
        let down = Down::of(&grid, &runs.tracks, &sizes, top);
        let notes = match grid.rows.is_empty() {
            true => stack(vec![NOTHING.to_owned()], MARGIN, top + PADDING, LINE, LINE_STEP),
            false => years
                .into_iter()
                .zip(&down.row)
                .filter(|(years, _)| !years.is_empty())
                .map(|(text, top)| Words { x: MARGIN, y: top + PADDING + TITLE, text })
                .collect(),
        };
        let (legend, end) = legend(drawing, edges, room, down.end + BANK);

        let lines = routes.routes.iter().enumerate().map(|(index, route)| {
            let mut points = points(&grid, route, &across, &down, runs.of_edge[index]);
            if !route.is_up {
                points.reverse();
            }
            Line { points, label: runs.label(index, &down) }
        });
        let lines = lines.collect();
        let boxes = inside.into_iter().enumerate().map(|(node, inside)| {
            let (row, column) = (grid.row[node], grid.column[node]);
            Placed {
                x: across.column[column],
                y: down.row[row],
                width: across.wide[column],
                height: down.height[row],
                title: inside.title,
                lines: inside.lines,
            }
        });
        let boxes = boxes.collect();
        Self { width: across.width, height: end + MARGIN, heading, notes, boxes, lines, legend }
    }
}

/// The text in a box, and the room that it needs.
struct Inside {
    title: Vec<Words>,
    lines: Vec<Words>,
    width: i64,
    height: i64,
}

impl Inside {
    fn of(node: &Node) -> Self {
        let left = BAR + PADDING;
        let title = wrap(&node.title, TITLE, TEXT_ROOM, TITLE_LINES);
        let lines: Vec<String> =
            node.lines.iter().flat_map(|line| wrap(line, LINE, TEXT_ROOM, LINE_LINES)).collect();
        let wide = title.iter().map(|line| width(line, TITLE)).max().unwrap_or(0);
        let wide = lines.iter().map(|line| width(line, LINE)).max().unwrap_or(0).max(wide);
        let title = stack(title, left, PADDING, TITLE, TITLE_STEP);
        let middle = PADDING + TITLE_STEP * title.len() as i64 + 2;
        let lines = stack(lines, left, middle, LINE, LINE_STEP);
        let height = middle + LINE_STEP * lines.len() as i64 + PADDING - 4;
        Self { title, lines, width: (left + wide + PADDING).max(MIN_BOX), height }
    }
}

/// Lines below each other. The top of the first line is at `y`.
fn stack(lines: Vec<String>, x: i64, y: i64, size: i64, step: i64) -> Vec<Words> {
    let words = |(index, text)| Words { x, y: y + size + step * index, text };
    (0..).zip(lines).map(words).collect()
}

/// The first and last year of a row.
fn years(drawing: &Drawing, row: &[usize]) -> String {
    let dates = || row.iter().map(|node| drawing.nodes[*node].date.as_str());
    let year =
        |date: &str| -> String { date.chars().take_while(char::is_ascii_digit).take(4).collect() };
    match (dates().min(), dates().max()) {
        (Some(""), Some(_)) => "undated".to_owned(),
        (Some(first), Some(last)) if year(first) == year(last) => year(first),
        (Some(first), Some(last)) => format!("{}–{}", year(first), year(last)),
        (None, _) | (_, None) => String::new(),
    }
}

/// The legend below the picture, and its end.
fn legend(drawing: &Drawing, edges: &[&Edge], room: i64, top: i64) -> (Vec<(Key, Words)>, i64) {
    let occurs = |tone: &Tone| drawing.nodes.iter().any(|node| node.tone == *tone);
    let tones = Tone::ALL.into_iter().filter(occurs);
    let mut entries: Vec<(Key, &str)> = tones.map(|tone| (Key::Tone(tone), tone.word())).collect();
    for (reference, word) in [
        (Reference::Sound, "the arrow points to the instrument that is referred to"),
        (Reference::Broken, "broken reference"),
    ] {
        if edges.iter().any(|edge| edge.reference == reference) {
            entries.push((Key::Arrow(reference), word));
        }
    }
    let mut legend = Vec::with_capacity(entries.len());
    let (mut x, mut y) = (MARGIN, top);
    for (key, word) in entries {
        let wide = KEY + 8 + width(word, LINE);
        if x > MARGIN && x + wide > MARGIN + room {
            (x, y) = (MARGIN, y + LEGEND_STEP);
        }
        legend.push((key, Words { x, y: y + LINE, text: word.to_owned() }));
        x += wide + 20;
    }
    let end = if legend.is_empty() { top } else { y + LEGEND_STEP };
    (legend, end)
}
