//! What one unit comes to, from the answers above.

use leptos::prelude::AnyView;

use super::{bold, echo, escape, shows};
use crate::analysis;
use crate::analysis::Context;
use crate::steps::{At, words};

pub(super) fn unit_value(at: At) -> AnyView {
    shows(move |Context { study, outcome, format }| {
        let measure = study.measures.get(at.measure)?;
        let figures = outcome.figures.totals.measures.get(at.measure)?;
        let value = bold(&format.money_exact(analysis::decimal(figures.value.value).ok()?));
        let one = escape(&words::one(words::unit(measure)));
        let worth = analysis::decimal(figures.first_year)
            .ok()
            .map_or(String::new(), |worth| format!(". In the first year that makes {}", bold(&format.money(worth))));
        Some(echo(&format!("One {one} is worth {value}{worth}.")))
    })
}
