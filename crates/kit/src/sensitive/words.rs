//! Names that tell that a value is a secret, or about a person.

use heck::ToSnakeCase;

/// Why a value is better hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    /// Whoever has it can do something with it.
    Secret,
    /// It says something about a person.
    Personal,
}

/// Words of a name, in a row. The last of them ends the name where it says `true`: `token` is one, and `tokenCount` is
/// not.
const SECRETS: &[(&[&str], bool)] = &[
    (&["password"], false),
    (&["passwd"], false),
    (&["passphrase"], false),
    (&["passcode"], false),
    (&["pwd"], true),
    (&["secret"], true),
    (&["client", "secret"], false),
    (&["shared", "secret"], false),
    (&["secret", "key"], false),
    (&["secret", "value"], false),
    (&["api", "key"], true),
    (&["apikey"], true),
    (&["access", "key"], true),
    (&["private", "key"], false),
    (&["subscription", "key"], true),
    (&["token"], true),
    (&["jwt"], true),
    (&["credential"], true),
    (&["credentials"], true),
    (&["authorization"], true),
    (&["cookie"], true),
    (&["session", "id"], true),
    (&["connection", "string"], true),
    (&["otp"], true),
    (&["pin"], true),
    (&["cvv"], true),
    (&["cvc"], true),
    (&["signature"], true),
    (&["sas"], true),
];

/// Words about people.
const PERSONAL: &[(&[&str], bool)] = &[
    (&["email"], false),
    (&["e", "mail"], false),
    (&["mail"], true),
    (&["user", "principal", "name"], true),
    (&["upn"], true),
    (&["phone"], false),
    (&["phones"], true),
    (&["mobile"], true),
    (&["fax"], true),
    (&["first", "name"], true),
    (&["last", "name"], true),
    (&["given", "name"], true),
    (&["family", "name"], true),
    (&["middle", "name"], true),
    (&["full", "name"], true),
    (&["maiden", "name"], true),
    (&["surname"], true),
    (&["street"], false),
    (&["address", "line"], false),
    (&["home", "address"], false),
    (&["postal", "address"], false),
    (&["postcode"], true),
    (&["post", "code"], true),
    (&["postal", "code"], true),
    (&["zip", "code"], true),
    (&["birth"], false),
    (&["birthday"], true),
    (&["dob"], true),
    (&["gender"], true),
    (&["sex"], true),
    (&["nationality"], true),
    (&["religion"], true),
    (&["ethnicity"], true),
    (&["marital", "status"], true),
    (&["ssn"], true),
    (&["social", "security"], false),
    (&["national", "id"], true),
    (&["passport"], false),
    (&["tax", "id"], true),
    (&["vat", "number"], true),
    (&["driver", "license"], false),
    (&["iban"], true),
    (&["bic"], true),
    (&["account", "number"], true),
    (&["card", "number"], true),
    (&["credit", "card"], false),
    (&["salary"], false),
    (&["diagnosis"], false),
    (&["medical"], false),
    (&["health"], false),
    (&["blood", "type"], true),
    (&["ip", "address"], true),
    (&["latitude"], true),
    (&["longitude"], true),
];

/// What the name of a value tells, if anything.
pub(crate) fn reason(name: &str) -> Option<Reason> {
    let snake = name.to_snake_case();
    let words: Vec<&str> = snake.split('_').collect();
    // A page token only says where a list goes on.
    let continues = ["page", "next", "continuation", "skip", "sync", "delta", "change"];
    if words.iter().any(|word| continues.contains(word)) && words.last() == Some(&"token") {
        return None;
    }
    let tells = |list: &[(&[&str], bool)]| list.iter().any(|(row, last)| holds(&words, row, *last));
    if tells(SECRETS) { Some(Reason::Secret) } else { tells(PERSONAL).then_some(Reason::Personal) }
}

fn holds(words: &[&str], row: &[&str], last: bool) -> bool {
    if last { words.ends_with(row) } else { words.windows(row.len()).any(|window| window == row) }
}

#[cfg(test)]
mod tests {
    use super::{Reason, reason};

    #[test]
    fn names_tell_secrets_and_people() {
        for name in
            ["password", "userPassword", "client_secret", "accessToken", "API-Key", "x-api-key", "newPIN"]
        {
            assert_eq!(reason(name), Some(Reason::Secret), "{name}");
        }
        for name in
            ["email", "emailAddress", "givenName", "mobilePhone", "businessPhones", "dateOfBirth", "IBAN"]
        {
            assert_eq!(reason(name), Some(Reason::Personal), "{name}");
        }
        for name in [
            "id",
            "name",
            "displayName",
            "tokenCount",
            "nextPageToken",
            "skipToken",
            "pinned",
            "mailbox",
            "opinion",
            "",
        ] {
            assert_eq!(reason(name), None, "{name}");
        }
    }
}
