//! The challenge as a sentence made from the first measure, to be taken over.

use leptos::prelude::*;

use super::follows;
use crate::page::use_editor;
use crate::report::{self};

pub fn sentence() -> AnyView {
    let editor = use_editor();
    follows(move |facts| {
        let made = report::challenge_sentence(facts)?;
        let text = made.clone();
        let take = move |_| editor.edit("take the sentence over", "", |study| study.challenge.sentence = text.clone());
        Some(
            view! {
                <p class="echo">"From your numbers: "<b>{made}</b></p>
                <button class="btn btn--small" type="button" on:click=take>"Use this sentence"</button>
            }
            .into_any(),
        )
    })
}
