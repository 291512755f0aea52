//! Base64 with the alphabet for addresses, without padding (RFC 4648, section 5), for exactly 16 bytes: so are GUIDs
//! written in the subject of a managed identity.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// 16 bytes from their 22 letters.
pub(crate) fn decode(text: &str) -> Option<[u8; 16]> {
    if text.len() != 22 {
        return None;
    }
    let mut bits: u32 = 0;
    let mut held = 0;
    let mut bytes = [0; 16];
    let mut free = bytes.iter_mut();
    for letter in text.bytes() {
        let value = ALPHABET.iter().position(|known| *known == letter)?;
        bits = (bits << 6) | u32::try_from(value).ok()?;
        held += 6;
        if held >= 8 {
            held -= 8;
            *free.next()? = u8::try_from((bits >> held) & 0xff).ok()?;
        }
    }
    // The last letter has four bits too many, and they are none.
    bits.is_multiple_of(16).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::{ALPHABET, decode};
    use crate::Guid;

    /// 22 letters from 16 bytes.
    fn encode(bytes: [u8; 16]) -> String {
        let number = u128::from_be_bytes(bytes);
        let letter = |bits: u128| char::from(ALPHABET[usize::try_from(bits & 63).unwrap()]);
        (0..21).map(|index| letter(number >> (122 - 6 * index))).chain([letter(number << 4)]).collect()
    }

    /// Subjects of exported connectors beside the tenants in the same files.
    #[test]
    fn tenants_of_known_subjects_are_decoded() {
        for (text, guid) in [
            ("q_3PHP4hskCbPcOnIiozDg", "1ccffdab-21fe-40b2-9b3d-c3a7222a330e"),
            ("PwFflyR_6Een06vEdSvzRg", "975f013f-7f24-47e8-a7d3-abc4752bf346"),
            ("m1WPnYRZpEaQKq1Cceg--g", "9d8f559b-5984-46a4-902a-ad4271e83efa"),
            ("k972yLpWjkypg7DpMYfrNA", "c8f6de93-56ba-4c8e-a983-b0e93187eb34"),
        ] {
            assert_eq!(Guid::from_bytes_le(decode(text).unwrap()).to_string(), guid);
        }
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "q_3PHP4hskCbPcOnIiozD", "q_3PHP4hskCbPcOnIiozDgg", "q+3PHP4hskCbPcOnIiozDg"] {
            assert_eq!(decode(text), None, "{text}");
        }
        assert_eq!(decode("q_3PHP4hskCbPcOnIiozDh"), None, "bits that belong to nothing");
    }

    proptest! {
        #[test]
        fn sixteen_bytes_survive(bytes in any::<[u8; 16]>()) {
            assert_eq!(decode(&encode(bytes)), Some(bytes));
        }
    }
}
