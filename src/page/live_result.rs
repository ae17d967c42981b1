//! The claim so far, beside the questions and, on small screens, in one line below them.

use leptos::prelude::*;

use super::result::partial;
use crate::analysis::Context;
use crate::parts::ladder::ladder;
use crate::parts::markup::escape;
use crate::parts::patch_html::patch_html;
use crate::shell::alive::handler;
use crate::shell::dom::focus;
use crate::shell::editor::Editor;
use crate::steps::Link;
use crate::{analysis, words};

/// The claim so far: the ladder in units, then in money, and what is still to come.
pub(super) fn rail(editor: Editor) -> impl IntoView {
    let trial = partial::trial_of(editor);
    let content = Memo::new(move |_| {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        let facts = Context { study: &study, outcome: &outcome, format: &format };
        let is_whole = outcome.figures.totals.net.is_ok();
        let must = trial.with(|trial| {
            let trial = trial.as_ref().filter(|_| !is_whole || outcome.is_withheld())?;
            let parts = [words::must_be_true(trial, &format), words::what_is_tried(trial)];
            Some(format!(
                "<p class=\"rail__must\">{}</p><p class=\"rail__sub\">{}</p>",
                escape(&parts[0]),
                escape(&parts[1])
            ))
        });
        let money = words::ladder(facts);
        let rows = if money.is_empty() { words::so_far(facts).0 } else { money };
        let sub = match (rows.is_empty(), &must) {
            (_, Some(must)) => must.clone(),
            (true, None) => {
                "<p class=\"rail__sub\">Type one number, and this says what it would take to pay for itself.</p>".into()
            }
            (false, None) => "<p class=\"rail__sub\">Each cut has a reason.</p>".into(),
        };
        let drawn = if rows.is_empty() { String::new() } else { ladder(&rows) };
        format!("{sub}{drawn}")
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
            <div class="own" use:patch_html=content></div>
            {super::result::what_if::drawer(editor)}
            <div class="own" use:patch_html=open></div>
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
pub(super) fn dock(editor: Editor) -> impl IntoView {
    let trial = partial::trial_of(editor);
    let words = Memo::new(move |_| {
        let (outcome, format) = (editor.results().outcome.get(), editor.format.get());
        match analysis::decimal(outcome.figures.totals.net) {
            Ok(net) if !outcome.is_withheld() && net.is_sign_negative() => Some(format!("{} loss", format.money(net))),
            Ok(net) if !outcome.is_withheld() => Some(format!("{} net", format.money(net))),
            _ => trial.with(|trial| trial.as_ref().map(|trial| words::must_be_true(trial, &format))),
        }
    });
    let is_sentence = Memo::new(move |_| {
        editor.results().outcome.with(|outcome| outcome.is_withheld() || outcome.figures.totals.net.is_err())
    });
    let there = Memo::new(move |_| words.with(Option::is_some));
    let loses = move || {
        editor.results().outcome.with(|outcome| {
            !outcome.is_withheld()
                && analysis::decimal(outcome.figures.totals.net).is_ok_and(|net| net.is_sign_negative())
        })
    };
    move || {
        there.get().then(|| {
            view! {
                <section class="dock" aria-label="Your claim so far, in short">
                    <p><span class="dock__label">{move || if is_sentence.get() { "What it takes" } else { "Your claim so far" }}</span><span class="dock__value" class:is-loss=loses class:is-sentence=move || is_sentence.get()>{move || words.get()}</span></p>
                    <button class="btn btn--small" type="button" on:click=handler(move |_| focus("#rail"))>"See how"</button>
                </section>
            }
        })
    }
}
