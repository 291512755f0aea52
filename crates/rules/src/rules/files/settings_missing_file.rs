use crate::files::Named;
use crate::rule::rule;
use crate::{Files, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the files that `settings.json` names are there.
    ///
    /// ## Why is this bad
    ///
    /// `paconn` stops when the definition or the properties are missing. An icon that is missing is passed over without a
    /// word, and a script that is missing is taken from the connector.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// files: { settings.json: { apiDefinition: apiDefinition.swagger.json, icon: logo.png } }
    /// ```
    ///
    /// ```yaml,passes
    /// files: { settings.json: { icon: icon.png }, icon.png: "230x230 #3c7a89" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Correct the name, or take it out.
    SettingsMissingFile {
        id: "settings-missing-file",
        summary: "`settings.json` names a file that is not there.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for SettingsMissingFile {
    fn files(&self, files: &Files<'_>, cx: &mut RuleCx<'_>) {
        let Some(names) = files.names else { return };
        for Named { key, name } in files.named() {
            let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
            if !names.contains(name) && !names.contains(base) {
                cx.key(key).report(format!("there is no file `{name}`")).help(crate::nearest::did_you_mean(
                    base,
                    names.iter().map(String::as_str),
                    "take it out",
                ));
            }
        }
    }
}
