//! Payoff: from a business challenge to a monetized training result.

pub mod engine;
pub mod study;
