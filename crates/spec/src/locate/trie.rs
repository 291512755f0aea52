use std::collections::BTreeMap;

use connectorgen_diagnostics::{JsonPointer, Position};

use super::{Places, json};

/// What places are found in.
pub(crate) enum Found<'a> {
    /// The text of a JSON document.
    Json(&'a str),
    /// What was noted down when a YAML document was read.
    Yaml(&'a Places),
}

/// The place of each pointer, or of its longest prefix that is there. The document itself is at 1:1.
pub(crate) fn locate(found: &Found<'_>, pointers: &[JsonPointer]) -> Vec<Position> {
    let mut wanted = Wanted::new(pointers);
    if wanted.missing > 0 {
        match found {
            Found::Json(text) => json::locate(text, &mut wanted),
            Found::Yaml(places) => places.locate(&mut wanted),
        }
    }
    pointers.iter().map(|pointer| wanted.place(pointer)).collect()
}

/// The pointers that are looked for, put together as a tree, so that one walk finds them all.
#[derive(Debug)]
pub(super) struct Wanted {
    steps: Vec<Step>,
    missing: usize,
}

#[derive(Debug, Default)]
struct Step {
    below: BTreeMap<String, usize>,
    place: Option<Position>,
}

/// One step of [`Wanted`].
pub(super) type StepId = usize;

impl Wanted {
    /// The step that stands for the document.
    pub(super) const ROOT: StepId = 0;

    fn new(pointers: &[JsonPointer]) -> Wanted {
        let root = Step { place: Some(Position { line: 1, column: 1 }), ..Step::default() };
        let mut wanted = Wanted { steps: vec![root], missing: 0 };
        for pointer in pointers {
            let mut step = Wanted::ROOT;
            for token in pointer.tokens() {
                step = wanted.step_or_new(step, token.into_owned());
            }
        }
        wanted
    }

    /// The step below `step` for a key or index, if one is looked for.
    pub(super) fn below(&self, step: StepId, token: &str) -> Option<StepId> {
        self.steps.get(step)?.below.get(token).copied()
    }

    /// The keys and indices that are looked for below `step`, and their steps.
    pub(super) fn tokens(&self, step: StepId) -> impl Iterator<Item = (&str, StepId)> {
        let below = self.steps.get(step).map(|step| &step.below);
        below.into_iter().flatten().map(|(token, below)| (token.as_str(), *below))
    }

    /// True if something below `step` is looked for.
    pub(super) fn has_more(&self, step: StepId) -> bool {
        self.steps.get(step).is_some_and(|step| !step.below.is_empty())
    }

    /// Notes where `step` is. Of two equal keys the last one counts, as it does in the tree.
    pub(super) fn found(&mut self, step: StepId, place: Position) {
        if let Some(step) = self.steps.get_mut(step)
            && step.place.replace(place).is_none()
        {
            self.missing -= 1;
        }
    }

    /// True if `step` has a place.
    pub(super) fn is_found(&self, step: StepId) -> bool {
        self.steps.get(step).is_some_and(|step| step.place.is_some())
    }

    /// How many steps have no place yet.
    pub(super) fn missing(&self) -> usize {
        self.missing
    }

    fn step_or_new(&mut self, step: StepId, token: String) -> StepId {
        let new = self.steps.len();
        let Some(parent) = self.steps.get_mut(step) else { return step };
        let id = *parent.below.entry(token).or_insert(new);
        if id == new {
            self.steps.push(Step::default());
            self.missing += 1;
        }
        id
    }

    fn place(&self, pointer: &JsonPointer) -> Position {
        let mut place = Position { line: 1, column: 1 };
        let mut step = Wanted::ROOT;
        for token in pointer.tokens() {
            let Some(below) = self.below(step, &token) else { break };
            let Some(found) = self.steps.get(below).and_then(|step| step.place) else { break };
            place = found;
            step = below;
        }
        place
    }
}
