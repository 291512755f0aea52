/// Six letters and digits that stand for `parts`: the same on every platform and in every version.
///
/// FNV-1a with 64 bits over the UTF-8 bytes of the parts, each followed by a zero byte, written in base 36. Changing
/// it would rename operations and definitions in connectors that are in use.
pub(crate) fn short_hash(parts: &[&str]) -> String {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    let mut rest = bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    (0..LENGTH)
        .filter_map(|_| {
            let digit = u32::try_from(rest % 36).ok()?;
            rest /= 36;
            char::from_digit(digit, 36)
        })
        .collect()
}

/// The length of a hash: two of a thousand names agree with a probability of one in four thousand.
pub(super) const LENGTH: usize = 6;

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

#[cfg(test)]
mod tests {
    use super::short_hash;

    #[test]
    fn hashes_never_change() {
        assert_eq!(short_hash(&[]), "54xu4j");
        assert_eq!(short_hash(&["get", "/pets"]), "cjh2zb");
        assert_ne!(short_hash(&["a", "b"]), short_hash(&["ab", ""]));
    }
}
