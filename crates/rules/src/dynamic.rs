//! What the parts of an extension that invokes an operation stand for.

use connectorgen_model::{In, Parameter, Schema};

use crate::{DynamicView, Followed, Index, OperationView};

/// The operation that is invoked.
pub(crate) fn target<'a>(index: &'a Index<'a>, view: &DynamicView<'_>) -> Option<&'a OperationView<'a>> {
    index.operations_with_id(view.operation_id()?).next()
}

/// What a name stands for among the inputs of an operation.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Input<'a> {
    /// A parameter.
    Parameter(&'a Parameter),
    /// A property of the body.
    Property(&'a Schema),
    /// There is none.
    Missing,
    /// That cannot be told.
    Unclear,
}

/// The input of a name: a parameter, or a path in the body, with the name of the body before it or without.
pub(crate) fn input<'a>(index: &'a Index<'a>, view: &'a OperationView<'a>, name: &str) -> Input<'a> {
    let named = |name: &str| {
        let mut all = view.parameters.iter().map(|one| one.parameter);
        all.find(|one| one.name.eq_ignore_ascii_case(name))
    };
    if let Some(parameter) = named(name) {
        return Input::Parameter(parameter);
    }
    let Some(body) = body(view) else { return Input::Missing };
    let Some(schema) = &body.schema else { return Input::Unclear };
    let (first, rest) = name.split_once('/').unwrap_or((name, ""));
    let path = if first.eq_ignore_ascii_case(&body.name) { rest } else { name };
    // A dot stands between names as well as a slash.
    match [path.to_owned(), path.replace('.', "/")]
        .iter()
        .map(|path| index.follow(schema, path))
        .min_by_key(rank)
    {
        Some(Followed::Found(property)) => Input::Property(property),
        Some(Followed::Missing) => Input::Missing,
        Some(Followed::Unclear) | None => Input::Unclear,
    }
}

fn rank(followed: &Followed<'_>) -> u8 {
    match followed {
        Followed::Found(_) => 0,
        Followed::Unclear => 1,
        Followed::Missing => 2,
    }
}

/// Why the older extensions cannot name an input, if they cannot: what it is, and Microsoft's word for it in the names
/// of its rules.
pub(crate) fn unnameable<'a>(
    index: &'a Index<'a>,
    view: &'a OperationView<'a>,
    name: &str,
) -> Option<Unnameable> {
    match input(index, view, name) {
        Input::Property(_) => Some(Unnameable::Property),
        Input::Parameter(_) => {
            let named = view.parameters.iter().filter(|one| one.parameter.name.eq_ignore_ascii_case(name));
            let schema = body(view).and_then(|body| body.schema.as_ref());
            let in_body = schema.map(|schema| index.follow(schema, name));
            let is_in_body = matches!(in_body, Some(Followed::Found(_)));
            (named.count() + usize::from(is_in_body) > 1).then_some(Unnameable::Ambiguous)
        }
        Input::Missing | Input::Unclear => None,
    }
}

/// Why an input needs `parameterReference`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unnameable {
    /// It is a property of the body.
    Property,
    /// Another input has the same name.
    Ambiguous,
}

impl Unnameable {
    /// What to say of the input in a message.
    pub(crate) fn what(self) -> &'static str {
        match self {
            Unnameable::Property => "a property of the body",
            Unnameable::Ambiguous => "the name of several inputs",
        }
    }
}

/// The body of an operation.
pub(crate) fn body<'a>(view: &OperationView<'a>) -> Option<&'a Parameter> {
    view.parameters_in(&In::Body).map(|one| one.parameter).next()
}
