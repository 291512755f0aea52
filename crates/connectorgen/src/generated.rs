//! The result in memory. Writing and comparing are the emitter's; reading the one environment variable is ours.
#![allow(clippy::disallowed_methods, reason = "CONNECTORGEN_UPDATE is read here and nowhere else")]

use std::path::Path;

use connectorgen_diagnostics::Diagnostics;
use connectorgen_emit::{ConnectorSet, Drift, FileSet, WriteReport};

use crate::{Error, Sources};

/// A connector in memory, and what there is to say about it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Generated {
    /// The files of the connector.
    pub files: FileSet,
    /// The connectors, if the document was divided into several ([`Generator::split_by`](crate::Generator::split_by)):
    /// each has a folder of its own among the files, and an index stands beside them.
    pub set: Option<ConnectorSet>,
    /// Warnings and notes, sorted, with file, line and column.
    pub diagnostics: Diagnostics,
    /// The texts that the diagnostics point to.
    pub sources: Sources,
}

impl Generated {
    /// Writes the files that differ; the others are not touched.
    pub fn write_to(&self, dir: impl AsRef<Path>) -> Result<WriteReport, Error> {
        Ok(self.files.write_to(dir.as_ref())?)
    }

    /// Compares the files with a folder. Nothing is written.
    pub fn drift_from(&self, dir: impl AsRef<Path>) -> Result<Drift, Error> {
        Ok(self.files.drift_from(dir.as_ref())?)
    }

    /// For a test that keeps a connector current: [`Error::OutOfDate`] shows how the folder differs from what would be
    /// written. With `CONNECTORGEN_UPDATE=1` in the environment, the folder is brought up to date instead.
    ///
    /// ```no_run
    /// # fn document() -> serde_json::Value { serde_json::json!({}) }
    /// use connectorgen::{AuthModel, Generator};
    ///
    /// #[test]
    /// fn connector_is_current() {
    ///     let generated = Generator::new().value(document()).auth(AuthModel::Basic).generate().unwrap();
    ///     generated.check("connector").unwrap_or_else(|error| panic!("{error}"));
    /// }
    /// ```
    pub fn check(&self, dir: impl AsRef<Path>) -> Result<(), Error> {
        let dir = dir.as_ref();
        if std::env::var_os("CONNECTORGEN_UPDATE").is_some_and(|update| update == "1") {
            self.write_to(dir)?;
            return Ok(());
        }
        let drift = self.drift_from(dir)?;
        if drift.is_empty() {
            Ok(())
        } else {
            Err(Error::OutOfDate { dir: dir.to_owned(), drift: Box::new(drift) })
        }
    }
}
