//! The one renderer of all questions: label, hint, problem, box, echo, help, and what stands behind a number.

use leptos::html;
use leptos::prelude::*;

use super::custom::custom;
use super::icon::{DOWN, icon};
use super::number::number_question;
use super::rows::rows;
use crate::shell::alive::handler;
use crate::shell::dom::{dom_id, keep_in_sight};
use crate::shell::{Editor, press, use_editor};
use crate::steps::{At, Field, Kind, Pick, PickStyle, TextSize, check, field as table, words};

/// A question, with everything around it; nothing while it does not apply.
pub fn question(field: &'static Field, at: At) -> AnyView {
    where_it_applies(field, at, false)
}

/// A question inside a row, where the space is tight: no help of its own.
pub fn question_in_row(field: &'static Field, at: At) -> AnyView {
    where_it_applies(field, at, true)
}

fn where_it_applies(field: &'static Field, at: At, tight: bool) -> AnyView {
    // What always applies looks at nothing: a step may have hundreds of questions, and each look costs with every key.
    let Some(shown) = field.shown else { return drawn(field, at, tight) };
    let editor = use_editor();
    let shown = Memo::new(move |_| editor.study.with(|study| shown(study, at)));
    (move || shown.get().then(|| drawn(field, at, tight))).into_any()
}

fn drawn(field: &'static Field, at: At, tight: bool) -> AnyView {
    // What is read while it is drawn is no reason to draw it again: its parts follow what they show.
    untrack(|| match &field.kind {
        Kind::Number(number) => number_question(field, number, at, tight),
        Kind::Text { lens, size, most } => text_question(field, *lens, *size, *most, at, tight),
        Kind::Pick { pick, style, skip_first } => pick_question(field, pick, *style, *skip_first, at, tight),
        Kind::Rows(list) => rows(field, list, at),
        Kind::Custom(part) => custom(field, *part, at),
    })
}

/// A text filled with the study's own words, following them as they change.
pub fn filled(template: &'static str, at: At) -> Memo<String> {
    let editor = use_editor();
    let is_plain = !template.contains('{');
    Memo::new(
        move |_| {
            if is_plain { template.to_string() } else { editor.study.with(|study| words::fill(template, study, at)) }
        },
    )
}

/// The problem to show at `place`: only after a failed Continue, and only as long as it lasts.
fn problem(editor: Editor, field: &'static Field, at: At, place: String) -> Memo<Option<String>> {
    Memo::new(move |_| {
        let flagged = editor.flagged.with(|flagged| flagged.values().flatten().any(|one| *one == place));
        if !flagged {
            return None;
        }
        let format = editor.format.get();
        editor.study.with(|study| check::problem(field, study, at, &format))
    })
}

/// The frame of a question: label, hint, problem, then the box.
pub struct Frame {
    pub id: String,
    pub problem: Memo<Option<String>>,
    pub described: Signal<String>,
}

impl Frame {
    pub fn new(field: &'static Field, at: At) -> Self {
        let editor = use_editor();
        let place = field.place(at);
        let id = dom_id(&place);
        let problem = problem(editor, field, at, place);
        let base = id.clone();
        let has_hint = !field.hint.is_empty();
        let described = Signal::derive(move || {
            let hint = if has_hint { format!("{base}-hint ") } else { String::new() };
            if problem.with(Option::is_some) { format!("{hint}{base}-error") } else { hint.trim_end().to_string() }
        });
        Frame { id, problem, described }
    }

