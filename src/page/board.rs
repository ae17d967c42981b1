//! The workshop board: many people's studies at once, one row each, what they come to together, and what differs.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::files::keep_copies;
use super::papers::{paper as one_paper, papers};
use super::received;
use crate::amount::Format;
use crate::analysis::board::{self, BoardColumn, BoardRow, Sent};
use crate::export::plain::line;
use crate::parts::icon::{BACK, icon};
use crate::shell::alive::{handler, spawn};
use crate::shell::editor::{Editor, new_id};
use crate::shell::{download, format, lend};
use crate::study::Study;
use crate::study::envelope::{self, CannotOpen, LARGEST_FILE};
use crate::words::board as words;

/// Files and links that are looked at at once.
const MOST: usize = 400;

/// Studies whose numbers stand side by side.
const SIDE_BY_SIDE: usize = 6;

/// What is on the board. It is kept nowhere: a reload clears it.
#[derive(Clone, Copy)]
struct Board {
    sent: RwSignal<Vec<Sent>>,
    rows: RwSignal<Vec<BoardRow>>,
    problems: RwSignal<Vec<String>>,
    by: RwSignal<BoardColumn>,
    hidden: RwSignal<Vec<BoardColumn>>,
}

pub(super) fn board(editor: Editor) -> AnyView {
    let board = Board {
        sent: RwSignal::new(Vec::new()),
        rows: RwSignal::new(Vec::new()),
        problems: RwSignal::new(Vec::new()),
        by: RwSignal::new(BoardColumn::Roi),
        hidden: RwSignal::new(vec![BoardColumn::Share]),
    };
    let paper = RwSignal::new(None);
    let some = Memo::new(move |_| board.rows.with(|rows| !rows.is_empty()));
    let screen = move || {
        view! {
                <a class="back" href="#/files">{icon(BACK)}"Save or open"</a>
                <h1 tabindex="-1">"Many studies side by side"</h1>
                <p class="why">"For a workshop, or a year of programmes. Open everybody’s files, or paste their links. Nothing is sent anywhere, and nothing is kept on this device unless you ask for it."</p>
                {sources(editor, board)}
                {move || board.problems.with(|all| (!all.is_empty()).then(|| view! {
                    <div class="errors" role="alert"><h2>"These could not be opened"</h2><ul>{all.iter().map(|words| view! { <li>{words.clone()}</li> }).collect_view()}</ul></div>
                }))}
                {move || some.get().then(|| view! {
                    {table(editor, board)}
                    {spread(board)}
                    {together(board)}
                    {side_by_side(board)}
                })}
                {papers(editor, paper)}
        }
    };
    view! {
        <main id="main" tabindex="-1" class="shell page board">
            {move || match paper.get() {
                Some(which) => one_paper(editor, which, paper),
                None => screen().into_any(),
            }}
        </main>
    }
    .into_any()
}

/// Puts studies on the board, and says which did not come.
fn add(editor: Editor, board: Board, found: Vec<Sent>, problems: Vec<String>) {
    let more: Vec<BoardRow> = found.iter().map(board::row).collect();
    board.rows.update(|rows| {
        rows.extend(more);
        board::sort(rows, board.by.get_untracked());
    });
    board.sent.update(|all| all.extend(found));
    board.problems.set(problems);
    editor.say(match board.sent.with_untracked(Vec::len) {
        1 => "One study on the board.".to_string(),
        count => format!("{count} studies on the board."),
    });
}

