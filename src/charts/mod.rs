//! The geometry of pictures: numbers in, shapes out. No markup, no signals.

pub mod dots;
pub mod figures;

pub use figures::{NamedBar, percent, position};
