//! The tornado: how far each lever moves the result, as bars about where it stands now.

use rust_decimal::{Decimal, dec};

use super::figures::share;
use crate::analysis::levers::Lever;
use crate::engine::Sums;
use crate::steps::number_at;
use crate::steps::words::Amount;

/// One lever as a bar; places and lengths in percent of the width.
#[derive(Clone, Debug, PartialEq)]
pub struct TornadoRow {
    pub label: String,
    /// By how much it moves the result.
    pub swing: Amount,
    /// Whether no range says how far it moves: it is drawn hollow.
    pub hollow: bool,
    /// The part of the bar below zero and the part above: start and length.
    pub loss: Option<(f64, f64)>,
    pub gain: Option<(f64, f64)>,
    /// Where the bar begins and ends.
    pub from: f64,
    pub to: f64,
    /// The lever's value at the worse end, which is drawn left, and at the better end.
    pub worse: Amount,
    pub better: Amount,
    /// The lever's low and high end, each with the result there.
    pub low: (Amount, Amount),
    pub high: (Amount, Amount),
}

/// The whole drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    pub rows: Vec<TornadoRow>,
    pub zero: f64,
    pub now: f64,
    pub net: Amount,
}

/// The tornado over `levers`, which come widest first, about today's `net`.
pub fn tornado(levers: &[Lever], net: Decimal) -> Tornado {
    let ends = levers.iter().flat_map(|lever| [lever.at_low, lever.at_high]).chain([net, Decimal::ZERO]);
    let (low, high) = ends.fold((Decimal::MAX, Decimal::MIN), |(low, high), end| (low.min(end), high.max(end)));
    // Room on both sides for the values at the ends of the bars.
    let room = high.less(low).times(dec!(0.4));
    let span = high.less(low).plus(room.times(Decimal::TWO));
    let place = |value: Decimal| share(value.less(low).plus(room), span);
    let zero = place(Decimal::ZERO);
    let row = |lever: &Lever| {
        let (_, number, at) = number_at(&lever.place)?;
        let amount = |value| Amount { value, unit: number.unit, at };
        let ((worse, at_worse), (better, at_better)) = match lever.at_low > lever.at_high {
            false => ((lever.low, lever.at_low), (lever.high, lever.at_high)),
            true => ((lever.high, lever.at_high), (lever.low, lever.at_low)),
        };
        let (from, to) = (place(at_worse), place(at_better));
        let part = |from: f64, to: f64| (to > from).then(|| (from, ((to - from) * 100.0).round() / 100.0));
        Some(TornadoRow {
            label: lever.label.clone(),
            swing: Amount::money(lever.swing()),
            hollow: !lever.own_range,
            loss: part(from, to.min(zero)),
            gain: part(from.max(zero), to),
            from,
            to,
            worse: amount(worse),
            better: amount(better),
            low: (amount(lever.low), Amount::money(lever.at_low)),
            high: (amount(lever.high), Amount::money(lever.at_high)),
        })
    };
    Tornado { rows: levers.iter().filter_map(row).collect(), zero, now: place(net), net: Amount::money(net) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::analysis::Context;
    use crate::analysis::levers::{Order, levers};
    use crate::engine::evaluate;
    use crate::steps::{full, quick};
    use crate::study::examples;

    #[test]
    fn bars_are_cut_at_zero_and_the_widest_comes_first() {
        let study = &examples::all()[0];
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        let facts = Context { study, outcome: &outcome, format: &format };
        let all = levers(&[quick::STEPS, full::STEPS], facts, Order::Swing, 6);
        assert!(all.windows(2).all(|pair| pair[0].swing() >= pair[1].swing()));
        let drawn = tornado(&all, dec!(309659));
        for row in &drawn.rows {
            assert!(row.from <= drawn.now && drawn.now <= row.to, "{row:?}");
            assert!(row.loss.is_none_or(|(from, length)| from + length <= drawn.zero + 0.02));
            assert!(row.gain.is_none_or(|(from, _)| from >= drawn.zero));
        }
    }
}
