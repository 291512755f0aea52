//! The documents as they were given.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use connectorgen_diagnostics::{Diagnostics, JsonPointer, Position};
use serde::Serialize;
use serde_json::Value;
use thiserror::Error;

use crate::decode::{decode, without_mark};
use crate::documents::{Companions, ReadOptions, companions as load};
use crate::locate::{Found, Places};
use crate::outline::Outline;
use crate::tabs::with_spaces;
use crate::tree::Noted;
use crate::{file, locate, tree};

/// How a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// JSON (RFC 8259).
    Json,
    /// YAML 1.2, core schema.
    Yaml,
}

/// Why a document could not be taken in. What is wrong inside a document is a diagnostic, not this.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file could not be read.
    #[error("cannot read {}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The bytes are not text.
    #[error("{name}:{line}:{column}: the document is not {encoding} text; save it as UTF-8 and try again")]
    NotUtf8 {
        /// The name of the document.
        name: Arc<str>,
        /// The encoding that the document was taken for.
        encoding: &'static str,
        /// The line of the first bad byte, from 1.
        line: usize,
        /// The column of the first bad byte in characters, from 1.
        column: usize,
    },
    /// The file is an archive or another thing that has no text.
    #[error("{name}: the document is {kind}; {help}")]
    NotText {
        /// The name of the document.
        name: Arc<str>,
        /// What it is, with its article.
        kind: &'static str,
        /// What to do about it.
        help: &'static str,
    },
    /// A value given by a program has no JSON form.
    #[error("{name}: the document cannot be turned into JSON")]
    NotJson {
        /// The name of the document.
        name: Arc<str>,
        /// What serde said.
        #[source]
        source: serde_json::Error,
    },
}

/// A document as it was given: a name, its text (if there is any) and its tree, and the documents that it refers to as
/// far as they were read or given as well. A clone shares them.
#[derive(Debug, Clone)]
pub struct SourceDoc {
    shared: Arc<Shared>,
    companions: Option<Arc<Companions>>,
}

#[derive(Debug)]
struct Shared {
    name: Arc<str>,
    path: Option<PathBuf>,
    format: Format,
    content: Content,
    /// Where the nodes of YAML stand, once it has been read.
    places: OnceLock<Places>,
    /// Where the parts of JSON stand, once it has been read.
    outline: OnceLock<Outline>,
}

#[derive(Debug)]
enum Content {
    /// Without byte order mark.
    Text(Arc<str>),
    Tree(Value),
}

impl SourceDoc {
    /// Reads a file, and nothing that it refers to. `.json` is JSON, `.yaml` and `.yml` are YAML, and other names are
    /// decided by the first character.
    pub fn read(path: impl AsRef<Path>) -> Result<SourceDoc, ReadError> {
        let path = path.as_ref();
        SourceDoc::read_as(path, &path.to_string_lossy())
    }

    /// Reads a file and all files that it refers to, directly or through others. Nothing is downloaded. A reference
    /// that cannot be followed is no error here: it is reported when the document is parsed, if it is needed.
    pub fn read_with_references(
        path: impl AsRef<Path>,
        options: ReadOptions,
    ) -> Result<SourceDoc, ReadError> {
        let document = SourceDoc::read(path)?;
        let companions = load(&document, options);
        Ok(SourceDoc { companions: companions.map(Arc::new), ..document })
    }

    /// The same document with others that it may refer to, all in memory. They are known by their names: seen from
    /// `specs/api.yaml`, the document `specs/schemas/Pet.yaml` is `schemas/Pet.yaml`. A document whose name is a URL
    /// is known by it. Others that it had are forgotten.
    pub fn with_documents(self, others: impl IntoIterator<Item = SourceDoc>) -> SourceDoc {
        let companions = Companions::in_memory(&self, others);
        SourceDoc { companions: Some(Arc::new(companions)), ..self }
    }

    /// The document itself, then those that were read or given with it.
    pub fn documents(&self) -> impl Iterator<Item = &SourceDoc> {
        let others = self.companions.iter().flat_map(|companions| companions.list());
        std::iter::once(self).chain(others.map(|companion| &companion.document))
    }

    pub(crate) fn read_as(path: &Path, name: &str) -> Result<SourceDoc, ReadError> {
        let bytes = file::read(path).map_err(|source| ReadError::Io { path: path.to_owned(), source })?;
        let name: Arc<str> = name.into();
        let text = decode(&name, bytes)?;
        let format = by_extension(path).unwrap_or_else(|| by_first_character(&text));
        Ok(SourceDoc::new(name, Some(path.to_owned()), format, Content::Text(text)))
    }

    /// Takes a document from memory; `name` appears in diagnostics. Without a `format` the first character decides.
    pub fn from_bytes(
        name: impl Into<Arc<str>>,
        bytes: Vec<u8>,
        format: Option<Format>,
    ) -> Result<SourceDoc, ReadError> {
        let name = name.into();
        let text = decode(&name, bytes)?;
        let format = format.unwrap_or_else(|| by_first_character(&text));
        Ok(SourceDoc::new(name, None, format, Content::Text(text)))
    }

