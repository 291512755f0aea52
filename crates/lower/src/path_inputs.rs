//! The parameters of an operation and the variables of its path, which have to be the same.

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{In, Parameter, Schema, Type};
use indexmap::IndexMap;
use serde_json::Value;

use crate::codes;
use crate::lowering::Lowering;
use crate::parameter;
use crate::path::Template;

impl Lowering<'_, '_> {
    /// Path parameters and the path's variables have to be the same.
    pub(crate) fn match_template(
        &mut self,
        inputs: &mut Vec<(Parameter, JsonPointer)>,
        template: &Template,
        at: &At<'_>,
    ) {
        for (name, variable) in &template.moved {
            for (parameter, _) in inputs.iter_mut().filter(|(parameter, _)| parameter.name == *variable) {
                parameter.name.clone_from(name);
                parameter.location = Some(In::Query);
                parameter.url_encoding = None;
            }
        }
        let in_path = |parameter: &Parameter| parameter.location == Some(In::Path);
        let declared: Vec<String> =
            inputs.iter().filter(|(it, _)| in_path(it)).map(|(it, _)| it.name.clone()).collect();
        for (parameter, source) in inputs.iter_mut().filter(|(parameter, _)| in_path(parameter)) {
            let name = parameter.name.trim_start_matches(['+', '.', ';', '&']).trim_end_matches('*');
            let is_name = |variable: &&String| *variable == name;
            if let Some(variable) = template.variables.iter().find(is_name) {
                parameter.name.clone_from(variable);
                continue;
            }
            let mut alike = template.variables.iter().filter(|variable| variable.eq_ignore_ascii_case(name));
            if let (Some(variable), None) = (alike.next(), alike.next())
                && !declared.contains(variable)
            {
                self.found
                    .report(
                        &codes::PATH_PARAMETER_RENAMED,
                        &At::pointer(Document::Source, source),
                        format!("`{name}` is written `{{{variable}}}` in the path; it was taken for that"),
                    )
                    .help("write both alike");
                parameter.name.clone_from(variable);
            }
        }
        self.leave_out_stray(inputs, template);
        self.declare_missing(inputs, template, at);
        for (name, value) in &template.fixed {
            inputs
                .retain(|(parameter, _)| !(parameter.location == Some(In::Query) && parameter.name == *name));
            let mut parameter = parameter::scalar(name, In::Query, Schema::of(Type::String), self.words);
            parameter::fix(&mut parameter, Value::from(value.as_str()));
            inputs.push((parameter, at.to_pointer()));
        }
    }

    /// Leaves out what is no variable of the path.
    fn leave_out_stray(&mut self, inputs: &mut Vec<(Parameter, JsonPointer)>, template: &Template) {
        let variables = self.openapi.servers.iter().filter_map(|server| server.variables.as_ref());
        let in_address: Vec<&String> = variables.flat_map(IndexMap::keys).collect();
        inputs.retain(|(parameter, source)| {
            let stray = parameter.location == Some(In::Path) && !template.variables.contains(&parameter.name);
            // What the address asks for, connections are asked for.
            if stray && !in_address.contains(&&parameter.name) {
                let place = At::pointer(Document::Source, source);
                self.found
                    .report(
                        &codes::PATH_PARAMETER_STRAY,
                        &place,
                        format!(
                            "the path has no variable `{{{}}}`; the parameter is left out",
                            parameter.name
                        ),
                    )
                    .help("put the variable into the path, or correct the parameter's name");
            }
            !stray
        });
    }

    fn declare_missing(
        &mut self,
        inputs: &mut Vec<(Parameter, JsonPointer)>,
        template: &Template,
        at: &At<'_>,
    ) {
        for variable in &template.variables {
            if inputs
                .iter()
                .any(|(parameter, _)| parameter.location == Some(In::Path) && parameter.name == *variable)
            {
                continue;
            }
            self.found
                .report(
                    &codes::PATH_PARAMETER_UNDECLARED,
                    at,
                    format!("the path's variable `{{{variable}}}` is not declared; it is taken for text"),
                )
                .help("declare it as a parameter with `in: path` and `required: true`");
            let mut parameter = parameter::scalar(variable, In::Path, Schema::of(Type::String), self.words);
            parameter.required = true;
            inputs.push((parameter, at.to_pointer()));
        }
    }
}
