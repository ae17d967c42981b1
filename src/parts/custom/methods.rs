//! All ways that can be worked out, and the one that counts.

use leptos::prelude::AnyView;

use super::{bold, echo, escape, shows};
use crate::analysis;
use crate::analysis::Context;
use crate::steps::{At, words};
use crate::study::*;
use crate::words::evidence::way_words;

pub fn methods(at: At) -> AnyView {
    shows(move |Context { study, outcome, format }| {
        let measure = study.measures.get(at.measure)?;
        let change = &outcome.figures.totals.measures.get(at.measure)?.change;
        if change.ways.is_empty() {
            let why = change.chosen.err()?;
            return Some(echo(&escape(&format!("{}.", why.sentence()))));
        }
        let chosen = change.chosen.ok();
        // The adviser: what the data at hand would allow next.
        let group = &measure.comparison;
        let advice = match () {
            _ if group.after.value.is_some() && group.before.value.is_some() => "",
            _ if group.after.value.is_some() => "With the group’s number before, the comparison becomes fairer.",
            _ if measure.before_series.len() >= 6 && group.trend != YesNo::Yes => {
                "You have enough periods for a trend line (evidence B)."
            }
            _ if measure.before_series.len() >= 6 => "People who were not trained would make it evidence A.",
            _ => "People who were not trained make it evidence A. Six periods before the training make it B.",
        };
        let rows: String = change
            .ways
            .iter()
            .enumerate()
            .map(|(index, way)| {
                let own = analysis::decimal(Ok(way.adjusted)).unwrap_or_default();
                let own = escape(&words::difference(own, measure, format));
                let counts = if chosen == Some(index) { "<span class=\"tag tag--on\">counts</span>" } else { "" };
                let (name, letter) = (bold(crate::words::method_words(way, measure)), way.grade.letter());
                let why = if way.shortfall.is_some() { ": " } else { "" };
                let rests =
                    if way.shortfall.is_some() { crate::steps::words::inside(way_words(way)) } else { String::new() };
                format!("<li>{name}<span>{own} due to the training, evidence {letter}{why}{rests}</span>{counts}</li>")
            })
            .collect();
        Some(format!(
            "<ul class=\"methods\" aria-label=\"All ways to compare\">{rows}</ul>\
             <p class=\"field__hint\">Records come before estimates. Among equals the lowest counts. {advice}</p>"
        ))
    })
}
