use connectorgen_model::ApiDefinition;
use connectorgen_model::extension;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `x-ms-connector-metadata` has the entries `Website`, `Privacy policy` and `Categories`, each
    /// with a value.
    ///
    /// ## Why is this bad
    ///
    /// Certification asks for all three, in this spelling.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// x-ms-connector-metadata:
    ///   - { propertyName: Website, propertyValue: "https://pets.example.com" }
    ///   - { propertyName: Privacy Policy, propertyValue: "https://pets.example.com/privacy" }
    ///   - { propertyName: Categories, propertyValue: Commerce }
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
    /// Add the entry.
    MetadataKeys {
        id: "metadata-keys",
        official: "ConnectorMetadataPropertiesMissing",
        summary: "An entry of the metadata is missing.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for MetadataKeys {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let metadata = &definition.connector_metadata;
        if metadata.is_empty() {
            return;
        }
        let has = |name: &str| {
            metadata.iter().any(|one| one.property_name == name && !one.property_value.trim().is_empty())
        };
        let wanted = ["Website", "Privacy policy", "Categories"];
        let missing: Vec<String> =
            wanted.into_iter().filter(|name| !has(name)).map(|name| format!("`{name}`")).collect();
        if !missing.is_empty() {
            cx.key(extension::CONNECTOR_METADATA)
                .report(format!("the metadata has no {}", missing.join(" and no ")))
                .help("add the entry, in this spelling");
        }
    }
}
