//! The screens, in the order a person meets them: the last inch that touches the browser.

mod alternatives;
mod app;
mod board;
mod compare;
mod deferred;
mod exhibits;
mod extras;
mod files;
mod help;
mod ledger;
mod live_result;
mod maths;
mod overview;
mod papers;
mod present;
mod received;
mod report;
mod result;
mod share;
mod start;
mod step;

pub use app::run;
