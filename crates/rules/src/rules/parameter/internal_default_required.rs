use crate::rule::rule;
use crate::{Role, Rule, RuleCx, Typed, What};

rule! {
    /// ## What it does
    ///
    /// Checks that each input with `x-ms-visibility: internal` and a `default` is required.
    ///
    /// ## Why is this bad
    ///
    /// The platform sends the default of a hidden input only when the input is required. Otherwise the value is
    /// silently never sent. Microsoft's validator objects; a few published connectors have it still.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: version, in: query, type: string, default: "1", x-ms-visibility: internal }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: version, in: query, type: string, required: true, default: "1", x-ms-visibility: internal }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Make it required, or remove it.
    InternalDefaultRequired {
        id: "internal-default-required",
        official: "InternalPropertyWithDefaultOptional",
        also: ["PropertyMustBeRequired"],
        summary: "A hidden input with a default value is not required.",
        severity: Warning,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for InternalDefaultRequired {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let is_input = match typed.what {
            What::Parameter(_) => true,
            What::Schema(Role::Property { .. }) => typed.direction.is_input(),
            What::Schema(_) | What::Header(_) | What::Element => false,
        };
        if is_input && typed.is_internal() && typed.default.is_some() && !typed.required {
            let found =
                cx.report(format!("{} is hidden and has a default value, but is not required", typed.name()));
            found.help("make it required, or its value is never sent");
            // What is never sent today would be sent then; for a parameter that is what its default is for.
            if matches!(typed.what, What::Parameter(_)) {
                found.fix_member("make it required", "required", true);
            }
        }
    }
}
