//! What an evidence grade rests on, and why it is no better (M11).

use crate::engine::{Exact, Grade, LEAST_TREND_PERIODS, Method, Outcome, Shortfall, Way};
use crate::study::{Measure, YesNo};

/// What the grade of the study rests on: the way of the measure that has it. Empty without a grade.
pub fn evidence_words(outcome: &Outcome) -> &'static str {
    let graded = outcome.graded_by.and_then(|at| outcome.figures.totals.measures.get(at));
    graded.and_then(|one| one.change.way().ok()).map_or("", way_words)
}

/// What the grade of one way rests on.
pub fn way_words(way: &Way<Exact>) -> &'static str {
    let compared = matches!(way.method, Method::GroupAfter | Method::GroupDifference);
    match (way.shortfall, compared) {
        (Some(Shortfall::UnknownStart), _) => "Comparison group, but nobody knows how it stood before",
        (Some(Shortfall::NotFromRecords), true) => "Comparison group, but not every number is a record",
        (Some(Shortfall::NotFromRecords), false) => "Trend, but not every number is a record",
        (Some(Shortfall::TooFew), _) => "Comparison group, but fewer than ten on one side",
        (Some(Shortfall::ChoseItself), true) => "Comparison group, but the trained chose themselves",
        (Some(Shortfall::ChoseItself), false) => "Trend, but the trained chose themselves",
        (Some(Shortfall::Chance), true) => "Comparison group, but too few people to tell it from chance",
        (Some(Shortfall::Chance), false) => "Trend, but too few periods to tell it from chance",
        (None, _) if way.own => "Your own estimate",
        (None, _) => match way.grade {
            Grade::A => "Comparison group",
            Grade::B => "Trend from records",
            Grade::C => "Managers’ or experts’ estimate",
            Grade::D => "Participants’ estimate",
            Grade::E => "Not separated from other causes",
        },
    }
}

/// The adviser: what the data at hand would allow next, or nothing where the best comparison is there already.
pub fn method_advice(measure: &Measure) -> &'static str {
    let group = &measure.comparison;
    let has_trend = measure.before_series.len() >= LEAST_TREND_PERIODS;
    match () {
        _ if group.after.value.is_some() && group.before.value.is_some() => "",
        _ if group.after.value.is_some() => "With the group’s number before, the comparison becomes fairer.",
        _ if has_trend && group.trend != YesNo::Yes => "You have enough periods for a trend line (evidence B).",
        _ if has_trend => "People who were not trained would make it evidence A.",
        _ => "People who were not trained make it evidence A. Six periods before the training make it B.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::evaluate;
    use crate::study::*;
    use rust_decimal::{Decimal, dec};

    fn said(change: impl Fn(&mut Measure)) -> (Option<&'static str>, &'static str) {
        let number = |value: Decimal| Quantity { source: Source::Record, ..Quantity::entered(value) };
        let mut measure = Measure {
            better: Better::Lower,
            scale: Scale::Percent,
            period: Period::Year,
            base: number(dec!(400)),
            baseline: number(dec!(20)),
            after: number(dec!(12)),
            worth: Worth { value: number(dec!(10)), ..Worth::default() },
            ..Measure::default()
        };
        measure.comparison.before = number(dec!(20));
        measure.comparison.after = number(dec!(20));
        measure.comparison.compared = number(dec!(400));
        change(&mut measure);
        let outcome = evaluate(&Study { state: State::Measured, measures: vec![measure], ..Study::default() });
        (outcome.grade.map(Grade::letter), evidence_words(&outcome))
    }

    #[test]
    fn a_comparison_that_proves_nothing_says_why_beside_its_letter() {
        assert_eq!(said(|_| {}), (Some("A"), "Comparison group"));
        let few = said(|one| one.comparison.compared.value = Some(dec!(100)));
        assert_eq!(few, (Some("C"), "Comparison group, but too few people to tell it from chance"));
        let asked = said(|one| one.comparison.before.source = Source::Study);
        assert_eq!(asked, (Some("C"), "Comparison group, but not every number is a record"));
    }

    /// Nobody is called a manager or a participant until somebody is named (M3).
    #[test]
    fn an_estimate_of_nobody_is_ones_own() {
        let own = said(|one| {
            one.comparison = Comparison::default();
            let (share, confidence) = (Quantity::entered(dec!(50)), Quantity::entered(dec!(80)));
            one.isolation.estimators = vec![Estimator { share, confidence, ..Estimator::default() }];
        });
        assert_eq!(own, (Some("C"), "Your own estimate"));
    }
}
