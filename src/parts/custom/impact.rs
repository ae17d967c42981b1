//! The chain of impact, level by level, and where it breaks.

use leptos::prelude::*;

use super::follows;
use crate::report::{self};

pub fn impact() -> AnyView {
    follows(|facts| {
        let (links, sentence) = report::impact(facts);
        let items =
            links.into_iter().map(|(name, met)| view! { <li><b>{name}</b><span>{met}</span></li> }).collect_view();
        Some(
            view! { <ul class="methods" aria-label="The chain of impact">{items}</ul><p class="echo">{sentence}</p> }
                .into_any(),
        )
    })
}
