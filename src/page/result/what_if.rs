//! The levers: each a slider with a text box and two buttons, what was changed, and the same in a drawer beside a question.

use std::cell::Cell;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::goals::Aim;
use super::lever::{Ready, lever};
use super::{goals, in_turn, scenarios, with, with_base};
use crate::analysis::Context;
use crate::analysis::levers::{Lever, ends, to_try};
use crate::charts;
use crate::charts::slider::Slider;
use crate::parts::icon::{CROSS, DOWN, icon};
use crate::parts::patch_html::patch_html;
use crate::scenario::what_if;
use crate::shell::alive::{after, handler};
use crate::shell::dom::focus_next;
use crate::shell::editor::{Editor, Shared};
use crate::shell::turns::Turns;
use crate::steps::{full, number_at, quick, words};
use crate::study::Study;
use crate::words::Odds;
use crate::words::what_if::{self as said, Chip};

/// Levers on show: more would look equally important.
const MOST: usize = 6;
/// Quiet time before a result is said to a screen reader.
const QUIET: Duration = Duration::from_millis(900);

/// The section of levers, each with what it would have to be, and the scenarios that were kept.
pub(crate) fn levers(editor: Editor, base: Memo<Shared<Study>>) -> impl IntoView {
    let all = ready(editor, base);
    let places = Memo::new(move |_| all.with(|all| all.iter().map(|ready| ready.lever.place.clone()).collect()));
    let aim = goals::aim(editor, places);
    view! {
        <section class="whatif" aria-labelledby="wi-h">
            <div class="block__head"><h2 id="wi-h" tabindex="-1">"What if?"</h2><p>"What moves it most, decisions first. The dark line marks your base case."</p></div>
            {goals::picker(editor, aim)}
            {list(editor, base, all, Some(aim))}
            {scenarios::scenarios(editor)}
        </section>
    }
}

/// The levers on show, with what is needed to move them.
fn ready(editor: Editor, base: Memo<Shared<Study>>) -> Memo<Vec<Ready>> {
    Memo::new(move |_| {
        let (study, format) = (base.get(), editor.format.get());
        let outcome = editor.results().outcome.get_untracked();
        let facts = Context { study: &study, outcome: &outcome, format: &format };
        let ready = |lever: Lever| {
            let (_, number, at) = number_at(&lever.place)?;
            let slider = Slider::of(&lever, number, &study, at);
            Some(Ready { lever, slider })
        };
        to_try(&[quick::STEPS, full::STEPS], facts, MOST).into_iter().filter_map(ready).collect()
    })
}

/// The levers, with what each must be where there is an aim. In the drawer there is none, and ids are its own.
fn list(editor: Editor, base: Memo<Shared<Study>>, all: Memo<Vec<Ready>>, aim: Option<Aim>) -> impl IntoView {
    // What each tried number does to the result stands beside its slider.
    let effects = Memo::new(move |_| with_base(editor, |facts| said::chips(facts, what_if::tried(facts.study))));
    let presets = Memo::new(move |_| ends(&base.get()));
    let key = |ready: &Ready| {
        format!("{}{}{}{}", ready.lever.place, ready.lever.value, ready.slider.least, ready.slider.most)
    };
    view! {
        {move || all.with(Vec::is_empty).then(|| view! { <p class="muted">"Levers will show here once there is a result."</p> })}
        {(aim.is_some()).then(|| view! { <p class="lever-more"><label class="tick"><input type="checkbox" id="all-levers"/>"Show all six numbers"</label></p> })}
        <For each=move || all.get() key=key children=move |ready| lever(editor, ready, aim, effects)/>
        {move || {
            let (careful, hopeful) = presets.get();
            (!careful.is_empty() || !hopeful.is_empty()).then(|| view! {
                <div class="presets">
                    <p class="muted">"All numbers at one end at once is very unlikely. Use it as a floor or a ceiling."</p>
                    <div class="btns">
                        <button class="btn btn--small" type="button" on:click=handler(move |_| editor.try_all("try the careful numbers", careful.clone()))>"Careful"<span class="vh">": all numbers at their worse end"</span></button>
                        <button class="btn btn--small" type="button" on:click=handler(move |_| editor.try_all("try the likely numbers", Vec::new()))>"Likely"<span class="vh">": your base case"</span></button>
                        <button class="btn btn--small" type="button" on:click=handler(move |_| editor.try_all("try the hopeful numbers", hopeful.clone()))>"Hopeful"<span class="vh">": all numbers at their better end"</span></button>
                    </div>
                </div>
            })
        }}
    }
}

