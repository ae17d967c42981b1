//! The story as it stands.

use leptos::prelude::*;

use super::follows;
use crate::report::{self};

pub fn draft() -> AnyView {
    follows(|facts| {
        let blocks = report::story(facts)
            .into_iter()
            .map(|block| view! { <h2 class="h-small">{block.title}{(!block.own).then(|| view! { " "<span class="tag">"from your numbers"</span> })}</h2><p>{block.text}</p> })
            .collect_view();
        Some(view! { <section class="draft" aria-label="Your story">{blocks}</section> }.into_any())
    })
}
