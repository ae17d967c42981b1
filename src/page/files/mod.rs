//! Save and open: one study or all as a file, a file with a preview before anything changes.

mod preview;
mod safe;
mod saved;

use leptos::html;
use leptos::prelude::*;

use crate::parts::icon::{BACK, icon};
use crate::shell::alive::{handler, spawn};
use crate::shell::dom::focus_soon;
use crate::shell::editor::{Editor, title_of};
use crate::shell::route::{Route, StudyView};
use crate::shell::{store, use_editor};
use crate::study::Study;
use preview::{Preview, look, paste, shown};
pub(super) use preview::{in_brief, keep_copies};
pub(super) use safe::reminder;
use safe::{kept_in_tab, set_aside, snapshot};
use saved::{Handed, export, in_hand, last_file};

pub(super) fn files() -> AnyView {
    let editor = use_editor();
    let preview = RwSignal::new(Preview::Nothing);
    let over = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let take = move |file: web_sys::File| {
        spawn(async move {
            preview.set(look(file).await);
            if let Preview::Problem(words) = preview.get_untracked() {
                editor.say(words);
            }
            crate::shell::dom::focus_next("#preview");
        });
    };
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        match input.files().and_then(|files| files.get(0)) {
            Some(file) => take(file),
            None => preview.set(Preview::Problem("Select a study file".into())),
        }
        // The same file can be chosen again after it was mended.
        input.set_value("");
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
            take(file);
        }
    };
    let aside = RwSignal::new(store::aside());
    let before = store::before();
    view! {
        <main id="main" tabindex="-1" class="shell page">
            <a class="back" href="#/">{icon(BACK)}"Start"</a>
            <h1 tabindex="-1">"Save or open"</h1>
            <p class="why">"A file holds everything you typed, sources and notes included. Send it to a colleague, or keep it as a backup."</p>
            <section class="part" aria-labelledby="open-h">
                <h2 id="open-h">"Open a file"</h2>
                <div class="filedrop" class:is-over=move || over.get()
                    on:dragover=handler(move |event: leptos::ev::DragEvent| { event.prevent_default(); over.set(true); })
                    on:dragleave=handler(move |_| over.set(false))
                    on:drop=handler(dropped)>
                    <label class="field__label" for="file">"Study file"</label>
                    <p class="field__hint" id="file-hint">"You can also drop it here. You see what is in it before anything changes"</p>
                    <input class="filedrop__file" id="file" type="file" accept=".json,.txt,application/json,text/plain" aria-describedby="file-hint" node_ref=input on:change=handler(chosen)/>
                </div>
                {paste(preview)}
                {move || shown(editor, preview)}
            </section>
            {save_section(editor)}
            <section class="part" aria-labelledby="many-h">
                <h2 id="many-h">"Many studies at once"</h2>
                <p class="muted">"After a workshop, or for a year of programmes: one row for each study, what they come to together, and where they differ."</p>
                <p class="btns"><a class="btn" href=Route::Board.hash()>"Put studies side by side"</a></p>
            </section>
            {kept_in_tab(preview, before)}
            {move || set_aside(aside)}
            {clear_section(editor, preview)}
        </main>
    }
    .into_any()
}

/// One study or all of them as a file.
fn save_section(editor: Editor) -> impl IntoView {
    let studies = Memo::new(move |_| {
        editor.shelf.with(|shelf| shelf.studies().iter().cloned().map(crate::shell::Shared).collect::<Vec<_>>())
    });
    let handed: RwSignal<Option<Handed>> = RwSignal::new(None);
    let one = move || {
        studies.get().into_iter().map(|study| {
            let title = title_of(&study);
            let file = study.clone();
            view! {
                <li class="plan">
                    <div><a class="plan__name" href=Route::Study(study.id.clone(), StudyView::Result).hash()>{title.clone()}</a></div>
                    <div class="plan__tools"><button class="btn btn--small" type="button" on:click=handler(move |_| export(editor, handed, &[&file.0], "study"))>"Save a file"<span class="vh">": "{title}</span></button></div>
                </li>
            }
        }).collect_view()
    };
    let all = move |_| {
        let studies = studies.get_untracked();
        let list: Vec<&Study> = studies.iter().map(|study| &*study.0).collect();
        export(editor, handed, &list, "backup");
    };
    view! {
            <section class="part" aria-labelledby="save-h">
                <h2 id="save-h">"Save a file"</h2>
                {move || if studies.with(Vec::is_empty) {
                    view! { <p class="muted">"There is no study on this device yet."</p> }.into_any()
                } else {
                    view! {
                        <ul class="plans">{one()}</ul>
                        <div class="btns"><button class="btn" type="button" on:click=handler(all)>"Save all in one file"</button></div>
                        {move || handed.get().map(|file| in_hand(editor, handed, file))}
                        <p class="muted">{move || last_file(editor)}</p>
                    }.into_any()
                }}
            </section>
    }
}

/// Everything removed from this device, after a second question.
fn clear_section(editor: Editor, preview: RwSignal<Preview>) -> impl IntoView {
    let asked = RwSignal::new(false);
    view! {
            <section class="part" aria-labelledby="clear-h">
                <h2 id="clear-h">"Clear this device"</h2>
                <p class="muted">"Removes all studies and settings of this page from this browser. Save a file first."</p>
                <div class="btns">
                    {move || if asked.get() {
                        view! {
                            <button class="btn btn--danger" type="button" id="clear-yes" on:click=handler(move |_| {
                                asked.set(false);
                                preview.set(Preview::Nothing);
                                snapshot(editor, "clear");
                                editor.wipe();
                                // The message above holds what can be done now.
                                crate::shell::dom::focus_next(".notice button");
                            })>"Yes, remove everything"</button>
                            <button class="btn" type="button" on:click=handler(move |_| { asked.set(false); focus_soon("clear-ask".into()); })>"Keep it"</button>
                        }.into_any()
                    } else {
                        view! { <button class="btn" type="button" id="clear-ask" on:click=handler(move |_| { asked.set(true); focus_soon("clear-yes".into()); })>"Remove everything …"</button> }.into_any()
                    }}
                </div>
            </section>
    }
}
