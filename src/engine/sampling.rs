//! How far a number taken from records may lie off by chance alone (M13): binary floating point, because it needs roots.

use super::change::Method;
use super::line::{Course, Line, along_driver, over_time};
use super::number::Number;
use super::reader::AsEntered;
use crate::study::*;

/// Standard error of what `method` says was expected without the training, in units of `measure`; 0 where the records do
/// not tell it.
pub fn sampling_error(measure: &Measure, state: State, method: Method) -> f64 {
    let found = match method {
        Method::GroupAfter | Method::GroupDifference => groups(measure, state, method),
        Method::Trend => error_of(over_time(measure, &AsEntered)),
        Method::Driver => error_of(along_driver(measure, state, &AsEntered)),
        _ => None,
    };
    found.filter(|error| error.is_finite()).unwrap_or(0.0)
}

/// Standard error of the mean of `later.len()` new observations around the least squares line through the points.
///
/// Draper and Smith, Applied Regression Analysis, 3rd ed., section 3.1. None with fewer than three points, or where every
/// `x` is the same.
pub fn prediction_error(x: &[f64], y: &[f64], later: &[f64]) -> Option<f64> {
    let line = Line::through(x, y)?;
    if x.len() < 3 || later.is_empty() {
        return None;
    }
    let (n, m) = (x.len() as f64, later.len() as f64);
    let middle = x.iter().sum::<f64>() / n;
    let at = later.iter().sum::<f64>() / m;
    let left: f64 = x.iter().zip(y).map(|(x, y)| (y - line.at(*x)) * (y - line.at(*x))).sum();
    Some((left / (n - 2.0) * (1.0 / m + 1.0 / n + (at - middle) * (at - middle) / spread(x, middle))).sqrt())
}

/// Σ (x − m)², where m is the mean of all x.
fn spread(x: &[f64], mean: f64) -> f64 {
    x.iter().map(|x| (x - mean) * (x - mean)).sum()
}

fn float(quantity: &Quantity) -> Option<f64> {
    quantity.value.map(f64::of)
}

fn mean_of(series: &[Point], single: &Quantity) -> Option<f64> {
    let values: Vec<f64> = series.iter().filter_map(|point| float(&point.value)).collect();
    if values.is_empty() { float(single) } else { Some(values.iter().sum::<f64>() / values.len() as f64) }
}

/// A rate among n people varies by the binomial: `p(1 − p)/n` for each rate that the difference is made of.
fn groups(measure: &Measure, state: State, method: Method) -> Option<f64> {
    if measure.scale != Scale::Percent {
        return None;
    }
    let (trained, compared) = (float(&measure.comparison.trained)?, float(&measure.comparison.compared)?);
    if trained <= 0.0 || compared <= 0.0 {
        return None;
    }
    let variance = |percent: f64, people: f64| {
        let share = (percent / 100.0).clamp(0.0, 1.0);
        share * (1.0 - share) / people
    };
    let after = match (state, float(&measure.target)) {
        (State::Forecast, Some(target)) => target,
        _ => mean_of(&measure.after_series, &measure.after)?,
    };
    let mut total = variance(after, trained) + variance(float(&measure.comparison.after)?, compared);
    if method == Method::GroupDifference {
        total += variance(mean_of(&measure.before_series, &measure.baseline)?, trained);
        total += variance(float(&measure.comparison.before)?, compared);
    }
    Some(100.0 * total.sqrt())
}

