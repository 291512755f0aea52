use std::fmt::Write;

use connectorgen_diagnostics::Severity;

use crate::{Profile, Rule, RuleMeta, rule, rules};

const INTRODUCTION: &str = "\
<!-- Made from the rules' own documentation by `cargo xtask codegen`. Do not edit. -->

# Rules

What `connectorgen check` looks for, and `connectorgen generate` before it writes. The profile says what a connector is
checked for: `custom` is the default; there an error is what the platform or `paconn` refuses, a warning what it takes
but makers stumble over. `certified` and `independent-publisher` are the two ways of certification by Microsoft, `copilot`
adds what an agent needs to choose a tool, `power-apps` what the formulas of an app cannot use. The table has the
severity of the gravest finding in each profile, `-` where the profile does not have the rule. Where Microsoft's validator
has a name for it, the name is there, so that what is seen here can be matched with what the service says. The examples
are run as tests; each is a fragment that is merged over a small connector that is right (`null` takes a member away,
`properties` goes into `apiProperties.json`). `<1..9>` in the name of a member stands for nine of them, `<n>` below it
for the number.
";

/// The page of all rules as Markdown: a table, then the documentation of each, by the part of a connector that they
/// look at.
pub fn rules_page() -> String {
    let mut page = INTRODUCTION.to_owned();
    page.push_str(&table());
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

fn table() -> String {
    let profiles = Profile::ALL.map(Profile::name).join(" | ");
    let mut table = format!("\n| rule | {profiles} | Microsoft's name | what it reports |\n| --- |");
    table.push_str(&" --- |".repeat(Profile::ALL.len() + 2));
    line(&mut table, "");
    for meta in rules().iter().map(|rule| rule.meta()) {
        let official = meta.official.map_or_else(String::new, |name| format!("`{name}`"));
        let severity = |profile| meta.severity_in(profile).map_or("-".to_owned(), |one| one.to_string());
        let severities = Profile::ALL.map(severity).join(" | ");
        line(
            &mut table,
            &format!("| [{0}](#{0}) | {severities} | {official} | {1} |", meta.id, meta.summary),
        );
    }
    table
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
    let fix = meta.fix.map_or_else(String::new, |fix| format!(" Mended by `check {}`.", fix.flags()));
    format!("{} {} Since {}.{official}{fix}\n", meta.summary, severities(meta), meta.since)
}

/// "Severity: warning; error in `certified`; not in `power-apps`."
fn severities(meta: &RuleMeta) -> String {
    let with = |wanted: Option<Severity>| {
        let profiles = Profile::ALL.into_iter().filter(|profile| meta.severity_in(*profile) == wanted);
        profiles.map(|profile| format!("`{profile}`")).collect::<Vec<_>>().join(", ")
    };
    let mut text = format!("Severity: {}", meta.severity);
    for other in [Severity::Error, Severity::Warning].into_iter().filter(|other| *other != meta.severity) {
        let profiles = with(Some(other));
        if !profiles.is_empty() {
            let _ = write!(text, "; {other} in {profiles}");
        }
    }
    let without = with(None);
    if !without.is_empty() {
        let _ = write!(text, "; not in {without}");
    }
    text.push('.');
    text
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}
