#![allow(clippy::indexing_slicing, reason = "a member that a JSON value does not have is null")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use connectorgen::{Error, Generator, SourceDoc, inspect};
use connectorgen_tests::conformance::documents;
use serde_json::Value;

/// The two files of a connector.
const DEFINITION: &str = "apiDefinition.swagger.json";
const PROPERTIES: &str = "apiProperties.json";

/// Prints what `from-spec` makes of each document in a folder: what the document declares, and the sign-in of the
/// connector. Folders that hold a published connector are held against the sign-in that its makers chose.
pub(crate) fn run(folder: &str) -> Result<(), String> {
    let folder = Path::new(folder);
    let published = connectors(folder)?;
    if published.is_empty() { table(folder) } else { comparison(&published) }
}

fn table(folder: &Path) -> Result<(), String> {
    let documents = documents(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    println!("| document | declared | inferred | told |");
    println!("|---|---|---|---|");
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for document in &documents {
        let inferred = inferred(&document.path);
        *counts.entry(inferred.kinds()).or_default() += 1;
        println!(
            "| {} | {} | {} | {} |",
            document.name,
            declared(&document.path),
            inferred.shown(),
            inferred.told()
        );
    }
    print_counts(documents.len(), &counts);
    Ok(())
}

fn comparison(folders: &[PathBuf]) -> Result<(), String> {
    println!("| connector | declared | inferred | published | |");
    println!("|---|---|---|---|---|");
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for folder in folders {
        let path = folder.join(DEFINITION);
        let (definition, properties) = (json(&path)?, json(&folder.join(PROPERTIES))?);
        let published = ways(&definition, &properties);
        let inferred = inferred(&path);
        let verdict = inferred.verdict(&published);
        *counts.entry(verdict.clone()).or_default() += 1;
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        println!(
            "| {name} | {} | {} | {} | {verdict} |",
            declared(&path),
            inferred.shown(),
            listed(&published)
        );
    }
    print_counts(folders.len(), &counts);
    Ok(())
}

/// What became of a document.
enum Inferred {
    Ways { ways: Vec<Way>, told: Vec<&'static str> },
    Refused(Vec<&'static str>),
}

/// A way to sign in, in the words of the connector's files.
#[derive(Debug, PartialEq, Eq)]
struct Way {
    kind: String,
    /// What tells it from others of its kind.
    detail: String,
    /// What else it is made with.
    values: BTreeMap<&'static str, String>,
}

impl Inferred {
    fn kinds(&self) -> String {
        match self {
            Inferred::Ways { ways, .. } => {
                ways.iter().map(|way| way.kind.as_str()).collect::<Vec<_>>().join(" + ")
            }
            Inferred::Refused(_) => "refused".to_owned(),
        }
    }

    fn shown(&self) -> String {
        match self {
            Inferred::Ways { ways, .. } => listed(ways),
            Inferred::Refused(ids) => format!("refused: {}", ids.join(", ")),
        }
    }

    fn told(&self) -> String {
        match self {
            Inferred::Ways { told, .. } => told.join(", "),
            Inferred::Refused(_) => String::new(),
        }
    }

    /// How it stands to what the makers chose.
    fn verdict(&self, published: &[Way]) -> String {
        let Inferred::Ways { ways, .. } = self else { return "refused".to_owned() };
        let kinds = |ways: &[Way]| ways.iter().map(|way| way.kind.clone()).collect::<Vec<_>>();
        if kinds(ways) != kinds(published) {
            return "another way".to_owned();
        }
        let mut other: Vec<&str> =
            ways.iter().zip(published).flat_map(|(own, theirs)| own.other(theirs)).collect();
        other.dedup();
        if other.is_empty() {
            "the same".to_owned()
        } else {
            format!("the same way, other {}", other.join(", "))
        }
    }
}

impl Way {
    fn new(kind: &str, detail: String) -> Way {
        Way { kind: kind.to_owned(), detail, values: BTreeMap::new() }
    }

    /// What differs, by name.
    fn other(&self, theirs: &Way) -> Vec<&'static str> {
        let place = (self.detail != theirs.detail).then_some("place");
        let values = self.values.iter().filter(|(name, value)| theirs.values.get(*name) != Some(*value));
        place.into_iter().chain(values.map(|(name, _)| *name)).collect()
    }
}

fn inferred(path: &Path) -> Inferred {
    let told = |found: &connectorgen::Diagnostics, is_wanted: &dyn Fn(&connectorgen::Diagnostic) -> bool| {
        let mut ids: Vec<&str> = found.iter().filter(|one| is_wanted(one)).map(|one| one.id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    match Generator::new().spec(path).generate() {
        Ok(generated) => {
            let file = |name: &str| {
                generated
                    .files
                    .get(name)
                    .and_then(|bytes| serde_json::from_slice(bytes).ok())
                    .unwrap_or_default()
            };
            let is_about_auth = |id: &str| {
                ["auth-", "key-", "operation-not-covered", "placeholder", "scope"]
                    .iter()
                    .any(|start| id.starts_with(start))
            };
            Inferred::Ways {
                ways: ways(&file(DEFINITION), &file(PROPERTIES)),
                told: told(&generated.diagnostics, &|one| is_about_auth(one.id)),
            }
        }
        Err(Error::Rejected { diagnostics, .. }) => {
            Inferred::Refused(told(&diagnostics, &|one| one.severity == connectorgen::Severity::Error))
        }
        Err(_) => Inferred::Refused(vec!["unreadable"]),
    }
}

fn ways(definition: &Value, properties: &Value) -> Vec<Way> {
    let properties = &properties["properties"];
    let sets = properties["connectionParameterSets"]["values"].as_array();
    match sets {
        Some(sets) => {
            sets.iter().map(|set| way(&set["parameters"], definition, set["name"].as_str())).collect()
        }
        None => vec![way(&properties["connectionParameters"], definition, None)],
    }
}

fn way(parameters: &Value, definition: &Value, set: Option<&str>) -> Way {
    let members = || parameters.as_object().into_iter().flatten();
    let mut settings =
        members().map(|(_, one)| &one["oAuthSettings"]).filter(|settings| settings.is_object());
    if let Some(settings) = settings.next() {
        return with_provider(settings);
    }
    let has = |name: &str| members().any(|(key, _)| key.eq_ignore_ascii_case(name));
    if has("username") && has("password") {
        return Way::new("basic", String::new());
    }
    let is_secret =
        |one: &Value| one["type"].as_str().is_some_and(|kind| kind.eq_ignore_ascii_case("securestring"));
    if members().any(|(_, one)| is_secret(one)) {
        return Way::new("key", keys(definition, set));
    }
    Way::new("none", String::new())
}

fn with_provider(settings: &Value) -> Way {
    let custom = |wanted: &str| {
        let all = settings["customParameters"].as_object().into_iter().flatten();
        let mut all = all.filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
        all.next().and_then(|(_, one)| one["value"].as_str()).unwrap_or_default().to_owned()
    };
    let provider = settings["identityProvider"].as_str().unwrap_or_default();
    let scopes = settings["scopes"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let mut scopes: Vec<&str> = scopes.flat_map(str::split_whitespace).collect();
    scopes.sort_unstable();
    let values = [
        ("scopes", scopes.join(" ")),
        ("token URL", custom("tokenUrl")),
        ("refresh URL", custom("refreshUrl")),
        ("tenant", custom("tenantId")),
    ];
    let detail = if provider == "aad" { custom("resourceUri") } else { custom("authorizationUrl") };
    Way { values: values.into_iter().collect(), ..Way::new(provider, detail) }
}

/// Where keys travel: that of the set, or all of them.
fn keys(definition: &Value, set: Option<&str>) -> String {
    let all = definition["securityDefinitions"].as_object().into_iter().flatten();
    let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let keys = all.filter(|(name, one)| one["type"] == "apiKey" && set.is_none_or(|set| set == *name));
    keys.map(|(_, one)| format!("{} {}", text(one, "in"), text(one, "name"))).collect::<Vec<_>>().join(", ")
}

fn declared(path: &Path) -> String {
    let schemes =
        SourceDoc::read(path).ok().and_then(|document| Some(inspect(&document).ok()?.security_schemes));
    let shown =
        |scheme: &connectorgen::Scheme| format!("{} {}", scheme.kind, scheme.detail).trim().replace('|', "/");
    schemes.iter().flatten().map(shown).collect::<Vec<_>>().join("; ")
}

fn listed(ways: &[Way]) -> String {
    let shown = |way: &Way| format!("{} {}", way.kind, way.detail).trim().to_owned();
    ways.iter().map(shown).collect::<Vec<_>>().join(" + ")
}

fn print_counts(total: usize, counts: &BTreeMap<String, usize>) {
    let parts: Vec<String> = counts.iter().map(|(what, count)| format!("{count} {what}")).collect();
    println!("\n{total}: {}", parts.join(", "));
}

fn connectors(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let listing = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut folders: Vec<PathBuf> =
        listing.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    folders.retain(|folder| folder.join(DEFINITION).is_file() && folder.join(PROPERTIES).is_file());
    folders.sort();
    Ok(folders)
}

fn json(path: &Path) -> Result<Value, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| format!("{}: {error}", path.display()))
}
