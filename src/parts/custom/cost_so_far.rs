//! The full cost so far, with the share of the participants' time.

use leptos::prelude::*;

use super::follows;
use crate::report::{self, Facts};

pub fn cost_so_far() -> AnyView {
    follows(move |Facts { study, outcome, format }| {
        let cost = report::decimal(outcome.figures.totals.cost).ok()?;
        let time = report::decimal(outcome.figures.totals.time).ok();
        let head = report::decimal(outcome.figures.cost_per_head).ok();
        let people = study.programme.people.value;
        Some(
            view! {
                <p class="echo">"The full cost is "<b>{format.money(cost)}</b>
                    {head.zip(people).map(|(head, _)| view! { ", "{format.money(head)}" for each person" })}
                    {time.map(|time| view! { ". The participants’ time is "{format.money(time)}" of it" })}"."
                </p>
            }
            .into_any(),
        )
    })
}
