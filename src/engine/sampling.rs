//! How far a number taken from records may lie off by chance alone (M13): binary floating point, because it needs roots.

use super::change::Method;
use super::line::{FittedLine, along_driver, over_time};
use super::number::Number;
use super::reader::AsEntered;
use super::student;
use crate::study::*;

/// The standard error of an improvement, in units of the measure, and the degrees of freedom it was found with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StandardError {
    pub size: f64,
    /// Infinite where the spread follows from the numbers themselves, as that of a rate or of a count does.
    pub freedom: f64,
}

impl StandardError {
    /// How far the improvement lies below or above what was seen with 1 chance in 10 each: `t·SE` (M13).
    pub fn tenth(self) -> f64 {
        student::quantile(0.9, self.freedom) * self.size
    }

    /// How far its 95% interval reaches to either side (M11).
    pub fn reach(self) -> f64 {
        student::quantile(0.975, self.freedom) * self.size
    }

    /// Whether `improvement` can be told from chance: its 95% interval does not hold 0 (M11).
    pub fn tells(self, improvement: f64) -> bool {
        improvement.abs() > self.reach()
    }
}

/// The standard error of the improvement that `method` reads from the records of `measure` (M13). None for estimates, and
/// where the records do not tell it.
pub fn standard_error(measure: &Measure, state: State, method: Method) -> Option<StandardError> {
    let group = &measure.comparison;
    let counted = Counted::of(measure);
    let planned = state.is_forecast() && measure.target.value.is_some();
    let before = || side(measure, &measure.before_series, &measure.baseline, counted.trained);
    let after = || match planned {
        // A target is no record, so chance has no part in it.
        true => Some(Spread::NONE),
        false => side(measure, &measure.after_series, &measure.after, counted.trained),
    };
    let theirs = |number: &Quantity| side(measure, &[], number, counted.compared);
    let sides: Vec<Option<Spread>> = match method {
        // Of a number that is aimed at nothing is known from records.
        Method::BeforeAfter if planned => return None,
        Method::BeforeAfter => vec![before(), after()],
        Method::GroupAfter => vec![after(), theirs(&group.after)],
        Method::GroupDifference => vec![before(), after(), theirs(&group.before), theirs(&group.after)],
        Method::Trend | Method::Driver => {
            let course = match method {
                Method::Trend => over_time(measure, &AsEntered),
                _ => along_driver(measure, state, &AsEntered),
            };
            let size = prediction_error(&course.x, &course.y, &course.later)?;
            return known(StandardError { size, freedom: course.x.len() as f64 - 2.0 });
        }
        _ => return None,
    };
    let sides: Vec<Spread> = sides.into_iter().collect::<Option<_>>()?;
    Spread::together(&sides).and_then(known)
}

/// Whether the improvement that `method` reads from the records of `measure` can be told from chance (M11). None where chance
/// in the records is not known.
pub fn told_from_chance(measure: &Measure, state: State, method: Method, improvement: f64) -> Option<bool> {
    standard_error(measure, state, method).map(|error| error.tells(improvement))
}

fn known(error: StandardError) -> Option<StandardError> {
    (error.size.is_finite() && error.freedom > 0.0).then_some(error)
}

/// Standard error of the mean of `later.len()` new observations around the least squares line through the points.
///
/// Draper and Smith, Applied Regression Analysis, 3rd ed., section 3.1. None with fewer than three points, or where every
/// `x` is the same.
pub(super) fn prediction_error(x: &[f64], y: &[f64], later: &[f64]) -> Option<f64> {
    let line = FittedLine::through(x, y)?;
    if x.len() < 3 || later.is_empty() {
        return None;
    }
    let (n, m) = (x.len() as f64, later.len() as f64);
    let middle = x.iter().sum::<f64>() / n;
    let at = later.iter().sum::<f64>() / m;
    let left: f64 = x.iter().zip(y).map(|(x, y)| (y - line.at(*x)) * (y - line.at(*x))).sum();
    Some((left / (n - 2.0) * (1.0 / m + 1.0 / n + (at - middle) * (at - middle) / squares(x, middle))).sqrt())
}

