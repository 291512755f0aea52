#!/usr/bin/env bash
# Rolls out the connector My Profile to one environment, and may be run again at any time.
# connectorgen wrote this file; what is changed in it by hand is lost on the next run.
set -euo pipefail
umask 077

usage() {
    cat <<'USAGE'
usage: bash deploy.sh ENVIRONMENT [--dry-run] [--register]

ENVIRONMENT is one of: dev prod

  --dry-run       print what would be done, and neither do nor ask anything
  --register      make the application in Microsoft Entra ID that has no client id yet, print its client id, and stop

Needs: jq, paconn (pip install paconn; paconn login), az (the Azure CLI; az login). Sign in to each before.
USAGE
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
environment=
dry_run=
register=

say() { printf '%s\n' "$*"; }
step() { printf '\n== %s\n' "$*"; }
fail() {
    printf 'deploy.sh: %s\n' "$*" >&2
    exit 1
}

# Does something, or with --dry-run says so.
run() {
    if [ -n "$dry_run" ]; then
        say "would run:$(printf ' %q' "$@")"
        return 0
    fi
    "$@"
}

# Does something again and again until it works: what was just made is not known everywhere at once.
patiently() {
    local wait=${CONNECTOR_WAIT:-10} try
    for try in 1 2 3 4 5; do
        if "$@"; then return 0; fi
        say "not yet (attempt $try of 6); waiting $wait seconds" >&2
        sleep "$wait"
        wait=$((wait * 2))
    done
    "$@"
}

while [ $# -gt 0 ]; do
    case $1 in
        --dry-run) dry_run=yes ;;
        --register) register=yes ;;
        -h | --help)
            usage
            exit 0
            ;;
        -*)
            usage >&2
            exit 2
            ;;
        *)
            [ -z "$environment" ] || {
                usage >&2
                exit 2
            }
            environment=$1
            ;;
    esac
    shift
done

case $environment in
    'dev')
        environment_id='Default-66666666-7777-8888-9999-000000000000'
        known_connector_id=''
        properties='apiProperties.json'
        tenant_id='66666666-7777-8888-9999-000000000000'
        applications=('managed-identity')
        azure_cloud='AzureCloud'
        graph='https://graph.microsoft.com'
        known_redirect_url=''
        credential='my-profile-dev'
        issuer='https://login.microsoftonline.com/66666666-7777-8888-9999-000000000000/v2.0'
        audience='api://AzureADTokenExchange'
        ;;
    'prod')
        environment_id='77777777-8888-9999-aaaa-bbbbbbbbbbbb'
        known_connector_id='shared_my-20profile-5f98284236d845b802-5f21c6202f06d65e16'
        properties='apiProperties.json'
        tenant_id='66666666-7777-8888-9999-000000000000'
        applications=('managed-identity')
        azure_cloud='AzureCloud'
        graph='https://graph.microsoft.com'
        known_redirect_url='https://global.consent.azure-apim.net/redirect/my-20profile-5f98284236d845b802-5f21c6202f06d65e16'
        credential='my-profile-prod'
        issuer='https://login.microsoftonline.com/66666666-7777-8888-9999-000000000000/v2.0'
        audience='api://AzureADTokenExchange'
        ;;
    *)
        usage >&2
        exit 2
        ;;
esac
settings=$here/environments/$environment/settings.json

# What is known of one of the applications in the environment.
choose() {
    case $environment/$1 in
    'dev'/'managed-identity')
        client_id='11111111-2222-3333-4444-555555555555'
        registration='entra/app-registration.json'
        unique_name='my-profile'
        consent_url='https://login.microsoftonline.com/66666666-7777-8888-9999-000000000000/adminconsent?client_id=11111111-2222-3333-4444-555555555555'
        # Three words each: the API, the name of the permission, and its id if that is known.
        permissions=('00000003-0000-0000-c000-000000000000' 'User.Read' 'e1fe6dd8-ba31-4d61-89e7-88639da4683d')
        trusts_identity=yes
        needs_secret=
        ;;
    'prod'/'managed-identity')
        client_id='11111111-2222-3333-4444-555555555555'
        registration='entra/app-registration.json'
        unique_name='my-profile'
        consent_url='https://login.microsoftonline.com/66666666-7777-8888-9999-000000000000/adminconsent?client_id=11111111-2222-3333-4444-555555555555'
        # Three words each: the API, the name of the permission, and its id if that is known.
        permissions=('00000003-0000-0000-c000-000000000000' 'User.Read' 'e1fe6dd8-ba31-4d61-89e7-88639da4683d')
        trusts_identity=yes
        needs_secret=
        ;;
    esac
}

