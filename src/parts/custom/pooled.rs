//! The estimates side by side, and what they come to.

use leptos::prelude::AnyView;

use super::{bold, echo, escape, shows};
use crate::analysis;
use crate::analysis::Context;
use crate::steps::At;

pub(super) fn pooled(at: At) -> AnyView {
    shows(move |Context { study, format, .. }| {
        let analysis::Estimates { low, high, mean } = analysis::estimates(study.measures.get(at.measure)?)?;
        let percent = |value| format.percent_of(value, 1);
        let (low, high, mean) = (escape(&percent(low)), escape(&percent(high)), bold(&percent(mean)));
        Some(echo(&format!("After doubt, the estimates run from {low} to {high}. Their mean is {mean}.")))
    })
}
