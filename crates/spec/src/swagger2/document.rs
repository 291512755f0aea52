use std::collections::HashMap;

use connectorgen_diagnostics::{At, Diagnostics, Document, JsonPointer};
use connectorgen_model::read::{PARAMETERIZED_HOST, PATHS_WITH_QUERY};
use serde_json::{Map, Value};

use super::connector::is_connector;
use super::copies::Copies;
use super::media::Media;
use super::parameter::Place;
use super::schema::schema;
use super::{Legacy, Raise, Raised, Way};
use crate::codes;
use crate::moves::Moves;

/// Rewrites a document of Swagger 2.0 into one of OpenAPI 3.0. What is reported has its place in the source.
pub(crate) fn raise(source: &Value, found: &mut Diagnostics) -> Raised {
    let mut r = Raise {
        source,
        found,
        moves: Moves::default(),
        places: HashMap::new(),
        orders: HashMap::new(),
        consumes: Media::of(source, &JsonPointer::root(), "consumes").unwrap_or_default(),
        produces: Media::of(source, &JsonPointer::root(), "produces").unwrap_or_default(),
        copies: Copies::new(),
    };
    let mut tree = Value::Object(r.document());
    r.rewrite_references(&mut tree);
    let legacy = Legacy { is_connector: is_connector(source), orders: r.orders };
    Raised { tree, moves: r.moves, legacy }
}

/// Root members that become something else.
const RAISED: &[&str] = &[
    "swagger",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "paths",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
    PATHS_WITH_QUERY,
];
/// Root members that only OpenAPI 3 has.
const FOREIGN: &[&str] = &["openapi", "servers"];

