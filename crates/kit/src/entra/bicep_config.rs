use serde::Serialize;

/// `bicepconfig.json`: where Bicep has the types of Microsoft Graph from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct BicepConfig {
    extensions: Extensions,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Extensions {
    #[serde(rename = "graphV1")]
    graph_v1: &'static str,
}

impl Default for BicepConfig {
    /// The version that public repositories use (Microsoft Learn, "Bicep templates for Microsoft Graph").
    fn default() -> BicepConfig {
        let graph_v1 = "br:mcr.microsoft.com/bicep/extensions/microsoftgraph/v1.0:1.0.0";
        BicepConfig { extensions: Extensions { graph_v1 } }
    }
}
