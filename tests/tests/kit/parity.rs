//! What the two scripts of the kit do, as far as it can be read from their text.

use std::collections::BTreeSet;

/// The titles of the steps, in order.
pub(super) fn steps(script: &str) -> Vec<&str> {
    let titles = script.lines().filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("step ").or_else(|| line.strip_prefix("Write-Step "))
    });
    titles.map(|title| title.trim_matches(['"', '\''])).collect()
}

/// The programs that `deploy.sh` calls: `az ad app show --id --output`.
pub(super) fn bash_calls(script: &str) -> BTreeSet<String> {
    let is_text = |line: &&str| {
        ["say ", "for ", "Needs: ", "#"].iter().any(|start| line.trim_start().starts_with(start))
    };
    let commands = script
        .lines()
        .filter(|line| !is_text(line))
        .map(|line| line.split("fail ").next().unwrap_or_default())
        .flat_map(|line| line.split(['|', ';', '&', '(', ')', '{', '}']));
    let mut calls = BTreeSet::new();
    for command in commands {
        let words: Vec<&str> = command.split_whitespace().collect();
        let is_program =
            |word: &&str| ["az", "pac", "paconn", "paconn_with_secret", "connectorgen"].contains(word);
        let Some(start) = words.iter().position(is_program) else { continue };
        let program = words[start].trim_end_matches("_with_secret");
        calls.extend(call(program, &words[start + 1..]));
    }
    calls
}

/// The same for `deploy.ps1`, where a call is a list of texts.
pub(super) fn powershell_calls(script: &str) -> BTreeSet<String> {
    let lists = script.split("@('").skip(1).map(|rest| rest.lines().next().unwrap_or_default());
    let mut calls = BTreeSet::new();
    for list in lists {
        let words: Vec<&str> = list
            .split([',', ' ', '(', ')'])
            .map(|word| word.trim_matches('\''))
            .filter(|word| !word.is_empty())
            .collect();
        let program = match words[0] {
            "ad" | "rest" | "cloud" | "account" => "az",
            "connector" => "pac",
            "create" | "update" | "validate" | "download" => "paconn",
            "check" => "connectorgen",
            _ => continue,
        };
        calls.extend(call(program, &words));
    }
    calls
}

/// The command in a program, and its options without their values.
fn call(program: &str, words: &[&str]) -> Option<String> {
    let is_plain =
        |word: &&&str| word.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !word.starts_with('-');
    let command: Vec<&str> = words.iter().take_while(is_plain).copied().collect();
    let options = words.iter().filter(|word| word.starts_with("--")).copied();
    let parts: Vec<&str> = std::iter::once(program).chain(command.iter().copied()).chain(options).collect();
    (!command.is_empty()).then(|| parts.join(" "))
}
