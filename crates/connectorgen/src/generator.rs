use std::path::{Path, PathBuf};
use std::sync::Arc;

use connectorgen_auth::{AuthKind, AuthSet, AuthSets, AuthValues};
use connectorgen_emit::WriteReport;
use connectorgen_kit::KitOptions;
use connectorgen_spec::{Format, ReadError, SourceDoc};
use serde::Serialize;
use serde_json::Value;

use crate::{
    ArrayQuery, Error, FailOn, Generated, Ignore, Level, Options, Plan, Profile, SettingsOptions, SplitBy,
    WebhookTrigger, build,
};

/// Makes a connector from an OpenAPI document. Setters say what is wanted; [`generate`](Generator::generate),
/// [`write`](Generator::write), [`check`](Generator::check) and [`compile`](Generator::compile) do it, and whatever is
/// wrong with what was said surfaces there.
///
/// ```
/// use connectorgen::{AuthModel, Format, Generator};
///
/// let document = "
/// openapi: 3.0.3
/// info: { title: Pets, version: 1.0.0 }
/// paths:
///   /pets:
///     get:
///       operationId: listPets
///       responses: { '200': { description: All pets. } }
/// ";
/// let mut generator = Generator::new();
/// generator.text("pets.yaml", document, Format::Yaml).auth(AuthModel::Basic);
/// // The document names no server, so one has to be given.
/// assert!(generator.generate().is_err());
///
/// generator.server("https://api.contoso.com/v1");
/// let generated = generator.generate()?;
/// assert!(generated.files.get("apiDefinition.swagger.json").is_some());
/// # Ok::<(), connectorgen::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Generator {
    document: Option<Result<SourceDoc, Arc<ReadError>>>,
    given: Options,
    auth_kinds: Vec<AuthKind>,
    auth_values: AuthValues,
    config: Option<PathBuf>,
}

/// Which document.
impl Generator {
    /// Nothing is said yet.
    pub fn new() -> Generator {
        Generator::default()
    }

    /// The OpenAPI document: a file in JSON or YAML, and the files of its folder that it refers to. In a build script,
    /// relative to the package.
    pub fn spec(&mut self, path: impl Into<PathBuf>) -> &mut Self {
        self.document = None;
        self.given.spec = Some(path.into());
        self
    }

    /// Whether files outside of the document's folder may be read, if the document refers to them. Only for documents
    /// that may be trusted.
    pub fn allow_outside(&mut self, allow: bool) -> &mut Self {
        self.given.allow_outside = Some(allow);
        self
    }

    /// A document that was read already. [`SourceDoc::read_with_references`] reads the files that it refers to.
    pub fn document(&mut self, document: SourceDoc) -> &mut Self {
        self.document = Some(Ok(document));
        self
    }

    /// A document as text. `name` appears in diagnostics.
    pub fn text(
        &mut self,
        name: impl Into<Arc<str>>,
        text: impl Into<Arc<str>>,
        format: Format,
    ) -> &mut Self {
        self.document(SourceDoc::from_text(name, text, format))
    }

    /// A document as a JSON value. Diagnostics have pointers into it, and no lines.
    pub fn value(&mut self, document: Value) -> &mut Self {
        self.document(SourceDoc::from_value(IN_MEMORY, document))
    }

    /// A document of any type that serde can print: an `openapiv3::OpenAPI`, or what utoipa, aide, dropshot or
    /// poem-openapi make.
    pub fn serialize(&mut self, document: &impl Serialize) -> &mut Self {
        self.document = Some(SourceDoc::from_serialize(IN_MEMORY, document).map_err(Arc::new));
        self
    }
}

/// What the connector is.
impl Generator {
    /// How people sign in: a model, an [`AuthSet`], or several of them. Without it, whatever the document's security
    /// schemes ask for.
    pub fn auth(&mut self, sets: impl Into<AuthSets>) -> &mut Self {
        self.given.auth = Some(sets.into());
        self
    }

    /// One more way to sign in, beside those of [`auth`](Generator::auth): makers choose when they create a connection.
    ///
    /// ```
    /// use connectorgen::{AuthModel, EntraId, Generator, ServicePrincipal};
    ///
    /// let mut generator = Generator::new();
    /// generator.auth(EntraId::new().tenant_id("contoso.com")).and_auth(ServicePrincipal::new());
    /// ```
    pub fn and_auth(&mut self, set: impl Into<AuthSet>) -> &mut Self {
        match &mut self.given.auth {
            Some(sets) => sets.push(set.into()),
            none => *none = Some(AuthSets::from(set)),
        }
        self
    }

