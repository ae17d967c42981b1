//! When the program stops: say so, keep what was typed, and offer it as a file.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::{document, window, window_event_listener_untyped};
use wasm_bindgen::{JsCast, JsValue};

use super::editor::title_of;
use crate::study::envelope;

static DEAD: AtomicBool = AtomicBool::new(false);

/// Shows a screen of its own when the program panics: with `panic = "abort"` the page would go on in a broken state. The
/// same when the browser stops it, because its stack or its memory is used up.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        leptos::logging::error!("{info}");
        stop();
    }));
    let handle = window_event_listener_untyped("error", |event| {
        let error = part(&event, "error");
        let text = |name: &str| part(&error, name).as_string().unwrap_or_default();
        if text("name") == "RuntimeError" || text("message").contains("call stack") {
            stop();
        }
    });
    // It listens as long as the page lives.
    std::mem::forget(handle);
}

fn part(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &name.into()).unwrap_or(JsValue::NULL)
}

/// Covers the page; nothing is saved from now on but what is on the page at this moment.
fn stop() {
    if DEAD.swap(true, Ordering::Relaxed) {
        return;
    }
    let Some(body) = document().body() else { return };
    let Ok(cover) = document().create_element("div") else { return };
    cover.set_class_name("crash");
    let _ = cover.set_attribute("role", "alert");
    // The cover comes first: what follows may find the page in any state.
    cover.set_inner_html(
        "<div class=\"shell\"><h1>Something went wrong on this page</h1>\
         <p id=\"crash-kept\">Reload the page to go on.</p>\
         <p class=\"btns\" id=\"crash-do\"><a class=\"btn btn--main\" href=\"\">Reload</a><a class=\"btn\" href=\"./\">Go to the start</a></p></div>",
    );
    let _ = body.append_child(&cover);
    let (studies, all) = super::autosave::rescue();
    let kept = match (studies.is_empty(), all) {
        (true, _) => return,
        (_, true) => {
            "All you typed is kept on this device. Reload the page to go on. If this comes again, save the study as a file first."
        }
        (_, false) => {
            "What you typed last could not be kept on this device. Save the study as a file, then reload the page."
        }
    };
    let by_id = |id: &str| document().get_element_by_id(id);
    if let Some(line) = by_id("crash-kept") {
        line.set_text_content(Some(kept));
    }
    let place = window().location().hash().unwrap_or_default();
    let open = studies.iter().find(|study| place.starts_with(&format!("#/{}/", study.id))).or(studies.first());
    if let (Some(study), Some(row)) = (open, by_id("crash-do"))
        && let Ok(text) = serde_json::to_string(&envelope::around(study))
        && let Ok(link) = document().create_element("a")
    {
        let parts = js_sys::Array::of1(&text.into());
        let address = web_sys::Blob::new_with_str_sequence(&parts)
            .and_then(|blob| web_sys::Url::create_object_url_with_blob(&blob))
            .unwrap_or_default();
        link.set_class_name("btn");
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", "payoff-study.json");
        link.set_text_content(Some(&format!("Save “{}” as a file", title_of(study))));
        let _ = row.append_child(&link);
    }
    if let Some(link) =
        cover.query_selector("a").ok().flatten().and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = link.focus();
    }
}

/// Whether the program has stopped; nothing may be saved then.
pub fn happened() -> bool {
    DEAD.load(Ordering::Relaxed)
}