    /// Takes a document that is text already; `name` appears in diagnostics.
    pub fn from_text(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>, format: Format) -> SourceDoc {
        let text = text.into();
        let text = without_mark(&text).map(Arc::from).unwrap_or(text);
        SourceDoc::new(name.into(), None, format, Content::Text(text))
    }

    /// Takes a tree. There is no text, so diagnostics have pointers and no lines.
    pub fn from_value(name: impl Into<Arc<str>>, value: Value) -> SourceDoc {
        SourceDoc::new(name.into(), None, Format::Json, Content::Tree(value))
    }

    /// Takes a document of any type that serde can print, such as `openapiv3::OpenAPI` or `utoipa`'s.
    pub fn from_serialize<T: Serialize>(
        name: impl Into<Arc<str>>,
        document: &T,
    ) -> Result<SourceDoc, ReadError> {
        let name = name.into();
        match serde_json::to_value(document) {
            Ok(value) => Ok(SourceDoc::from_value(name, value)),
            Err(source) => Err(ReadError::NotJson { name, source }),
        }
    }

    /// The name under which the user knows the document.
    pub fn name(&self) -> &str {
        &self.shared.name
    }

    /// The text without byte order mark, or `None` if the document was given as a tree.
    pub fn text(&self) -> Option<&str> {
        match &self.shared.content {
            Content::Text(text) => Some(text),
            Content::Tree(_) => None,
        }
    }

    /// How the text is written; JSON if there is none.
    pub fn format(&self) -> Format {
        self.shared.format
    }

    /// The file it was read from.
    pub fn path(&self) -> Option<&Path> {
        self.shared.path.as_deref()
    }

    /// Text to one tree, in the order of the text. Faults are reported with file, line and column; `None` means that
    /// there is no tree. A key that is given twice is an error and leaves a tree, in
    /// which the last one counts.
    pub fn tree(&self, found: &mut Diagnostics) -> Option<Cow<'_, Value>> {
        match &self.shared.content {
            Content::Tree(value) => Some(Cow::Borrowed(value)),
            Content::Text(text) => {
                let (tree, noted) = tree::read(&self.shared.name, text, self.shared.format, found);
                match noted {
                    Noted::Yaml(places) => _ = self.shared.places.get_or_init(|| places),
                    Noted::Json(outline) => _ = self.shared.outline.get_or_init(|| outline),
                }
                tree.map(Cow::Owned)
            }
        }
    }

    /// The places of all pointers, in their order, by one pass over the text: the start of the key for members, the
    /// start of the element for items. A pointer that leads nowhere has the place of its longest prefix that is there.
    /// Where a key is given twice, either place may be the answer.
    /// All are `None` if there is no text.
    pub fn locate(&self, pointers: &[JsonPointer]) -> Vec<Option<Position>> {
        match &self.shared.content {
            Content::Tree(_) => vec![None; pointers.len()],
            Content::Text(text) => {
                if let Some(outline) = self.shared.outline.get().filter(|outline| !outline.is_empty()) {
                    return self.locate_by(outline, pointers);
                }
                let found = match self.shared.format {
                    Format::Json => Found::Json(text),
                    Format::Yaml => Found::Yaml(self.shared.places.get_or_init(|| tree::places(text))),
                };
                locate::locate(&found, pointers).into_iter().map(Some).collect()
            }
        }
    }

    /// The same, with what is known of where the parts of the document stand.
    pub(crate) fn locate_by(&self, outline: &Outline, pointers: &[JsonPointer]) -> Vec<Option<Position>> {
        match &self.shared.content {
            Content::Text(text) if !outline.is_empty() => {
                locate::locate_by(text, self.shared.format, outline, pointers).into_iter().map(Some).collect()
            }
            Content::Text(_) | Content::Tree(_) => self.locate(pointers),
        }
    }

    fn new(name: Arc<str>, path: Option<PathBuf>, format: Format, content: Content) -> SourceDoc {
        let content = match (format, content) {
            (Format::Yaml, Content::Text(text)) => Content::Text(with_spaces(text)),
            (Format::Yaml | Format::Json, content) => content,
        };
        SourceDoc {
            shared: Arc::new(Shared {
                name,
                path,
                format,
                content,
                places: OnceLock::new(),
                outline: OnceLock::new(),
            }),
            companions: None,
        }
    }

    pub(crate) fn companions(&self) -> Option<&Companions> {
        self.companions.as_deref()
    }
}

fn by_extension(path: &Path) -> Option<Format> {
    let extension = path.extension()?;
    if extension.eq_ignore_ascii_case("json") {
        Some(Format::Json)
    } else if extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml") {
        Some(Format::Yaml)
    } else {
        None
    }
}

fn by_first_character(text: &str) -> Format {
    if text.trim_start().starts_with(['{', '[']) { Format::Json } else { Format::Yaml }
}
