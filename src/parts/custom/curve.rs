//! The benefit month by month, in percent of the full effect.

use leptos::prelude::AnyView;

use super::{bold, echo, shows};
use crate::charts::{figures, percent, position};
use crate::steps::At;

pub(super) fn curve(at: At) -> AnyView {
    shows(move |facts| {
        let figures::Curve { months, full } = figures::curve(facts, at.measure)?;
        let step = 100.0 / months.len().max(1) as f64;
        let bar = |(index, share): (usize, &f64)| {
            let height = share * 0.6;
            format!(
                "<rect class=\"bar--benefit\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                percent(index as f64 * step),
                position(60.0 - height),
                percent(step * 0.8),
                position(height)
            )
        };
        let bars: String = months.iter().enumerate().map(bar).collect();
        let words = echo(&format!("The first twelve months count as {} months of full effect.", bold(&full)));
        Some(format!(
            "<figure class=\"chart\" role=\"group\" aria-label=\"The benefit month by month\">\
             <svg width=\"100%\" height=\"60\" aria-hidden=\"true\">{bars}\
             <line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"60\" y2=\"60\"/></svg>{words}</figure>"
        ))
    })
}
