//! The result: verdict, facts, where the value goes, what must be true, what a reader will ask, and what to firm up.

use leptos::prelude::*;

use super::editor::Editor;
use super::route::{Route, View};
use super::step::{firm_up as firm_up_at, jump};
use super::use_editor;
use crate::engine::{Finding, Severity};
use crate::parts::chain;
use crate::parts::grade::{grade_mark, method_words};
use crate::parts::icon::{BACK, CHECK, DOWN, INFO, STOP, WARN, icon};
use crate::parts::ladder::ladder;
use crate::report::{self, Explanation, Fact, FactId, Facts, figures, levers, percent, position};
use crate::steps::{Link, full, quick, words};
use crate::study::*;

pub fn explore() -> AnyView {
    let editor = use_editor();
    view! {
        <main id="main" tabindex="-1" class="on-screen">
            <div class="shell">
                {chain::folded(Link::Result)}
                {chain::across()}
                {verdict(editor)}
                {facts(editor)}
                <div class="explore explore--result">
                    <section aria-labelledby="ladder-h">
                        <div class="block__head"><h2 id="ladder-h">"Where the value goes"</h2><p>"From the loudest claim to what is left. Each cut has a reason."</p></div>
                        {value(editor)}
                        {cash(editor)}
                    </section>
                    <div>
                        {must_be_true(editor)}
                        {measures(editor)}
                        {expected(editor)}
                    </div>
                </div>
                {kept(editor)}
                {firm_up(editor)}
                {checks(editor)}
                {next(editor)}
            </div>
        </main>
        <div class="on-paper">{super::report::sheet()}</div>
    }
    .into_any()
}

fn with<T>(editor: Editor, make: impl Fn(Facts) -> T) -> T {
    let (study, outcome, format) = (editor.study.get(), editor.outcome(), editor.format.get());
    make(Facts { study: &study, outcome: &outcome, format: &format })
}

/// What the result says, with state, horizon and evidence always beside it.
fn verdict(editor: Editor) -> impl IntoView {
    let words = Memo::new(move |_| with(editor, report::verdict));
    let tags = move || {
        let (study, outcome) = (editor.study.get(), editor.outcome());
        view! {
            <span class="tag tag--on">{study.state.label()}</span>
            <span class="tag">"First 12 months"</span>
            {outcome.grade.map(grade_mark)}
            {study.sample.then(|| view! { <span class="tag">"Sample"</span> })}
        }
    };
    // The headline stays one element, so that focus is not lost while numbers change.
    let headline = move || {
        words.with(|words| {
            view! { {words.before.clone()}<b>{words.amount.clone()}</b>{words.after.clone()} }
        })
    };
    // Without a figure, every open answer is named at once, each leading to its box.
    let gaps = move || {
        if words.with(|words| words.amount.is_some() || words.held.is_some()) {
            return None;
        }
        let format = editor.format.get();
        let steps = editor.steps();
        let open = editor.study.with(|study| {
            let of = |step| {
                crate::steps::problems(step, study, &format)
                    .into_iter()
                    .map(|(field, at, words)| (field.place(at), words))
            };
            steps.iter().flat_map(of).collect::<Vec<_>>()
        });
        let unknown = editor.study.with(|study| unknowns(study));
        let count = open.len() + unknown.len();
        let items = open.into_iter().chain(unknown).map(|(place, words)| view! { <li><button class="link" type="button" on:click=move |_| jump(editor, place.clone())>{words}</button></li> }).collect_view();
        (count > 0).then(|| view! {
            <section class="held" aria-label="What is still open"><p><b>{if count == 1 { "One answer to go".to_string() } else { format!("{count} answers to go") }}</b></p><ul class="sentences">{items}</ul></section>
        })
    };
    let held = move || words.with(|words| words.held.clone()).map(|finding| held(editor, finding));
    view! {
        <div class="verdict verdict--alone">
            <div>
                <div class="tags">{tags}</div>
                <h1 class="verdict__say" class:is-loss=move || words.with(|words| words.loss) tabindex="-1">{headline}</h1>
                <p class="verdict__more">{move || words.with(|words| words.more.clone())}</p>
                {gaps}
                {held}
            </div>
        </div>
    }
}

