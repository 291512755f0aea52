use connectorgen_diagnostics::{At, Diagnostics, Document};
use indexmap::IndexMap;
use openapiv3::{
    Components, Contact, Info, License, OpenAPI, Paths, ReferenceOr, Server, ServerVariable, Tag,
};
use serde_json::Value;

use super::names::Names;
use super::object::Object;
use super::{Library, Read, Reader};
use crate::Version;
use crate::codes;
use crate::moves::Moves;
use crate::selection::{Selection, Selector};

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
    };
    let at = At::root(Document::Source);
    let document = r.object(root, at)?;
    document.report_unknown(&mut r, "the document", DOCUMENT);
    let info = r.info(&document);
    let servers = r.servers(&document);
    let tags = r.tags(&document);
    r.report_webhooks(&document);
    let paths = r.paths(&document, selection);
    let security = document.has("security").then(|| r.security_requirements(&document));
    r.security_schemes(&document);
    r.work_off();
    let extensions = document.extensions();
    let openapi = OpenAPI {
        openapi: stated,
        info,
        servers,
        paths,
        components: Some(r.components),
        security,
        tags,
        external_docs: None,
        extensions,
    };
    let Reader { other_schemes, notifications, moves, .. } = r;
    Some(Read { openapi, other_schemes, notifications, moves })
}

impl<'d> Reader<'d, '_> {
    fn info(&mut self, document: &Object<'d, '_>) -> Info {
        let Some(value) = document.get("info") else {
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
            description: info.text(self, "description").or_else(|| info.text(self, "summary")),
            terms_of_service: info.text(self, "termsOfService"),
            contact: self.contact(&info),
            license: self.license(&info),
            version: info.required_text(self, "version", "`info`").unwrap_or_default(),
            extensions: info.extensions(),
        }
    }

    fn contact(&mut self, info: &Object<'d, '_>) -> Option<Contact> {
        let contact = self.object(info.get("contact")?, info.at.key("contact"))?;
        Some(Contact {
            name: contact.text(self, "name"),
            url: contact.text(self, "url"),
            email: contact.text(self, "email"),
            extensions: contact.extensions(),
        })
    }

    fn license(&mut self, info: &Object<'d, '_>) -> Option<License> {
        let license = self.object(info.get("license")?, info.at.key("license"))?;
        Some(License {
            name: license.text(self, "name").or_else(|| license.text(self, "identifier")).unwrap_or_default(),
            url: license.text(self, "url"),
            extensions: license.extensions(),
        })
    }

    fn tags(&mut self, document: &Object<'d, '_>) -> Vec<Tag> {
        let place = document.at.key("tags");
        let list = document.list(self, "tags");
        let mut tags = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let Some(tag) = self.object(value, place.index(index)) else { continue };
            if let Some(name) = tag.required_text(self, "name", "the tag") {
                let description = tag.text(self, "description").or_else(|| tag.text(self, "summary"));
                tags.push(Tag { name, description, external_docs: None, extensions: tag.extensions() });
            }
        }
        tags
    }

    pub(super) fn servers(&mut self, holder: &Object<'d, '_>) -> Vec<Server> {
        let place = holder.at.key("servers");
        let list = holder.list(self, "servers");
        list.iter().enumerate().filter_map(|(index, value)| self.server(value, place.index(index))).collect()
    }

    fn server(&mut self, value: &'d Value, at: At<'_>) -> Option<Server> {
        let server = self.object(value, at)?;
        server.report_unknown(self, "a server", &["url", "name", "description", "variables"]);
        let url = server.required_text(self, "url", "the server")?;
        let mut variables = IndexMap::new();
        let place = server.at.key("variables");
        for (name, value) in server.members(self, "variables") {
            let Some(variable) = self.object(value, place.key(name)) else { continue };
            let enumeration = variable.texts(self, "enum");
            let default = variable.text(self, "default").or_else(|| enumeration.first().cloned());
            let Some(default) = default else {
                self.found
                    .report(
                        &codes::FIELD_MISSING,
                        &variable.at,
                        format!("the server variable `{name}` has no `default`"),
                    )
                    .help("add `default`");
                continue;
            };
            let description = variable.text(self, "description");
            let extensions = variable.extensions();
            variables.insert(name.clone(), ServerVariable { enumeration, default, description, extensions });
        }
        let description = server.text(self, "description");
        let variables = (!variables.is_empty()).then_some(variables);
        Some(Server { url, description, variables, extensions: server.extensions() })
    }

    fn report_webhooks(&mut self, document: &Object<'d, '_>) {
        let place = document.at.key("webhooks");
        for (name, _) in document.members(self, "webhooks") {
            self.found
                .report(&codes::WEBHOOK_LEFT_OUT, &place.key(name), format!("the webhook `{name}` is left out"))
                .help("a connector's trigger needs an operation that subscribes to the event, and the document names none");
        }
    }

    fn paths(&mut self, document: &Object<'d, '_>, selection: &Selection) -> Paths {
        let mut selector = Selector::new(selection);
        let mut paths = Paths::default();
        let mut names = Vec::new();
        let place = document.at.key("paths");
        for (path, value) in document.members(self, "paths") {
            if path.starts_with("x-") {
                continue;
            }
            let at = place.key(path);
            if !path.starts_with('/') {
                self.found
                    .report(
                        &codes::PATH_NOT_ABSOLUTE,
                        &at,
                        format!("the path `{path}` does not start with a slash"),
                    )
                    .help(format!("write `/{path}`"));
                continue;
            }
            if let Some(item) = self.path_item(path, value, &at, &mut selector, &mut names) {
                paths.paths.insert(path.clone(), ReferenceOr::Item(item));
            }
        }
        selector.report_unmatched(&names, self.found);
        if paths.paths.is_empty() {
            let message = if names.is_empty() {
                "the document has no operations"
            } else {
                "none of the operations was selected"
            };
            self.found
                .report(&codes::NO_OPERATIONS, &place, message)
                .help("a connector needs at least one operation");
        }
        paths
    }
}
