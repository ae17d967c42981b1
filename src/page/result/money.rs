//! Where the value goes, what changed, when the money comes back, and what it is spent on.

use leptos::prelude::*;

use super::{in_turn, with, with_debounced};
use crate::analysis::Context;
use crate::charts::{figures, percent, position};
use crate::engine::LadderStep;
use crate::parts::fold::numbers;
use crate::parts::go_to_question::follow;
use crate::parts::ladder::{bar, row_class};
use crate::parts::markup::{escape, pairs, table};
use crate::parts::patch_html::patch_html;
use crate::parts::pictures::bars;
use crate::shell::alive::handler;
use crate::shell::editor::Editor;
use crate::shell::turns::Turns;

use crate::steps::words;
use crate::words::{Explanation, LadderRow};

/// The claim ladder. Each rung opens to its formula and to the questions behind it.
pub(super) fn value(editor: Editor) -> impl IntoView {
    let rows = in_turn(editor, Turns::pictures, move || with(editor, crate::words::ladder));
    let listed = move || {
        let cells = |row: &LadderRow| vec![row.name.clone(), row.reason.clone(), row.exact.clone()];
        let rows: Vec<Vec<String>> = rows.with(|rows| rows.iter().map(cells).collect());
        table("From the loudest claim to the net benefit", &["Step", "Reason", "Amount"], &rows)
    };
    // A rung comes or goes only where a cut begins or ends to be nothing.
    let steps = Memo::new(move |_| rows.with(|rows| rows.iter().filter_map(|row| row.step).collect::<Vec<_>>()));
    let open = RwSignal::new(None);
    move || {
        let steps = steps.get();
        if steps.is_empty() {
            return view! { <p class="muted">"The ladder will show here once a benefit is worked out."</p> }.into_any();
        }
        let count = steps.len();
        let rungs = steps.into_iter().enumerate().map(|(at, step)| rung(editor, rows, step, at + 1 == count, open));
        view! { <ol class="ladder ladder--wide">{rungs.collect_view()}</ol>{numbers(listed, ())} }.into_any()
    }
}

fn rung(
    editor: Editor,
    rows: Memo<Vec<LadderRow>>,
    step: LadderStep,
    is_last: bool,
    open: RwSignal<Option<LadderStep>>,
) -> AnyView {
    let row = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.step == Some(step)).cloned()));
    let of = move |part: fn(&LadderRow) -> &String| row.with(|row| row.as_ref().map(part).cloned().unwrap_or_default());
    let bar = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| bar(row, true, is_last)).unwrap_or_default()));
    let class = move || row.with(|row| row.as_ref().map_or("ladder__row", row_class));
    let is_open = Memo::new(move |_| open.get() == Some(step));
    let body = format!("rung-{}", step.id());
    let controls = body.clone();
    view! {
        <li class=class>
            <span class="ladder__name">
                <button class="ladder__open" type="button" aria-expanded=move || is_open.get().to_string() aria-controls=controls
                    on:click=handler(move |_| open.set((!is_open.get_untracked()).then_some(step)))>{move || of(|row| &row.name)}</button>
                <small>{move || of(|row| &row.reason)}</small>
            </span>
            <span class="ladder__amount">{move || of(|row| &row.amount)}</span>
            <div class="ladder__pic" use:patch_html=bar></div>
            <div class="ladder__how" id=body>{move || is_open.get().then(|| behind(editor, step))}</div>
        </li>
    }
    .into_any()
}

/// The formula of a rung with the user's own values, and the answers it rests on.
fn behind(editor: Editor, step: LadderStep) -> impl IntoView {
    let body = Memo::new(move |_| {
        with(editor, |facts| {
            let Explanation { formula, lines, rule } = crate::words::explain_rung(step, facts);
            let formula = escape(formula);
            let links: String = crate::words::questions_behind(step, facts)
                .iter()
                .map(|(place, words)| {
                    format!("<li><a href=\"#\" data-place=\"{}\">{}</a></li>", escape(place), escape(words))
                })
                .collect();
            let links = if links.is_empty() {
                String::new()
            } else {
                format!("<p class=\"h-small\">The answers behind it</p><ul>{links}</ul>")
            };
            format!(
                "<p class=\"formula\"><b>{formula}</b> <span class=\"muted\">(rule {rule})</span></p>{}{links}",
                pairs(&lines)
            )
        })
    });
    view! { <div on:click=handler(move |event| follow(editor, event)) inner_html=move || body.get()></div> }
}

/// A figure with a finding as its title, a picture, and a table.
#[derive(Clone, PartialEq)]
struct Figure {
    title: String,
    words: String,
    picture: String,
    table: String,
}