/// Needed numbers that were answered with "I do not know yet" and that the page cannot assume.
fn unknowns(study: &Study) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (_, field, number, at) in levers::numbers(quick::STEPS, study) {
        let unknown = (number.lens.get)(study, at).is_some_and(|quantity| quantity.status == Status::Unknown);
        if unknown && number.assumption.is_none() && !field.missing.is_empty() {
            found.push((field.place(at), format!("{}: not known yet", levers::label(field, study, at))));
        }
    }
    found
}

/// A finding that holds the headline back: fix it, or keep it with a reason.
fn held(editor: Editor, finding: Finding) -> impl IntoView {
    let place = finding.place.clone();
    view! {
        <div class="held">
            <p>{finding.why_finance_cares}</p>
            <div class="btns">
                <button class="btn btn--main" type="button" on:click=move |_| jump(editor, place.clone())>{finding.fix}</button>
            </div>
            {keep(editor, finding.id, finding.place, "Show it anyway, with a reason")}
        </div>
    }
}

/// A box for the reason to keep a finding as it is.
fn keep(editor: Editor, id: &'static str, place: String, title: &'static str) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let kind = if title.starts_with("Show") { "show" } else { "keep" };
    let box_id = format!("{kind}-{id}-{}", place.replace('.', "-"));
    let store = move |_| {
        let words = reason.get_untracked().trim().to_string();
        if words.is_empty() {
            return;
        }
        let place = place.clone();
        editor.edit("keep a finding", "", move |study| {
            study.kept.push(Kept { finding: id.into(), place, reason: words });
        });
    };
    view! {
        <details class="fold fold--plain">
            <summary>{icon(DOWN)}{title}</summary>
            <div class="fold__body">
                <div class="field">
                    <label class="field__label" for=box_id.clone()>"Your reason"</label>
                    <p class="field__hint">"It is printed in the report"</p>
                    <input class="input" id=box_id type="text" autocomplete="off" prop:value=move || reason.get() on:input=move |event| reason.set(event_target_value(&event))/>
                </div>
                <button class="btn btn--small" type="button" on:click=store>"Keep it with this reason"</button>
            </div>
        </details>
    }
}

/// Five figures first, the others behind them; each opens to its formula.
fn facts(editor: Editor) -> impl IntoView {
    let all = Memo::new(move |_| with(editor, report::facts));
    let held = Memo::new(move |_| editor.outcome().blocks().next().is_some());
    let list = move |from: usize, to: usize| {
        move || {
            let withheld = held.get();
            all.get().into_iter().skip(from).take(to - from).map(|fact| one_fact(editor, fact, withheld)).collect_view()
        }
    };
    view! {
        <dl class="facts">{list(0, 5)}</dl>
        <details class="fold fold--plain">
            <summary>{icon(DOWN)}"More figures"</summary>
            <dl class="facts facts--more">{list(5, 13)}</dl>
            {longer(editor)}
        </details>
    }
}

fn one_fact(editor: Editor, fact: Fact, withheld: bool) -> impl IntoView {
    let Fact { id, name, number, note, exists } = fact;
    let hide = withheld
        && !matches!(
            id,
            FactId::Benefit | FactId::Cost | FactId::Roe | FactId::PerHead | FactId::PerHour | FactId::DoingNothing
        );
    let class = if id == FactId::Net {
        "fact__num fact__num--net"
    } else if exists && !hide {
        "fact__num"
    } else {
        "fact__num fact__num--none"
    };
    let number = if hide { "Held back".to_string() } else { number };
    let open = exists && !hide;
    view! {
        <div class="fact">
            <dt>{name.clone()}</dt>
            <dd class=class>{number}</dd>
            <dd class="fact__note">{note}</dd>
            {open.then(|| view! { <dd>{explained(editor, id, name)}</dd> })}
        </div>
    }
}

