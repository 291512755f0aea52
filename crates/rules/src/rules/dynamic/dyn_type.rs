use connectorgen_model::Type;

use crate::dynamic::{Input, input, target};
use crate::rule::rule;
use crate::{Argument, DynamicView, Rule, RuleCx, value};

rule! {
    /// ## What it does
    ///
    /// Compares the types of the values under `parameters` with those of the parameters that they are for.
    ///
    /// ## Why is this bad
    ///
    /// The call may fail; then nothing can be chosen.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-path: name, parameters: { shop: main } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: shop, in: query, type: integer }] } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-path: name, parameters: { shop: 1 } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: shop, in: query, type: integer }] } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Give it a value of its own type.
    DynType {
        id: "dyn-type",
        official: "OperationParameterTypeMismatch",
        also: ["OperationParameterStaticTypeMismatch"],
        summary: "An extension gives a parameter a value of another type.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for DynType {
    fn dynamic(&self, view: &DynamicView<'_>, cx: &mut RuleCx<'_>) {
        let index = cx.index();
        let Some(target) = target(index, view) else { return };
        let here = cx.here();
        let at = here.key("parameters");
        for (name, argument) in view.arguments() {
            let Some(wanted) = kind(input(index, target, name)) else { continue };
            let (given, official) = match argument {
                Argument::Value(given)
                    if !value::is_of(given, wanted) && value::read_as(given, wanted).is_none() =>
                {
                    (value::kind(given).to_owned(), "OperationParameterStaticTypeMismatch")
                }
                Argument::Input(source) => {
                    let source = cx.operation().and_then(|operation| kind(input(index, operation, source)));
                    let Some(source) = source.filter(|source| !fits(source, wanted)) else { continue };
                    (format!("of type `{}`", source.name()), "OperationParameterTypeMismatch")
                }
                Argument::Value(_) | Argument::Selected(_) | Argument::Unclear => continue,
            };
            cx.at(&at.key(name))
                .report(format!(
                    "`{name}` of `{}` is of type `{}`, the value is {given}",
                    target.name(),
                    wanted.name()
                ))
                .help("give it a value of its own type")
                .official(official);
        }
    }
}

fn kind(input: Input<'_>) -> Option<&Type> {
    match input {
        Input::Parameter(parameter) => parameter.kind.as_ref(),
        Input::Property(schema) => schema.kind.as_ref(),
        Input::Missing | Input::Unclear => None,
    }
}

fn fits(given: &Type, wanted: &Type) -> bool {
    let is_number = |kind: &Type| matches!(kind, Type::Number | Type::Integer);
    given == wanted || (is_number(given) && is_number(wanted))
}
