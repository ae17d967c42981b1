//! The second part of the program, which comes after the first screen: every other screen, and what needs the engine.
//!
//! The build cuts the program in two (scripts/split.mjs). What only the functions of [`Later`] reach is in the second part,
//! so the first screen must reach it through them and through nothing else. `scripts/budget.mjs` weighs the first part.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::editor::{Editor, Notice};
use super::route::{Route, View};
use super::{app, explore, files, help, instead, report, start, step};
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
}

static LATER: Later = Later { screen, plan: start::plan, step_of };

#[wasm_split(later, fallible)]
fn fetch() -> Result<&'static Later, SplitLoaderError> {
    Ok(&LATER)
}

/// Asks for the second part, unless it is there; whoever waits for `editor.later` goes on when it comes. Where somebody
/// `moved` to a screen of it, that screen takes the focus then.
pub fn load(editor: Editor, moved: bool) {
    if editor.later.with_untracked(Option::is_some) {
        return;
    }
    leptos::task::spawn_local(async move {
        let Ok(later) = fetch().await else {
            let text = "A part of this page could not be loaded. Connect to the network and try again.";
            return editor.notice.set(Some(Notice::plain(text)));
        };
        if editor.later.with_untracked(Option::is_none) {
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
        Route::Study(_, View::Overview) => step::overview().into_any(),
        Route::Study(_, View::Explore) => explore::explore().into_any(),
        Route::Study(_, View::Report) => report::report().into_any(),
        Route::Study(_, View::Ledger) => explore::ledger().into_any(),
        Route::Study(_, View::Instead) => instead::instead(),
    }
}

fn step_of(editor: Editor, study: &Study, place: &str) -> Option<&'static str> {
    let steps = if editor.is_full() { full::STEPS } else { quick::STEPS };
    steps::find(steps, study, place).map(|(step, _, _)| step.id)
}
