//! The figures of a study beside its headline, as they are printed in its line of JSON.

use rust_decimal::{Decimal, dec};
use serde::Serialize;

use super::line::{Shown, shown};
use crate::amount::Format;
use crate::analysis::Context;
use crate::analysis::goals::{FinancialGoal, Reachable, needs};
use crate::analysis::levers::{Lever, Order, levers};
use crate::engine::{Exact, Figure, Missing, Number, Outcome};
use crate::steps::{Step, full, quick};
use crate::study::{Study, defaults};

/// What stands beside the headline (M8 to M10, M16). Money is in the study's currency.
#[derive(Serialize)]
pub(super) struct Further {
    cost_per_head: Shown,
    /// Full cost of one hour of training.
    cost_per_hour: Shown,
    /// Avoided risk of the first twelve months, outside ROI.
    risk: Shown,
    profitability_index: Shown,
    discounted_payback_years: Shown,
    /// What the problem costs in a year if nothing is done.
    doing_nothing: Shown,
    horizon: Horizon,
    /// How far each expectation is met, in percent.
    expectations: Vec<Shown>,
    /// Expectations that it is too early to judge.
    not_due: usize,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    decides: Option<Decides>,
}

/// What decides the result (M14).
#[derive(Serialize)]
struct Decides {
    /// What moves the result most, the widest first.
    levers: Vec<LeverLine>,
    /// For each of these levers alone, what reaches a goal.
    goals: Vec<GoalLine>,
}

/// Net benefit with one number at its low and at its high end, the rest as it is (M14).
#[derive(Serialize)]
struct LeverLine {
    place: String,
    low: Decimal,
    high: Decimal,
    net_at_low: Decimal,
    net_at_high: Decimal,
}

/// The value of one number that reaches a goal, the rest as it is (M14).
#[derive(Serialize)]
struct GoalLine {
    goal: &'static str,
    /// What is asked for: percent or months; 0 where the money has to come back.
    wanted: Decimal,
    place: String,
    /// None where no value of this number alone reaches the goal, or every value does.
    value: Option<Decimal>,
    possible: bool,
}

/// The whole longer view, undiscounted (M9).
#[derive(Serialize)]
struct Horizon {
    benefit: Shown,
    cost: Shown,
    net_benefit: Shown,
    roi_percent: Shown,
    break_even_share: Shown,
}

/// What stands beside the figures of one measure.
#[derive(Serialize)]
pub(super) struct OfMeasure {
    /// The letter of its evidence (M11), where a method can be used.
    grade: Option<&'static str>,
    /// Full cost of one unit gained (M8).
    cost_per_unit: Shown,
}

const STEPS: &[&[Step]] = &[quick::STEPS, full::STEPS];
/// How many levers the tornado and the goals are about, as on the page.
const MOST_LEVERS: usize = 6;
/// Months within which the money should be back.
const SOON: Decimal = dec!(12);

pub(super) fn further(study: &Study, outcome: &Outcome, decides: bool) -> Further {
    let format = Format::named(&study.locale, &study.currency);
    let context = Context { study, outcome, format: &format };
    let figures = &outcome.figures;
    let attained = |reached: Figure<Exact>| shown(reached.map(|reached| reached * Exact::int(100)));
    Further {
        cost_per_head: shown(figures.cost_per_head),
        cost_per_hour: shown(figures.cost_per_hour),
        risk: shown(Ok(figures.risk)),
        profitability_index: shown(figures.profitability),
        discounted_payback_years: shown(figures.discounted_payback_years),
        doing_nothing: Shown(outcome.doing_nothing.map(|cost| cost.normalize())),
        horizon: horizon(outcome),
        expectations: outcome.expected.each.iter().map(|one| attained(one.reached)).collect(),
        not_due: outcome.expected.each.iter().filter(|one| one.early).count(),
        decides: decides.then(|| Decides {
            levers: levers(STEPS, context, Order::Swing, MOST_LEVERS).into_iter().map(lever_line).collect(),
            goals: goal_lines(context),
        }),
    }
}

/// Benefit, cost and what follows from them over all months of the view.
fn horizon(outcome: &Outcome) -> Horizon {
    let figures = &outcome.figures;
    let last = figures.horizon_months;
    let benefit = figures.totals.benefit.map(|_| figures.flow.benefit[last]);
    let cost = figures.totals.cost.map(|_| figures.flow.cost[last]);
    let net = benefit.and_then(|benefit| Ok(benefit - cost?));
    let ratio = |above: Figure<Exact>, below: Figure<Exact>, none: Missing| match (above?, below?) {
        (above, below) if below > Exact::zero() => Ok(above / below),
        _ => Err(none),
    };
    Horizon {
        benefit: shown(benefit),
        cost: shown(cost),
        net_benefit: shown(net),
        roi_percent: shown(ratio(net, cost, Missing::ZeroCost).map(|roi| roi * Exact::int(100))),
        break_even_share: shown(ratio(cost, benefit, Missing::NoBenefit)),
    }
}

fn lever_line(lever: Lever) -> LeverLine {
    let [low, high, net_at_low, net_at_high] =
        [lever.low, lever.high, lever.at_low, lever.at_high].map(|value| value.normalize());
    LeverLine { place: lever.place, low, high, net_at_low, net_at_high }
}

fn goal_lines(context: Context) -> Vec<GoalLine> {
    let hurdle = context.study.hurdle.or(defaults::HURDLE.value);
    let asked = [
        ("break_even", Decimal::ZERO, FinancialGoal::BreakEven),
        ("roi", hurdle, FinancialGoal::Roi(hurdle)),
        ("payback", SOON, FinancialGoal::Payback(SOON)),
    ];
    let lines = asked.into_iter().flat_map(|(goal, wanted, asked)| {
        needs(STEPS, context, asked).into_iter().map(move |need| GoalLine {
            goal,
            wanted: wanted.normalize(),
            place: need.place,
            value: need.value.map(|value| value.normalize()),
            possible: need.reachable != Reachable::NotByThisAlone,
        })
    });
    lines.collect()
}

pub(super) fn of_measure(outcome: &Outcome, at: usize) -> OfMeasure {
    let figures = &outcome.figures;
    OfMeasure {
        grade: figures.totals.measures[at].change.way().ok().map(|way| way.grade.letter()),
        cost_per_unit: shown(figures.cost_per_unit[at]),
    }
}
