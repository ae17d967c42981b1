//! What is kept in case something goes wrong: copies in this tab, what cannot be read, and a word in time.

use leptos::prelude::*;

use super::preview::{Preview, understood};
use crate::export::plain::file_name;
use crate::shell::alive::handler;
use crate::shell::editor::{Editor, now_iso};
use crate::shell::route::Route;
use crate::shell::{device, download, store};
use crate::study::{Study, envelope};

/// Keeps what is here in this tab, before a file is opened or the device is cleared.
pub(super) fn snapshot(editor: Editor, what: &str) {
    editor.shelf.with_untracked(|shelf| {
        let studies: Vec<&Study> = shelf.studies().iter().map(|study| &**study).collect();
        if !studies.is_empty() {
            store::keep_before(what, &envelope::write(&studies, "backup", &now_iso()));
        }
    });
}

/// What was kept in this tab, each to be looked at and brought back.
pub(super) fn kept_in_tab(preview: RwSignal<Preview>, before: Vec<(String, f64, String)>) -> Option<AnyView> {
    if before.is_empty() {
        return None;
    }
    let rows = before
        .into_iter()
        .map(|(what, time, text)| {
            let date = js_sys::Date::new(&time.into());
            let clock = format!("{:02}:{:02}", date.get_hours(), date.get_minutes());
            let name = if what == "clear" { format!("As it was before this device was cleared at {clock}") } else { format!("As it was before a file was opened at {clock}") };
            let shown = name.clone();
            let look = move |_| {
                preview.set(understood(format!("the copy “{shown}”"), text.as_bytes()));
                crate::shell::dom::focus_next("#preview");
            };
            view! { <li class="plan"><div>{name}</div><div class="plan__tools"><button class="btn btn--small" type="button" on:click=handler(look)>"See what is in it"</button></div></li> }
        })
        .collect_view();
    Some(
        view! {
            <section class="part" aria-labelledby="before-h">
                <h2 id="before-h">"Copies in this tab"</h2>
                <p class="muted">"They survive a reload and go when you close the tab."</p>
                <ul class="plans">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

/// What this page cannot show as a study: it is kept until somebody takes it out.
pub(super) fn set_aside(aside: RwSignal<Vec<store::Aside>>) -> Option<AnyView> {
    let all = aside.get();
    if all.is_empty() {
        return None;
    }
    let rows = all
        .into_iter()
        .map(|store::Aside { key, text, newer }| {
            let name = key.rsplit('/').next().unwrap_or_default().to_string();
            let why = if newer { "comes from a newer version of this page" } else { "could not be read" };
            let file = format!("payoff-{}.txt", file_name(&name));
            let gone = key.clone();
            let save = move |_| download::download(&file, "text/plain", &text);
            let remove = move |_| {
                store::drop_aside(&gone);
                aside.update(|aside| aside.retain(|one| one.key != gone));
            };
            view! {
                <li class="plan">
                    <div><b>{name.clone()}</b><p class="plan__meta">{why}</p></div>
                    <div class="plan__tools">
                        <button class="btn btn--small" type="button" on:click=handler(save)>"Save it as a file"<span class="vh">": "{name.clone()}</span></button>
                        <button class="btn btn--text btn--small" type="button" on:click=handler(remove)>"Take it off this device"<span class="vh">": "{name}</span></button>
                    </div>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="part" aria-labelledby="aside-h">
                <h2 id="aside-h">"Set aside"</h2>
                <p class="muted">"This page cannot show these as studies. They stay until you take them out."</p>
                <ul class="plans">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

/// Where work is in no file and the browser may throw away what it keeps, that is said below the result, with the way to a file.
pub(crate) fn reminder(editor: Editor) -> impl IntoView {
    // What the browser promised on an earlier visit holds before anything is typed in this one.
    if editor.persisted.with_untracked(Option::is_none) {
        device::look(editor);
    }
    let needed = Memo::new(move |_| device::needs_a_file(editor));
    move || {
        needed.get().then(|| {
            view! {
                <p class="muted" role="note" aria-label="Keep it safe">
                    "What you changed here is in no file yet, and this browser may forget what it keeps. "<a href=Route::Files.hash()>"Save a file"</a>
                </p>
            }
        })
    }
}
