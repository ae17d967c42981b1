//! A series as a picture, and what it says about chance.

use leptos::prelude::*;

use super::follows;
use super::line::line;
use crate::report::{self, figures};
use crate::steps::{At, words};

pub fn spread(at: At) -> AnyView {
    follows(move |facts| {
        let measure = facts.study.measures.get(at.measure)?;
        let report::Noise { mean, usual, chance } = report::noise(measure)?;
        let format = facts.format;
        let drawn = figures::series(facts, at.measure).map(line);
        Some(
            view! {
                {drawn}
                <p class="echo">"The mean before is "<b>{words::of_measure(mean.round_dp(3), measure, format)}</b>". It usually moves by "{words::difference(usual.round_dp(3), measure, format)}". A change smaller than "{words::difference(chance.round_dp(3), measure, format)}" may be chance."</p>
            }
            .into_any(),
        )
    })
}
