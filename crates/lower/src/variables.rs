//! The names of path variables, which are not on the wire: they give way where another input is called the same.

use std::collections::{HashMap, HashSet};

use connectorgen_model::{In, Parameter};

use crate::operation::{Action, Entry};
use crate::path::{rename, shape};
use crate::wording;

/// For each shape of a path, the places of the variables whose names are taken by other inputs. All operations on a
/// path share its variables, so what one of them takes is taken for all.
pub(crate) fn taken(entries: &[Entry<'_>], actions: &[Action]) -> HashMap<String, HashSet<usize>> {
    let mut names: HashMap<String, HashSet<String>> = HashMap::new();
    for (entry, action) in entries.iter().zip(actions) {
        let others = names.entry(shape(&entry.template.path)).or_default();
        let inputs = action.operation.parameters.iter();
        others.extend(
            inputs.filter(|input| input.location != Some(In::Path)).map(|input| input.name.to_lowercase()),
        );
    }
    let mut taken: HashMap<String, HashSet<usize>> = HashMap::new();
    for entry in entries {
        let shape = shape(&entry.template.path);
        let others = names.get(&shape);
        let variables = entry.template.variables.iter().enumerate();
        let clashing = variables
            .filter(|(_, name)| others.is_some_and(|others| others.contains(&name.to_lowercase())))
            .map(|(index, _)| index)
            .collect::<Vec<_>>();
        taken.entry(shape).or_default().extend(clashing);
    }
    taken
}

/// The path of an entry, its taken variables under other names, and the parameters with it.
pub(crate) fn renamed(entry: &Entry<'_>, taken: &HashSet<usize>, parameters: &mut [Parameter]) -> String {
    let mut names = HashMap::new();
    for (index, old) in entry.template.variables.iter().enumerate() {
        if taken.contains(&index) {
            names.insert(old.clone(), format!("path_{old}"));
        }
    }
    let path = rename(&entry.template.path, &names, parameters);
    let mut labels: HashMap<String, usize> = HashMap::new();
    for label in parameters.iter().filter_map(|parameter| parameter.summary.as_ref()) {
        *labels.entry(label.to_lowercase()).or_default() += 1;
    }
    for parameter in parameters.iter_mut().filter(|parameter| parameter.location == Some(In::Path)) {
        let is_new = names.values().any(|name| *name == parameter.name);
        let is_shared = |label: &String| labels.get(&label.to_lowercase()).is_some_and(|count| *count > 1);
        if is_new && parameter.summary.as_ref().is_some_and(is_shared) {
            parameter.summary = wording::label(&parameter.name);
        }
    }
    path
}
