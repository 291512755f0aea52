use std::fmt;

/// A GUID in its bytes, in the order in which it is written. Prints in lower case, as Entra ID writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Guid([u8; 16]);

/// The lengths of the groups of digits.
const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];

impl Guid {
    /// Reads `1ccffdab-21fe-40b2-9b3d-c3a7222a330e`, whatever the case. `None` for everything else, the GUID of zeros
    /// among it: it stands for nothing.
    pub fn parse(text: &str) -> Option<Guid> {
        let mut groups = text.split('-');
        let shaped = GROUPS.iter().all(|length| groups.next().is_some_and(|group| group.len() == *length));
        if !shaped || groups.next().is_some() {
            return None;
        }
        let mut digits = text.chars().filter(|c| *c != '-').map(|c| c.to_digit(16));
        let mut bytes = [0; 16];
        for byte in &mut bytes {
            let (high, low) = (digits.next()??, digits.next()??);
            *byte = u8::try_from(high * 16 + low).ok()?;
        }
        (bytes != [0; 16]).then_some(Guid(bytes))
    }

    /// From the bytes as .NET keeps them (`Guid.ToByteArray`): the first three groups are the other way round.
    pub fn from_bytes_le(bytes: [u8; 16]) -> Guid {
        Guid(swapped(bytes))
    }

    /// The bytes as .NET keeps them.
    pub fn to_bytes_le(self) -> [u8; 16] {
        swapped(self.0)
    }
}

/// Turns the first three groups round, which is its own inverse.
fn swapped(bytes: [u8; 16]) -> [u8; 16] {
    let mut bytes = bytes;
    for group in [0..4, 4..6, 6..8] {
        if let Some(group) = bytes.get_mut(group) {
            group.reverse();
        }
    }
    bytes
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, byte) in self.0.iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl serde::Serialize for Guid {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Guid;

    #[test]
    fn guids_are_read_whatever_their_case() {
        let guid = Guid::parse("1CCFFDAB-21fe-40b2-9b3d-c3a7222a330e").unwrap();
        assert_eq!(guid.to_string(), "1ccffdab-21fe-40b2-9b3d-c3a7222a330e");
    }

    #[test]
    fn everything_else_is_no_guid() {
        for text in [
            "",
            "common",
            "contoso.com",
            "00000000-0000-0000-0000-000000000000",
            "{1ccffdab-21fe-40b2-9b3d-c3a7222a330e}",
            "1ccffdab21fe40b29b3dc3a7222a330e",
            "1ccffdab-21fe-40b2-9b3d-c3a7222a330g",
            "1ccffdab-21fe-40b2-9b3d-c3a7222a330e-0",
            "1ccffdab-21fe-40b2-9b3d-c3a7222a33é",
            "1ccffdab-21fe-40b2-9b3dc-3a7222a330e",
        ] {
            assert_eq!(Guid::parse(text), None, "{text}");
        }
    }

    #[test]
    fn bytes_of_dotnet_are_turned_round() {
        let guid = Guid::parse("00112233-4455-6677-8899-aabbccddeeff").unwrap();
        let bytes = guid.to_bytes_le();
        assert_eq!(bytes[..8], [0x33, 0x22, 0x11, 0x00, 0x55, 0x44, 0x77, 0x66]);
        assert_eq!(Guid::from_bytes_le(bytes), guid);
    }
}
