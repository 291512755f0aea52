use std::cmp::Reverse;
use std::collections::BTreeSet;

use connectorgen_diagnostics::JsonPointer;
use indexmap::{IndexMap, IndexSet};

use crate::SpecSecurity;
use crate::offer::{Offer, Refusal};

/// All ways to sign in that a document knows, the best first.
///
/// The best is the one that most of the selected operations accept; then a user's own sign-in (OAuth 2.0, Entra ID),
/// an API key in a header, a bearer token, user name and password, an API key in the query string; then the one that
/// the document names first.
#[derive(Debug)]
pub(crate) struct Survey<'a> {
    pub(crate) security: &'a SpecSecurity,
    pub(crate) candidates: Vec<Candidate<'a>>,
    pub(crate) refused: Vec<Refused<'a>>,
    /// Operations that may also be called without signing in, and where the first of them says so.
    pub(crate) optional: Option<(usize, &'a JsonPointer)>,
}

/// One way in: schemes that offer the same.
#[derive(Debug)]
pub(crate) struct Candidate<'a> {
    pub(crate) names: Vec<&'a str>,
    /// Where the first of the schemes is declared.
    pub(crate) at: &'a JsonPointer,
    pub(crate) offer: Offer<'a>,
    /// The operations that accept it, by number; none when nothing requires it.
    pub(crate) operations: BTreeSet<usize>,
    /// What those operations require, and no more.
    pub(crate) scopes: IndexSet<&'a str>,
}

/// Something required that a connector does not have.
#[derive(Debug)]
pub(crate) struct Refused<'a> {
    pub(crate) names: Vec<&'a str>,
    pub(crate) at: &'a JsonPointer,
    pub(crate) refusal: Refusal<'a>,
    pub(crate) required: bool,
}

impl<'a> Survey<'a> {
    /// Looks at what the operations require, then at what is declared beside that.
    pub(crate) fn of(security: &'a SpecSecurity) -> Survey<'a> {
        let mut survey = Survey { security, candidates: Vec::new(), refused: Vec::new(), optional: None };
        for (number, operation) in security.operations.iter().enumerate() {
            for alternative in &operation.alternatives {
                let names: Vec<&str> = alternative.keys().map(String::as_str).collect();
                match names.as_slice() {
                    [] => survey.add_optional(&operation.at),
                    [name] => {
                        let scopes = alternative.values().flatten().map(String::as_str);
                        survey.add(name, Some((number, &operation.at)), scopes);
                    }
                    _ => survey.refuse(names, &operation.at, Refusal::Together, true),
                }
            }
        }
        for name in security.schemes.keys().chain(security.others.keys()) {
            survey.add(name, None, std::iter::empty());
        }
        survey
            .candidates
            .sort_by_key(|candidate| (Reverse(candidate.operations.len()), candidate.offer.rank()));
        survey
    }

    /// The best way in that something requires.
    pub(crate) fn required(&self) -> Option<&Candidate<'a>> {
        self.candidates.first().filter(|candidate| !candidate.operations.is_empty())
    }

    /// The operations that need a sign-in and that none of these ways lets in.
    pub(crate) fn uncovered(&self, fits: impl Fn(&Candidate<'a>) -> bool) -> Vec<&'a JsonPointer> {
        let covered: BTreeSet<usize> =
            self.candidates.iter().filter(|c| fits(c)).flat_map(|c| c.operations.iter().copied()).collect();
        let operations = self.security.operations.iter().enumerate();
        operations
            .filter(|(number, operation)| {
                let open = operation.alternatives.is_empty()
                    || operation.alternatives.iter().any(IndexMap::is_empty);
                !open && !covered.contains(number)
            })
            .map(|(_, operation)| &operation.at)
            .collect()
    }

    fn add(
        &mut self,
        name: &'a str,
        required: Option<(usize, &'a JsonPointer)>,
        scopes: impl Iterator<Item = &'a str>,
    ) {
        let security = self.security;
        let (at, offer) = if let Some(declared) = security.schemes.get(name) {
            (&declared.at, Offer::of(&declared.scheme))
        } else if let Some(other) = security.others.get(name) {
            (&other.at, Err(Refusal::Type(&other.kind)))
        } else if let Some((_, at)) = required {
            (at, Err(Refusal::Undeclared))
        } else {
            return;
        };
        let offer = match offer {
            Ok(offer) => offer,
            Err(refusal) => return self.refuse(vec![name], at, refusal, required.is_some()),
        };
        let index =
            self.candidates.iter().position(|candidate| candidate.offer == offer).unwrap_or_else(|| {
                let (operations, scopes) = (BTreeSet::new(), IndexSet::new());
                self.candidates.push(Candidate { names: Vec::new(), at, offer, operations, scopes });
                self.candidates.len() - 1
            });
        if let Some(candidate) = self.candidates.get_mut(index) {
            if !candidate.names.contains(&name) {
                candidate.names.push(name);
            }
            candidate.operations.extend(required.map(|(number, _)| number));
            candidate.scopes.extend(scopes);
        }
    }

    fn refuse(&mut self, names: Vec<&'a str>, at: &'a JsonPointer, refusal: Refusal<'a>, required: bool) {
        if !self.refused.iter().any(|known| known.names == names) {
            self.refused.push(Refused { names, at, refusal, required });
        }
    }

    fn add_optional(&mut self, at: &'a JsonPointer) {
        let (count, first) = self.optional.unwrap_or((0, at));
        self.optional = Some((count + 1, first));
    }
}

/// Names in a sentence: "`a`, `b` and `c`".
pub(crate) fn list(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
