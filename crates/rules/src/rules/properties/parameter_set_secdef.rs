use connectorgen_model::ApiProperties;

use crate::expression;
use crate::nearest::did_you_mean;
use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the name of each set that asks for something is that of a security definition.
    ///
    /// ## Why is this bad
    ///
    /// The platform finds out by the name how the values of the set are sent. A set whose values a policy sends
    /// needs none.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// securityDefinitions: { api_key: { type: apiKey, in: header, name: X-Key } }
    /// properties:
    ///   connectionParameterSets:
    ///     uiDefinition: { displayName: Sign-in, description: How to sign in. }
    ///     values: [{ name: key, parameters: { api_key: { type: securestring } } }]
    /// ```
    ///
    /// ```yaml,passes
    /// securityDefinitions: { api_key: { type: apiKey, in: header, name: X-Key } }
    /// properties:
    ///   connectionParameterSets:
    ///     uiDefinition: { displayName: Sign-in, description: How to sign in. }
    ///     values: [{ name: api_key, parameters: { api_key: { type: securestring } } }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Give both the same name.
    ParameterSetSecdef {
        id: "parameter-set-secdef",
        summary: "A set of connection parameters has no security definition of its name.",
        severity: Warning,
        joins: true,
        since: "0.1.0",
    }
}

impl Rule for ParameterSetSecdef {
    fn properties(&self, properties: &ApiProperties, cx: &mut RuleCx<'_>) {
        let Some(sets) = &properties.connection_parameter_sets else { return };
        let definitions = &cx.connector().definition.security_definitions;
        let here = cx.here();
        let sets_at = here.key("connectionParameterSets");
        let at = sets_at.key("values");
        for (index, set) in sets.values.iter().enumerate() {
            let is_used = set.parameters.keys().any(|name| expression::uses(properties, name));
            if definitions.contains_key(&set.name)
                || set.parameters.is_empty()
                || is_used
                || definitions.is_empty()
            {
                continue;
            }
            let names = definitions.keys().map(String::as_str);
            cx.at(&at.index(index).key("name"))
                .report(format!("there is no security definition `{}` for the set of that name", set.name))
                .help(did_you_mean(&set.name, names, "give both the same name"));
        }
    }
}
