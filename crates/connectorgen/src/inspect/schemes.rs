use connectorgen_spec::Spec;
use openapiv3::{APIKeyLocation, OAuth2Flows, ReferenceOr, SecurityScheme};

use super::Scheme;

/// The security schemes that a document declares.
pub(super) fn of(spec: &Spec) -> Vec<Scheme> {
    let components = spec.openapi().components.as_ref();
    let known =
        components.into_iter().flat_map(|components| &components.security_schemes).map(|(name, scheme)| {
            let (kind, detail) = match scheme {
                ReferenceOr::Item(scheme) => describe(scheme),
                ReferenceOr::Reference { reference } => ("reference", reference.clone()),
            };
            Scheme { name: name.clone(), kind: kind.to_owned(), detail }
        });
    let others = spec.other_security_schemes().map(|(name, kind, _)| Scheme {
        name: name.to_owned(),
        kind: kind.unwrap_or("unreadable").to_owned(),
        detail: String::new(),
    });
    known.chain(others).collect()
}

fn describe(scheme: &SecurityScheme) -> (&'static str, String) {
    match scheme {
        SecurityScheme::APIKey { location, name, .. } => {
            let place = match location {
                APIKeyLocation::Query => "query",
                APIKeyLocation::Header => "header",
                APIKeyLocation::Cookie => "cookie",
            };
            ("apiKey", format!("{place} {name}"))
        }
        SecurityScheme::HTTP { scheme, bearer_format, .. } => {
            let detail = bearer_format.as_ref().map(|format| format!("{scheme} ({format})"));
            ("http", detail.unwrap_or_else(|| scheme.clone()))
        }
        SecurityScheme::OAuth2 { flows, .. } => ("oauth2", self::flows(flows)),
        SecurityScheme::OpenIDConnect { open_id_connect_url, .. } => {
            ("openIdConnect", open_id_connect_url.clone())
        }
    }
}

fn flows(flows: &OAuth2Flows) -> String {
    let mut all = Vec::new();
    if let Some(flow) = &flows.authorization_code {
        all.push(format!("authorizationCode {}", flow.authorization_url));
    }
    if let Some(flow) = &flows.implicit {
        all.push(format!("implicit {}", flow.authorization_url));
    }
    if let Some(flow) = &flows.client_credentials {
        all.push(format!("clientCredentials {}", flow.token_url));
    }
    if let Some(flow) = &flows.password {
        all.push(format!("password {}", flow.token_url));
    }
    all.join(", ")
}
