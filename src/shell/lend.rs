//! What the browser lends to pass a study on: compression, clipboard, the device's share sheet, pictures. Each of them may be
//! missing or refused; then there is nothing, and whoever asked says so.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

// Not in web-sys, or only behind a flag of the whole build.
#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;

    type ClipboardItem;
    #[wasm_bindgen(constructor, catch)]
    fn new(items: &Object) -> Result<ClipboardItem, JsValue>;

    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = write, catch)]
    fn clipboard_write(items: &Array) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = navigator, js_name = canShare, catch)]
    fn can_share(data: &Object) -> Result<bool, JsValue>;

    #[wasm_bindgen(js_namespace = navigator, js_name = share, catch)]
    fn share_data(data: &Object) -> Result<Promise, JsValue>;
}

/// Gives the page one more sheet of styles, once; where the browser cannot, the part stands without them.
pub fn style(css: &str) {
    thread_local! {
        static GIVEN: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    }
    if GIVEN.replace(true) {
        return;
    }
    let Some(sheet) = made("CSSStyleSheet", &Array::new()) else { return };
    if call(&sheet, "replaceSync", &[&css.into()]).is_none() {
        return;
    }
    let sheets = Reflect::get(&document(), &"adoptedStyleSheets".into()).unwrap_or_default();
    let all = Array::from(&sheets);
    all.push(&sheet);
    let _ = Reflect::set(&document(), &"adoptedStyleSheets".into(), &all);
}

/// The raw deflate of `bytes`; none where the browser cannot compress.
pub async fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    through(bytes, CompressionStream::new("deflate-raw").ok()?.unchecked_ref()).await
}

/// What was deflated to `bytes`; none where it was not, or where the browser cannot say.
pub async fn inflate(bytes: &[u8]) -> Option<Vec<u8>> {
    through(bytes, DecompressionStream::new("deflate-raw").ok()?.unchecked_ref()).await
}

async fn through(bytes: &[u8], stream: &JsValue) -> Option<Vec<u8>> {
    let source = call(blob(bytes, "")?.as_ref(), "stream", &[])?;
    let changed = call(&source, "pipeThrough", &[stream])?;
    let response = made("Response", &Array::of1(&changed))?;
    let buffer = JsFuture::from(call(&response, "arrayBuffer", &[])?.dyn_into::<Promise>().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Puts a text on the clipboard, and where `html` is given the same in HTML beside it. Whether it worked.
pub async fn copy(text: &str, html: Option<&str>) -> bool {
    let kinds = [("text/plain", Some(text)), ("text/html", html)];
    let parts = kinds.into_iter().filter_map(|(kind, text)| Some((kind, blob(text?.as_bytes(), kind)?)));
    write(&parts.collect::<Vec<_>>()).await
}

/// Puts a picture on the clipboard. Whether it worked.
pub async fn copy_picture(png: web_sys::Blob) -> bool {
    write(&[("image/png", png)]).await
}

async fn write(parts: &[(&str, web_sys::Blob)]) -> bool {
    let items = Object::new();
    for (kind, part) in parts {
        let _ = Reflect::set(&items, &(*kind).into(), part);
    }
    let Ok(item) = ClipboardItem::new(&items) else { return false };
    match clipboard_write(&Array::of1(&item)) {
        Ok(written) => JsFuture::from(written).await.is_ok(),
        Err(_) => false,
    }
}

/// Whether the device has a share sheet that takes files.
pub fn shares_files() -> bool {
    file("a.json", "application/json", b"{}").is_some_and(|file| can_share(&with_files(&file, "")).unwrap_or(false))
}

/// Hands a file to the device's share sheet. Whether somebody sent it on.
pub async fn share(name: &str, kind: &str, bytes: &[u8], title: &str) -> bool {
    let Some(file) = file(name, kind, bytes) else { return false };
    match share_data(&with_files(&file, title)) {
        Ok(shared) => JsFuture::from(shared).await.is_ok(),
        Err(_) => false,
    }
}

fn with_files(file: &JsValue, title: &str) -> Object {
    let data = Object::new();
    let _ = Reflect::set(&data, &"files".into(), &Array::of1(file));
    let _ = Reflect::set(&data, &"title".into(), &title.into());
    data
}

fn file(name: &str, kind: &str, bytes: &[u8]) -> Option<JsValue> {
    let options = Object::new();
    let _ = Reflect::set(&options, &"type".into(), &kind.into());
    let parts = Array::of1(&Uint8Array::from(bytes));
    made("File", &Array::of3(&parts, &name.into(), &options))
}

/// A picture as PNG, made from an SVG of `width` × `height`.
pub async fn png(svg: &str, width: u32, height: u32) -> Option<web_sys::Blob> {
    let image = made("Image", &Array::new())?;
    let address = web_sys::Url::create_object_url_with_blob(&blob(svg.as_bytes(), "image/svg+xml")?).ok()?;
    let _ = Reflect::set(&image, &"src".into(), &address.as_str().into());
    let decoded = JsFuture::from(call(&image, "decode", &[])?.dyn_into::<Promise>().ok()?).await;
    let _ = web_sys::Url::revoke_object_url(&address);
    decoded.ok()?;
    let canvas: JsValue = document().create_element("canvas").ok()?.into();
    let _ = Reflect::set(&canvas, &"width".into(), &width.into());
    let _ = Reflect::set(&canvas, &"height".into(), &height.into());
    let context = call(&canvas, "getContext", &[&"2d".into()])?;
    call(&context, "drawImage", &[&image, &0.into(), &0.into()])?;
    let drawn = Promise::new(&mut |done, _| {
        let _ = call(&canvas, "toBlob", &[&done, &"image/png".into()]);
    });
    JsFuture::from(drawn).await.ok()?.dyn_into().ok()
}

/// The bytes of a picture or a file.
pub async fn bytes_of(blob: &web_sys::Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(call(blob.as_ref(), "arrayBuffer", &[])?.dyn_into::<Promise>().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Bytes as something the browser can hand on.
pub fn blob(bytes: &[u8], kind: &str) -> Option<web_sys::Blob> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

/// A new object of one of the browser's classes.
fn made(class: &str, with: &Array) -> Option<JsValue> {
    let class: js_sys::Function = Reflect::get(&js_sys::global(), &class.into()).ok()?.dyn_into().ok()?;
    Reflect::construct(&class, with).ok()
}

fn call(on: &JsValue, method: &str, with: &[&JsValue]) -> Option<JsValue> {
    let function: js_sys::Function = Reflect::get(on, &method.into()).ok()?.dyn_into().ok()?;
    function.apply(on, &with.iter().copied().collect::<Array>()).ok()
}