/// The ways in which studies come: files, links, those of this device.
fn sources(editor: Editor, board: Board) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let links = RwSignal::new(String::new());
    let take = move |files: Option<web_sys::FileList>| {
        let Some(files) = files else { return };
        take_files(editor, board, &files);
    };
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            take(input.files());
            // The same files can be chosen again after they were mended.
            input.set_value("");
        }
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        take(event.data_transfer().and_then(|data| data.files()));
    };
    let pasted = move |_| take_links(editor, board, links);
    let from_here = move |_| {
        let here = editor.shelf.with_untracked(|shelf| shelf.studies().to_vec());
        let found = here.into_iter().map(|study| Sent { from: "this device".into(), study: (*study).clone() });
        let found: Vec<Sent> = found.collect();
        let problems =
            if found.is_empty() { vec!["There is no study on this device yet.".to_string()] } else { Vec::new() };
        add(editor, board, found, problems);
    };
    view! {
        <section class="board__in" aria-label="Add studies">
            <div class="filedrop" on:dragover=handler(move |event: leptos::ev::DragEvent| event.prevent_default()) on:drop=handler(dropped)>
                <label class="field__label" for="board-files">"Study files"</label>
                <p class="field__hint" id="board-files-hint">"Choose as many as you like, or drop them here"</p>
                <input class="filedrop__file" id="board-files" type="file" multiple accept=".json,.txt,application/json,text/plain" aria-describedby="board-files-hint" node_ref=input on:change=handler(chosen)/>
            </div>
            <div>
                <label class="field__label" for="board-links">"Links, one a line"</label>
                <textarea class="input input--table" id="board-links" rows="3" spellcheck="false" prop:value=move || links.get() on:input=handler(move |event| links.set(event_target_value(&event)))></textarea>
                <div class="btns">
                    <button class="btn btn--small" type="button" on:click=handler(pasted)>"Open the links"</button>
                    <button class="btn btn--small" type="button" on:click=handler(from_here)>"Add the studies of this device"</button>
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// Opens the first files, and says which could not be read.
fn take_files(editor: Editor, board: Board, files: &web_sys::FileList) {
    let count = files.length() as usize;
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|at| files.get(at)).take(MOST).collect();
    spawn(async move {
        let (mut found, mut problems) = (Vec::new(), Vec::new());
        for file in files {
            match read(&file).await {
                Ok(studies) => found.extend(studies.into_iter().map(|study| Sent { from: line(&file.name()), study })),
                Err(words) => problems.push(format!("{}: {words}.", line(&file.name()))),
            }
        }
        if count > MOST {
            problems
                .push(format!("Only the first {MOST} files were opened. Open the other {} after these.", count - MOST));
        }
        add(editor, board, found, problems);
    });
}

/// Opens the links that stand in the box, one a line.
fn take_links(editor: Editor, board: Board, links: RwSignal<String>) {
    let text = links.get_untracked();
    spawn(async move {
        let (mut found, mut problems) = (Vec::new(), Vec::new());
        for (at, link) in text.lines().map(str::trim).filter(|link| !link.is_empty()).take(MOST).enumerate() {
            let from = format!("Link {}", at + 1);
            match received::open(link).await {
                Ok(opened) => {
                    found.extend(opened.envelope.studies.into_iter().map(|study| Sent { from: from.clone(), study }))
                }
                Err(broken) => problems.push(format!("{from}: {}.", broken.sentence())),
            }
        }
        if found.is_empty() && problems.is_empty() {
            problems.push("Paste one link a line, then open them.".into());
        }
        // What could not be opened stays in the box, to be mended.
        if problems.is_empty() {
            links.set(String::new());
        }
        add(editor, board, found, problems);
    });
}

/// The studies of a file, or why there are none.
async fn read(file: &web_sys::File) -> Result<Vec<Study>, String> {
    if file.size() > LARGEST_FILE as f64 {
        return Err(CannotOpen::TooLarge.sentence());
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| CannotOpen::NotText.sentence())?;
    let opened = envelope::open(&js_sys::Uint8Array::new(&buffer).to_vec()).map_err(|cannot| cannot.sentence())?;
    let mut studies = opened.envelope.studies;
    studies.iter_mut().for_each(crate::shell::store::quarantine);
    if studies.is_empty() { Err("There is no study in this file".into()) } else { Ok(studies) }
}

/// Amounts of all studies are written as this browser's language writes them, so that one column reads in one way.
fn written(currency: &str) -> Format {
    let (locale, _) = format::habits();
    format::of(&locale, currency)
}

fn columns(board: Board) -> Vec<BoardColumn> {
    board.hidden.with(|hidden| BoardColumn::ALL.into_iter().filter(|column| !hidden.contains(column)).collect())
}

