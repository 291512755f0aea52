use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `swagger` is the text `2.0`.
    ///
    /// ## Why is this bad
    ///
    /// The platform reads Swagger 2.0 only. It refuses every other version, newer ones too.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// swagger: "3.0.3"
    /// ```
    ///
    /// ```yaml,fails
    /// swagger: "2"
    /// ```
    ///
    /// ```yaml,passes
    /// swagger: "2.0"
    /// ```
    ///
    /// ## How to fix
    ///
    /// Convert the document to Swagger 2.0: `connectorgen generate` does. A number (`2.0` without quotation
    /// marks) has to become a text.
    SwaggerVersion {
        id: "swagger-version",
        official: "SpecificationVersionIncorrect",
        summary: "The version of the definition is not Swagger 2.0.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for SwaggerVersion {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        match definition.swagger.as_str() {
            "2.0" => {}
            "" => {
                cx.report("the definition does not say its version")
                    .help("add `\"swagger\": \"2.0\"`")
                    .fix_member("add it", "swagger", "2.0");
            }
            other => {
                let message = format!("the definition is of version `{other}`, the platform reads `2.0`");
                let found = cx.key("swagger").report(message);
                found.help("convert the document to Swagger 2.0");
                if other.trim() == "2" {
                    found.fix_value("write `2.0`", "2.0");
                }
            }
        }
    }
}
