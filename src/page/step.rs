//! A screen of questions: the thread, the questions, the claim so far; and the list of all steps.

use leptos::ev;
use leptos::prelude::*;

use super::editor::Editor;
use super::route::{self, Route, View};
use super::{app, use_editor};
use crate::parts::chain;
use crate::parts::field::{dom_id, filled, question};
use crate::parts::firm::firm;
use crate::parts::grade::grade_words;
use crate::parts::icon::{BACK, CHECK, DOWN, INFO, icon};
use crate::parts::kept::kept;
use crate::parts::ladder::ladder;
use crate::parts::rows::focus_soon;
use crate::report::{self, Facts};
use crate::steps::{self, At, Link, Progress, Repeat, Section, Step, full, quick, words};

pub fn step(id: &'static str) -> AnyView {
    let editor = use_editor();
    let Some((step, is_full)) = route::step(id) else { return ().into_any() };
    let steps = if is_full { full::STEPS } else { quick::STEPS };
    let at = steps.iter().position(|one| one.id == id).unwrap_or(0);
    let study = editor.id();
    let to = move |view: View| Route::Study(study.clone(), view);
    let start = if is_full { to(View::Overview) } else { Route::Start };
    let back = if at > 0 { to(View::Step(steps[at - 1].id)) } else { start };
    let next = to(steps.get(at + 1).map_or(View::Explore, |step| View::Step(step.id)));
    let next_word = if at + 1 < steps.len() { "Continue" } else { "See the result" };
    let question_words = filled(step.question, At::default());
    let goes = next.clone();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let format = editor.format.get_untracked();
        let problems = editor.study.with_untracked(|study| steps::problems(step, study, &format));
        let places: Vec<String> = problems.iter().map(|(field, at, _)| field.place(*at)).collect();
        let clear = places.is_empty();
        editor.flagged.update(|flagged| {
            flagged.insert(step.id, places);
        });
        editor.settle();
        if clear { route::go(&goes) } else { request_animation_frame(|| app::focus(".errors")) }
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
                    {errors(editor, step, next)}
                    <p class="caption">{app::caption(is_full, id)}</p>
                    <h1 tabindex="-1">{question_words}</h1>
                    <p class="why">{step.why}</p>
                    <form novalidate on:submit=submit>
                        {parts(editor, step)}
                        <div class="btns step__go">
                            <button class="btn btn--main" type="submit">{next_word}</button>
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

/// The problems of the last failed Continue, each leading to its box.
fn errors(editor: Editor, step: &'static Step, next: Route) -> impl IntoView {
    let next = next.hash();
    let list = Memo::new(move |_| {
        let format = editor.format.get();
        let flagged = editor.flagged.with(|flagged| flagged.get(step.id).cloned().unwrap_or_default());
        if flagged.is_empty() {
            return Vec::new();
        }
        editor.study.with(|study| {
            let mut list: Vec<(String, String)> = steps::problems(step, study, &format)
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
                    view! { <li><a href=target on:click=move |event| lead(event, id.clone())>{words}</a></li> }
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

/// Brings the label into view, then focuses the box: the native jump would hide the label.
fn lead(event: ev::MouseEvent, id: String) {
    event.prevent_default();
    open_fold(&id);
    if let Some(label) = document().query_selector(&format!("label[for='{id}']")).ok().flatten() {
        label.scroll_into_view();
    }
    focus_soon(id);
}

/// Opens the folds an element is in, so that it can be seen.
pub fn open_fold(id: &str) {
    let mut place = document().get_element_by_id(id);
    while let Some(element) = place {
        if element.tag_name() == "DETAILS" {
            let _ = element.set_attribute("open", "");
        }
        place = element.parent_element();
    }
}

/// Sections that follow each other and stand for each measure belong together: measure by measure, not part by part.
fn parts(editor: Editor, step: &'static Step) -> Vec<AnyView> {
    step.sections.chunk_by(|left, right| left.repeat == right.repeat).map(|group| part(editor, step, group)).collect()
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
        // A fold with a problem in it stands open after a failed Continue.
        let open = Memo::new(move |_| {
            editor.flagged.with(|flagged| {
                let flagged = flagged.get(step.id).cloned().unwrap_or_default();
                section.fields.iter().any(|field| {
                    let place = field.place(at);
                    !place.is_empty()
                        && flagged.iter().any(|one| *one == place || one.starts_with(&format!("{place}.")))
                })
            })
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
fn depth(editor: Editor, is_full: bool) -> AnyView {
    let words = if is_full { "Show fewer questions" } else { "Show every question" };
    let hint = if is_full {
        "Quick mode asks the ten that matter most. Every answer is kept."
    } else {
        "Full mode goes through twelve steps, for a study that Finance will read. Every answer is kept."
    };
    let turn = move |_| {
        editor.set(|settings| settings.full = !is_full);
        let view = if is_full { View::Step(quick::STEPS[0].id) } else { View::Overview };
        route::go(&Route::Study(editor.id(), view));
    };
    view! {
        <aside class="depth" aria-label="How many questions">
            <p>{hint}</p>
            <button class="btn btn--small" type="button" on:click=turn>{words}</button>
        </aside>
    }
    .into_any()
}

/// The claim so far: the ladder in units, then in money, and what is still to come.
fn rail(editor: Editor) -> impl IntoView {
    let content = Memo::new(move |_| {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        let facts = Facts { study: &study, outcome: &outcome, format: &format };
        let money = report::ladder(facts);
        let rows = if money.is_empty() { report::so_far(facts).0 } else { money };
        let sub = match rows.is_empty() {
            true => "Your result will show here once there is a number before and after.",
            false => "Each cut has a reason.",
        };
        let drawn = if rows.is_empty() { String::new() } else { ladder(&rows, false) };
        format!("<p class=\"rail__sub\">{sub}</p>{drawn}")
    });
    let open = Memo::new(move |_| {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        let links = report::chain(Facts { study: &study, outcome: &outcome, format: &format });
        let items: String = links
            .into_iter()
            .filter(|link| link.value.is_none() && link.link != Link::Result)
            .map(|link| format!("<li><span><b>{}</b> {}</span></li>", link.name, to_come(link.link)))
            .collect();
        if items.is_empty() {
            return items;
        }
        format!("<h3 class=\"h-small vh\">Still to come</h3><ul class=\"rail__next\">{items}</ul>")
    });
    view! {
        <aside class="step__rail rail" id="rail" tabindex="-1" aria-labelledby="rail-h">
            <h2 class="rail__title" id="rail-h">"Your claim so far"</h2>
            <div class="own" use:kept=content></div>
            {super::explore::what_if::drawer(editor)}
            <div class="own" use:kept=open></div>
        </aside>
    }
}

fn to_come(link: Link) -> &'static str {
    match link {
        Link::Challenge => "says what hurts",
        Link::Cause => "says whether training is the answer",
        Link::Goal => "says what is wanted",
        Link::Baseline => "is the number before",
        Link::Change => "is the number after",
        Link::Share => "separates the training from the rest",
        Link::Worth => "turns it into money",
        Link::Cost => "shows if it pays",
        Link::Result => "",
    }
}

/// The same result in one line, on small screens.
fn dock(editor: Editor) -> impl IntoView {
    let words = Memo::new(move |_| {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        let facts = Facts { study: &study, outcome: &outcome, format: &format };
        match report::decimal(outcome.figures.totals.net) {
            _ if outcome.is_held() => Some("held back".into()),
            Ok(net) if net.is_sign_negative() => Some(format!("{} loss", format.money(net))),
            Ok(net) => Some(format!("{} net", format.money(net))),
            Err(_) => report::so_far(facts).1,
        }
    });
    let there = Memo::new(move |_| words.with(Option::is_some));
    let loses = move || {
        editor.results().outcome.with(|outcome| {
            !outcome.is_held() && report::decimal(outcome.figures.totals.net).is_ok_and(|net| net.is_sign_negative())
        })
    };
    move || {
        there.get().then(|| {
            view! {
                <section class="dock" aria-label="Your claim so far, in short">
                    <p><span class="dock__label">"Your claim so far"</span><span class="dock__value" class:is-loss=loses>{move || words.get()}</span></p>
                    <button class="btn btn--small" type="button" on:click=move |_| app::focus("#rail")>"See how"</button>
                </section>
            }
        })
    }
}

/// All steps of full mode with how far each is.
pub fn overview() -> AnyView {
    let editor = use_editor();
    let id = editor.id();
    let rows = move || {
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
                let target = Route::Study(id.clone(), View::Step(step.id)).hash();
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
    };
    let ready = move || {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        let open = report::firm::gaps(full::STEPS, Facts { study: &study, outcome: &outcome, format: &format });
        let grade = outcome.grade.map_or("not known yet".to_string(), |grade| {
            format!("{} ({})", grade.letter(), grade_words(grade).to_lowercase())
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
                view! { <li><button class="btn btn--text btn--small" type="button" on:click=move |_| jump(editor, place.clone())><span>{gap.words}<span class="muted">" – "{gap.step}</span></span></button><span class="muted">{gap.matters}</span></li> }
            })
            .collect_view();
        view! {
            <section class="gate" aria-label="How ready the study is">
                {icon(if count + unknown == 0 { CHECK } else { INFO })}
                <div><p><b>{words}</b></p><p>"Weakest evidence: "{grade}"."</p><ul class="found">{items}</ul></div>
            </section>
        }
    };
    let weak = Memo::new(move |_| {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        report::firm::weak(Facts { study: &study, outcome: &outcome, format: &format }, 5)
    });
    let firmer = move || {
        let found = weak.get();
        (!found.is_empty()).then(|| view! {
            <section class="block" aria-labelledby="firm-h">
                <div class="block__head"><h2 id="firm-h">"What would firm up the figure most"</h2><p>"Numbers that move the result most and are known least."</p></div>
                {firm(found)}
            </section>
        })
    };
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
                view! { <li><button class="btn btn--text btn--small" type="button" on:click=move |_| jump(editor, place.clone())><span>{words}<span class="muted">" – "{step.caption}</span></span></button></li> }
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
        <main id="main" tabindex="-1" class="shell page">
            <a class="back" href="#/">{icon(BACK)}"Start"</a>
            <h1 tabindex="-1">"All steps of your study"</h1>
            <p class="why">"Take them in any order. Each answer makes the figure easier to defend."</p>
            {ready}
            <div class="field">
                <label class="field__label" for="search">"Find a question"</label>
                <input class="input" id="search" type="search" autocomplete="off" prop:value=move || query.get() on:input=move |event| query.set(event_target_value(&event))/>
            </div>
            {found}
            <ol class="tasks">{rows}</ol>
            {firmer}
            {depth(editor, true)}
        </main>
    }
    .into_any()
}

/// Goes to the question that holds `place`, in the mode that has it, and focuses its box.
pub fn jump(editor: Editor, place: String) {
    let study = editor.study.get_untracked();
    let found =
        [editor.steps(), quick::STEPS, full::STEPS].into_iter().find_map(|steps| steps::find(steps, &study, &place));
    lead_to(editor, found, false);
}

/// The same in full mode, with range, source and agreement unfolded: where a number is made firm.
pub fn firm_up(editor: Editor, place: String) {
    let study = editor.study.get_untracked();
    lead_to(editor, steps::find(full::STEPS, &study, &place), true);
}

fn lead_to(editor: Editor, found: Option<(&'static Step, &'static steps::Field, At)>, unfold: bool) {
    let Some((step, field, at)) = found else { return };
    let id = dom_id(&field.place(at));
    route::go(&Route::Study(editor.id(), View::Step(step.id)));
    // The screen is drawn after the address has changed; then the box is there.
    let find = move || {
        open_fold(&id);
        if unfold {
            let behind = format!(".field:has(> .row > .affix > [id='{id}']) .field__behind");
            if let Some(behind) = document().query_selector(&behind).ok().flatten() {
                let _ = behind.set_attribute("open", "");
            }
        }
        if let Some(label) = document().query_selector(&format!("label[for='{id}']")).ok().flatten() {
            label.scroll_into_view();
        }
        focus_soon(id);
    };
    set_timeout(find, std::time::Duration::from_millis(120));
}
