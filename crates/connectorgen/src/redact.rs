//! What looks like a secret in a document does not reach the files of a connector.

use connectorgen_diagnostics::{Diagnostic, Diagnostics, Document, JsonPointer, Severity};
use connectorgen_model::{ApiPropertiesFile, Secured, extension, read_definition, read_properties};
use connectorgen_rules::{Checked, RuleLevels, check, conceal};
use serde::Serialize;
use serde_json::Value;

use crate::locate;

/// The rule that finds secrets. Its errors are at places that a connector does not work without.
const RULE: &str = "secret-value";

/// Runs the rules over a connector, and over what is left of it without the values that look like secrets. `None` when
/// an error was added to `found`.
pub(crate) fn checked(secured: Secured, levels: &RuleLevels, found: &mut Diagnostics) -> Option<Checked> {
    let mut own = Diagnostics::new();
    let result = without_secrets(secured, levels, &mut own);
    let origins = match &result {
        Ok(checked) => &checked.secured().origins,
        Err(secured) => &secured.origins,
    };
    locate::back_to_source(&mut own, origins);
    found.append(own);
    result.ok()
}

fn without_secrets(
    secured: Secured,
    levels: &RuleLevels,
    found: &mut Diagnostics,
) -> Result<Checked, Box<Secured>> {
    let mut own = Diagnostics::new();
    let result = check(secured, levels, &mut own);
    let is_told = |one: &&Diagnostic| one.id == RULE && one.severity == Severity::Warning;
    let mut secrets: Vec<Diagnostic> = own.iter().filter(is_told).cloned().collect();
    if secrets.is_empty() {
        found.append(own);
        return result;
    }
    let mut secured = result.map_or_else(|secured| *secured, Checked::into_secured);
    for secret in &mut secrets {
        redact(&mut secured, secret);
        secret.help("it was left out of the connector; take it out of the document, and have it renewed if it is a real one");
        found.push(secret.clone());
    }
    check(secured, levels, found)
}

fn redact(secured: &mut Secured, secret: &Diagnostic) {
    let pointer = &secret.at.pointer;
    match secret.at.document {
        Document::Definition => {
            let Some(tree) = without(&secured.definition, pointer) else { return };
            let (definition, faults) = read_definition(tree);
            if faults.is_empty() {
                secured.definition = definition;
            }
        }
        Document::Properties => {
            let file =
                ApiPropertiesFile { properties: secured.properties.clone(), ..ApiPropertiesFile::default() };
            let Some(tree) = without(&file, pointer) else { return };
            let (file, faults) = read_properties(tree);
            if faults.is_empty() {
                secured.properties = file.properties;
            }
        }
        Document::Source | Document::Options | Document::Settings | Document::Script | Document::Icon => {}
    }
}

/// The tree of a file without a secret: a default or an example goes as a whole, a text loses the words.
fn without<T: Serialize>(file: &T, pointer: &JsonPointer) -> Option<Value> {
    let mut tree = serde_json::to_value(file).ok()?;
    let last = pointer.tokens().last().unwrap_or_default();
    let is_value = ["default", "example", "x-example", extension::TEST_VALUE].contains(&&*last);
    let parent = pointer.parent().unwrap_or_default();
    match tree.pointer_mut(parent.as_str()).and_then(Value::as_object_mut) {
        Some(holder) if is_value => {
            holder.shift_remove(&*last);
        }
        Some(_) | None => {
            if let Some(Value::String(text)) = tree.pointer_mut(pointer.as_str()) {
                *text = conceal(text).unwrap_or_default();
            }
        }
    }
    Some(tree)
}

#[cfg(test)]
mod tests {
    use connectorgen_model::Secured;
    use serde_json::{Value, json};

    use super::checked;

    const TOKEN: &str = "ghp_000000000000000000000000000000000000";

    #[test]
    fn default_goes_and_text_loses_the_word() {
        let definition = json!({
            "swagger": "2.0", "info": { "title": "Pets", "description": "Pets and more.", "version": "1" },
            "host": "api.example", "schemes": ["https"],
            "paths": { "/pets": { "get": {
                "operationId": "ListPets", "summary": "List pets", "description": format!("Sends `{TOKEN}`."),
                "parameters": [
                    { "name": "t", "in": "query", "type": "string", "x-ms-summary": "T", "default": TOKEN },
                    { "name": "u", "in": "query", "type": "string", "x-ms-summary": "U", "default": "all" }
                ],
                "responses": { "200": { "description": "OK" } }
            } } }
        });
        let definition = serde_json::from_value(definition).unwrap();
        let secured = Secured { definition, ..Secured::default() };
        let mut found = connectorgen_diagnostics::Diagnostics::new();
        let made = checked(secured, &connectorgen_rules::RuleLevels::default(), &mut found).unwrap();
        let json = serde_json::to_value(made.definition()).unwrap();
        let operation = &json["paths"]["/pets"]["get"];
        assert_eq!(operation["description"], "Sends `…`.");
        assert_eq!(operation["parameters"][0].get("default"), None);
        assert_eq!(operation["parameters"][1].get("default"), Some(&Value::from("all")));
        let told: Vec<&str> =
            found.iter().filter(|one| one.id == super::RULE).map(|one| one.at.pointer.as_str()).collect();
        assert_eq!(told, ["/paths/~1pets/get/description", "/paths/~1pets/get/parameters/0/default"]);
    }
}
