//! The track of a study: what has come so far, month by month, and what is due.

use leptos::prelude::*;

use super::contents;
use super::evidence::{head, promise, section};
use super::todo::today;
use crate::amount::read_as;
use crate::analysis::Context;
use crate::analysis::track::{Course, TrackLevel, course, money};
use crate::charts::track::{HEIGHT, course_drawing, money_drawing};
use crate::charts::{percent, position};
use crate::export::calendar::calendar;
use crate::parts::go_to_question::follow;
use crate::parts::markup::{escape, table};
use crate::scenario::recorded::{next_month, record};
use crate::shell::alive::handler;
use crate::shell::download::download;
use crate::shell::editor::{Editor, now_iso};
use crate::shell::route::StudyView;
use crate::shell::use_editor;
use crate::steps::{At, check, words};
use crate::words::track::{self as said, TrackLine};

pub(crate) fn track() -> AnyView {
    let editor = use_editor();
    let count = Memo::new(move |_| editor.study.with(|study| study.measures.len()));
    view! {
        <main id="main" tabindex="-1">
            <div class="shell track">
                {contents::contents(editor, StudyView::Track)}
                <h1 class="finance__title" tabindex="-1">"Track"</h1>
                <p class="why">"What has come so far, against where it began, the target and the promise; and what is due."</p>
                {lessons(editor)}
                <section class="block" aria-labelledby="series-h">
                    <div class="block__head"><h2 id="series-h" tabindex="-1">"The measures so far"</h2></div>
                    <For each=move || 0..count.get() key=|at| *at children=move |at| measure(editor, at)/>
                </section>
                {section(editor, so_far)}
                {promise(editor)}
                {due(editor)}
                {crate::page::share::share_pictures(editor)}
                <div on:click=handler(move |event| follow(editor, event))>
                    {section(editor, |facts| list("was-h", "What was expected", "expectations", said::expectations(facts)))}
                    {section(editor, |facts| list("signs-h", "Early signs and behaviours", "goal.indicators", said::signs(facts)))}
                    {section(editor, |facts| list("prom-h", "Commitments", "commitments", said::commitments(facts.study, &today())))}
                </div>
            </div>
        </main>
    }
    .into_any()
}

/// What earlier rounds taught.
pub(crate) fn lessons(editor: Editor) -> impl IntoView {
    let html = Memo::new(move |_| {
        editor.study.with(|study| {
            let items: String =
                said::lessons(study).into_iter().map(|one| format!("<li>{}</li>", escape(one))).collect();
            if items.is_empty() {
                return items;
            }
            format!("<section class=\"gate\" aria-labelledby=\"lessons-h\"><span></span><div><h2 class=\"h-small\" id=\"lessons-h\">What the last round taught</h2><ul>{items}</ul></div></section>")
        })
    });
    view! { <div class="own" inner_html=move || html.get()></div> }
}

/// The course of one measure, and a box for the number of the next month.
fn measure(editor: Editor, at: usize) -> impl IntoView {
    let drawn = Memo::new(move |_| {
        super::with_base(editor, |facts| {
            let Some(measure) = facts.study.measures.get(at) else { return String::new() };
            match course(facts, at) {
                Some(course) => picture(facts, at, &course),
                None => format!("<p><b>{}</b>: no number yet.</p>", escape(words::name_of(measure))),
            }
        })
    });
    let month = Memo::new(move |_| editor.study.with(|study| study.measures.get(at).map_or(1, next_month)));
    let name = Memo::new(move |_| {
        editor.study.with(|study| study.measures.get(at).map_or(String::new(), |one| words::name_of(one).to_string()))
    });
    let open = RwSignal::new(false);
    let problem = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let id = format!("month-{at}");
    let (box_id, wanted, error) = (id.clone(), id.clone(), format!("{id}-e"));
    let described = error.clone();
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let format = editor.format.get_untracked();
        let asked = editor.study.with_untracked(|study| check::asked_of_measure(study, At { measure: at, row: 0 }));
        let Ok(read) = read_as(&typed.get_untracked(), &format, &asked) else { return problem.set(true) };
        let label = format!("add the number of month {}", month.get_untracked());
        editor.edit(&label, "", |study| record(study, at, read.value));
        editor.say(format!("Month {} is added. Undo is possible.", month.get_untracked().saturating_sub(1)));
        typed.set(String::new());
        problem.set(false);
    };
    view! {
        <div class="track__one">
            <div inner_html=move || drawn.get()></div>
            {move || match open.get() {
                false => view! {
                    <button class="btn btn--small" type="button" on:click=handler({
                        let wanted = wanted.clone();
                        move |_| { open.set(true); crate::shell::dom::focus_soon(wanted.clone()); }
                    })>"Add this month’s number"<span class="vh">": "{name}</span></button>
                }.into_any(),
                true => view! {
                    <form class="track__add" novalidate on:submit=handler(add)>
                        <label class="field__label" for=box_id.clone()>{name}", month "{month}</label>
                        <input class="input input--10" id=box_id.clone() type="text" inputmode="decimal" autocomplete="off" prop:value=move || typed.get()
                            aria-invalid=move || problem.get().then_some("true") aria-describedby=described.clone()
                            on:input=handler(move |event| typed.set(event_target_value(&event)))/>
                        <button class="btn btn--small btn--main" type="submit">"Add it"</button>
                        <p class="field__error" id=error.clone()>{move || problem.get().then_some("Enter a number, like 410")}</p>
                    </form>
                }.into_any(),
            }}
        </div>
    }
}

