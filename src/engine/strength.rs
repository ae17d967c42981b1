//! Whether a record is as firm as its design promises (M11): read from records alone, of enough people or cases that did not
//! choose themselves, and told from chance.

use super::change::{Grade, Method, Way};
use super::figures::Figures;
use super::number::{Exact, Number};
use super::sampling::{Counted, told_from_chance};
use crate::study::*;

/// Why a comparison, a trend or a driver is graded like an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortfall {
    /// Nobody knows whether the groups were equal before.
    UnknownStart,
    /// A number it reads is a target, an estimate, an assumption or a published one.
    NotFromRecords,
    /// The smaller group has fewer than ten people or cases.
    TooFew,
    /// The trained chose themselves.
    ChoseItself,
    /// The 95% interval of the improvement holds 0.
    Chance,
}

/// People or cases of the smaller group from which on a comparison can be firm.
const FEWEST: f64 = 10.0;

/// Grades every record of `figures` by design and strength (M11). An estimate stays what it is.
pub(super) fn grade_records(study: &Study, figures: &mut Figures<Exact>) {
    for (measure, one) in study.measures.iter().zip(&mut figures.totals.measures) {
        for way in &mut one.change.ways {
            way.shortfall = shortfall(measure, study.state, way);
            if way.shortfall.is_some() {
                way.grade = Grade::C;
            }
        }
    }
}

fn shortfall(measure: &Measure, state: State, way: &Way<Exact>) -> Option<Shortfall> {
    let method = way.method;
    if !method.is_record() {
        return None;
    }
    if method == Method::GroupAfter {
        return Some(Shortfall::UnknownStart);
    }
    if !is_from_records(measure, state, method) {
        return Some(Shortfall::NotFromRecords);
    }
    if method == Method::GroupDifference && sizes(measure).into_iter().flatten().any(|size| size < FEWEST) {
        return Some(Shortfall::TooFew);
    }
    if measure.comparison.chosen == Selection::Volunteers {
        return Some(Shortfall::ChoseItself);
    }
    let improvement = way.improvement.decimal().map_or(0.0, f64::of);
    let told = told_from_chance(measure, state, method, improvement);
    (told == Some(false)).then_some(Shortfall::Chance)
}

/// How many people there are on each side; where nobody counted them, how many cases a percentage is counted of.
fn sizes(measure: &Measure) -> [Option<f64>; 2] {
    let people = |quantity: &Quantity| quantity.value.map(f64::of);
    let group = &measure.comparison;
    let cases = match measure.scale {
        Scale::Percent => Counted::of(measure),
        Scale::Count | Scale::Each => Counted { trained: None, compared: None },
    };
    let covered = people(&measure.covered).unwrap_or(1.0).max(1.0);
    [
        people(&group.trained).or(cases.trained.map(|cases| cases * covered)),
        people(&group.compared).or(cases.compared.map(|cases| cases * covered)),
    ]
}

/// Whether every number that `method` reads is a record, a system's or Finance's. One of which nobody said where it comes from
/// is taken for a record; a target never is one.
fn is_from_records(measure: &Measure, state: State, method: Method) -> bool {
    if state.is_forecast() && measure.target.value.is_some() {
        return false;
    }
    let group = &measure.comparison;
    let side = |series: &[Point], single: &Quantity| -> Vec<Quantity> {
        let seen: Vec<Quantity> =
            series.iter().map(|point| point.value.clone()).filter(|one| one.value.is_some()).collect();
        if seen.is_empty() { vec![single.clone()] } else { seen }
    };
    let mut read = side(&measure.before_series, &measure.baseline);
    read.extend(side(&measure.after_series, &measure.after));
    if method == Method::GroupDifference {
        read.extend([group.before.clone(), group.after.clone()]);
    }
    if method == Method::Driver {
        let points = measure.before_series.iter().chain(&measure.after_series);
        read.extend(points.map(|point| point.driver.clone()));
    }
    read.iter().filter(|number| number.value.is_some()).all(is_record)
}

fn is_record(number: &Quantity) -> bool {
    let source = matches!(number.source, Source::Open | Source::Record | Source::System | Source::Finance);
    source && number.status != Status::Assumed
}

/// The letter of one number for the ledger (M11): a record or Finance A, a system's export B, a study or benchmark C, an
/// estimate D, assumed E. None where nobody said where it comes from.
pub fn letter(number: &Quantity) -> Option<Grade> {
    match number.source {
        _ if number.status == Status::Assumed => Some(Grade::E),
        Source::Open => None,
        Source::Record | Source::Finance => Some(Grade::A),
        Source::System => Some(Grade::B),
        Source::Study => Some(Grade::C),
        Source::Manager | Source::Expert | Source::Participant => Some(Grade::D),
        Source::Guess => Some(Grade::E),
    }
}

