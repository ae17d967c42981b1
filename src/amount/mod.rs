//! Reading numbers as people type them, and writing them as people read them. Pure: the browser only lends the facts of
//! a locale (`Format`), never the work.

mod read;
mod show;

pub use read::{Typed, Unclear, read};
pub use show::{Format, add_up, add_up_to};
