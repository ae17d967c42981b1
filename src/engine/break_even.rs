//! What would have to be true for the study to break even, measure by measure (M14).

use super::figures::Totals;
use super::number::Scalar;
use super::why::{Figure, Missing};

/// The values of one measure at which benefit equals cost, all else as it is.
///
/// The benefit of a measure is proportional to its share, its improvement and its unit value alike, so one factor answers
/// for all three where there is a benefit. Where there is none, or a loss, each of them is worked out from the other two.
#[derive(Clone, Debug)]
pub struct BreakEven<N> {
    pub measure: usize,
    /// `(C − benefit of the others) / benefit of this measure`; none where it brings nothing.
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
pub(super) fn break_even<N: Scalar>(totals: &Totals<N>) -> Vec<BreakEven<N>> {
    let (Ok(benefit), Ok(cost)) = (totals.benefit, totals.cost) else { return Vec::new() };
    let counted = totals.measures.iter().enumerate().filter(|(_, one)| one.counts());
    counted
        .filter_map(|(measure, one)| {
            let (own, way, value_now) = (one.first_year.ok()?, one.change.way().ok()?, one.value.value.ok()?);
            let others = benefit - own;
            let missing = (cost - others).max(N::zero());
            let factor =
                if own > N::zero() { super::figures::exists(missing / own) } else { Err(Missing::NotPossible) };
            // What a unit of one of them brings in the first year, all else as it is.
            let year = N::sum(one.shape.iter().take(12).copied()) / N::int(12) * one.value.usable;
            let many = way.volume.ok()? * year;
            let needs = |now: N, brings: N| match factor {
                Ok(factor) => super::figures::exists(now * factor),
                Err(_) if brings > N::zero() => super::figures::exists(missing / brings),
                Err(why) => Err(why),
            };
            let share = needs(way.share, way.improvement * way.confidence * many * value_now);
            let share = share.and_then(|share| if share > N::one() { Err(Missing::NotPossible) } else { Ok(share) });
            // Doubt spares a loss (M3), and it counts again where the loss has become a gain. What people report for
            // themselves is no one number that could be another.
            let gained = if way.summed { N::zero() } else { way.share * way.sure * many * value_now };
            Some(BreakEven {
                measure,
                factor,
                share_now: way.share,
                share,
                improvement_now: way.improvement,
                // Recorded months stand as they are, whatever the improvement.
                improvement: match N::sum(one.recorded.iter().take(12).copied()) {
                    seen if seen > N::zero() || seen < N::zero() => {
                        let missing = missing - seen;
                        if gained > N::zero() {
                            super::figures::exists(missing / gained)
                        } else {
                            Err(Missing::NotPossible)
                        }
                    }
                    _ => needs(way.improvement, gained),
                },
                value_now,
                value: needs(value_now, way.adjusted * many),
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
    use super::super::why::Missing;
    use super::*;
    use crate::study::*;
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
        assert_eq!(needed(one(), dec!(202))[..2], [Ok(dec!(2.02)), Err(Missing::NotPossible)]);
        assert_eq!(needed(one(), dec!(202))[2..], [Ok(dec!(20.2)), Ok(dec!(40.4))]);
    }

    const NOT_POSSIBLE: Figure<Decimal> = Err(Missing::NotPossible);

    /// A gain of 10 units × 50% × 20 makes up for 100, from wherever it starts. No share and no value of no gain does.
    #[test]
    fn a_measure_that_brings_nothing_or_loses_makes_up_for_the_cost_by_a_gain_alone() {
        for gain in [dec!(0), dec!(-10)] {
            let wanted = [NOT_POSSIBLE, NOT_POSSIBLE, Ok(dec!(10)), NOT_POSSIBLE];
            assert_eq!(needed(vec![claim(gain, dec!(50))], dec!(100)), wanted, "{gain}");
        }
        // Beside 160 of another measure nothing is missing of the 100: this one need not gain.
        let beside = vec![claim(dec!(0), dec!(50)), claim(dec!(16), dec!(50))];
        assert_eq!(needed(beside, dec!(100)), [NOT_POSSIBLE, NOT_POSSIBLE, Ok(dec!(0)), NOT_POSSIBLE]);
    }

    /// 10 units × 20 are 200, of which half makes up for 100. No gain helps as long as none of it is due to the training.
    #[test]
    fn where_no_share_is_counted_a_share_makes_up_for_the_cost() {
        let wanted = [NOT_POSSIBLE, Ok(dec!(0.5)), NOT_POSSIBLE, NOT_POSSIBLE];
        assert_eq!(needed(vec![claim(dec!(10), dec!(0))], dec!(100)), wanted);
        // More than all of it is not possible: 201 of 200.
        assert_eq!(needed(vec![claim(dec!(10), dec!(0))], dec!(201)), [NOT_POSSIBLE; 4]);
    }

    /// 10 units × 50% are 5, of 20 each.
    #[test]
    fn where_a_unit_is_worth_nothing_a_value_makes_up_for_the_cost() {
        let mut free = claim(dec!(10), dec!(50));
        free.worth.value = q(dec!(0));
        assert_eq!(needed(vec![free], dec!(100)), [NOT_POSSIBLE, NOT_POSSIBLE, NOT_POSSIBLE, Ok(dec!(20))]);
    }

    /// 10 units a month are 120 a year, 80% sure and 20 each: 1,920 if all of it were due to the training, so half brings 960.
    /// And half of 120 for certain are 60, so each must be worth 16 to bring 960.
    #[test]
    fn doubt_and_the_units_of_a_year_count_where_nothing_is_brought_yet() {
        let mut none = claim(dec!(10), dec!(0));
        none.period = Period::Month;
        none.isolation.estimators[0].confidence = q(dec!(80));
        assert_eq!(needed(vec![none], dec!(960)), [NOT_POSSIBLE, Ok(dec!(0.5)), NOT_POSSIBLE, NOT_POSSIBLE]);
        let mut free = claim(dec!(10), dec!(50));
        free.period = Period::Month;
        free.worth.value = q(dec!(0));
        assert_eq!(needed(vec![free], dec!(960)), [NOT_POSSIBLE, NOT_POSSIBLE, NOT_POSSIBLE, Ok(dec!(16))]);
    }

    /// A loss of 10 counts in full, a gain with 80% confidence: 12.5 units × 50% × 80% × 20 are 100. With half of the year
    /// and half of the time used it takes four times as many.
    #[test]
    fn doubt_counts_again_where_a_loss_has_to_become_a_gain() {
        let mut loss = claim(dec!(-10), dec!(50));
        loss.isolation.estimators[0].confidence = q(dec!(80));
        assert_eq!(needed(vec![loss.clone()], dec!(100))[2], Ok(dec!(12.5)));
        loss.effect.lasts = q(dec!(6));
        (loss.worth.class, loss.worth.used, loss.worth.usable) = (Class::Capacity, YesNo::Yes, q(dec!(50)));
        assert_eq!(needed(vec![loss], dec!(100))[2], Ok(dec!(50)));
    }

    /// What two people report cancels out; there is no one number of theirs that could be larger.
    #[test]
    fn answers_that_cancel_out_have_no_improvement_that_makes_up_for_the_cost() {
        let row = |change: Decimal| Respondent {
            change: q(change),
            share: q(dec!(50)),
            confidence: q(dec!(100)),
            ..Respondent::default()
        };
        let mut reported = claim(dec!(0), dec!(50));
        reported.isolation = Isolation { respondents: vec![row(dec!(5)), row(dec!(-5))], ..Isolation::default() };
        assert_eq!(needed(vec![reported], dec!(100)), [NOT_POSSIBLE; 4]);
    }
}
