/// The strongly connected components of a graph (Tarjan's algorithm, without recursion): groups of nodes that can all
/// reach each other. A component comes after all those that it can reach. `edges` holds the successors of each node.
pub fn components(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search {
        edges,
        order: vec![None; edges.len()],
        low: vec![0; edges.len()],
        open: vec![false; edges.len()],
        stack: Vec::new(),
        visited: 0,
        found: Vec::new(),
    };
    for node in 0..edges.len() {
        search.from(node);
    }
    search.found
}

struct Search<'a> {
    edges: &'a [Vec<usize>],
    /// When a node was first seen.
    order: Vec<Option<usize>>,
    /// The earliest node that can be reached through a node.
    low: Vec<usize>,
    /// Whether a node is on the stack.
    open: Vec<bool>,
    stack: Vec<usize>,
    visited: usize,
    found: Vec<Vec<usize>>,
}

#[allow(clippy::indexing_slicing, reason = "nodes are places in `edges`, and every vector is as long")]
impl Search<'_> {
    fn from(&mut self, start: usize) {
        if self.order[start].is_some() {
            return;
        }
        // The nodes on the way from the start, each with its next edge.
        let mut way = vec![(start, 0)];
        self.enter(start);
        while let Some((node, edge)) = way.last_mut() {
            let node = *node;
            if let Some(&next) = self.edges[node].get(*edge) {
                *edge += 1;
                match self.order[next] {
                    None => {
                        self.enter(next);
                        way.push((next, 0));
                    }
                    Some(order) if self.open[next] => self.low[node] = self.low[node].min(order),
                    Some(_) => {}
                }
                continue;
            }
            way.pop();
            if let Some(&(before, _)) = way.last() {
                self.low[before] = self.low[before].min(self.low[node]);
            }
            if self.order[node] == Some(self.low[node]) {
                self.close(node);
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.order[node] = Some(self.visited);
        self.low[node] = self.visited;
        self.visited += 1;
        self.open[node] = true;
        self.stack.push(node);
    }

    fn close(&mut self, first: usize) {
        let mut component = Vec::new();
        while let Some(node) = self.stack.pop() {
            self.open[node] = false;
            component.push(node);
            if node == first {
                break;
            }
        }
        component.reverse();
        self.found.push(component);
    }
}

#[cfg(test)]
mod tests {
    use super::components;

    #[test]
    fn loops_are_components_and_what_they_reach_comes_first() {
        let edges = [vec![1], vec![2, 3], vec![1], vec![], vec![4, 0]];
        assert_eq!(components(&edges), [vec![3], vec![1, 2], vec![0], vec![4]]);
    }

    #[test]
    fn long_chain_needs_no_recursion() {
        let edges: Vec<_> =
            (1..=100_000).map(|next| if next < 100_000 { vec![next] } else { vec![] }).collect();
        assert_eq!(components(&edges).len(), 100_000);
    }
}
