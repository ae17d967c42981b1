//! The range of a set of numbers: drawn at once, wherever its result is shown (M13).

use rust_decimal::Decimal;

use super::Context;
use crate::engine::Number;
use crate::engine::chance::{Chances, USUAL_DRAWS, simulate};
use crate::steps::ranged;
use crate::study::Study;

/// What the draws of `study` come to, as many as fit into a frame; none where it has no result. More of them, where the study
/// asks for more, move the dots by a hair and take longer.
pub fn chances(study: &Study) -> Option<Chances> {
    let draws = if study.chance.draws == 0 { USUAL_DRAWS } else { study.chance.draws.min(USUAL_DRAWS) };
    simulate(study, draws, ranged)
}

/// The ROI that 16 of 20 results lie between, in percent: the one range, everywhere. None where nothing varies, or without a
/// cost.
pub fn range(facts: Context) -> Option<(Decimal, Decimal)> {
    range_of(chances(facts.study).as_ref()?)
}

/// The same of draws that are there already.
pub fn range_of(chances: &Chances) -> Option<(Decimal, Decimal)> {
    let percent = |value: f64| value.is_finite().then(|| value.decimal()).flatten().map(|value| value.round_dp(6));
    let ends = percent(chances.roi_low).zip(percent(chances.roi_high))?;
    (ends.0 < ends.1).then_some(ends)
}
