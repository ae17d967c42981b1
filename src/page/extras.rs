//! The third part of the program: what passes a study on or receives one, the talk, and many studies at once. It comes when it is
//! asked for.

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::{board, compare, exhibits, maths, papers, present, received, share};
use crate::shell::alive::{next_frame, spawn};
use crate::shell::dom::focus;
use crate::shell::editor::Editor;
use crate::shell::lend;
use crate::study::Study;

/// What the second part asks of the third one.
#[derive(Clone, PartialEq)]
pub(super) enum ExtraScreen {
    /// The screen of a study that came in a link.
    Received(String),
    /// The screen of many studies.
    Board,
    /// The result as a talk.
    Present,
    /// Published cases, worked out again.
    Maths,
    /// What passes the open study on: a part of a screen.
    Share,
    /// Its pictures and tables, each on its own: a part of a screen.
    Exhibits,
    /// Everything that stands in it: a part of a screen.
    Record,
    /// A study of a file beside the one of the same id on this device: a part of a screen.
    Compare(Box<Study>),
}

type Draw = fn(Editor, ExtraScreen) -> AnyView;

static DRAW: Draw = draw;

#[wasm_split(extras, fallible)]
fn fetch() -> Result<&'static Draw, SplitLoaderError> {
    Ok(&DRAW)
}

fn draw(editor: Editor, extra: ExtraScreen) -> AnyView {
    lend::style(include_str!("../../style/extras.css"));
    match extra {
        ExtraScreen::Received(link) => received::received(editor, link),
        ExtraScreen::Board => board::board(editor),
        ExtraScreen::Present => present::present(editor),
        ExtraScreen::Maths => maths::maths(),
        ExtraScreen::Share => share::panel(editor),
        ExtraScreen::Exhibits => view! { <div class="share__panel">{exhibits::exhibits(editor)}</div> }.into_any(),
        ExtraScreen::Record => papers::full_record(editor),
        ExtraScreen::Compare(theirs) => compare::compare(editor, *theirs),
    }
}

/// Draws with the third part once it is there. A whole screen takes the focus then.
pub(super) fn extra(editor: Editor, extra: ExtraScreen) -> AnyView {
    let fetched: RwSignal<Option<Option<Draw>>> = RwSignal::new(None);
    use ExtraScreen::{Compare, Exhibits, Record, Share};
    let is_screen = !matches!(extra, Share | Exhibits | Record | Compare(_));
    spawn(async move {
        fetched.set(Some(fetch().await.ok().copied()));
        if is_screen {
            next_frame(|| focus("h1"));
        }
    });
    (move || match fetched.get() {
        None => said(is_screen, "Opening …"),
        Some(None) => {
            said(is_screen, "A part of this page could not be loaded. Connect to the network and reload the page.")
        }
        Some(Some(draw)) => draw(editor, extra.clone()),
    })
    .into_any()
}

/// What stands there until the third part does.
fn said(is_screen: bool, words: &'static str) -> AnyView {
    let line = view! { <p class="muted" role="status">{words}</p> };
    if is_screen {
        return view! { <main id="main" tabindex="-1" class="shell page"><h1 tabindex="-1" class="vh">{words}</h1>{line}</main> }.into_any();
    }
    line.into_any()
}
