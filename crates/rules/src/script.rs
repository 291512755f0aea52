//! The lines of a script that are code.

/// A line without its comments.
pub(crate) struct CodeLine<'s> {
    /// From 1.
    pub(crate) number: usize,
    /// White space in front, in characters.
    pub(crate) indent: usize,
    pub(crate) text: std::borrow::Cow<'s, str>,
}

/// The lines of a C# text, with comments left out. Comment signs within texts are taken for comments: for what is asked
/// here, nothing depends on the rest of such a line.
pub(crate) fn code_lines(script: &str) -> impl Iterator<Item = CodeLine<'_>> {
    let mut in_block = false;
    script.lines().enumerate().map(move |(index, line)| {
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        CodeLine { number: index + 1, indent, text: without_comments(line, &mut in_block) }
    })
}

fn without_comments<'s>(line: &'s str, in_block: &mut bool) -> std::borrow::Cow<'s, str> {
    if !*in_block && !line.contains("//") && !line.contains("/*") {
        return line.into();
    }
    let mut code = String::new();
    let mut rest = line;
    loop {
        if *in_block {
            let Some((_, behind)) = rest.split_once("*/") else { break };
            *in_block = false;
            rest = behind;
        }
        match (rest.find("//"), rest.find("/*")) {
            (Some(line), block) if block.is_none_or(|block| line < block) => {
                code.push_str(rest.get(..line).unwrap_or_default());
                break;
            }
            (_, Some(block)) => {
                code.push_str(rest.get(..block).unwrap_or_default());
                rest = rest.get(block + 2..).unwrap_or_default();
                *in_block = true;
            }
            (_, None) => {
                code.push_str(rest);
                break;
            }
        }
    }
    code.into()
}

#[cfg(test)]
mod tests {
    use super::code_lines;

    #[test]
    fn comments_are_no_code() {
        let script = "using A; // using B;\n/* using C;\nusing D; */ using E;\n  using F; /* x */ /* y\n*/z";
        let lines: Vec<String> = code_lines(script).map(|line| line.text.trim().to_owned()).collect();
        assert_eq!(lines, ["using A;", "", "using E;", "using F;", "z"]);
        assert_eq!(code_lines(script).map(|line| line.indent).collect::<Vec<_>>(), [0, 0, 0, 2, 0]);
    }
}
