//! The one walk over a connector that feeds all rules.

use connectorgen_diagnostics::{At, Code, Diagnostics, Document};
use connectorgen_model::read::NOTIFICATION_CONTENT;
use connectorgen_model::{
    ApiDefinition, ApiProperties, Child, ConnectionParameters, Header, Parameter, Response, Schema, Secured,
};
use indexmap::IndexMap;

use serde_json::Value;

use crate::index::is_extension;
use crate::view::{DYNAMIC, invocations};
use crate::{
    Direction, DynamicView, Files, Holder, Index, OperationView, ParameterView, PathView, ReferenceView,
    ResponseView, Role, Rule, RuleCx, RuleLevels, SchemaView, Typed, What, rules,
};

/// Runs every rule that is not switched off.
pub(crate) fn run(secured: &Secured, files: &Files<'_>, levels: &RuleLevels, found: &mut Diagnostics) {
    let has_both = files.has_definition() && files.has_properties();
    let wanted = rules().iter().filter(|rule| has_both || !rule.meta().joins).filter_map(|rule| {
        let severity = levels.severity_of(rule.meta())?;
        Some((*rule, Code { severity, ..rule.meta().code() }))
    });
    let wanted: Vec<_> = wanted.collect();
    let index = Index::new(&secured.definition);
    let mut walk = Walk {
        listeners: std::array::from_fn(|_| wanted.iter().collect()),
        operation: None,
        levels,
        secured,
        index: &index,
        found,
    };
    if files.has_definition() {
        walk.definition(&secured.definition, &At::root(Document::Definition));
    }
    if files.has_properties() {
        walk.properties(&secured.properties, &At::root(Document::Properties).key("properties"));
    }
    if !files.is_made {
        walk.each(Hook::Files, &At::root(Document::Settings), |rule, cx| rule.files(files, cx));
    }
}

struct Walk<'a> {
    /// The rules by the hook that they want to be called at. At first these are all; one that passes over a hook is
    /// not called there again.
    listeners: [Vec<&'a (&'static dyn Rule, Code)>; HOOKS],
    operation: Option<&'a OperationView<'a>>,
    levels: &'a RuleLevels,
    secured: &'a Secured,
    index: &'a Index<'a>,
    found: &'a mut Diagnostics,
}

/// The hooks of [`Rule`].
#[derive(Debug, Clone, Copy)]
enum Hook {
    Document,
    Path,
    Operation,
    Parameter,
    Response,
    Schema,
    Typed,
    Dynamic,
    Reference,
    Properties,
    ConnectionParameter,
    Files,
    Policy,
}

const HOOKS: usize = Hook::Policy as usize + 1;

