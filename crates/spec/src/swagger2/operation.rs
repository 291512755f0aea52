use connectorgen_diagnostics::{At, Document, JsonPointer};
use serde_json::{Map, Value, json};

use super::media::Media;
use super::parameter::Place;
use super::{Raise, Way, element};
use crate::codes;

/// A parameter that travels in the body.
pub(super) struct Sent<'d> {
    pub(super) value: &'d Value,
    pub(super) object: &'d Map<String, Value>,
    /// Where it is written.
    pub(super) place: JsonPointer,
    /// Where it is listed: the same unless it is shared.
    pub(super) entry: JsonPointer,
}

impl Sent<'_> {
    pub(super) fn name(&self) -> &str {
        self.object.get("name").and_then(Value::as_str).unwrap_or_default()
    }
}

/// A list of parameters, taken apart.
#[derive(Default)]
pub(super) struct Parameters<'d> {
    /// With its place in the list.
    pub(super) plain: Vec<(usize, &'d Value)>,
    pub(super) bodies: Vec<Sent<'d>>,
    pub(super) fields: Vec<Sent<'d>>,
    /// The names of all of them, in the order of the list.
    names: Vec<String>,
}

impl<'d> Raise<'d, '_> {
    /// An operation. `shared` are the parameters of its path.
    pub(super) fn operation(&mut self, value: &'d Value, way: &Way, shared: &Parameters<'d>) -> Value {
        let Some(source) = value.as_object() else { return value.clone() };
        let produces = Media::of(value, &way.source, "produces");
        let listed = source.get("parameters");
        let own = self.split(listed.and_then(Value::as_array), &way.source.join("parameters"));
        let mut raised = Map::new();
        for (key, value) in source {
            match key.as_str() {
                // The connector is called by https whatever an operation says.
                "consumes" | "produces" | "schemes" => {}
                "parameters" if value.is_array() => {
                    let list = self.plain_parameters(&own, &way.key("parameters"));
                    raised.insert(key.clone(), list);
                }
                "responses" => {
                    let responses = self.responses(value, &way.key("responses"), produces.as_ref());
                    raised.insert(key.clone(), responses);
                }
                _ => drop(raised.insert(key.clone(), value.clone())),
            }
        }
        self.request_body(value, way, &own, shared, &mut raised);
        self.remember_order(&own, way);
        Value::Object(raised)
    }

    /// Takes a list of parameters apart by what they become. What shares a body or a field is written where it is used.
    pub(super) fn split(&mut self, list: Option<&'d Vec<Value>>, place: &JsonPointer) -> Parameters<'d> {
        let mut parts = Parameters::default();
        for (index, value) in list.into_iter().flatten().enumerate() {
            let entry = element(place, index);
            let (written, target) = self.resolved(value, &entry);
            if let Some(name) = target.get("name").and_then(Value::as_str) {
                parts.names.push(name.to_owned());
            }
            let (Some(object), place) = (target.as_object(), Place::of(target)) else {
                parts.plain.push((index, value));
                continue;
            };
            match place {
                Place::Plain => parts.plain.push((index, value)),
                Place::Body => parts.bodies.push(Sent { value: target, object, place: written, entry }),
                Place::Form => parts.fields.push(Sent { value: target, object, place: written, entry }),
            }
        }
        parts
    }

    /// The list without what travels in the body.
    pub(super) fn plain_parameters(&mut self, parts: &Parameters<'d>, way: &Way) -> Value {
        let mut list = Vec::with_capacity(parts.plain.len());
        for (index, value) in &parts.plain {
            let way = Way { inner: element(&way.inner, list.len()), source: element(&way.source, *index) };
            list.push(self.parameter(value, &way));
        }
        Value::Array(list)
    }

    /// The operation's own body or form, or that of its path.
    fn request_body(
        &mut self,
        value: &Value,
        way: &Way,
        own: &Parameters<'d>,
        shared: &Parameters<'d>,
        raised: &mut Map<String, Value>,
    ) {
        let sends = |parts: &Parameters<'_>| !parts.bodies.is_empty() || !parts.fields.is_empty();
        let sent = if sends(own) { own } else { shared };
        let consumes = Media::of(value, &way.source, "consumes").unwrap_or_else(|| self.consumes.clone());
        let inner = way.inner.join("requestBody");
        self.report_several(sent);
        let body = if let Some(body) = sent.bodies.first() {
            let way = Way { inner, source: body.place.clone() };
            let shared = self.places.get(&body.place).filter(|_| body.place != body.entry).cloned();
            match shared {
                Some(shared) if !self.copies.take(body.value) => {
                    Some(json!({ "$ref": format!("#{shared}") }))
                }
                Some(_) | None => Some(self.body(body.value, &way, &body.entry, Some(&consumes))),
            }
        } else {
            self.form(&sent.fields, &inner, &consumes)
        };
        if let Some(body) = body {
            raised.insert("requestBody".to_owned(), body);
        }
    }

    fn report_several(&mut self, sent: &Parameters<'_>) {
        let beside: &[Sent<'_>] = if sent.bodies.is_empty() { &[] } else { &sent.fields };
        for other in sent.bodies.iter().skip(1).chain(beside) {
            let at = At::pointer(Document::Source, &other.entry);
            self.found
                .report(
                    &codes::BODY_NOT_SINGLE,
                    &at,
                    format!("an operation has one body; `{}` is left out", other.name()),
                )
                .help(
                    "describe all of it by one parameter `in: body`, or by fields `in: formData` and no body",
                );
        }
    }

    /// Power Apps calls an operation with its required parameters in their order, so it is kept.
    fn remember_order(&mut self, own: &Parameters<'d>, way: &Way) {
        let plain_first = own.plain.iter().enumerate().all(|(position, (index, _))| position == *index);
        if !plain_first {
            self.orders.insert(way.inner.clone(), own.names.clone());
        }
    }
}
