//! The check of a connector that exists: accidents happen to its definition and to its properties.
#![no_main]

use std::sync::LazyLock;

use connectorgen_tests::mutation::{Choices, mutate};
use connectorgen_tests::{laws, seeds};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

static CONNECTORS: LazyLock<Vec<[Value; 2]>> = LazyLock::new(seeds::connectors);

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let Some([definition, properties]) = CONNECTORS.get(usize::from(*first) % CONNECTORS.len()) else { return };
    let (mut definition, mut properties) = (definition.clone(), properties.clone());
    let (of_definition, of_properties) = rest.split_at(rest.len() - rest.len() / 3);
    mutate(&mut definition, &mut Choices::new(of_definition));
    mutate(&mut properties, &mut Choices::new(of_properties));
    laws::folder_is_checked(definition, properties);
});
