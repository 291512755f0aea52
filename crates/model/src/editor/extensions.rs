use serde_json::{Value, json};

use crate::extension;

/// What an extension means and what its value looks like.
///
/// The forms are those of `schemas/apiDefinition.swagger.schema.json` in microsoft/PowerPlatformConnectors and of
/// "OpenAPI extensions for custom connectors" (Microsoft Learn).
pub(super) fn extension(name: &str) -> Value {
    let text = |description: &str| json!({ "description": description, "type": "string" });
    let anything = |description: &str| json!({ "description": description });
    let flag = |description: &str| json!({ "description": description, "type": "boolean" });
    match name {
        extension::SUMMARY => text("The label in the designer; at most 80 characters."),
        extension::VISIBILITY => json!({ "$ref": "#/definitions/Visibility" }),
        extension::DYNAMIC_VALUES => dynamic_values(),
        extension::DYNAMIC_LIST => dynamic_list(),
        extension::DYNAMIC_SCHEMA => dynamic_schema(),
        extension::DYNAMIC_PROPERTIES => dynamic_properties(),
        extension::DYNAMIC_TREE => json!({
            "description": "A tree of choices, such as folders and files, each level from an operation.",
            "type": "object",
            "properties": { "settings": { "type": "object" }, "open": { "type": "object" }, "browse": { "type": "object" } },
        }),
        extension::PAGEABLE => json!({
            "description": "The member of the response that holds the address of the next page.",
            "type": "object",
            "properties": {
                "nextLinkName": { "anyOf": [{ "enum": ["nextLink", "@odata.nextLink"] }, { "type": "string" }] },
            },
            "required": ["nextLinkName"],
        }),
        extension::NOTIFICATION => json!({
            "description": "For a trigger that polls and is called: the operation that subscribes.",
            "type": "object",
            "properties": { "operationId": { "type": "string" } },
            "required": ["operationId"],
        }),
        "x-ms-trigger-metadata" => json!({
            "description": "For polling triggers: `{\"kind\": \"query\", \"mode\": \"polling\"}`.",
            "type": "object",
            "properties": { "kind": { "type": "string" }, "mode": { "type": "string" } },
        }),
        "x-ms-trigger-value" => json!({
            "description": "Where in the response of a polling trigger the value for the next poll stands.",
            "type": "object",
            "properties": { "value-collection": { "type": "string" }, "value-path": { "type": "string" } },
        }),
        "x-ms-agentic-protocol" => {
            text("`mcp-streamable-1.0`: the operation is a server of the Model Context Protocol.")
        }
        "x-ms-permission" => json!({
            "description": "Whether the operation changes anything.",
            "enum": ["read-only", "read-write"],
        }),
        "x-ms-media-kind" => json!({
            "description": "How Power Apps shows the value.",
            "enum": ["image", "audio"],
        }),
        extension::CAPABILITIES => json!({
            "description": "`{\"chunkTransfer\": true}`: large contents are sent in pieces.",
            "type": "object",
        }),
        extension::EDITOR => text("`dictionary` shows a map as a list of keys and values."),
        "x-ms-editor-options" => anything("What the editor offers."),
        "x-ms-docs" => anything("Pages about the API, each with its `url` and `description`."),
        "x-ms-keywords" => anything("By what the connector is found."),
        "x-ms-openai-manifest" => {
            anything("For a certified plugin: what language models are told about the connector.")
        }
        "x-ms-openai-data" => {
            anything("For a certified plugin: whether language models may use the operation.")
        }
        "x-ms-openai-published-to-copilots" => anything("For a certified plugin: where it is published."),
        "x-ms-operation-context" => anything("For tests: an operation that makes the trigger fire."),
        "x-ms-test-value" => anything("The value in automatic tests. No secrets."),
        "x-ms-group-name" => text("The group in which the designer of Logic Apps shows it."),
        "x-ms-format" => text("`contentOnly`: a file without a box for its name."),
        "x-ms-explicit-input" => anything("Language models do not fill it in by themselves."),
        "x-ms-ai-sensitivity" => anything("How careful language models are with the value."),
        "x-ms-deployment-version" => text("The version of the connector in production, such as `1.0`."),
        "x-ms-no-generic-test" => flag("The operation is left out of automatic tests."),
        "x-ms-safe-operation" => flag("The operation changes nothing, whatever its method."),
        "x-ms-localizeDefaultValue" => flag("The default is a text that is translated."),
        "x-ms-name-for-model" => text("What language models are told that it is called."),
        "x-ms-description-for-model" => text("What language models are told about it."),
        _ => json!({}),
    }
}

