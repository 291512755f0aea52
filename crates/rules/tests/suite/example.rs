//! The examples in the rules' documentation.
//!
//! An example is a fragment that is merged over [`base`], a small connector in which no rule finds anything, as RFC
//! 7396 merges: objects member by member, everything else by replacing, and `null` takes a member away. The member
//! `properties` goes into `apiProperties.json`, all others into the definition. A member whose name holds `<1..9>`
//! stands for nine members; `<n>` in what is below it is the number.
//!
//! The member `files` holds the other files of the folder by their names, so that the rules for files run as well: texts,
//! the members of `settings.json`, and for a picture its size and color (`230x230 #3c7a89`).

use std::collections::{BTreeMap, BTreeSet};

use connectorgen_diagnostics::{Diagnostic, Diagnostics};
use connectorgen_model::{Secured, Settings, read_definition, read_properties, read_settings};
use connectorgen_rules::{Files, Profile, RuleLevels, RuleMeta, check, check_files};
use serde_json::{Map, Value, json};

/// One fenced block of a rule's documentation.
pub(crate) struct Example {
    pub(crate) text: String,
    /// Whether the rule has to find something in it.
    pub(crate) fails: bool,
}

/// The examples of a rule, in order.
pub(crate) fn examples(meta: &RuleMeta) -> Vec<Example> {
    let mut found = Vec::new();
    let mut open: Option<Example> = None;
    for line in meta.docs().lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(language), None) => {
                let fails = language.ends_with(",fails");
                assert!(fails || language.ends_with(",passes"), "{}: a block is `{language}`", meta.id);
                open = Some(Example { text: String::new(), fails });
            }
            (None, Some(example)) => {
                example.text.push_str(line);
                example.text.push('\n');
            }
            (None, None) => {}
        }
    }
    found
}

/// What a rule finds in an example, in the first profile that has it.
pub(crate) fn findings(meta: &RuleMeta, example: &Example) -> Vec<Diagnostic> {
    let id = meta.id;
    let connector =
        connector(&example.text).unwrap_or_else(|fault| panic!("{id}: {fault}\n{}", example.text));
    let profile = Profile::ALL.into_iter().find(|profile| meta.severity_in(*profile).is_some());
    let mut found = Diagnostics::new();
    let levels = RuleLevels::of(profile.unwrap());
    match folder(&example.text) {
        Some(folder) => check_files(&connector, &folder.files(), &levels, &mut found),
        None => drop(check(connector, &levels, &mut found)),
    }
    found.sort();
    found.into_iter().filter(|diagnostic| diagnostic.id == id).cloned().collect()
}

/// The base connector with a fragment merged over it.
pub(crate) fn connector(fragment: &str) -> Result<Secured, String> {
    let fragment: Value = serde_yaml::from_str(fragment).map_err(|error| error.to_string())?;
    let (mut definition, mut properties) = base();
    let Value::Object(members) = expand(fragment) else { return Err("the fragment is no object".to_owned()) };
    for (name, value) in members.into_iter().filter(|(name, _)| name != "files") {
        let document = if name == "properties" { &mut properties } else { &mut definition };
        merge(document, Value::Object(Map::from_iter([(name, value)])));
    }
    let (definition, mut faults) = read_definition(definition);
    let (file, further) = read_properties(properties);
    faults.extend(further);
    match faults.first() {
        Some(fault) => Err(format!("{}: {fault}", fault.pointer)),
        None => Ok(Secured { definition, properties: file.properties, ..Secured::default() }),
    }
}

/// The files of an example beside the connector's two.
struct Folder {
    texts: BTreeMap<String, String>,
    settings: Option<Settings>,
    icon: Option<Vec<u8>>,
    names: BTreeSet<String>,
}

impl Folder {
    fn files(&self) -> Files<'_> {
        let text = |name: &str| self.texts.get(name).map(String::as_str);
        let mut files = Files::default();
        files.definition = text("apiDefinition.swagger.json").or(Some("{}"));
        files.properties = vec![text("apiProperties.json").unwrap_or("{}")];
        files.settings = self.settings.as_ref();
        files.script = text("script.csx");
        files.icon = self.icon.as_deref();
        files.names = Some(&self.names);
        files
    }
}