fn error_of(course: Course<f64>) -> Option<f64> {
    prediction_error(&course.x, &course.y, &course.later)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points 1, 2, 2, 3 at 1 … 4: the line 0.5 + 0.6·x leaves −0.1, 0.3, −0.3 and 0.1, so s² = 0.2/2 = 0.1; around x̄ = 2.5
    /// the squares of x add up to 5. One point at 5: 0.1 · (1 + 1/4 + 2.5²/5) = 0.25. Two at 5 and 6: 0.1 · (½ + ¼ + 3²/5) = 0.255.
    #[test]
    fn the_error_of_a_forecast_is_that_of_least_squares() {
        let (x, y) = ([1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 2.0, 3.0]);
        let error = |later: &[f64]| prediction_error(&x, &y, later);
        assert!(error(&[5.0]).is_some_and(|error| (error - 0.25_f64.sqrt()).abs() < 1e-12));
        assert!(error(&[5.0, 6.0]).is_some_and(|error| (error - 0.255_f64.sqrt()).abs() < 1e-12));
        assert_eq!(error(&[]), None);
    }

    /// The same four points as a series: where one number alone says what came after, it stands for the period that follows.
    #[test]
    fn a_trend_goes_on_where_the_series_ends() {
        let series = |values: &[i64]| -> Vec<Point> {
            values.iter().map(|value| Point { value: Quantity::entered((*value).into()), ..Point::default() }).collect()
        };
        let mut measure = Measure { before_series: series(&[1, 2, 2, 3]), ..Measure::default() };
        let trend = |measure: &Measure| sampling_error(measure, State::Measured, Method::Trend);
        assert!((trend(&measure) - 0.25_f64.sqrt()).abs() < 1e-12);
        measure.after_series = series(&[1, 1]);
        assert!((trend(&measure) - 0.255_f64.sqrt()).abs() < 1e-12);
    }

    /// 10% and 20% of 100 people are 15% on average: 0.15 · 0.85/100 = 0.001275. 20% of 400 add 0.16/400 = 0.0004, together 0.001675.
    /// Where both had 20% before, 0.16/100 = 0.0016 and once more 0.0004 come to it: 0.003675.
    #[test]
    fn a_rate_seen_several_times_varies_around_its_mean() {
        let mut measure = Measure { scale: Scale::Percent, ..Measure::default() };
        measure.baseline = Quantity::entered(20.into());
        measure.after_series =
            [10, 20].map(|value| Point { value: Quantity::entered(value.into()), ..Point::default() }).to_vec();
        measure.comparison.trained = Quantity::entered(100.into());
        measure.comparison.compared = Quantity::entered(400.into());
        measure.comparison.before = Quantity::entered(20.into());
        measure.comparison.after = Quantity::entered(20.into());
        let size = |method| groups(&measure, State::Measured, method).expect("both groups have people");
        assert!((size(Method::GroupAfter) - 100.0 * 0.001675_f64.sqrt()).abs() < 1e-12);
        assert!((size(Method::GroupDifference) - 100.0 * 0.003675_f64.sqrt()).abs() < 1e-12);
    }

    /// 0.1 · 0.9/100 = 0.0009 for the target of 10%, and 0.0004 of the others as above.
    #[test]
    fn a_forecast_takes_the_rate_that_is_aimed_at() {
        let mut measure = Measure { scale: Scale::Percent, ..Measure::default() };
        measure.target = Quantity::entered(10.into());
        measure.after = Quantity::entered(50.into());
        measure.comparison.trained = Quantity::entered(100.into());
        measure.comparison.compared = Quantity::entered(400.into());
        measure.comparison.after = Quantity::entered(20.into());
        let size = groups(&measure, State::Forecast, Method::GroupAfter).expect("both groups have people");
        assert!((size - 100.0 * 0.0013_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn a_group_without_people_tells_no_error() {
        let with = |trained: i64, compared: i64| {
            let mut measure = Measure { scale: Scale::Percent, ..Measure::default() };
            measure.after = Quantity::entered(50.into());
            measure.comparison.after = Quantity::entered(20.into());
            measure.comparison.trained = Quantity::entered(trained.into());
            measure.comparison.compared = Quantity::entered(compared.into());
            groups(&measure, State::Measured, Method::GroupAfter).is_some()
        };
        assert!(with(100, 400));
        assert!(!with(0, 400) && !with(100, 0));
    }

    #[test]
    fn two_points_or_one_place_alone_tell_no_error() {
        assert_eq!(prediction_error(&[1.0, 2.0], &[1.0, 2.0], &[3.0]), None);
        assert_eq!(prediction_error(&[2.0, 2.0, 2.0], &[1.0, 2.0, 3.0], &[3.0]), None);
        assert_eq!(prediction_error(&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0], &[4.0]), Some(0.0));
    }
}
