//! The result before everything is known: what must be true, the break-even map, and the open numbers as levers (M17).
//! Nothing that is tried here is saved; one button makes it an answer.

use std::str::FromStr;

use leptos::ev;
use leptos::prelude::*;
use rust_decimal::Decimal;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::with_base;
use crate::analysis::partial::{OpenNumber, Trial, question, trial};
use crate::analysis::weak_numbers::{Gap, gaps};
use crate::charts::break_even_map::{BreakEvenMap, MapAxis, break_even_map, value_at};
use crate::charts::slider::FixedSteps;
use crate::charts::{percent, position};
use crate::parts::fold::numbers;
use crate::parts::go_to_question::jump;
use crate::parts::icon::{MINUS, PLUS, icon};
use crate::parts::markup::{escape, table};
use crate::parts::number::{affix, affixes};
use crate::parts::patch_html::patch_html;
use crate::shell::alive::handler;
use crate::shell::editor::Editor;
use crate::steps::{check, words};
use crate::study::{Choice, Quantity};
use crate::words as said;

/// What is tried on the open study, where a number is still open.
pub(crate) fn trial_of(editor: Editor) -> Memo<Option<Trial>> {
    Memo::new(move |_| {
        let moved = editor.open_tried();
        with_base(editor, |facts| trial(facts, &moved))
    })
}

/// All of the result as long as there is no headline.
pub(crate) fn partial(editor: Editor) -> impl IntoView {
    let trial = trial_of(editor);
    let there = Memo::new(move |_| trial.with(Option::is_some));
    let text = move |make: fn(&Trial, &crate::amount::Format) -> String| {
        Memo::new(move |_| {
            let format = editor.format.get();
            trial.with(|trial| trial.as_ref().map_or(String::new(), |trial| make(trial, &format)))
        })
    };
    let (must, out) = (text(said::must_be_true), text(said::what_comes_out));
    let tried = text(|trial, _| said::what_is_tried(trial));
    let headline =
        move || if there.get() { must.get() } else { "Type one number, and this says what it would take".into() };
    let state = Memo::new(move |_| editor.study.with(|study| study.state.label()));
    view! {
        <div class="verdict try">
            <div>
                <div class="tags">{move || there.get().then(|| view! { <span class="tag tag--on">{state}</span> })}<span class="tag">"First 12 months"</span><span class="tag">"No figure yet"</span></div>
                <h1 class="verdict__say" tabindex="-1">{headline}</h1>
                <p class="verdict__more">{tried}</p>
                <p class="verdict__more"><b>{out}</b></p>
                {still_open(editor)}
            </div>
            {map(editor, trial)}
            {levers(editor, trial)}
        </div>
    }
}

/// Every answer that the figure waits for, each leading to its box.
fn still_open(editor: Editor) -> impl IntoView {
    let open: Memo<Vec<Gap>> = Memo::new(move |_| {
        let steps = editor.steps();
        with_base(editor, |facts| gaps(steps, facts)).into_iter().filter(Gap::holds_the_figure).collect()
    });
    move || {
        let open = open.get();
        let title = match open.len() {
            0 => return None,
            1 => "One answer to a figure".to_string(),
            count => format!("{count} answers to a figure"),
        };
        let items = open
            .into_iter()
            .map(|gap| {
                let place = gap.place;
                view! { <li><button class="link" type="button" on:click=handler(move |_| jump(editor, place.clone()))>{gap.words}</button></li> }
            })
            .collect_view();
        Some(
            view! { <section class="try__open" aria-label="What is still open"><p><b>{title}</b></p><ul>{items}</ul></section> },
        )
    }
}

