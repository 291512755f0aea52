use connectorgen_model::limits::{CHARACTERS_IN_SOLUTION, OPERATIONS};
use indexmap::IndexMap;

use super::material::{Material, Weight};
use crate::path::shape;

/// Divides operations so that each part fits into a connector. Operations of one path, and of paths that begin alike,
/// stay together as far as they can; the order is that of the document.
pub(super) fn divide(material: &Material<'_>, operations: Vec<usize>) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for unit in units(material, operations, 0) {
        if let Some(last) = parts.last_mut() {
            let together: Vec<usize> = last.iter().chain(&unit).copied().collect();
            if fits(material, &material.weigh(&together)) {
                *last = together;
                continue;
            }
        }
        parts.push(unit);
    }
    parts
}

/// The largest groups of paths that begin alike and fit.
fn units(material: &Material<'_>, operations: Vec<usize>, segment: usize) -> Vec<Vec<usize>> {
    if operations.len() < 2 || fits(material, &material.weigh(&operations)) {
        return vec![operations];
    }
    let mut groups: IndexMap<Option<String>, Vec<usize>> = IndexMap::new();
    for index in operations {
        let path = material.operations.get(index).map_or("", |place| place.path);
        groups.entry(shape(path).split('/').nth(segment).map(str::to_owned)).or_default().push(index);
    }
    let groups = groups.into_iter().flat_map(|(name, members)| match name {
        Some(_) => units(material, members, segment + 1),
        // The paths are at their ends: nothing else is left to divide by.
        None => members.into_iter().map(|index| vec![index]).collect(),
    });
    groups.collect()
}

fn fits(material: &Material<'_>, weight: &Weight) -> bool {
    weight.operations.len() <= OPERATIONS && material.base + weight.bytes <= CHARACTERS_IN_SOLUTION
}
