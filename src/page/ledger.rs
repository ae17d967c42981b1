//! Every number with its source and status.

use leptos::prelude::*;

use crate::analysis::Context;
use crate::parts::go_to_question::firm_up;
use crate::parts::icon::{BACK, icon};
use crate::shell::alive::handler;
use crate::shell::route::{Route, StudyView};
use crate::shell::use_editor;
use crate::steps::full;
use crate::words;

/// The list of all numbers, with a filter and a file for spreadsheets.
pub(super) fn ledger() -> AnyView {
    let editor = use_editor();
    let only = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        words::ledger::ledger(full::STEPS, Context { study: &study, outcome: &outcome, format: &format })
    });
    let rows = move || {
        let rows = all.get().into_iter().filter(|row| row.assumed || !only.get());
        rows.map(|row| {
            let place = row.place;
            let open = row.agreed_by.is_empty() && row.agreed_on.is_empty();
            view! {
                <tr class:is-on=row.assumed>
                    <th scope="row"><button class="link" type="button" on:click=handler(move |_| firm_up(editor, place.clone()))>{row.label}</button></th>
                    <td class="num"><span class="ledger__label">"Value"</span>{row.value}</td>
                    <td><span class="ledger__label">"Status: "</span>{row.status}</td>
                    <td><span class="ledger__label">"Evidence and source: "</span>{(!row.letter.is_empty()).then(|| view! { <b class="ledger__grade">{row.letter}</b>" " })}{row.source}</td>
                    <td class:is-open=open><span class="ledger__label">"Agreed: "</span>{row.agreed_by}" "{row.agreed_on}</td>
                </tr>
            }
        })
        .collect_view()
    };
    let save = move |_| {
        crate::shell::download::download(
            "payoff-assumptions.csv",
            "text/csv",
            &words::ledger::csv(&all.get_untracked()),
        );
        editor.say("Saved as payoff-assumptions.csv");
    };
    let back = Route::Study(editor.id(), StudyView::Result).hash();
    view! {
        <main id="main" tabindex="-1" class="shell page">
            <a class="back" href=back>{icon(BACK)}"Result"</a>
            <h1 tabindex="-1">"Every number, with its source"</h1>
            <p class="why">"The letter says how firm a number is: A a record or Finance, B a system’s export, C a study or benchmark, D an estimate, E assumed. Tinted rows are assumed: nobody has said otherwise yet. By rule means that it counts in every study until you set your own."</p>
            <div class="btns ledger__tools">
                <label class="tick"><input type="checkbox" on:change=handler(move |event| only.set(event_target_checked(&event)))/>"Only what is assumed"</label>
                <button class="btn btn--small" type="button" on:click=handler(save)>"Save as CSV"</button>
            </div>
            <table class="ledger">
                <caption class="vh">"Every number of the study with value, status and source"</caption>
                <thead><tr><th scope="col">"Number"</th><th scope="col" class="num">"Value"</th><th scope="col">"Status"</th><th scope="col">"Evidence and source"</th><th scope="col">"Agreed by, on"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </main>
    }
    .into_any()
}
