//! The table behind a picture, folded away: it is made when it is opened, so that a moving picture does not carry it along.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::icon::{DOWN, icon};

/// A fold with the numbers of a picture and, behind them, `more`.
pub fn numbers(table: impl Fn() -> String + Send + Sync + 'static, more: impl IntoView + 'static) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggled = move |event: leptos::ev::Event| {
        let is_open = js_sys::Reflect::get(&event_target::<JsValue>(&event), &"open".into());
        open.set(is_open.is_ok_and(|open| open.is_truthy()));
    };
    view! {
        <details class="fold fold--plain chart__table" on:toggle=toggled>
            <summary>{icon(DOWN)}"Show the numbers as a table"</summary>
            <div inner_html=move || if open.get() { table() } else { String::new() }></div>
            {more}
        </details>
    }
}
