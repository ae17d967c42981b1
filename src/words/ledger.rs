//! The assumption ledger: every number with its value, status and source, for reading and as CSV.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::analysis::Context;
use crate::analysis::levers::label;
use crate::engine::{Grade, letter};
use crate::steps::{At, Custom, Kind, Step, questions, words};
use crate::study::*;

/// One number of the study, or an assumption that stands in for it.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerRow {
    pub place: String,
    pub label: String,
    pub value: String,
    pub status: &'static str,
    /// The letter of this number alone, A to E (M11); empty where nobody said where it comes from.
    pub letter: &'static str,
    pub source: String,
    pub agreed_by: String,
    pub agreed_on: String,
    pub note: String,
    pub assumed: bool,
}

/// Every number with a value, in the order of `steps`; defaults nobody touched stand out as assumed. No two rows have
/// the same name.
pub fn ledger(steps: &'static [Step], facts: Context) -> Vec<LedgerRow> {
    let Context { study, format, .. } = facts;
    let mut rows: Vec<LedgerRow> = Vec::new();
    let mut listed: Vec<(&'static str, At)> = Vec::new();
    for (field, at) in steps.iter().flat_map(|step| questions(step, study)) {
        match &field.kind {
            Kind::Number(number) => {
                // A number that is asked for in two steps is one number.
                if listed.contains(&(number.lens.key, at)) {
                    continue;
                }
                listed.push((number.lens.key, at));
                let Some(quantity) = (number.lens.get)(study, at) else { continue };
                let Some((value, assumed)) = number.counted(quantity) else { continue };
                let mut row = row(field.place(at), label(field, study, at), quantity);
                row.value = words::value(value, number.unit, study, at, format);
                row.assumed = assumed;
                if let (None, Some(assumption)) = (quantity.value, number.assumption) {
                    // What the method sets for every study is no guess about this one.
                    row.status = if number.by_rule { "By rule" } else { Status::Assumed.label() };
                    row.source = assumption.source.into();
                    row.letter = if number.by_rule { "" } else { Grade::E.letter() };
                }
                rows.push(row);
            }
            Kind::Custom(Custom::Series(after)) => rows.extend(series(field.place(at), *after, at, facts)),
            Kind::Text { .. } | Kind::Pick { .. } | Kind::Rows(_) | Kind::Custom(_) => {}
        }
    }
    tell_apart(&mut rows);
    rows
}

fn row(place: String, label: String, quantity: &Quantity) -> LedgerRow {
    let source = quantity.source.label();
    LedgerRow {
        place,
        label,
        value: String::new(),
        status: quantity.status.label(),
        letter: letter(quantity).map_or("", Grade::letter),
        source: if quantity.from.is_empty() { source.into() } else { format!("{source}: {}", quantity.from) },
        agreed_by: quantity.agreed_by.clone(),
        agreed_on: quantity.agreed_on.clone(),
        note: quantity.note.clone(),
        assumed: quantity.status == Status::Assumed,
    }
}

/// The periods of a series, each with its own row, and with one for its driver: "Errors, before, Jan 2026".
fn series(place: String, after: bool, at: At, facts: Context) -> Vec<LedgerRow> {
    let Context { study, format, .. } = facts;
    let Some(measure) = study.measures.get(at.measure) else { return Vec::new() };
    let (points, side) = if after { (&measure.after_series, "after") } else { (&measure.before_series, "before") };
    let driver = match measure.comparison.driver.trim() {
        "" => "Driver",
        driver => driver,
    };
    let mut rows = Vec::new();
    let mut add = |quantity: &Quantity, end: &str, name: &str, period: &str, spell: &dyn Fn(Decimal) -> String| {
        if let Some(value) = quantity.value {
            let row = row(format!("{place}.{end}"), format!("{name}, {side}, {period}"), quantity);
            rows.push(LedgerRow { value: spell(value), ..row });
        }
    };
    for (index, point) in points.iter().enumerate() {
        let period = period(&point.when).unwrap_or_else(|| format!("period {}", index + 1));
        let name = words::name_of(measure);
        add(&point.value, &format!("{index}.value"), name, &period, &|value| words::of_measure(value, measure, format));
        // With several measures, a driver belongs to one of them.
        let of = if study.measures.len() > 1 {
            format!("{driver} ({})", words::name_inside(measure))
        } else {
            driver.into()
        };
        add(&point.driver, &format!("{index}.driver"), &of, &period, &|value| format.number(value, 4));
    }
    rows
}

/// The name of a period as people write it: 2026-01 is Jan 2026.
fn period(when: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let when = when.trim();
    if when.is_empty() {
        return None;
    }
    let month = when.split_once('-').and_then(|(year, month)| {
        let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|one| one.is_ascii_digit());
        let month = month.parse::<usize>().ok().filter(|_| digits(month, 2))?;
        MONTHS.get(month.checked_sub(1)?).filter(|_| digits(year, 4)).map(|month| format!("{month} {year}"))
    });
    Some(month.unwrap_or_else(|| when.into()))
}

