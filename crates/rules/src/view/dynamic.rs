use connectorgen_model::extension;
use serde_json::{Map, Value};

use super::Typed;

/// The extensions by which an operation tells the values or the schema of an input or output.
pub(crate) const DYNAMIC: [&str; 5] = [
    extension::DYNAMIC_VALUES,
    extension::DYNAMIC_LIST,
    extension::DYNAMIC_SCHEMA,
    extension::DYNAMIC_PROPERTIES,
    extension::DYNAMIC_TREE,
];

/// A part of an extension that invokes an operation to find out what can be chosen.
#[derive(Debug, Clone, Copy)]
pub struct DynamicView<'a> {
    /// Which extension it is.
    pub kind: DynamicKind,
    /// What stands there.
    pub members: &'a Map<String, Value>,
    /// What the extension stands on.
    pub holder: &'a Typed<'a>,
    /// All members of what the extension stands on that are not known, the other extensions among them.
    pub siblings: &'a Map<String, Value>,
}

/// Which extension it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DynamicKind {
    /// `x-ms-dynamic-values`: a list of choices.
    Values,
    /// `x-ms-dynamic-list`: the same, with references that are not ambiguous.
    List,
    /// `x-ms-dynamic-schema`: a schema.
    Schema,
    /// `x-ms-dynamic-properties`: the same, with references that are not ambiguous.
    Properties,
    /// `x-ms-dynamic-tree`, what is shown first.
    TreeOpen,
    /// `x-ms-dynamic-tree`, what is shown below an entry.
    TreeBrowse,
}

/// What is given to a parameter of the operation that is invoked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Argument<'a> {
    /// Always the same value.
    Value(&'a Value),
    /// What the input of this name holds: a parameter, or `body/…`.
    Input(&'a str),
    /// A part of the entry that was chosen in a tree.
    Selected(&'a str),
    /// What cannot be told.
    Unclear,
}

impl DynamicKind {
    /// The member that the extension is.
    pub const fn key(self) -> &'static str {
        match self {
            DynamicKind::Values => extension::DYNAMIC_VALUES,
            DynamicKind::List => extension::DYNAMIC_LIST,
            DynamicKind::Schema => extension::DYNAMIC_SCHEMA,
            DynamicKind::Properties => extension::DYNAMIC_PROPERTIES,
            DynamicKind::TreeOpen | DynamicKind::TreeBrowse => extension::DYNAMIC_TREE,
        }
    }

    /// True when the answer is a list to choose from, false when it is a schema.
    pub const fn is_list(self) -> bool {
        match self {
            DynamicKind::Values | DynamicKind::List | DynamicKind::TreeOpen | DynamicKind::TreeBrowse => true,
            DynamicKind::Schema | DynamicKind::Properties => false,
        }
    }

    /// The member that says where in the answer the list is, for one that has a list.
    const fn collection(self) -> Option<&'static str> {
        match self {
            DynamicKind::Values => Some("value-collection"),
            DynamicKind::List | DynamicKind::TreeOpen | DynamicKind::TreeBrowse => Some("itemsPath"),
            DynamicKind::Schema | DynamicKind::Properties => None,
        }
    }

    /// The members that are paths in an element of the list, or in the answer.
    const fn paths(self) -> &'static [&'static str] {
        match self {
            DynamicKind::Values => &["value-path", "value-title"],
            DynamicKind::List | DynamicKind::TreeOpen | DynamicKind::TreeBrowse => {
                &["itemValuePath", "itemTitlePath"]
            }
            DynamicKind::Schema => &["value-path"],
            DynamicKind::Properties => &["itemValuePath"],
        }
    }
}

impl<'a> DynamicView<'a> {
    /// The operation that is invoked; nothing for what the platform brings itself, such as a file picker.
    pub fn operation_id(&self) -> Option<&'a str> {
        self.members.get("operationId").and_then(Value::as_str)
    }

    /// What is given to the operation, by the name of its parameter.
    pub fn arguments(&self) -> impl Iterator<Item = (&'a str, Argument<'a>)> {
        let given = self.members.get("parameters").and_then(Value::as_object);
        given.into_iter().flatten().map(|(name, value)| (name.as_str(), argument(value)))
    }

    /// Where in the answer the list is: the member and the path, an empty one for the answer itself.
    pub fn collection(&self) -> Option<(&'static str, &'a str)> {
        let key = self.kind.collection()?;
        Some((key, self.members.get(key).and_then(Value::as_str).unwrap_or_default()))
    }

    /// The paths in an element of the list, or in the answer: the member and the path.
    pub fn paths(&self) -> impl Iterator<Item = (&'static str, &'a str)> {
        let members = self.members;
        self.kind.paths().iter().filter_map(move |key| Some((*key, members.get(*key)?.as_str()?)))
    }
}

fn argument(value: &Value) -> Argument<'_> {
    let Value::Object(members) = value else { return Argument::Value(value) };
    let text = |name: &str| members.get(name).and_then(Value::as_str);
    if let Some(name) = text("parameter").or_else(|| text("parameterReference")) {
        Argument::Input(name)
    } else if let Some(path) = text("selectedItemValuePath") {
        Argument::Selected(path)
    } else {
        members.get("value").map_or(Argument::Unclear, Argument::Value)
    }
}

/// The parts of one value that invoke operations: the member below the extension, if there is one, and its kind.
pub(crate) fn invocations(key: &str) -> &'static [(Option<&'static str>, DynamicKind)] {
    match key {
        extension::DYNAMIC_VALUES => &[(None, DynamicKind::Values)],
        extension::DYNAMIC_LIST => &[(None, DynamicKind::List)],
        extension::DYNAMIC_SCHEMA => &[(None, DynamicKind::Schema)],
        extension::DYNAMIC_PROPERTIES => &[(None, DynamicKind::Properties)],
        extension::DYNAMIC_TREE => {
            &[(Some("open"), DynamicKind::TreeOpen), (Some("browse"), DynamicKind::TreeBrowse)]
        }
        _ => &[],
    }
}
