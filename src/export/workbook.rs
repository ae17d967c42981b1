//! The study as a workbook whose formulas are those of the method: change an input, and the result follows (M1–M10).
//!
//! Which way of isolation counts is decided by the study; the formulas work that way out and say which it is.

mod change;
mod inputs;
mod money;
mod months;

use rust_decimal::Decimal;

use super::xlsx::{self, Look, SheetCell, XlsxSheet};
use crate::analysis::Context;
use crate::engine::{Exact, Figure, Number};
use crate::study::*;
use crate::words;
use inputs::Inputs;

/// The .xlsx file of a study.
///
/// # Examples
/// ```
/// use payoff::amount::Format;
/// use payoff::analysis::Context;
/// use payoff::engine::evaluate;
/// use payoff::export::workbook::workbook;
/// use payoff::study::examples;
///
/// let study = &examples::all()[4];
/// let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
/// let file = workbook(Context { study, outcome: &outcome, format: &format });
/// assert!(file.starts_with(b"PK"), "an .xlsx file is a zip archive");
/// ```
pub fn workbook(context: Context) -> Vec<u8> {
    xlsx::workbook(&sheets(context))
}

/// Its sheets: the result first, then what it is made of.
fn sheets(context: Context) -> Vec<XlsxSheet> {
    let mut inputs = Inputs::new(context);
    let measures = change::measures(context, &mut inputs);
    let costs = money::costs(context, &mut inputs);
    let months = months::months(context, &mut inputs, &measures, &costs);
    let expectations = money::expectations(context, &mut inputs);
    let result = result(context, &mut inputs, &measures, &costs, &months, &expectations);
    vec![result, measures.sheet, measures.ways, costs.sheet, months.sheet, expectations.sheet, inputs.sheet()]
}

/// A figure as a number, where it is one.
fn value(figure: Figure<Exact>) -> Option<Decimal> {
    figure.ok().and_then(Number::decimal)
}

/// A formula with the value that the engine has for it.
fn formula(text: impl Into<String>, now: Figure<Exact>, look: Look) -> SheetCell {
    SheetCell::Formula(text.into(), value(now), look)
}

/// A text inside a formula.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The headline: every figure of it a formula.
fn result(
    context: Context,
    inputs: &mut Inputs,
    measures: &change::Measures,
    costs: &money::Costs,
    months: &months::Months,
    expectations: &money::Expectations,
) -> XlsxSheet {
    let Context { study, outcome, .. } = context;
    let figures = &outcome.figures;
    let totals = &figures.totals;
    let mut rows = vec![
        vec![SheetCell::head(study.title.clone()), SheetCell::head("")],
        vec![SheetCell::text("State"), SheetCell::text(study.state.label())],
        vec![SheetCell::text("Currency"), SheetCell::text(study.currency.clone())],
        vec![SheetCell::text("Evidence"), SheetCell::text(outcome.grade.map_or("–", |grade| grade.letter()))],
        vec![SheetCell::text("Ready to show"), SheetCell::text(readiness(context))],
        vec![SheetCell::text("Yellow cells on the sheet Inputs can be changed; all else follows.")],
        vec![],
        vec![
            SheetCell::head("Figure, first 12 months"),
            SheetCell::head("Value"),
            SheetCell::head("How it is worked out"),
        ],
    ];
    let first = rows.len();
    let name = |row: usize| xlsx::at(1, first + row);
    let [benefit, cost] = [name(0), name(1)];
    let per_cost = |part: String| format!("IF(N({cost})>0,{part},{})", quoted("There is no cost to compare with"));
    let discount = inputs.cell("discount", &study.discount, defaults::DISCOUNT.value);
    let lines = [
        (
            "Benefit",
            formula(measures.total(false), totals.benefit, Look::Total),
            "What all measures in cash, margin and used time bring",
        ),
        ("Full cost", formula(costs.total.clone(), totals.cost, Look::Total), "All lines of the sheet Costs"),
        ("Net benefit", formula(format!("{benefit}-{cost}"), totals.net, Look::Total), "Benefit less cost"),
        (
            "Back for each 1 spent (BCR)",
            formula(per_cost(format!("{benefit}/{cost}")), figures.bcr, Look::Money),
            "Benefit by cost",
        ),
        (
            "Return on Investment (ROI), %",
            formula(per_cost(format!("({benefit}-{cost})/{cost}*100")), figures.roi_percent, Look::Percent),
            "Net benefit by cost",
        ),
        (
            "ROI in cash and margin alone, %",
            formula(
                per_cost(format!("({}-{cost})/{cost}*100", measures.total(true))),
                figures.cash_roi_percent,
                Look::Percent,
            ),
            "The same without freed time",
        ),
        (
            "Pays back after, months",
            formula(months.payback.clone(), figures.payback_months, Look::Money),
            "When the sum of the months stays above 0",
        ),
        (
            "Breaks even at, % of the claim",
            formula(
                format!("IF(AND({benefit}>0,{cost}>=0),{cost}/{benefit}*100,{})", quoted("No share is enough")),
                figures.break_even_share.map(|share| share * Exact::int(100)),
                Look::Percent,
            ),
            "Cost by benefit",
        ),
        (
            "Net present value",
            formula(format!("{}+NPV({discount}/100,{})", months.start, months.years), figures.npv, Look::Money),
            "All months on the sheet Months, at the discount rate",
        ),
        (
            "Return on Expectations (ROE), %",
            formula(expectations.roe.clone(), outcome.expected.roe_percent, Look::Percent),
            "How far what was agreed is reached",
        ),
    ];
    rows.extend(lines.map(|(name, cell, words)| vec![SheetCell::text(name), cell, SheetCell::text(words)]));
    XlsxSheet { name: "Result", widths: vec![38, 20, 60], rows }
}

