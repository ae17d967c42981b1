//! How many people, cases or periods would tell a change from chance (M13): for planning, and for P23.
//!
//! Two-sided 5%, power of 80%: `n = (1.96 + 0.84)² · (variance of one unit, both sides) / I²` (Fleiss, Levin and Paik,
//! Statistical Methods for Rates and Proportions, 3rd ed., section 4.2, without the correction for continuity).

use super::change::{MeasureChange, Method};
use super::number::{Exact, Number};
use super::sampling::Counted;
use crate::study::*;

/// 1.96 + 0.84.
const POWER: f64 = 2.8;
/// The 97.5% quantile of the normal distribution.
const Z_975: f64 = 1.959_963_984_540_054;

/// What has to be enough of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// What a percentage is counted of: people, leads, parts, days.
    Cases,
    /// Periods of the measure.
    Periods,
}

/// How many there are on one side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// In all periods together.
    pub units: f64,
    /// How many periods that is.
    pub periods: f64,
}

/// What it takes to tell a change, and what there is.
#[derive(Clone, Debug, PartialEq)]
pub struct ToTell {
    pub counting: Counting,
    /// The change that was seen or is aimed at, without its sign, in units of the measure.
    pub change: f64,
    /// How many there are: of the trained, and of those they are compared with. Empty where that is not known.
    pub now: Vec<Size>,
    /// How many it takes on each side, rounded up, over as many periods as the trained were seen.
    pub needed: Size,
    /// Standard error of the change with as many as there are.
    pub error: Option<f64>,
    /// Whether the other side is a group that was not trained; otherwise it is the time before.
    pub compared: bool,
}

impl ToTell {
    /// The smallest change that as many as there are would find with 80% power.
    pub fn least(&self) -> Option<f64> {
        self.error.map(|error| POWER * error)
    }

    /// How far chance alone moves the change with as many as there are, two-sided 95%.
    pub fn by_chance(&self) -> Option<f64> {
        self.error.map(|error| Z_975 * error)
    }
}

/// Which number of the comparison it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Before,
    After,
    Theirs,
}

/// What it takes to tell the change of `measure` from chance. None without a change, for a line, whose chance has a form of
/// its own, and where nobody knows how far one unit varies.
pub fn to_tell(measure: &Measure, state: State, change: &MeasureChange<Exact>) -> Option<ToTell> {
    let way = change.way().ok();
    if way.is_some_and(|way| way.summed || matches!(way.method, Method::Trend | Method::Driver)) {
        return None;
    }
    let counting = counting(measure)?;
    let numbers = numbers(measure, state, change)?;
    let float = |value: Exact| value.decimal().map(f64::of);
    let improvement = way.map(|way| way.improvement).or(change.gross.ok()).and_then(float)?.abs();
    let planned = state.is_forecast();
    let sizes: Vec<Option<Size>> = numbers.iter().map(|(whose, _)| size(measure, counting, *whose, planned)).collect();
    let variances: Vec<f64> =
        numbers.iter().map(|(_, value)| variance(measure, counting, *value)).collect::<Option<_>>()?;
    let variance: f64 = variances.iter().sum();
    let exists = improvement > 0.0 && improvement.is_finite() && variance > 0.0 && variance.is_finite();
    let parts = variances.iter().zip(&sizes).map(|(variance, size)| size.map(|size| variance / size.units));
    let error = parts.sum::<Option<f64>>().map(f64::sqrt);
    let compared = numbers.iter().any(|(whose, _)| *whose == Whose::Theirs);
    // The smaller of both times stands for the trained.
    let of = |theirs: bool| {
        let own = numbers.iter().zip(&sizes).filter(|((whose, _), _)| (*whose == Whose::Theirs) == theirs);
        own.filter_map(|(_, size)| *size).min_by(|one, other| one.units.total_cmp(&other.units))
    };
    let periods = of(false).map_or(1.0, |size| size.periods);
    let now = [of(false), of(true)].into_iter().flatten().collect();
    exists.then(|| {
        let needed = POWER * POWER * variance / (improvement * improvement);
        // What is whole but for the last bits of the fraction is whole.
        let needed = Size { units: (needed * (1.0 - 1e-12)).ceil(), periods };
        ToTell { counting, change: improvement, now, needed, error, compared }
    })
}

