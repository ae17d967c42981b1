//! The claim so far, beside the questions and, on small screens, in one line below them.

use leptos::prelude::*;

use crate::analysis::Context;
use crate::parts::kept::kept;
use crate::parts::ladder::ladder;
use crate::shell::alive::handler;
use crate::shell::dom::focus;
use crate::shell::editor::Editor;
use crate::steps::Link;
use crate::{analysis, words};

/// The claim so far: the ladder in units, then in money, and what is still to come.
pub fn rail(editor: Editor) -> impl IntoView {
    let content = Memo::new(move |_| {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        let facts = Context { study: &study, outcome: &outcome, format: &format };
        let money = words::ladder(facts);
        let rows = if money.is_empty() { words::so_far(facts).0 } else { money };
        let sub = match rows.is_empty() {
            true => "Your result will show here once there is a number before and after.",
            false => "Each cut has a reason.",
        };
        let drawn = if rows.is_empty() { String::new() } else { ladder(&rows, false) };
        format!("<p class=\"rail__sub\">{sub}</p>{drawn}")
    });
    let open = Memo::new(move |_| {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        let links = words::chain(Context { study: &study, outcome: &outcome, format: &format });
        let items: String = links
            .into_iter()
            .filter(|link| link.value.is_none() && link.link != Link::Result)
            .map(|link| format!("<li><span><b>{}</b> {}</span></li>", link.name, to_come(link.link)))
            .collect();
        if items.is_empty() {
            return items;
        }
        format!("<h3 class=\"h-small vh\">Still to come</h3><ul class=\"rail__next\">{items}</ul>")
    });
    view! {
        <aside class="step__rail rail" id="rail" tabindex="-1" aria-labelledby="rail-h">
            <h2 class="rail__title" id="rail-h">"Your claim so far"</h2>
            <div class="own" use:kept=content></div>
            {super::result::what_if::drawer(editor)}
            <div class="own" use:kept=open></div>
        </aside>
    }
}

fn to_come(link: Link) -> &'static str {
    match link {
        Link::Challenge => "says what hurts",
        Link::Cause => "says whether training is the answer",
        Link::Goal => "says what is wanted",
        Link::Baseline => "is the number before",
        Link::Change => "is the number after",
        Link::Share => "separates the training from the rest",
        Link::Worth => "turns it into money",
        Link::Cost => "shows if it pays",
        Link::Result => "",
    }
}

/// The same result in one line, on small screens.
pub fn dock(editor: Editor) -> impl IntoView {
    let words = Memo::new(move |_| {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        let facts = Context { study: &study, outcome: &outcome, format: &format };
        match analysis::decimal(outcome.figures.totals.net) {
            _ if outcome.is_held() => Some("held back".into()),
            Ok(net) if net.is_sign_negative() => Some(format!("{} loss", format.money(net))),
            Ok(net) => Some(format!("{} net", format.money(net))),
            Err(_) => words::so_far(facts).1,
        }
    });
    let there = Memo::new(move |_| words.with(Option::is_some));
    let loses = move || {
        editor.results().outcome.with(|outcome| {
            !outcome.is_held() && analysis::decimal(outcome.figures.totals.net).is_ok_and(|net| net.is_sign_negative())
        })
    };
    move || {
        there.get().then(|| {
            view! {
                <section class="dock" aria-label="Your claim so far, in short">
                    <p><span class="dock__label">"Your claim so far"</span><span class="dock__value" class:is-loss=loses>{move || words.get()}</span></p>
                    <button class="btn btn--small" type="button" on:click=handler(move |_| focus("#rail"))>"See how"</button>
                </section>
            }
        })
    }
}
