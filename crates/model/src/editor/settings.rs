use serde_json::{Value, json};

use super::sketch::Sketch;
use crate::Settings;

/// The JSON Schema of `settings.json`.
pub fn settings_schema() -> Value {
    let mut sketch = Sketch::of::<Settings>("settings.json");
    let settings = &mut sketch.root();
    // What paconn 0.0.21 reads besides.
    for (name, description) in [
        ("flowUrl", "The service of Power Automate."),
        ("flowApiVersion", "The version of its interface."),
        ("clientId", "The application by which paconn signs in."),
        ("tenant", "The tenant to sign in to."),
        ("authorityUrl", "Where to sign in."),
        ("resource", "What the token is for."),
    ] {
        settings.member(name, json!({ "description": description, "type": ["string", "null"] }));
    }
    // `paconn` writes `null` for what it was not told.
    for name in [
        "connectorId",
        "environment",
        "apiProperties",
        "apiDefinition",
        "icon",
        "script",
        "powerAppsUrl",
        "powerAppsApiVersion",
    ] {
        settings.member(name, json!({ "type": ["string", "null"] }));
    }
    settings.closed();
    sketch.finish()
}