/// The numbers whose difference is the change.
fn numbers(measure: &Measure, state: State, change: &MeasureChange<Exact>) -> Option<Vec<(Whose, f64)>> {
    let float = |value: Exact| value.decimal().map(f64::of);
    let before = || Some((Whose::Before, change.before.ok().and_then(float)?));
    let after = || Some((Whose::After, change.after.ok().and_then(float)?));
    let theirs = |number: &Quantity| Some((Whose::Theirs, number.value.map(f64::of)?));
    let group = &measure.comparison;
    let all = match change.way().ok().map(|way| way.method) {
        Some(Method::GroupAfter) => vec![after(), theirs(&group.after)],
        Some(Method::GroupDifference) => vec![before(), after(), theirs(&group.before), theirs(&group.after)],
        // A group that is to be compared is expected to stay as it is.
        _ if state.is_forecast() && group.before.value.is_some() => {
            vec![before(), after(), theirs(&group.before), theirs(&group.before)]
        }
        _ => vec![before(), after()],
    };
    all.into_iter().collect()
}

/// A percentage is told by cases; a count of events and a series by periods.
fn counting(measure: &Measure) -> Option<Counting> {
    match measure.scale {
        Scale::Percent => Some(Counting::Cases),
        Scale::Count if catalogue::counts_events(measure) => Some(Counting::Periods),
        _ => spread(&measure.before_series).map(|_| Counting::Periods),
    }
}

/// How many units one number is the mean of: the cases of its periods, or its periods.
fn size(measure: &Measure, counting: Counting, whose: Whose, planned: bool) -> Option<Size> {
    let series = match whose {
        Whose::Theirs => &[][..],
        // What is aimed at is to be seen for as long as what was before.
        Whose::After if !planned => &measure.after_series,
        Whose::Before | Whose::After => &measure.before_series,
    };
    let seen = series.iter().filter(|point| point.value.value.is_some()).count();
    let covered = measure.covered.value.map(f64::of).filter(|periods| *periods > 0.0);
    let periods = match counting {
        Counting::Periods if seen > 1 => seen as f64,
        _ => covered.unwrap_or(seen.max(1) as f64),
    };
    let counted = Counted::of(measure);
    let one = match (counting, whose) {
        (Counting::Periods, _) => Some(1.0),
        (Counting::Cases, Whose::Theirs) => counted.compared,
        (Counting::Cases, _) => counted.trained,
    };
    one.map(|one| Size { units: one * periods, periods }).filter(|size| size.units >= 1.0)
}

/// How far one unit of a number varies, squared. None for a percentage that is no share.
fn variance(measure: &Measure, counting: Counting, value: f64) -> Option<f64> {
    let share = value / 100.0;
    match counting {
        Counting::Cases => (0.0..=1.0).contains(&share).then_some(10_000.0 * share * (1.0 - share)),
        Counting::Periods => Some(spread(&measure.before_series).unwrap_or(value.max(0.0))),
    }
}

/// The variance of one period of a series; none with fewer than two.
fn spread(series: &[Point]) -> Option<f64> {
    let values: Vec<f64> = series.iter().filter_map(|point| point.value.value.map(f64::of)).collect();
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    (values.len() > 1).then(|| values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (count - 1.0))
}

#[cfg(test)]
mod tests {
    use super::super::outcome::evaluate;
    use super::*;
    use rust_decimal::{Decimal, dec};

    fn number(value: Decimal) -> Quantity {
        Quantity { source: Source::Record, ..Quantity::entered(value) }
    }

    fn told(state: State, measure: &Measure) -> Option<ToTell> {
        let study = Study { state, measures: vec![measure.clone()], ..Study::default() };
        to_tell(measure, state, &evaluate(&study).figures.totals.measures[0].change)
    }

    fn units(found: &ToTell) -> Vec<f64> {
        found.now.iter().map(|size| size.units).collect()
    }

