use connectorgen_model::ApiDefinition;
use connectorgen_model::extension;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the document has `x-ms-connector-metadata`.
    ///
    /// ## Why is this bad
    ///
    /// The certification ends with the words: The 'x-ms-connector-metadata' property is required.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// x-ms-connector-metadata: null
    /// ```
    ///
    /// ```yaml,passes
    /// x-ms-connector-metadata:
    ///   - { propertyName: Website, propertyValue: "https://pets.example.com" }
    ///   - { propertyName: Privacy policy, propertyValue: "https://pets.example.com/privacy" }
    ///   - { propertyName: Categories, propertyValue: Commerce }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add it with the three entries of the example.
    MetadataPresent {
        id: "metadata-present",
        official: "RequiredPropertyMissing",
        summary: "The metadata of the connector is missing.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for MetadataPresent {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        if definition.connector_metadata.is_empty() {
            cx.key(extension::CONNECTOR_METADATA)
                .report("the `x-ms-connector-metadata` property is required")
                .help("add it with the website, the privacy policy and the categories");
        }
    }
}
