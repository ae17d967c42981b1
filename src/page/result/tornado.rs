//! What decides it: each lever at its low and high end, and what to measure next.

use leptos::prelude::*;

use super::with_settled;
use crate::analysis::levers::{Order, levers};
use crate::analysis::tornado::Tornado;
use crate::analysis::{half_the_share, margin_of_safety, tornado};
use crate::parts::fold::numbers;
use crate::parts::pictures;
use crate::shell::editor::Editor;
use crate::steps::{full, quick};

/// Rows of the picture.
const MOST: usize = 6;

pub fn tornado(editor: Editor) -> impl IntoView {
    let drawn = Memo::new(move |_| {
        with_settled(editor, |facts| -> Option<(Tornado, Vec<String>)> {
            let levers = levers(&[quick::STEPS, full::STEPS], facts, Order::Swing, MOST);
            let held = facts.outcome.is_held();
            let drawn = tornado::tornado(facts, &levers).filter(|_| !held)?;
            let more = [tornado::next_measurement(facts), half_the_share(facts), margin_of_safety(facts)];
            Some((drawn, more.into_iter().flatten().collect()))
        })
    });
    move || {
        drawn.get().map(|(drawn, more)| {
            let for_table = drawn.clone();
            view! {
            <figure class="chart tornado block" role="group" aria-labelledby="to-h">
                <div class="chart__head"><h2 class="h3" id="to-h">{drawn.title.clone()}</h2><p>{drawn.words.clone()}</p></div>
                <div inner_html=pictures::tornado(&drawn)></div>
                {numbers(move || pictures::tornado_table(&for_table), ())}
                <ul class="sentences">{more.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
            </figure>
        }})
    }
}
