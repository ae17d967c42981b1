//! What one unit comes to, from the answers above.

use leptos::prelude::*;

use super::follows;
use crate::report::{self, Facts};
use crate::steps::{At, words};

pub fn unit_value(at: At) -> AnyView {
    follows(move |Facts { study, outcome, format }| {
        let measure = study.measures.get(at.measure)?;
        let figures = outcome.figures.totals.measures.get(at.measure)?;
        let value = report::decimal(figures.value.value).ok()?;
        let one = words::one(words::unit(measure));
        let worth = report::decimal(figures.first_year).ok();
        Some(
            view! {
                <p class="echo">"One "{one}" is worth "<b>{format.money_exact(value)}</b>
                    {worth.map(|worth| view! { ". In the first year that makes "<b>{format.money(worth)}</b> })}"."
                </p>
            }
            .into_any(),
        )
    })
}
