//! All ways that can be worked out, and the one that counts.

use leptos::prelude::AnyView;

use super::{bold, echo, escape, shows};
use crate::analysis;
use crate::analysis::Context;
use crate::steps::{At, words};
use crate::words::evidence::{method_advice, way_words};
use crate::words::power::to_tell_words;

pub(super) fn methods(at: At) -> AnyView {
    shows(move |Context { study, outcome, format }| {
        let measure = study.measures.get(at.measure)?;
        let change = &outcome.figures.totals.measures.get(at.measure)?.change;
        let telling = to_tell_words(at.measure, Context { study, outcome, format });
        let telling = telling.map_or(String::new(), |words| echo(&escape(&words)));
        if change.ways.is_empty() {
            let why = change.chosen.err()?;
            return Some(echo(&escape(&format!("{}.", why.sentence()))) + &telling);
        }
        let chosen = change.chosen.ok();
        let advice = method_advice(measure);
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
             <p class=\"field__hint\">Records come before estimates. Among equals the lowest counts. {advice}</p>{telling}"
        ))
    })
}
