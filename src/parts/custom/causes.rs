//! All causes to 100%, the part that training can reach first.

use leptos::prelude::AnyView;
use rust_decimal::Decimal;

use super::{bold, echo, shows, split};
use crate::analysis::Context;
use crate::study::*;

pub fn causes() -> AnyView {
    shows(|Context { study, format, .. }| {
        let known: Vec<(&RootCause, Decimal)> =
            study.cause.causes.iter().filter_map(|cause| Some((cause, cause.share.value?))).collect();
        let total = known.iter().fold(Decimal::ZERO, |sum, (_, share)| sum.saturating_add(*share));
        if known.is_empty() {
            return None;
        }
        let skill = known
            .iter()
            .filter(|(cause, _)| cause.kind == CauseKind::Skill)
            .fold(Decimal::ZERO, |sum, (_, share)| sum.saturating_add(*share));
        let rest = if total == Decimal::ONE_HUNDRED {
            String::new()
        } else {
            format!(" All causes together are {}; they should be 100%.", format.percent_of(total, 1))
        };
        let part = format.percent_of(skill, 1);
        let other = format.percent_of(total.saturating_sub(skill).max(Decimal::ZERO), 1);
        let parts = split::parts(skill, ("Knowledge and skill", &part), ("Everything else", &other));
        Some(parts + &echo(&format!("Training can reach {} of the problem at most.{rest}", bold(&part))))
    })
}
