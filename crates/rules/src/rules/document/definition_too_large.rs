use connectorgen_model::ApiDefinition;
use connectorgen_model::limits::BYTES as MOST;

use crate::rule::rule;
use crate::{Rule, RuleCx, Sizes, largest};

rule! {
    /// ## What it does
    ///
    /// Counts the bytes of the definition as it is written: ASCII, two spaces, one member a line.
    ///
    /// ## Why is this bad
    ///
    /// The maker portal and `paconn` take no file of more than 1 MB.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Pet<1..25000>: { type: object }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Pet: { type: object }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Choose fewer operations, or split the connector. Shorter descriptions help less than one thinks; schemas
    /// of error responses, which no designer shows, help more.
    DefinitionTooLarge {
        id: "definition-too-large",
        summary: "The definition has more than 1 MiB.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for DefinitionTooLarge {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let Sizes { pretty, minified } = cx.index().sizes();
        if pretty > MOST {
            let over = pretty - MOST;
            let pieces = largest::pieces(definition, cx.index());
            cx.report(format!(
                "the definition has {pretty} bytes ({minified} without white space), the limit is {MOST}: {over} too many"
            ))
            .help(format!("the largest are {pieces}; {}", largest::HOW_TO_GO_ON));
        }
    }
}
