//! Where columns, rows, corridors and channels are, in pixels, and where a label stands.

use super::grid::Grid;
use super::route::{Routes, Slot};

/// The size of a label's letters.
pub(super) const LABEL: i64 = 11;
/// The space beside the letters of a label, on its background.
pub(super) const LABEL_PADDING: i64 = 4;
/// The distance between tracks of a channel.
pub(super) const TRACK: i64 = 22;
/// The space above and below the tracks of a channel, with room for an arrow head.
pub(super) const BANK: i64 = 26;
/// The narrow column of years on the left.
const YEARS: i64 = 84;
/// The white margin.
pub(super) const MARGIN: i64 = 24;
/// The minimum width of a picture, because its heading and legend need room.
const MIN_WIDTH: i64 = 480;
/// The distance between vertical lines at a box, with enough room and without.
const SLOT: i64 = 64;
const MIN_SLOT: i64 = 8;
/// The space at each corner of a box where no line meets it.
const CORNER: i64 = 16;
/// The distance between lanes of a corridor.
const LANE: i64 = 14;
/// The width of a corridor without lanes, and the space on both sides of the lanes of another.
const CORRIDOR: i64 = 36;

/// A label with its background.
pub(super) struct Label {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) height: i64,
    pub(super) anchor: Anchor,
    pub(super) text: String,
}

/// The alignment of a label's text on its background, which is wider than most fonts need.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    /// To the right of its line.
    Start,
    /// Within its line.
    Middle,
    /// To the left of its line.
    End,
}

/// The horizontal places.
pub(super) struct Across {
    /// The left side and width of each column.
    pub(super) column: Vec<i64>,
    pub(super) wide: Vec<i64>,
    /// The first lane of each corridor.
    corridor: Vec<i64>,
    /// For each stretch, the first slot and the step to the next.
    slots: Vec<(i64, i64)>,
    /// The bounds for labels.
    pub(super) bounds: (i64, i64),
    pub(super) width: i64,
}

impl Across {
    /// Of boxes with these widths and heights, in a picture that shows the years of its rows or not.
    pub(super) fn of(grid: &Grid, routes: &Routes, boxes: &[(i64, i64)], has_years: bool) -> Self {
        let nodes = boxes.len();
        let mut wide = vec![0; grid.columns];
        let mut slots_of = |column: usize, stretch: usize, width: i64| {
            let slots = routes.slots[stretch] as i64;
            wide[column] = width.max(2 * CORNER + MIN_SLOT * (slots - 1)).max(wide[column]);
        };
        for (node, (width, _)) in boxes.iter().enumerate() {
            slots_of(grid.column[node], node, *width);
        }
        for column in 0..grid.columns {
            slots_of(column, nodes + column, 0);
        }
        let left = MARGIN + if has_years { YEARS } else { 0 };
        let mut x = left;
        let (mut corridor, mut column) = (Vec::new(), Vec::new());
        for (number, &lanes) in routes.lanes.iter().enumerate() {
            let outside = number == 0 || number == grid.columns;
            corridor.push(x + LANE / 2 + if number == 0 { 0 } else { CORRIDOR / 2 });
            x += match (lanes as i64, outside) {
                (0, true) => 0,
                (lanes, true) => CORRIDOR / 2 + lanes * LANE,
                (lanes, false) => CORRIDOR + lanes * LANE,
            };
            if let Some(wide) = wide.get(number) {
                column.push(x);
                x += wide;
            }
        }
        let bounds = (MARGIN / 2, x.max(MIN_WIDTH - MARGIN) + MARGIN / 2);
        let slots = routes.slots.iter().enumerate().map(|(stretch, &slots)| {
            let at = match stretch.checked_sub(nodes) {
                Some(column) => column,
                None => grid.column[stretch],
            };
            let gaps = slots as i64 - 1;
            let step = match gaps {
                ..=0 => 0,
                gaps => ((wide[at] - 2 * CORNER) / gaps).clamp(MIN_SLOT, SLOT),
            };
            (column[at] + (wide[at] - step * gaps) / 2, step)
        });
        let slots = slots.collect();
        Self { column, wide, corridor, slots, bounds, width: (x + MARGIN).max(MIN_WIDTH) }
    }

    pub(super) fn slot(&self, slot: Slot) -> i64 {
        let (first, step) = self.slots[slot.stretch];
        first + step * slot.slot as i64
    }

    pub(super) fn lane(&self, corridor: usize, lane: usize) -> i64 {
        self.corridor[corridor] + LANE * lane as i64
    }
}

/// The vertical places.
pub(super) struct Down {
    /// The top and height of each row.
    pub(super) row: Vec<i64>,
    pub(super) height: Vec<i64>,
    /// The first track of the channel above each row.
    pub(super) channel: Vec<i64>,
    /// The bottom of the last row.
    pub(super) end: i64,
}

impl Down {
    /// Below `top`, with so many tracks in the channel above each row, of boxes with these widths and heights.
    pub(super) fn of(grid: &Grid, tracks: &[usize], boxes: &[(i64, i64)], top: i64) -> Self {
        let mut down = Self { row: Vec::new(), height: Vec::new(), channel: Vec::new(), end: top };
        for (row, nodes) in grid.rows.iter().enumerate() {
            down.channel.push(down.end + BANK);
            down.end += match tracks[row] as i64 {
                // No line enters above the first row.
                0 if row == 0 => BANK,
                tracks => 2 * BANK + TRACK * (tracks - 1).max(0),
            };
            down.row.push(down.end);
            let height = nodes.iter().map(|&node| boxes[node].1).max().unwrap_or(0);
            down.height.push(height);
            down.end += height;
        }
        down
    }
}
