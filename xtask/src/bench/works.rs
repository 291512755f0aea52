use std::path::{Path, PathBuf};

use super::measure::{Programs, Run};
use super::synthetic;
use crate::project::root;

/// A piece of work that is measured, and what it is measured against.
pub(super) struct Work {
    pub(super) name: &'static str,
    pub(super) floor: &'static str,
    pub(super) run: Run,
    pub(super) against: Run,
    /// The document, where the converter from npm can be asked to do the like.
    pub(super) document: Option<PathBuf>,
}

/// Where the large documents lie, if they are there at all.
const LARGE: &str = "../shared/corpus/bench";

/// Where published connectors lie, if they are there at all.
const PUBLISHED: &str = "../shared/corpus/connectors";

const PET_STORE: &str = "specs/petstore/openapi.yaml";

/// Every model that needs no further settings, side by side, and the roll-out kit.
const ALL_MODELS: [&str; 25] = [
    "--kit",
    "--auth",
    "none",
    "--auth",
    "basic",
    "--auth",
    "api-key",
    "--auth",
    "bearer",
    "--auth",
    "oauth2",
    "--auth",
    "oauth2-pkce",
    "--auth",
    "entra-id",
    "--auth",
    "service-principal",
    "--auth",
    "managed-identity",
    "--tenant-id",
    "11111111-2222-3333-4444-555555555555",
    "--client-id",
    "66666666-7777-8888-9999-aaaaaaaaaaaa",
    "--resource",
    "https://graph.microsoft.com",
];

/// The works on documents of the project.
pub(super) fn small(programs: &Programs, scratch: &Path) -> Result<Vec<Work>, String> {
    let help = || Run::new(&programs.connectorgen, ["--help"]);
    let mut works = Vec::new();
    for (name, spec, folder) in [
        ("pet store", PET_STORE, "petstore"),
        ("weather", "specs/weather-basic/openapi.json", "weather-basic"),
        ("notes", "specs/notes-31/openapi.yaml", "notes-31"),
    ] {
        let document = root().join(spec);
        if !document.exists() {
            return Err(format!("{spec} is not there"));
        }
        works.push(Work {
            name,
            floor: "--help",
            run: generate(programs, &document, &scratch.join(folder), &[]),
            against: help(),
            document: Some(document),
        });
    }
    works.push(Work {
        name: "pet store, kit",
        floor: "--help",
        run: generate(programs, &root().join(PET_STORE), &scratch.join("kit"), &ALL_MODELS),
        against: help(),
        document: None,
    });
    let things = synthetic::document(scratch, 250)?;
    let connector = scratch.join("things");
    // What `check` looks at has to be there.
    generate(programs, &things, &connector, &["--auth", "none"]).time()?;
    let definition = connector.join("apiDefinition.swagger.json");
    works.push(Work {
        name: "check of 1 MB",
        floor: "read",
        run: Run::new(&programs.connectorgen, ["check".to_owned(), text(&connector)]),
        against: Run::new(&programs.floor, ["read".to_owned(), text(&definition)]),
        document: None,
    });
    works.push(Work {
        name: "250 operations",
        floor: "print",
        run: generate(programs, &things, &connector, &["--auth", "none"]),
        against: Run::new(&programs.floor, ["print".to_owned(), text(&things)]),
        document: Some(things),
    });
    Ok(works)
}

/// The works on documents of many megabytes. Stripe's YAML is not among them: it gives a key twice and is refused.
pub(super) fn large(programs: &Programs, scratch: &Path) -> Vec<Work> {
    let graph = ["--path", "/me/messages/**", "--path", "/me/calendar", "--path", "/users/{user-id}/todo/**"];
    let openai = ["--path", "/chat/**", "--path", "/embeddings", "--path", "/models/*"];
    let kubernetes = [
        "--server",
        "https://kubernetes.example.com",
        "--path",
        "/api/v1/nodes/**",
        "--path",
        "/version/",
        "--path",
        "/apis/batch/v1/*",
    ];
    let split = ["--split-by", "tag"];
    let works: [(&'static str, &str, &'static str, &[&str]); 7] = [
        ("GitHub, split", "github-api.json", "print", &split),
        ("Graph, 3 patterns", "apisguru-microsoft.com-graph.json", "read", &graph),
        ("OpenAI YAML, 3 patterns", "openai-api.yaml", "events", &openai),
        ("Stripe, split", "stripe-api.json", "print", &split),
        ("OpenAI, split", "openai-api.json", "print", &split),
        ("Kubernetes, 3 patterns", "kubernetes-1.13-swagger2.json", "read", &kubernetes),
        (
            "GitHub YAML, 3 patterns",
            "github-api.yaml",
            "events",
            &["--path", "/gists/**", "--path", "/emojis", "--path", "/users/*"],
        ),
    ];
    let mut found: Vec<Work> = largest_published(programs).into_iter().collect();
    for (name, file, floor, flags) in works {
        let document = root().join(LARGE).join(file);
        if !document.exists() {
            println!("{name}: {file} is not there, left out");
            continue;
        }
        let out = scratch.join(file);
        found.push(Work {
            name,
            floor,
            run: generate(programs, &document, &out, flags),
            against: Run::new(&programs.floor, [floor.to_owned(), text(&document)]),
            document: Some(document),
        });
    }
    found
}

/// The check of the largest connector that Microsoft has published.
fn largest_published(programs: &Programs) -> Option<Work> {
    let folders = std::fs::read_dir(root().join(PUBLISHED)).ok()?;
    let definitions =
        folders.filter_map(|folder| Some(folder.ok()?.path().join("apiDefinition.swagger.json")));
    let sized = definitions.filter_map(|file| Some((std::fs::metadata(&file).ok()?.len(), file)));
    let (_, definition) = sized.max()?;
    Some(Work {
        name: "check of the largest",
        floor: "read",
        run: Run::new(&programs.connectorgen, ["check".to_owned(), text(definition.parent()?)]),
        against: Run::new(&programs.floor, ["read".to_owned(), text(&definition)]),
        document: None,
    })
}

fn generate(programs: &Programs, document: &Path, out: &Path, flags: &[&str]) -> Run {
    let fixed = ["generate".to_owned(), text(document), "--out".to_owned(), text(out)];
    Run::new(&programs.connectorgen, fixed.into_iter().chain(flags.iter().map(|flag| (*flag).to_owned())))
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
