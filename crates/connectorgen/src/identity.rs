//! What the platform has made of a connector, read from a download.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use connectorgen_auth::{AuthKind, AuthValues};
use connectorgen_diagnostics::{At, Diagnostics, Document, Severity};
use connectorgen_emit::{FileSet, Upkeep, WriteReport, to_json};
use connectorgen_kit::{Environment, Expected, FederatedCredential, Identity, KitOptions, codes};
use connectorgen_model::{ApiProperties, read_definition, read_properties};
use connectorgen_rules::report_shape_faults;
use connectorgen_spec::{ReadError, SourceDoc};
use serde_json::{Map, Value};

use crate::{Error, Options, Plan, Sources, locate};

/// What [`Plan::read_identity`] found.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct IdentityReport {
    /// The redirect address and the managed identity.
    pub identity: Identity,
    /// What does not fit together, sorted, with file, line and column.
    pub diagnostics: Diagnostics,
    /// The texts that the diagnostics point to.
    pub sources: Sources,
    /// The federated credential of the environment, `entra/federated-credential.ENVIRONMENT.json`, to be written into
    /// the folder of the connector. Empty without an environment, and for a connector without a managed identity.
    pub files: FileSet,
}

impl Plan {
    /// Reads what `paconn download` or `pac connector download` brought, a folder or an `apiProperties.json`: takes the
    /// redirect address and the managed identity apart and checks that they belong to each other, and to the sign-in and
    /// the environment of the configuration. A mismatch is a warning with both values.
    ///
    /// With the name of an environment, the federated credential of the application for it comes along. A file that is
    /// not there is [`Error::Read`]; one that is not JSON, an environment that the configuration does not have, and a
    /// connector without a subject for its credential are [`Error::Rejected`].
    ///
    /// ```no_run
    /// use connectorgen::Generator;
    ///
    /// let report = Generator::new().config("connectorgen.yaml").plan()?.read_identity("downloaded", Some("dev"))?;
    /// println!("{}", report.identity);
    /// report.write_to("connector")?;
    /// # Ok::<(), connectorgen::Error>(())
    /// ```
    pub fn read_identity(
        &self,
        path: impl AsRef<Path>,
        environment: Option<&str>,
    ) -> Result<IdentityReport, Error> {
        run(self, path.as_ref(), environment)
    }
}

fn run(plan: &Plan, path: &Path, environment: Option<&str>) -> Result<IdentityReport, Error> {
    let options = plan.options();
    let is_folder = path.is_dir();
    let file = if is_folder { path.join(connectorgen_emit::PROPERTIES) } else { path.to_owned() };
    let text = read(&file)?;
    let mut found = Diagnostics::new();
    let kit = options.kit.clone().unwrap_or_default();
    kit.check(&mut found);
    let here = environment.map(|name| named(name, &kit, &mut found));

    let title = title(options, is_folder.then_some(path));
    let mut report = IdentityReport {
        identity: Identity::default(),
        diagnostics: found,
        sources: plan.sources(text.clone()),
        files: FileSet::new(),
    };
    if let Some(properties) = properties(&text, &mut report.diagnostics) {
        let expected = expected(options, title.as_deref(), here.as_ref());
        report.identity = Identity::read(&properties, &expected, &mut report.diagnostics);
        if let Some(here) = &here {
            report.credential(title.as_deref(), here)?;
        } else {
            // Nobody asked for a credential, so nothing is missing.
            soften(&mut report.diagnostics);
        }
    }
    locate::settings(&mut report.diagnostics, plan);
    locate::file(&text, Document::Properties, &mut report.diagnostics);
    report.diagnostics.sort();
    if report.diagnostics.has_errors() {
        return Err(Error::Rejected { diagnostics: report.diagnostics, sources: report.sources });
    }
    Ok(report)
}

impl IdentityReport {
    /// Writes the federated credential into the folder of the connector, if it differs.
    pub fn write_to(&self, dir: impl AsRef<Path>) -> Result<WriteReport, Error> {
        Ok(self.files.write_to(dir.as_ref())?)
    }

    fn credential(&mut self, title: Option<&str>, here: &Environment) -> Result<(), Error> {
        let Some(managed) = &self.identity.managed_identity else {
            self.diagnostics
                .report(
                    &codes::IDENTITY_MISSING,
                    &At::root(Document::Properties).key("properties"),
                    "there is no managed identity, so there is no federated credential to write",
                )
                .help("with the model `managed-identity` the connector has one");
            return Ok(());
        };
        let title = title.or_else(|| self.identity.connector.as_ref().map(|name| name.text.as_str()));
        let credential = FederatedCredential::new(title.unwrap_or_default(), here, managed);
        let name = FederatedCredential::file_name(&here.name);
        self.files.insert(name, to_json(&credential)?, Upkeep::Managed);
        Ok(())
    }
}

