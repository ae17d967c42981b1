//! Leads to a question: to its screen, through the folds it is in, to its box.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::shell::alive::outliving;
use crate::shell::dom::{dom_id, focus, focus_soon};
use crate::shell::editor::Editor;
use crate::shell::route::{self, Route, StudyView};
use crate::steps::{self, At, Step, full, quick};

/// Goes to the question that holds `place`, in the mode that has it, and focuses its box.
pub fn jump(editor: Editor, place: String) {
    let study = editor.study.get_untracked();
    let found =
        [editor.steps(), quick::STEPS, full::STEPS].into_iter().find_map(|steps| steps::find(steps, &study, &place));
    lead_to(editor, found, false);
}

/// The same in full mode, with range, source and agreement unfolded: where a number is made firm.
pub fn firm_up(editor: Editor, place: String) {
    let study = editor.study.get_untracked();
    lead_to(editor, steps::find(full::STEPS, &study, &place), true);
}

/// Follows a link of a text that leads to a question (`data-place`) or to a part of this screen (`data-part`).
pub fn follow(editor: Editor, event: ev::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(link) = target.and_then(|target| target.closest("[data-place], [data-part]").ok().flatten()) else {
        return;
    };
    event.prevent_default();
    match (link.get_attribute("data-place"), link.get_attribute("data-part")) {
        (Some(place), _) => jump(editor, place),
        (_, Some(part)) => {
            if let Some(element) = document().get_element_by_id(&part) {
                let _ = element.set_attribute("tabindex", "-1");
                element.scroll_into_view();
                focus_soon(part);
            }
        }
        _ => {}
    }
}

fn lead_to(editor: Editor, found: Option<(&'static Step, &'static steps::Field, At)>, unfold: bool) {
    let Some((step, field, at)) = found else { return };
    let id = dom_id(&field.place(at));
    // From a screen of questions one goes on as always; from a result one wants to come back.
    let from = editor.route.get_untracked();
    if !matches!(&from, Route::Study(_, StudyView::Step(_))) {
        editor.way_back.set(Some(from));
    }
    route::go(&Route::Study(editor.id(), StudyView::Step(step.id)));
    // The screen is drawn after the address has changed; then the box is there.
    let find = move || {
        open_fold(&id);
        if unfold {
            let behind = format!(".field:has(> .row > .affix > [id='{id}']) .field__behind");
            if let Some(behind) = document().query_selector(&behind).ok().flatten() {
                let _ = behind.set_attribute("open", "");
            }
        }
        if let Some(label) = document().query_selector(&format!("label[for='{id}']")).ok().flatten() {
            label.scroll_into_view();
        }
        // A list of rows takes no focus itself: its first box does, or the button that adds a row.
        let rows = document().query_selector(&format!("fieldset.rows[id='{id}']")).ok().flatten();
        match rows {
            Some(rows) => {
                rows.scroll_into_view();
                focus(&format!("[id='{id}'] :is(input, select, textarea, button)"));
            }
            None => focus_soon(id),
        }
    };
    outliving(Duration::from_millis(120), find);
}

/// Brings the label into view, then focuses the box: the native jump would hide the label.
pub fn lead(event: ev::MouseEvent, id: String) {
    event.prevent_default();
    open_fold(&id);
    if let Some(label) = document().query_selector(&format!("label[for='{id}']")).ok().flatten() {
        label.scroll_into_view();
    }
    focus_soon(id);
}

/// Opens the folds an element is in, so that it can be seen.
pub fn open_fold(id: &str) {
    let mut place = document().get_element_by_id(id);
    while let Some(element) = place {
        if element.tag_name() == "DETAILS" {
            let _ = element.set_attribute("open", "");
        }
        place = element.parent_element();
    }
}
