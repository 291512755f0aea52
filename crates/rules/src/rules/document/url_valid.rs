use connectorgen_diagnostics::At;
use connectorgen_model::ApiDefinition;
use connectorgen_model::extension;
use serde_json::{Map, Value};

use crate::rule::rule;
use crate::text::is_url;
use crate::{OperationView, Rule, RuleCx, Typed};

rule! {
    /// ## What it does
    ///
    /// Checks that the addresses of the contact, the licence, the terms of service, of external documentation and the
    /// website and privacy policy of the metadata begin with `https://` or `http://`.
    ///
    /// ## Why is this bad
    ///
    /// They are shown as links and lead nowhere. Certification refuses them.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// info: { contact: { url: www.example.com } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { externalDocs: { url: /docs/pets } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// info: { contact: { url: "https://www.example.com" } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the whole address.
    UrlValid {
        id: "url-valid",
        official: "UrlNotValid",
        summary: "An address of the web is not complete.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for UrlValid {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let info = here.key("info");
        let contact = definition.info.contact.as_ref().and_then(|contact| contact.url.as_deref());
        check(&info.key("contact").key("url"), contact, cx);
        let license = definition.info.license.as_ref().and_then(|license| license.url.as_deref());
        check(&info.key("license").key("url"), license, cx);
        check(&info.key("termsOfService"), definition.info.terms_of_service.as_deref(), cx);
        let at = here.key(extension::CONNECTOR_METADATA);
        for (index, entry) in definition.connector_metadata.iter().enumerate() {
            if ["Website", "Privacy policy"].contains(&entry.property_name.as_str()) {
                check(&at.index(index).key("propertyValue"), Some(&entry.property_value), cx);
            }
        }
        external_docs(&definition.extra, &here, cx);
        let at = here.key("tags");
        for (index, tag) in definition.tags.iter().enumerate() {
            external_docs(&tag.extra, &at.index(index), cx);
        }
    }

    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        external_docs(&view.operation.extra, &here, cx);
    }

    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        external_docs(typed.extra, &here, cx);
    }
}

fn external_docs(extra: &Map<String, Value>, at: &At<'_>, cx: &mut RuleCx<'_>) {
    let url = extra.get("externalDocs").and_then(|docs| docs.get("url")).and_then(Value::as_str);
    check(&at.key("externalDocs").key("url"), url, cx);
}

fn check(at: &At<'_>, url: Option<&str>, cx: &mut RuleCx<'_>) {
    if let Some(url) = url.filter(|url| !url.is_empty() && !is_url(url)) {
        let found = cx.at(at).report(format!("`{url}` is not the whole address"));
        found.help("write it with `https://` at the beginning");
        if url.trim() != url && is_url(url.trim()) {
            found.fix_value("remove the space around it", url.trim());
        } else if url.starts_with("www.") && is_url(&format!("https://{url}")) {
            found.fix_value("add `https://`", format!("https://{url}"));
        }
    }
}
