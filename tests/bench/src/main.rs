//! The floors that `cargo xtask bench` measures against, each a process of its own, and the stages up to one of them.
#![allow(clippy::disallowed_methods, reason = "it reads the files that it is called for")]
#![allow(clippy::print_stdout, reason = "what a floor makes has to go somewhere")]

use std::error::Error;
use std::io::{BufWriter, Write, stdout};
use std::path::Path;

use connectorgen_auth::{AuthSets, SpecSecurity, apply_auth};
use connectorgen_diagnostics::Diagnostics;
use connectorgen_rules::RuleLevels;
use connectorgen_spec::{ReadOptions, Selection, SourceDoc, parse};
use saphyr_parser::Parser;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["print", file] => print(file),
        ["read", file] => read(file),
        ["events", file] => events(file),
        ["until", stage, file] => until(stage, file),
        _ => Err("usage: floor print|read|events FILE, or floor until parse|lower|auth|check FILE".into()),
    }
}

/// The text to a tree, and the tree to text.
fn print(file: &str) -> Result<(), Box<dyn Error>> {
    let tree: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let mut out = BufWriter::new(stdout().lock());
    serde_json::to_writer_pretty(&mut out, &tree)?;
    out.flush()?;
    // Freeing it is no part of the floor.
    std::mem::forget(tree);
    Ok(())
}

/// The text to a tree.
fn read(file: &str) -> Result<(), Box<dyn Error>> {
    let tree: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    println!("{}", tree.is_object());
    std::mem::forget(tree);
    Ok(())
}

/// The text to YAML events.
fn events(file: &str) -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string(file)?;
    let mut count = 0_usize;
    for event in Parser::new_from_str(&text) {
        event?;
        count += 1;
    }
    println!("{count}");
    Ok(())
}

/// All stages up to one of them, on all operations.
fn until(stage: &str, file: &str) -> Result<(), Box<dyn Error>> {
    let mut found = Diagnostics::new();
    let document = SourceDoc::read_with_references(Path::new(file), ReadOptions::new())?;
    let spec = parse(&document, &Selection::default(), &mut found).ok_or("the document cannot be read")?;
    if stage == "parse" {
        return Ok(());
    }
    let connector =
        connectorgen_lower::lower(&spec, &connectorgen_lower::LowerOptions::default(), &mut found);
    if stage == "lower" {
        return Ok(());
    }
    let security = SpecSecurity::from_openapi(spec.openapi());
    let applied = apply_auth(connector, &AuthSets::default(), &security, &mut found);
    if stage == "check" {
        // Whether it is fine is not the question here.
        let checked = connectorgen_rules::check(applied.secured, &RuleLevels::default(), &mut found);
        println!("{}", checked.is_ok());
    }
    Ok(())
}
