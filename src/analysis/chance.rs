//! The range of a set of numbers: drawn at once, wherever its result is shown (M13).

use crate::engine::chance::{Chances, Simulation, USUAL_DRAWS};
use crate::steps::ranged;
use crate::study::Study;

/// What the draws of `study` come to, as many as fit into a frame; none where it has no result. More of them, where the study
/// asks for more, move the dots by a hair and take longer.
///
/// # Examples
/// ```
/// use payoff::analysis::chances;
/// use payoff::study::examples;
///
/// let study = &examples::all()[4];
/// let drawn = chances(study).expect("a result");
/// assert!(drawn.low <= drawn.middle && drawn.middle <= drawn.high);
/// assert_eq!(chances(study), Some(drawn), "the same study gives the same bits");
/// ```
pub fn chances(study: &Study) -> Option<Chances> {
    // 0 stands for the usual number.
    let mut run = Simulation::new(study, study.chance.draws.min(USUAL_DRAWS), ranged)?;
    run.go_on(run.in_a_frame());
    run.into_chances()
}
