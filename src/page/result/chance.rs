//! How sure it is: twenty equally likely results, drawn in the frame of the key.

use leptos::prelude::*;

use super::in_turn;
use crate::charts::dots::{Axis, Dots};
use crate::engine::chance::Chances;
use crate::parts::fold::numbers;
use crate::parts::patch_html::patch_html;
use crate::parts::pictures;
use crate::scenario::what_if::fixed;
use crate::shell::alive::handler;
use crate::shell::editor::Editor;
use crate::shell::turns::Turns;

/// Draws what is on show as often as its study asks for, where that does not fit into a frame.
pub(super) fn follow(editor: Editor) {
    Effect::new(move |_| {
        let moves = editor.live.with(Option::is_some);
        let shown = editor.study.with(|study| editor.with_changes(|changes| fixed(study, changes)));
        if !moves {
            editor.draws.refine(shown);
        }
    });
}

/// The range of what is on show.
pub(super) fn of_shown(editor: Editor) -> Memo<Option<Chances>> {
    in_turn(editor, Turns::pictures, move || known(editor))
}

/// The same, worked out here and now: what has no result has no range.
pub(super) fn known(editor: Editor) -> Option<Chances> {
    editor.draws.of(&editor.study.with(|study| editor.with_changes(|changes| fixed(study, changes))))
}

/// The dots with their sentence, beside the verdict.
pub(super) fn picture(editor: Editor, chances: Memo<Option<Chances>>) -> impl IntoView {
    // The scale stays while a slider moves, and widens when it is let go.
    let axis = Memo::new(move |before: Option<&Option<Axis>>| {
        let moving = editor.live.with(Option::is_some);
        match before {
            Some(before) if moving => *before,
            _ => chances.with(|chances| chances.as_ref().map(|chances| Axis::of(&chances.dots))),
        }
    });
    let held = Memo::new(move |_| editor.results().shown_outcome.with(|outcome| outcome.is_withheld()));
    let drawn = Memo::new(move |_| {
        let held = held.get();
        let format = editor.format.get();
        chances.with(|chances| chances.as_ref().filter(|_| !held).map(|chances| Dots::of(chances, axis.get(), &format)))
    });
    let there = Memo::new(move |_| drawn.with(Option::is_some));
    let of = move |make: fn(&Dots) -> String| move || drawn.with(|drawn| drawn.as_ref().map_or(String::new(), make));
    let title = of(|drawn| drawn.title.clone());
    let svg = of(|drawn| pictures::dots(drawn, "Twenty equally likely results for the net benefit"));
    let svg = Memo::new(move |_| svg());
    let table = of(pictures::dots_table);
    // A browser may break a line between a minus and a currency sign; the word joiner keeps them together.
    let words = of(|drawn| drawn.words.replace('−', "−\u{2060}"));
    // What is not in the picture is said.
    let varies =
        Memo::new(move |_| chances.with(|chances| chances.as_ref().is_some_and(|chances| chances.low < chances.high)));
    let none = move || {
        (!varies.get()).then(|| view! { <p class="muted chart__say">"No number has a range yet, so all results are the same. Give low and high to the numbers that matter."</p> })
    };
    let around = "The dots lie around the headline. They cover your own low and high numbers, doubt, and chance in the records. They do not cover surprises.";
    let draws = move || {
        let count = chances.with(|chances| chances.as_ref().map_or(0, |chances| chances.draws));
        let seed = editor.study.with(|study| study.chance.seed);
        let format = editor.format.get();
        format!("From {} draws, seed {seed}: the same file always gives the same dots.", format.number(count.into(), 0))
    };
    move || {
        there.get().then(|| view! {
            <figure class="chart" role="group" aria-labelledby="dp-h">
                <div class="chart__head"><h2 class="h3" id="dp-h">{title}</h2><p>"Each dot is one equally likely result for the first year"</p></div>
                <div class="chart__inset" use:patch_html=svg></div>
                <p class="chart__say">{words}</p>
                {none}
                {numbers(table, view! { <p class="muted chart__say">{around}</p><p class="muted chart__say">{draws}</p>{how_many(editor)}{seed(editor)} })}
            </figure>
        })
    }
}

/// How many draws: more take longer and move the dots less.
fn how_many(editor: Editor) -> impl IntoView {
    let now = Memo::new(move |_| editor.study.with(|study| study.chance.draws));
    let set = move |event: leptos::ev::Event| {
        let draws = event_target_value(&event).parse().unwrap_or(0);
        editor.edit("number of draws", "chance.draws", |study| study.chance.draws = draws);
    };
    let choice = move |draws: u32, name: &'static str| {
        view! { <option value=draws.to_string() prop:selected=move || now.get() == draws>{name}</option> }
    };
    view! {
        <p class="draws"><label for="draws">"Draws"</label>
            <select class="input" id="draws" on:change=handler(set)>
                {choice(0, "10,000")}{choice(100_000, "100,000")}{choice(1_000_000, "1,000,000")}
            </select>
            {move || editor.draws.busy.get().then_some("Drawing …")}
        </p>
    }
}

/// The number the draws start from: another one shows how much of the picture is chance of the drawing itself.
fn seed(editor: Editor) -> impl IntoView {
    let now = Memo::new(move |_| editor.study.with(|study| study.chance.seed));
    let wrong = RwSignal::new(false);
    let set = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event);
        match typed.trim().parse() {
            Ok(seed) => {
                wrong.set(false);
                editor.edit("seed", "chance.seed", |study| study.chance.seed = seed);
            }
            Err(_) => wrong.set(true),
        }
    };
    view! {
        <p class="draws"><label for="seed">"Seed"</label>
            <input class="input" id="seed" inputmode="numeric" size="10" aria-describedby="seed-e"
                prop:value=move || now.get().to_string() on:change=handler(set)/>
            <span class="field__error" id="seed-e">{move || wrong.get().then_some("Enter a whole number from 0 to 4294967295")}</span>
        </p>
    }
}
