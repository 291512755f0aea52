//! The time that each stage takes, beside the others on the same machine: `cargo bench --package connectorgen-bench`.
//! Regressions are found by counting instructions (`cargo xtask bench`), not by these.
#![allow(clippy::expect_used, reason = "a document that cannot be read ends the benchmark")]

use std::path::{Path, PathBuf};

use connectorgen_auth::{Applied, AuthSets, SpecSecurity, apply_auth};
use connectorgen_diagnostics::Diagnostics;
use connectorgen_emit::{EmitOptions, emit};
use connectorgen_lower::{LowerOptions, lower};
use connectorgen_model::Connector;
use connectorgen_rules::{RuleLevels, check};
use connectorgen_spec::{Selection, SourceDoc, Spec, parse};
use divan::Bencher;

fn main() {
    divan::main();
}

/// Documents of the project.
const OWN: [&str; 3] = ["petstore/openapi.yaml", "notes-31/openapi.yaml", "arm-subscriptions/openapi.json"];
/// Documents of many megabytes, measured where they lie beside the project.
const LARGE: [&str; 3] = ["openai-api.json", "openai-api.yaml", "github-api.json"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn own() -> Vec<&'static str> {
    OWN.to_vec()
}

fn all() -> Vec<&'static str> {
    let large = LARGE.into_iter().filter(|name| file(name).exists());
    OWN.into_iter().chain(large).collect()
}

fn file(name: &str) -> PathBuf {
    let folder = if OWN.contains(&name) { "specs" } else { "../shared/corpus/bench" };
    root().join(folder).join(name)
}

fn source(name: &str) -> SourceDoc {
    SourceDoc::read(file(name)).expect("the document can be read")
}

fn spec(source: &SourceDoc) -> Spec {
    parse(source, &Selection::default(), &mut Diagnostics::new()).expect("the document is understood")
}

fn lowered(spec: &Spec) -> Connector {
    lower(spec, &LowerOptions::default(), &mut Diagnostics::new())
}

fn with_sign_in(connector: Connector, spec: &Spec) -> Applied {
    let security = SpecSecurity::from_openapi(spec.openapi());
    apply_auth(connector, &AuthSets::default(), &security, &mut Diagnostics::new())
}

/// Text to the inner language.
#[divan::bench(args = all(), max_time = 3)]
fn stage_1_parse(bencher: Bencher<'_, '_>, name: &str) {
    let source = source(name);
    bencher.bench(|| spec(&source));
}

/// The inner language to a connector.
#[divan::bench(args = all(), max_time = 3)]
fn stage_2_lower(bencher: Bencher<'_, '_>, name: &str) {
    let spec = spec(&source(name));
    bencher.bench(|| lowered(&spec));
}

/// The sign-in that the document describes.
#[divan::bench(args = all(), max_time = 3)]
fn stage_3_sign_in(bencher: Bencher<'_, '_>, name: &str) {
    let spec = spec(&source(name));
    let connector = lowered(&spec);
    bencher.with_inputs(|| connector.clone()).bench_values(|connector| with_sign_in(connector, &spec));
}

/// All rules.
#[divan::bench(args = all(), max_time = 3)]
fn stage_4_check(bencher: Bencher<'_, '_>, name: &str) {
    let spec = spec(&source(name));
    let connector = lowered(&spec);
    bencher
        .with_inputs(|| with_sign_in(connector.clone(), &spec).secured)
        .bench_values(|secured| check(secured, &RuleLevels::default(), &mut Diagnostics::new()));
}

/// The files, in memory. Large documents have more operations than a connector takes.
#[divan::bench(args = own(), max_time = 3)]
fn stage_5_emit(bencher: Bencher<'_, '_>, name: &str) {
    let spec = spec(&source(name));
    let secured = with_sign_in(lowered(&spec), &spec).secured;
    let mut found = Diagnostics::new();
    let checked = check(secured, &RuleLevels::default(), &mut found).expect("the rules find no error");
    bencher.bench(|| emit(&checked, &found, &EmitOptions::default()).expect("the files can be made"));
}
