use indexmap::IndexMap;

/// What the script of a connector does, before it is written as C#.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Script {
    /// The parameters of the query and the fields of forms that it repeats for each value of their list, by the id of the
    /// operation.
    pub repeated: IndexMap<String, Vec<String>>,
}

impl Script {
    /// Repeats a parameter of the query, or a field of the form, of an operation.
    pub fn repeat(&mut self, operation: &str, parameter: &str) {
        self.repeated.entry(operation.to_owned()).or_default().push(parameter.to_owned());
    }

    /// Whether there is nothing for a script to do.
    pub fn is_empty(&self) -> bool {
        self.repeated.is_empty()
    }
}
