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
use crate::study::*;
use crate::words::odds;
use crate::words::report::ReportPage;
use crate::words::{KeyFigure, LadderRow, report as words};

pub fn report(which: WhichScenario) -> AnyView {
    let editor = use_editor();
    let back = Route::Study(editor.id(), StudyView::Result).hash();
    view! {
        <main class="desk" id="main" tabindex="-1">
            <div class="shell desk__bar">
                <p>"One page, A4 or Letter. To keep a file, choose Save as PDF in the print window."</p>
                {sets(editor, which)}
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
pub fn sheet(which: WhichScenario, study: Memo<Shared<Study>>) -> impl IntoView {
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

fn drawn(title: String, marks: AnyView, sheet: ReportPage, differs: Option<String>) -> AnyView {
    let figure = |fact: KeyFigure| {
        view! { <div><dt>{fact.name}</dt><dd class:is-big=fact.exists>{fact.number}</dd><dd class="sheet__meta">{fact.note}</dd></div> }
    };
    let decision = sheet.decision.map(|asked| {
        view! { <section class="sheet__part"><div class="sheet__ask"><h2>"Decision we ask for"</h2><p>{asked}</p></div></section> }
    });
    let must = sheet.must_be_true.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    let (done, changed) = sheet.titles;
    view! {
        <article class="sheet" class:is-loss=sheet.loss>
            <header class="sheet__head">
                <div>
                    <h1 tabindex="-1">{title}</h1>
                    <p class="sheet__meta">{sheet.meta}</p>
                    {differs.map(|words| view! { <p class="sheet__meta"><b>{words}</b></p> })}
                </div>
                {marks}
            </header>
            <section class="sheet__part" aria-label="Result">
                <p class="sheet__say">{sheet.summary}</p>
                <dl class="sheet__nums">{sheet.figures.into_iter().map(figure).collect_view()}</dl>
            </section>
            {decision}
            <div class="sheet__part sheet__two">
                <section><h2>"Why"</h2><p>{sheet.why}</p></section>
                <section><h2>{done}</h2><p>{sheet.done}</p></section>
            </div>
            <div class="sheet__part sheet__two">
                <section><h2>{changed}</h2>{change_table(sheet.changes, sheet.after)}</section>
                <section>{money_table(sheet.ladder)}</section>
            </div>
            <div class="sheet__part sheet__two">
                <section><h2>"What must be true"</h2><ul class="sheet__list">{must}</ul></section>
                <section><h2>{sheet.not_in_money}</h2>{named(sheet.intangibles, "Nothing is noted yet.".into())}</section>
            </div>
            <div class="sheet__part sheet__two">
                <section><h2>"What we assume"</h2>{named(sheet.assumed, sheet.by_rule)}</section>
                <section><h2>"Limits"</h2><p>{sheet.limits}</p></section>
            </div>
            <section class="sheet__part">
                <div class="sheet__end">
                    <p>{sheet.end}</p>
                    <p class="sheet__meta">{sheet.made}<span class="sheet__sign"></span></p>
                </div>
            </section>
        </article>
    }
    .into_any()
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
