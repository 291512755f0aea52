use connectorgen_diagnostics::At;
use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that what stands in `consumes` and `produces` is written like a media type.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses `application/{{CONTENT_TYPE}}` and the like (PowerPlatformConnectors pull request
    /// 3406).
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { produces: ["application/{{CONTENT_TYPE}}"] } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { produces: [json] } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { produces: [application/json, "text/plain; charset=utf-8"] } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write a type and a subtype with a slash between them, such as `application/json`.
    MimeValid {
        id: "mime-valid",
        official: "MimeTypeNotValid",
        also: ["MimeTypeNotSupported"],
        summary: "A media type is none, or one of which the platform knows nothing.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for MimeValid {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        check(&here.key("consumes"), &definition.consumes, cx);
        check(&here.key("produces"), &definition.produces, cx);
    }

    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        check(&here.key("consumes"), &view.operation.consumes, cx);
        check(&here.key("produces"), &view.operation.produces, cx);
    }
}

fn check(at: &At<'_>, types: &[String], cx: &mut RuleCx<'_>) {
    for (index, name) in types.iter().enumerate().filter(|(_, name)| !is_media_type(name)) {
        let found = cx.at(&at.index(index)).report(format!("`{name}` is no media type"));
        found.help("write it like `application/json`");
        let meant = match name.trim().to_lowercase().as_str() {
            "json" => Some("application/json"),
            "xml" => Some("application/xml"),
            "text" | "plain" => Some("text/plain"),
            other if is_media_type(other) => Some(name.trim()),
            _ => None,
        };
        if let Some(meant) = meant {
            found.fix_value(format!("write `{meant}`"), meant);
        }
    }
}

fn is_media_type(name: &str) -> bool {
    let essence = name.split(';').next().unwrap_or_default().trim();
    // RFC 9110, section 5.6.2.
    let is_token = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
    };
    essence.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}