    fn rate() -> Measure {
        Measure {
            better: Better::Lower,
            scale: Scale::Percent,
            base: number(dec!(400)),
            baseline: number(dec!(28)),
            target: number(dec!(22)),
            ..Measure::default()
        }
    }

    /// 28% and 22%: 0.2016 + 0.1716 = 0.3732, and 2.8² · 0.3732/0.06² = 812.7. With 400 on each side √(0.3732/400) = 3.0545
    /// points, so that 2.8 times it, 8.5527 points, would be found.
    #[test]
    fn a_forecast_says_how_many_would_tell_its_target() {
        let found = told(State::Forecast, &rate()).expect("a change");
        assert_eq!((found.counting, found.needed.units, found.compared), (Counting::Cases, 813.0, false));
        assert_eq!(units(&found), [400.0]);
        assert!(found.least().is_some_and(|least| (least - 8.5527).abs() < 1e-4), "{found:?}");
        // Nobody has said of how many: what it takes is known all the same.
        let found = told(State::Forecast, &Measure { base: Quantity::default(), ..rate() }).expect("a change");
        assert_eq!((found.needed.units, found.error, found.now.len()), (813.0, None, 0));
    }

    /// Others at 27.5% before, who are expected to stay there: 0.3732 + 2 · 0.199375 = 0.77195, and 7.84 · 0.77195/0.06² = 1,681.1.
    #[test]
    fn others_who_are_compared_have_their_own_chance() {
        let mut measure = rate();
        measure.comparison.before = number(dec!(27.5));
        measure.comparison.base = number(dec!(300));
        let found = told(State::Forecast, &measure).expect("a change");
        assert_eq!((found.needed.units, found.compared), (1682.0, true));
        assert_eq!(units(&found), [400.0, 300.0]);
    }

    /// Seen for six months, it is counted of 2,400 cases.
    #[test]
    fn every_period_has_its_own_cases() {
        let mut measure = rate();
        let point = |value| Point { value: number(value), ..Point::default() };
        measure.before_series = vec![point(dec!(28)); 6];
        let found = told(State::Forecast, &measure).expect("a change");
        assert_eq!(found.needed, Size { units: 813.0, periods: 6.0 });
        assert_eq!(found.now, [Size { units: 2400.0, periods: 6.0 }]);
    }

    /// 20 and 14 events in a month: 7.84 · 34/36 = 7.4 months. Of a series 10, 12, 14 the variance is 4: 7.84 · 8/9 = 6.97 for 3.
    #[test]
    fn counts_and_series_are_told_by_periods() {
        let count = Measure {
            kind: "defects".into(),
            better: Better::Lower,
            scale: Scale::Count,
            period: Period::Month,
            baseline: number(dec!(20)),
            after: number(dec!(14)),
            ..Measure::default()
        };
        assert!(catalogue::counts_events(&count));
        let found = told(State::Measured, &count).expect("a change");
        assert_eq!((found.counting, found.needed.units), (Counting::Periods, 8.0));
        let point = |value| Point { value: number(value), ..Point::default() };
        let series = Measure {
            scale: Scale::Each,
            before_series: vec![point(dec!(10)), point(dec!(12)), point(dec!(14))],
            target: number(dec!(15)),
            ..Measure::default()
        };
        let found = told(State::Forecast, &series).expect("a change");
        assert_eq!((found.counting, found.needed.units), (Counting::Periods, 7.0));
        assert_eq!(units(&found), [3.0]);
        assert!(found.least().is_some_and(|least| (least - 2.8 * (8.0_f64 / 3.0).sqrt()).abs() < 1e-12));
        // One number that nobody saw move tells nothing of how it varies.
        assert_eq!(
            told(State::Forecast, &Measure { before_series: Vec::new(), baseline: number(dec!(12)), ..series }),
            None
        );
    }

    #[test]
    fn without_a_change_there_is_nothing_to_tell() {
        assert_eq!(told(State::Forecast, &Measure { target: number(dec!(28)), ..rate() }), None);
        assert_eq!(told(State::Forecast, &Measure { target: Quantity::default(), ..rate() }), None);
    }
}