/// One row for each study, with what can be done with all of them.
fn table(editor: Editor, board: Board) -> AnyView {
    let sort = move |column: BoardColumn| {
        // The same heading again turns the order round.
        if board.by.get_untracked() == column {
            return board.rows.update(|rows| rows.reverse());
        }
        board.by.set(column);
        board.rows.update(|rows| board::sort(rows, column));
        editor.say(format!("Sorted by {}.", words::heading(column)));
    };
    let heads = move || {
        columns(board).into_iter().map(|column| view! {
            <th scope="col" aria-sort=move || (board.by.get() == column).then_some("other")><button class="link" type="button" on:click=handler(move |_| sort(column))>{words::heading(column)}</button></th>
        }).collect_view()
    };
    let body = move || {
        let columns = columns(board);
        board.rows.with(|rows| {
            rows.iter().map(|row| {
            let mut cells = columns.iter().map(|column| words::text(row, *column, &written));
            let first = cells.next();
            view! { <tr><th scope="row">{first}</th>{cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}</tr> }
        }).collect_view()
        })
    };
    let picks = BoardColumn::ALL.into_iter().skip(1).map(|column| {
        let shown = move || !board.hidden.with(|hidden| hidden.contains(&column));
        let pick = move |_| {
            board.hidden.update(|hidden| match hidden.iter().position(|one| *one == column) {
                Some(at) => _ = hidden.remove(at),
                None => hidden.push(column),
            });
        };
        view! { <label class="tick"><input type="checkbox" prop:checked=shown on:change=handler(pick)/>{words::heading(column)}</label> }
    });
    let csv = move |_| {
        let text = board.rows.with_untracked(|rows| words::csv(rows, &untrack(|| columns(board)), &written));
        let done = lend::blob(text.as_bytes(), "text/csv")
            .is_some_and(|blob| download::download_blob("payoff-board.csv", &blob));
        editor.say(if done { "Your browser has payoff-board.csv now." } else { "This browser did not take the file." });
    };
    let clear = move |_| {
        board.rows.set(Vec::new());
        board.sent.set(Vec::new());
        crate::shell::dom::focus("#board-files");
    };
    view! {
        <section class="part" aria-labelledby="board-h">
            <h2 id="board-h">{move || format!("Studies on the board: {}", board.rows.with(Vec::len))}</h2>
            <div class="btns on-screen">
                <button class="btn btn--small" type="button" on:click=handler(move |_| { let _ = window().print(); })>"Print"</button>
                <button class="btn btn--small" type="button" on:click=handler(csv)>"Save as CSV"</button>
                <button class="btn btn--small" type="button" on:click=handler(clear)>"Clear the board"</button>
            </div>
            <details class="fold fold--plain on-screen"><summary>{icon(crate::parts::icon::DOWN)}"Pick the columns"</summary><div class="fold__body board__picks">{picks.collect_view()}</div></details>
            <div class="board__scroll" tabindex="0" role="region" aria-labelledby="board-h"><table class="board__table"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>
            {pool(editor, board)}
        </section>
    }
    .into_any()
}

/// One study made of everybody's estimates.
fn pool(editor: Editor, board: Board) -> AnyView {
    let make = move |name: String| {
        let Some(mut study) = board.sent.with_untracked(|sent| board::pooled(sent, &name)) else { return };
        study.id = new_id();
        study.title = format!("{} – everybody’s estimates", crate::words::title(&study));
        keep_copies(editor, vec![study]);
    };
    (move || {
        let names = board.sent.with(|sent| board::poolable(sent));
        (board.sent.with(Vec::len) > 1 && !names.is_empty()).then(|| view! {
            <div class="on-screen">
                <h3>"One study from everybody’s estimates"</h3>
                <p class="muted">"Makes a new study on this device. Each person’s share and doubt becomes one estimate in it, with the name of its file."</p>
                <div class="btns">{names.into_iter().take(8).map(|name| {
                    let label = format!("Pool the estimates of {name}");
                    view! { <button class="btn btn--small" type="button" on:click=handler(move |_| make(name.clone()))>{label}</button> }
                }).collect_view()}</div>
            </div>
        })
    })
    .into_any()
}

/// The numbers that can be looked at over all studies.
const SPREAD: [BoardColumn; 5] =
    [BoardColumn::Roi, BoardColumn::Net, BoardColumn::Odds, BoardColumn::Share, BoardColumn::Roe];

