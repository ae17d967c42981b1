//! What stands behind the figure: expectations, the promise, and how each measure was separated from other causes.

use leptos::prelude::*;

use super::with_debounced;
use crate::analysis;
use crate::analysis::Context;
use crate::parts::go_to_question::follow;
use crate::parts::markup::{escape, pairs, table};
use crate::shell::alive::handler;
use crate::shell::editor::Editor;
use crate::shell::route::{Route, StudyView};
use crate::steps::words;
use crate::study::*;
use crate::words::standards::{self, Proof, Standard, StandardLine, Standing};
use crate::words::{Explanation, FinanceQuestion, KeyFigureId};

/// A section that only shows something, or nothing.
pub(super) fn section(
    editor: Editor,
    make: impl Fn(Context) -> Option<String> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let html = Memo::new(move |_| with_debounced(editor, make));
    let there = Memo::new(move |_| html.with(Option::is_some));
    move || there.get().then(|| view! { <div inner_html=move || html.get().unwrap_or_default()></div> })
}

pub(super) fn head(id: &str, title: &str, note: &str) -> String {
    let note = if note.is_empty() { String::new() } else { format!("<p>{note}</p>") };
    format!(
        "<section class=\"block\" aria-labelledby=\"{id}\"><div class=\"block__head\"><h2 id=\"{id}\">{title}</h2>{note}</div>"
    )
}

/// What was expected and how far it was reached, and where the chain of impact breaks.
pub(super) fn expected(editor: Editor) -> impl IntoView {
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

/// What was promised beside what came.
pub(super) fn promise(editor: Editor) -> impl IntoView {
    section(editor, |facts| {
        let (sentence, rows) = crate::words::promise::promise_rows(facts)?;
        let rows: Vec<Vec<String>> =
            rows.into_iter().map(|row| vec![row.name, row.promised, row.came, row.share.unwrap_or_default()]).collect();
        let heads = ["What", "Promised", "Came", "Of the promise"];
        let table = table("What was promised and what came", &heads, &rows);
        Some(format!("{}<p>{}</p>{table}</section>", head("kept-h", "The promise", ""), escape(&sentence)))
    })
}

/// Ten questions of Finance with what the study answers; what it leaves open leads to its question.
pub(super) fn asked(editor: Editor) -> impl IntoView {
    let made = move |facts: Context| {
        let chances = super::chance::known(editor);
        Some(asked_html(&crate::words::finance_questions(facts, chances.as_ref())))
    };
    view! { <div on:click=handler(move |event| follow(editor, event))>{section(editor, made)}</div> }
}

fn asked_html(all: &[FinanceQuestion]) -> String {
    let one = |one: &FinanceQuestion| {
        let link = match one.open {
            "" => String::new(),
            place => format!(
                " <a href=\"#\" data-place=\"{place}\">Answer it<span class=\"vh\">: {}</span></a>",
                escape(one.question)
            ),
        };
        let tag = if one.open.is_empty() { "" } else { "<span class=\"tag tag--problem\">Open</span>" };
        format!("<li><b>{}</b><span>{}{link}</span>{tag}</li>", escape(one.question), escape(&one.answer))
    };
    let items: String = all.iter().map(one).collect();
    let title = head("asked-h", "Ten questions of Finance", &crate::words::how_many_answered(all));
    format!("{title}<ol class=\"methods\">{items}</ol></section>")
}

/// What each measure alone would have to be to break even.
pub(super) fn break_even(editor: Editor) -> impl IntoView {
    section(editor, |facts| {
        let said = crate::words::break_even_sentences(facts);
        let items: String = said.iter().map(|sentence| format!("<li>{}</li>", escape(sentence))).collect();
        let head = head("even-h", "To break even", "What one measure alone would have to bring.");
        (!said.is_empty()).then(|| format!("{head}<ul class=\"sentences\">{items}</ul></section>"))
    })
}

/// How the study stands to the standards of the field, each line with a link to the place that proves it.
pub(super) fn standards(editor: Editor) -> impl IntoView {
    let html = Memo::new(move |_| with_debounced(editor, |facts| all_standards(facts, &editor.id())));
    view! {
        <section class="block" aria-labelledby="standards-h">
            <div class="block__head"><h2 id="standards-h" tabindex="-1">"Standards"</h2><p>"How this study stands to what the field asks for. Each line leads to the place that proves it."</p></div>
            <div on:click=handler(move |event| follow(editor, event)) inner_html=move || html.get()></div>
        </section>
    }
}

fn all_standards(facts: Context, id: &str) -> String {
    let one = |standard: Standard| {
        let met = standard.lines.iter().filter(|line| line.standing == Standing::Met).count();
        let asked = standard.lines.iter().filter(|line| line.standing != Standing::NotAsked).count();
        let lines: String = standard.lines.iter().map(|line| standard_line(line, id)).collect();
        format!(
            "<details class=\"fold\"><summary><b>{}</b><span class=\"fold__opt\">{met} of {asked} met</span></summary>\
             <div class=\"fold__body fold__body--full\"><p class=\"muted\">{}</p><ul class=\"methods\">{lines}</ul></div></details>",
            escape(standard.title),
            escape(standard.source),
        )
    };
    standards::standards(facts).into_iter().map(one).collect()
}

fn standard_line(line: &StandardLine, id: &str) -> String {
    let class = match line.standing {
        Standing::Met => "tag tag--on",
        Standing::Partly | Standing::NotAsked => "tag",
        Standing::NotMet => "tag tag--problem",
    };
    let (target, mark) = match line.proof {
        Proof::Question(place) => {
            (Route::Study(id.into(), StudyView::Result).hash(), format!(" data-place=\"{place}\""))
        }
        Proof::Screen(screen) => {
            (format!("{}{screen}", Route::Study(id.into(), StudyView::Step("")).hash()), String::new())
        }
        Proof::Part(part) => (Route::Study(id.into(), StudyView::Finance).hash(), format!(" data-part=\"{part}\"")),
    };
    let name = escape(line.name);
    format!(
        "<li><b>{name}</b><span>{} <a href=\"{}\"{mark}>See it<span class=\"vh\">: {name}</span></a></span><span class=\"{class}\">{}</span></li>",
        escape(&line.why),
        escape(&target),
        line.standing.label(),
    )
}

/// How each measure was isolated, all ways shown and the one that counts.
pub(super) fn measures(editor: Editor) -> impl IntoView {
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
