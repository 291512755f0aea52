//! What the rules are, for people and for programs.

use std::fmt::Write as _;

use connectorgen_diagnostics::Severity;
use connectorgen_rules::{Profile, rules as all_rules};
use serde::Serialize;

use crate::codes;
use crate::nearest::nearest;

/// One rule of the offline validator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RuleInfo {
    /// The id, as it stands in brackets behind a severity.
    pub id: &'static str,
    /// The part of a connector that it looks at: `operation`, `schema`.
    pub group: &'static str,
    /// The severity of its gravest finding in the profile.
    pub severity: Severity,
    /// Microsoft's name of it, if there is one.
    pub official: Option<&'static str>,
    /// One sentence: what it reports.
    pub summary: &'static str,
    /// The version that brought it.
    pub since: &'static str,
}

/// The rules of a profile, sorted by id.
pub fn rules(profile: Profile) -> Vec<RuleInfo> {
    let of_profile = all_rules().iter().filter_map(|rule| {
        let meta = rule.meta();
        Some(RuleInfo {
            id: meta.id,
            group: meta.group(),
            severity: meta.severity_in(profile)?,
            official: meta.official,
            summary: meta.summary,
            since: meta.since,
        })
    });
    of_profile.collect()
}

/// There is nothing of that name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no rule or diagnostic `{name}`{}", .near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
pub struct UnknownId {
    name: String,
    near: Option<&'static str>,
}

/// What there is to say about a kind of diagnostic, as Markdown: what it stands for, why that is bad, examples, what to
/// do. It may be named by its id or by Microsoft's name of the rule.
pub fn explain(name: &str) -> Result<String, UnknownId> {
    let named =
        all_rules().iter().map(|rule| rule.meta()).find(|meta| meta.id == name || meta.is_called(name));
    if let Some(text) = named.and_then(|meta| connectorgen_rules::explain(meta.id)) {
        return Ok(text);
    }
    let known = codes::all();
    let Some(code) = known.iter().find(|code| code.id == name || code.official == Some(name)) else {
        let ids = known.iter().map(|code| code.id);
        return Err(UnknownId { name: name.to_owned(), near: nearest(name, ids) });
    };
    let mut text = format!("# {}\n\n{} Severity: {}.", code.id, code.summary, code.severity);
    if let Some(official) = code.official {
        // Writing to a string cannot fail.
        let _ = write!(text, " Microsoft's name: `{official}`.");
    }
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use connectorgen_rules::Profile;

    use super::{explain, rules};

    #[test]
    fn rule_is_explained_by_either_name() {
        let text = explain("op-summary-length").unwrap();
        assert!(text.contains("## How to fix"), "{text}");
        assert_eq!(explain("OperationSummaryTooLong"), Ok(text));
        assert!(explain("server-missing").unwrap().starts_with("# server-missing\n\n"));
    }

    #[test]
    fn unknown_name_gets_a_suggestion() {
        let told = explain("op-sumary").unwrap_err().to_string();
        assert_eq!(told, "there is no rule or diagnostic `op-sumary`; did you mean `op-summary`?");
        assert_eq!(explain("x").unwrap_err().to_string(), "there is no rule or diagnostic `x`");
    }

    #[test]
    fn profiles_have_different_rules() {
        let ids = |profile| rules(profile).into_iter().map(|rule| rule.id).collect::<Vec<_>>();
        assert!(!ids(Profile::Custom).contains(&"contact"));
        assert!(ids(Profile::Certified).contains(&"contact"));
    }
}
