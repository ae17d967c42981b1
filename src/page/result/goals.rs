//! What would have to be true: one question, and for each lever the value that answers it.

use leptos::prelude::*;
use rust_decimal::{Decimal, dec};

use super::with_settled;
use crate::amount::read;
use crate::analysis::goals::{Goal, Need, needs};
use crate::analysis::margin_of_safety;
use crate::parts::pictures::{Strip, strip};
use crate::shell::alive::handler;
use crate::shell::dom::focus_soon;
use crate::shell::editor::Editor;
use crate::steps::{full, quick};
use crate::study::defaults;
use crate::words::break_even_sentences;

/// The kinds of goal, in the order they stand.
const KINDS: [&str; 4] = ["to break even", "an ROI of", "a net benefit of", "the money back within"];

pub fn goals(editor: Editor) -> impl IntoView {
    let kind = RwSignal::new(0usize);
    // None until somebody types: then the usual amount stands there.
    let typed: RwSignal<[Option<String>; 4]> = RwSignal::new(Default::default());
    let usual = move |kind: usize| match kind {
        1 => editor.study.with(|study| study.hurdle.or(defaults::HURDLE.value)),
        2 => Decimal::ZERO,
        _ => Decimal::from(12),
    };
    // What stands in the box, or its problem in words.
    let wanted = Memo::new(move |_| {
        let kind = kind.get();
        let text = typed.with(|typed| typed[kind].clone());
        let format = editor.format.get();
        let value = match text {
            None => Ok(usual(kind)),
            Some(text) => read(&text, &format).map(|typed| typed.value),
        };
        match (kind, value) {
            (0, _) => Ok(Goal::BreakEven),
            (1, Ok(percent)) => Ok(Goal::Roi(percent)),
            (2, Ok(money)) => Ok(Goal::Net(money)),
            (3, Ok(months)) if months >= Decimal::ONE && months <= dec!(60) => Ok(Goal::Payback(months)),
            (3, Ok(_)) => Err("Months must be between 1 and 60"),
            _ => Err("What you want must be a number, like 25"),
        }
    });
    let list = Memo::new(move |_| {
        with_settled(editor, |facts| {
            let held = facts.outcome.is_held();
            match wanted.get() {
                Ok(goal) if !held && facts.outcome.figures.totals.net.is_ok() => {
                    needs(&[quick::STEPS, full::STEPS], facts, goal)
                }
                _ => Vec::new(),
            }
        })
    });
    let there = Memo::new(move |_| {
        editor.results().settled_outcome.with(|outcome| !outcome.is_held() && outcome.figures.totals.net.is_ok())
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
            let value = value.unwrap_or_else(|| editor.format.with(|format| format.number(usual(at), 2)));
            view! {
                <div class="affix goal__amount"><input class="input" id="goal-amount" type="text" inputmode="decimal" autocomplete="off" aria-label=format!("I want {}", KINDS[at]) aria-describedby="goal-problem" aria-invalid=move || wanted.with(Result::is_err).then_some("true")
                    prop:value=value on:input=handler(move |event| typed.update(|typed| typed[at] = Some(event_target_value(&event))))/><span class="affix__unit" aria-hidden="true">{unit}</span></div>
            }
        })
    };
    let problem = move || wanted.get().err().map(|words| view! { <span class="vh">"Error: "</span>{words} });
    let sentences = move || {
        let said = if kind.get() == 0 { with_settled(editor, break_even_sentences) } else { Vec::new() };
        said.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()
    };
    let safe = move || with_settled(editor, margin_of_safety);
    move || {
        there.get().then(|| view! {
            <section class="block" aria-labelledby="true-h">
                <div class="band__head">
                    <div class="block__head"><h2 id="true-h">"What would have to be true"</h2><p>"If you change only one number. "{safe}</p></div>
                    <div class="goal">
                        <fieldset class="switch"><legend>"I want"</legend>{(0..KINDS.len()).map(choice).collect_view()}</fieldset>
                        {amount}
                        <p class="field__error" id="goal-problem">{problem}</p>
                    </div>
                </div>
                <table class="ledger" role="table" aria-labelledby="true-h">
                    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">"If you change only …"</th><th scope="col" role="columnheader" class="num">"It must be"</th><th scope="col" role="columnheader" class="num">"Now"</th>
                        <th scope="col" role="columnheader" class="ledger__strip"><span class="marks"><span><i class="mk mk--need"></i>"must be"</span><span><i class="mk mk--now"></i>"now"</span><span><i class="mk mk--range"></i>"your range"</span></span></th>
                        <th scope="col" role="columnheader">"So it is"</th><th scope="col" role="columnheader"><span class="vh">"Action"</span></th></tr></thead>
                    <tbody role="rowgroup">{move || list.get().into_iter().map(|need| one(editor, need)).collect_view()}</tbody>
                </table>
                <ul class="sentences">{sentences}</ul>
            </section>
        })
    }
}

fn one(editor: Editor, row: Need) -> impl IntoView {
    let drawn = strip(Strip { range: row.range_at, need: row.need_at, now: Some(row.now_at), ..Strip::default() });
    let label = |text: &'static str| view! { <span class="ledger__label" aria-hidden="true">{text}</span> };
    let button = row.value.filter(|_| !row.place.is_empty()).map(|value| {
        let (place, name, need) = (row.place.clone(), crate::steps::words::inside(&row.label), row.need.clone());
        let id = format!("try-{}", row.place.replace('.', "-"));
        // The rows are drawn anew with the tried number; the button that was pressed keeps the focus.
        let again = id.clone();
        let press = move |_| {
            editor.try_number(&name, &place, value);
            editor.settle();
            focus_soon(again.clone());
        };
        view! { <button class="btn btn--small" type="button" id=id on:click=handler(press)>"Try this"<span class="vh">": "{row.label.clone()}" "{need}</span></button> }
    });
    let range = if row.range.is_empty() { "No range".to_string() } else { format!("Your range: {}", row.range) };
    let need = if row.need.is_empty() { "–".to_string() } else { row.need };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><b>{row.label.clone()}</b></th>
            <td role="cell" class="num">{label("It must be")}<b>{need}</b></td>
            <td role="cell" class="num">{label("Now")}{row.now}</td>
            <td role="cell" class="ledger__strip"><span inner_html=drawn></span><span class="vh">{range}</span></td>
            <td role="cell" class="ledger__so">{row.verdict.words()}</td>
            <td role="cell" class="num">{button}</td>
        </tr>
    }
}
