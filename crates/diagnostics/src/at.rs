use crate::{Document, JsonPointer, Location};

/// Where a walk through a document stands: a chain of steps on the stack. A pointer is only built when something is
/// reported, so walking costs nothing.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Base(Document, &'a str),
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    /// The root of a document.
    pub const fn root(document: Document) -> At<'static> {
        At { parent: None, step: Step::Base(document, "") }
    }

    /// A place in a document that is already known by its pointer.
    pub fn pointer(document: Document, pointer: &'a JsonPointer) -> At<'a> {
        At { parent: None, step: Step::Base(document, pointer.as_str()) }
    }

    /// The member `key` of this place.
    pub fn key<'b>(&'b self, key: &'b str) -> At<'b>
    where
        'a: 'b,
    {
        At { parent: Some(self), step: Step::Key(key) }
    }

    /// The element `index` of this place.
    pub fn index<'b>(&'b self, index: usize) -> At<'b>
    where
        'a: 'b,
    {
        At { parent: Some(self), step: Step::Index(index) }
    }

    /// The place as a location without line and column.
    pub fn location(&self) -> Location {
        let (document, pointer) = self.resolve();
        Location { document, pointer, file: None, position: None }
    }

    /// The place as a pointer.
    pub fn to_pointer(&self) -> JsonPointer {
        self.resolve().1
    }

    fn resolve(&self) -> (Document, JsonPointer) {
        self.with_room_for(0)
    }

    /// The place, with room for so many more bytes.
    fn with_room_for(&self, more: usize) -> (Document, JsonPointer) {
        let above = |own: usize| match self.parent {
            Some(parent) => parent.with_room_for(more + 1 + own),
            // Only `root` and `pointer` make a place without a parent, and both make a base.
            None => (Document::Source, JsonPointer::root()),
        };
        match self.step {
            Step::Base(document, base) => (document, JsonPointer::with_room(base, more + ESCAPES)),
            Step::Key(key) => {
                let (document, mut pointer) = above(key.len());
                pointer.push_key(key);
                (document, pointer)
            }
            Step::Index(index) => {
                let (document, mut pointer) = above(2);
                pointer.push_index(index);
                (document, pointer)
            }
        }
    }
}

/// Room for the slashes of a path, each of which is written with two characters.
const ESCAPES: usize = 8;

#[cfg(test)]
mod tests {
    use super::At;
    use crate::{Document, JsonPointer};

    #[test]
    fn steps_become_a_pointer() {
        let base = JsonPointer::from_escaped("/paths/~1a");
        let item = At::pointer(Document::Source, &base);
        let operation = item.key("get");
        let parameters = operation.key("parameters");
        let location = parameters.index(2).location();
        assert_eq!(location.pointer.as_str(), "/paths/~1a/get/parameters/2");
        assert_eq!(location.document, Document::Source);
    }
}
