#!/usr/bin/env bash
# Stands in for the Azure CLI: writes a line with its arguments to $STUB/log, keeps what it is told in files beside that, and
# answers as the real one does.
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
