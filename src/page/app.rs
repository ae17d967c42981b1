//! The frame of every screen: header, what is open, footer; and what happens when the place changes.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{deferred, start};
use crate::parts::icon::{CHECK, REDO, UNDO, icon};
use crate::shell::alive::handler;
use crate::shell::dom::{focus, in_text_box};
use crate::shell::editor::{Editor, Notice, Saved, title_of};
use crate::shell::route::{Route, StudyView};
use crate::shell::store::NotSaved;
use crate::shell::{crash, dom, download, offline};
use crate::steps::{full, quick};

/// Starts the page: takes the place of the static first screen.
pub fn run() {
    crash::install();
    let first = document().get_element_by_id("first");
    let Some(root) = document().get_element_by_id("app").and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    root.set_inner_html("");
    mount_to(root, move || app(first)).forget();
}

fn app(first: Option<web_sys::Element>) -> impl IntoView {
    let editor = Editor::open();
    provide_context(editor);
    provide_context(start::First::new(first));
    follow(editor);
    listen(editor);
    offline::register_worker(editor);
    deferred::load_when_needed(editor);
    let screen = Memo::new(move |_| editor.route.get());
    view! {
        <a class="skip" href="#main" on:click=handler(skip)>"Skip to the content"</a>
        {header(editor)}
        {notice(editor)}
        {move || match screen.get() {
            Route::Start | Route::New(_) => start::start().into_any(),
            route => match editor.deferred.get() {
                Some(deferred) => (deferred.screen)(editor, route),
                None => view! { <main id="main" tabindex="-1" class="shell page"><p class="muted">"Opening …"</p></main> }.into_any(),
            },
        }}
        {footer(editor)}
        <p class="vh" role="status">{move || editor.spoken.get()}</p>
    }
}

/// Keeps route, title, focus and theme in step. Effects only reach outward.
fn follow(editor: Editor) {
    let handle = window_event_listener(ev::hashchange, move |_| {
        let hash = window().location().hash().unwrap_or_default();
        if let Some(route) = Route::read(&hash)
            && editor.route.with_untracked(|now| *now != route)
        {
            // The box that has the focus takes what was typed into it while its screen still stands.
            dom::leave_box();
            editor.close_step();
            editor.let_go();
            arrive(editor, route);
            deferred::load(editor, true);
        }
    });
    on_cleanup(move || handle.remove());
    arrive(editor, editor.route.get_untracked());
    Effect::new(move |before: Option<()>| {
        editor.route.track();
        if before.is_some() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            request_animation_frame(|| focus("h1"));
        }
    });
    let title = Memo::new(move |_| title(editor));
    Effect::new(move |_| title.with(|title| document().set_title(title)));
    Effect::new(move |_| {
        let theme = editor.settings.with(|settings| settings.theme.clone());
        if let Some(root) = document().document_element() {
            let _ = if theme.is_empty() {
                root.remove_attribute("data-theme")
            } else {
                root.set_attribute("data-theme", &theme)
            };
        }
    });
}

/// Takes a place as the present one. That of a new study makes one and goes on to it. An address of the other mode shows what it
/// names and changes nothing: how many questions are asked belongs to the study.
fn arrive(editor: Editor, route: Route) {
    if let Route::New(situation) = route {
        return editor.begin(situation);
    }
    // Whoever was led from a result to a question is back once the result is open again.
    if matches!(&route, Route::Study(_, StudyView::Result | StudyView::Finance | StudyView::Track) | Route::Start)
        && editor.way_back.with_untracked(Option::is_some)
    {
        editor.way_back.set(None);
    }
    if editor.route.with_untracked(|now| *now != route) {
        editor.route.set(route);
    }
}

/// What the browser tells: the page is being left, another tab wrote, a key was pressed.
fn listen(editor: Editor) {
    let leave = move || editor.save_now();
    for handle in [
        window_event_listener_untyped("pagehide", move |_| leave()),
        window_event_listener_untyped("visibilitychange", move |_| leave()),
        // A tab that slept was told nothing.
        window_event_listener_untyped("focus", move |_| editor.look_after()),
        window_event_listener_untyped("pageshow", move |_| editor.look_after()),
        window_event_listener(ev::storage, move |event| {
            editor.heard(event.key().as_deref());
        }),
        window_event_listener(ev::keydown, move |event| {
            let command = event.ctrl_key() || event.meta_key();
            if !command || event.alt_key() || !event.key().eq_ignore_ascii_case("z") || in_text_box() {
                return;
            }
            event.prevent_default();
            editor.travel(!event.shift_key());
        }),
    ] {
        on_cleanup(move || handle.remove());
    }
}

