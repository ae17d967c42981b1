//! The estimates side by side, and what they come to.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::follows;
use crate::report::Facts;
use crate::steps::At;

pub fn pooled(at: At) -> AnyView {
    follows(move |Facts { study, format, .. }| {
        let estimators = &study.measures.get(at.measure)?.isolation.estimators;
        let known: Vec<Decimal> = estimators
            .iter()
            .filter_map(|one| one.share.value?.checked_mul(one.confidence.value?)?.checked_div(Decimal::ONE_HUNDRED))
            .collect();
        if known.len() < 2 {
            return None;
        }
        let low = known.iter().copied().min()?;
        let high = known.iter().copied().max()?;
        let sum = known.iter().fold(Decimal::ZERO, |sum, value| sum.saturating_add(*value));
        let mean = sum.checked_div(known.len().into())?;
        let percent = |value| format.percent_of(value, 1);
        Some(view! { <p class="echo">"After doubt, the estimates run from "{percent(low)}" to "{percent(high)}". Their mean is "<b>{percent(mean)}</b>"."</p> }.into_any())
    })
}
