use std::collections::BTreeSet;
use std::sync::Arc;

use connectorgen_diagnostics::{At, Diagnostics, Document, JsonPointer};
use connectorgen_model::{Secured, Settings, read_definition, read_properties, read_settings};
use connectorgen_rules::{Files, report_shape_faults};
use serde_json::{Map, Value};

use super::files::{ConnectorFile, ConnectorFiles};
use super::gaps::Gaps;
use super::text::Text;
use crate::codes::FILE_MISSING;
use crate::ignore::OperationIds;
use crate::{Options, levels};

/// What was read of the files of one connector.
#[derive(Default)]
pub(super) struct Connector {
    definition: Option<Value>,
    properties: Option<Value>,
    settings: Option<Settings>,
    /// The icon's name and bytes.
    icon: Option<(Arc<str>, Vec<u8>)>,
    pub(super) texts: Vec<Text>,
    /// Every file that is JSON could be read.
    pub(super) is_readable: bool,
    /// The files that `settings.json` may name, where they are known.
    names: Option<BTreeSet<String>>,
    /// What the operations are called.
    pub(super) ids: OperationIds,
}

impl Connector {
    /// Reads the files; what is wrong with their bytes and their JSON is reported with its place.
    pub(super) fn read(files: ConnectorFiles, found: &mut Diagnostics) -> Connector {
        if files.is_whole {
            report_missing(&files, found);
        }
        let names = files.is_whole.then(|| files.names());
        let mut connector = Connector { is_readable: true, names, ..Connector::default() };
        for file in files.files {
            connector.take(file, found);
        }
        connector
    }

    fn take(&mut self, file: ConnectorFile, found: &mut Diagnostics) {
        let document = file.role.document;
        if document == Document::Icon {
            self.icon = Some((file.name, file.bytes));
            return;
        }
        let mut text = Text::of(file, found);
        match document {
            Document::Script | Document::Icon | Document::Source | Document::Options => {}
            Document::Definition => self.definition = self.tree(&mut text, found),
            Document::Properties => {
                if let Some(tree) = self.tree(&mut text, found) {
                    let properties = self.properties.get_or_insert_with(|| Value::Object(Map::new()));
                    put(properties, &text.role.part, tree);
                }
            }
            Document::Settings => {
                if let Some(tree) = self.tree(&mut text, found) {
                    let (settings, faults) = read_settings(tree);
                    report_shape_faults(Document::Settings, &faults, found);
                    self.settings = Some(settings);
                }
            }
        }
        self.texts.push(text);
    }

    fn tree(&mut self, text: &mut Text, found: &mut Diagnostics) -> Option<Value> {
        let tree = text.tree(found);
        self.is_readable &= tree.is_some();
        tree
    }

    /// Runs the rules over what was read, and says where everything is.
    pub(super) fn check(&mut self, options: &Options, found: &mut Diagnostics) {
        let (has_definition, has_properties) = (self.definition.is_some(), self.properties.is_some());
        let mut gaps = Gaps::default();
        let (definition, faults) = self.definition.take().map(read_definition).unwrap_or_default();
        report_shape_faults(Document::Definition, &faults, found);
        gaps.add(Document::Definition, &faults);
        let (properties, faults) = self.properties.take().map(read_properties).unwrap_or_default();
        report_shape_faults(Document::Properties, &faults, found);
        gaps.add(Document::Properties, &faults);
        let secured = Secured { definition, properties: properties.properties, ..Secured::default() };

        self.ids = OperationIds::of(&secured.definition);
        let wanted = options.levels.clone().unwrap_or_default();
        let levels = levels::for_rules(&wanted, options.profile.unwrap_or_default());
        let texts = |document, wanted: bool| {
            let texts = self.texts.iter().filter(move |text| wanted && text.role.document == document);
            texts.filter_map(|text| text.shown.text())
        };
        let mut files = Files::default();
        files.definition = texts(Document::Definition, has_definition).next();
        files.properties = texts(Document::Properties, has_properties).collect();
        files.settings = self.settings.as_ref();
        files.script = texts(Document::Script, true).next();
        files.icon = self.icon.as_ref().map(|(_, bytes)| bytes.as_slice());
        files.names = self.names.as_ref();
        let mut of_rules = Diagnostics::new();
        connectorgen_rules::check_files(&secured, &files, &levels, &mut of_rules);
        gaps.leave(&mut of_rules);
        found.append(of_rules);

        for text in &self.texts {
            text.resolve_locations(found);
        }
        self.name_the_rest(found);
    }

    /// Names the files of what has no line: the icon, and what is in no part of a solution.
    fn name_the_rest(&self, found: &mut Diagnostics) {
        for at in found.locations_mut().filter(|at| at.file.is_none()) {
            at.file = match at.document {
                Document::Icon => self.icon.as_ref().map(|(name, _)| Arc::clone(name)),
                document => {
                    let text = self.texts.iter().find(|text| text.role.document == document);
                    text.map(|text| Arc::from(text.shown.name()))
                }
            };
        }
    }
}

/// `paconn` uploads both main files, and nothing without them.
fn report_missing(files: &ConnectorFiles, found: &mut Diagnostics) {
    for (document, name) in [
        (Document::Definition, connectorgen_emit::DEFINITION),
        (Document::Properties, connectorgen_emit::PROPERTIES),
    ] {
        if !files.has(document) {
            let report = found.report(
                &FILE_MISSING,
                &At::root(document),
                format!("there is no `{name}` in the folder"),
            );
            report.help("a connector has both files; `paconn download` brings them, `connectorgen generate` makes them");
            report.at.file = Some(Arc::from(format!("{}{name}", files.folder)));
        }
    }
}

/// Puts a part of a document where it belongs.
pub(super) fn put(tree: &mut Value, at: &JsonPointer, part: Value) {
    let mut place = tree;
    for token in at.tokens() {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        let Value::Object(members) = place else { return };
        place = members.entry(token).or_insert(Value::Null);
    }
    *place = part;
}
