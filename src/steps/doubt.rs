//! Answers that can stand and are yet unusual: a note beside the box that stops nobody. The question's own doubt stands in its
//! table; what may be odd about any range stands here.

use rust_decimal::{Decimal, dec};

use super::field::{At, Field, Kind, NumberField};
use crate::study::{Better, Bounds, Quantity, Study};

/// What is odd about the answer to `field`, if anything.
pub fn doubt(field: &Field, study: &Study, at: At) -> Option<&'static str> {
    (field.doubt)(study, at).or_else(|| match &field.kind {
        Kind::Number(number) => (number.lens.get)(study, at)
            .and_then(|quantity| below_zero(number, quantity).or_else(|| odd_range(quantity))),
        _ => None,
    })
}

/// The value to say back, where what was typed leaves room for doubt: anything but up to four plain digits.
pub fn to_read_back(quantity: &Quantity) -> Option<Decimal> {
    let typed = &quantity.typed;
    let is_plain = typed.len() <= 4 && typed.chars().all(|c| c.is_ascii_digit());
    quantity.value.filter(|_| !is_plain)
}

/// A count is never below zero; a score or a balance may be.
fn below_zero(number: &NumberField, quantity: &Quantity) -> Option<&'static str> {
    let is_below = number.bounds == Bounds::Level && quantity.value?.is_sign_negative();
    is_below.then_some("A number below 0 is right for a score or a balance. A count is 0 or more")
}

fn odd_range(quantity: &Quantity) -> Option<&'static str> {
    let (low, likely, high) = (quantity.low?, quantity.value?, quantity.high?);
    if low == likely && likely == high {
        return Some("You gave the same number three times, so we cannot show how sure you are");
    }
    let wide = low.is_sign_positive() && !low.is_zero() && low.checked_mul(dec!(10)).is_some_and(|most| high > most);
    wide.then_some("This range is very wide")
}

/// What the number after says beside the number before.
pub fn of_change(study: &Study, at: At) -> Option<&'static str> {
    let measure = study.measures.get(at.measure)?;
    match toward(measure.baseline.value?, measure.after.value?, measure.better)? {
        Toward::Same => Some("Nothing changes, so there is no benefit"),
        Toward::Worse => Some("This is worse than before. The result will be a loss"),
        Toward::Far => Some("A change of more than half is rare. Check the number after the training"),
    }
}

/// What the target says beside the number before.
pub fn of_target(study: &Study, at: At) -> Option<&'static str> {
    let measure = study.measures.get(at.measure)?;
    match toward(measure.baseline.value?, measure.target.value?, measure.better)? {
        Toward::Same => Some("This is the number before. Nothing would change"),
        Toward::Worse => Some("This is worse than before. Check the target, or what counts as better"),
        Toward::Far => Some("A change of more than half is rare. Check the target"),
    }
}

enum Toward {
    Same,
    Worse,
    /// By more than half of the number before.
    Far,
}

fn toward(before: Decimal, then: Decimal, better: Better) -> Option<Toward> {
    let gain = match better {
        Better::Lower => before.checked_sub(then)?,
        Better::Higher => then.checked_sub(before)?,
    };
    match () {
        _ if gain.is_zero() => Some(Toward::Same),
        _ if gain.is_sign_negative() => Some(Toward::Worse),
        _ if gain.checked_mul(dec!(2))? > before.abs() && !before.is_zero() => Some(Toward::Far),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Measure;

    #[test]
    fn anything_but_four_plain_digits_is_said_back() {
        let typed =
            |typed: &str| to_read_back(&Quantity { typed: typed.into(), ..Quantity::entered(dec!(5)) }).is_some();
        assert_eq!(["", "5", "1234", "12345", "1,234", "5k"].map(typed), [false, false, false, true, true, true]);
    }

    fn says(before: Decimal, after: Decimal, better: Better) -> Option<&'static str> {
        let (baseline, after) = (Quantity::entered(before), Quantity::entered(after));
        let measures = vec![Measure { baseline, after, better, ..Measure::default() }];
        of_change(&Study { measures, ..Study::default() }, At::default())
    }

    #[test]
    fn no_change_a_change_for_the_worse_and_one_by_more_than_half_are_odd() {
        for (better, before, worse, half, more) in [
            (Better::Lower, dec!(410), dec!(411), dec!(205), dec!(204)),
            (Better::Higher, dec!(410), dec!(409), dec!(615), dec!(616)),
        ] {
            assert!(says(before, before, better).is_some_and(|words| words.starts_with("Nothing changes")));
            assert!(says(before, worse, better).is_some_and(|words| words.starts_with("This is worse")));
            assert_eq!(says(before, half, better), None);
            assert!(says(before, more, better).is_some_and(|words| words.starts_with("A change of more than half")));
        }
        assert_eq!(says(dec!(0), dec!(5), Better::Higher), None, "half of nothing is no yardstick");
    }

    #[test]
    fn a_range_is_odd_without_a_width_and_beyond_ten_times_its_low() {
        let range =
            |low, likely, high| odd_range(&Quantity { low: Some(low), high: Some(high), ..Quantity::entered(likely) });
        assert!(range(dec!(5), dec!(5), dec!(5)).is_some());
        assert_eq!(range(dec!(1), dec!(5), dec!(10)), None);
        assert!(range(dec!(1), dec!(5), dec!(10.1)).is_some());
        assert_eq!(range(dec!(0), dec!(5), dec!(10)), None);
        assert_eq!(odd_range(&Quantity::entered(dec!(5))), None, "no range is no odd one");
    }
}
