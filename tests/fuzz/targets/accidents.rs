//! A sound document to whose tree accidents happen: the first byte says which document, the others what happens.
#![no_main]

use std::sync::LazyLock;

use connectorgen_tests::mutation::{Choices, mutate};
use connectorgen_tests::{laws, seeds};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

static TREES: LazyLock<Vec<Value>> = LazyLock::new(seeds::documents);

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let Some(tree) = TREES.get(usize::from(*first) % TREES.len()) else { return };
    let mut tree = tree.clone();
    mutate(&mut tree, &mut Choices::new(rest));
    let _ = laws::tree_is_made_or_refused(tree, laws::auth(*first));
});
