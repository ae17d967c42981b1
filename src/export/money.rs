//! Copies with other amounts of money: multiplied by one factor that is told to nobody, or rounded.
//!
//! Every amount of money changes, and no share, time or count does: ROI, payback, grade and ROE stay what they are.

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

use crate::engine::{Exact, Number};
use crate::steps::{self, Unit};
use crate::study::record::{Node, Reading};
use crate::study::{Measure, Study};

/// How amounts are changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Disguise {
    /// Multiplied: every ratio stays what it is.
    Times(Decimal),
    /// Rounded to two digits that count: ratios stay about what they are.
    Rounded,
}

impl Disguise {
    /// A factor from a number of chance: 0.40 to 0.79 or 1.30 to 2.49, so that it is far enough from 1.
    pub fn hidden(chance: u32) -> Self {
        let hundredths = match chance % 160 {
            low @ 0..40 => 40 + low,
            high => 130 + high - 40,
        };
        Disguise::Times(Decimal::new(hundredths.into(), 2))
    }

    fn of(self, amount: Decimal) -> Decimal {
        match self {
            Disguise::Times(factor) => (Exact::of(amount) * Exact::of(factor)).decimal().unwrap_or(amount).normalize(),
            Disguise::Rounded => {
                amount.round_sf_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).unwrap_or(amount).normalize()
            }
        }
    }
}

/// `study` with every amount of money changed.
pub fn disguised(study: &Study, how: Disguise) -> Study {
    let mut value = serde_json::to_value(study).unwrap_or_default();
    let in_money: Vec<bool> = study.measures.iter().map(is_counted_in_money).collect();
    walk(&mut value, "", &|place, numbers| {
        if is_money(place, &in_money) {
            for name in ["value", "low", "high"] {
                let amount = numbers.get(name).and_then(Value::as_str).and_then(|text| text.parse().ok());
                if let Some(amount) = amount {
                    numbers.insert(name.into(), how.of(amount).to_string().into());
                }
            }
            // What was typed is the amount itself.
            ["typed", "typed_low", "typed_high"].iter().for_each(|name| drop(numbers.remove(*name)));
        }
    });
    let mut other = Study::default();
    other.read(value, &mut Reading::default());
    for scenario in &mut other.scenarios {
        for change in scenario.changes.iter_mut().filter(|change| is_money(&change.place, &in_money)) {
            change.value = how.of(change.value);
        }
    }
    other
}

/// Shows each number of the tree with its place.
fn walk(value: &mut Value, place: &str, found: &dyn Fn(&str, &mut serde_json::Map<String, Value>)) {
    let below = |name: &str| if place.is_empty() { name.to_string() } else { format!("{place}.{name}") };
    match value {
        Value::Object(fields) => {
            if !place.is_empty() {
                found(place, fields);
            }
            fields.iter_mut().for_each(|(name, child)| walk(child, &below(name), found));
        }
        Value::Array(items) => {
            items.iter_mut().enumerate().for_each(|(at, child)| walk(child, &below(&at.to_string()), found));
        }
        _ => {}
    }
}

/// Whether a measure counts money itself, such as revenue: then its numbers are amounts, and the worth of one is a share.
fn is_counted_in_money(measure: &Measure) -> bool {
    let unit = measure.unit.to_lowercase();
    matches!(measure.kind.as_str(), "deal_size" | "sales_revenue")
        || unit.starts_with("of ")
        || ["revenue", "turnover", "sales value"].iter().any(|word| unit.contains(word))
}

/// Whether the number at `place` is an amount of money.
fn is_money(place: &str, in_money: &[bool]) -> bool {
    let mut parts = place.split('.');
    let of = match (parts.next(), parts.next().and_then(|at| at.parse::<usize>().ok())) {
        (Some("measures"), Some(at)) => in_money.get(at).copied(),
        _ => None,
    };
    let asked = steps::number_at(place).map(|(_, number, _)| number.unit);
    let is_series = place.contains("_series.") && place.ends_with(".value");
    match (place, of, asked) {
        ("forecast.benefit" | "forecast.cost", ..) => true,
        (place, ..) if place.starts_with("forecast.measures.") => place.ends_with(".worth"),
        // One or the other, else the benefit would be multiplied twice.
        (_, Some(true), Some(unit)) => unit == Unit::Measure || place.ends_with("worth.pool"),
        (_, Some(true), None) => is_series,
        (_, _, Some(unit)) => unit == Unit::Money,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Outcome, evaluate};
    use crate::study::examples;
    use rust_decimal::dec;

    /// Ratios, with a tolerance of one part in a billion for the last digit of a division.
    fn ratios(outcome: &Outcome) -> Vec<Option<Decimal>> {
        let figures = &outcome.figures;
        [figures.bcr, figures.roi_percent, figures.cash_roi_percent, figures.payback_months, figures.break_even_share]
            .into_iter()
            .chain([figures.irr_percent, outcome.expected.roe_percent])
            .map(|figure| figure.ok().and_then(Number::decimal).map(|value| value.round_dp(9)))
            .collect()
    }

    #[test]
    fn one_factor_changes_every_amount_and_no_ratio() {
        let (half, double) = (dec!(0.5), dec!(2));
        for study in examples::all() {
            let base = evaluate(&study);
            for factor in [half, double, dec!(1.37)] {
                let other = evaluate(&disguised(&study, Disguise::Times(factor)));
                assert_eq!(ratios(&base), ratios(&other), "{} × {factor}", study.title);
                let amounts = |outcome: &Outcome| {
                    let totals = &outcome.figures.totals;
                    [totals.benefit, totals.cost, totals.net].map(|one| one.ok().and_then(Number::decimal))
                };
                let times = amounts(&base).map(|one| one.map(|one| (one * factor).round_dp(6)));
                assert_eq!(amounts(&other).map(|one| one.map(|one| one.round_dp(6))), times, "{}", study.title);
            }
        }
    }

    /// 42,130 rounds to 42,000 and 0.0455 to 0.046: two digits count.
    #[test]
    fn rounding_keeps_two_digits_that_count() {
        for (amount, rounded) in [(dec!(42130), dec!(42000)), (dec!(0.0455), dec!(0.046)), (dec!(-7), dec!(-7))] {
            assert_eq!(Disguise::Rounded.of(amount), rounded);
        }
    }

    #[test]
    fn a_hidden_factor_is_never_near_one() {
        for chance in 0..320 {
            let Disguise::Times(factor) = Disguise::hidden(chance) else { panic!("a factor") };
            assert!(factor < dec!(0.8) || factor >= dec!(1.3), "{factor}");
            assert!(factor >= dec!(0.4) && factor < dec!(2.5), "{factor}");
        }
    }
}
