//! Scenarios side by side: try one, take it over, duplicate it, drop it, or make the report from it.

use leptos::prelude::*;

use super::with_base;
use crate::analysis::scenarios::{WhichScenario, compared};
use crate::charts::figures::{Reach, scenario_scale};
use crate::parts::patch_html::patch_html;
use crate::parts::pictures::{Strip, strip};
use crate::scenario::what_if;
use crate::shell::alive::handler;
use crate::shell::dom::focus_next;
use crate::shell::editor::{Editor, Notice};
use crate::shell::route::{Route, StudyView};
use crate::words::scenarios::{ScenarioRow, scenario_row};
use rust_decimal::Decimal;

pub(super) fn scenarios(editor: Editor) -> impl IntoView {
    let all: Memo<Vec<ScenarioRow>> = Memo::new(move |_| {
        // Each row is a study worked out: the rows follow when the numbers rest.
        editor.results().debounced.track();
        untrack(|| with_base(editor, |facts| compared(facts).iter().map(|one| scenario_row(one, facts)).collect()))
    });
    let there = Memo::new(move |_| all.with(|rows| rows.len() > 1));
    // One scale for all strips: every result and every range has its place on it.
    let scale = Memo::new(move |_| all.with(|rows| scenario_scale(rows)));
    move || {
        there.get().then(|| {
            let head = view! {
                <thead role="rowgroup"><tr role="row">
                    <th scope="col" role="columnheader">"Scenario"</th><th scope="col" role="columnheader" class="num">"Net benefit"</th>
                    <th scope="col" role="columnheader" class="ledger__strip"><span class="marks"><span><i class="mk mk--now"></i>"result"</span><span><i class="mk mk--range"></i>"16 of 20 results"</span></span></th>
                    <th scope="col" role="columnheader" class="num">"Back for each 1 spent"</th><th scope="col" role="columnheader" class="num">"Pays back after"</th>
                    <th scope="col" role="columnheader" class="num">"Makes money"</th><th scope="col" role="columnheader"><span class="vh">"Actions"</span></th>
                </tr></thead>
            };
            view! {
                <section class="block" aria-labelledby="sc-h">
                    <div class="block__head"><h2 id="sc-h" tabindex="-1">"Compare scenarios"</h2><p>"All scenarios use the same draws, so the differences are real."</p></div>
                    <table class="ledger" role="table" aria-labelledby="sc-h">
                        {head}
                        <tbody role="rowgroup"><For each=move || all.get() key=ScenarioRow::clone children=move |row| one(editor, row, scale)/></tbody>
                    </table>
                </section>
            }
        })
    }
}

fn one(editor: Editor, row: ScenarioRow, scale: Memo<Reach>) -> impl IntoView {
    let ScenarioRow { which, name, note, net, net_words, delta, ratio, payback, range, of_twenty } = row;
    let drawn = Memo::new(move |_| {
        let scale = scale.get();
        let place = |value: Decimal| scale.place(value);
        let base = with_base(editor, |facts| crate::analysis::decimal(facts.outcome.figures.totals.net).ok());
        strip(Strip {
            zero: Some(place(Decimal::ZERO)),
            base: base.map(place),
            range: range.map(|(low, high)| (place(low), place(high))),
            now: net.map(place),
            loss: net.is_some_and(|net| net < Decimal::ZERO),
            need: None,
        })
    });
    let range_words = move || {
        let format = editor.format.get();
        range.map_or(String::new(), |(low, high)| format!("{} to {}", format.money(low), format.money(high)))
    };
    let label = |text: &'static str| view! { <span class="ledger__label" aria-hidden="true">{text}</span> };
    let report = move || Route::Study(editor.id(), StudyView::of_report(which)).hash();
    view! {
        <tr role="row" class:is-on=which == WhichScenario::Tried>
            <th scope="row" role="rowheader"><b>{name.clone()}</b><small class="muted">{note}</small></th>
            <td role="cell" class="num">{label("Net benefit")}<b>{net_words}</b><small class="muted">{delta}</small></td>
            <td role="cell" class="ledger__strip"><span use:patch_html=drawn></span><span class="vh">{range_words}</span></td>
            <td role="cell" class="num">{label("Back for each 1 spent")}{ratio}</td>
            <td role="cell" class="num">{label("Pays back after")}{payback}</td>
            <td role="cell" class="num">{label("Makes money")}{of_twenty.map_or("–".into(), |count| format!("{count} of 20"))}</td>
            <td role="cell"><div class="btns btns--tight">
                {actions(editor, which, name.clone())}
                <a class="btn btn--text btn--small" href=report>"Report"<span class="vh">" of "{name}</span></a>
            </div></td>
        </tr>
    }
}

fn actions(editor: Editor, which: WhichScenario, name: String) -> Option<AnyView> {
    let WhichScenario::Named(at) = which else { return None };
    let changes = move || editor.study.with_untracked(|study| which.changes(study).to_vec());
    let button = |word: &'static str, act: Box<dyn Fn()>| {
        let name = name.clone();
        view! { <button class="btn btn--text btn--small" type="button" on:click=handler(move |_| act())>{word}<span class="vh">": "{name}</span></button> }
    };
    let named = name.clone();
    let (tried, copied, dropped) = (named.clone(), named.clone(), named.clone());
    Some(
        view! {
            {button("Try", Box::new(move || editor.try_all(&format!("try {tried}"), changes())))}
            {button("Make base", Box::new(move || {
                let changes = changes();
                editor.edit(&format!("make {named} the base case"), "", |study| what_if::adopt(study, &changes));
            }))}
            {button("Duplicate", Box::new(move || {
                if editor.study.with_untracked(|study| what_if::named(study).count() + 1 >= what_if::MOST_SCENARIOS) {
                    let text = "Four sets of numbers are enough to compare. Delete one to keep another.";
                    editor.notice.set(Some(Notice::plain(text)));
                    return editor.say(text);
                }
                editor.edit(&format!("duplicate {copied}"), "", |study| {
                    if let Some(scenario) = study.scenarios.get(at).cloned() {
                        what_if::keep(study, &format!("{} (copy)", scenario.name), &scenario.note, scenario.changes);
                    }
                });
            }))}
            {button("Delete", Box::new(move || {
                editor.edit(&format!("delete {dropped}"), "", |study| {
                    if at < study.scenarios.len() {
                        study.scenarios.remove(at);
                    }
                });
                editor.say(format!("{dropped} is deleted. Undo is possible."));
                focus_next("#sc-h, #wi-h");
            }))}
        }
        .into_any(),
    )
}
