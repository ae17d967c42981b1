//! The cost of one hour from yearly pay, on-costs and paid hours.

use leptos::prelude::AnyView;

use super::{bold, echo, shows};
use crate::analysis;
use crate::analysis::Context;
use crate::engine::{AsEntered, Exact, Missing, hour_rate};
use crate::study::*;

pub(super) fn hour_cost() -> AnyView {
    shows(|Context { study, format, .. }| {
        let hour = &study.programme.hour;
        hour.pay.value?;
        let helper = HourRate { value: Quantity::default(), ..hour.clone() };
        let rate = analysis::decimal(hour_rate::<Exact>(&helper, &AsEntered, Missing::NoHourCost)).ok()?;
        let used = if hour.value.value.is_some() { " You entered another value above; that one counts." } else { "" };
        Some(echo(&format!("One hour comes to {}.{used}", bold(&format.money_exact(rate)))))
    })
}
