//! Return on Expectations: how far what was agreed has been reached (M10).

use super::number::Number;
use super::reader::Reader;
use super::why::{Figure, Why};
use crate::study::*;

/// How far one expectation is reached.
#[derive(Clone, Debug)]
pub struct Attainment<N> {
    /// 0 to 1, or why it cannot be said.
    pub reached: Figure<N>,
    pub weight: N,
    /// Too early to say: left out and counted apart.
    pub early: bool,
}

/// All expectations together.
#[derive(Clone, Debug)]
pub struct Expected<N> {
    pub each: Vec<Attainment<N>>,
    /// `Σ weight·attainment / Σ weight` in percent, over those that are due.
    pub roe_percent: Figure<N>,
}

/// Works out the expectations of `study` (M10).
pub fn expected<N: Number>(study: &Study, read: &impl Reader<N>) -> Expected<N> {
    let each: Vec<_> = study.expectations.iter().map(|one| attainment(one, read)).collect();
    let due: Vec<(N, N)> = each.iter().filter_map(|one| Some((one.reached.ok()?, one.weight))).collect();
    let weights = N::sum(due.iter().map(|one| one.1));
    let roe_percent = if each.is_empty() {
        Err(Why::NoExpectation)
    } else if weights > N::zero() {
        Ok(N::sum(due.iter().map(|(reached, weight)| *reached * *weight)) / weights * N::int(100))
    } else if each.iter().all(|one| one.early) {
        Err(Why::NothingDue)
    } else {
        Err(Why::NotYet)
    };
    Expected { each, roe_percent: roe_percent.and_then(super::figures::exists) }
}

fn attainment<N: Number>(one: &Expectation, read: &impl Reader<N>) -> Attainment<N> {
    let weight = read.or(&one.weight, defaults::ONE.value);
    // Numbers, where there are some, come before a judgement.
    let judged = match one.judged {
        Judgement::Met => Some(N::one()),
        Judgement::Partly => Some(N::one() / N::int(2)),
        Judgement::NotMet => Some(N::zero()),
        Judgement::Open | Judgement::TooEarly => None,
    };
    let reached = match one.judged {
        Judgement::TooEarly => Err(Why::NothingDue),
        _ => measured(one, read).or_else(|why| judged.ok_or(why)),
    };
    Attainment { reached, weight, early: one.judged == Judgement::TooEarly }
}

/// `(actual − baseline)/(target − baseline)`, clamped to 0…1: right for both directions.
fn measured<N: Number>(one: &Expectation, read: &impl Reader<N>) -> Figure<N> {
    let baseline = read.need(&one.baseline, Why::NoBaseline)?;
    let target = read.need(&one.target, Why::NoTarget)?;
    let actual = read.need(&one.actual, Why::NotYet)?;
    if target == baseline {
        return Err(Why::NoSpread);
    }
    super::figures::exists(((actual - baseline) / (target - baseline)).max(N::zero()).min(N::one()))
}
