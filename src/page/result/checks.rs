//! What a careful reader will ask, and what somebody kept with a reason.

use leptos::prelude::*;

use super::with_debounced;
use crate::analysis;
use crate::engine::{Finding, Severity};
use crate::parts::go_to_question::jump;
use crate::parts::icon::{CHECK, DOWN, INFO, STOP, WARN, icon};
use crate::shell::alive::handler;
use crate::shell::dom::focus_soon;
use crate::shell::editor::Editor;
use crate::study::*;
use crate::words::{self, CheckWords};

/// What a careful reader will ask, the heaviest first: what is open, or what somebody kept with a reason.
pub(super) fn checks(editor: Editor, kept: bool) -> impl IntoView {
    let findings = Memo::new(move |_| {
        let words =
            |facts: analysis::Context, finding: &Finding| words::check_words(finding, facts.study, facts.format);
        with_debounced(editor, |facts| {
            facts.outcome.findings.iter().map(|finding| (finding.clone(), words(facts, finding))).collect::<Vec<_>>()
        })
    });
    move || {
        let mut found = findings.get();
        found.retain(|(finding, _)| finding.kept.is_some() == kept);
        if kept && found.is_empty() {
            return None;
        }
        let open = found.iter().filter(|(finding, _)| finding.kept.is_none()).count();
        let items = found.into_iter().map(|(finding, words)| check(editor, finding, words)).collect_view();
        let words = match open {
            0 if kept => "Kept as they are, each with its reason.".to_string(),
            0 => "Nothing stands out. A reader may still ask.".to_string(),
            1 => "One thing a careful reader will ask.".to_string(),
            count => format!("{count} things a careful reader will ask."),
        };
        let id = if kept { "kept-checks-h" } else { "checks-h" };
        let title = if kept { "Checks that were kept" } else { "Before Finance asks" };
        Some(view! {
            <section class="block" aria-labelledby=id>
                <div class="block__head"><h2 id=id>{title}</h2><p>{words}</p></div>
                <ul class="checks">{items}</ul>
            </section>
        })
    }
}

fn check(editor: Editor, finding: Finding, words: CheckWords) -> impl IntoView {
    let (id, severity) = (finding.id(), finding.severity());
    let (place, kept) = (finding.path, finding.kept);
    let CheckWords { message, why_finance_cares, fix, .. } = words;
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
                        <button class="btn btn--text btn--small" type="button" on:click=handler(move |_| {
                            let place = undo_place.clone();
                            editor.edit("open a finding again", "", move |study| study.kept.retain(|kept| kept.finding != id || kept.place != place));
                        })>"Open it again"</button></p>
                    }.into_any(),
                    None => view! {
                        <button class="btn btn--text btn--small check__fix" type="button" on:click=handler(move |_| jump(editor, target.clone()))>{fix}<span class="vh">" ("{id}")"</span></button>
                        {keep(editor, id, place, Keep::Finding)}
                    }.into_any(),
                }}
            </div>
        </li>
    }
}

/// What is kept with a reason: a finding in the list, or the figure that it holds back. Both may stand on one page.
#[derive(Clone, Copy)]
pub(super) enum Keep {
    Finding,
    Figure,
}

/// A box for the reason to keep a finding as it is.
pub(super) fn keep(editor: Editor, id: &'static str, place: String, what: Keep) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let (kind, title) = match what {
        Keep::Finding => ("keep", "Keep it, with a reason"),
        Keep::Figure => ("show", "Show it anyway, with a reason"),
    };
    let box_id = format!("{kind}-{id}-{}", place.replace('.', "-"));
    let missing = RwSignal::new(false);
    let (error_id, asked) = (format!("{box_id}-error"), box_id.clone());
    let described = error_id.clone();
    let store = move |_| {
        let words = reason.get_untracked().trim().to_string();
        missing.set(words.is_empty());
        if words.is_empty() {
            focus_soon(asked.clone());
            return;
        }
        let place = place.clone();
        editor.edit("keep a finding", "", move |study| {
            study.kept.push(Waiver { finding: id.into(), place, reason: words, ..Waiver::default() });
        });
    };
    view! {
        <details class="fold fold--plain">
            <summary>{icon(DOWN)}{title}</summary>
            <div class="fold__body">
                <div class="field">
                    <label class="field__label" for=box_id.clone()>"Your reason"</label>
                    <p class="field__hint">"It is printed in the report"</p>
                    {move || missing.get().then(|| view! { <p class="field__error" id=error_id.clone()><span class="vh">"Error: "</span>"Enter your reason"</p> })}
                    <input class="input" id=box_id type="text" autocomplete="off" prop:value=move || reason.get()
                        aria-invalid=move || missing.get().then_some("true") aria-describedby=move || missing.get().then(|| described.clone())
                        on:input=handler(move |event| { missing.set(false); reason.set(event_target_value(&event)); })/>
                </div>
                <button class="btn btn--small" type="button" on:click=handler(store)>"Keep it with this reason"</button>
            </div>
        </details>
    }
}