/// Σ (x − m)², where m is the mean of all x.
fn squares(x: &[f64], mean: f64) -> f64 {
    x.iter().map(|x| (x - mean) * (x - mean)).sum()
}

fn float(quantity: &Quantity) -> Option<f64> {
    quantity.value.map(f64::of)
}

/// What a percentage is counted of in one period, on each side: leads, parts, contacts, working days, people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Counted {
    pub trained: Option<f64>,
    pub compared: Option<f64>,
}

impl Counted {
    pub(super) fn of(measure: &Measure) -> Counted {
        let group = &measure.comparison;
        let some = |quantity: &Quantity| float(quantity).filter(|count| *count > 0.0);
        let (base, people) = (some(&measure.base), some(&group.trained));
        // Where nobody says otherwise, a percentage is one of people, and so is the group's. Of anything else only the group's own
        // base says how many there were.
        let people = people.filter(|_| catalogue::counts_people(measure));
        let of_people = catalogue::counts_people(measure) && (base.is_none() || people.is_none() || base == people);
        Counted {
            trained: base.or(people),
            compared: some(&group.base).or(some(&group.compared).filter(|_| of_people)),
        }
    }
}

/// Variance of one number of the records, as far as chance goes, and the degrees of freedom of that variance.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Spread {
    variance: f64,
    freedom: f64,
}

impl Spread {
    const NONE: Spread = Spread { variance: 0.0, freedom: f64::INFINITY };

    /// Independent parts add in squares (M13); of the degrees of freedom the sum has those of Welch (1947).
    fn together(parts: &[Spread]) -> Option<StandardError> {
        let variance: f64 = parts.iter().map(|part| part.variance).sum();
        let weights: f64 = parts.iter().map(|part| part.variance * part.variance / part.freedom).sum();
        // Where every part follows from its numbers, so does the sum.
        let freedom = if weights > 0.0 { variance * variance / weights } else { f64::INFINITY };
        Some(StandardError { size: variance.sqrt(), freedom })
    }
}

