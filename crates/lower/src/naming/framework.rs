//! What frameworks make of the names of functions: operationIds that repeat the path, or say no more than the method.

use std::borrow::Cow;

use super::english::singular;
use super::operation_id::revised;
use super::route::name_of_route;
use crate::text::words;

/// The id without what a framework has put around the name of the function: the path and the method behind it (`FastAPI`'s
/// `generate_unique_id`), or the word `Controller` of the class before it (`NestJS`, `LoopBack`).
pub(super) fn own_name<'a>(id: &'a str, method: &str, path: &str) -> Cow<'a, str> {
    let route: String = path.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    if let Some(name) = id.strip_suffix(&format!("{route}_{}", method.to_ascii_lowercase()))
        && words(name)
            .iter()
            .any(|word| word.contains(|c: char| c.is_ascii_alphabetic()) && !CONTAINERS.contains(word))
    {
        return name.into();
    }
    // NestJS puts the version of the class behind the function.
    let (name, revision) = revised(id);
    match of_class(name) {
        Some((class, function)) => match class.strip_suffix("Controller") {
            Some(class) if !class.is_empty() => format!("{class}_{function}{revision}").into(),
            Some(_) | None => id.into(),
        },
        None => id.into(),
    }
}

/// What an operation is called that has no summary: its id, or what its method and path tell where the id says the same
/// in another order (`pets_list`, `Widgets_update`) or says no more than what is done (`findAll_1`, `create`).
pub(crate) fn spoken_name(source: Option<&str>, id: &str, method: &str, path: &str) -> String {
    let Some(source) = source else { return id.to_owned() };
    let (source, id) = match of_springfox(source, method) {
        Some(function) => (function, function),
        None => (source, id),
    };
    // Scribe: `apiUsersId` for `GET /api/users/{id}`.
    if path.contains('{') && letters(source) == letters(path) {
        return name_of_route(method, path);
    }
    let own = own_name(source, method, path);
    let (name, revision) = revised(&own);
    if let Some(name) = said_by_route(name, method, path) {
        return format!("{name}{revision}");
    }
    let (name, revision) = revised(source);
    match of_class(name) {
        Some((class, function)) if class == "AppController" || words(function).len() > 1 => {
            format!("{function}{revision}")
        }
        Some(_) | None => {
            if own == source {
                id.to_owned()
            } else {
                own.into_owned()
            }
        }
    }
}

/// The function of `getUserUsingGET_1` (Springfox), where the number tells functions of one name apart.
fn of_springfox<'a>(id: &'a str, method: &str) -> Option<&'a str> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let name = id.rsplit_once('_').filter(|(_, number)| is_number(number)).map_or(id, |(name, _)| name);
    let function = name.strip_suffix(&method.to_ascii_uppercase())?.strip_suffix("Using")?;
    Some(function).filter(|function| !function.is_empty())
}

fn letters(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The name of the route, if the id only says what is done, and to what in the path.
fn said_by_route(id: &str, method: &str, path: &str) -> Option<String> {
    let lower: Vec<String> = words(id).iter().map(|word| word.to_ascii_lowercase()).collect();
    let said: Vec<&str> = lower
        .iter()
        .map(String::as_str)
        .filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    let doing =
        said.iter().rev().take_while(|word| FILLERS.contains(word) || meaning(word).is_some()).count();
    let (things, doing) = said.split_at_checked(said.len() - doing)?;
    let meant = doing.iter().find_map(|word| meaning(word))?;
    let in_path: Vec<String> = words(path).iter().map(|word| singular(&word.to_ascii_lowercase())).collect();
    if in_path.is_empty()
        || !things.iter().all(|thing| CONTAINERS.contains(thing) || in_path.contains(&singular(thing)))
    {
        return None;
    }
    let route = name_of_route(method, path);
    let verb = words(&route).first().copied().filter(|verb| meant.contains(verb))?;
    let object = route.get(verb.len()..)?;
    // What replaces a thing is called an update in the words of most.
    Some(if doing.contains(&"update") { format!("Update{object}") } else { route.clone() })
}

/// The class and the function of `Class_function` (`NestJS`) or `Class.function` (`LoopBack`).
fn of_class(id: &str) -> Option<(&str, &str)> {
    let is_name = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !text.is_empty();
    id.split_once(['_', '.']).filter(|(class, function)| {
        is_name(class) && is_name(function) && class.starts_with(|c: char| c.is_ascii_uppercase())
    })
}

/// The verbs of routes that say the same as a word.
fn meaning(word: &str) -> Option<&'static [&'static str]> {
    match word {
        "create" | "store" | "post" => Some(&["Create"]),
        "update" | "put" | "replace" => Some(&["Update", "Replace", "Set"]),
        "patch" => Some(&["Update"]),
        "delete" | "destroy" | "remove" => Some(&["Delete"]),
        "list" | "index" | "find" | "get" | "show" | "read" | "retrieve" => Some(&["List", "Get"]),
        _ => None,
    }
}

