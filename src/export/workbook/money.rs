//! Costs and expectations as formulas (M7, M10).

use super::inputs::Inputs;
use super::{formula, quoted};
use crate::analysis::Context;
use crate::engine::{CostAmount, Exact, Missing, Number};
use crate::export::xlsx::{self, Look, SheetCell, XlsxSheet};
use crate::study::*;

pub(super) const COSTS: &str = "Costs";

pub(super) struct Costs {
    pub sheet: XlsxSheet,
    /// The first year's cost of all lines.
    pub total: String,
}

/// What an hour costs: given, or worked out from pay (M5).
pub(super) fn hour(place: &str, hour: &HourRate, inputs: &mut Inputs) -> Option<String> {
    let at = |end: &str| format!("{place}.{end}");
    if let Some(given) = inputs.known(&at("value"), &hour.value) {
        return Some(given);
    }
    let pay = inputs.known(&at("pay"), &hour.pay)?;
    let on_cost = inputs.cell(&at("on_cost"), &hour.on_cost, defaults::ON_COST.value);
    let hours = inputs.cell(&at("paid_hours"), &hour.paid_hours, defaults::PAID_HOURS.value);
    let on_top = match hour.of_total {
        YesNo::Yes => format!("{on_cost}/100/(1-{on_cost}/100)"),
        _ => format!("{on_cost}/100"),
    };
    Some(format!("{pay}*(1+{on_top})/{hours}"))
}

/// Every line of the full cost, participants' time the first of them (M7).
pub(super) fn costs(context: Context, inputs: &mut Inputs) -> Costs {
    let Context { study, outcome, .. } = context;
    let totals = &outcome.figures.totals;
    let heads = ["Line", "Kind", "When", "Amount", "In the first year", "In month"].map(SheetCell::head);
    let mut rows: Vec<Vec<SheetCell>> = vec![heads.into()];
    let mut add = |name: String, kind: &str, one: &CostAmount<Exact>, amount: Option<String>, month: Option<String>| {
        let (here, due, now) = (xlsx::at(3, rows.len()), xlsx::at(5, rows.len()), one.amount);
        let amount = match (amount, now) {
            (Some(text), Ok(_)) => formula(text, now, Look::Money),
            (_, Err(why)) => SheetCell::text(why.sentence()),
            (None, Ok(_)) => SheetCell::Empty,
        };
        let year = match one.timing {
            Timing::Monthly => format!("N({here})*12"),
            Timing::Once if month.is_some() => format!("IF({due}>12,0,N({here}))"),
            Timing::Once | Timing::Yearly => format!("N({here})"),
        };
        let year = formula(year, one.first_year().ok_or(Missing::NotYet), Look::Money);
        // What falls once and names no month falls before the benefit begins.
        let month = match (one.timing, month) {
            (Timing::Once, Some(month)) => SheetCell::Formula(month, Some(one.month.into()), Look::Plain),
            (Timing::Once, None) => SheetCell::Number(0.into(), Look::Plain),
            (Timing::Monthly | Timing::Yearly, _) => SheetCell::Empty,
        };
        rows.push(vec![
            SheetCell::text(name),
            SheetCell::text(kind),
            SheetCell::text(one.timing.label()),
            amount,
            year,
            month,
        ]);
    };
    let programme = &study.programme;
    let people = inputs.known("programme.people", &programme.people);
    let hours = inputs.known("programme.hours", &programme.hours);
    let rate = hour("programme.hour", &programme.hour, inputs).unwrap_or_else(|| "0".into());
    let time = people.zip(hours).map(|(people, hours)| format!("{people}*{hours}*{rate}"));
    add("Participants’ time".into(), Category::Time.label(), &CostAmount::at_once(totals.time), time, None);
    for (at, (line, one)) in study.costs.iter().zip(&totals.lines).enumerate() {
        let place = |end: &str| format!("costs.{at}.{end}");
        let name = if line.name.trim().is_empty() { line.category.label().to_string() } else { line.name.clone() };
        let amount = inputs.known(&place("rate"), &line.rate).map(|rate| {
            let quantity = inputs.cell(&place("quantity"), &line.quantity, defaults::ONE.value);
            let share = inputs.cell(&place("share"), &line.share, defaults::ALL_OF_IT.value);
            format!("{rate}*{quantity}*{share}/100")
        });
        let month = inputs.known(&place("month"), &line.month).filter(|_| line.timing == Timing::Once);
        add(name, line.category.label(), one, amount, month);
    }
    let last = rows.len() - 1;
    let total = format!("SUM({COSTS}!{}:{})", xlsx::at(4, 1), xlsx::at(4, last));
    Costs { sheet: XlsxSheet { name: COSTS, widths: vec![42, 30, 14, 16, 18, 10], rows }, total }
}

