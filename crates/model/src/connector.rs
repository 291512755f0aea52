use std::collections::HashMap;
use std::sync::Arc;

use connectorgen_diagnostics::JsonPointer;
use indexmap::IndexMap;

use crate::{
    ApiDefinition, ApiProperties, ConnectionParameterSets, ConnectionParameters, PolicyTemplateInstance,
    Script, SecurityDefinition, SecurityRequirement,
};

/// A lowered connector: the definition and the policies are there, the sign-in is not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Connector {
    /// `apiDefinition.swagger.json`, without security.
    pub definition: ApiDefinition,
    /// `apiProperties.json`, without connection parameters for the sign-in.
    pub properties: ApiProperties,
    /// Addresses with parts that differ from connection to connection: the API's own first, then those of operations
    /// that are elsewhere.
    pub dynamic_hosts: Vec<DynamicHost>,
    /// Cookies that operations need: an action cannot send one, a connection can.
    pub cookies: Vec<Cookie>,
    /// What a script does for its operations.
    pub script: Script,
    /// Whether the document is a connector that exists already, on whose inputs flows rely.
    pub exists: bool,
    /// Where each part of the definition came from.
    pub origins: Origins,
}

/// An address with parts that are asked for when a connection is made.
#[derive(Debug, Clone, PartialEq)]
pub struct DynamicHost {
    /// What is asked for.
    pub parameters: ConnectionParameters,
    /// Puts the answers into the address.
    pub policy: PolicyTemplateInstance,
    /// Takes its place where nothing is asked for; `None` for the API's own address, which the definition states.
    pub fixed: Option<PolicyTemplateInstance>,
    /// Where in the source document the address is.
    pub source: JsonPointer,
}

/// A cookie that operations cannot do without.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cookie {
    /// What it is called in the request.
    pub name: String,
    /// What makers see above the field.
    pub label: String,
    /// What makers are told about it.
    pub description: Option<String>,
    /// The values that it can have; empty if it can have any.
    pub values: Vec<String>,
    /// The value when makers enter none.
    pub default: Option<String>,
    /// The ids of the operations that need it.
    pub operations: Vec<String>,
    /// Where in the source document it is declared first.
    pub source: JsonPointer,
}

/// What an authentication model adds to a connector.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Security {
    /// For `securityDefinitions`.
    pub definitions: IndexMap<String, SecurityDefinition>,
    /// For `security`: alternatives.
    pub requirements: Vec<SecurityRequirement>,
    /// For `connectionParameters`.
    pub parameters: ConnectionParameters,
    /// For `connectionParameterSets`.
    pub sets: Option<ConnectionParameterSets>,
    /// Policies that carry credentials, such as the prefix of a bearer token.
    pub policies: Vec<PolicyTemplateInstance>,
}

impl Connector {
    /// Adds the sign-in. What a connection is asked for beside it (a host, a region) comes after it, in every set.
    pub fn secure(mut self, security: Security) -> Secured {
        self.definition.security_definitions = security.definitions;
        self.definition.security = security.requirements;
        let mut asked = ConnectionParameters::new();
        let mut addresses = Vec::with_capacity(self.dynamic_hosts.len());
        for host in self.dynamic_hosts {
            asked.extend(host.parameters);
            addresses.push(host.policy);
        }
        let own = std::mem::take(&mut self.properties.connection_parameters);
        self.properties.connection_parameters =
            security.parameters.into_iter().chain(own.clone()).chain(asked.clone()).collect();
        self.properties.connection_parameter_sets = security.sets.map(|mut sets| {
            for set in &mut sets.values {
                set.parameters.extend(own.clone());
                set.parameters.extend(asked.clone());
            }
            sets
        });
        self.properties.policy_template_instances.extend(addresses);
        self.properties.policy_template_instances.extend(security.policies);
        Secured {
            definition: self.definition,
            properties: self.properties,
            script: self.script,
            origins: self.origins,
        }
    }
}

/// A connector with its sign-in: what the rules look at. One that was read from a folder is of this type, too.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Secured {
    /// `apiDefinition.swagger.json`.
    pub definition: ApiDefinition,
    /// `apiProperties.json`.
    pub properties: ApiProperties,
    /// What a script of ours does for its operations; nothing for a connector that was read from a folder.
    pub script: Script,
    /// Where each part of the definition came from; empty for a connector that was read from a folder.
    pub origins: Origins,
}

/// From places in the definition to places in the source document. Recorded for operations, parameters, definitions
/// and the like; whatever lies below a recorded place belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins {
    own: HashMap<JsonPointer, JsonPointer>,
    /// Those of the connector that this one is a part of.
    whole: Option<Arc<Origins>>,
}

impl Origins {
    /// Those of a part of a connector: the same, and what is recorded from now on.
    pub fn over(whole: Arc<Origins>) -> Origins {
        Origins { own: HashMap::new(), whole: Some(whole) }
    }

    /// Remembers that `output` was made from `source`.
    pub fn record(&mut self, output: JsonPointer, source: JsonPointer) {
        self.own.insert(output, source);
    }

    /// Follows an input to its new place in a list: what is recorded of it and of its schema.
    pub fn follow_input(&mut self, from: &JsonPointer, to: &JsonPointer) {
        for below in ["", "/schema"] {
            if let Some(source) = self.at(&from.concat(below)).cloned() {
                self.record(to.concat(below), source);
            }
        }
    }

    /// The source of a place in the definition, or of the nearest recorded place that holds it.
    pub fn source_of(&self, output: &JsonPointer) -> Option<&JsonPointer> {
        self.nearest(output).map(|(_, source)| source)
    }

    /// The nearest recorded place that holds a place in the definition, or is it, and its source.
    pub fn nearest(&self, output: &JsonPointer) -> Option<(JsonPointer, &JsonPointer)> {
        let mut place = Some(output.clone());
        while let Some(here) = place {
            if let Some(source) = self.at(&here) {
                return Some((here, source));
            }
            place = here.parent();
        }
        None
    }

    fn at(&self, output: &JsonPointer) -> Option<&JsonPointer> {
        self.own.get(output).or_else(|| self.whole.as_ref()?.at(output))
    }
}
