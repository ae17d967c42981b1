//! What stands behind the figure: expectations, the promise, and how each measure was separated from other causes.

use leptos::prelude::*;

use super::with_settled;
use crate::analysis::Context;
use crate::parts::markup::{escape, pairs, table};
use crate::shell::alive::handler;
use crate::shell::editor::Editor;
use crate::steps::words;
use crate::study::*;
use crate::words::{Explanation, KeyFigureId};
use crate::{analysis, scenario};

/// A section that only shows something, or nothing.
fn section(editor: Editor, make: impl Fn(Context) -> Option<String> + Copy + Send + Sync + 'static) -> impl IntoView {
    let html = Memo::new(move |_| with_settled(editor, make));
    let there = Memo::new(move |_| html.with(Option::is_some));
    move || there.get().then(|| view! { <div inner_html=move || html.get().unwrap_or_default()></div> })
}

fn head(id: &str, title: &str, note: &str) -> String {
    let note = if note.is_empty() { String::new() } else { format!("<p>{note}</p>") };
    format!(
        "<section class=\"block\" aria-labelledby=\"{id}\"><div class=\"block__head\"><h2 id=\"{id}\">{title}</h2>{note}</div>"
    )
}

/// What was expected and how far it was reached, and where the chain of impact breaks.
pub fn expected(editor: Editor) -> impl IntoView {
    section(editor, move |facts| {
        let study = facts.study;
        if study.expectations.is_empty() && study.levels.application.met == YesNo::Open {
            return None;
        }
        let Explanation { lines, .. } = crate::words::explain(KeyFigureId::Roe, facts);
        let (links, sentence) = crate::words::impact(facts, super::what_if::odds(editor));
        let links: String = links
            .iter()
            .map(|(name, met)| format!("<li><b>{}</b><span>{}</span></li>", escape(name), escape(met)))
            .collect();
        Some(format!(
            "{}{}<h3 class=\"h-small\">The chain of impact</h3><ul class=\"methods\">{links}</ul><p class=\"echo\">{}</p></section>",
            head("roe-h", "What was expected", "Return on Expectations (ROE), beside the ROI and never mixed with it."),
            pairs(&lines),
            escape(sentence),
        ))
    })
}

/// What was promised beside what came, and the next round.
pub fn kept(editor: Editor) -> impl IntoView {
    let html = Memo::new(move |_| {
        let (sentence, rows) = with_settled(editor, scenario::promise::kept)?;
        let rows: Vec<Vec<String>> =
            rows.into_iter().map(|row| vec![row.name, row.promised, row.came, row.share.unwrap_or_default()]).collect();
        let heads = ["What", "Promised", "Came", "Of the promise"];
        Some(format!("<p>{}</p>{}", escape(&sentence), table("What was promised and what came", &heads, &rows)))
    });
    let round = Memo::new(move |_| {
        editor.study.with(|study| !study.state.is_forecast())
            && editor
                .results()
                .outcome
                .with(|outcome| outcome.figures.totals.measures.iter().any(|one| one.change.after.is_ok()))
    });
    move || {
        (html.with(Option::is_some) || round.get()).then(|| view! {
            <section class="block" aria-labelledby="kept-h">
                <div class="block__head"><h2 id="kept-h">{move || if html.with(Option::is_some) { "The promise, and the next round" } else { "The next round" }}</h2></div>
                <div inner_html=move || html.get().unwrap_or_default()></div>
                {round.get().then(|| view! { <p>"What you reached becomes the number to start from, in a study of its own. This one stays as it is."</p><p class="btns"><button class="btn" type="button" on:click=handler(move |_| editor.next_round())>"Start the next round from here"</button></p> })}
            </section>
        })
    }
}

/// How each measure was isolated, all ways shown and the one that counts.
pub fn measures(editor: Editor) -> impl IntoView {
    section(editor, |facts| {
        let Context { study, outcome, format } = facts;
        let figures = &outcome.figures.totals.measures;
        if study.measures.len() < 2 && figures.iter().all(|one| one.change.ways.len() < 2) {
            return None;
        }
        let mut html =
            head("ways-h", "How it was separated", "Records come before estimates; among equals the lowest counts.");
        for (measure, one) in study.measures.iter().zip(figures).filter(|(_, one)| !one.change.ways.is_empty()) {
            let benefit = crate::words::say(one.first_year, |value| format.money(value));
            html += &format!(
                "<h3 class=\"h-small\">{}: {}</h3><ul class=\"methods\">",
                escape(words::name_of(measure)),
                escape(&benefit)
            );
            for (at, way) in one.change.ways.iter().enumerate() {
                let size = words::difference(analysis::decimal(Ok(way.adjusted)).unwrap_or_default(), measure, format);
                let counts = if one.change.chosen == Ok(at) { "<span class=\"tag tag--on\">counts</span>" } else { "" };
                html += &format!(
                    "<li><b>{}</b><span>{} due to the training</span>{counts}</li>",
                    crate::words::method_words(way, measure),
                    escape(&size)
                );
            }
            html += "</ul>";
        }
        Some(html + "</section>")
    })
}
