//! Rows pasted from a spreadsheet. The text in the box stays as it was typed; the study holds what it says, and the page shows what
//! was taken for what, so that columns can be swapped and rows taken back.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::field::filled;
use crate::amount::{Asked, Choices, ColumnRole, LeftOut, PastedTable, Wanted, table};
use crate::shell::alive::{after, handler, spawn};
use crate::shell::dom::dom_id;
use crate::shell::{Editor, use_editor};
use crate::steps::{At, Field, check};
use crate::study::{Point, Respondent, Study, series};

/// Rest of the keys after which a box follows the rows beside it.
const QUIET: Duration = Duration::from_millis(200);

/// Rows and gaps that are named one by one; the rest is counted.
const NAMED: usize = 8;

/// A box that takes a table: what it wants, how its rows become a part of the study, and how they are written.
struct Kind<T: 'static> {
    wanted: fn(Asked) -> Wanted,
    /// What the columns can be called, in the order of `Role`: the name first.
    columns: &'static [&'static str],
    rows: &'static str,
    taken: fn(&PastedTable) -> Vec<T>,
    kept: fn(Vec<T>, &[T]) -> Vec<T>,
    get: fn(&Study, At) -> Option<&Vec<T>>,
    edit: fn(&mut Study, At) -> Option<&mut Vec<T>>,
    spell: fn(&[T], &crate::amount::Format) -> String,
    roles: fn(&[T]) -> Option<Vec<ColumnRole>>,
}

impl<T> Clone for Kind<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Kind<T> {}

const BEFORE: Kind<Point> = Kind {
    wanted: series::periods_wanted,
    columns: &["Period", "Value", "Driver"],
    rows: "periods",
    taken: series::points_of,
    kept: |new, before| series::points_kept(new, before),
    get: |study, at| study.measures.get(at.measure).map(|one| &one.before_series),
    edit: |study, at| study.measures.get_mut(at.measure).map(|one| &mut one.before_series),
    spell: series::spell,
    roles: |points| Some(series::roles(points)),
};
const AFTER: Kind<Point> = Kind {
    get: |study, at| study.measures.get(at.measure).map(|one| &one.after_series),
    edit: |study, at| study.measures.get_mut(at.measure).map(|one| &mut one.after_series),
    ..BEFORE
};
const ANSWERS: Kind<Respondent> = Kind {
    wanted: series::respondents_wanted,
    columns: &["Name", "Change", "Share", "How sure"],
    rows: "answers",
    taken: series::respondents_of,
    kept: |new, before| series::respondents_kept(new, before),
    get: |study, at| study.measures.get(at.measure).map(|one| &one.isolation.respondents),
    edit: |study, at| study.measures.get_mut(at.measure).map(|one| &mut one.isolation.respondents),
    spell: series::spell_respondents,
    roles: |_| Some(vec![ColumnRole::Name, ColumnRole::Number(0), ColumnRole::Number(1), ColumnRole::Number(2)]),
};

/// A box for the periods before or after.
pub fn periods(field: &'static Field, after: bool, at: At) -> AnyView {
    let editor = use_editor();
    let kind = if after { AFTER } else { BEFORE };
    let key = if after { "after_series" } else { "before_series" };
    let place = format!("measures.{}.{key}", at.measure);
    let points = Memo::new(move |_| editor.study.with(|study| (kind.get)(study, at).cloned().unwrap_or_default()));
    let echo = move || {
        let points = points.get();
        let known = points.iter().filter(|point| point.value.value.is_some()).count();
        let unread = points.iter().filter(|point| point.value.is_unread()).count();
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
        {pasted(editor, field, at, place, points, kind)}
        {echo}
    }
    .into_any()
}

/// A box for the answers of participants.
pub fn respondents(field: &'static Field, at: At) -> AnyView {
    let editor = use_editor();
    let place = format!("measures.{}.isolation.respondents", at.measure);
    let rows = Memo::new(move |_| editor.study.with(|study| (ANSWERS.get)(study, at).cloned().unwrap_or_default()));
    pasted(editor, field, at, place, rows, ANSWERS)
}