#[cfg(test)]
mod tests {
    use super::super::outcome::evaluate;
    use super::*;
    use rust_decimal::{Decimal, dec};

    fn record(value: Decimal) -> Quantity {
        Quantity { source: Source::Record, ..Quantity::entered(value) }
    }

    /// 20% of 400 leads became 12%, and 20% of 400 others stayed: 8 points, with an error of √(2·0.16 + 0.1056 + 0.16)/20.
    fn compared() -> Measure {
        Measure {
            better: Better::Lower,
            scale: Scale::Percent,
            period: Period::Year,
            base: record(dec!(400)),
            baseline: record(dec!(20)),
            after: record(dec!(12)),
            comparison: Comparison {
                before: record(dec!(20)),
                after: record(dec!(20)),
                trained: record(dec!(40)),
                compared: record(dec!(40)),
                base: record(dec!(400)),
                ..Comparison::default()
            },
            worth: Worth { value: record(dec!(10)), ..Worth::default() },
            ..Measure::default()
        }
    }

    /// Grade and shortfall of the way that counts, and of the study.
    fn graded(change: impl Fn(&mut Measure)) -> (Grade, Option<Shortfall>, Option<Grade>) {
        let mut measure = compared();
        change(&mut measure);
        let outcome = evaluate(&Study { state: State::Measured, measures: vec![measure], ..Study::default() });
        let way = *outcome.figures.totals.measures[0].change.way().expect("a way");
        (way.grade, way.shortfall, outcome.grade)
    }

    fn is_c(because: Shortfall) -> (Grade, Option<Shortfall>, Option<Grade>) {
        (Grade::C, Some(because), Some(Grade::C))
    }

    #[test]
    fn a_comparison_is_graded_a_only_from_records_of_enough_people_that_chance_does_not_explain() {
        // 1.96 · √(0.16/400 · 3 + 0.1056/400) = 7.5 points, and 8 were seen.
        assert_eq!(graded(|_| {}), (Grade::A, None, Some(Grade::A)));
        assert_eq!(graded(|one| one.comparison.after = record(dec!(19))), is_c(Shortfall::Chance));
        assert_eq!(graded(|one| one.comparison.compared = record(dec!(9))), is_c(Shortfall::TooFew));
        assert_eq!(graded(|one| one.comparison.chosen = Selection::Volunteers), is_c(Shortfall::ChoseItself));
        assert_eq!(graded(|one| one.comparison.before = Quantity::default()), is_c(Shortfall::UnknownStart));
        for source in [Source::Study, Source::Manager, Source::Expert, Source::Participant, Source::Guess] {
            assert_eq!(
                graded(|one| one.comparison.after.source = source),
                is_c(Shortfall::NotFromRecords),
                "{source:?}"
            );
        }
        assert_eq!(graded(|one| one.after.status = Status::Assumed), is_c(Shortfall::NotFromRecords));
        // What the method does not read makes it no weaker.
        assert_eq!(graded(|one| one.worth.value.source = Source::Guess).0, Grade::A);
    }

    #[test]
    fn a_target_is_no_record() {
        let mut measure = compared();
        measure.target = record(dec!(12));
        let outcome = evaluate(&Study { state: State::Forecast, measures: vec![measure], ..Study::default() });
        assert_eq!(outcome.grade, Some(Grade::C));
    }

    /// Six months of exactly 20, then 12: a line without scatter leaves nothing to chance.
    #[test]
    fn a_trend_of_remembered_numbers_is_graded_like_an_estimate() {
        let trend = |source: Source| {
            graded(move |one| {
                one.comparison = Comparison { trend: YesNo::Yes, ..Comparison::default() };
                let value = Quantity { source, ..Quantity::entered(dec!(20)) };
                one.before_series = vec![Point { value, ..Point::default() }; 6];
            })
        };
        assert_eq!(trend(Source::System), (Grade::B, None, Some(Grade::B)));
        assert_eq!(trend(Source::Participant), is_c(Shortfall::NotFromRecords));
    }

    #[test]
    fn each_number_has_a_letter_by_where_it_comes_from() {
        let of = |source: Source| letter(&Quantity { source, ..Quantity::entered(dec!(1)) }).map(Grade::letter);
        let letters =
            [Source::Record, Source::Finance, Source::System, Source::Study, Source::Manager, Source::Guess].map(of);
        assert_eq!(letters, [Some("A"), Some("A"), Some("B"), Some("C"), Some("D"), Some("E")]);
        assert_eq!(of(Source::Open), None);
        let assumed = Quantity { status: Status::Assumed, ..record(dec!(1)) };
        assert_eq!(letter(&assumed), Some(Grade::E));
    }
}
