//! The numbers of a study that have a range of their own: what a simulation varies (M13).

use std::collections::HashSet;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Bounds, Kind, full, questions, quick};
use crate::engine::chance::Ranged;
use crate::study::Study;

/// Every number question on show whose low or high is given; each place once. A missing end is the likely number itself.
pub fn ranged(study: &Study) -> Vec<Ranged<'_>> {
    let mut found: Vec<Ranged<'_>> = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    for step in full::STEPS.iter().chain(quick::STEPS) {
        for (field, at) in questions(step, study) {
            let Kind::Number(number) = &field.kind else { continue };
            let Some(quantity) = (number.lens.get)(study, at).filter(|quantity| quantity.has_range()) else { continue };
            let likely = quantity.value.or(number.assumption.map(|assumption| assumption.value));
            let place = field.place(at);
            let Some(likely) = likely.filter(|_| known.insert(place.clone())) else { continue };
            let float = |value: Decimal| value.to_f64().unwrap_or(0.0);
            let (least, most) = match number.bounds {
                Bounds::Any => (f64::MIN, f64::MAX),
                // A score may be below zero; what is not, is drawn from zero on.
                Bounds::Level if quantity.low.unwrap_or(likely).is_sign_negative() => (f64::MIN, f64::MAX),
                Bounds::Level => (0.0, f64::MAX),
                Bounds::NotNegative | Bounds::Positive => (0.0, f64::MAX),
                Bounds::Between(least, most) | Bounds::Whole(least, most) => (least as f64, most as f64),
            };
            // A low above the likely number, or a high below it, is a mistake that is shown beside its box.
            let low = quantity.low.unwrap_or(likely).min(likely);
            let high = quantity.high.unwrap_or(likely).max(likely);
            found.push(Ranged {
                quantity,
                place,
                low: float(low),
                likely: float(likely),
                high: float(high),
                least,
                most,
            });
        }
    }
    found
}
