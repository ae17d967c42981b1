//! Costs, months and expectations as formulas (M6–M10).

use super::change::Measures;
use super::inputs::Inputs;
use super::{formula, quoted};
use crate::analysis::Context;
use crate::engine::{Exact, Figure, Number, Why};
use crate::export::xlsx::{self, Cell, Look, Sheet};
use crate::study::*;

const COSTS: &str = "Costs";
const MONTHS: &str = "Months";

pub struct Costs {
    pub sheet: Sheet,
    /// The first year's cost of all lines.
    pub total: String,
}

/// What an hour costs: given, or worked out from pay (M5).
pub fn hour(place: &str, hour: &HourRate, inputs: &mut Inputs) -> Option<String> {
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
pub fn costs(context: Context, inputs: &mut Inputs) -> Costs {
    let Context { study, outcome, .. } = context;
    let totals = &outcome.figures.totals;
    let heads = ["Line", "Kind", "When", "Amount", "In the first year"].map(Cell::head);
    let mut rows: Vec<Vec<Cell>> = vec![heads.into()];
    let mut add = |name: String, kind: &str, timing: Timing, amount: Option<String>, now: Figure<Exact>| {
        let here = xlsx::at(3, rows.len());
        let amount = match (amount, now) {
            (Some(text), Ok(_)) => formula(text, now, Look::Money),
            (_, Err(why)) => Cell::text(why.sentence()),
            (None, Ok(_)) => Cell::Empty,
        };
        let (times, year) = if timing == Timing::Monthly { ("*12", 12) } else { ("", 1) };
        let year = formula(format!("N({here}){times}"), now.map(|now| now * Exact::int(year)), Look::Money);
        rows.push(vec![Cell::text(name), Cell::text(kind), Cell::text(timing.label()), amount, year]);
    };
    let programme = &study.programme;
    let people = inputs.known("programme.people", &programme.people);
    let hours = inputs.known("programme.hours", &programme.hours);
    let rate = hour("programme.hour", &programme.hour, inputs).unwrap_or_else(|| "0".into());
    let time = people.zip(hours).map(|(people, hours)| format!("{people}*{hours}*{rate}"));
    add("Participants’ time".into(), Category::Time.label(), Timing::Once, time, totals.time);
    for (at, (line, one)) in study.costs.iter().zip(&totals.lines).enumerate() {
        let place = |end: &str| format!("costs.{at}.{end}");
        let name = if line.name.trim().is_empty() { line.category.label().to_string() } else { line.name.clone() };
        let amount = inputs.known(&place("rate"), &line.rate).map(|rate| {
            let quantity = inputs.cell(&place("quantity"), &line.quantity, defaults::ONE.value);
            let share = inputs.cell(&place("share"), &line.share, defaults::ALL_OF_IT.value);
            format!("{rate}*{quantity}*{share}/100")
        });
        add(name, line.category.label(), line.timing, amount, one.amount);
    }
    let last = rows.len() - 1;
    let total = format!("SUM({COSTS}!{}:{})", xlsx::at(4, 1), xlsx::at(4, last));
    Costs { sheet: Sheet { name: COSTS, widths: vec![42, 30, 14, 16, 18], rows }, total }
}

pub struct Months {
    pub sheet: Sheet,
    pub payback: String,
    /// What is spent at the start, and the flows of the years after it.
    pub start: String,
    pub years: String,
}

/// Months of the year before which a row of months stands: heading, then month 0.
const FIRST: usize = 1;

/// The sum of a measure's share of a full month over months 1 to 12.
pub fn shape_sum(at: usize) -> String {
    format!("SUM({MONTHS}!{}:{})", xlsx::at(COLUMNS + at, FIRST + 1), xlsx::at(COLUMNS + at, FIRST + 12))
}

/// Columns before those of the measures: month, benefit, cost, net, stays above 0, payback.
const COLUMNS: usize = 6;

/// The shares of a full month (M6), and benefit and cost added up month by month (M8, M9).
pub fn months(context: Context, inputs: &mut Inputs, measures: &Measures, costs: &Costs) -> Months {
    let Context { study, outcome, .. } = context;
    let figures = &outcome.figures;
    let horizon = figures.horizon_months;
    let last = horizon.max(12);
    let heads = ["Month", "Benefit so far", "Cost so far", "Net so far", "Stays above 0", "Pays back"];
    let mut head: Vec<Cell> = heads.map(Cell::head).into();
    head.extend(study.measures.iter().map(|one| Cell::head(crate::steps::words::name_of(one))));
    let mut rows = vec![head];
    let shapes: Vec<Shape> = (0..study.measures.len()).map(|at| Shape::of(study, at, inputs)).collect();
    let counted: Vec<usize> =
        figures.totals.measures.iter().enumerate().filter(|(_, one)| one.counts()).map(|(at, _)| at).collect();
    let due = |timing: Timing| {
        let end = costs.sheet.rows.len() - 1;
        let range = |column: usize| format!("{COSTS}!{}:{}", fixed(column, 1), fixed(column, end));
        format!("SUMIF({},{},{})", range(2), quoted(timing.label()), range(3))
    };
    for month in 0..=last {
        let (row, cell) = (FIRST + month, |column: usize| xlsx::at(column, FIRST + month));
        let sums = counted.iter().map(|at| {
            let column = COLUMNS + at;
            let so_far = format!("SUM({}:{})", fixed(column, FIRST), xlsx::at(column, row));
            format!("N({})*{so_far}/12", measures.worth(*at))
        });
        let sums: Vec<String> = sums.collect();
        let benefit = if sums.is_empty() { "0".into() } else { sums.join("+") };
        let yearly = |month: usize| {
            if month.is_multiple_of(12) && month < horizon {
                format!("+{}", due(Timing::Yearly))
            } else {
                String::new()
            }
        };
        let cost = match month {
            0 => format!("{}{}", due(Timing::Once), yearly(0)),
            _ => format!("{}+{}{}", xlsx::at(2, row - 1), due(Timing::Monthly), yearly(month)),
        };
        let known = |values: &[Exact]| values.get(month).copied().ok_or(Why::NotYet);
        let shown = month <= horizon;
        let stays = if month == horizon {
            format!("IF({}>=0,1,0)", cell(3))
        } else {
            format!("IF(AND({}>=0,{}=1),1,0)", cell(3), xlsx::at(4, row + 1))
        };
        let back = format!(
            "IF(AND({0}=1,{1}=0),{2}-{3}/({4}-{3}),0)",
            cell(4),
            xlsx::at(4, row.saturating_sub(1)),
            month.saturating_sub(1),
            xlsx::at(3, row.saturating_sub(1)),
            cell(3)
        );
        let mut cells = vec![Cell::Number(month.into(), Look::Plain)];
        if shown {
            let number = |text: String, now| formula(text, now, Look::Money);
            cells.push(number(benefit, known(&figures.flow.benefit)));
            cells.push(number(cost, known(&figures.flow.cost)));
            cells.push(number(
                format!("{}-{}", cell(1), cell(2)),
                known(&figures.flow.benefit).and_then(|benefit| known(&figures.flow.cost).map(|cost| benefit - cost)),
            ));
            cells.push(Cell::Formula(stays, None, Look::Plain));
            cells.push(if month == 0 {
                Cell::Number(0.into(), Look::Plain)
            } else {
                Cell::Formula(back, None, Look::Plain)
            });
        } else {
            cells.extend((1..COLUMNS).map(|_| Cell::Empty));
        }
        for (shape, one) in shapes.iter().zip(&figures.totals.measures) {
            cells.push(match month {
                0 => Cell::Number(0.into(), Look::Plain),
                _ => formula(shape.at(month), one.shape.get(month - 1).copied().ok_or(Why::NotYet), Look::Plain),
            });
        }
        rows.push(cells);
    }
    let place = |column: usize, month: usize| format!("{MONTHS}!{}", xlsx::at(column, FIRST + month));
    let payback = format!(
        "IF({}=1,0,IF({}=1,MAX({}:{}),{}))",
        place(4, 0),
        place(4, horizon),
        place(5, 0),
        xlsx::at(5, FIRST + horizon),
        quoted(&format!("not within {horizon} months"))
    );
    // The years stand below the months: the flow of each, from its first month to its last.
    rows.push(vec![]);
    rows.push(vec![Cell::head("Year"), Cell::head("Flow")]);
    let first = rows.len();
    let (mut from, mut year) = (0, 1);
    while from < horizon {
        let to = (from + 12).min(horizon);
        let flow = format!("{}-{}", xlsx::at(3, FIRST + to), xlsx::at(3, FIRST + from));
        let now = figures.years.get(year).copied().ok_or(Why::NotYet);
        rows.push(vec![Cell::Number(year.into(), Look::Plain), formula(flow, now, Look::Money)]);
        (from, year) = (to, year + 1);
    }
    let years = format!("{MONTHS}!{}:{}", xlsx::at(1, first), xlsx::at(1, rows.len() - 1));
    let widths = [8, 16, 16, 16, 14, 12].into_iter().chain(study.measures.iter().map(|_| 20)).collect();
    Months { sheet: Sheet { name: MONTHS, widths, rows }, payback, start: format!("-{}", place(2, 0)), years }
}

/// A cell that stays the same where its formula is copied.
fn fixed(column: usize, row: usize) -> String {
    let cell = xlsx::at(column, row);
    let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
    format!("${letters}${}", row + 1)
}

/// The inputs of a measure's benefit curve (M6).
struct Shape {
    lag: String,
    ramp: String,
    lasts: String,
    half_life: Option<String>,
    leave: Option<String>,
}

impl Shape {
    fn of(study: &Study, at: usize, inputs: &mut Inputs) -> Shape {
        let effect = &study.measures[at].effect;
        let place = |end: &str| format!("measures.{at}.effect.{end}");
        let none = defaults::NONE.value;
        Shape {
            lag: inputs.cell(&place("lag"), &effect.lag, none),
            ramp: inputs.cell(&place("ramp"), &effect.ramp, none),
            lasts: inputs.cell(&place("lasts"), &effect.lasts, defaults::LASTS.value),
            half_life: inputs.known(&place("half_life"), &effect.half_life),
            leave: inputs.known(&place("attrition"), &effect.attrition),
        }
    }

    /// The share of a full month's benefit in a month.
    fn at(&self, month: usize) -> String {
        let Shape { lag, ramp, lasts, half_life, leave } = self;
        let grown = format!("IF({ramp}>0,MAX(0,MIN(1,({month}-{lag})/{ramp})),IF({month}>{lag},1,0))");
        let faded = half_life
            .as_ref()
            .map_or(String::new(), |half| format!("*IF({half}>0,0.5^(MAX(0,{month}-{lag}-{ramp})/{half}),1)"));
        let stayed = leave.as_ref().map_or(String::new(), |leave| format!("*(1-{leave}/100)^({month}/12)"));
        format!("IF({month}>{lasts},0,{grown}{faded}{stayed})")
    }
}

pub struct Expectations {
    pub sheet: Sheet,
    pub roe: String,
}

/// What was expected and how far it is reached (M10).
pub fn expectations(context: Context, inputs: &mut Inputs) -> Expectations {
    const NAME: &str = "Expectations";
    let heads = ["Who", "Expects", "State", "Weight", "Reached, 0 to 1", "Weight that is due"].map(Cell::head);
    let mut rows: Vec<Vec<Cell>> = vec![heads.into()];
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
            (Ok(judged), false) => judged.decimal().map_or(Cell::Empty, |judged| Cell::Number(judged, Look::Plain)),
            (Err(why), _) => Cell::text(why.sentence()),
        };
        let row = rows.len();
        let due = formula(
            format!("IF(ISNUMBER({}),{},0)", xlsx::at(4, row), xlsx::at(3, row)),
            found.reached.map(|_| found.weight),
            Look::Plain,
        );
        rows.push(vec![
            Cell::text(one.who.clone()),
            Cell::text(one.what.clone()),
            Cell::text(one.judged.label()),
            Cell::Formula(weight, found.weight.decimal(), Look::Plain),
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
    Expectations { sheet: Sheet { name: NAME, widths: vec![24, 44, 14, 10, 16, 18], rows }, roe }
}
