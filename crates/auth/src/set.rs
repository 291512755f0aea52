use std::fmt;

use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::{AuthModel, AuthParameter};

/// One way to sign in: a model, and what is said about it beside its values.
///
/// In the configuration it is one object: the keys of the model, and `label`, `description`, `sharing` and
/// `parameters` beside them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AuthSet {
    /// How people sign in.
    pub model: AuthModel,
    /// What makers see in the list of ways to sign in, where there are several; a name of the model unless given.
    pub label: Option<String>,
    /// What makers are told about it there.
    pub description: Option<String>,
    /// Whether a connection may be shared, where there are several ways to sign in. Unless given, it may if it is made
    /// with something that belongs to no single user: a key, a service principal.
    pub sharing: Option<bool>,
    /// What a connection is made with beside the values of the model.
    pub parameters: Vec<AuthParameter>,
}

/// Ways to sign in, side by side; the first is the default.
///
/// In the configuration it is a way to sign in, or a list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthSets {
    sets: Vec<AuthSet>,
    /// Whether the place of a value has the number of its set in it: `/auth/0/clientId`.
    numbered: bool,
}

/// What stands beside the keys of the model.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Beside {
    /// What makers see in the list of ways to sign in, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    /// What makers are told about it there.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// Whether a connection may be shared, where there are several ways to sign in.
    #[serde(skip_serializing_if = "Option::is_none")]
    sharing: Option<bool>,
    /// What a connection is made with beside the values of the model, and where it is sent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parameters: Vec<AuthParameter>,
}

/// The keys of [`Beside`].
const BESIDE: [&str; 4] = ["label", "description", "sharing", "parameters"];

impl AuthSet {
    /// A model alone.
    pub fn new(model: impl Into<AuthModel>) -> AuthSet {
        AuthSet { model: model.into(), ..AuthSet::default() }
    }

    /// What makers see in the list of ways to sign in.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> AuthSet {
        self.label = Some(label.into());
        self
    }

    /// What makers are told about it there.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> AuthSet {
        self.description = Some(description.into());
        self
    }

    /// Whether a connection may be shared.
    #[must_use]
    pub fn sharing(mut self, sharing: bool) -> AuthSet {
        self.sharing = Some(sharing);
        self
    }

    /// One more thing that a connection is made with.
    #[must_use]
    pub fn parameter(mut self, parameter: AuthParameter) -> AuthSet {
        self.parameters.push(parameter);
        self
    }
}

impl AuthSets {
    /// The ways to sign in, the default first.
    pub fn as_slice(&self) -> &[AuthSet] {
        &self.sets
    }

    /// One more way to sign in.
    pub fn push(&mut self, set: AuthSet) {
        self.sets.push(set);
        self.numbered |= self.sets.len() > 1;
    }

    /// Whether the place of a value has the number of its set in it: `/auth/0/clientId`.
    pub fn is_numbered(&self) -> bool {
        self.numbered
    }

    /// The same places as `other`, whose values these sets were made from.
    pub(crate) fn numbered_as(sets: Vec<AuthSet>, other: &AuthSets) -> AuthSets {
        AuthSets { numbered: other.numbered || sets.len() > 1, sets }
    }
}

/// Whatever the document asks for.
impl Default for AuthSets {
    fn default() -> AuthSets {
        AuthSets::from(AuthModel::default())
    }
}

impl<M: Into<AuthModel>> From<M> for AuthSet {
    fn from(model: M) -> AuthSet {
        AuthSet::new(model)
    }
}

impl<S: Into<AuthSet>> From<S> for AuthSets {
    fn from(set: S) -> AuthSets {
        AuthSets { sets: vec![set.into()], numbered: false }
    }
}

impl From<Vec<AuthSet>> for AuthSets {
    /// No set at all is one that follows the document.
    fn from(sets: Vec<AuthSet>) -> AuthSets {
        if sets.is_empty() { AuthSets::default() } else { AuthSets { numbered: sets.len() > 1, sets } }
    }
}

impl Serialize for AuthSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let AuthSet { model, label, description, sharing, parameters } = self.clone();
        let beside = Beside { label, description, sharing, parameters };
        let tree = |value: serde_json::Result<Value>| value.map_err(serde::ser::Error::custom);
        let mut members = Map::new();
        for part in [tree(serde_json::to_value(model))?, tree(serde_json::to_value(beside))?] {
            if let Value::Object(part) = part {
                members.extend(part);
            }
        }
        members.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for AuthSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<AuthSet, D::Error> {
        let mut model = Map::deserialize(deserializer)?;
        let beside: Map<String, Value> =
            BESIDE.iter().filter_map(|key| Some(((*key).to_owned(), model.shift_remove(*key)?))).collect();
        let Beside { label, description, sharing, parameters } =
            Beside::deserialize(Value::Object(beside)).map_err(de::Error::custom)?;
        let model = AuthModel::deserialize(Value::Object(model)).map_err(de::Error::custom)?;
        Ok(AuthSet { model, label, description, sharing, parameters })
    }
}

