use connectorgen_model::PolicyTemplateInstance;
use indexmap::{IndexMap, IndexSet};

use crate::{AuthParameter, KeyIn};

/// The policies that send what connections are made with. They apply to every parameter set, so a parameter of one set
/// must not be taken for that of another: each name stands for one place.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    taken: IndexSet<String>,
    places: IndexMap<String, Place>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    sent_in: KeyIn,
    key_name: String,
    prefix: String,
    label: String,
    required: bool,
}

/// Something that every request carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Carried {
    pub(crate) sent_in: KeyIn,
    pub(crate) name: String,
}

/// The names that the platform binds by itself.
const BOUND: [&str; 4] = ["api_key", "username", "password", "token"];

impl Sent {
    /// `taken` are the names of parameters that are something else already.
    pub(crate) fn new(several: bool, taken: impl IntoIterator<Item = String>) -> Sent {
        let bound = BOUND.into_iter().filter(|_| several).map(str::to_owned);
        Sent { taken: bound.chain(taken).collect(), places: IndexMap::new() }
    }

    /// The name under which a parameter can be asked for, which is its own if nothing else has it. `own` are the other
    /// names of its set.
    pub(crate) fn add(
        &mut self,
        parameter: &AuthParameter,
        sent_in: KeyIn,
        own: &dyn Fn(&str) -> bool,
    ) -> String {
        let key_name = parameter.key_name().to_owned();
        let prefix = parameter.prefix.as_deref().map(with_blank).unwrap_or_default();
        let required = parameter.is_required();
        let place = Place { sent_in, key_name, prefix, label: parameter.shown(), required };
        let mut name = parameter.name.clone();
        let mut number = 2;
        while self.taken.contains(&name)
            || own(&name)
            || self.places.get(&name).is_some_and(|at| *at != place)
        {
            name = format!("{}_{number}", parameter.name);
            number += 1;
        }
        self.places.entry(name.clone()).or_insert(place);
        name
    }

    /// The policies. Where there are several sets, a parameter is missing from some of them: it has a default, without
    /// which the platform refuses the request (`PowerPlatformConnectors` pull request 3706), and what the platform has
    /// put into the header already is left there.
    pub(crate) fn policies(&self, several: bool) -> Vec<PolicyTemplateInstance> {
        let value = |name: &str, place: &Place| {
            let default = if several || !place.required { ",''" } else { "" };
            format!("{}@connectionParameters('{name}'{default})", place.prefix)
        };
        let mut cookies = Vec::new();
        let mut policies = Vec::new();
        for (name, place) in &self.places {
            let title = format!("Send {}", place.label);
            let value = value(name, place);
            policies.push(match place.sent_in {
                KeyIn::Header => PolicyTemplateInstance::set_header(&title, &place.key_name, &value),
                KeyIn::Query => PolicyTemplateInstance::set_query_parameter(&title, &place.key_name, &value),
                KeyIn::Cookie => {
                    cookies.push(format!("{}={value}", place.key_name));
                    continue;
                }
            });
        }
        if !cookies.is_empty() {
            policies.push(PolicyTemplateInstance::set_header("Send cookies", "Cookie", &cookies.join("; ")));
        }
        if several {
            policies = policies.into_iter().map(PolicyTemplateInstance::unless_set).collect();
        }
        policies
    }

    /// What is sent.
    pub(crate) fn carried(&self) -> impl Iterator<Item = Carried> {
        self.places.values().map(|place| Carried { sent_in: place.sent_in, name: place.key_name.clone() })
    }

    /// What is sent, in a few words each.
    pub(crate) fn describe(&self) -> Vec<String> {
        self.places
            .values()
            .map(|place| format!("the {} `{}`", words(place.sent_in), place.key_name))
            .collect()
    }
}

/// Where a key travels, in words.
pub(crate) fn words(sent_in: KeyIn) -> &'static str {
    match sent_in {
        KeyIn::Header => "header",
        KeyIn::Query => "query parameter",
        KeyIn::Cookie => "cookie",
    }
}

/// A prefix and what stands between it and the value: a blank, unless it ends with `=` or `:`.
pub(crate) fn with_blank(prefix: &str) -> String {
    let blank = if prefix.ends_with(['=', ':']) { "" } else { " " };
    format!("{prefix}{blank}")
}
