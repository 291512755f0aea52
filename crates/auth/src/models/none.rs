use connectorgen_model::ConnectionParameters;

use crate::auth::{Auth, Part, SetForm};
use crate::cx::Cx;
use crate::{AuthKind, SignIn};

/// No sign-in: anybody who may use the connector may call the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoAuth;

impl Auth for NoAuth {
    fn part(&self, _: &mut Cx<'_>) -> Part {
        let summary = "The API is called without credentials.";
        Part {
            definition: None,
            scopes: Vec::new(),
            parameters: ConnectionParameters::new(),
            policies: Vec::new(),
            sent: Vec::new(),
            set: SetForm { name: "anonymous", label: "No sign-in", sharing: true, always: false },
            sign_in: SignIn {
                connect: vec!["Create a connection; nothing is asked for.".to_owned()],
                ..SignIn::new(AuthKind::None, "No sign-in", summary)
            },
        }
    }
}
