use super::guid;
use super::well_known::{
    ALL, COGNITIVE_SERVICES, DATAVERSE, DEVOPS, GRAPH, KEY_VAULT, POWER_APPS, POWER_BI, RESOURCE_MANAGER,
    SHAREPOINT, SQL, STORAGE, WellKnownResource,
};

/// A host of an API that everybody knows, and the resource that its tokens are for, to the letter: Azure Resource
/// Manager has a trailing slash and another host than its API (Microsoft Learn, "Secure your API and connector with
/// Microsoft Entra ID"), Microsoft Graph has neither.
struct Known {
    host: &'static str,
    uri: &'static str,
    of: &'static WellKnownResource,
}

const fn known(host: &'static str, uri: &'static str, of: &'static WellKnownResource) -> Known {
    Known { host, uri, of }
}

static HOSTS: &[Known] = &[
    known("graph.microsoft.com", "https://graph.microsoft.com", &GRAPH),
    known("graph.microsoft.us", "https://graph.microsoft.us", &GRAPH),
    known("dod-graph.microsoft.us", "https://dod-graph.microsoft.us", &GRAPH),
    known("microsoftgraph.chinacloudapi.cn", "https://microsoftgraph.chinacloudapi.cn", &GRAPH),
    known("management.azure.com", "https://management.core.windows.net/", &RESOURCE_MANAGER),
    known("management.core.windows.net", "https://management.core.windows.net/", &RESOURCE_MANAGER),
    known("management.usgovcloudapi.net", "https://management.core.usgovcloudapi.net/", &RESOURCE_MANAGER),
    known(
        "management.core.usgovcloudapi.net",
        "https://management.core.usgovcloudapi.net/",
        &RESOURCE_MANAGER,
    ),
    known("management.chinacloudapi.cn", "https://management.core.chinacloudapi.cn/", &RESOURCE_MANAGER),
    known("management.core.chinacloudapi.cn", "https://management.core.chinacloudapi.cn/", &RESOURCE_MANAGER),
    known("vault.azure.net", "https://vault.azure.net", &KEY_VAULT),
    known("vault.usgovcloudapi.net", "https://vault.usgovcloudapi.net", &KEY_VAULT),
    known("vault.azure.cn", "https://vault.azure.cn", &KEY_VAULT),
    known("storage.azure.com", "https://storage.azure.com/", &STORAGE),
    known("database.windows.net", "https://database.windows.net/", &SQL),
    known("cognitiveservices.azure.com", "https://cognitiveservices.azure.com", &COGNITIVE_SERVICES),
    known("dev.azure.com", "499b84ac-1321-427f-aa17-267ca6975798", &DEVOPS),
    known("api.powerbi.com", "https://analysis.windows.net/powerbi/api", &POWER_BI),
    known("analysis.windows.net", "https://analysis.windows.net/powerbi/api", &POWER_BI),
    known("api.powerapps.com", "https://service.powerapps.com/", &POWER_APPS),
    known("service.powerapps.com", "https://service.powerapps.com/", &POWER_APPS),
];

/// Services whose customers each have a host of their own, and the resource that stands for all of them.
static SUFFIXES: &[Known] = &[
    known(".vault.azure.net", "https://vault.azure.net", &KEY_VAULT),
    known(".vault.usgovcloudapi.net", "https://vault.usgovcloudapi.net", &KEY_VAULT),
    known(".vault.azure.cn", "https://vault.azure.cn", &KEY_VAULT),
    known(".blob.core.windows.net", "https://storage.azure.com/", &STORAGE),
    known(".queue.core.windows.net", "https://storage.azure.com/", &STORAGE),
    known(".table.core.windows.net", "https://storage.azure.com/", &STORAGE),
    known(".cognitiveservices.azure.com", "https://cognitiveservices.azure.com", &COGNITIVE_SERVICES),
    known(".openai.azure.com", "https://cognitiveservices.azure.com", &COGNITIVE_SERVICES),
    known(".visualstudio.com", "499b84ac-1321-427f-aa17-267ca6975798", &DEVOPS),
];

/// The resource that tokens for the API at a host are for, to the letter, if it is one that everybody knows.
pub fn resource_of_host(host: &str) -> Option<String> {
    let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let listed = HOSTS.iter().find(|known| known.host == host);
    if let Some(known) = listed.or_else(|| SUFFIXES.iter().find(|known| host.ends_with(known.host))) {
        return Some(known.uri.to_owned());
    }
    // An organisation of Dataverse is a resource of its own, and so is a SharePoint site.
    (is_dataverse(&host) || is_sharepoint(&host)).then(|| format!("https://{host}"))
}

/// The well-known resource that an identifier stands for: its address, however it is spelled, or its application id.
pub fn well_known_resource(identifier: &str) -> Option<&'static WellKnownResource> {
    if let Some(guid) = guid(identifier) {
        return ALL.iter().copied().find(|resource| resource.app_id == guid);
    }
    let host = host_of(identifier)?;
    if let Some(known) = HOSTS.iter().find(|known| known.host == host) {
        return Some(known.of);
    }
    if is_dataverse(&host) { Some(&DATAVERSE) } else { is_sharepoint(&host).then_some(&SHAREPOINT) }
}

/// How a well-known resource is spelled, if an identifier means one and is spelled otherwise: the wrong slash, the
/// host of the API in place of that of the resource, capitals. Tokens for another spelling are refused.
pub fn resource_spelling(identifier: &str) -> Option<String> {
    let host = host_of(identifier)?;
    let right = resource_of_host(&host)?;
    let bare = |text: &str| text.trim_end_matches('/').to_owned();
    // Both are taken for a host of one's own.
    let same = if is_dataverse(&host) || is_sharepoint(&host) {
        bare(identifier) == right
    } else {
        identifier == right
    };
    (!same).then_some(right)
}

