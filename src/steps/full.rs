//! Full mode: every question of a study, in twelve steps. Quick mode shows some of the same questions.

use super::{
    Step, baseline, challenge, comparison, costs, gains, goal, isolation, levels, money, project, root_cause, story,
};

/// The twelve steps, in the order of the chain.
pub const STEPS: &[Step] = &[
    project::STEP,
    challenge::STEP,
    root_cause::STEP,
    goal::STEP,
    baseline::STEP,
    comparison::STEP,
    isolation::STEP,
    money::STEP,
    costs::STEP,
    levels::STEP,
    gains::STEP,
    story::STEP,
];
pub const NAMES: &[(&str, &str)] = &super::names::<{ STEPS.len() }>(STEPS);
