use serde::Serialize;
use tera::{Context, Kwargs, State, Tera};

use crate::literal;
use crate::{
    BicepParametersView, BicepView, ReadmeView, ScriptView, SecurityView, SetReadmeView, TemplateError,
    escape,
};

/// The built-in template of `readme.md`: where one's own starts from.
pub const README_TEMPLATE: &str = include_str!("../files/readme.md.tera");

/// `readme.md` from the built-in template: UTF-8, line ends `\n`, a final newline.
pub fn render_readme(view: &ReadmeView) -> Result<String, TemplateError> {
    render_readme_with(README_TEMPLATE, view)
}

/// The same from a template of the user's. It gets the members of the view and the filters `markdown`, `code` and
/// `prose`.
pub fn render_readme_with(template: &str, view: &ReadmeView) -> Result<String, TemplateError> {
    render("readme.md.tera", template, view)
}

/// `SECURITY.md`.
pub fn render_security(view: &SecurityView) -> Result<String, TemplateError> {
    render("security.md.tera", include_str!("../files/security.md.tera"), view)
}

/// `deploy.sh`.
pub fn render_deploy_sh(view: &ScriptView) -> Result<String, TemplateError> {
    render("deploy.sh.tera", include_str!("../files/deploy.sh.tera"), view)
}

/// `deploy.ps1`, in ASCII: Windows PowerShell reads files in the encoding of the machine.
pub fn render_deploy_ps1(view: &ScriptView) -> Result<String, TemplateError> {
    render("deploy.ps1.tera", include_str!("../files/deploy.ps1.tera"), &view.for_powershell())
}

/// `main.bicep`.
pub fn render_bicep(view: &BicepView) -> Result<String, TemplateError> {
    render("main.bicep.tera", include_str!("../files/main.bicep.tera"), view)
}

/// `main.bicepparam`.
pub fn render_bicep_parameters(view: &BicepParametersView) -> Result<String, TemplateError> {
    render("main.bicepparam.tera", include_str!("../files/main.bicepparam.tera"), view)
}

/// The `readme.md` beside the folders of several connectors.
pub fn render_set_readme(view: &SetReadmeView) -> Result<String, TemplateError> {
    render("set.md.tera", include_str!("../files/set.md.tera"), view)
}

fn render<V: Serialize>(name: &str, template: &str, view: &V) -> Result<String, TemplateError> {
    let failed = |source: tera::Error| TemplateError { name: name.to_owned(), source: Box::new(source) };
    let context = Context::from_serialize(view).map_err(failed)?;
    let text = engine().render_str(template, &context, false).map_err(failed)?;
    let mut text = text.replace("\r\n", "\n");
    text.truncate(text.trim_end().len());
    text.push('\n');
    Ok(text)
}

/// Writes text so that it stays one value in its place.
type Filter = fn(&str) -> String;

/// The filters, each for one kind of place.
const FILTERS: &[(&str, Filter)] = &[
    ("markdown", escape::markdown),
    ("code", escape::code),
    ("prose", escape::prose),
    ("comment", literal::comment),
    ("shell", literal::shell),
    ("powershell", literal::powershell),
    ("bicep", literal::bicep),
    ("kql", literal::kql),
    ("mermaid", literal::mermaid),
];

fn engine() -> Tera {
    let mut tera = Tera::new();
    for (name, filter) in FILTERS {
        tera.register_filter(*name, move |text: &str, _: Kwargs, _: &State<'_>| filter(text));
    }
    tera
}

#[cfg(test)]
#[path = "render_tests.rs"]
mod tests;
