//! Between the values and the screens: the state of the page, the device it is kept on, and what the browser lends.
//! The shell knows no screen.

pub mod alive;
pub mod autosave;
pub mod crash;
pub mod deferred;
pub mod device;
pub mod dom;
pub mod download;
pub mod draws;
pub mod editor;
pub mod format;
pub mod lend;
pub mod offline;
pub mod press;
pub mod route;
pub mod store;
pub mod turns;

pub use editor::{Editor, Shared, use_editor};
pub use format::currencies;
pub use route::{Route, StudyView};
