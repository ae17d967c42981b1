//! The second part of the program, which comes after the first screen: every other screen, and what needs the engine.
//!
//! The build cuts the program in two (scripts/split.mjs). What only the functions of [`Later`] reach is in the second part,
//! so the first screen must reach it through them and through nothing else. `scripts/budget.mjs` weighs the first part.

use std::cell::Cell;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::editor::{Editor, Notice};
use super::route::{Route, View};
use super::{app, draws, explore, files, help, instead, ledger, overview, report, start, step};
use crate::steps::{self, full, quick};
use crate::study::Study;

/// What the first part asks of the second one.
pub struct Later {
    /// Draws every screen but the first one.
    pub screen: fn(Editor, Route) -> AnyView,
    /// Draws one study of the list on the first screen.
    pub plan: fn(Editor, Arc<Study>) -> AnyView,
    /// The step that asks for a place of a study, in the mode that is chosen.
    pub step_of: fn(Editor, &Study, &str) -> Option<&'static str>,
    /// Keeps numbers of stored studies that are beyond their bounds as text, so that they do not count.
    pub settle: fn(Editor),
    /// Draws beside the page, in the worker.
    pub work: fn(),
}

static LATER: Later = Later { screen, plan: start::plan, step_of, settle, work: draws::listen };

thread_local! {
    /// Whether somebody waits for the second part already.
    static UNDER_WAY: Cell<bool> = const { Cell::new(false) };
}

#[wasm_split(later, fallible)]
fn fetch() -> Result<&'static Later, SplitLoaderError> {
    Ok(&LATER)
}

/// Fetches the second part, unless it is there or on its way; whoever waits for `editor.later` goes on when it comes. Where somebody
/// `moved` to a screen of it, that screen takes the focus then.
pub fn load(editor: Editor, moved: bool) {
    if editor.later.with_untracked(Option::is_some) || (UNDER_WAY.get() && !moved) {
        return;
    }
    UNDER_WAY.set(true);
    leptos::task::spawn_local(async move {
        let fetched = fetch().await;
        UNDER_WAY.set(false);
        let Ok(later) = fetched else {
            let text =
                "A part of this page could not be loaded. Connect to the network and try again, or reload the page.";
            return editor.notice.set(Some(Notice::plain(text)));
        };
        if editor.later.with_untracked(Option::is_none) {
            (later.settle)(editor);
            editor.later.set(Some(later));
            // Whoever drives the page from outside can see that it is whole.
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("data-whole", "");
            }
        }
        if moved {
            request_animation_frame(|| app::focus("h1"));
        }
    });
}

/// Asks for the second part as soon as it will be needed: at once where a study is open or listed, else with the first
/// sign of a person. A page that is only looked at loads nothing more.
pub fn load_when_needed(editor: Editor) {
    let empty = editor.shelf.with_untracked(|shelf| shelf.studies().is_empty());
    if !empty || editor.route.get_untracked() != Route::Start {
        return load(editor, false);
    }
    for sign in ["pointermove", "pointerdown", "keydown", "focusin", "scroll"] {
        let handle = window_event_listener_untyped(sign, move |_| load(editor, false));
        on_cleanup(move || handle.remove());
    }
}

/// The worker's side: the same second part, and what it does with it.
pub fn work() {
    // Leptos starts its own executor with a page only.
    wasm_bindgen_futures::spawn_local(async {
        if let Ok(later) = fetch().await {
            (later.work)();
        }
    });
}

fn settle(editor: Editor) {
    let studies = editor.shelf.with_untracked(|shelf| shelf.studies().to_vec());
    for study in studies {
        let mut settled = (*study).clone();
        super::store::settle(&mut settled);
        if settled != *study {
            editor.shelf.update(|shelf| shelf.adopt(settled));
        }
    }
}

fn screen(editor: Editor, route: Route) -> AnyView {
    match route {
        Route::Start | Route::New(_) => start::start().into_any(),
        Route::Examples => start::examples().into_any(),
        Route::Files => files::files(),
        Route::Help => help::help().into_any(),
        Route::Study(id, _) if editor.shelf.with_untracked(|shelf| shelf.get(&id).is_none()) => {
            start::gone().into_any()
        }
        Route::Study(_, View::Step(id)) => step::step(id),
        Route::Study(_, View::Overview) => overview::overview().into_any(),
        Route::Study(_, View::Explore) => explore::explore().into_any(),
        Route::Study(_, view @ (View::Report | View::ReportOf(_))) => report::report(view.which()).into_any(),
        Route::Study(_, View::Ledger) => ledger::ledger(),
        Route::Study(_, View::Instead) => instead::instead(),
    }
}

fn step_of(editor: Editor, study: &Study, place: &str) -> Option<&'static str> {
    let steps = if editor.is_full() { full::STEPS } else { quick::STEPS };
    steps::find(steps, study, place).map(|(step, _, _)| step.id)
}
