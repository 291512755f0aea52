//! Policies: changes to requests and responses that the platform applies between a flow and the API.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Extra;

const NAME: &str = "x-ms-apimTemplateParameter.name";
const VALUE: &str = "x-ms-apimTemplateParameter.value";
const EXISTS_ACTION: &str = "x-ms-apimTemplateParameter.existsAction";
/// The path that `routerequesttoendpoint` leads to.
pub const NEW_PATH: &str = "x-ms-apimTemplateParameter.newPath";
const HTTP_METHOD: &str = "x-ms-apimTemplateParameter.httpMethod";
const URL_TEMPLATE: &str = "x-ms-apimTemplateParameter.urlTemplate";
const SECTION: &str = "x-ms-apimTemplate-policySection";
/// What the names of a policy's own parameters begin with.
pub const PARAMETER_PREFIX: &str = "x-ms-apimTemplateParameter.";
/// The operations that a policy applies to; without it, all of them.
pub const OPERATION_NAME: &str = "x-ms-apimTemplate-operationName";

/// One policy.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PolicyTemplateInstance {
    /// Which policy; lower case.
    #[serde(default)]
    pub template_id: String,
    /// What it is for; shown in the portal.
    #[serde(default)]
    pub title: String,
    /// `PollingTrigger` for that policy, otherwise absent.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Its parameters; the names start with `x-ms-apimTemplateParameter.` or `x-ms-apimTemplate-`.
    #[serde(default)]
    pub parameters: IndexMap<String, Value>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

impl PolicyTemplateInstance {
    /// `setheader` on requests: sets a header, replacing what is there. `value` may hold expressions such as
    /// `@connectionParameters('api_key')`.
    pub fn set_header(title: &str, name: &str, value: &str) -> PolicyTemplateInstance {
        policy(
            "setheader",
            title,
            [
                (NAME, Value::from(name)),
                (VALUE, Value::from(value)),
                (EXISTS_ACTION, Value::from("override")),
                (SECTION, Value::from("Request")),
            ],
        )
    }

    /// `setheader` on responses, where the API did not send the header itself. `value` may hold expressions such as
    /// `@body().id`.
    pub fn response_header(title: &str, name: &str, value: &str) -> PolicyTemplateInstance {
        let mut policy = PolicyTemplateInstance::set_header(title, name, value).unless_set();
        policy.parameters.insert(SECTION.to_owned(), Value::from("Response"));
        policy
    }

    /// `setqueryparameter`: sets a query parameter, replacing what is there.
    pub fn set_query_parameter(title: &str, name: &str, value: &str) -> PolicyTemplateInstance {
        policy(
            "setqueryparameter",
            title,
            [
                (NAME, Value::from(name)),
                (VALUE, Value::from(value)),
                (EXISTS_ACTION, Value::from("override")),
            ],
        )
    }

    /// `routerequesttoendpoint`: sends an operation to another path than the one in the definition.
    pub fn route_request(title: &str, new_path: &str) -> PolicyTemplateInstance {
        policy(
            "routerequesttoendpoint",
            title,
            [(NEW_PATH, Value::from(new_path)), (HTTP_METHOD, Value::from("@Request.OriginalHTTPMethod"))],
        )
    }

    /// `dynamichosturl`: replaces scheme, host and base path. `url` may hold expressions.
    pub fn dynamic_host_url(title: &str, url: &str) -> PolicyTemplateInstance {
        policy("dynamichosturl", title, [(URL_TEMPLATE, Value::from(url))])
    }

    /// `setheader` or `setqueryparameter` leaves what is there already.
    #[must_use]
    pub fn unless_set(mut self) -> PolicyTemplateInstance {
        if let Some(action) = self.parameters.get_mut(EXISTS_ACTION) {
            *action = Value::from("skip");
        }
        self
    }

    /// Applies the policy to these operations only.
    #[must_use]
    pub fn for_operations<S: Into<String>>(
        mut self,
        ids: impl IntoIterator<Item = S>,
    ) -> PolicyTemplateInstance {
        let ids = ids.into_iter().map(|id| Value::String(id.into())).collect();
        self.parameters.insert(OPERATION_NAME.to_owned(), Value::Array(ids));
        self
    }
}

fn policy<const N: usize>(id: &str, title: &str, parameters: [(&str, Value); N]) -> PolicyTemplateInstance {
    PolicyTemplateInstance {
        template_id: id.to_owned(),
        title: title.to_owned(),
        parameters: parameters.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        ..PolicyTemplateInstance::default()
    }
}
