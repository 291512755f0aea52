//! The laws of `connectorgen-tests` on documents to which accidents happened.

use connectorgen_tests::mutation::{Choices, mutate};
use connectorgen_tests::{laws, seeds};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn documents_after_accidents_are_made_or_refused(
        seed in any::<prop::sample::Index>(), auth in any::<u8>(), bytes in vec(any::<u8>(), 8..48)
    ) {
        let tree = after_accidents(seed.get(&seeds::documents()), &bytes);
        let _ = laws::tree_is_made_or_refused(tree, laws::auth(auth));
    }

    #[test]
    fn connectors_after_accidents_are_checked(
        seed in any::<prop::sample::Index>(), bytes in vec(any::<u8>(), 8..48), more in vec(any::<u8>(), 0..24)
    ) {
        let connectors = seeds::connectors();
        let [definition, properties] = seed.get(&connectors);
        laws::folder_is_checked(after_accidents(definition, &bytes), after_accidents(properties, &more));
    }
}

/// `PROPTEST_CASES` asks for more.
pub(crate) fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { default.cases } else { 150 };
    ProptestConfig { cases, failure_persistence: None, ..default }
}

pub(crate) fn after_accidents(tree: &Value, bytes: &[u8]) -> Value {
    let mut tree = tree.clone();
    mutate(&mut tree, &mut Choices::new(bytes));
    tree
}

#[test]
fn seeds_are_made_into_connectors() {
    for (number, tree) in seeds::documents().into_iter().enumerate() {
        let made = laws::tree_is_made_or_refused(tree, laws::auth(4));
        assert!(made.is_ok(), "seed {number} is refused: {made:?}");
    }
}
