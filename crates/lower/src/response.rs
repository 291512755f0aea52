use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{Response, Schema, Type};
use indexmap::IndexMap;
use openapiv3::{AnySchema, MediaType, ReferenceOr, Responses, SchemaKind, StatusCode};

use crate::codes;
use crate::example::says_no_members;
use crate::form::is_binary;
use crate::lowering::Lowering;
use crate::media::{MediaKind, concrete, media_kind};
use crate::schema::Direction;
use crate::wording;

/// The responses of an operation as the designer wants them: one success with the schema, the others by description.
#[derive(Default)]
pub(crate) struct Answers {
    pub(crate) responses: IndexMap<String, Response>,
    pub(crate) produces: Vec<String>,
    /// Where the responses are in the document, and the schema of the one that has it, by their places here.
    pub(crate) sources: Vec<(JsonPointer, JsonPointer)>,
}

/// A response of the document with its place.
pub(crate) struct Candidate<'a> {
    /// `None` is `default`.
    pub(crate) code: Option<StatusCode>,
    pub(crate) response: &'a openapiv3::Response,
    pub(crate) at: JsonPointer,
}

impl<'a> Lowering<'a, '_> {
    pub(crate) fn responses(&mut self, responses: &'a Responses, at: &At<'_>) -> Answers {
        let candidates = self.candidates(responses, at);
        if self.keeps {
            return self.kept_responses(&candidates);
        }
        let success = choose(&candidates);
        let mut answers = Answers::default();
        if let Some(candidate) = success.and_then(|index| candidates.get(index)) {
            let plain_200 = candidates.iter().any(|other| other.code == Some(StatusCode::Code(200)));
            self.success(candidate, plain_200, &mut answers);
        } else {
            let first_success = candidates.iter().find(|candidate| is_success(candidate.code.as_ref()));
            if first_success.is_none() {
                self.found
                    .report(
                        &codes::RESPONSE_SUCCESS_MISSING,
                        at,
                        "the operation has no successful response; `200` was added",
                    )
                    .help("describe what the operation answers when all goes well");
                answers.responses.insert("200".to_owned(), described("OK"));
            }
        }
        let has_default = candidates.iter().any(|candidate| candidate.code.is_none());
        for (index, candidate) in candidates.iter().enumerate() {
            if success != Some(index) {
                self.other(candidate, has_default, &mut answers);
            }
        }
        answers.responses.sort_by(|a, _, b, _| rank(a).cmp(&rank(b)));
        answers
    }

    fn candidates(&mut self, responses: &'a Responses, at: &At<'_>) -> Vec<Candidate<'a>> {
        let named = responses.responses.iter().map(|(code, response)| (Some(code.clone()), response));
        let all = named.chain(responses.default.iter().map(|response| (None, response)));
        let mut candidates = Vec::new();
        for (code, response) in all {
            let key = code.as_ref().map_or_else(|| "default".to_owned(), ToString::to_string);
            let place = at.key(&key);
            match response {
                ReferenceOr::Item(response) => {
                    candidates.push(Candidate { code, response, at: place.to_pointer() });
                }
                ReferenceOr::Reference { reference } => {
                    let target = self.resolve(|components| &components.responses, reference, &place);
                    candidates.extend(target.map(|(response, at)| Candidate { code, response, at }));
                }
            }
        }
        candidates
    }

    /// The response whose schema the designer shows. It looks at `200`, then `201`, then `default`
    /// (Azure/LogicAppsUX, the designer's parser), so a schema of another code moves to `200`.
    fn success(&mut self, candidate: &Candidate<'a>, plain_200: bool, answers: &mut Answers) {
        let at = At::pointer(Document::Source, &candidate.at);
        let schema = self.content_schema(&candidate.response.content, &at, answers);
        let schema_source = self.schema_source(&candidate.response.content, &at);
        let code = match &candidate.code {
            Some(StatusCode::Code(code)) => code.to_string(),
            Some(StatusCode::Range(_)) | None => "200".to_owned(),
        };
        let hidden = code != "200" && (plain_200 || code != "201");
        let shown = if schema.is_some() && hidden {
            self.found.report(
                &codes::RESPONSE_MOVED,
                &at,
                format!("the designer shows the outputs of 200, else of 201; the schema of {code} stands under 200"),
            );
            "200".to_owned()
        } else {
            code
        };
        let description = wording::response_description(&candidate.response.description, &shown);
        let headers = self.headers(&candidate.response.headers, &at);
        let place = JsonPointer::root().join(&shown);
        answers.sources.extend(schema_source.map(|source| (place.join("schema"), source)));
        answers.sources.push((place, candidate.at.clone()));
        let mut response = Response { description, schema, headers, ..Response::default() };
        self.response_extensions(&mut response, candidate);
        answers.responses.insert(shown, response);
    }

    pub(crate) fn response_extensions(&mut self, response: &mut Response, candidate: &Candidate<'a>) {
        let at = At::pointer(Document::Source, &candidate.at);
        for (name, value) in &candidate.response.extensions {
            if !response.set_extension(name, value) {
                self.unknown_extension(&mut response.extra, name, value, &at);
            }
        }
    }

    /// Error responses and further successes are described, without schemas: designers show one.
    fn other(&mut self, candidate: &Candidate<'a>, has_default: bool, answers: &mut Answers) {
        let at = At::pointer(Document::Source, &candidate.at);
        let code = match &candidate.code {
            Some(StatusCode::Code(code)) => code.to_string(),
            Some(StatusCode::Range(range)) => {
                let stands_in = *range >= 4 && !has_default && !answers.responses.contains_key("default");
                let fate = if stands_in { "stands under `default`" } else { "is left out" };
                let message = format!("the platform takes no ranges of status codes; {range}XX {fate}");
                self.found.report(&codes::RESPONSE_RANGE_LEFT_OUT, &at, message);
                if !stands_in {
                    return;
                }
                "default".to_owned()
            }
            None => "default".to_owned(),
        };
        let has_schema = candidate.response.content.values().any(|media| media.schema.is_some());
        if has_schema {
            let (code_of, what) = if is_success(candidate.code.as_ref()) {
                (&codes::RESPONSE_SCHEMA_LEFT_OUT, "designers show the outputs of one response")
            } else {
                (&codes::ERROR_SCHEMA_LEFT_OUT, "designers show no outputs of failures")
            };
            self.found.report(code_of, &at, format!("{what}; the schema of {code} is left out"));
        }
        if !candidate.response.headers.is_empty() {
            let message =
                format!("flows are shown the headers of one response; those of {code} are left out");
            self.found.report(&codes::HEADER_LEFT_OUT, &at.key("headers"), message);
        }
        if answers.responses.contains_key(&code) {
            return;
        }
        let description = wording::response_description(&candidate.response.description, &code);
        answers.sources.push((JsonPointer::root().join(&code), candidate.at.clone()));
        answers.responses.insert(code, described(&description));
    }

    /// The schema that the example of a response shows, where no other says what its members are.
    fn shown_schema(&mut self, media: &'a MediaType, kind: MediaKind, at: &At<'_>) -> Option<Schema> {
        if kind >= MediaKind::Text || self.keeps || !media.schema.as_ref().is_none_or(says_no_members) {
            return None;
        }
        let own = media.schema.as_ref().and_then(ReferenceOr::as_item);
        let example = media.example.as_ref().or_else(|| own?.schema_data.example.as_ref());
        self.exemplified(example?, at)
    }

    /// The schema of the best media type, and what the operation produces.
    fn content_schema(
        &mut self,
        content: &'a IndexMap<String, MediaType>,
        at: &At<'_>,
        answers: &mut Answers,
    ) -> Option<Schema> {
        let (name, media) = self.best(content)?;
        let list = at.key("content");
        for (other, _) in content.iter().filter(|(other, _)| *other != name) {
            self.found.report(
                &codes::MEDIA_TYPE_LEFT_OUT,
                &list.key(other),
                format!("a response has one media type; `{other}` is left out beside `{name}`"),
            );
        }
        let place = list.key(name);
        let kind = self.content_kind(name, media);
        let shown = self.shown_schema(media, kind, &place);
        if shown.is_none() {
            self.beside_schema(media, &place);
        }
        match kind {
            MediaKind::Json | MediaKind::JsonLike | MediaKind::Any => {
                let mut schema = match (shown, &media.schema) {
                    (Some(shown), _) => shown,
                    (None, Some(declared)) => self.schema(declared, &place.key("schema"), Direction::Output),
                    (None, None) => return None,
                };
                self.root_title(&mut schema, &place);
                if schema.format.as_deref() == Some("binary") {
                    answers.produces = vec!["application/octet-stream".to_owned()];
                    return Some(schema);
                }
                answers.produces = vec![if kind == MediaKind::JsonLike {
                    concrete(name)
                } else {
                    "application/json".to_owned()
                }];
                Some(if schema.reference.is_none() && schema.kind.is_none() {
                    open_object(schema)
                } else {
                    schema
                })
            }
            MediaKind::Text
            | MediaKind::Xml
            | MediaKind::Yaml
            | MediaKind::Stream
            | MediaKind::UrlEncoded
            | MediaKind::Multipart => {
                if kind != MediaKind::Text || self.is_structured(media) {
                    self.found.report(
                        &codes::RESPONSE_AS_TEXT,
                        &place,
                        format!("`{name}` is given to flows as text; its structure is left out"),
                    );
                }
                answers.produces = vec![concrete(name)];
                let declared = media.schema.as_ref().filter(|_| kind == MediaKind::Text);
                let text = declared
                    .map(|schema| self.expanded_text(schema, &place.key("schema"), Direction::Output));
                let text = text.filter(|text| text.kind == Some(Type::String) && !is_binary(text));
                Some(Schema {
                    title: None,
                    summary: None,
                    ..text.unwrap_or_else(|| Schema::of(Type::String))
                })
            }
            MediaKind::Binary => {
                self.structure_in_bytes(name, media, &place);
                answers.produces = vec![concrete(name)];
                Some(Schema {
                    kind: Some(Type::String),
                    format: Some("binary".to_owned()),
                    ..Schema::default()
                })
            }
        }
    }

    /// Reports the structure of what is bytes to flows.
    pub(crate) fn structure_in_bytes(&mut self, name: &str, media: &MediaType, at: &At<'_>) {
        if self.is_structured(media) {
            let message = format!("`{name}` is bytes to flows; its structure is left out");
            self.found.report(&codes::CONTENT_AS_BYTES, at, message);
        }
    }

    /// Where the schema of the best media type is.
    pub(crate) fn schema_source(
        &self,
        content: &IndexMap<String, MediaType>,
        at: &At<'_>,
    ) -> Option<JsonPointer> {
        let (name, _) = self.best(content)?;
        Some(at.key("content").key(name).key("schema").to_pointer())
    }

    fn best<'c>(&self, content: &'c IndexMap<String, MediaType>) -> Option<(&'c String, &'c MediaType)> {
        let is_better = |(name, media): &(&String, &MediaType)| {
            (!says_something(media), preference(self.content_kind(name, media)))
        };
        content.iter().min_by_key(is_better)
    }
}

