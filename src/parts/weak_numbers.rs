//! The numbers that move the result most and are known least, each with a way to firm it up.

use leptos::prelude::*;

use super::go_to_question::firm_up;
use crate::analysis::weak_numbers::Weak;
use crate::shell::alive::handler;
use crate::shell::use_editor;

pub fn firm(found: Vec<Weak>) -> AnyView {
    let editor = use_editor();
    let items = found
        .into_iter()
        .map(|weak| {
            let Weak { place, label, shown, known, moves, .. } = weak;
            view! {
                <li>
                    <div>
                        <b>{label.clone()}</b>": "{shown}" "<span class="tag">{known}</span>
                        <p class="muted">{moves}</p>
                    </div>
                    <button class="btn btn--small" type="button" on:click=handler(move |_| firm_up(editor, place.clone()))>"Firm it up"<span class="vh">": "{label}</span></button>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="firm">{items}</ol> }.into_any()
}
