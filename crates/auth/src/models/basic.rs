use connectorgen_model::SecurityDefinition;

use super::secret_parameter;
use crate::auth::{Auth, Part};
use crate::cx::Cx;
use crate::{AuthKind, SignIn, Upload};

/// User name and password (RFC 7617). The parameters are called `username` and `password` in every published
/// connector that signs in this way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Basic;

impl Auth for Basic {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let username = ["User name", "The user name for this API", "Provide the user name"];
        let password = ["Password", "The password for this API", "Provide the password"];
        Part {
            definition: Some(("basic_auth", SecurityDefinition::basic())),
            scopes: Vec::new(),
            parameters: [
                ("username".to_owned(), secret_parameter(username, 2, true)),
                ("password".to_owned(), secret_parameter(password, 3, false)),
            ]
            .into_iter()
            .collect(),
            policies: Vec::new(),
            sign_in: SignIn {
                kind: AuthKind::Basic,
                title: "User name and password".to_owned(),
                summary: "Each connection holds a user name and a password, and the platform sends them with every \
                          request."
                    .to_owned(),
                before_upload: Vec::new(),
                upload: Upload::Plain,
                after_upload: Vec::new(),
                connect: vec![
                    "Obtain a user name and a password for the API.".to_owned(),
                    "Create a connection and enter both.".to_owned(),
                ],
                missing: cx.missing(),
            },
        }
    }
}
