//! The share at a glance: the training and everything else, in words under the colour.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::follows;
use crate::report::figures;
use crate::steps::{At, words};

pub fn split(at: At) -> AnyView {
    follows(move |facts| {
        let figures::Split { share, own, rest, band, skill } = figures::share_of(facts.study, at.measure, facts)?;
        let format = facts.format;
        let unit = words::unit(facts.study.measures.get(at.measure)?).to_string();
        let other = Decimal::ONE_HUNDRED - share;
        let percent = |value| format.percent_of(value, 0);
        Some(
            view! {
                <div class="split">
                    <svg width="100%" height="30" aria-hidden="true">
                        <rect class="bar--benefit" width=format!("{share}%") height="30" rx="2"/>
                        <rect class="bar--cut" x=format!("{share}%") width=format!("{other}%") height="30" rx="2"/>
                    </svg>
                    <p class="split__words">
                        <span><b>"The training "</b>{own}" "{unit}" a year"</span>
                        <span><b>"Other things "</b>{rest}</span>
                    </p>
                </div>
                {band.map(|(low, high)| view! { <p class="echo">"With your doubt, the share runs from "<b>{percent(low)}</b>" to "<b>{percent(high)}</b>". The low end counts."</p> })}
                {skill.map(|skill| view! { <p class="field__error">{format!("You said a lack of skill is {} of the problem. A larger share for the training needs a reason", percent(skill))}</p> })}
            }
            .into_any(),
        )
    })
}
