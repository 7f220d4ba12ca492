//! The content of the channels above the rows: horizontal parts of lines, and labels. Parts on one track do
//! not touch. The distance of tracks is more than the height of a label.

use super::Edge;
use super::grid::Grid;
use super::places::{Across, Anchor, Down, LABEL, LABEL_PADDING, Label, TRACK};
use super::route::{End, Route, Routes, Span, Way, pack};
use super::text_width::{PLAIN, cut, width};

/// The maximum width of a label.
const LABEL_ROOM: i64 = 150;
const LABEL_HEIGHT: i64 = 16;
/// The space between a label and the end of the horizontal line part that contains it.
const INSET: i64 = 10;
/// The space between a label and the line next to it.
const BESIDE: i64 = 3;

/// The places of edges in the channels.
pub(super) struct Runs {
    /// The number of tracks of each channel.
    pub(super) tracks: Vec<usize>,
    /// For each edge, its track in the channel next to its lower and its upper node.
    pub(super) of_edge: Vec<(usize, usize)>,
    /// For each edge, its label, with its channel and its track.
    labels: Vec<Option<(Label, usize, usize)>>,
}

impl Runs {
    pub(super) fn of(grid: &Grid, routes: &Routes, across: &Across, edges: &[&Edge]) -> Self {
        let (mut runs, mut rises) = (Vec::new(), Vec::new());
        for (edge, route) in routes.routes.iter().enumerate() {
            push_parts(grid, route, across, edge, (&mut runs, &mut rises));
        }
        let has_label = |run: &Run| !edges[run.edge].label.is_empty();
        runs.iter_mut().filter(|run| !has_label(run)).for_each(|run| run.begin = None);
        runs.retain(|run| run.bottom != run.top || run.begin.is_some());
        // A stable sort: within a channel, the order of the edges.
        runs.sort_by_key(|run| run.channel);

        let mut density = Density::of(rises);
        let mut found = Self {
            tracks: vec![0; grid.rows.len()],
            of_edge: vec![(0, 0); edges.len()],
            labels: edges.iter().map(|_| None).collect(),
        };
        for runs in runs.chunk_by(|one, other| one.channel == other.channel) {
            let channel = runs[0].channel;
            density.advance(channel);
            let mut spans = Vec::with_capacity(runs.len());
            for run in runs {
                let (mut from, mut to) = (run.bottom.min(run.top), run.bottom.max(run.top));
                if let Some(begin) = run.begin {
                    let text = &edges[run.edge].label;
                    let label = place_label(text, run, begin, across.bounds, &density);
                    (from, to) = (from.min(label.x), to.max(label.x + label.width));
                    found.labels[run.edge] = Some((label, channel, 0));
                }
                // A line that goes up to the right is put higher, so that it does not cover similar lines.
                let end = match routes.routes[run.edge].way {
                    Way::Arch => End::Last,
                    _ if run.top >= run.bottom => End::First,
                    _ => End::Last,
                };
                spans.push(Span { from: from - 5, to: to + 5, end });
            }
            let (count, tracks) = pack(&spans);
            found.tracks[channel] = count;
            for (run, track) in runs.iter().zip(tracks) {
                if channel == grid.row[routes.routes[run.edge].lower] {
                    found.of_edge[run.edge].0 = track;
                }
                if channel == grid.row[routes.routes[run.edge].upper] + 1 {
                    found.of_edge[run.edge].1 = track;
                }
                if let Some((_, _, place)) = &mut found.labels[run.edge]
                    && run.begin.is_some()
                {
                    *place = track;
                }
            }
        }
        found
    }

    /// The label of an edge, at its final height.
    pub(super) fn label(&mut self, edge: usize, down: &Down) -> Option<Label> {
        let (mut label, channel, track) = self.labels[edge].take()?;
        label.y = down.channel[channel] + TRACK * track as i64 - label.height / 2;
        Some(label)
    }
}

/// A part of an edge in a channel: from side to side, or the label of a straight edge.
struct Run {
    edge: usize,
    channel: usize,
    /// The places where it arrives from below, and where it continues above.
    bottom: i64,
    top: i64,
    /// Which of these is next to the start node of the edge, if the label belongs here.
    begin: Option<i64>,
}

/// A vertical part of an edge, and the first and last channel that it touches.
struct Rise {
    x: i64,
    first: usize,
    last: usize,
}

/// Adds the parts of an edge. The part with the label is in the channel next to the start node of the edge.
fn push_parts(
    grid: &Grid,
    route: &Route,
    across: &Across,
    edge: usize,
    (runs, rises): (&mut Vec<Run>, &mut Vec<Rise>),
) {
    let (low, high) = (grid.row[route.lower], grid.row[route.upper] + 1);
    let (bottom, top) = (across.slot(route.lower_end), across.slot(route.upper_end));
    let begin = if route.is_up { bottom } else { top };
    let mut run = |channel, bottom, top| {
        let begin = Some(begin).filter(|begin| [bottom, top].contains(begin));
        runs.push(Run { edge, channel, bottom, top, begin });
    };
    let mut rise = |x, first, last| rises.push(Rise { x, first, last });
    match route.way {
        Way::Arch => {
            run(low, bottom, top);
            rise(bottom, low, low);
            rise(top, low, low);
        }
        Way::Straight => {
            run(if route.is_up { low } else { high }, bottom, top);
            rise(top, high, low);
        }
        Way::UpperColumn => {
            run(low, bottom, top);
            rise(bottom, low, low);
            rise(top, high, low);
        }
        Way::LowerColumn => {
            run(high, bottom, top);
            rise(bottom, high, low);
            rise(top, high, high);
        }
        Way::Lane { corridor, lane } => {
            let beside = across.lane(corridor, lane);
            run(low, bottom, beside);
            run(high, beside, top);
            rise(bottom, low, low);
            rise(beside, high, low);
            rise(top, high, high);
        }
    }
}

