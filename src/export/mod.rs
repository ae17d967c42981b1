//! A study on its way out of the page: copies without words or with other amounts, links, texts, tables and workbooks.
//!
//! Pure: the page hands the results to the clipboard, to a file or to the device. Text of others is data in each of them: it
//! is never markup, never a formula, and never ends a cell or a line (`tests/hostile.rs`).

pub mod bare;
pub mod calendar;
pub mod exhibit;
pub mod link;
pub mod markdown;
pub mod money;
pub mod picture;
pub mod plain;
pub mod summary;
pub mod workbook;
mod xlsx;
mod zip;
