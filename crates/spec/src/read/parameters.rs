use std::collections::HashSet;

use connectorgen_diagnostics::{At, Diagnostics, Document};
use indexmap::IndexMap;
use openapiv3::{Parameter, ParameterData, ParameterSchemaOrContent, QueryStyle, ReferenceOr, RequestBody};
use serde_json::Value;

use super::Reader;
use super::leftovers::Leftovers;
use super::object::Object;
use super::schema::{Outline, Stated};
use crate::codes;
use crate::moves::raw;

/// The list of parameters as it is read: the inner list may be longer or shorter than that of the source.
struct List<'d> {
    read: Vec<ReferenceOr<Parameter>>,
    /// Whether the next parameter has another index than in the source.
    shifted: bool,
    leftovers: Leftovers<'d>,
}

impl<'d> Reader<'d, '_> {
    /// The parameters of a path.
    pub(super) fn parameters(&mut self, holder: &Object<'d, '_>) -> Vec<ReferenceOr<Parameter>> {
        self.parameters_and_body(holder).0
    }

    /// The parameters of an operation, and the body that people who know Swagger 2.0 write among them.
    pub(super) fn parameters_and_body(
        &mut self,
        holder: &Object<'d, '_>,
    ) -> (Vec<ReferenceOr<Parameter>>, Option<ReferenceOr<RequestBody>>) {
        let mut list = List { read: Vec::new(), shifted: false, leftovers: Leftovers::default() };
        match holder.get("parameters") {
            Some(value @ Value::Object(map)) if !map.contains_key("$ref") && !is_parameter(value) => {
                self.repaired(value, "a list of parameters", &holder.at.key("parameters"));
                list.shifted = true;
                for (name, value) in map {
                    self.list_parameter(
                        holder,
                        &format!("/parameters/{}", step(name)),
                        Some(name),
                        value,
                        &mut list,
                    );
                }
            }
            _ => {
                for (index, value) in holder.list_or_one(self, "parameters").iter().enumerate() {
                    self.list_parameter(holder, &format!("/parameters/{index}"), None, value, &mut list);
                }
            }
        }
        let body = self.left_over_body(holder, list.leftovers);
        (list.read, body)
    }

    fn list_parameter(
        &mut self,
        holder: &Object<'d, '_>,
        source: &str,
        name: Option<&'d String>,
        value: &'d Value,
        list: &mut List<'d>,
    ) {
        let before = list.read.len();
        let inner = format!("/parameters/{before}");
        if list.shifted {
            self.moves.record_below(&holder.at.to_pointer(), &inner, source);
        }
        let place = holder.at.key("parameters");
        let at = place.index(before);
        match self.stated_location(value, &at) {
            Some("querystring") => {
                list.shifted = true;
                self.query_string(holder, source, value, &mut list.read);
            }
            Some("body" | "formData" | "form") => {
                list.shifted = true;
                let place = self.moves.one_step(&holder.at.to_pointer()).concat(source);
                list.leftovers.add(value, place);
            }
            Some(_) | None => {
                let earlier = std::mem::take(self.found);
                let read = self.parameter_named(value, &at, name);
                let mut reports = std::mem::replace(self.found, earlier);
                if read.is_none() {
                    // The next one stands in its place.
                    list.shifted = true;
                    self.settle(&mut reports);
                }
                self.found.append(reports);
                list.read.extend(read);
            }
        }
    }

    /// Gives reports their places in the source, because others come to stand in the inner ones.
    fn settle(&self, reports: &mut Diagnostics) {
        for at in reports.locations_mut().filter(|at| at.document == Document::Source && at.file.is_none()) {
            at.pointer = raw(&self.moves.one_step(&at.pointer));
        }
    }

    /// Where a parameter is sent, as it or what it refers to states it.
    fn stated_location(&self, value: &'d Value, at: &At<'_>) -> Option<&'d str> {
        let location = |value: &'d Value| value.get("in").and_then(Value::as_str);
        match value.get("$ref").and_then(Value::as_str) {
            None => location(value),
            Some(text) => {
                let mut found = self.library.resolve(&self.place_of(at), text, None).ok()?;
                for _ in 0..MAX_CHAIN {
                    let Some(next) = found.value.get("$ref").and_then(Value::as_str) else { break };
                    found = self.library.resolve(&found.place, next, None).ok()?;
                }
                location(found.value)
            }
        }
    }

    /// A parameter that is the whole query (OpenAPI 3.2): the properties of its form are parameters of their own.
    fn query_string(
        &mut self,
        holder: &Object<'d, '_>,
        source: &str,
        value: &'d Value,
        list: &mut Vec<ReferenceOr<Parameter>>,
    ) {
        let place = holder.at.key("parameters");
        let at = place.index(list.len());
        self.moves.record_below(&holder.at.to_pointer(), &format!("/parameters/{}", list.len()), source);
        let Some(parameter) = self.follow(value, &at).and_then(|value| self.object(value, at)) else {
            return;
        };
        let own = self.moves.one_step(&at.to_pointer());
        let form = parameter.members(self, "content").find(|(media, _)| is_form(media));
        let Some((media, form)) = form else {
            self.found
                .report(
                    &codes::QUERYSTRING_LEFT_OUT,
                    &At::pointer(Document::Source, &raw(&own)),
                    "the whole query as one value is left out: connectors write queries as forms only",
                )
                .help("describe the query as `application/x-www-form-urlencoded`, or as single parameters");
            return;
        };
        let mut outline = Outline::new(&self.library);
        let schema_place = own.join("content").join(media).join("schema");
        if let Some(schema) = form.get("schema") {
            outline.add(schema, &schema_place);
        }
        let required = if parameter.get("required") == Some(&Value::Bool(true)) {
            outline.required
        } else {
            HashSet::new()
        };
        let properties: Vec<(String, Stated<'d>)> = outline
            .properties
            .into_iter()
            .filter_map(|(name, stated)| Some((name, stated.into_iter().next()?)))
            .collect();
        let message = format!("the query as a whole became {} parameters", properties.len());
        self.found.report(&codes::QUERYSTRING_EXPANDED, &At::pointer(Document::Source, &raw(&own)), message);
        for (name, Stated { value: schema, place: source, .. }) in properties {
            let at = place.index(list.len());
            self.moves.record(at.to_pointer(), own.clone());
            let schema_at = at.key("schema");
            self.moves.record(schema_at.to_pointer(), source);
            let encoding = form.get("encoding").and_then(|encoding| encoding.get(&name));
            let parameter_data = ParameterData {
                required: required.contains(name.as_str()),
                name,
                description: None,
                deprecated: None,
                format: ParameterSchemaOrContent::Schema(self.schema(schema, &schema_at)),
                example: None,
                examples: IndexMap::new(),
                explode: encoding.and_then(|encoding| encoding.get("explode")).and_then(Value::as_bool),
                extensions: IndexMap::new(),
            };
            list.push(ReferenceOr::Item(Parameter::Query {
                parameter_data,
                allow_reserved: false,
                style: QueryStyle::Form,
                allow_empty_value: None,
            }));
        }
    }
}

/// How many references are followed to find out where a parameter is sent.
const MAX_CHAIN: usize = 16;

/// A single parameter in place of a list.
fn is_parameter(value: &Value) -> bool {
    value.get("name").is_some_and(Value::is_string) && value.get("in").is_some_and(Value::is_string)
}

fn is_form(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// A step of a pointer.
fn step(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
