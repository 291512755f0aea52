use std::collections::HashSet;

use super::{Read, wrong};

/// The groups of an expression and what refers to them, which may stand before them.
#[derive(Default)]
pub(super) struct References {
    unnamed: u32,
    numbers: HashSet<u32>,
    names: HashSet<String>,
    wanted_numbers: Vec<u32>,
    wanted_names: Vec<String>,
    /// Those that are characters by their number in base 8 where there is no such group.
    wanted_or_octal: Vec<u32>,
}

impl References {
    pub(super) fn unnamed(&mut self) {
        self.unnamed += 1;
    }

    pub(super) fn number(&mut self, number: u32) {
        self.numbers.insert(number);
    }

    pub(super) fn name(&mut self, name: String) {
        self.names.insert(name);
    }

    pub(super) fn want_number(&mut self, number: u32) {
        self.wanted_numbers.push(number);
    }

    pub(super) fn want_name(&mut self, name: String) {
        self.wanted_names.push(name);
    }

    pub(super) fn want_number_or_octal(&mut self, number: u32) {
        self.wanted_or_octal.push(number);
    }

    /// Whether there is a group for each reference. Groups with names are counted behind those without.
    pub(super) fn check(&self) -> Read {
        let mut numbers = self.numbers.clone();
        numbers.extend(0..=self.unnamed);
        let free: Vec<u32> =
            (self.unnamed + 1..).filter(|number| !numbers.contains(number)).take(self.names.len()).collect();
        numbers.extend(free);
        let is_octal = |number: u32| number > 9 && !number.to_string().starts_with(['8', '9']);
        let is_whole = self.wanted_numbers.iter().all(|number| numbers.contains(number))
            && self.wanted_names.iter().all(|name| self.names.contains(name))
            && self.wanted_or_octal.iter().all(|number| numbers.contains(number) || is_octal(*number));
        if is_whole { Ok(()) } else { wrong("it refers to a group that is not there") }
    }
}
