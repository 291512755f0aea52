use connectorgen_model::ApiDefinition;

use crate::{Rule, RuleCx};

const MOST: usize = 30;
use crate::rule::rule;

rule! {
    /// ## What it does
    ///
    /// Checks that `info.title` is there (an error otherwise) and has no more than 30 characters (a warning, and an
    /// error for certification).
    ///
    /// ## Why is this bad
    ///
    /// The title is the connector's name. `paconn` cannot create a connector without it. Lists cut off long
    /// titles, certification takes no more than 30 characters.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// info: { title: "" }
    /// ```
    ///
    /// ```yaml,fails
    /// info: { title: The pets of all the shops in town }
    /// ```
    ///
    /// ```yaml,passes
    /// info: { title: Pets }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Give it a short name, without "API" and "connector".
    TitlePresent30 {
        id: "title-present-30",
        official: "FieldLengthExceeded",
        summary: "The connector has no title, or one of more than 30 characters.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for TitlePresent30 {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let title = definition.info.title.trim();
        let length = title.chars().count();
        let here = cx.here();
        let info = here.key("info");
        let place = cx.at(&info.key("title"));
        if title.is_empty() {
            place.report("the connector has no title").help("give it a name of 30 characters at most");
        } else if length > MOST {
            place
                .certify(format!("the title has {length} characters"))
                .help(format!("shorten it to {MOST} characters; lists cut off what is longer"));
        }
    }
}
