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

#[cfg(test)]
mod tests {
    use super::super::figures::totals;
    use super::super::number::Exact;
    use super::super::outcome::shown;
    use super::super::reader::AsEntered;
    use super::*;
    use crate::study::{Better, CostLine, Estimator, Isolation, Measure, Period, Quantity, Role, State, Study, Worth};
    use rust_decimal::{Decimal, dec};

    fn q(value: Decimal) -> Quantity {
        Quantity::entered(value)
    }

    /// `gain` units a year at 20 each, `share` of them by the training, for certain.
    fn claim(gain: Decimal, share: Decimal) -> Measure {
        let sure = Estimator { role: Role::Manager, share: q(share), confidence: q(dec!(100)), ..Estimator::default() };
        Measure {
            better: Better::Higher,
            period: Period::Year,
            baseline: q(dec!(0)),
            after: q(gain),
            isolation: Isolation { estimators: vec![sure], ..Isolation::default() },
            worth: Worth { value: q(dec!(20)), ..Worth::default() },
            ..Measure::default()
        }
    }

    /// Factor, share, improvement and value at which the first of `measures` makes up for `cost`.
    fn needed(measures: Vec<Measure>, cost: Decimal) -> [Figure<Decimal>; 4] {
        let costs = vec![CostLine { rate: q(cost), ..CostLine::default() }];
        let study = Study { state: State::Measured, measures, costs, ..Study::default() };
        let all = break_even::<Exact>(&totals(&study, 12, &AsEntered));
        let first = &all[0];
        [first.factor, first.share, first.improvement, first.value].map(|figure| figure.and_then(shown))
    }

    /// 10 units × 20 × 50% = 100, and 30 × 20 × 10% = 60 beside it.
    #[test]
    fn one_measure_has_to_make_up_for_what_the_others_leave() {
        let two = || vec![claim(dec!(10), dec!(50)), claim(dec!(30), dec!(10))];
        // (110 − 60) / 100
        assert_eq!(needed(two(), dec!(110)), [dec!(0.5), dec!(0.25), dec!(5), dec!(10)].map(Ok));
        // The others carry it already.
        assert_eq!(needed(two(), dec!(50)), [dec!(0); 4].map(Ok));
    }

    #[test]
    fn a_share_of_all_is_possible_and_more_is_not() {
        let one = || vec![claim(dec!(10), dec!(50))];
        assert_eq!(needed(one(), dec!(200))[..2], [Ok(dec!(2)), Ok(dec!(1))]);
        assert_eq!(needed(one(), dec!(202))[..2], [Ok(dec!(2.02)), Err(Why::NotPossible)]);
        assert_eq!(needed(one(), dec!(202))[2..], [Ok(dec!(20.2)), Ok(dec!(40.4))]);
    }

    #[test]
    fn a_measure_that_brings_nothing_or_loses_cannot_make_up_for_the_cost() {
        for gain in [dec!(0), dec!(-10)] {
            assert_eq!(needed(vec![claim(gain, dec!(50))], dec!(100)), [Err(Why::NotPossible); 4], "{gain}");
        }
    }
}
