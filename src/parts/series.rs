//! Rows pasted from a spreadsheet. The text in the box stays as it was typed; the study holds what it says.

use std::time::Duration;

use leptos::prelude::*;

use super::field::filled;
use crate::shell::alive::{after, handler};
use crate::shell::dom::dom_id;
use crate::shell::{Editor, use_editor};
use crate::steps::{At, Field};
use crate::study::{Point, Respondent, Study, series};

/// Rest of the keys after which a box follows the rows beside it.
const QUIET: Duration = Duration::from_millis(200);

/// A box for the periods before or after.
pub fn periods(field: &'static Field, after: bool, at: At) -> AnyView {
    let editor = use_editor();
    let key = if after { "after_series" } else { "before_series" };
    let place = format!("measures.{}.{key}", at.measure);
    let points = Memo::new(move |_| {
        editor.study.with(|study| {
            study
                .measures
                .get(at.measure)
                .map_or(Vec::new(), |one| if after { one.after_series.clone() } else { one.before_series.clone() })
        })
    });
    let read = move |text: &str| series::points(text, &editor.format.get_untracked());
    let write = move |study: &mut Study, points: Vec<Point>| {
        if let Some(one) = study.measures.get_mut(at.measure) {
            if after { one.after_series = points } else { one.before_series = points }
        }
    };
    let spell = move || points.with(|points| series::spell(points, &editor.format.get()));
    let echo = move || {
        let points = points.get();
        let known = points.iter().filter(|point| point.value.value.is_some()).count();
        let unread = points.len() - known;
        let (mean, deviation) = series::spread(&points)?;
        let format = editor.format.get();
        let count = format.number(known.into(), 0);
        let rest = if unread > 0 { format!(" {unread} lines are no numbers and do not count.") } else { String::new() };
        let ups =
            if known > 1 { format!(", usually {} up or down", format.number(deviation, 2)) } else { String::new() };
        Some(
            view! { <p class="echo">"We read "<b>{count}" values"</b>", mean "{format.number(mean, 3)}{ups}"."{rest}</p> },
        )
    };
    view! {
        {pasted(editor, field, at, place, points.into(), read, write, spell)}
        {echo}
    }
    .into_any()
}

/// A box for the answers of participants.
pub fn respondents(field: &'static Field, at: At) -> AnyView {
    let editor = use_editor();
    let place = format!("measures.{}.isolation.respondents", at.measure);
    let rows = Memo::new(move |_| {
        editor
            .study
            .with(|study| study.measures.get(at.measure).map_or(Vec::new(), |one| one.isolation.respondents.clone()))
    });
    let read = move |text: &str| series::respondents(text, &editor.format.get_untracked());
    let write = move |study: &mut Study, rows: Vec<Respondent>| {
        if let Some(one) = study.measures.get_mut(at.measure) {
            one.isolation.respondents = rows;
        }
    };
    let spell = move || {
        let format = editor.format.get();
        let cell =
            |quantity: &crate::study::Quantity| quantity.value.map_or(String::new(), |value| format.number(value, 6));
        rows.with(|rows| {
            let lines: Vec<String> = rows
                .iter()
                .map(|row| [row.name.clone(), cell(&row.change), cell(&row.share), cell(&row.confidence)].join("\t"))
                .collect();
            lines.join("\n")
        })
    };
    pasted(editor, field, at, place, rows.into(), read, write, spell)
}

#[allow(clippy::too_many_arguments)]
fn pasted<T: Clone + PartialEq + Send + Sync + 'static>(
    editor: Editor,
    field: &'static Field,
    at: At,
    place: String,
    stored: Signal<Vec<T>>,
    read: impl Fn(&str) -> Vec<T> + Copy + Send + Sync + 'static,
    write: impl Fn(&mut Study, Vec<T>) + Copy + Send + Sync + 'static,
    spell: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> AnyView {
    let id = format!("{}-paste", dom_id(&place)).replace("series-paste", "series");
    let label = filled(field.label, at);
    let hint_id = format!("{id}-hint");
    let first = untrack(spell);
    // The box keeps its text as long as it says what the study holds; else, after an undo or where a row beside it was
    // changed, it follows the study. It may hold hundreds of lines, so that it waits until the keys rest.
    let node = NodeRef::<leptos::html::Textarea>::new();
    Effect::new(move |waiting: Option<Option<TimeoutHandle>>| {
        stored.track();
        let first_run = waiting.is_none();
        if let Some(waiting) = waiting.flatten() {
            waiting.clear();
        }
        let follow = move || {
            if let Some(node) = node.try_get_untracked().flatten() {
                let held = untrack(|| stored.try_with(|stored| *stored == read(&node.value())));
                if held == Some(false) {
                    node.set_value(&untrack(spell));
                }
            }
        };
        if first_run { None } else { after(QUIET, follow) }
    });
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            <p class="field__hint" id=hint_id.clone()>{field.hint}</p>
            <textarea class="input input--table" id=id rows="5" spellcheck="false" aria-describedby=hint_id prop:value=first node_ref=node
                on:input=handler(move |ev| {
                    let text = event_target_value(&ev);
                    let rows = read(&text);
                    editor.edit(&label.get_untracked(), &place, |study| write(study, rows));
                })
                on:blur=handler(move |_| editor.settle())></textarea>
        </div>
    }
    .into_any()
}
