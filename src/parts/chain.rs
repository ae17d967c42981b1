//! The thread: nine links that fill with the user's own words, standing, lying, or folded into beads.

use leptos::prelude::*;

use super::fold::is_open;
use super::icon::{DOWN, icon};
use super::markup::escape;
use super::patch_html::patch_html;
use crate::analysis::Context;
use crate::shell::alive::handler;
use crate::shell::{Route, StudyView, use_editor};
use crate::steps::{Link, Step};
use crate::words::LinkWords;
use crate::{charts, words};

/// The links of the open study, and the same with the numbers that are being tried.
#[derive(Clone, PartialEq)]
struct Links {
    base: Vec<LinkWords>,
    shown: Vec<LinkWords>,
}

fn links(tried: bool) -> Memo<Links> {
    let editor = use_editor();
    Memo::new(move |_| {
        let (study, outcome, format) = (editor.study.get(), editor.results().outcome.get(), editor.format.get());
        let base = words::chain(Context { study: &study, outcome: &outcome, format: &format });
        let shown = if tried {
            // Under a slider the thread waits: the verdict and the ladder say the same and are watched.
            let (study, outcome) = (editor.results().debounced.get(), editor.results().debounced_outcome.get());
            words::chain(Context { study: &study, outcome: &outcome, format: &format })
        } else {
            base.clone()
        };
        Links { base, shown }
    })
}

/// The step that asks for a link, in the chosen mode.
pub fn step_of(steps: &'static [Step], link: Link) -> StudyView {
    let exact = steps.iter().find(|step| step.link == link);
    let nearest = steps.iter().min_by_key(|step| (step.link as i32 - link as i32).abs());
    match (link, exact.or(nearest)) {
        (Link::Result, _) | (_, None) => StudyView::Result,
        (_, Some(step)) => StudyView::Step(step.id),
    }
}

fn list(links: Memo<Links>, now: Link) -> impl IntoView {
    let editor = use_editor();
    let html = Memo::new(move |_| {
        let id = editor.id();
        let steps = editor.steps();
        links.with(|links| {
            links
                .shown
                .iter()
                .zip(&links.base)
                .map(|(link, base)| {
                    let target = Route::Study(id.clone(), step_of(steps, link.link)).hash();
                    item(link, base, &target, now == link.link)
                })
                .collect::<String>()
        })
    });
    view! { <ol class="chain__list" use:patch_html=html></ol> }
}

fn item(link: &LinkWords, base: &LinkWords, target: &str, is_now: bool) -> String {
    let state = match (&link.value, is_now) {
        (_, true) => "is-now",
        (Some(_), _) => "is-done",
        (None, _) => "is-next",
    };
    let part = |class: &str, text: Option<&String>| {
        text.map_or(String::new(), |text| format!("<span class=\"{class}\">{}</span>", escape(text)))
    };
    let is_changed = link.value != base.value;
    let was = base.value.as_ref().filter(|_| is_changed).map(|value| format!("was {value}"));
    format!(
        "<li class=\"chain__link {state}{}{}\"><a class=\"chain__go\" href=\"{}\"{}><span class=\"chain__name\">{}</span>{}{}{}{}</a></li>",
        if is_changed { " is-changed" } else { "" },
        if link.loss { " is-loss" } else { "" },
        escape(target),
        if is_now { " aria-current=\"step\"" } else { "" },
        link.name,
        part("chain__value", link.value.as_ref()),
        part("chain__was", was.as_ref()),
        part("chain__note", link.note.as_ref().filter(|_| !is_changed)),
        if link.value.is_none() { "<span class=\"vh\">, not answered yet</span>" } else { "" },
    )
}

/// The standing thread beside a question.
pub fn side(now: Link) -> impl IntoView {
    view! {
        <div class="step__chain">
            <nav class="chain chain--side chain--hang" aria-label="Your chain so far">{list(links(false), now)}</nav>
        </div>
    }
}

/// The lying thread above a result, with the numbers that are being tried.
pub fn across() -> impl IntoView {
    view! { <div class="across"><nav class="chain chain--across" aria-label="Your chain so far">{list(links(true), Link::Result)}</nav></div> }
}

/// Nine beads on a phone; the words fold out.
pub fn folded(now: Link) -> impl IntoView {
    let links = links(now == Link::Result);
    // On a wide screen the fold is closed and unseen; it is filled when somebody opens it.
    let open = RwSignal::new(false);
    let line = Memo::new(move |_| links.with(|links| beads(&links.shown, Some(now))));
    view! {
        <details class="step__fold bead" on:toggle=handler(move |event| open.set(is_open(&event)))>
            <summary>
                <span class="bead__box" use:patch_html=line></span>
                <span>"Your chain so far"</span>
                {icon(DOWN)}
            </summary>
            <nav class="chain chain--down" aria-label="Your chain so far, folded">{move || open.get().then(|| list(links, now))}</nav>
        </details>
    }
}

/// The beads alone: how far a study is.
pub fn beads(links: &[LinkWords], now: Option<Link>) -> String {
    let last_done = links.iter().take_while(|link| link.value.is_some()).count().saturating_sub(1);
    let at = |index: usize| charts::percent(index as f64 * 12.5);
    let circles: String = links
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
            format!("<circle class=\"{class}\" cx=\"{}\" cy=\"11\" r=\"{radius}\"/>", at(index))
        })
        .collect();
    format!(
        "<svg class=\"bead__line\" width=\"100%\" height=\"22\" aria-hidden=\"true\">\
         <line class=\"thread__off\" x1=\"0\" x2=\"100%\" y1=\"11\" y2=\"11\"/>\
         <line class=\"thread__on\" x1=\"0\" x2=\"{}\" y1=\"11\" y2=\"11\"/>{circles}</svg>",
        at(last_done)
    )
}