impl Serialize for AuthSets {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.sets.as_slice() {
            [set] if !self.numbered => set.serialize(serializer),
            sets => sets.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for AuthSets {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<AuthSets, D::Error> {
        deserializer.deserialize_any(Sets)
    }
}

struct Sets;

impl<'de> Visitor<'de> for Sets {
    type Value = AuthSets;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a model with its values, such as `model: api-key`, or a list of them")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<AuthSets, A::Error> {
        let set = AuthSet::deserialize(de::value::MapAccessDeserializer::new(map))?;
        Ok(AuthSets { sets: vec![set], numbered: false })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<AuthSets, A::Error> {
        let mut sets = Vec::new();
        while let Some(set) = list.next_element()? {
            sets.push(set);
        }
        if sets.is_empty() {
            return Err(de::Error::custom(
                "the list is empty; `model: none` is for an API without a sign-in",
            ));
        }
        Ok(AuthSets { sets, numbered: true })
    }
}

#[cfg(feature = "schema")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde_json::Value;

    use super::{AuthSet, AuthSets, Beside};
    use crate::wire::Wire;

    impl JsonSchema for AuthSet {
        fn schema_name() -> Cow<'static, str> {
            "AuthSet".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let beside = Beside::json_schema(generator).to_value();
            let mut schema = Wire::json_schema(generator);
            let branches = schema.get_mut("oneOf").and_then(Value::as_array_mut);
            for branch in branches.into_iter().flatten() {
                let own = branch.get_mut("properties").and_then(Value::as_object_mut);
                if let (Some(own), Some(Value::Object(more))) = (own, beside.get("properties")) {
                    own.extend(more.clone());
                }
            }
            schema
        }
    }

    impl JsonSchema for AuthSets {
        fn schema_name() -> Cow<'static, str> {
            "AuthSets".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let set = generator.subschema_for::<AuthSet>();
            json_schema!({ "anyOf": [set, { "type": "array", "minItems": 1, "items": set }] })
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{AuthSet, AuthSets};
    use crate::{AuthModel, AuthParameter, EntraId, KeyIn};

    #[test]
    fn one_way_is_an_object_and_several_are_a_list() {
        let one = json!({"model": "basic"});
        let sets: AuthSets = serde_json::from_value(one.clone()).unwrap();
        assert_eq!(sets.as_slice(), [AuthSet::new(AuthModel::Basic)]);
        assert_eq!(serde_json::to_value(&sets).unwrap(), one);

        let several = json!([
            {"model": "entra-id", "tenantId": "contoso.com", "label": "Work account", "sharing": false},
            {"model": "custom", "parameters": [{"name": "tenant", "in": "header", "keyName": "X-Tenant"}]},
        ]);
        let sets: AuthSets = serde_json::from_value(several.clone()).unwrap();
        let custom = AuthSet::new(AuthModel::Custom)
            .parameter(AuthParameter::new("tenant").sent(KeyIn::Header, "X-Tenant"));
        let entra =
            AuthSet::new(EntraId::new().tenant_id("contoso.com")).label("Work account").sharing(false);
        assert_eq!(sets.as_slice(), [entra, custom]);
        assert_eq!(serde_json::to_value(&sets).unwrap(), several);
    }

    #[test]
    fn what_does_not_belong_there_is_refused() {
        for (value, fault) in [
            (
                json!("none"),
                "invalid type: string \"none\", expected a model with its values, such as `model: api-key`, or a list of them",
            ),
            (json!([]), "the list is empty; `model: none` is for an API without a sign-in"),
            (json!({"model": "basic", "clientId": "x"}), "unknown field `clientId`, there are no fields"),
            (json!({"label": "x"}), "missing field `model`"),
            (json!({"model": "basic", "sharing": "yes"}), "invalid type: string \"yes\", expected a boolean"),
            (
                json!({"model": "basic", "parameters": [{"name": "x", "header": "y"}]}),
                "unknown field `header`",
            ),
        ] {
            let told = serde_json::from_value::<AuthSets>(value).unwrap_err().to_string();
            assert!(told.starts_with(fault), "{told}");
        }
    }
}
