//! One page for leaders, the same on screen and on paper: answer first, then why, how we know, and the limits.

use leptos::prelude::*;

use crate::analysis::scenarios::WhichScenario;
use crate::analysis::{Context, scenarios};
use crate::charts;
use crate::engine::evaluate;
use crate::parts::grade::grade_mark;
use crate::parts::icon::{PRINT, icon};
use crate::parts::ladder::class_of;
use crate::shell::alive::handler;
use crate::shell::editor::{Editor, Shared, title_of};
use crate::shell::route::{Route, StudyView};
use crate::shell::use_editor;
use crate::steps::words::inside;
use crate::study::*;
use crate::words::odds;
use crate::words::readers::ReportPart;
use crate::words::report::ReportPage;
use crate::words::{KeyFigure, LadderRow, report as words};

pub(super) fn report(which: WhichScenario) -> AnyView {
    let editor = use_editor();
    let back = Route::Study(editor.id(), StudyView::Result).hash();
    view! {
        <main class="desk" id="main" tabindex="-1">
            <div class="shell desk__bar">
                <p>"One page, A4 or Letter. To keep a file, choose Save as PDF in the print window."</p>
                {sets(editor, which)}
                {reader(editor)}
                <div class="btns">
                    <a class="btn btn--small" href=back>"Back to the result"</a>
                    <button class="btn btn--main btn--small" type="button" on:click=handler(move |_| { let _ = window().print(); })>{icon(PRINT)}"Print or save as PDF"</button>
                </div>
            </div>
            {sheet(which, editor.study)}
        </main>
    }
    .into_any()
}

/// The sheet itself, redrawn as `study` changes.
pub(super) fn sheet(which: WhichScenario, study: Memo<Shared<Study>>) -> impl IntoView {
    let editor = use_editor();
    move || {
        // The study first: reactive_graph misses a change of it where what follows from it was read before.
        let base = study.get();
        let format = editor.format.get();
        let study = words::trimmed(&which.study(&base));
        let outcome = evaluate(&study);
        let sheet =
            words::sheet(Context { study: &study, outcome: &outcome, format: &format }, odds::drawn(&study).as_ref());
        // A page made from other numbers says so, and which. The base case asks for nothing: it would be drawn too often.
        let differs = (which != WhichScenario::Base).then(|| {
            let outcome = editor.results().outcome.get();
            words::differs(Context { study: &base, outcome: &outcome, format: &format }, which)
        });
        let marks =
            view! { <p class="sheet__meta">{outcome.grade.map(|grade| grade_mark(grade, crate::words::evidence::evidence_words(&outcome)))}" "{study.state.label()}</p> }.into_any();
        drawn(title_of(&study), marks, sheet, differs)
    }
}

/// Which numbers the page is made from, where there is a choice.
fn sets(editor: Editor, which: WhichScenario) -> impl IntoView {
    let all = editor.study.with_untracked(|study| scenarios::all(study));
    let id = editor.id();
    (all.len() > 1).then(|| {
        let links = all.into_iter().map(|one| {
            let target = Route::Study(id.clone(), StudyView::of_report(one)).hash();
            let name = editor.study.with_untracked(|study| one.name(study));
            view! { <a href=target aria-current=(one == which).then_some("page")>{name}</a> }
        });
        view! { <nav class="views desk__sets" aria-label="Made from">{links.collect_view()}</nav> }
    })
}

/// Whom the page is written for: it changes what comes first, and no figure.
fn reader(editor: Editor) -> impl IntoView {
    let choice = move |at: usize| {
        let reader = Audience::ALL[at];
        let label = Audience::ANSWERS[at].label;
        let is_on = move || editor.study.with(|study| study.story.audience == reader);
        let choose = move |_| {
            editor.edit(&format!("write the report for {}", inside(label)), "", |study| study.story.audience = reader);
        };
        view! { <label><input type="radio" name="reader" prop:checked=is_on on:change=handler(choose)/>{label}</label> }
    };
    view! { <fieldset class="switch"><legend>"Written for"</legend>{(0..Audience::ALL.len()).map(choice).collect_view()}</fieldset> }
}

fn drawn(title: String, marks: AnyView, sheet: ReportPage, differs: Option<String>) -> AnyView {
    let figure = |fact: &KeyFigure| {
        let KeyFigure { name, number, note, exists, .. } = fact.clone();
        view! { <div><dt>{name}</dt><dd class:is-big=exists>{number}</dd><dd class="sheet__meta">{note}</dd></div> }
    };
    let row = |parts: &&'static [ReportPart]| {
        let shown: Vec<AnyView> = parts.iter().filter_map(|one| part(*one, &sheet)).collect();
        let class = if shown.len() > 1 { "sheet__part sheet__two" } else { "sheet__part" };
        (!shown.is_empty()).then(|| view! { <div class=class>{shown}</div> })
    };
    view! {
        <article class="sheet" class:is-loss=sheet.loss>
            <header class="sheet__head">
                <div>
                    <h1 tabindex="-1">{title}</h1>
                    <p class="sheet__meta"><b>{sheet.reader}</b>" "{sheet.meta.clone()}</p>
                    {differs.map(|words| view! { <p class="sheet__meta"><b>{words}</b></p> })}
                </div>
                {marks}
            </header>
            <section class="sheet__part" aria-label="Result">
                <p class="sheet__say">{sheet.summary.clone()}</p>
                <dl class="sheet__nums">{sheet.figures.iter().map(figure).collect_view()}</dl>
            </section>
            {sheet.rows.iter().filter_map(row).collect_view()}
            <section class="sheet__part">
                <div class="sheet__end">
                    <p>{sheet.end.clone()}</p>
                    <p class="sheet__meta">{sheet.made.clone()}<span class="sheet__sign"></span></p>
                </div>
            </section>
        </article>
    }
    .into_any()
}

