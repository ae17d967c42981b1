//! Studies handed to the browser as a file, and what became of it.

use leptos::prelude::*;

use crate::export::plain::file_name;
use crate::shell::alive::handler;
use crate::shell::dom::focus_soon;
use crate::shell::download;
use crate::shell::editor::{Editor, now_iso, title_of};
use crate::study::{Study, envelope};

/// Hands studies to the browser as a file and remembers when. Whether the file arrived, no browser says.
pub(super) fn export(editor: Editor, handed: RwSignal<Option<Handed>>, studies: &[&Study], kind: &str) {
    let written = now_iso();
    let text = envelope::write(studies, kind, &written);
    let day = written.get(..10).unwrap_or("");
    let name = match studies {
        [only] => format!("payoff-{}-{day}.json", file_name(&title_of(only))),
        _ => format!("payoff-all-{day}.json"),
    };
    let before = editor.settings.with_untracked(|settings| settings.last_file);
    download::download(&name, "application/json", &text);
    // A page in a frame, or in the window of another app, is often not allowed to save: it must not count as saved.
    let shut_in = download::may_be_shut_in();
    if !shut_in {
        editor.set(|settings| settings.last_file = js_sys::Date::now());
    }
    editor.say(format!("{name} was handed to the browser. Look for it among your downloads."));
    handed.set(Some(Handed { name, text, before, copy: shut_in }));
}

/// A file that was handed to the browser.
#[derive(Clone)]
pub(super) struct Handed {
    name: String,
    text: String,
    /// When the file before it was saved.
    before: f64,
    /// Whether its text is offered to be copied.
    copy: bool,
}

/// What became of a file, and its text for where none arrived.
pub(super) fn in_hand(editor: Editor, handed: RwSignal<Option<Handed>>, file: Handed) -> AnyView {
    let Handed { name, text, before, copy } = file;
    let missing = move |_| {
        editor.set(|settings| settings.last_file = before);
        handed.update(|handed| {
            if let Some(handed) = handed {
                handed.copy = true;
            }
        });
        focus_soon("copy-text".into());
    };
    let words = if copy {
        "If no file arrived, copy this text, and paste it into a mail or a note to yourself. It opens here again under “Or paste the text of a study”."
    } else {
        "Look for it among your downloads."
    };
    view! {
        <div class="preview" id="handed">
            <p><b>{name}</b>" was handed to the browser. "{words}</p>
            {if copy {
                let copied = text.clone();
                view! {
                    <label class="field__label" for="copy-text">"Text of the file"</label>
                    <textarea class="input input--table" id="copy-text" rows="5" readonly prop:value=text></textarea>
                    <div class="btns"><button class="btn btn--small" type="button" on:click=handler(move |_| {
                        let copied = download::copy("copy-text", &copied);
                        editor.say(if copied { "The text is copied." } else { "The text is marked. Copy it with the keys or the menu." });
                    })>"Copy the text"</button></div>
                }.into_any()
            } else {
                view! { <div class="btns"><button class="btn btn--text btn--small" type="button" on:click=handler(missing)>"It is not there"</button></div> }.into_any()
            }}
        </div>
    }
    .into_any()
}

/// When a file was last saved.
pub(super) fn last_file(editor: Editor) -> String {
    let last = editor.settings.with(|settings| settings.last_file);
    if last == 0.0 {
        return "You have not saved a file yet. This browser may forget what is not saved as a file.".into();
    }
    // A clock that was turned back shows a day to come: the file is as new as can be.
    let days = ((js_sys::Date::now() - last) / 86_400_000.0).floor().max(0.0) as u64;
    match days {
        0 => "Last file: today.".into(),
        1 => "Last file: yesterday.".into(),
        days => format!("Last file: {days} days ago."),
    }
}
