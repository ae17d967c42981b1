//! What was promised beside what came.

use rust_decimal::Decimal;

use crate::analysis::{Context, decimal};
use crate::engine::Sums;
use crate::steps::words;

/// One promise beside what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PromiseRow {
    pub name: String,
    pub promised: String,
    pub came: String,
    /// How much of the promise came, in percent.
    pub share: Option<String>,
}

/// The promise of a study and how far it was kept, or none without a frozen forecast.
pub fn promise_rows(facts: Context) -> Option<(String, Vec<PromiseRow>)> {
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
        rows.push(PromiseRow {
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
        rows.push(PromiseRow {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use crate::scenario::promise::freeze;
    use crate::study::*;
    use rust_decimal::dec;

    #[test]
    fn a_frozen_promise_stays_while_the_actuals_change() {
        let mut study = examples::all().remove(0);
        let promise = freeze(&study, "2026-01-31").expect("a benefit");
        assert_eq!(promise.benefit.value, Some(dec!(584539.2)));
        study.forecast = Some(promise);
        study.measures[0].after = Quantity::entered(dec!(24));
        study.measures[0].after_series.clear();
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let (sentence, rows) = promise_rows(Context { study: &study, outcome: &outcome, format: &format }).unwrap();
        assert!(sentence.contains("not fully kept"));
        assert_eq!((rows[0].promised.as_str(), rows[0].came.as_str()), ("21%", "24%"));
    }
}
