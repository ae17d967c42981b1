//! What would have to be true for the study to break even, measure by measure (M14).

use super::figures::Totals;
use super::number::Number;
use super::why::{Figure, Why};

/// The values of one measure at which benefit equals cost, all else as it is.
///
/// The benefit of a measure is proportional to its share, its improvement and its unit value alike, so one factor
/// answers for all three.
#[derive(Clone, Debug)]
pub struct BreakEven<N> {
    pub measure: usize,
    /// `(C − benefit of the others) / benefit of this measure`.
    pub factor: Figure<N>,
    pub share_now: N,
    /// Share due to the training needed, 0 to 1; not possible by this alone where it would be above 1.
    pub share: Figure<N>,
    pub improvement_now: N,
    pub improvement: Figure<N>,
    pub value_now: N,
    pub value: Figure<N>,
}

/// Break-even values for every measure that carries benefit.
pub fn break_even<N: Number>(totals: &Totals<N>) -> Vec<BreakEven<N>> {
    let (Ok(benefit), Ok(cost)) = (totals.benefit, totals.cost) else { return Vec::new() };
    let counted = totals.measures.iter().enumerate().filter(|(_, one)| one.counts());
    counted
        .filter_map(|(measure, one)| {
            let (own, way, value_now) = (one.first_year.ok()?, one.change.way().ok()?, one.value.value.ok()?);
            let others = benefit - own;
            let factor = if own > N::zero() {
                super::figures::exists(((cost - others) / own).max(N::zero()))
            } else {
                Err(Why::NotPossible)
            };
            let needs = |now: N| factor.and_then(|factor| super::figures::exists(now * factor));
            let share =
                needs(way.share).and_then(|share| if share > N::one() { Err(Why::NotPossible) } else { Ok(share) });
            Some(BreakEven {
                measure,
                factor,
                share_now: way.share,
                share,
                improvement_now: way.improvement,
                improvement: needs(way.improvement),
                value_now,
                value: needs(value_now),
            })
        })
        .collect()
}