/// How far one side of a comparison, a series or a single number, lies off by chance. `counted` is what a percentage is
/// counted of in one period.
fn side(measure: &Measure, series: &[Point], single: &Quantity, counted: Option<f64>) -> Option<Spread> {
    let mut values: Vec<f64> = series.iter().filter_map(|point| float(&point.value)).collect();
    if values.is_empty() {
        values.push(float(single)?);
    }
    let periods = values.len() as f64;
    let mean = values.iter().sum::<f64>() / periods;
    let exactly = |variance: f64| Some(Spread { variance, freedom: f64::INFINITY });
    // Somebody may know better how many periods the number stands for: one a year, seen each month.
    let covered = float(&measure.covered).filter(|periods| *periods > 0.0);
    match (measure.scale, counted) {
        (Scale::Percent, Some(counted)) => {
            let share = (mean / 100.0).clamp(0.0, 1.0);
            exactly(10_000.0 * share * (1.0 - share) / (counted * covered.unwrap_or(periods)))
        }
        _ if values.len() > 1 => {
            let variance = squares(&values, mean) / (periods - 1.0) / periods;
            Some(Spread { variance, freedom: periods - 1.0 })
        }
        (Scale::Count, _) if catalogue::counts_events(measure) => exactly(mean.max(0.0) / covered.unwrap_or(1.0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(measure: &Measure, state: State, method: Method) -> Option<f64> {
        standard_error(measure, state, method).map(|error| error.size)
    }

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
        let trend = |measure: &Measure| size(measure, State::Measured, Method::Trend).expect("a trend");
        assert!((trend(&measure) - 0.25_f64.sqrt()).abs() < 1e-12);
        measure.after_series = series(&[1, 1]);
        assert!((trend(&measure) - 0.255_f64.sqrt()).abs() < 1e-12);
    }

    /// 10% and 20% of 100 people are 15% of 200: 0.15 · 0.85/200 = 0.0006375. 20% of 400 add 0.16/400 = 0.0004, together
    /// 0.0010375. Where both had 20% before, 0.16/100 = 0.0016 and once more 0.0004 come to it: 0.0030375.
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
        let size = |method| size(&measure, State::Measured, method).expect("both groups have people");
        assert!((size(Method::GroupAfter) - 100.0 * 0.0010375_f64.sqrt()).abs() < 1e-12);
        assert!((size(Method::GroupDifference) - 100.0 * 0.0030375_f64.sqrt()).abs() < 1e-12);
    }

    /// A target is no record: what is left is 0.2 · 0.8/400 = 0.0004 of the others. Against a number before there is nothing.
    #[test]
    fn chance_has_no_part_in_a_target() {
        let mut measure = Measure { scale: Scale::Percent, ..Measure::default() };
        measure.target = Quantity::entered(10.into());
        measure.after = Quantity::entered(50.into());
        measure.comparison.trained = Quantity::entered(100.into());
        measure.comparison.compared = Quantity::entered(400.into());
        measure.comparison.after = Quantity::entered(20.into());
        let found = size(&measure, State::Forecast, Method::GroupAfter).expect("the others were counted");
        assert!((found - 2.0).abs() < 1e-12);
        measure.baseline = Quantity::entered(30.into());
        assert_eq!(size(&measure, State::Forecast, Method::BeforeAfter), None);
    }

    #[test]
    fn a_group_without_people_tells_no_error() {
        let with = |trained: i64, compared: i64| {
            let mut measure = Measure { scale: Scale::Percent, ..Measure::default() };
            measure.after = Quantity::entered(50.into());
            measure.comparison.after = Quantity::entered(20.into());
            measure.comparison.trained = Quantity::entered(trained.into());
            measure.comparison.compared = Quantity::entered(compared.into());
            size(&measure, State::Measured, Method::GroupAfter).is_some()
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

    fn q(value: i64) -> Quantity {
        Quantity::entered(value.into())
    }

    fn series(values: &[i64]) -> Vec<Point> {
        values.iter().map(|value| Point { value: q(*value), ..Point::default() }).collect()
    }

    /// Of 2,000 leads a month 8% were won, and 9% of the same number: 0.08 · 0.92/2,000 + 0.09 · 0.91/2,000 = 0.00007775, whose
    /// root is 0.8818%. How many people were trained says nothing about that.
    #[test]
    fn a_rate_varies_by_what_it_is_counted_of_and_never_by_people() {
        let mut measure = Measure { scale: Scale::Percent, base: q(2000), ..Measure::default() };
        (measure.baseline, measure.after, measure.comparison.trained) = (q(8), q(9), q(12));
        let found = size(&measure, State::Measured, Method::BeforeAfter).expect("a rate");
        assert!((found - 100.0 * 0.00007775_f64.sqrt()).abs() < 1e-12);
        // Both numbers are those of four months: 8,000 leads each time, which halves it.
        measure.covered = q(4);
        let half = size(&measure, State::Measured, Method::BeforeAfter).expect("a rate");
        assert!((half - found / 2.0).abs() < 1e-12);
        measure.covered = Quantity::default();
        // Three months of 2,000 leads are 6,000.
        measure.after_series = series(&[8, 9, 10]);
        let found = size(&measure, State::Measured, Method::BeforeAfter).expect("a rate");
        let wanted = 0.08 * 0.92 / 2000.0 + 0.09 * 0.91 / 6000.0;
        assert!((found - 100.0 * f64::sqrt(wanted)).abs() < 1e-12);
    }

    /// 90 people who were not trained are no 90 leads: what their percentage is counted of has to be said, and of 200 leads it is
    /// 0.2 · 0.8/1,000 + 0.3 · 0.7/200 = 0.00121.
    #[test]
    fn people_of_the_group_are_not_what_a_rate_of_leads_is_counted_of() {
        let mut measure = Measure { scale: Scale::Percent, base: q(1000), after: q(20), ..Measure::default() };
        (measure.comparison.after, measure.comparison.compared) = (q(30), q(90));
        let of = |measure: &Measure| size(measure, State::Measured, Method::GroupAfter);
        let of_people = 100.0 * f64::sqrt(0.2 * 0.8 / 1000.0 + 0.3 * 0.7 / 90.0);
        assert!(of(&measure).is_some_and(|found| (found - of_people).abs() < 1e-12));
        measure.base_name = "leads in a month".into();
        assert_eq!(of(&measure), None);
        measure.comparison.base = q(200);
        assert!(of(&measure).is_some_and(|found| (found - 100.0 * 0.00121_f64.sqrt()).abs() < 1e-12));
        // Nor are the trained, where nobody says how many leads they had.
        (measure.base, measure.comparison.trained) = (Quantity::default(), q(40));
        assert_eq!(of(&measure), None);
    }

    /// 64 and 36 events: √100. Hours and money are no events.
    #[test]
    fn a_count_of_events_varies_by_its_root() {
        let mut measure = Measure { scale: Scale::Count, ..Measure::default() };
        (measure.baseline, measure.after, measure.worth.value) = (q(64), q(36), q(100));
        let of = |measure: &Measure| size(measure, State::Measured, Method::BeforeAfter);
        assert_eq!(of(&measure), Some(10.0));
        measure.worth.valuation = Valuation::Hour;
        assert_eq!(of(&measure), None);
        (measure.worth.valuation, measure.worth.value) = (Valuation::Agreed, q(1));
        assert_eq!(of(&measure), None);
    }

    /// 10, 12, 14 and 20, 24: variances 4/3 and 8/2, together 16/3; by Welch (16/3)²/((4/3)²/2 + 4²/1) = 1.6842 degrees.
    #[test]
    fn series_vary_around_their_means_and_few_numbers_leave_few_degrees() {
        let mut measure = Measure { scale: Scale::Each, ..Measure::default() };
        (measure.before_series, measure.after_series) = (series(&[10, 12, 14]), series(&[20, 24]));
        let found = standard_error(&measure, State::Measured, Method::BeforeAfter).expect("two series");
        assert!((found.size - f64::sqrt(16.0 / 3.0)).abs() < 1e-12);
        assert!((found.freedom - 256.0 / 9.0 / (16.0 / 18.0 + 16.0)).abs() < 1e-12);
        // One number alone has no spread.
        measure.after_series = series(&[20]);
        assert_eq!(standard_error(&measure, State::Measured, Method::BeforeAfter), None);
    }

    /// With 4 degrees of freedom the 95% interval reaches 2.776 standard errors, in the normal limit 1.960; the 1 in 10 lies
    /// 1.533 and 1.282 away.
    #[test]
    fn an_improvement_is_told_from_chance_beyond_its_interval() {
        let few = StandardError { size: 2.0, freedom: 4.0 };
        assert!(few.tells(5.56) && few.tells(-5.56) && !few.tells(5.55));
        assert!((few.tenth() - 3.066_412_548).abs() < 1e-8);
        let many = StandardError { size: 2.0, freedom: f64::INFINITY };
        assert!(many.tells(3.92) && !many.tells(3.91));
        assert!((many.tenth() - 2.563_103_131).abs() < 1e-8);
    }

    #[test]
    fn the_error_of_a_trend_has_two_degrees_of_freedom_less_than_points() {
        let measure = Measure { before_series: series(&[1, 3, 2, 4, 3, 5]), after: q(9), ..Measure::default() };
        let found = standard_error(&measure, State::Measured, Method::Trend).expect("a trend");
        assert_eq!(found.freedom, 4.0);
        assert_eq!(told_from_chance(&measure, State::Measured, Method::Managers, 4.0), None);
    }
}
