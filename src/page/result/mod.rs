//! The result and what-if: verdict, figures, levers, where the value goes, scenarios, goals, and what a reader will ask.
//! Everything here shows the study with the numbers that are being tried; the study itself stays the base case.

mod chance;
mod checks;
mod contents;
mod evidence;
mod facts;
mod goals;
mod hold;
mod lever;
mod money;
pub(super) mod partial;
mod scenarios;
mod todo;
mod tornado;
pub(super) mod track;
mod verdict;
pub(super) mod what_if;

use leptos::prelude::*;

use crate::analysis::Context;
use crate::parts::chain;
use crate::shell::editor::{Editor, Shared};
use crate::shell::route::{Route, StudyView};
use crate::shell::turns::Turns;
use crate::shell::use_editor;
use crate::steps::Link;
use crate::study::Study;

pub(super) fn result() -> AnyView {
    let editor = use_editor();
    let base = base_of(editor);
    // A number moves between these two only where it is answered or taken away.
    let is_whole = Memo::new(move |_| editor.results().outcome.with(|outcome| outcome.figures.totals.net.is_ok()));
    let body = move || if is_whole.get() { whole(editor, base) } else { partial::partial(editor).into_any() };
    view! {
        <main id="main" tabindex="-1" class="on-screen">
            <div class="shell">
                {chain::folded(Link::Result)}
                {chain::across()}
                {body}
                {super::files::reminder(editor)}
                {next(editor)}
            </div>
        </main>
        <div class="on-paper">{super::report::sheet(crate::analysis::scenarios::WhichScenario::Base, base)}</div>
    }
    .into_any()
}

/// The result of a study with a headline.
fn whole(editor: Editor, base: Memo<Shared<Study>>) -> AnyView {
    let chances = chance::of_shown(editor);
    chance::follow(editor);
    what_if::announce(editor);
    hold::hold(editor, ".verdict, .facts");
    view! {
                {contents::contents(editor, StudyView::Result)}
                <div id=contents::VERDICT class="verdict">
                    <div>{verdict::verdict(editor, chances)}{what_if::changes(editor)}</div>
                    {chance::picture(editor, chances)}
                </div>
                {facts::facts(editor)}
                <section class="block" aria-labelledby="ladder-h">
                    <div class="block__head"><h2 id="ladder-h" tabindex="-1">"Where the value goes"</h2><p>"From the loudest claim to what is left. Each cut has a reason."</p></div>
                    {money::value(editor)}
                </section>
                {what_if::levers(editor, base)}
                {todo::todo(editor)}
    }
    .into_any()
}

/// The second tab of the result: what Finance asks, with its own address.
pub(super) fn finance() -> AnyView {
    let editor = use_editor();
    let base = base_of(editor);
    let ledger = Route::Study(editor.id(), StudyView::Ledger).hash();
    view! {
        <main id="main" tabindex="-1" class="on-screen">
            <div class="shell">
                {contents::contents(editor, StudyView::Finance)}
                <h1 class="finance__title" tabindex="-1">"For Finance"</h1>
                <p class="why">"How the figure comes about, how far it can be trusted, and what each number rests on."</p>
                {evidence::asked(editor)}
                {tornado::tornado(editor)}
                <div class="explore explore--result">
                    <div>{money::change(editor)}{money::cash(editor)}{money::costs(editor)}</div>
                    <div>{evidence::measures(editor)}</div>
                </div>
                {facts::longer_view(editor)}
                {evidence::break_even(editor)}
                {evidence::expected(editor)}
                {checks::checks(editor, false)}
                {checks::checks(editor, true)}
                {evidence::standards(editor)}
                {crate::page::share::share_pictures(editor)}
                <section class="block" aria-labelledby="rests-h">
                    <div class="block__head"><h2 id="rests-h">"What it rests on"</h2></div>
                    <p class="btns"><a class="btn" href=ledger>"Every number with its source"</a><a class="btn" href="#/help">"The method and its rules"</a><a class="btn" href="#/maths">"Check our maths"</a></p>
                </section>
            </div>
        </main>
        <div class="on-paper">{super::report::sheet(crate::analysis::scenarios::WhichScenario::Base, base)}</div>
    }
    .into_any()
}

/// Makes something of the study on show, its outcome and its format.
fn with<T>(editor: Editor, make: impl Fn(Context) -> T) -> T {
    let (study, outcome, format) =
        (editor.results().shown.get(), editor.results().shown_outcome.get(), editor.format.get());
    make(Context { study: &study, outcome: &outcome, format: &format })
}

/// What follows a slider in every frame, or where a device is slow when it is its turn.
fn in_turn<T: Clone + PartialEq + Send + Sync + 'static>(
    editor: Editor,
    is_its_turn: fn(&Turns) -> bool,
    make: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |before: Option<&T>| match before {
        Some(before) if !is_its_turn(&editor.turns) => before.clone(),
        _ => make(),
    })
}

/// The same, but for a number under a slider that has not been let go.
fn with_debounced<T>(editor: Editor, make: impl Fn(Context) -> T) -> T {
    let (study, outcome, format) =
        (editor.results().debounced.get(), editor.results().debounced_outcome.get(), editor.format.get());
    make(Context { study: &study, outcome: &outcome, format: &format })
}

/// The same of the base case.
fn with_base<T>(editor: Editor, make: impl Fn(Context) -> T) -> T {
    let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
    make(Context { study: &study, outcome: &outcome, format: &format })
}

/// The study as long as nothing but its scenarios changes: levers and their order stay while numbers are tried.
fn base_of(editor: Editor) -> Memo<Shared<Study>> {
    Memo::new(move |before: Option<&Shared<Study>>| {
        let study = editor.study.get();
        match before {
            Some(before) => {
                let mut same = (**before).clone();
                same.scenarios.clone_from(&study.scenarios);
                same.changed.clone_from(&study.changed);
                if same == *study { before.clone() } else { study }
            }
            None => study,
        }
    })
}

/// One next step.
fn next(editor: Editor) -> impl IntoView {
    let report = move || Route::Study(editor.id(), StudyView::Report).hash();
    let talk = move || Route::Study(editor.id(), StudyView::Present).hash();
    view! {
        <section class="nextup" aria-labelledby="next-h">
            <div><h2 class="h3" id="next-h" tabindex="-1">"Show it to a leader"</h2><p>"One page with the result, its assumptions and its limits."</p></div>
            <div class="btns">
                <a class="btn btn--main" href=report>"See the report"</a>
                <a class="btn" href="#/files">"Save a file"</a>
                <a class="btn" href=talk>"Present it"</a>
                {crate::page::share::share(editor)}
            </div>
        </section>
    }
}
