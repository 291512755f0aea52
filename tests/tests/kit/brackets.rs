//! PowerShell, as far as it can be looked at without PowerShell.

/// The brackets of a PowerShell script that nothing closes: text in quotes, here-strings and comments apart.
pub(super) fn open_braces(text: &str) -> Vec<char> {
    let mut open = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("<#") {
            rest.find("#>").unwrap() + 2
        } else if rest.starts_with("@'\n") {
            rest.find("\n'@").unwrap() + 3
        } else if c == '#' {
            rest.find('\n').unwrap()
        } else if c == '\'' || c == '"' {
            rest[1..].find(c).unwrap() + 2
        } else {
            1
        };
        match c {
            '(' | '{' | '[' => open.push(c),
            ')' => assert_eq!(open.pop(), Some('('), "{rest:.60}"),
            '}' => assert_eq!(open.pop(), Some('{'), "{rest:.60}"),
            ']' => assert_eq!(open.pop(), Some('['), "{rest:.60}"),
            _ => {}
        }
        rest = &rest[skipped..];
    }
    open
}
