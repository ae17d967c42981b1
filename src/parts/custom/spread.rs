//! A series as a picture, and what it says about chance.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::follows;
use super::line::line;
use crate::report::figures;
use crate::steps::{At, words};

pub fn spread(at: At) -> AnyView {
    follows(move |facts| {
        let measure = facts.study.measures.get(at.measure)?;
        let (mean, deviation) = crate::study::series::spread(&measure.before_series)?;
        let format = facts.format;
        let noise = deviation.saturating_mul(Decimal::TWO);
        let drawn = figures::series(facts, at.measure).map(line);
        Some(
            view! {
                {drawn}
                <p class="echo">"The mean before is "<b>{words::of_measure(mean.round_dp(3), measure, format)}</b>". It usually moves by "{words::difference(deviation.round_dp(3), measure, format)}". A change smaller than "{words::difference(noise.round_dp(3), measure, format)}" may be chance."</p>
            }
            .into_any(),
        )
    })
}
