use std::collections::BTreeMap;
use std::path::PathBuf;

use connectorgen_auth::AuthSets;
use connectorgen_diagnostics::{At, Diagnostics, Document};
use connectorgen_kit::KitOptions;
use connectorgen_lower::{ArrayQuery, LowerOptions, WebhookTrigger};
use connectorgen_rules::Profile;
use connectorgen_spec::Selection;
use serde::{Deserialize, Serialize};

use crate::codes::{BRAND_COLOR_INVALID, CONNECTOR_ID_SHARED};
use crate::{FailOn, Ignore, Level, SplitBy};

/// All that can be said about a connector beside its document: what `connectorgen.yaml` holds, and what the flags of
/// the command line and the setters of `Generator` say as well. Whatever is absent is not decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default, expecting = "the settings of a connector")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "connectorgen.yaml"))]
pub struct Options {
    /// The OpenAPI document (JSON or YAML). A relative path starts at the folder of this file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spec: Option<PathBuf>,
    /// Read files outside of the document's folder as well, if the document refers to them. Only for documents that
    /// may be trusted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_outside: Option<bool>,
    /// The folder of the connector. A relative path starts at the folder of this file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out: Option<PathBuf>,
    /// How people sign in: one way, or a list of ways that stand side by side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth: Option<AuthSets>,
    /// The API's address, such as `https://api.contoso.com/v1`. Takes the place of the document's `servers`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// The connector's name. Without it, the document's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What the connector is for, in a sentence or two. Without it, the document's description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The color behind the connector's icon, as `#RRGGBB`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^#[0-9A-Fa-f]{6}$")))]
    pub brand_color: Option<String>,
    /// Operations to take, by `operationId` or as `GET /pets/{petId}`. Without any of `operations`, `tags` and
    /// `paths`, all operations are taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operations: Option<Vec<String>>,
    /// Tags whose operations to take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    /// Paths whose operations to take. `*` stands for a part of a segment, `**` for any number of segments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paths: Option<Vec<String>>,
    /// Operations to leave out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclude_operations: Option<Vec<String>>,
    /// Tags whose operations to leave out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclude_tags: Option<Vec<String>>,
    /// Paths whose operations to leave out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclude_paths: Option<Vec<String>>,
    /// Take deprecated operations as well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_deprecated: Option<bool>,
    /// What becomes of query parameters that are repeated for each value of a list, which the platform refuses:
    /// `single` (one value can be given; the default), `csv` (the values are sent once, separated by commas; for
    /// servers that take that as well), or `script` (the file `script.csx` repeats them, and the fields of forms that are
    /// such lists; a value cannot hold a comma).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub array_query: Option<ArrayQuery>,
    /// Webhooks of the document that become triggers, by name: which operation subscribes to them, and where in its body
    /// the flow's address goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhooks: Option<BTreeMap<String, WebhookTrigger>>,
    /// Make several connectors, each within the limits of the platform and in a folder of its own below `out`: one for
    /// each tag, or several where one is not enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub split_by: Option<SplitBy>,
    /// From which severity on a run counts as failed; `error` unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fail_on: Option<FailOn>,
    /// What the connector is checked for: `custom` (unless given), `certified`, `independent-publisher`, `copilot`,
    /// `power-apps`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// What `settings.json` of paconn starts with. The file is written once and is yours afterwards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<SettingsOptions>,
    /// The roll-out kit, written beside the connector: what it takes in Microsoft Entra ID, scripts, and a runbook. Only
    /// when this is here; it may be empty (`kit: {}`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kit: Option<KitOptions>,
    /// Another severity for a kind of diagnostic, by its id: `error`, `warning`, `note`, or `allow` to hear nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub levels: Option<BTreeMap<String, Level>>,
    /// Warnings and notes that are known and accepted at one operation, with the reason. `check` ignores errors as well;
    /// no connector is generated with one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ignore: Option<Vec<Ignore>>,
}

/// What `settings.json` of `paconn` starts with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    default,
    expecting = "`environment` and `connectorId`"
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SettingsOptions {
    /// The id of the environment to upload to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub environment: Option<String>,
    /// The id that the platform gave the connector, if it exists already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector_id: Option<String>,
}

