// connectorgen wrote this file; what is changed in it by hand is lost on the next run. Redirect URL and subject come from
// connectorgen.yaml, where they are known (kit, environments).
using 'main.bicep'

param displayName = 'Azure Subscriptions'

param uniqueName = 'azure-subscriptions'

param environments = [
]

param issuer = 'https://login.microsoftonline.com/66666666-7777-8888-9999-000000000000/v2.0'

param audience = 'api://AzureADTokenExchange'