fn folder(fragment: &str) -> Option<Folder> {
    let fragment: Value = serde_yaml::from_str(fragment).unwrap();
    let files = fragment.get("files")?.as_object().unwrap();
    let main = ["apiDefinition.swagger.json", "apiProperties.json"].map(str::to_owned);
    let texts = files.iter().filter_map(|(name, text)| Some((name.clone(), text.as_str()?.to_owned())));
    Some(Folder {
        texts: texts.collect(),
        settings: files.get("settings.json").map(|settings| read_settings(settings.clone()).0),
        icon: files.get("icon.png").map(|icon| picture(icon.as_str().unwrap())),
        names: files.keys().cloned().chain(main).collect(),
    })
}

/// `2x3 #rrggbb` or `2x3 #rrggbbaa` as PNG; anything else as it is.
fn picture(text: &str) -> Vec<u8> {
    let size = |size: &str| {
        let (width, height) = size.split_once('x')?;
        Some((width.parse().ok()?, height.parse().ok()?))
    };
    let parts = text.split_once(" #").and_then(|(before, color)| Some((size(before)?, color)));
    let Some(((width, height), color)) = parts else { return text.as_bytes().to_vec() };
    let channel = |at: usize| color.get(at..at + 2).map(|hex| u8::from_str_radix(hex, 16).unwrap());
    let pixel: Vec<u8> =
        [0, 2, 4].into_iter().filter_map(channel).chain([channel(6).unwrap_or(255)]).collect();
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, width, height);
    encoder.set_color(png::ColorType::Rgba);
    let pixels = pixel.repeat(usize::try_from(width * height).unwrap());
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    png
}

/// The definition and the properties that fragments are merged over.
pub(crate) fn base() -> (Value, Value) {
    let definition = json!({
        "swagger": "2.0",
        "info": {
            "title": "Pets",
            "description": "Lists the pets of a shop with their names and their owners.",
            "version": "1.0",
            "contact": { "name": "Pet shop", "url": "https://pets.example.com/help", "email": "help@example.com" },
        },
        "host": "api.example.com",
        "basePath": "/",
        "schemes": ["https"],
        "paths": { "/pets": { "get": {
            "summary": "List pets",
            "description": "Lists all pets of the shop with their names.",
            "operationId": "ListPets",
            "parameters": [],
            "responses": { "200": {
                "description": "The pets.",
                "schema": { "type": "object", "properties": {
                    "name": { "type": "string", "x-ms-summary": "Name", "description": "What it is called." },
                } },
            } },
        } } },
        "x-ms-connector-metadata": [
            { "propertyName": "Website", "propertyValue": "https://pets.example.com" },
            { "propertyName": "Privacy policy", "propertyValue": "https://pets.example.com/privacy" },
            { "propertyName": "Categories", "propertyValue": "Commerce;Data" },
        ],
    });
    let properties = json!({
        "properties": { "connectionParameters": {}, "iconBrandColor": "#3c7a89", "capabilities": [],
            "publisher": "Pet shop" },
    });
    (definition, properties)
}

fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(members) = target else { return };
    for (name, value) in patch {
        if value.is_null() {
            members.shift_remove(&name);
        } else {
            merge(members.entry(name).or_insert(Value::Null), value);
        }
    }
}

fn expand(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().flat_map(|(name, value)| match range(&name) {
                None => vec![(name, expand(value))],
                Some((before, first, last, behind)) => (first..=last)
                    .map(|n| (format!("{before}{n}{behind}"), numbered(expand(value.clone()), n)))
                    .collect(),
            });
            Value::Object(members.collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(expand).collect()),
        other => other,
    }
}

/// `a<1..9>b` as `a`, 1, 9, `b`.
fn range(name: &str) -> Option<(&str, u32, u32, &str)> {
    let (before, rest) = name.split_once('<')?;
    let (numbers, behind) = rest.split_once('>')?;
    let (first, last) = numbers.split_once("..")?;
    Some((before, first.parse().ok()?, last.parse().ok()?, behind))
}

fn numbered(value: Value, n: u32) -> Value {
    match value {
        Value::String(text) => Value::String(text.replace("<n>", &n.to_string())),
        Value::Array(list) => Value::Array(list.into_iter().map(|value| numbered(value, n)).collect()),
        Value::Object(members) => {
            Value::Object(members.into_iter().map(|(name, value)| (name, numbered(value, n))).collect())
        }
        other => other,
    }
}