/// The response whose schema is shown: the first success with a schema in the order 200, 201, others by code, ranges,
/// `default`; without any schema, the first success.
fn choose(candidates: &[Candidate<'_>]) -> Option<usize> {
    let has_schema = |candidate: &Candidate<'_>| {
        let mut content = candidate.response.content.iter();
        content.any(|(name, media)| is_known_without_schema(media_kind(name)) || says_something(media))
    };
    let successes =
        || candidates.iter().enumerate().filter(|(_, candidate)| is_success(candidate.code.as_ref()));
    let best = |index: &(usize, &Candidate<'_>)| order(index.1.code.as_ref());
    let with_schema = successes().filter(|(_, candidate)| has_schema(candidate)).min_by_key(best);
    let any = with_schema.or_else(|| successes().min_by_key(best));
    let default = || candidates.iter().enumerate().find(|(_, candidate)| candidate.code.is_none());
    any.or_else(default).map(|(index, _)| index)
}

/// Text and bytes are what they are without a schema; JSON is anything.
fn is_known_without_schema(kind: MediaKind) -> bool {
    match kind {
        MediaKind::Json | MediaKind::JsonLike | MediaKind::Any => false,
        MediaKind::UrlEncoded
        | MediaKind::Multipart
        | MediaKind::Text
        | MediaKind::Binary
        | MediaKind::Xml
        | MediaKind::Yaml
        | MediaKind::Stream => true,
    }
}

/// Whether there is something to show; `FastAPI` writes `schema: {}` where nobody said what comes back.
fn says_something(media: &MediaType) -> bool {
    let is_open = |schema: &openapiv3::Schema| matches!(&schema.schema_kind, SchemaKind::Any(any) if *any == AnySchema::default());
    let has_schema = media.schema.as_ref().is_some_and(|schema| !schema.as_item().is_some_and(is_open));
    has_schema || media.example.is_some() || !media.examples.is_empty()
}

fn order(code: Option<&StatusCode>) -> u16 {
    match code {
        Some(StatusCode::Code(code)) => *code,
        Some(StatusCode::Range(_)) => 900,
        None => 999,
    }
}

fn is_success(code: Option<&StatusCode>) -> bool {
    match code {
        Some(StatusCode::Code(code)) => (200..300).contains(code),
        Some(StatusCode::Range(range)) => *range == 2,
        None => false,
    }
}

/// Successes first, then failures, `default` last.
fn rank(code: &str) -> u16 {
    code.parse().unwrap_or(u16::MAX)
}

fn preference(kind: MediaKind) -> u8 {
    match kind {
        MediaKind::Json => 0,
        MediaKind::JsonLike => 1,
        MediaKind::Any => 2,
        MediaKind::Text => 3,
        MediaKind::Binary => 4,
        MediaKind::Xml | MediaKind::Yaml => 5,
        MediaKind::Stream => 6,
        MediaKind::UrlEncoded => 7,
        MediaKind::Multipart => 8,
    }
}

/// An empty schema is not accepted as a response (PowerPlatformConnectors pull request 1360).
fn open_object(schema: Schema) -> Schema {
    Schema { kind: Some(Type::Object), ..schema }
}

fn described(description: &str) -> Response {
    Response { description: description.to_owned(), ..Response::default() }
}