/// A figure opened to its formula with the user's own values.
fn explained(editor: Editor, id: FactId, name: String) -> impl IntoView {
    let open = RwSignal::new(false);
    let body = move || {
        open.get().then(|| {
            let Explanation { formula, lines, rule } = with(editor, |facts| report::explain(id, facts));
            view! {
                <p class="formula"><b>{formula}</b>" "<span class="muted">"(rule "{rule}")"</span></p>
                <dl class="formula__lines">
                    {lines.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}
                </dl>
            }
        })
    };
    view! {
        <details class="fold fold--plain explain" on:toggle=move |event| {
            let is_open = js_sys::Reflect::get(&event_target::<wasm_bindgen::JsValue>(&event), &"open".into()).is_ok_and(|value| value.is_truthy());
            open.set(is_open);
        }>
            <summary>{icon(DOWN)}"How"<span class="vh">" "{name}" is worked out"</span></summary>
            {body}
        </details>
    }
}

/// The longer view, apart from the headline.
fn longer(editor: Editor) -> impl IntoView {
    move || {
        with(editor, |facts| {
            let figures = &facts.outcome.figures;
            (figures.horizon_months > 12).then(|| {
                let Explanation { lines, .. } = report::explain(FactId::Npv, facts);
                let fades = facts.study.measures.iter().any(|one| one.effect.half_life.value.is_some() || one.effect.attrition.value.is_some());
                view! {
                    <section class="longer" aria-labelledby="longer-h">
                        <h3 id="longer-h">{format!("The longer view, {} months", figures.horizon_months)}</h3>
                        {(!fades).then(|| view! { <p class="muted">"No fading and nobody leaving is assumed. Skills fade and people leave."</p> })}
                        <dl class="formula__lines">
                            {lines.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}
                        </dl>
                    </section>
                }
            })
        })
    }
}

fn value(editor: Editor) -> impl IntoView {
    move || {
        let rows = with(editor, report::ladder);
        if rows.is_empty() {
            return view! { <p class="muted">"The ladder will show here once a benefit is worked out."</p> }.into_any();
        }
        let table = rows
            .iter()
            .map(|row| view! { <tr><th scope="row">{row.name.clone()}</th><td>{row.reason.clone()}</td><td class="num">{row.exact.clone()}</td></tr> })
            .collect_view();
        view! {
            {ladder(rows, true)}
            <details class="fold fold--plain chart__table">
                <summary>{icon(DOWN)}"Show the numbers as a table"</summary>
                <div class="chart__scroll" tabindex="0" role="region" aria-label="The claim ladder as a table">
                    <table>
                        <caption class="vh">"From the loudest claim to the net benefit"</caption>
                        <thead><tr><th scope="col">"Step"</th><th scope="col">"Reason"</th><th scope="col" class="num">"Amount"</th></tr></thead>
                        <tbody>{table}</tbody>
                    </table>
                </div>
            </details>
        }
        .into_any()
    }
}

/// Money in and out, month by month, with the month of payback.
fn cash(editor: Editor) -> impl IntoView {
    move || {
        with(editor, |facts| {
            let cash = figures::cash(facts).filter(|_| facts.outcome.blocks().next().is_none())?;
            let height = figures::CASH_HEIGHT;
            let steps = cash.points.windows(2).map(|pair| {
                let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
                view! { <line class="line line--after" x1=percent(x1) y1=position(y1) x2=percent(x2) y2=position(y2)/> }
            }).collect_view();
            let back = cash.payback.map(|x| view! { <line class="now" x1=percent(x) x2=percent(x) y1="0" y2=position(height)/><circle class="likely" cx=percent(x) cy=position(cash.zero) r="5"/> });
            let title = report::say(facts.outcome.figures.payback_months, |months| {
                format!("Money in and out: back after {} months", facts.format.fixed(months, 1))
            });
            let words = format!(
                "All money in less all money out so far, by month, for {} months. Lowest {}, highest {}.",
                cash.months, cash.low, cash.high
            );
            Some(view! {
                <figure class="chart block" role="group" aria-labelledby="cash-h">
                    <div class="chart__head"><h3 id="cash-h">{title}</h3><p>{words}</p></div>
                    <div class="chart__inset">
                        <svg width="100%" height=position(height) aria-hidden="true">
                            <line class="zero" x1="0" x2="100%" y1=position(cash.zero) y2=position(cash.zero)/>
                            {steps}{back}
                        </svg>
                    </div>
                </figure>
            })
        })
    }
}

