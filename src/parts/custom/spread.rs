//! A series as a picture, and what it says about chance.

use leptos::prelude::AnyView;

use super::line::line;
use super::{bold, echo, escape, shows};
use crate::analysis;
use crate::charts::figures;
use crate::steps::{At, words};

pub(super) fn spread(at: At) -> AnyView {
    shows(move |facts| {
        let measure = facts.study.measures.get(at.measure)?;
        let analysis::Noise { mean, usual, chance } = analysis::noise(measure)?;
        let format = facts.format;
        let drawn = figures::series(facts, at.measure).map_or(String::new(), |series| line(&series));
        let mean = bold(&words::of_measure(mean.round_dp(3), measure, format));
        let usual = escape(&words::difference(usual.round_dp(3), measure, format));
        let chance = escape(&words::difference(chance.round_dp(3), measure, format));
        let words = format!(
            "The mean before is {mean}. It usually moves by {usual}. A change smaller than {chance} may be chance."
        );
        Some(drawn + &echo(&words))
    })
}
