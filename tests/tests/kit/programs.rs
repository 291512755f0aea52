//! Stand-ins for the programs that the scripts call.

/// Every program leaves a line with its name and arguments in `log`, keeps what it was told in `state`, and behaves as
/// the real one does.
pub(super) const AZ: &str = r#"#!/usr/bin/env bash
printf 'az'  >>"$STUB/log"; printf ' %s' "$@" >>"$STUB/log"; printf '\n' >>"$STUB/log"
case "$1 $2 $3" in
'cloud show '*) echo AzureCloud ;;
'account show '*) echo "$STUB_TENANT" ;;
'ad sp show')
    case "$*" in
    *oauth2PermissionScopes*) echo 0c1d2e3f-0000-4000-8000-000000000001 ;;
    *appId*) echo 0c1d2e3f-0000-4000-8000-000000000002 ;;
    *) [ -e "$STUB/sp" ] ;;
    esac ;;
'ad sp create') touch "$STUB/sp" ;;
'ad app show')
    case "$*" in
    *web.redirectUris*) cat "$STUB/redirects" ;;
    *) cat "$STUB/application" ;;
    esac ;;
'ad app update') shift 6; printf '%s\n' "$@" | jq -R . | jq -s . >"$STUB/redirects" ;;
'ad app permission') ;;
'ad app federated-credential')
    case "$4" in
    list) cat "$STUB/credentials" ;;
    create) if [ ! -e "$STUB/tried" ]; then touch "$STUB/tried"; exit 1; fi
        jq -s '.[0] + [.[1]]' "$STUB/credentials" "${8#@}" >"$STUB/new" && mv "$STUB/new" "$STUB/credentials" ;;
    esac ;;
'rest --method GET') [ -e "$STUB/made" ] && echo "$STUB_CLIENT" ;;
'rest --method PATCH') touch "$STUB/made"; cp "${9#@}" "$STUB/body" ;;
*) exit 9 ;;
esac
"#;
pub(super) const PACONN: &str = r#"#!/usr/bin/env bash
printf 'paconn'  >>"$STUB/log"; printf ' %s' "$@" >>"$STUB/log"; printf '\n' >>"$STUB/log"
case "$1" in
create)
    if [ -z "${SECRET_SEEN:-}" ] && jq -e '[.. | objects | .oAuthSettings? // empty] | length > 0' apiProperties.json >/dev/null; then
        echo 'Please provide OAuth2 client secret using the --secret argument.' >&2; exit 1
    fi
    jq '.connectorId = "shared_my-20profile-5f98284236d845b802-5f21c6202f06d65e16"' settings.json >s && mv s settings.json ;;
update) jq -e .connectorId settings.json >/dev/null && cp apiProperties.json "$STUB/uploaded" ;;
download)
    mkdir -p "$5"
    jq --arg redirect "$STUB_REDIRECT" --arg subject "$STUB_SUBJECT" \
        '(.. | objects | select(has("oAuthSettings")) | .oAuthSettings.redirectUrl) = $redirect
         | (.. | objects | select(has("FederatedIdentityCredentials")) | .FederatedIdentityCredentials.Subject) = $subject' \
        "$STUB_PROPERTIES" >"$5/apiProperties.json" ;;
esac
"#;
/// The interpreter that the secret goes to. It must be in the environment and not among the arguments.
pub(super) const PYTHON: &str = r#"#!/usr/bin/env bash
case "$*" in *"$STUB_SECRET"*) exit 8 ;; esac
[ "$CONNECTOR_SECRET" = "$STUB_SECRET" ] || exit 7
printf 'with the secret: ' >>"$STUB/log"
shift 2
SECRET_SEEN=yes exec paconn "$@"
"#;
pub(super) const PAC: &str = r#"#!/usr/bin/env bash
printf 'pac'  >>"$STUB/log"; printf ' %s' "$@" >>"$STUB/log"; printf '\n' >>"$STUB/log"
case "$2" in
create) echo "Connector created with ID 40698eb9-0663-43a9-ac72-9ef1a635570b" ;;
download)
    jq --arg redirect "$STUB_REDIRECT" --arg subject "$STUB_SUBJECT" \
        '(.. | objects | select(has("oAuthSettings")) | .oAuthSettings.redirectUrl) = $redirect
         | (.. | objects | select(has("FederatedIdentityCredentials")) | .FederatedIdentityCredentials.Subject) = $subject' \
        "$STUB_PROPERTIES" >"$6/apiProperties.json" ;;
esac
"#;
