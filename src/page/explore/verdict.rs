//! The verdict: one sentence, what is still open, and what holds the figure back.

use leptos::prelude::*;

use super::checks::keep;
use super::{chance, with, with_base};
use crate::engine::Finding;
use crate::page::editor::Editor;
use crate::page::step::jump;
use crate::parts::grade::grade_mark;
use crate::report::{self, Facts, levers, what_if};
use crate::steps::quick;
use crate::study::*;

/// What the result says, with state, horizon and evidence always beside it.
pub fn verdict(editor: Editor) -> impl IntoView {
    let words = Memo::new(move |_| with(editor, report::verdict));
    let tags = move || {
        let (study, outcome) = (editor.study.get(), editor.shown_outcome.get());
        view! {
            <span class="tag tag--on">{study.state.label()}</span>
            <span class="tag">"First 12 months"</span>
            {outcome.grade.map(grade_mark)}
            {study.sample.then(|| view! { <span class="tag">"Sample"</span> })}
        }
    };
    // The headline stays one element, so that focus is not lost while numbers change.
    let headline = move || {
        words.with(|words| {
            view! { {words.before.clone()}<b>{words.amount.clone()}</b>{words.after.clone()} }
        })
    };
    // How sure it is, and what the tried numbers do to it.
    let sure = move || {
        words.with(|words| words.amount.is_some()).then(|| {
            let count = chance::known(editor).map(|chances| chances.of_twenty());
            let format = editor.format.get();
            let net = |facts: Facts| report::decimal(facts.outcome.figures.totals.net).ok();
            let apart = with_base(editor, net).zip(with(editor, net)).filter(|_| !editor.changes().is_empty());
            let apart = apart.map(|(base, now)| match what_if::money_delta(now, base, &format) {
                same if same.starts_with("No ") || same.starts_with("Almost") => format!("{same} against your base case."),
                by => format!("That is {by} than your base case."),
            });
            view! { {count.map(|count| view! { "In "<b>{format!("{count} of 20")}</b>" cases it makes money. " })}{apart} }
        })
    };
    // Without a figure, every open answer is named at once, each leading to its box.
    let gaps = move || {
        if words.with(|words| words.amount.is_some() || words.held.is_some()) {
            return None;
        }
        let format = editor.format.get();
        let steps = editor.steps();
        let open = editor.study.with(|study| {
            let of = |step| {
                crate::steps::problems(step, study, &format)
                    .into_iter()
                    .map(|(field, at, words)| (field.place(at), words))
            };
            steps.iter().flat_map(of).collect::<Vec<_>>()
        });
        let unknown = editor.study.with(|study| unknowns(study));
        let count = open.len() + unknown.len();
        let items = open.into_iter().chain(unknown).map(|(place, words)| view! { <li><button class="link" type="button" on:click=move |_| jump(editor, place.clone())>{words}</button></li> }).collect_view();
        (count > 0).then(|| view! {
            <section class="held" aria-label="What is still open"><p><b>{if count == 1 { "One answer to go".to_string() } else { format!("{count} answers to go") }}</b></p><ul class="sentences">{items}</ul></section>
        })
    };
    let held = move || words.with(|words| words.held.clone()).map(|finding| held(editor, finding));
    view! {
                <div class="tags">{tags}</div>
                <h1 class="verdict__say" class:is-loss=move || words.with(|words| words.loss) tabindex="-1">{headline}</h1>
                <p class="verdict__more">{move || words.with(|words| words.more.clone())}</p>
                <p class="verdict__more">{sure}</p>
                {gaps}
                {held}
    }
}

/// Needed numbers that were answered with "I do not know yet" and that the page cannot assume.
fn unknowns(study: &Study) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (_, field, number, at) in levers::numbers(quick::STEPS, study) {
        let unknown = (number.lens.get)(study, at).is_some_and(|quantity| quantity.status == Status::Unknown);
        if unknown && number.assumption.is_none() && !field.missing.is_empty() {
            found.push((field.place(at), format!("{}: not known yet", levers::label(field, study, at))));
        }
    }
    found
}

/// A finding that holds the headline back: fix it, or keep it with a reason.
fn held(editor: Editor, finding: Finding) -> impl IntoView {
    let place = finding.place.clone();
    view! {
        <div class="held">
            <p>{finding.why_finance_cares}</p>
            <div class="btns">
                <button class="btn btn--main" type="button" on:click=move |_| jump(editor, place.clone())>{finding.fix}</button>
            </div>
            {keep(editor, finding.id, finding.place, "Show it anyway, with a reason")}
        </div>
    }
}