/// The corners of an edge, from its lower node to its upper one.
pub(super) fn points(
    grid: &Grid,
    route: &Route,
    across: &Across,
    down: &Down,
    (low_track, high_track): (usize, usize),
) -> Vec<(i64, i64)> {
    let (low, high) = (grid.row[route.lower], grid.row[route.upper]);
    let (bottom, top) = (across.slot(route.lower_end), across.slot(route.upper_end));
    let (from, to) = (down.row[low], down.row[high] + down.height[high]);
    let track = |channel: usize, track: usize| down.channel[channel] + TRACK * track as i64;
    match route.way {
        Way::Straight => vec![(bottom, from), (top, to)],
        Way::Arch => {
            let y = track(low, low_track);
            vec![(bottom, from), (bottom, y), (top, y), (top, from)]
        }
        Way::UpperColumn => {
            let y = track(low, low_track);
            vec![(bottom, from), (bottom, y), (top, y), (top, to)]
        }
        Way::LowerColumn => {
            let y = track(high + 1, high_track);
            vec![(bottom, from), (bottom, y), (top, y), (top, to)]
        }
        Way::Lane { corridor, lane } => {
            let beside = across.lane(corridor, lane);
            let (y, end) = (track(low, low_track), track(high + 1, high_track));
            vec![(bottom, from), (bottom, y), (beside, y), (beside, end), (top, end), (top, to)]
        }
    }
}

/// Puts a label on a run, where it hides the fewest other lines. Its height is decided later.
fn place_label(
    text: &str,
    run: &Run,
    begin: i64,
    (least, most): (i64, i64),
    density: &Density,
) -> Label {
    let text = cut(text, LABEL, LABEL_ROOM);
    let wide = width(&text, LABEL) * PLAIN / 16 + 2 * LABEL_PADDING;
    let (left, right) = (run.bottom.min(run.top), run.bottom.max(run.top));
    let kept = |x: i64| x.min(most - wide).max(least);
    let inside = |x| (x, Anchor::Middle);
    let beside_left = |x| (x - wide - BESIDE, Anchor::End);
    let beside_right = |x| (x + BESIDE, Anchor::Start);
    let middle = inside((left + right - wide) / 2);
    let (near_left, near_right) = (left + INSET, right - INSET - wide);
    let places = match (near_left <= near_right, begin == left) {
        (true, true) => [inside(near_left), middle, inside(near_right), beside_left(left)],
        (true, false) => [inside(near_right), middle, inside(near_left), beside_right(right)],
        // The run is shorter than its label, or has no length.
        (false, _) => [beside_right(right), beside_left(left), middle, middle],
    };
    // A label on its own line is better than one on another line.
    let cost = |(x, anchor): &(i64, Anchor)| {
        let x = kept(*x);
        2 * density.between(x - 2, x + wide + 2) - i64::from(matches!(anchor, Anchor::Middle))
    };
    let (x, anchor) = places.into_iter().min_by_key(cost).unwrap_or(middle);
    Label { x: kept(x), y: 0, width: wide, height: LABEL_HEIGHT, anchor, text }
}

/// The number of vertical lines in a part of a channel. It goes through the channels from top to bottom, so
/// that a line through many channels costs no more than another.
struct Density {
    /// The places of lines, sorted, without duplicates.
    places: Vec<i64>,
    /// A Fenwick tree over the places: the number of lines of this channel at each place.
    counts: Vec<i64>,
    /// Lines that begin later: first channel and place, sorted, the next one last.
    begins: Vec<(usize, usize)>,
    /// Lines that end: last channel and place, sorted, the next one last.
    ends: Vec<(usize, usize)>,
}

impl Density {
    fn of(rises: Vec<Rise>) -> Self {
        let mut places: Vec<i64> = rises.iter().map(|rise| rise.x).collect();
        places.sort_unstable();
        places.dedup();
        let place = |rise: &Rise| places.partition_point(|x| *x < rise.x);
        let mut begins: Vec<_> = rises.iter().map(|rise| (rise.first, place(rise))).collect();
        let mut ends: Vec<_> = rises.iter().map(|rise| (rise.last, place(rise))).collect();
        begins.sort_unstable_by(|a, b| b.cmp(a));
        ends.sort_unstable_by(|a, b| b.cmp(a));
        let counts = vec![0; places.len() + 1];
        Self { places, counts, begins, ends }
    }

    /// Continues with a channel.
    fn advance(&mut self, channel: usize) {
        while let Some((_, place)) = self.begins.pop_if(|(first, _)| *first <= channel) {
            self.add(place, 1);
        }
        while let Some((_, place)) = self.ends.pop_if(|(last, _)| *last < channel) {
            self.add(place, -1);
        }
    }

    fn add(&mut self, place: usize, count: i64) {
        let mut index = place + 1;
        while let Some(sum) = self.counts.get_mut(index) {
            *sum += count;
            index += index & index.wrapping_neg();
        }
    }

    /// The number of lines from `left` to `right`.
    fn between(&self, left: i64, right: i64) -> i64 {
        let before = |limit: i64| {
            let mut index = self.places.partition_point(|x| *x < limit);
            let mut sum = 0;
            while index > 0 {
                sum += self.counts[index];
                index &= index - 1;
            }
            sum
        };
        before(right + 1) - before(left)
    }
}
