use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::text::is_mail_address;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `info.contact.email` is a plain mail address in ASCII.
    ///
    /// ## Why is this bad
    ///
    /// Mail to it does not arrive; certification refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// info: { contact: { email: Help desk <help@example.com> } }
    /// ```
    ///
    /// ```yaml,fails
    /// info: { contact: { email: "mailto:help@example.com" } }
    /// ```
    ///
    /// ```yaml,passes
    /// info: { contact: { email: help@example.com } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the address alone, such as `help@example.com`.
    ContactEmail {
        id: "contact-email",
        official: "ContactEmailNotValid",
        summary: "The mail address of the contact is none.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for ContactEmail {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let email = definition.info.contact.as_ref().and_then(|contact| contact.email.as_deref());
        if let Some(email) = email.filter(|email| !email.is_empty() && !is_mail_address(email)) {
            let here = cx.here();
            let found = cx
                .at(&here.key("info").key("contact").key("email"))
                .report(format!("`{email}` is no mail address"));
            found.help("write the address alone, such as `help@example.com`");
            let alone = email.trim().trim_start_matches("mailto:");
            if is_mail_address(alone) {
                found.fix_value(format!("write `{alone}`"), alone);
            }
        }
    }
}
