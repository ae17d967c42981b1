//! A forecast becomes actual: what was promised is frozen, what came stands beside it, and the next round starts from there.

use rust_decimal::Decimal;

use crate::analysis::{Context, decimal};
use crate::engine::{Sums, evaluate};
use crate::steps::words;
use crate::study::*;

/// The promise of a forecast, to be kept as it stands when measuring begins. None where nothing was promised yet.
pub fn freeze(forecast: &Study, on: &str) -> Option<Promise> {
    let outcome = evaluate(forecast);
    let totals = &outcome.figures.totals;
    let entered = |value: Option<Decimal>| value.map_or(Quantity::default(), Quantity::entered);
    let benefit = decimal(totals.benefit).ok()?;
    let measures = forecast.measures.iter().zip(&totals.measures).map(|(measure, one)| PromisedMeasure {
        name: measure.name.clone(),
        baseline: entered(decimal(one.change.before).ok()),
        target: entered(decimal(one.change.after).ok()),
        worth: entered(decimal(one.first_year).ok()),
        ..PromisedMeasure::default()
    });
    Some(Promise {
        frozen_on: on.into(),
        benefit: Quantity::entered(benefit),
        cost: entered(decimal(totals.cost).ok()),
        measures: measures.collect(),
        ..Promise::default()
    })
}

/// What was promised beside what came.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub name: String,
    pub promised: String,
    pub came: String,
    /// How much of the promise came, in percent.
    pub share: Option<String>,
}

/// The promise of a study and how far it was kept, or none without a frozen forecast.
pub fn kept(facts: Context) -> Option<(String, Vec<Kept>)> {
    let Context { study, outcome, format } = facts;
    let promise = study.forecast.as_ref()?;
    let totals = &outcome.figures.totals;
    let money = |value: Option<Decimal>| value.map_or("not known yet".to_string(), |value| format.money(value));
    let share = |came: Option<Decimal>, promised: Option<Decimal>| {
        let share = came?.times(Decimal::ONE_HUNDRED).checked_div(promised?)?;
        Some(format.percent_of(share, 0))
    };
    let mut rows = Vec::new();
    for (measure, one) in study.measures.iter().zip(&totals.measures) {
        let Some(promised) = promise.measures.iter().find(|promised| promised.name == measure.name) else { continue };
        let spell = |value: Option<Decimal>| {
            value.map_or("not known yet".to_string(), |value| words::of_measure(value, measure, format))
        };
        rows.push(Kept {
            name: words::name_of(measure).into(),
            promised: spell(promised.target.value),
            came: spell(decimal(one.change.after).ok()),
            share: None,
        });
    }
    let (benefit, cost) = (decimal(totals.benefit).ok(), decimal(totals.cost).ok());
    for (name, came, promised) in
        [("Benefit, first year", benefit, promise.benefit.value), ("Full cost, first year", cost, promise.cost.value)]
    {
        rows.push(Kept {
            name: name.into(),
            promised: money(promised),
            came: money(came),
            share: share(came, promised),
        });
    }
    let sentence = match (benefit, promise.benefit.value) {
        (Some(came), Some(promised)) if came >= promised => {
            "The promise was kept: the benefit is what was promised or more."
        }
        (Some(_), Some(_)) => "The promise was not fully kept. Say why, and what changes in the next round.",
        _ => "The promise stands. What came of it is not known yet.",
    };
    Some((sentence.into(), rows))
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
        "" => format!("{} (next round)", crate::words::title(study)),
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
    use crate::amount::Format;
    use rust_decimal::dec;

    #[test]
    fn a_frozen_promise_stays_while_the_actuals_change() {
        let mut study = examples::all().remove(0);
        let promise = freeze(&study, "2026-01-31").expect("a benefit");
        assert_eq!(promise.benefit.value, Some(dec!(138398.4)));
        study.forecast = Some(promise);
        study.measures[0].after = Quantity::entered(dec!(24));
        study.measures[0].after_series.clear();
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let (sentence, rows) = kept(Context { study: &study, outcome: &outcome, format: &format }).unwrap();
        assert!(sentence.contains("not fully kept"));
        assert_eq!((rows[0].promised.as_str(), rows[0].came.as_str()), ("22.5%", "24%"));
    }

    #[test]
    fn the_next_round_starts_from_what_was_reached() {
        let study = examples::all().remove(0);
        let next = next_round(&study, "n");
        assert_eq!(next.measures[0].baseline.value, study.measures[0].after.value);
        assert_eq!((next.state, next.measures[0].after.value), (State::Forecast, None));
        assert!(next.forecast.is_none());
    }
}
