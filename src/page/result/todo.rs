//! What to do next, in two short lists: what makes the figure firmer, and what keeps the result going.

use leptos::prelude::*;

use super::with_debounced;
use crate::parts::go_to_question::{firm_up, jump};
use crate::shell::alive::handler;
use crate::shell::editor::{Editor, now_iso};
use crate::shell::route::{self, Route, StudyView};
use crate::words::next::{Lead, Next, Todo, next};

/// Today as the study writes days: 2026-03-31.
pub(super) fn today() -> String {
    now_iso().chars().take(10).collect()
}

pub(super) fn todo(editor: Editor) -> impl IntoView {
    let all: Memo<Next> = Memo::new(move |_| with_debounced(editor, |facts| next(facts, &today())));
    let round = Memo::new(move |_| {
        editor.study.with(|study| !study.state.is_forecast())
            && editor
                .results()
                .outcome
                .with(|outcome| outcome.figures.totals.measures.iter().any(|one| one.change.after.is_ok()))
    });
    let lines = move |pick: fn(&Next) -> &Vec<Todo>| {
        all.with(|all| pick(all).iter().cloned().map(|one| line(editor, one)).collect_view())
    };
    let finance = Route::Study(editor.id(), StudyView::Finance).hash();
    let more = move || {
        let words = match all.with(|all| all.more_checks) {
            0 => "All checks, with reasons".to_string(),
            1 => "One more check, and all reasons".into(),
            count => format!("{count} more checks, and all reasons"),
        };
        view! { <a class="btn btn--text btn--small" href=finance.clone()>{words}</a> }
    };
    view! {
        <section class="block todo" aria-labelledby="todo">
            <div class="block__head"><h2 id="todo" tabindex="-1">"What to do next"</h2></div>
            <div class="halves">
                <div>
                    <h3 class="h-small">"Make the figure firmer"</h3>
                    <ol class="firm">{move || lines(|all| &all.firmer)}</ol>
                    <p>{more}</p>
                </div>
                <div>
                    <h3 class="h-small">"Keep it going"</h3>
                    <ol class="firm">{move || lines(|all| &all.going)}
                    {move || round.get().then(|| view! {
                        <li><div><b>"The next round"</b><p class="muted">"What you reached becomes the number to start from, in a study of its own."</p></div>
                        <button class="btn btn--small" type="button" on:click=handler(move |_| editor.next_round())>"Start the next round from here"</button></li>
                    })}</ol>
                </div>
            </div>
        </section>
    }
}

fn line(editor: Editor, one: Todo) -> impl IntoView {
    let Todo { what, why, button, lead } = one;
    let name = what.clone();
    let go = move |_| match lead.clone() {
        Lead::FirmUp(place) => firm_up(editor, place),
        Lead::Question(place) => jump(editor, place),
        Lead::Track => route::go(&Route::Study(editor.id(), StudyView::Track)),
    };
    view! {
        <li>
            <div><b>{what}</b>{(!why.is_empty()).then(|| view! { <p class="muted">{why}</p> })}</div>
            <button class="btn btn--text btn--small" type="button" on:click=handler(go)>{button}<span class="vh">": "{name}</span></button>
        </li>
    }
}
