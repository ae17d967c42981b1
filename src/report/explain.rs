//! Any figure opened to its formula, with the user's own values in it.

use rust_decimal::Decimal;

use super::{FactId, Facts, decimal, say};
use crate::engine::{AsEntered, Method, Why, hour_rate};
use crate::steps::words;
use crate::study::*;

/// How a figure comes about.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The formula in words.
    pub formula: &'static str,
    /// The same with values, one line for each step.
    pub lines: Vec<(String, String)>,
    /// The rule of the method it follows.
    pub rule: &'static str,
}

/// The formula of `id` with the values of `facts`.
pub fn explain(id: FactId, facts: Facts) -> Explanation {
    let Facts { study, outcome, format } = facts;
    let figures = &outcome.figures;
    let totals = &figures.totals;
    let money = |figure| say(figure, |value| format.money_exact(value));
    let percent = |figure| say(figure, |value| format.percent_of(value, 2));
    let line = |name: &str, value: String| (name.to_string(), value);
    let benefit = line("Benefit, first year", money(totals.benefit));
    let cost = line("Full cost, first year", money(totals.cost));
    let (formula, mut lines, rule) = match id {
        FactId::Net => {
            ("Net benefit = benefit − full cost", vec![benefit, cost, line("Net benefit", money(totals.net))], "M8")
        }
        FactId::Roi => (
            "ROI = (benefit − full cost) ÷ full cost × 100",
            vec![benefit, cost, line("ROI", percent(figures.roi_percent))],
            "M8",
        ),
        FactId::CashRoi => (
            "The ROI formula, with cash and margin alone",
            vec![
                line("Benefit in cash and margin", money(totals.cash_benefit)),
                cost,
                line("Cash ROI", percent(figures.cash_roi_percent)),
            ],
            "M8",
        ),
        FactId::Ratio => (
            "Benefit–cost ratio = benefit ÷ full cost",
            vec![benefit, cost, line("Ratio", say(figures.bcr, |ratio| format.fixed(ratio, 4)))],
            "M8",
        ),
        FactId::Payback => (
            "The month from which all benefit so far covers all cost so far",
            vec![
                line("Falls at the start", say(Ok(figures.flow.cost[0]), |value| format.money_exact(value))),
                benefit,
                line(
                    "Pays back after",
                    say(figures.payback_months, |months| format!("{} months", format.fixed(months, 2))),
                ),
            ],
            "M8",
        ),
        FactId::BreakEven => (
            "Break-even share = full cost ÷ benefit",
            vec![
                cost,
                benefit,
                line(
                    "Share that must be true",
                    percent(figures.break_even_share.map(|share| share * crate::engine::Number::int(100))),
                ),
            ],
            "M8",
        ),
        FactId::Roe => ("Σ (weight × how far it is reached) ÷ Σ weight, over what is due", expectations(facts), "M10"),
        FactId::Benefit => ("The benefit of months 1 to 12, added over all measures", measures(facts), "M1–M6"),
        FactId::Cost => ("Every line of the full cost in the first year", costs(facts), "M7"),
        FactId::Npv | FactId::Irr | FactId::DiscountedPayback | FactId::Profitability => longer(facts),
        FactId::PerHead => (
            "Full cost ÷ people",
            vec![
                cost,
                line("People", quantity(&study.programme.people, facts)),
                line("For each person", money(figures.cost_per_head)),
            ],
            "M8",
        ),
        FactId::PerHour => (
            "Full cost ÷ (people × hours)",
            vec![
                cost,
                line("People", quantity(&study.programme.people, facts)),
                line("Hours each", quantity(&study.programme.hours, facts)),
                line("For each hour", money(figures.cost_per_hour)),
            ],
            "M8",
        ),
        FactId::PerUnit => (
            "Full cost ÷ (improvement × share × how sure)",
            vec![
                cost,
                line(
                    "For one unit gained",
                    figures.cost_per_unit.first().map_or_else(String::new, |cost| money(*cost)),
                ),
            ],
            "M8",
        ),
        FactId::DoingNothing => (
            if study.challenge.cost_now.value.is_some() {
                "As entered: what the whole problem costs, not only the gap to the target"
            } else {
                "The gap to the target × how many × value of one"
            },
            vec![line(
                "In a year",
                outcome.doing_nothing.map_or_else(|why| why.sentence().into(), |cost| format.money_exact(cost)),
            )],
            "reference 1.4",
        ),
    };
    if matches!(id, FactId::Net | FactId::Roi | FactId::Ratio | FactId::BreakEven) {
        let detail = [measures(facts), costs(facts)].concat();
        lines.extend(detail);
    }
    Explanation { formula, lines, rule }
}

fn quantity(quantity: &Quantity, facts: Facts) -> String {
    quantity.value.map_or_else(|| "Not known".into(), |value| facts.format.number(value, 4))
}

