//! A document of several files; a line of `%` parts them. They are known as `a.yaml`, `b.json`, `c/a.yaml` and so on.
#![no_main]

use connectorgen_tests::laws;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = laws::files_are_made_or_refused(text);
    }
});
