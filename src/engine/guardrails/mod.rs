//! What a finance person would attack, as checks on the study and its outcome.
//!
//! Not checked, because a study cannot hold the mistake:
//! P28 (no period beside the ROI): the report writes the period with every figure.
//! P29 (BCR entered as ROI) and P30 (confidence on the ROI): ROI is computed only, there is no field for either.
//! P45 (real flows, nominal rate): a study has one price level and no inflation. P46: `cash::npv` leaves year 0 whole.
//! P50 (ROI of unlike evidence compared): needs several studies, a study is one.

mod change;
mod cost;
mod facts;
mod isolation;
mod numbers;
mod read;
mod rules;
mod statistics;
mod thresholds;
mod whole;
mod worth;

pub use facts::{Fact, Owner};
pub use rules::{Check, Trigger};
pub use thresholds::{LimitUnit, Threshold};

use super::change::Way;
use super::figures::MeasureFigures;
use super::number::{Exact, Number};
use super::outcome::Outcome;
use crate::study::{Class, Measure, Study};

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

/// One thing a reader would ask about: what tripped a check, where, and on which facts it rests. Its sentence is made in
/// `words`.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub trigger: Trigger,
    /// The field it points to, for example `measures.0.isolation.share`.
    pub path: String,
    /// What the sentence names, in the order of [`Trigger::facts`].
    pub facts: Vec<Fact>,
    /// The reason somebody gave for keeping it.
    pub kept: Option<String>,
}

impl Finding {
    /// The check that was tripped.
    pub fn check(&self) -> Check {
        self.trigger.check()
    }

    /// The number of the check: "P01".
    pub fn id(&self) -> &'static str {
        self.check().id()
    }

    /// How heavy it is.
    pub fn severity(&self) -> Severity {
        self.check().severity()
    }
}

/// Every finding on `study`, the heaviest first, else in the order of the list.
pub fn findings(study: &Study, outcome: &Outcome) -> Vec<Finding> {
    let mut found = Found::default();
    let cases: Vec<Case> = study
        .measures
        .iter()
        .zip(&outcome.figures.totals.measures)
        .enumerate()
        .map(|(at, (measure, figures))| Case { study, outcome, at, measure, figures })
        .collect();
    for case in &cases {
        change::check(case, &mut found);
        isolation::check(case, &mut found);
        worth::check(case, &mut found);
    }
    worth::overlaps(&cases, &mut found);
    cost::check(study, outcome, &mut found);
    whole::check(study, outcome, &mut found);
    for case in &cases {
        change::missing(case, &mut found);
    }
    cost::unknown(study, outcome, &mut found);
    found.0.sort_by_key(|one| (one.severity(), one.check()));
    for one in &mut found.0 {
        let kept = study
            .kept
            .iter()
            .find(|kept| kept.finding == one.id() && kept.place == one.path && !kept.reason.trim().is_empty());
        one.kept = kept.map(|kept| kept.reason.clone());
    }
    found.0
}

/// Whether every number of the cost that is begun is known (M7).
pub fn is_cost_whole(study: &Study) -> bool {
    cost::gaps(study).is_empty()
}

/// What the checks have found so far.
#[derive(Default)]
struct Found(Vec<Finding>);

impl Found {
    fn add(&mut self, trigger: Trigger, path: String, facts: Vec<Fact>) {
        self.0.push(Finding { trigger, path, facts, kept: None });
    }

    fn stands_at(&self, path: &str) -> bool {
        self.0.iter().any(|one| one.path == path)
    }

    /// Whether what stands at `path` holds the headline back already.
    fn holds_at(&self, path: &str) -> bool {
        self.0.iter().any(|one| one.path == path && one.severity() == Severity::Block)
    }
}

/// One measure with all that its checks look at.
struct Case<'a> {
    study: &'a Study,
    outcome: &'a Outcome,
    at: usize,
    measure: &'a Measure,
    figures: &'a MeasureFigures<Exact>,
}

impl<'a> Case<'a> {
    /// The measure, as a fact of a finding.
    fn name(&self) -> Fact {
        Fact::Measure(self.at)
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
        self.study.state.is_forecast()
    }

    /// The gross change as a share of where the measure started, without its sign.
    fn relative_change(&self) -> Option<Exact> {
        let change = &self.figures.change;
        let share = (change.gross.ok()? / change.before.ok()?).abs();
        share.exists().then_some(share)
    }
}