    pub fn head(&self, field: &'static Field, at: At) -> AnyView {
        let label = filled(field.label, at);
        let hint = (!field.hint.is_empty()).then(|| filled(field.hint, at));
        let (id, hint_id) = (self.id.clone(), format!("{}-hint", self.id));
        view! {
            <div class="field__head">
                <label class="field__label" for=id>{label}</label>
                {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
                {self.error()}
            </div>
        }
        .into_any()
    }

    fn error(&self) -> AnyView {
        let (problem, id) = (self.problem, format!("{}-error", self.id));
        (move || {
            problem.get().map(|problem| {
                view! { <p class="field__error" id=id.clone()><span class="vh">"Error: "</span>{problem}</p> }
            })
        })
        .into_any()
    }
}

/// Whether the box `id` is the one that a person used last.
pub fn in_use(editor: Editor, id: &str) -> Memo<bool> {
    press::watch();
    let id = id.to_string();
    Memo::new(move |_| editor.box_in_use.with(|used| *used == id))
}

/// Says that a box is the one in use. What opens under it waits until the press is over, so that the click is not lost. What
/// closes above it may move it out of the window, from where it is fetched back.
pub fn use_box(editor: Editor, id: &str) {
    let id = id.to_string();
    press::once_released(move || {
        editor.box_in_use.set(id.clone());
        keep_in_sight(id);
    });
}

/// Help behind a question: it opens when its box takes the focus, unless the person wants to open it by hand.
pub fn help(field: &'static Field, at: At, used: Memo<bool>) -> Option<AnyView> {
    let editor = use_editor();
    (!field.help.is_empty()).then(|| {
        let text = filled(field.help, at);
        let label = filled(field.label, at);
        let open = move || used.get() && editor.settings.with(|settings| !settings.help_folded);
        view! {
            <details class="fold fold--plain field__help" prop:open=open>
                <summary>{icon(DOWN)}"What this means"<span class="vh">": "{label}</span></summary>
                <p class="fold__body">{text}</p>
            </details>
        }
        .into_any()
    })
}

/// What stands behind a question: in a row, where the space is tight and rows are many, only under the box in use.
pub fn on_demand(tight: bool, used: Memo<bool>, make: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    if !tight {
        return make().into_any();
    }
    (move || used.get().then(|| untrack(&make))).into_any()
}

// ---- Texts ----

/// The most letters of a text that is a name and no sentence.
const A_NAME: usize = 80;

fn text_question(
    field: &'static Field,
    lens: table::Lens<String>,
    size: TextSize,
    most: usize,
    at: At,
    tight: bool,
) -> AnyView {
    let editor = use_editor();
    let frame = Frame::new(field, at);
    let place = field.place(at);
    let text = Memo::new(move |_| editor.study.with(|study| (lens.get)(study, at).cloned().unwrap_or_default()));
    let label = filled(field.label, at);
    let typed = move |text: String| {
        let label = label.get_untracked();
        editor.edit(&label, &place, |study| {
            if let Some(place) = (lens.edit)(study, at) {
                *place = text;
            }
        });
    };
    let (problem, described, id) = (frame.problem, frame.described, frame.id.clone());
    let (used, focused) = (in_use(editor, &id), id.clone());
    let focus = move |_| use_box(editor, &focused);
    let invalid = move || problem.with(Option::is_some).then_some("true");
    let node = NodeRef::<html::Textarea>::new();
    let control = match size {
        TextSize::Lines => view! {
            <textarea class="input" id=id rows="3" node_ref=node prop:value=text aria-describedby=move || described.get()
                aria-invalid=invalid on:focus=handler(focus) on:input=handler(move |ev| typed(event_target_value(&ev))) on:blur=handler(move |_| editor.close_step())></textarea>
        }
        .into_any(),
        TextSize::Line | TextSize::Date => view! {
            <input class="input" class=("input--10", size == TextSize::Date) id=id type=if size == TextSize::Date { "date" } else { "text" } autocomplete="off"
                prop:value=text aria-describedby=move || described.get() aria-invalid=invalid
                on:focus=handler(focus) on:input=handler(move |ev| typed(event_target_value(&ev))) on:blur=handler(move |_| editor.close_step())/>
        }
        .into_any(),
    };
    // In a row a name shares its line with the next question, a sentence does not.
    let class = match size {
        TextSize::Date => "field field--short",
        _ if most > A_NAME => "field field--long",
        _ => "field",
    };
    view! {
        <div class=class class:is-error=move || problem.with(Option::is_some)>
            {frame.head(field, at)}
            {control}
            {on_demand(tight, used, move || help(field, at, used))}
        </div>
    }
    .into_any()
}

// ---- Closed questions ----

fn pick_question(
    field: &'static Field,
    pick: &'static Pick,
    style: PickStyle,
    skip_first: bool,
    at: At,
    tight: bool,
) -> AnyView {
    let editor = use_editor();
    let frame = Frame::new(field, at);
    let place = field.place(at);
    let chosen = Memo::new(move |_| editor.study.with(|study| (pick.get)(study, at).unwrap_or(0)));
    let label = filled(field.label, at);
    let choose = move |index: usize| {
        let label = label.get_untracked();
        editor.edit(&label, &place, |study| (pick.set)(study, at, index));
        editor.close_step();
    };
    let (problem, described, id) = (frame.problem, frame.described, frame.id.clone());
    let (used, focused) = (in_use(editor, &id), id.clone());
    let focus = move |_| use_box(editor, &focused);
    let answers = pick.answers.iter().enumerate().skip(usize::from(skip_first));
    if style == PickStyle::List {
        let options = answers
            .map(|(index, answer)| {
                let first = chosen.get_untracked() == index;
                view! { <option value=index.to_string() selected=first>{answer.label}</option> }
            })
            .collect_view();
        return view! {
            <div class="field" class:is-error=move || problem.with(Option::is_some)>
                {frame.head(field, at)}
                <select class="input" id=id on:focus=handler(focus) aria-describedby=move || described.get() prop:value=move || chosen.get().to_string()
                    on:change=handler(move |ev| choose(event_target_value(&ev).parse().unwrap_or(0)))>{options}</select>
                {on_demand(tight, used, move || help(field, at, used))}
            </div>
        }
        .into_any();
    }
    let choose = StoredValue::new(choose);
    let many = pick.answers.len() - usize::from(skip_first);
    let items = answers
        .enumerate()
        .map(|(order, (index, answer))| {
            // The first answer carries the question's own id, so that a summary can lead to it.
            let item = if order == 0 { id.clone() } else { format!("{id}-{index}") };
            view! {
                <label class="choice">
                    <input type="radio" id=item name=id.clone() value=answer.id
                        prop:checked=move || chosen.get() == index
                        on:change=handler(move |_| choose.with_value(|choose| choose(index)))/>
                    <span class="choice__text">{answer.label}</span>
                    {(!answer.hint.is_empty()).then(|| view! { <span class="choice__hint">{answer.hint}</span> })}
                </label>
            }
        })
        .collect_view();
    let class = match (style, many) {
        (PickStyle::Line, 2 | 3) => "choices choices--line",
        (_, 2 | 4) => "choices choices--2",
        _ => "choices choices--3",
    };
    let hint = (!field.hint.is_empty()).then(|| (filled(field.hint, at), format!("{}-hint", frame.id)));
    view! {
        <fieldset class="group" class:is-error=move || problem.with(Option::is_some) aria-describedby=move || described.get()>
            <legend>{label}</legend>
            {hint.map(|(hint, id)| view! { <p class="field__hint" id=id>{hint}</p> })}
            {frame.error()}
            <div class=class on:focusin=handler(focus)>{items}</div>
            {on_demand(tight, used, move || help(field, at, used))}
        </fieldset>
    }
    .into_any()
}
