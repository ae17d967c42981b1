//! Studies as rows: a table for a terminal, and CSV for spreadsheets.

use std::io::{self, Write};

use rust_decimal::Decimal;

use super::line::{held_by, shown};
use super::text::plain;
use crate::amount::Format;
use crate::engine::chance::simulate;
use crate::engine::{Exact, Figure, Outcome, evaluate};

use crate::steps::ranged;
use crate::study::{Choice, Study};
use crate::words::ledger::cell;

const COLUMNS: [&str; 10] = [
    "Study",
    "State",
    "Grade",
    "Benefit",
    "Full cost",
    "Net benefit",
    "Back for each 1 spent",
    "ROI",
    "Payback",
    "ROE",
];

const HELD: &str = "held back";

/// The cells of one study, for people. What rests on a claim that is held back is not shown, as on the page.
fn figures(study: &Study, outcome: &Outcome) -> [String; 10] {
    let format = Format::named(&study.locale, &study.currency);
    let figures = &outcome.figures;
    let words = |figure: Figure<Exact>, spell: &dyn Fn(Decimal) -> String| match shown(figure).0 {
        Ok(value) => spell(value),
        Err(why) => why.sentence().to_string(),
    };
    let claim = |figure: Figure<Exact>, spell: &dyn Fn(Decimal) -> String| {
        if outcome.is_withheld() { HELD.into() } else { words(figure, spell) }
    };
    [
        study.title.clone(),
        study.state.label().into(),
        outcome.grade.map_or("–", |grade| grade.letter()).into(),
        claim(figures.totals.benefit, &|value| format.money(value)),
        words(figures.totals.cost, &|value| format.money(value)),
        claim(figures.totals.net, &|value| format.money(value)),
        claim(figures.bcr, &|value| format.fixed(value, 2)),
        claim(figures.roi_percent, &|value| format.percent(value)),
        claim(figures.payback_months, &|value| format!("{} months", format.fixed(value, 1))),
        words(outcome.expected.roe_percent, &|value| format.percent(value)),
    ]
    .map(|cell| plain(&cell))
}

/// All cells of a study's row in the table.
pub(super) fn cells(study: &Study, draws: Option<u32>) -> Vec<String> {
    let outcome = evaluate(study);
    let chance = draws.map(|draws| match (outcome.is_withheld(), simulate(study, draws, ranged)) {
        (true, _) => HELD.to_string(),
        (false, None) => "–".to_string(),
        (false, Some(found)) => format!("{} of 20", found.of_twenty()),
    });
    figures(study, &outcome).into_iter().chain(chance).chain([held_by(&outcome)]).collect()
}

/// Rows that are printed when all are known.
pub(super) struct RowTable {
    heading: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl RowTable {
    pub(super) fn new(draws: Option<u32>) -> Self {
        let columns = COLUMNS.into_iter().chain(draws.map(|_| "Makes money")).chain(["Held back by"]);
        RowTable { heading: columns.map(String::from).collect(), rows: Vec::new() }
    }

    /// Prints the heading and all rows, every column as wide as its widest cell.
    pub(super) fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut widths = vec![0; self.heading.len()];
        for row in self.rows.iter().chain([&self.heading]) {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.chars().count().max(*width);
            }
        }
        [&self.heading].into_iter().chain(&self.rows).try_for_each(|row| {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            writeln!(out, "{}", cells.join("  ").trim_end())
        })
    }
}

/// The names of the columns of [`csv_row`].
pub(super) fn csv_heading(draws: Option<u32>) -> String {
    let more = if draws.is_some() { ",net_low,net_middle,net_high,break_even_of_20" } else { "" };
    format!(
        "title,state,currency,grade,benefit,cost,net_benefit,bcr,roi_percent,cash_roi_percent,payback_months,break_even_share,npv,irr_percent,roe_percent,held{more}"
    )
}

/// CSV for spreadsheets: unrounded figures, empty where there is none; `held` says what must be resolved before they are
/// shown to anybody.
pub(super) fn csv_row(study: &Study, draws: Option<u32>) -> String {
    let outcome = evaluate(study);
    let figures = &outcome.figures;
    let mut row = vec![
        cell(&plain(&study.title)),
        study.state.stated().id().into(),
        cell(&plain(&study.currency)),
        outcome.grade.map_or("", |grade| grade.letter()).into(),
    ];
    let totals = &figures.totals;
    for figure in [
        totals.benefit,
        totals.cost,
        totals.net,
        figures.bcr,
        figures.roi_percent,
        figures.cash_roi_percent,
        figures.payback_months,
        figures.break_even_share,
        figures.npv,
        figures.irr_percent,
        outcome.expected.roe_percent,
    ] {
        row.push(shown(figure).0.map(|value| value.to_string()).unwrap_or_default());
    }
    row.push(held_by(&outcome));
    if let Some(draws) = draws {
        let found = simulate(study, draws, ranged);
        let cells = found.map(|found| [found.low, found.middle, found.high, found.of_twenty() as f64]);
        row.extend(cells.map_or([(); 4].map(|()| String::new()), |cells| cells.map(|cell| cell.to_string())));
    }
    row.join(",")
}
