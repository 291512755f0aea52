use serde::Serialize;

/// A resource of Microsoft that every tenant knows by the same application id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WellKnownResource {
    /// What people call it.
    pub name: &'static str,
    /// The application id of the resource: `resourceAppId` under `requiredResourceAccess`.
    pub app_id: &'static str,
    /// The delegated permissions whose ids are known here; the resource has more where it is Microsoft Graph or
    /// Power BI.
    pub permissions: &'static [WellKnownPermission],
}

/// A delegated permission of a [`WellKnownResource`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WellKnownPermission {
    /// The scope: `User.Read`.
    pub scope: &'static str,
    /// Its id: `id` under `resourceAccess`, with the type `Scope`.
    pub id: &'static str,
    /// Whether an administrator has to consent. (A tenant may ask for that everywhere.)
    pub admin_consent: bool,
}

impl WellKnownResource {
    /// The permission of this name, in any case.
    pub fn permission(&self, scope: &str) -> Option<&'static WellKnownPermission> {
        self.permissions.iter().find(|permission| permission.scope.eq_ignore_ascii_case(scope))
    }
}

const fn user(scope: &'static str, id: &'static str) -> WellKnownPermission {
    WellKnownPermission { scope, id, admin_consent: false }
}

const fn admin(scope: &'static str, id: &'static str) -> WellKnownPermission {
    WellKnownPermission { scope, id, admin_consent: true }
}

const fn resource(
    name: &'static str,
    app_id: &'static str,
    permissions: &'static [WellKnownPermission],
) -> WellKnownResource {
    WellKnownResource { name, app_id, permissions }
}

/// Microsoft Graph: the permissions of Microsoft Learn's "Microsoft Graph permissions reference" that connectors ask
/// for most.
pub(super) static GRAPH: WellKnownResource = resource(
    "Microsoft Graph",
    "00000003-0000-0000-c000-000000000000",
    &[
        user("openid", "37f7f235-527c-4136-accd-4a02d197296e"),
        user("profile", "14dad69e-099b-42c9-810b-d002981feec1"),
        user("email", "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0"),
        user("offline_access", "7427e0e9-2fba-42fe-b0c0-848c9e6a8182"),
        admin("AuditLog.Read.All", "e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20"),
        user("Calendars.Read", "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42"),
        user("Calendars.ReadWrite", "1ec239c2-d7c9-4623-a91a-a9775856bb36"),
        user("Channel.ReadBasic.All", "9d8982ae-4365-4f57-95e9-d6032a4c0b87"),
        admin("ChannelMessage.Read.All", "767156cb-16ae-4d10-8f8b-41b657c8c8c8"),
        user("ChannelMessage.Send", "ebf0f66e-9fb1-49e4-a278-222f76911cf4"),
        user("Chat.Read", "f501c180-9344-439a-bca0-6cbf209fd270"),
        user("Chat.ReadWrite", "9ff7295e-131b-4d94-90e1-69fde507ac11"),
        user("Contacts.Read", "ff74d97f-43af-4b68-9f2a-b77ee6968c5d"),
        user("Contacts.ReadWrite", "d56682ec-c09e-4743-aaf4-1a3aac4caa21"),
        admin("Directory.Read.All", "06da0dbc-49e2-44d2-8312-53f166ab848a"),
        admin("Directory.ReadWrite.All", "c5366453-9fb0-48a5-a156-24f0c49a4b84"),
        user("Files.Read", "10465720-29dd-4523-a11a-6a75c743c9d9"),
        user("Files.ReadWrite", "5c28f0bf-8a70-41f1-8ab2-9032436ddb65"),
        user("Files.Read.All", "df85f4d6-205c-4ac5-a5ea-6bf408dba283"),
        user("Files.ReadWrite.All", "863451e7-0667-486c-a5d6-d135439485f0"),
        admin("Group.Read.All", "5f8c59db-677d-491f-a6b8-5f174b11ec1d"),
        admin("Group.ReadWrite.All", "4e46008b-f24c-477d-8fff-7bb4ec7aafe0"),
        admin("GroupMember.Read.All", "bc024368-1153-4739-b217-4326f2e966d0"),
        user("Mail.Read", "570282fd-fa5c-430d-a7fd-fc8dc98a9dca"),
        user("Mail.ReadBasic", "a4b8392a-d8d1-4954-b029-8eecd302d582"),
        user("Mail.ReadWrite", "024d486e-b451-40bb-833d-3e66d98c5c73"),
        user("Mail.Send", "e383f46e-2787-4529-855e-0e479a3ffac0"),
        user("MailboxSettings.Read", "87f447af-9fa4-4c32-9dfa-4a57a73d18ce"),
        user("MailboxSettings.ReadWrite", "818c620a-27a9-40bd-a6a5-d96f7d610b4b"),
        user("Notes.Read.All", "dfabfca6-ee36-4db2-8208-7a28381419b3"),
        user("People.Read", "ba47897c-39ec-4d83-8086-ee8256fa737d"),
        admin("People.Read.All", "b89f9189-71a5-4e70-b041-9887f0bc7e4a"),
        user("Sites.Read.All", "205e70e5-aba6-4c52-a976-6d2d46c48043"),
        user("Sites.ReadWrite.All", "89fe6a52-be36-487e-b7d8-d061c450a026"),
        user("Tasks.Read", "f45671fb-e0fe-4b4b-be20-3d3ce43f1bcb"),
        user("Tasks.ReadWrite", "2219042f-cab5-40cc-b0d2-16b1540b4c5f"),
        user("Team.ReadBasic.All", "485be79e-c497-4b35-9400-0e3fa7f2a5d4"),
        user("User.Read", "e1fe6dd8-ba31-4d61-89e7-88639da4683d"),
        user("User.ReadBasic.All", "b340eb25-3456-403f-be2f-af7a0d370277"),
        admin("User.Read.All", "a154be20-db9c-4678-8ab7-66f6cc099a59"),
        user("User.ReadWrite", "b4e74841-8e56-480b-be8b-910348b18b4c"),
        admin("User.ReadWrite.All", "204e0828-b5ca-4ad8-b9f3-f32a958e7cc4"),
    ],
);

