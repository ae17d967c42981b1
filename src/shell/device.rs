//! What the browser promises about what is kept: some throw it away when a page was not visited for days or room is short.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::editor::Editor;

/// Asks the browser not to throw away what is kept. After the first real input only: some browsers ask the person.
pub fn ask_to_keep(editor: Editor) {
    call(editor, "persist");
}

/// Looks what the browser has promised before.
pub fn look(editor: Editor) {
    call(editor, "persisted");
}

/// Whether what was changed in the open study is in no file, although the browser may throw it away.
pub fn needs_a_file(editor: Editor) -> bool {
    let (last, full) = editor.settings.with(|settings| (settings.last_file, editor.persisted.get()));
    let iso = |time: f64| String::from(js_sys::Date::new(&time.into()).to_iso_string());
    let (since, now) = (iso(last), iso(js_sys::Date::now()));
    // A study from a clock that was wrong has no say.
    full != Some(true) && editor.study.with(|study| !study.sample && since < study.changed && study.changed <= now)
}

fn call(editor: Editor, name: &str) {
    let promise = Reflect::get(&window().navigator(), &"storage".into()).ok().and_then(|storage| {
        let function = Reflect::get(&storage, &name.into()).ok()?.dyn_into::<Function>().ok()?;
        function.call0(&storage).ok()?.dyn_into::<Promise>().ok()
    });
    let Some(promise) = promise else { return };
    // Both the question and the answer belong to the page, not to a view.
    leptos::task::spawn_local(async move {
        let promised = JsFuture::from(promise).await.is_ok_and(|promised| promised.is_truthy());
        editor.persisted.set(Some(promised));
    });
}
