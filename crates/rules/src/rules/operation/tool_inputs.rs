use connectorgen_model::{Child, Schema, Type, Visibility};

use crate::dynamic::body;
use crate::rule::rule;
use crate::{Index, OperationView, Rule, RuleCx};

/// What an agent fills in well; more is for designers (practice of those who make agents, no limit of the platform).
const MOST_INPUTS: usize = 10;
const MOST_DEPTH: usize = 2;

rule! {
    /// ## What it does
    ///
    /// Looks at what an agent has to fill in for an operation: how many visible inputs there are, and how deep the body
    /// goes.
    ///
    /// ## Why is this bad
    ///
    /// An agent asks the user for each input that it cannot tell, and fails or loops at lists of objects and at objects in
    /// objects.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - name: body
    ///           in: body
    ///           schema: { type: object, properties: { "p<1..9>": { type: string }, q: { type: string }, r: { type: string } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - name: body
    ///           in: body
    ///           schema: { type: object, properties: { owners: { type: array, items: { type: object, properties: { name: { type: string } } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - name: body
    ///           in: body
    ///           schema: { type: object, properties: { name: { type: string }, owner: { type: object, properties: { name: { type: string } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Hide what has a sensible default with `x-ms-visibility: internal`, and leave out what an agent cannot know.
    ToolInputs {
        id: "tool-inputs",
        summary: "An operation asks an agent for too much.",
        severity: Warning,
        only: [Copilot],
        since: "0.1.0",
    }
}

impl Rule for ToolInputs {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        if view.operation.visibility == Some(Visibility::Internal) || view.is_trigger() {
            return;
        }
        let index = cx.index();
        let body = body(view);
        let schema = body.and_then(|body| body.schema.as_ref()).and_then(|schema| index.schema(schema));
        let is_asked = |visibility: &Option<Visibility>| {
            !matches!(visibility, Some(Visibility::Internal | Visibility::Advanced))
        };
        let parameters = view.parameters.iter().map(|one| one.parameter);
        let own = parameters.filter(|one| one.schema.is_none() && is_asked(&one.visibility)).count();
        let members = schema.and_then(|schema| schema.properties.as_ref());
        let in_body =
            members.into_iter().flatten().filter(|(_, member)| is_asked(&member.visibility)).count();
        let count = own + in_body;
        if count > MOST_INPUTS {
            cx.report(format!("`{}` asks an agent for {count} inputs", view.name()))
                .help(format!("hide those with a sensible default; {MOST_INPUTS} are enough"));
        } else if schema.is_some_and(|schema| goes_too_deep(index, schema, 0)) {
            cx.report(format!("the body of `{}` holds objects in objects or lists of objects", view.name()))
                .help("an agent fills in plain values; make them members of the body itself, or hide them");
        }
    }
}

fn goes_too_deep(index: &Index<'_>, schema: &Schema, depth: usize) -> bool {
    let Some(schema) = index.schema(schema) else { return false };
    if schema.visibility == Some(Visibility::Internal) || schema.read_only {
        return false;
    }
    let has_members = schema.properties.as_ref().is_some_and(|members| !members.is_empty());
    if has_members && depth >= MOST_DEPTH {
        return true;
    }
    schema.children().any(|(child, below)| match child {
        Child::Property(_) => goes_too_deep(index, below, depth + 1),
        // A list of objects counts as the step that is too much.
        Child::Items => index.schema(below).is_some_and(|below| below.kind == Some(Type::Object)),
        Child::AdditionalProperties | Child::AllOf(_) => false,
    })
}
