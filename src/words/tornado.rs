//! What the tornado says in words, and what to measure next.

use rust_decimal::Decimal;

use super::text::filled;
use crate::analysis::Context;
use crate::analysis::levers::{Lever, Order, levers};
use crate::steps::{full, quick, words};

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
            "Net benefit if one number moves to its low or high end and the others stay. Numbers without a range of yours move by 10%."
        }
    }
}

/// The number whose better source would settle most: the largest swing × weakness of evidence (M14).
pub fn next_measurement(facts: Context) -> Option<String> {
    let first = levers(&[quick::STEPS, full::STEPS], facts, Order::Urgency, 1).into_iter().next()?;
    let swing = facts.format.money(first.swing());
    Some(format!(
        "The next best measurement: {}. It moves the result by {swing} and is not firm yet.",
        words::inside(&first.label)
    ))
}
