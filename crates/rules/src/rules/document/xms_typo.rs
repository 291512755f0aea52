use connectorgen_diagnostics::At;
use connectorgen_model::{ApiDefinition, extension};
use serde_json::{Map, Value};

use crate::nearest::{meant, nearest};
use crate::rule::rule;
use crate::{OperationView, PathView, ResponseView, Rule, RuleCx, Typed};

rule! {
    /// ## What it does
    ///
    /// Compares the extensions whose name begins with `x-ms` with those that Microsoft knows, and reports those
    /// that are near to one.
    ///
    /// ## Why is this bad
    ///
    /// An extension with a slip in its name does nothing, without a word: labels, visibilities and triggers are
    /// missing. Eight of a thousand published connectors have one.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets: { get: { x-ms-visibilty: important } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets: { get: { parameters: [{ name: limit, in: query, type: integer, x-ms-sumamry: Limit }] } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets: { get: { x-ms-visibility: important, x-ms-own: anything } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Correct the name.
    XmsTypo {
        id: "xms-typo",
        official: "ExtensionNameNotValid",
        summary: "The name of an extension looks misspelt.",
        severity: Warning,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for XmsTypo {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        check(&definition.extra, &here, cx);
        check(&definition.info.extra, &here.key("info"), cx);
    }

    fn path(&self, view: &PathView<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        check(&view.item.extra, &here, cx);
    }

    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        check(&view.operation.extra, &here, cx);
    }

    fn response(&self, view: &ResponseView<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        check(&view.response.extra, &here, cx);
    }

    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        check(typed.extra, &here, cx);
    }
}

fn check(extra: &Map<String, Value>, at: &At<'_>, cx: &mut RuleCx<'_>) {
    for name in extra.keys() {
        let lower = name.to_lowercase();
        let is_known = known().any(|known| known == name);
        if is_known || !["x-ms", "xms", "x_ms", "x-sm-"].iter().any(|start| lower.starts_with(start)) {
            continue;
        }
        // The beginning is the same in all of them; what tells them apart is behind it.
        let tail = |name: &'static str| name.strip_prefix(extension::PREFIX).unwrap_or(name);
        let near = match name.strip_prefix(extension::PREFIX) {
            Some(written) => known().find(|known| nearest(written, [tail(known)]).is_some()),
            None => nearest(name, known()),
        };
        if let Some(near) = near {
            let found = cx.at(&at.key(name)).report(format!("the extension `{name}` looks misspelt"));
            found.help(format!("did you mean `{near}`?"));
            if meant(name, known()) == Some(near) {
                found.fix_name(near);
            }
        }
    }
}

fn known() -> impl Iterator<Item = &'static str> {
    let lists = [
        extension::SCHEMA,
        extension::PARAMETER,
        extension::OPERATION,
        extension::PATH_ITEM,
        extension::INFO,
        extension::ROOT,
        extension::OTHER,
    ];
    lists.into_iter().flatten().copied()
}
