//! The document: what a study is, how it is written and read, and what it can start from.

pub mod choices;
pub mod defaults;
mod document;
mod measure;
mod quantity;

pub use choices::*;
pub use document::*;
pub use measure::*;
pub use quantity::Quantity;
