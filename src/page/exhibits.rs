//! The pictures and tables of the open study, each to be copied or saved on its own.

use leptos::prelude::*;

use super::share::{by_hand_box, copy_picture, save, save_picture, stem, with};
use crate::export::exhibit::{Exhibit, exhibits as all};
use crate::export::plain::file_name;
use crate::shell::alive::{handler, spawn};
use crate::shell::editor::Editor;
use crate::shell::lend;

/// The choice of a picture or table, how it looks, and the ways to take it along.
pub(super) fn exhibits(editor: Editor) -> AnyView {
    let found: StoredValue<Vec<Exhibit>> = StoredValue::new(with(editor, all));
    let chosen = RwSignal::new(0usize);
    let (told, by_hand) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let tell = move |words: String| {
        editor.say(words.clone());
        told.set(words);
    };
    let the = move || found.with_value(|all| all.get(chosen.get_untracked()).cloned());
    let drawn = move || the().and_then(|one| one.picture.map(|svg| (svg.text, svg.height)));
    let name = move |end: &str| {
        let name = the().map_or(String::new(), |one| file_name(&one.name));
        format!("{}-{name}.{end}", stem(editor))
    };
    let copy = move |_| {
        if let Some(drawn) = drawn() {
            copy_picture(tell, drawn);
        }
    };
    let png = move |_| {
        if let Some(drawn) = drawn() {
            save_picture(tell, name("png"), drawn);
        }
    };
    let svg = move |_| {
        if let Some((text, _)) = drawn() {
            save(tell, &name("svg"), "image/svg+xml", text.as_bytes());
        }
    };
    let csv = move |_| {
        if let Some(one) = the() {
            save(tell, &name("csv"), "text/csv", one.csv().as_bytes());
        }
    };
    let copy_table = move |_| {
        let Some(one) = the() else { return };
        let (text, html) = (one.tabs(), one.html());
        spawn(async move {
            if lend::copy(&text, Some(&html)).await {
                by_hand.set(String::new());
                tell("The table is copied. Paste it into a spreadsheet or a document.".into());
            } else {
                by_hand.set(text);
                tell("This browser does not let us copy. Select the table below and copy it yourself.".into());
            }
        });
    };
    let names = found.with_value(|all| {
        let option = |(at, one): (usize, &Exhibit)| view! { <option value=at>{one.name.clone()}</option> };
        all.iter().enumerate().map(option).collect_view()
    });
    let pick = move |event| {
        chosen.set(event_target_value(&event).parse().unwrap_or(0));
        by_hand.set(String::new());
        told.set(String::new());
    };
    let shown = move || {
        chosen.get();
        // Made here, and every text of others in it is escaped.
        drawn().map_or(String::new(), |(svg, _)| svg)
    };
    let has_picture = Memo::new(move |_| !shown().is_empty());
    view! {
        <section class="share__part" aria-labelledby="share-exhibits">
            <h3 id="share-exhibits">"A picture or a table"</h3>
            <label class="field__label" for="exhibit">"Which one"</label>
            <select class="input" id="exhibit" on:change=handler(pick)>{names}</select>
            <div class="exhibit" aria-hidden="true" inner_html=shown></div>
            <div class="btns">
                {move || has_picture.get().then(|| view! {
                    <button class="btn" type="button" on:click=handler(copy)>"Copy as a picture"</button>
                    <button class="btn" type="button" on:click=handler(png)>"Save as PNG"</button>
                    <button class="btn" type="button" on:click=handler(svg)>"Save as SVG"</button>
                })}
                <button class="btn" type="button" on:click=handler(copy_table)>"Copy the table"</button>
                <button class="btn" type="button" on:click=handler(csv)>"Save as CSV"</button>
            </div>
            <p class="share__told">{move || told.get()}</p>
            {by_hand_box(by_hand, "Table")}
        </section>
    }
    .into_any()
}
