//! All causes to 100%, the part that training can reach first.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::follows;
use crate::report::Facts;
use crate::study::*;

pub fn causes() -> AnyView {
    follows(|Facts { study, format, .. }| {
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
        let width = skill.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
        Some(
            view! {
                <div class="split">
                    <svg width="100%" height="30" aria-hidden="true">
                        <rect class="bar--benefit" width=format!("{width}%") height="30" rx="2"/>
                        <rect class="bar--cut" x=format!("{width}%") width=format!("{}%", Decimal::ONE_HUNDRED - width) height="30" rx="2"/>
                    </svg>
                    <p class="split__words"><span><b>"Knowledge and skill "</b>{format.percent_of(skill, 1)}</span><span><b>"Everything else "</b>{format.percent_of(total.saturating_sub(skill).max(Decimal::ZERO), 1)}</span></p>
                </div>
                <p class="echo">"Training can reach "<b>{format.percent_of(skill, 1)}</b>" of the problem at most."{rest}</p>
            }
            .into_any(),
        )
    })
}
