use serde_json::{Value, json};

use super::sketch::Sketch;
use crate::ApiPropertiesFile;

/// The JSON Schema of `apiProperties.json`.
pub fn properties_schema() -> Value {
    let mut sketch = Sketch::of::<ApiPropertiesFile>("apiProperties.json");
    sketch.root().require(&["properties"]).closed();
    file(&mut sketch);
    connection_parameters(&mut sketch);
    oauth(&mut sketch);
    sets(&mut sketch);
    policies(&mut sketch);
    sketch.finish()
}

fn file(sketch: &mut Sketch) {
    // `paconn download` and the wizard know no others ("ApiDefinitionCapabilitiesInvalid" tells that the list is closed,
    // nobody tells what is on it).
    let capabilities =
        json!({ "anyOf": [{ "enum": ["actions", "triggers", "gateway"] }, { "type": "string" }] });
    sketch
        .object("ApiProperties")
        .member("iconBrandColor", json!({ "type": "string", "pattern": "^#[0-9a-fA-F]{6}$" }))
        .member("capabilities", json!({ "type": "array", "items": capabilities }))
        .member("connectionParameters", parameters())
        .closed();
}

/// Published connectors have hyphens and spaces in names as well.
fn parameters() -> Value {
    json!({
        "type": "object",
        "propertyNames": { "pattern": "^[0-9A-Za-z_ -]+(:[0-9A-Za-z_]+)?$" },
        "additionalProperties": { "$ref": "#/definitions/ConnectionParameter" },
    })
}

fn connection_parameters(sketch: &mut Sketch) {
    let types =
        ["string", "securestring", "oauthSetting", "gatewaySetting", "int", "bool", "clientCertificate"];
    sketch
        .object("ConnectionParameter")
        .require(&["type"])
        .member("type", json!({ "enum": types }))
        .member("defaultValue", json!({ "type": ["string", "number", "boolean", "null"] }))
        .member("metadata", json!({ "type": "object" }))
        .member(
            "allowedValues",
            json!({ "description": "A drop-down list: `[{\"value\": …}]`.", "type": "array" }),
        )
        .member("gatewaySettings", json!({ "description": "For `gatewaySetting`.", "type": "object" }))
        .set(
            "allOf",
            json!([{
                "if": { "properties": { "type": { "const": "oauthSetting" } }, "required": ["type"] },
                "then": { "required": ["oAuthSettings"] },
            }]),
        )
        .closed();
    sketch
        .object("UiDefinition")
        .member("schema", json!({ "type": "object" }))
        // The platform reads names without regard to case; of published connectors, one has this one.
        .set("patternProperties", json!({ "^displayname$": { "type": "string" } }))
        .closed();
    // Texts, as the platform writes them; it takes the other kind as well.
    let flag = json!({ "anyOf": [{ "enum": ["true", "false"] }, { "type": "boolean" }] });
    sketch
        .object("Constraints")
        .member("required", flag.clone())
        .member("hidden", flag)
        .member(
            "allowedValues",
            json!({ "type": "array", "items": { "type": "object", "required": ["value"] } }),
        )
        .member(
            "capability",
            json!({
                "description": "Asked for only where this is so: `gateway`.",
                "type": "array",
                "items": { "type": "string" },
            }),
        )
        .member("dependencies", json!({ "description": "Asked for only beside these." }))
        .closed();
}

fn oauth(sketch: &mut Sketch) {
    let flag = json!({ "anyOf": [{ "enum": ["True", "False"] }, { "type": ["string", "boolean"] }] });
    let secret = "A secret does not belong into a file: give it to paconn with --secret.";
    sketch
        .object("OAuthSettings")
        .require(&["identityProvider"])
        .member("identityProvider", json!({
            "anyOf": [{ "enum": ["oauth2", "aad", "aadcertificate", "oauth2generic"] }, { "type": "string", "minLength": 1 }],
        }))
        .member("redirectMode", json!({ "enum": ["Global", "GlobalPerConnector", "Direct", "global", "direct"] }))
        .member("clientSecret", json!({ "description": secret, "deprecationMessage": secret, "type": "string" }))
        .closed();
    sketch
        .object("OAuthProperties")
        .member("IsFirstParty", flag.clone())
        .member("IsOnbehalfofLoginSupported", json!({ "type": ["boolean", "string"] }));
    sketch.object("FederatedIdentityCredentials").require(&["Issuer", "Audience"]).closed();
    sketch.object("CustomParameter").require(&["value"]);
}

fn sets(sketch: &mut Sketch) {
    sketch.object("ConnectionParameterSets").require(&["values"]).closed();
    sketch
        .object("ConnectionParameterSet")
        // paconn 0.0.21 ends with a KeyError when a set has no `parameters`.
        .require(&["name", "parameters"])
        .member("parameters", parameters())
        .closed();
    sketch.object("SetMetadata");
}

fn policies(sketch: &mut Sketch) {
    sketch
        .object("PolicyTemplateInstance")
        .require(&["templateId", "parameters"])
        .member(
            "parameters",
            json!({ "type": "object", "propertyNames": { "pattern": "^x-ms-apimTemplate" } }),
        )
        .closed();
}