/// For the operations of the definition and for `info`.
pub(super) fn api_annotation(of_operation: bool) -> Value {
    let status = json!({ "description": "How mature it is.", "enum": ["Preview", "Production"] });
    if !of_operation {
        return json!({
            "description": "The status of the connector.",
            "type": "object",
            "properties": { "status": status },
        });
    }
    json!({
        "description": "Family, revision and status of the operation.",
        "type": "object",
        "properties": {
            "status": status,
            "family": { "description": "The revisions of one operation have the same.", "type": "string" },
            "revision": { "description": "From 1 on; the greatest one is offered.", "type": "integer", "minimum": 1 },
            "replacement": {
                "description": "The operation to take instead.",
                "type": "object",
                "properties": { "api": { "type": "string" }, "operationId": { "type": "string" } },
            },
        },
    })
}

/// Of the whole document.
pub(super) fn capabilities() -> Value {
    json!({
        "description": "Which operation tests a connection, and which ones show files.",
        "type": "object",
        "properties": {
            "testConnection": {
                "description": "An operation without inputs that fails when the sign-in does not work.",
                "type": "object",
                "properties": { "operationId": { "type": "string" }, "parameters": { "type": "object" } },
                "required": ["operationId"],
            },
        },
    })
}

fn dynamic_values() -> Value {
    json!({
        "description": "The choices are what an operation answers. Write x-ms-dynamic-list beside it.",
        "type": "object",
        "properties": {
            "operationId": { "description": "The operation that answers the choices.", "type": "string" },
            "parameters": parameters(),
            "value-collection": { "description": "The member of the response that is the list.", "type": "string" },
            "value-path": { "description": "The member of an element that is the value.", "type": "string" },
            "value-title": { "description": "The member of an element that is shown.", "type": "string" },
        },
    })
}

fn dynamic_list() -> Value {
    json!({
        "description": "The choices are what an operation answers. Write x-ms-dynamic-values beside it.",
        "type": "object",
        "properties": {
            "operationId": { "description": "The operation that answers the choices.", "type": "string" },
            "parameters": references(),
            "itemsPath": { "description": "The member of the response that is the list.", "type": "string" },
            "itemValuePath": { "description": "The member of an element that is the value.", "type": "string" },
            "itemTitlePath": { "description": "The member of an element that is shown.", "type": "string" },
        },
    })
}

fn dynamic_schema() -> Value {
    json!({
        "description": "The schema is what an operation answers. Write x-ms-dynamic-properties beside it.",
        "type": "object",
        "properties": {
            "operationId": { "description": "The operation that answers the schema.", "type": "string" },
            "parameters": parameters(),
            "value-path": { "description": "The member of the response that is the schema.", "type": "string" },
        },
        "required": ["operationId"],
    })
}

fn dynamic_properties() -> Value {
    json!({
        "description": "The schema is what an operation answers. Write x-ms-dynamic-schema beside it.",
        "type": "object",
        "properties": {
            "operationId": { "description": "The operation that answers the schema.", "type": "string" },
            "parameters": references(),
            "itemValuePath": { "description": "The member of the response that is the schema.", "type": "string" },
        },
        "required": ["operationId"],
    })
}

fn parameters() -> Value {
    json!({
        "description": "Its inputs: a value, or `{\"parameter\": \"NAME\"}` for what was chosen in another input.",
        "type": "object",
    })
}

fn references() -> Value {
    json!({
        "description": "Its inputs: `{\"value\": …}`, or `{\"parameterReference\": \"PATH\"}` for what was chosen in \
                        another input.",
        "type": "object",
    })
}
