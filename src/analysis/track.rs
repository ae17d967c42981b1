//! What has come so far: the course of a measure, and of money, over time.

use rust_decimal::Decimal;

use super::{Context, decimal};
use crate::engine::{Method, Number};
use crate::study::*;

/// The period of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// As somebody named it.
    Named(String),
    /// One number stands for all of a side.
    Side,
    /// The nth period of its side.
    Nth(usize),
    /// The nth month after the training.
    Month(Decimal),
}

/// One value in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub when: When,
    /// In the unit of the measure.
    pub value: Decimal,
    /// Whether it came after the training.
    pub is_after: bool,
}

/// What the course of a measure is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackLevel {
    Baseline,
    WithoutTraining,
    Target,
}

/// The course of one measure, with the levels it is held against as far as they are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    pub moments: Vec<Moment>,
    pub levels: Vec<(TrackLevel, Decimal)>,
}

/// The course of measure `at`: its periods before and after, then the months that were recorded since; none without a number.
pub fn course(context: Context, at: usize) -> Option<Course> {
    let measure = context.study.measures.get(at)?;
    let change = &context.outcome.figures.totals.measures.get(at)?.change;
    let isolated = change.way().ok().filter(|way| way.method != Method::BeforeAfter);
    let expected = isolated.and_then(|way| way.expected).and_then(|value| decimal(Ok(value)).ok());
    let levels = [
        (TrackLevel::Baseline, decimal(change.before).ok()),
        (TrackLevel::WithoutTraining, expected),
        (TrackLevel::Target, measure.target.value),
    ];
    let moments = moments(measure);
    (!moments.is_empty()).then(|| Course {
        moments,
        levels: levels.into_iter().filter_map(|(level, value)| Some((level, value?))).collect(),
    })
}

/// Every number of the measure in time; a number that stands for all of a side where there is no series.
fn moments(measure: &Measure) -> Vec<Moment> {
    let mut found = Vec::new();
    for (series, single, is_after) in
        [(&measure.before_series, &measure.baseline, false), (&measure.after_series, &measure.after, true)]
    {
        let known: Vec<(&Point, Decimal)> =
            series.iter().filter_map(|point| Some((point, point.value.value?))).collect();
        if known.is_empty() {
            found.extend(single.value.map(|value| Moment { when: When::Side, value, is_after }));
        }
        for (at, (point, value)) in known.into_iter().enumerate() {
            let when = if point.when.is_empty() { When::Nth(at + 1) } else { When::Named(point.when.clone()) };
            found.push(Moment { when, value, is_after });
        }
    }
    let mut actuals: Vec<(Decimal, Decimal)> =
        measure.actuals.iter().filter_map(|one| Some((one.month.value?, one.value.value?))).collect();
    actuals.sort();
    let moment = |(month, value): (Decimal, Decimal)| Moment { when: When::Month(month), value, is_after: true };
    found.extend(actuals.into_iter().map(moment));
    found
}

/// Benefit, cost and promise up to and with a month, in the study's currency.
pub type SoFar = (Decimal, Decimal, Option<Decimal>);

/// The first twelve months of money, from month 0; none without benefit and cost. What was promised for the year is spread over
/// its months as the benefit is (M6).
pub fn money(context: Context) -> Option<Vec<SoFar>> {
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
    Some(year.iter().map(|(benefit, cost)| (*benefit, *cost, promised(*benefit))).collect())
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
        let course = with(&study, |context| course(context, 0)).expect("a course");
        let seen: Vec<(&When, Decimal)> = course.moments.iter().map(|one| (&one.when, one.value)).collect();
        assert_eq!(
            seen,
            [
                (&When::Side, dec!(40)),
                (&When::Side, dec!(20)),
                (&When::Month(dec!(1)), dec!(30)),
                (&When::Month(dec!(2)), dec!(10))
            ]
        );
        assert_eq!(course.levels.last(), Some(&(TrackLevel::Target, dec!(10))));
    }

    #[test]
    fn a_promise_is_spread_over_the_months_as_the_benefit_is() {
        let mut study = examples::all().remove(0);
        let months = with(&study, money).expect("money");
        assert_eq!(months.len(), 13);
        assert_eq!((months[0].0, months[0].2), (Decimal::ZERO, None));
        let benefit = months[12].0;
        study.forecast = Some(Promise { benefit: Quantity::entered(benefit * dec!(2)), ..Promise::default() });
        let months = with(&study, money).expect("money");
        for (benefit, _, promised) in &months {
            assert_eq!(promised.map(|one| one.round_dp(6)), Some((*benefit * dec!(2)).round_dp(6)));
        }
    }
}