fn soften(found: &mut Diagnostics) {
    found.retain_mut(|diagnostic| {
        if diagnostic.id == codes::IDENTITY_SUBJECT_MISSING.id {
            diagnostic.severity = Severity::Warning;
        }
        true
    });
}

/// The environment of this name; without any in the configuration, one that has nothing but its name.
fn named(name: &str, kit: &KitOptions, found: &mut Diagnostics) -> Environment {
    let fresh = Environment::new(name);
    if kit.environments.is_empty() {
        KitOptions::new().environment(fresh.clone()).check(found);
        return fresh;
    }
    kit.find(name).cloned().unwrap_or_else(|| {
        let root = At::root(Document::Options);
        let names: Vec<String> = kit.environments.iter().map(|known| format!("`{}`", known.name)).collect();
        found
            .report(
                &codes::IDENTITY_ENVIRONMENT_UNKNOWN,
                &root.key("kit").key("environments"),
                format!("there is no environment `{name}`"),
            )
            .help(format!("the configuration has {}", names.join(", ")));
        fresh
    })
}

fn expected(options: &Options, title: Option<&str>, here: Option<&Environment>) -> Expected {
    let values = entra_values(options);
    let kit = options.kit.clone().unwrap_or_default();
    let others = kit.environments.iter().filter(|other| here.is_some_and(|here| here.name != other.name));
    let made = |other: &Environment| {
        let values = [other.redirect_url.clone(), other.subject.clone()];
        values.into_iter().flatten().map(|value| (other.name.clone(), value)).collect::<Vec<_>>()
    };
    let mut expected = Expected::new();
    expected.title = title.map(str::to_owned);
    expected.connector_id = here.and_then(|here| here.connector_id.clone());
    let of_sign_in = values.client_id.as_deref();
    let mapped = here.zip(of_sign_in).and_then(|(here, of_sign_in)| here.client_id_for(of_sign_in));
    let own = mapped.or_else(|| here?.client_id.as_ref()).cloned();
    expected.client_id = own.or(values.client_id);
    expected.tenant_id = here.and_then(|here| here.tenant_id.clone()).or(values.tenant_id);
    expected.environment = here.map(|here| here.name.clone());
    expected.others = others.flat_map(made).collect();
    expected
}

/// What the sign-in says of Entra ID: that of the managed identity, where there are several.
fn entra_values(options: &Options) -> AuthValues {
    let sets = options.auth.clone().unwrap_or_default();
    let managed = sets.as_slice().iter().find(|set| set.model.kind() == AuthKind::ManagedIdentity);
    let model = managed.or(sets.as_slice().first()).map(|set| set.model.clone());
    model.unwrap_or_default().into_values().1
}

/// The title that the connector has: that of the configuration, or of the folder that was generated, or else of the
/// download.
fn title(options: &Options, download: Option<&Path>) -> Option<String> {
    let of_folder = |folder: &Path| {
        let text = SourceDoc::read(folder.join(connectorgen_emit::DEFINITION)).ok()?;
        let tree = text.tree(&mut Diagnostics::new()).map(Cow::into_owned)?;
        let (definition, _) = read_definition(tree);
        Some(definition.info.title).filter(|title| !title.is_empty())
    };
    let out: Option<PathBuf> = options.out.clone();
    options.title.clone().or_else(|| of_folder(&out?)).or_else(|| of_folder(download?))
}

fn read(path: &Path) -> Result<SourceDoc, Error> {
    SourceDoc::read(path).map_err(|error: ReadError| Error::Read(error.into()))
}

/// The properties of a connector. An unpacked solution has the connection parameters alone.
fn properties(text: &SourceDoc, found: &mut Diagnostics) -> Option<ApiProperties> {
    let mut faults = Diagnostics::new();
    let tree = text.tree(&mut faults).map(Cow::into_owned);
    for at in faults.locations_mut() {
        at.document = Document::Properties;
    }
    found.append(faults);
    let tree = whole(tree?);
    let (file, faults) = read_properties(tree);
    report_shape_faults(Document::Properties, &faults, found);
    Some(file.properties)
}

fn whole(tree: Value) -> Value {
    let is_parameters = |members: &Map<String, Value>| {
        !members.contains_key("properties")
            && members.values().any(|value| value.get("oAuthSettings").is_some())
    };
    match tree {
        Value::Object(members) if is_parameters(&members) => {
            serde_json::json!({ "properties": { "connectionParameters": members } })
        }
        other => other,
    }
}
