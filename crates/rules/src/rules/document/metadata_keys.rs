use connectorgen_model::ApiDefinition;
use connectorgen_model::extension;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `x-ms-connector-metadata` has the entries `Website`, `Privacy policy` and `Categories`, each
    /// with a value. Other capitals are a warning.
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
    /// ```yaml,fails
    /// x-ms-connector-metadata:
    ///   - { propertyName: Website, propertyValue: "https://pets.example.com" }
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
        let said = |name: &str| {
            let mut named = metadata.iter().filter(|one| one.property_name.eq_ignore_ascii_case(name));
            named.find(|one| !one.property_value.trim().is_empty())
        };
        let here = cx.here();
        let at = here.key(extension::CONNECTOR_METADATA);
        for name in ["Website", "Privacy policy", "Categories"] {
            let place = cx.at(&at);
            match said(name) {
                None => {
                    place
                        .report(format!("the metadata has no `{name}`"))
                        .help("add the entry, in this spelling");
                }
                // Published connectors have this; it was let through.
                Some(entry) if entry.property_name != name => {
                    place
                        .warn(format!("the metadata has `{}` for `{name}`", entry.property_name))
                        .help("write it with these capitals");
                }
                Some(_) => {}
            }
        }
    }
}
