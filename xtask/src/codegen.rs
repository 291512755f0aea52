use std::fmt::Write as _;

use connectorgen::{EditorSchema, Severity};

use crate::project::{Mode, cargo, ensure, root};

/// Writes what is generated from the code, or finds what is out of date.
pub(crate) fn run(mode: Mode) -> Result<(), String> {
    ensure("docs/rules.md", &connectorgen_rules::rules_page(), mode)?;
    ensure("docs/diagnostics.md", &diagnostics_page(), mode)?;
    for schema in EditorSchema::ALL {
        let path = format!("crates/connectorgen/schemas/{}", schema.file_name());
        ensure(&path, &format!("{:#}\n", schema.schema()), mode)?;
    }
    readme(mode)
}

/// Every id that may be reported, with what it stands for.
fn diagnostics_page() -> String {
    let mut page = String::from(
        "# Diagnostics\n\nEvery id that `connectorgen` may report, made from the code by `cargo xtask codegen`. \
         The ids of the offline validator are explained in [rules.md](rules.md).\n",
    );
    for (severity, heading) in
        [(Severity::Error, "Errors"), (Severity::Warning, "Warnings"), (Severity::Note, "Notes")]
    {
        let _ =
            write!(page, "\n## {heading}\n\n| id | what it stands for | Microsoft's name |\n|---|---|---|\n");
        let codes = connectorgen::codes::all().iter().filter(|code| code.severity == severity);
        for code in codes {
            let official = code.official.map_or_else(String::new, |name| format!("`{name}`"));
            let _ = writeln!(page, "| `{}` | {} | {official} |", code.id, code.summary);
        }
    }
    page
}

const BEGIN: &str = "<!-- help begin -->\n";
const END: &str = "<!-- help end -->";

/// The help of `generate` between its markers in the readme.
fn readme(mode: Mode) -> Result<(), String> {
    let path = root().join("README.md");
    let current = std::fs::read_to_string(&path).map_err(|error| format!("README.md: {error}"))?;
    let parts =
        current.split_once(BEGIN).and_then(|(head, rest)| rest.split_once(END).map(|(_, tail)| (head, tail)));
    let Some((head, tail)) = parts else {
        return Err("README.md has lost the markers around the help text".to_owned());
    };
    let help = cargo(
        &["run", "--quiet", "--package", "connectorgen-cli", "--", "generate", "--help"],
        &[("COLUMNS", "100")],
    )?;
    let help: String = help.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
    ensure("README.md", &format!("{head}{BEGIN}```text\n{help}```\n{END}{tail}"), mode)
}
