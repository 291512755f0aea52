use thiserror::Error;

/// A template that cannot be parsed, or that asks for something the view does not have.
#[derive(Debug, Error)]
#[error("cannot render the template {name}")]
#[non_exhaustive]
pub struct TemplateError {
    /// Which template.
    pub name: String,
    /// What is wrong with it, with the line of the template.
    #[source]
    pub source: Box<dyn std::error::Error + Send + Sync>,
}
