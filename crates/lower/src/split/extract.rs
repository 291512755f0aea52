use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use connectorgen_diagnostics::JsonPointer;
use connectorgen_model::{
    ApiDefinition, Connector, Method, Origins, PathItem, PolicyTemplateInstance, policy,
};
use indexmap::IndexMap;
use serde_json::Value;

use super::Part;
use crate::connector::used;
use crate::text;

/// Makes connectors of some of the operations of another one.
#[derive(Debug)]
pub(super) struct Extract {
    pub(super) connector: Connector,
    origins: Arc<Origins>,
    /// The definitions that came from a schema of the document.
    by_source: HashMap<JsonPointer, Vec<String>>,
}

impl Extract {
    pub(super) fn new(connector: Connector) -> Extract {
        let origins = Arc::new(connector.origins.clone());
        let place = JsonPointer::from_escaped("/definitions");
        let mut by_source: HashMap<JsonPointer, Vec<String>> = HashMap::new();
        for name in connector.definition.definitions.keys() {
            if let Some(source) = origins.source_of(&place.join(name)) {
                by_source.entry(source.clone()).or_default().push(name.clone());
            }
        }
        Extract { connector, origins, by_source }
    }

    pub(super) fn connector(&self, part: &Part) -> Connector {
        let whole = &self.connector;
        let mut definition = ApiDefinition {
            paths: self.paths(part),
            // Filled below, with those that are needed.
            definitions: IndexMap::new(),
            tags: Vec::new(),
            ..self.frame()
        };
        self.definitions(&mut definition);
        let ids: BTreeSet<String> =
            definition.operations().filter_map(|(_, _, operation)| operation.operation_id.clone()).collect();
        self.describe(&mut definition, part);
        if definition.capabilities.as_ref().is_some_and(|value| !names_only(value, &ids)) {
            definition.capabilities = None;
        }
        let mut properties = whole.properties.clone();
        properties.policy_template_instances = whole
            .properties
            .policy_template_instances
            .iter()
            .filter_map(|one| of_operations(one, &ids))
            .collect();
        if let Some(operations) = &mut properties.script_operations {
            operations.retain(|id| ids.contains(id));
        }
        Connector {
            definition,
            properties,
            dynamic_host: whole.dynamic_host.clone(),
            origins: Origins::over(Arc::clone(&self.origins)),
        }
    }

    /// The definition without paths and definitions: there may be thousands, which need not be copied.
    fn frame(&self) -> ApiDefinition {
        let whole = &self.connector.definition;
        ApiDefinition {
            swagger: whole.swagger.clone(),
            info: whole.info.clone(),
            host: whole.host.clone(),
            base_path: whole.base_path.clone(),
            schemes: whole.schemes.clone(),
            consumes: whole.consumes.clone(),
            produces: whole.produces.clone(),
            connector_metadata: whole.connector_metadata.clone(),
            capabilities: whole.capabilities.clone(),
            extra: whole.extra.clone(),
            ..ApiDefinition::default()
        }
    }

    fn paths(&self, part: &Part) -> IndexMap<String, PathItem> {
        let mut paths: IndexMap<String, PathItem> = IndexMap::new();
        for (path, method) in &part.operations {
            let Some(item) = self.connector.definition.paths.get(path) else { continue };
            let Some(operation) = item.operation(*method) else { continue };
            let target = paths.entry(path.clone()).or_insert_with(|| PathItem {
                parameters: item.parameters.clone(),
                extra: item.extra.clone(),
                ..PathItem::default()
            });
            if operation.trigger.is_some() {
                target.notification_content.clone_from(&item.notification_content);
            }
            *target.operation_mut(*method) = Some(operation.clone());
        }
        paths
    }

    /// The definitions that the operations refer to, in the order of the whole.
    fn definitions(&self, definition: &mut ApiDefinition) {
        let used = used(definition, &self.connector.definition.definitions);
        let mut positions: Vec<usize> =
            used.iter().filter_map(|name| self.connector.definition.definitions.get_index_of(name)).collect();
        positions.sort_unstable();
        let named =
            positions.into_iter().filter_map(|at| self.connector.definition.definitions.get_index(at));
        definition.definitions = named.map(|(name, schema)| (name.clone(), schema.clone())).collect();
    }

    /// What the part is called and is about.
    fn describe(&self, definition: &mut ApiDefinition, part: &Part) {
        let used: HashSet<&str> = definition
            .paths
            .values()
            .flat_map(PathItem::operations)
            .flat_map(|(_, operation)| operation.tags.iter().map(String::as_str))
            .collect();
        let tags = self.connector.definition.tags.iter().filter(|tag| used.contains(tag.name.as_str()));
        let tags = tags.cloned().collect();
        let about = part.tag.as_deref().map(|tag| {
            let known = self.connector.definition.tags.iter().find(|known| known.name == tag);
            known
                .and_then(|tag| tag.description.clone())
                .unwrap_or_else(|| format!("The operations of {tag}."))
        });
        definition.tags = tags;
        definition.info.title.clone_from(&part.title);
        if let Some(about) = about {
            let all = format!("{about} {}", definition.info.description);
            definition.info.description = text::description(&all).text;
        }
    }

    pub(super) fn concerns(&self, part: &Part, connector: &Connector, place: &JsonPointer) -> bool {
        let mut tokens = place.tokens();
        match (tokens.next().as_deref(), tokens.next().as_deref(), tokens.next()) {
            (Some("paths"), Some(_), Some(key)) if is_method(&key) => {
                part.sources.iter().any(|operation| place.strip_prefix(operation).is_some())
            }
            (Some("paths"), Some(path), Some(_)) => {
                let item = JsonPointer::from_escaped("/paths").join(path);
                part.sources.iter().any(|operation| operation.strip_prefix(&item).is_some())
            }
            (Some("paths" | "webhooks" | "tags"), _, _) => false,
            (Some("components"), Some("schemas"), Some(name)) => {
                let source = JsonPointer::from_escaped("/components/schemas").join(&name);
                let made = self.by_source.get(&source);
                made.is_some_and(|made| {
                    made.iter().any(|name| connector.definition.definitions.contains_key(name))
                })
            }
            _ => true,
        }
    }
}

fn is_method(key: &str) -> bool {
    Method::ALL.into_iter().any(|method| method.name() == key)
}

/// The policy for those of its operations that are there; `None` if it has operations and none of them is.
fn of_operations(one: &PolicyTemplateInstance, ids: &BTreeSet<String>) -> Option<PolicyTemplateInstance> {
    let mut one = one.clone();
    if let Some(Value::Array(operations)) = one.parameters.get_mut(policy::OPERATION_NAME)
        && !operations.is_empty()
    {
        operations.retain(|id| id.as_str().is_some_and(|id| ids.contains(id)));
        if operations.is_empty() {
            return None;
        }
    }
    Some(one)
}

/// Whether all operations that a value names are there.
fn names_only(value: &Value, ids: &BTreeSet<String>) -> bool {
    match value {
        Value::Object(map) => map.iter().all(|(key, inner)| match (key.as_str(), inner) {
            ("operationId", Value::String(id)) => ids.contains(id),
            _ => names_only(inner, ids),
        }),
        Value::Array(list) => list.iter().all(|inner| names_only(inner, ids)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}
