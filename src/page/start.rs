//! The first screen, the examples, and the studies of this device.

use leptos::html;
use leptos::prelude::*;

use crate::analysis::Context;
use crate::engine::evaluate;
use crate::parts::chain::beads;
use crate::shell::alive::{handler, spawn};
use crate::shell::dom::focus_soon;
use crate::shell::dom::{STUDIES, card_id};
use crate::shell::editor::{Editor, new_id, now_iso, title_of};
use crate::shell::route::{self, Route, StudyView};
use crate::shell::use_editor;
use crate::study::{Choice, Study, envelope};
pub(super) use crate::words::day;
use crate::{analysis, words};

/// The static first screen of `index.html`: painted before the program arrives, and used again by it.
#[derive(Clone, Copy)]
pub(super) struct First(StoredValue<Option<web_sys::Element>, LocalStorage>);

impl First {
    pub(super) fn new(element: Option<web_sys::Element>) -> Self {
        First(StoredValue::new_local(element))
    }
}

pub(super) fn start() -> impl IntoView {
    let editor = use_editor();
    let First(first) = expect_context::<First>();
    let place = NodeRef::<html::Div>::new();
    // The element is moved, not copied: its words stand once, in index.html.
    Effect::new(move |_| {
        if let (Some(place), Some(first)) = (place.get(), first.get_value()) {
            let _ = place.append_child(&first);
            for (id, full) in [("depth-quick", false), ("depth-full", true)] {
                if let Some(radio) = document().get_element_by_id(id) {
                    let on = editor.is_full() == full;
                    let _ = js_sys::Reflect::set(&radio, &"checked".into(), &on.into());
                }
            }
        }
    });
    view! {
        <main id="main" tabindex="-1">
            {go_on(editor)}
            <div node_ref=place on:change=handler(move |event| {
                if event_target_value(&event) == "full" || event_target_value(&event) == "quick" {
                    let full = event_target_value(&event) == "full";
                    editor.set(|settings| settings.full = full);
                }
            })></div>
            <div class="band">
                <div class="shell halves">
                    {needs()}
                    {saved(editor)}
                </div>
            </div>
        </main>
    }
}

/// The newest study, first in sight of a person who comes back.
fn go_on(editor: Editor) -> impl IntoView {
    move || {
        let newest = editor.shelf.with(|shelf| shelf.studies().first().cloned())?;
        let target = Route::Study(newest.id.clone(), StudyView::Result).hash();
        Some(
            view! { <p class="shell go-on"><a class="btn btn--small" href=target>"Go on: "{title_of(&newest)}</a></p> },
        )
    }
}

fn needs() -> impl IntoView {
    let need = |what: &'static str, more: &'static str| view! { <li><div>{what}{(!more.is_empty()).then(|| view! { <span>{more}</span> })}</div></li> };
    view! {
        <section aria-labelledby="need-h">
            <h2 id="need-h">"What you need"</h2>
            <ol class="needs">
                {need("A number from before the training", "Or the problem as it is today")}
                {need("The same number after it", "Or your target, if the training is still to come")}
                {need("How many people took part, and for how long", "")}
                {need("What you paid", "The people’s own time is added for you")}
                {need("What one unit is worth", "We help you work it out")}
            </ol>
            <p class="echo">"No number yet? Choose “I do not know yet”. The result then says what it waits for."</p>
        </section>
    }
}

fn delete_button(id: &str) -> String {
    format!("delete-{id}")
}

/// The studies of this device, newest first.
pub(super) fn saved(editor: Editor) -> impl IntoView {
    let studies = Memo::new(move |_| {
        editor.shelf.with(|shelf| shelf.studies().iter().cloned().map(crate::shell::Shared).collect::<Vec<_>>())
    });
    view! {
        <section aria-labelledby="plans-h">
            <h2 id=STUDIES tabindex="-1">"Saved on this device"</h2>
            {move || match editor.deferred.get() {
                _ if studies.with(Vec::is_empty) => view! { <p class="muted">"Start by picking a problem above. Your studies will show here."</p> }.into_any(),
                Some(deferred) => view! { <ul class="plans">{studies.get().into_iter().map(|study| (deferred.plan)(editor, study.0)).collect_view()}</ul> }.into_any(),
                None => view! { <p class="muted">"Opening …"</p> }.into_any(),
            }}
        </section>
    }
}

