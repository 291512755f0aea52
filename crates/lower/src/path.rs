use std::collections::HashMap;

use connectorgen_model::{In, Parameter};

/// A path template taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Template {
    /// The path, without query and fragment, variables by name only.
    pub(crate) path: String,
    /// Query parameters that the path demands: name and value.
    pub(crate) fixed: Vec<(String, String)>,
    /// Query parameters whose value is a variable: name and variable.
    pub(crate) moved: Vec<(String, String)>,
    /// The variables, in order.
    pub(crate) variables: Vec<String>,
    /// Those of them that take several segments: `{+path}`, `{path*}`, `{path+}`.
    pub(crate) open: Vec<String>,
    /// The path was not plain, so two of them may be the same without their query and fragment.
    pub(crate) had_query: bool,
}

/// Takes a path template apart. `Err` says why a connector cannot have it.
pub(crate) fn template(source: &str) -> Result<Template, String> {
    // Postman writes `{{id}}`.
    let source = source.replace("{{", "{").replace("}}", "}");
    let without_fragment = source.split('#').next().unwrap_or_default();
    let (path, query) = split_query(without_fragment);
    let mut template = Template {
        had_query: without_fragment.len() != path.len() || source.contains('#'),
        ..Template::default()
    };
    template.path = variables(path, &mut template)?;
    if let Some(stem) = template.path.strip_suffix("/*").or_else(|| template.path.strip_suffix("/**")) {
        let name = if template.variables.iter().any(|name| name == "path") { "rest" } else { "path" };
        template.path = format!("{stem}/{{{name}}}");
        template.variables.push(name.to_owned());
        template.open.push(name.to_owned());
    }
    // `OperationPathContainsUnsupportedCharacters`.
    if template.path.contains('*') {
        return Err("a path cannot contain `*`".to_owned());
    }
    for pair in query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        match value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            Some(variable) => template.moved.push((name.to_owned(), variable.to_owned())),
            None if name.contains(['{', '}']) => {}
            None => template.fixed.push((name.to_owned(), value.to_owned())),
        }
    }
    Ok(template)
}

/// What stands before the question mark and what behind it; that of `{id?}` (ASP.NET) is part of the variable.
fn split_query(path: &str) -> (&str, Option<&str>) {
    let mut inside = false;
    for (at, c) in path.char_indices() {
        match c {
            '{' => inside = true,
            '}' => inside = false,
            '?' if !inside => return (path.get(..at).unwrap_or(path), path.get(at + 1..)),
            _ => {}
        }
    }
    (path, None)
}

/// The path with each variable reduced to its name: `{+path}`, `{id:int}`, `{id=5}`, `{id?}` (ASP.NET) and `{proxy+}`
/// (AWS) are all just variables here.
fn variables(path: &str, found: &mut Template) -> Result<String, String> {
    let mut out = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        if before.contains('}') {
            return Err("the braces in the path are not balanced".to_owned());
        }
        let (inside, behind) = after.split_once('}').ok_or("the braces in the path are not balanced")?;
        // RFC 6570: `{?a,b}` is a query, whose parameters are declared, and `{/id}` a segment.
        if inside.starts_with(['?', '&', '#']) {
            out.push_str(before);
            rest = behind;
            continue;
        }
        let (slash, inside) = inside.strip_prefix('/').map_or(("", inside), |inside| ("/", inside));
        if inside.contains(['{', '/']) {
            return Err("a variable of a path has to stand in one segment".to_owned());
        }
        let name = inside
            .trim_start_matches(['+', '.', ';', '&', '*'])
            .split(['=', ':', '*', '?', '+'])
            .next()
            .unwrap_or_default()
            .trim();
        if name.is_empty() {
            return Err("a variable of the path has no name".to_owned());
        }
        out.push_str(before);
        out.push_str(slash);
        out.push('{');
        out.push_str(name);
        out.push('}');
        found.variables.push(name.to_owned());
        let (head, constraint) = inside.split_once(':').unwrap_or((inside, ""));
        if head.starts_with(['+', '*'])
            || head.ends_with(['+', '*'])
            || [".*", ".+"].contains(&constraint.trim())
        {
            found.open.push(name.to_owned());
        }
        rest = behind;
    }
    if rest.contains('}') {
        return Err("the braces in the path are not balanced".to_owned());
    }
    out.push_str(rest);
    Ok(out)
}