/// What was expected and how far it was reached, and where the chain of impact breaks.
fn expected(editor: Editor) -> impl IntoView {
    move || {
        with(editor, |facts| {
            let study = facts.study;
            let told = !study.expectations.is_empty() || study.levels.application.met != YesNo::Open;
            told.then(|| {
                let Explanation { lines, .. } = report::explain(FactId::Roe, facts);
                let (links, sentence) = report::impact(facts);
                view! {
                    <section class="block" aria-labelledby="roe-h">
                        <div class="block__head"><h2 id="roe-h">"What was expected"</h2><p>"Return on Expectations (ROE), beside the ROI and never mixed with it."</p></div>
                        <dl class="formula__lines">{lines.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}</dl>
                        <h3 class="h-small">"The chain of impact"</h3>
                        <ul class="methods">{links.into_iter().map(|(name, met)| view! { <li><b>{name}</b><span>{met}</span></li> }).collect_view()}</ul>
                        <p class="echo">{sentence}</p>
                    </section>
                }
            })
        })
    }
}

/// What was promised beside what came, and the next round.
fn kept(editor: Editor) -> impl IntoView {
    move || {
        let found = with(editor, report::promise::kept);
        let round = editor.study.with(|study| study.state != State::Forecast)
            && editor.outcome().figures.totals.measures.iter().any(|one| one.change.after.is_ok());
        let table = found.map(|(sentence, rows)| {
            let rows = rows
                .into_iter()
                .map(|row| view! { <tr><th scope="row">{row.name}</th><td class="num">{row.promised}</td><td class="num">{row.came}</td><td class="num">{row.share}</td></tr> })
                .collect_view();
            view! {
                <p>{sentence}</p>
                <div class="chart__scroll" tabindex="0" role="region" aria-label="What was promised and what came">
                    <table><thead><tr><th scope="col">"What"</th><th scope="col" class="num">"Promised"</th><th scope="col" class="num">"Came"</th><th scope="col" class="num">"Of the promise"</th></tr></thead><tbody>{rows}</tbody></table>
                </div>
            }
        });
        (table.is_some() || round).then(|| view! {
            <section class="block" aria-labelledby="kept-h">
                <div class="block__head"><h2 id="kept-h">"The promise, and the next round"</h2></div>
                {table}
                {round.then(|| view! { <p class="btns"><button class="btn" type="button" on:click=move |_| editor.next_round()>"Start the next round from here"</button></p> })}
            </section>
        })
    }
}

