//! The verdict: one sentence, what is still open, and what holds the figure back.

use leptos::prelude::*;

use super::checks::{Keep, keep};
use super::{in_turn, with, with_base};
use crate::analysis::Context;
use crate::charts::dots::how_sure;
use crate::engine::Finding;
use crate::engine::chance::Chances;
use crate::parts::go_to_question::jump;
use crate::parts::grade::grade_html;
use crate::shell::alive::handler;
use crate::shell::editor::Editor;
use crate::shell::turns::Turns;
use crate::study::Choice;
use crate::words::what_if;
use crate::words::{CheckWords, Odds};
use crate::{analysis, words};

/// What the result says, with state, horizon and evidence always beside it.
pub(super) fn verdict(editor: Editor, chances: Memo<Option<Chances>>) -> impl IntoView {
    let words = in_turn(editor, Turns::words, move || {
        with(editor, |facts| words::verdict(facts, Odds::of(super::chance::known(editor).as_ref())))
    });
    let marks = Memo::new(move |_| {
        let grade = editor
            .results()
            .shown_outcome
            .with(|outcome| outcome.grade.map(|grade| (grade, words::evidence::evidence_words(outcome))));
        editor.study.with(|study| (study.state.label(), grade, study.sample))
    });
    let tags = move || {
        let (state, grade, sample) = marks.get();
        view! {
            <span class="tag tag--on">{state}</span>
            <span class="tag">"First 12 months"</span>
            {grade.map(|(grade, words)| view! { <span inner_html=grade_html(grade, words)></span> })}
            {sample.then(|| view! { <span class="tag">"Sample"</span> })}
        }
    };
    // The headline stays one element, so that focus is not lost while numbers change.
    let headline = move || {
        words.with(|words| {
            view! { {words.before.clone()}<b>{words.amount.clone()}</b>{words.after.clone()} }
        })
    };
    // How sure it is, and what the tried numbers do to it.
    let sure = in_turn(editor, Turns::words, move || {
        words.with(|words| words.amount.is_some()).then(|| {
            let count = chances.with(|chances| chances.as_ref().map(Chances::of_twenty));
            let net = |facts: Context| analysis::decimal(facts.outcome.figures.totals.net).ok();
            let apart = with_base(editor, net).zip(with(editor, net)).filter(|_| !editor.changes().is_empty());
            let format = editor.format.get();
            let apart = apart.map(|(base, now)| what_if::against_base(now, base, &format));
            (count.map(how_sure), apart)
        })
    });
    let sure = move || {
        sure.get().map(|(count, apart)| {
            view! { {count.map(|[before, count, after]| view! { {before}<b>{count}</b>{after} })}{apart} }
        })
    };
    // Without a figure, every open answer is named at once, each leading to its box.
    let gaps = move || {
        if words.with(|words| words.amount.is_some() || words.held.is_some()) {
            return None;
        }
        let open = with(editor, |facts| analysis::weak_numbers::gaps(editor.steps(), facts));
        let count = open.len();
        let items = open
            .into_iter()
            .map(|gap| {
                let place = gap.place;
                view! { <li><button class="link" type="button" on:click=handler(move |_| jump(editor, place.clone()))>{gap.words}</button></li> }
            })
            .collect_view();
        (count > 0).then(|| view! {
            <section class="held" aria-label="What is still open"><p><b>{if count == 1 { "One answer to go".to_string() } else { format!("{count} answers to go") }}</b></p><ul class="sentences">{items}</ul></section>
        })
    };
    let held = move || words.with(|words| words.held.clone()).map(|(finding, words)| held(editor, finding, words));
    view! {
                <div class="tags">{tags}</div>
                <h1 class="verdict__say" class:is-loss=move || words.with(|words| words.loss) tabindex="-1">{headline}</h1>
                <p class="verdict__more">{move || words.with(|words| words.more.clone())}</p>
                <p class="verdict__more">{sure}</p>
                {gaps}
                {held}
    }
}

/// A finding that holds the headline back: fix it, or keep it with a reason.
fn held(editor: Editor, finding: Finding, words: CheckWords) -> impl IntoView {
    let place = finding.path.clone();
    view! {
        <div class="held">
            <p>{words.why_finance_cares}</p>
            <div class="btns">
                <button class="btn btn--main" type="button" on:click=handler(move |_| jump(editor, place.clone()))>{words.fix}</button>
            </div>
            {keep(editor, finding.id(), finding.path, Keep::Figure)}
        </div>
    }
}