/// What stands beside such words and says nothing about the thing.
const FILLERS: [&str; 6] = ["all", "by", "id", "many", "one", "partial"];

/// What classes and folders are called that hold operations.
const CONTAINERS: [&str; 5] = ["api", "controller", "endpoint", "resource", "service"];

#[cfg(test)]
mod tests {
    use super::{own_name, spoken_name};

    #[test]
    fn names_of_functions_are_found_in_ids_of_frameworks() {
        for (id, method, path, expected) in [
            ("list_users_users__get", "get", "/users/", "list_users"),
            ("read_user_users__user_id__get", "get", "/users/{user_id}", "read_user"),
            ("CatsController_findAll", "get", "/cats", "Cats_findAll"),
            ("CatsController_findAll_v2", "get", "/v2/cats", "Cats_findAll_v2"),
            ("list_users", "get", "/users", "list_users"),
            ("_users_get", "get", "/users", "_users_get"),
            ("api_books_post", "post", "/books", "api_books_post"),
            ("PetController.count", "get", "/pets/count", "Pet_count"),
            ("Controller_x", "get", "/x", "Controller_x"),
        ] {
            assert_eq!(own_name(id, method, path), expected, "{id}");
        }
    }

    #[test]
    fn names_that_say_no_more_than_the_route_are_those_of_the_route() {
        for (source, method, path, expected) in [
            ("findAll_1", "get", "/api/orders", "ListOrders"),
            ("findById", "get", "/api/orders/{id}", "GetOrder"),
            ("create", "post", "/orders", "CreateOrder"),
            ("api_books_partial_update", "patch", "/api/books/{id}/", "UpdateBook"),
            ("api_books_destroy", "delete", "/api/books/{id}/", "DeleteBook"),
            ("Widgets_list", "get", "/widgets", "ListWidgets"),
            ("Widgets_update", "put", "/widgets/{id}", "UpdateWidget"),
            ("CatsController_findOne", "get", "/cats/{id}", "GetCat"),
            ("CatsController_findAll_v2", "get", "/v2/cats", "ListCats_v2"),
            ("list_users_users__get", "get", "/users/", "list_users"),
            ("posts.index", "get", "/posts", "ListPosts"),
            ("apiUsersId", "get", "/api/users/{id}", "GetUser"),
            ("listUsingGET_2", "get", "/orders", "ListOrders"),
        ] {
            assert_eq!(spoken_name(Some(source), source, method, path), expected, "{source}");
        }
    }

    #[test]
    fn names_that_say_something_else_stay() {
        for (source, method, path, expected) in [
            ("AppController_getHello", "get", "/", "getHello"),
            ("AppController_root", "get", "/", "root"),
            ("AuthController_login", "post", "/sessions", "Auth_login"),
            ("PetController.count", "get", "/pets/count", "Pet_count"),
            ("AppController_getHello_v1", "get", "/v1", "getHello_v1"),
            ("BookstoreService_ListBooks", "get", "/v1/{parent}/books", "ListBooks"),
            ("delete", "post", "/orders/{id}", "delete"),
            ("update", "post", "/orders/{id}", "update"),
            ("getUserById", "get", "/users/{id}", "getUserById"),
            ("Widgets_analyze", "post", "/widgets/{id}/analyze", "Widgets_analyze"),
            ("listPets", "get", "/pets", "listPets"),
            ("userLogin", "post", "/user/login", "userLogin"),
            ("GetUserByIdUsingGET_1", "get", "/users/{id}", "GetUserById"),
            ("payUsingPOST", "put", "/pay", "payUsingPOST"),
            ("UsingGET", "get", "/pay", "UsingGET"),
        ] {
            assert_eq!(spoken_name(Some(source), source, method, path), expected, "{source}");
        }
    }
}