/// What was changed from the base case, each removable, and what can be done with it.
pub(crate) fn changes(editor: Editor) -> impl IntoView {
    let list = Memo::new(move |_| {
        // What is under a slider becomes a change when it is let go; until then nothing is moved by a chip that comes.
        with_base(editor, |facts| said::chips(facts, what_if::tried(facts.study)))
    });
    let together = Memo::new(move |_| {
        list.with(|chips| with_base(editor, |facts| said::together(facts, what_if::tried(facts.study), chips)))
    });
    let some = Memo::new(move |_| !list.with(Vec::is_empty));
    let count = move || match list.with(Vec::len) {
        1 => "1 change from your base case".to_string(),
        count => format!("{count} changes from your base case"),
    };
    move || {
        some.get().then(|| view! {
            <section class="changes" aria-labelledby="chg-h">
                <div class="changes__head">
                    <h2 class="h-small" id="chg-h" tabindex="-1">{count}</h2>
                    <button class="btn btn--text" type="button" on:click=handler(move |_| { editor.try_all("reset the what-if", Vec::new()); focus_what_if(); })>"Reset all"</button>
                    <button class="btn btn--text" type="button" on:click=handler(move |_| {
                        let changes = editor.changes();
                        editor.edit("take the what-if over", "", |study| what_if::adopt(study, &changes));
                        editor.say("The tried numbers are now your base case. Undo is possible.");
                        focus_what_if();
                    })>"Make it the base case"</button>
                </div>
                <ul class="changes__list">
                    <For each=move || list.get() key=|chip| chip.place.clone() children=move |chip| change(editor, list, chip)/>
                </ul>
                {move || together.get().map(|words| view! { <p class="muted">{words}</p> })}
                {keep_as_scenario(editor)}
            </section>
        })
    }
}

/// One change, and the button that takes it back. It stays while its number moves: only its words change.
fn change(editor: Editor, list: Memo<Vec<Chip>>, chip: Chip) -> impl IntoView {
    let Chip { place, name, .. } = chip;
    let said = {
        let place = place.clone();
        move |part: fn(&Chip) -> &String| {
            list.with(|list| list.iter().find(|one| one.place == place).map(|one| part(one).clone()))
        }
    };
    let also = said.clone();
    let label = format!("Remove this change: {name}");
    let inside = words::inside(&name);
    let remove = move |_: ev::MouseEvent| {
        let kept = editor.changes().into_iter().filter(|change| change.place != place).collect();
        editor.try_all(&format!("reset {inside}"), kept);
        focus_next(".change__undo, #drawer-h, #wi-h");
    };
    view! {
        <li class="change"><span class="change__text"><b>{name}" "{move || said(|chip| &chip.change)}</b>{move || also(|chip| &chip.effect)}</span>
        <button class="change__undo" type="button" aria-label=label on:click=handler(remove)>{icon(CROSS)}</button></li>
    }
}

/// The form that keeps what is tried under a name.
fn keep_as_scenario(editor: Editor) -> impl IntoView {
    let (name, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let full_up = move || editor.study.with(|study| what_if::named(study).count() + 1 >= what_if::MOST_SCENARIOS);
    let keep = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let changes = editor.changes();
        let (given, note_text) = (name.get_untracked().trim().to_string(), note.get_untracked().trim().to_string());
        let mut kept = String::new();
        let label = if given.is_empty() { "keep the scenario".into() } else { format!("keep the scenario {given}") };
        editor.edit(&label, "", |study| kept = what_if::keep(study, &given, &note_text, changes));
        editor.say(format!("Kept as {kept}."));
        name.set(String::new());
        note.set(String::new());
    };
    view! {
                <details class="fold fold--plain">
                    <summary>{icon(DOWN)}"Keep as a scenario"</summary>
                    <div class="fold__body">
                        {move || if full_up() {
                            view! { <p class="muted">"Four sets of numbers are enough to compare. Delete one below to keep another."</p> }.into_any()
                        } else {
                            view! {
                                <form novalidate on:submit=handler(keep)>
                                    <div class="field"><label class="field__label" for="sc-name">"Name"</label><input class="input" id="sc-name" type="text" autocomplete="off" prop:value=move || name.get() on:input=handler(move |event| name.set(event_target_value(&event)))/></div>
                                    <div class="field"><label class="field__label" for="sc-note">"Note (optional)"</label><input class="input" id="sc-note" type="text" autocomplete="off" prop:value=move || note.get() on:input=handler(move |event| note.set(event_target_value(&event)))/></div>
                                    <button class="btn btn--small" type="submit">"Keep it"</button>
                                </form>
                            }.into_any()
                        }}
                    </div>
                </details>
    }
}

