use connectorgen_model::{ConnectionParameters, PolicyTemplateInstance, Security, SecurityDefinition};

use crate::SignIn;
use crate::cx::Cx;

/// One authentication model: what it adds to a connector.
pub(crate) trait Auth {
    /// Completes the model from the document, checks it, and says what it adds. Faults are reported to `cx`; the
    /// result is complete all the same.
    fn part(&self, cx: &mut Cx<'_>) -> Part;
}

/// What one model adds. Several of them can stand side by side: each is then one parameter set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    /// The security definition and its name, which a parameter set would have as well.
    pub(crate) definition: Option<(&'static str, SecurityDefinition)>,
    /// The scopes that the definition is required with.
    pub(crate) scopes: Vec<String>,
    /// What a maker is asked for.
    pub(crate) parameters: ConnectionParameters,
    /// Policies that carry the credentials.
    pub(crate) policies: Vec<PolicyTemplateInstance>,
    /// How it is used.
    pub(crate) sign_in: SignIn,
}

impl Part {
    /// The only way to sign in of a connector.
    pub(crate) fn alone(self) -> (Security, SignIn) {
        let mut security =
            Security { parameters: self.parameters, policies: self.policies, ..Security::default() };
        if let Some((name, definition)) = self.definition {
            security.requirements.push([(name.to_owned(), self.scopes)].into_iter().collect());
            security.definitions.insert(name.to_owned(), definition);
        }
        (security, self.sign_in)
    }
}
