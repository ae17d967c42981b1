//! The challenge as a sentence made from the first measure, to be taken over.

use leptos::prelude::*;

use super::made;
use crate::shell::alive::handler;
use crate::shell::use_editor;
use crate::words;

pub(super) fn sentence() -> AnyView {
    let editor = use_editor();
    let sentence = made(words::challenge_sentence);
    let there = Memo::new(move |_| sentence.with(Option::is_some));
    let take = move |_| {
        let text = sentence.get_untracked().unwrap_or_default();
        editor.edit("take the sentence over", "", |study| study.challenge.sentence = text);
    };
    (move || {
        there.get().then(|| {
            view! {
                <p class="echo">"From your numbers: "<b>{move || sentence.get()}</b></p>
                <button class="btn btn--small" type="button" on:click=handler(take)>"Use this sentence"</button>
            }
        })
    })
    .into_any()
}
