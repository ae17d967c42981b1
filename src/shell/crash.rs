//! When the program stops: say so, keep what is saved, and offer it as a file.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::{document, window_event_listener_untyped};
use wasm_bindgen::JsValue;

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

/// Covers the page; nothing is saved from now on.
fn stop() {
    if DEAD.swap(true, Ordering::Relaxed) {
        return;
    }
    let Some(body) = document().body() else { return };
    let Ok(cover) = document().create_element("div") else { return };
    cover.set_class_name("crash");
    let _ = cover.set_attribute("role", "alert");
    cover.set_inner_html(
        "<div class=\"shell\"><h1>Something went wrong on this page</h1>\
         <p>Your studies are kept on this device as they were last saved. Reload the page to go on.</p>\
         <p><a class=\"btn btn--main\" href=\"\">Reload</a></p></div>",
    );
    let _ = body.append_child(&cover);
}

/// Whether the program has stopped; nothing may be saved then.
pub fn happened() -> bool {
    DEAD.load(Ordering::Relaxed)
}
