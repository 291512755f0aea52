use connectorgen_diagnostics::JsonPointer;
use indexmap::IndexMap;
use openapiv3::{OpenAPI, ReferenceOr, SecurityScheme};

use crate::told;

/// What a document says about signing in: all that the models need of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SpecSecurity {
    /// The declared security schemes, by name.
    pub schemes: IndexMap<String, DeclaredScheme>,
    /// Declared schemes of types that `OpenAPI` 3.0 does not have, by name.
    pub others: IndexMap<String, OtherScheme>,
    /// What each selected operation requires.
    pub operations: Vec<OperationSecurity>,
    /// Whether the document says what it requires, or one of the selected operations says so, be it nothing.
    pub stated: bool,
    /// The host of the first server with an absolute address.
    pub host: Option<String>,
}

/// A security scheme and where it is declared.
#[derive(Debug, Clone, PartialEq)]
pub struct DeclaredScheme {
    /// The scheme.
    pub scheme: SecurityScheme,
    /// Its place in the document.
    pub at: JsonPointer,
    /// What the document tells people about it, in plain text.
    pub help: Option<String>,
}

impl DeclaredScheme {
    /// The scopes that it declares.
    pub(crate) fn scopes(&self) -> Vec<&str> {
        let SecurityScheme::OAuth2 { flows, .. } = &self.scheme else { return Vec::new() };
        let code = flows.authorization_code.iter().flat_map(|flow| flow.scopes.keys());
        let implicit = flows.implicit.iter().flat_map(|flow| flow.scopes.keys());
        let mut scopes: Vec<&str> = code.chain(implicit).map(String::as_str).collect();
        scopes.dedup();
        scopes
    }

    /// What its description shows in front of a key in the header `Authorization`.
    pub(crate) fn told_prefix(&self) -> Option<&str> {
        told::prefix(description(&self.scheme)?)
    }

    /// The scopes that `x-scopes` names, for schemes that have no place for them.
    pub(crate) fn extension_scopes(&self) -> Vec<&str> {
        let extensions = match &self.scheme {
            SecurityScheme::APIKey { extensions, .. }
            | SecurityScheme::HTTP { extensions, .. }
            | SecurityScheme::OAuth2 { extensions, .. }
            | SecurityScheme::OpenIDConnect { extensions, .. } => extensions,
        };
        let scopes = extensions.get("x-scopes").and_then(|scopes| scopes.as_array());
        scopes.into_iter().flatten().filter_map(|scope| scope.as_str()).collect()
    }
}

/// A security scheme of a type that `OpenAPI` 3.0 does not have, or one that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherScheme {
    /// Its type, such as `mutualTLS`; `None` if it could not be read, which has been reported.
    pub kind: Option<String>,
    /// Its place in the document.
    pub at: JsonPointer,
}

/// What one operation requires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationSecurity {
    /// The operation: `GET /me`.
    pub name: String,
    /// The operation's place in the document.
    pub operation: JsonPointer,
    /// Where it is said: the operation's own `security`, or that of the document.
    pub at: JsonPointer,
    /// Alternatives, each with the schemes it takes together and their scopes. None at all: anybody may call it.
    pub alternatives: Vec<IndexMap<String, Vec<String>>>,
}

impl SpecSecurity {
    /// Takes it from a document that holds the selected operations and nothing else.
    pub fn from_openapi(openapi: &OpenAPI) -> SpecSecurity {
        let operations = operations(openapi);
        // The portal writes an empty list at the root of every connector, whatever its sign-in.
        let stated = openapi.security.as_ref().is_some_and(|all| !all.is_empty())
            || openapi.operations().any(|(_, _, operation)| operation.security.is_some());
        SpecSecurity {
            schemes: schemes(openapi),
            others: IndexMap::new(),
            operations,
            stated,
            host: host(openapi),
        }
    }

    /// Turns what the document tells people, which is Markdown, into plain text.
    #[must_use]
    pub fn plain_help(mut self, plain: impl Fn(&str) -> String) -> SpecSecurity {
        for scheme in self.schemes.values_mut() {
            scheme.help = scheme.help.take().map(|help| plain(&help)).filter(|help| !help.is_empty());
        }
        self
    }

    /// Adds schemes of types that `OpenAPI` 3.0 does not have, such as `mutualTLS`, and those that could not be read (they
    /// have no type): name, type and place of each.
    #[must_use]
    pub fn other_schemes<'a>(
        mut self,
        others: impl IntoIterator<Item = (&'a str, Option<&'a str>, &'a JsonPointer)>,
    ) -> SpecSecurity {
        self.others.extend(others.into_iter().map(|(name, kind, at)| {
            (name.to_owned(), OtherScheme { kind: kind.map(str::to_owned), at: at.clone() })
        }));
        self
    }
}

