/// The GUID in lower case, or `None` if it is none. Entra ID writes GUIDs in lower case, and compares the issuer of a
/// federated credential letter by letter (Microsoft Learn, workload-identity-federation-considerations). The GUID
/// of zeros stands for nothing.
pub fn guid(text: &str) -> Option<String> {
    const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];
    let groups: Vec<&str> = text.split('-').collect();
    let shaped = groups.len() == GROUPS.len()
        && groups.iter().zip(GROUPS).all(|(group, length)| {
            group.len() == length && group.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
    let zeros = text.bytes().all(|byte| matches!(byte, b'0' | b'-'));
    (shaped && !zeros).then(|| text.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::guid;

    #[test]
    fn only_guids_are_guids() {
        assert_eq!(
            guid("1CCFFDAB-21fe-40b2-9b3d-c3a7222a330e").as_deref(),
            Some("1ccffdab-21fe-40b2-9b3d-c3a7222a330e")
        );
        for text in [
            "",
            "common",
            "contoso.com",
            "00000000-0000-0000-0000-000000000000",
            "{1ccffdab-21fe-40b2-9b3d-c3a7222a330e}",
            "1ccffdab21fe40b29b3dc3a7222a330e",
            "1ccffdab-21fe-40b2-9b3d-c3a7222a330g",
            "1ccffdab-21fe-40b2-9b3d-c3a7222a330e-0",
        ] {
            assert_eq!(guid(text), None, "{text}");
        }
    }
}
