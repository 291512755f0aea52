use std::path::Path;

use connectorgen_auth::{AuthKind, AuthSets, AuthValues};
use connectorgen_diagnostics::Diagnostics;
use connectorgen_diagnostics::JsonPointer;
use connectorgen_spec::{ReadOptions, SourceDoc};

use crate::config::ConfigFile;
use crate::{Error, FailOn, Generated, Generator, Options, Sources, pipeline};

/// What is going to be done: what the setters of a [`Generator`] say, joined with its configuration file. Nothing but
/// the configuration file has been read yet.
#[derive(Debug, Clone)]
pub struct Plan {
    options: Options,
    document: Option<SourceDoc>,
    auth_kinds: Vec<AuthKind>,
    auth_values: AuthValues,
    /// The configuration file, and what was given beside it.
    config: Option<(ConfigFile, Options)>,
}

impl Plan {
    pub(crate) fn new(generator: &Generator) -> Result<Plan, Error> {
        let (auth_kinds, auth_values) = generator.auth_flags();
        let plan = Plan {
            options: generator.given().clone(),
            document: generator.in_memory().transpose()?,
            auth_kinds: auth_kinds.to_vec(),
            auth_values: auth_values.clone(),
            config: None,
        };
        let Some(path) = generator.config_path() else { return Ok(plan) };
        let config = ConfigFile::read(path)?;
        let given = plan.options;
        Ok(Plan {
            options: given.clone().or(config.options().clone()),
            config: Some((config, given)),
            ..plan
        })
    }

    /// The settings in force.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The folder of the connector, if one was named.
    pub fn out_dir(&self) -> Option<&Path> {
        self.options.out.as_deref()
    }

    /// From which severity on the run counts as failed.
    pub fn fail_on(&self) -> FailOn {
        self.options.fail_on.unwrap_or_default()
    }

    /// The files that are read first: the document and the configuration, as far as they are files. Which others the
    /// document refers to shows when it is read; all of them are among the [`Sources`] of the result.
    pub fn inputs(&self) -> impl Iterator<Item = &Path> {
        let spec = match &self.document {
            Some(document) => document.path(),
            None => self.options.spec.as_deref(),
        };
        spec.into_iter().chain(self.config_source().map(|config| Path::new(config.name())))
    }

    /// Makes the connector in memory.
    ///
    /// [`Error::Rejected`] carries the diagnostics of a document that no connector can be made of.
    pub fn generate(&self) -> Result<Generated, Error> {
        pipeline::run(self)
    }

    /// The folder of the connector, or an error that says how to name one.
    pub fn target(&self) -> Result<&Path, Error> {
        self.out_dir().ok_or(Error::Missing {
            setting: "out",
            message: "no folder is named for the connector",
            help: "name it with `--out DIR`, or as `out` in connectorgen.yaml",
        })
    }

    /// The document, read.
    pub(crate) fn source(&self) -> Result<SourceDoc, Error> {
        match (&self.document, &self.options.spec) {
            (Some(document), _) => Ok(document.clone()),
            (None, Some(path)) => {
                let options = ReadOptions::new().allow_outside(self.options.allow_outside.unwrap_or(false));
                SourceDoc::read_with_references(path, options).map_err(|error| Error::Read(error.into()))
            }
            (None, None) => Err(Error::Missing {
                setting: "spec",
                message: "no OpenAPI document is named",
                help: "name it as SPEC, or as `spec` in connectorgen.yaml",
            }),
        }
    }

    /// The values of the sign-in that flags and setters give one by one.
    pub(crate) fn auth_values(&self) -> &AuthValues {
        &self.auth_values
    }

    /// The sign-in: that of the setters or of the configuration, with the flags over it.
    pub(crate) fn auth(&self, found: &mut Diagnostics) -> AuthSets {
        let sets = self.options.auth.clone().unwrap_or_default();
        sets.overridden(&self.auth_kinds, &self.auth_values, found)
    }

    /// The texts that diagnostics may point to.
    pub(crate) fn sources(&self, document: SourceDoc) -> Sources {
        let mut sources = Sources::from(document);
        if let Some(config) = self.config_source() {
            sources.add(config.clone());
        }
        sources
    }
}

/// Where a setting came from.
impl Plan {
    /// The configuration file, if it is what decided the setting at this place (`/auth/tenantId`) or what is around it.
    pub(crate) fn config_behind(&self, place: &JsonPointer) -> Option<&ConfigFile> {
        let (config, given) = self.config.as_ref()?;
        let around = place.tokens().next()?;
        let of_config = config.options().say(&JsonPointer::root().join(&around));
        (of_config && !self.caller_says(given, place)).then_some(config)
    }

    fn caller_says(&self, given: &Options, place: &JsonPointer) -> bool {
        let mut keys = place.tokens();
        if keys.next().as_deref() != Some("auth") {
            return given.say(place);
        }
        let sets = self.options.auth.iter().flat_map(AuthSets::as_slice);
        let kinds: Vec<AuthKind> = sets.map(|set| set.model.kind()).collect();
        let other_models = !self.auth_kinds.is_empty() && self.auth_kinds != kinds;
        let flags = || serde_json::to_value(&self.auth_values).unwrap_or_default();
        // Where there are several ways to sign in, the key stands behind the number of one of them.
        let is_number = |key: &str| key.bytes().all(|byte| byte.is_ascii_digit());
        let key = keys.find(|key| !is_number(key));
        given.auth.is_some() || other_models || key.is_some_and(|key| flags().get(key.as_ref()).is_some())
    }

    fn config_source(&self) -> Option<&SourceDoc> {
        self.config.as_ref().map(|(config, _)| config.source())
    }
}
