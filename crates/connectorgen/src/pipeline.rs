use connectorgen_auth::{Applied, AuthSets, SignIn, SpecSecurity, apply_auth};
use connectorgen_diagnostics::{Diagnostics, Severity};
use connectorgen_emit::{ConnectorSet, EmitOptions, FileSet, emit};
use connectorgen_kit::{KitInput, check_kit};
use connectorgen_lower::slim;
use connectorgen_model::Connector;
use connectorgen_rules::{Checked, RuleLevels};
use connectorgen_spec::{SourceDoc, Spec, parse, resolve_locations};

use crate::ignore::OperationIds;
use crate::levels::Levels;
use crate::{
    Error, Generated, Plan, SplitBy, behind, echo, emitting, ignore, levels, locate, redact, secret_settings,
    split,
};

/// Runs all stages. A fault in one does not keep the others from being run, so that everything is told at once; but
/// with an error nothing is made.
pub(crate) fn run(plan: &Plan) -> Result<Generated, Error> {
    let document = plan.source()?;
    let mut found = Diagnostics::new();
    let wanted = plan.options().levels.clone().unwrap_or_default();
    secret_settings::report(plan, &mut found);
    if found.has_errors() {
        // Nothing else is said: every message about such a setting would repeat it, or a piece of it.
        tidy(plan, &mut found);
        return Err(rejected(plan, &document, found));
    }
    levels::report_unknown(&wanted, &mut found);
    plan.options().check(&mut found);

    let for_rules = levels::for_rules(&wanted, plan.options().profile.unwrap_or_default());
    let spec = parse(&document, &plan.options().selection(), &mut found);
    let Some(spec) = spec else {
        // A document that cannot be read is an error whatever the levels are.
        tidy(plan, &mut found);
        resolve_locations(&document, &mut found);
        return Err(rejected(plan, &document, found));
    };
    let connector = connectorgen_lower::lower(&spec, &plan.options().lowering(), &mut found);
    let ids = OperationIds::of(&connector.definition);
    let run = Run { plan, document: &document, spec: &spec, wanted: &wanted, rules: for_rules, ids };
    let made = match plan.options().split_by {
        None => run.one(connector, &mut found)?,
        Some(SplitBy::Tag) => split::by_tag(&run, connector, &mut found)?,
    };
    match made {
        Some(Made { files, set }) if !found.has_errors() => {
            Ok(Generated { files, set, diagnostics: found, sources: plan.sources(document) })
        }
        _ => Err(rejected(plan, &document, found)),
    }
}

fn rejected(plan: &Plan, document: &SourceDoc, mut found: Diagnostics) -> Error {
    found.sort();
    Error::Rejected { diagnostics: found, sources: plan.sources(document.clone()) }
}

/// What a run knows.
pub(crate) struct Run<'r> {
    pub(crate) plan: &'r Plan,
    pub(crate) document: &'r SourceDoc,
    pub(crate) spec: &'r Spec,
    wanted: &'r Levels,
    rules: RuleLevels,
    ids: OperationIds,
}

/// What a run made.
pub(crate) struct Made {
    pub(crate) files: FileSet,
    /// The connectors, if there may be several.
    pub(crate) set: Option<ConnectorSet>,
}

impl Run<'_> {
    fn one(&self, mut connector: Connector, found: &mut Diagnostics) -> Result<Option<Made>, Error> {
        let sets = self.plan.auth(found);
        slim(&mut connector, found);
        let checked = self.secure(connector, &sets, &security(self.spec), found);
        self.settle(found);
        let Some((checked, sign_ins)) = checked.filter(|_| !found.has_errors()) else { return Ok(None) };
        let (files, _) = self.files(&checked, sign_ins, found)?;
        Ok(Some(Made { files, set: None }))
    }

    /// The files of one connector, with the roll-out kit if one is wanted, and what the emitter was told.
    pub(crate) fn files(
        &self,
        checked: &Checked,
        sign_ins: Vec<SignIn>,
        about: &Diagnostics,
    ) -> Result<(FileSet, EmitOptions), Error> {
        let input = self.kit_input(checked, &sign_ins);
        let kit = input.map_or_else(|| Ok(connectorgen_kit::no_kit()), connectorgen_kit::kit)?;
        let options = emitting::options(self.plan.options(), self.document, sign_ins, &kit);
        let mut files = emit(checked, about, &options)?;
        files.append(kit);
        Ok((files, options))
    }

    /// What the roll-out kit is made from, if one is wanted.
    fn kit_input<'a>(&'a self, checked: &'a Checked, sign_ins: &'a [SignIn]) -> Option<KitInput<'a>> {
        let options = self.plan.options().kit.as_ref()?;
        Some(KitInput::new(checked.definition(), checked.properties(), sign_ins, options))
    }

    /// From a lowered connector that is slim to one that the rules have seen; `None` when they found an error.
    pub(crate) fn secure(
        &self,
        connector: Connector,
        sets: &AuthSets,
        security: &SpecSecurity,
        found: &mut Diagnostics,
    ) -> Option<(Checked, Vec<SignIn>)> {
        let Applied { secured, sign_ins } = apply_auth(connector, sets, security, found);
        let checked = redact::checked(secured, &self.rules, found)?;
        if let Some(input) = self.kit_input(&checked, &sign_ins) {
            check_kit(input, found);
        }
        Some((checked, sign_ins))
    }

    /// Gives what was found the severity that the user wants, and drops what they do not want to hear.
    pub(crate) fn weigh(&self, found: &mut Diagnostics) {
        levels::apply(self.wanted, found);
        let ignored = self.plan.options().ignore.as_deref().unwrap_or_default();
        ignore::apply(ignored, &self.ids, Severity::Warning, found);
    }

    /// Makes of what the stages found what people read.
    pub(crate) fn settle(&self, found: &mut Diagnostics) {
        self.weigh(found);
        tidy(self.plan, found);
        self.spec.resolve_locations(found);
        locate::outputs(found, None);
        found.sort();
    }
}

fn tidy(plan: &Plan, found: &mut Diagnostics) {
    behind::back_to_settings(found, plan);
    echo::drop_echoes(found);
    secret_settings::drop_from(found);
    // What is generated is mended where it is made.
    found.drop_fixes();
    locate::settings(found, plan);
}

/// What the sign-in has to know of the document.
pub(crate) fn security(spec: &Spec) -> SpecSecurity {
    SpecSecurity::from_openapi(spec.openapi())
        .plain_help(connectorgen_lower::help_text)
        .other_schemes(spec.other_security_schemes())
}
