//! The benefit month by month, in percent of the full effect.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::follows;
use crate::report::{self, figures};
use crate::steps::At;

pub fn curve(at: At) -> AnyView {
    follows(move |facts| {
        let months = figures::curve(facts, at.measure);
        let first: f64 = months.iter().take(12).sum();
        let step = 100.0 / months.len().max(1) as f64;
        let bars = months
            .iter()
            .enumerate()
            .map(|(index, share)| {
                let height = share * 0.6;
                view! { <rect class="bar--benefit" x=report::percent(index as f64 * step) y=report::position(60.0 - height) width=report::percent(step * 0.8) height=report::position(height)/> }
            })
            .collect_view();
        let full = facts.format.number(Decimal::from(first.round() as i64).checked_div(Decimal::ONE_HUNDRED)?, 1);
        Some(
            view! {
                <figure class="chart" role="group" aria-label="The benefit month by month">
                    <svg width="100%" height="60" aria-hidden="true">{bars}<line class="axis" x1="0" x2="100%" y1="60" y2="60"/></svg>
                    <p class="echo">"The first twelve months count as "<b>{full}</b>" months of full effect."</p>
                </figure>
            }
            .into_any(),
        )
    })
}
