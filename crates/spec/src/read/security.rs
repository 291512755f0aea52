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
        let list = holder.list(self, "security");
        let mut requirements = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let Some(object) = self.object(value, place.index(index)) else { continue };
            let names: Vec<&String> = object.map.keys().collect();
            requirements
                .push(names.into_iter().map(|name| (name.clone(), object.texts(self, name))).collect());
        }
        requirements
    }

    /// All of them are read: which ones are needed is for the authentication models to say.
    pub(super) fn security_schemes(&mut self, document: &Object<'d, '_>) {
        let Some(components) = document.get("components") else { return };
        let Some(components) = self.object(components, document.at.key("components")) else { return };
        let place = components.at.key("securitySchemes");
        for (name, value) in components.members(self, "securitySchemes") {
            let at = place.key(name);
            let Some(value) = self.follow(value, &at) else { continue };
            if let Some(scheme) = self.security_scheme(name, value, at) {
                self.components.security_schemes.insert(name.clone(), ReferenceOr::Item(scheme));
            }
        }
    }

    fn security_scheme(&mut self, name: &str, value: &'d Value, at: At<'_>) -> Option<SecurityScheme> {
        let scheme = self.object(value, at)?;
        let what = format!("the security scheme `{name}`");
        let kind = scheme.required_text(self, "type", &what)?;
        let description = scheme.text(self, "description");
        let extensions = scheme.extensions();
        match kind.as_str() {
            "apiKey" => {
                let location = match scheme.required_text(self, "in", &what)?.as_str() {
                    "header" => APIKeyLocation::Header,
                    "query" => APIKeyLocation::Query,
                    "cookie" => APIKeyLocation::Cookie,
                    other => {
                        let message = format!("`{other}` is not a place for an API key");
                        self.found
                            .report(&codes::VALUE_TYPE, &scheme.at.key("in"), message)
                            .help("use `header`, `query` or `cookie`");
                        return None;
                    }
                };
                Some(SecurityScheme::APIKey {
                    location,
                    name: scheme.required_text(self, "name", &what)?,
                    description,
                    extensions,
                })
            }
            "http" => {
                let bearer_format = scheme.text(self, "bearerFormat");
                let scheme = scheme.required_text(self, "scheme", &what)?;
                Some(SecurityScheme::HTTP { scheme, bearer_format, description, extensions })
            }
            "oauth2" => Some(SecurityScheme::OAuth2 { flows: self.flows(&scheme), description, extensions }),
            "openIdConnect" => {
                let open_id_connect_url = scheme.required_text(self, "openIdConnectUrl", &what)?;
                Some(SecurityScheme::OpenIDConnect { open_id_connect_url, description, extensions })
            }
            other => {
                // mutualTLS since 3.1; the authentication models say what that means for a connector.
                self.other_schemes.insert(name.to_owned(), (other.to_owned(), scheme.at.to_pointer()));
                None
            }
        }
    }

    fn flows(&mut self, scheme: &Object<'d, '_>) -> OAuth2Flows {
        let mut flows = OAuth2Flows::default();
        let Some(value) = scheme.get("flows") else {
            self.found
                .report(&codes::FIELD_MISSING, &scheme.at, "the OAuth 2.0 scheme has no `flows`")
                .help("add `flows`");
            return flows;
        };
        let Some(object) = self.object(value, scheme.at.key("flows")) else { return flows };
        for (name, value) in object.map {
            if name.starts_with("x-") {
                continue;
            }
            let Some(flow) = self.object(value, object.at.key(name)) else { continue };
            let scopes = self.scopes(&flow);
            let refresh_url = flow.text(self, "refreshUrl");
            let authorization_url = flow.text(self, "authorizationUrl").unwrap_or_default();
            let token_url = flow.text(self, "tokenUrl").unwrap_or_default();
            let extensions = flow.extensions();
            match name.as_str() {
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
                    self.found.report(&codes::FIELD_UNKNOWN, &flow.at, message);
                }
            }
        }
        flows
    }

    fn scopes(&mut self, flow: &Object<'d, '_>) -> IndexMap<String, String> {
        let names: Vec<&'d String> = flow.members(self, "scopes").map(|(name, _)| name).collect();
        let Some(scopes) = flow.get("scopes").and_then(|value| self.object(value, flow.at.key("scopes")))
        else {
            return IndexMap::new();
        };
        names.into_iter().map(|name| (name.clone(), scopes.text(self, name).unwrap_or_default())).collect()
    }
}
