//! One lever: a slider with a text box and two buttons, its range and base, and what it does to the result.

use std::str::FromStr;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use rust_decimal::Decimal;

use super::goals::{self, Aim};
use super::what_if::later;
use crate::analysis::levers::Lever;
use crate::charts::percent;
use crate::charts::slider::Slider;
use crate::parts::icon::{MINUS, PLUS, icon};
use crate::parts::markup::escape;
use crate::parts::number::{affix, affixes};
use crate::parts::patch_html::patch_html;
use crate::shell::alive::{after, handler};
use crate::shell::dom::focus_soon;
use crate::shell::editor::Editor;
use crate::steps::{At, NumberField, check, field::Field, number_at, words};
use crate::words::what_if::Chip;

/// A lever with what is needed to move it.
#[derive(Clone, PartialEq)]
pub(super) struct Ready {
    pub lever: Lever,
    pub slider: Slider,
}

/// The lever of `ready`, with what it must be where there is an aim. In the drawer there is none, and ids are its own.
pub(super) fn lever(editor: Editor, ready: Ready, aim: Option<Aim>, effects: Memo<Vec<Chip>>) -> Option<AnyView> {
    let Ready { lever, slider } = ready;
    let this = Moved::of(editor, &lever)?;
    let label = lever.label.clone();
    let prefix = if aim.is_some() { "" } else { "d-" };
    let dom = format!("{prefix}l-{}", lever.place.replace('.', "-"));
    let slider_id = format!("{dom}-s");
    let error_id = format!("{dom}-e");
    let (top, track) = (top(this, &lever, &dom), track(this, slider, &label, &slider_id));
    Some(view! {
        <fieldset class="lever" class:is-changed=move || this.is_changed()>
            <legend class="vh">{label.clone()}</legend>
            // One box for all of it: a browser that lays a fieldset out anew loses the thumb that is being dragged.
            <div>
            {top}
            {move || this.problem.get().map(|words| view! { <p class="field__error" id=error_id.clone()><span class="vh">"Error: "</span>{words}</p> })}
            {track}
            {aim.map(|aim| goals::under(editor, aim, lever.place.clone(), label.clone()))}
            {foot(this, lever.place.clone(), label, slider_id, effects)}
            </div>
        </fieldset>
    }
    .into_any())
}

/// A number of the study while it is being moved.
#[derive(Clone, Copy)]
struct Moved {
    editor: Editor,
    field: &'static Field,
    number: &'static NumberField,
    at: At,
    base: Decimal,
    /// Its place in the study, and its name inside a sentence.
    place: StoredValue<String>,
    name: StoredValue<String>,
    /// The study it belongs to.
    study: StoredValue<String>,
    value: Memo<Decimal>,
    /// What stands in the box while somebody types, and why it cannot be read.
    typed: RwSignal<Option<String>>,
    problem: RwSignal<Option<String>>,
}

impl Moved {
    fn of(editor: Editor, lever: &Lever) -> Option<Moved> {
        let (field, number, at): (&'static Field, &'static NumberField, At) = number_at(&lever.place)?;
        let (base, place) = (lever.value, lever.place.clone());
        let value = Memo::new(move |_| {
            editor.with_changes(|changes| {
                changes.iter().find(|change| change.place == place).map_or(base, |change| change.value)
            })
        });
        Some(Moved {
            editor,
            field,
            number,
            at,
            base,
            place: StoredValue::new(lever.place.clone()),
            name: StoredValue::new(words::inside(&lever.label)),
            study: StoredValue::new(untrack(|| editor.id())),
            value,
            typed: RwSignal::new(None),
            problem: RwSignal::new(None),
        })
    }

    fn is_changed(self) -> bool {
        self.value.get() != self.base
    }

    fn spell(self, value: Decimal) -> String {
        let Moved { editor, number, at, .. } = self;
        editor.study.with(|study| editor.format.with(|format| words::value(value, number.unit, study, at, format)))
    }

    /// A browser still sends the last change of a slider that has left the page: it must not reach the study that is open by
    /// then.
    fn is_open(self) -> bool {
        let open = untrack(|| self.editor.id());
        self.study.with_value(|study| *study == open)
    }

    fn read_back(self) {
        self.typed.set(None);
        self.problem.set(None);
    }

    fn set(self, value: Decimal) {
        if self.is_open() {
            self.read_back();
            self.try_value(value);
        }
    }

    fn try_value(self, value: Decimal) {
        let (name, place) = (self.name.get_value(), self.place.get_value());
        self.editor.try_number(&name, &place, value);
    }

    /// What is under the slider while it moves; it becomes a change when it is let go.
    fn slide(self, event: &ev::Event) {
        if let Ok(value) = Decimal::from_str(&event_target_value(event))
            && self.is_open()
        {
            self.read_back();
            self.place.with_value(|place| self.editor.slide(place, value));
        }
    }

    fn let_go(self, event: &ev::Event) {
        if let Ok(value) = Decimal::from_str(&event_target_value(event)) {
            self.set(value);
        }
    }

    fn write(self, event: &ev::Event) {
        let Moved { editor, field, number, at, .. } = self;
        let text = event_target_value(event);
        let format = editor.format.get_untracked();
        let read = editor.study.with_untracked(|study| check::read_number(field, number, &text, study, at, &format));
        self.typed.set(Some(text));
        match read {
            Ok(value) => {
                self.problem.set(None);
                self.try_value(value);
            }
            Err(words) => {
                self.problem.set(Some(words.clone()));
                later(move || editor.say(words));
            }
        }
    }