step "Tools"
for tool in jq paconn az; do
    if [ -n "$dry_run" ]; then
        say "needs $tool"
    else
        command -v "$tool" >/dev/null || fail "$tool is not installed"
    fi
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step "Check"
if [ -n "$dry_run" ] || command -v connectorgen >/dev/null; then
    run connectorgen check "$here"
else
    say "connectorgen is not installed here, so the files were not checked again"
fi

step "Microsoft Entra ID"
if [ -n "$dry_run" ]; then
    say "would run: az account show, and stop unless it is signed in to $tenant_id in $azure_cloud"
else
    cloud=$(az cloud show --query name --output tsv)
    [ "$cloud" = "$azure_cloud" ] || fail "az uses $cloud; run: az cloud set --name $azure_cloud"
    signed_in_to=$(az account show --query tenantId --output tsv) || fail "run: az login"
    [ "$signed_in_to" = "$tenant_id" ] || fail "az is signed in to $signed_in_to; run: az login --tenant $tenant_id"
fi
register_application() {
    if [ -n "$client_id" ]; then
        say "connectorgen.yaml names the application $client_id, so none is made"
        return 0
    fi
    # The name is the key, so that a second run finds what the first one made.
    local url="$graph/v1.0/applications(uniqueName='$unique_name')"
    if [ -n "$dry_run" ]; then
        run az rest --method PATCH --url "$url" --headers Prefer=create-if-missing --body "@$here/$registration"
        return 0
    fi
    if ! az rest --method GET --url "$url" --query appId --output tsv >/dev/null 2>&1; then
        az rest --method PATCH --url "$url" --headers Prefer=create-if-missing --body "@$here/$registration" >/dev/null
    fi
    # shellcheck disable=SC2317 # it is called by way of patiently
    read_client_id() {
        client_id=$(az rest --method GET --url "$url" --query appId --output tsv 2>/dev/null) && [ -n "$client_id" ]
    }
    patiently read_client_id || fail "the application $unique_name was made, and cannot be read back"
    az ad sp show --id "$client_id" >/dev/null 2>&1 || patiently az ad sp create --id "$client_id" >/dev/null
    say "client id of $unique_name: $client_id"
}

# What is missing is added; what is there beyond that is told, and left.
check_permission() {
    local api=$1 scope=$2 id=$3
    if [ -n "$dry_run" ]; then
        say "would run: az ad app permission add --id $client_id --api $api --api-permissions ${id:-ID_OF_$scope}=Scope, unless it is there"
        return 0
    fi
    if [ -z "$id" ]; then
        local find="oauth2PermissionScopes[?value=='$scope'].id"
        id=$(az ad sp show --id "$api" --query "$find" --output tsv) || fail "there is no API $api in this tenant"
        [ -n "$id" ] || fail "the API $api has no delegated permission $scope"
        api=$(az ad sp show --id "$api" --query appId --output tsv)
    fi
    printf '%s\n' "$id" >>"$work/wanted"
    if jq -e --arg id "$id" 'any(.requiredResourceAccess[]?.resourceAccess[]?; .id == $id)' \
        "$work/application.json" >/dev/null; then
        say "has $scope"
    else
        say "adding $scope"
        az ad app permission add --id "$client_id" --api "$api" --api-permissions "$id=Scope" >/dev/null
    fi
}
check_permissions() {
    : >"$work/wanted"
    while [ $# -gt 0 ]; do
        check_permission "$1" "$2" "$3"
        shift 3
    done
    if [ -z "$dry_run" ] && [ -s "$work/wanted" ]; then
        jq -r '.requiredResourceAccess[]? | .resourceAppId as $api | .resourceAccess[]? | "\(.id) \(.type) of \($api)"' \
            "$work/application.json" | { grep -vFf "$work/wanted" || true; } |
            while read -r surplus; do say "warning: the application has a permission that this connector does not need: $surplus"; done
    fi
}

check_application() {
    [ -n "$client_id" ] || fail "the client id of $unique_name is not known; give it in connectorgen.yaml, or make the application with --register"
    if [ -n "$dry_run" ]; then
        run az ad app show --id "$client_id"
        say "would run: az ad sp create --id $client_id, unless there is one"
    else
        az ad app show --id "$client_id" --output json >"$work/application.json" ||
            fail "there is no application $client_id in this tenant"
        if [ -n "$trusts_identity" ]; then
            local sign_in_audience secrets
            sign_in_audience=$(jq -r '.signInAudience' "$work/application.json")
            [ "$sign_in_audience" = AzureADMyOrg ] ||
                fail "the application is for $sign_in_audience, and a managed identity needs one for a single tenant (AzureADMyOrg)"
            secrets=$(jq '[.passwordCredentials[]?, .keyCredentials[]?] | length' "$work/application.json")
            [ "$secrets" = 0 ] || [ -n "$needs_secret" ] ||
                say "warning: the application has $secrets secrets or certificates; a managed identity needs none, so delete them"
        fi
        az ad sp show --id "$client_id" >/dev/null 2>&1 || az ad sp create --id "$client_id" >/dev/null
    fi
    check_permissions ${permissions[@]+"${permissions[@]}"}
}

for application in "${applications[@]}"; do
    choose "$application"
    if [ -n "$register" ]; then register_application; else check_application; fi
done
if [ -n "$register" ]; then
    say "Put each client id into connectorgen.yaml, generate the connector again, and run this without --register."
    exit 0
fi

step "Upload"
connector_id=$known_connector_id
if [ -z "$connector_id" ]; then
    connector_id=$(jq -r '.connectorId // empty' "$settings" 2>/dev/null || true)
fi
case $connector_id in
    '' | shared_*) ;;
    *) fail "$connector_id is not an id of paconn's; those begin with shared_" ;;