fn must_be_true(editor: Editor) -> impl IntoView {
    move || {
        let sentences = with(editor, report::break_even_sentences);
        (!sentences.is_empty()).then(|| {
            view! {
                <section aria-labelledby="true-h">
                    <div class="block__head"><h2 id="true-h">"What would have to be true"</h2></div>
                    <ul class="sentences">{sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// How each measure was isolated, all ways shown and the one that counts.
fn measures(editor: Editor) -> impl IntoView {
    move || {
        with(editor, |facts| {
            let Facts { study, outcome, format } = facts;
            let items = study
                .measures
                .iter()
                .zip(&outcome.figures.totals.measures)
                .filter(|(_, one)| !one.change.ways.is_empty())
                .map(|(measure, one)| {
                    let chosen = one.change.chosen.ok();
                    let ways = one
                        .change
                        .ways
                        .iter()
                        .enumerate()
                        .map(|(at, way)| {
                            let adjusted = report::decimal(Ok(way.adjusted)).unwrap_or_default();
                            let size = words::difference(adjusted, measure, format);
                            view! {
                                <li>
                                    <b>{method_words(way.method)}</b>
                                    <span>{size}" due to the training"</span>
                                    {(chosen == Some(at)).then(|| view! { <span class="tag tag--on">"counts"</span> })}
                                </li>
                            }
                        })
                        .collect_view();
                    let benefit = report::say(one.first_year, |value| format.money(value));
                    view! { <h3 class="h-small">{words::name_of(measure).to_string()}": "{benefit}</h3><ul class="methods">{ways}</ul> }
                })
                .collect_view();
            let several =
                outcome.figures.totals.measures.iter().any(|one| one.change.ways.len() > 1) || study.measures.len() > 1;
            several.then(|| view! {
                <section class="block" aria-labelledby="ways-h">
                    <div class="block__head"><h2 id="ways-h">"How it was separated"</h2><p>"Records come before estimates; among equals the lowest counts."</p></div>
                    {items}
                </section>
            })
        })
    }
}

/// What is still assumed, the heaviest first.
fn firm_up(editor: Editor) -> impl IntoView {
    let list = Memo::new(move |_| {
        with(editor, |facts| {
            let mut found = levers::levers(quick::STEPS, facts);
            for lever in levers::levers(full::STEPS, facts) {
                if !found.iter().any(|known| known.place == lever.place) {
                    found.push(lever);
                }
            }
            found.retain(|lever| lever.weakness > 1);
            found.sort_by_key(|lever| std::cmp::Reverse(lever.urgency()));
            found.truncate(6);
            found
        })
    });
    move || {
        let format = editor.format.get();
        let found = list.get();
        (!found.is_empty()).then(|| {
            let items = found
                .into_iter()
                .map(|lever| {
                    let place = lever.place.clone();
                    let swing = format.money(lever.swing());
                    let ends = if lever.own_range { "between your low and your high" } else { "if it is 10% lower or higher" };
                    let known = if lever.weakness == 3 { "Assumed" } else { "Entered, no record named" };
                    view! {
                        <li>
                            <div>
                                <b>{lever.label.clone()}</b>": "{lever.shown}" "<span class="tag">{known}</span>
                                <p class="muted">"Moves the result by "{swing}" "{ends}"."{(!lever.source.is_empty() && lever.weakness == 3).then(|| format!(" {}.", lever.source))}</p>
                            </div>
                            <button class="btn btn--small" type="button" on:click=move |_| firm_up_at(editor, place.clone())>"Firm it up"<span class="vh">": "{lever.label}</span></button>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <section class="block" aria-labelledby="firm-h">
                    <div class="block__head"><h2 id="firm-h">"What to firm up first"</h2><p>"Numbers that move the result most and are known least."</p></div>
                    <ol class="firm">{items}</ol>
                    <p><a class="btn btn--text btn--small" href=Route::Study(editor.id(), View::Ledger).hash()>"See every number with its source"</a></p>
                </section>
            }
        })
    }
}

/// What a careful reader will ask, the heaviest first.
fn checks(editor: Editor) -> impl IntoView {
    move || {
        let outcome = editor.outcome();
        let found = outcome.findings.clone();
        let open = found.iter().filter(|finding| finding.kept.is_none()).count();
        let items = found.into_iter().map(|finding| check(editor, finding)).collect_view();
        let words = match open {
            0 => "Nothing stands out. A reader may still ask.".to_string(),
            1 => "One thing a careful reader will ask.".to_string(),
            count => format!("{count} things a careful reader will ask."),
        };
        view! {
            <section class="block" aria-labelledby="checks-h">
                <div class="block__head"><h2 id="checks-h">"Before Finance asks"</h2><p>{words}</p></div>
                <ul class="checks">{items}</ul>
            </section>
        }
    }
}

fn check(editor: Editor, finding: Finding) -> impl IntoView {
    let Finding { id, severity, place, message, why_finance_cares, fix, kept } = finding;
    let (mark, word) = match (severity, kept.is_some()) {
        (_, true) => (CHECK, "Kept"),
        (Severity::Block, _) => (STOP, "Holds the figure back"),
        (Severity::Warn, _) => (WARN, "Check"),
        (Severity::Info, _) => (INFO, "Hint"),
    };
    let is_kept = kept.is_some();
    let target = place.clone();
    let undo_place = place.clone();
    view! {
        <li class:is-ok=is_kept>
            {icon(mark)}
            <div>
                <b><span class="vh">{word}": "</span>{message}</b>
                <p>{why_finance_cares}</p>
                {match kept {
                    Some(reason) => view! {
                        <p>"Kept because: "{reason}" "
                        <button class="btn btn--text btn--small" type="button" on:click=move |_| {
                            let place = undo_place.clone();
                            editor.edit("open a finding again", "", move |study| study.kept.retain(|kept| kept.finding != id || kept.place != place));
                        }>"Open it again"</button></p>
                    }.into_any(),
                    None => view! {
                        <button class="btn btn--text btn--small check__fix" type="button" on:click=move |_| jump(editor, target.clone())>{fix}<span class="vh">" ("{id}")"</span></button>
                        {keep(editor, id, place, "Keep it, with a reason")}
                    }.into_any(),
                }}
            </div>
        </li>
    }
}

/// One next step.
fn next(editor: Editor) -> impl IntoView {
    move || {
        let id = editor.id();
        let report = Route::Study(id.clone(), View::Report).hash();
        view! {
            <section class="nextup" aria-labelledby="next-h">
                <div><h2 class="h3" id="next-h">"Show it to a leader"</h2><p>"One page with the result, its assumptions and its limits."</p></div>
                <div class="btns">
                    <a class="btn btn--main" href=report>"See the report"</a>
                    <a class="btn" href="#/files">"Save a file"</a>
                </div>
            </section>
        }
    }
}

/// Every number with its source and status.
pub fn ledger() -> AnyView {
    let editor = use_editor();
    let only = RwSignal::new(false);
    let all = Memo::new(move |_| with(editor, |facts| report::ledger::ledger(full::STEPS, facts)));
    let rows = move || {
        let rows = all.get().into_iter().filter(|row| row.assumed || !only.get());
        rows.map(|row| {
            let place = row.place;
            view! {
                <tr class:is-on=row.assumed>
                    <th scope="row"><button class="link" type="button" on:click=move |_| firm_up_at(editor, place.clone())>{row.label}</button></th>
                    <td class="num"><span class="ledger__label">"Value"</span>{row.value}</td>
                    <td><span class="ledger__label">"Status: "</span>{row.status}</td>
                    <td><span class="ledger__label">"Source: "</span>{row.source}</td>
                    <td><span class="ledger__label">"Agreed: "</span>{row.agreed_by}" "{row.agreed_on}</td>
                </tr>
            }
        })
        .collect_view()
    };
    let save = move |_| {
        super::files::download("payoff-assumptions.csv", "text/csv", &report::ledger::csv(&all.get_untracked()));
        editor.say("Saved as payoff-assumptions.csv");
    };
    let back = Route::Study(editor.id(), View::Explore).hash();
    view! {
        <main id="main" tabindex="-1" class="shell page">
            <a class="back" href=back>{icon(BACK)}"Result"</a>
            <h1 tabindex="-1">"Every number, with its source"</h1>
            <p class="why">"Tinted rows are assumed: nobody has said otherwise yet."</p>
            <div class="btns">
                <label class="tick"><input type="checkbox" on:change=move |event| only.set(event_target_checked(&event))/>"Only what is assumed"</label>
                <button class="btn btn--small" type="button" on:click=save>"Save as CSV"</button>
            </div>
            <table class="ledger">
                <caption class="vh">"Every number of the study with value, status and source"</caption>
                <thead><tr><th scope="col">"Number"</th><th scope="col" class="num">"Value"</th><th scope="col">"Status"</th><th scope="col">"Source"</th><th scope="col">"Agreed by, on"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </main>
    }
    .into_any()
}