/// One part of the page; none where nobody wrote of it.
fn part(part: ReportPart, sheet: &ReportPage) -> Option<AnyView> {
    let text = |title: &'static str, text: &str| {
        Some(view! { <section><h2>{title}</h2><p>{text.to_string()}</p></section> }.into_any())
    };
    let list = |title: &'static str, all: &[(String, String)]| {
        let items = (!all.is_empty()).then(|| named(all.to_vec(), String::new()));
        items.map(|items| view! { <section><h2>{title}</h2>{items}</section> }.into_any())
    };
    match part {
        ReportPart::Decision => {
            let asked = sheet.decision.clone()?;
            Some(
                view! { <section class="sheet__ask"><h2>"Decision we ask for"</h2><p>{asked}</p></section> }.into_any(),
            )
        }
        ReportPart::Why => text("Why", &sheet.why),
        ReportPart::Done => text(sheet.titles.0, &sheet.done),
        ReportPart::Limits => text("Limits", &sheet.limits),
        ReportPart::Changed => {
            let table = change_table(sheet.changes.clone(), sheet.after);
            Some(view! { <section><h2>{sheet.titles.1}</h2>{table}</section> }.into_any())
        }
        ReportPart::Money => Some(view! { <section>{money_table(sheet.ladder.clone())}</section> }.into_any()),
        ReportPart::MustBeTrue => {
            let must = sheet.must_be_true.iter().map(|sentence| view! { <li>{sentence.clone()}</li> }).collect_view();
            Some(
                view! { <section><h2>"What must be true"</h2><ul class="sheet__list">{must}</ul></section> }.into_any(),
            )
        }
        ReportPart::NotInMoney => {
            let all = named(sheet.intangibles.clone(), "Nothing is noted yet.".into());
            Some(view! { <section><h2>{sheet.not_in_money}</h2>{all}</section> }.into_any())
        }
        ReportPart::Assumed => {
            let all = named(sheet.assumed.clone(), sheet.by_rule.clone());
            Some(view! { <section><h2>"What we assume"</h2>{all}</section> }.into_any())
        }
        ReportPart::Expected => list("What was expected", &sheet.expected),
        ReportPart::Commitments => list("Who does what from now on", &sheet.commitments),
        ReportPart::OnTheJob => list("What is done at work", &sheet.on_the_job),
        ReportPart::Cases => list("Two people’s cases", &sheet.cases),
    }
}

fn change_table(changes: Vec<[String; 4]>, after: &'static str) -> AnyView {
    let rows = changes
        .into_iter()
        .map(|[name, before, after, own]| {
            view! { <tr><th scope="row">{name}</th><td class="num">{before}</td><td class="num">{after}</td><td>{own}</td></tr> }
        })
        .collect_view();
    view! {
        <table>
            <thead><tr><th scope="col">"Measure"</th><th scope="col" class="num">"Before"</th><th scope="col" class="num">{after}</th><th scope="col">"Due to the training"</th></tr></thead>
            <tbody class="wraps">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn money_table(rows: Vec<LadderRow>) -> AnyView {
    if rows.is_empty() {
        return view! { <h2>"What it is worth"</h2><p>"Not worked out yet."</p> }.into_any();
    }
    let items = rows
        .into_iter()
        .map(|row| {
            let class = if row.last { "is-end" } else if row.sum { "is-sum" } else { "" };
            let bar = class_of(row.bar.role);
            view! {
                <tr class=class>
                    <th scope="row">{row.name}</th>
                    <td><svg width="100%" height="11" aria-hidden="true"><rect class=bar x=charts::percent(row.bar.from) width=charts::percent(row.bar.length) height="11" rx="1"/></svg></td>
                    <td class="num">{row.amount.trim_start_matches("= ").to_string()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table>
            <caption><h2>"What it is worth"</h2></caption>
            <thead class="vh"><tr><th scope="col">"Step"</th><th scope="col">"Picture"</th><th scope="col">"Amount"</th></tr></thead>
            <tbody class="money">{items}</tbody>
        </table>
    }
    .into_any()
}

/// A list of names with words after them, or what stands where there is none.
fn named(list: Vec<(String, String)>, none: String) -> AnyView {
    if list.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    let items = list.into_iter().map(|(name, words)| view! { <li><b>{name}</b>{words}</li> }).collect_view();
    view! { <ul class="sheet__list">{items}</ul> }.into_any()
}