/// What has to be resolved before the figures are shown to anybody.
fn readiness(context: Context) -> String {
    match context.outcome.blocks().next() {
        None => "Yes".into(),
        Some(finding) => format!("No. {}", words::check_words(finding, context.study, context.format).message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use crate::study::envelope;
    use crate::study::record::{Node, Reading};
    use rust_decimal::dec;
    use std::path::Path;
    use std::process::Command;

    /// The sheets of `study` without the values the engine has for them: all that is left is formulas.
    fn formulas(study: &Study) -> Vec<XlsxSheet> {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        let mut sheets = sheets(Context { study, outcome: &outcome, format: &format });
        for cell in sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flatten() {
            if let SheetCell::Formula(_, value, _) = cell {
                *value = None;
            }
        }
        sheets
    }

    /// The headline of the engine, as it stands on the sheet.
    fn headline(study: &Study) -> Vec<Option<Decimal>> {
        let outcome = evaluate(study);
        let figures = &outcome.figures;
        let totals = &figures.totals;
        let hundred = Exact::int(100);
        [
            totals.benefit,
            totals.cost,
            totals.net,
            figures.bcr,
            figures.roi_percent,
            figures.cash_roi_percent,
            figures.payback_months,
            figures.break_even_share.map(|share| share * hundred),
            figures.npv,
            outcome.expected.roe_percent,
        ]
        .map(value)
        .into()
    }

    /// The study with one number of its file changed.
    fn with(study: &Study, place: &str, number: Decimal) -> Study {
        let mut value = serde_json::to_value(study).expect("a tree");
        let node = place.split('.').try_fold(&mut value, |node, name| match node {
            serde_json::Value::Array(items) => items.get_mut(name.parse::<usize>().ok()?),
            serde_json::Value::Object(fields) => Some(fields.entry(name).or_insert_with(|| serde_json::json!({}))),
            _ => None,
        });
        node.expect("a place")["value"] = number.to_string().into();
        let mut changed = Study::default();
        changed.read(value, &mut Reading::default());
        changed
    }

    /// Each input that can be changed: its row on the sheet, its place, and its value.
    fn changeable(sheets: &[XlsxSheet]) -> Vec<(usize, String, Decimal)> {
        let rows = sheets.last().map(|sheet| sheet.rows.iter().enumerate()).into_iter().flatten();
        rows.filter_map(|(at, row)| match (&row[1], &row[7]) {
            (SheetCell::Number(number, Look::Input), SheetCell::Text(place, _)) => Some((at, place.clone(), *number)),
            _ => None,
        })
        .collect()
    }

    /// What the spreadsheet program makes of the first sheet of each file: its second column, from the headline on.
    fn recalculated(folder: &Path, files: usize) -> Vec<Vec<Option<Decimal>>> {
        // It does not get through many hundreds of files at once.
        let all: Vec<_> = (0..files).map(|file| folder.join(format!("{file}.xlsx"))).collect();
        for some in all.chunks(100) {
            let done = Command::new("soffice")
                .args(["--headless", "--convert-to"])
                .arg("csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,1")
                .arg("--outdir")
                .arg(folder)
                .args(some)
                .output()
                .expect("it runs");
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        }
        let read = |file: usize| {
            let text = std::fs::read_to_string(folder.join(format!("{file}-Result.csv"))).expect("a table");
            let cells = text.lines().skip(8).map(|line| line.split('\t').nth(1).unwrap_or_default().replace('"', ""));
            cells.map(|cell| cell.parse().or_else(|_| Decimal::from_scientific(&cell)).ok()).collect()
        };
        (0..files).map(read).collect()
    }

    /// Equal to the cent, and to the hundredth of a percent, a month or a ratio.
    fn assert_same(name: &str, found: &[Option<Decimal>], wanted: &[Option<Decimal>]) {
        assert_eq!(found.len(), wanted.len(), "{name}: {found:?}");
        for (at, (found, wanted)) in found.iter().zip(wanted).enumerate() {
            let same = match (found, wanted) {
                // A spreadsheet has 15 digits, of which a difference next to nothing leaves few.
                (Some(found), Some(wanted)) => (found - wanted).abs() < dec!(0.005).max(wanted.abs() / dec!(100000000)),
                (found, wanted) => found.is_some() == wanted.is_some(),
            };
            assert!(same, "{name}, row {at}: the sheet has {found:?} and the engine {wanted:?}");
        }
    }

    /// The studies that the second implementation is held against: every rule of the method has one.
    fn fixtures() -> Vec<Study> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/studies");
        let files = std::fs::read_dir(folder).expect("the fixtures are there");
        let bytes = files.filter_map(|file| std::fs::read(file.ok()?.path()).ok());
        bytes.filter_map(|bytes| envelope::open(&bytes).ok()).flat_map(|opened| opened.envelope.studies).collect()
    }

    /// LibreOffice has none of our code: it works out the formulas as they stand in the file. Every fixture as it is, and every
    /// example, as it is and with inputs changed in the sheet; `PAYOFF_EVERY_INPUT=1` changes each of them in turn.
    #[test]
    fn a_spreadsheet_program_comes_to_the_figures_of_the_engine() {
        if Command::new("soffice").arg("--version").output().is_err() {
            return eprintln!("skipped: there is no soffice on PATH");
        }
        let folder = std::env::temp_dir().join(format!("payoff-workbook-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let step = if std::env::var_os("PAYOFF_EVERY_INPUT").is_some() { 1 } else { 11 };
        let (mut names, mut wanted) = (Vec::new(), Vec::new());
        let mut put = |name: String, sheets: &[XlsxSheet], study: &Study| {
            let file = folder.join(format!("{}.xlsx", names.len()));
            std::fs::write(file, xlsx::workbook(sheets)).expect("it is written");
            names.push(name);
            wanted.push(headline(study));
        };
        // Where there is no result, the sheet has nothing to work out.
        for study in fixtures().into_iter().filter(|study| evaluate(study).figures.totals.net.is_ok()) {
            put(study.title.clone(), &formulas(&study), &study);
        }
        for (number, study) in examples::all().iter().enumerate() {
            let sheets = formulas(study);
            put(format!("{number}"), &sheets, study);
            for (row, place, is) in changeable(&sheets).into_iter().step_by(step) {
                let other = is + is.abs() / dec!(50);
                let mut changed = sheets.clone();
                changed.last_mut().expect("the inputs").rows[row][1] = SheetCell::Number(other, Look::Input);
                put(format!("{number} {place}"), &changed, &with(study, &place, other));
            }
        }
        let found = recalculated(&folder, names.len());
        for (name, (found, wanted)) in names.iter().zip(found.iter().zip(&wanted)) {
            assert_same(name, found, wanted);
        }
        let _ = std::fs::remove_dir_all(&folder);
    }
}
