//! What one unit comes to, from the answers above.

use leptos::prelude::AnyView;

use super::{bold, echo, escape, shows};
use crate::report::{self, Facts};
use crate::steps::{At, words};

pub fn unit_value(at: At) -> AnyView {
    shows(move |Facts { study, outcome, format }| {
        let measure = study.measures.get(at.measure)?;
        let figures = outcome.figures.totals.measures.get(at.measure)?;
        let value = bold(&format.money_exact(report::decimal(figures.value.value).ok()?));
        let one = escape(&words::one(words::unit(measure)));
        let worth = report::decimal(figures.first_year)
            .ok()
            .map_or(String::new(), |worth| format!(". In the first year that makes {}", bold(&format.money(worth))));
        Some(echo(&format!("One {one} is worth {value}{worth}.")))
    })
}
