use connectorgen_model::{ConnectionParameter, Constraints, OAuthSettings, UiDefinition};

/// The name of an OAuth parameter. `paconn` 0.0.21 puts the client secret into a parameter of this name only.
pub(crate) const TOKEN: &str = "token";

/// Every connector has a redirect address of its own; reviewers ask for it since October 2023
/// (`PowerPlatformConnectors` pull request 3035).
pub(crate) const REDIRECT_MODE: &str = "GlobalPerConnector";

/// Scopes as the portal writes them: one text with blanks between them, the same text in `apiProperties.json` and
/// in the security definition. None at all is an empty list.
pub(crate) fn joined(scopes: &[String]) -> Vec<String> {
    if scopes.is_empty() { Vec::new() } else { vec![scopes.join(" ")] }
}

/// A `securestring` parameter. The position counts from 2, because the connection's name is 1.
pub(crate) fn secret_parameter(
    [display_name, description, tooltip]: [&str; 3],
    tab_index: i64,
    clear_text: bool,
) -> ConnectionParameter {
    let constraints =
        Constraints { tab_index: Some(tab_index), clear_text: Some(clear_text), ..Constraints::default() };
    ConnectionParameter {
        kind: "securestring".to_owned(),
        ui_definition: Some(UiDefinition {
            display_name: Some(display_name.to_owned()),
            description: Some(description.to_owned()),
            tooltip: Some(tooltip.to_owned()),
            constraints: Some(constraints.required(true)),
            ..UiDefinition::default()
        }),
        ..ConnectionParameter::default()
    }
}

/// The parameter of an OAuth sign-in.
pub(crate) fn token_parameter(settings: OAuthSettings, ui: Option<UiDefinition>) -> ConnectionParameter {
    ConnectionParameter {
        kind: "oauthSetting".to_owned(),
        oauth_settings: Some(settings),
        ui_definition: ui,
        ..ConnectionParameter::default()
    }
}
