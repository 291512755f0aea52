use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use connectorgen_model::{
    ApiDefinition, Connector, Cookie, DynamicHost, Origins, PathItem, PolicyTemplateInstance, policy,
};
use indexmap::IndexMap;
use serde_json::Value;

use super::Part;
use crate::text;

/// Makes connectors of some of the operations of another one.
#[derive(Debug)]
pub(super) struct Extract {
    pub(super) connector: Connector,
    origins: Arc<Origins>,
}

impl Extract {
    pub(super) fn new(connector: Connector) -> Extract {
        let origins = Arc::new(connector.origins.clone());
        Extract { connector, origins }
    }

    pub(super) fn connector(&self, part: &Part) -> Connector {
        let whole = &self.connector;
        let named = part.definitions.iter().filter_map(|at| whole.definition.definitions.get_index(*at));
        let definitions = named.map(|(name, schema)| (name.clone(), schema.clone())).collect();
        let mut definition = ApiDefinition { paths: self.paths(part), definitions, ..self.frame() };
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
        let mut script = whole.script.clone();
        script.repeated.retain(|id, _| ids.contains(id));
        if let Some(operations) = &mut properties.script_operations {
            operations.retain(|id| ids.contains(id));
            // An empty list means all operations.
            properties.script_operations.take_if(|operations| operations.is_empty());
        }
        Connector {
            definition,
            properties,
            dynamic_hosts: whole
                .dynamic_hosts
                .iter()
                .filter_map(|host| host_of_operations(host, &ids))
                .collect(),
            cookies: whole.cookies.iter().filter_map(|cookie| cookie_of_operations(cookie, &ids)).collect(),
            script,
            exists: whole.exists,
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
            *target.operation_mut(*method) = Some(Box::new(operation.clone()));
        }
        paths
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

/// The address with the policies for those of its operations that are there; `None` if none of them is.
fn host_of_operations(host: &DynamicHost, ids: &BTreeSet<String>) -> Option<DynamicHost> {
    Some(DynamicHost {
        policy: of_operations(&host.policy, ids)?,
        fixed: host.fixed.as_ref().and_then(|fixed| of_operations(fixed, ids)),
        ..host.clone()
    })
}

/// The cookie, for those of its operations that are there; `None` if none of them is.
fn cookie_of_operations(cookie: &Cookie, ids: &BTreeSet<String>) -> Option<Cookie> {
    let operations: Vec<String> = cookie.operations.iter().filter(|id| ids.contains(*id)).cloned().collect();
    (!operations.is_empty()).then(|| Cookie { operations, ..cookie.clone() })
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
