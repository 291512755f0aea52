<#
Rolls out the connector Azure Subscriptions to one environment, and may be run again at any time.
connectorgen wrote this file; what is changed in it by hand is lost on the next run.

Needs: pac (the Power Platform CLI; pac auth create), az (the Azure CLI; az login). Sign in to each before.
#>
param(
    [Parameter(Mandatory = $true)]
    [ValidateSet('prod')]
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
$Environment = @('prod') -eq $Environment
$known = @{
    'prod' = @{
        EnvironmentId = 'https://contoso.crm4.dynamics.com'
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
                UniqueName      = 'azure-subscriptions'
                ConsentUrl      = 'https://login.microsoftonline.com/66666666-7777-8888-9999-000000000000/adminconsent?client_id=11111111-2222-3333-4444-555555555555'
                TrustsIdentity  = $true
                NeedsSecret     = $false
                Permissions     = @(
                    @{ Api = '797f4846-ba00-4fd7-ba43-dac1f8f63013'; Scope = 'user_impersonation'; Id = '41094075-9dad-400e-a0bd-54e686782033' }
                )
            }
        )
        RedirectUrl   = ''
        Credential    = 'azure-subscriptions-prod'
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
foreach ($tool in 'pac', 'az') {
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
    if ($connectorId -like 'shared_*') { throw "$connectorId is an id of paconn's; pac has GUIDs, see: pac connector list" }
    $environmentId = $known.EnvironmentId
    if (-not $environmentId) { $environmentId = Read-Member $settings 'environment' }
    $where = @()
    if ($environmentId) { $where = @('--environment', $environmentId) }
    $files = @('--api-definition-file', (Join-Path $here 'apiDefinition.swagger.json'), '--api-properties-file', (Join-Path $here $known.Properties)) + $where
    $files += @('--solution-unique-name', 'ContosoConnectors')
    $icon = Read-Member $settings 'icon'
    $csx = Read-Member $settings 'script'
    if ($icon) { $files += @('--icon-file', (Join-Path $here $icon)) }
    if ($csx) { $files += @('--script-file', (Join-Path $here $csx)) }
    if ($connectorId) { Invoke-Step 'pac' (@('connector', 'update', '--connector-id', $connectorId) + $files) }
    elseif ($DryRun) { Invoke-Step 'pac' (@('connector', 'create') + $files) }
    else {
        $told = Invoke-Program 'pac' (@('connector', 'create') + $files) | Out-String
        Write-Host $told
        $guids = @([regex]::Matches($told, '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}') | ForEach-Object { $_.Value } | Where-Object { $_ -ne $environmentId })
        if ($guids.Count -eq 0) { throw "pac did not tell the id of the connector; find it with 'pac connector list' and write it as connectorId into $settingsFile" }
        $connectorId = $guids[-1]
        $kept = Read-Json $settingsFile
        Write-Member $kept 'connectorId' $connectorId
        Write-Json $settingsFile $kept
        Write-Host "the id $connectorId is kept in $settingsFile"
    }

    Write-Step 'Read back'
    $script:redirectUrl = ''
    $script:subject = ''
    $downloaded = Join-Path $work 'downloaded'
    if ($DryRun) {
        Write-Host 'would run: pac connector download, and take the redirect URL and the subject of the managed identity from it'
        $script:redirectUrl = $known.RedirectUrl
        if (-not $script:redirectUrl) { $script:redirectUrl = 'REDIRECT_URL' }
    }
    else {
        $read = {
            New-Item -ItemType Directory -Force -Path $downloaded | Out-Null
            Invoke-Program 'pac' (@('connector', 'download', '--connector-id', $connectorId, '--outputDirectory', $downloaded) + $where) | Out-Host
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
