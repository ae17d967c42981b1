//! The figures: five first, the others behind them; each opens to its formula.

use leptos::prelude::*;

use super::{with, with_base};
use crate::page::editor::Editor;
use crate::parts::icon::{DOWN, icon};
use crate::report::{self, Explanation, Fact, FactId, what_if};

/// Five figures first, the others behind them; each opens to its formula.
pub fn facts(editor: Editor) -> impl IntoView {
    let all = Memo::new(move |_| with(editor, report::facts));
    let held = Memo::new(move |_| editor.shown_outcome.get().blocks().next().is_some());
    let list = move |from: usize, to: usize| {
        move || {
            let withheld = held.get();
            all.get().into_iter().skip(from).take(to - from).map(|fact| one_fact(editor, fact, withheld)).collect_view()
        }
    };
    view! {
        <dl class="facts">{list(0, 5)}</dl>
        <details class="fold fold--plain">
            <summary>{icon(DOWN)}"More figures"</summary>
            <dl class="facts facts--more">{list(5, 13)}</dl>
            {longer(editor)}
        </details>
    }
}

fn one_fact(editor: Editor, fact: Fact, withheld: bool) -> impl IntoView {
    let Fact { id, name, number, note, exists } = fact;
    let hide = withheld
        && !matches!(
            id,
            FactId::Benefit | FactId::Cost | FactId::Roe | FactId::PerHead | FactId::PerHour | FactId::DoingNothing
        );
    let class = if id == FactId::Net {
        "fact__num fact__num--net"
    } else if exists && !hide {
        "fact__num"
    } else {
        "fact__num fact__num--none"
    };
    let number = if hide { "Held back".to_string() } else { number };
    let open = exists && !hide;
    // An arrow and words, never colour alone.
    let delta = move || {
        if editor.changes().is_empty() || hide {
            return None;
        }
        let words = with_base(editor, |base| with(editor, |now| what_if::delta(id, base, now)))?;
        let up = ["more", "later"].iter().any(|word| words.ends_with(word));
        let sign = if words.starts_with("No ") || words.starts_with("Almost") {
            ""
        } else if up {
            "▲"
        } else {
            "▼"
        };
        Some(
            view! { <dd><span class="delta"><span class="delta__sign" aria-hidden="true">{sign}</span>{words}</span></dd> },
        )
    };
    view! {
        <div class="fact">
            <dt>{name.clone()}</dt>
            <dd class=class>{number}</dd>
            <dd class="fact__note">{note}</dd>
            {delta}
            {open.then(|| view! { <dd>{explained(editor, id, name)}</dd> })}
        </div>
    }
}

/// A figure opened to its formula with the user's own values.
fn explained(editor: Editor, id: FactId, name: String) -> impl IntoView {
    let open = RwSignal::new(false);
    let body = move || {
        open.get().then(|| {
            let Explanation { formula, lines, rule } = with(editor, |facts| report::explain(id, facts));
            view! {
                <p class="formula"><b>{formula}</b>" "<span class="muted">"(rule "{rule}")"</span></p>
                <dl class="formula__lines">
                    {lines.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}
                </dl>
            }
        })
    };
    view! {
        <details class="fold fold--plain explain" on:toggle=move |event| {
            let is_open = js_sys::Reflect::get(&event_target::<wasm_bindgen::JsValue>(&event), &"open".into()).is_ok_and(|value| value.is_truthy());
            open.set(is_open);
        }>
            <summary>{icon(DOWN)}"How"<span class="vh">" "{name}" is worked out"</span></summary>
            {body}
        </details>
    }
}

/// The longer view, apart from the headline.
fn longer(editor: Editor) -> impl IntoView {
    move || {
        with(editor, |facts| {
            let figures = &facts.outcome.figures;
            (figures.horizon_months > 12).then(|| {
                let Explanation { lines, .. } = report::explain(FactId::Npv, facts);
                let fades = facts.study.measures.iter().any(|one| one.effect.half_life.value.is_some() || one.effect.attrition.value.is_some());
                view! {
                    <section class="longer" aria-labelledby="longer-h">
                        <h3 id="longer-h">{format!("The longer view, {} months", figures.horizon_months)}</h3>
                        {(!fades).then(|| view! { <p class="muted">"No fading and nobody leaving is assumed. Skills fade and people leave."</p> })}
                        <dl class="formula__lines">
                            {lines.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}
                        </dl>
                    </section>
                }
            })
        })
    }
}
