//! All causes to 100%, the part that training can reach first.

use leptos::prelude::AnyView;
use rust_decimal::Decimal;

use super::{bold, echo, shows, split};
use crate::analysis::Context;
use crate::analysis::causes::cause_shares;

pub(super) fn causes() -> AnyView {
    shows(|Context { study, format, .. }| {
        let shares = cause_shares(study)?;
        let rest = if shares.total == Decimal::ONE_HUNDRED {
            String::new()
        } else {
            format!(" All causes together are {}; they should be 100%.", format.percent_of(shares.total, 1))
        };
        let [part, other] = [shares.skill, shares.other].map(|share| format.percent_of(share, 1));
        let parts = split::parts(shares.skill, ("Knowledge and skill", &part), ("Everything else", &other));
        Some(parts + &echo(&format!("Training can reach {} of the problem at most.{rest}", bold(&part))))
    })
}
