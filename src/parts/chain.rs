//! The thread: nine links that fill with the user's own words, standing, lying, or folded into beads.

use leptos::prelude::*;

use super::icon::{DOWN, icon};
use crate::page::{Route, View, use_editor};
use crate::report::{self, LinkWords};
use crate::steps::{Link, Step};

/// The links of the open study.
fn links() -> Memo<Vec<LinkWords>> {
    let editor = use_editor();
    Memo::new(move |_| {
        let (study, outcome, format) = (editor.study.get(), editor.outcome(), editor.format.get());
        report::chain(report::Facts { study: &study, outcome: &outcome, format: &format })
    })
}

/// The step that asks for a link, in the chosen mode.
pub fn step_of(steps: &'static [Step], link: Link) -> View {
    let exact = steps.iter().find(|step| step.link == link);
    let nearest = steps.iter().min_by_key(|step| (step.link as i32 - link as i32).abs());
    match (link, exact.or(nearest)) {
        (Link::Result, _) | (_, None) => View::Explore,
        (_, Some(step)) => View::Step(step.id),
    }
}

fn list(now: Option<Link>) -> impl IntoView {
    let editor = use_editor();
    let links = links();
    move || {
        let id = editor.id();
        let steps = editor.steps();
        let items = links.get().into_iter().map(|link| {
            let target = Route::Study(id.clone(), step_of(steps, link.link)).hash();
            let is_now = now == Some(link.link);
            let done = link.value.is_some();
            let class = if is_now {
                "chain__link is-now"
            } else if done {
                "chain__link is-done"
            } else {
                "chain__link is-next"
            };
            view! {
                <li class=class>
                    <a class="chain__go" href=target aria-current=is_now.then_some("step")>
                        <span class="chain__name">{link.name}</span>
                        {link.value.map(|value| view! { <span class="chain__value">{value}</span> })}
                        {link.note.map(|note| view! { <span class="chain__note">{note}</span> })}
                        {(!done).then(|| view! { <span class="vh">", not answered yet"</span> })}
                    </a>
                </li>
            }
        });
        view! { <ol class="chain__list">{items.collect_view()}</ol> }
    }
}

/// The standing thread beside a question.
pub fn side(now: Link) -> impl IntoView {
    view! {
        <div class="step__chain">
            <nav class="chain chain--side chain--hang" aria-label="Your chain so far">{list(Some(now))}</nav>
        </div>
    }
}

/// The lying thread above a result.
pub fn across() -> impl IntoView {
    view! { <div class="across"><nav class="chain chain--across" aria-label="Your chain so far">{list(Some(Link::Result))}</nav></div> }
}

/// Nine beads on a phone; the words fold out.
pub fn folded(now: Link) -> impl IntoView {
    let links = links();
    view! {
        <details class="step__fold bead">
            <summary>
                {move || beads(&links.get(), Some(now))}
                <span>"Your chain so far"</span>
                {icon(DOWN)}
            </summary>
            <nav class="chain chain--down" aria-label="Your chain so far, folded">{list(Some(now))}</nav>
        </details>
    }
}

/// The beads alone: how far a study is.
pub fn beads(links: &[LinkWords], now: Option<Link>) -> impl IntoView + use<> {
    let last_done = links.iter().take_while(|link| link.value.is_some()).count().saturating_sub(1);
    let at = |index: usize| report::percent(index as f64 * 12.5);
    let circles = links
        .iter()
        .enumerate()
        .map(|(index, link)| {
            let (class, radius) = if now == Some(link.link) {
                ("thread__now", "8")
            } else if link.value.is_some() {
                ("thread__done", "5")
            } else {
                ("thread__next", "5")
            };
            view! { <circle class=class cx=at(index) cy="11" r=radius/> }
        })
        .collect_view();
    view! {
        <svg class="bead__line" width="100%" height="22" aria-hidden="true">
            <line class="thread__off" x1="0" x2="100%" y1="11" y2="11"/>
            <line class="thread__on" x1="0" x2=at(last_done) y1="11" y2="11"/>
            {circles}
        </svg>
    }
}
