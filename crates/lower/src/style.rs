use openapiv3::QueryStyle;

/// How values are written into the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Once, separated by commas.
    Comma,
    /// The parameter once for each value: the default for queries.
    Repeat,
    /// Once, separated by something else.
    Delimited(char),
    /// Members in brackets.
    Deep,
}

impl Style {
    pub(crate) fn query(style: &QueryStyle, explode: Option<bool>) -> Style {
        match style {
            QueryStyle::Form if explode == Some(false) => Style::Comma,
            QueryStyle::Form => Style::Repeat,
            QueryStyle::SpaceDelimited => Style::Delimited(' '),
            QueryStyle::PipeDelimited => Style::Delimited('|'),
            QueryStyle::DeepObject => Style::Deep,
        }
    }

    /// How the members of an object are written into one value (OpenAPI 3.0, style values).
    pub(crate) fn of_object(self, exploded: bool) -> String {
        match self {
            Style::Comma | Style::Repeat | Style::Deep if exploded => {
                "Names and values as `name=value`, separated by commas".to_owned()
            }
            Style::Comma | Style::Repeat | Style::Deep => {
                "Names and values in turn, separated by commas".to_owned()
            }
            Style::Delimited(delimiter) => {
                format!("Names and values in turn, separated by `{delimiter}`")
            }
        }
    }

    /// Whether each member of an object is a parameter of its own.
    pub(crate) fn splits_objects(self) -> bool {
        match self {
            Style::Repeat | Style::Deep => true,
            Style::Comma | Style::Delimited(_) => false,
        }
    }
}

/// The name under which servers that read members in brackets take each value of a list. OpenAPI leaves it open (3.0, style
/// values); Rails, PHP and the `qs` of Node.js read it so.
pub(crate) fn bracketed(name: &str) -> String {
    if name.ends_with("[]") { name.to_owned() } else { format!("{name}[]") }
}
