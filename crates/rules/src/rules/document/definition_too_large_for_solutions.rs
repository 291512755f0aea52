use connectorgen_model::ApiDefinition;
use connectorgen_model::limits::CHARACTERS_IN_SOLUTION as MOST;

use crate::rule::rule;
use crate::{Rule, RuleCx, Sizes, largest};

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
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let Sizes { pretty, minified } = cx.index().sizes();
        if pretty > MOST {
            let over = pretty - MOST;
            let pieces = largest::pieces(definition, cx.index());
            let white_space =
                if minified > MOST { "" } else { ", or upload the file without its white space" };
            cx.report(format!(
                "the definition has {pretty} characters ({minified} without white space), a solution takes {MOST}: \
                 {over} too many"
            ))
            .help(format!("the largest are {pieces}; {}{white_space}", largest::HOW_TO_GO_ON));
        }
    }
}
