//! The screens, in the order a person meets them: the last inch that touches the browser.

mod alternatives;
mod app;
mod deferred;
mod files;
mod help;
mod ledger;
mod live_result;
mod maths;
mod overview;
mod report;
mod result;
mod start;
mod step;

pub use app::run;