/// Azure Resource Manager ("Windows Azure Service Management API").
pub(super) static RESOURCE_MANAGER: WellKnownResource = resource(
    "Azure Resource Manager",
    "797f4846-ba00-4fd7-ba43-dac1f8f63013",
    &[user("user_impersonation", "41094075-9dad-400e-a0bd-54e686782033")],
);

pub(super) static DATAVERSE: WellKnownResource = resource(
    "Dataverse",
    "00000007-0000-0000-c000-000000000000",
    &[user("user_impersonation", "78ce3f0f-a1ce-49c2-8cde-64b5c0896db4")],
);

pub(super) static SHAREPOINT: WellKnownResource =
    resource("SharePoint Online", "00000003-0000-0ff1-ce00-000000000000", &[]);

pub(super) static KEY_VAULT: WellKnownResource = resource(
    "Azure Key Vault",
    "cfa8b339-82a2-471a-a3c9-0fc0be7a4093",
    &[user("user_impersonation", "f53da476-18e3-4152-8e01-aec403e6edc0")],
);

pub(super) static STORAGE: WellKnownResource = resource(
    "Azure Storage",
    "e406a681-f3d4-42a8-90b6-c2b029497af1",
    &[user("user_impersonation", "03e0da56-190b-40ad-a80c-ea378c433f7f")],
);

pub(super) static SQL: WellKnownResource = resource(
    "Azure SQL Database",
    "022907d3-0f1b-48f7-badc-1ba6abab6d66",
    &[user("user_impersonation", "c39ef2d1-04ce-46dc-8b5f-e9a5c60f0fc9")],
);

pub(super) static COGNITIVE_SERVICES: WellKnownResource = resource(
    "Azure AI services",
    "7d312290-28c8-473c-a0ed-8e53749b6d6d",
    &[user("user_impersonation", "5f1e8914-a52b-429f-9324-91b92b81adaf")],
);

pub(super) static DEVOPS: WellKnownResource = resource(
    "Azure DevOps",
    "499b84ac-1321-427f-aa17-267ca6975798",
    &[user("user_impersonation", "ee69721e-6c3a-468f-a9ec-302d16a4c599")],
);

pub(super) static POWER_BI: WellKnownResource = resource(
    "Power BI",
    "00000009-0000-0000-c000-000000000000",
    &[
        user("Dataset.Read.All", "7f33e027-4039-419b-938e-2f8ca153e68e"),
        user("Dashboard.Read.All", "2448370f-f988-42cd-909c-6528efd67c1a"),
        user("Report.Read.All", "4ae1bf56-f562-4747-b7bc-2fa0874ed46f"),
    ],
);

pub(super) static POWER_APPS: WellKnownResource = resource(
    "Power Apps service",
    "475226c6-020e-4fb2-8a90-7a972cbfc1d4",
    &[user("User", "0eb56b90-a7b5-43b5-9402-8137a8083e90")],
);

/// All of them.
pub(super) static ALL: &[&WellKnownResource] = &[
    &GRAPH,
    &RESOURCE_MANAGER,
    &DATAVERSE,
    &SHAREPOINT,
    &KEY_VAULT,
    &STORAGE,
    &SQL,
    &COGNITIVE_SERVICES,
    &DEVOPS,
    &POWER_BI,
    &POWER_APPS,
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::ALL;
    use crate::entra::guid;

    #[test]
    fn ids_are_guids_and_unique() {
        let mut seen = HashSet::new();
        for resource in ALL {
            assert_eq!(guid(resource.app_id).as_deref(), Some(resource.app_id));
            assert!(seen.insert(resource.app_id), "{}", resource.name);
            for permission in resource.permissions {
                assert_eq!(guid(permission.id).as_deref(), Some(permission.id));
                assert!(seen.insert(permission.id), "{}", permission.scope);
            }
        }
    }
}
