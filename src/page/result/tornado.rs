//! What decides it: each lever at its low and high end, and what to measure next.

use leptos::prelude::*;

use super::with_debounced;
use crate::analysis::decimal;
use crate::analysis::levers::{Order, levers};
use crate::charts::tornado;
use crate::parts::fold::numbers;
use crate::parts::pictures;
use crate::shell::editor::Editor;
use crate::steps::{full, quick};
use crate::words::needs::{half_the_share, margin_of_safety};
use crate::words::tornado::{apart, next_measurement, tornado_caption, tornado_title};

/// Rows of the picture.
const MOST: usize = 6;

/// The drawing as it stands in the page.
#[derive(Clone, PartialEq)]
struct Drawn {
    title: String,
    caption: &'static str,
    picture: String,
    table: String,
    sentences: Vec<String>,
}

pub(super) fn tornado(editor: Editor) -> impl IntoView {
    let drawn = Memo::new(move |_| {
        with_debounced(editor, |facts| {
            let levers = apart(levers(&[quick::STEPS, full::STEPS], facts, Order::Swing, MOST), facts);
            let net = decimal(facts.outcome.figures.totals.net).ok().filter(|_| !facts.outcome.is_withheld())?;
            let title = tornado_title(&levers, net)?;
            let drawn = tornado::tornado(&levers, net);
            let sentences = [next_measurement(facts), half_the_share(facts), margin_of_safety(facts)];
            Some(Drawn {
                title,
                caption: tornado_caption(&levers),
                picture: pictures::tornado(&drawn, facts),
                table: pictures::tornado_table(&drawn, facts),
                sentences: sentences.into_iter().flatten().collect(),
            })
        })
    });
    move || {
        drawn.get().map(|Drawn { title, caption, picture, table, sentences }| {
            view! {
            <figure class="chart tornado block" role="group" aria-labelledby="to-h">
                <div class="chart__head"><h2 class="h3" id="to-h">{title}</h2><p>{caption}</p></div>
                <div inner_html=picture></div>
                {numbers(move || table.clone(), ())}
                <ul class="sentences">{sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
            </figure>
        }})
    }
}
