use crate::rule::rule;
use crate::{Files, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `settings.json` names the script that lies beside it.
    ///
    /// ## Why is this bad
    ///
    /// `paconn` uploads the script only when it is named there, and an update without it takes the script from the
    /// connector.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// files:
    ///   settings.json: { apiDefinition: apiDefinition.swagger.json }
    ///   script.csx: "public class Script : ScriptBase { }"
    /// ```
    ///
    /// ```yaml,passes
    /// files:
    ///   settings.json: { script: script.csx }
    ///   script.csx: "public class Script : ScriptBase { }"
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add `"script": "script.csx"` to `settings.json`.
    SettingsUnnamedScript {
        id: "settings-unnamed-script",
        summary: "`settings.json` does not name the script that is there.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for SettingsUnnamedScript {
    fn files(&self, files: &Files<'_>, cx: &mut RuleCx<'_>) {
        let Some(settings) = files.settings else { return };
        // paconn 0.0.21: without `script`, `scriptDefinitionUrl` is sent empty.
        if files.script.is_some() && settings.script.as_deref().is_none_or(str::is_empty) {
            cx.report("the script is not named here, so `paconn` does not upload it")
                .help("add `\"script\": \"script.csx\"`");
        }
    }
}
