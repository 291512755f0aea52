use serde::Serialize;
use tera::{Context, Kwargs, State, Tera};

use crate::{ReadmeView, TemplateError, escape};

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

fn render<V: Serialize>(name: &str, template: &str, view: &V) -> Result<String, TemplateError> {
    let failed = |source: tera::Error| TemplateError { name: name.to_owned(), source: Box::new(source) };
    let context = Context::from_serialize(view).map_err(failed)?;
    let text = engine().render_str(template, &context, false).map_err(failed)?;
    let mut text = text.replace("\r\n", "\n");
    text.truncate(text.trim_end().len());
    text.push('\n');
    Ok(text)
}

fn engine() -> Tera {
    let mut tera = Tera::new();
    tera.register_filter("markdown", |text: &str, _: Kwargs, _: &State<'_>| escape::markdown(text));
    tera.register_filter("code", |text: &str, _: Kwargs, _: &State<'_>| escape::code(text));
    tera.register_filter("prose", |text: &str, _: Kwargs, _: &State<'_>| escape::prose(text));
    tera
}

#[cfg(test)]
#[path = "render_tests.rs"]
mod tests;
