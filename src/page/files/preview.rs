//! What is in a file, shown before anything changes, and taken in the way that was chosen for each study.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::safe::snapshot;
use crate::engine::evaluate;
use crate::parts::icon::{DOWN, icon};
use crate::scenario::imported::{ImportWay, take_in, usual_way};
use crate::shell::alive::handler;
use crate::shell::editor::{Editor, Notice, new_id, title_of};
use crate::shell::route::{self, Route, StudyView};
use crate::steps::{self, full};
use crate::study::envelope::{self, CannotOpen, LARGEST_FILE, Opened};
use crate::study::{Choice, Study};
use crate::words;
use crate::words::differences::differences;

/// What is known of a file before anything changes.
#[derive(Clone, PartialEq)]
pub(super) enum Preview {
    Nothing,
    Problem(String),
    Ready(String, Opened),
}

/// Reads a file as far as it can be understood; changes nothing.
pub(super) async fn look(file: web_sys::File) -> Preview {
    let name = file.name();
    if file.size() > LARGEST_FILE as f64 {
        return Preview::Problem(CannotOpen::TooLarge.sentence());
    }
    let read = JsFuture::from(file.array_buffer()).await;
    let Ok(buffer) = read else { return Preview::Problem(CannotOpen::NotText.sentence()) };
    understood(name, &js_sys::Uint8Array::new(&buffer).to_vec())
}

/// What a file says, by what is in it: its name may end in anything.
pub(super) fn understood(name: String, bytes: &[u8]) -> Preview {
    match envelope::open(bytes) {
        Ok(opened) if opened.envelope.studies.is_empty() => {
            Preview::Problem("There is no study in the selected file".into())
        }
        Ok(mut opened) => {
            opened.envelope.studies.iter_mut().for_each(crate::shell::store::quarantine);
            Preview::Ready(name, opened)
        }
        Err(cannot) => Preview::Problem(cannot.sentence()),
    }
}

/// A study as text, from a mail or a note.
pub(super) fn paste(preview: RwSignal<Preview>) -> AnyView {
    let typed = StoredValue::new(String::new());
    let look = move |_| {
        preview.set(understood("the pasted text".into(), typed.get_value().as_bytes()));
        crate::shell::dom::focus_next("#preview");
    };
    view! {
        <details class="fold fold--plain">
            <summary>{icon(DOWN)}"Or paste the text of a study"</summary>
            <div class="fold__body">
                <label class="field__label" for="paste-text">"Text of the file"</label>
                <textarea class="input input--table" id="paste-text" rows="5" spellcheck="false" on:input=handler(move |event| typed.set_value(event_target_value(&event)))></textarea>
                <div class="btns"><button class="btn btn--small" type="button" on:click=handler(look)>"See what is in it"</button></div>
            </div>
        </details>
    }
    .into_any()
}

/// What is in the file, and what may be done with it.
pub(super) fn shown(editor: Editor, preview: RwSignal<Preview>) -> AnyView {
    match preview.get() {
        Preview::Nothing => ().into_any(),
        Preview::Problem(words) => view! {
            <div class="errors" id="preview" tabindex="-1"><div role="alert"><h3>"There is a problem"</h3><p>{words}</p></div><p>"Nothing has changed."</p></div>
        }
        .into_any(),
        Preview::Ready(name, opened) => ready(editor, preview, name, opened),
    }
}

fn ready(editor: Editor, preview: RwSignal<Preview>, name: String, opened: Opened) -> AnyView {
    let Opened { envelope, unknown, doubled, migrated_from, migrated } = opened;
    let studies = envelope.studies;
    let known = |study: &Study| editor.shelf.with_untracked(|shelf| shelf.get(&study.id).cloned());
    let ways: Vec<RwSignal<ImportWay>> =
        studies.iter().map(|study| RwSignal::new(usual_way(known(study).as_deref(), study))).collect();
    let list = studies
        .iter()
        .enumerate()
        .map(|(at, study)| {
            let differs = known(study).map(|mine| differences(&mine, study)).unwrap_or_default();
            let choice = way(at, ways[at], &title_of(study), known(study).is_some());
            view! {
                <li>{in_brief(editor, study)}
                    {(!differs.is_empty()).then(|| view! { <ul class="muted preview__differs">{differs.into_iter().map(|one| view! { <li>{one}</li> }).collect_view()}</ul>{crate::page::share::compare(editor, study.clone())} })}
                    {choice}</li>
            }
        })
        .collect_view();
    let open = move |_| {
        let chosen = studies.iter().cloned().zip(ways.iter().map(|way| way.get_untracked()));
        import(editor, preview, chosen.filter(|(_, way)| *way != ImportWay::Leave).collect());
    };
    let notes = (!unknown.is_empty()).then(|| {
        let names = unknown.join(", ");
        view! { <p class="field__error">"This page does not know these parts of the file. It keeps them as they are: "{names}</p> }
    });
    view! {
        <section class="preview" id="preview" tabindex="-1" aria-label="What is in the file">
            <h3>{format!("In {name}")}</h3>
            <ul>{list}</ul>
            <p class="muted">{format!("Written by {}{}.", if envelope.producer.is_empty() { "an unknown program" } else { &envelope.producer }, crate::page::start::day(&envelope.written).map_or(String::new(), |day| format!(" on {day}")))}{migrated_from.map(|version| format!(" It is in the older format {version} and is brought up to date."))}</p>
            {(!migrated.is_empty()).then(|| {
                let told = migrated.iter().map(|one| view! { <li>{one.sentence()}</li> }).collect_view();
                view! { <p>"Read differently than before:"</p><ul>{told}</ul> }
            })}
            {notes}
            {(!doubled.is_empty()).then(|| view! { <p class="field__error">"These names stand twice in the file; the later value is taken: "{doubled.join(", ")}</p> })}
            <div class="btns">
                <button class="btn btn--main" type="button" on:click=handler(open)>"Open it"</button>
                <button class="btn btn--text" type="button" on:click=handler(move |_| preview.set(Preview::Nothing))>"Cancel"</button>
            </div>
        </section>
    }
    .into_any()
}