fn points(points: impl Iterator<Item = (f64, f64)>) -> String {
    points.map(|(x, y)| format!("{},{} ", position(x), position(y))).collect()
}

fn frame(inner: &str, outer: &str, zero: f64) -> String {
    let h = position(HEIGHT);
    format!(
        "<div class=\"chart__inset\"><svg width=\"100%\" height=\"{h}\" aria-hidden=\"true\">\
         <line class=\"zero\" x1=\"0\" x2=\"100%\" y1=\"{z}\" y2=\"{z}\"/>\
         <svg width=\"100%\" height=\"{h}\" viewBox=\"0 0 100 {h}\" preserveAspectRatio=\"none\">{inner}</svg>{outer}</svg></div>",
        z = position(zero),
    )
}

fn line(class: &str, at: String) -> String {
    format!("<polyline class=\"line {class}\" points=\"{at}\"/>")
}

fn folded(table: String) -> String {
    format!("<details class=\"fold fold--plain\"><summary>Show the numbers as a table</summary>{table}</details>")
}

/// Dots for where it should be, long dashes for where it would be, short ones for where it was.
fn class_of(level: TrackLevel) -> &'static str {
    match level {
        TrackLevel::Target => "now",
        TrackLevel::WithoutTraining => "line--trend",
        TrackLevel::Baseline => "line--start",
    }
}

fn picture(facts: Context, at: usize, course: &Course) -> String {
    let Some(measure) = facts.study.measures.get(at) else { return String::new() };
    let spell = |value| words::of_measure(value, measure, facts.format);
    let drawn = course_drawing(course);
    let levels: String = course
        .levels
        .iter()
        .zip(&drawn.levels)
        .map(|((level, _), y)| {
            let y = position(*y);
            format!("<line class=\"{}\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/>", class_of(*level))
        })
        .collect();
    // Levels often lie close together, so their names stand above the picture.
    let key: String = course
        .levels
        .iter()
        .map(|(level, value)| {
            let (class, name) = (class_of(*level), said::level_name(*level));
            let sign = format!("<svg width=\"28\" height=\"8\" aria-hidden=\"true\"><line class=\"{class}\" x1=\"0\" x2=\"28\" y1=\"4\" y2=\"4\"/></svg>");
            format!("<span>{sign}{name} {}</span>", escape(&spell(*value)))
        })
        .collect();
    let ends = match course.moments.as_slice() {
        [first, .., last] => format!(
            "<p class=\"ends\"><span>{}</span><span>{}</span></p>",
            escape(&said::when(first)),
            escape(&said::when(last))
        ),
        _ => String::new(),
    };
    let begins = drawn
        .begins
        .map_or(String::new(), |low| format!("<p class=\"muted\">{}</p>", escape(&said::scale_begins(&spell(low)))));
    let marks: String = course
        .moments
        .iter()
        .zip(&drawn.points)
        .map(|(one, (x, y))| {
            let class = if one.is_after { "pt pt--after" } else { "pt pt--before" };
            format!("<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"5\"/>", percent(*x), position(*y))
        })
        .collect();
    let way = line("line--after", points(drawn.points.iter().copied()));
    let mut rows: Vec<Vec<String>> = course.moments.iter().map(|one| vec![said::when(one), spell(one.value)]).collect();
    rows.extend(course.levels.iter().map(|(level, value)| vec![said::level_name(*level).to_string(), spell(*value)]));
    let title = escape(&said::stand(measure, course, facts.format));
    let listed = table(words::name_of(measure), &["When", "Value"], &rows);
    format!(
        "<figure class=\"chart\" role=\"group\" aria-label=\"{title}\"><h3 class=\"h-small\">{title}</h3><p class=\"marks\">{key}</p>{}{ends}{begins}{}</figure>",
        frame(&way, &[levels, marks].concat(), HEIGHT),
        folded(listed),
    )
}

