//! What holds of every document, whatever is wrong with it.

use connectorgen::{AuthKind, AuthModel, Diagnostics, Error, Format, Generated, Generator, JsonPointer};
use connectorgen::{AuthValues, Severity, SourceDoc};
use connectorgen_model::{Secured, read_definition, read_properties};
use connectorgen_rules::{RuleLevels, report_shape_faults};
use serde_json::Value;

/// The text of a document, if the bytes are one; `choice` says its format.
pub fn document(choice: u8, bytes: &[u8]) -> Option<SourceDoc> {
    let format = [Some(Format::Json), Some(Format::Yaml), None, None][usize::from(choice % 4)];
    SourceDoc::from_bytes("api", bytes.to_vec(), format).ok()
}

/// A way to sign in.
pub fn auth(choice: u8) -> AuthModel {
    let kinds = AuthKind::ALL;
    let kind = kinds[usize::from(choice) / 4 % kinds.len()];
    AuthModel::from_values(kind, AuthValues::default(), &mut Diagnostics::new())
}

/// Bytes are read as a tree, or there is an error that says why not; and places are found in both.
pub fn is_read_or_refused(choice: u8, bytes: &[u8]) {
    let Some(document) = document(choice, bytes) else { return };
    let mut found = Diagnostics::new();
    let tree = document.tree(&mut found);
    assert!(tree.is_some() || found.has_errors(), "refused without an error");
    let mut pointers: Vec<JsonPointer> = found.iter().map(|one| one.at.pointer.clone()).collect();
    pointers.extend(["", "/a", "/paths/~1a/get", "/0/0"].map(JsonPointer::from_escaped));
    let places = document.locate(&pointers);
    assert!(places.len() == pointers.len() && places.iter().all(Option::is_some));
}

/// A document is made into a connector, or there is an error that says why not; and what is made breaks no rule. The
/// error of the result is what there is to say.
pub fn is_made_or_refused(document: SourceDoc, auth: AuthModel) -> Result<Generated, Diagnostics> {
    let mut generator = Generator::new();
    match generator.document(document).auth(auth).server("https://api.example.com/v1").generate() {
        Ok(generated) => {
            assert_keeps_the_rules(&generated);
            Ok(generated)
        }
        Err(Error::Rejected { diagnostics, .. }) => {
            assert!(diagnostics.has_errors(), "refused without an error");
            Err(diagnostics)
        }
        Err(other) => panic!("neither made nor refused: {other}"),
    }
}

/// The same of a document that is a tree.
pub fn tree_is_made_or_refused(tree: Value, auth: AuthModel) -> Result<Generated, Diagnostics> {
    is_made_or_refused(SourceDoc::from_value("api", tree), auth)
}

/// The same of a document of several files, which lines of `%` part.
pub fn files_are_made_or_refused(text: &str) -> Result<Generated, Diagnostics> {
    let names = ["api.yaml", "a.yaml", "b.json", "c/a.yaml", "c/b.yaml", "https://example.com/a.yaml"];
    let mut files = names
        .into_iter()
        .zip(text.split("\n%\n"))
        .map(|(name, text)| SourceDoc::from_text(name, text, Format::Yaml));
    let main = files.next().unwrap_or_else(|| SourceDoc::from_value("api", Value::Null));
    is_made_or_refused(main.with_documents(files), AuthModel::None)
}

/// The files of a connector are checked, whatever is wrong with them.
pub fn folder_is_checked(definition: Value, properties: Value) {
    let mut found = Diagnostics::new();
    let (definition, faults) = read_definition(definition);
    report_shape_faults(connectorgen::Document::Definition, &faults, &mut found);
    let (properties, faults) = read_properties(properties);
    report_shape_faults(connectorgen::Document::Properties, &faults, &mut found);
    let secured = Secured { definition, properties: properties.properties, ..Secured::default() };
    let is_fine = connectorgen_rules::check(secured, &RuleLevels::default(), &mut found).is_ok();
    assert!(is_fine || found.has_errors(), "refused without an error");
}

fn assert_keeps_the_rules(generated: &Generated) {
    let tree = |name: &str| -> Value {
        let bytes = generated.files.get(name).unwrap_or_default();
        assert!(bytes.is_ascii(), "{name} is not ASCII");
        serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{name} is not JSON: {error}"))
    };
    let (definition, faults) = read_definition(tree("apiDefinition.swagger.json"));
    assert!(faults.is_empty(), "the definition that was made is not well formed: {faults:?}");
    let (properties, faults) = read_properties(tree("apiProperties.json"));
    assert!(faults.is_empty(), "the properties that were made are not well formed: {faults:?}");
    let secured = Secured { definition, properties: properties.properties, ..Secured::default() };
    let mut found = Diagnostics::new();
    let _ = connectorgen_rules::check(secured, &RuleLevels::default(), &mut found);
    let errors: Vec<_> = found.iter().filter(|one| one.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "what was made breaks rules: {errors:?}");
}
