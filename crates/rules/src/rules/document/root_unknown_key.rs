use connectorgen_diagnostics::At;
use connectorgen_model::ApiDefinition;
use serde_json::{Map, Value};

use crate::nearest::{did_you_mean, meant};
use crate::rule::rule;
use crate::rules::schema::keyword_unsupported;
use crate::{OperationView, PathView, ResponseView, Rule, RuleCx};

const DOCUMENT: [&str; 16] = [
    "swagger",
    "info",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "paths",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
    "security",
    "tags",
    "externalDocs",
    "$schema",
];
const PATH: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "parameters", "$ref"];
const OPERATION: [&str; 12] = [
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "consumes",
    "produces",
    "parameters",
    "responses",
    "schemes",
    "deprecated",
    "security",
];
const INFO: [&str; 6] = ["title", "description", "version", "contact", "termsOfService", "license"];
const CONTACT: [&str; 3] = ["name", "url", "email"];
const LICENSE: [&str; 2] = ["name", "url"];
const TAG: [&str; 3] = ["name", "description", "externalDocs"];
const RESPONSE: [&str; 5] = ["description", "schema", "headers", "examples", "$ref"];

rule! {
    /// ## What it does
    ///
    /// Looks for members of the document, of `info` and what is in it, of tags, paths, operations and responses that
    /// Swagger 2.0 does not know and whose name does not begin with `x-`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses them with the words: its name must begin with "x-". Most often a section stands one
    /// level too deep (PowerPlatformConnectors issue 3930).
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// securityDefintions: { api_key: { type: apiKey, in: header, name: X-Key } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths: { /pets: { securityDefinitions: {} } }
    /// ```
    ///
    /// ```yaml,fails
    /// info: { contact: { mail: pets@example.com } }
    /// ```
    ///
    /// ```yaml,passes
    /// x-note: anything
    /// securityDefinitions: { api_key: { type: apiKey, in: header, name: X-Key } }
    /// properties: { connectionParameters: { api_key: { type: securestring } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Correct the name, move the member to where it belongs, or remove it.
    RootUnknownKey {
        id: "root-unknown-key",
        official: "AdditionalPropertyNotAllowed",
        also: ["ExtensionNameNotValid"],
        summary: "A member is not one that Swagger 2.0 has at this place.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for RootUnknownKey {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        report(&definition.extra, &DOCUMENT, &keyword_unsupported::DOCUMENT, &here, cx);
        let at = here.key("info");
        let info = &definition.info;
        report(&info.extra, &INFO, &[], &at, cx);
        if let Some(contact) = &info.contact {
            report(&contact.extra, &CONTACT, &[], &at.key("contact"), cx);
        }
        if let Some(license) = &info.license {
            report(&license.extra, &LICENSE, &[], &at.key("license"), cx);
        }
        let at = here.key("tags");
        for (index, tag) in definition.tags.iter().enumerate() {
            report(&tag.extra, &TAG, &[], &at.index(index), cx);
        }
    }

    fn path(&self, view: &PathView<'_>, cx: &mut RuleCx<'_>) {
        // Methods that Swagger 2.0 does not know are another rule's.
        let others = [&keyword_unsupported::PATH[..], &["trace", "query"]].concat();
        let here = cx.here();
        report(&view.item.extra, &PATH, &others, &here, cx);
    }

    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        report(&view.operation.extra, &OPERATION, &keyword_unsupported::OPERATION, &here, cx);
    }

    fn response(&self, view: &ResponseView<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        report(&view.response.extra, &RESPONSE, &keyword_unsupported::RESPONSE, &here, cx);
    }
}

fn report(extra: &Map<String, Value>, known: &[&str], others: &[&str], at: &At<'_>, cx: &mut RuleCx<'_>) {
    let is_unknown =
        |name: &str| !name.starts_with("x-") && !known.contains(&name) && !others.contains(&name);
    for name in extra.keys().filter(|name| is_unknown(name)) {
        let help = did_you_mean(name, known.iter().copied(), "move it to where it belongs, or remove it");
        let found = cx.at(&at.key(name)).report(format!("Swagger 2.0 has no `{name}` here"));
        found.help(help);
        if let Some(meant) = meant(name, known.iter().copied()) {
            found.fix_name(meant);
        }
    }
}
