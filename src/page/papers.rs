//! What is printed for a workshop: the worksheet, the page for whoever leads it, and studies with mistakes to find. Also the full
//! record of the open study.

use leptos::prelude::*;

use super::files::keep_copies;
use super::share::with;
use crate::export::exhibit;
use crate::export::plain::markup;
use crate::parts::icon::{BACK, icon};
use crate::scenario::planted::EXERCISES;
use crate::shell::alive::{handler, next_frame, spawn};
use crate::shell::dom::focus;
use crate::shell::editor::{Editor, new_id};
use crate::shell::{download, format};
use crate::study::{Study, envelope};
use crate::words::worksheet::{Room, blank, worksheet};
use crate::words::{record, workshop};

/// A piece of paper.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Paper {
    Blank,
    Filled,
    Leader,
    Exercise,
    Answers,
}

const PAPERS: [(Paper, &str); 5] = [
    (Paper::Blank, "Worksheet to fill in"),
    (Paper::Filled, "Worksheet with my last study"),
    (Paper::Leader, "Page for whoever leads"),
    (Paper::Exercise, "Find the mistakes"),
    (Paper::Answers, "Answers to the mistakes"),
];

/// The choice of papers.
pub(super) fn papers(editor: Editor, shown: RwSignal<Option<Paper>>) -> AnyView {
    let has_study = !editor.shelf.with_untracked(|shelf| shelf.studies().is_empty());
    let choice = PAPERS.into_iter().filter(|(paper, _)| *paper != Paper::Filled || has_study).map(|(paper, name)| {
        let show = move |_| {
            shown.set(Some(paper));
            next_frame(|| focus("h1"));
        };
        view! { <button class="btn btn--small" type="button" on:click=handler(show)>{name}</button> }
    });
    view! {
        <section class="part on-screen" aria-labelledby="papers-h">
            <h2 id="papers-h">"Paper for the workshop"</h2>
            <p class="muted">"The quick questions with room to write, a plan of 20 and of 45 minutes, and three studies with mistakes in them."</p>
            <div class="btns">{choice.collect_view()}</div>
        </section>
    }
    .into_any()
}

/// One paper, to be read and printed.
pub(super) fn paper(editor: Editor, paper: Paper, shown: RwSignal<Option<Paper>>) -> AnyView {
    let back = move |_| {
        shown.set(None);
        next_frame(|| focus("h1"));
    };
    let html = RwSignal::new(String::new());
    let examples: RwSignal<Vec<Study>> = RwSignal::new(Vec::new());
    match paper {
        Paper::Blank => {
            let (locale, currency) = format::habits();
            html.set(sheet_html(&blank(&locale, &currency), "Worksheet", true));
        }
        Paper::Filled => {
            let last = editor.shelf.with_untracked(|shelf| shelf.studies().first().map(|study| (**study).clone()));
            html.set(last.map_or(String::new(), |study| sheet_html(&study, &crate::words::title(&study), false)));
        }
        Paper::Leader => html.set(leader_html()),
        Paper::Exercise | Paper::Answers => spawn(async move {
            let read = download::get("examples.json").await.and_then(|bytes| envelope::open(&bytes).ok());
            let Some(opened) = read else {
                return html.set(
                    "<p role=\"alert\">The studies could not be loaded. Connect to the network once and try again.</p>"
                        .into(),
                );
            };
            let all = opened.envelope.studies;
            html.set(exercise_html(&all, paper == Paper::Answers));
            examples.set(all);
        }),
    }
    let open = move |at: usize| {
        let made = examples.with_untracked(|all| Some(EXERCISES[at].study(all.get(EXERCISES[at].example)?)));
        if let Some(mut study) = made {
            study.id = new_id();
            keep_copies(editor, vec![study]);
        }
    };
    let to_open = move || {
        (paper == Paper::Answers && examples.with(|all| !all.is_empty())).then(|| {
            let button = |at: usize| view! { <button class="btn btn--small" type="button" on:click=handler(move |_| open(at))>{format!("Open “{}” here", EXERCISES[at].title)}</button> };
            view! { <div class="btns">{(0..EXERCISES.len()).map(button).collect_view()}</div> }
        })
    };
    view! {
        <div class="on-screen paper__bar">
            <div class="btns">
                <button class="btn btn--small" type="button" on:click=handler(back)>{icon(BACK)}"Back"</button>
                <button class="btn btn--small btn--main" type="button" on:click=handler(move |_| { let _ = window().print(); })>"Print"</button>
            </div>
            {to_open}
        </div>
        <article class="paper" inner_html=move || html.get()></article>
    }
    .into_any()
}

