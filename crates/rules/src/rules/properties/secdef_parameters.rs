use connectorgen_model::{ApiProperties, ConnectionParameter};

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the kinds of `securityDefinitions` in the definition with the connection parameters: a
    /// definition needs a parameter that holds the credentials, OAuth needs one of type `oauthSetting`, basic
    /// needs `username` and `password`, a key `api_key`. What may work all the same is a warning.
    ///
    /// ## Why is this bad
    ///
    /// The platform takes credentials from the connection. If the two files disagree, requests go out without
    /// them, or the connection cannot be made.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// securityDefinitions: { oauth2_auth: { type: oauth2, flow: accessCode } }
    /// ```
    ///
    /// ```yaml,fails
    /// securityDefinitions: { oauth2_auth: { type: oauth2, flow: accessCode } }
    /// properties:
    ///   connectionParameters: { key: { type: securestring } }
    /// ```
    ///
    /// ```yaml,fails
    /// properties:
    ///   connectionParameters: { key: { type: securestring } }
    /// ```
    ///
    /// ```yaml,passes
    /// securityDefinitions: { api_key: { type: apiKey, in: header, name: X-Key } }
    /// properties:
    ///   connectionParameters: { api_key: { type: securestring } }
    /// ```
    ///
    /// ```yaml,passes
    /// properties:
    ///   connectionParameters: { key: { type: securestring } }
    ///   policyTemplateInstances:
    ///     - templateId: setheader
    ///       title: Key
    ///       parameters:
    ///         x-ms-apimTemplateParameter.name: X-Key
    ///         x-ms-apimTemplateParameter.value: "@connectionParameters('key')"
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add what is missing in the one file, or remove what is left over in the other.
    SecdefParameters {
        id: "secdef-parameters",
        summary: "Security definitions and connection parameters disagree.",
        severity: Error,
        joins: true,
        since: "0.1.0",
    }
}

impl Rule for SecdefParameters {
    fn properties(&self, properties: &ApiProperties, cx: &mut RuleCx<'_>) {
        let definitions = &cx.connector().definition.security_definitions;
        let given = Given::of(properties);
        let has = |kind: &str| definitions.values().any(|definition| definition.kind == kind);
        let place = cx.key("connectionParameters");
        if definitions.is_empty() {
            if !given.all.is_empty() && !given.signs_in_otherwise() && !given.is_used {
                place
                    .warn("there are connection parameters, but no security definition or policy uses them")
                    .help("add the security definition that they are for, or remove them");
            }
        } else if given.all.is_empty() {
            place
                // Five of a thousand published connectors are like that, so it was let through.
                .warn("there are security definitions, but no connection parameters")
                .help("add the parameter that holds the credentials, or remove the security definitions");
        } else if definitions.values().all(|one| one.kind == "oauth2") && !given.has_oauth() {
            place
                .report("sign-in is by `oauth2`, but no connection parameter is of type `oauthSetting`")
                .help("add the parameter `token` of that type");
        } else if given.has_sets {
            // Each set has its own way to sign in; which definition belongs to which set is not known.
        } else if given.has_oauth() && !has("oauth2") {
            place
                .report("a connection parameter is of type `oauthSetting`, but no security definition is `oauth2`")
                .help("add the security definition, or remove the parameter");
        } else if has("basic") && !(given.has("username") && given.has("password")) && !given.is_used {
            place
                .warn(
                    "sign-in is by `basic`, but the connection parameters are not `username` and `password`",
                )
                .help("the platform takes the credentials from parameters of these names");
        } else if has("apiKey") && !given.has("api_key") && !given.is_used {
            place
                .warn("sign-in is by `apiKey`, but no connection parameter is called `api_key`")
                .help("rename the parameter of the key to `api_key`, or set it by the policy `setheader`");
        }
    }
}

/// What a connection is made with.
struct Given<'a> {
    all: Vec<(&'a str, &'a ConnectionParameter)>,
    has_sets: bool,
    /// Whether a policy reads one of them.
    is_used: bool,
}

impl Given<'_> {
    fn of(properties: &ApiProperties) -> Given<'_> {
        let sets = properties.connection_parameter_sets.as_ref();
        let of_sets = sets.iter().flat_map(|sets| &sets.values).flat_map(|set| &set.parameters);
        let all = properties.connection_parameters.iter().chain(of_sets);
        let mut values =
            properties.policy_template_instances.iter().flat_map(|policy| policy.parameters.values());
        Given {
            all: all.map(|(name, parameter)| (name.as_str(), parameter)).collect(),
            has_sets: sets.is_some(),
            is_used: values.any(|value| value.to_string().contains("connectionParameters(")),
        }
    }

    fn has(&self, wanted: &str) -> bool {
        self.all.iter().any(|(name, _)| *name == wanted)
    }

    fn has_oauth(&self) -> bool {
        self.all.iter().any(|(_, parameter)| parameter.kind == "oauthSetting")
    }

    /// By OAuth or by a gateway, for which the platform needs no security definition.
    fn signs_in_otherwise(&self) -> bool {
        self.has_oauth() || self.all.iter().any(|(_, parameter)| parameter.kind == "gatewaySetting")
    }
}