fn schemes(openapi: &OpenAPI) -> IndexMap<String, DeclaredScheme> {
    let Some(components) = &openapi.components else {
        return IndexMap::new();
    };
    let base = JsonPointer::root().join("components").join("securitySchemes");
    components
        .security_schemes
        .iter()
        .filter_map(|(name, entry)| {
            let scheme = follow(entry, &components.security_schemes)?.clone();
            let help = description(&scheme).map(str::to_owned);
            Some((name.clone(), DeclaredScheme { scheme, at: base.join(name), help }))
        })
        .collect()
}

fn description(scheme: &SecurityScheme) -> Option<&str> {
    let description = match scheme {
        SecurityScheme::APIKey { description, .. }
        | SecurityScheme::HTTP { description, .. }
        | SecurityScheme::OAuth2 { description, .. }
        | SecurityScheme::OpenIDConnect { description, .. } => description,
    };
    description.as_deref()
}

fn follow<'a>(
    entry: &'a ReferenceOr<SecurityScheme>,
    all: &'a IndexMap<String, ReferenceOr<SecurityScheme>>,
) -> Option<&'a SecurityScheme> {
    let mut entry = entry;
    // A chain cannot be longer than the list unless it is a circle.
    for _ in 0..=all.len() {
        match entry {
            ReferenceOr::Item(scheme) => return Some(scheme),
            ReferenceOr::Reference { reference } => {
                entry = all.get(reference.strip_prefix("#/components/securitySchemes/")?)?;
            }
        }
    }
    None
}

fn operations(openapi: &OpenAPI) -> Vec<OperationSecurity> {
    openapi
        .operations()
        // Swagger 2.0 has no TRACE, so no connector has one.
        .filter(|(_, method, _)| *method != "trace")
        .map(|(path, method, operation)| {
            let place = JsonPointer::root().join("paths").join(path).join(method);
            let (at, alternatives) = match (&operation.security, &openapi.security) {
                (Some(own), _) => (place.join("security"), own.clone()),
                (None, document) => {
                    (JsonPointer::root().join("security"), document.clone().unwrap_or_default())
                }
            };
            OperationSecurity { name: name(method, path), operation: place, at, alternatives }
        })
        .collect()
}

fn name(method: &str, path: &str) -> String {
    format!("{} {path}", method.to_ascii_uppercase())
}

fn host(openapi: &OpenAPI) -> Option<String> {
    openapi.servers.iter().find_map(|server| {
        let (_, rest) = server.url.split_once("://")?;
        let host = rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty())?;
        Some(host.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use openapiv3::OpenAPI;
    use serde_json::json;

    use super::SpecSecurity;

    fn security(document: serde_json::Value) -> SpecSecurity {
        let openapi: OpenAPI = serde_json::from_value(document).unwrap();
        SpecSecurity::from_openapi(&openapi)
    }

    #[test]
    fn operations_take_the_documents_security_unless_they_have_their_own() {
        let found = security(json!({
            "openapi": "3.0.3", "info": {"title": "t", "version": "1"},
            "servers": [{"url": "/v1"}, {"url": "https://api.example:8443/v1"}],
            "security": [{"key": []}],
            "paths": {"/a": {
                "get": {"responses": {}},
                "post": {"responses": {}, "security": []},
                "trace": {"responses": {}},
                "put": {"responses": {}, "security": [{"login": ["read"]}, {}]}
            }}
        }));
        let said: Vec<(String, usize)> =
            found.operations.iter().map(|o| (o.at.to_string(), o.alternatives.len())).collect();
        assert_eq!(
            said,
            [
                ("/security".into(), 1),
                ("/paths/~1a/put/security".into(), 2),
                ("/paths/~1a/post/security".into(), 0)
            ]
        );
        assert!(found.stated);
        assert_eq!(found.host.as_deref(), Some("api.example:8443"));
    }

    #[test]
    fn empty_list_at_the_root_states_nothing() {
        let of = |root: serde_json::Value, own: serde_json::Value| {
            let document = json!({
                "openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "security": root,
                "paths": {"/a": {"get": own}}
            });
            security(document).stated
        };
        assert!(!of(json!([]), json!({"responses": {}})));
        assert!(of(json!([]), json!({"responses": {}, "security": []})));
        assert!(of(json!([{}]), json!({"responses": {}})));
    }

    #[test]
    fn references_between_schemes_are_followed_and_circles_left_out() {
        let found = security(json!({
            "openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {},
            "components": {"securitySchemes": {
                "alias": {"$ref": "#/components/securitySchemes/basic"},
                "basic": {"type": "http", "scheme": "basic"},
                "round": {"$ref": "#/components/securitySchemes/round"}
            }}
        }));
        assert_eq!(found.schemes.keys().collect::<Vec<_>>(), ["alias", "basic"]);
        assert_eq!(found.schemes["alias"].scheme, found.schemes["basic"].scheme);
        assert!(!found.stated);
    }
}
