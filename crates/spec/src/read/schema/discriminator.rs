use std::collections::HashMap;

use connectorgen_diagnostics::{At, JsonPointer};
use indexmap::IndexMap;
use openapiv3::Discriminator;
use serde_json::Value;

use crate::read::Reader;
use crate::read::object::Object;
use crate::read::reference::Kind;

/// Of more targets than this none is read: documents of thousands of types have bases with hundreds of heirs, and
/// would be read as a whole.
pub(crate) const MAX_TARGETS: usize = 24;

/// What other values than those of the mapping stand for, on the discriminator of [`crate::Spec::openapi`]: OpenAPI 3.0
/// has no place for it.
pub const DEFAULT_MAPPING_EXTENSION: &str = "x-defaultMapping";

/// That the mapping is one of heirs, which the document does not state itself, on the discriminator of
/// [`crate::Spec::openapi`].
pub const IMPLICIT_MAPPING_EXTENSION: &str = "x-implicitMapping";

/// The names of the schemas that have another one in their `allOf`, by its name.
pub(crate) type Heirs = HashMap<String, Vec<String>>;

impl<'d> Reader<'d, '_> {
    /// What tells alternatives apart. The targets of its mapping are references to components where they lead to some;
    /// a base without a mapping has its heirs there, which is what it means (OpenAPI 3.0.4, discriminator object).
    pub(super) fn discriminator(&mut self, object: &Object<'d, '_>) -> Option<Discriminator> {
        let value = object.given("discriminator")?;
        let at = object.at.key("discriminator");
        let mut mapping = IndexMap::new();
        let mut extensions = IndexMap::new();
        let property_name = if let Value::String(name) = value {
            // So it was in Swagger 2.0.
            self.repaired(value, "an object with `propertyName`", &at);
            name.clone()
        } else {
            let discriminator = self.object(value, at)?;
            for (value, target) in discriminator.members(self, "mapping") {
                if let Value::String(target) = target {
                    mapping.insert(value.clone(), target.clone());
                } else {
                    let place = discriminator.at.key("mapping");
                    self.wrong_type(target, "a reference or the name of a schema", &place.key(value));
                }
            }
            discriminator.report_unknown(
                self,
                "a discriminator",
                &["propertyName", "mapping", "defaultMapping"],
            );
            extensions = discriminator.extensions();
            if let Some(target) = discriminator.text(self, "defaultMapping") {
                extensions.insert(DEFAULT_MAPPING_EXTENSION.to_owned(), Value::String(target));
            }
            discriminator.required_text(self, "propertyName", "the discriminator")?
        };
        if mapping.is_empty() && !object.has("oneOf") && !object.has("anyOf") {
            mapping = self.heirs_of(object);
            if !mapping.is_empty() {
                extensions.insert(IMPLICIT_MAPPING_EXTENSION.to_owned(), Value::Bool(true));
            }
        }
        if mapping.len() <= MAX_TARGETS {
            for target in mapping.values_mut() {
                if let Some(reference) = self.target(target, &at) {
                    *target = reference;
                }
            }
        }
        Some(Discriminator { property_name, mapping, extensions })
    }

    /// A target as a reference to a component: targets are references or bare names.
    fn target(&mut self, text: &str, at: &At<'_>) -> Option<String> {
        let from = self.place_of(at);
        let found = self.library.resolve(&from, text, Some(Kind::Schema)).ok()?;
        let found = self.library.behind_alias(found.value, &found.place, Kind::Schema).unwrap_or(found);
        let name = self.name_of(Kind::Schema, found);
        let reference = JsonPointer::from_escaped(Kind::Schema.section()).join(&name);
        Some(format!("#{reference}"))
    }

    /// The schemas that inherit from a component, those that inherit from these among them, each under its own name.
    fn heirs_of(&mut self, object: &Object<'d, '_>) -> IndexMap<String, String> {
        let place = object.at.to_pointer();
        let tokens: Vec<_> = place.tokens().collect();
        let [components, schemas, base] = tokens.as_slice() else { return IndexMap::new() };
        if components != "components" || schemas != "schemas" {
            return IndexMap::new();
        }
        let root = self.root;
        let heirs = self.heirs.get_or_insert_with(|| heirs(root));
        let mut found: IndexMap<String, String> = IndexMap::new();
        let mut open = vec![base.as_ref()];
        while let Some(name) = open.pop() {
            for heir in heirs.get(name).into_iter().flatten().filter(|heir| *heir != base.as_ref()) {
                if found.insert(heir.clone(), heir.clone()).is_none() {
                    open.push(heir);
                }
            }
        }
        found
    }
}

fn heirs(root: &Value) -> Heirs {
    let mut heirs = Heirs::new();
    let schemas = root.pointer(Kind::Schema.section()).and_then(Value::as_object);
    for (name, schema) in schemas.into_iter().flatten() {
        for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            let base = part.get("$ref").and_then(Value::as_str);
            if let Some(base) = base.and_then(|text| text.strip_prefix("#/components/schemas/")) {
                heirs.entry(base.to_owned()).or_default().push(name.clone());
            }
        }
    }
    heirs
}
