/// Whether `glob` matches the whole of `path`. A slash is put before it where there is none. `*` stands for anything
/// within one segment, `**` for anything at all, and a whole segment `**` for any number of segments, so that `/users/**`
/// matches `/users` as well. Everything else stands for itself, the braces of `/users/{id}` too.
pub(crate) fn path_matches(glob: &str, path: &str) -> bool {
    if !glob.starts_with(['/', '*']) && !glob.is_empty() {
        return path_matches(&format!("/{glob}"), path);
    }
    // Most paths differ before the first star, and every path of a document is asked about.
    let literal = glob.split('*').next().unwrap_or_default();
    if !path.starts_with(literal.trim_end_matches('/')) {
        return false;
    }
    let path = path.as_bytes();
    // Which beginnings of the path the glob so far matches, by length. This bounds the work by the product of the lengths.
    let mut reached = vec![false; path.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    let mut rest = glob.as_bytes();
    while let Some((token, behind)) = next_token(rest) {
        reached = step(&reached, path, token);
        rest = behind;
    }
    reached.last().copied().unwrap_or_default()
}

#[derive(Debug, Clone, Copy)]
enum Token {
    Byte(u8),
    WithinSegment,
    Anything,
    Segments,
}

fn next_token(glob: &[u8]) -> Option<(Token, &[u8])> {
    match glob {
        [b'/', b'*', b'*', rest @ ..] if matches!(rest, [] | [b'/', ..]) => Some((Token::Segments, rest)),
        [b'*', b'*', rest @ ..] => Some((Token::Anything, rest)),
        [b'*', rest @ ..] => Some((Token::WithinSegment, rest)),
        [byte, rest @ ..] => Some((Token::Byte(*byte), rest)),
        [] => None,
    }
}

/// Which beginnings are matched with one more token. Each of them ends behind `passed`; `before` and `here` say whether
/// the tokens so far match up to that byte, and including it.
fn step(reached: &[bool], path: &[u8], token: Token) -> Vec<bool> {
    // Whether the token has begun and can still take in what comes.
    let mut open = false;
    let mut next = Vec::with_capacity(reached.len());
    next.push(token.is_optional() && reached.first().copied().unwrap_or_default());
    for (&passed, pair) in path.iter().zip(reached.windows(2)) {
        let &[before, here] = pair else { continue };
        open = match token {
            Token::Byte(wanted) => before && passed == wanted,
            Token::WithinSegment => (open || before) && passed != b'/',
            Token::Anything => open || before,
            Token::Segments => open || (before && passed == b'/'),
        };
        next.push(open || (token.is_optional() && here));
    }
    next
}

impl Token {
    /// Whether the token may stand for nothing.
    fn is_optional(self) -> bool {
        match self {
            Token::Byte(_) => false,
            Token::WithinSegment | Token::Anything | Token::Segments => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::path_matches;

    #[test]
    fn stars_stop_at_segments() {
        assert!(path_matches("/users/*", "/users/{id}"));
        assert!(path_matches("/users/*", "/users/"));
        assert!(!path_matches("/users/*", "/users"));
        assert!(!path_matches("/users/*", "/users/{id}/posts"));
        assert!(path_matches("/v*/users/*/posts", "/v1.0/users/{id}/posts"));
        assert!(!path_matches("*", "/users"));
        assert!(path_matches("users/*", "/users/{id}"));
    }

    #[test]
    fn double_stars_cross_segments() {
        for path in ["/users", "/users/", "/users/{id}", "/users/{id}/posts"] {
            assert!(path_matches("/users/**", path), "{path}");
            assert!(path_matches("/**", path), "{path}");
            assert!(path_matches("**", path), "{path}");
        }
        assert!(!path_matches("/users/**", "/userships"));
        assert!(path_matches("/users**", "/userships/1"));
        assert!(path_matches("/a/**/z", "/a/z"));
        assert!(path_matches("/a/**/z", "/a/b/c/z"));
        assert!(!path_matches("/a/**/z", "/a/bz"));
        assert!(path_matches("**/z", "/a/z"));
    }

    #[test]
    fn everything_else_is_literal() {
        assert!(path_matches("/users/{id}", "/users/{id}"));
        assert!(!path_matches("/users/{id}", "/users/{name}"));
        assert!(!path_matches("/users/?", "/users/1"));
        assert!(path_matches("/a.b/[c]$", "/a.b/[c]$"));
        assert!(path_matches("/städte/*", "/städte/köln"));
        assert!(!path_matches("/Users", "/users"));
        assert!(!path_matches("/users", "/users/"));
        assert!(path_matches("", ""));
        assert!(!path_matches("", "/"));
    }

    #[test]
    fn many_stars_take_no_longer_than_few() {
        let glob = "/*a".repeat(300) + "*b";
        let path = "/aaaaaaaaaa".repeat(300);
        assert!(!path_matches(&glob, &path));
        assert!(!path_matches(&"**a".repeat(500), &"/b".repeat(2000)));
    }
}