/// A box and what was taken from it.
struct Pasted<T: Clone + PartialEq + Send + Sync + 'static> {
    editor: Editor,
    at: At,
    kind: Kind<T>,
    label: Memo<String>,
    place: StoredValue<String>,
    /// The text of the box once somebody has changed it; nothing while it is the study's own.
    text: RwSignal<Option<String>>,
    choices: RwSignal<Choices>,
    /// What stood in the study before the text was changed.
    before: StoredValue<Vec<T>>,
    /// What the box has written, so that a change from elsewhere is seen.
    written: StoredValue<Vec<T>>,
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Clone for Pasted<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Clone + PartialEq + Send + Sync + 'static> Copy for Pasted<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Pasted<T> {
    fn read(self, text: &str, choices: &Choices) -> PastedTable {
        let editor = self.editor;
        let asked = editor.study.with_untracked(|study| check::asked_of_measure(study, self.at));
        editor.format.with_untracked(|format| table(text, format, &(self.kind.wanted)(asked), choices))
    }

    /// Takes what the box says into the study.
    fn apply(self) {
        let Some(text) = self.text.get_untracked() else { return };
        let found = self.choices.with_untracked(|choices| self.read(&text, choices));
        let rows = self.before.with_value(|before| (self.kind.kept)((self.kind.taken)(&found), before));
        let place = self.place.get_value();
        self.editor.edit(&self.label.get_untracked(), &place, |study| {
            if let Some(list) = (self.kind.edit)(study, self.at) {
                *list = rows;
            }
        });
        // The study gives a new row its own name, so what it holds now is what this box has written.
        let held = self.editor.study.with_untracked(|study| (self.kind.get)(study, self.at).cloned());
        self.written.set_value(held.unwrap_or_default());
    }

    fn choose(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        self.apply();
        self.editor.close_step();
    }

    /// The study's own rows are in the box: its columns are known.
    fn begin(self, rows: &[T]) {
        self.before.set_value(rows.to_vec());
        self.written.set_value(rows.to_vec());
        self.text.set(None);
        self.choices.set(Choices { roles: (self.kind.roles)(rows), are_fractions: Some(false), ..Choices::default() });
    }

    /// A text from elsewhere: everything is decided anew.
    fn replace(self, text: String) {
        self.choices.set(Choices::default());
        self.text.set(Some(text));
        self.apply();
        self.editor.close_step();
    }
}

fn pasted<T: Clone + PartialEq + Send + Sync + 'static>(
    editor: Editor,
    field: &'static Field,
    at: At,
    place: String,
    stored: Memo<Vec<T>>,
    kind: Kind<T>,
) -> AnyView {
    let id = format!("{}-paste", dom_id(&place)).replace("series-paste", "series");
    let hint_id = format!("{id}-hint");
    let spell = move || stored.with(|rows| editor.format.with(|format| (kind.spell)(rows, format)));
    let this = Pasted {
        editor,
        at,
        kind,
        label: filled(field.label, at),
        place: StoredValue::new(place),
        text: RwSignal::new(None),
        choices: RwSignal::new(Choices::default()),
        before: StoredValue::new(Vec::new()),
        written: StoredValue::new(Vec::new()),
    };
    stored.with_untracked(|rows| this.begin(rows));
    let first = untrack(spell);
    // The box keeps its text as long as the study holds what it says; else, after an undo or where a row beside it was changed, it
    // follows the study. It may hold thousands of lines, so that it waits until the keys rest.
    let node = NodeRef::<leptos::html::Textarea>::new();
    Effect::new(move |waiting: Option<Option<TimeoutHandle>>| {
        stored.track();
        let first_run = waiting.is_none();
        if let Some(waiting) = waiting.flatten() {
            waiting.clear();
        }
        let follow = move || {
            if let Some(node) = node.get_untracked() {
                let is_own = stored.with_untracked(|rows| this.written.with_value(|written| written == rows));
                if !is_own {
                    node.set_value(&untrack(spell));
                    stored.with_untracked(|rows| this.begin(rows));
                }
            }
        };
        if first_run { None } else { self::after(QUIET, follow) }
    });
    let dropped = move |event: leptos::ev::DragEvent| {
        let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) else {
            return;
        };
        event.prevent_default();
        spawn(async move {
            let Ok(buffer) = JsFuture::from(file.array_buffer()).await else { return };
            let text = String::from_utf8_lossy(&js_sys::Uint8Array::new(&buffer).to_vec()).into_owned();
            if let Some(node) = node.get_untracked() {
                node.set_value(&text);
            }
            this.replace(text);
            editor.say("The file is in the box. Look below at what was taken from it.");
        });
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{this.label}</label>
            <p class="field__hint" id=hint_id.clone()>{field.hint}". You can also drop a .csv or .tsv file on the box"</p>
            <textarea class="input input--table" id=id rows="5" spellcheck="false" aria-describedby=hint_id prop:value=first node_ref=node
                on:paste=handler(move |_: leptos::ev::ClipboardEvent| this.choices.set(Choices::default()))
                on:dragover=handler(|event: leptos::ev::DragEvent| event.prevent_default())
                on:drop=handler(dropped)
                on:input=handler(move |ev| {
                    let text = event_target_value(&ev);
                    if text.trim().is_empty() {
                        this.choices.set(Choices::default());
                    }
                    this.text.set(Some(text));
                    this.apply();
                })
                on:blur=handler(move |_| editor.close_step())></textarea>
            {preview(this)}
        </div>
    }
    .into_any()
}

