//! What a finance person would attack, as checks on the study and its outcome.

use super::outcome::Outcome;
use crate::study::Study;

/// How heavy a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Holds the headline back until it is resolved, or kept with a reason.
    Block,
    /// Shown on screen and in the report.
    Warn,
    /// A hint.
    Info,
}

impl Severity {
    pub fn id(self) -> &'static str {
        ["block", "warn", "info"][self as usize]
    }
}

/// One thing a reader would ask about.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Number of the check in the list of guardrails.
    pub id: &'static str,
    pub severity: Severity,
    /// The field it points to, for example `measures.0.isolation.share`.
    pub place: String,
    pub message: String,
    pub why_finance_cares: &'static str,
    pub fix: &'static str,
    /// The reason somebody gave for keeping it.
    pub kept: Option<String>,
}

/// Every finding on `study`, the heaviest first.
pub fn findings(_study: &Study, _outcome: &Outcome) -> Vec<Finding> {
    Vec::new()
}
