use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

/// Writes a document with so many operations, each with parameters, a body and schemas of its own, as documents grow.
pub(super) fn document(folder: &Path, operations: usize) -> Result<PathBuf, String> {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    for number in 0..operations.div_ceil(2) {
        let reference = json!({ "$ref": format!("#/components/schemas/Thing{number}") });
        let content = json!({ "application/json": { "schema": reference } });
        let key =
            json!({ "name": "thingId", "in": "path", "required": true, "schema": { "type": "string" } });
        let mut item = json!({ "parameters": [key], "get": {
            "operationId": format!("getThing{number}"),
            "tags": [format!("group{}", number / 50)],
            "summary": format!("Get thing {number}"),
            "description": "Gives one of the things, with everything that is known about it.",
            "parameters": [{ "name": "view", "in": "query", "description": "How much is told.",
                "schema": { "type": "string", "enum": ["short", "full"] } }],
            "responses": { "200": { "description": "The thing.", "content": content } },
        } });
        if number * 2 + 1 < operations {
            let put = json!({
                "operationId": format!("putThing{number}"),
                "tags": [format!("group{}", number / 50)],
                "summary": format!("Replace thing {number}"),
                "requestBody": { "required": true, "content": content },
                "responses": { "204": { "description": "Done." } },
            });
            item.as_object_mut().map(|item| item.insert("put".to_owned(), put));
        }
        paths.insert(format!("/things{number}/{{thingId}}"), item);
        let next = (number + 1) % operations.div_ceil(2);
        schemas.insert(format!("Thing{number}"), thing(next));
    }
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Things", "version": "1.0", "description": "A document made for measuring." },
        "servers": [{ "url": "https://api.example.com/v1" }],
        "paths": paths,
        "components": { "schemas": schemas },
    });
    let path = folder.join(format!("things-{operations}.json"));
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    std::fs::write(&path, document.to_string()).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(path)
}

/// An object that refers to another one. Its members are many, so that 250 operations make a connector of about 1 MB.
fn thing(next: usize) -> Value {
    let mut properties = Map::new();
    for number in 0..28 {
        let member = json!({ "type": "string", "maxLength": 80, "description": "What this member holds, in a few words." });
        properties.insert(format!("member{number}"), member);
    }
    properties
        .insert("count".to_owned(), json!({ "type": "integer", "minimum": 0, "description": "How many." }));
    properties.insert("next".to_owned(), json!({ "$ref": format!("#/components/schemas/Thing{next}") }));
    json!({ "type": "object", "required": ["member0"], "properties": properties })
}