/// What was taken from the text: columns, rows that are left out and why, gaps, and what stood here before.
fn preview<T: Clone + PartialEq + Send + Sync + 'static>(this: Pasted<T>) -> impl IntoView {
    let found = Memo::new(move |_| {
        let text = this.text.get().filter(|text| !text.trim().is_empty())?;
        Some(this.choices.with(|choices| this.read(&text, choices)))
    });
    move || {
        found.get().map(|found| {
            let count = found.counted().count();
            let before = this.before.with_value(Vec::len);
            let counts = match before {
                0 => format!("{count} {} taken", this.kind.rows),
                before => {
                    format!("{count} {} taken. Before, {before} stood here; Undo brings them back", this.kind.rows)
                }
            };
            let across = found.is_across.then_some(" The rows were laid out across and have been turned.");
            let by_year = found.is_by_year.then_some(" The years have been put one behind the other.");
            view! {
                <div class="taken" role="group" aria-label="What was taken from the text">
                    <p><b>{counts}</b>"."{across}{by_year}</p>
                    {columns(this, &found)}
                    {fractions(this, &found)}
                    {gaps(&found)}
                    {left_out(this, &found)}
                </div>
            }
        })
    }
}

/// One list for each column: what it was taken for.
fn columns<T: Clone + PartialEq + Send + Sync + 'static>(this: Pasted<T>, found: &PastedTable) -> impl IntoView {
    let roles = found.roles.clone();
    let most = this.kind.columns.len();
    let index = move |role: ColumnRole| match role {
        ColumnRole::Name => 0,
        ColumnRole::Number(which) => which + 1,
        ColumnRole::LeftOut => most,
    };
    let lists = roles
        .iter()
        .enumerate()
        .map(|(at, role)| {
            let chosen = index(*role);
            let sample: Vec<&str> =
                found.rows.iter().filter_map(|row| row.cells.get(at)).map(String::as_str).filter(|cell| !cell.is_empty()).take(3).collect();
            let options = this
                .kind
                .columns
                .iter()
                .copied()
                .chain(["Leave out"])
                .enumerate()
                .map(|(option, name)| view! { <option value=option.to_string() selected=option == chosen>{name}</option> })
                .collect_view();
            let roles = roles.clone();
            let choose = move |ev| {
                let role = match event_target_value(&ev).parse::<usize>().unwrap_or(most) {
                    0 => ColumnRole::Name,
                    which if which < most => ColumnRole::Number(which - 1),
                    _ => ColumnRole::LeftOut,
                };
                let mut roles = roles.clone();
                let own = roles.get(at).copied().unwrap_or(ColumnRole::LeftOut);
                // Two columns swap: none is taken twice.
                if let Some(other) = roles.iter().position(|one| *one == role && role != ColumnRole::LeftOut) {
                    roles[other] = own;
                }
                if let Some(place) = roles.get_mut(at) {
                    *place = role;
                }
                this.choose(move |choices| choices.roles = Some(roles));
            };
            view! {
                <label class="taken__column">
                    <span>{format!("Column {}: {}", at + 1, sample.join(", "))}</span>
                    <select class="input" on:change=handler(choose)>{options}</select>
                </label>
            }
        })
        .collect_view();
    view! { <div class="taken__columns">{lists}</div> }
}

