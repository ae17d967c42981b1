//! A screen of questions: the thread, the questions, and the mistakes of the last Continue.

use leptos::ev;
use leptos::prelude::*;

use super::app;
use super::live_result::{dock, rail};
use crate::parts::chain;
use crate::parts::field::{filled, question};
use crate::parts::go_to_question::{lead, open_fold};
use crate::parts::icon::{BACK, DOWN, icon};
use crate::shell::alive::{handler, next_frame};
use crate::shell::dom::dom_id;
use crate::shell::dom::focus;
use crate::shell::editor::Editor;
use crate::shell::route::{self, Route, StudyView};
use crate::shell::use_editor;
use crate::steps::{self, At, Field, Repeat, Section, Step, full, quick, words};
use crate::study::Study;

pub(super) fn step(id: &'static str) -> AnyView {
    let editor = use_editor();
    let Some((step, is_full)) = route::step(id) else { return ().into_any() };
    let steps = if is_full { full::STEPS } else { quick::STEPS };
    let at = steps.iter().position(|one| one.id == id).unwrap_or(0);
    let study = editor.id();
    let to = move |view: StudyView| Route::Study(study.clone(), view);
    let start = if is_full { to(StudyView::Overview) } else { Route::Start };
    let back = if at > 0 { to(StudyView::Step(steps[at - 1].id)) } else { start };
    let next = to(steps.get(at + 1).map_or(StudyView::Result, |step| StudyView::Step(step.id)));
    let next_word = if at + 1 < steps.len() { "Continue" } else { "See the result" };
    let question_words = filled(step.question, At::default());
    let goes = next.clone();
    let back_to = move || editor.way_back.get();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let format = editor.format.get_untracked();
        let problems = editor.study.with_untracked(|study| hindering(step, is_full, study, &format));
        let places: Vec<String> = problems.iter().map(|(field, at, _)| field.place(*at)).collect();
        let clear = places.is_empty();
        editor.flagged.update(|flagged| {
            flagged.insert(step.id, places);
        });
        editor.close_step();
        if clear {
            route::go(&editor.way_back.get_untracked().unwrap_or_else(|| goes.clone()))
        } else {
            // What is folded away is opened, so that the boxes can be seen.
            let ids: Vec<String> = editor.flagged.with_untracked(|flagged| {
                flagged.get(step.id).map_or(Vec::new(), |places| places.iter().map(|place| dom_id(place)).collect())
            });
            next_frame(move || {
                ids.iter().for_each(|id| open_fold(id));
                focus(".errors");
            })
        }
    };
    let back_hash = back.hash();
    let back_again = back_hash.clone();
    view! {
        <div class="shell">
            <div class="step">
                {chain::folded(step.link)}
                {chain::side(step.link)}
                <main class="step__ask" id="main" tabindex="-1">
                    <a class="back" href=back_hash>{icon(BACK)}"Back"</a>
                    {move || back_to().map(|to| view! { <p class="way-back"><a class="btn btn--small" href=to.hash()>{icon(BACK)}{back_word(&to)}</a></p> })}
                    {errors(editor, step, is_full, next)}
                    <p class="caption">{app::caption(is_full, id)}</p>
                    <h1 tabindex="-1">{question_words}</h1>
                    <p class="why">{step.why}</p>
                    {(at == 0).then(|| super::result::track::lessons(editor))}
                    <form novalidate on:submit=handler(submit)>
                        {parts(editor, step)}
                        <div class="btns step__go">
                            <button class="btn btn--main" type="submit">{move || back_to().map_or(next_word, |to| back_word(&to))}</button>
                            <a class="btn btn--text" href=back_again>"Back"</a>
                        </div>
                    </form>
                    {depth(editor, is_full)}
                </main>
                {rail(editor)}
            </div>
        </div>
        {dock(editor)}
    }
    .into_any()
}

/// What keeps somebody from going on: in quick mode every question is needed, in full mode what a figure needs.
fn hindering(
    step: &'static Step,
    is_full: bool,
    study: &Study,
    format: &crate::amount::Format,
) -> Vec<(&'static Field, At, String)> {
    if is_full { steps::obstacles(step, study, format) } else { steps::problems(step, study, format) }
}

