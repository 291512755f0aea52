//! A document makes the same connector, in whatever form it is handed over.

use std::path::Path;

use connectorgen::{AuthModel, Format, Generator, from_path, from_serialize, from_value};
use openapiv3::OpenAPI;
use serde_json::Value;

use crate::project::documents;

#[test]
fn path_text_value_and_types_make_the_same_connector() {
    for document in documents() {
        let tree = tree(&document);
        let expected = definition(&from_path(&document, AuthModel::None).unwrap());
        let text = std::fs::read_to_string(&document).unwrap();
        let mut from_text = Generator::new();
        from_text.text("api", text, format(&document)).auth(AuthModel::None);

        let place = document.display();
        assert_same(&expected, &definition(&from_text.generate().unwrap()), &format!("text of {place}"));
        let value = from_value(tree.clone(), AuthModel::None).unwrap();
        assert_same(&expected, &definition(&value), &format!("value of {place}"));
        let printed = from_serialize(&tree, AuthModel::None).unwrap();
        assert_same(&expected, &definition(&printed), &format!("printed value of {place}"));
        // The types know 3.0 only, and drop what stands beside a reference.
        if tree["openapi"].as_str().is_some_and(|version| version.starts_with("3.0")) {
            let typed: OpenAPI = serde_json::from_value(tree).unwrap();
            let typed = from_serialize(&typed, AuthModel::None).unwrap();
            assert_same(&expected, &definition(&typed), &format!("types of {place}"));
        }
    }
}

/// The tree of a document, read by others than the reader that is tested.
pub(crate) fn tree(document: &Path) -> Value {
    serde_yaml::from_str(&std::fs::read_to_string(document).unwrap()).unwrap()
}

fn format(document: &Path) -> Format {
    if document.extension().is_some_and(|extension| extension == "json") {
        Format::Json
    } else {
        Format::Yaml
    }
}

fn definition(generated: &connectorgen::Generated) -> String {
    String::from_utf8(generated.files.get("apiDefinition.swagger.json").unwrap().to_owned()).unwrap()
}

/// Compares texts that are too long to be shown whole.
pub(crate) fn assert_same(expected: &str, actual: &str, what: &str) {
    let first = expected.lines().zip(actual.lines()).position(|(expected, actual)| expected != actual);
    if let Some(line) = first {
        let around =
            |text: &str| text.lines().skip(line.saturating_sub(5)).take(10).collect::<Vec<_>>().join("\n");
        panic!(
            "{what}: differs in line {}:\n{}\n--- became ---\n{}",
            line + 1,
            around(expected),
            around(actual)
        );
    }
    assert_eq!(expected.len(), actual.len(), "{what}");
}
