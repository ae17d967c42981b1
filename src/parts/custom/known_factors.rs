//! Causes and measures named earlier that may have moved the number too; one press makes each a factor.

use leptos::prelude::*;

use super::made;
use crate::analysis::Context;
use crate::parts::icon::{PLUS, icon};
use crate::shell::alive::handler;
use crate::shell::use_editor;
use crate::steps::At;
use crate::study::*;

pub(super) fn known_factors(at: At) -> AnyView {
    let editor = use_editor();
    let open = made(move |Context { study, .. }| {
        let Some(measure) = study.measures.get(at.measure) else { return Vec::new() };
        let factors = &measure.isolation.factors;
        let causes = study.cause.causes.iter().filter(|cause| cause.kind != CauseKind::Skill).map(|cause| &cause.name);
        let planned = study.cause.other_measures.iter().map(|measure| &measure.what);
        planned
            .chain(causes)
            .filter(|name| !name.trim().is_empty() && !factors.iter().any(|factor| factor.name == **name))
            .cloned()
            .collect::<Vec<String>>()
    });
    let item = move |name: String| {
        let taken = name.clone();
        let add = move |_| {
            let name = taken.clone();
            editor.edit("take over a factor", "", move |study| {
                if let Some(one) = study.measures.get_mut(at.measure) {
                    one.isolation.factors.push(Factor { name, share: Quantity::default(), ..Factor::default() });
                }
            });
        };
        view! { <li><button class="btn btn--small" type="button" on:click=handler(add)>{icon(PLUS)}{name}</button></li> }
    };
    (move || {
        let open = open.get();
        (!open.is_empty()).then(|| {
            let items = open.into_iter().map(item).collect_view();
            view! { <p class="field__hint">"You named these before. Did they help too?"</p><ul class="tags">{items}</ul> }
        })
    })
    .into_any()
}
