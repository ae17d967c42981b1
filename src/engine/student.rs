//! Student's t distribution, for intervals around means of few numbers (M13).

use super::normal;

/// `t` with a share `u` of Student's t with `freedom` degrees of freedom below it, for 0 < `u` < 1 and `freedom` > 0, which
/// need not be whole. With infinitely many it is the normal distribution.
pub(super) fn quantile(u: f64, freedom: f64) -> f64 {
    // Beyond, the two agree to more digits than are ever shown.
    if freedom > 1e7 {
        return normal::quantile(u);
    }
    if u < 0.5 {
        return -quantile(1.0 - u, freedom);
    }
    let (mut low, mut high) = (0.0, 1.0);
    while high < 1e12 && below(high, freedom) < u {
        (low, high) = (high, high * 2.0);
    }
    // A double has 53 binary digits: after 60 halvings nothing is left to halve.
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if below(middle, freedom) < u { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

/// The share of Student's t below `t` ≥ 0 (Abramowitz and Stegun, 26.7.1 with 26.5.27).
pub(super) fn below(t: f64, freedom: f64) -> f64 {
    1.0 - 0.5 * incomplete_beta(freedom / (freedom + t * t), freedom / 2.0, 0.5)
}

/// The regularised incomplete beta function `I_x(a, b)`, by its continued fraction (Abramowitz and Stegun, 26.5.8) on the side
/// where that is short.
fn incomplete_beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta(1.0 - x, b, a);
    }
    let scale = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * libm::log(x) + b * libm::log1p(-x);
    libm::exp(scale) * continued_fraction(x, a, b) / a
}

/// The continued fraction of the incomplete beta function, evaluated from the front (Lentz 1976, as modified by Thompson and
/// Barnett 1986).
fn continued_fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let (mut above, mut under) = (1.0, 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0)));
    let mut whole = under;
    for step in 1..500 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            under = 1.0 / away_from_zero(1.0 + term * under);
            above = away_from_zero(1.0 + term / above);
            change = under * above;
            whole *= change;
        }
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Printed by R 4.3, `qt`.
    #[test]
    fn the_quantile_agrees_with_printed_values() {
        for (u, freedom, t) in [
            (0.9, 1.0, 3.077_683_537),
            (0.9, 4.0, 1.533_206_274),
            (0.9, 5.0, 1.475_884_049),
            (0.9, 30.0, 1.310_415_025),
            (0.975, 1.0, 12.706_204_736),
            (0.975, 4.0, 2.776_445_105),
            (0.975, 5.0, 2.570_581_836),
            (0.975, 30.0, 2.042_272_456),
            (0.025, 5.0, -2.570_581_836),
            (0.5, 3.0, 0.0),
            (0.9, f64::INFINITY, 1.281_551_566),
        ] {
            assert!((quantile(u, freedom) - t).abs() < 1e-8, "{u}, {freedom}: {}", quantile(u, freedom));
        }
    }

    /// With one degree of freedom it is the Cauchy distribution, ½ + arctan(t)/π; with two it is ½ + t/(2√(2 + t²)).
    #[test]
    fn the_share_below_agrees_with_its_closed_forms() {
        for t in [0.0_f64, 0.1, 1.0, 3.0, 40.0] {
            let (one, two) = (0.5 + t.atan() / std::f64::consts::PI, 0.5 + t / (2.0 * (2.0 + t * t).sqrt()));
            assert!((below(t, 1.0) - one).abs() < 1e-14, "{t}");
            assert!((below(t, 2.0) - two).abs() < 1e-14, "{t}");
        }
    }
}
