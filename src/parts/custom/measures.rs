//! The measures of the study: add, take away; each is asked about in the steps that follow.

use leptos::prelude::*;

use super::made;
use crate::analysis;
use crate::analysis::Context;
use crate::parts::icon::{PLUS, icon};
use crate::shell::alive::handler;
use crate::shell::dom::dom_id;
use crate::shell::dom::focus_soon;
use crate::shell::use_editor;
use crate::steps::words;
use crate::study::*;

pub(super) fn measures() -> AnyView {
    const ADD: &str = "measures-add";
    let remove_id = |at: usize| format!("measures-remove-{at}");
    let editor = use_editor();
    // Each with its name and what it is worth so far.
    let list = made(|Context { study, outcome, format }| {
        let worth = |at: usize| {
            let worth = analysis::decimal(outcome.figures.totals.measures.get(at)?.first_year).ok()?;
            Some(format!("{} in the first year", format.money(worth)))
        };
        let name = |measure: &Measure| words::name_of(measure).to_string();
        study.measures.iter().enumerate().map(|(at, measure)| (name(measure), worth(at))).collect::<Vec<_>>()
    });
    let drawn = move || {
        let list = list.get();
        let count = list.len();
        let rows = list
            .into_iter()
            .enumerate()
            .map(|(at, (name, worth))| {
                let remove = move |_| {
                    editor.edit("remove a measure", "", |study| {
                        if at < study.measures.len() {
                            study.measures.remove(at);
                        }
                    });
                    editor.say("The measure is removed. Undo is possible.");
                    // The last measure cannot be removed, so that it has no such button.
                    let near = if count > 2 { remove_id(at.saturating_sub(1)) } else { ADD.into() };
                    focus_soon(near);
                };
                view! {
                    <li class="plan">
                        <div><b>{name.clone()}</b>{worth.map(|worth| view! { <p class="plan__meta">{worth}</p> })}</div>
                        {(count > 1).then(|| view! { <button class="btn btn--text btn--small" type="button" id=remove_id(at) on:click=handler(remove)>"Remove"<span class="vh">": "{name}</span></button> })}
                    </li>
                }
            })
            .collect_view();
        let add = move |_| {
            editor.edit("add a measure", "", |study| {
                study.measures.push(Measure { period: Period::Month, ..Measure::default() });
            });
            let index = editor.study.with_untracked(|study| study.measures.len().saturating_sub(1));
            focus_soon(dom_id(&format!("measures.{index}.name")));
        };
        view! {
            <ul class="plans">{rows}</ul>
            {(count < crate::steps::MOST_MEASURES).then(|| view! {
                <button class="btn btn--small" type="button" id=ADD on:click=handler(add)>{icon(PLUS)}"Add a measure"</button>
            })}
        }
    };
    drawn.into_any()
}
