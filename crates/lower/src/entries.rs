//! The operations that become actions and triggers, with their ids.

use std::collections::HashMap;

use connectorgen_diagnostics::{At, Document};
use connectorgen_model::Method;
use openapiv3::{OpenAPI, PathItem, ReferenceOr};

use crate::lowering::Lowering;
use crate::operation::Entry;
use crate::{codes, naming, path};

impl<'a> Lowering<'a, '_> {
    /// The operations that become actions, with their ids.
    pub(crate) fn entries(&mut self) -> Vec<Entry<'a>> {
        let mut entries = Vec::new();
        let root = At::root(Document::Source);
        let paths = root.key("paths");
        for (path, item) in items(self.openapi) {
            let at = paths.key(path);
            let template = match path::template(path) {
                Ok(template) => template,
                Err(why) => {
                    self.found
                        .report(
                            &codes::PATH_TEMPLATE_INVALID,
                            &at,
                            format!("{why}; the operations of `{path}` are left out"),
                        )
                        .help("correct the path");
                    continue;
                }
            };
            for name in &template.open {
                let message = format!("slashes in the value of `{name}` are percent-encoded");
                self.found.report(&codes::ALLOW_RESERVED_LEFT_OUT, &at, message);
            }
            self.path_texts(item, &item.iter().map(|(_, operation)| operation).collect::<Vec<_>>(), &at);
            for (name, operation) in item.iter() {
                let Some(method) = self.action_method(name, &at.key(name)) else { continue };
                let template = self.styled(template.clone(), &item.parameters, &operation.parameters);
                let action = || Entry {
                    path,
                    method,
                    item,
                    operation,
                    template: template.clone(),
                    subscription: None,
                    id: String::new(),
                };
                let mut subscriptions = self.subscriptions(operation, &at.key(name));
                subscriptions.extend(self.webhooks_of(path, method, operation));
                if subscriptions.is_empty() {
                    entries.push(action());
                }
                entries.extend(
                    subscriptions.into_iter().map(|one| Entry { subscription: Some(one), ..action() }),
                );
            }
        }
        let wanted: Vec<Option<String>> = entries.iter().map(wanted_id).collect();
        let named: Vec<(Option<&str>, &str, &str)> = entries
            .iter()
            .zip(&wanted)
            .map(|(entry, id)| (id.as_deref(), entry.method.name(), entry.path))
            .collect();
        self.report_shared_ids(&entries);
        let ids = naming::unique_operation_ids(&named, self.keeps);
        for (entry, id) in entries.iter_mut().zip(ids) {
            entry.id = id;
        }
        entries
    }

    /// Ids are unique in a document; the connector's are made so.
    fn report_shared_ids(&mut self, entries: &[Entry<'a>]) {
        let root = At::root(Document::Source);
        let paths = root.key("paths");
        let mut first: HashMap<String, (&str, Method)> = HashMap::new();
        for entry in entries {
            let Some(id) = &entry.operation.operation_id else {
                let item = paths.key(entry.path);
                self.found
                    .report(
                        &codes::OPERATION_ID_MISSING,
                        &item.key(entry.method.name()),
                        "the operation has no operationId; one was made from its method and path",
                    )
                    .help(
                        "give it one: flows find their actions by it, so it should not change with the path",
                    );
                continue;
            };
            let Some((path, method)) = first.get(&id.to_ascii_lowercase()) else {
                first.insert(id.to_ascii_lowercase(), (entry.path, entry.method));
                continue;
            };
            // Triggers of one operation.
            if (*path, *method) == (entry.path, entry.method) {
                continue;
            }
            let (item, other) = (paths.key(entry.path), paths.key(path));
            let (operation, other) = (item.key(entry.method.name()), other.key(method.name()));
            let message = format!(
                "the operationId `{id}` is used more than once; each operation gets an id of its own"
            );
            self.found
                .report(&codes::OPERATION_ID_SHARED, &operation.key("operationId"), message)
                .help("give every operation an id of its own: flows find their actions by it")
                .related(other.key("operationId").location(), "first used here");
        }
    }

    /// HEAD and OPTIONS return nothing that a flow could use, and TRACE does not exist in Swagger 2.0.
    fn action_method(&mut self, name: &str, at: &At<'_>) -> Option<Method> {
        let method = Method::ALL.into_iter().find(|method| method.name() == name);
        match method {
            Some(method @ (Method::Get | Method::Put | Method::Post | Method::Delete | Method::Patch)) => {
                Some(method)
            }
            Some(method @ (Method::Head | Method::Options)) if self.keeps => Some(method),
            Some(Method::Head | Method::Options) | None => {
                let message = format!(
                    "{} is not an action of a connector; the operation is left out",
                    name.to_uppercase()
                );
                self.found.report(&codes::METHOD_LEFT_OUT, at, message);
                None
            }
        }
    }

    pub(crate) fn learn_ids(&mut self, entries: &[Entry<'a>]) {
        for entry in entries {
            if let Some(source) = &entry.operation.operation_id {
                self.ids.insert(source.clone(), entry.id.clone());
            }
        }
    }
}

/// The id that the document gives; of several triggers that one operation makes, each has the event's name in it.
fn wanted_id(entry: &Entry<'_>) -> Option<String> {
    let id = entry.operation.operation_id.as_deref()?;
    match &entry.subscription {
        Some(subscription) if subscription.has_siblings() => Some(format!("{id}_{}", subscription.name)),
        Some(_) | None => Some(id.to_owned()),
    }
}

fn items(openapi: &OpenAPI) -> impl Iterator<Item = (&str, &PathItem)> {
    openapi.paths.paths.iter().filter_map(|(path, item)| match item {
        ReferenceOr::Item(item) => Some((path.as_str(), item)),
        ReferenceOr::Reference { .. } => None,
    })
}
