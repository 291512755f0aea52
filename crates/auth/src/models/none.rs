use connectorgen_model::ConnectionParameters;

use crate::auth::{Auth, Part};
use crate::cx::Cx;
use crate::{AuthKind, SignIn, Upload};

/// No sign-in: anybody who may use the connector may call the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoAuth;

impl Auth for NoAuth {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        Part {
            definition: None,
            scopes: Vec::new(),
            parameters: ConnectionParameters::new(),
            policies: Vec::new(),
            sign_in: SignIn {
                kind: AuthKind::None,
                title: "No sign-in".to_owned(),
                summary: "The API is called without credentials.".to_owned(),
                before_upload: Vec::new(),
                upload: Upload::Plain,
                after_upload: Vec::new(),
                connect: vec!["Create a connection; nothing is asked for.".to_owned()],
                missing: cx.missing(),
            },
        }
    }
}
