//! Cookies that operations of the document need: connections hold them, and a policy sends them.

use connectorgen_diagnostics::{At, Diagnostics, Document};
use connectorgen_model::{Connector, Cookie};

use crate::combine::parameter_name;
use crate::infer::Way;
use crate::{AuthModel, AuthParameter, AuthSets, KeyIn, codes};

/// The cookies as what a connection is made with. One that not every operation needs may be left empty.
pub(crate) fn of(connector: &Connector) -> Vec<AuthParameter> {
    let operations = connector.definition.operations().count();
    connector.cookies.iter().map(|cookie| parameter(cookie, operations)).collect()
}

fn parameter(cookie: &Cookie, operations: usize) -> AuthParameter {
    let required = cookie.operations.len() >= operations && cookie.default.is_none();
    AuthParameter {
        description: cookie.description.clone(),
        values: cookie.values.clone(),
        default: cookie.default.clone(),
        // What has a default is no secret: it stands in the document.
        secret: cookie.default.is_some().then_some(false),
        ..AuthParameter::new(parameter_name(&cookie.name))
            .sent(KeyIn::Cookie, &cookie.name)
            .label(&cookie.label)
            .required(required)
    }
}

/// A document that asks for cookies alone signs in with them. Where no sign-in was chosen, connections are asked for
/// nothing, which is reported.
pub(crate) fn sign_in(
    ways: &mut [Way<'_, '_>],
    auth: &AuthSets,
    connector: &Connector,
    found: &mut Diagnostics,
) {
    let [way] = ways else { return };
    if way.set.model != AuthModel::None || connector.cookies.is_empty() {
        return;
    }
    if auth.as_slice().iter().any(|set| matches!(set.model, AuthModel::FromSpec(_))) {
        way.set.model = AuthModel::Custom;
        way.set.parameters = of(connector);
        return;
    }
    for cookie in &connector.cookies {
        let name = &cookie.name;
        let message = format!("without a sign-in nothing is asked for, so the cookie `{name}` is not sent");
        found
            .report(&codes::COOKIE_NOT_SENT, &At::pointer(Document::Source, &cookie.source), message)
            .help("the sign-in `from-spec` asks for it, and so does every other one");
    }
}

/// Adds the cookies that are not sent already.
pub(crate) fn add(cookies: &[AuthParameter], sent: &mut Vec<AuthParameter>) {
    for cookie in cookies {
        let is_same =
            |one: &AuthParameter| one.sent_in == Some(KeyIn::Cookie) && one.key_name() == cookie.key_name();
        if !sent.iter().any(is_same) {
            sent.push(cookie.clone());
        }
    }
}
