//! Save and open: one study or all as a file, a file with a preview before anything changes.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::engine::evaluate;
use crate::parts::icon::{BACK, icon};
use crate::shell::alive::{handler, next_frame, spawn};
use crate::shell::dom::focus_soon;
use crate::shell::editor::{Editor, Notice, new_id, now_iso, title_of};
use crate::shell::route::{self, Route, View};
use crate::shell::{download, use_editor};
use crate::steps::{self, full};
use crate::study::envelope::{self, CannotOpen, LARGEST_FILE, Opened};
use crate::study::{Choice, Quantity, Study};
use crate::words;

/// What is known of a file before anything changes.
#[derive(Clone, PartialEq)]
enum Preview {
    Nothing,
    Problem(String),
    Ready(String, Opened),
}

pub fn files() -> AnyView {
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
            next_frame(|| crate::shell::dom::focus("#preview"));
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
    let studies = Memo::new(move |_| {
        editor.shelf.with(|shelf| shelf.studies().iter().cloned().map(crate::shell::Shared).collect::<Vec<_>>())
    });
    let one = move || {
        studies.get().into_iter().map(|study| {
            let title = title_of(&study);
            let file = study.clone();
            view! {
                <li class="plan">
                    <div><a class="plan__name" href=Route::Study(study.id.clone(), View::Result).hash()>{title.clone()}</a></div>
                    <div class="plan__tools"><button class="btn btn--small" type="button" on:click=handler(move |_| export(editor, &[&file.0], "study"))>"Save a file"<span class="vh">": "{title}</span></button></div>
                </li>
            }
        }).collect_view()
    };
    let all = move |_| {
        let studies = studies.get_untracked();
        let list: Vec<&Study> = studies.iter().map(|study| &*study.0).collect();
        export(editor, &list, "backup");
    };
    let asked = RwSignal::new(false);
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
                    <p class="field__hint" id="file-hint">"Ends in .json. You can also drop it here. You see what is in it before anything changes"</p>
                    <input class="filedrop__file" id="file" type="file" accept=".json,application/json" aria-describedby="file-hint" node_ref=input on:change=handler(chosen)/>
                </div>
                {move || shown(editor, preview)}
            </section>
            <section class="part" aria-labelledby="save-h">
                <h2 id="save-h">"Save a file"</h2>
                {move || if studies.with(Vec::is_empty) {
                    view! { <p class="muted">"There is no study on this device yet."</p> }.into_any()
                } else {
                    view! {
                        <ul class="plans">{one()}</ul>
                        <div class="btns"><button class="btn" type="button" on:click=handler(all)>"Save all in one file"</button></div>
                        <p class="muted">{move || last_file(editor)}</p>
                    }.into_any()
                }}
            </section>
            <section class="part" aria-labelledby="clear-h">
                <h2 id="clear-h">"Clear this device"</h2>
                <p class="muted">"Removes all studies and settings of this page from this browser. Save a file first."</p>
                <div class="btns">
                    {move || if asked.get() {
                        view! {
                            <button class="btn btn--danger" type="button" id="clear-yes" on:click=handler(move |_| {
                                asked.set(false);
                                preview.set(Preview::Nothing);
                                editor.wipe();
                                // The message above holds what can be done now.
                                next_frame(|| crate::shell::dom::focus(".notice button"));
                            })>"Yes, remove everything"</button>
                            <button class="btn" type="button" on:click=handler(move |_| { asked.set(false); focus_soon("clear-ask".into()); })>"Keep it"</button>
                        }.into_any()
                    } else {
                        view! { <button class="btn" type="button" id="clear-ask" on:click=handler(move |_| { asked.set(true); focus_soon("clear-yes".into()); })>"Remove everything …"</button> }.into_any()
                    }}
                </div>
            </section>
        </main>
    }
    .into_any()
}

