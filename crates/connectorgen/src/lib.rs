//! From an OpenAPI document to a Microsoft Power Platform custom connector.
//!
//! A connector is a folder: `apiDefinition.swagger.json` (Swagger 2.0 with Microsoft's extensions),
//! `apiProperties.json` (how people sign in), `settings.json` and `readme.md`. Microsoft's `paconn` and `pac` upload it
//! as it is. This crate makes the folder from an OpenAPI document, keeps it current, and says what it could not carry
//! over, with file, line and column.
//!
//! # A first connector
//!
//! One document, one way to sign in:
//!
//! ```no_run
//! use connectorgen::{AuthModel, from_path};
//!
//! from_path("openapi.yaml", AuthModel::Basic)?.write_to("connector")?;
//! # Ok::<(), connectorgen::Error>(())
//! ```
//!
//! Nothing has to be a file. A web framework that describes itself (utoipa, aide, dropshot, poem-openapi) hands its
//! document over as it is, and the files stay in memory until they are written:
//!
//! ```
//! use connectorgen::{ApiKey, KeyIn, Severity, from_serialize};
//! # use serde_json::json;
//! # let document = json!({
//! #     "openapi": "3.0.3",
//! #     "info": { "title": "Orders", "description": "Orders of Contoso.", "version": "1.0.0" },
//! #     "servers": [{ "url": "https://api.contoso.com/v1" }],
//! #     "paths": { "/orders": {
//! #         "get": {
//! #             "operationId": "listOrders", "summary": "List orders", "tags": ["orders"],
//! #             "responses": { "200": { "description": "All orders." } },
//! #         },
//! #         "delete": {
//! #             "operationId": "deleteOrders", "summary": "Delete all orders", "tags": ["admin"],
//! #             "responses": { "204": { "description": "They are gone." } },
//! #         },
//! #     } },
//! # });
//!
//! // `document` is anything that serde can print.
//! let key = ApiKey::new().name("X-API-Key").key_in(KeyIn::Header);
//! let connector = from_serialize(&document, key)?;
//!
//! let definition = connector.files.get("apiDefinition.swagger.json").unwrap();
//! assert!(String::from_utf8_lossy(definition).contains(r#""operationId": "ListOrders""#));
//! assert!(connector.diagnostics.worst() < Some(Severity::Error));
//! # Ok::<(), connectorgen::Error>(())
//! ```
//!
//! # Saying more
//!
//! [`Generator`] is for everything that is more than a document and a sign-in. What it is told can be told by
//! `connectorgen.yaml` and by the flags of the command line as well:
//!
//! ```
//! # let document = serde_json::json!({
//! #     "openapi": "3.0.3",
//! #     "info": { "title": "Orders", "description": "Orders of Contoso.", "version": "1.0.0" },
//! #     "servers": [{ "url": "https://api.contoso.com/v1" }],
//! #     "paths": { "/orders": {
//! #         "get": {
//! #             "operationId": "listOrders", "summary": "List orders", "tags": ["orders"],
//! #             "responses": { "200": { "description": "All orders." } },
//! #         },
//! #         "delete": {
//! #             "operationId": "deleteOrders", "summary": "Delete all orders", "tags": ["admin"],
//! #             "responses": { "204": { "description": "They are gone." } },
//! #         },
//! #     } },
//! # });
//! use connectorgen::{Generator, Level, ManagedIdentity};
//!
//! let mut generator = Generator::new();
//! generator
//!     .value(document)
//!     .auth(
//!         ManagedIdentity::new()
//!             .client_id("11111111-2222-3333-4444-555555555555")
//!             .tenant_id("66666666-7777-8888-9999-aaaaaaaaaaaa")
//!             .resource("api://orders")
//!             .scope("Orders.Read"),
//!     )
//!     .title("Contoso Orders")
//!     .tag("orders")
//!     .exclude_path("/admin/**")
//!     .level("auth-differs-from-document", Level::Allow);
//!
//! let connector = generator.generate()?;
//! let definition = String::from_utf8_lossy(connector.files.get("apiDefinition.swagger.json").unwrap());
//! assert!(definition.contains("Contoso Orders") && !definition.contains("DeleteOrders"));
//! # Ok::<(), connectorgen::Error>(())
//! ```
//!
//! [`AuthModel`] has all the ways to sign in. A client secret is none of their values: it is given to the platform on
//! upload, or, with [`ManagedIdentity`], there is none.
//!
//! # What is wrong with a document
//!
//! Every fault and every loss is a [`Diagnostic`]: an id, a severity, a message, a place. All stages run, so that
//! everything is told at once; with an [error](Severity::Error) among them nothing is made:
//!
//! ```
//! use connectorgen::render::{Format, Style, render};
//! use connectorgen::{AuthModel, Error, Generator};
//!
//! let document = "openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\nservers: [{ url: /v1 }]\npaths:\n  /pets:\n    \
//!                 get: { responses: { '200': { $ref: '#/components/responses/Pets' } } }\n";
//! let refused = Generator::new()
//!     .text("pets.yaml", document, connectorgen::Format::Yaml)
//!     .auth(AuthModel::None)
//!     .generate();
//!
//! let Err(Error::Rejected { diagnostics, sources }) = refused else { panic!("it has two faults") };
//! let ids: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.id).collect();
//! assert!(ids.contains(&"server-not-absolute") && ids.contains(&"reference-not-found"), "{ids:?}");
//!
//! // Like a compiler, with the lines of the document.
//! let text = render(Format::Text, diagnostics.as_slice(), &sources, &Style::default());
//! assert!(text.contains("--> pets.yaml:3:13"), "{text}");
//! ```
//!
//! [`codes::all`] lists the kinds there are, and [`Generator::level`] changes how grave one of them is.
//!
//! # Keeping it current
//!
//! In a test, against the folder that is checked in ([`Generated::check`]). `CONNECTORGEN_UPDATE=1 cargo test` brings
//! the folder up to date:
//!
//! ```no_run
//! # fn document() -> serde_json::Value { serde_json::json!({}) }
//! #[test]
//! fn connector_is_current() {
//!     let connector = connectorgen::from_value(document(), connectorgen::AuthModel::Basic).unwrap();
//!     connector.check("connector").unwrap_or_else(|error| panic!("{error}"));
//! }
//! ```
//!
//! Or in a build script, in two lines ([`build`]):
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), connectorgen::Error> {
//!     connectorgen::build::compile("openapi.yaml", connectorgen::AuthModel::default())?;
//!     Ok(())
//! }
//! ```
//!
//! Same input, same bytes: the files do not depend on the machine, the time, or the order of a hash map. Files that are
//! equal are not touched.
//!
//! # A connector that is there already
//!
//! [`Checker`] runs the platform's rules over the files of a connector, whoever or whatever made them, and mends what can
//! be mended mechanically, leaving everything else in the files byte for byte ([`Checker::fix`]). [`inspect`] says what is in a document and how it stands to the platform's limits.
//!
//! # Features
//!
//! - `icons` (on by default): rules that look at the pixels of an icon.
//! - `templates` (on by default): `readme.md`, which is made from a template.
//! - `schema`: makes the texts of [`EditorSchema`] anew, which is for the development of this library.
//!
//! A build script that needs neither takes `default-features = false`.

mod baseline;
mod behind;
pub mod build;
mod check;
pub mod codes;
pub mod config;
mod echo;
mod editor;
mod emitting;
mod error;
mod error_report;
mod explain;
mod generated;
mod generator;
mod helpers;
mod identity;
mod ignore;
mod inspect;
mod level;
mod levels;
mod locate;
mod nearest;
mod options;
mod pipeline;
mod plan;
mod redact;
mod secret_settings;
mod sources;
mod split;
mod split_by;

pub use baseline::Baseline;
pub use check::{CheckReport, Checker, ConnectorFiles, FixOptions, FixReport};
pub use connectorgen_auth::{
    ApiKey, AuthKind, AuthModel, AuthParameter, AuthSet, AuthSets, AuthValues, EntraId, KeyIn,
    ManagedIdentity, OAuth2, OAuth2Generic, OAuth2Pkce, ServicePrincipal, UnknownName,
};
pub use connectorgen_diagnostics::{
    Change, Code, Diagnostic, Diagnostics, Document, Edit, Fix, FixKind, JsonPointer, Location, Position,
    Severity, render,
};
pub use connectorgen_emit::{ConnectorSet, Drift, DriftedFile, FileSet, LeftOver, Upkeep, WriteReport};
pub use connectorgen_kit::{
    Cloud, ConnectorName, Environment, FederatedCredential, FederatedIdentity, Guid, Identity, KitOptions,
    Subject, Tool,
};
pub use connectorgen_lower::{ArrayQuery, WebhookTrigger};
pub use connectorgen_rules::Profile;
pub use connectorgen_spec::{Format, ReadError, ReadOptions, SourceDoc};
pub use editor::EditorSchema;
pub use error::{Error, ErrorKind};
pub use explain::{RuleInfo, UnknownId, explain, rules};
pub use generated::Generated;
pub use generator::Generator;
pub use helpers::{from_path, from_serialize, from_value};
pub use identity::IdentityReport;
pub use ignore::Ignore;
pub use inspect::{Inspection, Limit, OperationCounts, Scheme, TagCount, TagSize, inspect};
pub use level::{FailOn, Level};
pub use options::{Options, SettingsOptions};
pub use plan::Plan;
pub use sources::Sources;
pub use split_by::SplitBy;
