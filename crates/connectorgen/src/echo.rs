//! A fault of the document is told once: not a second time by the rule that stumbles over what came of it.

use connectorgen_diagnostics::{Diagnostic, Diagnostics, Document, Severity};

/// Rules that repeat what an earlier stage has said in other words: the rule, and who said it.
const SAME: &[(&str, &str)] = &[
    ("brand-color", "brand-color-invalid"),
    ("host-present", "server-missing"),
    ("host-present", "server-not-absolute"),
    ("managed-identity-settings", "tenant-invalid"),
    ("managed-identity-settings", "tenant-missing"),
    ("oauth-urls-https", "auth-url-not-https"),
];

/// Drops what the rules say about the connector's own files and an earlier stage has said about the document already, as
/// severely: what keeps a connector from being made is always told.
pub(crate) fn drop_echoes(found: &mut Diagnostics) {
    let said: Vec<(&'static str, Severity)> = found
        .iter()
        .filter(|d| {
            d.severity >= Severity::Warning
                && d.output.is_none()
                && matches!(d.at.document, Document::Source | Document::Options)
        })
        .map(|d| (d.id, d.severity))
        .collect();
    let is_said = |d: &Diagnostic| {
        let as_severe =
            |first: &str| said.iter().any(|(id, severity)| *id == first && *severity >= d.severity);
        let errors = || said.iter().filter(|(_, severity)| *severity == Severity::Error);
        errors().any(|(first, _)| *first == d.id)
            || SAME.iter().any(|(rule, first)| *rule == d.id && as_severe(first))
            // Operations that could not be read: the stage before tells of a document that has none itself.
            || (d.id == "no-operations" && errors().next().is_some())
    };
    found.retain_mut(|d| match d.output.as_ref().unwrap_or(&d.at).document {
        Document::Source | Document::Options => true,
        Document::Definition
        | Document::Properties
        | Document::Settings
        | Document::Script
        | Document::Icon => !is_said(d),
    });
}
