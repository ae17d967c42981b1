//! Costs, months and expectations as formulas (M6–M10).

use super::change::Measures;
use super::inputs::Inputs;
use super::{formula, quoted};
use crate::analysis::Context;
use crate::engine::{CostAmount, Exact, Missing, Number};
use crate::export::xlsx::{self, Look, SheetCell, XlsxSheet};
use crate::study::*;

const COSTS: &str = "Costs";
const MONTHS: &str = "Months";

pub struct Costs {
    pub sheet: XlsxSheet,
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

pub struct Months {
    pub sheet: XlsxSheet,
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
    let mut head: Vec<SheetCell> = heads.map(SheetCell::head).into();
    head.extend(study.measures.iter().map(|one| SheetCell::head(crate::steps::words::name_of(one))));
    let mut rows = vec![head];
    let recorded = (0..study.measures.len()).map(|_| SheetCell::head("As recorded"));
    rows[0].extend(recorded);
    let groups = Groups::of(study, inputs);
    if !groups.0.is_empty() {
        rows[0].extend(study.measures.iter().map(|_| SheetCell::head("One group alone")));
    }
    let shapes: Vec<Shape> = (0..study.measures.len()).map(|at| Shape::of(study, at, inputs)).collect();
    let seen: Vec<Vec<(usize, String)>> =
        (0..study.measures.len()).map(|at| measures.recorded(context, at, inputs)).collect();
    let counted: Vec<usize> =
        figures.totals.measures.iter().enumerate().filter(|(_, one)| one.counts()).map(|(at, _)| at).collect();
    let range = |column: usize| format!("{COSTS}!{}:{}", fixed(column, 1), fixed(column, costs.sheet.rows.len() - 1));
    let due = |timing: Timing| format!("SUMIF({},{},{})", range(2), quoted(timing.label()), range(3));
    let due_once = |month: usize| {
        format!("SUMIFS({},{},{},{},{month})", range(3), range(2), quoted(Timing::Once.label()), range(5))
    };
    let many = study.measures.len();
    for month in 0..=last {
        let (row, cell) = (FIRST + month, |column: usize| xlsx::at(column, FIRST + month));
        let sums = counted.iter().map(|at| {
            let column = COLUMNS + at;
            let so_far = |column: usize| format!("SUM({}:{})", fixed(column, FIRST), xlsx::at(column, row));
            let recorded = if seen[*at].is_empty() { String::new() } else { format!("+{}", so_far(column + many)) };
            format!("N({})*{}/12{recorded}", measures.worth(*at), so_far(column))
        });
        let sums: Vec<String> = sums.collect();
        let benefit = if sums.is_empty() { "0".into() } else { sums.join("+") };
        let yearly = |month: usize| {
            if !month.is_multiple_of(12) || month >= horizon {
                return String::new();
            }
            // Of a year that the view cuts off, a yearly line's part.
            let left = (horizon - month).min(12);
            format!("+{}{}", due(Timing::Yearly), if left < 12 { format!("*{left}/12") } else { String::new() })
        };
        let cost = match month {
            0 => format!("{}{}", due_once(0), yearly(0)),
            _ => format!("{}+{}+{}{}", xlsx::at(2, row - 1), due(Timing::Monthly), due_once(month), yearly(month)),
        };
        let known = |values: &[Exact]| values.get(month).copied().ok_or(Missing::NotYet);
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
        let mut cells = vec![SheetCell::Number(month.into(), Look::Plain)];
        if shown {
            let number = |text: String, now| formula(text, now, Look::Money);
            cells.push(number(benefit, known(&figures.flow.benefit)));
            cells.push(number(cost, known(&figures.flow.cost)));
            cells.push(number(
                format!("{}-{}", cell(1), cell(2)),
                known(&figures.flow.benefit).and_then(|benefit| known(&figures.flow.cost).map(|cost| benefit - cost)),
            ));
            cells.push(SheetCell::Formula(stays, None, Look::Plain));
            cells.push(if month == 0 {
                SheetCell::Number(0.into(), Look::Plain)
            } else {
                SheetCell::Formula(back, None, Look::Plain)
            });
        } else {
            cells.extend((1..COLUMNS).map(|_| SheetCell::Empty));
        }
        let record = |at: usize| seen[at].iter().find(|(in_month, _)| *in_month == month).map(|(_, money)| money);
        for (at, (shape, one)) in shapes.iter().zip(&figures.totals.measures).enumerate() {
            let now = month.checked_sub(1).and_then(|at| one.shape.get(at)).copied().ok_or(Missing::NotYet);
            cells.push(match record(at) {
                _ if month == 0 => SheetCell::Number(0.into(), Look::Plain),
                Some(_) => SheetCell::Number(0.into(), Look::Plain),
                None if groups.0.is_empty() => formula(shape.at(month), now, Look::Plain),
                None => formula(groups.at(month, COLUMNS + 2 * many + at, last), now, Look::Plain),
            });
        }
        for (at, one) in figures.totals.measures.iter().enumerate() {
            let now = month.checked_sub(1).and_then(|at| one.recorded.get(at)).copied().ok_or(Missing::NotYet);
            cells.push(record(at).map_or(SheetCell::Empty, |money| formula(money.clone(), now, Look::Money)));
        }
        if !groups.0.is_empty() {
            cells.extend(shapes.iter().map(|shape| match month {
                0 => SheetCell::Number(0.into(), Look::Plain),
                _ => SheetCell::Formula(shape.at(month), None, Look::Plain),
            }));
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
    rows.push(vec![SheetCell::head("Year"), SheetCell::head("Flow")]);
    let first = rows.len();
    let (mut from, mut year) = (0, 1);
    while from < horizon {
        let to = (from + 12).min(horizon);
        let flow = format!("{}-{}", xlsx::at(3, FIRST + to), xlsx::at(3, FIRST + from));
        let now = figures.years.get(year).copied().ok_or(Missing::NotYet);
        rows.push(vec![SheetCell::Number(year.into(), Look::Plain), formula(flow, now, Look::Money)]);
        (from, year) = (to, year + 1);
    }
    let years = format!("{MONTHS}!{}:{}", xlsx::at(1, first), xlsx::at(1, rows.len() - 1));
    let widths = [8, 16, 16, 16, 14, 12].into_iter().chain((0..3 * many).map(|_| 20)).collect();
    Months { sheet: XlsxSheet { name: MONTHS, widths, rows }, payback, start: format!("-{}", place(2, 0)), years }
}

/// A cell that stays the same where its formula is copied.
fn fixed(column: usize, row: usize) -> String {
    let cell = xlsx::at(column, row);
    let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
    format!("${letters}${}", row + 1)
}

/// Money of months 1 to 12 that were recorded.
pub fn recorded_sum(at: usize, measures: usize) -> String {
    let column = COLUMNS + measures + at;
    format!("SUM({MONTHS}!{}:{})", xlsx::at(column, FIRST + 1), xlsx::at(column, FIRST + 12))
}

/// Groups that start one after another: the month of each and its share in percent (M6).
struct Groups(Vec<(String, String)>);

impl Groups {
    fn of(study: &Study, inputs: &mut Inputs) -> Groups {
        let rows = study.programme.waves.iter().enumerate().filter_map(|(at, wave)| {
            let place = |end: &str| format!("programme.waves.{at}.{end}");
            let month = wave.month.value.and(wave.share.value).and(inputs.known(&place("month"), &wave.month))?;
            Some((month, inputs.known(&place("share"), &wave.share)?))
        });
        Groups(rows.collect())
    }

    /// The share of all people in a month: each group has the curve of one, which stands in `column`, that much later.
    fn at(&self, month: usize, column: usize, last: usize) -> String {
        let curve = format!("{}:{}", fixed(column, FIRST), fixed(column, FIRST + last));
        let parts = self
            .0
            .iter()
            .map(|(later, share)| format!("IF({month}>={later},{share}*INDEX({curve},{month}-{later}+1),0)"));
        let all: Vec<&str> = self.0.iter().map(|(_, share)| share.as_str()).collect();
        format!("({})/MAX(100,{})", parts.collect::<Vec<_>>().join("+"), all.join("+"))
    }
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
        // How many months of full effect a start that rises has gathered by the end of a month.
        let by = |month: usize| {
            format!("IF({month}<={lag},0,IF({month}<{lag}+{ramp},({month}-{lag})^2/(2*{ramp}),{month}-{lag}-{ramp}/2))")
        };
        let before = month.saturating_sub(1);
        let faded = half_life
            .as_ref()
            .map_or(String::new(), |half| format!("*IF({half}>0,0.5^(MAX(0,{month}-0.5-{lag}-{ramp})/{half}),1)"));
        let stayed = leave.as_ref().map_or(String::new(), |leave| format!("*(1-{leave}/100)^(({month}-0.5)/12)"));
        format!("({}-{})*MAX(0,MIN(1,{lasts}-{before})){faded}{stayed}", by(month), by(before))
    }
}

pub struct Expectations {
    pub sheet: XlsxSheet,
    pub roe: String,
}

/// What was expected and how far it is reached (M10).
pub fn expectations(context: Context, inputs: &mut Inputs) -> Expectations {
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
