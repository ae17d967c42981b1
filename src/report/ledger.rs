//! The assumption ledger: every number with its value, status and source, for reading and as CSV.

use super::Facts;
use super::levers::{counted, label, numbers};
use crate::steps::{Step, words};
use crate::study::*;

/// One number of the study, or an assumption that stands in for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub place: String,
    pub label: String,
    pub value: String,
    pub status: &'static str,
    pub source: String,
    pub agreed_by: String,
    pub agreed_on: String,
    pub note: String,
    pub assumed: bool,
}

/// Every number with a value, in the order of `steps`; defaults nobody touched stand out as assumed.
pub fn ledger(steps: &'static [Step], facts: Facts) -> Vec<Row> {
    let Facts { study, format, .. } = facts;
    let rows = numbers(steps, study).into_iter().filter_map(|(_, field, number, at)| {
        let quantity = (number.lens.get)(study, at)?;
        let (value, assumed) = counted(number, quantity)?;
        let status = if quantity.value.is_none() { Status::Assumed } else { quantity.status };
        let source = match (quantity.value, number.assumption) {
            (None, Some(assumption)) => assumption.source.to_string(),
            _ if quantity.from.is_empty() => quantity.source.label().to_string(),
            _ => format!("{}: {}", quantity.source.label(), quantity.from),
        };
        Some(Row {
            place: field.place(at),
            label: label(field, study, at),
            value: words::value(value, number.unit, study, at, format),
            status: status.label(),
            source,
            agreed_by: quantity.agreed_by.clone(),
            agreed_on: quantity.agreed_on.clone(),
            note: quantity.note.clone(),
            assumed,
        })
    });
    rows.collect()
}

/// The ledger for a spreadsheet, RFC 4180.
pub fn csv(rows: &[Row]) -> String {
    let mut out = String::from("Number,Value,Status,Source,Agreed by,Agreed on,Note\r\n");
    for row in rows {
        let cells = [&row.label, &row.value, row.status, &row.source, &row.agreed_by, &row.agreed_on, &row.note];
        let cells: Vec<String> = cells.into_iter().map(cell).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A CSV cell. A leading `=`, `+`, `-` or `@` would be a formula to a spreadsheet, so an apostrophe goes before it.
pub fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use crate::steps::full;

    #[test]
    fn every_entered_number_of_an_example_stands_in_the_ledger_with_its_source() {
        let study = &examples::all()[0];
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        let rows = ledger(full::STEPS, Facts { study, outcome: &outcome, format: &format });
        let salary = rows.iter().find(|row| row.place == "measures.0.worth.salary").expect("the yearly pay");
        assert_eq!((salary.value.as_str(), salary.assumed), ("$42,000", false));
        assert!(!salary.source.is_empty());
    }

    #[test]
    fn a_cell_can_neither_break_out_nor_become_a_formula() {
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("say \"hello\",\nplease"), "\"say \"\"hello\"\",\nplease\"");
    }
}