pub(super) fn plan(editor: Editor, study: std::sync::Arc<Study>) -> AnyView {
    let outcome = evaluate(&study);
    let format = crate::shell::format::of(&study.locale, &study.currency);
    let facts = Context { study: &study, outcome: &outcome, format: &format };
    let links = words::chain(facts);
    let line = beads(&links, None);
    let title = title_of(&study);
    let net = analysis::decimal(outcome.figures.totals.net).ok();
    let loses = net.is_some_and(|net| net.is_sign_negative()) && !outcome.is_withheld();
    let net = net.map(|net| format.money(net));
    let next = links.iter().find(|link| link.value.is_none()).map_or("", |link| link.name);
    let (number, word) = match net {
        Some(_) if outcome.is_withheld() => ("Held back".into(), "net benefit"),
        Some(net) => (net, if loses { "loss in the first year" } else { "net benefit" }),
        None => (next.to_string(), "next answer"),
    };
    let when = day(&study.changed);
    let sample = study.sample.then(|| view! { <span class="tag">"Sample"</span>" " });
    let target = Route::Study(study.id.clone(), StudyView::Result).hash();
    let (copy, gone) = (study.clone(), study.clone());
    let duplicate = move |_| focus_soon(card_id(&editor.duplicate(&copy)));
    let delete = move |_| {
        let next = editor.shelf.with_untracked(|shelf| {
            let mut after = shelf.studies().iter().skip_while(|study| study.id != gone.id);
            after.nth(1).map(|study| delete_button(&study.id))
        });
        editor.delete(&gone);
        focus_soon(next.unwrap_or_else(|| STUDIES.into()));
    };
    view! {
        <li class="plan">
            <div>
                <a class="plan__name" id=card_id(&study.id) href=target>{title.clone()}</a>
                <p class="plan__meta">{sample}{study.state.label()}{when.map(|when| format!(". Changed {when}"))}</p>
                <div class="plan__line" inner_html=line></div>
            </div>
            <p class=now_class(loses)><b>{number}</b>{word}</p>
            <div class="plan__tools">
                <button class="btn btn--text btn--small" type="button" on:click=handler(duplicate)>"Duplicate"<span class="vh">" "{title.clone()}</span></button>
                <button class="btn btn--text btn--small" type="button" id=delete_button(&study.id) on:click=handler(delete)>"Delete"<span class="vh">" "{title.clone()}</span></button>
            </div>
        </li>
    }
    .into_any()
}

fn now_class(loses: bool) -> &'static str {
    if loses { "plan__now is-loss" } else { "plan__now" }
}

/// The eight example studies, asked for when they are wanted.
pub(super) fn examples() -> impl IntoView {
    let editor = use_editor();
    let studies = RwSignal::new(None::<Result<Vec<crate::shell::Shared<Study>>, ()>>);
    spawn(async move {
        let read = crate::shell::download::get("examples.json").await.and_then(|bytes| envelope::open(&bytes).ok());
        let shared = |study| crate::shell::Shared(std::sync::Arc::new(study));
        studies.set(Some(read.map(|file| file.envelope.studies.into_iter().map(shared).collect()).ok_or(())));
    });
    let cards = move || {
        match studies.get() {
        None => view! { <p class="muted">"Opening …"</p> }.into_any(),
        Some(Err(())) => view! { <p class="field__error">"The examples could not be loaded. Connect to the network once and try again"</p> }.into_any(),
        Some(Ok(studies)) => view! { <ul class="plans">{studies.into_iter().map(|study| example(editor, study.0)).collect_view()}</ul> }.into_any(),
    }
    };
    view! {
        <main id="main" tabindex="-1" class="shell page">
            <a class="back" href="#/">{crate::parts::icon::icon(crate::parts::icon::BACK)}"Start"</a>
            <h1 tabindex="-1">"Open an example"</h1>
            <p class="why">"Eight invented studies with all their words and numbers. Two of them lose money in the first year. You get your own copy: change what you like."</p>
            {cards}
        </main>
    }
}

fn example(editor: Editor, study: std::sync::Arc<Study>) -> AnyView {
    let outcome = evaluate(&study);
    let format = crate::shell::format::of(&study.locale, &study.currency);
    let loses = analysis::decimal(outcome.figures.totals.net).is_ok_and(|net| net.is_sign_negative());
    let net = words::say(outcome.figures.totals.net, |net| format.money(net));
    let roi = words::say(outcome.figures.roi_percent, |roi| format.percent(roi));
    let word = if loses { "loss" } else { "net benefit" };
    let grade = outcome.grade.map_or("–", |grade| grade.letter());
    let (title, what) = (study.title.clone(), study.challenge.sentence.clone());
    let open = move |_| {
        let mut copy = (*study).clone();
        copy.id = new_id();
        copy.changed = now_iso();
        let id = copy.id.clone();
        editor.change("open an example", vec![(id.clone(), Some(copy))]);
        route::go(&Route::Study(id, StudyView::Result));
    };
    view! {
        <li class="plan">
            <div>
                <button class="plan__name plan__button" type="button" on:click=handler(open)>{title}</button>
                <p class="plan__meta">{what}</p>
            </div>
            <p class=now_class(loses)><b>{net}</b>{word}", ROI "{roi}", evidence "{grade}</p>
        </li>
    }
    .into_any()
}

/// The address names a study that is not on this device.
pub(super) fn gone() -> impl IntoView {
    view! {
        <main id="main" tabindex="-1" class="shell page">
            <h1 tabindex="-1">"This study is not on this device"</h1>
            <p class="why">"Studies stay in the browser they were made in. Ask for the file and open it here, or start a new one. If you just deleted it, choose Undo."</p>
            <p class="btns"><a class="btn btn--main" href="#/">"Go to the start"</a><a class="btn" href="#/files">"Open a file"</a></p>
        </main>
    }
}
