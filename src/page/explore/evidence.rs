//! What stands behind the figure: expectations, the promise, and how each measure was separated from other causes.

use leptos::prelude::*;

use super::with;
use crate::page::editor::Editor;
use crate::parts::grade::method_words;
use crate::report::{self, Explanation, FactId, Facts};
use crate::steps::words;
use crate::study::*;

/// What was expected and how far it was reached, and where the chain of impact breaks.
pub fn expected(editor: Editor) -> impl IntoView {
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
pub fn kept(editor: Editor) -> impl IntoView {
    move || {
        let found = with(editor, report::promise::kept);
        let round = editor.study.with(|study| study.state != State::Forecast)
            && editor
                .outcome
                .with(|outcome| outcome.figures.totals.measures.iter().any(|one| one.change.after.is_ok()));
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

/// How each measure was isolated, all ways shown and the one that counts.
pub fn measures(editor: Editor) -> impl IntoView {
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