esac
mkdir "$work/upload"
if [ -z "$dry_run" ]; then
    cp "$here/apiDefinition.swagger.json" "$work/upload/"
    cp "$here/$properties" "$work/upload/apiProperties.json"
    for member in icon script; do
        file=$(jq -r --arg member "$member" '.[$member] // empty' "$settings")
        if [ -n "$file" ]; then
            mkdir -p "$(dirname "$work/upload/$file")"
            cp "$here/$file" "$work/upload/$file"
        fi
    done
    jq --arg id "$connector_id" --arg environment "$environment_id" \
        '.apiDefinition = "apiDefinition.swagger.json" | .apiProperties = "apiProperties.json"
         | if $id != "" then .connectorId = $id else del(.connectorId) end
         | if $environment != "" then .environment = $environment else . end' \
        "$settings" >"$work/upload/settings.json"
    cd "$work/upload"
fi
# It asks for what certification wants, which is more than the platform does: nothing stops for that.
run paconn validate --settings settings.json || true
remember() {
    # paconn has written the new id beside the files that it was given.
    connector_id=$(jq -r '.connectorId // empty' settings.json)
    [ -n "$connector_id" ] || fail "paconn did not tell the id of the connector; find it in the maker portal and write it into $settings"
    local chosen
    chosen=$(jq -r '.environment // empty' settings.json)
    jq --arg id "$connector_id" --arg environment "$chosen" '.connectorId = $id | .environment = $environment' \
        "$settings" >"$work/settings.json"
    cat "$work/settings.json" >"$settings"
    say "the id $connector_id is kept in $settings"
}
if [ -z "$connector_id" ]; then
    # paconn insists on a client secret as soon as a new connector has an OAuth sign-in, even one that has no secret. So it
    # is made without its sign-in, which the update below brings.
    if [ -n "$dry_run" ]; then
        say "would run: paconn create --settings settings.json --overwrite-settings, without the sign-in"
    else
        cp "$here/bootstrap/apiDefinition.swagger.json" "$here/bootstrap/apiProperties.json" .
        paconn create --settings settings.json --overwrite-settings
        remember
        cp "$here/apiDefinition.swagger.json" .
        cp "$here/$properties" apiProperties.json
    fi
fi
run paconn update --settings settings.json
cd "$here"

step "Read back"
download() {
    # Only names of files inside of the folder: paconn writes to whatever path its settings hold.
    jq '{connectorId, environment, powerAppsUrl} | with_entries(select(.value))' "$settings" |
        jq --arg id "$connector_id" --arg environment "$environment_id" \
            '.connectorId = $id | if $environment != "" then .environment = $environment else . end' >"$work/download.json"
    (cd "$work" && paconn download --settings download.json --dest downloaded --overwrite >&2)
}
redirect_url=
subject=
read_back() {
    download || return 1
    local file
    file=$(find "$work/downloaded" -name apiProperties.json | head -n 1)
    [ -n "$file" ] || return 1
    redirect_url=$(jq -r 'first(.. | objects | .oAuthSettings? // empty | .redirectUrl // empty) // empty' "$file")
    subject=$(jq -r 'first(.. | objects | .FederatedIdentityCredentials? // empty | .Subject // empty) // empty' "$file")
    [ -n "$redirect_url" ] && [ -n "$subject" ]
}
if [ -n "$dry_run" ]; then
    say "would run: paconn download, and take the redirect URL and the subject of the managed identity from it"
    redirect_url="${known_redirect_url:-REDIRECT_URL}"
    subject=SUBJECT
