use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `info.contact` is there (an error otherwise) and has a name, an address of the web and one of
    /// mail (a warning otherwise).
    ///
    /// ## Why is this bad
    ///
    /// The certification ends with the words: The 'contact' property is required. It is where customers ask for
    /// help.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// info: { contact: null }
    /// ```
    ///
    /// ```yaml,fails
    /// info: { contact: { email: null } }
    /// ```
    ///
    /// ```yaml,passes
    /// info: { contact: { name: Pet shop, url: "https://pets.example.com/help", email: help@example.com } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add what is missing.
    Contact {
        id: "contact",
        official: "RequiredPropertyMissing",
        summary: "The contact is missing or not complete.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for Contact {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let info = here.key("info");
        let help = "add `name`, `url` and `email` of those who answer questions";
        let Some(contact) = &definition.info.contact else {
            cx.at(&info.key("contact")).report("the 'contact' property is required").help(help);
            return;
        };
        let members = [("name", &contact.name), ("url", &contact.url), ("email", &contact.email)];
        let is_missing =
            |value: &Option<String>| value.as_deref().is_none_or(|value| value.trim().is_empty());
        let missing: Vec<&str> =
            members.into_iter().filter(|(_, value)| is_missing(value)).map(|(name, _)| name).collect();
        if !missing.is_empty() {
            cx.at(&info.key("contact"))
                // Published connectors have this; it was let through.
                .warn(format!("the contact has no {}", missing.join(" and no ")))
                .help(help);
        }
    }
}