/// The map of the two most uncertain open numbers, with a dot to drag and a box for each of them.
fn map(editor: Editor, trial: Memo<Option<Trial>>) -> impl IntoView {
    let drawn: Memo<Option<BreakEvenMap>> = Memo::new(move |_| {
        let trial = trial.get()?;
        with_base(editor, |facts| break_even_map(facts, &trial))
    });
    let places =
        Memo::new(move |_| drawn.with(|drawn| drawn.as_ref().map(|map| (map.x.place.clone(), map.y.place.clone()))));
    let of = move |make: fn(&BreakEvenMap) -> String| {
        Memo::new(move |_| drawn.with(|drawn| drawn.as_ref().map_or(String::new(), make)))
    };
    let (svg, caption) = (of(svg), of(caption));
    let axis = move |pick: fn(&BreakEvenMap) -> &MapAxis| {
        move || drawn.with(|drawn| drawn.as_ref().map(|map| pick(map).clone()))
    };
    let dragged = RwSignal::new(false);
    let drag = move |event: &ev::PointerEvent| {
        let element = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let (Some(element), Some(map)) = (element, drawn.get_untracked()) else { return };
        let size = |length: i32| f64::from(length.max(1));
        let right = f64::from(event.offset_x()) / size(element.offset_width());
        let up = 1.0 - f64::from(event.offset_y()) / size(element.offset_height());
        for (axis, share) in [(&map.x, right), (&map.y, up)] {
            editor.try_open(&axis.place, value_at(axis, share));
        }
    };
    let down = move |event: ev::PointerEvent| {
        if let Some(element) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
            let _ = element.set_pointer_capture(event.pointer_id());
        }
        dragged.set(true);
        drag(&event);
    };
    let moves = move |event: ev::PointerEvent| {
        if dragged.get_untracked() {
            drag(&event);
        }
    };
    let table = move || {
        drawn.with(|drawn| {
            let Some(map) = drawn else { return String::new() };
            let rows: Vec<Vec<String>> = map.rows.iter().map(|(x, y)| vec![x.clone(), y.clone()]).collect();
            table("Pairs that break even", &[&map.x.label, &map.y.label], &rows)
        })
    };
    move || {
        let (x, y) = places.get()?;
        Some(view! {
            <figure class="chart map" role="group" aria-labelledby="map-h">
                <div class="chart__head"><h2 class="h3" id="map-h">"What would break even"</h2><p>{caption}</p></div>
                <p class="map__y">{move || axis(|map| &map.y)().map(|axis| format!("↑ {}, up to {}", axis.label, axis.most_shown))}</p>
                <div class="map__field" on:pointerdown=handler(down) on:pointermove=handler(moves)
                    on:pointerup=handler(move |_| dragged.set(false)) on:pointercancel=handler(move |_| dragged.set(false))>
                    <span use:patch_html=svg></span>
                </div>
                <p class="map__x">{move || axis(|map| &map.x)().map(|axis| format!("{} →, {} to {}", axis.label, axis.least_shown, axis.most_shown))}</p>
                <p class="marks"><span><i class="mk mk--gains"></i>"makes money"</span><span><i class="mk mk--loses"></i>"loses"</span></p>
                <div class="pair">
                    {axis_box(editor, trial, x, "map-x")}
                    {axis_box(editor, trial, y, "map-y")}
                </div>
                {numbers(table, ())}
            </figure>
        })
    }
}

fn caption(map: &BreakEvenMap) -> String {
    format!(
        "Every pair on the line just pays for itself. Now: {} and {}. Drag the dot, or use the boxes.",
        map.x.now_shown, map.y.now_shown
    )
}

fn svg(map: &BreakEvenMap) -> String {
    let path = |points: &[(f64, f64)]| -> String {
        points.iter().map(|(x, y)| format!("{},{} ", position(*x), position(*y))).collect()
    };
    format!(
        "<svg class=\"map__picture\" role=\"img\" aria-label=\"{}\"><g aria-hidden=\"true\">\
         <svg width=\"100%\" height=\"100%\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\">\
         <polygon class=\"map__gains\" points=\"{}\"/><polygon class=\"map__losses\" points=\"{}\"/>\
         <polyline class=\"map__line\" points=\"{}\"/></svg>\
         <circle class=\"map__dot\" cx=\"{}\" cy=\"{}\" r=\"11\"/></g></svg>",
        escape(&format!("Break-even map of {} and {}", map.x.label, map.y.label)),
        path(&map.gains),
        path(&map.losses),
        path(&map.curve),
        percent(map.dot.0),
        percent(map.dot.1),
    )
}

