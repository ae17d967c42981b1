//! The page works offline, and a newer one takes its place when the person asks for it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::editor::{Editor, Notice};

/// The page works offline once its worker has kept all files. A newer one waits until the person asks for it.
pub fn register_worker(editor: Editor) {
    let navigator = window().navigator();
    if js_sys::Reflect::get(&navigator, &"serviceWorker".into()).map_or(true, |workers| workers.is_undefined()) {
        return;
    }
    let workers = navigator.service_worker();
    leptos::task::spawn_local(async move {
        let options = web_sys::RegistrationOptions::new();
        options.set_update_via_cache(web_sys::ServiceWorkerUpdateViaCache::None);
        let registered = JsFuture::from(workers.register_with_options("sw.js", &options)).await;
        let Ok(registration) = registered.and_then(|one| one.dyn_into::<web_sys::ServiceWorkerRegistration>()) else {
            return;
        };
        let look = move || {
            if registration.waiting().is_some() && editor.notice.with_untracked(Option::is_none) {
                editor
                    .notice
                    .set(Some(Notice { reload: true, ..Notice::plain("A new version is ready. Your studies stay.") }));
            }
            let _ = registration.update();
        };
        look();
        let handle = window_event_listener_untyped("visibilitychange", move |_| look());
        // The page listens as long as it lives.
        std::mem::forget(handle);
    });
}

/// Lets the waiting version take over, then shows it.
pub fn take_new_version() {
    let workers = window().navigator().service_worker();
    leptos::task::spawn_local(async move {
        let Ok(registration) = JsFuture::from(workers.get_registration()).await else { return };
        let Ok(registration) = registration.dyn_into::<web_sys::ServiceWorkerRegistration>() else { return };
        let reload = wasm_bindgen::closure::Closure::once_into_js(|| {
            let _ = window().location().reload();
        });
        workers.set_oncontrollerchange(Some(reload.unchecked_ref()));
        if let Some(waiting) = registration.waiting() {
            let _ = waiting.post_message(&"skip".into());
        }
    });
}
