//! All steps of full mode: how far each is, how ready the study is, what would firm it up, and a search for any question.

use leptos::prelude::*;

use super::step::depth;
use crate::analysis;
use crate::analysis::Context;
use crate::parts::field::filled;
use crate::parts::go_to_question::jump;
use crate::parts::icon::{BACK, CHECK, INFO, icon};
use crate::parts::weak_numbers::firm;
use crate::shell::alive::handler;
use crate::shell::route::{Route, StudyView};
use crate::shell::{Editor, use_editor};
use crate::steps::{self, At, Progress, full};
use crate::words::evidence::evidence_words;

/// All steps of full mode with how far each is.
pub(super) fn overview() -> AnyView {
    let editor = use_editor();
    view! {
        <main id="main" tabindex="-1" class="shell page">
            <a class="back" href="#/">{icon(BACK)}"Start"</a>
            <h1 tabindex="-1">"All steps of your study"</h1>
            <p class="why">"Take them in any order. Each answer makes the figure easier to defend."</p>
            {super::result::track::lessons(editor)}
            {readiness(editor)}
            {search(editor)}
            <ol class="tasks">{tasks(editor)}</ol>
            {weakest(editor)}
            {depth(editor, true)}
        </main>
    }
    .into_any()
}

/// Each step with how far it is.
fn tasks(editor: Editor) -> impl IntoView {
    let id = editor.id();
    move || {
        let (study, format) = (editor.study.get(), editor.format.get());
        full::STEPS
            .iter()
            .enumerate()
            .map(|(at, step)| {
                let (class, words) = match step.progress(&study, &format) {
                    Progress::Empty => ("tag", "Not started"),
                    Progress::Assumed => ("tag", "In progress"),
                    Progress::Entered => ("tag tag--on", "Entered"),
                    Progress::Firm => ("tag tag--on", "Firm"),
                    Progress::Problem => ("tag tag--problem", "There is a problem"),
                };
                let target = Route::Study(id.clone(), StudyView::Step(step.id)).hash();
                let status = format!("status-{}", step.id);
                view! {
                    <li class="task">
                        <span class="task__number" aria-hidden="true">{at + 1}</span>
                        <span class="task__name"><a href=target aria-describedby=status.clone()>{step.caption}</a><span class="task__hint">{filled(step.question, At::default())}</span></span>
                        <span class=class id=status>{words}</span>
                    </li>
                }
            })
            .collect_view()
    }
}

/// How ready the study is for a report, and what is still open.
fn readiness(editor: Editor) -> impl IntoView {
    move || {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        let open =
            analysis::weak_numbers::gaps(full::STEPS, Context { study: &study, outcome: &outcome, format: &format });
        let grade = outcome.grade.map_or("not known yet".to_string(), |grade| {
            format!("{} ({})", grade.letter(), crate::steps::words::inside(evidence_words(&outcome)))
        });
        let unknown = open.iter().filter(|gap| gap.unknown).count();
        let count = open.len() - unknown;
        let words = match count {
            0 if unknown > 0 => "Every needed answer is there, and some say “not known yet”.".to_string(),
            0 => "Ready for a report: every needed answer is there.".to_string(),
            1 => "One needed answer is missing for a report.".to_string(),
            count => format!("{count} needed answers are missing for a report."),
        };
        let items = open
            .into_iter()
            .take(6)
            .map(|gap| {
                let place = gap.place;
                view! { <li><button class="btn btn--text btn--small" type="button" on:click=handler(move |_| jump(editor, place.clone()))><span>{gap.words}<span class="muted">" – "{gap.step}</span></span></button><span class="muted">{gap.matters}</span></li> }
            })
            .collect_view();
        view! {
            <section class="gate" aria-label="How ready the study is">
                {icon(if count + unknown == 0 { CHECK } else { INFO })}
                <div><p><b>{words}</b></p><p>"Weakest evidence: "{grade}"."</p><ul class="found">{items}</ul></div>
            </section>
        }
    }
}

/// Numbers that move the result most and are known least.
fn weakest(editor: Editor) -> impl IntoView {
    let weak = Memo::new(move |_| {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        analysis::weak_numbers::weak(Context { study: &study, outcome: &outcome, format: &format }, 5)
    });
    move || {
        let found = weak.get();
        (!found.is_empty()).then(|| view! {
            <section class="block" aria-labelledby="firm-h">
                <div class="block__head"><h2 id="firm-h">"What would firm up the figure most"</h2><p>"Numbers that move the result most and are known least."</p></div>
                {firm(found)}
            </section>
        })
    }
}

/// A box that finds any question by a word of it.
fn search(editor: Editor) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let found = move || {
        let wanted = query.get().trim().to_lowercase();
        if wanted.chars().count() < 2 {
            return None;
        }
        let study = editor.study.get();
        let hits: Vec<_> = full::STEPS
            .iter()
            .flat_map(|step| steps::questions(step, &study).into_iter().map(move |(field, at)| (step, field, at)))
            .filter(|(_, field, at)| {
                let label = steps::words::fill(field.label, &study, *at).to_lowercase();
                label.contains(&wanted) || field.help.to_lowercase().contains(&wanted)
            })
            .take(12)
            .collect();
        let count = hits.len();
        let items = hits
            .into_iter()
            .map(|(step, field, at)| {
                let words = steps::words::fill(field.label, &study, at);
                let place = field.place(at);
                view! { <li><button class="btn btn--text btn--small" type="button" on:click=handler(move |_| jump(editor, place.clone()))><span>{words}<span class="muted">" – "{step.caption}</span></span></button></li> }
            })
            .collect_view();
        let words = match count {
            0 => "No question found".to_string(),
            1 => "One question found".to_string(),
            count => format!("{count} questions found"),
        };
        Some(view! { <p class="muted" role="status">{words}</p><ul class="found">{items}</ul> })
    };
    view! {
            <div class="field">
                <label class="field__label" for="search">"Find a question"</label>
                <input class="input" id="search" type="search" autocomplete="off" prop:value=move || query.get() on:input=handler(move |event| query.set(event_target_value(&event)))/>
            </div>
            {found}
    }
}
