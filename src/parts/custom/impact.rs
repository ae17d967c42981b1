//! The chain of impact, level by level, and where it breaks.

use leptos::prelude::AnyView;

use super::{bold, echo, escape, shows};
use crate::words;

pub(super) fn impact() -> AnyView {
    shows(|facts| {
        let (links, sentence) = words::impact(facts, words::Odds::drawn(facts.study));
        let items: String = links
            .into_iter()
            .map(|(name, met)| format!("<li>{}<span>{}</span></li>", bold(name), escape(met)))
            .collect();
        let list = format!("<ul class=\"methods\" aria-label=\"The chain of impact\">{items}</ul>");
        Some(list + &echo(&escape(sentence)))
    })
}
