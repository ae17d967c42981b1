//! Save and open: one study or all as a file, a file with a preview before anything changes.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::engine::evaluate;
use crate::export::plain::file_name;
use crate::parts::icon::{BACK, DOWN, icon};
use crate::shell::alive::{handler, spawn};
use crate::shell::dom::focus_soon;
use crate::shell::editor::{Editor, Notice, new_id, now_iso, title_of};
use crate::shell::route::{self, Route, View};
use crate::shell::{device, download, store, use_editor};
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
                    <div><a class="plan__name" href=Route::Study(study.id.clone(), View::Result).hash()>{title.clone()}</a></div>
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
    let asked = RwSignal::new(false);
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
            <section class="part" aria-labelledby="many-h">
                <h2 id="many-h">"Many studies at once"</h2>
                <p class="muted">"After a workshop, or for a year of programmes: one row for each study, what they come to together, and where they differ."</p>
                <p class="btns"><a class="btn" href=Route::Board.hash()>"Put studies side by side"</a></p>
            </section>
            {kept_in_tab(preview, before)}
            {move || set_aside(aside)}
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
        </main>
    }
    .into_any()
}

/// Reads a file as far as it can be understood; changes nothing.
async fn look(file: web_sys::File) -> Preview {
    let name = file.name();
    if file.size() > LARGEST_FILE as f64 {
        return Preview::Problem(CannotOpen::TooLarge.sentence());
    }
    let read = JsFuture::from(file.array_buffer()).await;
    let Ok(buffer) = read else { return Preview::Problem(CannotOpen::NotText.sentence()) };
    understood(name, &js_sys::Uint8Array::new(&buffer).to_vec())
}

