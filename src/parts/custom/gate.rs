//! What the questions about the cause add up to.

use leptos::prelude::*;

use crate::analysis::Light;
use crate::parts::icon::{CHECK, INFO, WARN, icon};
use crate::shell::{Route, StudyView, use_editor};
use crate::words::gate_words;

pub(super) fn gate() -> AnyView {
    let editor = use_editor();
    let verdict = Memo::new(move |_| editor.study.with(|study| gate_words(study)));
    (move || {
        let gate = verdict.get();
        let (class, mark) = match gate.light {
            Light::Fits => ("gate gate--fits", CHECK),
            Light::Partly => ("gate gate--partly", INFO),
            Light::NotTheLever => ("gate gate--not", WARN),
            Light::NotChecked => ("gate", INFO),
        };
        view! {
            <section class=class aria-label="What your answers say">
                {icon(mark)}
                <div>
                    <p><b>{gate.sentence}</b>{gate.decides.map(|decides| [" ", decides].concat())}</p>
                    {(!gate.advice.is_empty()).then(|| view! {
                        <ul>{gate.advice.iter().map(|advice| view! { <li>{*advice}</li> }).collect_view()}</ul>
                    })}
                    {matches!(gate.light, Light::NotTheLever | Light::Partly).then(|| view! {
                        <p><a class="link" href=Route::Study(editor.id(), StudyView::Instead).hash()>"See what to do instead"</a></p>
                    })}
                </div>
            </section>
        }
    })
    .into_any()
}
