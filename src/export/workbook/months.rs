//! Benefit and cost month by month as formulas (M6, M8, M9).

use super::change::Measures;
use super::inputs::Inputs;
use super::money::{COSTS, Costs};
use super::{formula, quoted};
use crate::analysis::Context;
use crate::engine::{Exact, Figures, MeasureFigures, Missing};
use crate::export::xlsx::{self, Look, SheetCell, XlsxSheet};
use crate::study::*;

const MONTHS: &str = "Months";

pub(super) struct Months {
    pub sheet: XlsxSheet,
    pub payback: String,
    /// What is spent at the start, and the flows of the years after it.
    pub start: String,
    pub years: String,
}

/// Months of the year before which a row of months stands: heading, then month 0.
const FIRST: usize = 1;

/// The sum of a measure's share of a full month over months 1 to 12.
pub(super) fn shape_sum(at: usize) -> String {
    format!("SUM({MONTHS}!{}:{})", xlsx::at(COLUMNS + at, FIRST + 1), xlsx::at(COLUMNS + at, FIRST + 12))
}

/// Columns before those of the measures: month, benefit, cost, net, stays above 0, payback.
const COLUMNS: usize = 6;

/// The shares of a full month (M6), and benefit and cost added up month by month (M8, M9).
pub(super) fn months(context: Context, inputs: &mut Inputs, measures: &Measures, costs: &Costs) -> Months {
    let study = context.study;
    let of_each = 0..study.measures.len();
    let all = Year {
        study,
        figures: &context.outcome.figures,
        groups: Groups::of(study, inputs),
        shapes: of_each.clone().map(|at| Shape::of(study, at, inputs)).collect(),
        recorded: of_each.map(|at| measures.recorded(context, at, inputs)).collect(),
        measures,
        costs,
    };
    let horizon = all.horizon();
    let mut rows = vec![all.head()];
    rows.extend((0..=all.last()).map(|month| all.month(month)));
    let place = |column: usize, month: usize| format!("{MONTHS}!{}", xlsx::at(column, FIRST + month));
    let payback = format!(
        "IF({}=1,0,IF({}=1,MAX({}:{}),{}))",
        place(4, 0),
        place(4, horizon),
        place(5, 0),
        xlsx::at(5, FIRST + horizon),
        quoted(&format!("not within {horizon} months"))
    );
    // The years stand below the months.
    rows.push(vec![]);
    rows.push(vec![SheetCell::head("Year"), SheetCell::head("Flow")]);
    let first = rows.len();
    rows.extend(all.years());
    let years = format!("{MONTHS}!{}:{}", xlsx::at(1, first), xlsx::at(1, rows.len() - 1));
    let widths = [8, 16, 16, 16, 14, 12].into_iter().chain((0..3 * all.count()).map(|_| 20)).collect();
    Months { sheet: XlsxSheet { name: MONTHS, widths, rows }, payback, start: format!("-{}", place(2, 0)), years }
}

/// What the rows of months are made from.
struct Year<'a> {
    study: &'a Study,
    figures: &'a Figures<Exact>,
    groups: Groups,
    /// The course of a full month for each measure.
    shapes: Vec<Shape>,
    /// The recorded months of each measure, with the formula of their money.
    recorded: Vec<Vec<(usize, String)>>,
    measures: &'a Measures,
    costs: &'a Costs,
}