/// Benefit so far against cost and promise.
fn so_far(facts: Context) -> Option<String> {
    let months = money(facts).filter(|_| !facts.outcome.is_withheld())?;
    let track = money_drawing(&months);
    let promised = match track.promised.is_empty() {
        true => String::new(),
        false => line("line--trend", points(track.promised.iter().copied())),
    };
    let inner = [
        line("line--after", points(track.benefit.iter().copied())),
        line("line--cost", points(track.cost.iter().copied())),
        promised.clone(),
    ];
    let key = [("mk--benefit", "benefit"), ("mk--cost", "cost"), ("mk--trend", "promised benefit")];
    let shown = if promised.is_empty() { 2 } else { 3 };
    let key: String = key
        .iter()
        .take(shown)
        .map(|(class, name)| format!("<span><i class=\"mk {class}\"></i>{name}</span>"))
        .collect();
    let money = |value| facts.format.money(value);
    let row = |(month, (benefit, cost, promised)): (usize, &(_, _, Option<_>))| {
        vec![month.to_string(), money(*benefit), money(*cost), promised.map_or("–".into(), money)]
    };
    let rows: Vec<Vec<String>> = months.iter().enumerate().map(row).collect();
    let heads = ["Month", "Benefit so far", "Cost so far", "Promised by then"];
    Some(format!(
        "{}<figure class=\"chart\" role=\"group\" aria-labelledby=\"sofar-h\"><p class=\"marks\">{key}</p>{}{}</figure></section>",
        head("sofar-h", "Benefit so far", &escape(&said::money_so_far(facts, &months))),
        frame(&inner.concat(), "", track.zero),
        folded(table("Benefit, cost and promise by month", &heads, &rows)),
    ))
}

/// What has a day, and a file of it for a calendar.
fn due(editor: Editor) -> impl IntoView {
    let html = Memo::new(move |_| editor.study.with(|study| lines(said::due(study, &today()))));
    let has_days = Memo::new(move |_| editor.study.with(|study| calendar(study, "").is_some()));
    let save = move |_| {
        if let Some(text) = editor.study.with_untracked(|study| calendar(study, &now_iso())) {
            download("payoff-dates.ics", "text/calendar", &text);
            editor.say("Saved as payoff-dates.ics");
        }
    };
    view! {
        <section class="block" aria-labelledby="due-h">
            <div class="block__head"><h2 id="due-h" tabindex="-1">"What is due"</h2></div>
            {move || match has_days.get() {
                true => view! {
                    <div inner_html=move || html.get()></div>
                    <p class="btns"><button class="btn btn--small" type="button" on:click=handler(save)>"Save the dates as a calendar file"</button></p>
                }.into_any(),
                false => view! {
                    <p on:click=handler(move |event| follow(editor, event))>"No review, commitment or decision has a date yet. "<a href="#" data-place="reviews">"Set a day to look again"</a></p>
                }.into_any(),
            }}
        </section>
    }
}

fn lines(all: Vec<TrackLine>) -> String {
    let items: String = all
        .iter()
        .map(|[what, more, state]| {
            format!(
                "<li><b>{}</b><span>{}</span><span class=\"tag\">{}</span></li>",
                escape(what),
                escape(more),
                escape(state)
            )
        })
        .collect();
    format!("<ul class=\"methods\">{items}</ul>")
}

fn list(id: &str, title: &str, place: &str, all: Vec<TrackLine>) -> Option<String> {
    let change = format!("<p><a href=\"#\" data-place=\"{place}\">Change or add</a></p>");
    (!all.is_empty()).then(|| format!("{}{}{change}</section>", head(id, title, ""), lines(all)))
}
