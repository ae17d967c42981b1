//! The page: the last inch that touches the browser. Data goes one way: an edit of the study, its outcome, the view.

mod app;
mod autosave;
mod claim;
mod crash;
mod draws;
mod editor;
mod explore;
mod files;
mod format;
mod help;
mod instead;
mod jump;
mod later;
mod ledger;
mod offline;
mod overview;
mod report;
mod route;
mod start;
mod step;
mod store;
mod turns;

pub use app::run;
pub use editor::{Editor, Shared, use_editor};
pub use format::currencies;
pub use jump::firm_up;
pub use later::work;
pub use route::{Route, View};