fn way(at: usize, way: RwSignal<ImportWay>, title: &str, is_here: bool) -> AnyView {
    let choice = move |this: ImportWay, words: &'static str| {
        view! {
            <label><input type="radio" name=format!("way-{at}") prop:checked=move || way.get() == this on:change=handler(move |_| way.set(this))/>{words}</label>
        }
    };
    view! {
        <fieldset class="switch" aria-label=format!("What to do with {title}")>
            {if is_here { choice(ImportWay::Both, "Keep both").into_any() } else { choice(ImportWay::Both, "Take it in").into_any() }}
            {is_here.then(|| choice(ImportWay::Replace, "Replace mine"))}
            {choice(ImportWay::Leave, "Leave it out")}
        </fieldset>
    }
    .into_any()
}

/// What is known of a study before anything changes: its result, when it was changed, and whether it is here already.
pub(crate) fn in_brief(editor: Editor, study: &Study) -> AnyView {
    let outcome = evaluate(study);
    let format = crate::shell::format::of(&study.locale, &study.currency);
    let net = words::say(outcome.figures.totals.net, |net| format.money(net));
    let roi = words::say(outcome.figures.roi_percent, |roi| format!("ROI {}", format.percent(roi)));
    let result = if outcome.is_withheld() { "result held back".into() } else { format!("{net}, {roi}") };
    let changed = crate::page::start::day(&study.changed).unwrap_or_else(|| "date not known".into());
    let known = editor.shelf.with_untracked(|shelf| shelf.get(&study.id).cloned());
    let here = known.map(|mine| {
        if *mine == *study {
            return "You have the same study here.".to_string();
        }
        let day = crate::page::start::day(&mine.changed).unwrap_or_default();
        format!("You have another version of it here, changed {day}.")
    });
    let problems = match steps::mistaken_numbers(full::STEPS, study, &format) {
        0 => String::new(),
        1 => " Check 1 number.".into(),
        count => format!(" Check {count} numbers."),
    };
    let more =
        format!(" – {}, {result}, changed {changed}. {}{problems}", study.state.label(), here.unwrap_or_default());
    view! { <b>{title_of(study)}</b><span class="muted">{more}</span> }.into_any()
}

/// Keeps studies that came from outside; none of those on the device changes.
pub(crate) fn keep_copies(editor: Editor, studies: Vec<Study>) {
    import(
        editor,
        RwSignal::new(Preview::Nothing),
        studies.into_iter().map(|study| (study, ImportWay::Both)).collect(),
    );
}

/// Puts the studies of a file on the shelf as one step that can be undone, each in the way that was chosen for it.
fn import(editor: Editor, preview: RwSignal<Preview>, studies: Vec<(Study, ImportWay)>) {
    preview.set(Preview::Nothing);
    let count = studies.len();
    if count == 0 {
        let words = "Nothing was opened: every study of the file was left out.";
        editor.notice.set(Some(Notice::plain(words)));
        return editor.say(words);
    }
    snapshot(editor, "open");
    let taken = editor.shelf.with_untracked(|shelf| take_in(shelf.studies(), studies, Route::is_address, new_id));
    let only = match taken.as_slice() {
        [only] => Some(only.id.clone()),
        _ => None,
    };
    editor.change("open a file", taken.into_iter().map(|study| (study.id.clone(), Some(study))).collect());
    let words = if count == 1 { "The study is open.".to_string() } else { format!("{count} studies are open.") };
    editor.notice.set(Some(Notice::undoable(words.clone())));
    editor.say(words);
    if let Some(id) = only {
        route::go(&Route::Study(id, StudyView::Result));
    }
}
