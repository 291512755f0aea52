//! The text of a document to a connector; the last byte says the format and the sign-in.
#![no_main]

use connectorgen_tests::laws;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some((last, rest)) = bytes.split_last()
        && let Some(document) = laws::document(*last, rest)
    {
        let _ = laws::is_made_or_refused(document, laws::auth(*last));
    }
});
