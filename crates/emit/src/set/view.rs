use connectorgen_templates::{SetMemberView, SetReadmeView};

use super::{ConnectorSet, SetMember};
use crate::view::count;
use crate::{EmitOptions, SignIn, Upload};

/// Federated credentials of one application (Microsoft Entra documentation, workload identity federation).
const MOST_CREDENTIALS: usize = 20;

/// The view of the `readme.md` that stands beside the connectors.
pub(super) fn readme(set: &ConnectorSet, options: &[EmitOptions]) -> SetReadmeView {
    let mut sign_ins = options.iter().map(|options| options.sign_ins.first());
    let first = sign_ins.next().flatten();
    let shared = first.filter(|first| sign_ins.all(|other| other.is_some_and(|other| is_same(first, other))));
    let upload = first.map(|sign_in| sign_in.upload).unwrap_or_default();
    let applications = set.connectors.len().div_ceil(MOST_CREDENTIALS);
    let operations = set.connectors.iter().map(|member| member.operations.len()).sum();
    SetReadmeView {
        title: set.title.clone(),
        source: set.document.clone(),
        split_by: set.split_by.to_owned(),
        connectors: count(set.connectors.len(), "connector"),
        operations: count(operations, "operation"),
        members: set.connectors.iter().map(member).collect(),
        sign_in: shared.map(|sign_in| sign_in.title.clone()),
        secret: upload == Upload::ClientSecret,
        two_phase: upload == Upload::TwoPhase,
        applications: (upload == Upload::TwoPhase && applications > 1).then_some(applications),
        asks_for_environment: options.iter().any(|options| options.environment.is_none()),
    }
}

fn is_same(first: &SignIn, other: &SignIn) -> bool {
    first.title == other.title && first.upload == other.upload
}

fn member(member: &SetMember) -> SetMemberView {
    let part = (member.parts > 1).then(|| format!("part {} of {}", member.part, member.parts));
    SetMemberView {
        title: member.title.clone(),
        folder: member.folder.clone(),
        tag: member.tag.clone(),
        part,
        operations: member.operations.len(),
        characters: grouped(member.characters),
    }
}

/// `12,345`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
