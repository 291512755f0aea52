use connectorgen_model::CollectionFormat as Format;
use serde_json::Value;

use crate::rule::rule;
use crate::{Rule, RuleCx, Typed, What};

rule! {
    /// ## What it does
    ///
    /// Checks that `collectionFormat` is absent or `csv`.
    ///
    /// ## Why is this bad
    ///
    /// The platform writes arrays with commas only and refuses every other format, `multi` too, which most
    /// converters produce.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: tags, in: query, type: array, items: { type: string }, collectionFormat: multi }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: tags, in: query, type: array, items: { type: string }, collectionFormat: csv }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove it if the API takes commas. Otherwise make it a parameter of type `string` for one value, or build
    /// the query in a script.
    CollectionFormat {
        id: "collection-format",
        official: "CollectionFormatValueNotSupported",
        summary: "The elements of an array are not separated by commas.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for CollectionFormat {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let format = match typed.what {
            What::Parameter(parameter) => match &parameter.collection_format {
                Some(Format::Other(format)) => Some(format.as_str()),
                Some(Format::Csv) | None => None,
            },
            What::Element | What::Header(_) | What::Schema(_) => {
                typed.extra.get("collectionFormat").and_then(Value::as_str).filter(|format| *format != "csv")
            }
        };
        if let Some(format) = format {
            cx.key("collectionFormat")
                .report(format!(
                    "{} has the collection format `{format}`, the platform takes `csv`",
                    typed.name()
                ))
                .help("remove it if the API takes commas; otherwise take a `string` for one value");
        }
    }
}