/// Title of the screen; a failed Continue puts `Error:` before it.
fn title(editor: Editor) -> String {
    let name = editor.study.with(|study| title_of(study));
    match editor.route.get() {
        Route::Start | Route::New(_) => "Show what your training is worth – Payoff".into(),
        Route::Examples => "Examples – Payoff".into(),
        Route::Files => "Save or open – Payoff".into(),
        Route::Help => "Help – Payoff".into(),
        Route::Maths => "Check our maths – Payoff".into(),
        Route::Received(_) => "A study in a link – Payoff".into(),
        Route::Board => "Many studies – Payoff".into(),
        Route::Study(_, StudyView::Step(id)) => {
            let error = editor.flagged.with(|flagged| flagged.get(id).is_some_and(|places| !places.is_empty()));
            let caption = caption(editor.is_full(), id);
            format!("{}{caption} – {name} – Payoff", if error { "Error: " } else { "" })
        }
        Route::Study(_, StudyView::Overview) => format!("All steps – {name} – Payoff"),
        Route::Study(_, StudyView::Result) => format!("Result – {name} – Payoff"),
        Route::Study(_, StudyView::Report | StudyView::ReportOf(_)) => format!("Report – {name} – Payoff"),
        Route::Study(_, StudyView::Finance) => format!("For Finance – {name} – Payoff"),
        Route::Study(_, StudyView::Track) => format!("Track – {name} – Payoff"),
        Route::Study(_, StudyView::Ledger) => format!("Assumptions – {name} – Payoff"),
        Route::Study(_, StudyView::Present) => format!("Talk – {name} – Payoff"),
        Route::Study(_, StudyView::Instead) => format!("Instead of training – {name} – Payoff"),
    }
}

/// "Step 3 of 6: Training’s share". The result is the last step of quick mode; full mode ends where its questions end.
pub(super) fn caption(is_full: bool, id: &str) -> String {
    let (names, more) = if is_full { (full::NAMES, 0) } else { (quick::NAMES, 1) };
    match names.iter().position(|(name, _)| *name == id) {
        Some(at) => format!("Step {} of {}: {}", at + 1, names.len() + more, names[at].1),
        None => String::new(),
    }
}

fn skip(event: ev::MouseEvent) {
    event.prevent_default();
    focus("#main");
}

fn header(editor: Editor) -> impl IntoView {
    let open = Memo::new(move |_| match editor.route.get() {
        Route::Study(id, view) => Some((id, view)),
        _ => None,
    });
    let plan = move || {
        open.get().map(|_| {
            view! {
                <p class="top__plan">
                    <span class="top__name">{move || editor.study.with(|study| title_of(study))}</span>
                    <span class="top__saved">{move || saved(editor)}</span>
                </p>
            }
        })
    };
    let views = move || {
        open.get().map(|(id, view)| {
            let first = if editor.is_full() { StudyView::Overview } else { StudyView::Step(quick::NAMES[0].0) };
            let build = match view {
                StudyView::Step(_) | StudyView::Overview => view,
                _ => first,
            };
            let entry = |name: &'static str, to: StudyView, on: bool| {
                view! { <a href=Route::Study(id.clone(), to).hash() aria-current=on.then_some("page")>{name}</a> }
            };
            view! {
                <nav class="views" aria-label="Views of this study">
                    {entry("Build", build, matches!(view, StudyView::Step(_) | StudyView::Overview))}
                    {entry("Result", StudyView::Result, matches!(view, StudyView::Result | StudyView::Finance | StudyView::Track | StudyView::Ledger))}
                    {entry("Report", StudyView::Report, matches!(view, StudyView::Report | StudyView::ReportOf(_)))}
                </nav>
            }
        })
    };
    let step_button = move |back: bool, path: &'static str, word: &'static str| {
        let label = Memo::new(move |_| {
            editor.shelf.with(|shelf| {
                let entry = if back { shelf.next_undo() } else { shelf.next_redo() };
                entry.map(|entry| entry.label.clone())
            })
        });
        view! {
            <button class="top__tool" type="button"
                aria-disabled=move || label.with(Option::is_none).then_some("true")
                title=move || label.get().map_or(String::new(), |label| format!("{word}: {label}"))
                on:click=handler(move |_| editor.travel(back))>
                {icon(path)}<span class="top__word">{word}</span>
                <span class="vh">{move || label.get().map_or(", nothing to do".into(), |label| format!(": {label}"))}</span>
            </button>
        }
    };
    view! {
        <header class="top">
            <div class="shell top__in">
                <a class="brand" href="#/">{brand_mark()}"Payoff"</a>
                {plan}
                {views}
                <nav class="top__tools" aria-label="Tools">
                    {step_button(true, UNDO, "Undo")}
                    {step_button(false, REDO, "Redo")}
                    <a href="#/files">"Save or open"</a>
                    <a href="#/help">"Help"</a>
                </nav>
            </div>
        </header>
    }
}