/// What the way back is called.
fn back_word(to: &Route) -> &'static str {
    match to {
        Route::Study(_, StudyView::Result) => "Back to the result",
        Route::Study(_, StudyView::Finance) => "Back to “For Finance”",
        Route::Study(_, StudyView::Track) => "Back to the track",
        Route::Study(_, StudyView::Report | StudyView::ReportOf(_)) => "Back to the report",
        Route::Study(_, StudyView::Ledger) => "Back to the numbers",
        _ => "Back to where you were",
    }
}

/// The problems of the last failed Continue, each leading to its box.
fn errors(editor: Editor, step: &'static Step, is_full: bool, next: Route) -> impl IntoView {
    let next = next.hash();
    let list = Memo::new(move |_| {
        let format = editor.format.get();
        let flagged = editor.flagged.with(|flagged| flagged.get(step.id).cloned().unwrap_or_default());
        if flagged.is_empty() {
            return Vec::new();
        }
        editor.study.with(|study| {
            let mut list: Vec<(String, String)> = hindering(step, is_full, study, &format)
                .into_iter()
                .map(|(field, at, words)| (field.place(at), words))
                .filter(|(place, _)| flagged.contains(place))
                .collect();
            words::tell_apart(list.iter_mut().map(|(place, words)| (place.as_str(), words)).collect(), study);
            list
        })
    });
    // What is fixed leaves the list for good: only a new Continue puts something on it.
    Effect::new(move |_| {
        let open: Vec<String> = list.with(|list| list.iter().map(|(place, _)| place.clone()).collect());
        let had = editor.flagged.with_untracked(|flagged| flagged.get(step.id).map_or(0, Vec::len));
        if open.len() < had {
            editor.flagged.update(|flagged| {
                flagged.insert(step.id, open);
            });
        }
    });
    move || {
        let list = list.get();
        (!list.is_empty()).then(|| {
            let items = list
                .into_iter()
                .map(|(place, words)| {
                    let id = dom_id(&place);
                    let target = format!("#{id}");
                    view! { <li><a href=target on:click=handler(move |event| lead(event, id.clone()))>{words}</a></li> }
                })
                .collect_view();
            view! {
                <div class="errors" tabindex="-1">
                    <div role="alert"><h2>"There is a problem"</h2><ul>{items}</ul></div>
                    <p><a href=next.clone()>"Go on without it"</a>" – the result will say what is missing."</p>
                </div>
            }
        })
    }
}

