//! Cycles in a directed graph.

/// The groups of nodes that each lead to all others of their group, sorted by their first node. A single node
/// is not a group. Takes time proportional to nodes and edges, without recursion (Tarjan 1972).
pub(crate) fn cycles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    let mut number = vec![UNSEEN; edges.len()];
    // The lowest number that a node leads back to.
    let mut low = vec![0; edges.len()];
    let mut is_open = vec![false; edges.len()];
    let mut open = Vec::new();
    let mut next = 0;
    let mut found = Vec::new();
    for root in 0..edges.len() {
        if number[root] != UNSEEN {
            continue;
        }
        // The nodes on the path from the root, each with the number of its edges already followed.
        let mut way = vec![(root, 0)];
        while let Some((node, gone)) = way.pop() {
            if gone == 0 {
                (number[node], low[node], is_open[node]) = (next, next, true);
                next += 1;
                open.push(node);
            }
            if let Some(&to) = edges[node].get(gone) {
                way.push((node, gone + 1));
                if number[to] == UNSEEN {
                    way.push((to, 0));
                } else if is_open[to] {
                    low[node] = low[node].min(number[to]);
                }
                continue;
            }
            if let Some(&(before, _)) = way.last() {
                low[before] = low[before].min(low[node]);
            }
            if low[node] == number[node] {
                let start = open.iter().rposition(|it| *it == node).unwrap_or(0);
                let mut group = open.split_off(start);
                group.iter().for_each(|it| is_open[*it] = false);
                group.sort_unstable();
                found.push(group);
            }
        }
    }
    found.retain(|group| group.len() > 1);
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(nodes: usize, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let mut lists = vec![Vec::new(); nodes];
        edges.iter().for_each(|(from, to)| lists[*from].push(*to));
        cycles(&lists)
    }

    #[test]
    fn cycles_are_found_and_nothing_else_is() {
        assert!(of(0, &[]).is_empty());
        assert!(of(3, &[(0, 1), (1, 2), (0, 2)]).is_empty());
        assert!(of(2, &[(0, 0), (0, 1)]).is_empty(), "a node by itself");
        assert_eq!(of(3, &[(2, 1), (1, 2), (0, 1)]), [vec![1, 2]]);
        assert_eq!(
            of(5, &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 3)]),
            [vec![0, 1, 2], vec![3, 4]]
        );
        // Two cycles that share a node are one group.
        assert_eq!(of(3, &[(0, 1), (1, 0), (1, 2), (2, 1)]), [vec![0, 1, 2]]);
        // A cycle that leads into another one, which was finished before.
        assert_eq!(of(4, &[(0, 1), (1, 0), (2, 3), (3, 2), (3, 1)]), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn a_long_way_round_is_one_cycle() {
        let edges: Vec<Vec<usize>> = (0..100_000).map(|node| vec![(node + 1) % 100_000]).collect();
        let [cycle] = &cycles(&edges)[..] else { panic!("one") };
        assert_eq!(cycle.len(), 100_000);
    }
}
