//! The figures: five first, the others behind them; each opens to its formula.

use leptos::prelude::*;

use super::{in_turn, with, with_base, with_debounced};
use crate::analysis::Context;
use crate::parts::fold::is_open;
use crate::parts::icon::{DOWN, icon};
use crate::parts::markup::{escape, pairs};
use crate::parts::patch_html::patch_html;
use crate::shell::alive::handler;
use crate::shell::editor::Editor;
use crate::shell::turns::Turns;
use crate::study::Measure;
use crate::words;
use crate::words::what_if;
use crate::words::what_if::{Delta, Direction};
use crate::words::{Explanation, KeyFigure, KeyFigureId};

/// Figures of the headline, and all of them.
const FIRST: usize = 5;
const ALL: usize = 13;

#[derive(Clone, PartialEq)]
struct Compared {
    fact: KeyFigure,
    /// None where nothing is tried.
    delta: Option<Delta>,
}

/// Five figures first, the others behind them; each opens to its formula. The boxes stay, only their words change.
pub(super) fn facts(editor: Editor) -> impl IntoView {
    // Each with what it differs by from the base case.
    let compared = move |now: Context| {
        with_base(editor, |base| {
            let is_base = std::ptr::eq(base.study, now.study);
            let delta = |id| if is_base { None } else { what_if::delta(id, base, now) };
            let facts = words::facts(now, super::chance::known(editor).as_ref());
            facts.into_iter().map(|fact| Compared { delta: delta(fact.id), fact }).collect::<Vec<_>>()
        })
    };
    let all = in_turn(editor, Turns::words, move || with(editor, compared));
    // Behind the fold nothing moves with a slider, as long as nobody looks.
    let open = RwSignal::new(false);
    let settled = Memo::new(move |_| with_debounced(editor, compared));
    let folded = Memo::new(move |_| if open.get() { all.get() } else { settled.get() });
    view! {
        <dl class="facts">{(0..FIRST).map(|at| one_fact(editor, all, at)).collect_view()}</dl>
        <details class="fold fold--plain" on:toggle=handler(move |event| open.set(is_open(&event)))>
            <summary>{icon(DOWN)}"More figures"</summary>
            <dl class="facts facts--more">{(FIRST..ALL).map(|at| one_fact(editor, folded, at)).collect_view()}</dl>
            {longer_view(editor)}
        </details>
    }
}

fn one_fact(editor: Editor, all: Memo<Vec<Compared>>, at: usize) -> Option<AnyView> {
    let (id, name) = all.with_untracked(|all| all.get(at).map(|one| (one.fact.id, one.fact.name.clone())))?;
    let of = move |part: fn(&Compared) -> &String| all.with(|all| all.get(at).map(|one| part(one).clone()));
    let exists = Memo::new(move |_| all.with(|all| all.get(at).is_some_and(|one| one.fact.exists)));
    let number = move || of(|one| &one.fact.number);
    let class = move || match (id, exists.get()) {
        (KeyFigureId::Net, true) => "fact__num fact__num--net",
        (_, true) => "fact__num",
        (_, false) => "fact__num fact__num--none",
    };
    // An arrow and words, never colour alone.
    let delta = Memo::new(move |_| {
        let shown = all.with(|all| all.get(at).and_then(|one| one.delta.clone())).filter(|_| exists.get());
        shown.map_or(String::new(), |Delta { direction, words }| {
            let sign = match direction {
                Direction::Same => "",
                Direction::Up => "▲",
                Direction::Down => "▼",
            };
            let words = escape(&words);
            format!(
                "<span class=\"delta\"><span class=\"delta__sign\" aria-hidden=\"true\">{sign}</span>{words}</span>"
            )
        })
    });
    let how = name.clone();
    let beside = (id == KeyFigureId::Roi).then(|| {
        let words = Memo::new(move |_| with_debounced(editor, words::roe_beside));
        move || words.get().map(|words| view! { <dd class="fact__note">{words}</dd> })
    });
    Some(
        view! {
            <div class="fact">
                <dt>{name}</dt>
                <dd class=class>{number}</dd>
                <dd class="fact__note">{move || of(|one| &one.fact.note)}</dd>
                {beside}
                <dd class="fact__delta" use:patch_html=delta></dd>
                {move || exists.get().then(|| { let how = how.clone(); view! { <dd>{explained(editor, id, how)}</dd> } })}
            </div>
        }
        .into_any(),
    )
}

/// A figure opened to its formula with the user's own values.
fn explained(editor: Editor, id: KeyFigureId, name: String) -> impl IntoView {
    let open = RwSignal::new(false);
    let body = move || {
        if !open.get() {
            return String::new();
        }
        let Explanation { formula, lines, rule } = with(editor, |facts| words::explain(id, facts));
        let formula = escape(formula);
        format!("<p class=\"formula\"><b>{formula}</b> <span class=\"muted\">(rule {rule})</span></p>{}", pairs(&lines))
    };
    view! {
        <details class="fold fold--plain explain" on:toggle=handler(move |event| open.set(is_open(&event)))>
            <summary>{icon(DOWN)}"How"<span class="vh">" "{name}" is worked out"</span></summary>
            <div inner_html=body></div>
        </details>
    }
}

/// The longer view, apart from the headline.
pub(super) fn longer_view(editor: Editor) -> impl IntoView {
    let html = Memo::new(move |_| {
        with_debounced(editor, |facts| {
            let figures = &facts.outcome.figures;
            if figures.horizon_months <= 12 {
                return String::new();
            }
            let Explanation { lines, .. } = words::explain(KeyFigureId::Npv, facts);
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
