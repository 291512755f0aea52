//! The policies that the platform has (Microsoft Learn, "Policy templates"; the last ones are only in published
//! connectors).

/// What the names of a policy's own parameters begin with.
pub(crate) const PREFIX: &str = connectorgen_model::policy::PARAMETER_PREFIX;

/// A policy and its parameters, without their prefix.
pub(crate) struct Template {
    pub(crate) id: &'static str,
    pub(crate) required: &'static [&'static str],
    pub(crate) optional: &'static [&'static str],
}

const fn template(
    id: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
) -> Template {
    Template { id, required, optional }
}

/// The ids of the policies that are known.
pub fn policy_templates() -> impl Iterator<Item = &'static str> {
    TEMPLATES.iter().map(|template| template.id)
}

/// All that are known.
pub(crate) static TEMPLATES: [Template; 16] = [
    template("setheader", &["name", "value"], &["existsAction"]),
    template("dynamichosturl", &["urlTemplate"], &[]),
    template("routerequesttoendpoint", &["newPath"], &["httpMethod"]),
    template(
        "setproperty",
        &["newPropertyParentPathTemplate", "newPropertySubPathTemplate", "propertyValuePathTemplate"],
        &[],
    ),
    template("setqueryparameter", &["name", "value"], &["existsAction"]),
    template("pollingtrigger", &["triggerConfig", "triggerDataPath"], &[]),
    template(
        "stringreplace",
        &["propertyParentPath", "sourceString", "replacementString", "newPropertyPath"],
        &["propertySubPath"],
    ),
    template("updatenextlink", &["nextLinkPropertyName"], &["nextLinkParentPropertyPath"]),
    template(
        "convertobjecttoarray",
        &["propertyParentPath", "newPropertyPath"],
        &["propertySubPath", "keyName", "valueName"],
    ),
    template(
        "setvaluefromurl",
        &["parameterTemplate", "parameterValueUrl", "parameterValuePathTemplate"],
        &["httpMethod"],
    ),
    template(
        "convertarraytoobject",
        &["propertyParentPath", "keyWithinCollectionPath", "newPropertyPath"],
        &["propertySubPath", "retainKey", "valueWithinCollectionPath"],
    ),
    template(
        "stringtoarray",
        &["propertyParentPath", "newPropertyPath"],
        &["propertySubPath", "delimiterList", "childPropertyName"],
    ),
    template("encodepropertyvalue", &["propertyParentPath", "newPropertyPath"], &["propertySubPath"]),
    template("setconnectionstatustounauthenticated", &[], &["statusCode"]),
    template(
        "moveproperties",
        &[],
        &["srcParentPath", "srcSubPath", "dstParentPath", "dstSubPath", "copyOnlySubProperties"],
    ),
    template("dynamicsubdomain", &["urlTemplate"], &[]),
];
