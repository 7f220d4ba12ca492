//! The row and the column of each node.

use std::cmp::Reverse;

use super::{Drawing, Edge};

/// The minimum number of boxes for which a row has room.
const MIN_ROOM: usize = 4;
/// The number of times that the columns are moved towards their neighbours. A constant, so that the work
/// stays linear.
const SWEEPS: usize = 8;

/// The rows and columns of all nodes. An edge never connects two nodes of one row, but can lead from a node
/// to itself.
pub(super) struct Grid {
    /// The nodes of each row, from left to right.
    pub(super) rows: Vec<Vec<usize>>,
    /// The row of each node.
    pub(super) row: Vec<usize>,
    /// The column of each node. No two nodes of a row share one.
    pub(super) column: Vec<usize>,
    /// The number of columns.
    pub(super) columns: usize,
    /// The next node above in the same column.
    pub(super) above: Vec<Option<usize>>,
    /// The next node below in the same column.
    pub(super) below: Vec<Option<usize>>,
}

impl Grid {
    /// Puts the nodes into rows by date, and into columns near the nodes that they relate to.
    pub(super) fn of(drawing: &Drawing, edges: &[&Edge]) -> Self {
        let neighbours = neighbours(drawing.nodes.len(), edges);
        let rows = rows(drawing, &neighbours);
        let mut row = vec![0; drawing.nodes.len()];
        for (index, nodes) in rows.iter().enumerate() {
            for &node in nodes {
                row[node] = index;
            }
        }
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let no_node = vec![None; drawing.nodes.len()];
        let column = vec![0; drawing.nodes.len()];
        let mut grid = Self { rows, row, column, columns, above: no_node.clone(), below: no_node };
        grid.place(&neighbours);
        grid.link();
        grid
    }

    /// Gives every node a column: first in order of dates, then closer to its neighbours in each sweep.
    fn place(&mut self, neighbours: &[Vec<usize>]) {
        for nodes in &self.rows {
            let left = (self.columns - nodes.len()) / 2;
            for (index, &node) in nodes.iter().enumerate() {
                self.column[node] = left + index;
            }
        }
        for sweep in 0..SWEEPS {
            for step in 0..self.rows.len() {
                let row = if sweep % 2 == 0 { step } else { self.rows.len() - 1 - step };
                self.sort(row, sweep, neighbours);
            }
        }
    }

    /// Moves the nodes of a row towards their neighbours: in the first sweeps towards those above, on the way
    /// down, or below, on the way up; in the last two towards all of them.
    fn sort(&mut self, row: usize, sweep: usize, neighbours: &[Vec<usize>]) {
        let last = sweep + 2 >= SWEEPS;
        let counts = |other: usize| match sweep % 2 {
            _ if last => self.row[other] != row,
            0 => self.row[other] < row,
            _ => self.row[other] > row,
        };
        // In 1024ths of a column.
        let wish = |node: usize| {
            let others = neighbours[node].iter().filter(|other| counts(**other));
            let (sum, count) =
                others.fold((0, 0), |(sum, count), other| (sum + self.column[*other], count + 1));
            match count {
                0 => self.column[node] * 1024,
                _ => sum * 1024 / count,
            }
        };
        let mut wishes: Vec<(usize, usize, usize)> =
            self.rows[row].iter().map(|&node| (wish(node), self.column[node], node)).collect();
        wishes.sort_unstable();
        let mut free = 0;
        for (index, &(wish, _, node)) in wishes.iter().enumerate() {
            let most = self.columns - (wishes.len() - index);
            let column = ((wish + 511) / 1024).clamp(free, most);
            self.column[node] = column;
            free = column + 1;
        }
        self.rows[row] = wishes.into_iter().map(|(_, _, node)| node).collect();
    }

    /// Links each node with the nodes above and below it.
    fn link(&mut self) {
        let mut lowest: Vec<Option<usize>> = vec![None; self.columns];
        for &node in self.rows.iter().flatten() {
            let above = lowest[self.column[node]].replace(node);
            self.above[node] = above;
            if let Some(above) = above {
                self.below[above] = Some(node);
            }
        }
    }
}

/// The neighbours of each node, once for each edge. A node is not its own neighbour.
fn neighbours(nodes: usize, edges: &[&Edge]) -> Vec<Vec<usize>> {
    let mut neighbours = vec![Vec::new(); nodes];
    for edge in edges.iter().filter(|edge| edge.from != edge.to) {
        neighbours[edge.from].push(edge.to);
        neighbours[edge.to].push(edge.from);
    }
    neighbours
}

/// Sorts the nodes by date and divides them into rows. A new row begins when a row is full, when a node has
/// an edge with a node of the row, and before the nodes without a date.
fn rows(drawing: &Drawing, neighbours: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let room = drawing.nodes.len().isqrt().max(MIN_ROOM);
    let mut order: Vec<usize> = (0..drawing.nodes.len()).collect();
    let key = |node: usize| {
        let node = &drawing.nodes[node];
        (Reverse(!node.date.is_empty()), &node.date, &node.id)
    };
    order.sort_by(|a, b| key(*a).cmp(&key(*b)));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut row_of = vec![usize::MAX; drawing.nodes.len()];
    for node in order {
        let index = rows.len().wrapping_sub(1);
        let fits = |row: &&mut Vec<usize>| {
            row.len() < room
                && neighbours[node].iter().all(|other| row_of[*other] != index)
                && drawing.nodes[row[0]].date.is_empty() == drawing.nodes[node].date.is_empty()
        };
        match rows.last_mut().filter(fits) {
            Some(row) => {
                row.push(node);
                row_of[node] = index;
            }
            None => {
                row_of[node] = rows.len();
                rows.push(vec![node]);
            }
        }
    }
    rows
}
