use std::borrow::Cow;
use std::collections::BTreeSet;

use connectorgen_diagnostics::{At, Diagnostics, Document, Severity};
use indexmap::IndexMap;
use openapiv3::{
    Components, Contact, Info, License, OpenAPI, PathItem, Paths, ReferenceOr, Server, ServerVariable, Tag,
};
use serde_json::Value;

use super::names::Names;
use super::object::Object;
use super::schema::is_known_dialect;
use super::{Library, Read, Reader};
use crate::documents::uri;
use crate::moves::Moves;
use crate::selection::{Choices, Selection, Selector};
use crate::{Version, codes, path};

const DOCUMENT: &[&str] = &[
    "openapi",
    "$self",
    "info",
    "jsonSchemaDialect",
    "servers",
    "paths",
    "webhooks",
    "components",
    "security",
    "tags",
    "externalDocs",
];
const COMPONENTS: &[&str] = &[
    "$ref",
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "mediaTypes",
];
/// Redoc, "x-webhooks": what OpenAPI 3.1 has as `webhooks`.
const EARLIER_WEBHOOKS: &str = "x-webhooks";
const INFO: &[&str] = &["title", "summary", "description", "termsOfService", "contact", "license", "version"];
/// Reads what was selected of a document, and what that refers to. `findings` are those of the texts of its companions.
pub(crate) fn document<'d>(
    root: &'d Value,
    library: Library<'d>,
    findings: Vec<Diagnostics>,
    (version, stated): (Version, String),
    selection: &Selection,
    found: &mut Diagnostics,
) -> Option<Read> {
    let names = Names::plan(&library);
    let mut r = Reader {
        root,
        library,
        findings,
        version,
        found,
        components: Components::default(),
        other_schemes: IndexMap::new(),
        notifications: IndexMap::new(),
        moves: Moves::default(),
        names,
        waiting: Vec::new(),
        written_in_place: 0,
        own_roots_reported: false,
        in_callback: false,
        heirs: None,
    };
    let at = At::root(Document::Source);
    let document = r.object(root, at)?;
    r.report_unknown_parts(&document, DOCUMENT, COMPONENTS);
    r.report_dialect(&document);
    let info = r.info(&document);
    let mut servers = r.servers(&document);
    if !document.has("servers") {
        servers.extend(r.left_over_server(&document));
    }
    let tags = r.tags(&document);
    let webhooks = r.webhooks(&document, selection);
    let names: Vec<&str> = webhooks.keys().map(String::as_str).collect();
    let paths = r.paths(&document, selection, &names);
    let security = document.given("security").map(|_| r.security_requirements(&document));
    r.security_schemes(&document);
    r.work_off();
    let read = (!document.has("webhooks")).then_some(EARLIER_WEBHOOKS);
    let extensions = document.extensions_without(read);
    if let Some(Value::Object(components)) = document.get("components") {
        let extensions = components.iter().filter(|(key, _)| key.starts_with("x-"));
        r.components.extensions = extensions.map(|(key, value)| (key.clone(), value.clone())).collect();
    }
    let external_docs = document.external_docs(&mut r);
    let openapi = OpenAPI {
        openapi: stated,
        info,
        servers,
        paths,
        components: Some(r.components),
        security,
        tags,
        external_docs,
        extensions,
    };
    let Reader { other_schemes, notifications, moves, .. } = r;
    let schemas = root.get("components").and_then(|components| components.get("schemas")?.as_object());
    let schema_names = schemas.into_iter().flat_map(|schemas| schemas.keys().cloned()).collect();
    Some(Read { openapi, schema_names, other_schemes, notifications, webhooks, moves })
}

