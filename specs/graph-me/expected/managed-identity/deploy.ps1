<#
Rolls out the connector My Profile to one environment, and may be run again at any time.
connectorgen wrote this file; what is changed in it by hand is lost on the next run.

Needs: paconn (pip install paconn; paconn login), az (the Azure CLI; az login). Sign in to each before.
#>
param(
    [Parameter(Mandatory = $true)]
    [ValidateSet('dev', 'prod')]
    [string]$Environment,
    # Print what would be done, and neither do nor ask anything.
    [switch]$DryRun,
    # Make the application in Microsoft Entra ID that has no client id yet, print its client id, and stop.
    [switch]$Register
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
# Exit codes are looked at below; PowerShell 7.4 can be told to stop for every one of them.
$PSNativeCommandUseErrorActionPreference = $false

$here = $PSScriptRoot
# As it is written in the names of folders.
$Environment = @('dev', 'prod') -eq $Environment
$known = @{
    'dev' = @{
        EnvironmentId = 'Default-66666666-7777-8888-9999-000000000000'
        ConnectorId   = ''
        Properties    = 'apiProperties.json'
        TenantId      = '66666666-7777-8888-9999-000000000000'
        AzureCloud    = 'AzureCloud'
        Graph         = 'https://graph.microsoft.com'
        Applications  = @(
            @{
                Name            = 'managed-identity'
                ClientId        = '11111111-2222-3333-4444-555555555555'
                Registration    = 'entra/app-registration.json'
                UniqueName      = 'my-profile'
                ConsentUrl      = 'https://login.microsoftonline.com/66666666-7777-8888-9999-000000000000/adminconsent?client_id=11111111-2222-3333-4444-555555555555'
                TrustsIdentity  = $true
                NeedsSecret     = $false
                Permissions     = @(
                    @{ Api = '00000003-0000-0000-c000-000000000000'; Scope = 'User.Read'; Id = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d' }
                )
            }
        )
        RedirectUrl   = ''
        Credential    = 'my-profile-dev'
        Issuer        = 'https://login.microsoftonline.com/66666666-7777-8888-9999-000000000000/v2.0'
        Audience      = 'api://AzureADTokenExchange'
    }
    'prod' = @{
        EnvironmentId = '77777777-8888-9999-aaaa-bbbbbbbbbbbb'
        ConnectorId   = 'shared_my-20profile-5f98284236d845b802-5f21c6202f06d65e16'
        Properties    = 'apiProperties.json'
        TenantId      = '66666666-7777-8888-9999-000000000000'
        AzureCloud    = 'AzureCloud'
        Graph         = 'https://graph.microsoft.com'
        Applications  = @(
            @{
                Name            = 'managed-identity'
                ClientId        = '11111111-2222-3333-4444-555555555555'
                Registration    = 'entra/app-registration.json'
                UniqueName      = 'my-profile'
                ConsentUrl      = 'https://login.microsoftonline.com/66666666-7777-8888-9999-000000000000/adminconsent?client_id=11111111-2222-3333-4444-555555555555'
                TrustsIdentity  = $true
                NeedsSecret     = $false
                Permissions     = @(
                    @{ Api = '00000003-0000-0000-c000-000000000000'; Scope = 'User.Read'; Id = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d' }
                )
            }
        )
        RedirectUrl   = 'https://global.consent.azure-apim.net/redirect/my-20profile-5f98284236d845b802-5f21c6202f06d65e16'
        Credential    = 'my-profile-prod'
        Issuer        = 'https://login.microsoftonline.com/66666666-7777-8888-9999-000000000000/v2.0'
        Audience      = 'api://AzureADTokenExchange'
    }
}[$Environment]
$settingsFile = Join-Path $here "environments/$Environment/settings.json"

function Write-Step([string]$Text) { Write-Host ''; Write-Host "== $Text" }

# Runs a program, and stops when it fails. The programs of others write to standard error without having failed.
function Invoke-Program([string]$Program, [string[]]$Arguments) {
    # One that is not there would leave the exit code of the one before it.
    Get-Command $Program -ErrorAction Stop | Out-Null
    $ErrorActionPreference = 'Continue'
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program $($Arguments[0]) failed with exit code $LASTEXITCODE" }
}

# Does something, or with -DryRun says so.
function Invoke-Step([string]$Program, [string[]]$Arguments) {
    if ($DryRun) { Write-Host "would run: $Program $($Arguments -join ' ')" }
    else { Invoke-Program $Program $Arguments | Out-Host }
}

# What a program prints, or nothing if it fails.
function Read-Program([string]$Program, [string[]]$Arguments) {
    if (-not (Get-Command $Program -ErrorAction SilentlyContinue)) { return }
    $ErrorActionPreference = 'Continue'
    $text = & $Program @Arguments 2>$null | Out-String
    if ($LASTEXITCODE -eq 0) { $text.Trim() }
}

# Does something again and again until it works: what was just made is not known everywhere at once.
function Wait-For([scriptblock]$Action) {
    $wait = 10
    if ($env:CONNECTOR_WAIT) { $wait = [int]$env:CONNECTOR_WAIT }
    foreach ($try in 1..6) {
        $done = $false
        try { $done = & $Action } catch { Write-Host $_.Exception.Message }
        if ($done) { return $true }
        if ($try -lt 6) {
            Write-Host "not yet (attempt $try of 6); waiting $wait seconds"
            Start-Sleep -Seconds $wait
            $wait = $wait * 2
        }
    }
    return $false
}

function Read-Json([string]$Path) { Get-Content -Raw -Path $Path | ConvertFrom-Json }

# ASCII without a byte order mark: paconn reads files in the encoding of the machine.
function Write-Json([string]$Path, $Value) {
    $text = ConvertTo-Json -InputObject $Value -Depth 100
    $ascii = [regex]::Replace($text, '[^\x00-\x7F]', { param($found) '\u{0:x4}' -f [int][char]$found.Value })
    [IO.File]::WriteAllText($Path, $ascii + "`n", (New-Object Text.UTF8Encoding $false))
}

function Read-Member($Value, [string]$Name) {
    if ($null -ne $Value -and $Value.PSObject.Properties[$Name]) { $Value.PSObject.Properties[$Name].Value }
}

function Write-Member($Value, [string]$Name, $New) {
    $Value | Add-Member -NotePropertyName $Name -NotePropertyValue $New -Force
}

# The values of all members of that name, wherever they stand.
function Find-Member($Value, [string]$Name) {
    if ($Value -is [array]) { foreach ($item in $Value) { Find-Member $item $Name } }
    elseif ($Value -is [Management.Automation.PSCustomObject]) {
        foreach ($member in $Value.PSObject.Properties) {
            if ($member.Name -eq $Name) { $member.Value }
            Find-Member $member.Value $Name
        }
    }
}

Write-Step 'Tools'
foreach ($tool in 'paconn', 'az') {
    if ($DryRun) { Write-Host "needs $tool" }
    elseif (-not (Get-Command $tool -ErrorAction SilentlyContinue)) { throw "$tool is not installed" }
}
$work = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
New-Item -ItemType Directory -Path $work | Out-Null
$before = Get-Location
try {
    Write-Step 'Check'
    if ($DryRun -or (Get-Command connectorgen -ErrorAction SilentlyContinue)) {
        Invoke-Step 'connectorgen' @('check', $here)
    }
    else { Write-Host 'connectorgen is not installed here, so the files were not checked again' }

    Write-Step 'Microsoft Entra ID'
    if ($DryRun) { Write-Host "would run: az account show, and stop unless it is signed in to $($known.TenantId) in $($known.AzureCloud)" }
    else {
        $cloud = Read-Program 'az' @('cloud', 'show', '--query', 'name', '--output', 'tsv')
        if ($cloud -ne $known.AzureCloud) { throw "az uses $cloud; run: az cloud set --name $($known.AzureCloud)" }
        $signedInTo = Read-Program 'az' @('account', 'show', '--query', 'tenantId', '--output', 'tsv')
        if (-not $signedInTo) { throw 'run: az login' }
        if ($signedInTo -ne $known.TenantId) { throw "az is signed in to $signedInTo; run: az login --tenant $($known.TenantId)" }
    }
    foreach ($application in $known.Applications) {
        $clientId = $application.ClientId
        if ($Register) {
            if ($clientId) {
                Write-Host "connectorgen.yaml names the application $clientId, so none is made"
                continue
            }
            # The name is the key, so that a second run finds what the first one made.
            $url = "$($known.Graph)/v1.0/applications(uniqueName='$($application.UniqueName)')"
            # az is a batch file on Windows, and a bare parenthesis would end a block in it.
            if ($env:OS -eq 'Windows_NT') { $url = '"' + $url + '"' }
            $body = '@' + (Join-Path $here $application.Registration)
            $make = @('rest', '--method', 'PATCH', '--url', $url, '--headers', 'Prefer=create-if-missing', '--body', $body)
            if ($DryRun) {
                Invoke-Step 'az' $make
                continue
            }
            $ask = @('rest', '--method', 'GET', '--url', $url, '--query', 'appId', '--output', 'tsv')
            if (-not (Read-Program 'az' $ask)) { Invoke-Program 'az' $make | Out-Null }
            if (-not (Wait-For { [bool](Read-Program 'az' $ask) })) { throw "the application $($application.UniqueName) was made, and cannot be read back" }
            $clientId = Read-Program 'az' $ask
            if (-not (Read-Program 'az' @('ad', 'sp', 'show', '--id', $clientId))) {
                if (-not (Wait-For { Invoke-Program 'az' @('ad', 'sp', 'create', '--id', $clientId) | Out-Null; $true })) { throw 'the service principal could not be made' }
            }
            Write-Host "client id of $($application.UniqueName): $clientId"
            continue
        }
        if (-not $clientId) { throw "the client id of $($application.UniqueName) is not known; give it in connectorgen.yaml, or make the application with -Register" }
        $registered = $null
        if ($DryRun) {
            Invoke-Step 'az' @('ad', 'app', 'show', '--id', $clientId)
            Write-Host "would run: az ad sp create --id $clientId, unless there is one"
        }
        else {
            $text = Read-Program 'az' @('ad', 'app', 'show', '--id', $clientId, '--output', 'json')
            if (-not $text) { throw "there is no application $clientId in this tenant" }
            $registered = $text | ConvertFrom-Json
            if ($application.TrustsIdentity) {
                if ($registered.signInAudience -ne 'AzureADMyOrg') {
                    throw "the application is for $($registered.signInAudience), and a managed identity needs one for a single tenant (AzureADMyOrg)"
                }
                $secrets = @(@(Read-Member $registered 'passwordCredentials') + @(Read-Member $registered 'keyCredentials') | Where-Object { $_ }).Count
                if ($secrets -gt 0 -and -not $application.NeedsSecret) {
                    Write-Host "warning: the application has $secrets secrets or certificates; a managed identity needs none, so delete them"
                }
            }
            if (-not (Read-Program 'az' @('ad', 'sp', 'show', '--id', $clientId))) {
                Invoke-Program 'az' @('ad', 'sp', 'create', '--id', $clientId) | Out-Null
            }
        }

        # What is missing is added; what is there beyond that is told, and left.
        $wanted = @()
        $granted = @(Read-Member $registered 'requiredResourceAccess' | Where-Object { $_ })
        foreach ($permission in $application.Permissions) {
            $api, $scope, $id = $permission.Api, $permission.Scope, $permission.Id
            if ($DryRun) {
                $shown = $id
                if (-not $shown) { $shown = "ID_OF_$scope" }
                Write-Host "would run: az ad app permission add --id $clientId --api $api --api-permissions $shown=Scope, unless it is there"
                continue
            }
            if (-not $id) {
                $id = Read-Program 'az' @('ad', 'sp', 'show', '--id', $api, '--query', "oauth2PermissionScopes[?value=='$scope'].id", '--output', 'tsv')
                if (-not $id) { throw "the API $api is not in this tenant, or has no delegated permission $scope" }
                $api = Read-Program 'az' @('ad', 'sp', 'show', '--id', $api, '--query', 'appId', '--output', 'tsv')
            }
            $wanted += $id
            $has = @($granted | ForEach-Object { $_.resourceAccess } | Where-Object { $_.id -eq $id })
            if ($has.Count -gt 0) { Write-Host "has $scope" }
            else {
                Write-Host "adding $scope"
                Invoke-Program 'az' @('ad', 'app', 'permission', 'add', '--id', $clientId, '--api', $api, '--api-permissions', "$id=Scope") | Out-Null
            }
        }
        if ($wanted.Count -gt 0) {
            foreach ($access in $granted) {
                foreach ($surplus in @($access.resourceAccess | Where-Object { $wanted -notcontains $_.id })) {
                    Write-Host "warning: the application has a permission that this connector does not need: $($surplus.id) $($surplus.type) of $($access.resourceAppId)"
                }
            }
        }
    }
    if ($Register) {
        Write-Host 'Put each client id into connectorgen.yaml, generate the connector again, and run this without -Register.'
        return
    }

    Write-Step 'Upload'
    $connectorId = $known.ConnectorId
    $settings = $null
    if (Test-Path $settingsFile) { $settings = Read-Json $settingsFile }
    if (-not $connectorId) { $connectorId = Read-Member $settings 'connectorId' }
    if ($connectorId -and $connectorId -notlike 'shared_*') { throw "$connectorId is not an id of paconn's; those begin with shared_" }
    $upload = Join-Path $work 'upload'
    New-Item -ItemType Directory -Path $upload | Out-Null
    if (-not $DryRun) {
        Copy-Item (Join-Path $here 'apiDefinition.swagger.json') $upload
        Copy-Item (Join-Path $here $known.Properties) (Join-Path $upload 'apiProperties.json')
        $own = Read-Json $settingsFile
        foreach ($member in 'icon', 'script') {
            $file = Read-Member $own $member
            if ($file) {
                $copy = Join-Path $upload $file
                New-Item -ItemType Directory -Force -Path (Split-Path $copy) | Out-Null
                Copy-Item (Join-Path $here $file) $copy
            }
        }
        Write-Member $own 'apiDefinition' 'apiDefinition.swagger.json'
        Write-Member $own 'apiProperties' 'apiProperties.json'
        $own.PSObject.Properties.Remove('connectorId')
        if ($connectorId) { Write-Member $own 'connectorId' $connectorId }
        if ($known.EnvironmentId) { Write-Member $own 'environment' $known.EnvironmentId }
        Write-Json (Join-Path $upload 'settings.json') $own
        Set-Location $upload
    }
    # It asks for what certification wants, which is more than the platform does: nothing stops for that.
    try { Invoke-Step 'paconn' @('validate', '--settings', 'settings.json') } catch { Write-Host $_.Exception.Message }
    # paconn writes the new id beside the files that it was given.
    function Save-Id {
        $made = Read-Json (Join-Path $upload 'settings.json')
        $id = Read-Member $made 'connectorId'
        if (-not $id) { throw "paconn did not tell the id of the connector; find it in the maker portal and write it into $settingsFile" }
        $kept = Read-Json $settingsFile
        Write-Member $kept 'connectorId' $id
        Write-Member $kept 'environment' (Read-Member $made 'environment')
        Write-Json $settingsFile $kept
        Write-Host "the id $id is kept in $settingsFile"
        $script:connectorId = $id
    }
    if (-not $connectorId) {
        # paconn insists on a client secret as soon as a new connector has an OAuth sign-in, even one that has no secret. So
        # it is made without its sign-in, which the update below brings.
        if ($DryRun) { Write-Host 'would run: paconn create --settings settings.json --overwrite-settings, without the sign-in' }
        else {
            Copy-Item (Join-Path $here 'bootstrap/apiDefinition.swagger.json') $upload -Force
            Copy-Item (Join-Path $here 'bootstrap/apiProperties.json') $upload -Force
            Invoke-Program 'paconn' @('create', '--settings', 'settings.json', '--overwrite-settings') | Out-Host
            Save-Id
            Copy-Item (Join-Path $here 'apiDefinition.swagger.json') $upload -Force
            Copy-Item (Join-Path $here $known.Properties) (Join-Path $upload 'apiProperties.json') -Force
        }
    }
    Invoke-Step 'paconn' @('update', '--settings', 'settings.json')
    Set-Location $before

    Write-Step 'Read back'
    $script:redirectUrl = ''
    $script:subject = ''
    $downloaded = Join-Path $work 'downloaded'
    if ($DryRun) {
        Write-Host 'would run: paconn download, and take the redirect URL and the subject of the managed identity from it'
        $script:redirectUrl = $known.RedirectUrl
        if (-not $script:redirectUrl) { $script:redirectUrl = 'REDIRECT_URL' }
    }
    else {
        $read = {
            # Only names of files inside of the folder: paconn writes to whatever path its settings hold.
            $own = Read-Json $settingsFile
            $small = New-Object PSObject
            foreach ($member in 'environment', 'powerAppsUrl') {
                if (Read-Member $own $member) { Write-Member $small $member (Read-Member $own $member) }
            }
            if ($known.EnvironmentId) { Write-Member $small 'environment' $known.EnvironmentId }
            Write-Member $small 'connectorId' $connectorId
            Write-Json (Join-Path $work 'download.json') $small
            Invoke-Program 'paconn' @('download', '--settings', (Join-Path $work 'download.json'), '--dest', $downloaded, '--overwrite') | Out-Host
            $file = Get-ChildItem -Recurse -Path $downloaded -Filter 'apiProperties.json' | Select-Object -First 1
            if (-not $file) { return $false }
            $tree = Read-Json $file.FullName
            $script:redirectUrl = [string](Find-Member $tree 'redirectUrl' | Where-Object { $_ } | Select-Object -First 1)
            $script:subject = [string](Find-Member $tree 'Subject' | Where-Object { $_ } | Select-Object -First 1)
            return [bool]($script:redirectUrl -and $script:subject)
        }
        if (-not (Wait-For $read)) { throw "the platform has not told the redirect URL and the subject yet; run this again in some minutes, or see the connector's Security page in the maker portal" }
        if ($script:redirectUrl -notlike 'https://*.consent.azure-apim.*/redirect/?*') { throw "$script:redirectUrl is not a redirect URL of one connector" }
        if ($known.RedirectUrl -and $known.RedirectUrl -ne $script:redirectUrl) { throw "the redirect URL is $script:redirectUrl, and connectorgen.yaml has $($known.RedirectUrl): is this another connector?" }
        Write-Host "redirect URL: $script:redirectUrl"
    }

    Write-Step 'Redirect URL'
    foreach ($application in $known.Applications) {
        $clientId = $application.ClientId
        if ($DryRun) {
            Write-Host "would run: az ad app update --id $clientId --web-redirect-uris (those that are there) $script:redirectUrl"
            continue
        }
        $there = Read-Program 'az' @('ad', 'app', 'show', '--id', $clientId, '--query', 'web.redirectUris', '--output', 'json')
        if (-not $there) { throw "the redirect URLs of $clientId cannot be read" }
        $redirects = @($there | ConvertFrom-Json | ForEach-Object { $_ } | Where-Object { $_ })
        foreach ($other in @($redirects | Where-Object { $_ -notmatch '^https://[a-z0-9-]+\.consent\.azure-apim\.[a-z]+/redirect/.+' })) {
            Write-Host "warning: the application has a redirect URL that is not one connector's: $other"
        }
        if ($redirects -ccontains $script:redirectUrl) { Write-Host 'is registered' }
        else {
            # The option replaces the list, so it is given all of it.
            Invoke-Program 'az' (@('ad', 'app', 'update', '--id', $clientId, '--web-redirect-uris') + $redirects + @($script:redirectUrl))
            Write-Host 'registered'
        }
    }

    Write-Step 'Federated credential'
    $file = Join-Path $here "entra/federated-credential.$Environment.json"
    if ($DryRun) { Write-Host "would write the subject into $file, unless it is there" }
    else {
        $credential = Read-Json $file
        if ($credential.subject -and $credential.subject -cne $script:subject) {
            throw "the subject is $script:subject, and $file has $($credential.subject): if the connector was made anew, empty the subject there and run this again"
        }
        if (-not $credential.subject) {
            $credential.subject = $script:subject
            Write-Json $file $credential
            Write-Host "the subject is kept in $file"
        }
        # Entra ID takes every subject, and refuses a wrong one only when somebody signs in. So both are compared here.
        if ($credential.issuer -cne $known.Issuer) { throw "the issuer in $file is not $($known.Issuer)" }
        if ((@($credential.audiences) -join ' ') -cne $known.Audience) { throw "the audience in $file is not $($known.Audience)" }
    }
    foreach ($application in @($known.Applications | Where-Object { $_.TrustsIdentity })) {
        $clientId = $application.ClientId
        if ($DryRun) {
            Write-Host "would run: az ad app federated-credential create --id $clientId --parameters @$file, unless it is there"
            continue
        }
        $text = Read-Program 'az' @('ad', 'app', 'federated-credential', 'list', '--id', $clientId, '--output', 'json')
        if (-not $text) { throw "the federated credentials of $clientId cannot be read" }
        $there = @($text | ConvertFrom-Json | ForEach-Object { $_ })
        if (@($there | Where-Object { $_.issuer -ceq $credential.issuer -and $_.subject -ceq $script:subject }).Count -gt 0) { Write-Host 'is registered' }
        elseif (@($there | Where-Object { $_.name -eq $known.Credential }).Count -gt 0) {
            throw "the application has a credential $($known.Credential) for another subject; if that connector is gone, delete it: az ad app federated-credential delete --id $clientId --federated-credential-id $($known.Credential)"
        }
        elseif ($there.Count -ge 20) { throw 'the application has 20 federated credentials, and there is no room for more' }
        else {
            $make = @('ad', 'app', 'federated-credential', 'create', '--id', $clientId, '--parameters', "@$file")
            if (-not (Wait-For { Invoke-Program 'az' $make | Out-Null; $true })) { throw 'the federated credential could not be made' }
            Write-Host 'registered; it can take some minutes until a sign-in works'
        }
    }

    Write-Step 'Left to do by hand'
    Write-Host '- Create a connection and try it on the connector''s Test page. After a change of the sign-in, delete the old connections first: they keep the old settings.'
    foreach ($application in $known.Applications) {
        if ($application.ConsentUrl) { Write-Host "- Let an administrator consent, where that is asked for: $($application.ConsentUrl)" }
    }
    Write-Host '- Go through SECURITY.md, section "Environments"'
}
finally {
    Set-Location $before
    Remove-Item -Recurse -Force -Path $work
}
