//! Before, without the training, and after, as bars with their numbers.

use leptos::prelude::AnyView;

use super::line::line;
use super::{escape, shows};
use crate::charts::{figures, percent};
use crate::steps::At;

pub(super) fn with_without(at: At) -> AnyView {
    shows(move |facts| {
        let bars = figures::with_and_without(facts, at.measure);
        if bars.len() < 2 {
            return None;
        }
        let drawn = figures::series(facts, at.measure).map_or(String::new(), |series| line(&series));
        let rows: String = bars
            .into_iter()
            .map(|bar| {
                let class = if bar.now { "bar--benefit" } else { "bar--base" };
                format!(
                    "<li class=\"ladder__row\"><span class=\"ladder__name\">{}</span><span class=\"ladder__amount\">{}</span>\
                     <svg class=\"ladder__bar\" width=\"100%\" height=\"18\" aria-hidden=\"true\">\
                     <rect class=\"{class}\" width=\"{}\" height=\"18\" rx=\"2\"/></svg></li>",
                    escape(&bar.name),
                    escape(&bar.words),
                    percent(bar.length),
                )
            })
            .collect();
        Some(format!("{drawn}<ol class=\"ladder\" aria-label=\"With and without the training\">{rows}</ol>"))
    })
}
