use connectorgen_model::ApiProperties;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `connectionParameterSets` offers at least one set, and that no more than one of them asks for
    /// nothing.
    ///
    /// ## Why is this bad
    ///
    /// A set without parameters means: no sign-in. Two of them are the same choice twice; most often the
    /// parameters of one were forgotten.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties:
    ///   connectionParameterSets:
    ///     uiDefinition: { displayName: Sign-in, description: How to sign in. }
    ///     values:
    ///       - { name: none, parameters: {} }
    ///       - { name: key, parameters: {} }
    /// ```
    ///
    /// ```yaml,passes
    /// properties:
    ///   connectionParameterSets:
    ///     uiDefinition: { displayName: Sign-in, description: How to sign in. }
    ///     values:
    ///       - { name: none, parameters: {} }
    ///       - { name: key, parameters: { api_key: { type: securestring } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the parameters of the set, or remove it.
    ParameterSetEmpty {
        id: "parameter-set-empty",
        summary: "Sets of connection parameters cannot be told apart.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for ParameterSetEmpty {
    fn properties(&self, properties: &ApiProperties, cx: &mut RuleCx<'_>) {
        let Some(sets) = &properties.connection_parameter_sets else { return };
        let here = cx.here();
        let at = here.key("connectionParameterSets");
        let at = at.key("values");
        if sets.values.is_empty() {
            cx.at(&at)
                .report("there is no set of connection parameters to choose")
                .help("add one, or remove the sets");
        }
        let empty = sets.values.iter().enumerate().filter(|(_, set)| set.parameters.is_empty());
        for (index, set) in empty.skip(1) {
            cx.at(&at.index(index))
                .report(format!("the set `{}` asks for nothing, as another one does", set.name))
                .help("add its parameters, or remove it");
        }
    }
}