pub(super) fn brand_mark() -> impl IntoView {
    view! {
        <svg class="brand__mark" viewBox="0 0 28 28" aria-hidden="true">
            <path d="M5 22.5C9 22.5 9.5 15.5 13 15.5S17 8.5 21 8.5" fill="none" stroke="currentColor" stroke-width="2.5"/>
            <circle cx="5" cy="22.5" r="2.6" fill="currentColor"/>
            <circle cx="13" cy="15.5" r="3" fill="currentColor"/>
            <circle cx="21" cy="8.5" r="5.2" fill="currentColor"/>
        </svg>
    }
}

/// Whether the study is on the device, always visible.
fn saved(editor: Editor) -> AnyView {
    match editor.saved.get() {
        Saved::Nothing => view! { {icon(CHECK)}"Saved on this device" }.into_any(),
        Saved::Saving => "Saving …".into_any(),
        Saved::At(time) => view! { {icon(CHECK)}"Saved on this device, "{time} }.into_any(),
        Saved::Not(NotSaved::Blocked) => "Not saved: this browser does not let us".into_any(),
        Saved::Not(NotSaved::Full) => "Not saved: no room on this device".into_any(),
        Saved::Not(NotSaved::Gone) => "Not saved: taken off this device".into_any(),
        Saved::Not(NotSaved::Newer) => "Not saved: changed in another tab".into_any(),
    }
}

/// A message with what can be done about it; it stays until the next action.
fn notice(editor: Editor) -> impl IntoView {
    move || {
        editor.notice.get().map(|notice| {
            let Notice { text, undo, conflict, rescue, reload, gone, .. } = notice;
            view! {
                <div class="notice" role="region" aria-label="Message">
                    <div class="shell notice__in">
                        <p>{text}</p>
                        <div class="btns">
                            {undo.then(|| view! { <button class="btn btn--small" type="button" on:click=handler(move |_| editor.travel(true))>"Undo"</button> })}
                            {conflict.map(|id| {
                                let theirs = id.clone();
                                view! {
                                    <button class="btn btn--small" type="button" on:click=handler(move |_| editor.resolve(&id, false))>"Keep mine"</button>
                                    <button class="btn btn--small" type="button" on:click=handler(move |_| editor.resolve(&theirs, true))>"Take the other"</button>
                                }
                            })}
                            {(!rescue.is_empty()).then(|| view! {
                                <button class="btn btn--small" type="button" on:click=handler(move |_| download::download("payoff-unreadable.txt", "text/plain", &rescue.join("\n\n")))>"Save it as a file"</button>
                            })}
                            {gone.then(|| view! {
                                <button class="btn btn--small" type="button" on:click=handler(move |_| editor.resolve_gone(true))>"Keep it on this device"</button>
                                <button class="btn btn--small" type="button" on:click=handler(move |_| editor.resolve_gone(false))>"Let it go"</button>
                            })}
                            {reload.then(|| view! { <button class="btn btn--small" type="button" on:click=handler(move |_| offline::take_new_version())>"Reload"</button> })}
                            <button class="btn btn--text btn--small" type="button" on:click=handler(move |_| editor.notice.set(None))>"Close"</button>
                        </div>
                    </div>
                </div>
            }
        })
    }
}

fn footer(editor: Editor) -> impl IntoView {
    let theme = move |value: &'static str, name: &'static str| {
        view! {
            <label>
                <input type="radio" name="theme" prop:checked=move || editor.settings.with(|settings| settings.theme == value)
                    on:change=handler(move |_| editor.set(|settings| settings.theme = value.into()))/>
                {name}
            </label>
        }
    };
    view! {
        <footer class="foot">
            <div class="shell foot__in">
                <p>"Your numbers stay in this browser. Nobody else can see them until you send a file."</p>
                <nav class="foot__links" aria-label="About"><a href="#/help">"Method, sources and accessibility"</a></nav>
                <fieldset class="switch">
                    <legend>"Colours"</legend>
                    {theme("", "System")}
                    {theme("light", "Light")}
                    {theme("dark", "Dark")}
                </fieldset>
            </div>
        </footer>
    }
}
