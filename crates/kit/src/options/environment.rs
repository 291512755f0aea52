use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Cloud;

/// One Power Platform environment that a connector is rolled out to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an environment, such as `name: test`")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Environment {
    /// What it is called here: `dev`, `test`, `prod`. Files are named after it.
    pub name: String,
    /// Its id in Power Platform, such as `Default-66666666-7777-8888-9999-aaaaaaaaaaaa`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The address of its Dataverse, such as `https://contoso-test.crm4.dynamics.com`. The `pac` tool takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its tenant, a GUID, if it is not the one that the sign-in names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant_id: Option<String>,
    /// Its application (client) ID, if it is not the one that the sign-in names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The same where the sign-ins name several applications: the client ID of the sign-in, and the one here.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub client_ids: BTreeMap<String, String>,
    /// Its cloud; that of the sign-in unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cloud: Option<Cloud>,
    /// The id that the platform gave the connector there, once it is known: `shared_…` with paconn, a GUID with pac.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connector_id: Option<String>,
    /// The redirect address that the platform made there, once it is known; `connectorgen identity` reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<String>,
    /// The subject of the managed identity that the platform made there, once it is known; `connectorgen identity`
    /// reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// Declares setters for values that are texts.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, value: impl Into<String>) -> Environment {
            self.$name = Some(value.into());
            self
        }
    )*};
}

impl Environment {
    /// An environment of this name.
    pub fn new(name: impl Into<String>) -> Environment {
        Environment { name: name.into(), ..Environment::default() }
    }

    texts! {
        /// Its id in Power Platform.
        id,
        /// The address of its Dataverse.
        url,
        /// Its tenant, a GUID.
        tenant_id,
        /// Its application (client) ID.
        client_id,
        /// The id that the platform gave the connector there.
        connector_id,
        /// The redirect address that the platform made there.
        redirect_url,
        /// The subject of the managed identity that the platform made there.
        subject,
    }

    /// Its application (client) ID for sign-ins that name `of_sign_in`, where the sign-ins name several.
    #[must_use]
    pub fn client_id_of(mut self, of_sign_in: impl Into<String>, here: impl Into<String>) -> Environment {
        self.client_ids.insert(of_sign_in.into(), here.into());
        self
    }

    /// What [`client_ids`](Environment::client_ids) says of the client ID of a sign-in.
    pub fn client_id_for(&self, of_sign_in: &str) -> Option<&String> {
        let mut pairs = self.client_ids.iter();
        pairs.find(|(key, _)| key.eq_ignore_ascii_case(of_sign_in)).map(|(_, here)| here)
    }

    /// Its cloud.
    #[must_use]
    pub fn cloud(mut self, cloud: Cloud) -> Environment {
        self.cloud = Some(cloud);
        self
    }
}
