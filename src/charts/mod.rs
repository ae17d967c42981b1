//! The geometry of pictures: numbers in, shapes out. No markup, no signals.

pub mod break_even_map;
pub mod dots;
pub mod figures;
pub mod slider;
pub mod strip;
pub mod tornado;
pub mod track;

pub use figures::{NamedBar, percent, position};
