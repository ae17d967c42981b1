//! Files in and out: what ships with the page is fetched, what a person saves is handed to the browser.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// A file that ships with the page.
pub async fn get(name: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(window().fetch_with_str(name)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok().filter(|_| response.ok())?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Hands a text to the person as a file.
pub fn download(name: &str, kind: &str, text: &str) {
    if let Some(blob) = super::lend::blob(text.as_bytes(), kind) {
        download_blob(name, &blob);
    }
}

/// The same for anything else. Whether the browser took it.
pub fn download_blob(name: &str, blob: &web_sys::Blob) -> bool {
    let Ok(url) = web_sys::Url::create_object_url_with_blob(blob) else { return false };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The browser needs the address until the download has begun.
    set_timeout(
        move || {
            let _ = web_sys::Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(10),
    );
    link.is_some()
}

/// Whether a download may come to nothing here: in a frame, or in a window of another app.
pub fn may_be_shut_in() -> bool {
    let framed = !matches!(window().top(), Ok(Some(top)) if top == window());
    let agent = window().navigator().user_agent().unwrap_or_default();
    let apps = ["FBAN", "FBAV", "Instagram", "Line/", "MicroMessenger", "Snapchat", "TikTok", "LinkedInApp", "; wv)"];
    framed || apps.iter().any(|app| agent.contains(app))
}

/// Puts the text of a box among what can be pasted elsewhere; false where only the mark on it could be set.
pub fn copy(id: &str, text: &str) -> bool {
    let Some(element) = document().get_element_by_id(id) else { return false };
    let call = |of: &wasm_bindgen::JsValue, name: &str, with: &js_sys::Array| {
        let function = js_sys::Reflect::get(of, &name.into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        function.apply(of, with).ok()
    };
    call(&element, "focus", &js_sys::Array::new());
    call(&element, "select", &js_sys::Array::new());
    let done =
        call(&document(), "execCommand", &js_sys::Array::of1(&"copy".into())).is_some_and(|done| done.is_truthy());
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or_default();
    done || call(&clipboard, "writeText", &js_sys::Array::of1(&text.into())).is_some()
}
