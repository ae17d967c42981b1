//! What would have to be true: one question, and under each lever the value that answers it.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::with_debounced;
use crate::analysis::goals::{FinancialGoal, GoalKind, Need, needs_at};
use crate::shell::alive::handler;
use crate::shell::dom::focus_soon;
use crate::shell::editor::Editor;
use crate::steps::{full, quick};
use crate::words::needs::{goal_problem, margin_of_safety, need_line};

/// The kinds of goal, in the order they stand.
const KINDS: [&str; 4] = ["to break even", "an ROI of", "a net benefit of", "the money back within"];

/// What somebody wants, and what each lever must be for it.
#[derive(Clone, Copy)]
pub(super) struct Aim {
    kind: RwSignal<usize>,
    /// None until somebody types: then the usual amount stands there.
    typed: RwSignal<[Option<String>; 4]>,
    /// What stands in the box, or its problem in words.
    wanted: Memo<Result<FinancialGoal, &'static str>>,
    /// Each with its sentence.
    needs: Memo<Vec<(Need, String)>>,
}

/// The aim of a screen whose levers stand at `places`.
pub(super) fn aim(editor: Editor, places: Memo<Vec<String>>) -> Aim {
    let kind = RwSignal::new(0usize);
    let typed: RwSignal<[Option<String>; 4]> = RwSignal::new(Default::default());
    let wanted = Memo::new(move |_| {
        let kind = kind.get();
        let text = typed.with(|typed| typed[kind].clone());
        let format = editor.format.get();
        let read = editor.study.with(|study| GoalKind::ALL[kind].read(text.as_deref(), study, &format));
        read.map_err(goal_problem)
    });
    let needs = Memo::new(move |_| {
        let places = places.get();
        with_debounced(editor, |facts| match wanted.get() {
            Ok(goal) if !facts.outcome.is_withheld() && facts.outcome.figures.totals.net.is_ok() => {
                let needs = needs_at(&[quick::STEPS, full::STEPS], facts, goal, &places);
                needs.into_iter().map(|need| (need.clone(), need_line(&need, facts))).collect()
            }
            _ => Vec::new(),
        })
    });
    Aim { kind, typed, wanted, needs }
}

/// The amount that stands in the box until somebody types.
fn usual(editor: Editor, kind: usize) -> Decimal {
    editor.study.with(|study| GoalKind::ALL[kind].usual(study))
}

/// The one choice of what is wanted, and what all costs together may come to for it.
pub(super) fn picker(editor: Editor, aim: Aim) -> impl IntoView {
    let Aim { kind, typed, wanted, needs } = aim;
    let there = Memo::new(move |_| {
        editor.results().debounced_outcome.with(|outcome| !outcome.is_withheld() && outcome.figures.totals.net.is_ok())
    });
    let choice = move |at: usize| {
        view! { <label><input type="radio" name="goal" prop:checked=move || kind.get() == at on:change=handler(move |_| kind.set(at))/>{KINDS[at]}</label> }
    };
    let amount = move || {
        let at = kind.get();
        (at > 0).then(|| {
            let unit = match at {
                1 => "%".to_string(),
                2 => editor.format.with(|format| format.symbol.clone()),
                _ => "months".into(),
            };
            let value = typed.with_untracked(|typed| typed[at].clone());
            let value = value.unwrap_or_else(|| editor.format.with(|format| format.number(usual(editor, at), 2)));
            view! {
                <div class="affix goal__amount"><input class="input" id="goal-amount" type="text" inputmode="decimal" autocomplete="off" aria-label=format!("I want {}", KINDS[at]) aria-describedby="goal-problem" aria-invalid=move || wanted.with(Result::is_err).then_some("true")
                    prop:value=value on:input=handler(move |event| typed.update(|typed| typed[at] = Some(event_target_value(&event))))/><span class="affix__unit" aria-hidden="true">{unit}</span></div>
            }
        })
    };
    let problem = move || wanted.get().err().map(|words| view! { <span class="vh">"Error: "</span>{words} });
    let together = move || {
        let all =
            needs.with(|needs| needs.iter().find(|(need, _)| need.place.is_empty()).map(|(_, line)| line.clone()));
        let safe = with_debounced(editor, margin_of_safety).filter(|_| kind.get() == 0);
        [all.map(|line| format!("All costs together: {line}")), safe]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    };
    move || {
        there.get().then(|| view! {
            <section class="aim" aria-labelledby="true-h">
                <h3 class="h-small" id="true-h">"What would have to be true"</h3>
                <div class="goal">
                    <fieldset class="switch"><legend>"I want"</legend>{(0..KINDS.len()).map(choice).collect_view()}</fieldset>
                    {amount}
                    <p class="field__error" id="goal-problem">{problem}</p>
                </div>
                <p class="muted aim__all">{together}</p>
            </section>
        })
    }
}

/// What the lever at `place` must be, and a button that tries it.
pub(super) fn under(editor: Editor, aim: Aim, place: String, label: String) -> impl IntoView {
    let id = format!("try-{}", place.replace('.', "-"));
    let need = Memo::new({
        let place = place.clone();
        move |_| aim.needs.with(|needs| needs.iter().find(|(need, _)| need.place == place).cloned())
    });
    let name = crate::steps::words::inside(&label);
    let press = {
        let (place, id) = (place.clone(), id.clone());
        move |_| {
            let Some(value) = need.get_untracked().and_then(|(need, _)| need.value) else { return };
            editor.try_number(&name, &place, value);
            editor.close_step();
            // Where the row is drawn anew with the tried number, the button that was pressed keeps the focus.
            focus_soon(id.clone());
        }
    };
    let press = StoredValue::new(press);
    let can_try = Memo::new(move |_| need.with(|need| need.as_ref().is_some_and(|(need, _)| need.value.is_some())));
    let there = Memo::new(move |_| need.with(Option::is_some));
    move || {
        there.get().then(|| {
            let (id, label) = (id.clone(), label.clone());
            view! {
                <p class="lever__need"><span>{move || need.with(|need| need.as_ref().map(|(_, line)| line.clone()))}</span>
                {move || can_try.get().then(|| view! { <button class="link" type="button" id=id.clone() on:click=handler(move |_| press.with_value(|press| press(())))>"Try this"<span class="vh">": "{label.clone()}</span></button> })}</p>
            }
        })
    }
}
