//! The way of each edge through the grid, before any width is known.
//!
//! Above each row is a channel for horizontal parts of lines, and beside each column a corridor for vertical
//! ones. A line leaves a box through its top or bottom. It runs in its column if that is free, otherwise in a
//! lane of a corridor. A stretch is the free part of a column between two boxes. Every line that enters it,
//! from above or below, has its own slot there, so that no two vertical parts overlap.
//! part lies on another.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::Edge;
use super::grid::Grid;

/// The number of slots of an edge from a node to itself: the arch needs some width to be visible.
const ARCH_SLOTS: usize = 6;
/// The number of lanes of a corridor that are tried for each edge. A constant, so that the work stays n log
/// n.
const NEAR_LANES: usize = 16;

/// The route of one edge.
pub(super) struct Route {
    /// The node in the upper row. For an edge from a node to itself, that node.
    pub(super) upper: usize,
    /// The other node.
    pub(super) lower: usize,
    /// Whether it leads from the lower node to the upper one.
    pub(super) is_up: bool,
    /// The place of its vertical parts.
    pub(super) way: Way,
    /// The slot where it meets the upper node.
    pub(super) upper_end: Slot,
    /// The slot where it meets the lower node.
    pub(super) lower_end: Slot,
}

/// The place of the long vertical part of an edge.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Out of the top of a node and back into it.
    Arch,
    /// Straight up.
    Straight,
    /// In the column of the upper node, which is free down to the channel above the lower one.
    UpperColumn,
    /// In the column of the lower node, which is free up to the channel below the upper one.
    LowerColumn,
    /// Beside the columns.
    Lane {
        /// The corridor; corridor `n` is to the left of column `n`.
        corridor: usize,
        /// The lane in it, from the left.
        lane: usize,
    },
}

/// A place where a line enters a stretch.
#[derive(Clone, Copy, Default)]
pub(super) struct Slot {
    /// The stretch.
    pub(super) stretch: usize,
    /// The slot in it, from the left.
    pub(super) slot: usize,
}

/// The routes of all edges.
pub(super) struct Routes {
    /// In the order of the edges.
    pub(super) routes: Vec<Route>,
    /// The number of slots of each stretch. Stretch `n` is above node `n`; the stretches below the lowest
    /// node of each column come last.
    pub(super) slots: Vec<usize>,
    /// The number of lanes of each corridor.
    pub(super) lanes: Vec<usize>,
}

impl Routes {
    /// Finds a route for each edge.
    pub(super) fn of(grid: &Grid, edges: &[&Edge]) -> Self {
        let mut routes: Vec<Route> = edges.iter().map(|edge| route(grid, edge)).collect();
        let lanes = lanes(grid, &mut routes);
        let slots = slots(grid, &mut routes);
        Self { routes, slots, lanes }
    }
}

fn route(grid: &Grid, edge: &Edge) -> Route {
    let (upper, lower) = match grid.row[edge.from] < grid.row[edge.to] {
        true => (edge.from, edge.to),
        false => (edge.to, edge.from),
    };
    let (left, right) = (grid.column[upper], grid.column[lower]);
    let free_below = grid.below[upper].is_none_or(|node| grid.row[node] >= grid.row[lower]);
    let free_above = grid.above[lower].is_none_or(|node| grid.row[node] <= grid.row[upper]);
    let way = match left == right {
        _ if upper == lower => Way::Arch,
        true if free_below => Way::Straight,
        false if free_below => Way::UpperColumn,
        false if free_above => Way::LowerColumn,
        // Next to the upper node, on the side of the other node, or on the outer side.
        _ => {
            let corridor = match left.cmp(&right) {
                Ordering::Less => left + 1,
                Ordering::Greater => left,
                Ordering::Equal => left + usize::from(2 * left + 1 >= grid.columns),
            };
            Way::Lane { corridor, lane: 0 }
        }
    };
    let (upper_end, lower_end) = (Slot::default(), Slot::default());
    Route { upper, lower, is_up: edge.from == lower, way, upper_end, lower_end }
}

/// Gives every edge beside the columns a lane that no other edge uses in the same channel or row, and returns
/// the number of lanes of each corridor.
fn lanes(grid: &Grid, routes: &mut [Route]) -> Vec<usize> {
    let mut beside = vec![Vec::new(); grid.columns + 1];
    for (index, route) in routes.iter().enumerate() {
        if let Way::Lane { corridor, .. } = route.way {
            beside[corridor].push((grid.row[route.upper] + 1, grid.row[route.lower], index));
        }
    }
    let mut counts = Vec::with_capacity(beside.len());
    for (number, mut spans) in beside.into_iter().enumerate() {
        spans.sort_unstable_by_key(|&(from, to, index)| (to - from, from, index));
        let (count, places) = near_lanes(&spans);
        counts.push(count);
        for (&(_, _, index), place) in spans.iter().zip(places) {
            // All edges in the leftmost corridor are to the right of it.
            let lane = if number == 0 { count - 1 - place } else { place };
            routes[index].way = Way::Lane { corridor: number, lane };
        }
    }
    counts
}

