//! Where training is not the lever, the study ends honestly: what to do instead, for the person who decides.

use leptos::prelude::*;

use crate::analysis::Context;
use crate::parts::icon::{BACK, PRINT, icon};
use crate::shell::alive::handler;
use crate::shell::editor::title_of;
use crate::shell::route::{Route, StudyView};
use crate::shell::use_editor;
use crate::{analysis, words};

pub(super) fn alternatives() -> AnyView {
    let editor = use_editor();
    let body = move || {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        let gate = words::gate_words(&study);
        let remedies = analysis::instead(&study)
            .into_iter()
            .map(|one| {
                let share = one.share.map(|share| format!(" ({})", format.percent_of(share, 1)));
                view! { <div><dt>{one.cause}{share}</dt><dd>{one.what_helps}</dd></div> }
            })
            .collect_view();
        let planned: Vec<_> = study
            .cause
            .other_measures
            .iter()
            .filter(|one| !one.what.trim().is_empty())
            .map(|one| view! { <li><b>{one.what.clone()}</b>" "{[one.who.clone(), one.when.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")}</li> })
            .collect();
        let cost = words::doing_nothing(Context { study: &study, outcome: &outcome, format: &format })
            .map(|words| format!(" {words}"));
        view! {
            <h2>{title_of(&study)}</h2>
            <p>{words::full_stop(if study.challenge.sentence.trim().is_empty() { "The challenge is not described yet" } else { study.challenge.sentence.trim() })}{cost}</p>
            <p class="echo"><b>{gate.sentence}</b>{gate.decides.map(|decides| [" ", decides].concat())}</p>
            <dl class="formula__lines">{remedies}</dl>
            {(!planned.is_empty()).then(|| view! { <h3 class="h-small">"Already planned"</h3><ul class="sentences">{planned}</ul> })}
        }
    };
    let back = Route::Study(editor.id(), StudyView::Result).hash();
    view! {
        <main id="main" tabindex="-1" class="shell page">
            <a class="back" href=back>{icon(BACK)}"Result"</a>
            <h1 tabindex="-1">"What to do instead of training"</h1>
            <p class="why">"A study that ends here has done its work: the money goes where it helps."</p>
            <section class="part">{body}</section>
            <p class="btns"><button class="btn" type="button" on:click=handler(move |_| { let _ = window().print(); })>{icon(PRINT)}"Print or save as PDF"</button></p>
        </main>
    }
    .into_any()
}