pub(super) struct Expectations {
    pub sheet: XlsxSheet,
    pub roe: String,
}

/// What was expected and how far it is reached (M10).
pub(super) fn expectations(context: Context, inputs: &mut Inputs) -> Expectations {
    const NAME: &str = "Expectations";
    let heads = ["Who", "Expects", "State", "Weight", "Reached, 0 to 1", "Weight that is due"].map(SheetCell::head);
    let mut rows: Vec<Vec<SheetCell>> = vec![heads.into()];
    let all = context.study.expectations.iter().zip(&context.outcome.expected.each);
    for (at, (one, found)) in all.enumerate() {
        let place = |end: &str| format!("expectations.{at}.{end}");
        let weight = inputs.cell(&place("weight"), &one.weight, defaults::ONE.value);
        let numbers = [("baseline", &one.baseline), ("target", &one.target), ("actual", &one.actual)];
        let measured =
            numbers.iter().all(|(_, quantity)| quantity.value.is_some()) && one.baseline.value != one.target.value;
        let reached = match (found.reached, measured) {
            (Ok(_), true) => {
                let [from, to, is] =
                    numbers.map(|(end, quantity)| inputs.known(&place(end), quantity).unwrap_or_default());
                formula(format!("MAX(0,MIN(1,({is}-{from})/({to}-{from})))"), found.reached, Look::Plain)
            }
            (Ok(judged), false) => {
                judged.decimal().map_or(SheetCell::Empty, |judged| SheetCell::Number(judged, Look::Plain))
            }
            (Err(why), _) => SheetCell::text(why.sentence()),
        };
        let row = rows.len();
        let due = formula(
            format!("IF(ISNUMBER({}),{},0)", xlsx::at(4, row), xlsx::at(3, row)),
            found.reached.map(|_| found.weight),
            Look::Plain,
        );
        rows.push(vec![
            SheetCell::text(one.who.clone()),
            SheetCell::text(one.what.clone()),
            SheetCell::text(one.judged.label()),
            SheetCell::Formula(weight, found.weight.decimal(), Look::Plain),
            reached,
            due,
        ]);
    }
    let last = rows.len().max(2) - 1;
    let range = |column: usize| format!("{NAME}!{}:{}", xlsx::at(column, 1), xlsx::at(column, last));
    // A text among the reached is no number: each row is taken for itself.
    let rows_due = (1..rows.len()).map(|row| {
        let cell = |column: usize| format!("{NAME}!{}", xlsx::at(column, row));
        format!("N({})*{}", cell(4), cell(5))
    });
    let sum = rows_due.collect::<Vec<_>>().join("+");
    let roe = if sum.is_empty() {
        quoted("No expectation is written down")
    } else {
        format!("IF(SUM({0})>0,({sum})/SUM({0})*100,{1})", range(5), quoted("Nothing is due yet"))
    };
    Expectations { sheet: XlsxSheet { name: NAME, widths: vec![24, 44, 14, 10, 16, 18], rows }, roe }
}
