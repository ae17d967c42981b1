//! Plain choices over a text of the study: its currency, and how numbers are written.

use leptos::prelude::*;

use crate::parts::field::filled;
use crate::shell::alive::handler;
use crate::shell::use_editor;
use crate::steps::{At, Field};
use crate::study::*;

/// A list of plain choices over a text of the study.
fn list(
    field: &'static Field,
    id: &'static str,
    get: fn(&Study) -> &String,
    set: fn(&mut Study, String),
    options: Vec<(String, String)>,
) -> AnyView {
    let editor = use_editor();
    let label = filled(field.label, At::default());
    let chosen = Memo::new(move |_| editor.study.with(|study| get(study).clone()));
    let known = chosen.with_untracked(|chosen| options.iter().any(|(value, _)| value == chosen));
    let own = (!known).then(|| chosen.get_untracked()).map(|value| (value.clone(), value));
    let options = own
        .into_iter()
        .chain(options)
        .map(|(value, words)| {
            let first = chosen.with_untracked(|chosen| *chosen == value);
            view! { <option value=value selected=first>{words}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            <p class="field__hint">{field.help}</p>
            <select class="input" id=id prop:value=move || chosen.get() on:change=handler(move |event| {
                let wanted = event_target_value(&event);
                editor.edit(&label.get_untracked(), id, |study| set(study, wanted));
            })>{options}</select>
        </div>
    }
    .into_any()
}

pub(super) fn currency(field: &'static Field) -> AnyView {
    let codes = crate::shell::currencies().into_iter().map(|code| (code.clone(), code)).collect();
    list(field, "f-currency", |study| &study.currency, |study, code| study.currency = code, codes)
}

/// Locales with a sample of how each writes a number.
pub(super) fn locale(field: &'static Field) -> AnyView {
    let tags = [
        "en-US", "en-GB", "en-IN", "de-DE", "de-CH", "fr-FR", "es-ES", "it-IT", "nl-NL", "pt-BR", "sv-SE", "pl-PL",
        "ja-JP",
    ];
    let sample = rust_decimal::dec!(1234567.5);
    let spelled = |tag: &str| format!("{} ({tag})", crate::amount::Format::named(tag, "EUR").number(sample, 2));
    let options = tags.iter().map(|tag| (tag.to_string(), spelled(tag))).collect();
    list(field, "f-locale", |study| &study.locale, |study, tag| study.locale = tag, options)
}
