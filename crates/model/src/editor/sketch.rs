use indexmap::IndexMap;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::extensions::extension;

/// The schema of a type, and what its type does not tell.
///
/// Draft 7, because that is what all editors know.
pub(super) struct Sketch {
    root: Map<String, Value>,
    definitions: IndexMap<String, Map<String, Value>>,
}

/// The schema of an object, to be completed.
pub(super) struct Object<'s> {
    schema: &'s mut Map<String, Value>,
}

impl Sketch {
    pub(super) fn of<T: JsonSchema>(title: &str) -> Sketch {
        let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>().to_value();
        each_schema(&mut schema, &mut tidy);
        join_lines(&mut schema);
        let mut root = object(schema);
        root.insert("title".to_owned(), Value::from(title));
        for key in ["description", "title", "$schema"] {
            if let Some(value) = root.shift_remove(key) {
                root.shift_insert(0, key.to_owned(), value);
            }
        }
        let definitions = root.shift_remove("definitions").map(object).unwrap_or_default();
        let definitions = definitions.into_iter().map(|(name, schema)| (name, object(schema))).collect();
        Sketch { root, definitions }
    }

    /// The whole file.
    pub(super) fn root(&mut self) -> Object<'_> {
        Object { schema: &mut self.root }
    }

    /// What the schema says of a type.
    pub(super) fn object(&mut self, name: &str) -> Object<'_> {
        Object { schema: self.definitions.entry(name.to_owned()).or_default() }
    }

    /// Lets a type have members as another one has them.
    pub(super) fn lend(&mut self, names: &[&str], from: &str, to: &str) {
        let lender = self.definitions.get(from).and_then(|schema| schema.get("properties"));
        let lent: Vec<_> =
            names.iter().filter_map(|name| Some((*name, lender?.get(*name)?.clone()))).collect();
        let mut borrower = self.object(to);
        for (name, schema) in lent {
            borrower.member(name, schema);
        }
    }

    pub(super) fn finish(mut self) -> Value {
        let definitions = self.definitions.into_iter().map(|(name, schema)| (name, Value::Object(schema)));
        self.root.insert("definitions".to_owned(), definitions.collect());
        Value::Object(self.root)
    }
}

impl Object<'_> {
    /// Members that may not be missing.
    pub(super) fn require(&mut self, names: &[&str]) -> &mut Self {
        self.set("required", json!(names))
    }

    /// What is known of a member's value. The description stays when there is no other.
    pub(super) fn member(&mut self, name: &str, schema: Value) -> &mut Self {
        let mut schema = object(schema);
        let members = self.schema.entry("properties").or_insert_with(|| json!({}));
        if let Some(members) = members.as_object_mut() {
            let told = members.get(name).and_then(|member| member.get("description"));
            if let (Some(told), false) = (told, schema.contains_key("description")) {
                schema.shift_insert(0, "description".to_owned(), told.clone());
            }
            members.insert(name.to_owned(), Value::Object(schema));
        }
        self
    }

    /// What else holds of the object.
    pub(super) fn set(&mut self, keyword: &str, value: Value) -> &mut Self {
        self.schema.insert(keyword.to_owned(), value);
        self
    }

    /// Members of the right name and no others.
    pub(super) fn closed(&mut self) -> &mut Self {
        self.set("additionalProperties", Value::Bool(false))
    }

    /// Microsoft's extensions that belong here, others that begin with `x-`, and no other members.
    pub(super) fn extensions(&mut self, names: &[&str]) -> &mut Self {
        for name in names {
            let told = self.schema.get("properties").and_then(|members| members.get(name));
            let told = told.and_then(Value::as_object);
            if !told.is_some_and(|told| told.keys().any(|key| key != "description")) {
                self.member(name, extension(name));
            }
        }
        self.set("patternProperties", json!({ "^x-": true }));
        self.set("propertyNames", json!({ "$ref": "#/definitions/MemberName" }));
        self.closed()
    }
}

fn object(schema: Value) -> Map<String, Value> {
    match schema {
        Value::Object(members) => members,
        // `true`: anything goes.
        _ => Map::new(),
    }
}

/// Descriptions come from comments, whose lines end where the page does.
pub fn join_lines(schema: &mut Value) {
    each_schema(schema, &mut |schema| {
        if let Some(Value::String(text)) = schema.get_mut("description") {
            *text = text.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        }
    });
}

/// Takes away what follows from Rust and not from the files: values for what is missing, `null` for an `Option`, and
/// how many bits a number has.
fn tidy(schema: &mut Map<String, Value>) {
    schema.shift_remove("default");
    schema.shift_remove("format");
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|one| one != "null");
        if let [one] = types.as_mut_slice() {
            let one = one.take();
            schema.insert("type".to_owned(), one);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice.get("type") != Some(&Value::from("null")));
        if choices.len() == 1
            && let Some(one) = schema.shift_remove("anyOf")
        {
            schema.insert("allOf".to_owned(), one);
        }
    }
}

/// Visits a schema and all schemas in it.
fn each_schema(schema: &mut Value, visit: &mut impl FnMut(&mut Map<String, Value>)) {
    let Value::Object(members) = schema else { return };
    visit(members);
    for (keyword, value) in members {
        match (keyword.as_str(), value) {
            ("properties" | "patternProperties" | "definitions" | "$defs", Value::Object(schemas)) => {
                for schema in schemas.values_mut() {
                    each_schema(schema, visit);
                }
            }
            ("allOf" | "anyOf" | "oneOf", Value::Array(schemas)) => {
                for schema in schemas {
                    each_schema(schema, visit);
                }
            }
            ("items" | "additionalProperties" | "not" | "if" | "then" | "else", schema) => {
                each_schema(schema, visit);
            }
            _ => {}
        }
    }
}