thread_local! {
    /// The sentence that waits for quiet.
    static WAITING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// Does something after a quiet while, in place of what waited for it before.
pub(crate) fn later(act: impl FnOnce() + 'static) {
    never_mind();
    WAITING.set(after(QUIET, act));
}

fn never_mind() {
    if let Some(waiting) = WAITING.take() {
        waiting.clear();
    }
}

fn focus_what_if() {
    focus_next("#drawer-h, #wi-h");
}

/// What is known of the odds of the numbers on show.
pub(crate) fn odds(editor: Editor) -> Odds {
    Odds::of(super::chance::known(editor).as_ref())
}

/// Says the result once after a burst of changes, as one polite sentence.
pub(crate) fn announce(editor: Editor) {
    // Nothing is said of a result that has been left, and nothing twice: to keep a scenario changes no figure.
    on_cleanup(never_mind);
    let last = StoredValue::new(String::new());
    Effect::new(move |before: Option<()>| {
        with(editor, |_| ());
        if before.is_none() {
            return;
        }
        later(move || {
            // The same sentence as beside the headline.
            let verdict = untrack(|| with(editor, |facts| crate::words::verdict(facts, odds(editor))));
            let chances = untrack(|| super::chance::known(editor)).filter(|_| verdict.amount.is_some());
            let sure = chances.map(|chances| charts::dots::how_sure(chances.of_twenty()).concat());
            let words = format!("{}. {}", verdict.sentence(), sure.unwrap_or_default());
            let words = words.trim_end().to_string();
            if last.with_value(|last| *last != words) {
                last.set_value(words.clone());
                editor.say(words);
            }
        });
    });
}

/// The button that opens the drawer beside a question, and the drawer.
pub(crate) fn drawer(editor: Editor) -> impl IntoView {
    let open = RwSignal::new(false);
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let base = super::base_of(editor);
    let has_result = Memo::new(move |_| editor.results().outcome.with(|outcome| outcome.figures.totals.net.is_ok()));
    let show = move |_| {
        open.set(true);
        if let Some(dialog) =
            dialog.get_untracked().and_then(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok())
        {
            let _ = dialog.show_modal();
        }
    };
    let close = move |_| {
        if let Some(dialog) =
            dialog.get_untracked().and_then(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok())
        {
            dialog.close();
        }
    };
    let verdict = in_turn(editor, Turns::words, move || {
        with(editor, |facts| crate::words::verdict(facts, odds(editor)).sentence())
    });
    let ladder = in_turn(editor, Turns::pictures, move || {
        with(editor, |facts| crate::parts::ladder::ladder(&crate::words::ladder(facts)))
    });
    view! {
        {move || has_result.get().then(|| view! { <p class="rail__try"><button class="btn btn--small" type="button" on:click=handler(show)>{move || match editor.changes().len() { 0 => "What if?".to_string(), 1 => "What if? 1 change".into(), count => format!("What if? {count} changes") }}</button></p> })}
        <dialog class="drawer" node_ref=dialog aria-label="What if?" on:close=handler(move |_| open.set(false))>
            {move || open.get().then(|| {
                announce(editor);
                super::chance::follow(editor);
                let chances = super::chance::of_shown(editor);
                view! {
                    <div class="drawer__head"><h2 id="drawer-h" tabindex="-1" autofocus>"What if?"</h2><button class="btn btn--small" type="button" on:click=handler(close)>"Close"</button></div>
                    <p class="drawer__say">{verdict}</p>
                    {changes(editor)}
                    {list(editor, base, ready(editor, base), None)}
                    {super::chance::picture(editor, chances)}
                    <div use:patch_html=ladder></div>
                }
            })}
        </dialog>
    }
}
