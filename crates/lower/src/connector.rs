use std::collections::{HashMap, HashSet};

use connectorgen_diagnostics::{At, Diagnostics, Document, JsonPointer};
use connectorgen_model::{
    ApiDefinition, ApiProperties, Connector, Method, PolicyTemplateInstance, Schema, Tag,
};
use connectorgen_spec::Spec;
use openapiv3::{OpenAPI, PathItem, ReferenceOr, Server};

use crate::lowering::Lowering;
use crate::operation::{Action, Entry};
use crate::options::LowerOptions;
use crate::paths::{Company, Places};
use crate::server::{Address, address};
use crate::trigger::Subscription;
use crate::{codes, naming, path, polish, variables};

/// The maker portal's own default.
const BRAND_COLOR: &str = "#007ee5";

/// Lowers a document to a connector without a sign-in. What cannot be carried over is reported at its place in the
/// document; the connector is always made, as well as it can be.
pub fn lower(spec: &Spec, options: &LowerOptions, found: &mut Diagnostics) -> Connector {
    let openapi = spec.openapi();
    let address = address(openapi, options.server.as_deref(), found);
    let mut lowering = Lowering::new(spec, options, found);
    let info = lowering.info(options, address.host.as_deref());
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
        let path = lowering.place(entry, action, &taken, company, &address, &mut places);
        places.stand_at(path, index);
    }
    places.sort();
    lowering.unsubscribing(&entries, &address, &mut places);
    let definitions = lowering.definitions();
    let tags = lowering.tags(&entries);
    let mut definition = ApiDefinition {
        swagger: "2.0".to_owned(),
        info,
        host: address.host,
        base_path: Some(address.base_path),
        schemes: vec!["https".to_owned()],
        paths: places.paths,
        definitions,
        tags,
        ..ApiDefinition::default()
    };
    drop_unused(&mut definition);
    if !lowering.keeps {
        polish::inputs(&mut definition);
        lowering.bytes_in_json(&mut definition);
    }
    lowering.slim(&mut definition);
    drop_unused(&mut definition);
    lowering.around(&mut definition);
    let properties = ApiProperties {
        icon_brand_color: Some(options.brand_color.clone().unwrap_or_else(|| BRAND_COLOR.to_owned())),
        policy_template_instances: places.policies,
        ..ApiProperties::default()
    };
    Connector { definition, properties, dynamic_host: address.dynamic, origins: lowering.origins }
}

impl<'a> Lowering<'a, '_> {
    /// The operations that become actions, with their ids.
    fn entries(&mut self) -> Vec<Entry<'a>> {
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
            if entry.subscription.as_ref().is_some_and(Subscription::has_siblings) {
                continue;
            }
            let Some((path, method)) = first.get(&id.to_ascii_lowercase()) else {
                first.insert(id.to_ascii_lowercase(), (entry.path, entry.method));
                continue;
            };
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

    fn learn_ids(&mut self, entries: &[Entry<'a>]) {
        for entry in entries {
            if let Some(source) = &entry.operation.operation_id {
                self.ids.insert(source.clone(), entry.id.clone());
            }
        }
    }

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
        address: &Address,
        places: &mut Places,
    ) -> String {
        let root = At::root(Document::Source);
        let paths = root.key("paths");
        let item_at = paths.key(entry.path);
        let delivered = self.path_notification(entry.path, &item_at);
        let elsewhere = self.elsewhere(entry, address, &item_at);
        let source = item_at.key(entry.method.name());
        let company = if action.notification.is_some() { company } else { Company::Welcome };
        let parameters = &mut action.operation.parameters;
        let prefix = elsewhere.prefix.unwrap_or_default();
        let wanted = format!("{prefix}{}", variables::renamed(entry, taken, parameters));
        let path = places.path(entry, &wanted, parameters, company);
        if let Some(url) = elsewhere.url {
            let title = format!("Address of {}", entry.id);
            places.policies.push(
                PolicyTemplateInstance::dynamic_host_url(&title, &url).for_operations([entry.id.as_str()]),
            );
        }
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
        *item.operation_mut(entry.method) = Some(action.operation);
        path
    }

    /// Servers of the operation or its path: the difference goes into the path where it can, otherwise a policy sends
    /// the operation to its own address.
    fn elsewhere(&mut self, entry: &Entry<'a>, main: &Address, item_at: &At<'_>) -> Elsewhere {
        let source = item_at.key(entry.method.name());
        let own = entry.operation.servers.first().or_else(|| entry.item.servers.first());
        let Some(server) = own else { return Elsewhere::default() };
        let server = absolute(server, main);
        let document = OpenAPI { servers: vec![server.clone()], ..OpenAPI::default() };
        let mut found = Diagnostics::new();
        let other = address(&document, None, &mut found);
        let holder = if entry.operation.servers.is_empty() { *item_at } else { source };
        let at = holder.key("servers");
        let Some(host) = &other.host else {
            self.found.report(
                &codes::OPERATION_SERVER_LEFT_OUT,
                &at,
                format!("`{}` is not an absolute https address; the connector's address is used", server.url),
            );
            return Elsewhere::default();
        };
        if Some(host) == main.host.as_ref() {
            let base = main.base_path.trim_end_matches('/');
            match other.base_path.trim_end_matches('/').strip_prefix(base) {
                Some("") => return Elsewhere::default(),
                Some(rest) if rest.starts_with('/') => {
                    return Elsewhere { prefix: Some(rest.to_owned()), url: None };
                }
                Some(_) | None => {}
            }
        }
        let url = format!("https://{host}{}", other.base_path.trim_end_matches('/'));
        self.found.report(
            &codes::OPERATION_SERVER_BY_POLICY,
            &at,
            format!("a policy sends the operation to {url}"),
        );
        Elsewhere { prefix: None, url: Some(url) }
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

/// The address of a server that is given without a host: it is the connector's. (A relative address is relative to
/// where the document was found, and that is where the API's main address leads.)
fn absolute(server: &Server, main: &Address) -> Server {
    let host = main.host.as_ref().filter(|_| !server.url.contains("://"));
    let url = match host {
        Some(host) => format!("https://{host}/{}", server.url.trim_start_matches(['.', '/'])),
        None => server.url.clone(),
    };
    Server { url, ..server.clone() }
}

/// Where an operation is that is not at the connector's address.
#[derive(Default)]
struct Elsewhere {
    /// To be put before the path.
    prefix: Option<String>,
    /// The whole address.
    url: Option<String>,
}

/// The id that the document gives; of several triggers that one operation makes, each has the event's name in it.
fn wanted_id(entry: &Entry<'_>) -> Option<String> {
    let id = entry.operation.operation_id.as_deref()?;
    match &entry.subscription {
        Some(subscription) if subscription.has_siblings() => Some(format!("{id}_{}", subscription.name)),
        Some(_) | None => Some(id.to_owned()),
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

fn items(openapi: &OpenAPI) -> impl Iterator<Item = (&str, &PathItem)> {
    openapi.paths.paths.iter().filter_map(|(path, item)| match item {
        ReferenceOr::Item(item) => Some((path.as_str(), item)),
        ReferenceOr::Reference { .. } => None,
    })
}

/// Definitions that were wanted while lowering but are written in place after all.
fn drop_unused(definition: &mut ApiDefinition) {
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
