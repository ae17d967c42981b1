//! How far numbers lie apart: several estimates of one share, and a series around its own mean.

use rust_decimal::Decimal;

use crate::study::*;

/// Estimates of the training's share after doubt, `a·k` in percent (M3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimates {
    pub low: Decimal,
    pub high: Decimal,
    pub mean: Decimal,
}

/// How far the estimates of a measure lie apart. None where fewer than two are known.
pub fn estimates(measure: &Measure) -> Option<Estimates> {
    let known: Vec<Decimal> = measure
        .isolation
        .estimators
        .iter()
        .filter_map(|one| one.share.value?.checked_mul(one.confidence.value?)?.checked_div(Decimal::ONE_HUNDRED))
        .collect();
    if known.len() < 2 {
        return None;
    }
    let (low, high) = (known.iter().copied().min()?, known.iter().copied().max()?);
    let sum = known.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
    Some(Estimates { low, high, mean: sum.checked_div(known.len().into())? })
}

/// What a series does by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noise {
    pub mean: Decimal,
    /// Its sample standard deviation: what it usually moves by.
    pub usual: Decimal,
    /// Twice that: a smaller change may be chance.
    pub chance: Decimal,
}

/// What the periods before the training say about chance.
pub fn noise(measure: &Measure) -> Option<Noise> {
    let (mean, usual) = series::spread(&measure.before_series)?;
    Some(Noise { mean, usual, chance: usual.checked_mul(Decimal::TWO)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn estimator(share: Decimal, confidence: Decimal) -> Estimator {
        Estimator { share: Quantity::entered(share), confidence: Quantity::entered(confidence), ..Estimator::default() }
    }

    #[test]
    fn estimates_lie_apart_after_doubt_and_one_is_no_range() {
        // 60% × 50% = 30%, 80% × 70% = 56%, 40% × 100% = 40%: the mean is 126/3 = 42%.
        let mut measure = Measure::default();
        measure.isolation.estimators = vec![estimator(dec!(60), dec!(50)), Estimator::default()];
        assert_eq!(estimates(&measure), None);
        measure.isolation.estimators.push(estimator(dec!(80), dec!(70)));
        measure.isolation.estimators.push(estimator(dec!(40), dec!(100)));
        assert_eq!(estimates(&measure), Some(Estimates { low: dec!(30), high: dec!(56), mean: dec!(42) }));
    }

    #[test]
    fn a_change_below_two_standard_deviations_may_be_chance() {
        // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 32; sample deviation √(32/7) = 2.13809, twice that 4.27618.
        let point = |value: i64| Point { value: Quantity::entered(Decimal::from(value)), ..Point::default() };
        let before_series = [2, 4, 4, 4, 5, 5, 7, 9].map(point).into();
        let found = noise(&Measure { before_series, ..Measure::default() }).expect("a series");
        let rounded = [found.mean, found.usual, found.chance].map(|value| value.round_dp(5));
        assert_eq!(rounded, [dec!(5), dec!(2.13809), dec!(4.27618)]);
        assert_eq!(noise(&Measure::default()), None);
    }
}
