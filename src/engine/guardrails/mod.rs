//! What a finance person would attack, as checks on the study and its outcome.
//!
//! Not checked, because a study cannot hold the mistake:
//! P28 (no period beside the ROI): the report writes the period with every figure.
//! P29 (BCR entered as ROI) and P30 (confidence on the ROI): ROI is computed only, there is no field for either.
//! P45 (real flows, nominal rate): a study has one price level and no inflation. P46: `cash::npv` leaves year 0 whole.
//! P50 (ROI of unlike evidence compared): needs several studies, a study is one.

mod change;
mod cost;
mod isolation;
mod numbers;
mod rules;
mod statistics;
mod text;
mod whole;
mod worth;

use super::change::Way;
use super::figures::MeasureFigures;
use super::number::{Exact, Number};
use super::outcome::Outcome;
use crate::amount::Format;
use crate::study::{Class, Measure, State, Study};
use rules::{Check, RULES};

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

/// Every finding on `study`, the heaviest first, else in the order of the list.
pub fn findings(study: &Study, outcome: &Outcome) -> Vec<Finding> {
    let format = Format::named(&study.locale, &study.currency);
    let mut found = Found::default();
    let cases: Vec<Case> = study
        .measures
        .iter()
        .zip(&outcome.figures.totals.measures)
        .enumerate()
        .map(|(at, (measure, figures))| Case::new(study, outcome, &format, at, measure, figures))
        .collect();
    for case in &cases {
        change::check(case, &mut found);
        isolation::check(case, &mut found);
        worth::check(case, &mut found);
    }
    worth::overlaps(&cases, &mut found);
    cost::check(study, outcome, &format, &mut found);
    whole::check(study, outcome, &format, &mut found);
    for case in &cases {
        change::missing(case, &mut found);
    }
    cost::unknown(study, outcome, &mut found);
    found.0.sort_by_key(|(check, ..)| (RULES[*check as usize].severity, *check));
    found.0.into_iter().map(|(check, place, message)| finding(study, check, place, message)).collect()
}

fn finding(study: &Study, check: Check, place: String, message: String) -> Finding {
    let rule = &RULES[check as usize];
    let kept = study
        .kept
        .iter()
        .find(|kept| kept.finding == rule.id && kept.place == place && !kept.reason.trim().is_empty())
        .map(|kept| kept.reason.clone());
    Finding {
        id: rule.id,
        severity: rule.severity,
        place,
        message,
        why_finance_cares: rule.why_finance_cares,
        fix: rule.fix,
        kept,
    }
}

/// What the checks have found so far: check, place and message.
#[derive(Default)]
struct Found(Vec<(Check, String, String)>);

impl Found {
    fn add(&mut self, check: Check, place: String, message: &[&str]) {
        self.0.push((check, place, message.concat()));
    }

    fn stands_at(&self, place: &str) -> bool {
        self.0.iter().any(|(_, other, _)| other == place)
    }

    /// Whether what stands at `place` holds the headline back already.
    fn holds_at(&self, place: &str) -> bool {
        let block = |check: Check| RULES[check as usize].severity == Severity::Block;
        self.0.iter().any(|(check, other, _)| other == place && block(*check))
    }
}

/// One measure with all that its checks look at.
struct Case<'a> {
    study: &'a Study,
    outcome: &'a Outcome,
    format: &'a Format,
    at: usize,
    measure: &'a Measure,
    figures: &'a MeasureFigures<Exact>,
    /// What a message calls it.
    name: String,
}

impl<'a> Case<'a> {
    fn new(
        study: &'a Study,
        outcome: &'a Outcome,
        format: &'a Format,
        at: usize,
        measure: &'a Measure,
        figures: &'a MeasureFigures<Exact>,
    ) -> Self {
        let name = text::or(&measure.name, || ["Measure ", &(at + 1).to_string()].concat());
        Case { study, outcome, format, at, measure, figures, name }
    }

    /// The place of a field of this measure.
    fn place(&self, field: &str) -> String {
        ["measures.", &self.at.to_string(), ".", field].concat()
    }

    /// The place of a field in a row of one of its lists.
    fn row(&self, list: &str, row: usize, field: &str) -> String {
        self.place(&[list, ".", &row.to_string(), ".", field].concat())
    }

    /// The way that counts.
    fn way(&self) -> Option<&'a Way<Exact>> {
        self.figures.change.way().ok()
    }

    /// Money of the first year that enters the ROI, where there is any to attack.
    fn gain(&self) -> Option<Exact> {
        self.figures.first_year.ok().filter(|gain| self.figures.counts() && *gain > Exact::zero())
    }

    fn is_in_money(&self) -> bool {
        self.measure.worth.class != Class::Intangible
    }

    fn is_forecast(&self) -> bool {
        self.study.state == State::Forecast
    }

    /// The gross change as a share of where the measure started, without its sign.
    fn relative_change(&self) -> Option<Exact> {
        let change = &self.figures.change;
        let share = (change.gross.ok()? / change.before.ok()?).abs();
        share.exists().then_some(share)
    }

    fn percent(&self, share: Exact) -> String {
        text::percent(self.format, share)
    }
}
