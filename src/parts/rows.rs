//! A list of rows that can be added and taken away.

use leptos::prelude::*;

use super::field::{filled, question_in_row};
use super::icon::{CROSS, PLUS, icon};
use crate::shell::alive::handler;
use crate::shell::dom::{dom_id, focus_soon};
use crate::shell::use_editor;
use crate::steps::{At, Field, Rows};

/// Rows drawn at first: a keystroke answers within a frame however long a list is.
const FIRST_ROWS: usize = 30;

pub fn rows(field: &'static Field, list: &'static Rows, at: At) -> AnyView {
    let editor = use_editor();
    let count = Memo::new(move |_| editor.study.with(|study| (list.count)(study, at)));
    let shown = RwSignal::new(FIRST_ROWS);
    let title = filled(field.label, at);
    let id = dom_id(&field.place(at));
    let add_id = format!("{id}-add");
    let first_of = move |row: usize| {
        let place = list.fields.first().map_or(String::new(), |field| field.place(At { row, ..at }));
        dom_id(&place)
    };
    let add_button = add_id.clone();
    let add = move |_| {
        let row = count.get_untracked();
        shown.update(|shown| *shown = (*shown).max(row + 1));
        editor.edit(&format!("add {} {}", article(list.one), list.one), "", |study| (list.add)(study, at));
        focus_soon(first_of(row));
    };
    let each = move |row: usize| {
        let place = At { row, ..at };
        let add_button = add_button.clone();
        let remove = move |_| {
            editor.edit(&format!("remove a {}", list.one), "", |study| (list.remove)(study, place));
            editor.say(format!("The {} is removed. Undo is possible.", list.one));
            let before = untrack(|| on_show(editor, list, row)).last().copied();
            focus_soon(before.map_or_else(|| add_button.clone(), first_of));
        };
        view! {
            <li class="row-card">
                <div class="row-card__fields">
                    {list.fields.iter().map(|field| question_in_row(field, place)).collect_view()}
                </div>
                <button class="btn btn--text btn--small" type="button" on:click=handler(remove)>
                    {icon(CROSS)}"Remove"<span class="vh">{format!(": {} {}", list.one, row + 1)}</span>
                </button>
            </li>
        }
    };
    view! {
        <fieldset class="group rows" id=id>
            <legend>{title}</legend>
            {(!field.hint.is_empty()).then(|| view! { <p class="field__hint">{filled(field.hint, at)}</p> })}
            <ol class="row-cards">
                <For each=move || on_show(editor, list, count.get().min(shown.get())) key=|row| *row children=each/>
            </ol>
            {move || (count.get() > shown.get()).then(|| view! {
                <button class="btn btn--small" type="button" on:click=handler(move |_| shown.update(|shown| *shown += FIRST_ROWS))>
                    {format!("Show more: {} of {} are on show", shown.get(), count.get())}
                </button>
            })}
            {move || (count.get() < list.most).then(|| view! {
                <button class="btn btn--small" type="button" id=add_id.clone() on:click=handler(add)>{icon(PLUS)}{format!("Add {} {}", article(list.one), list.one)}</button>
            })}
        </fieldset>
    }
    .into_any()
}

/// "a" or "an", as the word is spoken.
fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// Rows to draw. In quick mode the programme price is asked on its own, so its line is not asked again.
fn on_show(editor: crate::shell::Editor, list: &Rows, count: usize) -> Vec<usize> {
    let own = (!editor.is_full() && list.key == "costs").then(|| {
        editor.study.with(|study| study.costs.iter().position(|line| line.category == crate::study::Category::Delivery))
    });
    (0..count).filter(|row| own.flatten() != Some(*row)).collect()
}
