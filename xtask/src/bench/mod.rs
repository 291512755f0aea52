//! What connectorgen costs, by instructions and memory, beside the floor of the same file.
#![allow(clippy::cast_precision_loss, reason = "ratios are rounded to two digits")]

mod growth;
mod measure;
mod record;
mod synthetic;
mod works;

use measure::{Cost, Programs, Run, is_there};
use record::{Ratio, Record};
use works::Work;

use crate::project::{Mode, ensure, root};

/// How much more than recorded is a regression. Counts differ a little from run to run, as hashes are seeded.
const ALLOWED: f64 = 1.05;
/// How far instructions per operation may differ between small and large documents.
const LINEAR: f64 = 0.15;
/// How large the binary may be, in bytes.
const SIZE: u64 = 8 * 1024 * 1024;
const CONVERTER: &str = "api-spec-converter";

/// What is measured, and what is done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The project's own documents, held against the record.
    Small,
    /// The large documents as well, if they are there.
    All,
    /// The same, and it becomes the record.
    Record,
}

pub(crate) fn run(extent: Extent) -> Result<(), String> {
    if !is_there("valgrind") {
        println!("valgrind is not there; nothing was measured");
        return Ok(());
    }
    let programs = Programs::build()?;
    let scratch = root().join("target/bench");
    let mut works = works::small(&programs, &scratch)?;
    if extent != Extent::Small {
        works.extend(works::large(&programs, &scratch));
    }
    let mut record = Record::load()?;
    let has_converter = extent != Extent::Small && is_there(CONVERTER);
    let mut faults = Vec::from_iter(too_large(&programs)?);
    println!(
        "{:<26} {:>15} {:>10} {:>8} {:>8} {:>9} {:>10}",
        "work", "instructions", "KiB", "x floor", "memory", "recorded", CONVERTER
    );
    for work in &works {
        let (cost, floor) = (work.run.cost()?, work.against.cost()?);
        let ratio = ratio(work, cost, floor);
        let recorded = record.get(work.name);
        let change = recorded.map(|recorded| ratio.instructions / recorded.instructions);
        let converter = if has_converter { against_converter(work) } else { None };
        println!(
            "{:<26} {:>15} {:>10} {:>8.2} {:>8} {:>9} {:>10}",
            work.name,
            cost.instructions,
            or_dash(cost.memory.map(|memory| memory.to_string())),
            ratio.instructions,
            or_dash(ratio.memory.map(|memory| format!("{memory:.2}"))),
            or_dash(change.map(|change| format!("{:+.1} %", (change - 1.0) * 100.0))),
            or_dash(converter.map(|times| format!("1/{times:.0}"))),
        );
        // The smallest ratios have two digits, so that a hundredth may be more than the allowance.
        let regressed =
            recorded.is_some_and(|recorded| ratio.instructions > recorded.instructions * ALLOWED + 0.01);
        if extent == Extent::Record {
            record.put(work.name, ratio);
        } else if regressed {
            faults.push(format!("{} takes more instructions than recorded", work.name));
        }
    }
    faults.extend(grow(&programs, extent)?);
    if extent == Extent::Record {
        record.save()?;
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{}\nif that is as it has to be, own up to it with `cargo xtask bench --record`",
        faults.join("\n")
    ))
}

/// The size of the binary; above the aim it is a fault.
fn too_large(programs: &Programs) -> Result<Option<String>, String> {
    let program = &programs.connectorgen;
    let size = std::fs::metadata(program).map_err(|error| format!("{}: {error}", program.display()))?.len();
    println!("{:<26} {size:>15} bytes, {:.1} % of the aim", "the binary", size as f64 / SIZE as f64 * 100.0);
    Ok((size > SIZE).then(|| format!("the binary has {size} bytes and may have {SIZE}")))
}

fn ratio(work: &Work, cost: Cost, floor: Cost) -> Ratio {
    Ratio {
        floor: work.floor.to_owned(),
        instructions: cost.instructions as f64 / floor.instructions as f64,
        memory: cost.memory.zip(floor.memory).map(|(own, floor)| own as f64 / floor as f64),
    }
}

/// How many times longer the converter takes for the same document; it has no selection, and takes the whole.
fn against_converter(work: &Work) -> Option<f64> {
    let document = work.document.as_ref()?.display().to_string();
    let arguments = ["--from=openapi_3", "--to=swagger_2", &document];
    let converter = Run::new(CONVERTER.as_ref(), arguments).time().ok()?;
    Some(converter.as_secs_f64() / work.run.time().ok()?.as_secs_f64())
}

/// The growth curve; where it is not level is a fault.
fn grow(programs: &Programs, extent: Extent) -> Result<Option<String>, String> {
    let largest = if extent == Extent::Small { 1_000 } else { 10_000 };
    let points = growth::measure(programs, &root().join("target/bench"), largest)?;
    if extent == Extent::Record {
        ensure("docs/growth.svg", &growth::picture(&points), Mode::Write)?;
    }
    let bent = points.iter().find(|(_, part)| (part - 1.0).abs() > LINEAR);
    Ok(bent.map(|(size, part)| format!("{size} operations take {part:.2} times as much each as 100 do")))
}

fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| "-".to_owned())
}
