//! What stands above a slider keeps its height while the slider moves, so that the thumb stays where the finger is. It may
//! grow where words need another line; it becomes smaller again when the slider is let go.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver, ResizeObserverEntry};

use crate::shell::editor::Editor;

/// An observer with the function that it calls.
type Observer = (ResizeObserver, Closure<dyn Fn(js_sys::Array)>);

thread_local! {
    /// What watches the elements that are held.
    static HELD: RefCell<Option<Observer>> = const { RefCell::new(None) };
}

/// Holds every element that `selector` finds while a number is under a slider.
pub(super) fn hold(editor: Editor, selector: &'static str) {
    on_cleanup(|| drop(HELD.take()));
    let moves = Memo::new(move |_| editor.live.with(Option::is_some));
    Effect::new(move |_| {
        let found = document().query_selector_all(selector).ok();
        let all = || {
            let found = found.clone();
            (0..found.as_ref().map_or(0, web_sys::NodeList::length))
                .filter_map(move |at| found.as_ref()?.item(at)?.dyn_into::<HtmlElement>().ok())
        };
        HELD.take().inspect(|(observer, _)| observer.disconnect());
        if !moves.get() {
            all().for_each(|element| drop(element.style().remove_property("min-height")));
            return;
        }
        let grown = Closure::<dyn Fn(js_sys::Array)>::new(|entries: js_sys::Array| {
            for entry in entries.iter().filter_map(|entry| entry.dyn_into::<ResizeObserverEntry>().ok()) {
                keep(&entry.target());
            }
        });
        if let Ok(observer) = ResizeObserver::new(grown.as_ref().unchecked_ref()) {
            all().for_each(|element| observer.observe(&element));
            HELD.set(Some((observer, grown)));
        }
    });
}

/// The height that an element has now is its least from here on.
fn keep(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property("min-height", &format!("{}px", element.offset_height()));
    }
}