/// A number box for one axis: it does by keyboard what the dot does by hand.
fn axis_box(editor: Editor, trial: Memo<Option<Trial>>, place: String, id: &'static str) -> Option<AnyView> {
    let is_open = trial
        .with_untracked(|trial| trial.as_ref().is_some_and(|trial| trial.open.iter().any(|one| one.place == place)));
    let (_, number, at) = question(&place)?;
    let label = trial.with_untracked(|trial| {
        let trial = trial.as_ref()?;
        let (field, _, at) = question(&place)?;
        Some(crate::analysis::levers::label(field, &trial.study, at))
    })?;
    if !is_open {
        let spelled = move || {
            editor.study.with(|study| {
                let value = (number.lens.get)(study, at)?.value?;
                Some(editor.format.with(|format| words::value(value, number.unit, study, at, format)))
            })
        };
        return Some(view! { <div class="field"><p class="field__label">{label}</p><p class="muted">{spelled}" (answered)"</p></div> }.into_any());
    }
    let (box_view, problem) = number_box(editor, trial, place, id.to_string());
    Some(
        view! {
            <div class="field"><label class="field__label" for=id>{label}</label>
                {move || problem.get().map(|words| view! { <p class="field__error"><span class="vh">"Error: "</span>{words}</p> })}
                {box_view}
            </div>
        }
        .into_any(),
    )
}

/// The box of an open number: what is typed is tried, and what cannot be read says so.
fn number_box(
    editor: Editor,
    trial: Memo<Option<Trial>>,
    place: String,
    id: String,
) -> (AnyView, RwSignal<Option<String>>) {
    let problem: RwSignal<Option<String>> = RwSignal::new(None);
    let Some((field, number, at)) = question(&place) else { return (().into_any(), problem) };
    let typed: RwSignal<Option<String>> = RwSignal::new(None);
    let value = value_of(trial, place.clone());
    let shown = move || {
        typed.get().unwrap_or_else(|| {
            editor.format.with(|format| value.get().map_or(String::new(), |value| format.number(value, 6)))
        })
    };
    let write = {
        let place = place.clone();
        move |event: ev::Event| {
            let text = event_target_value(&event);
            let format = editor.format.get_untracked();
            let read =
                editor.study.with_untracked(|study| check::read_number(field, number, &text, study, at, &format));
            typed.set(Some(text));
            match read {
                Ok(value) => {
                    problem.set(None);
                    editor.try_open(&place, value);
                }
                Err(words) => problem.set(Some(words)),
            }
        }
    };
    let leave = move |_: ev::FocusEvent| {
        if problem.with_untracked(Option::is_none) {
            typed.set(None);
        }
    };
    let (before, after) = affixes(editor, number.unit, at);
    let view = view! {
        <div class="affix">{affix(before)}
            <input class="input" id=id type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
                aria-invalid=move || problem.with(Option::is_some).then_some("true") prop:value=shown on:input=handler(write) on:blur=handler(leave)/>
        {affix(after)}</div>
    };
    (view.into_any(), problem)
}

fn value_of(trial: Memo<Option<Trial>>, place: String) -> Memo<Option<Decimal>> {
    Memo::new(move |_| {
        trial.with(|trial| trial.as_ref()?.open.iter().find(|one| one.place == place).map(|one| one.value))
    })
}

/// The open numbers, each with its slider, marked as not answered.
fn levers(editor: Editor, trial: Memo<Option<Trial>>) -> impl IntoView {
    // What does not change while a number moves: so a slider keeps its thumb.
    let open = Memo::new(move |_| {
        let fixed = |one: &OpenNumber| OpenNumber { value: Decimal::ZERO, shown: String::new(), ..one.clone() };
        trial.with(|trial| trial.as_ref().map_or(Vec::new(), |trial| trial.open.iter().map(fixed).collect()))
    });
    let some = Memo::new(move |_| open.with(|open: &Vec<OpenNumber>| !open.is_empty()));
    move || {
        some.get().then(|| view! {
            <section class="try__list" aria-labelledby="open-h">
                <div class="block__head"><h2 id="open-h">"Try the open numbers"</h2><p>"Nothing here is saved. Move a number to see what it does, and use it as your answer if it is one."</p></div>
                <div class="try__levers"><For each=move || open.get() key=|one| format!("{}{}{}", one.place, one.least, one.most) children=move |one| lever(editor, trial, one)/></div>
            </section>
        })
    }
}

