//! What one measure alone would have to bring to break even, in sentences.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::text::filled;
use crate::analysis::{Context, decimal};
use crate::engine::{BreakEven, Exact, MeasureChange, Sums, Way};
use crate::steps::words;
use crate::study::*;

/// "It pays for itself if …", for the share, the improvement and the unit value of each measure (M14).
pub fn break_even_sentences(facts: Context) -> Vec<String> {
    let outcome = facts.outcome;
    if outcome.is_withheld() {
        return Vec::new();
    }
    if decimal(outcome.figures.totals.cost).is_ok_and(|cost| cost <= Decimal::ZERO) {
        return vec!["No cost is entered, so there is nothing to break even with.".into()];
    }
    outcome.break_even.iter().flat_map(|one| of_one_measure(one, facts).unwrap_or_default()).collect()
}

/// What one measure alone would have to bring.
fn of_one_measure(one: &BreakEven<Exact>, facts: Context) -> Option<Vec<String>> {
    let measure = facts.study.measures.get(one.measure)?;
    let change = &facts.outcome.figures.totals.measures.get(one.measure)?.change;
    let way = change.way().ok()?;
    let name = words::name_of(measure);
    let now = decimal(Ok(one.improvement_now)).unwrap_or_default();
    let needed = [one.share, one.improvement, one.value].map(|figure| decimal(figure).ok());
    if one.factor.is_err() && needed == [None; 3] {
        let text = match (now > Decimal::ZERO, facts.study.state.is_forecast()) {
            (true, _) => {
                "A better “{name}” is counted as worth nothing, so that alone cannot make the study break even."
            }
            (false, true) => "“{name}” would not get better, so that alone cannot make the study break even.",
            (false, false) => "“{name}” did not get better, so that alone cannot make the study break even.",
        };
        return Some(vec![filled(text, &[("name", name)])]);
    }
    let mut known = needed.iter().flatten().peekable();
    if known.peek().is_some() && known.all(|needed| needed.is_zero()) {
        let text = "“{name}” is not needed to break even: the other measures carry the cost.";
        return Some(vec![filled(text, &[("name", name)])]);
    }
    let case = BreakEvenCase { one, measure, change, way, now, facts };
    Some([case.share(), case.improvement(), case.value()].into_iter().flatten().collect())
}

/// A measure that can carry the cost alone, and what it brings now.
struct BreakEvenCase<'a> {
    one: &'a BreakEven<Exact>,
    measure: &'a Measure,
    change: &'a MeasureChange<Exact>,
    way: &'a Way<Exact>,
    /// The improvement that counts, in units.
    now: Decimal,
    facts: Context<'a>,
}

