use connectorgen_model::extension;
use connectorgen_model::{ApiDefinition, Method};
use serde_json::Value;

use crate::nearest::{did_you_mean, meant};
use crate::rule::rule;
use crate::{Rule, RuleCx};
use connectorgen_diagnostics::Fix;

rule! {
    /// ## What it does
    ///
    /// Checks that the operation of `x-ms-capabilities/testConnection` exists, is a GET, and has no required
    /// parameter without a value.
    ///
    /// ## Why is this bad
    ///
    /// The platform calls it when a connection is made. If it cannot be called, every connection looks broken
    /// (Microsoft Learn, "Add a test connection").
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// x-ms-capabilities: { testConnection: { operationId: GetPets } }
    /// ```
    ///
    /// ```yaml,fails
    /// x-ms-capabilities: { testConnection: { operationId: AddPet } }
    /// paths: { /pets: { post: { operationId: AddPet } } }
    /// ```
    ///
    /// ```yaml,fails
    /// x-ms-capabilities: { testConnection: { operationId: ListPet } }
    /// ```
    ///
    /// ```yaml,passes
    /// x-ms-capabilities: { testConnection: { operationId: ListPets } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Name a GET that is cheap and needs no input, or give its inputs under `parameters`.
    TestconnOp {
        id: "testconn-op",
        summary: "The operation that tests a connection cannot be called as it is named.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for TestconnOp {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let capability = definition.capabilities.as_ref().and_then(|all| all.get("testConnection"));
        let Some(test) = capability else { return };
        let id = test.get("operationId").and_then(Value::as_str).unwrap_or_default();
        let here = cx.here();
        let capabilities = here.key(extension::CAPABILITIES);
        let test_at = capabilities.key("testConnection");
        let at = test_at.key("operationId");
        let index = cx.index();
        let Some(target) = index.operations_with_id(id).next() else {
            let ids = index.operations().iter().filter_map(|view| view.operation.operation_id.as_deref());
            let meant = meant(id, ids.clone());
            cx.at(&at)
                .report(format!("connections are tested by the operation `{id}`, which does not exist"))
                .help(did_you_mean(id, ids, "name one of the operations"))
                .fix(meant.map(|id| Fix::new(format!("write `{id}`")).replace(&at.location(), id)));
            return;
        };
        if target.method != Method::Get {
            cx.at(&at)
                .report(format!(
                    "connections are tested by `{id}`, which is a {}",
                    target.method.name().to_uppercase()
                ))
                .help("name a GET, which changes nothing");
        }
        let given = |name: &str| test.get("parameters").is_some_and(|given| given.get(name).is_some());
        for one in &target.parameters {
            let parameter = one.parameter;
            if parameter.required && parameter.default.is_none() && !given(&parameter.name) {
                cx.at(&test_at)
                    .report(format!(
                        "connections are tested by `{id}` without its parameter `{}`",
                        parameter.name
                    ))
                    .help("give a value for it under `parameters`, or name an operation that needs none");
            }
        }
    }
}
