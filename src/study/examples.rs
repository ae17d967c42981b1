//! The eight example studies that ship with the page, complete with their words. Companies and numbers are invented.
//!
//! The page asks for them as a file when somebody opens them (`examples.json`); the host holds them itself.

use super::Study;
use super::envelope;

const FILES: [&str; 8] = [
    include_str!("examples/s1.json"),
    include_str!("examples/s2.json"),
    include_str!("examples/s3.json"),
    include_str!("examples/s4.json"),
    include_str!("examples/s5.json"),
    include_str!("examples/s6.json"),
    include_str!("examples/s7.json"),
    include_str!("examples/s8.json"),
];

/// All examples, read when asked for.
pub fn all() -> Vec<Study> {
    FILES
        .iter()
        .filter_map(|text| envelope::open(text.as_bytes()).ok())
        .flat_map(|file| file.envelope.studies)
        .collect()
}
