use crate::read::METHODS;

/// What is kept of a path item that may turn out not to be selected: what the reader looks at to find that out.
#[derive(Clone, Copy)]
pub(super) enum Stub {
    /// The path item itself.
    Item,
    /// One of its operations.
    Operation,
}

/// What is kept of a member of a stub.
pub(super) enum Kept {
    /// A stub again.
    Stub(Stub),
    /// All of it.
    Whole,
    /// That it is there.
    Name,
    /// Nothing.
    Nothing,
}

impl Stub {
    pub(super) fn keeps(self, key: &str) -> Kept {
        match (self, key) {
            (Stub::Item, key) if METHODS.iter().any(|method| method.eq_ignore_ascii_case(key)) => {
                Kept::Stub(Stub::Operation)
            }
            (Stub::Item, "$ref" | "query" | "additionalOperations")
            | (Stub::Operation, "$ref" | "operationId" | "tags" | "deprecated") => Kept::Whole,
            // Unknown members of path items are reported, whatever is selected.
            (Stub::Item, _) => Kept::Name,
            (Stub::Operation, _) => Kept::Nothing,
        }
    }
}