/// Lanes for spans, the first lane near the boxes. Short spans come first and take the nearest lane, so that
/// long ones run around them. If many lanes are full, the other spans are packed in order.
fn near_lanes(spans: &[(usize, usize, usize)]) -> (usize, Vec<usize>) {
    let mut near: Vec<BTreeMap<usize, usize>> = Vec::new();
    let mut places = Vec::with_capacity(spans.len());
    let mut rest = Vec::new();
    for (index, &(from, to, _)) in spans.iter().enumerate() {
        let is_free = |lane: &BTreeMap<usize, usize>| {
            lane.range(..=to).next_back().is_none_or(|(_, end)| *end < from)
        };
        let place = match near.iter().position(is_free) {
            Some(place) => place,
            None if near.len() < NEAR_LANES => {
                near.push(BTreeMap::new());
                near.len() - 1
            }
            None => {
                rest.push((index, Span { from: from as i64, to: to as i64, end: End::First }));
                NEAR_LANES
            }
        };
        if let Some(lane) = near.get_mut(place) {
            lane.insert(from, to);
        }
        places.push(place);
    }
    let (count, packed) = pack(&rest.iter().map(|(_, span)| *span).collect::<Vec<_>>());
    for ((index, _), place) in rest.iter().zip(packed) {
        places[*index] += place;
    }
    (near.len() + count, places)
}

/// Gives both ends of every edge a slot, and returns the number of slots of each stretch. The slots are in
/// the order in which the lines turn off, so that lines that turn the same way do not cross.
fn slots(grid: &Grid, routes: &mut [Route]) -> Vec<usize> {
    let nodes = grid.row.len();
    let mut ends = Vec::with_capacity(2 * routes.len());
    for (index, route) in routes.iter().enumerate() {
        let (upper, lower) = (grid.column[route.upper], grid.column[route.lower]);
        let below = grid.below[route.upper].unwrap_or(nodes + upper);
        // Columns have odd places, corridors even ones.
        let (upper, lower) = (2 * upper + 1, 2 * lower + 1);
        let rows = grid.row[route.lower].saturating_sub(grid.row[route.upper] + 1);
        let (from_upper, from_lower, lane) = match route.way {
            Way::Arch | Way::Straight => ((upper, 0), (upper, 0), 0),
            Way::UpperColumn => ((lower, rows), (upper, 0), 0),
            Way::LowerColumn => ((lower, 0), (upper, rows), 0),
            Way::Lane { corridor, lane } => ((2 * corridor, 0), (2 * corridor, 0), lane),
        };
        let turn = |own: usize, (goal, rows): (usize, usize)| {
            let rows = rows as i64;
            match goal.cmp(&own) {
                Ordering::Less => (Ordering::Less, rows, goal, lane, index),
                Ordering::Equal => (Ordering::Equal, 0, goal, lane, index),
                Ordering::Greater => (Ordering::Greater, -rows, goal, lane, index),
            }
        };
        ends.push((route.lower, turn(lower, from_lower), Meets::Lower));
        if matches!(route.way, Way::UpperColumn | Way::LowerColumn | Way::Lane { .. }) {
            ends.push((below, turn(upper, from_upper), Meets::Upper));
        }
    }
    ends.sort_unstable();
    let mut counts = vec![0; nodes + grid.columns];
    for (stretch, (.., index), meets) in ends {
        let slot = Slot { stretch, slot: counts[stretch] };
        let route = &mut routes[index];
        counts[stretch] += 1;
        match (meets, route.way) {
            (Meets::Upper, _) => route.upper_end = slot,
            (Meets::Lower, Way::UpperColumn | Way::LowerColumn | Way::Lane { .. }) => {
                route.lower_end = slot;
            }
            (Meets::Lower, Way::Straight) => (route.lower_end, route.upper_end) = (slot, slot),
            (Meets::Lower, Way::Arch) => {
                counts[stretch] += ARCH_SLOTS - 1;
                route.lower_end = slot;
                route.upper_end = Slot { stretch, slot: counts[stretch] - 1 };
            }
        }
    }
    counts
}

/// An end of an edge.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meets {
    Upper,
    Lower,
}

/// A range of places, both ends included, that something occupies.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) from: i64,
    pub(super) to: i64,
    /// The preferred end.
    pub(super) end: End,
}

/// An end of a stack of tracks.
#[derive(Clone, Copy)]
pub(super) enum End {
    First,
    Last,
}

/// Puts spans on as few tracks as possible, so that none touches another on its track. Returns the number of
/// tracks and the track of each span.
pub(super) fn pack(spans: &[Span]) -> (usize, Vec<usize>) {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|index| (spans[*index].from, spans[*index].to));
    let mut most = 0;
    let mut ends = BinaryHeap::new();
    for &index in &order {
        while ends.peek().is_some_and(|Reverse(end)| *end < spans[index].from) {
            ends.pop();
        }
        ends.push(Reverse(spans[index].to));
        most = most.max(ends.len());
    }
    let mut free: BTreeSet<usize> = (0..most).collect();
    let mut taken = BinaryHeap::new();
    let mut tracks = vec![0; spans.len()];
    for index in order {
        while let Some(Reverse((end, track))) = taken.peek().copied()
            && end < spans[index].from
        {
            taken.pop();
            free.insert(track);
        }
        // A track is free: no place has more than `most` spans.
        let track = match spans[index].end {
            End::First => free.pop_first(),
            End::Last => free.pop_last(),
        };
        tracks[index] = track.unwrap_or(0);
        taken.push(Reverse((spans[index].to, tracks[index])));
    }
    (most, tracks)
}
