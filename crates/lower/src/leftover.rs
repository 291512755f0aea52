//! What stands in a document at places where a connector has nothing, or little: extensions, further documentation,
//! examples.

use connectorgen_diagnostics::{At, Document};
use connectorgen_model::{ApiDefinition, Extra, Parameter, Schema, extension};
use connectorgen_spec::codes::{EXAMPLE_LEFT_OUT, EXTERNAL_DOCS_LEFT_OUT, TEXT_LEFT_OUT};
use indexmap::IndexMap;
use openapiv3::{ExternalDocumentation, MediaType, ParameterData, PathItem, ReferenceOr};
use serde_json::{Map, Value};

use crate::codes;
use crate::info::is_address;
use crate::lowering::Lowering;
use crate::schema::is_empty;
use crate::wording;

const EXTERNAL_DOCS: &str = "externalDocs";

impl<'a> Lowering<'a, '_> {
    /// What stands at the root of a document, and around its paths and components.
    pub(crate) fn around(&mut self, definition: &mut ApiDefinition) {
        let root = At::root(Document::Source);
        for (name, value) in &self.openapi.extensions {
            if extension::ROOT.contains(&name.as_str()) {
                let value = self.translated(value);
                definition.set_extension(name, &value);
            } else {
                self.unknown_extension(&mut definition.extra, name, value, &root);
            }
        }
        self.extras(&mut definition.extra, self.openapi.external_docs.as_ref(), &IndexMap::new(), &root);
        self.extensions_left_out(&self.openapi.paths.extensions, &root.key("paths"));
        if let Some(components) = &self.openapi.components {
            self.extensions_left_out(&components.extensions, &root.key("components"));
        }
        let servers = root.key("servers");
        for (index, server) in self.openapi.servers.iter().enumerate() {
            let at = servers.index(index);
            self.extensions_left_out(&server.extensions, &at);
            let variables = at.key("variables");
            for (name, variable) in server.variables.iter().flatten() {
                self.extensions_left_out(&variable.extensions, &variables.key(name));
            }
        }
    }

    /// Further documentation and extensions of something that has room for both in Swagger 2.0.
    pub(crate) fn extras(
        &mut self,
        extra: &mut Extra,
        docs: Option<&ExternalDocumentation>,
        extensions: &IndexMap<String, Value>,
        at: &At<'_>,
    ) {
        for (name, value) in extensions {
            self.unknown_extension(extra, name, value, at);
        }
        let Some(docs) = docs else { return };
        let place = at.key(EXTERNAL_DOCS);
        if docs.url.is_empty() && docs.description.is_none() {
            return;
        }
        if !is_address(&docs.url) {
            let message = format!("`{}` is not an absolute address and is left out", docs.url);
            self.found.report(&EXTERNAL_DOCS_LEFT_OUT, &place.key("url"), message);
            return;
        }
        let description = docs.description.as_deref().map(|text| self.words.schema_description(text));
        let description = description.filter(|text| !text.is_empty()).map(Value::from);
        let members = description.map(|text| ("description".to_owned(), text)).into_iter();
        let members = members.chain([("url".to_owned(), Value::from(docs.url.as_str()))]);
        extra.insert(EXTERNAL_DOCS.to_owned(), Value::Object(members.collect::<Map<_, _>>()));
    }

    /// Further documentation of an operation: connectors that exist keep it, and nothing shows it in others, where it
    /// would only count against their size.
    pub(crate) fn operation_docs(
        &mut self,
        extra: &mut Extra,
        operation: &'a openapiv3::Operation,
        at: &At<'_>,
    ) {
        let Some(docs) = &operation.external_docs else { return };
        if self.keeps {
            self.extras(extra, Some(docs), &IndexMap::new(), at);
            return;
        }
        let message = "nothing shows the documentation of an operation; its address is left out";
        self.found.report(&EXTERNAL_DOCS_LEFT_OUT, &at.key(EXTERNAL_DOCS), message);
    }

    /// What `AutoRest` says of paging beside the name of the link: the platform refuses other members
    /// (`schemas/apiDefinition.swagger.schema.json` in microsoft/PowerPlatformConnectors).
    pub(crate) fn pageable(&mut self, name: &str, mut value: Value, at: &At<'_>) -> Value {
        let Some(members) = value.as_object_mut().filter(|_| name == extension::PAGEABLE) else {
            return value;
        };
        let known = members.len();
        members.retain(|member, _| member == "nextLinkName");
        if members.len() < known {
            let message = "connectors know only `nextLinkName` of paging; the other members are left out";
            self.found.report(&codes::EXTENSION_LEFT_OUT, &at.key(name), message);
        }
        value
    }

    /// The texts of a path stand in for those of its operations; where each has its own, they are left out.
    pub(crate) fn path_texts(&mut self, item: &PathItem, used: &[&openapiv3::Operation], at: &At<'_>) {
        let summaries = used.iter().all(|operation| operation.summary.is_some());
        let descriptions = used.iter().all(|operation| operation.description.is_some());
        let texts = [("summary", &item.summary, summaries), ("description", &item.description, descriptions)];
        for (key, text, is_unused) in texts {
            if text.is_some() && is_unused {
                let message = format!("all operations of the path have their own; its `{key}` is left out");
                self.found.report(&TEXT_LEFT_OUT, &at.key(key), message);
            }
        }
    }

    /// Extensions of something that has none in Swagger 2.0.
    pub(crate) fn extensions_left_out(&mut self, extensions: &IndexMap<String, Value>, at: &At<'_>) {
        for name in extensions.keys() {
            self.extension_left_out(name, at);
        }
    }

    /// The title of a whole body: designers would put it before the label of every member.
    pub(crate) fn root_title(&mut self, schema: &mut Schema, at: &At<'_>) {
        if schema.title.take().is_some() {
            let schema = at.key("schema");
            let message = "bodies have no title; the designer would put it before the label of every member";
            self.found.report(&TEXT_LEFT_OUT, &schema.key("title"), message);
        }
    }

    /// What a media type says beside its schema.
    pub(crate) fn beside_schema(&mut self, media: &'a MediaType, at: &At<'_>) {
        self.extensions_left_out(&media.extensions, at);
        if media.example.as_ref().is_none_or(is_empty) {
            return;
        }
        let (key, what) = match media.examples.len() {
            0 => ("example", "the example is left out"),
            _ => ("examples", "the examples are left out"),
        };
        let message = format!("flows are shown no examples of bodies; {what}");
        self.found.report(&EXAMPLE_LEFT_OUT, &at.key(key), message);
    }

    /// A parameter has one description: its own comes before that of its schema.
    pub(crate) fn unused_description(
        &mut self,
        data: &'a ParameterData,
        schema: &'a ReferenceOr<openapiv3::Schema>,
        at: &At<'_>,
    ) {
        let ReferenceOr::Item(schema) = schema else { return };
        let (own, other) = (&data.description, &schema.schema_data.description);
        if own.is_some() && other.is_some() && own != other {
            let message =
                format!("`{}` has a description of its own; that of its schema is left out", data.name);
            self.found.report(&TEXT_LEFT_OUT, &at.key("description"), message);
        }
    }

    /// The example of a parameter is shown in its description, where it is short and no value is there to choose.
    pub(crate) fn unseen_examples(&mut self, data: &'a ParameterData, lowered: &[Parameter], at: &At<'_>) {
        let Some(example) = data.example.as_ref().filter(|example| !is_empty(example)) else { return };
        let shown = lowered.iter().any(|one| says(one, example));
        let key = if data.examples.is_empty() { "example" } else { "examples" };
        if !shown {
            let message = format!("there is no place for the example of `{}`; it is left out", data.name);
            self.found.report(&EXAMPLE_LEFT_OUT, &at.key(key), message);
        } else if data.examples.len() > 1 {
            let message = format!(
                "the first example of `{}` is in its description; the others are left out",
                data.name
            );
            self.found.report(&EXAMPLE_LEFT_OUT, &at.key(key), message);
        }
    }

    /// The example of a parameter's schema or content, where it is neither in a description nor one of the values that are
    /// shown. `at` is its place.
    pub(crate) fn unseen_example_of_schema(
        &mut self,
        example: Option<&Value>,
        lowered: &[Parameter],
        at: &At<'_>,
    ) {
        let Some(example) = example.filter(|example| !is_empty(example)) else { return };
        let shows = |one: &Parameter| {
            says(one, example) || one.enumeration.contains(example) || one.default.as_ref() == Some(example)
        };
        if !lowered.iter().any(shows) {
            let message = "there is no place for the example of the schema; it is left out";
            self.found.report(&EXAMPLE_LEFT_OUT, at, message);
        }
    }
}

/// Whether an input's description has the example.
fn says(input: &Parameter, example: &Value) -> bool {
    let said = wording::short_example(example).map(|example| wording::for_example(&example));
    said.zip(input.description.as_ref()).is_some_and(|(said, text)| text.contains(&said))
}