/// How one number lies over all studies: a sentence, and a dot for each study.
fn spread(board: Board) -> AnyView {
    let chosen = RwSignal::new(BoardColumn::Roi);
    let pick = move |event| {
        let wanted = event_target_value(&event);
        chosen.set(
            SPREAD.into_iter().find(|column| words::heading(column.to_owned()) == wanted).unwrap_or(BoardColumn::Roi),
        );
    };
    let lines = move || {
        let column = chosen.get();
        board.rows.with(|rows| board::spread(rows, column).into_iter().filter_map(|one| {
            let said = words::spread(&one, column, &written)?;
            let dots = crate::charts::strip::strip(&one.values.iter().map(|(value, _)| *value).collect::<Vec<_>>());
            let dots = dots.into_iter().map(|(x, y)| view! { <circle class="strip__dot" cx=x.to_string() cy=y.to_string() r="4"/> }).collect_view();
            Some(view! { <figure class="strip"><figcaption>{said}</figcaption><svg viewBox="0 0 600 60" aria-hidden="true" focusable="false"><line class="strip__axis" x1="0" x2="600" y1="54" y2="54"/>{dots}</svg></figure> })
        }).collect_view())
    };
    view! {
        <section class="part" aria-labelledby="spread-h">
            <h2 id="spread-h">"One number over all"</h2>
            <div class="on-screen"><label class="field__label" for="spread-of">"Number"</label>
            <select class="input" id="spread-of" on:change=handler(pick)>{SPREAD.map(|column| view! { <option value=words::heading(column)>{words::heading(column)}</option> }).into_iter().collect_view()}</select></div>
            {lines}
        </section>
    }
    .into_any()
}

/// What the studies come to together, as far as they may be added up.
fn together(board: Board) -> AnyView {
    let sums = move || {
        let totals = board.rows.with(|rows| board::totals(rows));
        if totals.is_empty() {
            return view! { <p class="muted">"No study on the board has a result yet."</p> }.into_any();
        }
        let lines = totals.iter().map(|one| {
            let (sum, parts) = words::total(one, &written);
            view! { <li><b>{sum}</b>". "{parts}</li> }
        });
        view! { <ul>{lines.collect_view()}</ul> }.into_any()
    };
    let twice = move || {
        let all: Vec<String> = board.rows.with(|rows| {
            let pairs = board::counted_twice(rows);
            pairs
                .into_iter()
                .take(10)
                .filter_map(|(one, other)| Some(words::counted_twice(rows.get(one)?, rows.get(other)?)))
                .collect()
        });
        (!all.is_empty()).then(|| view! { <div class="errors"><h3>"May be counted twice"</h3><ul>{all.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul></div> })
    };
    view! {
        <section class="part" aria-labelledby="together-h">
            <h2 id="together-h">"Together"</h2>
            <p class="muted">"Currencies, states and horizons are kept apart. A study without a result is in no sum."</p>
            {sums}
            {twice}
        </section>
    }
    .into_any()
}

/// The numbers in which the first studies differ.
fn side_by_side(board: Board) -> AnyView {
    (move || {
        let (names, found) = board.sent.with(|sent| {
            let first: Vec<&Sent> = sent.iter().take(SIDE_BY_SIDE).collect();
            let studies: Vec<&Study> = first.iter().map(|one| &one.study).collect();
            let names: Vec<String> = first.iter().map(|one| format!("{} ({})", crate::words::title(&one.study), one.from)).collect();
            (names, words::differences(&studies, &|study| written(&study.currency)))
        });
        (names.len() > 1).then(|| {
            let said = match found.len() {
                0 => "No number differs.".to_string(),
                1 => format!("One number differs between the first {} studies", names.len()),
                count => format!("{count} numbers differ between the first {} studies", names.len()),
            };
            let heads = names.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view();
            let body = found.into_iter().map(|one| view! { <tr><th scope="row">{one.label}</th>{one.values.into_iter().map(|value| view! { <td>{value}</td> }).collect_view()}</tr> }).collect_view();
            view! {
                <details class="fold fold--plain"><summary>{icon(crate::parts::icon::DOWN)}{said}</summary>
                    <div class="fold__body board__scroll" tabindex="0" role="region" aria-label="What differs"><table class="board__table"><thead><tr><th scope="col">"Number"</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>
                </details>
            }
        })
    })
    .into_any()
}