/// Sections that follow each other and stand for each measure belong together: measure by measure, not part by part.
/// What only makes the study stronger is folded away at the end.
fn parts(editor: Editor, step: &'static Step) -> Vec<AnyView> {
    let alike = |left: &Section, right: &Section| left.repeat == right.repeat && left.is_more == right.is_more;
    let (more, first): (Vec<&'static [Section]>, Vec<_>) =
        step.sections.chunk_by(alike).partition(|group| group[0].is_more);
    let mut drawn: Vec<AnyView> = first.into_iter().map(|group| part(editor, step, group)).collect();
    if !more.is_empty() {
        drawn.push(stronger(editor, step, more));
    }
    drawn
}

/// "12 more questions that make it stronger", with how many of them are answered.
fn stronger(editor: Editor, step: &'static Step, groups: Vec<&'static [Section]>) -> AnyView {
    let count = Memo::new(move |_| {
        let more: Vec<&'static Section> = step.sections.iter().filter(|section| section.is_more).collect();
        editor.study.with(|study| steps::more_questions(&more, study))
    });
    let words = move || match count.get().0 {
        1 => "One more question that makes it stronger".to_string(),
        count => format!("{count} more questions that make it stronger"),
    };
    let answered = move || match count.get().1 {
        0 => "optional".to_string(),
        answered => format!("{answered} answered"),
    };
    let drawn = groups.into_iter().map(|group| part(editor, step, group)).collect_view();
    view! {
        <details class="fold fold--more">
            <summary>{icon(DOWN)}{words}<span class="fold__opt">{answered}</span></summary>
            <div class="fold__more">{drawn}</div>
        </details>
    }
    .into_any()
}

fn part(editor: Editor, step: &'static Step, group: &'static [Section]) -> AnyView {
    let first = &group[0];
    if first.repeat == Repeat::Once {
        return group.iter().map(|section| places(editor, step, section)).collect_view().into_any();
    }
    let measures = Memo::new(move |_| editor.study.with(|study| first.places(study)));
    let several = Memo::new(move |_| measures.with(|measures| measures.len() > 1));
    let each = move |at: At| {
        let name = filled("{measure}", at);
        view! {
            <div class="part__block">
                {move || several.get().then(|| view! { <h2 class="h3 part__measure">{name}</h2> })}
                {group.iter().map(|section| block(editor, step, section, at)).collect_view()}
            </div>
        }
    };
    view! { <For each=move || measures.get() key=|at| (at.measure, at.row) children=each/> }.into_any()
}

fn places(editor: Editor, step: &'static Step, section: &'static Section) -> AnyView {
    let places = Memo::new(move |_| editor.study.with(|study| section.places(study)));
    view! { <For each=move || places.get() key=|at| (at.measure, at.row) children=move |at| block(editor, step, section, at)/> }.into_any()
}

/// A section at one place, with its title; folded where it is optional detail, absent where nothing in it applies.
fn block(editor: Editor, step: &'static Step, section: &'static Section, at: At) -> AnyView {
    let applies =
        Memo::new(move |_| editor.study.with(|study| section.fields.iter().any(|field| field.applies(study, at))));
    let drawn = move || {
        let questions = section.fields.iter().map(|field| question(field, at)).collect_view();
        if section.fold.is_empty() {
            let title = (!section.title.is_empty()).then(|| {
                view! {
                    <div class="part__head">
                        <h2 class="h3">{section.title}</h2>
                        {(!section.note.is_empty()).then(|| view! { <p>{section.note}</p> })}
                    </div>
                }
            });
            return view! { <div class="part__one">{title}{questions}</div> }.into_any();
        }
        // A fold with a problem in it is opened after a failed Continue. When the problem is mended it stays as it is: to close it
        // would take the box away in which somebody is typing.
        let open = Memo::new(move |before: Option<&bool>| {
            let flagged = editor.flagged.with(|flagged| {
                let flagged = flagged.get(step.id).cloned().unwrap_or_default();
                section.fields.iter().any(|field| {
                    let place = field.place(at);
                    !place.is_empty()
                        && flagged.iter().any(|one| *one == place || one.starts_with(&format!("{place}.")))
                })
            });
            flagged || before == Some(&true)
        });
        view! {
            <details class="fold" prop:open=move || open.get()>
                <summary>{icon(DOWN)}{section.fold}<span class="fold__opt">"optional"</span></summary>
                <div class="fold__body fold__body--full">{questions}</div>
            </details>
        }
        .into_any()
    };
    (move || applies.get().then(drawn)).into_any()
}

/// Quick or full: the same study, more or fewer questions on show.
pub(super) fn depth(editor: Editor, is_full: bool) -> AnyView {
    let words = if is_full { "Show fewer questions" } else { "Show every question" };
    let hint = if is_full {
        "Quick mode asks the ten that matter most. Every answer is kept."
    } else {
        "Full mode goes through twelve steps, for a study that Finance will read. Every answer is kept."
    };
    let turn = move |_| {
        editor.show_all(!is_full);
        let view = if is_full { StudyView::Step(quick::STEPS[0].id) } else { StudyView::Overview };
        route::go(&Route::Study(editor.id(), view));
    };
    view! {
        <aside class="depth" aria-label="How many questions">
            <p>{hint}</p>
            <button class="btn btn--small" type="button" on:click=handler(turn)>{words}</button>
            <label class="tick"><input type="checkbox" prop:checked=move || editor.settings.with(|settings| !settings.help_folded)
                on:change=handler(move |event| { let folded = !event_target_checked(&event); editor.set(|settings| settings.help_folded = folded) })/>"Open the help under the box I am in"</label>
        </aside>
    }
    .into_any()
}