/// The path with its variables erased, in lower case: two operations with one method and one shape cannot be told
/// apart by the platform (`DuplicateOperationPath`, `PathRedefined`).
pub(crate) fn shape(path: &str) -> String {
    erased(path).to_lowercase()
}

/// The path with its variables erased: what of it goes to the API as it stands.
pub(crate) fn erased(path: &str) -> String {
    let mut erased = String::with_capacity(path.len());
    let mut inside = false;
    for c in path.chars() {
        match c {
            '{' => inside = true,
            '}' => {
                inside = false;
                erased.push_str("{}");
            }
            _ if inside => {}
            other => erased.push(other),
        }
    }
    erased
}

/// The path with its variables renamed, and the parameters with it. A variable's name is not on the wire.
pub(crate) fn rename(path: &str, names: &HashMap<String, String>, parameters: &mut [Parameter]) -> String {
    let mut renamed = path.to_owned();
    for (old, new) in
        names.iter().filter(|(old, new)| old != new).collect::<std::collections::BTreeMap<_, _>>()
    {
        renamed = renamed.replace(&format!("{{{old}}}"), &format!("{{\u{0}{new}}}"));
    }
    for parameter in parameters.iter_mut().filter(|parameter| parameter.location == Some(In::Path)) {
        if let Some(new) = names.get(&parameter.name) {
            parameter.name.clone_from(new);
        }
    }
    renamed.replace('\u{0}', "")
}

#[cfg(test)]
mod tests {
    use super::{shape, template};

    #[test]
    fn variables_are_reduced_to_their_names() {
        let taken = template("/v1/{+name}/items('{id:int}')/{rest*}").unwrap();
        assert_eq!(taken.path, "/v1/{name}/items('{id}')/{rest}");
        assert_eq!(taken.variables, ["name", "id", "rest"]);
        assert!(!taken.had_query);
        let taken = template("/{proxy+}/{**rest}/{id?}?kind={kind?}").unwrap();
        assert_eq!(taken.path, "/{proxy}/{rest}/{id}");
        assert_eq!(taken.open, ["proxy", "rest"]);
        assert_eq!(template("/{{id}}").unwrap().path, "/{id}");
        let taken = template("/{id: \\d+}/{file:.+}").unwrap();
        assert_eq!((taken.path.as_str(), taken.open.as_slice()), ("/{id}/{file}", &["file".to_owned()][..]));
        let taken = template("/users{/id}/files/*").unwrap();
        assert_eq!(
            (taken.path.as_str(), taken.open.as_slice()),
            ("/users/{id}/files/{path}", &["path".to_owned()][..])
        );
    }

    #[test]
    fn query_and_fragment_are_taken_off() {
        let taken = template("/items/{id}{?max,offset}").unwrap();
        assert_eq!(
            (taken.path.as_str(), taken.variables.as_slice()),
            ("/items/{id}", &["id".to_owned()][..])
        );
        let taken = template("/items?action=list&key={k}&flag#second").unwrap();
        assert_eq!(taken.path, "/items");
        assert_eq!(
            taken.fixed,
            [("action".to_owned(), "list".to_owned()), ("flag".to_owned(), String::new())]
        );
        assert_eq!(taken.moved, [("key".to_owned(), "k".to_owned())]);
        assert!(taken.had_query);
    }

    #[test]
    fn broken_templates_are_refused() {
        for path in ["/a/{b", "/a/b}", "/a/{}", "/a/{b/c}", "/a/{{{b}}}", "/a/*/b"] {
            assert!(template(path).is_err(), "{path}");
        }
    }

    #[test]
    fn shapes_know_neither_case_nor_names() {
        assert_eq!(shape("/Pets/{petId}.json"), shape("/pets/{ID}.json"));
        assert_ne!(shape("/pets/{id}"), shape("/pets/me"));
    }
}
