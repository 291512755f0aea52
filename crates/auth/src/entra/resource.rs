use crate::check;

/// The resource of an API that everybody knows, by its host, spelled as its tokens need it: Azure Resource Manager
/// has a trailing slash and another host than its API (Microsoft Learn, "Secure your API and connector with
/// Microsoft Entra ID"), Microsoft Graph has neither.
pub(crate) fn of_host(host: &str) -> Option<String> {
    const KNOWN: &[(&str, &str)] = &[
        ("graph.microsoft.com", "https://graph.microsoft.com"),
        ("graph.microsoft.us", "https://graph.microsoft.us"),
        ("dod-graph.microsoft.us", "https://dod-graph.microsoft.us"),
        ("microsoftgraph.chinacloudapi.cn", "https://microsoftgraph.chinacloudapi.cn"),
        ("management.azure.com", "https://management.core.windows.net/"),
        ("management.core.windows.net", "https://management.core.windows.net/"),
        ("management.usgovcloudapi.net", "https://management.core.usgovcloudapi.net/"),
        ("management.chinacloudapi.cn", "https://management.core.chinacloudapi.cn/"),
        ("api.powerbi.com", "https://analysis.windows.net/powerbi/api"),
    ];
    let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    if let Some((_, resource)) = KNOWN.iter().find(|(name, _)| *name == host) {
        return Some((*resource).to_owned());
    }
    if host.ends_with(".vault.azure.net") {
        return Some("https://vault.azure.net".to_owned());
    }
    // An organisation of Dataverse is a resource of its own, and so is a SharePoint site.
    let own = is_dataverse(&host) || host.ends_with(".sharepoint.com");
    own.then(|| format!("https://{host}"))
}

/// The resource that the scopes name in front of their last slash, if all that name one agree:
/// `api://orders/Orders.Read` is for `api://orders`.
pub(crate) fn of_scopes(scopes: &[String]) -> Option<String> {
    let mut named = scopes.iter().filter_map(|scope| {
        let (resource, _) = scope.rsplit_once('/')?;
        check::resource(resource).then_some(resource)
    });
    let first = named.next()?;
    if named.any(|other| other != first) {
        return None;
    }
    check::host_of(first).and_then(|host| of_host(&host)).or_else(|| Some(first.to_owned()))
}

/// `org.crm.dynamics.com`, and by region `org.crm4.dynamics.com`; `org.api.crm4.dynamics.com` is the same.
fn is_dataverse(host: &str) -> bool {
    host.strip_suffix(".dynamics.com").and_then(|rest| rest.rsplit_once('.')).is_some_and(|(_, label)| {
        label.strip_prefix("crm").is_some_and(|region| region.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::{of_host, of_scopes};

    #[test]
    fn known_hosts_have_their_resource_to_the_letter() {
        for (host, resource) in [
            ("graph.microsoft.com", Some("https://graph.microsoft.com")),
            ("management.azure.com:443", Some("https://management.core.windows.net/")),
            ("My.Vault.azure.net", Some("https://vault.azure.net")),
            ("contoso.crm4.dynamics.com", Some("https://contoso.crm4.dynamics.com")),
            ("contoso.crm.dynamics.com", Some("https://contoso.crm.dynamics.com")),
            ("contoso.operations.dynamics.com", None),
            ("crm.dynamics.com", None),
            ("api.example", None),
        ] {
            assert_eq!(of_host(host).as_deref(), resource, "{host}");
        }
    }

    #[test]
    fn scopes_name_their_resource_when_they_agree() {
        let of = |scopes: &[&str]| of_scopes(&scopes.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            of(&["openid", "api://orders/Orders.Read", "api://orders/Orders.Write"]),
            Some("api://orders".into())
        );
        assert_eq!(
            of(&["https://management.azure.com//user_impersonation"]).as_deref(),
            Some("https://management.core.windows.net/")
        );
        assert_eq!(of(&["api://a/x", "api://b/x"]), None);
        assert_eq!(of(&["User.Read"]), None);
    }
}
