use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use connectorgen_diagnostics::{At, Diagnostics, Document, JsonPointer};
use connectorgen_model::{Cookie, Extra, Origins, Parameter, Script, extension};
use connectorgen_spec::Spec;
use indexmap::{IndexMap, IndexSet};
use openapiv3::{Components, OpenAPI, ReferenceOr};
use serde_json::Value;

use connectorgen_spec::codes::REFERENCE_CIRCULAR;

use crate::schema::Schemas;
use crate::wording::Words;
use crate::{ArrayQuery, LowerOptions, WebhookTrigger, codes};

/// What all parts of the lowering share: the document, the report, and the definitions made so far.
pub(crate) struct Lowering<'a, 'f> {
    pub(crate) spec: &'a Spec,
    pub(crate) openapi: &'a OpenAPI,
    pub(crate) found: &'f mut Diagnostics,
    pub(crate) schemas: Schemas,
    pub(crate) origins: Origins,
    /// Cookies that connections are asked for.
    pub(crate) cookies: Vec<Cookie>,
    /// What the script does.
    pub(crate) script: Script,
    /// The document is a connector already: what the platform takes stays as it is, because flows and apps rely on it.
    pub(crate) keeps: bool,
    pub(crate) words: Words,
    pub(crate) array_query: ArrayQuery,
    /// Webhooks that become triggers, by name.
    pub(crate) webhooks: &'a BTreeMap<String, WebhookTrigger>,
    /// Operation ids of the document to those of the connector.
    pub(crate) ids: HashMap<String, String>,
    /// What components became in one operation that nothing was said about: they become the same in all.
    pub(crate) parameters: HashMap<JsonPointer, Vec<Parameter>>,
    /// Vendor extensions that were reported already: once for each name is enough.
    reported_extensions: HashSet<String>,
}

impl<'a, 'f> Lowering<'a, 'f> {
    pub(crate) fn new(
        spec: &'a Spec,
        options: &'a LowerOptions,
        found: &'f mut Diagnostics,
    ) -> Lowering<'a, 'f> {
        let keeps = spec.is_connector();
        Lowering {
            spec,
            openapi: spec.openapi(),
            found,
            schemas: Schemas::new(spec, keeps),
            keeps,
            words: Words { as_written: keeps },
            array_query: options.array_query,
            webhooks: &options.webhooks,
            origins: Origins::default(),
            cookies: Vec::new(),
            script: Script::default(),
            ids: HashMap::new(),
            parameters: HashMap::new(),
            reported_extensions: HashSet::new(),
        }
    }

    /// The item behind a reference to a component, with its place. Chains are followed; a chain that leads nowhere or
    /// in a circle is reported.
    pub(crate) fn resolve<T>(
        &mut self,
        section: fn(&Components) -> &IndexMap<String, ReferenceOr<T>>,
        reference: &str,
        at: &At<'_>,
    ) -> Option<(&'a T, JsonPointer)> {
        let mut reference = reference;
        let mut seen = IndexSet::new();
        loop {
            let (_, name) = reference.rsplit_once('/')?;
            let name = unescape(name);
            match section(self.openapi.components.as_ref()?).get(&name)? {
                ReferenceOr::Item(item) => {
                    return Some((item, JsonPointer::from_escaped(reference.trim_start_matches('#'))));
                }
                ReferenceOr::Reference { reference: next } => {
                    if seen.contains(&name) {
                        self.report_circle(&seen, at);
                        return None;
                    }
                    seen.insert(name);
                    reference = next;
                }
            }
        }
    }

    /// Says where references lead that lead in a circle. The components are named as they are in the document, whichever
    /// of its files they stand in.
    fn report_circle(&mut self, names: &IndexSet<String>, at: &At<'_>) {
        const NAMED: usize = 5;
        let mut way: Vec<String> = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
        if names.len() > NAMED {
            way.push("…".to_owned());
        }
        let message =
            format!("the reference leads in a circle by way of {}, never to a definition", way.join(", "));
        self.found
            .report(&REFERENCE_CIRCULAR, &at.key("$ref"), message)
            .help("let one of the references on the way be the definition itself");
    }

    /// The value of an extension with the connector's operation ids in place of the document's: extensions such as
    /// `x-ms-dynamic-values` name operations.
    pub(crate) fn translated<'v>(&self, value: &'v Value) -> Cow<'v, Value> {
        if value.is_object() || value.is_array() {
            let mut changed = value.clone();
            translate(&mut changed, &self.ids);
            return Cow::Owned(changed);
        }
        Cow::Borrowed(value)
    }

    /// What becomes of an extension that the platform does not know: a connector keeps what its vendor put there.
    pub(crate) fn unknown_extension(&mut self, extra: &mut Extra, name: &str, value: &Value, at: &At<'_>) {
        if self.keeps && !extension::is_of_platform(name) {
            extra.insert(name.to_owned(), value.clone());
        } else {
            self.extension_left_out(name, at);
        }
    }

    /// Says once for each name that an extension was left out: vendors' extensions mean nothing to the platform, and others
    /// only at some places and with some values.
    pub(crate) fn extension_left_out(&mut self, name: &str, at: &At<'_>) {
        if !self.reported_extensions.insert(name.to_owned()) {
            return;
        }
        let message = if extension::has_meaning(name) {
            format!(
                "the platform does not take `{name}` here, or not with this value; it is left out wherever that is so"
            )
        } else {
            format!("the extension `{name}` means nothing to the platform and is left out wherever it stands")
        };
        self.found.report(&codes::EXTENSION_LEFT_OUT, &at.key(name), message);
    }

    /// Remembers where a part of the definition came from.
    pub(crate) fn origin(&mut self, output: JsonPointer, source: &At<'_>) {
        let source = source.location();
        if source.document == Document::Source {
            self.origins.record(output, source.pointer);
        }
    }
}

/// The name of a component in a reference such as `#/components/schemas/Pet`.
pub(crate) fn component_name(reference: &str) -> Option<String> {
    reference
        .strip_prefix("#/components/")
        .and_then(|rest| rest.split_once('/'))
        .map(|(_, name)| unescape(name))
}

fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

fn translate(value: &mut Value, ids: &HashMap<String, String>) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(id)) = map.get_mut("operationId")
                && let Some(new) = ids.get(id)
            {
                id.clone_from(new);
            }
            map.values_mut().for_each(|inner| translate(inner, ids));
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| translate(inner, ids)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
