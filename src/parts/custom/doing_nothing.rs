//! What the problem costs while nothing is done.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::follows;
use crate::report::{self, Facts};

pub fn doing_nothing() -> AnyView {
    follows(|Facts { study, outcome, format }| {
        let cost = outcome.doing_nothing.ok()?;
        let who = report::who_says(study);
        let month = cost / Decimal::from(12);
        let sales = outcome.sales_needed.ok();
        Some(
            view! {
                <p class="echo">"The whole problem costs about "<b>{format.money(cost)}</b>" a year, "{format.money(month)}" each month ("{who}"). Training can remove a part of it."
                    {sales.map(|sales| view! { " It takes "<b>{format.money(sales)}</b>" of sales to pay for that." })}
                </p>
            }
            .into_any(),
        )
    })
}
