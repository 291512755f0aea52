//! Bytes to a tree, in the format that the last byte says: read, or refused with an error, and places are found.
#![no_main]

use connectorgen_tests::laws;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some((last, rest)) = bytes.split_last() {
        laws::is_read_or_refused(*last, rest);
    }
});
