//! Payoff: from a business challenge to a monetized training result, in a page that runs entirely in the browser.
//!
//! Everything that can be a value is a value, and only the last inch touches the browser. A study is plain data; the engine
//! is one pure function from a study to its outcome; a step is a table of questions; a report is words and geometry made
//! from the outcome. Data goes one way: keystroke → text → value → edit of the study → outcome → sentences and pictures.
//!
//! Read the modules in this order. What stands on "never" is held by the compiler, by `tests/boundary.rs`, or by the tests that
//! are named with it.
//!
//! 1. [`amount`]: numbers as people type and read them. Typed text never turns into 0 (`tests/browser/numbers.test.mjs`).
//!    Rounding is for display alone.
//! 2. [`study`]: the document and its file. What is unknown is named, never dropped (`tests/schema.rs`); what is newer is never
//!    overwritten (`tests/browser/storage.test.mjs`). `shelf` is all studies of a device with undo and redo. It reads no clock.
//! 3. [`engine`]: `evaluate(&Study) -> Outcome`, the method (`engine/METHOD.md`, M1–M17). Total and pure: no clock, no
//!    randomness, no panic (`tests/laws.rs`). The same formulas run on exact decimals and on `f64`; `chance` draws the range with the latter. A figure is a value or
//!    the reason why there is none. `guardrails` is what a finance person would attack.
//! 4. [`steps`]: every question once, in a table: label, hint, help, bounds, default, and the place of its answer. `quick`
//!    and `full` are two selections of the same questions. Adding a question is one entry.
//! 5. [`scenario`]: edits of a study that are tried, kept under a name, frozen as a promise, begun anew.
//! 6. [`analysis`]: what decides the figure: levers, tornado, goals, weak numbers, scenarios side by side.
//! 7. [`words`]: every sentence made from a study and its outcome. [`charts`]: the geometry of pictures. No markup, no signals.
//!    [`export`]: a study on its way out: copies without words, links, tables, workbooks. Text of others is data in all of them.
//! 8. [`command`], only on the host: the same figures as a command line.
//! 9. `shell`, only on the web: the state of the page, the device it is kept on, what the browser lends. It knows no screen.
//!    `shell::Editor` is the one object that changes a study.
//! 10. `parts`, only on the web: what screens are put together from. `parts::field` draws every question. What only shows something is
//!     markup as text; `parts::patch_html` keeps it in the page and changes its words. A view that a closure makes anew with every key is
//!     the one thing that makes the page slow: a memo stands before it.
//! 11. `page`, only on the web: one file a screen. `page::deferred` is where the program is cut in parts: what the first screen
//!     needs comes first.
//!
//! Deliberately absent: a router (the address after `#` is read in thirty lines), a component kit, a server, a request to
//! anywhere.

pub mod amount;
pub mod study;

pub mod engine;
pub mod steps;

pub mod scenario;

pub mod analysis;

pub mod words;

pub mod charts;

pub mod export;

#[cfg(not(target_arch = "wasm32"))]
pub mod command;

#[cfg(target_arch = "wasm32")]
pub mod shell;

#[cfg(target_arch = "wasm32")]
pub mod parts;

#[cfg(target_arch = "wasm32")]
pub mod page;
