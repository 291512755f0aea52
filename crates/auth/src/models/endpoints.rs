use connectorgen_model::SecurityDefinition;

use super::joined;
use crate::cx::{Cx, stated};
use crate::field;
use crate::offer::Flow;
use crate::sign_in::{code, codes};

/// What a model of OAuth 2.0 was asked for.
pub(super) struct Asked<'a> {
    pub(super) client_id: Option<&'a str>,
    pub(super) scopes: &'a [String],
    pub(super) authorization_url: Option<&'a str>,
    pub(super) token_url: Option<&'a str>,
    pub(super) refresh_url: Option<&'a str>,
}

/// An identity provider and the application that is known to it, complete.
pub(super) struct Endpoints {
    pub(super) client_id: String,
    pub(super) scopes: Vec<String>,
    pub(super) authorization_url: String,
    pub(super) token_url: String,
    pub(super) refresh_url: String,
}

impl Endpoints {
    /// Completes what was asked for from the document, and checks it.
    pub(super) fn resolve(asked: &Asked<'_>, cx: &mut Cx<'_>) -> Endpoints {
        report_flow(asked, cx);
        let offer = cx.oauth2();
        let client_id = cx.client_id(asked.client_id);
        let document = offer.and_then(|offer| offer.authorization_url);
        let authorization_url =
            cx.url(field::AUTHORIZATION_URL, asked.authorization_url, document, "/authorize");
        let document = offer.and_then(|offer| offer.token_url);
        let token_url = cx.url(field::TOKEN_URL, asked.token_url, document, "/token");
        // The portal requires one; in 140 of 157 published connectors it is the token URL.
        let refresh_url = cx
            .given_url(field::REFRESH_URL, asked.refresh_url)
            .or_else(|| offer?.refresh_url.and_then(|url| cx.document_url(field::REFRESH_URL, url)))
            .unwrap_or_else(|| token_url.clone());
        let scopes = cx.scopes(asked.scopes);
        Endpoints { client_id, scopes, authorization_url, token_url, refresh_url }
    }

    /// The security definition, with the same addresses and scopes.
    pub(super) fn definition(&self) -> SecurityDefinition {
        let scopes = joined(&self.scopes);
        SecurityDefinition::access_code(
            &self.authorization_url,
            &self.token_url,
            scopes.iter().map(|scope| (scope.clone(), scope.clone())).collect(),
        )
    }

    /// What has to be done at the identity provider.
    pub(super) fn steps(&self, noted: &str) -> Vec<String> {
        let mut before = vec![format!(
            "Register an application for the authorization code flow at the identity provider of the API ({}), and note \
             its {noted}.",
            code(&self.authorization_url)
        )];
        if !self.scopes.is_empty() {
            before.push(format!("Allow the application these scopes: {}.", codes(&self.scopes)));
        }
        before
    }
}

/// Says what the document leaves open about the flow, unless the addresses are given.
fn report_flow(asked: &Asked<'_>, cx: &mut Cx<'_>) {
    let Some(offer) = cx.oauth2() else {
        return;
    };
    let names = cx.scheme_names();
    let authorization = stated(asked.authorization_url).is_some();
    let token = stated(asked.token_url).is_some();
    if offer.id_token {
        let message = format!("{names} takes the id token, and connectors send the access token");
        cx.report_scheme(&crate::codes::AUTH_ID_TOKEN, &["x-tokenName"], message)
            .help("ask the API's owner whether it takes access tokens as well");
    }
    match offer.flow {
        Flow::Implicit if !token => {
            let message = format!(
                "{names} offers the implicit flow, which connectors do not have; the authorization code flow is written"
            );
            cx.report_scheme(&crate::codes::AUTH_FLOW_CHANGED, offer.flow.place(), message).help(
                "ask the API's owner for the token URL of the authorization code flow and give it as `--token-url`",
            );
        }
        Flow::Discovery if !(authorization && token) => {
            let message = format!("{names} names a discovery document, which is not downloaded");
            cx.report_scheme(&crate::codes::AUTH_ENDPOINTS_UNKNOWN, &["openIdConnectUrl"], message).help(
                "open the address and give its `authorization_endpoint` as `--authorization-url` and its \
                 `token_endpoint` as `--token-url`",
            );
        }
        Flow::AuthorizationCode | Flow::Implicit | Flow::Discovery => {}
    }
}
