//! A number question: typed text is never changed, and what was read from it is said.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::field::{Frame, filled, help, in_use, on_demand, use_box};
use super::provenance::behind;
use crate::shell::alive::handler;
use crate::shell::{Editor, use_editor};
use crate::steps::{At, Bounds, Field, NumberField, Unit, check, doubt, words};
use crate::study::*;

/// A number: its box with the unit, what was understood, and what stands behind it.
pub fn number_question(field: &'static Field, number: &'static NumberField, at: At, tight: bool) -> AnyView {
    let editor = use_editor();
    let frame = Frame::new(field, at);
    let place = field.place(at);
    let quantity =
        Memo::new(move |_| editor.study.with(|study| (number.lens.get)(study, at).cloned().unwrap_or_default()));
    let text = Memo::new(move |_| editor.format.with(|format| quantity.with(|quantity| text_of(quantity, format))));
    let label = filled(field.label, at);
    let write = {
        let place = place.clone();
        move |change: &dyn Fn(&mut Quantity)| {
            let label = label.get_untracked();
            editor.edit(&label, &place, |study| {
                if let Some(quantity) = (number.lens.edit)(study, at) {
                    change(quantity);
                }
            });
        }
    };
    let write = StoredValue::new(write);
    let answer = move |text: String| {
        let format = editor.format.get_untracked();
        let asked = editor.study.with_untracked(|study| check::asked(number, study, at));
        write.with_value(|write| write(&|quantity| check::answer(number, quantity, &text, &format, &asked)));
    };
    let (before, after) = affixes(editor, number.unit, at);
    let (problem, described, id) = (frame.problem, frame.described, frame.id.clone());
    let mode = match number.unit {
        Unit::People => "numeric",
        _ if number.bounds == Bounds::Any => "text",
        _ => "decimal",
    };
    let unknown = (!field.missing.is_empty() && !tight).then(|| {
        let name = format!("{id}-unknown");
        view! {
            <label class="tick">
                <input type="checkbox" name=name
                    prop:checked=move || quantity.with(|quantity| quantity.status == Status::Unknown)
                    on:change=handler(move |ev| {
                        let on = event_target_checked(&ev);
                        write.with_value(|write| write(&|quantity| {
                            // What was typed stays in the box and comes back when the tick is taken away.
                            if on {
                                let format = editor.format.get_untracked();
                                quantity.mark_unknown(text_of(quantity, &format));
                            } else {
                                quantity.ask_again();
                            }
                        }));
                        if !on {
                            answer(quantity.with_untracked(|quantity| quantity.typed.clone()));
                        }
                    })/>
                "I do not know yet"<span class="vh">": "{label}</span>
            </label>
        }
    });
    let used = in_use(editor, &frame.id);
    let (focused_id, keys_id, own_id) = (frame.id.clone(), frame.id.clone(), frame.id.clone());
    let presets = (!number.presets.is_empty()).then(|| preset_cards(number, at, quantity, write_as(write), &id));
    let more = on_demand(tight, used, move || {
        let (help, behind) =
            (help(field, at, used), behind(editor, field, number, at, quantity, write_as(write), &own_id));
        Some(view! { <div class="field__more">{help}{behind}</div> }.into_any())
    });
    // In a row three lines are shared with the boxes beside it: it stands in the third.
    let (in_row, alone) = if tight { (Some(more), None) } else { (None, Some(more)) };
    view! {
        <div class="field field--short" class:is-error=move || problem.with(Option::is_some) class:is-unknown=move || quantity.with(|quantity| quantity.status == Status::Unknown)>
            {frame.head(field, at)}
            {presets}
            <div class="row">
                <div class="affix">
                    {affix(before)}
                    <input class="input input--10" id=id.clone() type="text" inputmode=mode autocomplete="off" spellcheck="false"
                        prop:value=text
                        aria-describedby=move || described.get()
                        aria-invalid=move || problem.with(Option::is_some).then_some("true")
                        on:focus=handler(move |_| use_box(editor, &focused_id))
                        on:input=handler(move |ev| answer(event_target_value(&ev)))
                        on:blur=handler(move |_| editor.close_step())/>
                    {affix(after)}
                </div>
                {unknown}
            </div>
            <div class="field__read">
                {move || used.get().then(|| keys(number, &keys_id, answer))}
                {echo(editor, number, at, quantity)}
                {asked_back(editor, field, at, write_as(write))}
                {in_row}
            </div>
            {(!tight).then(|| noted(editor, field, at))}
            {(!tight).then(|| assumption(editor, number, at, quantity))}
            {alone}
        </div>
    }
    .into_any()
}

