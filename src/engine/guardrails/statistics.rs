//! The only floating point of the checks: an interval needs a square root and a quantile, and neither is money.
//!
//! Prediction interval of ordinary least squares: Draper and Smith, Applied Regression Analysis, 3rd ed., section 3.1,
//! for the mean of `m` new observations. Quantile of Student's t: Abramowitz and Stegun, 26.7.5.

use crate::engine::line::over_time;
use crate::engine::reader::AsEntered;
use crate::engine::sampling::prediction_error;
use crate::study::Measure;

/// Whether the mean of what was seen after lies inside the 95% prediction interval of the line through what was before.
/// False where there is no such interval.
pub(super) fn is_usual_around_the_trend(measure: &Measure) -> bool {
    let course = over_time::<f64>(measure, &AsEntered);
    let (Some(line), Some(seen), Some(at)) = (course.line(), mean(&course.seen), mean(&course.later)) else {
        return false;
    };
    let error = prediction_error(&course.x, &course.y, &course.later);
    error.is_some_and(|error| (seen - line.at(at)).abs() <= t_975(course.x.len() as f64 - 2.0) * error)
}

/// The same around the mean of what was before, where no trend is expected to go on: `t·s·√(1/m + 1/n)` for the mean of
/// `m` new observations after `n`.
pub(super) fn is_usual_around_the_mean(measure: &Measure) -> bool {
    let course = over_time::<f64>(measure, &AsEntered);
    let (Some(middle), Some(seen)) = (mean(&course.y), mean(&course.seen)) else { return false };
    let (n, m) = (course.y.len() as f64, course.seen.len() as f64);
    if n < 2.0 {
        return false;
    }
    (seen - middle).abs() <= t_975(n - 1.0) * (squares(&course.y, middle) / (n - 1.0) * (1.0 / m + 1.0 / n)).sqrt()
}

/// The sum of the squares of how far `values` lie from their `mean`.
fn squares(values: &[f64], mean: f64) -> f64 {
    values.iter().map(|value| (value - mean) * (value - mean)).sum()
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The 97.5% quantile of the normal distribution.
const Z_975: f64 = 1.959_963_984_540_054;

/// The 97.5% quantile of Student's t, good to three digits from 3 degrees of freedom on.
fn t_975(freedom: f64) -> f64 {
    let z = Z_975;
    let odd = |factors: [f64; 5]| factors.iter().rev().fold(0.0, |sum, factor| sum * z * z + factor) * z;
    let terms = [
        odd([1.0, 0.0, 0.0, 0.0, 0.0]),
        odd([1.0, 1.0, 0.0, 0.0, 0.0]) / 4.0,
        odd([3.0, 16.0, 5.0, 0.0, 0.0]) / 96.0,
        odd([-15.0, 17.0, 19.0, 3.0, 0.0]) / 384.0,
        odd([-945.0, -1920.0, 1482.0, 776.0, 79.0]) / 92_160.0,
    ];
    terms.iter().rev().fold(0.0, |sum, term| sum / freedom + term)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Point, Quantity};
    use rust_decimal::{Decimal, dec};

    fn usual(before: &[i64], after: &[Decimal]) -> bool {
        let point = |value: Decimal| Point { value: Quantity::entered(value), ..Point::default() };
        is_usual_around_the_mean(&Measure {
            before_series: before.iter().map(|value| point(Decimal::from(*value))).collect(),
            after_series: after.iter().map(|value| point(*value)).collect(),
            ..Measure::default()
        })
    }

    /// Mean 12, variance 10 ÷ 4 = 2.5, t of 4 degrees 2.776: 2.776 · √(2.5 · (1 + 1/5)) = 4.81 for one number after, and
    /// 2.776 · √(2.5 · (1/2 + 1/5)) = 3.67 for the mean of two.
    #[test]
    fn what_comes_after_is_held_against_the_ups_and_downs_around_the_mean() {
        let before = [10, 11, 12, 13, 14];
        assert!(usual(&before, &[dec!(16.8)]) && usual(&before, &[dec!(7.2)]));
        assert!(!usual(&before, &[dec!(16.9)]) && !usual(&before, &[dec!(7.1)]));
        assert!(usual(&before, &[dec!(15), dec!(16.3)]) && !usual(&before, &[dec!(15), dec!(16.4)]));
        assert!(usual(&[10, 14], &[dec!(12.5)]), "two numbers have a spread");
        assert!(!usual(&[12], &[dec!(12)]), "one has none");
        assert!(!usual(&before, &[]), "and what has not come is nothing usual");
    }

    #[test]
    fn the_quantile_agrees_with_the_printed_table() {
        for (freedom, printed) in [(4.0, 2.776), (5.0, 2.571), (10.0, 2.228), (30.0, 2.042), (120.0, 1.980)] {
            assert!((t_975(freedom) - printed).abs() < 0.001, "{freedom}: {}", t_975(freedom));
        }
    }

    /// From integrating the density of Student's t. The series leaves an error of the fifth order, about 0.9/n⁵.
    #[test]
    fn the_quantile_has_all_five_terms_of_its_series() {
        for (freedom, quantile, error) in
            [(10.0, 2.228_138_852, 1e-5), (30.0, 2.042_272_456_3, 5e-8), (120.0, 1.979_930_405_08, 1e-10)]
        {
            assert!((t_975(freedom) - quantile).abs() < error, "{freedom}: {}", t_975(freedom));
        }
    }

    fn measured(before: &[Option<i64>], after: &[Option<i64>]) -> Measure {
        let series = |values: &[Option<i64>]| {
            let value = |value: &Option<i64>| value.map(|value| Quantity::entered(value.into())).unwrap_or_default();
            values.iter().map(|one| Point { value: value(one), ..Point::default() }).collect()
        };
        let (before_series, after_series) = (series(before), series(after));
        Measure { before_series, after_series, ..Measure::default() }
    }

    fn known(values: &[i64]) -> Vec<Option<i64>> {
        values.iter().copied().map(Some).collect()
    }

    /// Two points have no spread around their line, and three that lie on it leave none: then any other value is unusual.
    #[test]
    fn usual_variation_needs_three_points_and_something_after() {
        let usual = |before: &[i64], after: &[i64]| is_usual_around_the_trend(&measured(&known(before), &known(after)));
        assert!(!usual(&[10, 12], &[14]));
        assert!(!usual(&[10, 12, 11], &[]));
        assert!(usual(&[10, 12, 14], &[16]));
        assert!(!usual(&[10, 12, 14], &[17]));
        assert!(usual(&[10, 12, 11], &[12]));
        // Slope 110/17.5, intercept 98: 145.14 at 7.5, the middle of two periods; t · s · √(1/2 + 1/6 + 4²/17.5) is
        // 2.776 · 8.783 · 1.2574 = 30.7, so a mean of 115 is inside and one of 114 is outside.
        let before = [100, 120, 110, 130, 120, 140];
        assert!(usual(&before, &[110, 120]));
        assert!(!usual(&before, &[110, 118]));
    }

    /// 10, 12, 14 at 1, 2, 3 and 22, 24, 26 at 7, 8, 9 lie on 8 + 2·t: 28 at 10 is usual, and 29 is not.
    #[test]
    fn a_period_without_a_value_keeps_its_place() {
        let before = [Some(10), Some(12), Some(14), None, None, None, Some(22), Some(24), Some(26)];
        assert!(is_usual_around_the_trend(&measured(&before, &[Some(28)])));
        assert!(!is_usual_around_the_trend(&measured(&before, &[Some(29)])));
        assert!(is_usual_around_the_trend(&measured(&before, &[None, Some(30)])));
    }
}
