//! One button to pass the open study on: summary, picture, link, file, workbook, document, and a copy without names.

use leptos::prelude::*;

use super::extras::{ExtraScreen, extra};
use crate::analysis::Context;
use crate::engine::evaluate;
use crate::export::money::{Disguise, disguised};
use crate::export::plain::file_name;
use crate::export::summary::summary;
use crate::export::{bare, link, markdown, picture, workbook};
use crate::parts::fold::is_open;
use crate::parts::icon::{DOWN, icon};
use crate::shell::alive::{handler, spawn};
use crate::shell::editor::{Editor, new_id, now_iso, title_of};
use crate::shell::{download, format, lend};
use crate::study::{Study, envelope};
use crate::words;

/// The button with all ways to pass the open study on behind it.
pub(super) fn share(editor: Editor) -> AnyView {
    behind(editor, "Share", ExtraScreen::Share)
}

/// The button with the pictures and tables of the open study behind it, each on its own.
pub(super) fn share_pictures(editor: Editor) -> AnyView {
    behind(editor, "Copy or save these pictures and tables", ExtraScreen::Exhibits)
}

/// The button with everything that stands in the open study behind it.
pub(super) fn full_record(editor: Editor) -> AnyView {
    behind(editor, "Full record", ExtraScreen::Record)
}

/// The button with what differs between a study of a file and the one on this device.
pub(super) fn compare(editor: Editor, theirs: Study) -> AnyView {
    behind(editor, "Compare, and take over one by one", ExtraScreen::Compare(Box::new(theirs)))
}

/// A part of a screen behind a button: it is fetched when it is asked for.
fn behind(editor: Editor, name: &'static str, part: ExtraScreen) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <details class="share" on:toggle=handler(move |event| open.set(is_open(&event)))>
            <summary class="btn">{icon(DOWN)}{name}</summary>
            {move || open.get().then(|| extra(editor, part.clone()))}
        </details>
    }
    .into_any()
}

/// Makes something of the open study as it is saved.
pub(super) fn with<T>(editor: Editor, make: impl FnOnce(Context) -> T) -> T {
    let (study, outcome, format) =
        (editor.study.get_untracked(), editor.results().outcome.get_untracked(), editor.format.get_untracked());
    make(Context { study: &study, outcome: &outcome, format: &format })
}

/// What is behind the button.
pub(super) fn panel(editor: Editor) -> AnyView {
    // What was done last, where it can be read.
    let told = RwSignal::new(String::new());
    let tell = move |words: String| {
        editor.say(words.clone());
        told.set(words);
    };
    view! {
        <div class="share__panel">
            <p class="share__told">{move || told.get()}</p>
            {in_short(editor, tell)}
            {as_link(editor, tell)}
            {as_file(editor, tell)}
            {super::exhibits::exhibits(editor)}
            {without_names(editor, tell)}
        </div>
    }
    .into_any()
}

/// The name of a file made from the open study, without its end.
pub(super) fn stem(editor: Editor) -> String {
    let title = editor.study.with_untracked(|study| title_of(study));
    format!("payoff-{}-{}", file_name(&title), now_iso().get(..10).unwrap_or_default())
}

/// Hands bytes over as a file, and says what happened.
pub(super) fn save(tell: impl Fn(String), name: &str, kind: &str, bytes: &[u8]) {
    let done = lend::blob(bytes, kind).is_some_and(|blob| download::download_blob(name, &blob));
    tell(match done {
        true => format!("Your browser has {name} now. Look for it among its downloads."),
        false => "This browser did not take the file. Allow downloads for this page and try again.".into(),
    });
}

/// Three sentences and five figures, and the same as a picture.
fn in_short(editor: Editor, tell: impl Fn(String) + Copy + Send + Sync + 'static) -> AnyView {
    let by_hand = RwSignal::new(String::new());
    let short = move || with(editor, summary);
    let copy = move |_| {
        let short = short();
        spawn(async move {
            let (text, html) = (short.text(), short.html());
            if lend::copy(&text, Some(&html)).await {
                by_hand.set(String::new());
                tell("The summary is copied. Paste it into a mail or a chat.".into());
            } else {
                by_hand.set(text);
                tell("This browser does not let us copy. Select the text below and copy it yourself.".into());
            }
        });
    };
    let drawn = move || (picture::card(&short()), 630);
    let copy_picture = move |_| copy_picture(tell, drawn());
    let save_picture = move |_| save_picture(tell, stem(editor) + ".png", drawn());
    view! {
        <section class="share__part" aria-labelledby="share-short">
            <h3 id="share-short">"In short"</h3>
            <p class="muted">"Three sentences and five figures, or the same as a picture."</p>
            <div class="btns">
                <button class="btn" type="button" on:click=handler(copy)>"Copy the summary"</button>
                <button class="btn" type="button" on:click=handler(copy_picture)>"Copy the picture"</button>
                <button class="btn" type="button" on:click=handler(save_picture)>"Save the picture"</button>
            </div>
            {by_hand_box(by_hand, "Summary")}
        </section>
    }
    .into_any()
}

