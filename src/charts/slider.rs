//! The slider of a lever: its ends, its step, and what is marked on it.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, dec};

use super::figures::{percent, share};
use crate::amount::round_step;
use crate::analysis::levers::{Lever, bounds};
use crate::engine::Sums;
use crate::steps::{At, Bounds, NumberField, Unit};
use crate::study::*;

/// A slider: where it begins and ends, its step, and what is marked on it, in percent of its length.
#[derive(Clone, Debug, PartialEq)]
pub struct Slider {
    pub least: Decimal,
    pub most: Decimal,
    pub step: Decimal,
    /// The base value.
    pub base: String,
    /// The user's own range: its start and its length.
    pub own: Option<(String, String)>,
}

impl Slider {
    /// A slider for `lever`: its own range with room on both sides, or half as much again either way.
    pub fn of(lever: &Lever, number: &NumberField, study: &Study, at: At) -> Slider {
        let (floor, mut ceiling) = bounds(number, lever.value.min(lever.low));
        // A rate has no bound of its own, yet its slider ends at 100%; the box beside it takes more.
        let rate = study.measures.get(at.measure).is_some_and(|measure| measure.scale == Scale::Percent);
        if number.unit == Unit::Measure && rate && lever.high <= Decimal::ONE_HUNDRED {
            ceiling = ceiling.min(Decimal::ONE_HUNDRED);
        }
        let value = lever.value;
        let half = value.abs() / dec!(2);
        let room = if lever.own_range { lever.high.less(lever.low) / dec!(4) } else { half };
        let (mut least, mut most) = (lever.low.less(room), lever.high.plus(room));
        if number.unit == Unit::Percent && ceiling == Decimal::ONE_HUNDRED {
            (least, most) = (Decimal::ZERO, Decimal::ONE_HUNDRED);
        }
        let whole = matches!(number.bounds, Bounds::Whole(..));
        let mut step = round_step(most.less(least) / Decimal::ONE_HUNDRED);
        if whole {
            step = step.max(Decimal::ONE);
        }
        // The ends stand on whole steps, so that the slider can reach the round numbers between them.
        let on_step = |steps: Decimal| steps.times(step);
        least = on_step(least.checked_div(step).unwrap_or(least).floor()).max(floor).min(ceiling);
        most = on_step(most.checked_div(step).unwrap_or(most).ceil()).min(ceiling).max(least);
        let mut slider = Slider { least, most, step, base: String::new(), own: None };
        slider.base = percent(slider.place(value));
        slider.own = lever.own_range.then(|| {
            let (from, to) = (slider.place(lever.low), slider.place(lever.high));
            (percent(from), percent(to - from))
        });
        slider
    }

    /// Where `value` stands, in percent; outside values stand at the end.
    pub fn place(&self, value: Decimal) -> f64 {
        let from = value.max(self.least).min(self.most).less(self.least);
        share(from, self.most.less(self.least))
    }

    /// One step up or down from `value`, on the slider's own steps and inside the bounds of the field.
    pub fn stepped(&self, value: Decimal, up: bool, number: &NumberField) -> Decimal {
        let (floor, ceiling) = bounds(number, value);
        let steps = value.checked_div(self.step).unwrap_or(value);
        let next = if up { steps.floor().plus(Decimal::ONE) } else { steps.ceil().less(Decimal::ONE) };
        next.times(self.step).max(floor).min(ceiling)
    }
}

/// A lever's own range in equal steps, counted from its low end.
#[derive(Clone, Copy, Debug)]
pub struct EvenSteps {
    pub low: Decimal,
    pub high: Decimal,
    pub count: i64,
}

impl EvenSteps {
    /// The value at a step; steps outside are the ends.
    pub fn value(self, at: i64) -> Decimal {
        let at = Decimal::from(at.clamp(0, self.count));
        let part = self.high.less(self.low).times(at).checked_div(Decimal::from(self.count));
        self.low.plus(part.unwrap_or_default())
    }

    /// The step nearest to `value`.
    pub fn nearest(self, value: Decimal) -> i64 {
        let part = value.less(self.low).times(Decimal::from(self.count)).checked_div(self.high.less(self.low));
        part.and_then(|at| at.round().to_i64()).unwrap_or(0).clamp(0, self.count)
    }
}

/// A scale between two ends, moved by a fixed step.
#[derive(Clone, Copy, Debug)]
pub struct FixedSteps {
    pub least: Decimal,
    pub most: Decimal,
    pub step: Decimal,
}

impl FixedSteps {
    /// One step up or down, ends included; the caller holds it to the bounds of its field.
    pub fn stepped(self, value: Decimal, up: bool) -> Decimal {
        if up { value.plus(self.step) } else { value.less(self.step) }
    }

    /// Where `value` stands, in percent of the length.
    pub fn place(self, value: Decimal) -> f64 {
        share(value.less(self.least), self.most.less(self.least))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From 10 to 30 in 40 steps: half a unit each.
    #[test]
    fn even_steps_begin_at_the_low_end_and_stop_at_the_ends() {
        let steps = EvenSteps { low: dec!(10), high: dec!(30), count: 40 };
        assert_eq!([-1, 0, 1, 40, 99].map(|at| steps.value(at)), [dec!(10), dec!(10), dec!(10.5), dec!(30), dec!(30)]);
        assert_eq!([dec!(5), dec!(15.1), dec!(30)].map(|value| steps.nearest(value)), [0, 10, 40]);
        let none = EvenSteps { low: dec!(7), high: dec!(7), count: 40 };
        assert_eq!((none.value(3), none.nearest(dec!(7))), (dec!(7), 0));
    }
}
