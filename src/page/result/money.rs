//! Where the value goes, what changed, when the money comes back, and what it is spent on.

use leptos::prelude::*;

use super::{in_turn, with, with_debounced};
use crate::analysis::Context;
use crate::charts::{figures, percent, position};
use crate::parts::fold::numbers;
use crate::parts::ladder::ladder;
use crate::parts::markup::{escape, table};
use crate::parts::patch_html::patch_html;
use crate::parts::pictures::bars;
use crate::shell::editor::Editor;
use crate::shell::turns::Turns;

use crate::steps::words;

/// The claim ladder.
pub(super) fn value(editor: Editor) -> impl IntoView {
    let rows = in_turn(editor, Turns::pictures, move || with(editor, crate::words::ladder));
    let drawn = Memo::new(move |_| rows.with(|rows| ladder(rows, true)));
    let listed = move || {
        let cells = |row: &crate::words::LadderRow| vec![row.name.clone(), row.reason.clone(), row.exact.clone()];
        let rows: Vec<Vec<String>> = rows.with(|rows| rows.iter().map(cells).collect());
        table("From the loudest claim to the net benefit", &["Step", "Reason", "Amount"], &rows)
    };
    let none = Memo::new(move |_| rows.with(Vec::is_empty));
    move || {
        if none.get() {
            view! { <p class="muted">"The ladder will show here once a benefit is worked out."</p> }.into_any()
        } else {
            view! { <div use:patch_html=drawn></div>{numbers(listed, ())} }.into_any()
        }
    }
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
                crate::words::benefit_and_cost(facts.outcome)[1]
                    .map_or_else(|why| why.sentence().into(), |cost| facts.format.money(cost))
            ),
            picture: bars(&drawn, "bar--cost", "bar--cost"),
            table: table("Full cost by category", &["Category", "First year"], &rows),
        })
    };
    figure("costs-h", Memo::new(move |_| with_debounced(editor, made)))
}