/// Puts a picture of so many pixels in height on the clipboard, and says what happened.
pub(super) fn copy_picture(tell: impl Fn(String) + 'static, (svg, height): (String, u32)) {
    spawn(async move {
        let done = match lend::png(&svg, 1200, height).await {
            Some(png) => lend::copy_picture(png).await,
            None => false,
        };
        tell(if done {
            "The picture is copied. Paste it into a slide.".into()
        } else {
            "This browser does not let us copy a picture. Save it instead.".into()
        });
    });
}

/// Hands it over as a PNG, and says what happened.
pub(super) fn save_picture(tell: impl Fn(String) + 'static, name: String, (svg, height): (String, u32)) {
    spawn(async move {
        let bytes = match lend::png(&svg, 1200, height).await {
            Some(png) => lend::bytes_of(&png).await,
            None => None,
        };
        match bytes {
            Some(bytes) => save(tell, &name, "image/png", &bytes),
            None => tell("The picture could not be made in this browser.".into()),
        }
    });
}

/// A text to be copied by hand, where the browser does not let us.
pub(super) fn by_hand_box(text: RwSignal<String>, name: &'static str) -> impl IntoView {
    move || {
        (!text.with(String::is_empty)).then(|| {
            view! { <textarea class="input input--table" readonly rows="6" aria-label=name prop:value=text.get()></textarea> }
        })
    }
}

/// The whole study in a link.
fn as_link(editor: Editor, tell: impl Fn(String) + Copy + Send + Sync + 'static) -> AnyView {
    let chosen = RwSignal::new(false);
    let address: RwSignal<Option<Option<String>>> = RwSignal::new(None);
    let by_hand = RwSignal::new(String::new());
    Effect::new(move |_| {
        let with_words = chosen.get();
        let study = editor.study.get();
        spawn(async move {
            let text = link::text(&study, with_words);
            let packed = lend::deflate(text.as_bytes()).await;
            let page = window().location().href().unwrap_or_default();
            let page = page.split('#').next().unwrap_or_default().to_string();
            // Another one may have been asked for meanwhile.
            if with_words == chosen.get_untracked() && editor.study.with_untracked(|now| *now == study) {
                address.set(Some(packed.map(|packed| page + &link::address(&text, &packed))));
            }
        });
    });
    let length = move || match address.get() {
        None => "Working it out …".to_string(),
        Some(None) => "This browser cannot make links. Save a file instead.".into(),
        Some(Some(link)) if link.len() > link::LONGEST => {
            format!(
                "The link would have {} characters. Mail programs cut links that long: save a file instead.",
                link.len()
            )
        }
        Some(Some(link)) => format!("The link has {} characters.", link.len()),
    };
    let too_long = move || !matches!(address.get(), Some(Some(link)) if link.len() <= link::LONGEST);
    let copy = move |_| {
        let Some(Some(link)) = address.get_untracked() else { return };
        spawn(async move {
            if lend::copy(&link, None).await {
                by_hand.set(String::new());
                tell("The link is copied.".into());
            } else {
                by_hand.set(link);
                tell("This browser does not let us copy. Select the link below and copy it yourself.".into());
            }
        });
    };
    view! {
        <section class="share__part" aria-labelledby="share-link">
            <h3 id="share-link">"As a link"</h3>
            <p class="muted">"The study is inside the link, after the sign #. No browser sends that part to a server: whoever gets the link has the numbers, and nobody else."</p>
            <label class="tick"><input type="checkbox" prop:checked=move || chosen.get() on:change=handler(move |event| chosen.set(event_target_checked(&event)))/>"With names and texts"</label>
            <p id="share-length">{length}</p>
            <div class="btns"><button class="btn" type="button" aria-describedby="share-length" disabled=too_long on:click=handler(copy)>"Copy the link"</button></div>
            {by_hand_box(by_hand, "Link")}
        </section>
    }
    .into_any()
}

