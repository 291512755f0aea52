use connectorgen_diagnostics::{At, Diagnostics, Document};
use serde_json::Value;

use crate::codes;

/// A kind of document that people have where an OpenAPI document is wanted.
struct Foreign {
    sign: Sign,
    /// With its article.
    kind: &'static str,
    help: &'static str,
}

/// What only documents of a kind have.
enum Sign {
    /// A member, by its pointer.
    Member(&'static str),
    /// How the text starts.
    Start(&'static str),
}

use Sign::{Member, Start};

const CONVERT: &str = "export or convert it to OpenAPI first";

static KINDS: &[Foreign] = &[
    Foreign {
        sign: Member("/swaggerVersion"),
        kind: "a document of Swagger 1",
        help: "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are read; convert it to one of them",
    },
    Foreign {
        sign: Member("/asyncapi"),
        kind: "an AsyncAPI document",
        help: "connectors call HTTP operations; describe those in OpenAPI",
    },
    Foreign {
        sign: Member("/arazzo"),
        kind: "an Arazzo document",
        help: "give the OpenAPI document that its `sourceDescriptions` name",
    },
    Foreign {
        sign: Member("/overlay"),
        kind: "an Overlay",
        help: "apply it to its OpenAPI document, and give what comes of that",
    },
    Foreign { sign: Member("/info/_postman_id"), kind: "a Postman collection", help: CONVERT },
    Foreign { sign: Member("/__export_format"), kind: "an export of Insomnia", help: CONVERT },
    Foreign { sign: Member("/discoveryVersion"), kind: "a discovery document of Google", help: CONVERT },
    Foreign { sign: Member("/log/entries"), kind: "a recording of HTTP traffic (HAR)", help: CONVERT },
    Foreign { sign: Member("/data/__schema"), kind: "a GraphQL schema", help: CONVERT },
    Foreign {
        sign: Member("/$schema"),
        kind: "a JSON Schema",
        help: "give the OpenAPI document that refers to it",
    },
    Foreign { sign: Start("#%RAML"), kind: "a RAML document", help: CONVERT },
    Foreign { sign: Start("FORMAT: 1A"), kind: "an API Blueprint", help: CONVERT },
    Foreign {
        sign: Start("version https://git-lfs"),
        kind: "a pointer to a file in Git LFS",
        help: "fetch the file itself with `git lfs pull`",
    },
    Foreign {
        sign: Start("<"),
        kind: "a web page or XML",
        help: "download the document itself (\"raw\"), not the page that shows it",
    },
];

/// What a document is that is none of OpenAPI, as a message and what to do, if its text shows it.
pub(crate) fn by_text(text: &str) -> Option<(String, &'static str)> {
    let text = text.trim_start();
    KINDS.iter().find(|kind| matches!(kind.sign, Start(start) if text.starts_with(start))).map(Foreign::words)
}

/// The same, if a member of its root shows it.
fn by_member(root: &Value) -> Option<(String, &'static str)> {
    let is_there = |kind: &&Foreign| matches!(kind.sign, Member(pointer) if root.pointer(pointer).is_some());
    KINDS.iter().find(is_there).map(Foreign::words)
}

impl Foreign {
    fn words(&self) -> (String, &'static str) {
        (format!("this is {}, not an OpenAPI document", self.kind), self.help)
    }
}

/// Reports that a document is none of OpenAPI: what it is if that shows, else what it lacks (`why`).
pub(crate) fn report(root: &Value, text: Option<&str>, why: &str, found: &mut Diagnostics) {
    let (message, help) = match by_member(root).or_else(|| by_text(text?)) {
        Some(words) => words,
        None => (
            format!("this is not an OpenAPI document: {why}"),
            "an OpenAPI document starts with a line such as `openapi: 3.0.3`",
        ),
    };
    found.report(&codes::UNREADABLE_DOCUMENT, &At::root(Document::Source), message).help(help);
}