    /// What could not be read stays in the box with its message; what could is written in the locale's way. A browser also
    /// sends this to a box that is being taken away with its screen, whose signals are gone by then.
    fn leave(self) {
        if self.problem.try_with_untracked(Option::is_none) == Some(true) {
            self.typed.set(None);
        }
        self.editor.close_step();
    }

    /// A slider that is let go where it began sends no change: what it moved is forgotten once a change had its turn.
    fn released(self) {
        let editor = self.editor;
        after(Duration::ZERO, move || editor.let_go());
    }
}

/// Name, base and range, and the box.
fn top(this: Moved, lever: &Lever, dom: &str) -> AnyView {
    let (note_id, error_id) = (format!("{dom}-n"), format!("{dom}-e"));
    let described = {
        let note = note_id.clone();
        move || if this.problem.with(Option::is_some) { format!("{note} {error_id}") } else { note.clone() }
    };
    let range = lever.own_range.then_some((lever.low, lever.high));
    let note = move || {
        let base = format!("Base {}", this.spell(this.base));
        match range {
            Some((low, high)) => format!("{base}, its range {} to {}", this.spell(low), this.spell(high)),
            None => base,
        }
    };
    let text = move || {
        let typed = this.typed.get();
        typed.unwrap_or_else(|| this.editor.format.with(|format| format.number(this.value.get(), 6)))
    };
    let (before, after) = affixes(this.editor, this.number.unit, this.at);
    view! {
        <div class="lever__top">
            <p><label class="lever__name" for=dom.to_string()>{lever.label.clone()}</label><span class="lever__base" id=note_id>{note}</span></p>
            <div class="affix">
                {affix(before)}
                <input class="input" id=dom.to_string() type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
                    aria-describedby=described aria-invalid=move || this.problem.with(Option::is_some).then_some("true")
                    prop:value=text on:input=handler(move |event| this.write(&event)) on:blur=handler(move |_| this.leave())/>
                {affix(after)}
            </div>
        </div>
    }
    .into_any()
}

/// The slider between its two buttons.
fn track(this: Moved, slider: Slider, label: &str, id: &str) -> AnyView {
    let slider = StoredValue::new(slider);
    let scale = Memo::new(move |_| {
        slider.with_value(|slider| {
            let now = percent(slider.place(this.value.get()));
            let own = slider.own.as_ref().map_or(String::new(), |(from, length)| {
                format!("<rect class=\"lever__own\" x=\"{from}\" width=\"{length}\" y=\"15\" height=\"14\" rx=\"7\"/>")
            });
            let base = escape(&slider.base);
            format!(
                "<svg class=\"lever__scale\" aria-hidden=\"true\">{own}\
                 <line class=\"lever__rule\" x1=\"0\" x2=\"100%\" y1=\"22\" y2=\"22\"/>\
                 <line class=\"lever__moved\" x1=\"{base}\" x2=\"{now}\" y1=\"22\" y2=\"22\"/>\
                 <line class=\"lever__tick\" x1=\"{base}\" x2=\"{base}\" y1=\"11\" y2=\"33\"/></svg>"
            )
        })
    });
    let step = move |up: bool| {
        move |_: ev::MouseEvent| {
            let next = slider.with_value(|slider| slider.stepped(this.value.get_untracked(), up, this.number));
            this.set(next);
        }
    };
    let spoken = move || format!("{}, base {}", this.spell(this.value.get()), this.spell(this.base));
    let position =
        move || slider.with_value(|slider| this.value.get().max(slider.least).min(slider.most).normalize().to_string());
    let [least, most, by] =
        slider.with_value(|slider| [slider.least, slider.most, slider.step].map(|value| value.to_string()));
    let released = move || this.released();
    view! {
        <div class="lever__slide">
            <button class="lever__step" type="button" aria-label=format!("Less: {label}") on:click=handler(step(false))>{icon(MINUS)}</button>
            <div class="lever__track">
                <span use:patch_html=scale></span>
                <input type="range" id=id.to_string() min=least max=most step=by
                    aria-label=format!("{label}, slider") aria-valuetext=spoken prop:value=position
                    on:pointerdown=handler(move |_| this.editor.close_step()) on:pointerup=handler(move |_| released()) on:pointercancel=handler(move |_| released()) on:blur=handler(move |_| released())
                    on:input=handler(move |event| this.slide(&event)) on:change=handler(move |event| this.let_go(&event))/>
            </div>
            <button class="lever__step" type="button" aria-label=format!("More: {label}") on:click=handler(step(true))>{icon(PLUS)}</button>
        </div>
    }
    .into_any()
}

/// What a changed lever does to the result, and the way back to its base.
fn foot(this: Moved, place: String, label: String, slider_id: String, effects: Memo<Vec<Chip>>) -> impl IntoView {
    let effect = Memo::new(move |_| {
        effects.with(|all| all.iter().find(|chip| chip.place == place).map(|chip| chip.effect.clone()))
    });
    move || {
        let slider = slider_id.clone();
        this.is_changed().then(|| view! {
            <div class="lever__foot"><span>{move || effect.get()}</span><button type="button" on:click=handler(move |_| {
                this.set(this.base);
                focus_soon(slider.clone());
            })>"Reset"<span class="vh">": "{label.clone()}</span></button></div>
        })
    }
}
