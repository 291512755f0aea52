use std::collections::HashMap;

use connectorgen_diagnostics::JsonPointer;
use connectorgen_model::{Connector, Method};

use super::Part;

/// Which parts the places of the document are about.
#[derive(Debug)]
pub(super) struct Concerns {
    /// By the places of operations, of the paths that they stand at, and of schemas.
    parts: HashMap<JsonPointer, Vec<usize>>,
}

impl Concerns {
    pub(super) fn new(connector: &Connector, parts: &[Part]) -> Concerns {
        let mut concerns = Concerns { parts: HashMap::new() };
        let (paths, definitions) =
            (JsonPointer::from_escaped("/paths"), JsonPointer::from_escaped("/definitions"));
        for (index, part) in parts.iter().enumerate() {
            for (path, method) in &part.operations {
                let place = paths.join(path).join(method.name());
                if let Some(source) = connector.origins.source_of(&place) {
                    concerns.add(source.clone(), index);
                    source.parent().into_iter().for_each(|item| concerns.add(item, index));
                }
            }
            let named =
                part.definitions.iter().filter_map(|at| connector.definition.definitions.get_index(*at));
            for (name, _) in named {
                if let Some(source) = connector.origins.source_of(&definitions.join(name)) {
                    concerns.add(source.clone(), index);
                }
            }
        }
        concerns
    }

    fn add(&mut self, place: JsonPointer, part: usize) {
        let parts = self.parts.entry(place).or_default();
        if parts.last() != Some(&part) {
            parts.push(part);
        }
    }

    /// The positions of the parts that a place is about; `None` for all of them.
    pub(super) fn of(&self, place: &JsonPointer) -> Option<Vec<usize>> {
        let mut holders = place.holders();
        let (section, second, third) = (holders.next()?, holders.next(), holders.next());
        let known = match (section, second, third) {
            ("/paths", Some(item), key) => {
                let operation = key.filter(|key| is_method(key.rsplit('/').next().unwrap_or_default()));
                self.parts.get(operation.unwrap_or(item))
            }
            ("/components", Some("/components/schemas"), Some(schema)) => self.parts.get(schema),
            ("/webhooks" | "/tags", _, _) => None,
            _ => return None,
        };
        Some(known.cloned().unwrap_or_default())
    }
}

fn is_method(key: &str) -> bool {
    Method::ALL.into_iter().any(|method| method.name() == key)
}
