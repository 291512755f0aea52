use connectorgen_model::SecurityDefinition;

use super::secret_parameter;
use crate::auth::{Auth, Part, SetForm};
use crate::cx::Cx;
use crate::{AuthKind, SignIn};

/// User name and password (RFC 7617). The parameters are called `username` and `password` in every published
/// connector that signs in this way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Basic;

impl Auth for Basic {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let username = ["User name", "The user name for this API", "Provide the user name"];
        let told = cx.help().unwrap_or("The password for this API");
        let password = ["Password", told, "Provide the password"];
        let summary = "Each connection holds a user name and a password, and the platform sends them with every request.";
        Part {
            definition: Some(SecurityDefinition::basic()),
            scopes: Vec::new(),
            parameters: [
                ("username".to_owned(), secret_parameter(username, 2, true)),
                ("password".to_owned(), secret_parameter(password, 3, false)),
            ]
            .into_iter()
            .collect(),
            policies: Vec::new(),
            sent: Vec::new(),
            set: SetForm {
                name: "basic_auth",
                label: "User name and password",
                sharing: true,
                always: false,
            },
            sign_in: SignIn {
                connect: vec![
                    "Obtain a user name and a password for the API.".to_owned(),
                    "Create a connection and enter both.".to_owned(),
                ],
                ..SignIn::new(AuthKind::Basic, "User name and password", summary)
            },
        }
    }
}