/// Columns between 0 and 1, where percentages are asked for: asked once.
fn fractions<T: Clone + PartialEq + Send + Sync + 'static>(
    this: Pasted<T>,
    found: &PastedTable,
) -> Option<impl IntoView + use<T>> {
    (!found.fractions.is_empty()).then(|| {
        let are = found.are_fractions;
        let answer = move |wanted: bool, words: &'static str| {
            view! {
                <button class="btn btn--small" type="button" aria-pressed=(wanted == are).to_string()
                    on:click=handler(move |_| this.choose(move |choices| choices.are_fractions = Some(wanted)))>{words}</button>
            }
        };
        let now = if are { "We read 0.6 as 60%." } else { "We read 0.6 as 0.6%." };
        view! {
            <div class="asks" role="group" aria-label="Parts of 1">
                <p>"All numbers of a column lie between 0 and 1. "{now}</p>
                <div class="btns">{answer(true, "0.6 is 60%")}{answer(false, "0.6 is 0.6%")}</div>
            </div>
        }
    })
}

fn gaps(found: &PastedTable) -> Option<impl IntoView + use<>> {
    let open: Vec<String> = found
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.left_out.is_none() && found.number(row, 0).0 == crate::amount::PastedCell::Gap)
        .map(|(at, row)| {
            Some(found.name(row)).filter(|name| !name.is_empty()).unwrap_or_else(|| format!("row {}", at + 1))
        })
        .collect();
    let more = open.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let named = open.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    (!open.is_empty()).then(|| view! { <p>{format!("Without a number, and kept as a gap: {named}{more}.")}</p> })
}

/// Rows that are left out, each with its reason and a way back; and rows that count only because somebody said so.
fn left_out<T: Clone + PartialEq + Send + Sync + 'static>(
    this: Pasted<T>,
    found: &PastedTable,
) -> impl IntoView + use<T> {
    let decide = move |at: usize, counts: bool| {
        this.choose(move |choices| {
            choices.rows.retain(|(row, _)| *row != at);
            choices.rows.push((at, counts));
        });
    };
    let all: Vec<(usize, String, Option<LeftOut>, Option<LeftOut>)> = found
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.left_out.is_some() || row.found.is_some())
        .map(|(at, row)| (at, row.cells.join(" "), row.left_out, row.found))
        .collect();
    let more = all.len().saturating_sub(NAMED);
    let items = all
        .into_iter()
        .take(NAMED)
        .map(|(at, text, out, _)| {
            let (why, action) = match out {
                Some(LeftOut::Heading) => ("Left out, a heading", "Take it back"),
                Some(LeftOut::Total) => ("Left out, a total", "Take it back"),
                Some(LeftOut::Average) => ("Left out, an average", "Take it back"),
                Some(LeftOut::Note) => ("Left out, a note", "Take it back"),
                Some(LeftOut::ByHand) => ("Left out by you", "Take it back"),
                None => ("Taken by you", "Leave it out"),
            };
            let counts = out.is_some();
            view! {
                <li>{format!("{why}: {text} ")}
                    <button class="btn btn--text btn--small" type="button" on:click=handler(move |_| decide(at, counts))>{action}<span class="vh">{format!(": row {}", at + 1)}</span></button>
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="taken__rows">{items}</ul>
        {(more > 0).then(|| view! { <p>{format!("{more} more rows are left out.")}</p> })}
    }
}
