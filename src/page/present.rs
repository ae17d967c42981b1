//! The result as a talk: one screen at a time, by keyboard or clicker, with a number to try in the room.

use leptos::prelude::*;

use crate::analysis::Context;
use crate::analysis::levers::{self, Lever, Order};
use crate::charts::slider::EvenSteps;
use crate::engine::evaluate;
use crate::scenario::what_if::applied;
use crate::shell::alive::handler;
use crate::shell::editor::Editor;
use crate::shell::route::{Route, StudyView};
use crate::steps::quick;
use crate::study::Change;
use crate::words::odds::{self, Odds};
use crate::words::slides::{Slide, slides};
use crate::words::{full_stop, verdict};

/// Steps of the slider from its lowest to its highest number.
const STEPS: i64 = 40;

pub(super) fn present(editor: Editor) -> AnyView {
    let (study, outcome, format) =
        (editor.study.get_untracked(), editor.results().outcome.get_untracked(), editor.format.get_untracked());
    let context = Context { study: &study, outcome: &outcome, format: &format };
    let talk = slides(context, Odds::drawn(&study));
    let lever = levers::levers(&[quick::STEPS], context, Order::Swing, 1).into_iter().next();
    let (at, notes, last) = (RwSignal::new(0usize), RwSignal::new(false), talk.len().saturating_sub(1));
    let titles: Vec<&'static str> = talk.iter().map(|slide| slide.title).collect();
    let titles = StoredValue::new(titles);
    let turn = move |to: usize| {
        let to = to.min(last);
        at.set(to);
        let title = titles.with_value(|titles| titles.get(to).copied().unwrap_or_default());
        editor.say(format!("Screen {} of {}: {title}", to + 1, last + 1));
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let in_slider = event
            .target()
            .is_some_and(|target| wasm_bindgen::JsCast::dyn_ref::<web_sys::HtmlInputElement>(&target).is_some());
        if event.ctrl_key() || event.meta_key() || event.alt_key() || in_slider {
            return;
        }
        let now = at.get_untracked();
        match event.key().as_str() {
            "ArrowRight" | "ArrowDown" | "PageDown" => turn(now + 1),
            "ArrowLeft" | "ArrowUp" | "PageUp" => turn(now.saturating_sub(1)),
            "Home" => turn(0),
            "End" => turn(last),
            "n" | "N" => notes.update(|shown| *shown = !*shown),
            _ => return,
        }
        event.prevent_default();
    };
    let back = Route::Study(editor.id(), StudyView::Result).hash();
    let fill = move |_| {
        if let Some(root) = document().document_element() {
            let _ = match document().fullscreen_element() {
                Some(_) => {
                    document().exit_fullscreen();
                    Ok(())
                }
                None => root.request_fullscreen(),
            };
        }
    };
    let title = crate::words::title(&study);
    let shown = move || talk.get(at.get()).map(|slide| screen(editor, slide, lever.clone(), notes.get()));
    view! {
        <main id="main" tabindex="-1" class="talk" on:keydown=handler(keys)>
            <h1 class="talk__title" tabindex="-1">{title}</h1>
            {shown}
            <div class="talk__bar">
                <button class="btn btn--small" type="button" aria-disabled=move || (at.get() == 0).then_some("true") on:click=handler(move |_| turn(at.get_untracked().saturating_sub(1)))>"Back"</button>
                <p>{move || format!("{} of {}", at.get() + 1, last + 1)}</p>
                <button class="btn btn--small btn--main" type="button" aria-disabled=move || (at.get() == last).then_some("true") on:click=handler(move |_| turn(at.get_untracked() + 1))>"Next"</button>
                <button class="btn btn--small" type="button" aria-pressed=move || notes.get().to_string() on:click=handler(move |_| notes.update(|shown| *shown = !*shown))>"Notes"</button>
                <button class="btn btn--small" type="button" on:click=handler(fill)>"Full screen"</button>
                <a class="btn btn--small" href=back>"End"</a>
            </div>
        </main>
    }
    .into_any()
}

fn screen(editor: Editor, slide: &Slide, lever: Option<Lever>, with_note: bool) -> AnyView {
    let slide = slide.clone();
    let lines = slide.lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
    let note = with_note.then(|| view! { <p class="talk__note"><b>"Say: "</b>{slide.note.clone()}</p> });
    let live = lever.filter(|_| slide.is_live).map(|lever| tried(editor, lever));
    let is_live = live.is_some();
    view! {
        <section class="talk__slide">
            <h2 class="talk__part">{slide.title}</h2>
            {(!is_live).then(|| view! { <p class="talk__big">{slide.big.clone()}</p> })}
            {live}
            <ul class="talk__lines">{lines}</ul>
            {note}
        </section>
    }
    .into_any()
}

/// The verdict under a slider for the number that moves it most. What is tried here is kept nowhere.
fn tried(editor: Editor, lever: Lever) -> AnyView {
    let position: RwSignal<Option<i64>> = RwSignal::new(None);
    let Lever { place, label, low, high, value: likely, .. } = lever;
    let steps = EvenSteps { low, high, count: STEPS };
    let value = move || position.get().map_or(likely, |at| steps.value(at));
    let told = Memo::new(move |_| {
        let format = editor.format.get();
        let study = editor
            .study
            .with(|base| applied(base, &[Change { place: place.clone(), value: value(), ..Change::default() }]));
        let outcome = evaluate(&study);
        let context = Context { study: &study, outcome: &outcome, format: &format };
        let chances = odds::drawn(&study);
        let said = verdict(context, Odds::of(chances.as_ref()));
        let odds = chances.map(|one| format!(" In {} of 20 cases it makes money.", one.of_twenty()));
        full_stop(&said.sentence()) + &odds.unwrap_or_default()
    });
    let first = steps.nearest(likely);
    let format = editor.format.get_untracked();
    let shown = move || format.number(value(), 2);
    let moved = move |event: leptos::ev::Event| {
        position.set(event_target_value(&event).parse().ok().map(|at: i64| at.clamp(0, STEPS)));
    };
    view! {
        <p class="talk__big">{move || told.get()}</p>
        <div class="talk__try">
            <label for="talk-try">{label}": "<b>{shown}</b></label>
            <input id="talk-try" type="range" min="0" max=STEPS step="1" prop:value=move || position.get().unwrap_or(first) on:input=handler(moved)/>
            <button class="btn btn--small" type="button" on:click=handler(move |_| position.set(None))>"As in the study"</button>
        </div>
    }
    .into_any()
}
