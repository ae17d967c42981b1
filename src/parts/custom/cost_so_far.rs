//! The full cost so far, with the share of the participants' time.

use leptos::prelude::AnyView;

use super::{bold, echo, escape, shows};
use crate::analysis;
use crate::analysis::Context;
use crate::words;

pub(super) fn cost_so_far() -> AnyView {
    shows(|Context { study, outcome, format }| {
        let [_, cost] = words::benefit_and_cost(outcome);
        let cost = cost.ok()?;
        let money = |value| escape(&format.money(value));
        let head =
            analysis::decimal(outcome.figures.cost_per_head).ok().filter(|_| study.programme.people.value.is_some());
        let head = head.map_or(String::new(), |head| format!(", {} for each person", money(head)));
        let time = analysis::decimal(outcome.figures.totals.time).ok();
        let time = time.map_or(String::new(), |time| format!(". The participants’ time is {} of it", money(time)));
        let name = if outcome.cost_is_whole { "The full cost is" } else { "The cost so far is" };
        Some(echo(&format!("{name} {}{head}{time}.", bold(&format.money(cost)))))
    })
}
