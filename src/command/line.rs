//! A study as one line of JSON: every figure as text, so that no digit is lost, or the reason why there is none.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::further::{Further, OfMeasure, further, of_measure};
use super::text::escaped;
use crate::amount::Format;
use crate::engine::chance::simulate;
use crate::engine::{Exact, Figure, Finding, Missing, Number, Outcome, evaluate};
use crate::steps::ranged;
use crate::study::{Choice, Study};
use crate::words;

/// Ids of the findings that hold the headline back, each once.
pub(super) fn held_by(outcome: &Outcome) -> String {
    let mut ids: Vec<&str> = outcome.blocks().map(Finding::id).collect();
    ids.dedup();
    ids.join(" ")
}

/// A figure in the output: its text, or `{"none": "why"}`.
pub(super) struct Shown<T = Decimal>(pub Figure<T>);

impl<T: std::fmt::Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct None {
            none: &'static str,
        }
        match &self.0 {
            Ok(value) => to.collect_str(value),
            Err(why) => None { none: why.sentence() }.serialize(to),
        }
    }
}

pub(super) fn shown(figure: Figure<Exact>) -> Shown {
    Shown(figure.and_then(|value| value.decimal().ok_or(Missing::TooLarge)).map(|value| value.normalize()))
}

#[derive(Serialize)]
struct Line<'a> {
    source: &'a str,
    id: &'a str,
    title: &'a str,
    state: &'static str,
    currency: &'a str,
    horizon_months: usize,
    benefit: Shown,
    cost: Shown,
    net_benefit: Shown,
    bcr: Shown,
    roi_percent: Shown,
    cash_roi_percent: Shown,
    payback_months: Shown,
    break_even_share: Shown,
    npv: Shown,
    irr_percent: Shown,
    roe_percent: Shown,
    grade: Shown<&'static str>,
    measures: Vec<MeasureLine<'a>>,
    ladder: Vec<RungLine>,
    findings: Vec<FindingLine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chance: Option<ChanceLine>,
    #[serde(flatten)]
    further: Further,
}

/// An ROI of the draws, in percent: a number, or `{"none": "why"}` where there is no cost to compare with.
struct Ratio(f64);

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Shown(if self.0.is_finite() { Ok(self.0) } else { Err(Missing::ZeroCost) }).serialize(to)
    }
}

/// The range of the result (M13): all amounts are binary fractions, written so that they read back to the same bits.
#[derive(Serialize)]
struct ChanceLine {
    seed: u32,
    draws: u32,
    without_result: u32,
    net_low: String,
    net_middle: String,
    net_high: String,
    roi_low: Ratio,
    roi_middle: Ratio,
    roi_high: Ratio,
    break_even: u32,
    break_even_of_20: usize,
    hurdle: u32,
    hurdle_of_20: usize,
    dots: Vec<String>,
}

fn chance_line(study: &Study, draws: u32) -> Option<ChanceLine> {
    let found = simulate(study, draws, ranged)?;
    Some(ChanceLine {
        seed: study.chance.seed,
        draws: found.draws,
        without_result: found.without,
        net_low: found.low.to_string(),
        net_middle: found.middle.to_string(),
        net_high: found.high.to_string(),
        roi_low: Ratio(found.roi_low),
        roi_middle: Ratio(found.roi_middle),
        roi_high: Ratio(found.roi_high),
        break_even: found.break_even,
        break_even_of_20: found.of_twenty(),
        hurdle: found.hurdle,
        hurdle_of_20: found.hurdle_of_twenty(),
        dots: found.dots.iter().map(f64::to_string).collect(),
    })
}

#[derive(Serialize)]
struct MeasureLine<'a> {
    name: &'a str,
    gross_improvement: Shown,
    improvement: Shown,
    adjusted_improvement: Shown,
    units_per_year: Shown,
    unit_value: Shown,
    worth: Shown,
    #[serde(flatten)]
    further: OfMeasure,
}

#[derive(Serialize)]
struct RungLine {
    step: &'static str,
    amount: Shown,
}

#[derive(Serialize)]
struct FindingLine<'a> {
    id: &'static str,
    severity: &'static str,
    field: &'a str,
    message: String,
    /// The reason for which it was kept; what is not kept and blocks holds the headline back.
    kept: Option<&'a str>,
}

/// One study as one line of JSON.
pub(super) fn line(source: &str, study: &Study, draws: Option<u32>, decides: bool) -> String {
    let outcome = evaluate(study);
    let format = Format::named(&study.locale, &study.currency);
    let figures = &outcome.figures;
    let measures = study.measures.iter().zip(&figures.totals.measures).enumerate().map(|(at, (measure, one))| {
        let way = one.change.way();
        MeasureLine {
            name: &measure.name,
            gross_improvement: shown(one.change.gross),
            improvement: shown(way.map(|way| way.improvement)),
            adjusted_improvement: shown(way.map(|way| way.adjusted)),
            units_per_year: shown(way.and_then(|way| way.units)),
            unit_value: shown(one.value.value),
            worth: shown(one.worth),
            further: of_measure(&outcome, at),
        }
    });
    let line = Line {
        source,
        id: &study.id,
        title: &study.title,
        state: study.state.stated().id(),
        currency: &study.currency,
        horizon_months: figures.horizon_months,
        benefit: shown(figures.totals.benefit),
        cost: shown(figures.totals.cost),
        net_benefit: shown(figures.totals.net),
        bcr: shown(figures.bcr),
        roi_percent: shown(figures.roi_percent),
        cash_roi_percent: shown(figures.cash_roi_percent),
        payback_months: shown(figures.payback_months),
        break_even_share: shown(figures.break_even_share),
        npv: shown(figures.npv),
        irr_percent: shown(figures.irr_percent),
        roe_percent: shown(outcome.expected.roe_percent),
        grade: Shown(match (outcome.grade, figures.totals.benefit) {
            (Some(grade), _) => Ok(grade.letter()),
            (None, benefit) => Err(benefit.err().unwrap_or(Missing::NoBenefit)),
        }),
        measures: measures.collect(),
        ladder: figures
            .ladder
            .iter()
            .map(|rung| RungLine { step: rung.step.id(), amount: shown(Ok(rung.amount)) })
            .collect(),
        findings: outcome
            .findings
            .iter()
            .map(|finding| FindingLine {
                id: finding.id(),
                severity: finding.severity().id(),
                field: &finding.path,
                message: words::check_words(finding, study, &format).message,
                kept: finding.kept.as_deref(),
            })
            .collect(),
        chance: draws.and_then(|draws| chance_line(study, draws)),
        further: further(study, &outcome, decides),
    };
    escaped(serde_json::to_string(&line).unwrap_or_default())
}

/// What stands in the place of a line that holds no study, so that output and input keep the same order.
pub(super) fn problem(source: &str, problem: &str) -> String {
    #[derive(Serialize)]
    struct Problem<'a> {
        source: &'a str,
        problem: &'a str,
    }
    escaped(serde_json::to_string(&Problem { source, problem }).unwrap_or_default())
}
