//! Payoff: from a business challenge to a monetized training result.

pub mod amount;
pub mod engine;
pub mod study;
