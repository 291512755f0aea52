//! Stand-ins for the programs that the scripts call, beside that for `az`.

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
[ "$*" != '-c import paconn' ] || exit 0
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
