//! A study that came in a link: what is in it, before anything changes.

use leptos::prelude::*;

use super::files::{in_brief, keep_copies};
use crate::export::link;
use crate::shell::alive::{handler, spawn};
use crate::shell::editor::Editor;
use crate::shell::lend;
use crate::shell::store::quarantine;
use crate::study::envelope::Opened;

/// What a link holds, once it is unpacked.
#[derive(Clone, PartialEq)]
enum Found {
    Nothing,
    Broken(&'static str),
    Study(Opened),
}

pub(super) fn received(editor: Editor, link: String) -> AnyView {
    let found = RwSignal::new(Found::Nothing);
    spawn(async move {
        found.set(match open(&link).await {
            Ok(opened) => Found::Study(opened),
            Err(broken) => Found::Broken(broken.sentence()),
        });
    });
    view! {
        <main id="main" tabindex="-1" class="shell page">
            <h1 tabindex="-1">"A study in a link"</h1>
            <p class="why">"The numbers are in the link itself, and no server got them. Nothing on this device changes until you keep a copy."</p>
            {move || match found.get() {
                Found::Nothing => view! { <p class="muted">"Opening …"</p> }.into_any(),
                Found::Broken(words) => view! {
                    <div class="errors"><div role="alert"><h2>"There is a problem"</h2><p>{words}"."</p></div><p>"Nothing has changed."</p></div>
                    <div class="btns"><a class="btn" href="#/">"Go to the start"</a></div>
                }.into_any(),
                Found::Study(opened) => ready(editor, opened),
            }}
        </main>
    }
    .into_any()
}

/// Unpacks a link.
pub(super) async fn open(text: &str) -> Result<Opened, link::Broken> {
    let (sum, packed) = link::parts(text)?;
    let text = lend::inflate(&packed).await.ok_or(link::Broken::Changed)?;
    let mut opened = link::open(sum, &text)?;
    opened.envelope.studies.iter_mut().for_each(quarantine);
    Ok(opened)
}

fn ready(editor: Editor, opened: Opened) -> AnyView {
    let studies = opened.envelope.studies;
    let list = studies.iter().map(|study| view! { <li>{in_brief(editor, study)}</li> }).collect_view();
    let unknown = (!opened.unknown.is_empty()).then(|| {
        view! { <p class="field__error">"This page does not know these parts of the study. It keeps them as they are: "{opened.unknown.join(", ")}</p> }
    });
    view! {
        <section class="preview" aria-label="What is in the link">
            <ul>{list}</ul>
            {unknown}
            <div class="btns">
                <button class="btn btn--main" type="button" on:click=handler(move |_| keep_copies(editor, studies.clone()))>"Keep a copy"</button>
                <a class="btn btn--text" href="#/">"Leave it"</a>
            </div>
        </section>
    }
    .into_any()
}
