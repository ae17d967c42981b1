//! What the tornado says in words, and what to measure next.

use rust_decimal::Decimal;

use super::text::filled;
use crate::analysis::Context;
use crate::analysis::levers::{Lever, Order, levers};
use crate::steps::{full, number_at, quick, words};

/// The levers whose two ends, and whose two results, read apart: a bar with the same words at both ends says nothing (M14).
pub fn apart(levers: Vec<Lever>, facts: Context) -> Vec<Lever> {
    let Context { study, format, .. } = facts;
    let reads_apart = |lever: &Lever| {
        let spelled = number_at(&lever.place).map(|(_, number, at)| {
            [lever.low, lever.high].map(|end| words::value(end, number.unit, study, at, format))
        });
        spelled.is_some_and(|[low, high]| low != high) && format.money(lever.at_low) != format.money(lever.at_high)
    };
    levers.into_iter().filter(reads_apart).collect()
}

/// The heading over the bars of `levers`, which come widest first; none without one.
pub fn tornado_title(levers: &[Lever], net: Decimal) -> Option<String> {
    let first = levers.first()?;
    let loses = |lever: &&Lever| lever.at_low < Decimal::ZERO || lever.at_high < Decimal::ZERO;
    let turning: Vec<&Lever> = levers.iter().filter(loses).collect();
    Some(match turning.as_slice() {
        [only] if net >= Decimal::ZERO => {
            filled("One number decides it: {number}", &[("number", &words::inside(&only.label))])
        }
        _ => filled("{number} matters most", &[("number", &first.label)]),
    })
}

/// What the bars show.
pub fn tornado_caption(levers: &[Lever]) -> &'static str {
    match levers.iter().all(|lever| lever.own_range) {
        true => "Net benefit if one number moves to its low or high end and the others stay.",
        false => {
            "Net benefit if one number moves to its low or high end and the others stay. Numbers without a range move by 10% and are drawn hollow."
        }
    }
}

/// The number whose better source would settle most: the largest swing × weakness of evidence (M14).
pub fn next_measurement(facts: Context) -> Option<String> {
    let first = levers(&[quick::STEPS, full::STEPS], facts, Order::Urgency, 1).into_iter().next()?;
    let swing = facts.format.money(first.swing());
    if first.by_chance {
        return Some(format!(
            "The next best measurement: more people, or more periods, for {}. Chance in its records moves the result by {swing}.",
            words::inside(&first.label)
        ));
    }
    Some(format!(
        "The next best measurement: {}. It moves the result by {swing} and is not firm yet.",
        words::inside(&first.label)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use crate::study::*;
    use rust_decimal::dec;

    /// One yen moved by a tenth is one yen at both ends.
    #[test]
    fn a_bar_whose_ends_read_the_same_is_not_drawn() {
        let drawn = |value: Decimal| {
            let number = Quantity::entered;
            let measure = Measure {
                period: Period::Year,
                baseline: number(dec!(0)),
                after: number(dec!(100000)),
                worth: Worth { value: number(value), ..Worth::default() },
                ..Measure::default()
            };
            let cost = CostLine { rate: number(dec!(50000)), ..CostLine::default() };
            let study =
                Study { state: State::Measured, measures: vec![measure], costs: vec![cost], ..Study::default() };
            let (outcome, format) = (evaluate(&study), Format::named("ja-JP", "JPY"));
            let facts = Context { study: &study, outcome: &outcome, format: &format };
            let is_worth = |levers: &[Lever]| levers.iter().any(|lever| lever.place == "measures.0.worth.value");
            let all = levers(&[quick::STEPS, full::STEPS], facts, Order::Swing, 6);
            assert!(is_worth(&all));
            is_worth(&apart(all, facts))
        };
        assert!(!drawn(dec!(1)) && drawn(dec!(100)));
    }
}
