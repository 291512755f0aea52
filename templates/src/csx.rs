use serde::Serialize;

/// What `script.csx` is made of.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CsxView {
    /// The operations that go through the script.
    pub operations: Vec<CsxOperationView>,
}

/// An operation that goes through the script.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CsxOperationView {
    /// Its id.
    pub id: String,
    /// The parameters of the query and fields of the form to repeat for each value of their list.
    pub lists: Vec<String>,
}
