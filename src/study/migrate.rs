//! The chain of formats: each step turns one version into the next, and is never changed again.
//!
//! A step is a small pure function on JSON. `tests/fixtures/formats/v1.json` is version 1, frozen: every later version
//! must still read it. To change the format, add `fn v1_to_v2(Value) -> Value` to `STEPS`, raise `VERSION`, and freeze
//! `v2.json`.

use serde_json::Value;

type Step = fn(Value) -> Value;

/// `STEPS[0]` reads version 1, and so on.
const STEPS: &[Step] = &[];

/// Takes a file of `version` to the newest one.
pub fn to_newest(value: Value, version: u32) -> Value {
    let from = (version as usize).saturating_sub(1);
    STEPS.iter().skip(from).fold(value, |value, step| step(value))
}
