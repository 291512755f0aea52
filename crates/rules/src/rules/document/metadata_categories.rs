use connectorgen_model::ApiDefinition;
use connectorgen_model::extension;

use crate::nearest::did_you_mean;
use crate::rule::rule;
use crate::{Rule, RuleCx};

const MOST: usize = 2;
const KNOWN: [&str; 19] = [
    "AI",
    "Business Management",
    "Business Intelligence",
    "Collaboration",
    "Commerce",
    "Communication",
    "Content and Files",
    "Finance",
    "Data",
    "Human Resources",
    "Internet of Things",
    "IT Operations",
    "Lifestyle and Entertainment",
    "Marketing",
    "Productivity",
    "Sales and CRM",
    "Security",
    "Social Media",
    "Website",
];

rule! {
    /// ## What it does
    ///
    /// Checks that `Categories` names one or two of the categories of Microsoft's list, with a semicolon
    /// between them.
    ///
    /// ## Why is this bad
    ///
    /// Certification refuses others.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// x-ms-connector-metadata: [{ propertyName: Categories, propertyValue: Pets }]
    /// ```
    ///
    /// ```yaml,fails
    /// x-ms-connector-metadata: [{ propertyName: Categories, propertyValue: AI;Data;Finance }]
    /// ```
    ///
    /// ```yaml,passes
    /// x-ms-connector-metadata: [{ propertyName: Categories, propertyValue: Commerce;Data }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Choose one or two of: AI, Business Management, Business Intelligence, Collaboration, Commerce,
    /// Communication, Content and Files, Finance, Data, Human Resources, Internet of Things, IT Operations,
    /// Lifestyle and Entertainment, Marketing, Productivity, Sales and CRM, Security, Social Media, Website.
    MetadataCategories {
        id: "metadata-categories",
        official: "InvalidConnectorCategory",
        also: ["TooManyConnectorCategories"],
        summary: "The categories are too many or not Microsoft's.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for MetadataCategories {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let at = here.key(extension::CONNECTOR_METADATA);
        for (index, entry) in definition.connector_metadata.iter().enumerate() {
            if entry.property_name != "Categories" {
                continue;
            }
            let item = at.index(index);
            let at = item.key("propertyValue");
            let names: Vec<&str> =
                entry.property_value.split(';').map(str::trim).filter(|name| !name.is_empty()).collect();
            for name in
                names.iter().filter(|name| !KNOWN.iter().any(|known| known.eq_ignore_ascii_case(name)))
            {
                cx.at(&at).report(format!("Microsoft has no category `{name}`")).help(did_you_mean(
                    name,
                    KNOWN,
                    "take one of Microsoft's list",
                ));
            }
            if names.len() > MOST {
                cx.at(&at)
                    .report(format!("there are {} categories", names.len()))
                    .help(format!("keep the {MOST} that fit best"));
            }
        }
    }
}
