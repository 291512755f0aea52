// connectorgen wrote this file; what is changed in it by hand is lost on the next run. Redirect URL and subject come from
// connectorgen.yaml, where they are known (kit, environments).
using 'main.bicep'

param displayName = 'My Profile'

param uniqueName = 'my-profile'

param environments = [
  {
    name: 'prod'
    redirectUrl: 'https://global.consent.azure-apim.net/redirect/my-20profile-5f98284236d845b802-5f21c6202f06d65e16'
    subject: '/eid1/c/pub/t/ZmZmZnd3iIiZmQAAAAAAAA/a/k972yLpWjkypg7DpMYfrNA/europe-002_my-20profile-5f98284236d845b802-5f21c6202f06d65e16'
    credential: 'my-profile-prod'
  }
]

param issuer = 'https://login.microsoftonline.com/66666666-7777-8888-9999-000000000000/v2.0'

param audience = 'api://AzureADTokenExchange'