else
    patiently read_back || fail "the platform has not told the redirect URL and the subject yet; run this again in some minutes, or see the connector's Security page in the maker portal"
    case $redirect_url in
        https://*.consent.azure-apim.*/redirect/?*) ;;
        *) fail "$redirect_url is not a redirect URL of one connector" ;;
    esac
    if [ -n "$known_redirect_url" ] && [ "$known_redirect_url" != "$redirect_url" ]; then
        fail "the redirect URL is $redirect_url, and connectorgen.yaml has $known_redirect_url: is this another connector?"
    fi
    say "redirect URL: $redirect_url"
fi

step "Redirect URL"
register_redirect() {
    if [ -n "$dry_run" ]; then
        say "would run: az ad app update --id $client_id --web-redirect-uris (those that are there) $redirect_url"
        return 0
    fi
    az ad app show --id "$client_id" --query web.redirectUris --output json >"$work/redirects.json"
    jq -r '.[]? | select(test("^https://[a-z0-9-]+[.]consent[.]azure-apim[.][a-z]+/redirect/.+") | not)' "$work/redirects.json" |
        while read -r other; do say "warning: the application has a redirect URL that is not one connector's: $other"; done
    if jq -e --arg url "$redirect_url" 'index([$url]) != null' "$work/redirects.json" >/dev/null; then
        say "is registered"
        return 0
    fi
    # The option replaces the list, so it is given all of it.
    local redirects=() url
    while IFS= read -r url; do redirects+=("$url"); done < <(jq -r '.[]?' "$work/redirects.json")
    az ad app update --id "$client_id" --web-redirect-uris ${redirects[@]+"${redirects[@]}"} "$redirect_url"
    say "registered"
}
for application in "${applications[@]}"; do
    choose "$application"
    register_redirect
done

step "Federated credential"
file=$here/entra/federated-credential.$environment.json
if [ -n "$dry_run" ]; then
    say "would write the subject into $file, unless it is there"
else
    known_subject=$(jq -r '.subject // empty' "$file")
    if [ -n "$known_subject" ] && [ "$known_subject" != "$subject" ]; then
        fail "the subject is $subject, and $file has $known_subject: if the connector was made anew, empty the subject there and run this again"
    fi
    if [ -z "$known_subject" ]; then
        jq --arg subject "$subject" '.subject = $subject' "$file" >"$work/credential.json"
        cat "$work/credential.json" >"$file"
        say "the subject is kept in $file"
    fi
    # Entra ID takes every subject, and refuses a wrong one only when somebody signs in. So both are compared here.
    [ "$(jq -r '.issuer' "$file")" = "$issuer" ] || fail "the issuer in $file is not $issuer"
    [ "$(jq -r '.audiences | join(" ")' "$file")" = "$audience" ] || fail "the audience in $file is not $audience"
fi
register_credential() {
    if [ -n "$dry_run" ]; then
        say "would run: az ad app federated-credential create --id $client_id --parameters @$file, unless it is there"
        return 0
    fi
    az ad app federated-credential list --id "$client_id" --output json >"$work/credentials.json"
    # shellcheck disable=SC2016 # these are jq's
    local same='any(.[]; .issuer == $issuer and .subject == $subject)'
    if jq -e --arg issuer "$issuer" --arg subject "$subject" "$same" "$work/credentials.json" >/dev/null; then
        say "is registered"
    elif jq -e --arg name "$credential" 'any(.[]; .name == $name)' "$work/credentials.json" >/dev/null; then
        fail "the application has a credential $credential for another subject; if that connector is gone, delete it: az ad app federated-credential delete --id $client_id --federated-credential-id $credential"
    elif jq -e 'length >= 20' "$work/credentials.json" >/dev/null; then
        fail "the application has 20 federated credentials, and there is no room for more"
    else
        patiently az ad app federated-credential create --id "$client_id" --parameters "@$file" >/dev/null
        say "registered; it can take some minutes until a sign-in works"
    fi
}
for application in "${applications[@]}"; do
    choose "$application"
    if [ -n "$trusts_identity" ]; then register_credential; fi
done

step "Left to do by hand"
say '- Create a connection and try it on the connector'\''s Test page. After a change of the sign-in, delete the old connections first: they keep the old settings.'
for application in "${applications[@]}"; do
    choose "$application"
    [ -z "$consent_url" ] || say "- Let an administrator consent, where that is asked for: $consent_url"
done
say "- Go through SECURITY.md, section \"Environments\""
