use std::collections::HashMap;

use connectorgen_diagnostics::{At, Document, Location};
use connectorgen_model::Secured;
use connectorgen_model::policy::OPERATION_NAME;
use serde_json::Value;

/// Every place where an operation is named, by its id in small letters.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, Vec<Location>>);

impl Names {
    pub(super) fn new(connector: &Secured) -> Names {
        let mut names = Names::default();
        if let Ok(definition) = serde_json::to_value(&connector.definition) {
            names.collect(&definition, &At::root(Document::Definition));
        }
        let properties = At::root(Document::Properties);
        let properties = properties.key("properties");
        let at = properties.key("scriptOperations");
        for (index, id) in connector.properties.script_operations.iter().flatten().enumerate() {
            names.add(id, &at.index(index));
        }
        let at = properties.key("policyTemplateInstances");
        for (index, policy) in connector.properties.policy_template_instances.iter().enumerate() {
            let at = at.index(index);
            let at = at.key("parameters");
            if let Some(ids) = policy.parameters.get(OPERATION_NAME) {
                names.list(ids, &at.key(OPERATION_NAME));
            }
        }
        names
    }

    pub(super) fn of(&self, id: &str) -> &[Location] {
        self.0.get(&id.to_lowercase()).map_or(&[], Vec::as_slice)
    }

    /// In the definition every member of this name is one, on an operation as in an extension. What stands in examples
    /// and default values is data.
    fn collect(&mut self, value: &Value, at: &At<'_>) {
        match value {
            Value::Object(members) => {
                for (key, member) in members {
                    match (key.as_str(), member) {
                        ("operationId", Value::String(id)) => self.add(id, &at.key(key)),
                        ("properties", Value::Object(properties)) => {
                            let at = at.key(key);
                            for (name, property) in properties {
                                self.collect(property, &at.key(name));
                            }
                        }
                        ("example" | "examples" | "default" | "enum", _) => {}
                        _ => self.collect(member, &at.key(key)),
                    }
                }
            }
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.collect(element, &at.index(index));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn list(&mut self, ids: &Value, at: &At<'_>) {
        for (index, id) in ids.as_array().into_iter().flatten().enumerate() {
            if let Some(id) = id.as_str() {
                self.add(id, &at.index(index));
            }
        }
    }

    fn add(&mut self, id: &str, at: &At<'_>) {
        self.0.entry(id.to_lowercase()).or_default().push(at.location());
    }
}