/// The resource that the scopes name in front of their last slash, if all that name one agree:
/// `api://orders/Orders.Read` is for `api://orders`.
pub fn resource_of_scopes(scopes: &[String]) -> Option<String> {
    let mut named = scopes.iter().filter_map(|scope| {
        let (resource, _) = scope.rsplit_once('/')?;
        is_resource(resource).then_some(resource)
    });
    let first = named.next()?;
    if named.any(|other| other != first) {
        return None;
    }
    host_of(first).and_then(|host| resource_of_host(&host)).or_else(|| Some(first.to_owned()))
}

/// The host of an absolute address, in lower case and without its port.
pub fn host_of(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.split(':').next().unwrap_or_default();
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

/// The identifier of a resource: an absolute URI, or the GUID of its application.
pub fn is_resource(text: &str) -> bool {
    let absolute = text.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
            && !rest.trim_matches('/').is_empty()
    });
    let clean = text.chars().all(|c| c.is_ascii_graphic() && !"\"'<>\\^`{|}".contains(c));
    clean && (absolute || guid(text).is_some())
}

/// `org.crm.dynamics.com`, and by region `org.crm4.dynamics.com`; `org.api.crm4.dynamics.com` is the same.
fn is_dataverse(host: &str) -> bool {
    const DOMAINS: [&str; 4] = [".dynamics.com", ".microsoftdynamics.us", ".appsplatform.us", ".dynamics.cn"];
    let rest = DOMAINS.iter().find_map(|domain| host.strip_suffix(domain));
    rest.and_then(|rest| rest.rsplit_once('.')).is_some_and(|(_, label)| {
        label.strip_prefix("crm").is_some_and(|region| region.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

fn is_sharepoint(host: &str) -> bool {
    [".sharepoint.com", ".sharepoint.us", ".sharepoint.cn"].iter().any(|domain| host.ends_with(domain))
}

#[cfg(test)]
mod tests {
    use super::{
        host_of, is_resource, resource_of_host, resource_of_scopes, resource_spelling, well_known_resource,
    };

    #[test]
    fn known_hosts_have_their_resource_to_the_letter() {
        for (host, resource) in [
            ("graph.microsoft.com", Some("https://graph.microsoft.com")),
            ("management.azure.com:443", Some("https://management.core.windows.net/")),
            ("management.usgovcloudapi.net", Some("https://management.core.usgovcloudapi.net/")),
            ("My.Vault.azure.net", Some("https://vault.azure.net")),
            ("contoso.crm4.dynamics.com", Some("https://contoso.crm4.dynamics.com")),
            ("contoso.crm.dynamics.com", Some("https://contoso.crm.dynamics.com")),
            ("contoso.crm.microsoftdynamics.us", Some("https://contoso.crm.microsoftdynamics.us")),
            ("contoso.operations.dynamics.com", None),
            ("crm.dynamics.com", None),
            ("api.example", None),
        ] {
            assert_eq!(resource_of_host(host).as_deref(), resource, "{host}");
        }
    }

    #[test]
    fn scopes_name_their_resource_when_they_agree() {
        let of =
            |scopes: &[&str]| resource_of_scopes(&scopes.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>());
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

    #[test]
    fn resources_are_known_however_they_are_spelled() {
        for (identifier, name) in [
            ("https://graph.microsoft.com/", Some("Microsoft Graph")),
            ("00000003-0000-0000-C000-000000000000", Some("Microsoft Graph")),
            ("https://management.azure.com", Some("Azure Resource Manager")),
            ("https://contoso.crm4.dynamics.com/", Some("Dataverse")),
            ("https://contoso.sharepoint.com", Some("SharePoint Online")),
            ("api://orders", None),
        ] {
            assert_eq!(well_known_resource(identifier).map(|known| known.name), name, "{identifier}");
        }
        let graph = well_known_resource("https://graph.microsoft.com").unwrap();
        assert!(!graph.permission("user.read").unwrap().admin_consent);
        assert!(graph.permission("User.Read.All").unwrap().admin_consent);
        assert_eq!(graph.permission("Nothing.Read"), None);
    }

    #[test]
    fn host_is_lower_case_without_port() {
        assert_eq!(host_of("https://Login.Example:443/x").as_deref(), Some("login.example"));
        assert_eq!(host_of("/x"), None);
    }

    #[test]
    fn resources_are_absolute() {
        for good in [
            "api://orders",
            "https://graph.microsoft.com",
            "https://management.core.windows.net/",
            "urn:x:y",
            "1ccffdab-21fe-40b2-9b3d-c3a7222a330e",
        ] {
            assert!(is_resource(good), "{good}");
        }
        for bad in ["", "graph.microsoft.com", "api://", "https://a b", "https://{host}"] {
            assert!(!is_resource(bad), "{bad}");
        }
    }

    #[test]
    fn other_spellings_of_known_resources_are_told_the_right_one() {
        for (identifier, right) in [
            ("https://graph.microsoft.com", None),
            ("https://graph.microsoft.com/", Some("https://graph.microsoft.com")),
            ("https://Graph.microsoft.com", Some("https://graph.microsoft.com")),
            ("https://management.azure.com/", Some("https://management.core.windows.net/")),
            ("https://management.core.windows.net", Some("https://management.core.windows.net/")),
            ("https://contoso.crm.dynamics.com/", None),
            ("api://orders/", None),
            ("https://api.example/", None),
        ] {
            assert_eq!(resource_spelling(identifier).as_deref(), right, "{identifier}");
        }
    }
}
