use std::path::Path;

use connectorgen_diagnostics::{Diagnostics, Severity};
use connectorgen_rules::Profile;

use super::connector::Connector;
use super::files::ConnectorFiles;
use super::fix::{self, Mended};
use super::{CheckReport, FixOptions, FixReport, layout};
use crate::config::ConfigFile;
use crate::ignore::OperationIds;
use crate::levels::Levels;
use crate::{Baseline, Error, Ignore, Level, Options, Sources, ignore, levels, locate};

/// Checks connectors that are there already, whoever or whatever made them: what the platform refuses in them, and
/// what their makers would stumble over. Setters say what for; [`path`](Checker::path), [`files`](Checker::files) and
/// [`text`](Checker::text) do it.
///
/// A value that does not belong where it stands is reported and left out, and everything else is checked; so is a file
/// that is JSON but for a comment or a comma.
///
/// ```
/// use connectorgen::{Checker, ConnectorFiles, Profile};
///
/// let mut files = ConnectorFiles::new();
/// files.file("apiDefinition.swagger.json", r#"{ "swagger": "2.0", "host": "https://api.contoso.com" }"#);
/// let report = Checker::new().profile(Profile::Certified).files(&files)?;
/// assert!(report.diagnostics.iter().any(|found| found.id == "host-valid"));
/// # Ok::<(), connectorgen::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Checker {
    options: Options,
    config: Option<ConfigFile>,
    baseline: Option<Baseline>,
}

/// What for.
impl Checker {
    /// The profile `custom`, and every rule with the severity that it has there.
    pub fn new() -> Checker {
        Checker::default()
    }

    /// What the connectors are checked for; [`Profile::Custom`] unless given.
    pub fn profile(&mut self, profile: Profile) -> &mut Self {
        self.options.profile = Some(profile);
        self
    }

    /// Another severity for a kind of diagnostic, by its id.
    pub fn level(&mut self, id: impl Into<String>, level: Level) -> &mut Self {
        self.options.levels.get_or_insert_default().insert(id.into(), level);
        self
    }

    /// A configuration: its profile and its levels apply where no setter says something else.
    pub fn config(&mut self, config: ConfigFile) -> &mut Self {
        self.config = Some(config);
        self
    }
}

impl Checker {
    /// What is known and not to be reported again.
    pub fn baseline(&mut self, baseline: Baseline) -> &mut Self {
        self.baseline = Some(baseline);
        self
    }

    /// One kind of diagnostic that is not reported at one operation, with the reason. Adds to those given before.
    pub fn ignore(&mut self, ignore: Ignore) -> &mut Self {
        self.options.ignore.get_or_insert_default().push(ignore);
        self
    }
}

/// Doing it.
impl Checker {
    /// Checks what is at a path: the folder of a connector, a solution that was unpacked (all connectors in it), or one
    /// of the two main files alone.
    ///
    /// [`Error::NoConnector`] says that a folder holds none, [`Error::Io`] that something cannot be read, and
    /// [`Error::Rejected`] that a main file is not JSON at all; then everything else was checked.
    pub fn path(&self, path: impl AsRef<Path>) -> Result<CheckReport, Error> {
        self.all(layout::read(path.as_ref())?)
    }

    /// Checks one file, from memory. Its name tells which one it is, and if it does not, its content.
    pub fn text(&self, name: &str, bytes: impl Into<Vec<u8>>) -> Result<CheckReport, Error> {
        self.all(vec![layout::of_bytes(name, bytes.into())])
    }

    /// Checks the files of one connector, from memory.
    pub fn files(&self, files: &ConnectorFiles) -> Result<CheckReport, Error> {
        self.all(vec![files.clone()])
    }

    /// Mends what is at a path, as far as the diagnostics know how: see [`Diagnostic::fix`](crate::Diagnostic::fix).
    /// Everything else in the files stays byte for byte: order, white space, the spelling of numbers, line ends. What is
    /// allowed by the levels is not mended. Nothing is written before [`FixReport::write`].
    ///
    /// The errors are those of [`path`](Checker::path).
    pub fn fix(&self, path: impl AsRef<Path>, options: FixOptions) -> Result<FixReport, Error> {
        let connectors = layout::read(path.as_ref())?.into_iter();
        let mended = connectors.map(|files| fix::mend(files, options, |files| self.files(files)));
        let mended: Vec<Mended> = mended.collect::<Result<_, _>>()?;
        let left = self.all(mended.iter().map(|connector| connector.files.clone()).collect())?;
        Ok(FixReport::new(mended, left))
    }

    fn all(&self, connectors: Vec<ConnectorFiles>) -> Result<CheckReport, Error> {
        let options = self.options();
        let mut found = Diagnostics::new();
        let mut sources = Sources::default();
        levels::report_unknown(&options.levels.clone().unwrap_or_default(), &mut found);
        let (mut readable, mut ids) = (true, OperationIds::default());
        for files in connectors {
            let mut connector = Connector::read(files, &mut found);
            readable &= connector.is_readable;
            connector.check(&options, &mut found);
            ids.extend(std::mem::take(&mut connector.ids));
            connector.texts.into_iter().for_each(|text| sources.add(text.shown));
        }
        if readable {
            levels::apply(options.levels.as_ref().unwrap_or(&Levels::new()), &mut found);
            let ignored = options.ignore.as_deref().unwrap_or_default();
            ignore::apply(ignored, &ids, Severity::Error, &mut found);
            if let Some(baseline) = &self.baseline {
                baseline.apply(&mut found);
            }
        }
        if let Some(config) = &self.config {
            sources.add(config.source().clone());
            locate::of_config(&mut found, config, &self.options);
        }
        locate::flags(&mut found);
        found.sort();
        if readable {
            Ok(CheckReport { diagnostics: found, sources })
        } else {
            Err(Error::Rejected { diagnostics: found, sources })
        }
    }

    fn options(&self) -> Options {
        let own = self.options.clone();
        match &self.config {
            Some(config) => own.or(config.options().clone()),
            None => own,
        }
    }
}