    /// Which authentication model, over those of [`auth`](Generator::auth) or of the configuration file: `--auth`. May
    /// be called again for one more, beside it. What the configuration says of the same model stays.
    pub fn auth_kind(&mut self, kind: AuthKind) -> &mut Self {
        self.auth_kinds.push(kind);
        self
    }

    /// Values of the authentication model, over those of [`auth`](Generator::auth) or of the configuration file:
    /// `--client-id` and the like.
    pub fn auth_values(&mut self, values: AuthValues) -> &mut Self {
        self.auth_values = values;
        self
    }

    /// The API's address, in place of the document's `servers`.
    pub fn server(&mut self, url: impl Into<String>) -> &mut Self {
        self.given.server = Some(url.into());
        self
    }

    /// The connector's name, in place of the document's title.
    pub fn title(&mut self, title: impl Into<String>) -> &mut Self {
        self.given.title = Some(title.into());
        self
    }

    /// What the connector is for, in place of the document's description.
    pub fn description(&mut self, description: impl Into<String>) -> &mut Self {
        self.given.description = Some(description.into());
        self
    }

    /// The color behind the icon, as `#RRGGBB`.
    pub fn brand_color(&mut self, color: impl Into<String>) -> &mut Self {
        self.given.brand_color = Some(color.into());
        self
    }

    /// Makes the roll-out kit as well: what it takes in Microsoft Entra ID, scripts, and a runbook, for these
    /// environments.
    pub fn kit(&mut self, kit: KitOptions) -> &mut Self {
        self.given.kit = Some(kit);
        self
    }

    /// What `settings.json` starts with.
    pub fn settings(&mut self, settings: SettingsOptions) -> &mut Self {
        self.given.settings = Some(settings);
        self
    }
}

/// Which operations. May be called again; an operation is taken when it matches one of the first three and none of
/// the others. Without any of the first three, all operations are candidates.
impl Generator {
    /// An operation to take, by its `operationId` or as `GET /pets/{petId}`.
    pub fn operation(&mut self, operation: impl Into<String>) -> &mut Self {
        self.given.operations.get_or_insert_default().push(operation.into());
        self
    }

    /// A tag whose operations to take.
    pub fn tag(&mut self, tag: impl Into<String>) -> &mut Self {
        self.given.tags.get_or_insert_default().push(tag.into());
        self
    }

    /// Paths whose operations to take: `*` stands for a part of a segment, `**` for any number of segments.
    pub fn path(&mut self, glob: impl Into<String>) -> &mut Self {
        self.given.paths.get_or_insert_default().push(glob.into());
        self
    }

    /// An operation to leave out.
    pub fn exclude_operation(&mut self, operation: impl Into<String>) -> &mut Self {
        self.given.exclude_operations.get_or_insert_default().push(operation.into());
        self
    }

    /// A tag whose operations to leave out.
    pub fn exclude_tag(&mut self, tag: impl Into<String>) -> &mut Self {
        self.given.exclude_tags.get_or_insert_default().push(tag.into());
        self
    }

    /// Paths whose operations to leave out.
    pub fn exclude_path(&mut self, glob: impl Into<String>) -> &mut Self {
        self.given.exclude_paths.get_or_insert_default().push(glob.into());
        self
    }

    /// Takes deprecated operations as well.
    pub fn include_deprecated(&mut self, include: bool) -> &mut Self {
        self.given.include_deprecated = Some(include);
        self
    }

    /// What becomes of query parameters that are repeated for each value of a list.
    pub fn array_query(&mut self, lists: ArrayQuery) -> &mut Self {
        self.given.array_query = Some(lists);
        self
    }

    /// Makes a trigger of a webhook of the document, which OpenAPI describes without saying how to subscribe to it.
    ///
    /// ```
    /// use connectorgen::{Generator, WebhookTrigger};
    ///
    /// let mut generator = Generator::new();
    /// generator.webhook("orderCreated", WebhookTrigger::new("addHook", "/url").value("/event", "order.created"));
    /// ```
    pub fn webhook(&mut self, name: impl Into<String>, trigger: WebhookTrigger) -> &mut Self {
        self.given.webhooks.get_or_insert_default().insert(name.into(), trigger);
        self
    }
}

