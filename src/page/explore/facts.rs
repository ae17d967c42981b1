//! The figures: five first, the others behind them; each opens to its formula.

use leptos::prelude::*;

use super::{with, with_base, with_settled};
use crate::page::editor::Editor;
use crate::parts::icon::{DOWN, icon};
use crate::parts::markup::{escape, pairs};
use crate::report::{self, Explanation, Fact, FactId, what_if};
use crate::study::Measure;

/// Figures of the headline, and all of them.
const FIRST: usize = 5;
const ALL: usize = 13;

/// Five figures first, the others behind them; each opens to its formula. The boxes stay, only their words change.
pub fn facts(editor: Editor) -> impl IntoView {
    let range = Memo::new(move |_| with_settled(editor, report::range));
    let all = Memo::new(move |_| with(editor, |facts| report::facts_with(facts, range.get())));
    let held = Memo::new(move |_| editor.results().shown_outcome.with(|outcome| outcome.blocks().next().is_some()));
    let list = move |from: usize, to: usize| (from..to).map(|at| one_fact(editor, all, held, at)).collect_view();
    view! {
        <dl class="facts">{list(0, FIRST)}</dl>
        <details class="fold fold--plain">
            <summary>{icon(DOWN)}"More figures"</summary>
            <dl class="facts facts--more">{list(FIRST, ALL)}</dl>
            {longer(editor)}
        </details>
    }
}

/// Whether a figure is shown although a finding holds the headline back: it does not rest on the claim.
fn stands_alone(id: FactId) -> bool {
    use FactId::*;
    matches!(id, Benefit | Cost | Roe | PerHead | PerHour | DoingNothing)
}

fn one_fact(editor: Editor, all: Memo<Vec<Fact>>, held: Memo<bool>, at: usize) -> Option<AnyView> {
    let (id, name) = all.with_untracked(|all| all.get(at).map(|fact| (fact.id, fact.name.clone())))?;
    let hide = move || held.get() && !stands_alone(id);
    let of = move |part: fn(&Fact) -> &String| all.with(|all| all.get(at).map(|fact| part(fact).clone()));
    let exists = Memo::new(move |_| all.with(|all| all.get(at).is_some_and(|fact| fact.exists)) && !hide());
    let number = move || if hide() { Some("Held back".to_string()) } else { of(|fact| &fact.number) };
    let class = move || match (id, exists.get()) {
        (FactId::Net, _) => "fact__num fact__num--net",
        (_, true) => "fact__num",
        (_, false) => "fact__num fact__num--none",
    };
    // An arrow and words, never colour alone.
    let delta = move || {
        if editor.changes().is_empty() || hide() {
            return String::new();
        }
        let words = with_base(editor, |base| with(editor, |now| what_if::delta(id, base, now)));
        words.map_or(String::new(), |words| {
            let sign = if words.starts_with("No ") || words.starts_with("Almost") {
                ""
            } else if words.ends_with("more") || words.ends_with("later") {
                "▲"
            } else {
                "▼"
            };
            let words = escape(&words);
            format!(
                "<span class=\"delta\"><span class=\"delta__sign\" aria-hidden=\"true\">{sign}</span>{words}</span>"
            )
        })
    };
    let how = name.clone();
    Some(
        view! {
            <div class="fact">
                <dt>{name}</dt>
                <dd class=class>{number}</dd>
                <dd class="fact__note">{move || of(|fact| &fact.note)}</dd>
                <dd class="fact__delta" inner_html=delta></dd>
                {move || exists.get().then(|| { let how = how.clone(); view! { <dd>{explained(editor, id, how)}</dd> } })}
            </div>
        }
        .into_any(),
    )
}

/// A figure opened to its formula with the user's own values.
fn explained(editor: Editor, id: FactId, name: String) -> impl IntoView {
    let open = RwSignal::new(false);
    let body = move || {
        if !open.get() {
            return String::new();
        }
        let Explanation { formula, lines, rule } = with(editor, |facts| report::explain(id, facts));
        let formula = escape(formula);
        format!("<p class=\"formula\"><b>{formula}</b> <span class=\"muted\">(rule {rule})</span></p>{}", pairs(&lines))
    };
    view! {
        <details class="fold fold--plain explain" on:toggle=move |event| {
            let is_open = js_sys::Reflect::get(&event_target::<wasm_bindgen::JsValue>(&event), &"open".into()).is_ok_and(|value| value.is_truthy());
            open.set(is_open);
        }>
            <summary>{icon(DOWN)}"How"<span class="vh">" "{name}" is worked out"</span></summary>
            <div inner_html=body></div>
        </details>
    }
}

/// The longer view, apart from the headline.
fn longer(editor: Editor) -> impl IntoView {
    let html = Memo::new(move |_| {
        with_settled(editor, |facts| {
            let figures = &facts.outcome.figures;
            if figures.horizon_months <= 12 {
                return String::new();
            }
            let Explanation { lines, .. } = report::explain(FactId::Npv, facts);
            let fades = |one: &Measure| one.effect.half_life.value.is_some() || one.effect.attrition.value.is_some();
            let warning = if facts.study.measures.iter().any(fades) {
                ""
            } else {
                "<p class=\"muted\">No fading and nobody leaving is assumed. Skills fade and people leave.</p>"
            };
            format!(
                "<section class=\"longer\" aria-labelledby=\"longer-h\"><h3 id=\"longer-h\">The longer view, {} months</h3>{warning}{}</section>",
                figures.horizon_months,
                pairs(&lines)
            )
        })
    });
    view! { <div inner_html=move || html.get()></div> }
}
