//! A forecast becomes actual: what was promised is frozen, and the next round starts from what was reached.

use rust_decimal::Decimal;

use crate::engine::{evaluate, shown};
use crate::steps::words;
use crate::study::*;

/// The promise of a forecast, to be kept as it stands when measuring begins. None where nothing was promised yet.
pub fn freeze(forecast: &Study, on: &str) -> Option<Promise> {
    let outcome = evaluate(forecast);
    let totals = &outcome.figures.totals;
    let entered = |value: Option<Decimal>| value.map_or(Quantity::default(), Quantity::entered);
    let benefit = totals.benefit.and_then(shown).ok()?;
    let measures = forecast.measures.iter().zip(&totals.measures).map(|(measure, one)| PromisedMeasure {
        name: measure.name.clone(),
        baseline: entered(one.change.before.and_then(shown).ok()),
        target: entered(one.change.after.and_then(shown).ok()),
        worth: entered(one.first_year.and_then(shown).ok()),
        ..PromisedMeasure::default()
    });
    Some(Promise {
        frozen_on: on.into(),
        benefit: Quantity::entered(benefit),
        cost: entered(totals.cost.and_then(shown).ok()),
        measures: measures.collect(),
        ..Promise::default()
    })
}

/// The next round: it starts where this one ended, and keeps what was learned.
pub fn next_round(study: &Study, id: &str) -> Study {
    let mut next = study.clone();
    next.id = id.into();
    next.sample = false;
    next.state = State::Forecast;
    next.forecast = None;
    next.kept.clear();
    next.scenarios.clear();
    next.title = match study.title.trim() {
        "" => format!("{} (next round)", words::title(study)),
        title => format!("{title} (next round)"),
    };
    for text in [&study.levels.helped, &study.levels.blocked] {
        if !text.trim().is_empty() && !next.lessons.contains(text) {
            next.lessons.push(text.clone());
        }
    }
    for measure in &mut next.measures {
        let reached = std::mem::take(&mut measure.after);
        let series = std::mem::take(&mut measure.after_series);
        // What was reached is where the next round starts; a series of it stands for its mean.
        if reached.value.is_some() || !series.is_empty() {
            measure.baseline = reached;
            measure.before_series = series;
        }
        measure.target = Quantity::default();
        measure.comparison.before = std::mem::take(&mut measure.comparison.after);
        measure.isolation.respondents.clear();
    }
    for expectation in &mut next.expectations {
        let reached = std::mem::take(&mut expectation.actual);
        if reached.value.is_some() {
            expectation.baseline = reached;
        }
        expectation.judged = Judgement::Open;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_round_starts_from_what_was_reached() {
        let study = examples::all().remove(0);
        let next = next_round(&study, "n");
        assert_eq!(next.measures[0].baseline.value, study.measures[0].after.value);
        assert_eq!((next.state, next.measures[0].after.value), (State::Forecast, None));
        assert!(next.forecast.is_none());
    }
}
