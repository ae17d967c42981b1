//! The one renderer of all questions: label, hint, problem, box, echo, help, and what stands behind a number.

use leptos::html;
use leptos::prelude::*;

use super::custom::custom;
use super::icon::{DOWN, icon};
use super::rows::rows;
use crate::page::{Editor, use_editor};
use crate::steps::{At, Field, Kind, NumberField, Pick, PickStyle, TextSize, Unit, check, field as table, words};
use crate::study::*;

/// The id of a box: its place with dashes. Error summaries and findings lead to it.
pub fn dom_id(place: &str) -> String {
    format!("f-{}", place.replace('.', "-"))
}

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
struct Frame {
    id: String,
    problem: Memo<Option<String>>,
    described: Signal<String>,
}

impl Frame {
    fn new(field: &'static Field, at: At) -> Self {
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

    fn head(&self, field: &'static Field, at: At) -> AnyView {
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

/// Help behind a question, opened by the person who wants it.
fn help(field: &'static Field, at: At) -> Option<AnyView> {
    (!field.help.is_empty()).then(|| {
        let text = filled(field.help, at);
        let label = filled(field.label, at);
        view! {
            <details class="fold fold--plain field__help">
                <summary>{icon(DOWN)}"What this means"<span class="vh">": "{label}</span></summary>
                <p class="fold__body">{text}</p>
            </details>
        }
        .into_any()
    })
}

// ---- Numbers ----

/// What stands in the box: the text as it was typed, or the value as the study's locale writes it.
fn text_of(quantity: &Quantity, format: &crate::amount::Format) -> String {
    if !quantity.typed.is_empty() {
        quantity.typed.clone()
    } else {
        quantity.value.map_or(String::new(), |value| format.number(value, 6))
    }
}

fn end_text(value: Option<rust_decimal::Decimal>, typed: &str, format: &crate::amount::Format) -> String {
    if typed.is_empty() { value.map_or(String::new(), |value| format.number(value, 6)) } else { typed.to_string() }
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

fn number_question(field: &'static Field, number: &'static NumberField, at: At, tight: bool) -> AnyView {
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
    let typed = move |ev| {
        let (text, format) = (event_target_value(&ev), editor.format.get_untracked());
        write.with_value(|write| write(&|quantity| check::answer(number, quantity, &text, &format)));
    };
    let (before, after) = affixes(editor, number.unit, at);
    let (problem, described, id) = (frame.problem, frame.described, frame.id.clone());
    let mode = match number.unit {
        Unit::People => "numeric",
        _ if number.bounds == table::Bounds::Any => "text",
        _ => "decimal",
    };
    let unknown = (!field.missing.is_empty() && !tight).then(|| {
        let name = format!("{id}-unknown");
        view! {
            <label class="tick">
                <input type="checkbox" name=name
                    prop:checked=move || quantity.with(|quantity| quantity.status == Status::Unknown)
                    on:change=move |ev| {
                        let on = event_target_checked(&ev);
                        write.with_value(|write| write(&|quantity| {
                            // What was typed stays in the box and comes back when the tick is taken away.
                            if on {
                                let format = editor.format.get_untracked();
                                quantity.typed = text_of(quantity, &format);
                                quantity.value = None;
                                quantity.status = Status::Unknown;
                            } else {
                                let (text, format) = (quantity.typed.clone(), editor.format.get_untracked());
                                quantity.status = Status::Open;
                                check::answer(number, quantity, &text, &format);
                            }
                        }));
                    }/>
                "I do not know yet"<span class="vh">": "{label}</span>
            </label>
        }
    });
    let presets = (!number.presets.is_empty()).then(|| preset_cards(number, at, quantity, write_as(write), &id));
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
                        on:input=typed
                        on:blur=move |_| editor.settle()/>
                    {affix(after)}
                </div>
                {unknown}
            </div>
            {echo(editor, number, at, quantity)}
            {(!tight).then(|| assumption(editor, number, at, quantity))}
            {(!tight).then(|| view! {
                <div class="field__more">{help(field, at)}{behind(editor, field, number, at, quantity, write_as(write), &id)}</div>
            })}
        </div>
    }
    .into_any()
}

/// Writes a change of the quantity into the study.
type Write = Callback<std::sync::Arc<dyn Fn(&mut Quantity) + Send + Sync>>;

fn write_as<F>(write: StoredValue<F>) -> Write
where
    F: Fn(&dyn Fn(&mut Quantity)) + Send + Sync + 'static,
{
    Callback::new(move |change: std::sync::Arc<dyn Fn(&mut Quantity) + Send + Sync>| {
        write.with_value(|write| write(&|quantity| change(quantity)));
    })
}

fn change(write: Write, change: impl Fn(&mut Quantity) + Send + Sync + 'static) {
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
                        on:change=move |_| change(write, move |quantity| {
                            quantity.value = Some(amount);
                            quantity.status = Status::Entered;
                            quantity.typed.clear();
                        })/>
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
        let (value, typed) = quantity.with(|quantity| (quantity.value, quantity.typed.clone()));
        let doubtful = typed.chars().any(|c| !c.is_ascii_digit()) || typed.len() > 4;
        value.filter(|_| doubtful && !typed.is_empty()).map(|value| spelled(editor, value, number, at))
    });
    move || words.get().map(|words| view! { <p class="echo">"We read this as "<b>{words}</b></p> })
}

/// A value of this question with its unit.
fn spelled(editor: Editor, value: rust_decimal::Decimal, number: &NumberField, at: At) -> String {
    editor.study.with(|study| editor.format.with(|format| words::value(value, number.unit, study, at, format)))
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

/// Behind a number: low and high, where it comes from, who agreed.
fn behind(
    editor: Editor,
    field: &'static Field,
    number: &'static NumberField,
    at: At,
    quantity: Memo<Quantity>,
    write: Write,
    id: &str,
) -> Option<AnyView> {
    if !number.range && !editor.is_full() {
        return None;
    }
    let full = editor.is_full() || number.range;
    let label = filled(field.label, at);
    let range = number.range.then(|| {
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
                        <input class="input input--5" id=box_id type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
                            prop:value=text aria-describedby=hint_id
                            on:input=move |ev| {
                                let (text, format) = (event_target_value(&ev), editor.format.get_untracked());
                                change(write, move |quantity| check::take_end(quantity, high, &text, &format));
                            }
                            on:blur=move |_| editor.settle()/>
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
    });
    let evidence = full.then(|| evidence(editor, quantity, write, id, label));
    let title = if full { "Range, source and agreement" } else { "Give a low and a high number" };
    Some(
        view! {
            <details class="fold fold--plain field__behind">
                <summary>{icon(DOWN)}{title}<span class="vh">": "{label}</span></summary>
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
                        on:input=move |ev| {
                            let text = event_target_value(&ev);
                            change(write, move |quantity| set(quantity, text.clone()));
                        }
                        on:blur=move |_| editor.settle()/>
                </div>
            }
        };
    view! {
        <div class="pair">
            <div class="field">
                <label class="field__label" for=source_id.clone()>"Source"<span class="vh">": "{label}</span></label>
                <select class="input" id=source_id prop:value=move || quantity.with(|quantity| quantity.source.id()) on:change=move |ev| {
                    let wanted = event_target_value(&ev);
                    let at = Source::ANSWERS.iter().position(|answer| answer.id == wanted).unwrap_or(0);
                    change(write, move |quantity| quantity.source = Source::ALL[at]);
                }>{options}</select>
            </div>
            {text_box("from", "Which one", |quantity| &quantity.from, |quantity, text| quantity.from = text)}
            {text_box("agreed", "Agreed by", |quantity| &quantity.agreed_by, |quantity, text| {
                quantity.status = match (text.trim().is_empty(), quantity.status) {
                    (false, Status::Entered | Status::Assumed) => Status::Agreed,
                    (true, Status::Agreed) => Status::Entered,
                    (_, status) => status,
                };
                quantity.agreed_by = text;
            })}
            {text_box("note", "Note", |quantity| &quantity.note, |quantity, text| quantity.note = text)}
        </div>
    }
    .into_any()
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
    let invalid = move || problem.with(Option::is_some).then_some("true");
    let node = NodeRef::<html::Textarea>::new();
    let control = match size {
        TextSize::Lines => view! {
            <textarea class="input" id=id rows="3" node_ref=node prop:value=text aria-describedby=move || described.get()
                aria-invalid=invalid on:input=move |ev| typed(event_target_value(&ev)) on:blur=move |_| editor.settle()></textarea>
        }
        .into_any(),
        TextSize::Line | TextSize::Date => view! {
            <input class="input" class=("input--10", size == TextSize::Date) id=id type=if size == TextSize::Date { "date" } else { "text" } autocomplete="off"
                prop:value=text aria-describedby=move || described.get() aria-invalid=invalid
                on:input=move |ev| typed(event_target_value(&ev)) on:blur=move |_| editor.settle()/>
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
            {(!tight).then(|| help(field, at))}
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
        editor.settle();
    };
    let (problem, described, id) = (frame.problem, frame.described, frame.id.clone());
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
                <select class="input" id=id aria-describedby=move || described.get() prop:value=move || chosen.get().to_string()
                    on:change=move |ev| choose(event_target_value(&ev).parse().unwrap_or(0))>{options}</select>
                {(!tight).then(|| help(field, at))}
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
                        on:change=move |_| choose.with_value(|choose| choose(index))/>
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
            <div class=class>{items}</div>
            {(!tight).then(|| help(field, at))}
        </fieldset>
    }
    .into_any()
}
