use connectorgen_model::ApiDefinition;
use connectorgen_templates::{DeployView, FileView, PlaceholderView, ReadmeView, ScopeView, SignInView};

use super::{limitations, operations, words};
use crate::{EmitCx, Missing, ScopeUse, SignIn, Upkeep, Upload};

/// The view of `readme.md`.
pub(crate) fn readme(cx: &EmitCx<'_>) -> ReadmeView {
    let info = &cx.definition.info;
    let sign_ins = &cx.options.sign_ins;
    let listed = operations::listed(cx.definition);
    ReadmeView {
        title: info.title.clone(),
        description: Some(info.description.clone()).filter(|description| !description.trim().is_empty()),
        base_url: base_url(cx.definition),
        source: cx.options.source_name.as_deref().map(file_name),
        contents: listed.contents,
        groups: listed.groups,
        hidden: listed.hidden,
        sign_ins: sign_ins.iter().map(view).collect(),
        placeholders: sign_ins.iter().flat_map(|sign_in| &sign_in.missing).map(placeholder).collect(),
        deploy: DeployView {
            kit: !cx.options.beside.is_empty(),
            script: !cx.script.is_empty(),
            ..deploy(sign_ins)
        },
        limitations: limitations::of(cx.found, &cx.options.codes),
        files: files(cx),
    }
}

fn base_url(definition: &ApiDefinition) -> Option<String> {
    let host = definition.host.as_deref()?;
    let scheme = definition.schemes.first().map_or("https", String::as_str);
    let path = definition.base_path.as_deref().unwrap_or_default().trim_end_matches('/');
    Some(format!("{scheme}://{host}{path}"))
}

fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

fn placeholder(missing: &Missing) -> PlaceholderView {
    let key = format!("`{}` in `connectorgen.yaml`", missing.key);
    let how = match &missing.flag {
        Some(flag) => format!("`{flag}`, or {key}"),
        None => key,
    };
    PlaceholderView { text: missing.placeholder.clone(), what: words::capital(&missing.what), how }
}

fn view(sign_in: &SignIn) -> SignInView {
    SignInView {
        label: sign_in.label.clone(),
        title: sign_in.title.clone(),
        about: sign_in.summary.clone(),
        before: sign_in.before_upload.clone(),
        connect: sign_in.connect.clone(),
        scopes: sign_in.scopes.iter().map(scope).collect(),
    }
}

fn scope(used: &ScopeUse) -> ScopeView {
    const SHOWN: usize = 5;
    let more = used.operations.len().saturating_sub(SHOWN);
    ScopeView {
        scope: used.scope.clone(),
        operations: used.operations.iter().take(SHOWN).cloned().collect(),
        of_sign_in: used.of_sign_in,
        more: (more > 0).then(|| format!("{more} more")),
    }
}

fn deploy(sign_ins: &[SignIn]) -> DeployView {
    let any = |upload: Upload| sign_ins.iter().any(|sign_in| sign_in.upload == upload);
    let mut after: Vec<String> = Vec::new();
    for step in sign_ins.iter().flat_map(|sign_in| &sign_in.after_upload) {
        if !after.contains(step) {
            after.push(step.clone());
        }
    }
    let secret = any(Upload::ClientSecret);
    DeployView { secret, two_phase: any(Upload::TwoPhase) && !secret, after, ..DeployView::default() }
}

fn files(cx: &EmitCx<'_>) -> Vec<FileView> {
    let wanted = cx.artifacts.iter().filter(|artifact| artifact.wanted(cx));
    let own = wanted.map(|artifact| (artifact.name(), artifact.purpose(), artifact.upkeep()));
    let beside = cx.options.beside.iter().map(|file| (file.name.as_str(), file.purpose, file.upkeep));
    own.chain(beside)
        .map(|(name, purpose, upkeep)| FileView {
            name: name.to_owned(),
            purpose: purpose.to_owned(),
            generated: upkeep == Upkeep::Managed,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use connectorgen_model::ApiDefinition;

    use super::{base_url, file_name, placeholder};
    use crate::Missing;

    #[test]
    fn base_url_is_put_together() {
        let mut definition = ApiDefinition { base_path: Some("/".to_owned()), ..ApiDefinition::default() };
        assert_eq!(base_url(&definition), None);
        definition.host = Some("api.example.com".to_owned());
        assert_eq!(base_url(&definition).as_deref(), Some("https://api.example.com"));
        definition.base_path = Some("/v1".to_owned());
        definition.schemes = vec!["http".to_owned()];
        assert_eq!(base_url(&definition).as_deref(), Some("http://api.example.com/v1"));
    }

    #[test]
    fn source_is_named_without_its_folder() {
        assert_eq!(file_name("/home/me/api.yaml"), "api.yaml");
        assert_eq!(file_name("C:\\api\\api.yaml"), "api.yaml");
        assert_eq!(file_name("<stdin>"), "<stdin>");
    }

    #[test]
    fn missing_value_says_how_to_give_it() {
        let mut missing = Missing {
            what: "the client id".to_owned(),
            flag: Some("--client-id".to_owned()),
            key: "auth.clientId".to_owned(),
            ..Missing::default()
        };
        let view = placeholder(&missing);
        assert_eq!(
            (view.what.as_str(), view.how.as_str()),
            ("The client id", "`--client-id`, or `auth.clientId` in `connectorgen.yaml`")
        );
        missing.flag = None;
        assert_eq!(placeholder(&missing).how, "`auth.clientId` in `connectorgen.yaml`");
    }
}