/// What a file says, by what is in it: its name may end in anything.
fn understood(name: String, bytes: &[u8]) -> Preview {
    match envelope::open(bytes) {
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
    let Opened { envelope, unknown, doubled, migrated_from, migrated } = opened;
    let studies = envelope.studies;
    let known = |study: &Study| editor.shelf.with_untracked(|shelf| shelf.get(&study.id).cloned());
    let ways: Vec<RwSignal<Way>> = studies
        .iter()
        .map(|study| {
            let same = known(study).is_some_and(|mine| *mine == *study);
            RwSignal::new(if same { Way::Leave } else { Way::Both })
        })
        .collect();
    let list = studies
        .iter()
        .enumerate()
        .map(|(at, study)| {
            let differs = known(study).map(|mine| differences(&mine, study)).unwrap_or_default();
            let choice = way(at, ways[at], &title_of(study), known(study).is_some());
            view! {
                <li>{in_brief(editor, study)}
                    {(!differs.is_empty()).then(|| view! { <ul class="muted preview__differs">{differs.into_iter().map(|one| view! { <li>{one}</li> }).collect_view()}</ul> })}
                    {choice}</li>
            }
        })
        .collect_view();
    let open = move |_| {
        let chosen = studies.iter().cloned().zip(ways.iter().map(|way| way.get_untracked()));
        import(editor, preview, chosen.filter(|(_, way)| *way != Way::Leave).collect());
    };
    let notes = (!unknown.is_empty()).then(|| {
        let names = unknown.join(", ");
        view! { <p class="field__error">"This page does not know these parts of the file. It keeps them as they are: "{names}</p> }
    });
    view! {
        <section class="preview" id="preview" tabindex="-1" aria-label="What is in the file">
            <h3>{format!("In {name}")}</h3>
            <ul>{list}</ul>
            <p class="muted">{format!("Written by {}{}.", if envelope.producer.is_empty() { "an unknown program" } else { &envelope.producer }, super::start::day(&envelope.written).map_or(String::new(), |day| format!(" on {day}")))}{migrated_from.map(|version| format!(" It is in the older format {version} and is brought up to date."))}</p>
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

/// What is known of a study before anything changes: its result, when it was changed, and whether it is here already.
pub fn in_brief(editor: Editor, study: &Study) -> AnyView {
    let outcome = evaluate(study);
    let format = crate::shell::format::of(&study.locale, &study.currency);
    let net = words::say(outcome.figures.totals.net, |net| format.money(net));
    let roi = words::say(outcome.figures.roi_percent, |roi| format!("ROI {}", format.percent(roi)));
    let result = if outcome.is_held() { "result held back".into() } else { format!("{net}, {roi}") };
    let changed = super::start::day(&study.changed).unwrap_or_else(|| "date not known".into());
    let known = editor.shelf.with_untracked(|shelf| shelf.get(&study.id).cloned());
    let here = known.map(|mine| {
        if *mine == *study {
            return "You have the same study here.".to_string();
        }
        let day = super::start::day(&mine.changed).unwrap_or_default();
        format!("You have another version of it here, changed {day}.")
    });
    let problems = match check_count(study, &format) {
        0 => String::new(),
        1 => " Check 1 number.".into(),
        count => format!(" Check {count} numbers."),
    };
    let more =
        format!(" – {}, {result}, changed {changed}. {}{problems}", study.state.label(), here.unwrap_or_default());
    view! { <b>{title_of(study)}</b><span class="muted">{more}</span> }.into_any()
}

/// Keeps studies that came from outside; none of those on the device changes.
pub fn keep_copies(editor: Editor, studies: Vec<Study>) {
    import(editor, RwSignal::new(Preview::Nothing), studies.into_iter().map(|study| (study, Way::Both)).collect());
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

/// Puts the studies of a file on the shelf as one step that can be undone, each in the way that was chosen for it.
fn import(editor: Editor, preview: RwSignal<Preview>, studies: Vec<(Study, Way)>) {
    preview.set(Preview::Nothing);
    let count = studies.len();
    if count == 0 {
        let words = "Nothing was opened: every study of the file was left out.";
        editor.notice.set(Some(Notice::plain(words)));
        return editor.say(words);
    }
    snapshot(editor, "open");
    let mut first = None;
    let mut used: Vec<String> = Vec::new();
    let changes: Vec<(String, Option<Study>)> = studies
        .into_iter()
        .map(|(mut study, way)| {
            let replace = way == Way::Replace;
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
            if (taken && !replace) || (!safe && !taken) || used.contains(&study.id) {
                study.id = new_id();
            }
            used.push(study.id.clone());
            first.get_or_insert(study.id.clone());
            (study.id.clone(), Some(study))
        })
        .collect();
    editor.change("open a file", changes);
    let words = if count == 1 { "The study is open.".to_string() } else { format!("{count} studies are open.") };
    editor.notice.set(Some(Notice::undoable(words.clone())));
    editor.say(words);
    if let (1, Some(id)) = (count, first) {
        route::go(&Route::Study(id, View::Result));
    }
}

/// Words that are addresses of the page itself.
fn reserved(id: &str) -> bool {
    matches!(id, "new" | "examples" | "files" | "help" | "maths" | "received" | "board")
}

/// Hands studies to the browser as a file and remembers when. Whether the file arrived, no browser says.
fn export(editor: Editor, handed: RwSignal<Option<Handed>>, studies: &[&Study], kind: &str) {
    let written = now_iso();
    let text = envelope::write(studies, kind, &written);
    let day = written.get(..10).unwrap_or("");
    let name = match studies {
        [only] => format!("payoff-{}-{day}.json", file_name(&title_of(only))),
        _ => format!("payoff-all-{day}.json"),
    };
    let before = editor.settings.with_untracked(|settings| settings.last_file);
    download::download(&name, "application/json", &text);
    // A page in a frame, or in the window of another app, is often not allowed to save: it must not count as saved.
    let shut_in = download::may_be_shut_in();
    if !shut_in {
        editor.set(|settings| settings.last_file = js_sys::Date::now());
    }
    editor.say(format!("{name} was handed to the browser. Look for it among your downloads."));
    handed.set(Some(Handed { name, text, before, copy: shut_in }));
}

/// A file that was handed to the browser.
#[derive(Clone)]
struct Handed {
    name: String,
    text: String,
    /// When the file before it was saved.
    before: f64,
    /// Whether its text is offered to be copied.
    copy: bool,
}

/// What became of a file, and its text for where none arrived.
fn in_hand(editor: Editor, handed: RwSignal<Option<Handed>>, file: Handed) -> AnyView {
    let Handed { name, text, before, copy } = file;
    let missing = move |_| {
        editor.set(|settings| settings.last_file = before);
        handed.update(|handed| {
            if let Some(handed) = handed {
                handed.copy = true;
            }
        });
        focus_soon("copy-text".into());
    };
    let words = if copy {
        "If no file arrived, copy this text, and paste it into a mail or a note to yourself. It opens here again under “Or paste the text of a study”."
    } else {
        "Look for it among your downloads."
    };
    view! {
        <div class="preview" id="handed">
            <p><b>{name}</b>" was handed to the browser. "{words}</p>
            {if copy {
                let copied = text.clone();
                view! {
                    <label class="field__label" for="copy-text">"Text of the file"</label>
                    <textarea class="input input--table" id="copy-text" rows="5" readonly prop:value=text></textarea>
                    <div class="btns"><button class="btn btn--small" type="button" on:click=handler(move |_| {
                        let copied = download::copy("copy-text", &copied);
                        editor.say(if copied { "The text is copied." } else { "The text is marked. Copy it with the keys or the menu." });
                    })>"Copy the text"</button></div>
                }.into_any()
            } else {
                view! { <div class="btns"><button class="btn btn--text btn--small" type="button" on:click=handler(missing)>"It is not there"</button></div> }.into_any()
            }}
        </div>
    }
    .into_any()
}

/// A study as text, from a mail or a note.
fn paste(preview: RwSignal<Preview>) -> AnyView {
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

/// What happens to one study of a file.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// It comes beside what is here.
    Both,
    Replace,
    Leave,
}

fn way(at: usize, way: RwSignal<Way>, title: &str, is_here: bool) -> AnyView {
    let choice = move |this: Way, words: &'static str| {
        view! {
            <label><input type="radio" name=format!("way-{at}") prop:checked=move || way.get() == this on:change=handler(move |_| way.set(this))/>{words}</label>
        }
    };
    view! {
        <fieldset class="switch" aria-label=format!("What to do with {title}")>
            {if is_here { choice(Way::Both, "Keep both").into_any() } else { choice(Way::Both, "Take it in").into_any() }}
            {is_here.then(|| choice(Way::Replace, "Replace mine"))}
            {choice(Way::Leave, "Leave it out")}
        </fieldset>
    }
    .into_any()
}

/// Differences on show for one study.
const MOST_DIFFERENCES: usize = 6;

/// Where two versions of a study differ, in words: the question with both answers.
fn differences(mine: &Study, file: &Study) -> Vec<String> {
    let tree = |study: &Study| serde_json::to_value(study).unwrap_or_default();
    let mut places = Vec::new();
    differing(&tree(mine), &tree(file), "", &mut places);
    places.retain(|(place, ..)| place != "changed");
    let count = places.len();
    let mut list: Vec<String> = places
        .into_iter()
        .take(MOST_DIFFERENCES)
        .map(|(place, mine, theirs)| {
            let parent = place.rsplit_once('.').map_or("", |(parent, _)| parent);
            let found = [place.as_str(), parent].into_iter().find_map(|place| steps::find(full::STEPS, file, place));
            let name =
                found.map_or(place.replace('.', " "), |(_, field, at)| steps::words::fill(field.label, file, at));
            format!("{name}: {mine} here, {theirs} in the file")
        })
        .collect();
    if count > MOST_DIFFERENCES {
        list.push(format!("and {} more", count - MOST_DIFFERENCES));
    }
    list
}

/// Leaves that differ, by path, as words.
fn differing(
    mine: &serde_json::Value,
    theirs: &serde_json::Value,
    place: &str,
    found: &mut Vec<(String, String, String)>,
) {
    use serde_json::Value;
    let inner = |name: &str| if place.is_empty() { name.to_string() } else { format!("{place}.{name}") };
    match (mine, theirs) {
        _ if mine == theirs => {}
        (Value::Object(one), Value::Object(other)) => {
            let mut names: Vec<&String> = one.keys().chain(other.keys()).collect();
            names.sort();
            names.dedup();
            for name in names {
                differing(
                    one.get(name).unwrap_or(&Value::Null),
                    other.get(name).unwrap_or(&Value::Null),
                    &inner(name),
                    found,
                );
            }
        }
        (Value::Array(one), Value::Array(other)) => {
            for at in 0..one.len().max(other.len()) {
                differing(
                    one.get(at).unwrap_or(&Value::Null),
                    other.get(at).unwrap_or(&Value::Null),
                    &inner(&at.to_string()),
                    found,
                );
            }
        }
        _ => found.push((place.into(), spelled(mine), spelled(theirs))),
    }
}

fn spelled(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => "nothing".into(),
        serde_json::Value::String(text) if text.chars().count() > 40 => {
            format!("{}…", text.chars().take(40).collect::<String>())
        }
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Object(_) => "an answer".into(),
        serde_json::Value::Array(rows) => format!("{} rows", rows.len()),
        other => other.to_string(),
    }
}

/// Keeps what is here in this tab, before a file is opened or the device is cleared.
fn snapshot(editor: Editor, what: &str) {
    editor.shelf.with_untracked(|shelf| {
        let studies: Vec<&Study> = shelf.studies().iter().map(|study| &**study).collect();
        if !studies.is_empty() {
            store::keep_before(what, &envelope::write(&studies, "backup", &now_iso()));
        }
    });
}

/// What was kept in this tab, each to be looked at and brought back.
fn kept_in_tab(preview: RwSignal<Preview>, before: Vec<(String, f64, String)>) -> Option<AnyView> {
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
fn set_aside(aside: RwSignal<Vec<store::Aside>>) -> Option<AnyView> {
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
pub fn reminder(editor: Editor) -> impl IntoView {
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

fn last_file(editor: Editor) -> String {
    let last = editor.settings.with(|settings| settings.last_file);
    if last == 0.0 {
        return "You have not saved a file yet. This browser may forget what is not saved as a file.".into();
    }
    // A clock that was turned back shows a day to come: the file is as new as can be.
    let days = ((js_sys::Date::now() - last) / 86_400_000.0).floor().max(0.0) as u64;
    match days {
        0 => "Last file: today.".into(),
        1 => "Last file: yesterday.".into(),
        days => format!("Last file: {days} days ago."),
    }
}
