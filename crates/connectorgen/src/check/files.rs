use std::collections::BTreeSet;
use std::sync::Arc;

use connectorgen_diagnostics::{Document, JsonPointer};

/// The files of one connector in memory, by their names.
///
/// A folder as `paconn` keeps it and a solution as `pac solution unpack` writes it are known by the names of their
/// files; others have no say in a connector.
#[derive(Debug, Clone, Default)]
pub struct ConnectorFiles {
    pub(super) files: Vec<ConnectorFile>,
    /// Files that are there and that nothing here reads, as they are called from the folder of the connector.
    pub(super) others: BTreeSet<String>,
    /// Whether a file that is missing is known to be missing.
    pub(super) is_whole: bool,
    /// How the folder is shown in front of a name.
    pub(super) folder: String,
}

/// A file and what it is.
#[derive(Debug, Clone)]
pub(super) struct ConnectorFile {
    /// As the user knows it.
    pub(super) name: Arc<str>,
    pub(super) role: Role,
    pub(super) bytes: Vec<u8>,
}

/// What a file is to the connector: which document, and where in it the file's content belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    pub(super) document: Document,
    /// A solution keeps the parts of `apiProperties.json` in files of their own.
    pub(super) part: JsonPointer,
}

impl ConnectorFiles {
    /// No files yet.
    pub fn new() -> ConnectorFiles {
        ConnectorFiles::default()
    }

    /// A file. Its name tells what it is: `apiDefinition.swagger.json`, `apiProperties.json`, `settings.json`,
    /// `script.csx`, `icon.png`, or one of a solution, such as `contoso_orders_openapidefinition.json`. The name of any
    /// other is remembered, because `settings.json` may refer to it.
    pub fn file(&mut self, name: impl Into<Arc<str>>, bytes: impl Into<Vec<u8>>) -> &mut Self {
        let name = name.into();
        match Role::of(base_name(&name)) {
            Some(role) => self.add(name, role, bytes.into()),
            None => {
                self.others.insert(base_name(&name).to_owned());
            }
        }
        self
    }

    /// Says that there are no other files, so that one that is missing is reported.
    pub fn whole(&mut self) -> &mut Self {
        self.is_whole = true;
        self
    }

    pub(super) fn add(&mut self, name: Arc<str>, role: Role, bytes: Vec<u8>) {
        self.files.push(ConnectorFile { name, role, bytes });
    }

    /// The names of the files, as they are called from the folder of the connector.
    pub(super) fn names(&self) -> BTreeSet<String> {
        let own = self.files.iter().map(|file| base_name(&file.name).to_owned());
        own.chain(self.others.iter().cloned()).collect()
    }

    /// True when there is a file of a document.
    pub(super) fn has(&self, document: Document) -> bool {
        self.files.iter().any(|file| file.role.document == document)
    }
}

impl Role {
    /// All of a document.
    pub(super) fn whole(document: Document) -> Role {
        Role { document, part: JsonPointer::root() }
    }

    fn part(pointer: &str) -> Role {
        Role { document: Document::Properties, part: JsonPointer::from_escaped(pointer) }
    }

    /// What a file of this name is. Capitals do not count: a solution has `_iconblob.Png`.
    pub(super) fn of(name: &str) -> Option<Role> {
        let name = name.to_ascii_lowercase();
        let whole = match name.as_str() {
            "apidefinition.swagger.json" => Document::Definition,
            "apiproperties.json" => Document::Properties,
            "settings.json" => Document::Settings,
            "script.csx" => Document::Script,
            "icon.png" => Document::Icon,
            other => return Role::in_solution(other),
        };
        Some(Role::whole(whole))
    }

    /// The columns of Dataverse's table `connector`, as files of an unpacked solution.
    fn in_solution(name: &str) -> Option<Role> {
        let (_, column) = name.rsplit_once('_')?;
        let (column, _) = column.rsplit_once('.')?;
        match column {
            "openapidefinition" => Some(Role::whole(Document::Definition)),
            "connectionparameters" => Some(Role::part("/properties/connectionParameters")),
            "connectionparametersets" => Some(Role::part("/properties/connectionParameterSets")),
            "policytemplateinstances" => Some(Role::part("/properties/policyTemplateInstances")),
            "scriptoperations" => Some(Role::part("/properties/scriptOperations")),
            "capabilities" => Some(Role::part("/properties/capabilities")),
            "customcodeblobcontent" => Some(Role::whole(Document::Script)),
            "iconblob" => Some(Role::whole(Document::Icon)),
            _ => None,
        }
    }
}

/// The name without its folders.
pub(crate) fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::Document;

    use super::Role;

    #[test]
    fn files_are_known_by_their_names() {
        let document = |name| Role::of(name).map(|role| (role.document, role.part.to_string()));
        assert_eq!(document("apiDefinition.swagger.json"), Some((Document::Definition, String::new())));
        assert_eq!(document("new_shop_openapidefinition.json"), Some((Document::Definition, String::new())));
        assert_eq!(
            document("new_shop-5fa_connectionparameters.json"),
            Some((Document::Properties, "/properties/connectionParameters".to_owned()))
        );
        assert_eq!(document("new_shop_iconblob.Png"), Some((Document::Icon, String::new())));
        assert_eq!(document("readme.md"), None);
    }
}
