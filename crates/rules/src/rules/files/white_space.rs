use connectorgen_diagnostics::{At, Document, Position};

use crate::rule::rule;
use crate::{Files, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that no line of the files is indented by tabs or has white space at its end.
    ///
    /// ## Why is this bad
    ///
    /// The coding standards of Microsoft's repository ask for indentation by four spaces and for no trailing spaces, and
    /// reviewers send files back for it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// files: { apiProperties.json: "{\n\t\"properties\": {}\n}\n" }
    /// ```
    ///
    /// ```yaml,fails
    /// files: { apiProperties.json: "{ \n    \"properties\": {}\n}\n" }
    /// ```
    ///
    /// ```yaml,passes
    /// files: { apiProperties.json: "{\n    \"properties\": {}\n}\n" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Have an editor format the file.
    WhiteSpace {
        id: "white-space",
        summary: "A file is indented by tabs or has white space at the end of lines.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for WhiteSpace {
    fn files(&self, files: &Files<'_>, cx: &mut RuleCx<'_>) {
        let definition = files.definition.map(|text| (Document::Definition, text));
        // Parts of a solution are no files of a submission.
        let properties = match files.properties.as_slice() {
            [text] => Some((Document::Properties, *text)),
            _ => None,
        };
        for (document, text) in definition.into_iter().chain(properties) {
            let mut odd =
                text.lines().enumerate().filter_map(|(index, line)| Some((index + 1, fault(line)?)));
            let Some((line, (what, column))) = odd.next() else { continue };
            let more = odd.count();
            let more = if more == 0 { String::new() } else { format!(", and {more} more") };
            let report = cx.at(&At::root(document)).report(format!("{what}{more}"));
            report.help("have an editor format the file: four spaces, and none at the end of a line");
            report.at.position = Some(Position { line, column });
        }
    }
}

/// What is wrong with a line, and the column.
fn fault(line: &str) -> Option<(&'static str, usize)> {
    let indent = line.chars().take_while(|c| c.is_whitespace());
    let kept = line.trim_end();
    if kept.len() < line.len() {
        return Some(("the line ends with white space", kept.chars().count() + 1));
    }
    indent
        .enumerate()
        .find(|(_, c)| *c == '\t')
        .map(|(index, _)| ("the line is indented by a tab", index + 1))
}
