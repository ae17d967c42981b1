//! The document: what a study is, how it is written and read, and what it can start from.

pub mod catalogue;
pub mod choices;
pub mod defaults;
mod document;
pub mod envelope;
#[cfg(not(target_arch = "wasm32"))]
pub mod examples;
mod ids;
mod measure;
pub mod migrate;
pub(crate) mod number;
mod quantity;
pub(crate) mod record;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod series;
pub(crate) mod shape;
pub mod shelf;

pub use choices::*;
pub use document::*;
pub use measure::*;
pub use number::{Bounds, NumberKind, Unit};
pub use quantity::Quantity;
pub use record::Extra;
