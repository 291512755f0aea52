use connectorgen_diagnostics::{At, Diagnostics, Document};
use connectorgen_model::read::NOTIFICATION_CONTENT;
use indexmap::IndexMap;
use openapiv3::{
    Components, Contact, Info, License, OpenAPI, PathItem, Paths, ReferenceOr, Server, ServerVariable, Tag,
};
use serde_json::Value;

use super::object::Object;
use super::reference::Names;
use super::{Read, Reader};
use crate::Version;
use crate::codes;
use crate::moves::Moves;
use crate::selection::{Candidate, Selection, Selector};

pub(super) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
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
const PATH_ITEM: &[&str] = &[
    "$ref",
    "summary",
    "description",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "servers",
    "parameters",
];

const PATH_ITEM_3_2: &[&str] = &[
    "$ref",
    "summary",
    "description",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
    "additionalOperations",
    "servers",
    "parameters",
];

/// Reads what was selected of a document, and what that refers to.
pub(crate) fn document(
    root: &Value,
    version: Version,
    stated: String,
    selection: &Selection,
    found: &mut Diagnostics,
) -> Option<Read> {
    let mut r = Reader {
        root,
        version,
        found,
        components: Components::default(),
        other_schemes: IndexMap::new(),
        notifications: IndexMap::new(),
        moves: Moves::default(),
        names: Names::default(),
        waiting: Vec::new(),
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
    r.security_schemes();
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

    /// The selected operations of a path, or `None` if there are none.
    fn path_item(
        &mut self,
        path: &str,
        value: &'d Value,
        at: &At<'_>,
        selector: &mut Selector<'_>,
        names: &mut Vec<String>,
    ) -> Option<PathItem> {
        let (target, value) = self.follow(value, at)?;
        if let Some(target) = target {
            self.moves.record(at.to_pointer(), target);
        }
        let item = self.object(value, *at)?;
        item.report_unknown(
            self,
            "a path",
            if self.version >= Version::V3_2 { PATH_ITEM_3_2 } else { PATH_ITEM },
        );
        let mut typed = PathItem::default();
        let mut taken = false;
        for method in METHODS {
            let Some(operation) = item.get(method) else { continue };
            if !operation.is_object() {
                self.wrong_type(operation, "an operation", &item.at.key(method));
                continue;
            }
            let candidate = Candidate { path, method, operation };
            names.push(
                candidate.id().map_or_else(|| format!("{} {path}", method.to_uppercase()), str::to_owned),
            );
            if !selector.wants(&candidate) || !self.is_current(&candidate, selector, &item) {
                continue;
            }
            if let Some(operation) = self.operation(operation, item.at.key(method)) {
                put(&mut typed, method, operation);
                taken = true;
            }
        }
        self.report_foreign_methods(&item);
        if !taken {
            return None;
        }
        typed.summary = item.text(self, "summary");
        typed.description = item.text(self, "description");
        typed.servers = self.servers(&item);
        typed.parameters = self.parameters(&item);
        typed.extensions = item.extensions();
        if let Some(content) =
            typed.extensions.shift_remove(NOTIFICATION_CONTENT).and(item.get(NOTIFICATION_CONTENT))
            && let Some(notification) = self.notification(content, item.at.key(NOTIFICATION_CONTENT))
        {
            self.notifications.insert(path.to_owned(), notification);
        }
        Some(typed)
    }

    /// Deprecated operations are left out unless asked for: the designer hides them from new flows anyway
    /// (Microsoft Learn, deprecate-operation).
    fn is_current(
        &mut self,
        candidate: &Candidate<'_>,
        selector: &Selector<'_>,
        item: &Object<'d, '_>,
    ) -> bool {
        if !candidate.is_deprecated() || selector.wants_deprecated(candidate) {
            return true;
        }
        let message =
            format!("{} {} is deprecated and left out", candidate.method.to_uppercase(), candidate.path);
        self.found
            .report(&codes::OPERATION_DEPRECATED, &item.at.key(candidate.method), message)
            .help("`--include-deprecated` takes deprecated operations as well");
        false
    }

    /// OpenAPI 3.2 has `query` and methods with any name.
    fn report_foreign_methods(&mut self, item: &Object<'d, '_>) {
        if self.version < Version::V3_2 {
            return;
        }
        let others = item.members(self, "additionalOperations").map(|(name, _)| name.as_str());
        let query = item.has("query").then_some("query");
        for method in others.chain(query) {
            let place = item.at.key("additionalOperations");
            let at = if method == "query" { item.at.key(method) } else { place.key(method) };
            let message =
                format!("connectors have no method {}; the operation is left out", method.to_uppercase());
            self.found.report(&codes::METHOD_NOT_SUPPORTED, &at, message);
        }
    }
}

pub(super) fn put(item: &mut PathItem, method: &str, operation: openapiv3::Operation) {
    let slot = match method {
        "get" => &mut item.get,
        "put" => &mut item.put,
        "post" => &mut item.post,
        "delete" => &mut item.delete,
        "options" => &mut item.options,
        "head" => &mut item.head,
        "patch" => &mut item.patch,
        _ => &mut item.trace,
    };
    *slot = Some(operation);
}