/// How it is done.
impl Generator {
    /// Makes several connectors, each within the limits of the platform and in a folder of its own: one for each tag,
    /// or several where one is not enough.
    ///
    /// ```
    /// # fn document() -> serde_json::Value { serde_json::json!({
    /// #     "openapi": "3.0.3",
    /// #     "info": { "title": "Contoso", "description": "Orders and pets of Contoso.", "version": "1.0.0" },
    /// #     "servers": [{ "url": "https://api.contoso.com/v1" }],
    /// #     "paths": {
    /// #         "/orders": { "get": { "operationId": "listOrders", "summary": "List orders", "tags": ["orders"],
    /// #             "responses": { "200": { "description": "All orders." } } } },
    /// #         "/pets": { "get": { "operationId": "listPets", "summary": "List pets", "tags": ["pets"],
    /// #             "responses": { "200": { "description": "All pets." } } } },
    /// #     },
    /// # }) }
    /// use connectorgen::{AuthModel, Generator, SplitBy};
    ///
    /// let mut generator = Generator::new();
    /// let generated = generator.value(document()).auth(AuthModel::Basic).split_by(SplitBy::Tag).generate()?;
    ///
    /// let set = generated.set.as_ref().unwrap();
    /// let titles: Vec<_> = set.connectors.iter().map(|connector| connector.title.as_str()).collect();
    /// assert_eq!(titles, ["Contoso Orders", "Contoso Pets"]);
    /// assert!(generated.files.get("orders/apiDefinition.swagger.json").is_some());
    /// assert!(generated.files.get("connectors.json").is_some());
    /// # Ok::<(), connectorgen::Error>(())
    /// ```
    pub fn split_by(&mut self, by: SplitBy) -> &mut Self {
        self.given.split_by = Some(by);
        self
    }

    /// The configuration file. What the setters say wins over what it says.
    pub fn config(&mut self, path: impl Into<PathBuf>) -> &mut Self {
        self.config = Some(path.into());
        self
    }

    /// Settings that were put together elsewhere. What they say replaces what was said before.
    pub fn options(&mut self, options: Options) -> &mut Self {
        self.given = options.or(std::mem::take(&mut self.given));
        self
    }

    /// The folder of the connector.
    pub fn out_dir(&mut self, dir: impl Into<PathBuf>) -> &mut Self {
        self.given.out = Some(dir.into());
        self
    }

    /// Another severity for a kind of diagnostic, by its id.
    pub fn level(&mut self, id: impl Into<String>, level: Level) -> &mut Self {
        self.given.levels.get_or_insert_default().insert(id.into(), level);
        self
    }

    /// One kind of diagnostic that is not reported at one operation, with the reason; errors are reported nevertheless.
    /// Adds to those given before.
    pub fn ignore(&mut self, ignore: Ignore) -> &mut Self {
        self.given.ignore.get_or_insert_default().push(ignore);
        self
    }

    /// What the connector is checked for; [`Profile::Custom`] unless given.
    pub fn profile(&mut self, profile: Profile) -> &mut Self {
        self.given.profile = Some(profile);
        self
    }

    /// From which severity on a run counts as failed; for those who ask [`Plan::fail_on`].
    pub fn fail_on(&mut self, fail_on: FailOn) -> &mut Self {
        self.given.fail_on = Some(fail_on);
        self
    }
}

/// Doing it.
impl Generator {
    /// Reads the configuration file and joins it with what the setters said. Everything else is done by the [`Plan`].
    pub fn plan(&self) -> Result<Plan, Error> {
        Plan::new(self)
    }

    /// Makes the connector in memory.
    ///
    /// [`Error::Rejected`] carries the diagnostics of a document that no connector can be made of.
    pub fn generate(&self) -> Result<Generated, Error> {
        self.plan()?.generate()
    }

    /// Makes the connector and writes what differs into its folder.
    pub fn write(&self) -> Result<WriteReport, Error> {
        let plan = self.plan()?;
        let dir = plan.target()?;
        plan.generate()?.write_to(dir)
    }

    /// For tests: makes the connector and compares it with its folder. See [`Generated::check`].
    pub fn check(&self) -> Result<(), Error> {
        let plan = self.plan()?;
        let dir = plan.target()?;
        plan.generate()?.check(dir)
    }

    /// For build scripts: makes the connector and writes it to its folder, or to `OUT_DIR` if none was named. Talks
    /// to Cargo on standard output; see [`build`].
    pub fn compile(&self) -> Result<WriteReport, Error> {
        build::run(self)
    }
}

/// What the plan is made of.
impl Generator {
    pub(crate) fn given(&self) -> &Options {
        &self.given
    }

    pub(crate) fn in_memory(&self) -> Option<Result<SourceDoc, Error>> {
        self.document.clone().map(|document| document.map_err(Error::Read))
    }

    pub(crate) fn auth_flags(&self) -> (&[AuthKind], &AuthValues) {
        (&self.auth_kinds, &self.auth_values)
    }

    /// The configuration file, if one was named.
    pub(crate) fn config_path(&self) -> Option<&Path> {
        self.config.as_deref()
    }
}

/// The name of a document that never was a file.
const IN_MEMORY: &str = "<document>";
