//! What the kit is told: `kit:` in the configuration.

mod check;
mod environment;

use serde::{Deserialize, Serialize};

pub use environment::Environment;

/// What the roll-out kit is made for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    default,
    expecting = "the settings of the kit, such as `environments`"
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct KitOptions {
    /// With what the connector is uploaded; `paconn` unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tool: Option<Tool>,
    /// The name of the application in Microsoft Entra ID; the connector's title unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_name: Option<String>,
    /// The day on which the client secret expires, as `2027-01-31`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_expires: Option<String>,
    /// The unique name of the solution that the connector becomes part of. `pac` takes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solution: Option<String>,
    /// The Power Platform environments that the connector is rolled out to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub environments: Vec<Environment>,
}

/// With what a connector is uploaded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Tool {
    /// `paconn`: every environment, signed in as a person.
    #[default]
    Paconn,
    /// The Power Platform CLI: environments with Dataverse, and service principals as well.
    Pac,
}

impl KitOptions {
    /// A kit with everything as it is by default.
    pub fn new() -> KitOptions {
        KitOptions::default()
    }

    /// One more environment.
    #[must_use]
    pub fn environment(mut self, environment: Environment) -> KitOptions {
        self.environments.push(environment);
        self
    }

    /// With what the connector is uploaded.
    #[must_use]
    pub fn tool(mut self, tool: Tool) -> KitOptions {
        self.tool = Some(tool);
        self
    }

    /// The name of the application in Microsoft Entra ID.
    #[must_use]
    pub fn application_name(mut self, name: impl Into<String>) -> KitOptions {
        self.application_name = Some(name.into());
        self
    }

    /// The day on which the client secret expires, as `2027-01-31`.
    #[must_use]
    pub fn secret_expires(mut self, day: impl Into<String>) -> KitOptions {
        self.secret_expires = Some(day.into());
        self
    }

    /// The unique name of the solution that the connector becomes part of.
    #[must_use]
    pub fn solution(mut self, name: impl Into<String>) -> KitOptions {
        self.solution = Some(name.into());
        self
    }

    /// These options, and `others` where these say nothing. The environments are one value.
    #[must_use]
    pub fn or(self, others: KitOptions) -> KitOptions {
        KitOptions {
            tool: self.tool.or(others.tool),
            application_name: self.application_name.or(others.application_name),
            secret_expires: self.secret_expires.or(others.secret_expires),
            solution: self.solution.or(others.solution),
            environments: if self.environments.is_empty() { others.environments } else { self.environments },
        }
    }

    /// The environment of this name.
    pub fn find(&self, name: &str) -> Option<&Environment> {
        self.environments.iter().find(|environment| environment.name == name)
    }
}
