use std::sync::OnceLock;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera};

use crate::literal;
use crate::{
    BicepParametersView, BicepView, CsxView, ReadmeView, ScriptView, SecurityView, SetReadmeView,
    TemplateError, escape,
};

/// The built-in template of `readme.md`: where one's own starts from.
pub const README_TEMPLATE: &str = include_str!("../files/readme.md.tera");

/// `readme.md` from the built-in template: UTF-8, line ends `\n`, a final newline.
pub fn render_readme(view: &ReadmeView) -> Result<String, TemplateError> {
    static TEMPLATE: BuiltIn = BuiltIn::new(README, README_TEMPLATE);
    TEMPLATE.render(view)
}

/// The same from a template of the user's. It gets the members of the view and the filters `markdown`, `code` and
/// `prose`.
pub fn render_readme_with(template: &str, view: &ReadmeView) -> Result<String, TemplateError> {
    render(&compile(README, template)?, README, view)
}

/// `SECURITY.md`.
pub fn render_security(view: &SecurityView) -> Result<String, TemplateError> {
    static TEMPLATE: BuiltIn = BuiltIn::new("security.md.tera", include_str!("../files/security.md.tera"));
    TEMPLATE.render(view)
}

/// `deploy.sh`.
pub fn render_deploy_sh(view: &ScriptView) -> Result<String, TemplateError> {
    static TEMPLATE: BuiltIn = BuiltIn::new("deploy.sh.tera", include_str!("../files/deploy.sh.tera"));
    TEMPLATE.render(view)
}

/// `deploy.ps1`, in ASCII: Windows PowerShell reads files in the encoding of the machine.
pub fn render_deploy_ps1(view: &ScriptView) -> Result<String, TemplateError> {
    static TEMPLATE: BuiltIn = BuiltIn::new("deploy.ps1.tera", include_str!("../files/deploy.ps1.tera"));
    TEMPLATE.render(&view.for_powershell())
}

/// `main.bicep`.
pub fn render_bicep(view: &BicepView) -> Result<String, TemplateError> {
    static TEMPLATE: BuiltIn = BuiltIn::new("main.bicep.tera", include_str!("../files/main.bicep.tera"));
    TEMPLATE.render(view)
}

/// `main.bicepparam`.
pub fn render_bicep_parameters(view: &BicepParametersView) -> Result<String, TemplateError> {
    static TEMPLATE: BuiltIn =
        BuiltIn::new("main.bicepparam.tera", include_str!("../files/main.bicepparam.tera"));
    TEMPLATE.render(view)
}

/// `script.csx`, in ASCII.
pub fn render_csx(view: &CsxView) -> Result<String, TemplateError> {
    static TEMPLATE: BuiltIn = BuiltIn::new("script.csx.tera", include_str!("../files/script.csx.tera"));
    TEMPLATE.render(view)
}

/// The `readme.md` beside the folders of several connectors.
pub fn render_set_readme(view: &SetReadmeView) -> Result<String, TemplateError> {
    static TEMPLATE: BuiltIn = BuiltIn::new("set.md.tera", include_str!("../files/set.md.tera"));
    TEMPLATE.render(view)
}

const README: &str = "readme.md.tera";

/// A template of ours, compiled when it is needed first.
struct BuiltIn {
    name: &'static str,
    text: &'static str,
    engine: OnceLock<Tera>,
}

impl BuiltIn {
    const fn new(name: &'static str, text: &'static str) -> BuiltIn {
        BuiltIn { name, text, engine: OnceLock::new() }
    }

    fn render<V: Serialize>(&self, view: &V) -> Result<String, TemplateError> {
        let engine = if let Some(engine) = self.engine.get() {
            engine
        } else {
            let engine = compile(self.name, self.text)?;
            self.engine.get_or_init(|| engine)
        };
        render(engine, self.name, view)
    }
}

fn compile(name: &str, template: &str) -> Result<Tera, TemplateError> {
    let mut engine = engine();
    engine.add_raw_template(name, template).map_err(|source| failed(name, source))?;
    Ok(engine)
}

fn render<V: Serialize>(engine: &Tera, name: &str, view: &V) -> Result<String, TemplateError> {
    let context = Context::from_serialize(view).map_err(|source| failed(name, source))?;
    let mut text = engine.render(name, &context).map_err(|source| failed(name, source))?;
    if text.contains('\r') {
        text = text.replace("\r\n", "\n");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    Ok(text)
}

fn failed(name: &str, source: tera::Error) -> TemplateError {
    TemplateError { name: name.to_owned(), source: Box::new(source) }
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
    ("csharp", literal::csharp),
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
