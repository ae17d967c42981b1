//! Finding, naming and focusing elements of the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The id of the heading over the studies of this device.
pub const STUDIES: &str = "plans-h";

/// Focuses the first element that `selector` finds.
pub fn focus(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector)
        && let Ok(element) = element.dyn_into::<web_sys::HtmlElement>()
    {
        let _ = element.focus();
    }
}

/// Focuses the first element that `selector` finds once the next frame is drawn, whether or not the view that asks still stands
/// then: the button that was pressed is often what goes away. It reads no signal.
pub fn focus_next(selector: &'static str) {
    request_animation_frame(move || focus(selector));
}

/// Takes the focus out of the box that has it.
pub fn leave_box() {
    if let Some(element) =
        document().active_element().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = element.blur();
    }
}

/// Focuses an element once the page has drawn it.
pub fn focus_soon(id: String) {
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id)
            && let Ok(element) = element.dyn_into::<web_sys::HtmlElement>()
        {
            let _ = element.focus();
        }
    });
}

/// Scrolls as far as it takes to see the element that has this id and the focus, once the page has drawn what changes around it.
pub fn keep_in_sight(id: String) {
    request_animation_frame(move || {
        let Some(element) = document().active_element().filter(|element| element.id() == id) else { return };
        let (edges, window) = (element.get_bounding_client_rect(), document().document_element());
        let height = window.map_or(0.0, |window| f64::from(window.client_height()));
        if edges.top() < 0.0 {
            element.scroll_into_view_with_bool(true);
        } else if edges.bottom() > height {
            element.scroll_into_view_with_bool(false);
        }
    });
}

/// The id of a box: its place with dashes. Error summaries and findings lead to it.
pub fn dom_id(place: &str) -> String {
    format!("f-{}", place.replace('.', "-"))
}

/// The id of a study's name in the list of studies.
pub fn card_id(study: &str) -> String {
    format!("plan-{study}")
}

/// In a text box the browser's own undo works.
pub fn in_text_box() -> bool {
    document().active_element().is_some_and(|element| {
        let kind = element.get_attribute("type").unwrap_or_default();
        element.tag_name() == "TEXTAREA"
            || (element.tag_name() == "INPUT" && !matches!(kind.as_str(), "radio" | "checkbox" | "range"))
    })
}
