use super::ascii::ascii;
use super::english::{is_plural, singular};
use super::hash::short_hash;
use crate::text::{capital, is_shouting, words};

/// A path as words: what is fixed in it in Pascal case, and its variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A segment, or a piece of one: `Pets`.
    Fixed(String),
    /// A variable: `PetId`.
    Variable(String),
}

impl Part {
    /// The part as a piece of a name.
    pub(super) fn spoken(&self) -> String {
        match self {
            Part::Fixed(word) => word.clone(),
            Part::Variable(name) => format!("By{name}"),
        }
    }
}

/// The parts of a path that have letters or digits of ASCII.
pub(super) fn parts(path: &str) -> Vec<Part> {
    let mut found = Vec::new();
    for segment in path.split('/') {
        let segment =
            segment.strip_suffix(".json").or_else(|| segment.strip_suffix(".xml")).unwrap_or(segment);
        for (depth, piece) in segment.split('{').enumerate() {
            let (variable, fixed) =
                if depth == 0 { ("", piece) } else { piece.split_once('}').unwrap_or(("", piece)) };
            found.push(Part::Variable(pascal(name_of_variable(variable))));
            found.extend(fixed.split(':').map(|word| Part::Fixed(pascal(word))));
        }
    }
    found.retain(|part| matches!(part, Part::Fixed(word) | Part::Variable(word) if !word.is_empty()));
    found
}

/// The name alone of `{id:int}` and `{id=5}`; `{?max,offset}` (RFC 6570) is no variable of the path.
fn name_of_variable(inside: &str) -> &str {
    if inside.starts_with(['?', '&', '#']) { "" } else { inside.split([':', '=']).next().unwrap_or(inside) }
}

/// Letters and digits in Pascal case; capitals inside of words stay.
pub(super) fn pascal(text: &str) -> String {
    let text = ascii(text);
    let shouting = is_shouting(&text);
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .map(|chunk| if shouting { capital(&chunk.to_ascii_lowercase()) } else { capital(chunk) })
        .collect()
}

/// What an operation does in English, as far as its method and path tell: `GetPet` for `GET /pets/{petId}`,
/// `ActivateUser` for `POST /users/{id}/activate`.
pub(super) fn name_of_route(method: &str, path: &str) -> String {
    let mut parts = parts(path);
    drop_preamble(&mut parts);
    let by = match parts.as_slice() {
        [.., Part::Variable(name)] => (!is_identifier(name, last_noun(&parts))).then(|| format!("By{name}")),
        _ => None,
    };
    let ends_in_variable = matches!(parts.last(), Some(Part::Variable(_)));
    let (action, object) = if ends_in_variable { None } else { take_action(&mut parts, method) }.unzip();
    let mut nouns = nouns(&parts);
    let many = !ends_in_variable && nouns.last().is_some_and(|noun| is_plural(noun));
    let verb = action.unwrap_or_else(|| verb(method, ends_in_variable, many));
    if verb == "Create"
        && let Some(last) = nouns.last_mut()
    {
        *last = singular(last);
    }
    let name = format!("{}{}{}", nouns.concat(), object.unwrap_or_default(), by.unwrap_or_default());
    if !name.is_empty() || ACTIONS.contains(&verb.to_ascii_lowercase().as_str()) {
        format!("{verb}{name}")
    } else if path.chars().all(|c| c == '/') {
        format!("{verb}Root")
    } else {
        format!("{verb}{}", short_hash(&[method, path]).to_ascii_uppercase())
    }
}

fn verb(method: &str, ends_in_variable: bool, many: bool) -> String {
    match (method.to_ascii_lowercase().as_str(), ends_in_variable) {
        ("get", false) if many => "List".into(),
        ("post", false) => "Create".into(),
        ("put", true) => "Replace".into(),
        ("put", false) => "Set".into(),
        ("patch", _) => "Update".into(),
        (method, _) => pascal(method),
    }
}

/// Takes `/api/v1` and the like away from the front, as long as something fixed is left.
fn drop_preamble(parts: &mut Vec<Part>) {
    let fixed = parts.iter().filter(|part| matches!(part, Part::Fixed(_))).count();
    let preamble =
        parts.iter().take_while(|part| matches!(part, Part::Fixed(word) if is_preamble(word))).count();
    parts.drain(..preamble.min(fixed.saturating_sub(1)));
}

fn is_preamble(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let version = word.strip_prefix('v').unwrap_or(&word);
    matches!(word.as_str(), "api" | "rest") || version.bytes().all(|byte| byte.is_ascii_digit())
}

fn last_noun(parts: &[Part]) -> Option<&str> {
    parts.iter().rev().find_map(|part| match part {
        Part::Fixed(word) => Some(word.as_str()),
        Part::Variable(_) => None,
    })
}

/// Whether a variable only says which one of the things is meant.
fn is_identifier(variable: &str, noun: Option<&str>) -> bool {
    let variable = variable.to_ascii_lowercase();
    noun.is_some_and(|noun| variable.ends_with("id") || singular(noun).eq_ignore_ascii_case(&variable))
}