impl BreakEvenCase<'_> {
    fn size(&self) -> String {
        words::difference(self.now.abs(), self.measure, self.facts.format)
    }

    fn share(&self) -> Option<String> {
        let format = self.facts.format;
        let whole = match self.way.method.is_record() {
            true => format!("the {} beyond what would have happened anyway", self.size()),
            false => format!("the change in “{}”", words::name_of(self.measure)),
        };
        let hundredfold = |share: Decimal| share.times(Decimal::ONE_HUNDRED);
        let counted = decimal(Ok(self.one.share_now));
        let counted = counted.map_or(String::new(), |share| format.percent_of(hundredfold(share), 0));
        let (text, needed) = match decimal(self.one.share) {
            // A needed share is rounded up as in the table of goals: the shown number must be enough.
            Ok(needed) => (
                "It pays for itself if at least {needed} of {whole} is due to the training. You count {counted}.",
                format.percent_of(ceil_percent(hundredfold(needed)), 1),
            ),
            // Where nothing got better there is nothing to have a share of.
            Err(_) if self.now > Decimal::ZERO => {
                ("No share of {whole} would be enough on its own. You count {counted}.", String::new())
            }
            Err(_) => return None,
        };
        Some(filled(text, &[("needed", &needed), ("whole", &whole), ("counted", &counted)]))
    }

    fn improvement(&self) -> Option<String> {
        let BreakEvenCase { measure, change, way, facts, .. } = *self;
        let needed = decimal(self.one.improvement).ok()?;
        let name = words::name_of(measure);
        // What falls cannot fall below nothing.
        let whole = way.expected.map_or(change.before, Ok).and_then(|whole| decimal(Ok(whole))).ok();
        let whole = whole.filter(|whole| measure.better == Better::Lower && !way.summed && needed > *whole);
        let Some(whole) = whole else {
            let text = match way.method.is_record() {
                true => {
                    "It pays for itself if “{name}” gets better, beyond what would have happened anyway, by at least {needed}. {stands}"
                }
                false => "It pays for itself if “{name}” gets better by at least {needed}. {stands}",
            };
            let needed = words::difference(ceil(needed), measure, facts.format);
            return Some(filled(text, &[("name", name), ("needed", &needed), ("stands", &self.stands())]));
        };
        let is_rate = measure.scale == Scale::Percent;
        let text = match (whole <= Decimal::ZERO, is_rate, whole == Decimal::ONE) {
            (true, ..) => "It cannot pay for itself by a better “{name}” alone: nothing of it is left to lose.",
            (false, true, _) => "It cannot pay for itself by a lower “{name}” alone: there is only {whole}.",
            (false, false, true) => "It cannot pay for itself by fewer {unit} alone: there is only {whole}.",
            (false, false, false) => "It cannot pay for itself by fewer {unit} alone: there are only {whole}.",
        };
        let whole = words::of_measure(whole, measure, facts.format);
        Some(filled(text, &[("name", name), ("unit", words::unit(measure)), ("whole", &whole)]))
    }

    /// What is there of the improvement now.
    fn stands(&self) -> String {
        let BreakEvenCase { change, way, facts, .. } = *self;
        // Where it moved the right way, but by less than without the training, it did not get worse (M2).
        let worse = way.summed || decimal(change.gross).map_or(true, |gross| gross < Decimal::ZERO);
        let text = match (self.now.cmp(&Decimal::ZERO), facts.study.state.is_forecast()) {
            (Ordering::Greater, true) => "You expect {size}.",
            (Ordering::Greater, false) => "You have {size}.",
            (Ordering::Equal, true) => "You expect no change.",
            (Ordering::Equal, false) if way.method.is_record() => "It did no better than it would have anyway.",
            (Ordering::Equal, false) => "It did not change.",
            (Ordering::Less, true) if worse => "You expect it to get worse by {size}.",
            (Ordering::Less, false) if worse => "It got worse by {size}.",
            (Ordering::Less, true) => "You expect it to fall {size} short of what would happen anyway.",
            (Ordering::Less, false) => "It fell {size} short of what would have happened anyway.",
        };
        filled(text, &[("size", &self.size())])
    }

    fn value(&self) -> Option<String> {
        let format = self.facts.format;
        let (needed, now) = (decimal(self.one.value).ok()?, decimal(Ok(self.one.value_now)).ok()?);
        let text = "It pays for itself if one {unit} is worth at least {needed}. You say {now}.";
        let (unit, needed) = (words::one(words::unit(self.measure)), format.money(ceil_money(needed)));
        Some(filled(text, &[("unit", &unit), ("needed", &needed), ("now", &format.money(now))]))
    }
}

fn ceil_percent(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::ToPositiveInfinity)
}

/// Rounded to the safe side: a needed value is never shown smaller than it is.
fn ceil(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::ToPositiveInfinity)
}
fn ceil_money(value: Decimal) -> Decimal {
    let digits = if value < Decimal::ONE_HUNDRED { 2 } else { 0 };
    value.round_dp_with_strategy(digits, rust_decimal::RoundingStrategy::ToPositiveInfinity)
}
