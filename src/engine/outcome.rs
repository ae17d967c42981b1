//! The outcome of a study: every figure in exact decimals, with the evidence behind it and what a reader would attack.

use rust_decimal::Decimal;

use super::break_even::{BreakEven, break_even};
use super::change::Grade;
use super::expectations::{Expected, expected};
use super::figures::{Figures, figures};
use super::guardrails::{Finding, Severity, findings};
use super::number::{Exact, Number};
use super::reader::AsEntered;
use super::why::{Figure, Why};
use crate::study::*;

/// Everything the page shows about a study. A half-filled study has one too.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub figures: Figures<Exact>,
    pub expected: Expected<Exact>,
    /// The lowest grade among the measures that carry at least a tenth of the benefit (M11).
    pub grade: Option<Grade>,
    pub break_even: Vec<BreakEven<Exact>>,
    /// What the problem costs in a year if nothing is done, and who says so.
    pub doing_nothing: Figure<Decimal>,
    /// Yearly sales that would pay for the problem.
    pub sales_needed: Figure<Decimal>,
    pub findings: Vec<Finding>,
}

impl Outcome {
    /// Findings that hold the headline back: of severity block, and not kept with a reason.
    pub fn blocks(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Block && finding.kept.is_none())
    }
}

/// Evaluates `study`. Pure and total: no study, however odd, makes it fail.
pub fn evaluate(study: &Study) -> Outcome {
    let figures = figures::<Exact>(study, &AsEntered);
    let doing_nothing = doing_nothing(study, &figures);
    let sales_needed = doing_nothing.and_then(|cost| match study.challenge.sales_margin.value {
        Some(margin) if margin > Decimal::ZERO => {
            shown((Exact::of(cost) / Exact::of(margin) * Exact::int(100)).settle())
        }
        _ => Err(Why::NoMargin),
    });
    let mut outcome = Outcome {
        expected: expected(study, &AsEntered),
        grade: grade(&figures),
        break_even: break_even(&figures.totals),
        doing_nothing,
        sales_needed,
        findings: Vec::new(),
        figures,
    };
    outcome.findings = findings(study, &outcome);
    outcome
}

/// A figure as a decimal.
pub fn shown(value: Exact) -> Figure<Decimal> {
    value.decimal().ok_or(Why::TooLarge)
}

fn grade(figures: &Figures<Exact>) -> Option<Grade> {
    let Ok(benefit) = figures.totals.benefit else { return None };
    let weighty = figures.totals.measures.iter().filter(|one| {
        // Where the whole is no gain, every measure that is counted weighs.
        let carried = one.first_year.ok().filter(|_| one.counts()).map(|amount| amount.abs());
        carried.is_some_and(|amount| amount * Exact::int(10) >= benefit)
    });
    weighty.filter_map(|one| one.change.way().ok().map(|way| way.grade)).max()
}

/// Yearly cost of the gap: as entered, or |target − baseline| × volume × value of one unit (`reference.md` 1.4).
///
/// Without a target the best number seen stands for it: what has been reached can be reached.
fn doing_nothing(study: &Study, figures: &Figures<Exact>) -> Figure<Decimal> {
    if let Some(cost) = study.challenge.cost_now.value {
        return Ok(cost);
    }
    let mut total = None;
    for (measure, one) in study.measures.iter().zip(&figures.totals.measures).filter(|(_, one)| one.counts()) {
        let Ok(before) = one.change.before else { continue };
        let (Ok(value), Ok(way)) = (one.value.value, one.change.way()) else { continue };
        let aim = measure.target.value.map(Exact::of).or(one.change.after.ok());
        if let Some(aim) = aim
            && !way.summed
        {
            let gap = if measure.better == Better::Higher { aim - before } else { before - aim };
            let Ok(volume) = way.volume else { continue };
            total = Some(total.unwrap_or(Exact::zero()) + gap.max(Exact::zero()) * volume * value * one.value.usable);
        }
    }
    total.map(|total| total.settle()).ok_or(Why::NotYet).and_then(shown)
}