/// The fixed parts; where a variable follows, one of them is meant.
fn nouns(parts: &[Part]) -> Vec<String> {
    let followers = parts.iter().skip(1).map(Some).chain([None]);
    let pairs = parts.iter().zip(followers);
    pairs
        .filter_map(|(part, next)| match (part, next) {
            (Part::Fixed(word), Some(Part::Variable(_))) => Some(singular(word)),
            (Part::Fixed(word), _) => Some(word.clone()),
            (Part::Variable(_), _) => None,
        })
        .collect()
}

/// Takes the last part away if it says what is done: the verb, and what follows it in the same word.
fn take_action(parts: &mut Vec<Part>, method: &str) -> Option<(String, String)> {
    let Some(Part::Fixed(last)) = parts.last() else { return None };
    let (first, rest) = last.split_at_checked(words(last).first()?.len())?;
    let lower = first.to_ascii_lowercase();
    let reads = method.eq_ignore_ascii_case("get");
    let is_action = ACTIONS.contains(&lower.as_str()) && (!reads || READING.contains(&lower.as_str()));
    if !is_action || method.eq_ignore_ascii_case("delete") {
        return None;
    }
    let taken = (first.to_owned(), rest.to_owned());
    parts.pop();
    Some(taken)
}

/// Verbs that stand at the end of paths.
#[rustfmt::skip]
const ACTIONS: [&str; 80] = [
    "accept", "activate", "add", "analyze", "apply", "approve", "archive", "assign", "attach", "authorize", "batch",
    "calculate", "cancel", "capture", "check", "clear", "clone", "close", "complete", "confirm", "convert", "copy",
    "deactivate", "decline", "detach", "disable", "download", "duplicate", "enable", "execute", "export", "find",
    "generate", "import", "install", "invite", "lock", "login", "logout", "lookup", "merge", "move", "notify", "pause",
    "ping", "preview", "process", "publish", "query", "refresh", "refund", "register", "reject", "remove", "render",
    "renew", "reopen", "resend", "reset", "restore", "resume", "retry", "revoke", "rotate", "run", "search", "send",
    "share", "start", "stop", "submit", "subscribe", "suspend", "sync", "transfer", "translate", "unlock", "unsubscribe",
    "upload", "validate",
];

/// Those of them that only read.
#[rustfmt::skip]
const READING: [&str; 12] = [
    "calculate", "check", "download", "export", "find", "lookup", "ping", "preview", "query", "render", "search", "validate",
];

#[cfg(test)]
mod tests {
    use super::{name_of_route, pascal};

    #[test]
    fn routes_have_english_names() {
        for (method, path, expected) in [
            ("get", "/", "GetRoot"),
            ("get", "/users", "ListUsers"),
            ("GET", "/users/{id}", "GetUser"),
            ("get", "/users/{user_id}/posts", "ListUserPosts"),
            ("get", "/users/{userId}/posts/{postId}", "GetUserPost"),
            ("get", "/users/{username}", "GetUserByUsername"),
            ("get", "/users/{id: \\d+}{?max,offset}", "GetUser"),
            ("get", "/me", "GetMe"),
            ("get", "/settings", "GetSettings"),
            ("get", "/api/v1/users", "ListUsers"),
            ("get", "/v1", "GetV1"),
            ("get", "/2010-04-01/Accounts/{Sid}.json", "GetAccount"),
            ("get", "/repos/{owner}/{repo}/issues", "ListRepoIssues"),
            ("get", "/{id}", "GetById"),
            ("get", "/reports/{id}/download", "DownloadReport"),
            ("get", "/users/search", "SearchUsers"),
            ("get", "/users/close", "GetUsersClose"),
            ("post", "/users", "CreateUser"),
            ("post", "/chat/completions", "CreateChatCompletion"),
            ("post", "/users/{id}", "PostUser"),
            ("post", "/users/{id}/activate", "ActivateUser"),
            ("post", "/users/{id}:resetPassword", "ResetUserPassword"),
            ("post", "/login", "Login"),
            ("put", "/users/{id}", "ReplaceUser"),
            ("put", "/users/{id}/avatar", "SetUserAvatar"),
            ("patch", "/users/{id}", "UpdateUser"),
            ("delete", "/users/{id}", "DeleteUser"),
            ("delete", "/users", "DeleteUsers"),
            ("get", "/Items('{id}')", "GetItem"),
            ("get", "/categories/{category}", "GetCategory"),
            ("get", "/größe", "GetGroesse"),
        ] {
            assert_eq!(name_of_route(method, path), expected, "{method} {path}");
        }
    }

    #[test]
    fn routes_without_latin_letters_have_a_name() {
        let name = name_of_route("get", "/名前");
        assert!(name.starts_with("Get") && name.len() == 9, "{name}");
        assert_ne!(name, name_of_route("get", "/住所"));
    }

    #[test]
    fn pascal_case_keeps_capitals_inside() {
        for (text, expected) in [
            ("getUserByID", "GetUserByID"),
            ("pets_list", "PetsList"),
            ("GET_PETS", "GetPets"),
            ("", ""),
            ("é-x", "EX"),
        ] {
            assert_eq!(pascal(text), expected);
        }
    }
}
