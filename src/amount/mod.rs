//! Reading numbers as people type them, and writing them as people read them. Pure: the browser only lends the facts of
//! a locale (`Format`), never the work.

mod format;
mod parse;
mod signs;
mod step;
mod summary;
mod table;
mod words;
mod year_table;

pub use format::{Format, add_up, add_up_to, in_words};
pub use parse::{Asked, Doubt, LARGEST, Typed, Unclear, What, read, read_as};
pub use step::round_step;
pub use table::{Choices, ColumnRole, LeftOut, PastedCell, PastedRow, PastedTable, Wanted, bare, table};
pub use words::{Span, span};