/// Each measure: change × share × confidence × how many × value, in one line of arithmetic.
fn measures(facts: Facts) -> Vec<(String, String)> {
    let Facts { study, outcome, format } = facts;
    let mut lines = Vec::new();
    for (measure, one) in study.measures.iter().zip(&outcome.figures.totals.measures) {
        let name = words::name_of(measure).to_string();
        let (Ok(way), Ok(value)) = (one.change.way(), decimal(one.value.value)) else {
            let why = one.first_year.err().or(one.change.way().err()).map_or("", |why| why.sentence());
            lines.push((name, why.to_string()));
            continue;
        };
        let mut product =
            vec![words::difference_in_full(decimal(Ok(way.improvement)).unwrap_or_default(), measure, format)];
        let percent =
            |value| format.percent_of(decimal(Ok(value)).unwrap_or_default().saturating_mul(Decimal::ONE_HUNDRED), 2);
        if way.method != Method::BeforeAfter {
            product.push(format!("{} share", percent(way.share)));
            product.push(format!("{} sure", percent(way.confidence)));
        }
        product.push(format!("{} a year for each", say(way.volume, |volume| format.number(volume, 6))));
        product.push(format.money_full(value));
        if measure.worth.class == Class::Capacity {
            product.push(format!("{} used", percent(one.value.usable)));
        }
        let worth = say(one.worth, |worth| format.money_exact(worth));
        lines.push((format!("{name}: worth in a full year"), format!("{} = {worth}", product.join(" × "))));
        if let (Ok(first), Ok(worth)) = (decimal(one.first_year), decimal(one.worth))
            && first != worth
        {
            lines.push((format!("{name}: in the first twelve months"), format.money_exact(first)));
        }
    }
    lines
}

/// Every cost line with its arithmetic, the participants' time first.
fn costs(facts: Facts) -> Vec<(String, String)> {
    let Facts { study, outcome, format } = facts;
    let totals = &outcome.figures.totals;
    let mut lines = Vec::new();
    if let Ok(time) = decimal(totals.time) {
        lines.push((
            "Participants’ time".to_string(),
            format!(
                "{} people × {} hours × {} = {}",
                quantity(&study.programme.people, facts),
                quantity(&study.programme.hours, facts),
                say(hour_rate(&study.programme.hour, &AsEntered, Why::NoHourCost), |rate| format.money_full(rate)),
                format.money_exact(time)
            ),
        ));
    }
    for (cost, line) in study.costs.iter().zip(&totals.lines) {
        let Ok(amount) = decimal(line.amount) else { continue };
        let name = if cost.name.trim().is_empty() { cost.category.label() } else { &cost.name };
        let often = match cost.timing {
            Timing::Once => "",
            Timing::Monthly => " each month",
            Timing::Yearly => " each year",
        };
        lines.push((name.to_string(), format!("{}{often}", format.money_exact(amount))));
    }
    lines
}

fn expectations(facts: Facts) -> Vec<(String, String)> {
    let Facts { study, outcome, format } = facts;
    let each = study.expectations.iter().zip(&outcome.expected.each);
    let mut lines: Vec<_> = each
        .map(|(expectation, one)| {
            let name = if expectation.what.is_empty() { &expectation.who } else { &expectation.what };
            (name.clone(), say(one.reached, |reached| format.percent_of(reached * Decimal::ONE_HUNDRED, 1)))
        })
        .collect();
    lines.push(("ROE".into(), say(outcome.expected.roe_percent, |roe| format.percent_of(roe, 1))));
    lines
}

fn longer(facts: Facts) -> (&'static str, Vec<(String, String)>, &'static str) {
    let Facts { study, outcome, format } = facts;
    let figures = &outcome.figures;
    let mut lines: Vec<(String, String)> = figures
        .years
        .iter()
        .enumerate()
        .map(|(year, flow)| {
            let name = if year == 0 { "At the start".to_string() } else { format!("Year {year}") };
            (name, say(Ok(*flow), |flow| format.money_exact(flow)))
        })
        .collect();
    lines.push(("Discount rate".into(), format.percent_of(study.discount.or(defaults::DISCOUNT.value), 2)));
    lines.push(("Net present value (NPV)".into(), say(figures.npv, |npv| format.money_exact(npv))));
    lines.push(("Internal rate of return (IRR)".into(), say(figures.irr_percent, |irr| format.percent_of(irr, 2))));
    lines.push(("Profitability index".into(), say(figures.profitability, |index| format.fixed(index, 2))));
    lines.push((
        "Discounted payback".into(),
        say(figures.discounted_payback_years, |years| format!("{} years", format.fixed(years, 1))),
    ));
    ("Σ money of year t ÷ (1 + rate)^t, each year at its end", lines, "M9")
}
