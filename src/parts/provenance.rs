//! What stands behind a number, folded away: its range, its source, and who agreed to it.

use leptos::prelude::*;

use super::field::filled;
use super::icon::{DOWN, icon};
use super::number::{Write, affix, affixes, change};
use crate::shell::Editor;
use crate::shell::alive::handler;
use crate::steps::{At, Field, NumberField, check};
use crate::study::*;

/// Behind a number: low and high, where it comes from, who agreed.
pub fn behind(
    editor: Editor,
    field: &'static Field,
    number: &'static NumberField,
    at: At,
    quantity: Memo<Quantity>,
    write: Write,
    id: &str,
) -> Option<AnyView> {
    // In quick mode only where it is worth the room; in full mode behind every number.
    if !number.range && !editor.is_full() {
        return None;
    }
    let label = filled(field.label, at);
    let range = {
        let box_of = |high: bool, title: &'static str, hint: &'static str| {
            let box_id = format!("{id}-{}", if high { "high" } else { "low" });
            let hint_id = format!("{box_id}-hint");
            let text = Memo::new(move |_| {
                editor.format.with(|format| {
                    quantity.with(|quantity| {
                        if high {
                            end_text(quantity.high, &quantity.typed_high, format)
                        } else {
                            end_text(quantity.low, &quantity.typed_low, format)
                        }
                    })
                })
            });
            let (before, after) = affixes(editor, number.unit, at);
            view! {
                <div class="field">
                    <label class="field__label" for=box_id.clone()>{title}<span class="vh">": "{label}</span></label>
                    <p class="field__hint" id=hint_id.clone()>{hint}</p>
                    <div class="affix">
                        {affix(before)}
                        <input class="input input--10" id=box_id type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
                            prop:value=text aria-describedby=hint_id
                            on:input=handler(move |ev| {
                                let (text, format) = (event_target_value(&ev), editor.format.get_untracked());
                                let asked = editor.study.with_untracked(|study| check::asked(number, study, at));
                                change(write, move |quantity| check::take_end(quantity, high, &text, &format, &asked));
                            })
                            on:blur=handler(move |_| editor.close_step())/>
                        {affix(after)}
                    </div>
                </div>
            }
        };
        view! {
            <div class="pair">
                {box_of(false, "Low", "You would be surprised if it was less")}
                {box_of(true, "High", "You would be surprised if it was more")}
            </div>
        }
    };
    let evidence = evidence(editor, quantity, write, id, label);
    Some(
        view! {
            <details class="fold fold--plain field__behind">
                <summary>{icon(DOWN)}"Range, source and agreement"<span class="vh">": "{label}</span></summary>
                <div class="fold__body">{range}{evidence}</div>
            </details>
        }
        .into_any(),
    )
}

/// Source, status and who agreed to a number.
fn evidence(editor: Editor, quantity: Memo<Quantity>, write: Write, id: &str, label: Memo<String>) -> AnyView {
    let source_id = format!("{id}-source");
    let options = Source::ANSWERS
        .iter()
        .enumerate()
        .map(|(at, answer)| {
            let first = quantity.with_untracked(|quantity| quantity.source.index() == at);
            view! { <option value=answer.id selected=first>{answer.label}</option> }
        })
        .collect_view();
    let text_box =
        |name: &'static str, title: &'static str, get: fn(&Quantity) -> &String, set: fn(&mut Quantity, String)| {
            let box_id = format!("{id}-{name}");
            let text = Memo::new(move |_| quantity.with(|quantity| get(quantity).clone()));
            view! {
                <div class="field">
                    <label class="field__label" for=box_id.clone()>{title}<span class="vh">": "{label}</span></label>
                    <input class="input" id=box_id type="text" autocomplete="off" prop:value=text
                        on:input=handler(move |ev| {
                            let text = event_target_value(&ev);
                            change(write, move |quantity| set(quantity, text.clone()));
                        })
                        on:blur=handler(move |_| editor.close_step())/>
                </div>
            }
        };
    view! {
        <div class="pair">
            <div class="field">
                <label class="field__label" for=source_id.clone()>"Source"<span class="vh">": "{label}</span></label>
                <select class="input" id=source_id prop:value=move || quantity.with(|quantity| quantity.source.id()) on:change=handler(move |ev| {
                    let wanted = event_target_value(&ev);
                    let at = Source::ANSWERS.iter().position(|answer| answer.id == wanted).unwrap_or(0);
                    change(write, move |quantity| quantity.source = Source::ALL[at]);
                })>{options}</select>
            </div>
            {text_box("from", "Which one", |quantity| &quantity.from, |quantity, text| quantity.from = text)}
            {text_box("agreed", "Agreed by", |quantity| &quantity.agreed_by, Quantity::agree)}
            {text_box("note", "Note", |quantity| &quantity.note, |quantity, text| quantity.note = text)}
        </div>
    }
    .into_any()
}

fn end_text(value: Option<rust_decimal::Decimal>, typed: &str, format: &crate::amount::Format) -> String {
    if typed.is_empty() { value.map_or(String::new(), |value| format.number(value, 6)) } else { typed.to_string() }
}
