//! The sheet of inputs: every number that a formula uses, once, with its status and source.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::analysis::Context;
use crate::export::xlsx::{self, Look, SheetCell, XlsxSheet};
use crate::steps::{self, full, words};
use crate::study::*;
use crate::words::ledger::{self, LedgerRow};

const NAME: &str = "Inputs";
/// The column of the values.
const VALUE: usize = 1;

/// The inputs so far, and where each of them stands.
pub(super) struct Inputs<'a> {
    context: Context<'a>,
    rows: Vec<Vec<SheetCell>>,
    places: HashMap<String, String>,
    ledger: HashMap<String, LedgerRow>,
}

impl<'a> Inputs<'a> {
    pub(super) fn new(context: Context<'a>) -> Self {
        let heads =
            ["Number", "Value", "Status", "Source", "Low", "High", "Note", "Place in the file"].map(SheetCell::head);
        let rows = ledger::ledger(full::STEPS, context);
        Inputs {
            context,
            rows: vec![heads.into()],
            places: HashMap::new(),
            ledger: rows.into_iter().map(|row| (row.place.clone(), row)).collect(),
        }
    }

    /// The cell of a number, or none where it has no value.
    pub(super) fn known(&mut self, place: &str, quantity: &Quantity) -> Option<String> {
        quantity.value.map(|value| self.cell(place, quantity, value))
    }

    /// The cell of a number, with `default` where it has no value.
    pub(super) fn cell(&mut self, place: &str, quantity: &Quantity, default: Decimal) -> String {
        if let Some(cell) = self.places.get(place) {
            return cell.clone();
        }
        let row = self.ledger.get(place);
        let label = row.map_or_else(|| self.label(place), |row| row.label.clone());
        let status = row.map_or(quantity.status.label(), |row| row.status);
        let source = row.map_or_else(|| quantity.from.clone(), |row| row.source.clone());
        let number =
            |value: Option<Decimal>| value.map_or(SheetCell::Empty, |value| SheetCell::Number(value, Look::Plain));
        self.rows.push(vec![
            SheetCell::text(label),
            SheetCell::Number(quantity.or(default), Look::Input),
            SheetCell::text(status),
            SheetCell::text(source),
            number(quantity.low),
            number(quantity.high),
            SheetCell::text(quantity.note.clone()),
            SheetCell::text(place),
        ]);
        let cell = absolute(self.rows.len() - 1);
        self.places.insert(place.into(), cell.clone());
        cell
    }

    /// The cells of several numbers with values, from the first to the last, as one range; none where there are none. They
    /// must not have been asked for before.
    pub(super) fn range<'q>(&mut self, numbers: impl Iterator<Item = (String, &'q Quantity)>) -> Option<String> {
        let cells: Vec<String> = numbers.filter_map(|(place, quantity)| self.known(&place, quantity)).collect();
        let last = cells.last()?.rsplit('!').next()?;
        Some(format!("{}:{last}", cells.first()?))
    }

    /// What a number is called that is asked for in no step that applies.
    fn label(&self, place: &str) -> String {
        steps::number_at(place)
            .map_or_else(|| place.replace('.', " "), |(field, _, at)| words::name(field.label, self.context.study, at))
    }

    pub(super) fn sheet(self) -> XlsxSheet {
        XlsxSheet { name: NAME, widths: vec![58, 16, 14, 60, 12, 12, 40, 40], rows: self.rows }
    }
}

/// The value in `row`, for a formula on any sheet.
fn absolute(row: usize) -> String {
    let cell = xlsx::at(VALUE, row);
    let (column, row) = cell.split_at(1);
    format!("{NAME}!${column}${row}")
}
