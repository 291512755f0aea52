use std::collections::BTreeMap;
use std::fmt::Write;

use crate::project::root;

/// The recorded ratios. Absolute numbers say as much about the machine as about the program, so there are none.
const RECORD: &str = "tests/performance.tsv";
const HEAD: &str = "work\tfloor\tinstructions\tmemory";

/// How many times the floor a work takes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ratio {
    pub(super) floor: String,
    pub(super) instructions: f64,
    pub(super) memory: Option<f64>,
}

/// The ratios by work.
#[derive(Debug, Default)]
pub(super) struct Record(BTreeMap<String, Ratio>);

impl Record {
    pub(super) fn load() -> Result<Record, String> {
        let text = std::fs::read_to_string(root().join(RECORD)).unwrap_or_default();
        let mut record = Record::default();
        for line in text.lines().skip(1) {
            let [work, floor, instructions, memory] = line.split('\t').collect::<Vec<_>>()[..] else {
                return Err(format!("{RECORD}: not four columns: {line}"));
            };
            let instructions = instructions.parse().map_err(|_| format!("{RECORD}: no number: {line}"))?;
            record.put(work, Ratio { floor: floor.to_owned(), instructions, memory: memory.parse().ok() });
        }
        Ok(record)
    }

    pub(super) fn get(&self, work: &str) -> Option<&Ratio> {
        self.0.get(work)
    }

    pub(super) fn put(&mut self, work: &str, ratio: Ratio) {
        self.0.insert(work.to_owned(), ratio);
    }

    pub(super) fn save(&self) -> Result<(), String> {
        let mut text = format!("{HEAD}\n");
        for (work, ratio) in &self.0 {
            let memory = ratio.memory.map_or_else(|| "-".to_owned(), |memory| format!("{memory:.2}"));
            let _ = writeln!(text, "{work}\t{}\t{:.2}\t{memory}", ratio.floor, ratio.instructions);
        }
        crate::project::ensure(RECORD, &text, crate::project::Mode::Write)
    }
}
