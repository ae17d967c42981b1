//! The two tabs of the result, what stands on the open one, and while a number moves the line that holds the verdict in sight.

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::{in_turn, with, with_base};
use crate::analysis::{Context, decimal};
use crate::engine::chance::Chances;
use crate::shell::alive::handler;
use crate::shell::dom::focus;
use crate::shell::editor::Editor;
use crate::shell::route::{Route, StudyView};
use crate::shell::turns::Turns;
use crate::words::what_if;

/// The id of the first block.
pub(super) const VERDICT: &str = "verdict";

/// The blocks of the first tab: the heading that each leads to, and its short name.
const BLOCKS: [(&str, &str); 5] =
    [("verdict", "Verdict"), ("ladder-h", "Value"), ("wi-h", "What if"), ("todo", "Next"), ("next-h", "Tell it")];

/// Tabs and contents, which stay in sight; a line below them tells the result while a number is tried.
pub(super) fn contents(editor: Editor, on: StudyView) -> impl IntoView {
    let tabs = [("Result", StudyView::Result), ("For Finance", StudyView::Finance), ("Track", StudyView::Track)].map(
        |(name, view)| {
            let target = Route::Study(editor.id(), view).hash();
            view! { <a class="contents__tab" href=target aria-current=(view == on).then_some("page")>{name}</a> }
        },
    );
    let is_result = on == StudyView::Result;
    let chips = BLOCKS.map(|(id, name)| {
        view! { <li><a href=format!("#{id}") on:click=handler(move |event: MouseEvent| {
            // The address says which study is open: a part of the screen leaves it alone.
            event.prevent_default();
            if let Some(element) = document().get_element_by_id(id) {
                element.scroll_into_view();
            }
            focus(&format!("#{id}, #{id} h1"));
        })>{name}</a></li> }
    });
    view! {
        <div class="contents">
            <nav class="contents__tabs" aria-label="Parts of the result">{tabs}</nav>
            {is_result.then(|| view! { <nav class="contents__list" aria-label="On this page"><ul>{chips}</ul></nav> })}
            {is_result.then(|| line(editor))}
        </div>
    }
}

/// The result in one line: net, what it is less or more than the base, and the odds. Only while something is tried.
fn line(editor: Editor) -> impl IntoView {
    let words = in_turn(editor, Turns::words, move || {
        if editor.changes().is_empty() {
            return None;
        }
        let net =
            |facts: Context| decimal(facts.outcome.figures.totals.net).ok().filter(|_| !facts.outcome.is_withheld());
        let (now, base) = (with(editor, net)?, with_base(editor, net)?);
        let format = editor.format.get();
        let odds = super::chance::known(editor).as_ref().map(Chances::of_twenty);
        let amount = if now.is_sign_negative() {
            format!("A loss of {}", format.money(now.abs()))
        } else {
            format!("{} more than it costs", format.money(now))
        };
        let apart = what_if::against_base(now, base, &format);
        Some((amount, apart, odds.map_or(String::new(), |odds| format!("{odds} of 20 make money"))))
    });
    let some = Memo::new(move |_| words.with(Option::is_some));
    let part = move |pick: fn(&(String, String, String)) -> &String| {
        move || words.with(|words| words.as_ref().map_or(String::new(), |words| pick(words).clone()))
    };
    move || {
        some.get().then(|| {
            view! {
                <p class="contents__line" aria-hidden="true"><b>{part(|words| &words.0)}</b><span>{part(|words| &words.1)}</span><span>{part(|words| &words.2)}</span></p>
            }
        })
    }
}
