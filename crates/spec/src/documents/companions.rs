use std::collections::HashMap;

use crate::SourceDoc;

use super::uri;

/// The number of the document that everything starts with; its companions are counted on from there.
pub(crate) const MAIN: usize = 0;

/// The documents that another one refers to, and what became of the references that could not be followed.
#[derive(Debug, Default)]
pub(crate) struct Companions {
    list: Vec<Companion>,
    by_address: HashMap<String, Result<usize, Refusal>>,
}

/// A document with its address: its way from the folder of the main document, or a URL.
#[derive(Debug)]
pub(crate) struct Companion {
    pub(crate) document: SourceDoc,
    pub(crate) address: String,
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It is not there; another one has a similar name.
    Missing { near: Option<String> },
    /// It lies outside of the folder of the main document.
    Outside,
    /// It is there and could not be read.
    Unreadable(String),
    /// So many files were read already that this one was not.
    TooMany,
}

impl Companions {
    /// Companions of `main`, given in memory under their names.
    pub(crate) fn in_memory(main: &SourceDoc, documents: impl IntoIterator<Item = SourceDoc>) -> Companions {
        let mut companions = Companions::default();
        let main_name = main.name().replace('\\', "/");
        companions.insert(&address_of(main), Ok(MAIN));
        for document in documents {
            let address = uri::relative(&main_name, &document.name().replace('\\', "/"));
            companions.add(document, address);
        }
        companions
    }

    /// Takes in a document that can be referred to by `address`.
    pub(crate) fn add(&mut self, document: SourceDoc, address: String) -> usize {
        self.list.push(Companion { document, address: address.clone() });
        let number = self.list.len();
        self.by_address.insert(address, Ok(number));
        number
    }

    /// Remembers what an address leads to.
    pub(crate) fn insert(&mut self, address: &str, outcome: Result<usize, Refusal>) {
        self.by_address.insert(address.to_owned(), outcome);
    }

    /// What an address leads to; `None` if nobody has looked.
    pub(crate) fn get(&self, address: &str) -> Option<&Result<usize, Refusal>> {
        self.by_address.get(address)
    }

    /// The documents from number 1 on, in the order in which they were found.
    pub(crate) fn list(&self) -> &[Companion] {
        &self.list
    }
}

/// The address of a main document: the last step of its name.
pub(crate) fn address_of(main: &SourceDoc) -> String {
    let name = main.name().replace('\\', "/");
    name.rsplit('/').next().unwrap_or_default().to_owned()
}
