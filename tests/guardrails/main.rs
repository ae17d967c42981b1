//! The guardrails: each check on a study that trips it and on one that does not, and what holds for all findings.

mod all;
mod chance;
mod change;
mod comparison;
mod cost;
mod gaps;
mod isolation;
mod list;
mod sample;
mod told;
mod whole;
mod worth;
