use std::cmp::Reverse;
use std::collections::BTreeSet;

use connectorgen_diagnostics::JsonPointer;
use indexmap::{IndexMap, IndexSet};

use crate::offer::{Offer, Refusal};
use crate::{KeyIn, SpecSecurity};

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

/// One way in: schemes that offer the same, or a combination of schemes.
#[derive(Debug)]
pub(crate) struct Candidate<'a> {
    pub(crate) names: Vec<&'a str>,
    /// Where the first of the schemes is declared.
    pub(crate) at: &'a JsonPointer,
    pub(crate) offer: Offer<'a>,
    /// Keys that are sent beside it.
    pub(crate) beside: Vec<Key<'a>>,
    /// What the document tells people about it.
    pub(crate) help: Option<&'a str>,
    /// What the document shows in front of its key.
    pub(crate) prefix: Option<&'a str>,
    /// The operations that accept it, by number; none when nothing requires it.
    pub(crate) operations: BTreeSet<usize>,
    /// What those operations require, and no more.
    pub(crate) scopes: IndexSet<&'a str>,
    /// How many scopes the schemes declare.
    pub(crate) declared_scopes: usize,
    /// What each operation asks for: alternatives.
    asked: IndexMap<usize, Vec<IndexSet<&'a str>>>,
}

/// A key that is sent beside another sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key<'a> {
    pub(crate) scheme: &'a str,
    pub(crate) name: &'a str,
    pub(crate) sent_in: KeyIn,
    pub(crate) help: Option<&'a str>,
}

/// Something required that a connector does not have.
#[derive(Debug)]
pub(crate) struct Refused<'a> {
    pub(crate) names: Vec<&'a str>,
    pub(crate) at: &'a JsonPointer,
    pub(crate) refusal: Refusal<'a>,
    pub(crate) required: bool,
}

/// One declared scheme that connectors have.
struct Scheme<'a> {
    name: &'a str,
    at: &'a JsonPointer,
    offer: Offer<'a>,
    help: Option<&'a str>,
    prefix: Option<&'a str>,
}

impl<'a> Survey<'a> {
    /// Looks at what the operations require, then at what is declared beside that.
    pub(crate) fn of(security: &'a SpecSecurity) -> Survey<'a> {
        let mut survey = Survey { security, candidates: Vec::new(), refused: Vec::new(), optional: None };
        for (number, operation) in security.operations.iter().enumerate() {
            for alternative in &operation.alternatives {
                if alternative.is_empty() {
                    survey.add_optional(&operation.at);
                } else {
                    let names: Vec<&str> = alternative.keys().map(String::as_str).collect();
                    // Makers of connectors write several into one text, as the portal shows them.
                    let scopes =
                        alternative.values().flatten().flat_map(|text| text.split_whitespace()).collect();
                    survey.add(&names, Some((number, &operation.at)), scopes);
                }
            }
        }
        for name in security.schemes.keys().chain(security.others.keys()) {
            survey.add(&[name], None, IndexSet::new());
        }
        for candidate in &mut survey.candidates {
            candidate.settle_scopes(security);
        }
        survey
            .candidates
            .sort_by_key(|candidate| (Reverse(candidate.operations.len()), candidate.offer.rank()));
        survey
    }

    /// The ways in that something requires, the best first.
    pub(crate) fn required(&self) -> impl Iterator<Item = &Candidate<'a>> {
        self.candidates.iter().filter(|candidate| !candidate.operations.is_empty())
    }

