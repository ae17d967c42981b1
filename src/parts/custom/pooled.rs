//! The estimates side by side, and what they come to.

use leptos::prelude::*;

use super::follows;
use crate::report::{self, Facts};
use crate::steps::At;

pub fn pooled(at: At) -> AnyView {
    follows(move |Facts { study, format, .. }| {
        let report::Estimates { low, high, mean } = report::estimates(study.measures.get(at.measure)?)?;
        let percent = |value| format.percent_of(value, 1);
        Some(view! { <p class="echo">"After doubt, the estimates run from "{percent(low)}" to "{percent(high)}". Their mean is "<b>{percent(mean)}</b>"."</p> }.into_any())
    })
}
