use std::fmt;

use super::Identity;

/// One line for each value, for people.
impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = |label: &str, value: Option<&str>| match value.filter(|value| !value.is_empty()) {
            Some(value) => writeln!(f, "{label:<14}{value}"),
            None => Ok(()),
        };
        line("connector", self.connector.as_ref().map(|name| name.text.as_str()))?;
        line("redirect URL", self.redirect_url.as_deref())?;
        line("client id", self.client_id.as_deref())?;
        line("tenant id", self.tenant_id.as_deref())?;
        line("resource", self.resource.as_deref())?;
        let Some(managed) = &self.managed_identity else { return Ok(()) };
        line("issuer", Some(&managed.issuer))?;
        line("audience", Some(&managed.audience))?;
        line("subject", Some(&managed.subject))?;
        let Some(subject) = &managed.decoded else { return Ok(()) };
        line("  tenant", Some(&subject.tenant.to_string()))?;
        line("  cloud", Some(&subject.cloud))?;
        line("  region", Some(&subject.region))?;
        line("  connector", Some(&subject.connector.text))?;
        line("  environment", subject.connector.environment())
    }
}