/// Reads a file as far as it can be understood; changes nothing.
async fn look(file: web_sys::File) -> Preview {
    let name = file.name();
    if !name.to_lowercase().ends_with(".json") {
        return Preview::Problem("The selected file must be a study file that ends in .json".into());
    }
    if file.size() > LARGEST_FILE as f64 {
        return Preview::Problem(CannotOpen::TooLarge.sentence());
    }
    let read = JsFuture::from(file.array_buffer()).await;
    let Ok(buffer) = read else { return Preview::Problem(CannotOpen::NotText.sentence()) };
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    match envelope::open(&bytes) {
        Ok(opened) if opened.envelope.studies.is_empty() => {
            Preview::Problem("There is no study in the selected file".into())
        }
        Ok(mut opened) => {
            opened.envelope.studies.iter_mut().for_each(crate::shell::store::settle);
            Preview::Ready(name, opened)
        }
        Err(cannot) => Preview::Problem(cannot.sentence()),
    }
}

/// What is in the file, and what may be done with it.
fn shown(editor: Editor, preview: RwSignal<Preview>) -> AnyView {
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
    let Opened { envelope, unknown, doubled, migrated_from } = opened;
    let studies = envelope.studies;
    let known = |study: &Study| editor.shelf.with_untracked(|shelf| shelf.get(&study.id).cloned());
    let replaces = studies.iter().any(|study| !study.id.is_empty() && known(study).is_some());
    let list = studies
        .iter()
        .map(|study| {
            let outcome = evaluate(study);
            let format = crate::shell::format::of(&study.locale, &study.currency);
            let net = words::say(outcome.figures.totals.net, |net| format.money(net));
            let roi = words::say(outcome.figures.roi_percent, |roi| format!("ROI {}", format.percent(roi)));
            let result = if outcome.is_held() { "result held back".into() } else { format!("{net}, {roi}") };
            let changed = super::start::day(&study.changed).unwrap_or_else(|| "date not known".into());
            let here = known(study).map(|mine| {
                let same = *mine == *study;
                if same { "You have the same study here.".to_string() } else { format!("You have another version of it here, changed {}.", super::start::day(&mine.changed).unwrap_or_default()) }
            });
            let problems = check_count(study, &format);
            view! {
                <li><b>{title_of(study)}</b><span class="muted">{format!(" – {}, {result}, changed {changed}. ", study.state.label())}{here}{(problems > 0).then(|| format!(" Check {problems} {}.", if problems == 1 { "number" } else { "numbers" }))}</span></li>
            }
        })
        .collect_view();
    let to_keep = studies.clone();
    let keep_both = move |_| import(editor, preview, to_keep.clone(), false);
    let replace = move |_| import(editor, preview, studies.clone(), true);
    let notes = (!unknown.is_empty()).then(|| {
        let names = unknown.join(", ");
        view! { <p class="field__error">"This page does not know these parts of the file, and would leave them out: "{names}</p> }
    });
    view! {
        <section class="preview" id="preview" tabindex="-1" aria-label="What is in the file">
            <h3>{format!("In {name}")}</h3>
            <ul>{list}</ul>
            <p class="muted">{format!("Written by {}{}.", if envelope.producer.is_empty() { "an unknown program" } else { &envelope.producer }, super::start::day(&envelope.written).map_or(String::new(), |day| format!(" on {day}")))}{migrated_from.map(|version| format!(" It is in the older format {version} and is brought up to date."))}</p>
            {notes}
            {(!doubled.is_empty()).then(|| view! { <p class="field__error">"These names stand twice in the file; the later value is taken: "{doubled.join(", ")}</p> })}
            <div class="btns">
                <button class="btn btn--main" type="button" on:click=handler(keep_both)>{if replaces { "Keep both" } else { "Open it" }}</button>
                {replaces.then(|| view! { <button class="btn" type="button" on:click=handler(replace)>"Replace mine"</button> })}
                <button class="btn btn--text" type="button" on:click=handler(move |_| preview.set(Preview::Nothing))>"Cancel"</button>
            </div>
        </section>
    }
    .into_any()
}

