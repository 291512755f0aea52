// The application that the connector signs in with, in Microsoft Entra ID.
// connectorgen wrote this file; what is changed in it by hand is lost on the next run.
//
// It does what deploy.sh does with az, in one deployment:
//   az deployment group create --resource-group RESOURCE_GROUP --parameters entra/main.bicepparam
// Use one of the two. A deployment says what there is: redirect URLs and permissions that are not named here go.
//
// The application is found by its unique name. One that was made in the portal has none, and gets it once with:
//   az rest --method PATCH --url "https://graph.microsoft.com/v1.0/applications(appId='CLIENT_ID')" --body '{"uniqueName": "my-profile"}'
extension graphV1

@description('What people see.')
param displayName string

@description('The key of the application. It can never be changed.')
param uniqueName string

@description('What the platform has made of the connector in each environment: known after the first upload, read with connectorgen identity.')
param environments environment[]

@description('Who vouches for the connector: Entra ID in this tenant.')
param issuer string

@description('What the federated credential is for.')
param audience string

type environment = {
  name: string
  redirectUrl: string
  @description('The subject of the managed identity; to the letter.')
  subject: string
  @description('The name of the federated credential. It can never be changed.')
  credential: string
}

resource application 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: uniqueName
  displayName: displayName
  signInAudience: 'AzureADMyOrg'
  isFallbackPublicClient: false
  web: {
    redirectUris: [for environment in environments: environment.redirectUrl]
    implicitGrantSettings: {
      enableAccessTokenIssuance: false
      enableIdTokenIssuance: false
    }
  }
  requiredResourceAccess: [
    {
      // https://graph.microsoft.com
      resourceAppId: '00000003-0000-0000-c000-000000000000'
      resourceAccess: [
        {
          // User.Read
          id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d'
          type: 'Scope'
        }
      ]
    }
  ]
}

resource servicePrincipal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: application.appId
}

// One after the other: Entra ID refuses changes of one application at the same time.
@batchSize(1)
resource credentials 'Microsoft.Graph/applications/federatedIdentityCredentials@v1.0' = [for environment in environments: if (!empty(environment.subject)) {
  name: '${application.uniqueName}/${environment.credential}'
  description: 'The connector ${displayName} in the Power Platform environment ${environment.name}'
  issuer: issuer
  subject: environment.subject
  audiences: [
    audience
  ]
}]

output clientId string = application.appId