fn figure(id: &'static str, made: Memo<Option<Figure>>) -> impl IntoView {
    let there = Memo::new(move |_| made.with(Option::is_some));
    let of = move |part: fn(&Figure) -> &String| {
        Memo::new(move |_| made.with(|made| made.as_ref().map_or(String::new(), |made| part(made).clone())))
    };
    let (title, words) = (of(|made| &made.title), of(|made| &made.words));
    let (picture, listed) = (of(|made| &made.picture), of(|made| &made.table));
    move || {
        there.get().then(|| {
            view! {
                <figure class="chart block" role="group" aria-labelledby=id>
                    <div class="chart__head"><h2 class="h3" id=id>{title}</h2><p>{words}</p></div>
                    <div use:patch_html=picture></div>
                    {numbers(move || listed.get(), ())}
                </figure>
            }
        })
    }
}

/// Before, without the training, and after, for each measure.
pub(super) fn change(editor: Editor) -> impl IntoView {
    let made = move |facts: Context| {
        let mut picture = String::new();
        let mut rows = Vec::new();
        for (at, measure) in facts.study.measures.iter().enumerate() {
            let drawn = figures::with_and_without(facts, at);
            if drawn.len() < 2 {
                continue;
            }
            let name = words::name_of(measure);
            picture +=
                &format!("<h3 class=\"h-small\">{}</h3>{}", escape(name), bars(&drawn, "bar--benefit", "bar--base"));
            rows.extend(drawn.into_iter().map(|bar| vec![name.to_string(), bar.name, bar.words]));
        }
        let (_, title) = crate::words::done_and_changed(facts.study);
        (!rows.is_empty()).then(|| Figure {
            title: title.into(),
            words: "Each measure from zero: before, without the training where that is known, and after.".into(),
            picture,
            table: table("Each measure before and after", &["Measure", "When", "Value"], &rows),
        })
    };
    figure("change-h", Memo::new(move |_| with_debounced(editor, made)))
}

/// Money in and out, month by month, with the month of payback.
pub(super) fn cash(editor: Editor) -> impl IntoView {
    let made = move |facts: Context| {
        let cash = figures::cash(facts).filter(|_| !facts.outcome.is_withheld())?;
        let height = figures::CASH_HEIGHT;
        let path: Vec<String> = cash.points.iter().map(|(x, y)| format!("{},{}", position(*x), position(*y))).collect();
        let zero = position(cash.zero);
        let back = cash.payback.map_or(String::new(), |x| {
            let x = percent(x);
            format!(
                "<line class=\"now\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"{}\"/><circle class=\"likely\" cx=\"{x}\" cy=\"{zero}\" r=\"5\"/>",
                position(height)
            )
        });
        let left = |row: Option<&[String; 4]>| row.map_or(String::new(), |row| escape(&row[3]));
        let start = format!("start, {}", left(cash.table.first()));
        let end = format!("month {}, {}", cash.months, left(cash.table.last()));
        let below = position(height + 18.0);
        let picture = format!(
            "<div class=\"chart__inset\"><svg width=\"100%\" height=\"{total}\" aria-hidden=\"true\">\
             <line class=\"zero\" x1=\"0\" x2=\"100%\" y1=\"{zero}\" y2=\"{zero}\"/>\
             <svg width=\"100%\" height=\"{h}\" viewBox=\"0 0 100 {h}\" preserveAspectRatio=\"none\"><polyline class=\"line line--after\" points=\"{}\"/></svg>{back}\
             <text x=\"0\" y=\"{below}\">{start}</text><text class=\"t-end\" x=\"100%\" y=\"{below}\">{end}</text></svg></div>",
            path.join(" "),
            h = position(height),
            total = position(height + 24.0),
        );
        let rows: Vec<Vec<String>> = cash.table.iter().map(|row| row.to_vec()).collect();
        Some(Figure {
            title: crate::words::say(facts.outcome.figures.payback_months, |months| {
                format!("The money is back after {} months", facts.format.fixed(months, 1))
            }),
            words: format!(
                "All money in less all money out so far, by month, for {} months. Lowest {}, highest {}.",
                cash.months, cash.low, cash.high
            ),
            picture,
            table: table("Money in and out by month", &["Month", "In so far", "Out so far", "Left"], &rows),
        })
    };
    figure("cash-h", Memo::new(move |_| with_debounced(editor, made)))
}

/// The full cost by category.
pub(super) fn costs(editor: Editor) -> impl IntoView {
    let made = move |facts: Context| {
        let drawn = figures::costs(facts);
        let first = drawn.first()?;
        let rows: Vec<Vec<String>> = drawn.iter().map(|bar| vec![bar.name.clone(), bar.words.clone()]).collect();
        Some(Figure {
            title: format!("{} is the largest cost", first.name),
            words: format!(
                "The full cost of the first year by category: {} in all.",
                crate::words::benefit_and_cost_words(facts)[1].clone().unwrap_or_else(|why| why.sentence().into())
            ),
            picture: bars(&drawn, "bar--cost", "bar--cost"),
            table: table("Full cost by category", &["Category", "First year"], &rows),
        })
    };
    figure("costs-h", Memo::new(move |_| with_debounced(editor, made)))
}