    /// Whether every operation may be called without signing in, and at least one says so beside other ways.
    pub(crate) fn is_optional(&self) -> bool {
        let open = |alternatives: &[IndexMap<String, Vec<String>>]| {
            alternatives.is_empty() || alternatives.iter().any(IndexMap::is_empty)
        };
        self.optional.is_some()
            && self.security.operations.iter().all(|operation| open(&operation.alternatives))
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

    /// One way in: the schemes of these names together.
    fn add(
        &mut self,
        names: &[&'a str],
        required: Option<(usize, &'a JsonPointer)>,
        scopes: IndexSet<&'a str>,
    ) {
        let mut schemes = Vec::new();
        for name in names {
            match self.scheme(name, required.map(|(_, at)| at)) {
                Some(Ok(scheme)) => schemes.push(scheme),
                Some(Err((at, refusal))) => return self.refuse(vec![*name], at, refusal, required.is_some()),
                None => return,
            }
        }
        let Some((main, beside)) = together(&schemes) else {
            if let Some((_, at)) = required {
                self.refuse(names.to_vec(), at, Refusal::Together, true);
            }
            return;
        };
        let same = |one: &Candidate<'_>| {
            one.offer == main.offer
                && one.beside.len() == beside.len()
                && one.beside.iter().zip(&beside).all(|(a, b)| (a.name, a.sent_in) == (b.name, b.sent_in))
        };
        let index = self.candidates.iter().position(same).unwrap_or_else(|| {
            self.candidates.push(Candidate {
                names: Vec::new(),
                at: main.at,
                offer: main.offer.clone(),
                beside,
                help: main.help,
                prefix: main.prefix,
                operations: BTreeSet::new(),
                scopes: IndexSet::new(),
                declared_scopes: 0,
                asked: IndexMap::new(),
            });
            self.candidates.len() - 1
        });
        if let Some(candidate) = self.candidates.get_mut(index) {
            for name in names {
                if !candidate.names.contains(name) {
                    candidate.names.push(name);
                }
            }
            if let Some((number, _)) = required {
                candidate.operations.insert(number);
                candidate.asked.entry(number).or_default().push(scopes);
            }
        }
    }

    /// A scheme by its name, or why a connector does not have it; nothing when it is not declared and not required.
    fn scheme(
        &self,
        name: &'a str,
        required: Option<&'a JsonPointer>,
    ) -> Option<Result<Scheme<'a>, (&'a JsonPointer, Refusal<'a>)>> {
        let security = self.security;
        if let Some(declared) = security.schemes.get(name) {
            let (at, help, prefix) = (&declared.at, declared.help.as_deref(), declared.told_prefix());
            let scheme = |offer| Scheme { name, at, offer, help, prefix };
            return Some(Offer::of(&declared.scheme).map(scheme).map_err(|refusal| (&declared.at, refusal)));
        }
        if let Some(other) = security.others.get(name) {
            return match &other.kind {
                Some(kind) => Some(Err((&other.at, Refusal::Type(kind)))),
                None => required.map(|_| Err((&other.at, Refusal::Unreadable))),
            };
        }
        required.map(|at| Err((at, Refusal::Undeclared)))
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

impl<'a> Candidate<'a> {
    /// The operations that require a scope, in the document's order.
    pub(crate) fn operations_with<'s>(&'s self, scope: &'s str) -> impl Iterator<Item = usize> + 's {
        let of = |alternatives: &Vec<IndexSet<&str>>| alternatives.iter().any(|one| one.contains(scope));
        self.asked.iter().filter(move |(_, asked)| of(asked)).map(|(number, _)| *number)
    }

    /// What the operations require, and no more: where an operation leaves a choice, what others require anyway, or
    /// else the fewest new scopes.
    fn settle_scopes(&mut self, security: &'a SpecSecurity) {
        for alternatives in self.asked.values() {
            if let [only] = alternatives.as_slice() {
                self.scopes.extend(only);
            }
        }
        for alternatives in self.asked.values().filter(|alternatives| alternatives.len() > 1) {
            let new =
                |one: &&IndexSet<&'a str>| one.iter().filter(|scope| !self.scopes.contains(*scope)).count();
            if let Some(least) = alternatives.iter().min_by_key(new) {
                self.scopes.extend(least);
            }
        }
        let schemes = || self.names.iter().filter_map(|name| security.schemes.get(*name));
        self.declared_scopes = schemes().map(|declared| declared.scopes().len()).sum();
        if self.scopes.is_empty() {
            let named: Vec<&str> = schemes().flat_map(|declared| declared.extension_scopes()).collect();
            self.scopes.extend(named);
        }
    }
}

/// What a connection signs in with when schemes are required together, and the keys that are sent beside it; nothing
/// when more than one of them fills the header `Authorization`.
fn together<'s, 'a>(schemes: &'s [Scheme<'a>]) -> Option<(&'s Scheme<'a>, Vec<Key<'a>>)> {
    let main = schemes.iter().min_by_key(|scheme| match &scheme.offer {
        // The platform puts one key where it belongs by itself, but not into a cookie.
        Offer::ApiKey { key_in: KeyIn::Cookie, .. } => (2, 0),
        Offer::ApiKey { .. } => (1, 0),
        Offer::OAuth2(_) => (0, scheme.offer.rank()),
        Offer::Bearer | Offer::Basic | Offer::Application(_) => (0, 0),
    })?;
    let mut beside = Vec::new();
    let mut authorization = main.offer.fills_authorization();
    for scheme in schemes.iter().filter(|scheme| !scheme.offer.is_same_sign_in(&main.offer)) {
        let Offer::ApiKey { name, key_in } = scheme.offer else { return None };
        if scheme.offer.fills_authorization() && std::mem::replace(&mut authorization, true) {
            return None;
        }
        beside.push(Key { scheme: scheme.name, name, sent_in: key_in, help: scheme.help });
    }
    Some((main, beside))
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
