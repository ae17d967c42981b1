//! One page for leaders, the same on screen and on paper: answer first, then why, how we know, and the limits.

use leptos::prelude::*;

use super::editor::{Editor, Shared, title_of};
use super::route::{Route, View};
use super::start::day;
use super::use_editor;
use crate::engine::{Method, evaluate};
use crate::parts::grade::{grade_mark, method_words};
use crate::parts::icon::{PRINT, icon};
use crate::parts::ladder::class_of;
use crate::report::scenarios::{self, Which};
use crate::report::{self, FactId, Facts, levers, what_if};
use crate::steps::{quick, words};
use crate::study::*;

pub fn report(which: Which) -> AnyView {
    let editor = use_editor();
    let back = Route::Study(editor.id(), View::Explore).hash();
    view! {
        <main class="desk" id="main" tabindex="-1">
            <div class="shell desk__bar">
                <p>"One page, A4 or Letter. To keep a file, choose Save as PDF in the print window."</p>
                {sets(editor, which)}
                <div class="btns">
                    <a class="btn btn--small" href=back>"Back to the result"</a>
                    <button class="btn btn--main btn--small" type="button" on:click=move |_| { let _ = window().print(); }>{icon(PRINT)}"Print or save as PDF"</button>
                </div>
            </div>
            {sheet(which, editor.study)}
        </main>
    }
    .into_any()
}

/// The sheet itself, redrawn as `study` changes.
pub fn sheet(which: Which, study: Memo<Shared<Study>>) -> impl IntoView {
    let editor = use_editor();
    move || {
        // The study first: reactive_graph misses a change of it where what follows from it was read before.
        let base = study.get();
        let format = editor.format.get();
        let study = trimmed(&which.study(&base));
        let outcome = evaluate(&study);
        // A page made from other numbers says so, and which.
        let differs = (which != Which::Base).then(|| {
            let outcome = editor.results().outcome.get();
            let facts = Facts { study: &base, outcome: &outcome, format: &format };
            let changes = what_if::chips(facts, which.changes(&base));
            let list: Vec<String> = changes.iter().map(|chip| format!("{} {}", chip.name, chip.change)).collect();
            format!("{}. Differs from the base case: {}", which.name(&base), list.join("; "))
        });
        drawn(Facts { study: &study, outcome: &outcome, format: &format }, differs)
    }
}

/// Which numbers the page is made from, where there is a choice.
fn sets(editor: Editor, which: Which) -> impl IntoView {
    let all = editor.study.with_untracked(|study| scenarios::all(study));
    let id = editor.id();
    (all.len() > 1).then(|| {
        let links = all.into_iter().map(|one| {
            let target = Route::Study(id.clone(), View::of_report(one)).hash();
            let name = editor.study.with_untracked(|study| one.name(study));
            view! { <a href=target aria-current=(one == which).then_some("page")>{name}</a> }
        });
        view! { <nav class="views desk__sets" aria-label="Made from">{links.collect_view()}</nav> }
    })
}

/// The study with its names cut to what one page can hold; the numbers stay.
fn trimmed(study: &Study) -> Study {
    let mut paper = study.clone();
    let cut = |text: &mut String, most: usize| *text = shorten(text, most);
    cut(&mut paper.title, 90);
    cut(&mut paper.programme.name, 60);
    cut(&mut paper.programme.audience, 90);
    cut(&mut paper.challenge.decision_words, 170);
    cut(&mut paper.challenge.decided_by, 50);
    for measure in &mut paper.measures {
        cut(&mut measure.name, 40);
        cut(&mut measure.unit, 24);
    }
    for line in &mut paper.costs {
        cut(&mut line.name, 40);
    }
    for one in &mut paper.intangibles {
        cut(&mut one.name, 50);
    }
    for review in &mut paper.reviews {
        cut(&mut review.what, 110);
    }
    paper
}

