//! The second part of the program, which comes after the first screen: every other screen, and what needs the engine.
//!
//! The build cuts the program in two (scripts/split.mjs). What only the functions of [`Deferred`] reach is in the second part,
//! so the first screen must reach it through them and through nothing else. `scripts/budget.mjs` weighs the first part.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::extras::{ExtraScreen, extra};
use super::{alternatives, files, help, ledger, overview, report, result, start, step};
use crate::shell::deferred::Deferred;
use crate::shell::dom;
use crate::shell::editor::{Editor, Notice};
use crate::shell::route::{Route, StudyView};
use crate::steps::{self, full, quick};
use crate::study::Study;

static DEFERRED: Deferred = Deferred { screen, plan: start::plan, step_of, quarantine };

thread_local! {
    /// Whether somebody waits for the second part already.
    static UNDER_WAY: Cell<bool> = const { Cell::new(false) };
}

#[wasm_split(later, fallible)]
fn fetch() -> Result<&'static Deferred, SplitLoaderError> {
    Ok(&DEFERRED)
}

/// Fetches the second part, unless it is there or on its way; whoever waits for `editor.deferred` goes on when it comes. Where somebody
/// `moved` to a screen of it, that screen takes the focus then.
pub(super) fn load(editor: Editor, moved: bool) {
    if editor.deferred.with_untracked(Option::is_some) || (UNDER_WAY.get() && !moved) {
        return;
    }
    UNDER_WAY.set(true);
    leptos::task::spawn_local(async move {
        let fetched = fetch().await;
        UNDER_WAY.set(false);
        let Ok(deferred) = fetched else {
            let text =
                "A part of this page could not be loaded. Connect to the network and try again, or reload the page.";
            return editor.notice.set(Some(Notice::plain(text)));
        };
        if editor.deferred.with_untracked(Option::is_none) {
            (deferred.quarantine)(editor);
            editor.deferred.set(Some(deferred));
            // Whoever drives the page from outside can see that it is whole.
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("data-whole", "");
            }
        }
        if moved {
            request_animation_frame(|| dom::focus("h1"));
        }
    });
}

/// Asks for the second part as soon as it will be needed: at once where a study is open or listed, else with the first
/// sign of a person. A page that is only looked at loads nothing more.
pub(super) fn load_when_needed(editor: Editor) {
    let empty = editor.shelf.with_untracked(|shelf| shelf.studies().is_empty());
    if !empty || editor.route.get_untracked() != Route::Start {
        return load(editor, false);
    }
    for sign in ["pointermove", "pointerdown", "keydown", "focusin", "scroll"] {
        let handle = window_event_listener_untyped(sign, move |_| load(editor, false));
        on_cleanup(move || handle.remove());
    }
}

fn quarantine(editor: Editor) {
    let studies = editor.shelf.with_untracked(|shelf| shelf.studies().to_vec());
    for study in studies {
        let mut settled = (*study).clone();
        crate::shell::store::quarantine(&mut settled);
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
        Route::Maths => extra(editor, ExtraScreen::Maths),
        Route::Received(link) => extra(editor, ExtraScreen::Received(link)),
        Route::Board => extra(editor, ExtraScreen::Board),
        Route::Study(id, _) if editor.shelf.with_untracked(|shelf| shelf.get(&id).is_none()) => {
            start::gone().into_any()
        }
        Route::Study(_, StudyView::Step(id)) => step::step(id),
        Route::Study(_, StudyView::Overview) => overview::overview().into_any(),
        Route::Study(_, StudyView::Result) => result::result().into_any(),
        Route::Study(_, view @ (StudyView::Report | StudyView::ReportOf(_))) => report::report(view.which()).into_any(),
        Route::Study(_, StudyView::Finance) => result::finance(),
        Route::Study(_, StudyView::Track) => result::track::track(),
        Route::Study(_, StudyView::Ledger) => ledger::ledger(),
        Route::Study(_, StudyView::Instead) => alternatives::alternatives(),
        Route::Study(_, StudyView::Present) => extra(editor, ExtraScreen::Present),
    }
}

fn step_of(editor: Editor, study: &Study, place: &str) -> Option<&'static str> {
    let steps = if editor.is_full() { full::STEPS } else { quick::STEPS };
    steps::find(steps, study, place).map(|(step, _, _)| step.id)
}
