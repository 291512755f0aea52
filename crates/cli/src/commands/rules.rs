use connectorgen::{RuleInfo, rules};

use crate::args::{RulesArgs, RulesFormat};
use crate::exit::Exit;
use crate::output;

/// Lists the rules.
pub(crate) fn run(args: &RulesArgs) -> Exit {
    let rules = rules(args.profile);
    let text = match args.format {
        RulesFormat::Text => table(&rules),
        // Plain structs become JSON always.
        RulesFormat::Json => serde_json::to_string_pretty(&rules).unwrap_or_default() + "\n",
    };
    output::finish(&text, Exit::Fine)
}

fn table(rules: &[RuleInfo]) -> String {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let lines = rules.iter().map(|rule| {
        let severity = rule.severity.to_string();
        format!("{severity:<7}  {:<width$}  {}\n", rule.id, rule.summary)
    });
    let count = format!("\n{} rules; `connectorgen explain RULE` says more about one\n", rules.len());
    lines.chain([count]).collect()
}
