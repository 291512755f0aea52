use connectorgen_diagnostics::{Code, FixKind, Severity};
use connectorgen_model::{ApiDefinition, ApiProperties, ConnectionParameter, PolicyTemplateInstance};

use crate::profile::Severities;
use crate::{
    DynamicView, Files, OperationView, ParameterView, PathView, Profile, ReferenceView, ResponseView, RuleCx,
    SchemaView, Typed,
};

/// What is known about a rule without running it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleMeta {
    /// Kebab-case, never renamed or reused; the name of the rule's file with hyphens.
    pub id: &'static str,
    /// Microsoft's own name of the rule.
    pub official: Option<&'static str>,
    /// Further rules of Microsoft that it stands for; its findings have the name of the one that is broken.
    pub also: &'static [&'static str],
    /// One sentence for lists: what the rule reports.
    pub summary: &'static str,
    /// The severity of its gravest finding in the profile `custom`, unless the user's levels say otherwise; for a rule
    /// that is not in that profile, in those that have it.
    pub severity: Severity,
    /// The same for each profile.
    pub severities: Severities,
    /// What has to be asked for to have its findings mended; nothing when people have to do it.
    pub fix: Option<FixKind>,
    /// It holds one file of the connector against another one, so it only runs where both are there.
    pub joins: bool,
    /// The version that brought it.
    pub since: &'static str,
    /// The lines of its doc comment as they stand behind the slashes; [`RuleMeta::docs`] is the text.
    pub doc_lines: &'static str,
    /// The file that it is in.
    pub file: &'static str,
    /// Where in that file.
    pub line: u32,
}

impl RuleMeta {
    /// What the rule's diagnostics are made from.
    pub const fn code(&self) -> Code {
        Code { id: self.id, severity: self.severity, official: self.official, summary: self.summary }
    }

    /// The severity of its gravest finding in a profile, unless the user's levels say otherwise; nothing when the
    /// profile does not have the rule.
    pub const fn severity_in(&self, profile: Profile) -> Option<Severity> {
        self.severities.of(profile)
    }

    /// Whether Microsoft has a rule of this name that it stands for.
    pub fn is_called(&self, name: &str) -> bool {
        self.official == Some(name) || self.also.contains(&name)
    }

    /// The documentation as Markdown: what it does, why that is bad, an example, how to fix it.
    pub fn docs(&self) -> String {
        let lines = self.doc_lines.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The folder of the rule's file: the part of a connector that it looks at.
    pub fn group(&self) -> &'static str {
        self.file.rsplit(['/', '\\']).nth(1).unwrap_or_default()
    }
}

/// Says what a rule is. The macro `rule!` writes it.
pub trait Described {
    /// What is known about the rule.
    fn meta(&self) -> &'static RuleMeta;
}

/// One rule of the validator. There is one walk over a connector; it calls the hooks of every rule at every place, and
/// a rule fills in those that it needs. The context knows the place and takes the findings.
#[allow(unused_variables, reason = "the names tell implementors what a hook is given")]
pub trait Rule: Described + Sync {
    /// Once, at the root of the definition.
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        cx.pass_over();
    }
    /// At each path.
    fn path(&self, path: &PathView<'_>, cx: &mut RuleCx<'_>) {
        cx.pass_over();
    }
    /// At each operation.
    fn operation(&self, operation: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        cx.pass_over();
    }
    /// At each parameter that is not a reference: of an operation, of a path, of the document.
    fn parameter(&self, parameter: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        cx.pass_over();
    }
    /// At each response that is not a reference: of an operation, of the document.
    fn response(&self, response: &ResponseView<'_>, cx: &mut RuleCx<'_>) {
        cx.pass_over();
    }
    /// At each schema that is not a reference, the outermost first.
    fn schema(&self, schema: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        cx.pass_over();
    }
    /// At each thing that has a type, whatever it is called there: parameters, response headers, and all schemas.
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        cx.pass_over();
    }
    /// At each part of an extension that invokes an operation.
    fn dynamic(&self, dynamic: &DynamicView<'_>, cx: &mut RuleCx<'_>) {
        cx.pass_over();
    }
    /// At each object with a `$ref`.
    fn reference(&self, reference: &ReferenceView<'_>, cx: &mut RuleCx<'_>) {
        cx.pass_over();
    }
    /// Once, at `/properties` of `apiProperties.json`.
    fn properties(&self, properties: &ApiProperties, cx: &mut RuleCx<'_>) {
        cx.pass_over();
    }
    /// At each connection parameter, those of parameter sets included.
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        cx.pass_over();
    }
    /// Once, where the files of a folder are checked; not where a connector is made.
    fn files(&self, files: &Files<'_>, cx: &mut RuleCx<'_>) {
        cx.pass_over();
    }
    /// At each policy.
    fn policy(&self, policy: &PolicyTemplateInstance, cx: &mut RuleCx<'_>) {
        cx.pass_over();
    }
}