fn sheet_html(study: &Study, title: &str, is_blank: bool) -> String {
    let format = format::of(&study.locale, &study.currency);
    let parts = worksheet(study, &format, is_blank).into_iter().map(|(question, asked)| {
        let asked = asked.iter().map(|one| {
            let room = match &one.room {
                Room::Ticks(ticks) => {
                    let tick = |(label, is_on): &(&str, bool)| {
                        format!(
                            "<span class=\"paper__tick\">{} {}</span>",
                            if *is_on { "☒" } else { "☐" },
                            markup(label)
                        )
                    };
                    format!("<p>{}</p>", ticks.iter().map(tick).collect::<String>())
                }
                Room::Line(text, unit) => {
                    format!("<p class=\"paper__line\"><b>{}</b><span>{}</span></p>", markup(text), markup(unit))
                }
                Room::Lines(count, text) => {
                    format!("<p class=\"paper__line\"><b>{}</b></p>", markup(text))
                        + &"<p class=\"paper__line\"></p>".repeat(if text.is_empty() { count - 1 } else { 0 })
                }
            };
            format!(
                "<div class=\"paper__ask\"><p><b>{}</b> <small>{}</small></p>{room}</div>",
                markup(&one.label),
                markup(&one.hint)
            )
        });
        format!(
            "<section><h2>{}</h2><div class=\"paper__asks\">{}</div></section>",
            markup(&question),
            asked.collect::<String>()
        )
    });
    format!(
        "<h1 tabindex=\"-1\">{}</h1><p class=\"paper__line\"><span>Name and date</span></p>{}",
        markup(title),
        parts.collect::<String>()
    )
}

fn leader_html() -> String {
    let run = |title: &str, parts: &[workshop::RunPart]| {
        let mut from = 0;
        let rows = parts.iter().map(|(minutes, what, say)| {
            from += minutes;
            format!("<tr><td>{}–{from}</td><td><b>{what}</b></td><td>{say}</td></tr>", from - minutes)
        });
        let rows: String = rows.collect();
        format!(
            "<h2>{title}</h2><table><tr><th>Minute</th><th>What happens</th><th>What you say</th></tr>{rows}</table>"
        )
    };
    let before: String = workshop::BEFORE.iter().map(|one| format!("<li>{one}</li>")).collect();
    format!(
        "<h1 tabindex=\"-1\">For whoever leads the workshop</h1><h2>Before</h2><ul>{before}</ul>{}{}<h2>Afterwards</h2>\
         <p>Everybody sends you their file, or the link of their study. Open all of them under “Many studies side by side”: \
         compare, pool the estimates of one measure, and print the board. Nothing is sent anywhere by this page.</p>",
        run("In 20 minutes", &workshop::SHORT),
        run("In 45 minutes", &workshop::LONG)
    )
}

fn exercise_html(examples: &[Study], with_answers: bool) -> String {
    let rows = |rows: &[Vec<String>]| -> String {
        let row = |cells: &Vec<String>| cells.iter().map(|one| format!("<td>{}</td>", markup(one))).collect::<String>();
        rows.iter().map(|cells| format!("<tr>{}</tr>", row(cells))).collect()
    };
    let one = |exercise: &crate::scenario::planted::Exercise| {
        let example = examples.get(exercise.example)?;
        let format = format::of(&example.locale, &example.currency);
        if with_answers {
            let told = workshop::solution(exercise, example, &format);
            let item =
                |(what, said): &(&str, String)| format!("<li><b>{what}</b> The page says: {}</li>", markup(said));
            let mistakes: String = told.mistakes.iter().map(item).collect();
            let besides: String = told.besides.iter().map(|said| format!("<li>{}</li>", markup(said))).collect();
            let besides = if besides.is_empty() {
                besides
            } else {
                format!("<p>What the page finds besides:</p><ul>{besides}</ul>")
            };
            return Some(format!(
                "<section><h2>{}</h2><p>{} <b>{}</b></p><ol>{mistakes}</ol>{besides}</section>",
                told.title,
                markup(&told.claim),
                markup(&told.sound)
            ));
        }
        let sheet = workshop::sheet(exercise, example, &format);
        let lines: String =
            (1..=sheet.count).map(|at| format!("<p class=\"paper__line\"><span>{at}</span></p>")).collect();
        Some(format!(
            "<section class=\"paper__page\"><h2>{}</h2><p>{} {} mistakes are in it. What would you not believe, and why?</p>{lines}\
             <table><tr><th>Number</th><th>Value</th><th>Where it comes from</th></tr>{}</table>\
             <table><tr><th>Question</th><th>Answer</th></tr>{}</table></section>",
            sheet.title,
            markup(&sheet.claim),
            sheet.count,
            rows(&sheet.numbers),
            rows(&sheet.answers)
        ))
    };
    let title = if with_answers { "Answers to the mistakes" } else { "Find the mistakes" };
    let parts: String = EXERCISES.iter().filter_map(one).collect();
    format!("<h1 tabindex=\"-1\">{title}</h1><p>The companies and their numbers are invented.</p>{parts}")
}

/// Everything that stands in the open study, behind its one page.
pub(super) fn full_record(editor: Editor) -> AnyView {
    let html = with(editor, |context| {
        let list = |title: &str, all: Vec<String>| {
            let items: String = all.iter().map(|one| format!("<li>{}</li>", markup(one))).collect();
            if items.is_empty() { items } else { format!("<h2>{title}</h2><ul>{items}</ul>") }
        };
        let record = record::record(context);
        let kept = record.kept.into_iter().map(|(found, reason)| format!("{found} Kept: {reason}"));
        let tables = exhibit::tables(context).into_iter().map(|one| format!("<h2>{}</h2>{}", one.name, one.html()));
        format!(
            "{}{}{}<p>{}</p>",
            tables.collect::<String>(),
            list("Checks that are open", record.open),
            list("Checks that were kept", kept.collect()),
            markup(&record.run)
        )
    });
    view! { <article class="paper paper--record" inner_html=html></article> }.into_any()
}
