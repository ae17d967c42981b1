//! The story as it stands.

use leptos::prelude::AnyView;

use super::{escape, shows};
use crate::words;

pub(super) fn draft() -> AnyView {
    shows(|facts| {
        let blocks: String = words::story(facts, words::Odds::drawn(facts.study))
            .into_iter()
            .map(|block| {
                let made = if block.own { "" } else { " <span class=\"tag\">from your numbers</span>" };
                format!("<h2 class=\"h-small\">{}{made}</h2><p>{}</p>", escape(block.title), escape(&block.text))
            })
            .collect();
        Some(format!("<section class=\"draft\" aria-label=\"Your story\">{blocks}</section>"))
    })
}
