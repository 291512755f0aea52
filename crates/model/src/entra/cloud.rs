use std::fmt;

use serde::{Deserialize, Serialize};

use super::host_of;

/// Entra ID in the public cloud, as the portal writes it today. Older connectors have `https://login.windows.net`.
const PUBLIC: &str = "https://login.microsoftonline.com";
const GOVERNMENT: &str = "https://login.microsoftonline.us";
const CHINA: &str = "https://login.partner.microsoftonline.cn";

/// Hosts that sign users of Entra ID in, and the address that stands for them (Microsoft Learn,
/// "National clouds", and the older names that documents still carry).
const LOGINS: &[(&str, &str)] = &[
    ("login.microsoftonline.com", PUBLIC),
    ("login.windows.net", PUBLIC),
    ("login.microsoft.com", PUBLIC),
    ("sts.windows.net", PUBLIC),
    ("login.microsoftonline.us", GOVERNMENT),
    ("login.chinacloudapi.cn", CHINA),
    ("login.partner.microsoftonline.cn", CHINA),
];

/// A cloud of Microsoft, as Power Platform names them. Sign-in and resources have other
/// hosts in each of them (Microsoft Learn, "National clouds" and "Dynamics 365 US Government").
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Cloud {
    /// The cloud for everybody.
    #[default]
    Public,
    /// US Government (GCC): its users are in the public Entra ID.
    Gcc,
    /// US Government (GCC High).
    GccHigh,
    /// US Department of Defense.
    Dod,
    /// China, operated by 21Vianet.
    China,
}

impl Cloud {
    /// Every cloud.
    pub const ALL: [Cloud; 5] = [Cloud::Public, Cloud::Gcc, Cloud::GccHigh, Cloud::Dod, Cloud::China];

    /// The name on the command line and in the configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Cloud::Public => "public",
            Cloud::Gcc => "gcc",
            Cloud::GccHigh => "gcc-high",
            Cloud::Dod => "dod",
            Cloud::China => "china",
        }
    }

    /// Where Entra ID signs users in, without a trailing slash.
    pub const fn login(self) -> &'static str {
        match self {
            Cloud::Public | Cloud::Gcc => PUBLIC,
            Cloud::GccHigh | Cloud::Dod => GOVERNMENT,
            Cloud::China => CHINA,
        }
    }

    /// Microsoft Graph: both its address and the resource that its tokens are for.
    pub const fn graph_url(self) -> &'static str {
        match self {
            Cloud::Public | Cloud::Gcc => "https://graph.microsoft.com",
            Cloud::GccHigh => "https://graph.microsoft.us",
            Cloud::Dod => "https://dod-graph.microsoft.us",
            Cloud::China => "https://microsoftgraph.chinacloudapi.cn",
        }
    }

    /// The audience of a federated credential (Microsoft Learn, "Configure an application to trust a managed
    /// identity").
    pub const fn audience(self) -> &'static str {
        match self {
            Cloud::Public | Cloud::Gcc => "api://AzureADTokenExchange",
            Cloud::GccHigh | Cloud::Dod => "api://AzureADTokenExchangeUSGov",
            Cloud::China => "api://AzureADTokenExchangeChina",
        }
    }

    /// The cloud as `az cloud set --name` has it.
    pub const fn az_name(self) -> &'static str {
        match self {
            Cloud::Public | Cloud::Gcc => "AzureCloud",
            Cloud::GccHigh | Cloud::Dod => "AzureUSGovernment",
            Cloud::China => "AzureChinaCloud",
        }
    }

    /// The cloud as `pac auth create --cloud` has it.
    pub const fn pac_name(self) -> &'static str {
        match self {
            Cloud::Public => "Public",
            Cloud::Gcc => "UsGov",
            Cloud::GccHigh => "UsGovHigh",
            Cloud::Dod => "UsGovDod",
            Cloud::China => "Mooncake",
        }
    }

    /// The cloud of a host of Microsoft's, where its name tells.
    pub fn of_host(host: &str) -> Option<Cloud> {
        const DOMAINS: [(&str, Cloud); 8] = [
            ("dod-graph.microsoft.us", Cloud::Dod),
            (".appsplatform.us", Cloud::Dod),
            ("graph.microsoft.us", Cloud::GccHigh),
            (".usgovcloudapi.net", Cloud::GccHigh),
            (".microsoftdynamics.us", Cloud::GccHigh),
            (".sharepoint.us", Cloud::GccHigh),
            (".chinacloudapi.cn", Cloud::China),
            (".azure.cn", Cloud::China),
        ];
        let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
        DOMAINS.iter().find(|(domain, _)| host.ends_with(domain)).map(|(_, cloud)| *cloud)
    }

    /// The cloud of an address of Entra ID; the first of those that share it.
    pub fn of_login(url: &str) -> Option<Cloud> {
        let host = host_of(url)?;
        let (_, login) = LOGINS.iter().find(|(name, _)| *name == host)?;
        Cloud::ALL.into_iter().find(|cloud| cloud.login() == *login)
    }
}

impl fmt::Display for Cloud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Cloud;

    #[test]
    fn cloud_names_survive_a_round_trip() {
        for cloud in Cloud::ALL {
            assert_eq!(cloud.to_string(), cloud.name());
            assert_eq!(serde_json::to_value(cloud).unwrap(), cloud.name());
            assert_eq!(serde_json::from_value::<Cloud>(cloud.name().into()).unwrap(), cloud);
        }
    }

    #[test]
    fn login_address_names_the_cloud() {
        for (url, cloud) in [
            ("https://login.windows.net/common/oauth2/authorize", Some(Cloud::Public)),
            ("https://login.microsoftonline.us/x", Some(Cloud::GccHigh)),
            ("https://login.chinacloudapi.cn/x", Some(Cloud::China)),
            ("https://id.example/x", None),
        ] {
            assert_eq!(Cloud::of_login(url), cloud, "{url}");
        }
    }
}
