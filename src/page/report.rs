//! One page for leaders, the same on screen and on paper: answer first, then why, how we know, and the limits.

use leptos::prelude::*;

use crate::analysis::scenarios::WhichScenario;
use crate::analysis::{Context, scenarios};
use crate::charts;
use crate::engine::evaluate;
use crate::parts::grade::grade_html;
use crate::parts::icon::{PRINT, icon};
use crate::parts::ladder::class_of;
use crate::parts::markup::escape;
use crate::shell::alive::handler;
use crate::shell::editor::{Editor, Shared, title_of};
use crate::shell::route::{Route, StudyView};
use crate::shell::use_editor;
use crate::steps::words::inside;
use crate::study::*;
use crate::words::odds;
use crate::words::readers::{ReportPart, cases_title};
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
            {super::share::full_record(editor)}
        </main>
    }
    .into_any()
}

/// The sheet itself, redrawn as `study` changes.
pub(crate) fn sheet(which: WhichScenario, study: Memo<Shared<Study>>) -> impl IntoView {
    let editor = use_editor();
    let html = move || {
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
        let grade = outcome.grade.map(|grade| grade_html(grade, crate::words::evidence::evidence_words(&outcome)));
        let marks = format!("{} {}", grade.unwrap_or_default(), escape(study.state.label()));
        sheet_html(&title_of(&study), &marks, &sheet, differs)
    };
    view! { <div class="own" inner_html=html></div> }
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

/// The whole sheet; `marks` is markup.
fn sheet_html(title: &str, marks: &str, sheet: &ReportPage, differs: Option<String>) -> String {
    let figure = |fact: &KeyFigure| {
        let class = if fact.exists { " class=\"is-big\"" } else { "" };
        let [name, number, note] = [&fact.name, &fact.number, &fact.note].map(|text| escape(text));
        format!("<div><dt>{name}</dt><dd{class}>{number}</dd><dd class=\"sheet__meta\">{note}</dd></div>")
    };
    let row = |parts: &&'static [ReportPart]| {
        let shown: Vec<String> = parts.iter().filter_map(|one| part(*one, sheet)).collect();
        match shown.len() {
            0 => String::new(),
            1 => format!("<div class=\"sheet__part\">{}</div>", shown.concat()),
            _ => format!("<div class=\"sheet__part sheet__two\">{}</div>", shown.concat()),
        }
    };
    let figures: String = sheet.figures.iter().map(figure).collect();
    let rows: String = sheet.rows.iter().map(row).collect();
    let differs =
        differs.map_or(String::new(), |words| format!("<p class=\"sheet__meta\"><b>{}</b></p>", escape(&words)));
    let loss = if sheet.loss { " is-loss" } else { "" };
    let [title, reader, meta] = [title, sheet.reader, &sheet.meta].map(escape);
    let [summary, end, made] = [&sheet.summary, &sheet.end, &sheet.made].map(|text| escape(text));
    format!(
        "<article class=\"sheet{loss}\"><header class=\"sheet__head\"><div><h1 tabindex=\"-1\">{title}</h1>\
         <p class=\"sheet__meta\"><b>{reader}</b> {meta}</p>{differs}</div><p class=\"sheet__meta\">{marks}</p></header>\
         <section class=\"sheet__part\" aria-label=\"Result\"><p class=\"sheet__say\">{summary}</p>\
         <dl class=\"sheet__nums\">{figures}</dl></section>{rows}\
         <section class=\"sheet__part\"><div class=\"sheet__end\"><p>{end}</p>\
         <p class=\"sheet__meta\">{made}<span class=\"sheet__sign\"></span></p></div></section></article>"
    )
}

