//! The measures of the study: add, take away; each is asked about in the steps that follow.

use leptos::prelude::*;

use super::follows;
use crate::page::use_editor;
use crate::parts::field::dom_id;
use crate::parts::icon::{PLUS, icon};
use crate::parts::rows::focus_soon;
use crate::report::{self, Facts};
use crate::steps::words;
use crate::study::*;

pub fn measures() -> AnyView {
    const ADD: &str = "measures-add";
    let remove_id = |at: usize| format!("measures-remove-{at}");
    let editor = use_editor();
    follows(move |Facts { study, outcome, format }| {
        let count = study.measures.len();
        let rows = study
            .measures
            .iter()
            .enumerate()
            .map(|(at, measure)| {
                let worth = outcome.figures.totals.measures.get(at).and_then(|one| report::decimal(one.first_year).ok());
                let name = words::name_of(measure).to_string();
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
                        <div><b>{name.clone()}</b>{worth.map(|worth| view! { <p class="plan__meta">{format.money(worth)}" in the first year"</p> })}</div>
                        {(count > 1).then(|| view! { <button class="btn btn--text btn--small" type="button" id=remove_id(at) on:click=remove>"Remove"<span class="vh">": "{name}</span></button> })}
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
        Some(
            view! {
                <ul class="plans">{rows}</ul>
                {(count < crate::steps::MOST_MEASURES).then(|| view! {
                    <button class="btn btn--small" type="button" id=ADD on:click=add>{icon(PLUS)}"Add a measure"</button>
                })}
            }
            .into_any(),
        )
    })
}
