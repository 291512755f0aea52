use crate::{Document, Location};

/// The name of a location's document: the file as the user knows it, or what the document is.
pub(super) fn document_name(at: &Location) -> &str {
    at.file.as_deref().unwrap_or(match at.document {
        Document::Source => "<openapi>",
        Document::Options => "<options>",
        Document::Definition => "apiDefinition.swagger.json",
        Document::Properties => "apiProperties.json",
        Document::Settings => "settings.json",
        Document::Script => "script.csx",
        Document::Icon => "icon.png",
    })
}

/// False for a flag or an option that stands in no file.
pub(super) fn is_in_a_file(at: &Location) -> bool {
    match at.document {
        Document::Options => at.position.is_some(),
        Document::Source
        | Document::Definition
        | Document::Properties
        | Document::Settings
        | Document::Script
        | Document::Icon => true,
    }
}
