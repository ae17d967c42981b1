//! The course of a measure, and of money, over time: points, and the lines they are held against.

use rust_decimal::Decimal;

use crate::analysis::{Context, decimal};
use crate::charts::figures::Reach;
use crate::engine::{Method, Number};
use crate::study::*;

/// Height of a drawing in pixels.
pub const HEIGHT: f64 = 180.0;

/// One value in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The name of its period.
    pub when: String,
    pub value: Decimal,
    /// In percent of the width, and pixels from the top.
    pub at: (f64, f64),
    /// Whether it came after the training.
    pub after: bool,
}

/// A level that the course is held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    pub name: &'static str,
    pub value: Decimal,
    pub y: f64,
}

/// The course of one measure. Its scale begins at zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    pub moments: Vec<Moment>,
    /// Baseline, without the training, target: as far as they are known.
    pub levels: Vec<Level>,
}

/// The course of measure `at`: its periods before and after, then the months that were recorded since; none without a number.
pub fn track(context: Context, at: usize) -> Option<Track> {
    let measure = context.study.measures.get(at)?;
    let change = &context.outcome.figures.totals.measures.get(at)?.change;
    let values = moments(measure);
    let isolated = change.way().ok().filter(|way| way.method != Method::BeforeAfter);
    let levels = [
        ("Baseline", decimal(change.before).ok()),
        ("Without the training", isolated.and_then(|way| way.expected).and_then(|value| decimal(Ok(value)).ok())),
        ("Target", measure.target.value),
    ];
    let levels: Vec<(&'static str, Decimal)> =
        levels.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    if values.is_empty() {
        return None;
    }
    let reach = Reach::of(values.iter().map(|one| one.1).chain(levels.iter().map(|one| one.1)));
    let y = |value: Decimal| HEIGHT - reach.place(value) / 100.0 * HEIGHT;
    let last = (values.len() - 1).max(1) as f64;
    let moment = |(index, (when, value, after)): (usize, (String, Decimal, bool))| Moment {
        when,
        value,
        at: (index as f64 / last * 100.0, y(value)),
        after,
    };
    Some(Track {
        moments: values.into_iter().enumerate().map(moment).collect(),
        levels: levels.into_iter().map(|(name, value)| Level { name, value, y: y(value) }).collect(),
    })
}

/// Every number of the measure in time, with the name of its period; a number that stands for all of a side where there is no series.
fn moments(measure: &Measure) -> Vec<(String, Decimal, bool)> {
    let mut found = Vec::new();
    for (series, single, name, after) in [
        (&measure.before_series, &measure.baseline, "Before", false),
        (&measure.after_series, &measure.after, "After", true),
    ] {
        let known: Vec<&Point> = series.iter().filter(|point| point.value.value.is_some()).collect();
        for (at, point) in known.iter().enumerate() {
            let when = if point.when.is_empty() { format!("{name} {}", at + 1) } else { point.when.clone() };
            found.extend(point.value.value.map(|value| (when, value, after)));
        }
        if known.is_empty() {
            found.extend(single.value.map(|value| (name.to_string(), value, after)));
        }
    }
    let mut actuals: Vec<(Decimal, Decimal)> =
        measure.actuals.iter().filter_map(|one| Some((one.month.value?, one.value.value?))).collect();
    actuals.sort();
    found.extend(actuals.into_iter().map(|(month, value)| (format!("Month {}", month.normalize()), value, true)));
    found
}

/// Benefit, cost and promise up to and with a month.
pub type SoFar = (Decimal, Decimal, Option<Decimal>);

/// Money month by month: benefit and cost so far, and the benefit that was promised.
#[derive(Clone, Debug, PartialEq)]
pub struct MoneyTrack {
    pub benefit: Vec<(f64, f64)>,
    pub cost: Vec<(f64, f64)>,
    /// None without a promise, or where its months cannot be told.
    pub promised: Option<Vec<(f64, f64)>>,
    pub zero: f64,
    /// Benefit, cost and promise so far, by month from 0.
    pub months: Vec<SoFar>,
}

/// The first twelve months of money; none without benefit and cost. What was promised for the year is spread over its months
/// as the benefit is (M6).
pub fn money(context: Context) -> Option<MoneyTrack> {
    let figures = &context.outcome.figures;
    decimal(figures.totals.net).ok()?;
    let year: Vec<(Decimal, Decimal)> = figures
        .flow
        .benefit
        .iter()
        .zip(&figures.flow.cost)
        .take(13)
        .filter_map(|(benefit, cost)| benefit.decimal().zip(cost.decimal()))
        .collect();
    let last = year.last()?.0;
    let promise = context.study.forecast.as_ref().and_then(|promise| promise.benefit.value);
    let promised = |benefit: Decimal| promise?.checked_mul(benefit)?.checked_div(last);
    let months: Vec<SoFar> = year.iter().map(|(benefit, cost)| (*benefit, *cost, promised(*benefit))).collect();
    let all = months.iter().flat_map(|(benefit, cost, promised)| [Some(*benefit), Some(*cost), *promised]);
    let reach = Reach::of(all.flatten());
    let y = |value: Decimal| HEIGHT - reach.place(value) / 100.0 * HEIGHT;
    let count = (months.len() - 1).max(1) as f64;
    let line = |pick: fn(&SoFar) -> Option<Decimal>| -> Vec<(f64, f64)> {
        let points = months.iter().enumerate();
        points.filter_map(|(month, one)| Some((month as f64 / count * 100.0, y(pick(one)?)))).collect()
    };
    let promised = line(|one| one.2);
    Some(MoneyTrack {
        benefit: line(|one| Some(one.0)),
        cost: line(|one| Some(one.1)),
        promised: (!promised.is_empty()).then_some(promised),
        zero: y(Decimal::ZERO),
        months,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use rust_decimal::dec;

    fn with<T>(study: &Study, make: impl Fn(Context) -> T) -> T {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        make(Context { study, outcome: &outcome, format: &format })
    }

    fn actual(month: i64, value: Decimal) -> Actual {
        Actual { month: Quantity::entered(month.into()), value: Quantity::entered(value), ..Actual::default() }
    }

    #[test]
    fn months_that_came_in_follow_the_numbers_before_and_after_in_their_order() {
        let mut study = examples::all().remove(4);
        let measure = &mut study.measures[0];
        measure.before_series.clear();
        measure.after_series.clear();
        (measure.baseline, measure.after) = (Quantity::entered(dec!(40)), Quantity::entered(dec!(20)));
        measure.target = Quantity::entered(dec!(10));
        measure.actuals = vec![actual(2, dec!(10)), actual(1, dec!(30))];
        let track = with(&study, |context| track(context, 0)).expect("a course");
        let seen: Vec<(&str, f64, f64)> =
            track.moments.iter().map(|one| (one.when.as_str(), one.at.0.round(), one.at.1)).collect();
        // From zero to 40 over 180 pixels: 40 at the top, 20 in the middle, 10 at three quarters, 30 at one quarter.
        assert_eq!(
            seen,
            [("Before", 0.0, 0.0), ("After", 33.0, 90.0), ("Month 1", 67.0, 45.0), ("Month 2", 100.0, 135.0)]
        );
        assert_eq!(track.levels.last().map(|one| (one.name, one.y)), Some(("Target", 135.0)));
    }

    #[test]
    fn a_promise_is_spread_over_the_months_as_the_benefit_is() {
        let mut study = examples::all().remove(0);
        let net = with(&study, money).expect("money");
        assert_eq!(net.months.len(), 13);
        assert_eq!((net.months[0].0, net.promised.is_none()), (Decimal::ZERO, true));
        let benefit = net.months[12].0;
        study.forecast = Some(Promise { benefit: Quantity::entered(benefit * dec!(2)), ..Promise::default() });
        let net = with(&study, money).expect("money");
        for (benefit, _, promised) in &net.months {
            assert_eq!(promised.map(|one| one.round_dp(6)), Some((*benefit * dec!(2)).round_dp(6)));
        }
    }
}
