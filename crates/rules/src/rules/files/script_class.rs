use connectorgen_diagnostics::{At, Document};

use crate::rule::rule;
use crate::script::code_lines;
use crate::{Files, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the script has the class `Script`, derived from `ScriptBase`.
    ///
    /// ## Why is this bad
    ///
    /// The platform makes an object of this class for each request; a script without it is refused.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// files: { script.csx: "public class PetScript : ScriptBase { }" }
    /// ```
    ///
    /// ```yaml,passes
    /// files: { script.csx: "public class Script : ScriptBase { }" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Call the class `Script`.
    ScriptClass {
        id: "script-class",
        summary: "The script has no class `Script : ScriptBase`.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for ScriptClass {
    fn files(&self, files: &Files<'_>, cx: &mut RuleCx<'_>) {
        let Some(script) = files.script.filter(|script| !script.trim().is_empty()) else { return };
        let lines: Vec<String> = code_lines(script).map(|line| line.text.into_owned()).collect();
        let text = lines.join(" ").replace(':', " : ").replace(['{', ','], " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        // Microsoft Learn, "Write code in a custom connector": "The class must be named Script and must extend
        // ScriptBase".
        if !words.windows(4).any(|words| words == ["class", "Script", ":", "ScriptBase"]) {
            cx.at(&At::root(Document::Script))
                .report("there is no class `Script` that is derived from `ScriptBase`")
                .help("write `public class Script : ScriptBase`");
        }
    }
}