const JSON: &str = "application/json";

fn file_of(study: &Study) -> Vec<u8> {
    envelope::write(&[study], "study", &now_iso()).into_bytes()
}

/// The study as a file, and its other forms.
fn as_file(editor: Editor, tell: impl Fn(String) + Copy + Send + Sync + 'static) -> AnyView {
    let save_file = move |_| {
        let bytes = editor.study.with_untracked(|study| file_of(study));
        save(tell, &(stem(editor) + ".json"), JSON, &bytes);
        editor.set(|settings| settings.last_file = js_sys::Date::now());
    };
    let to_device = move |_| {
        let (bytes, name) = (editor.study.with_untracked(|study| file_of(study)), stem(editor) + ".json");
        let title = editor.study.with_untracked(|study| title_of(study));
        spawn(async move {
            let sent = lend::share(&name, JSON, &bytes, &title).await;
            tell(if sent { "The file is passed on.".into() } else { "Nothing was passed on.".into() });
        });
    };
    let book = move |_| {
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        save(tell, &(stem(editor) + ".xlsx"), kind, &with(editor, workbook::workbook));
    };
    let text = move |_| {
        save(tell, &(stem(editor) + ".md"), "text/markdown", with(editor, markdown::document).as_bytes());
    };
    view! {
        <section class="share__part" aria-labelledby="share-file">
            <h3 id="share-file">"As a file"</h3>
            <p class="muted">"The study file opens here again. The workbook has live formulas: change a number in it and the result follows."</p>
            <div class="btns">
                <button class="btn" type="button" on:click=handler(save_file)>"Save the study"</button>
                {lend::shares_files().then(|| view! { <button class="btn" type="button" on:click=handler(to_device)>"Send it with another app"</button> })}
                <button class="btn" type="button" on:click=handler(book)>"Save a workbook"</button>
                <button class="btn" type="button" on:click=handler(text)>"Save the report as Markdown"</button>
            </div>
        </section>
    }
    .into_any()
}

/// A copy without names and texts and with other amounts, and what remains in it.
fn without_names(editor: Editor, tell: impl Fn(String) + Copy + Send + Sync + 'static) -> AnyView {
    let rounded = RwSignal::new(false);
    // One factor as long as the panel is open, and told to nobody.
    let factor = Disguise::hidden((js_sys::Math::random() * f64::from(u32::MAX)) as u32);
    let copy = move || {
        let how = if rounded.get() { Disguise::Rounded } else { factor };
        editor.study.with(|study| {
            let mut copy = disguised(&bare::without_words(study), how);
            copy.id = new_id();
            copy.changed.clear();
            copy
        })
    };
    let rows = move || {
        let copy = copy();
        let (outcome, format) = (evaluate(&copy), format::of(&copy.locale, &copy.currency));
        let figures = words::facts(Context { study: &copy, outcome: &outcome, format: &format }, None);
        let names: Vec<&str> = copy.measures.iter().map(crate::steps::words::name_of).collect();
        let names =
            view! { <tr><th scope="row">"Names"</th><td>{format!("{}; {}", copy.title, names.join(", "))}</td></tr> };
        let figures = figures
            .into_iter()
            .take(7)
            .map(|one| view! { <tr><th scope="row">{one.name}</th><td>{one.number}</td></tr> });
        view! { <tbody>{names}{figures.collect_view()}</tbody> }
    };
    let save_copy = move |_| {
        let bytes = file_of(&untrack(copy));
        save(tell, &format!("payoff-anonymous-{}.json", now_iso().get(..10).unwrap_or_default()), JSON, &bytes);
    };
    let pick = move |is: bool, name: &'static str| {
        view! { <label class="tick"><input type="radio" name="disguise" prop:checked=move || rounded.get() == is on:change=handler(move |_| rounded.set(is))/>{name}</label> }
    };
    view! {
        <section class="share__part" aria-labelledby="share-anonymous">
            <h3 id="share-anonymous">"Without names"</h3>
            <p class="muted">"A copy for a course or a forum: names and texts are left out, and no amount of money is the real one."</p>
            {pick(false, "All amounts times one hidden number: ratios stay as they are")}
            {pick(true, "Amounts rounded to two digits")}
            <table class="share__preview"><caption>"What remains in the copy"</caption>{rows}</table>
            <div class="btns"><button class="btn" type="button" on:click=handler(save_copy)>"Save the copy"</button></div>
        </section>
    }
    .into_any()
}
