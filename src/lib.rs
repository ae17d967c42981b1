//! Payoff: from a business challenge to a monetized training result.

pub mod amount;
#[cfg(not(target_arch = "wasm32"))]
pub mod command;
pub mod engine;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod parts;
pub mod report;
pub mod steps;
pub mod study;
