use connectorgen_model::{ConnectionParameters, SecurityDefinition};

use super::api_key::COOKIE;
use crate::auth::{Auth, Part, SetForm};
use crate::cx::Cx;
use crate::sent::words;
use crate::sign_in::code;
use crate::{AuthKind, AuthParameter, KeyIn, SignIn};

/// Values of one's own choice, each sent by a policy: the parameters of the set, and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Custom;

impl Auth for Custom {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let sent = cx.parameters.iter().filter_map(|parameter| {
            let place = words(parameter.sent_in?);
            Some(format!("{} in the {place} {}", parameter.shown(), code(parameter.key_name())))
        });
        let sent: Vec<String> = sent.collect();
        let title = format!("Values of each connection: {}", sent.join(", "));
        let summary = "Each connection holds these values, and a policy of the connector sends them with every request.";
        let labels: Vec<String> = cx.parameters.iter().map(crate::AuthParameter::shown).collect();
        Part {
            definition: cx.parameters.iter().find_map(|parameter| definition(parameter, cx.several)),
            scopes: Vec::new(),
            parameters: ConnectionParameters::new(),
            policies: Vec::new(),
            sent: Vec::new(),
            set: SetForm { name: "custom", label: "Custom values", sharing: true, always: false },
            sign_in: SignIn {
                connect: vec![format!("Create a connection and enter {}.", labels.join(", "))],
                ..SignIn::new(AuthKind::Custom, title, summary)
            },
        }
    }
}

/// The definition of a value that is sent. A connector that asks for something has one, also where policies do the
/// sending: 9 of 13 published connectors whose key has a name of its own are like that.
fn definition(parameter: &AuthParameter, several: bool) -> Option<SecurityDefinition> {
    match parameter.sent_in? {
        KeyIn::Cookie if several => None,
        KeyIn::Cookie => Some(SecurityDefinition::api_key(KeyIn::Header.name(), COOKIE)),
        sent_in @ (KeyIn::Header | KeyIn::Query) => {
            Some(SecurityDefinition::api_key(sent_in.name(), parameter.key_name()))
        }
    }
}
