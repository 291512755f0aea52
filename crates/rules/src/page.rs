use std::fmt::Write;

use crate::{Rule, rule, rules};

const INTRODUCTION: &str = "\
<!-- Made from the rules' own documentation by `cargo xtask codegen`. Do not edit. -->

# Rules

What `connectorgen check` looks for, and `connectorgen generate` before it writes. An error is what the platform or `paconn`
refuses, a warning what it takes but makers stumble over. Where Microsoft's validator has a name for it, the name is
there, so that what is seen here can be matched with what the service says. The examples are run as tests; each is a
fragment that is merged over a small connector that is right (`null` takes a member away, `properties` goes into
`apiProperties.json`). `<1..9>` in the name of a member stands for nine of them, `<n>` below it for the number.
";

/// The page of all rules as Markdown: a table, then the documentation of each, by the part of a connector that they
/// look at.
pub fn rules_page() -> String {
    let mut page = INTRODUCTION.to_owned();
    page.push_str("\n| rule | severity | Microsoft's name | what it reports |\n| --- | --- | --- | --- |\n");
    for rule in rules() {
        let meta = rule.meta();
        let official = meta.official.map_or_else(String::new, |name| format!("`{name}`"));
        line(
            &mut page,
            &format!("| [{0}](#{0}) | {1} | {official} | {2} |", meta.id, meta.severity, meta.summary),
        );
    }
    let mut groups: Vec<&str> = rules().iter().map(|rule| rule.meta().group()).collect();
    groups.sort_unstable();
    groups.dedup();
    for group in groups {
        line(&mut page, &format!("\n## {group}"));
        for rule in rules().iter().filter(|rule| rule.meta().group() == group) {
            line(&mut page, &format!("\n### {}\n", rule.meta().id));
            page.push_str(&facts(*rule));
            line(&mut page, "");
            // The headings of a rule stand below its id.
            line(&mut page, shown(*rule).replace("## ", "#### ").trim_end());
        }
    }
    page
}

/// What there is to say about one rule, as Markdown; `None` when there is no such rule.
pub fn explain(id: &str) -> Option<String> {
    let rule = rule(id)?;
    let mut text = format!("# {id}\n\n");
    text.push_str(&facts(rule));
    line(&mut text, "");
    line(&mut text, shown(rule).trim_end());
    Some(text)
}

/// The documentation with the marks of the examples as words.
fn shown(rule: &dyn Rule) -> String {
    let docs = rule.meta().docs();
    docs.replace("```yaml,fails", "Reported:\n\n```yaml")
        .replace("```yaml,passes", "Not reported:\n\n```yaml")
}

fn facts(rule: &dyn Rule) -> String {
    let meta = rule.meta();
    let official = meta.official.map_or_else(String::new, |name| format!(" Microsoft's name: `{name}`."));
    format!("{} Severity: {}. Since {}.{official}\n", meta.summary, meta.severity, meta.since)
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}
