use connectorgen_model::{ConnectionParameters, PolicyTemplateInstance, SecurityDefinition};

use crate::cx::Cx;
use crate::{AuthParameter, SignIn};

/// One authentication model: what it adds to a connector.
pub(crate) trait Auth {
    /// Completes the model from the document, checks it, and says what it adds. Faults are reported to `cx`; the
    /// result is complete all the same.
    fn part(&self, cx: &mut Cx<'_>) -> Part;
}

/// What one model adds. Several of them can stand side by side: each is then one parameter set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    /// The security definition.
    pub(crate) definition: Option<SecurityDefinition>,
    /// The scopes that the definition is required with.
    pub(crate) scopes: Vec<String>,
    /// What a maker is asked for.
    pub(crate) parameters: ConnectionParameters,
    /// Policies that carry the credentials; none where there are several sets, because policies apply to all of them.
    pub(crate) policies: Vec<PolicyTemplateInstance>,
    /// Credentials that have to be sent by policies.
    pub(crate) sent: Vec<AuthParameter>,
    /// The parameter set that it would be.
    pub(crate) set: SetForm,
    /// How it is used.
    pub(crate) sign_in: SignIn,
}

/// What a parameter set is called, and who may use a connection of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SetForm {
    /// The name of the set, and of its security definition.
    pub(crate) name: &'static str,
    /// What makers see in the list.
    pub(crate) label: &'static str,
    /// Whether a connection may be shared with others: not where it belongs to one user.
    pub(crate) sharing: bool,
    /// Whether the platform knows it as a parameter set only.
    pub(crate) always: bool,
}
