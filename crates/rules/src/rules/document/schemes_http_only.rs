use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `schemes` has no entry but `https` and `http`.
    ///
    /// ## Why is this bad
    ///
    /// The platform speaks HTTP only; it refuses `ws` and `wss`.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// schemes: [https, wss]
    /// ```
    ///
    /// ```yaml,passes
    /// schemes: [https]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove the scheme. What the API offers over web sockets cannot become an operation of a connector.
    SchemesHttpOnly {
        id: "schemes-http-only",
        official: "SchemeNotSupported",
        also: ["SchemeNotValid"],
        summary: "A scheme is neither http nor https.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for SchemesHttpOnly {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let at = here.key("schemes");
        for (index, scheme) in definition.schemes.iter().enumerate() {
            if scheme != "https" && scheme != "http" {
                cx.at(&at.index(index))
                    .report(format!("the platform does not know the scheme `{scheme}`"))
                    .help("remove it; `https` is the usual one");
            }
        }
    }
}