impl<'a> Walk<'a> {
    /// Calls one hook of every rule that wants it.
    fn each(&mut self, hook: Hook, at: &At<'_>, call: impl Fn(&dyn Rule, &mut RuleCx<'_>)) {
        let Walk { listeners, levels, secured, index, operation, found } = self;
        let Some(listeners) = listeners.get_mut(hook as usize) else { return };
        listeners.retain(|(rule, code)| {
            let mut cx = RuleCx {
                at: *at,
                operation: *operation,
                is_heard: true,
                code: *code,
                levels,
                secured,
                index,
                found,
            };
            call(*rule, &mut cx);
            cx.is_heard
        });
    }

    fn definition(&mut self, definition: &ApiDefinition, at: &At<'_>) {
        self.each(Hook::Document, at, |rule, cx| rule.document(definition, cx));
        self.paths(definition, &at.key("paths"));
        let section = at.key("definitions");
        for (name, schema) in &definition.definitions {
            let direction = Direction::Definition(self.index.use_of(name));
            self.schema(schema, Role::Definition(name), direction, &section.key(name));
        }
        let section = at.key("parameters");
        for (name, parameter) in &definition.parameters {
            self.parameter(parameter, None, true, &section.key(name));
        }
        let section = at.key("responses");
        for (name, response) in &definition.responses {
            let view = ResponseView { response, status: None, operation: None };
            self.response(&view, true, &section.key(name));
        }
    }

    fn paths(&mut self, definition: &ApiDefinition, at: &At<'_>) {
        let index = self.index;
        let mut operations = index.operations().iter().peekable();
        for (path, item) in definition.paths.iter().filter(|(path, _)| !is_extension(path)) {
            let at = at.key(path);
            self.each(Hook::Path, &at, |rule, cx| rule.path(&PathView { path, item }, cx));
            if let Some(target) = item.extra.get("$ref").and_then(|target| target.as_str()) {
                let reference = ReferenceView { target, holder: Holder::PathItem(item), is_entry: false };
                self.each(Hook::Reference, &at, |rule, cx| rule.reference(&reference, cx));
            }
            if let Some(content) = &item.notification_content {
                let at = at.key(NOTIFICATION_CONTENT);
                if let Some(schema) = &content.schema {
                    self.schema(schema, Role::Notification, Direction::Output, &at.key("schema"));
                }
                self.headers(&content.headers, &at.key("headers"));
            }
            self.parameters(&item.parameters, None, &at.key("parameters"));
            while let Some(view) = operations.next_if(|view| view.path == path) {
                self.operation(view, &at.key(view.method.name()));
            }
        }
    }

    fn operation(&mut self, view: &'a OperationView<'a>, at: &At<'_>) {
        self.operation = Some(view);
        self.each(Hook::Operation, at, |rule, cx| rule.operation(view, cx));
        self.parameters(&view.operation.parameters, Some(view), &at.key("parameters"));
        let at = at.key("responses");
        for (status, response) in view.operation.responses.iter().filter(|(status, _)| !is_extension(status))
        {
            let response = ResponseView { response, status: Some(status), operation: Some(view) };
            self.response(&response, false, &at.key(status));
        }
        self.operation = None;
    }

    fn parameters(&mut self, parameters: &[Parameter], operation: Option<&OperationView<'_>>, at: &At<'_>) {
        for (index, parameter) in parameters.iter().enumerate() {
            self.parameter(parameter, operation, false, &at.index(index));
        }
    }

    fn parameter(
        &mut self,
        parameter: &Parameter,
        operation: Option<&OperationView<'_>>,
        is_entry: bool,
        at: &At<'_>,
    ) {
        if let Some(target) = &parameter.reference {
            let reference = ReferenceView { target, holder: Holder::Parameter(parameter), is_entry };
            self.each(Hook::Reference, at, |rule, cx| rule.reference(&reference, cx));
            return;
        }
        self.each(Hook::Parameter, at, |rule, cx| {
            rule.parameter(&ParameterView { parameter, operation }, cx);
        });
        self.each(Hook::Typed, at, |rule, cx| rule.typed(&Typed::parameter(parameter), cx));
        self.dynamic(&Typed::parameter(parameter), at);
        if let Some(items) = &parameter.items {
            self.elements(items, Direction::Input, &at.key("items"));
        }
        if let Some(schema) = &parameter.schema {
            self.schema(schema, Role::Body, Direction::Input, &at.key("schema"));
        }
    }

    fn response(&mut self, view: &ResponseView<'_>, is_entry: bool, at: &At<'_>) {
        let response: &Response = view.response;
        if let Some(target) = &response.reference {
            let reference = ReferenceView { target, holder: Holder::Response(response), is_entry };
            self.each(Hook::Reference, at, |rule, cx| rule.reference(&reference, cx));
            return;
        }
        self.each(Hook::Response, at, |rule, cx| rule.response(view, cx));
        if let Some(schema) = &response.schema {
            self.schema(schema, Role::Response, Direction::Output, &at.key("schema"));
        }
        self.headers(&response.headers, &at.key("headers"));
    }

    fn headers(&mut self, headers: &IndexMap<String, Header>, at: &At<'_>) {
        for (name, header) in headers {
            let at = at.key(name);
            self.each(Hook::Typed, &at, |rule, cx| rule.typed(&Typed::header(name, header), cx));
            if let Some(items) = &header.items {
                self.elements(items, Direction::Output, &at.key("items"));
            }
        }
    }

    /// The elements of an array parameter or header have types, but are no schemas.
    fn elements(&mut self, items: &Schema, direction: Direction, at: &At<'_>) {
        self.each(Hook::Typed, at, |rule, cx| {
            rule.typed(&Typed::schema(items, What::Element, direction), cx);
        });
        if let Some(items) = &items.items {
            self.elements(items, direction, &at.key("items"));
        }
    }

    /// The extensions of a parameter or schema that invoke operations.
    fn dynamic(&mut self, holder: &Typed<'_>, at: &At<'_>) {
        if holder.extra.is_empty() {
            return;
        }
        for (key, value) in holder.extra.iter().filter(|(key, _)| DYNAMIC.contains(&key.as_str())) {
            let at = at.key(key);
            for (part, kind) in invocations(key) {
                let found = part.map_or(Some(value), |part| value.get(part));
                let Some(members) = found.and_then(Value::as_object) else { continue };
                let view = DynamicView { kind: *kind, members, holder, siblings: holder.extra };
                let call = |rule: &dyn Rule, cx: &mut RuleCx<'_>| rule.dynamic(&view, cx);
                match part {
                    Some(part) => self.each(Hook::Dynamic, &at.key(part), call),
                    None => self.each(Hook::Dynamic, &at, call),
                }
            }
        }
    }

    fn schema(&mut self, schema: &Schema, role: Role<'_>, direction: Direction, at: &At<'_>) {
        if let Some(target) = &schema.reference {
            let is_entry = matches!(role, Role::Definition(_));
            let reference = ReferenceView { target, holder: Holder::Schema(schema), is_entry };
            self.each(Hook::Reference, at, |rule, cx| rule.reference(&reference, cx));
            return;
        }
        self.each(Hook::Schema, at, |rule, cx| rule.schema(&SchemaView { schema, role, direction }, cx));
        self.each(Hook::Typed, at, |rule, cx| {
            rule.typed(&Typed::schema(schema, What::Schema(role), direction), cx);
        });
        self.dynamic(&Typed::schema(schema, What::Schema(role), direction), at);
        let required = schema.required.as_deref().unwrap_or_default();
        for (child, below) in schema.children() {
            match child {
                Child::Property(name) => {
                    let required = required.iter().any(|other| other == name);
                    let role = Role::Property { name, required };
                    self.schema(below, role, direction, &at.key("properties").key(name));
                }
                Child::Items => self.schema(below, Role::Items, direction, &at.key("items")),
                Child::AdditionalProperties => {
                    self.schema(
                        below,
                        Role::AdditionalProperties,
                        direction,
                        &at.key("additionalProperties"),
                    );
                }
                Child::AllOf(index) => {
                    self.schema(below, Role::AllOf, direction, &at.key("allOf").index(index));
                }
            }
        }
    }

    fn properties(&mut self, properties: &ApiProperties, at: &At<'_>) {
        self.each(Hook::Properties, at, |rule, cx| rule.properties(properties, cx));
        self.connection_parameters(&properties.connection_parameters, &at.key("connectionParameters"));
        if let Some(sets) = &properties.connection_parameter_sets {
            let at = at.key("connectionParameterSets");
            let at = at.key("values");
            for (index, set) in sets.values.iter().enumerate() {
                self.connection_parameters(&set.parameters, &at.index(index).key("parameters"));
            }
        }
        let at = at.key("policyTemplateInstances");
        for (index, policy) in properties.policy_template_instances.iter().enumerate() {
            self.each(Hook::Policy, &at.index(index), |rule, cx| rule.policy(policy, cx));
        }
    }

    fn connection_parameters(&mut self, parameters: &ConnectionParameters, at: &At<'_>) {
        for (name, parameter) in parameters {
            self.each(Hook::ConnectionParameter, &at.key(name), |rule, cx| {
                rule.connection_parameter(name, parameter, cx);
            });
        }
    }
}