/// Keys for what a phone's number pad lacks: the other sign, and what a sum is made of. They stand under the box that was used
/// last, only where fingers type, and stay when it is left: what goes away would move the button under the finger.
fn keys(number: &'static NumberField, id: &str, answer: impl Fn(String) + Copy + Send + Sync + 'static) -> AnyView {
    let in_box = {
        let id = id.to_string();
        move || document().get_element_by_id(&id).and_then(|found| found.dyn_into::<web_sys::HtmlInputElement>().ok())
    };
    let press = move |key: &'static str| {
        let Some(node) = in_box() else { return };
        let text = node.value();
        let after = if key == "±" { other_sign(&text) } else { inserted(&text, key, caret(&node)) };
        let place = after.encode_utf16().count().saturating_sub(text.encode_utf16().count());
        let place = caret(&node).saturating_add(u32::try_from(place).unwrap_or_default());
        node.set_value(&after);
        let _ = node.set_selection_range(place, place);
        answer(after);
    };
    let press = StoredValue::new(press);
    let negative = matches!(number.bounds, Bounds::Any | Bounds::Level);
    let all = [
        ("±", "Change the sign"),
        ("+", "Plus"),
        ("−", "Minus"),
        ("×", "Times"),
        ("÷", "Divided by"),
        ("(", "Open a bracket"),
        (")", "Close the bracket"),
    ];
    let keys = all
        .into_iter()
        .filter(|(key, _)| negative || *key != "±")
        .map(|(key, name)| {
            view! {
                <button class="keys__key" type="button" tabindex="-1" aria-label=name
                    // The box keeps the focus, and with it the keyboard of the phone.
                    on:pointerdown=handler(|ev: leptos::ev::PointerEvent| ev.prevent_default())
                    on:click=handler(move |_| press.with_value(|press| press(key)))>{key}</button>
            }
        })
        .collect_view();
    view! { <div class="keys">{keys}</div> }.into_any()
}

fn caret(node: &web_sys::HtmlInputElement) -> u32 {
    node.selection_start().ok().flatten().unwrap_or_default()
}

/// `text` with `key` at the caret, which the browser counts in UTF-16.
fn inserted(text: &str, key: &str, caret: u32) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let at = usize::try_from(caret).unwrap_or_default().min(units.len());
    let (before, after) = units.split_at(at);
    [String::from_utf16_lossy(before).as_str(), key, String::from_utf16_lossy(after).as_str()].concat()
}

fn other_sign(text: &str) -> String {
    match text.trim_start().strip_prefix(['-', '−']) {
        Some(rest) => rest.to_string(),
        None => ["−", text.trim_start()].concat(),
    }
}

/// What the text may mean instead, settled with one tap.
fn asked_back(editor: Editor, field: &'static Field, at: At, write: Write) -> impl IntoView {
    let ask = Memo::new(move |_| {
        let format = editor.format.get();
        editor.study.with(|study| check::ask(field, study, at, &format))
    });
    move || {
        ask.get().map(|ask| {
            let choices = ask
                .choices
                .into_iter()
                .map(|(words, value)| {
                    let settle = move |_| {
                        change(write, move |quantity| {
                            quantity.value = Some(value);
                            quantity.status = Status::Entered;
                            quantity.typed.clear();
                        });
                        editor.close_step();
                    };
                    view! { <button class="btn btn--small" type="button" on:click=handler(settle)>{words}</button> }
                })
                .collect_view();
            let name = ask.sentence.clone();
            view! { <div class="asks" role="group" aria-label=name><p>{ask.sentence}</p><div class="btns">{choices}</div></div> }
        })
    }
}

/// What stands in the box: the text as it was typed, or the value as the study's locale writes it.
fn text_of(quantity: &Quantity, format: &crate::amount::Format) -> String {
    if !quantity.typed.is_empty() {
        quantity.typed.clone()
    } else {
        quantity.value.map_or(String::new(), |value| format.number(value, 6))
    }
}