impl<'d> Reader<'d, '_> {
    fn report_dialect(&mut self, document: &Object<'d, '_>) {
        if let Some(Value::String(dialect)) = document.get("jsonSchemaDialect")
            && !is_known_dialect(dialect)
        {
            let message =
                format!("the schemas are of the dialect `{dialect}`; they were read as JSON Schema 2020-12");
            self.found.report(&codes::DIALECT_UNKNOWN, &document.at.key("jsonSchemaDialect"), message);
        }
    }

    fn info(&mut self, document: &Object<'d, '_>) -> Info {
        let Some(value) = document.given("info") else {
            self.found
                .report(&codes::FIELD_MISSING, &document.at, "the document has no `info`")
                .help("add `info` with a `title` and a `version`");
            return Info::default();
        };
        let Some(info) = self.object(value, document.at.key("info")) else {
            return Info::default();
        };
        info.report_unknown(self, "`info`", INFO);
        Info {
            title: info.required_text(self, "title", "`info`").unwrap_or_default(),
            description: info.first_text(self, "the API", &["description", "summary"]),
            terms_of_service: info.text(self, "termsOfService"),
            contact: self.contact(&info),
            license: self.license(&info),
            version: info.required_text(self, "version", "`info`").unwrap_or_default(),
            extensions: info.extensions(),
        }
    }

    fn contact(&mut self, info: &Object<'d, '_>) -> Option<Contact> {
        let contact = self.object(info.given("contact")?, info.at.key("contact"))?;
        Some(Contact {
            name: contact.text(self, "name"),
            url: contact.text(self, "url"),
            email: contact.text(self, "email"),
            extensions: contact.extensions(),
        })
    }

    fn license(&mut self, info: &Object<'d, '_>) -> Option<License> {
        let license = self.object(info.given("license")?, info.at.key("license"))?;
        Some(License {
            name: license.first_text(self, "a licence", &["name", "identifier"]).unwrap_or_default(),
            url: license.text(self, "url"),
            extensions: license.extensions(),
        })
    }

    fn tags(&mut self, document: &Object<'d, '_>) -> Vec<Tag> {
        let place = document.at.key("tags");
        let list = document.list_or_one(self, "tags");
        let mut tags = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let at = place.index(index);
            if let Value::String(name) = value {
                self.repaired(value, "an object with a `name`", &at);
                tags.push(Tag { name: name.clone(), ..Tag::default() });
                continue;
            }
            let Some(tag) = self.object(value, at) else { continue };
            if let Some(name) = tag.required_text(self, "name", "the tag") {
                let description = tag.first_text(self, "a tag", &["description", "summary"]);
                tag.no_place_for(self, "a tag", &["parent", "kind"]);
                let external_docs = tag.external_docs(self);
                tags.push(Tag { name, description, external_docs, extensions: tag.extensions() });
            }
        }
        tags
    }

    pub(super) fn servers(&mut self, holder: &Object<'d, '_>) -> Vec<Server> {
        let place = holder.at.key("servers");
        let list = holder.list_or_one(self, "servers");
        list.iter()
            .enumerate()
            .filter_map(|(index, value)| self.server(value, index == 0, place.index(index)))
            .collect()
    }

    fn server(&mut self, value: &'d Value, is_first: bool, at: At<'_>) -> Option<Server> {
        if let Value::String(url) = value {
            self.repaired(value, "an object with a `url`", &at);
            return Some(Server { url: url.clone(), ..Server::default() });
        }
        let server = self.object(value, at)?;
        server.report_unknown(self, "a server", &["url", "name", "description", "variables"]);
        let url = server.required_text(self, "url", "the server")?;
        let mut variables = IndexMap::new();
        let place = server.at.key("variables");
        for (name, value) in server.given_members(self, "variables") {
            let Some(variable) = self.object(value, place.key(name)) else { continue };
            variable.report_unknown(self, "a server variable", &["enum", "default", "description"]);
            let enumeration = variable.texts(self, "enum");
            let default = variable.text(self, "default").or_else(|| enumeration.first().cloned());
            let default = default.unwrap_or_else(|| {
                let message =
                    format!("the server variable `{name}` has no `default`; it is read as if it were empty");
                self.found.report(&codes::VALUE_REPAIRED, &variable.at, message).help("add `default`");
                String::new()
            });
            let description = variable.text(self, "description");
            let extensions = variable.extensions();
            variables.insert(name.clone(), ServerVariable { enumeration, default, description, extensions });
        }
        // The others are left out as a whole.
        if is_first {
            server.no_place_for(self, "a server", &["name", "description"]);
        }
        let description = server.text(self, "description");
        let variables = (!variables.is_empty()).then_some(variables);
        Some(Server { url, description, variables, extensions: server.extensions() })
    }

    /// The webhooks by name; those that are wanted are read. Documents of OpenAPI 3.0 have them in an extension of
    /// Redoc's, which reads like the member of OpenAPI 3.1 that it became.
    fn webhooks(
        &mut self,
        document: &Object<'d, '_>,
        selection: &Selection,
    ) -> IndexMap<String, Option<Box<PathItem>>> {
        let place = document.at.key("webhooks");
        let key = if document.has("webhooks") { "webhooks" } else { EARLIER_WEBHOOKS };
        if key == EARLIER_WEBHOOKS && document.has(key) {
            self.moves.record_below(&document.at.to_pointer(), "/webhooks", "/x-webhooks");
        }
        let mut webhooks = IndexMap::new();
        for (name, value) in document.members(self, key) {
            let is_wanted = selection.webhooks.iter().any(|wanted| wanted == name);
            let item = if is_wanted { self.callback_item(value, &place.key(name)) } else { None };
            webhooks.insert(name.clone(), item.map(Box::new));
        }
        webhooks
    }

    fn paths(&mut self, document: &Object<'d, '_>, selection: &Selection, webhooks: &[&str]) -> Paths {
        let mut selector = Selector::new(selection);
        let mut paths = Paths::default();
        let mut choices = Choices::default();
        let mut items = Vec::new();
        let mut repaired = BTreeSet::new();
        let errors = self.found.count(Severity::Error);
        let place = document.at.key("paths");
        for (path, value) in document.members(self, "paths") {
            if path.starts_with("x-") {
                paths.extensions.insert(path.clone(), value.clone());
                continue;
            }
            let at = place.key(path);
            let Some(meant) = self.path(path, document, &mut repaired, &at) else { continue };
            let at = place.key(&meant);
            if let Some(item) = self.path_item(&meant, value, &at, &mut selector, &mut choices) {
                items.push((meant.clone().into_owned(), item));
            }
        }
        // An item has kilobytes, so the map gets its size before they are moved there.
        paths.paths = items.into_iter().map(|(path, item)| (path, ReferenceOr::Item(*item))).collect();
        selector.report_unmatched(&choices, self.found);
        // Of paths that could not be read, errors say why already.
        let is_told = choices.count() == 0 && self.found.count(Severity::Error) > errors;
        if paths.paths.is_empty() && !is_told {
            self.report_no_operations(document, webhooks, choices.count() > 0);
        }
        paths
    }

    /// A path as it is meant, unless another one is that already; `None` when it is none. All but a path that is written
    /// as OpenAPI has it is reported.
    fn path<'t>(
        &mut self,
        written: &'t str,
        document: &Object<'d, '_>,
        repaired: &mut BTreeSet<String>,
        at: &At<'_>,
    ) -> Option<Cow<'t, str>> {
        let meant = path::meant(written);
        if meant == written {
            return Some(meant);
        }
        let paths = document.get("paths");
        let is_clear = uri::scheme(written).is_none()
            && paths.is_none_or(|paths| paths.get(&*meant).is_none())
            && repaired.insert(meant.clone().into_owned());
        if is_clear {
            let message = format!("`{written}` is not how OpenAPI writes a path; it was taken for `{meant}`");
            self.found.report(&codes::VALUE_REPAIRED, at, message).help(format!("write `{meant}`"));
            let inner = At::root(Document::Source).key("paths").key(&meant).to_pointer();
            self.moves.record(inner, self.moves.one_step(&at.to_pointer()));
            return Some(meant);
        }
        if written.starts_with('/') {
            let message = format!("`{meant}` is there as well; `{written}` was read letter by letter");
            self.found
                .report(&codes::VALUE_REPAIRED, at, message)
                .help("leave one of them out, or write both as OpenAPI does");
            return Some(Cow::Borrowed(written));
        }
        self.found
            .report(
                &codes::PATH_NOT_ABSOLUTE,
                at,
                format!("the path `{written}` does not start with a slash"),
            )
            .help("write the path behind the server's address");
        None
    }

    fn report_no_operations(&mut self, document: &Object<'d, '_>, webhooks: &[&str], has_some: bool) {
        let (message, help) = if has_some {
            ("none of the operations was selected".to_owned(), "a connector needs at least one operation")
        } else if webhooks.is_empty() {
            ("the document has no operations".to_owned(), "a connector needs at least one operation")
        } else {
            (
                format!("the document has no operations, only webhooks ({})", webhooks.join(", ")),
                "describe the operation that subscribes to the events",
            )
        };
        let is_in_paths = document.has("paths") || webhooks.is_empty();
        let at = document.at.key(if is_in_paths { "paths" } else { "webhooks" });
        self.found.report(&codes::NO_OPERATIONS, &at, message).help(help);
    }
}
