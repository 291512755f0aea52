use std::fmt;

use super::{Inspection, OperationCounts, TagSize};

/// Stands for a tag where there is none.
const NO_TAG: &str = "(no tag)";
/// What is shown of a tag, in characters: longer ones would push the numbers out of sight.
const LONGEST_TAG: usize = 40;

/// For people: one section for each question, columns aligned.
impl fmt::Display for Inspection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.document)?;
        let language = if self.openapi.starts_with('2') { "Swagger" } else { "OpenAPI" };
        let head = [("title", &self.title), ("version", &self.version), (language, &self.openapi)];
        table(f, &head.map(|(name, value)| vec![name.to_owned(), one_line(value)]))?;

        writeln!(f, "\nservers")?;
        let servers: Vec<_> = self.servers.iter().map(|server| vec![server.clone()]).collect();
        table(f, &or_none(servers))?;

        writeln!(f, "\nsecurity schemes")?;
        let schemes = self.security_schemes.iter();
        let schemes = schemes.map(|s| vec![s.name.clone(), s.kind.clone(), one_line(&s.detail)]).collect();
        table(f, &or_none(schemes))?;

        operations(f, &self.operations)?;
        limits(f, self)?;
        by_tag(f, &self.split_by_tag)?;
        writeln!(f, "\nnext\n  {}", self.command)?;
        writeln!(
            f,
            "\ngenerate would report {}, {} and {}",
            count(self.errors, "error"),
            count(self.warnings, "warning"),
            count(self.notes, "note")
        )
    }
}

fn operations(f: &mut fmt::Formatter<'_>, counts: &OperationCounts) -> fmt::Result {
    let left_out = if counts.deprecated > 0 { " and left out unless asked for" } else { "" };
    writeln!(f, "\noperations: {}{}{left_out}", counts.total, deprecated(counts.deprecated))?;
    let mut rows: Vec<_> = counts
        .by_tag
        .iter()
        .map(|tag| vec![short(&tag.tag), format!("{:>5}{}", tag.operations, deprecated(tag.deprecated))])
        .collect();
    if counts.untagged > 0 {
        rows.push(vec![NO_TAG.to_owned(), format!("{:>5}", counts.untagged)]);
    }
    table(f, &rows)
}

fn limits(f: &mut fmt::Formatter<'_>, inspection: &Inspection) -> fmt::Result {
    if inspection.limits.is_empty() {
        return Ok(());
    }
    writeln!(f, "\nlimits of the platform")?;
    let rows: Vec<_> = inspection
        .limits
        .iter()
        .map(|limit| {
            let numbers = format!("{:>9} of {:>9}", grouped(limit.value), grouped(limit.limit));
            let mut remark = String::new();
            if limit.is_exceeded() {
                remark = format!("over the limit: {}", limit.consequence);
            }
            if let Some(largest) = &limit.largest {
                remark = if remark.is_empty() { largest.clone() } else { format!("{remark} ({largest})") };
            }
            vec![limit.what.to_owned(), numbers, remark]
        })
        .collect();
    table(f, &rows)
}

fn by_tag(f: &mut fmt::Formatter<'_>, tags: &[TagSize]) -> fmt::Result {
    if tags.is_empty() {
        return Ok(());
    }
    writeln!(f, "\nconnectors with --split-by tag, largest first")?;
    let head = ["tag", "connectors", "operations", "schemas in one", "depth", "characters"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(tags.iter().map(|tag| {
        vec![
            tag.tag.as_deref().map_or_else(|| NO_TAG.to_owned(), short),
            format!("{:>10}", tag.connectors),
            format!("{:>10}", tag.operations),
            format!("{:>14}", tag.schemas),
            format!("{:>5}", tag.depth),
            format!("{:>10}", grouped(tag.characters)),
        ]
    }));
    table(f, &rows)
}

fn deprecated(count: usize) -> String {
    if count == 0 { String::new() } else { format!(", {count} of them deprecated") }
}

fn or_none(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    if rows.is_empty() { vec![vec!["none".to_owned()]] } else { rows }
}

/// Rows with all columns but the last one as wide as their widest cell.
fn table(f: &mut fmt::Formatter<'_>, rows: &[Vec<String>]) -> fmt::Result {
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    for row in rows {
        let cells =
            row.iter().enumerate().map(|(column, cell)| format!("  {cell:<width$}", width = width(column)));
        writeln!(f, "{}", cells.collect::<Vec<_>>().concat().trim_end())?;
    }
    Ok(())
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// `1048576` as `1 048 576`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

fn short(tag: &str) -> String {
    let tag = one_line(tag);
    match tag.char_indices().nth(LONGEST_TAG).and_then(|(end, _)| tag.get(..end)) {
        Some(beginning) => format!("{beginning}…"),
        None if tag.is_empty() => "(empty tag)".to_owned(),
        None => tag,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