/// The marks around a number box: what stands before it and after it.
pub fn affixes(editor: Editor, unit: Unit, at: At) -> (Memo<String>, Memo<String>) {
    let of = move |before: bool| {
        Memo::new(move |_| {
            let format = editor.format.get();
            match unit {
                Unit::Money if format.symbol_first == before => format.symbol.clone(),
                Unit::Percent if !before => "%".into(),
                Unit::Measure if !before => editor.study.with(|study| match study.measures.get(at.measure) {
                    Some(measure) if measure.scale == Scale::Percent => "%".into(),
                    Some(measure) => words::unit(measure).to_string(),
                    None => String::new(),
                }),
                Unit::People if !before => "".into(),
                Unit::Hours if !before => "hours".into(),
                Unit::Months if !before => "months".into(),
                Unit::Named(word) if !before => word.into(),
                _ => String::new(),
            }
        })
    };
    (of(true), of(false))
}

pub fn affix(text: Memo<String>) -> impl IntoView {
    move || {
        let text = text.get();
        (!text.is_empty()).then(|| view! { <span class="affix__unit" aria-hidden="true">{text}</span> })
    }
}

/// Writes a change of the quantity into the study.
pub type Write = Callback<std::sync::Arc<dyn Fn(&mut Quantity) + Send + Sync>>;

fn write_as<F>(write: StoredValue<F>) -> Write
where
    F: Fn(&dyn Fn(&mut Quantity)) + Send + Sync + 'static,
{
    Callback::new(move |change: std::sync::Arc<dyn Fn(&mut Quantity) + Send + Sync>| {
        write.with_value(|write| write(&|quantity| change(quantity)));
    })
}

pub fn change(write: Write, change: impl Fn(&mut Quantity) + Send + Sync + 'static) {
    write.run(std::sync::Arc::new(change));
}

/// The usual answers as cards; the box beside them takes any other.
fn preset_cards(number: &'static NumberField, _at: At, quantity: Memo<Quantity>, write: Write, id: &str) -> AnyView {
    let editor = use_editor();
    let name = format!("{id}-preset");
    let percent = number.unit == Unit::Percent;
    let cards = number
        .presets
        .iter()
        .map(|(value, hint)| {
            let amount = rust_decimal::Decimal::from(*value);
            let words = editor
                .format
                .with_untracked(|format| if percent { format.percent_of(amount, 0) } else { format.number(amount, 0) });
            view! {
                <label class="choice">
                    <input type="radio" name=name.clone()
                        prop:checked=move || quantity.with(|quantity| quantity.value == Some(amount))
                        on:change=handler(move |_| change(write, move |quantity| quantity.pick(amount)))/>
                    <span class="choice__text">{words}</span>
                    <span class="choice__hint">{*hint}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field__presets">
            <legend class="vh">"Usual answers"</legend>
            <div class="choices choices--3">{cards}</div>
        </fieldset>
        <p class="field__hint">"Or another number"</p>
    }
    .into_any()
}

/// What was understood, where the text leaves room for doubt.
fn echo(editor: Editor, number: &'static NumberField, at: At, quantity: Memo<Quantity>) -> impl IntoView {
    let words = Memo::new(move |_| {
        let read = quantity.with(doubt::to_read_back);
        read.map(|value| spelled(editor, value, number, at))
    });
    move || words.get().map(|words| view! { <p class="echo">"We read this as "<b>{words}</b></p> })
}

/// What is odd about the answer, and stops nobody.
fn noted(editor: Editor, field: &'static Field, at: At) -> impl IntoView {
    let words = Memo::new(move |_| editor.study.with(|study| doubt::doubt(field, study, at).map(String::from)));
    move || words.get().map(|words| view! { <p class="field__note">{words}</p> })
}

/// A value of this question with its unit.
fn spelled(editor: Editor, value: rust_decimal::Decimal, number: &NumberField, at: At) -> String {
    editor.study.with(|study| editor.format.with(|format| words::in_full(value, number.unit, study, at, format)))
}

/// What is used until there is an answer, and where that comes from.
fn assumption(editor: Editor, number: &'static NumberField, at: At, quantity: Memo<Quantity>) -> impl IntoView {
    number.assumption.map(|assumed| {
        let words = Memo::new(move |_| {
            quantity
                .with(|quantity| quantity.value.is_none())
                .then(|| spelled(editor, assumed.value, number, at))
        });
        move || {
            words.get().map(
                |words| view! { <p class="field__hint">"Assumed until you say: "<b>{words}</b>". "{assumed.source}</p> },
            )
        }
    })
}