impl<'d> Raise<'d, '_> {
    fn document(&mut self) -> Map<String, Value> {
        let mut raised = Map::new();
        let Some(source) = self.source.as_object() else { return raised };
        let at = |key: &str| JsonPointer::root().join(key);
        raised.insert("openapi".to_owned(), Value::from("3.0.3"));
        self.moved(at("openapi"), at("swagger"));
        let servers = self.servers(source);
        // Components first: what refers to a shared part finds it there, wherever else it is written.
        let components = self.components(source);
        for (key, value) in source {
            match key.as_str() {
                "paths" => drop(raised.insert("paths".to_owned(), self.paths(value, "paths"))),
                name if RAISED.contains(&name) => {}
                PARAMETERIZED_HOST if self.has_parameterized_host(source) => {}
                "servers" if !source.contains_key("host") => {
                    self.read_foreign("servers", "the address as `host` and `basePath`");
                    raised.insert(key.clone(), value.clone());
                }
                "components" => self.read_foreign("components", "`definitions` and the like"),
                name if FOREIGN.contains(&name) => self.report_foreign(name),
                _ => drop(raised.insert(key.clone(), value.clone())),
            }
        }
        if let Some(more) = source.get(PATHS_WITH_QUERY) {
            self.paths_with_query(more, &mut raised);
        }
        if !servers.is_empty() && !raised.contains_key("servers") {
            raised.insert("servers".to_owned(), Value::Array(servers));
        }
        raised.insert("components".to_owned(), Value::Object(components));
        raised
    }

    /// Puts the paths with a query beside the others.
    fn paths_with_query(&mut self, more: &'d Value, raised: &mut Map<String, Value>) {
        let root = At::root(Document::Source);
        let member = root.key(PATHS_WITH_QUERY);
        let paths = raised.entry("paths").or_insert_with(|| Value::Object(Map::new()));
        let (Some(items), Some(paths)) = (more.as_object(), paths.as_object_mut()) else {
            if !more.is_null() {
                let message = format!("`{PATHS_WITH_QUERY}` is no object of paths beside those of `paths`");
                self.found
                    .report(&codes::VALUE_TYPE, &member, message)
                    .help("write paths with their operations, as under `paths`");
            }
            return;
        };
        for path in items.keys().filter(|path| paths.contains_key(*path)) {
            self.found
                .report(
                    &codes::DUPLICATE_KEY,
                    &member.key(path),
                    format!("`{path}` stands in `paths` as well"),
                )
                .help("leave one of the two out");
        }
        if let Value::Object(items) = self.paths(more, PATHS_WITH_QUERY) {
            paths.extend(items);
        }
    }

    fn report_foreign(&mut self, name: &str) {
        let root = At::root(Document::Source);
        let message = format!("Swagger 2.0 has no member `{name}`; it was left out");
        self.found
            .report(&codes::FIELD_UNKNOWN, &root.key(name), message)
            .help("if the document is OpenAPI 3, say so by `openapi` in place of `swagger`");
    }

    fn read_foreign(&mut self, name: &str, own: &str) {
        let at = At::root(Document::Source);
        let message = format!("Swagger 2.0 has {own}; `{name}` was read as OpenAPI 3 has it");
        self.found
            .report(&codes::VALUE_REPAIRED, &at.key(name), message)
            .help("write the document in one of the two versions");
    }

    /// Parts that stand where OpenAPI 3 has them, unless Swagger 2.0 has one of that name.
    fn foreign_components(&mut self, source: &Map<String, Value>, raised: &mut Map<String, Value>) {
        let place = JsonPointer::root().join("components");
        let Some(sections) = source.get("components").and_then(Value::as_object) else { return };
        for (section, members) in sections {
            let Some(members) = members.as_object() else { continue };
            let own = raised.entry(section).or_insert_with(|| Value::Object(Map::new()));
            let Some(own) = own.as_object_mut() else { continue };
            for (name, member) in
                members.iter().filter(|(name, _)| !own.contains_key(*name)).collect::<Vec<_>>()
            {
                own.insert(name.clone(), member.clone());
                let way = place.join(section).join(name);
                // Its section stands for another one of the source.
                self.made(way.clone(), way);
            }
        }
    }

    fn components(&mut self, source: &Map<String, Value>) -> Map<String, Value> {
        let components = JsonPointer::from_escaped("/components");
        let mut raised = Map::new();
        for (key, name) in [
            ("definitions", "schemas"),
            ("responses", "responses"),
            ("securityDefinitions", "securitySchemes"),
        ] {
            let Some(value) = source.get(key) else { continue };
            let way = Way { inner: components.join(name), source: JsonPointer::root().join(key) };
            self.moved(way.inner.clone(), way.source.clone());
            let section = match value {
                Value::Object(members) => {
                    let raised = members.iter().map(|(member, value)| {
                        let way = way.key(member);
                        let value = match name {
                            "schemas" => schema(value),
                            "responses" => self.response(value, &way, None),
                            _ => self.security_scheme(value, &way),
                        };
                        (member.clone(), value)
                    });
                    Value::Object(raised.collect())
                }
                other => other.clone(),
            };
            raised.insert(name.to_owned(), section);
        }
        self.shared_parameters(source, &components, &mut raised);
        self.foreign_components(source, &mut raised);
        raised
    }

    /// Shared parameters become parameters or, those of bodies, request bodies. The fields of forms are written into
    /// the forms that use them.
    fn shared_parameters(
        &mut self,
        source: &Map<String, Value>,
        components: &JsonPointer,
        raised: &mut Map<String, Value>,
    ) {
        let Some(list) = source.get("parameters") else { return };
        let place = JsonPointer::root().join("parameters");
        self.moved(components.join("parameters"), place.clone());
        let Some(members) = list.as_object() else {
            raised.insert("parameters".to_owned(), list.clone());
            return;
        };
        let mut parameters = Map::new();
        let mut bodies = Map::new();
        for (name, value) in members {
            let source = place.join(name);
            match Place::of(value) {
                Place::Body => {
                    let inner = components.join("requestBodies").join(name);
                    let way = Way { inner, source: source.clone() };
                    bodies.insert(name.clone(), self.body(value, &way, &source, None));
                }
                Place::Form => {}
                Place::Plain => {
                    let inner = components.join("parameters").join(name);
                    parameters.insert(name.clone(), self.parameter(value, &Way { inner, source }));
                }
            }
        }
        raised.insert("parameters".to_owned(), Value::Object(parameters));
        if !bodies.is_empty() {
            raised.insert("requestBodies".to_owned(), Value::Object(bodies));
        }
    }
}