fn drawn(facts: Facts, differs: Option<String>) -> AnyView {
    let Facts { study, outcome, format } = facts;
    let verdict = report::verdict(facts);
    let all = report::facts(facts);
    let number = |id: FactId| {
        all.iter().find(|fact| fact.id == id).map(|fact| {
            // Paper has less room: the range and the cash ROI stand there in a few words.
            let note = if id == FactId::Roi && fact.exists { roi_note(facts) } else { fact.note.clone() };
            view! { <div><dt>{fact.name.clone()}</dt><dd class:is-big=fact.exists>{fact.number.clone()}</dd><dd class="sheet__meta">{note}</dd></div> }
        })
    };
    let programme = &study.programme;
    let people = programme.people.value.map(|people| format!("{} people trained", format.number(people, 0)));
    let meta: Vec<String> =
        [Some(programme.audience.clone()).filter(|text| !text.is_empty()), people, Some("First 12 months".into())]
            .into_iter()
            .flatten()
            .collect();
    let methods: Vec<&str> = outcome
        .figures
        .totals
        .measures
        .iter()
        .filter_map(|one| one.change.way().ok().map(|way| method_words(way.method)))
        .collect();
    let roe = report::decimal(outcome.expected.roe_percent)
        .ok()
        .map(|roe| format!("Expectations met (ROE): {}, {} agreed. ", format.percent(roe), study.expectations.len()));
    view! {
        <article class="sheet" class:is-loss=verdict.loss>
            <header class="sheet__head">
                <div>
                    <h1 tabindex="-1">{title_of(study)}</h1>
                    <p class="sheet__meta">{meta.join(". ")}"."</p>
                    {differs.map(|words| view! { <p class="sheet__meta"><b>{shorten(&words, 220)}"."</b></p> })}
                </div>
                <p class="sheet__meta">{outcome.grade.map(grade_mark)}" "{study.state.label()}</p>
            </header>
            <section class="sheet__part" aria-label="Result">
                <p class="sheet__say">{summary(facts)}</p>
                <dl class="sheet__nums">
                    {number(FactId::Net)}{number(FactId::Ratio)}{number(FactId::Roi)}{number(FactId::Payback)}{number(FactId::BreakEven)}
                </dl>
            </section>
            {decision(study)}
            <div class="sheet__part sheet__two">
                <section><h2>"Why"</h2><p>{why(facts)}</p></section>
                <section><h2>"What we did"</h2><p>{what(facts)}</p></section>
            </div>
            <div class="sheet__part sheet__two">
                <section><h2>"What changed"</h2>{change_table(facts)}</section>
                <section>{money_table(facts)}</section>
            </div>
            <div class="sheet__part sheet__two">
                <section><h2>"What must be true"</h2><ul class="sheet__list">{must_be_true(facts).into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul></section>
                <section><h2>"What else got better, not in the money"</h2>{intangibles(study)}</section>
            </div>
            <div class="sheet__part sheet__two">
                <section><h2>"What we assume"</h2>{assumptions(facts)}</section>
                <section><h2>"Limits"</h2>{limits(facts, &methods)}</section>
            </div>
            <section class="sheet__part">
                <div class="sheet__end">
                    <p>{roe}{next_step(study)}</p>
                    <p class="sheet__meta">{day(&study.changed)}". Made with Payoff. Checked by Finance: "<span class="sheet__sign"></span></p>
                </div>
            </section>
        </article>
    }
    .into_any()
}

/// The first two ways to break even, where there is a result.
fn must_be_true(facts: Facts) -> Vec<String> {
    let mut sentences = report::break_even_sentences(facts);
    if sentences.is_empty() {
        sentences.push("Not shown as long as there is no result.".into());
    }
    sentences.truncate(2);
    sentences
}

/// Under the ROI on paper: its range, and the same in cash where that differs.
fn roi_note(facts: Facts) -> String {
    let (figures, format) = (&facts.outcome.figures, facts.format);
    let range =
        report::range(facts).map(|(low, high)| format!("from {} to {}", format.percent(low), format.percent(high)));
    let cash = report::decimal(figures.cash_roi_percent)
        .ok()
        .filter(|cash| report::decimal(figures.roi_percent).ok() != Some(*cash));
    let cash = cash.map(|cash| format!("in cash alone {}", format.percent(cash)));
    [range, cash].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The headline of the page in two or three sentences.
fn summary(facts: Facts) -> String {
    let Facts { study, outcome, format } = facts;
    let verdict = report::verdict(facts);
    if verdict.amount.is_none() {
        return format!("{}. {}", verdict.before, verdict.more);
    }
    let mut parts = Vec::new();
    if let (Some(measure), Some(one)) = (study.measures.first(), outcome.figures.totals.measures.first())
        && let (Ok(before), Ok(after)) = (report::decimal(one.change.before), report::decimal(one.change.after))
    {
        let verb = if study.state == State::Forecast { "is to move" } else { "moved" };
        parts.push(format!(
            "{} {verb} from {} to {}.",
            words::name_of(measure),
            words::of_measure(before, measure, format),
            words::of_measure(after, measure, format)
        ));
    }
    parts.push(format!("{}.", verdict.sentence()));
    parts.push(verdict.more);
    parts.join(" ")
}

fn decision(study: &Study) -> Option<AnyView> {
    let challenge = &study.challenge;
    let asked = match (challenge.decision, challenge.decision_words.trim()) {
        (Decision::Open, "") => return None,
        (Decision::Open, words) => words.to_string(),
        (decision, "") => format!("{}.", decision.label()),
        (decision, words) => format!("{}: {words}", decision.label()),
    };
    let who = (!challenge.decided_by.is_empty()).then(|| format!(" From: {}.", challenge.decided_by));
    let when = (!challenge.decide_on.is_empty())
        .then(|| format!(" By: {}.", day(&challenge.decide_on).unwrap_or(challenge.decide_on.clone())));
    Some(view! { <section class="sheet__part"><div class="sheet__ask"><h2>"Decision we ask for"</h2><p>{asked}{who}{when}</p></div></section> }.into_any())
}

fn why(facts: Facts) -> String {
    let study = facts.study;
    let mut parts = Vec::new();
    let sentence = study.challenge.sentence.trim();
    if !sentence.is_empty() {
        parts.push(stop(sentence));
    }
    parts.extend(report::doing_nothing(facts));
    let cause = study.cause.note.trim();
    let gate = report::gate(study);
    parts.push(if cause.is_empty() { gate.sentence.to_string() } else { stop(cause) });
    if !study.goal.sentence.trim().is_empty() {
        parts.push(format!("Goal: {}", stop(study.goal.sentence.trim())));
    }
    shorten(&parts.join(" "), 320)
}

fn what(facts: Facts) -> String {
    let Facts { study, format, .. } = facts;
    let programme = &study.programme;
    let mut parts = Vec::new();
    let name = if programme.name.trim().is_empty() { "The training" } else { programme.name.trim() };
    if let (Some(people), Some(hours)) = (programme.people.value, programme.hours.value) {
        parts.push(format!("{name}: {} people, {} hours each.", format.number(people, 0), format.number(hours, 1)));
    }
    if !programme.what.trim().is_empty() {
        parts.push(stop(programme.what.trim()));
    }
    if !programme.leaders_part.trim().is_empty() {
        parts.push(format!("Leaders’ part: {}", stop(programme.leaders_part.trim())));
    }
    if parts.is_empty() { "Not described yet.".into() } else { shorten(&parts.join(" "), 320) }
}

fn change_table(facts: Facts) -> AnyView {
    let Facts { study, outcome, format } = facts;
    let rows = study
        .measures
        .iter()
        .zip(&outcome.figures.totals.measures)
        .take(4)
        .map(|(measure, one)| {
            let reported = one.change.way().is_ok_and(|way| way.summed);
            let value = |figure| {
                // What is missing, and for what, is said above.
                match report::decimal(figure) {
                    _ if reported => "as reported".to_string(),
                    Ok(value) => words::of_measure(value, measure, format),
                    Err(_) => "Not yet".into(),
                }
            };
            let own = one.change.way().map_or_else(
                |_| "Not yet".to_string(),
                |way| {
                    let own = report::decimal(Ok(way.adjusted)).unwrap_or_default().round_dp(2);
                    let own = words::difference(own, measure, format);
                    match way.method {
                        Method::BeforeAfter if outcome.is_held() => "Not separated".into(),
                        Method::BeforeAfter => own + ", not separated",
                        _ => own,
                    }
                },
            );
            view! { <tr><th scope="row">{words::name_of(measure).to_string()}</th><td class="num">{value(one.change.before)}</td><td class="num">{value(one.change.after)}</td><td>{own}</td></tr> }
        })
        .collect_view();
    let after = if study.state == State::Forecast { "Target" } else { "After" };
    view! {
        <table>
            <thead><tr><th scope="col">"Measure"</th><th scope="col" class="num">"Before"</th><th scope="col" class="num">{after}</th><th scope="col">"Due to the training"</th></tr></thead>
            <tbody class="wraps">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn money_table(facts: Facts) -> AnyView {
    let rows = report::ladder(facts);
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
                    <td><svg width="100%" height="11" aria-hidden="true"><rect class=bar x=report::percent(row.bar.from) width=report::percent(row.bar.length) height="11" rx="1"/></svg></td>
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

fn intangibles(study: &Study) -> AnyView {
    if study.intangibles.is_empty() {
        return view! { <p>"Nothing is noted yet."</p> }.into_any();
    }
    let items = study
        .intangibles
        .iter()
        .take(3)
        .map(|one| view! { <li><b>{one.name.clone()}</b>{(!one.evidence.is_empty()).then(|| format!(": {}", shorten(&one.evidence, 110)))}</li> })
        .collect_view();
    view! { <ul class="sheet__list">{items}</ul> }.into_any()
}

/// The numbers that are assumed and move the result, with their source.
fn assumptions(facts: Facts) -> AnyView {
    let found: Vec<_> = levers::levers(&[quick::STEPS], facts, levers::Order::Swing, 40)
        .into_iter()
        .filter(|lever| lever.weakness == 3)
        .take(3)
        .collect();
    if found.is_empty() {
        let rest = facts.outcome.figures.totals.net.is_ok().then_some(" All else was entered.");
        return view! { <p>"Assumed by rule: twelve months of benefit and the return asked for."{rest}</p> }.into_any();
    }
    let items = found
        .into_iter()
        .map(|lever| view! { <li><b>{lever.label}</b>": "{lever.shown}". "{shorten(&lever.source, 90)}</li> })
        .collect_view();
    view! { <ul class="sheet__list">{items}</ul> }.into_any()
}

fn limits(facts: Facts, methods: &[&str]) -> AnyView {
    let Facts { study, outcome, .. } = facts;
    let mut parts: Vec<String> = Vec::new();
    if !study.story.limits.trim().is_empty() {
        parts.push(shorten(&stop(study.story.limits.trim()), 200));
    }
    if !methods.is_empty() {
        let mut names: Vec<&str> = methods.to_vec();
        names.dedup();
        parts.push(format!("Separated by: {}.", names.join(", ").to_lowercase()));
    }
    parts.push("Only the first twelve months count.".into());
    let kept: Vec<String> =
        study.kept.iter().filter(|kept| !kept.reason.is_empty()).map(|kept| kept.reason.clone()).collect();
    if !kept.is_empty() {
        parts.push(format!("Kept after a check: {}", stop(&shorten(&kept.join(" "), 160))));
    }
    let open: Vec<String> = outcome
        .findings
        .iter()
        .filter(|finding| finding.kept.is_none())
        .take(2)
        .map(|finding| finding.message.clone())
        .collect();
    // A check ends with what its author should do; a reader gets what was found.
    parts.extend(open.into_iter().filter_map(|message| Some(stop(message.split(". ").next()?))));
    view! { <p>{shorten(&parts.join(" "), 420)}</p> }.into_any()
}

fn next_step(study: &Study) -> String {
    match study.reviews.first() {
        Some(review) if !review.on.is_empty() => {
            format!("Next review {}: {}", day(&review.on).unwrap_or(review.on.clone()), stop(review.what.trim()))
        }
        _ => "No review is planned yet.".into(),
    }
}

fn stop(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…', '”']) { text.to_string() } else { format!("{text}.") }
}

fn shorten(text: &str, most: usize) -> String {
    crate::report::shorten(text, most)
}
