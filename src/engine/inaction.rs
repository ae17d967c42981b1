//! What the problem costs in a year while nothing is done (M16).

use rust_decimal::Decimal;

use super::figures::{Figures, MeasureFigures};
use super::number::{Exact, Number};
use super::outcome::shown;
use super::why::{Figure, Missing};
use crate::study::*;

/// What the cost of doing nothing is a cost of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemCost {
    /// Somebody entered what the whole problem costs.
    Entered,
    /// Worked out: the way from where every measure stood to none of the problem.
    Whole,
    /// Worked out, but of a measure that is better when higher the whole is not known: the gap to the best number seen.
    Gap,
}

/// What would be none of the problem, for one measure: 0 where lower is better, else the target. Without a target the best number
/// seen stands for it, and that is a gap and not the whole.
pub fn solved(measure: &Measure, one: &MeasureFigures<Exact>) -> Option<(Exact, ProblemCost)> {
    if measure.better == Better::Lower {
        return Some((Exact::zero(), ProblemCost::Whole));
    }
    let target = measure.target.value.map(|target| (Exact::of(target), ProblemCost::Whole));
    target.or(one.change.after.ok().map(|seen| (seen, ProblemCost::Gap)))
}

/// What one measure costs in a year while nothing is done, in the exact money of a gap; none where a number of it is missing.
pub fn gap(measure: &Measure, one: &MeasureFigures<Exact>) -> Option<(Exact, ProblemCost)> {
    let (before, value, way) = (one.change.before.ok()?, one.value.value.ok()?, one.change.way().ok()?);
    let (aim, problem) = solved(measure, one).filter(|_| one.counts() && !way.summed)?;
    let gap = if measure.better == Better::Higher { aim - before } else { before - aim };
    Some((gap.max(Exact::zero()) * way.volume.ok()? * value * one.value.usable, problem))
}

/// The yearly cost of doing nothing: as entered, or worked out, and then never less than what was gained.
pub(super) fn doing_nothing(study: &Study, figures: &Figures<Exact>) -> (Figure<Decimal>, ProblemCost) {
    if let Some(cost) = study.challenge.cost_now.value {
        return (Ok(cost), ProblemCost::Entered);
    }
    let gaps = study.measures.iter().zip(&figures.totals.measures).filter_map(|(measure, one)| gap(measure, one));
    let gaps: Vec<(Exact, ProblemCost)> = gaps.collect();
    if gaps.is_empty() {
        return (Err(Missing::NotYet), ProblemCost::Gap);
    }
    let total = Exact::sum(gaps.iter().map(|(cost, _)| *cost));
    let problem = if gaps.iter().all(|(_, problem)| *problem == ProblemCost::Whole) {
        ProblemCost::Whole
    } else {
        ProblemCost::Gap
    };
    let gained = figures.totals.benefit.unwrap_or(Exact::zero());
    (shown(total.max(gained).quantize()), problem)
}
