//! The table behind a picture, folded away: it is made when it is opened, so that a moving picture does not carry it along.

use crate::shell::alive::handler;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::icon::{DOWN, icon};

/// A fold with the numbers of a picture and, behind them, `more`.
pub fn numbers(table: impl Fn() -> String + Send + Sync + 'static, more: impl IntoView + 'static) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <details class="fold fold--plain chart__table" on:toggle=handler(move |event| open.set(is_open(&event)))>
            <summary>{icon(DOWN)}"Show the numbers as a table"</summary>
            <div inner_html=move || if open.get() { table() } else { String::new() }></div>
            {more}
        </details>
    }
}

/// Whether the fold of a toggle event stands open now.
pub fn is_open(event: &leptos::ev::Event) -> bool {
    js_sys::Reflect::get(&event_target::<JsValue>(event), &"open".into()).is_ok_and(|open| open.is_truthy())
}