/// How many numbers of a study cannot stand as they are.
fn check_count(study: &Study, format: &crate::amount::Format) -> usize {
    let mistaken = |step| {
        let found = steps::problems(step, study, format);
        found.iter().filter(|(field, at, _)| answered(field, study, *at)).count()
    };
    full::STEPS.iter().map(mistaken).sum()
}

/// Whether there is something in the box of a number, be it no number that can stand.
fn answered(field: &steps::Field, study: &Study, at: steps::At) -> bool {
    let filled = |quantity: &Quantity| quantity.value.is_some() || quantity.is_unread();
    matches!(&field.kind, steps::Kind::Number(number) if (number.lens.get)(study, at).is_some_and(filled))
}

/// Puts the studies of a file on the shelf as one step that can be undone.
fn import(editor: Editor, preview: RwSignal<Preview>, studies: Vec<Study>, replace: bool) {
    let count = studies.len();
    let mut first = None;
    let mut used: Vec<String> = Vec::new();
    let changes: Vec<(String, Option<Study>)> = studies
        .into_iter()
        .map(|mut study| {
            let taken = editor.shelf.with_untracked(|shelf| shelf.get(&study.id).is_some());
            let safe = !study.id.is_empty()
                && study.id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                && study.id.len() < 40
                && !reserved(&study.id);
            let named = |other: &std::sync::Arc<Study>| title_of(other) == title_of(&study);
            if taken && !replace && editor.shelf.with_untracked(|shelf| shelf.studies().iter().any(named)) {
                // Two of one name could not be told apart in the list.
                study.title = format!("{} (copy)", title_of(&study));
            }
            if (taken && !replace) || !safe || used.contains(&study.id) {
                study.id = new_id();
            }
            used.push(study.id.clone());
            first.get_or_insert(study.id.clone());
            (study.id.clone(), Some(study))
        })
        .collect();
    editor.change("open a file", changes);
    preview.set(Preview::Nothing);
    let words = if count == 1 { "The study is open.".to_string() } else { format!("{count} studies are open.") };
    editor.notice.set(Some(Notice::undoable(words.clone())));
    editor.say(words);
    if let (1, Some(id)) = (count, first) {
        route::go(&Route::Study(id, View::Result));
    }
}

/// Words that are addresses of the page itself.
fn reserved(id: &str) -> bool {
    matches!(id, "new" | "examples" | "files" | "help")
}

/// Saves studies as a file and remembers when.
fn export(editor: Editor, studies: &[&Study], kind: &str) {
    let written = now_iso();
    let text = envelope::write(studies, kind, &written);
    let day = written.get(..10).unwrap_or("");
    let name = match studies {
        [only] => format!("payoff-{}-{day}.json", slug(&title_of(only))),
        _ => format!("payoff-all-{day}.json"),
    };
    download::download(&name, "application/json", &text);
    editor.set(|settings| settings.last_file = js_sys::Date::now());
    editor.say(format!("Saved as {name}"));
}

fn last_file(editor: Editor) -> String {
    let last = editor.settings.with(|settings| settings.last_file);
    if last == 0.0 {
        return "You have not saved a file yet. This browser may forget what is not saved as a file.".into();
    }
    let days = ((js_sys::Date::now() - last) / 86_400_000.0).floor() as i64;
    match days {
        0 => "Last file: today.".into(),
        1 => "Last file: yesterday.".into(),
        days => format!("Last file: {days} days ago."),
    }
}

/// A name that every file system takes.
fn slug(title: &str) -> String {
    let mut out = String::new();
    for c in title.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    let cut: String = out.chars().take(40).collect();
    let cut = cut.trim_end_matches('-');
    if cut.is_empty() { "study".into() } else { cut.into() }
}