fn lever(editor: Editor, trial: Memo<Option<Trial>>, one: OpenNumber) -> Option<AnyView> {
    let steps = FixedSteps { least: one.least, most: one.most, step: one.step };
    let OpenNumber { place, label, least, most, step, .. } = one;
    let (_, number, at) = question(&place)?;
    let value = value_of(trial, place.clone());
    let shown = Memo::new(move |_| {
        let value = value.get().unwrap_or_default();
        editor.study.with(|study| editor.format.with(|format| words::value(value, number.unit, study, at, format)))
    });
    let note = move || format!("trying {}, not answered", shown.get());
    let dom = format!("o-{}", place.replace('.', "-"));
    let (box_view, problem) = number_box(editor, trial, place.clone(), dom.clone());
    let set = {
        let place = place.clone();
        Callback::new(move |value: Decimal| editor.try_open(&place, value.max(least).min(most)))
    };
    let slide = move |event: ev::Event| {
        if let Ok(value) = Decimal::from_str(&event_target_value(&event)) {
            set.run(value);
        }
    };
    let by = move |up: bool| {
        move |_: ev::MouseEvent| {
            let now = value.get_untracked().unwrap_or(least);
            set.run(steps.stepped(now, up));
        }
    };
    let position = move || value.get().unwrap_or(least).max(least).min(most).normalize().to_string();
    let scale = Memo::new(move |_| {
        let now = value.get().unwrap_or(least).max(least).min(most);
        let at = percent(steps.place(now));
        format!(
            "<svg class=\"lever__scale\" aria-hidden=\"true\"><line class=\"lever__rule lever__rule--open\" x1=\"0\" x2=\"100%\" y1=\"22\" y2=\"22\"/>\
             <line class=\"lever__moved\" x1=\"0\" x2=\"{at}\" y1=\"22\" y2=\"22\"/></svg>"
        )
    });
    let (answered, name) = (place.clone(), label.clone());
    let answer = move |_: ev::MouseEvent| {
        let Some(value) = value.get_untracked() else { return };
        let place = answered.clone();
        let label = format!("use {} as the answer", shown.get_untracked());
        editor.edit(&label, "", |study| {
            if let Some((_, number, at)) = question(&place)
                && let Some(quantity) = (number.lens.edit)(study, at)
            {
                let assumed = Quantity::assumed(value, "Tried on the result, no record yet");
                *quantity = Quantity { low: quantity.low, high: quantity.high, note: quantity.note.clone(), ..assumed };
            }
        });
        editor.say(format!("{name}: {} is your answer now. It is marked as assumed.", shown.get_untracked()));
    };
    Some(
        view! {
            <fieldset class="lever lever--open">
                <legend class="vh">{label.clone()}</legend>
                <div>
                    <div class="lever__top">
                        <p><label class="lever__name" for=dom>{label.clone()}</label><span class="lever__base">{note}</span></p>
                        {box_view}
                    </div>
                    {move || problem.get().map(|words| view! { <p class="field__error"><span class="vh">"Error: "</span>{words}</p> })}
                    <div class="lever__slide">
                        <button class="lever__step" type="button" aria-label=format!("Less: {label}") on:click=handler(by(false))>{icon(MINUS)}</button>
                        <div class="lever__track"><span use:patch_html=scale></span>
                            <input type="range" min=least.to_string() max=most.to_string() step=step.to_string() aria-label=format!("{label}, slider")
                                aria-valuetext=note prop:value=position on:input=handler(slide)/></div>
                        <button class="lever__step" type="button" aria-label=format!("More: {label}") on:click=handler(by(true))>{icon(PLUS)}</button>
                    </div>
                    <div class="lever__foot"><span></span><button type="button" on:click=handler(answer)>"Use this as my answer"<span class="vh">": "{label}</span></button></div>
                </div>
            </fieldset>
        }
        .into_any(),
    )
}
