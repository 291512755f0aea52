use connectorgen_auth::{Applied, SignIn, SpecSecurity, apply_auth};
use connectorgen_diagnostics::{Diagnostics, Severity};
use connectorgen_emit::emit;
use connectorgen_kit::{KitInput, check_kit};
use connectorgen_rules::{Checked, RuleLevels};
use connectorgen_spec::{Spec, parse, resolve_locations};

use crate::ignore::OperationIds;
use crate::{Error, Generated, Plan, echo, emitting, ignore, levels, locate};

/// Runs all stages. A fault in one does not keep the others from being run, so that everything is told at once; but
/// with an error nothing is made.
pub(crate) fn run(plan: &Plan) -> Result<Generated, Error> {
    let document = plan.source()?;
    let mut found = Diagnostics::new();
    let wanted = plan.options().levels.clone().unwrap_or_default();
    levels::report_unknown(&wanted, &mut found);
    plan.options().check(&mut found);

    let for_rules = levels::for_rules(&wanted, plan.options().profile.unwrap_or_default());
    let spec = parse(&document, &plan.options().selection(), &mut found);
    let checked = spec.as_ref().and_then(|spec| stages(plan, spec, &for_rules, &mut found));
    if spec.is_some() {
        // A document that cannot be read is an error whatever the levels are.
        levels::apply(&wanted, &mut found);
        let ids = checked.as_ref().map(|(checked, _)| OperationIds::of(checked.definition()));
        let ignored = plan.options().ignore.as_deref().unwrap_or_default();
        ignore::apply(ignored, &ids.unwrap_or_default(), Severity::Warning, &mut found);
    }
    echo::drop_echoes(&mut found);
    // What is generated is mended where it is made.
    found.drop_fixes();
    #[cfg(feature = "yaml")]
    locate::settings(&mut found, plan);
    #[cfg(not(feature = "yaml"))]
    locate::flags(&mut found);
    match &spec {
        Some(spec) => spec.resolve_locations(&mut found),
        None => resolve_locations(&document, &mut found),
    }
    locate::outputs(&mut found);
    found.sort();

    let sources = plan.sources(document.clone());
    match checked {
        Some((checked, sign_ins)) if !found.has_errors() => {
            let input = kit_input(plan, &checked, &sign_ins);
            let kit = input.map(connectorgen_kit::kit).transpose()?.unwrap_or_default();
            let options = emitting::options(plan.options(), &document, sign_ins, &kit);
            let mut files = emit(&checked, &found, &options)?;
            files.append(kit);
            Ok(Generated { files, diagnostics: found, sources })
        }
        _ => Err(Error::Rejected { diagnostics: found, sources }),
    }
}

/// From the document to a connector that the rules have seen; `None` when they found an error.
fn stages(
    plan: &Plan,
    spec: &Spec,
    levels: &RuleLevels,
    found: &mut Diagnostics,
) -> Option<(Checked, Vec<SignIn>)> {
    let connector = connectorgen_lower::lower(spec, &plan.options().lowering(), found);
    let sets = plan.auth(found);
    let Applied { secured, sign_ins } = apply_auth(connector, &sets, &security(spec), found);
    let checked = connectorgen_rules::check(secured, levels, found).ok()?;
    if let Some(input) = kit_input(plan, &checked, &sign_ins) {
        check_kit(input, found);
    }
    Some((checked, sign_ins))
}

/// What the roll-out kit is made from, if one is wanted.
fn kit_input<'a>(plan: &'a Plan, checked: &'a Checked, sign_ins: &'a [SignIn]) -> Option<KitInput<'a>> {
    let options = plan.options().kit.as_ref()?;
    Some(KitInput::new(checked.definition(), checked.properties(), sign_ins, options))
}

/// What the sign-in has to know of the document.
pub(crate) fn security(spec: &Spec) -> SpecSecurity {
    SpecSecurity::from_openapi(spec.openapi())
        .plain_help(connectorgen_lower::help_text)
        .other_schemes(spec.other_security_schemes())
}
