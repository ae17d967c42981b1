//! The parts of a step that are more than a box.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::field::{dom_id, filled};
use super::icon::{CHECK, INFO, WARN, icon};
use super::series;
use crate::engine::{AsEntered, Exact, Why, hour_rate};
use crate::page::use_editor;
use crate::report::{self, Light};
use crate::steps::{At, Custom, Field, words};
use crate::study::*;

pub fn custom(field: &'static Field, part: Custom, at: At) -> AnyView {
    match part {
        Custom::MeasureName => measure_name(field, at),
        Custom::Series(after) => series::periods(field, after, at),
        Custom::Respondents => series::respondents(field, at),
        Custom::Split => split(at),
        Custom::Gate => gate(),
        Custom::UnitValue => unit_value(at),
        Custom::CostSoFar => cost_so_far(),
        Custom::HourCost => hour_cost(),
        _ => ().into_any(),
    }
}

/// The measure's name, with the catalogue behind it.
fn measure_name(field: &'static Field, at: At) -> AnyView {
    let editor = use_editor();
    let place = format!("measures.{}.name", at.measure);
    let id = dom_id(&place);
    let label = filled(field.label, at);
    let name = Memo::new(move |_| {
        editor.study.with(|study| study.measures.get(at.measure).map_or(String::new(), |one| one.name.clone()))
    });
    let kind = Memo::new(move |_| {
        editor.study.with(|study| study.measures.get(at.measure).map_or(String::new(), |one| one.kind.clone()))
    });
    let problem = {
        let place = place.clone();
        Memo::new(move |_| {
            let flagged = editor.flagged.with(|flagged| flagged.values().flatten().any(|one| *one == place));
            flagged && name.with(|name| name.trim().is_empty())
        })
    };
    let option = move |entry: &'static catalogue::Entry| {
        view! { <option value=entry.id prop:selected=move || kind.with(|kind| kind == entry.id)>{entry.name}</option> }
    };
    let situation = Memo::new(move |_| editor.study.with(|study| study.situation));
    let first = move || {
        catalogue::offered(situation.get()).iter().filter_map(|id| catalogue::find(id)).map(option).collect_view()
    };
    let rest = move || {
        let offered = catalogue::offered(situation.get());
        catalogue::MEASURES.iter().filter(|entry| !offered.contains(&entry.id)).map(option).collect_view()
    };
    let (select_id, hint_id, error_id) = (format!("{id}-list"), format!("{id}-hint"), format!("{id}-error"));
    let described = {
        let (hint, error) = (hint_id.clone(), error_id.clone());
        move || if problem.get() { format!("{hint} {error}") } else { hint.clone() }
    };
    view! {
        <div class="field" class:is-error=problem>
            <label class="field__label" for=id.clone()>{label}</label>
            <p class="field__hint" id=hint_id>{field.hint}</p>
            {move || problem.get().then(|| view! { <p class="field__error" id=error_id.clone()><span class="vh">"Error: "</span>"Enter what you count, like errors or hours"</p> })}
            <input class="input" id=id type="text" autocomplete="off" prop:value=name aria-describedby=described
                aria-invalid=move || problem.get().then_some("true")
                on:input=move |ev| {
                    let text = event_target_value(&ev);
                    editor.edit("What you count", &place, |study| {
                        if let Some(one) = study.measures.get_mut(at.measure) {
                            one.name = text;
                        }
                    });
                }
                on:blur=move |_| editor.settle()/>
            <div class="measure-list">
                <label class="field__hint" for=select_id.clone()>"Or pick a usual measure"</label>
                <select class="input" id=select_id on:change=move |ev| {
                    let wanted = event_target_value(&ev);
                    if let Some(entry) = catalogue::find(&wanted) {
                        editor.edit("pick a measure", "", |study| {
                            if let Some(one) = study.measures.get_mut(at.measure) {
                                catalogue::apply(entry, one);
                            }
                        });
                    }
                }>
                    <option value="" prop:selected=move || kind.with(String::is_empty)>"My own"</option>
                    <optgroup label="For your situation">{first}</optgroup>
                    <optgroup label="All measures">{rest}</optgroup>
                </select>
            </div>
        </div>
    }
    .into_any()
}