/// Declares a rule: its doc comment, its type, its metadata. The hooks follow as an `impl Rule`.
///
/// `severity` holds in every profile, or with `only: [PowerApps, …]` in those; `but: { Certified: Error, … }` says
/// where it is another one. `fix` is there when findings come with a [`connectorgen_diagnostics::Fix`] where the
/// repair is beyond doubt: then that of the failing example is one whose repair the rule does not report again.
/// `joins: true` is for a rule that needs both the definition and the properties.
///
/// The doc comment has four headings: "What it does", "Why is this bad", "Example" and "How to fix". Its examples are
/// the rule's tests: a block marked `yaml,fails` must give exactly one finding of the rule, one marked `yaml,passes`
/// none. An example is a fragment, merged over a small connector without findings: objects member by member, anything
/// else by replacing; `null` takes a member away; the member `properties` goes into `apiProperties.json`; the member
/// `files` holds the texts of other files by their names. A member
/// whose name holds `<1..9>` stands for nine, and `<n>` below it for the number (`tests/suite/example.rs`).
macro_rules! rule {
    (
        $(#[doc = $doc:literal])+
        $name:ident {
            id: $id:literal,
            $(official: $official:literal,)?
            $(also: [$($also:literal),+],)?
            summary: $summary:literal,
            severity: $severity:ident,
            $(only: [$($only:ident),+],)?
            $(but: { $($other:ident: $another:ident),+ },)?
            $(fix: $fix:ident,)?
            $(joins: $joins:literal,)?
            since: $since:literal,
        }
    ) => {
        $(#[doc = $doc])+
        pub(crate) struct $name;

        impl $crate::Described for $name {
            fn meta(&self) -> &'static $crate::RuleMeta {
                static META: $crate::RuleMeta = $crate::RuleMeta {
                    id: $id,
                    official: $crate::rule::official!($($official)?),
                    also: &[$($($also),+)?],
                    summary: $summary,
                    severity: ::connectorgen_diagnostics::Severity::$severity,
                    severities: $crate::rule::severities!($severity $(, $($only),+)?)
                        $($(.with(
                            $crate::Profile::$other,
                            ::connectorgen_diagnostics::Severity::$another,
                        ))+)?,
                    fix: $crate::rule::fix!($($fix)?),
                    joins: false $(|| $joins)?,
                    since: $since,
                    doc_lines: concat!($($doc, "\n"),+),
                    file: file!(),
                    line: line!(),
                };
                &META
            }
        }
    };
}

macro_rules! official {
    () => {
        None
    };
    ($official:literal) => {
        Some($official)
    };
}

macro_rules! fix {
    () => {
        None
    };
    ($fix:ident) => {
        Some(::connectorgen_diagnostics::FixKind::$fix)
    };
}

macro_rules! severities {
    ($severity:ident) => {
        $crate::profile::Severities::everywhere(::connectorgen_diagnostics::Severity::$severity)
    };
    ($severity:ident, $($only:ident),+) => {
        $crate::profile::Severities::only(
            ::connectorgen_diagnostics::Severity::$severity,
            &[$($crate::Profile::$only),+],
        )
    };
}

pub(crate) use {fix, official, rule, severities};
