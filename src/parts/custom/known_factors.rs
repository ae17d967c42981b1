//! Causes and measures named earlier that may have moved the number too; one press makes each a factor.

use leptos::prelude::*;

use super::follows;
use crate::page::use_editor;
use crate::parts::icon::{PLUS, icon};
use crate::report::Facts;
use crate::steps::At;
use crate::study::*;

pub fn known_factors(at: At) -> AnyView {
    let editor = use_editor();
    follows(move |Facts { study, .. }| {
        let factors = &study.measures.get(at.measure)?.isolation.factors;
        let causes = study.cause.causes.iter().filter(|cause| cause.kind != CauseKind::Skill).map(|cause| &cause.name);
        let planned = study.cause.other_measures.iter().map(|measure| &measure.what);
        let open: Vec<String> = planned
            .chain(causes)
            .filter(|name| !name.trim().is_empty() && !factors.iter().any(|factor| factor.name == **name))
            .cloned()
            .collect();
        if open.is_empty() {
            return None;
        }
        let items = open
            .into_iter()
            .map(|name| {
                let taken = name.clone();
                let add = move |_| {
                    let name = taken.clone();
                    editor.edit("take over a factor", "", move |study| {
                        if let Some(one) = study.measures.get_mut(at.measure) {
                            one.isolation.factors.push(Factor { name, share: Quantity::default() });
                        }
                    });
                };
                view! { <li><button class="btn btn--small" type="button" on:click=add>{icon(PLUS)}{name}</button></li> }
            })
            .collect_view();
        Some(view! { <p class="field__hint">"You named these before. Did they help too?"</p><ul class="tags">{items}</ul> }.into_any())
    })
}