impl Options {
    /// These options, and `others` where these say nothing. A list is one value: it replaces the other list.
    #[must_use]
    pub fn or(self, others: Options) -> Options {
        Options {
            spec: self.spec.or(others.spec),
            allow_outside: self.allow_outside.or(others.allow_outside),
            out: self.out.or(others.out),
            auth: self.auth.or(others.auth),
            server: self.server.or(others.server),
            title: self.title.or(others.title),
            description: self.description.or(others.description),
            brand_color: self.brand_color.or(others.brand_color),
            operations: self.operations.or(others.operations),
            tags: self.tags.or(others.tags),
            paths: self.paths.or(others.paths),
            exclude_operations: self.exclude_operations.or(others.exclude_operations),
            exclude_tags: self.exclude_tags.or(others.exclude_tags),
            exclude_paths: self.exclude_paths.or(others.exclude_paths),
            include_deprecated: self.include_deprecated.or(others.include_deprecated),
            array_query: self.array_query.or(others.array_query),
            webhooks: join(self.webhooks, others.webhooks, over),
            split_by: self.split_by.or(others.split_by),
            fail_on: self.fail_on.or(others.fail_on),
            profile: self.profile.or(others.profile),
            settings: join(self.settings, others.settings, SettingsOptions::or),
            kit: join(self.kit, others.kit, KitOptions::or),
            levels: join(self.levels, others.levels, over),
            ignore: self.ignore.or(others.ignore),
        }
    }

    /// Reports what can be of one connector only, where several are made.
    fn report_shared(&self, found: &mut Diagnostics) {
        let root = At::root(Document::Options);
        if self.settings.as_ref().is_some_and(|settings| settings.connector_id.is_some()) {
            let message = "one connector's id cannot be that of several";
            found
                .report(&CONNECTOR_ID_SHARED, &root.key("settings").key("connectorId"), message)
                .help("write the id of each connector into the `settings.json` of its folder");
        }
        let kit = root.key("kit");
        let environments = kit.key("environments");
        for (index, environment) in self.kit.iter().flat_map(|kit| &kit.environments).enumerate() {
            let at = environments.index(index);
            let given = [
                ("connectorId", environment.connector_id.is_some()),
                ("redirectUrl", environment.redirect_url.is_some()),
                ("subject", environment.subject.is_some()),
            ];
            for (key, _) in given.into_iter().filter(|(_, is_given)| *is_given) {
                let message = format!("the `{key}` of one connector cannot be that of several");
                found
                    .report(&CONNECTOR_ID_SHARED, &at.key(key), message)
                    .help("leave it out; the script in the folder of each connector reads its own back");
            }
        }
    }

    /// Reports values that no stage could make anything of.
    pub(crate) fn check(&self, found: &mut Diagnostics) {
        if let Some(kit) = &self.kit {
            kit.check(found);
        }
        if self.split_by.is_some() {
            self.report_shared(found);
        }
        let is_color = |color: &str| {
            color
                .strip_prefix('#')
                .is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
        };
        if let Some(color) = self.brand_color.as_deref().filter(|color| !is_color(color)) {
            let root = At::root(Document::Options);
            found
                .report(&BRAND_COLOR_INVALID, &root.key("brandColor"), format!("`{color}` is not a color"))
                .help("write it as `#RRGGBB`, such as `#0A84FF`");
        }
    }

    /// What the reader of the document is told.
    pub(crate) fn selection(&self) -> Selection {
        Selection {
            operations: self.operations.clone().unwrap_or_default(),
            tags: self.tags.clone().unwrap_or_default(),
            paths: self.paths.clone().unwrap_or_default(),
            exclude_operations: self.exclude_operations.clone().unwrap_or_default(),
            exclude_tags: self.exclude_tags.clone().unwrap_or_default(),
            exclude_paths: self.exclude_paths.clone().unwrap_or_default(),
            include_deprecated: self.include_deprecated.unwrap_or(false),
            webhooks: self.webhooks.iter().flat_map(BTreeMap::keys).cloned().collect(),
        }
    }

    /// What the lowering is told.
    pub(crate) fn lowering(&self) -> LowerOptions {
        LowerOptions {
            server: self.server.clone(),
            title: self.title.clone(),
            description: self.description.clone(),
            brand_color: self.brand_color.clone(),
            array_query: self.array_query.unwrap_or_default(),
            webhooks: self.webhooks.clone().unwrap_or_default(),
        }
    }

    /// Whether these options say something at a place, which is given as in `connectorgen.yaml` (`/auth/tenantId`).
    pub(crate) fn say(&self, place: &connectorgen_diagnostics::JsonPointer) -> bool {
        let Ok(tree) = serde_json::to_value(self) else { return false };
        tree.pointer(place.as_str()).is_some()
    }
}

impl SettingsOptions {
    /// These options, and `others` where these say nothing.
    #[must_use]
    pub fn or(self, others: SettingsOptions) -> SettingsOptions {
        SettingsOptions {
            environment: self.environment.or(others.environment),
            connector_id: self.connector_id.or(others.connector_id),
        }
    }
}

/// The entries of both, and of those with one key the first one's.
fn over<T>(own: BTreeMap<String, T>, mut all: BTreeMap<String, T>) -> BTreeMap<String, T> {
    all.extend(own);
    all
}

fn join<T>(first: Option<T>, second: Option<T>, both: fn(T, T) -> T) -> Option<T> {
    match (first, second) {
        (Some(first), Some(second)) => Some(both(first, second)),
        (first, second) => first.or(second),
    }
}
