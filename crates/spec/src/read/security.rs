use connectorgen_diagnostics::At;
use indexmap::IndexMap;
use openapiv3::{
    APIKeyLocation, AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow,
    OAuth2Flows, PasswordOAuth2Flow, ReferenceOr, SecurityRequirement, SecurityScheme,
};
use serde_json::Value;

use super::Reader;
use super::object::Object;
use crate::codes;

impl<'d> Reader<'d, '_> {
    pub(super) fn security_requirements(&mut self, holder: &Object<'d, '_>) -> Vec<SecurityRequirement> {
        let place = holder.at.key("security");
        let list = holder.list_or_one(self, "security");
        let mut requirements = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let at = place.index(index);
            if let Value::String(name) = value {
                self.repaired(value, "an object with the name of a security scheme", &at);
                requirements.push(IndexMap::from([(name.clone(), Vec::new())]));
                continue;
            }
            let Some(object) = self.object(value, at) else { continue };
            let names: Vec<&String> = object.map.keys().collect();
            requirements
                .push(names.into_iter().map(|name| (name.clone(), object.texts(self, name))).collect());
        }
        requirements
    }

    /// All of them are read: which ones are needed is for the authentication models to say.
    pub(super) fn security_schemes(&mut self, document: &Object<'d, '_>) {
        if document.has("securityDefinitions") {
            self.found
                .report(
                    &codes::VALUE_REPAIRED,
                    &document.at.key("securityDefinitions"),
                    "OpenAPI 3 has security schemes in `components`; they were read as those",
                )
                .help("write them below `components` as `securitySchemes`");
            self.schemes_of(document, "securityDefinitions");
        }
        let Some(components) = document.given("components") else { return };
        let Some(components) = self.object(components, document.at.key("components")) else { return };
        self.schemes_of(&components, "securitySchemes");
    }

    fn schemes_of(&mut self, holder: &Object<'d, '_>, section: &str) {
        let place = holder.at.key(section);
        for (name, value) in holder.given_members(self, section) {
            let at = place.key(name);
            let place = at.to_pointer();
            let scheme = self.follow(value, &at).and_then(|value| self.security_scheme(name, value, at));
            match scheme {
                Some(scheme) => {
                    self.components.security_schemes.insert(name.clone(), ReferenceOr::Item(scheme));
                }
                None => {
                    // It is declared, and what keeps it from being read has been reported.
                    self.other_schemes.entry(name.clone()).or_insert((None, place));
                }
            }
        }
    }

    fn security_scheme(&mut self, name: &str, value: &'d Value, at: At<'_>) -> Option<SecurityScheme> {
        let scheme = self.object(value, at)?;
        let what = format!("the security scheme `{name}`");
        let stated = self.stated_scheme_type(&scheme, &what)?;
        let kind = self.scheme_type(&stated, &scheme);
        let description = scheme.text(self, "description");
        let extensions = self.scheme_extensions(&scheme);
        match kind {
            "apiKey" => Some(SecurityScheme::APIKey {
                location: self.key_location(&scheme, &what)?,
                name: scheme.required_text(self, "name", &what)?,
                description,
                extensions,
            }),
            "http" => {
                let bearer_format = scheme.text(self, "bearerFormat");
                let named = ["basic", "bearer"].into_iter().find(|name| stated.eq_ignore_ascii_case(name));
                let scheme = match named {
                    Some(name) => name.to_owned(),
                    None if bearer_format.is_some() && !scheme.has("scheme") => "bearer".to_owned(),
                    None => scheme.required_text(self, "scheme", &what)?,
                };
                Some(SecurityScheme::HTTP { scheme, bearer_format, description, extensions })
            }
            "oauth2" => Some(SecurityScheme::OAuth2 { flows: self.flows(&scheme), description, extensions }),
            "openIdConnect" => {
                let open_id_connect_url = scheme.required_text(self, "openIdConnectUrl", &what)?;
                Some(SecurityScheme::OpenIDConnect { open_id_connect_url, description, extensions })
            }
            other => {
                // mutualTLS since 3.1; the authentication models say what that means for a connector.
                self.other_schemes.insert(name.to_owned(), (Some(other.to_owned()), scheme.at.to_pointer()));
                None
            }
        }
    }

    /// Where a key travels; capitals are repaired.
    fn key_location(&mut self, scheme: &Object<'d, '_>, what: &str) -> Option<APIKeyLocation> {
        let stated = scheme.required_text(self, "in", what)?;
        let at = scheme.at.key("in");
        let meant = stated.trim().to_ascii_lowercase();
        let location = match meant.as_str() {
            "header" => APIKeyLocation::Header,
            "query" => APIKeyLocation::Query,
            "cookie" => APIKeyLocation::Cookie,
            _ => {
                let message = format!("`{stated}` is not a place for an API key");
                self.found.report(&codes::VALUE_TYPE, &at, message).help("use `header`, `query` or `cookie`");
                return None;
            }
        };
        if meant != stated {
            let message = format!("`{stated}` is not a place for an API key; read as `{meant}`");
            self.found.report(&codes::VALUE_REPAIRED, &at, message).help(format!("write `in: {meant}`"));
        }
        Some(location)
    }

    fn flows(&mut self, scheme: &Object<'d, '_>) -> OAuth2Flows {
        let mut flows = OAuth2Flows::default();
        if scheme.given("flows").is_none() {
            if let Some(flows) = self.single_flow(scheme) {
                return flows;
            }
            self.found
                .report(&codes::FIELD_MISSING, &scheme.at, "the OAuth 2.0 scheme has no `flows`")
                .help("add `flows`");
            return flows;
        }
        let place = scheme.at.key("flows");
        for (name, value) in scheme.given_members(self, "flows") {
            if name.starts_with("x-") {
                continue;
            }
            let Some(flow) = self.object(value, place.key(name)) else { continue };
            let scopes = self.scopes(&flow);
            let refresh_url = flow.text(self, "refreshUrl");
            let authorization_url = flow.text(self, "authorizationUrl").unwrap_or_default();
            let token_url = flow.text(self, "tokenUrl").unwrap_or_default();
            let extensions = flow.extensions();
            match self.flow_name(name, &flow) {
                "implicit" => {
                    flows.implicit =
                        Some(ImplicitOAuth2Flow { authorization_url, refresh_url, scopes, extensions });
                }
                "password" => {
                    flows.password = Some(PasswordOAuth2Flow { refresh_url, token_url, scopes, extensions });
                }
                "clientCredentials" => {
                    flows.client_credentials =
                        Some(ClientCredentialsOAuth2Flow { refresh_url, token_url, scopes, extensions });
                }
                "authorizationCode" => {
                    flows.authorization_code = Some(AuthorizationCodeOAuth2Flow {
                        authorization_url,
                        token_url,
                        refresh_url,
                        scopes,
                        extensions,
                    });
                }
                other => {
                    let message = format!("connectors cannot use the OAuth 2.0 flow `{other}`");
                    self.found.report(&codes::FLOW_LEFT_OUT, &flow.at, message);
                    flows.extensions.insert(format!("x-{other}"), value.clone());
                }
            }
        }
        flows
    }

    /// The name of a flow; those of Swagger 2.0 are repaired.
    fn flow_name<'n>(&mut self, stated: &'n str, flow: &Object<'d, '_>) -> &'n str {
        let meant = match stated {
            "accessCode" => "authorizationCode",
            "application" => "clientCredentials",
            _ => return stated,
        };
        let message = format!("`{stated}` is the name that the flow has in Swagger 2.0; read as `{meant}`");
        self.found.report(&codes::VALUE_REPAIRED, &flow.at, message).help(format!("write `{meant}`"));
        meant
    }

    /// `flow` in place of `flows`, as in Swagger 2.0.
    fn single_flow(&mut self, scheme: &Object<'d, '_>) -> Option<OAuth2Flows> {
        let stated = scheme.get("flow")?.as_str()?;
        let message = "OpenAPI 3 has `flows`, an object by the names of the flows; it was read as that";
        self.found
            .report(&codes::VALUE_REPAIRED, &scheme.at.key("flow"), message)
            .help("write `flows: {authorizationCode: {…}}`");
        let mut flows = OAuth2Flows::default();
        let scopes = self.scopes(scheme);
        let refresh_url = scheme.text(self, "refreshUrl");
        let authorization_url = scheme.text(self, "authorizationUrl").unwrap_or_default();
        let token_url = scheme.text(self, "tokenUrl").unwrap_or_default();
        let extensions = IndexMap::new();
        match stated {
            "implicit" => {
                flows.implicit =
                    Some(ImplicitOAuth2Flow { authorization_url, refresh_url, scopes, extensions });
            }
            "password" => {
                flows.password = Some(PasswordOAuth2Flow { refresh_url, token_url, scopes, extensions });
            }
            "application" | "clientCredentials" => {
                flows.client_credentials =
                    Some(ClientCredentialsOAuth2Flow { refresh_url, token_url, scopes, extensions });
            }
            _ => {
                flows.authorization_code = Some(AuthorizationCodeOAuth2Flow {
                    authorization_url,
                    token_url,
                    refresh_url,
                    scopes,
                    extensions,
                });
            }
        }
        Some(flows)
    }

    /// The type of a scheme as it is written, or what the other members say of it.
    fn stated_scheme_type(&mut self, scheme: &Object<'d, '_>, what: &str) -> Option<String> {
        const OF_TYPES: [(&str, &str); 8] = [
            ("flows", "oauth2"),
            ("flow", "oauth2"),
            ("authorizationUrl", "oauth2"),
            ("tokenUrl", "oauth2"),
            ("openIdConnectUrl", "openIdConnect"),
            ("scheme", "http"),
            ("bearerFormat", "http"),
            ("in", "apiKey"),
        ];
        let implied = OF_TYPES.iter().find(|(member, _)| scheme.given(member).is_some());
        let Some((_, kind)) = implied.filter(|_| scheme.given("type").is_none()) else {
            return scheme.required_text(self, "type", what);
        };
        let message = format!("{what} has no `type`; it has the members of `{kind}`");
        self.found.report(&codes::VALUE_REPAIRED, &scheme.at, message).help(format!("add `type: {kind}`"));
        Some((*kind).to_owned())
    }

    /// The type of a scheme; other spellings are repaired.
    fn scheme_type<'s>(&mut self, stated: &'s str, scheme: &Object<'d, '_>) -> &'s str {
        let simple: String = stated.chars().filter(char::is_ascii_alphanumeric).collect();
        let meant = match simple.to_ascii_lowercase().as_str() {
            "apikey" => "apiKey",
            "http" | "basic" | "bearer" => "http",
            "oauth2" | "oauth" | "oauth20" => "oauth2",
            "openidconnect" | "oidc" => "openIdConnect",
            "mutualtls" => "mutualTLS",
            _ => return stated,
        };
        if meant != stated {
            let message = format!("`{stated}` is not a type of security schemes; read as `{meant}`");
            self.found
                .report(&codes::VALUE_REPAIRED, &scheme.at.key("type"), message)
                .help(format!("write `type: {meant}`"));
        }
        meant
    }

    /// What starts with `x-`, and what OpenAPI 3.0 has no place for: that the scheme is deprecated, and where the
    /// metadata of the server is (OpenAPI 3.2).
    fn scheme_extensions(&mut self, scheme: &Object<'d, '_>) -> IndexMap<String, Value> {
        let mut extensions = scheme.extensions();
        if scheme.flag(self, "deprecated") == Some(true) {
            extensions.insert("x-deprecated".to_owned(), Value::Bool(true));
        }
        if let Some(url) = scheme.text(self, "oauth2MetadataUrl") {
            extensions.insert("x-oauth2MetadataUrl".to_owned(), Value::String(url));
        }
        extensions
    }

    /// Scopes with what they are for; people also write a mere list of them.
    fn scopes(&mut self, flow: &Object<'d, '_>) -> IndexMap<String, String> {
        let Some(value) = flow.given("scopes") else { return IndexMap::new() };
        let at = flow.at.key("scopes");
        if let Value::Array(list) = value
            && !list.is_empty()
            && list.iter().all(Value::is_string)
        {
            self.repaired(value, "an object with a description for each scope", &at);
            return list
                .iter()
                .filter_map(Value::as_str)
                .map(|name| (name.to_owned(), String::new()))
                .collect();
        }
        let Some(scopes) = self.object(value, at) else { return IndexMap::new() };
        let names = scopes.map.keys().filter(|name| !name.starts_with("x-"));
        names.map(|name| (name.clone(), scopes.text(self, name).unwrap_or_default())).collect()
    }
}
