//! A study of a file beside the one on this device: what differs, and answers taken over one by one.

use leptos::prelude::*;

use crate::scenario::compared::{compared, taken_over};
use crate::shell::alive::handler;
use crate::shell::editor::{Editor, Notice};
use crate::shell::format;
use crate::study::Study;

/// The differences as a table, each with a box to tick.
pub(super) fn compare(editor: Editor, theirs: Study) -> AnyView {
    let id = theirs.id.clone();
    let theirs = StoredValue::new(theirs);
    let mine = move || editor.shelf.with(|shelf| shelf.get(&id).cloned());
    let mine = Memo::new(move |_| mine().map(crate::shell::Shared));
    let chosen: RwSignal<Vec<String>> = RwSignal::new(Vec::new());
    let rows = move || {
        let Some(mine) = mine.get() else { return Vec::new() };
        let format = format::of(&mine.locale, &mine.currency);
        theirs.with_value(|theirs| compared(&mine, theirs, &format))
    };
    let body = move || {
        rows().into_iter().map(|one| {
            let (place, name) = (one.place.clone(), format!("Take over: {}", one.label));
            let tick = move |event| {
                let is_on = event_target_checked(&event);
                chosen.update(|all| {
                    all.retain(|other| *other != place);
                    if is_on {
                        all.push(place.clone());
                    }
                });
            };
            view! { <tr><th scope="row">{one.label}</th><td>{one.mine}</td><td>{one.theirs}</td><td><input type="checkbox" aria-label=name on:change=handler(tick)/></td></tr> }
        }).collect_view()
    };
    let take = move |_| {
        let Some(mine) = mine.get_untracked() else { return };
        let places = chosen.get_untracked();
        if places.is_empty() {
            return editor.say("Tick what you want to take over.");
        }
        let changed = theirs.with_value(|theirs| taken_over(&mine, theirs, &places));
        editor.change("take over answers of a file", vec![(mine.id.clone(), Some(changed))]);
        chosen.set(Vec::new());
        let words = match places.len() {
            1 => "One answer is taken over.".to_string(),
            count => format!("{count} answers are taken over."),
        };
        editor.notice.set(Some(Notice::undoable(words.clone())));
        editor.say(words);
    };
    let none = Memo::new(move |_| rows().is_empty());
    view! {
        <div class="share__panel">
            {move || if none.get() {
                view! { <p>"Both versions say the same now."</p> }.into_any()
            } else {
                view! {
                    <div class="board__scroll" tabindex="0" role="region" aria-label="What differs"><table class="board__table">
                        <thead><tr><th scope="col">"Question"</th><th scope="col">"Here"</th><th scope="col">"In the file"</th><th scope="col">"Take over"</th></tr></thead>
                        <tbody>{body}</tbody>
                    </table></div>
                    <div class="btns"><button class="btn" type="button" on:click=handler(take)>"Take over what is ticked"</button></div>
                }.into_any()
            }}
        </div>
    }
    .into_any()
}