impl Year<'_> {
    /// How many measures there are; each has a column, one for its records, and one for a single group where there are groups.
    fn count(&self) -> usize {
        self.shapes.len()
    }

    fn horizon(&self) -> usize {
        self.figures.horizon_months
    }

    fn last(&self) -> usize {
        self.horizon().max(12)
    }

    fn has_groups(&self) -> bool {
        !self.groups.0.is_empty()
    }

    fn head(&self) -> Vec<SheetCell> {
        let heads = ["Month", "Benefit so far", "Cost so far", "Net so far", "Stays above 0", "Pays back"];
        let mut head: Vec<SheetCell> = heads.map(SheetCell::head).into();
        head.extend(self.study.measures.iter().map(|one| SheetCell::head(crate::steps::words::name_of(one))));
        head.extend(self.shapes.iter().map(|_| SheetCell::head("As recorded")));
        if self.has_groups() {
            head.extend(self.shapes.iter().map(|_| SheetCell::head("One group alone")));
        }
        head
    }

    fn month(&self, month: usize) -> Vec<SheetCell> {
        let mut cells = vec![SheetCell::Number(month.into(), Look::Plain)];
        if month <= self.horizon() {
            cells.extend(self.money(month));
        } else {
            cells.extend((1..COLUMNS).map(|_| SheetCell::Empty));
        }
        cells.extend(self.shares(month));
        cells
    }

    /// The benefit of months 1 to this one: a full year of each measure, by its shares of a full month, and what was recorded.
    fn benefit(&self, month: usize) -> String {
        let counts = self.figures.totals.measures.iter().enumerate().filter(|(_, one)| one.counts());
        let sums = counts.map(|(at, _)| {
            let so_far = |column: usize| format!("SUM({}:{})", fixed(column, FIRST), xlsx::at(column, FIRST + month));
            let column = COLUMNS + at;
            let recorded = match self.recorded[at].is_empty() {
                true => String::new(),
                false => format!("+{}", so_far(column + self.count())),
            };
            format!("N({})*{}/12{recorded}", self.measures.worth(at), so_far(column))
        });
        let sums: Vec<String> = sums.collect();
        if sums.is_empty() { "0".into() } else { sums.join("+") }
    }

    /// The cost up to this month: what was due before, each line by its timing, and what names this month.
    fn cost(&self, month: usize) -> String {
        let lines = self.costs.sheet.rows.len() - 1;
        let range = |column: usize| format!("{COSTS}!{}:{}", fixed(column, 1), fixed(column, lines));
        let due = |timing: Timing| format!("SUMIF({},{},{})", range(2), quoted(timing.label()), range(3));
        let once = quoted(Timing::Once.label());
        let once = format!("SUMIFS({},{},{once},{},{month})", range(3), range(2), range(5));
        // Of a year that the view cuts off, a yearly line's part.
        let yearly = match self.horizon().checked_sub(month).filter(|left| month.is_multiple_of(12) && *left > 0) {
            Some(left) if left < 12 => format!("+{}*{left}/12", due(Timing::Yearly)),
            Some(_) => format!("+{}", due(Timing::Yearly)),
            None => String::new(),
        };
        match month {
            0 => once + &yearly,
            _ => format!("{}+{}+{once}{yearly}", xlsx::at(2, FIRST + month - 1), due(Timing::Monthly)),
        }
    }

    /// Benefit, cost, what is left, whether it stays above 0 from here on, and where it turned (M8).
    fn money(&self, month: usize) -> [SheetCell; COLUMNS - 1] {
        let row = FIRST + month;
        let cell = |column: usize| xlsx::at(column, row);
        let flow = &self.figures.flow;
        let known = |values: &[Exact]| values.get(month).copied().ok_or(Missing::NotYet);
        let (benefit, cost) = (known(&flow.benefit), known(&flow.cost));
        let net = benefit.and_then(|benefit| Ok(benefit - cost?));
        let stays = match month == self.horizon() {
            true => format!("IF({}>=0,1,0)", cell(3)),
            false => format!("IF(AND({}>=0,{}=1),1,0)", cell(3), xlsx::at(4, row + 1)),
        };
        let (before, month_before) = (row.saturating_sub(1), month.saturating_sub(1));
        let back = format!(
            "IF(AND({0}=1,{1}=0),{month_before}-{2}/({3}-{2}),0)",
            cell(4),
            xlsx::at(4, before),
            xlsx::at(3, before),
            cell(3)
        );
        [
            formula(self.benefit(month), benefit, Look::Money),
            formula(self.cost(month), cost, Look::Money),
            formula(format!("{}-{}", cell(1), cell(2)), net, Look::Money),
            SheetCell::Formula(stays, None, Look::Plain),
            match month {
                0 => SheetCell::Number(0.into(), Look::Plain),
                _ => SheetCell::Formula(back, None, Look::Plain),
            },
        ]
    }

    /// Each measure's share of a full month, what was recorded of it, and the share of one group where they start one after
    /// another. A recorded month has no share.
    fn shares(&self, month: usize) -> Vec<SheetCell> {
        let zero = || SheetCell::Number(0.into(), Look::Plain);
        let of_month =
            |values: &[Exact]| month.checked_sub(1).and_then(|at| values.get(at)).copied().ok_or(Missing::NotYet);
        let record = |at: usize| self.recorded[at].iter().find(|(in_month, _)| *in_month == month).map(|one| &one.1);
        let each = || self.shapes.iter().zip(&self.figures.totals.measures).enumerate();
        let share = |(at, (shape, one)): (usize, (&Shape, &MeasureFigures<Exact>))| {
            if month == 0 || record(at).is_some() {
                return zero();
            }
            let text = match self.has_groups() {
                false => shape.at(month),
                true => self.groups.at(month, COLUMNS + 2 * self.count() + at, self.last()),
            };
            formula(text, of_month(&one.shape), Look::Plain)
        };
        let recorded = each().map(|(at, (_, one))| match record(at) {
            Some(money) => formula(money.clone(), of_month(&one.recorded), Look::Money),
            None => SheetCell::Empty,
        });
        let mut cells: Vec<SheetCell> = each().map(share).chain(recorded).collect();
        if self.has_groups() {
            cells.extend(self.shapes.iter().map(|shape| match month {
                0 => zero(),
                _ => SheetCell::Formula(shape.at(month), None, Look::Plain),
            }));
        }
        cells
    }

    /// The flow of each year, from its first month to its last.
    fn years(&self) -> Vec<Vec<SheetCell>> {
        let starts = (0..self.horizon()).step_by(12);
        let year = |(at, from): (usize, usize)| {
            let to = (from + 12).min(self.horizon());
            let flow = format!("{}-{}", xlsx::at(3, FIRST + to), xlsx::at(3, FIRST + from));
            let now = self.figures.years.get(at + 1).copied().ok_or(Missing::NotYet);
            vec![SheetCell::Number((at + 1).into(), Look::Plain), formula(flow, now, Look::Money)]
        };
        starts.enumerate().map(year).collect()
    }
}

/// A cell that stays the same where its formula is copied.
fn fixed(column: usize, row: usize) -> String {
    let cell = xlsx::at(column, row);
    let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
    format!("${letters}${}", row + 1)
}

/// Money of months 1 to 12 that were recorded.
pub(super) fn recorded_sum(at: usize, measures: usize) -> String {
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
