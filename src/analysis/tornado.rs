//! Which number decides it: the result with each lever at its low and at its high end, the widest first (M14).

use rust_decimal::{Decimal, dec};

use crate::analysis::levers::{Lever, Order, levers};
use crate::analysis::{Context, decimal};
use crate::charts::figures;
use crate::engine::Sums;
use crate::steps::{Unit, full, number_at, quick, words};
use crate::study::Scale;

/// One lever as a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub label: String,
    /// By how much it moves the result.
    pub swing: String,
    /// The part of the bar below zero and the part above: start and length in percent of the width.
    pub loss: Option<(f64, f64)>,
    pub gain: Option<(f64, f64)>,
    /// The ends: place, and the lever's value there.
    pub left: (f64, String),
    pub right: (f64, String),
    /// For the table: value and result at the low and at the high end.
    pub low: (String, String),
    pub high: (String, String),
}

/// The drawing with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    pub rows: Vec<Row>,
    pub zero: f64,
    pub now: (f64, String),
    pub title: String,
    pub words: String,
}

/// The tornado over `levers`, which come widest first; none without a result or without a lever.
pub fn tornado(facts: Context, levers: &[Lever]) -> Option<Tornado> {
    let Context { study, format, .. } = facts;
    let now = decimal(facts.outcome.figures.totals.net).ok()?;
    let ends = levers.iter().flat_map(|lever| [lever.at_low, lever.at_high]).chain([now, Decimal::ZERO]);
    let (low, high) = ends.fold((Decimal::MAX, Decimal::MIN), |(low, high), end| (low.min(end), high.max(end)));
    // Room on both sides for the values at the ends of the bars.
    let room = high.less(low).times(dec!(0.4));
    let span = high.less(low).plus(room.times(Decimal::TWO));
    let place = |value: Decimal| figures::share(value.less(low).plus(room), span);
    let zero = place(Decimal::ZERO);
    let rows: Vec<Row> = levers
        .iter()
        .filter_map(|lever| {
            let (_, number, at) = number_at(&lever.place)?;
            let spell = |value| words::value(value, number.unit, study, at, format);
            // The ends of a bar have little room: the number without its name. The table has it in full.
            let short = |value: Decimal| match number.unit {
                Unit::Money => format.money_short(value),
                Unit::Percent => spell(value),
                Unit::Measure if study.measures.get(at.measure).is_some_and(|one| one.scale == Scale::Percent) => {
                    spell(value)
                }
                _ => format.number(value, 2),
            };
            let swapped = lever.at_low > lever.at_high;
            let ((worse, at_worse), (better, at_better)) = match swapped {
                false => ((lever.low, lever.at_low), (lever.high, lever.at_high)),
                true => ((lever.high, lever.at_high), (lever.low, lever.at_low)),
            };
            let (from, to) = (place(at_worse), place(at_better));
            let part = |from: f64, to: f64| (to > from).then(|| (from, ((to - from) * 100.0).round() / 100.0));
            Some(Row {
                label: lever.label.clone(),
                swing: format.money_short(lever.swing()),
                loss: part(from, to.min(zero)),
                gain: part(from.max(zero), to),
                left: (from, short(worse)),
                right: (to, short(better)),
                low: (spell(lever.low), format.money(lever.at_low)),
                high: (spell(lever.high), format.money(lever.at_high)),
            })
        })
        .collect();
    let first = levers.first()?;
    let loses = |lever: &&Lever| lever.at_low < Decimal::ZERO || lever.at_high < Decimal::ZERO;
    let turning: Vec<&Lever> = levers.iter().filter(loses).collect();
    let title = match turning.as_slice() {
        [only] if now >= Decimal::ZERO => format!("One number decides it: {}", words::inside(&only.label)),
        _ => format!("{} matters most", first.label),
    };
    let own = levers.iter().all(|lever| lever.own_range);
    let words = format!(
        "Net benefit if one number moves to its low or high end and the others stay.{}",
        if own { "" } else { " Numbers without a range of yours move by 10%." }
    );
    Some(Tornado { rows, zero, now: (place(now), format.money(now)), title, words })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use crate::study::examples;

    #[test]
    fn bars_are_cut_at_zero_and_the_widest_comes_first() {
        let study = &examples::all()[0];
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        let facts = Context { study, outcome: &outcome, format: &format };
        let all = levers(&[quick::STEPS, full::STEPS], facts, Order::Swing, 6);
        assert!(all.windows(2).all(|pair| pair[0].swing() >= pair[1].swing()));
        let drawn = tornado(facts, &all).unwrap();
        for row in &drawn.rows {
            assert!(row.left.0 <= drawn.now.0 && drawn.now.0 <= row.right.0, "{row:?}");
            assert!(row.loss.is_none_or(|(from, length)| from + length <= drawn.zero + 0.02));
            assert!(row.gain.is_none_or(|(from, _)| from >= drawn.zero));
        }
    }
}
