use super::{render_readme, render_readme_with};
use crate::{
    DeployView, ExampleView, FileView, GroupView, LimitationView, OperationView, PlaceholderView, ReadmeView,
    SignInView,
};

fn operation(summary: &str, method: &str, path: &str) -> OperationView {
    OperationView {
        summary: summary.to_owned(),
        kind: "Action".to_owned(),
        id: summary.replace(' ', ""),
        method: method.to_owned(),
        path: path.to_owned(),
        description: None,
    }
}

fn pets() -> ReadmeView {
    ReadmeView {
        title: "Pet Store".to_owned(),
        description: Some("Keeps track of pets and their owners.".to_owned()),
        base_url: Some("https://pets.example.com/v1".to_owned()),
        source: Some("petstore.yaml".to_owned()),
        contents: "3 actions".to_owned(),
        groups: vec![
            GroupView {
                name: Some("Pets".to_owned()),
                description: Some("Everything about pets.".to_owned()),
                operations: vec![
                    OperationView {
                        description: Some("Returns all pets, newest first.".to_owned()),
                        ..operation("List pets", "GET", "/pets")
                    },
                    operation("Get pet", "GET", "/pets/{petId}"),
                ],
            },
            GroupView {
                name: Some("Owners".to_owned()),
                description: None,
                operations: vec![operation("List owners", "GET", "/owners")],
            },
        ],
        hidden: Some("2 operations".to_owned()),
        sign_ins: vec![SignInView {
            title: "API key in the header `X-API-Key`".to_owned(),
            about: "Each connection holds a key.".to_owned(),
            before: Vec::new(),
            connect: vec!["Obtain a key.".to_owned(), "Create a connection and enter it.".to_owned()],
            ..SignInView::default()
        }],
        limitations: vec![
            LimitationView {
                id: "one-of-merged".to_owned(),
                summary: Some("Alternatives became one schema.".to_owned()),
                examples: vec![
                    ExampleView {
                        message: "the 3 alternatives of `Pet` are merged".to_owned(),
                        place: Some("/components/schemas/Pet".to_owned()),
                    },
                    ExampleView { message: "the document is old".to_owned(), place: None },
                ],
                more: Some("9 more".to_owned()),
            },
            LimitationView { id: "format-dropped".to_owned(), ..LimitationView::default() },
        ],
        files: vec![
            FileView { name: "readme.md".to_owned(), purpose: "This text.".to_owned(), generated: true },
            FileView {
                name: "settings.json".to_owned(),
                purpose: "For `paconn`.".to_owned(),
                generated: false,
            },
        ],
        ..ReadmeView::default()
    }
}

#[test]
fn readme_with_key_renders() {
    insta::assert_snapshot!("readme_api_key", render_readme(&pets()).unwrap());
}

#[test]
fn readme_with_secret_renders() {
    let view = ReadmeView {
        placeholders: vec![PlaceholderView {
            text: "replace-me".to_owned(),
            what: "the application's client id".to_owned(),
            how: "`--client-id`, or `auth.clientId` in `connectorgen.yaml`".to_owned(),
        }],
        deploy: DeployView {
            secret: true,
            two_phase: false,
            after: vec!["Add the redirect URL.".to_owned()],
            ..DeployView::default()
        },
        limitations: Vec::new(),
        ..pets()
    };
    insta::assert_snapshot!("readme_secret", render_readme(&view).unwrap());
}

#[test]
fn readme_in_two_phases_renders() {
    let after = vec!["Add the redirect URL.".to_owned(), "Add a credential for `api://x`.".to_owned()];
    let mut sign_ins = pets().sign_ins;
    sign_ins[0].before = vec!["Register an application.".to_owned()];
    let view = ReadmeView {
        sign_ins,
        deploy: DeployView { two_phase: true, after, ..DeployView::default() },
        ..pets()
    };
    let text = render_readme(&view).unwrap();
    assert!(!text.contains("--secret"), "{text}");
    insta::assert_snapshot!("readme_two_phases", text);
}

#[test]
fn readme_of_nothing_renders() {
    assert!(render_readme(&ReadmeView::default()).unwrap().contains("There are none."));
}

#[test]
fn hostile_text_breaks_nothing() {
    let hostile =
        "a\"b'c\\d|e\r\n# f {{ title }} {% if x %} {# g #} <script>h</script> [i](j) `k` *l* $m$ ''' \u{1b}";
    let mut view = pets();
    let sign_in = &mut view.sign_ins[0];
    for text in [&mut view.title, &mut sign_in.title, &mut sign_in.about] {
        *text = hostile.to_owned();
    }
    for text in [&mut view.description, &mut view.base_url, &mut view.source] {
        *text = Some(hostile.to_owned());
    }
    view.groups = vec![GroupView {
        name: Some(hostile.to_owned()),
        description: Some(hostile.to_owned()),
        operations: vec![OperationView {
            summary: hostile.to_owned(),
            kind: "Action".to_owned(),
            id: hostile.to_owned(),
            method: "GET".to_owned(),
            path: hostile.to_owned(),
            description: Some(hostile.to_owned()),
        }],
    }];
    view.limitations = vec![LimitationView {
        id: "some-id".to_owned(),
        summary: Some(hostile.to_owned()),
        examples: vec![ExampleView { message: hostile.to_owned(), place: Some(hostile.to_owned()) }],
        more: None,
    }];
    let text = render_readme(&view).unwrap();
    for forbidden in ["{{", "{%", "{#", "<script", "[i](j)", "\r", "\u{1b}", "\n# f"] {
        assert!(!text.contains(forbidden), "{forbidden:?} in\n{text}");
    }
    let row = text.lines().find(|line| line.contains("Action")).unwrap();
    assert_eq!(row.replace("\\|", "").matches('|').count(), 6, "{row}");
    insta::assert_snapshot!("readme_hostile", text);
}

#[test]
fn rendering_twice_gives_the_same() {
    assert_eq!(render_readme(&pets()).unwrap(), render_readme(&pets()).unwrap());
}

#[test]
fn every_text_ends_with_one_line_break_and_has_no_loose_ends() {
    for limitations in [pets().limitations, Vec::new()] {
        let text = render_readme(&ReadmeView { limitations, ..pets() }).unwrap();
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
        assert!(!text.contains("\n\n\n"), "{text}");
        assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
    }
}

#[test]
fn own_template_sees_the_view_and_the_filters() {
    let text = render_readme_with("{{ title | markdown }}\r\n{{ contents | code }}\n\n\n", &pets()).unwrap();
    assert_eq!(text, "Pet Store\n`3 actions`\n");
}

#[test]
fn own_template_with_a_fault_says_where() {
    let error = render_readme_with("first\n{{ titel }}", &pets()).unwrap_err();
    assert_eq!(error.to_string(), "cannot render the template readme.md.tera");
    let source = error.source.to_string();
    assert!(source.contains("titel") && source.contains('2'), "{source}");
    assert!(render_readme_with("{% for %}", &pets()).is_err());
}
