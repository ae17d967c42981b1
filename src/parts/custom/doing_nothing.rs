//! What the problem costs while nothing is done.

use leptos::prelude::AnyView;
use rust_decimal::Decimal;

use super::{bold, echo, escape, shows};
use crate::analysis::Context;
use crate::words;

pub(super) fn doing_nothing() -> AnyView {
    shows(|facts| {
        let cost = words::cost_of_nothing(facts)?;
        let Context { study, outcome, format } = facts;
        let who = escape(&words::who_says(study));
        let month = escape(&format.money(cost / Decimal::from(12)));
        let sales = outcome.sales_needed.ok();
        let sales = sales.map_or(String::new(), |sales| {
            format!(" It takes {} of sales to pay for that.", escape(&format.money(sales)))
        });
        let cost = bold(&format.money(cost));
        Some(echo(&format!(
            "The whole problem costs about {cost} a year, {month} each month ({who}). Training can remove a part of it.{sales}"
        )))
    })
}
