use connectorgen_model::ApiDefinition;

use crate::{Rule, RuleCx, Sizes};

/// PowerPlatformConnectors issue 3567.
const MOST: usize = 500_000;
use crate::rule::rule;

rule! {
    /// ## What it does
    ///
    /// Counts the characters of the definition as it is written: ASCII, two spaces, one member a line.
    ///
    /// ## Why is this bad
    ///
    /// A connector in a solution is kept in Dataverse, whose column takes 500 000 characters: the import fails
    /// with error 0x80044331. Outside solutions 1 MiB is the limit.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Pet<1..12000>: { type: object }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Pet: { type: object }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Choose fewer operations, or split the connector. If only the white space is too much, upload the file
    /// without it.
    DefinitionTooLargeForSolutions {
        id: "definition-too-large-for-solutions",
        summary: "The definition is too large for a connector in a solution.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for DefinitionTooLargeForSolutions {
    fn document(&self, _: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let Sizes { pretty, minified } = cx.index().sizes();
        if pretty > MOST {
            let help = if minified > MOST {
                "choose fewer operations, or split the connector"
            } else {
                "choose fewer operations, or upload the file without its white space"
            };
            cx.report(format!(
                "the definition has {pretty} characters ({minified} without white space), a solution takes {MOST}"
            ))
            .help(help);
        }
    }
}
