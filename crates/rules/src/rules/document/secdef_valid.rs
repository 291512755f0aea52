use connectorgen_model::{ApiDefinition, SecurityDefinition};

use crate::rule::rule;
use crate::text::is_url;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each security definition is of a type that Swagger 2.0 has and tells what the type needs, and
    /// nothing else: name and place of a key, flow and addresses of OAuth.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it, or requests go out without credentials.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// securityDefinitions: { api_key: { type: apiKey, in: cookie, name: key } }
    /// ```
    ///
    /// ```yaml,fails
    /// securityDefinitions: { oauth: { type: oauth2, flow: accessCode, scopes: {}, tokenUrl: "https://example.com/token" } }
    /// ```
    ///
    /// ```yaml,fails
    /// securityDefinitions: { bearer: { type: http } }
    /// ```
    ///
    /// ```yaml,fails
    /// securityDefinitions: { api_key: { type: apiKey, in: header, name: X-Key, flow: accessCode } }
    /// ```
    ///
    /// ```yaml,passes
    /// securityDefinitions: { api_key: { type: apiKey, in: header, name: X-Key } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add what is missing. A bearer token is an `apiKey` in the header `Authorization`.
    SecdefValid {
        id: "secdef-valid",
        official: "SecuritySchemePropertyRequired",
        also: ["SecuritySchemePropertyNotValid"],
        summary: "A security definition is not complete, or has members of another type.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for SecdefValid {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let at = here.key("securityDefinitions");
        for (name, one) in &definition.security_definitions {
            if let Some((fault, help)) = fault(one) {
                cx.at(&at.key(name)).report(format!("the security definition `{name}` {fault}")).help(help);
            }
            for member in foreign(one) {
                let found = cx
                    .at(&at.key(name).key(member))
                    .warn(format!("a security definition of the type `{}` has no `{member}`", one.kind));
                found.help("remove it, or correct the type");
                found.official("SecuritySchemePropertyNotValid");
            }
        }
    }
}

/// The members that belong to another type.
fn foreign(one: &SecurityDefinition) -> Vec<&'static str> {
    let of_key = [("in", one.location.is_some()), ("name", one.name.is_some())];
    let of_oauth = [
        ("flow", one.flow.is_some()),
        ("authorizationUrl", one.authorization_url.is_some()),
        ("tokenUrl", one.token_url.is_some()),
        ("scopes", one.scopes.is_some()),
    ];
    let others: Vec<(&str, bool)> = match one.kind.as_str() {
        "basic" => of_key.into_iter().chain(of_oauth).collect(),
        "apiKey" => of_oauth.to_vec(),
        "oauth2" => of_key.to_vec(),
        // What there is to say of it is that there is no such type.
        _ => Vec::new(),
    };
    others.into_iter().filter(|(_, is_there)| *is_there).map(|(name, _)| name).collect()
}

fn fault(one: &SecurityDefinition) -> Option<(String, &'static str)> {
    let said = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    match one.kind.as_str() {
        "apiKey" if !said(&one.name) => {
            Some(("does not name the key".to_owned(), "add `name`, such as `X-Key`"))
        }
        "apiKey" if !matches!(one.location.as_deref(), Some("header" | "query")) => Some((
            "does not say where the key is".to_owned(),
            "write `\"in\": \"header\"` or `\"in\": \"query\"`",
        )),
        "basic" | "apiKey" => None,
        "oauth2" => oauth_fault(one),
        "" => Some(("has no type".to_owned(), "write `apiKey`, `basic` or `oauth2`")),
        other => Some((
            format!("has the type `{other}`, which Swagger 2.0 does not know"),
            "a bearer token is an `apiKey` in the header `Authorization`; OpenID Connect is `oauth2`",
        )),
    }
}

fn oauth_fault(one: &SecurityDefinition) -> Option<(String, &'static str)> {
    let (asks, tells) = match one.flow.as_deref() {
        Some("accessCode") => (true, true),
        Some("implicit") => (true, false),
        Some("application" | "password") => (false, true),
        Some(other) => {
            return Some((format!("has the flow `{other}`, which there is not"), "write `accessCode`"));
        }
        None => return Some(("has no flow".to_owned(), "write `\"flow\": \"accessCode\"`")),
    };
    let is_url = |url: &Option<String>| url.as_deref().is_some_and(is_url);
    if asks && !is_url(&one.authorization_url) {
        Some(("has no `authorizationUrl`".to_owned(), "add the whole address of the sign-in page"))
    } else if tells && !is_url(&one.token_url) {
        Some(("has no `tokenUrl`".to_owned(), "add the whole address at which tokens are issued"))
    } else {
        None
    }
}