/// One part of the page; none where nobody wrote of it.
fn part(part: ReportPart, sheet: &ReportPage) -> Option<String> {
    let titled = |title: &str, inner: String| Some(format!("<section><h2>{}</h2>{inner}</section>", escape(title)));
    let text = |title: &str, text: &str| titled(title, format!("<p>{}</p>", escape(text)));
    let list = |title: &str, all: &[(String, String)]| titled(title, (!all.is_empty()).then(|| named(all, ""))?);
    match part {
        ReportPart::Decision => {
            let asked = escape(sheet.decision.as_ref()?);
            Some(format!("<section class=\"sheet__ask\"><h2>Decision we ask for</h2><p>{asked}</p></section>"))
        }
        ReportPart::Why => text("Why", &sheet.why),
        ReportPart::Done => text(sheet.titles.0, &sheet.done),
        ReportPart::Limits => text("Limits", &sheet.limits),
        ReportPart::Changed => titled(sheet.titles.1, change_table(&sheet.changes, sheet.after)),
        ReportPart::Money => Some(format!("<section>{}</section>", money_table(&sheet.ladder))),
        ReportPart::MustBeTrue => {
            let must: String = sheet.must_be_true.iter().map(|one| format!("<li>{}</li>", escape(one))).collect();
            titled("What must be true", format!("<ul class=\"sheet__list\">{must}</ul>"))
        }
        ReportPart::NotInMoney => titled(sheet.not_in_money, named(&sheet.intangibles, "Nothing is noted yet.")),
        ReportPart::Assumed => titled("What we assume", named(&sheet.assumed, &sheet.by_rule)),
        ReportPart::Expected => list("What was expected", &sheet.expected),
        ReportPart::Commitments => list("Who does what from now on", &sheet.commitments),
        ReportPart::OnTheJob => list(sheet.on_the_job_title, &sheet.on_the_job),
        ReportPart::Cases => list(cases_title(&sheet.cases), &sheet.cases),
    }
}

fn change_table(changes: &[[String; 4]], after: &str) -> String {
    let row = |row: &[String; 4]| {
        let [name, before, after, own] = row.each_ref().map(|text| escape(text));
        format!(
            "<tr><th scope=\"row\">{name}</th><td class=\"num\">{before}</td><td class=\"num\">{after}</td><td>{own}</td></tr>"
        )
    };
    let rows: String = changes.iter().map(row).collect();
    format!(
        "<table><thead><tr><th scope=\"col\">Measure</th><th scope=\"col\" class=\"num\">Before</th>\
         <th scope=\"col\" class=\"num\">{}</th><th scope=\"col\">Due to the training</th></tr></thead>\
         <tbody class=\"wraps\">{rows}</tbody></table>",
        escape(after)
    )
}

fn money_table(rows: &[LadderRow]) -> String {
    if rows.is_empty() {
        return "<h2>What it is worth</h2><p>Not worked out yet.</p>".into();
    }
    let row = |row: &LadderRow| {
        let class = if row.last {
            " class=\"is-end\""
        } else if row.sum {
            " class=\"is-sum\""
        } else {
            ""
        };
        let (bar, from, length) =
            (class_of(row.bar.role), charts::percent(row.bar.from), charts::percent(row.bar.length));
        let (name, amount) = (escape(&row.name), escape(row.amount.trim_start_matches("= ")));
        format!(
            "<tr{class}><th scope=\"row\">{name}</th><td><svg width=\"100%\" height=\"11\" aria-hidden=\"true\">\
             <rect class=\"{bar}\" x=\"{from}\" width=\"{length}\" height=\"11\" rx=\"1\"/></svg></td>\
             <td class=\"num\">{amount}</td></tr>"
        )
    };
    let rows: String = rows.iter().map(row).collect();
    format!(
        "<table><caption><h2>What it is worth</h2></caption><thead class=\"vh\"><tr><th scope=\"col\">Step</th>\
         <th scope=\"col\">Picture</th><th scope=\"col\">Amount</th></tr></thead><tbody class=\"money\">{rows}</tbody></table>"
    )
}

/// A list of names with words after them, or what stands where there is none.
fn named(list: &[(String, String)], none: &str) -> String {
    if list.is_empty() {
        return format!("<p>{}</p>", escape(none));
    }
    let item = |(name, words): &(String, String)| format!("<li><b>{}</b>{}</li>", escape(name), escape(words));
    format!("<ul class=\"sheet__list\">{}</ul>", list.iter().map(item).collect::<String>())
}
