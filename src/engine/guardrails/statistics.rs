//! The only floating point of the checks: an interval needs a square root and a quantile, and neither is money.
//!
//! Prediction interval of ordinary least squares: Draper and Smith, Applied Regression Analysis, 3rd ed., section 3.1,
//! for the mean of `m` new observations. Quantile of Student's t: Abramowitz and Stegun, 26.7.5. Standard error of a
//! difference of rates: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed., section 3.1.

use crate::engine::change::Line;
use crate::engine::number::{Exact, Number};

/// Whether the mean of `after` lies inside the 95% prediction interval of the trend through `before`, both in periods
/// that follow each other. False where there is no such interval.
pub fn is_usual_variation(before: &[Exact], after: &[Exact]) -> bool {
    let (before, after) = (floats(before), floats(after));
    if before.len() < 3 || after.is_empty() {
        return false;
    }
    let (n, m) = (before.len() as f64, after.len() as f64);
    let times: Vec<f64> = (1..=before.len()).map(|time| time as f64).collect();
    let Some(line) = Line::through(&times, &before) else { return false };
    let middle = (n + 1.0) / 2.0;
    let spread: f64 = times.iter().map(|time| (time - middle).powi(2)).sum();
    let left: f64 = times.iter().zip(&before).map(|(time, value)| (value - line.at(*time)).powi(2)).sum();
    let error = (left / (n - 2.0)).sqrt();
    let time = n + (m + 1.0) / 2.0;
    let half = t_975(n - 2.0) * error * (1.0 / m + 1.0 / n + (time - middle).powi(2) / spread).sqrt();
    let mean = after.iter().sum::<f64>() / m;
    (mean - line.at(time)).abs() <= half
}

/// How far sums and differences of `rates` lie from each other by chance alone, two-sided 95%: `z·√Σ p(1 − p)/n`, each
/// rate `p` among its own `n` people (binomial). None where a rate is no share or nobody was counted.
pub fn usual_difference(rates: &[(Exact, Exact)]) -> Option<Exact> {
    let mut variance = 0.0;
    for (rate, people) in rates {
        let (rate, people) = (f64::of(rate.decimal()?), f64::of(people.decimal()?));
        if !(0.0..=1.0).contains(&rate) || people < 1.0 {
            return None;
        }
        variance += rate * (1.0 - rate) / people;
    }
    (Z_975 * variance.sqrt()).decimal().map(Exact::of)
}

fn floats(values: &[Exact]) -> Vec<f64> {
    values.iter().filter_map(|value| value.decimal()).map(f64::of).collect()
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
    use rust_decimal::{Decimal, dec};

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

    /// 0.5 · 0.5/100 + 0.2 · 0.8/64 = 0.005, and 1.959964 · √0.005 = 0.138590.
    #[test]
    fn rates_lie_apart_by_the_binomial_and_need_people() {
        let of = |rates: &[(Decimal, Decimal)]| {
            let rates: Vec<(Exact, Exact)> = rates.iter().map(|(p, n)| (Exact::of(*p), Exact::of(*n))).collect();
            usual_difference(&rates).and_then(Exact::decimal).map(|most| most.round_dp(6))
        };
        assert_eq!(of(&[(dec!(0.5), dec!(100)), (dec!(0.2), dec!(64))]), Some(dec!(0.138590)));
        // Nobody varies where all do it or none; one person is enough to count, less is nobody.
        assert_eq!(of(&[(dec!(0), dec!(1)), (dec!(1), dec!(1))]), Some(dec!(0)));
        for (rate, people) in
            [(dec!(0.5), dec!(0.9)), (dec!(0.5), dec!(0)), (dec!(1.1), dec!(9)), (dec!(-0.1), dec!(9))]
        {
            assert_eq!(of(&[(rate, people)]), None, "{rate} of {people}");
        }
    }

    /// Two points have no spread around their line, and three that lie on it leave none: then any other value is unusual.
    #[test]
    fn usual_variation_needs_three_points_and_something_after() {
        let usual = |before: &[i64], after: &[i64]| {
            let exact =
                |values: &[i64]| values.iter().map(|value| Exact::of(Decimal::from(*value))).collect::<Vec<_>>();
            is_usual_variation(&exact(before), &exact(after))
        };
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
}