/// Two rows of one name are told apart by a number.
fn tell_apart(rows: &mut [LedgerRow]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let count = seen.entry(row.label.clone()).or_default();
        *count += 1;
        if *count > 1 {
            row.label = format!("{} ({count})", row.label);
        }
    }
}

/// The ledger for a spreadsheet, RFC 4180.
pub fn csv(rows: &[LedgerRow]) -> String {
    let mut out = String::from("Number,Value,Status,Evidence,Source,Agreed by,Agreed on,Note\r\n");
    for row in rows {
        let cells =
            [&row.label, &row.value, row.status, row.letter, &row.source, &row.agreed_by, &row.agreed_on, &row.note];
        let cells: Vec<String> = cells.into_iter().map(cell).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A CSV cell. A leading `=`, `+`, `-` or `@`, of any width and after any space, would be a formula to a spreadsheet, so an
/// apostrophe goes before it.
pub fn cell(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let guard = if formula || text.starts_with(['\t', '\r', '\n']) { "'" } else { "" };
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
        let rows = ledger(full::STEPS, Context { study, outcome: &outcome, format: &format });
        let salary = rows.iter().find(|row| row.place == "measures.0.worth.salary").expect("the yearly pay");
        assert_eq!((salary.value.as_str(), salary.assumed), ("$42,000", false));
        assert!(!salary.source.is_empty());
    }

    fn rows(study: &Study) -> Vec<LedgerRow> {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        ledger(full::STEPS, Context { study, outcome: &outcome, format: &format })
    }

    /// A record or Finance A, a system's export B, a study or benchmark C, an estimate D, assumed E; a rule of the method none.
    #[test]
    fn every_number_has_a_letter_of_its_own_on_the_page_and_in_the_file() {
        let mut study = examples::all()[0].clone();
        let salary = &mut study.measures[0].worth.salary;
        salary.source = Source::System;
        study.programme.hours = Quantity::assumed(Decimal::from(24), "A guess");
        let rows = rows(&study);
        let letter = |place: &str| rows.iter().find(|row| row.place == place).map(|row| row.letter);
        assert_eq!(letter("measures.0.worth.salary"), Some("B"));
        assert_eq!(letter("measures.0.before_series.0.value"), Some("A"));
        assert_eq!((letter("programme.hours"), letter("hurdle")), (Some("E"), Some("")));
        let csv = csv(&rows);
        assert!(csv.starts_with("Number,Value,Status,Evidence,Source,"));
        let line =
            csv.lines().find(|line| line.contains("yearly pay") || line.contains("Yearly pay")).expect("the pay");
        assert!(line.contains(",\"B\",\"A system"), "{line}");
    }

    #[test]
    fn only_what_was_guessed_for_the_study_is_called_assumed() {
        let rows = rows(&examples::all()[0]);
        assert!(rows.iter().all(|row| row.assumed == (row.status == "Assumed")));
        let asked = rows.iter().find(|row| row.place == "hurdle").expect("the return asked for");
        assert_eq!((asked.status, asked.value.as_str()), ("By rule", "25%"));
    }

    /// The example of leavers has 12 months before and 12 after: 28.4% in its first month, 18.8% in its last.
    #[test]
    fn every_period_of_a_series_has_a_row_of_its_own() {
        let rows = rows(&examples::all()[0]);
        let named = |label: &str| rows.iter().find(|row| row.label == label);
        let first = named("Voluntary turnover, before, Apr 2024").expect("the first month");
        assert_eq!((first.place.as_str(), first.value.as_str()), ("measures.0.before_series.0.value", "28.4%"));
        assert_eq!(first.source, "A record: HR analytics, leavers by site");
        let last = named("Voluntary turnover, after, Mar 2026").expect("the last month");
        assert_eq!((last.place.as_str(), last.value.as_str()), ("measures.0.after_series.11.value", "18.8%"));
        assert_eq!(rows.iter().filter(|row| row.place.contains("_series.")).count(), 24);
        assert!(csv(&rows).contains("\"Voluntary turnover, after, Mar 2026\",\"18.8%\""));
    }

    #[test]
    fn a_driver_has_a_row_beside_each_period() {
        let point = Point {
            when: "2026-01".into(),
            value: Quantity::entered(Decimal::from(40)),
            driver: Quantity::entered(Decimal::from(900)),
            ..Point::default()
        };
        let mut measure = Measure { name: "Errors".into(), unit: "errors".into(), ..Measure::default() };
        measure.before_series = vec![point, Point { when: String::new(), ..Point::default() }];
        measure.before_series[1].value = Quantity::entered(Decimal::from(41));
        measure.comparison.driver = "Orders".into();
        let rows = rows(&Study { measures: vec![measure], ..Study::default() });
        let found: Vec<(&str, &str)> = rows
            .iter()
            .filter(|row| row.place.contains("_series."))
            .map(|row| (row.label.as_str(), row.value.as_str()))
            .collect();
        let wanted = [
            ("Errors, before, Jan 2026", "40 errors"),
            ("Orders, before, Jan 2026", "900"),
            ("Errors, before, period 2", "41 errors"),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_row_says_which_level_and_whose_answer_it_is() {
        let mut study = Study::default();
        study.levels.learning.target = Quantity::entered(Decimal::from(80));
        study.levels.impact.target = Quantity::entered(Decimal::from(23));
        let expects = |who: &str, what: &str| Expectation {
            who: who.into(),
            what: what.into(),
            target: Quantity::entered(Decimal::from(5)),
            ..Expectation::default()
        };
        study.expectations = vec![expects("Anna", "Fewer exits"), expects("Ben", ""), expects("", "")];
        let answer = Respondent { change: Quantity::entered(Decimal::ONE), ..Respondent::default() };
        let mut measure = Measure::default();
        measure.isolation.respondents = vec![Respondent { name: "M. K.".into(), ..answer.clone() }, answer];
        study.measures.push(measure);
        let labels: Vec<String> = rows(&study).into_iter().map(|row| row.label).collect();
        for wanted in [
            "Level 2, learning: target on this level",
            "Level 4, impact: target on this level",
            "Fewer exits: number they expect",
            "Ben: number they expect",
            "Expectation 3: number they expect",
            "M. K.: how much better",
            "Answer 2: how much better",
        ] {
            assert!(labels.iter().any(|label| label == wanted), "{wanted} is missing among {labels:?}");
        }
    }

    #[test]
    fn no_two_rows_of_an_example_have_the_same_name() {
        for study in examples::all() {
            let mut labels: Vec<String> = rows(&study).into_iter().map(|row| row.label).collect();
            let count = labels.len();
            labels.sort();
            labels.dedup();
            assert_eq!(labels.len(), count, "{}", study.title);
        }
    }

    #[test]
    fn a_cell_can_neither_break_out_nor_become_a_formula() {
        for formula in ["=1+1", "\n=1+1", " =1+1", "\u{a0}+1", "＝1+1", "＠now", "－1", "\tx", "\rx"] {
            assert_eq!(cell(formula), format!("\"'{formula}\""));
        }
        assert_eq!(cell(" 1 = 1"), "\" 1 = 1\"");
        assert_eq!(cell("say \"hello\",\nplease"), "\"say \"\"hello\"\",\nplease\"");
    }
}
