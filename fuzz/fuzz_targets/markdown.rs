#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| leaflet_fuzz::markdown(bytes));
