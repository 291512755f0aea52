use std::fmt;

use serde::{Deserialize, Serialize};

/// A cloud of Microsoft's, as Power Platform names them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Cloud {
    /// The public cloud.
    #[default]
    Public,
    /// US Government (GCC): its people sign in where those of the public cloud do.
    Gcc,
    /// US Government, GCC High.
    GccHigh,
    /// US Department of Defense.
    Dod,
    /// China, operated by 21Vianet.
    China,
}

impl Cloud {
    /// All of them.
    pub const ALL: [Cloud; 5] = [Cloud::Public, Cloud::Gcc, Cloud::GccHigh, Cloud::Dod, Cloud::China];

    /// The name in the configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Cloud::Public => "public",
            Cloud::Gcc => "gcc",
            Cloud::GccHigh => "gcc-high",
            Cloud::Dod => "dod",
            Cloud::China => "china",
        }
    }

    /// Where Entra ID is (Microsoft Learn, "National clouds").
    pub const fn login(self) -> &'static str {
        match self {
            Cloud::Public | Cloud::Gcc => "https://login.microsoftonline.com",
            Cloud::GccHigh | Cloud::Dod => "https://login.microsoftonline.us",
            Cloud::China => "https://login.partner.microsoftonline.cn",
        }
    }

    /// The cloud of an address of Entra ID, the widest of those that share it.
    pub fn of_login(url: &str) -> Option<Cloud> {
        let host = url.strip_prefix("https://")?.split('/').next()?;
        match host {
            "login.microsoftonline.com" | "login.windows.net" | "login.microsoft.com" | "sts.windows.net" => {
                Some(Cloud::Public)
            }
            "login.microsoftonline.us" => Some(Cloud::GccHigh),
            "login.partner.microsoftonline.cn" | "login.chinacloudapi.cn" => Some(Cloud::China),
            _ => None,
        }
    }

    /// What a federated credential has as its audience (Microsoft Learn, "Important considerations and restrictions for
    /// federated identity credentials").
    pub const fn audience(self) -> &'static str {
        match self {
            Cloud::Public | Cloud::Gcc => "api://AzureADTokenExchange",
            Cloud::GccHigh | Cloud::Dod => "api://AzureADTokenExchangeUSGov",
            Cloud::China => "api://AzureADTokenExchangeChina",
        }
    }
}

impl fmt::Display for Cloud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
