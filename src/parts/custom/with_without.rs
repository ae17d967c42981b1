//! Before, without the training, and after, as bars with their numbers.

use leptos::prelude::*;

use super::follows;
use super::line::line;
use crate::report::{self, figures};
use crate::steps::At;

pub fn with_without(at: At) -> AnyView {
    follows(move |facts| {
        let bars = figures::with_and_without(facts, at.measure);
        if bars.len() < 2 {
            return None;
        }
        let drawn = figures::series(facts, at.measure).map(line);
        let rows = bars
            .into_iter()
            .map(|bar| {
                let class = if bar.now { "bar--benefit" } else { "bar--base" };
                view! {
                    <li class="ladder__row">
                        <span class="ladder__name">{bar.name}</span><span class="ladder__amount">{bar.words}</span>
                        <svg class="ladder__bar" width="100%" height="18" aria-hidden="true"><rect class=class width=report::percent(bar.length) height="18" rx="2"/></svg>
                    </li>
                }
            })
            .collect_view();
        Some(view! { {drawn}<ol class="ladder" aria-label="With and without the training">{rows}</ol> }.into_any())
    })
}