/// The share at a glance: the training and everything else, in words under the colour.
fn split(at: At) -> AnyView {
    let editor = use_editor();
    (move || {
        let (study, outcome, format) = (editor.study.get(), editor.outcome.get(), editor.format.get());
        let measure = study.measures.get(at.measure)?;
        let figures = outcome.figures.totals.measures.get(at.measure)?;
        let share = measure.isolation.estimators.first()?.share.value?.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
        let gross = report::decimal(figures.change.gross_units).ok()?;
        let own = gross * share / Decimal::ONE_HUNDRED;
        let spell = |value: Decimal| format.number(value.abs(), 1);
        let rest = Decimal::ONE_HUNDRED - share;
        let unit = words::unit(measure).to_string();
        Some(view! {
            <div class="split">
                <svg width="100%" height="30" aria-hidden="true">
                    <rect class="bar--benefit" width=format!("{share}%") height="30" rx="2"/>
                    <rect class="bar--cut" x=format!("{share}%") width=format!("{rest}%") height="30" rx="2"/>
                </svg>
                <p class="split__words">
                    <span><b>"The training "</b>{spell(own)}" "{unit}" a year"</span>
                    <span><b>"Other things "</b>{spell(gross - own)}</span>
                </p>
            </div>
        })
    })
    .into_any()
}

/// What the questions about the cause add up to.
fn gate() -> AnyView {
    let editor = use_editor();
    let verdict = Memo::new(move |_| editor.study.with(|study| report::gate(study)));
    (move || {
        let gate = verdict.get();
        let (class, mark) = match gate.light {
            Light::Fits => ("gate gate--fits", CHECK),
            Light::Partly => ("gate gate--partly", INFO),
            Light::NotTheLever => ("gate gate--not", WARN),
            Light::NotChecked => ("gate", INFO),
        };
        view! {
            <section class=class aria-label="What your answers say">
                {icon(mark)}
                <div>
                    <p><b>{gate.sentence}</b></p>
                    {(!gate.advice.is_empty()).then(|| view! {
                        <ul>{gate.advice.iter().map(|advice| view! { <li>{*advice}</li> }).collect_view()}</ul>
                    })}
                </div>
            </section>
        }
    })
    .into_any()
}

/// What one unit comes to, from the answers above.
fn unit_value(at: At) -> AnyView {
    let editor = use_editor();
    (move || {
        let (study, outcome, format) = (editor.study.get(), editor.outcome.get(), editor.format.get());
        let measure = study.measures.get(at.measure)?;
        let figures = outcome.figures.totals.measures.get(at.measure)?;
        let value = report::decimal(figures.value.value).ok()?;
        let one = words::one(words::unit(measure));
        let worth = report::decimal(figures.first_year).ok();
        Some(view! {
            <p class="echo">"One "{one}" is worth "<b>{format.money_exact(value)}</b>
                {worth.map(|worth| view! { ". In the first year that makes "<b>{format.money(worth)}</b> })}"."
            </p>
        })
    })
    .into_any()
}

/// The cost of one hour from yearly pay, on-costs and paid hours.
fn hour_cost() -> AnyView {
    let editor = use_editor();
    (move || {
        let (study, format) = (editor.study.get(), editor.format.get());
        let hour = &study.programme.hour;
        hour.pay.value?;
        let helper = HourRate { value: Quantity::default(), ..hour.clone() };
        let rate = report::decimal(hour_rate::<Exact>(&helper, &AsEntered, Why::NoHourCost)).ok()?;
        let used = if hour.value.value.is_some() { "You entered another value above; that one counts." } else { "" };
        Some(view! { <p class="echo">"One hour comes to "<b>{format.money_exact(rate)}</b>". "{used}</p> })
    })
    .into_any()
}

/// The full cost so far, with the share of the participants' time.
fn cost_so_far() -> AnyView {
    let editor = use_editor();
    (move || {
        let (study, outcome, format) = (editor.study.get(), editor.outcome.get(), editor.format.get());
        let cost = report::decimal(outcome.figures.totals.cost).ok()?;
        let time = report::decimal(outcome.figures.totals.time).ok();
        let head = report::decimal(outcome.figures.cost_per_head).ok();
        let people = study.programme.people.value;
        Some(view! {
            <p class="echo">"The full cost is "<b>{format.money(cost)}</b>
                {head.zip(people).map(|(head, _)| view! { ", "{format.money(head)}" for each person" })}
                {time.map(|time| view! { ". The participants’ time is "{format.money(time)}" of it" })}"."
            </p>
        })
    })
    .into_any()
}
