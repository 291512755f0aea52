use std::collections::{HashMap, HashSet};

use connectorgen_model::{Parameter, PathItem, PolicyTemplateInstance};
use heck::ToKebabCase;
use indexmap::IndexMap;

use crate::operation::Entry;
use crate::path::{erased, rename, shape, template};

/// The paths of the connector, and the policies that lead from them to the API's own.
#[derive(Default)]
pub(crate) struct Places {
    pub(crate) paths: IndexMap<String, PathItem>,
    pub(crate) policies: Vec<PolicyTemplateInstance>,
    /// Where in the document the first operation of each path stands.
    stands: HashMap<String, usize>,
    /// The path that has a shape.
    by_shape: HashMap<String, String>,
    /// Paths of triggers: what a trigger delivers stands on its path and would be said of every operation there.
    triggers: HashSet<String>,
}

impl Places {
    /// The operation that is the `index`th of the document has this path.
    pub(crate) fn stand_at(&mut self, path: String, index: usize) {
        let first = self.stands.entry(path).or_insert(index);
        *first = index.min(*first);
    }

    /// Brings the paths into the order of the document.
    pub(crate) fn sort(&mut self) {
        let stands = &self.stands;
        self.paths.sort_by_key(|path, _| stands.get(path).copied());
    }

    /// Where an operation stands in the connector. The platform tells operations apart by method and the shape of the
    /// path; an operation whose place is taken gets one of its own, and a policy sends it to the real path.
    pub(crate) fn path(
        &mut self,
        entry: &Entry<'_>,
        wanted: &str,
        parameters: &mut [Parameter],
        company: Company,
    ) -> String {
        let path = free_of_platform_names(wanted, parameters);
        let shape = shape(&path);
        match (self.by_shape.get(&shape).cloned(), company) {
            (None, Company::Welcome | Company::Absent) => {
                if company == Company::Absent {
                    self.triggers.insert(path.clone());
                }
                self.by_shape.insert(shape, path.clone());
                path
            }
            (Some(existing), Company::Welcome) if self.has_room(&existing, entry) => {
                let names = variables(&path).into_iter().zip(variables(&existing)).collect();
                // An API may tell capitals apart (RFC 3986, 6.2.2.1), so another spelling is another address.
                if !is_plain_renaming(&names) || erased(&path) != erased(&existing) {
                    return self.apart(entry, &path);
                }
                rename(&path, &names, parameters);
                existing
            }
            (Some(_), Company::Welcome | Company::Absent) | (_, Company::Unwelcome) => {
                self.apart(entry, &path)
            }
        }
    }

    fn has_room(&self, path: &str, entry: &Entry<'_>) -> bool {
        let free = self.paths.get(path).is_none_or(|item| item.operation(entry.method).is_none());
        free && !self.triggers.contains(path)
    }

    fn apart(&mut self, entry: &Entry<'_>, path: &str) -> String {
        let own = format!("/{}{path}", entry.id.to_kebab_case());
        self.by_shape.insert(shape(&own), own.clone());
        let title = format!("Path of {}", entry.id);
        self.policies
            .push(PolicyTemplateInstance::route_request(&title, path).for_operations([entry.id.as_str()]));
        own
    }
}

/// Whether an operation may share its path with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Company {
    /// An action: others may stand beside it.
    Welcome,
    /// A trigger, and the document has nothing else on the path.
    Absent,
    /// A trigger beside other operations of the document.
    Unwelcome,
}

fn variables(path: &str) -> Vec<String> {
    template(path).map(|template| template.variables).unwrap_or_default()
}

/// Each variable has one new name and no two share it.
fn is_plain_renaming(names: &HashMap<String, String>) -> bool {
    let targets: HashSet<&String> = names.values().collect();
    targets.len() == names.len()
}

/// The platform puts `/{connectionId}` before every path (`ConnectionIdParameterNotAllowed`).
fn free_of_platform_names(path: &str, parameters: &mut [Parameter]) -> String {
    let clash = variables(path).into_iter().find(|name| name.eq_ignore_ascii_case("connectionId"));
    match clash {
        Some(name) => rename(path, &HashMap::from([(name, "connection_id".to_owned())]), parameters),
        None => path.to_owned(),
    }
}
