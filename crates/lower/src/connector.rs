use std::collections::{HashMap, HashSet};

use connectorgen_diagnostics::{At, Diagnostics, Document, JsonPointer};
use connectorgen_model::{ApiDefinition, ApiProperties, Connector, Schema, Script, Tag};
use connectorgen_spec::Spec;
use connectorgen_spec::codes::NO_OPERATIONS;

use crate::elsewhere::Addresses;
use crate::lowering::Lowering;
use crate::operation::{Action, Entry};
use crate::options::LowerOptions;
use crate::paths::{Company, Places};
use crate::{path, polish, variables};

/// The maker portal's own default.
const BRAND_COLOR: &str = "#007ee5";

/// Lowers a document to a connector without a sign-in. What cannot be carried over is reported at its place in the
/// document; the connector is always made, as well as it can be.
pub fn lower(spec: &Spec, options: &LowerOptions, found: &mut Diagnostics) -> Connector {
    let openapi = spec.openapi();
    let mut addresses = Addresses::new(openapi, options.server.as_deref(), found);
    let mut lowering = Lowering::new(spec, options, found);
    let info = lowering.info(options, addresses.main.host.as_deref());
    let entries = lowering.entries();
    lowering.learn_ids(&entries);
    let actions: Vec<Action> = entries.iter().map(|entry| lowering.lowered(entry)).collect();
    lowering.report_webhooks(&entries, &actions);
    // The paths of a connector that exists already stay as they are.
    let taken = if lowering.keeps { HashMap::new() } else { variables::taken(&entries, &actions) };
    let mut places = Places::default();
    let mut order: Vec<(usize, &Entry<'_>, Action)> = entries
        .iter()
        .zip(actions)
        .enumerate()
        .map(|(index, (entry, action))| (index, entry, action))
        .collect();
    // Of operations that want one place, which gets it must not depend on their order: flows know inputs by name.
    if !lowering.keeps {
        order.sort_by_cached_key(|(_, entry, _)| entry.rank());
    }
    for (index, entry, action) in order {
        let company = company(entry, &entries);
        let taken = taken.get(&path::shape(&entry.template.path)).cloned().unwrap_or_default();
        let path = lowering.place(entry, action, &taken, company, &mut addresses, &mut places);
        places.stand_at(path, index);
    }
    places.sort();
    let used = lowering.unsubscribing(&entries, &addresses.main, &mut places);
    lowering.report_links(&entries, &used);
    let definitions = lowering.definitions();
    let tags = lowering.tags(&entries);
    let mut definition = ApiDefinition {
        swagger: "2.0".to_owned(),
        info,
        host: addresses.main.host.clone(),
        base_path: Some(addresses.main.base_path.clone()),
        schemes: vec!["https".to_owned()],
        paths: places.paths,
        definitions,
        tags,
        ..ApiDefinition::default()
    };
    drop_unused(&mut definition);
    if definition.paths.is_empty() && !openapi.paths.paths.is_empty() {
        let message = "no operation of the document can be part of a connector";
        let help = "what stands in the way of each is reported where it stands";
        lowering.found.report(&NO_OPERATIONS, &At::root(Document::Source).key("paths"), message).help(help);
    }
    if !lowering.keeps {
        lowering.open_mixed(&mut definition);
        polish::inputs(&mut definition);
        lowering.settle_siblings(&mut definition);
        lowering.settle_summaries(&mut definition, &entries);
    }
    lowering.cut_bodies(&mut definition);
    drop_unused(&mut definition);
    lowering.around(&mut definition);
    let (mut policies, dynamic_hosts) = addresses.finish(&definition);
    policies.extend(places.policies);
    let properties = ApiProperties {
        icon_brand_color: Some(options.brand_color.clone().unwrap_or_else(|| BRAND_COLOR.to_owned())),
        policy_template_instances: policies,
        script_operations: script_operations(&lowering.script),
        ..ApiProperties::default()
    };
    Connector {
        definition,
        properties,
        dynamic_hosts,
        cookies: lowering.cookies,
        script: lowering.script,
        exists: lowering.keeps,
        origins: lowering.origins,
    }
}

/// The operations that go through the script. An empty list would mean all of them.
fn script_operations(script: &Script) -> Option<Vec<String>> {
    (!script.is_empty()).then(|| script.repeated.keys().cloned().collect())
}

impl<'a> Lowering<'a, '_> {
    fn lowered(&mut self, entry: &Entry<'a>) -> Action {
        let root = At::root(Document::Source);
        let paths = root.key("paths");
        self.operation(entry, &paths.key(entry.path))
    }

    /// Puts an operation into the connector, and answers on which path.
    fn place(
        &mut self,
        entry: &Entry<'a>,
        mut action: Action,
        taken: &HashSet<usize>,
        company: Company,
        addresses: &mut Addresses,
        places: &mut Places,
    ) -> String {
        let root = At::root(Document::Source);
        let paths = root.key("paths");
        let item_at = paths.key(entry.path);
        let delivered = self.path_notification(entry.path, &item_at);
        let prefix = self.elsewhere(entry, addresses, &item_at).unwrap_or_default();
        let source = item_at.key(entry.method.name());
        let company = if action.notification.is_some() { company } else { Company::Welcome };
        let parameters = &mut action.operation.parameters;
        let wanted = format!("{prefix}{}", variables::renamed(entry, taken, parameters));
        let path = places.path(entry, &wanted, parameters, company);
        let output = JsonPointer::from_escaped("/paths").join(&path).join(entry.method.name());
        for (place, source) in action.sources {
            self.origins.record(output.concat(place.as_str()), source);
        }
        self.origin(output, &source);
        let item = places.paths.entry(path.clone()).or_default();
        for (name, value) in &entry.item.extensions {
            self.unknown_extension(&mut item.extra, name, value, &item_at);
        }
        if let Some(notification) = action.notification.or(delivered) {
            item.notification_content = Some(notification);
        }
        *item.operation_mut(entry.method) = Some(Box::new(action.operation));
        path
    }

    /// The groups that the operations use, with what the document says of them.
    fn tags(&mut self, entries: &[Entry<'a>]) -> Vec<Tag> {
        let used: HashSet<&str> =
            entries.iter().flat_map(|entry| entry.operation.tags.iter().map(String::as_str)).collect();
        let mut seen = HashSet::new();
        let known = self.openapi.tags.iter().filter(|tag| used.contains(tag.name.as_str()));
        let root = At::root(Document::Source);
        let place = root.key("tags");
        let mut tags = Vec::new();
        for tag in known {
            if seen.insert(tag.name.as_str()) {
                let description = tag
                    .description
                    .as_deref()
                    .map(|text| self.words.schema_description(text))
                    .filter(|text| !text.is_empty());
                let mut lowered = Tag { name: tag.name.clone(), description, ..Tag::default() };
                let index =
                    self.openapi.tags.iter().position(|other| std::ptr::eq(other, tag)).unwrap_or_default();
                self.extras(
                    &mut lowered.extra,
                    tag.external_docs.as_ref(),
                    &tag.extensions,
                    &place.index(index),
                );
                tags.push(lowered);
            }
        }
        tags
    }
}

fn company(entry: &Entry<'_>, entries: &[Entry<'_>]) -> Company {
    if entry.subscription.is_none() {
        return Company::Welcome;
    }
    let own = path::shape(&entry.template.path);
    let others = entries.iter().filter(|other| path::shape(&other.template.path) == own).count();
    if others == 1 { Company::Absent } else { Company::Unwelcome }
}

/// Definitions that were wanted while lowering but are written in place after all.
pub(crate) fn drop_unused(definition: &mut ApiDefinition) {
    let mut used: HashSet<String> = HashSet::new();
    let mut open: Vec<&Schema> = Vec::new();
    for (_, _, operation) in definition.operations() {
        open.extend(operation.parameters.iter().filter_map(|parameter| parameter.schema.as_ref()));
        open.extend(operation.responses.values().filter_map(|response| response.schema.as_ref()));
    }
    let events = definition.paths.values().filter_map(|item| item.notification_content.as_ref());
    open.extend(events.filter_map(|event| event.schema.as_ref()));
    while let Some(schema) = open.pop() {
        open.extend(schema.children().map(|(_, child)| child));
        if let Some(name) = schema.referenced()
            && used.insert(name.to_owned())
        {
            open.extend(definition.definitions.get(name));
        }
    }
    definition.definitions.retain(|name, _| used.contains(name));
}
