use connectorgen_diagnostics::{At, Document, Position};

use crate::nearest::did_you_mean;
use crate::rule::rule;
use crate::script::code_lines;
use crate::{Files, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the script uses none but the 26 namespaces that scripts may use.
    ///
    /// ## Why is this bad
    ///
    /// The platform compiles the script when it is uploaded, and has no other ones.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// files: { script.csx: "using System.Text.Json;\n\npublic class Script : ScriptBase { }" }
    /// ```
    ///
    /// ```yaml,passes
    /// files: { script.csx: "using System.Net;\nusing Newtonsoft.Json.Linq;\n\npublic class Script : ScriptBase { }" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Do it with what there is: `Newtonsoft.Json` instead of `System.Text.Json`.
    ScriptNamespaces {
        id: "script-namespaces",
        summary: "The script uses a namespace that scripts do not have.",
        severity: Warning,
        since: "0.1.0",
    }
}

/// Microsoft Learn, "Write code in a custom connector", "Supported namespaces".
const SUPPORTED: [&str; 26] = [
    "Microsoft.Extensions.Logging",
    "Newtonsoft.Json",
    "Newtonsoft.Json.Linq",
    "System",
    "System.Collections",
    "System.Collections.Generic",
    "System.Diagnostics",
    "System.Drawing",
    "System.Drawing.Drawing2D",
    "System.Drawing.Imaging",
    "System.IO",
    "System.IO.Compression",
    "System.Linq",
    "System.Net",
    "System.Net.Http",
    "System.Net.Http.Headers",
    "System.Net.Security",
    "System.Security.Authentication",
    "System.Security.Cryptography",
    "System.Text",
    "System.Text.RegularExpressions",
    "System.Threading",
    "System.Threading.Tasks",
    "System.Web",
    "System.Xml",
    "System.Xml.Linq",
];

impl Rule for ScriptNamespaces {
    fn files(&self, files: &Files<'_>, cx: &mut RuleCx<'_>) {
        for line in code_lines(files.script.unwrap_or_default()) {
            let Some(namespace) = used(&line.text) else { continue };
            if !SUPPORTED.contains(&namespace) {
                let report = cx
                    .at(&At::root(Document::Script))
                    .report(format!("scripts do not have the namespace `{namespace}`"));
                report.help(did_you_mean(
                    namespace,
                    SUPPORTED,
                    "do it with the namespaces that scripts have",
                ));
                report.at.position = Some(Position { line: line.number, column: line.indent + 1 });
            }
        }
    }
}

/// The namespace of a directive. `using (…)`, `using var …`, `using static …` and aliases are none: what they name is no
/// namespace.
fn used(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix("using ")?.trim().strip_suffix(';')?.trim_end();
    (!name.contains([' ', '=', '('])).then_some(name)
}
