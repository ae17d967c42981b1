//! The board of many studies in words: its columns and cells, its totals, what may be counted twice, and what differs.

use rust_decimal::Decimal;

use super::ledger::{cell, ledger};
use crate::amount::Format;
use crate::analysis::Context;
use crate::analysis::board::{BoardColumn, BoardRow, BoardSpread, BoardTotal, CLASSES};
use crate::engine::evaluate;
use crate::steps::full;
use crate::study::{Choice, Study};

/// How the amounts of a currency are written.
pub type Formats<'a> = &'a dyn Fn(&str) -> Format;

/// What a column is called.
pub fn heading(column: BoardColumn) -> &'static str {
    match column {
        BoardColumn::From => "Study",
        BoardColumn::Measure => "Measure",
        BoardColumn::Net => "Net benefit",
        BoardColumn::Roi => "ROI",
        BoardColumn::Range => "Range of the net benefit",
        BoardColumn::Odds => "Makes money",
        BoardColumn::Grade => "Evidence",
        BoardColumn::Roe => "Expectations met (ROE)",
        BoardColumn::Share => "Training’s share",
        BoardColumn::Open => "Open checks",
    }
}

/// What a study is called on the board.
pub fn name(row: &BoardRow) -> String {
    let title = if row.title.is_empty() { "Study without a name" } else { &row.title };
    format!("{title} ({})", row.from)
}

/// What stands in a column of a row.
pub fn text(row: &BoardRow, column: BoardColumn, formats: Formats) -> String {
    let none = if row.is_withheld { "Not yet: look at its checks" } else { "Not known" };
    let or = |text: Option<String>, none: &str| text.unwrap_or_else(|| none.into());
    let format = formats(&row.currency);
    match column {
        BoardColumn::From => format!("{}, {}", name(row), row.state.label().to_lowercase()),
        BoardColumn::Measure => row.measure.clone(),
        BoardColumn::Net => or(row.net.map(|net| format.money(net)), none),
        BoardColumn::Roi => or(row.roi.map(|roi| format.percent(roi)), none),
        BoardColumn::Range => {
            let range = row.range.map(|(low, high)| format!("{} to {}", format.money(low), format.money(high)));
            or(range, if row.net.is_some() { "No range given" } else { none })
        }
        BoardColumn::Odds => or(row.odds.map(|count| format!("{count} of 20")), none),
        BoardColumn::Grade => row.grade.map_or("None".into(), |grade| grade.letter().into()),
        BoardColumn::Roe => or(row.roe.map(|roe| format.percent(roe)), "Nothing due"),
        BoardColumn::Share => or(row.share.map(|share| format.percent(share)), "Not known"),
        BoardColumn::Open => row.open.to_string(),
    }
}

/// The board for a spreadsheet (RFC 4180).
pub fn csv(rows: &[BoardRow], columns: &[BoardColumn], formats: Formats) -> String {
    let line = |cells: Vec<String>| cells.iter().map(|one| cell(one)).collect::<Vec<_>>().join(",") + "\r\n";
    let heads = line(columns.iter().map(|column| heading(*column).to_string()).collect());
    let body = rows.iter().map(|row| line(columns.iter().map(|column| text(row, *column, formats)).collect()));
    heads + &body.collect::<String>()
}

/// What studies of one kind come to together: the sum, and what it is made of.
pub fn total(total: &BoardTotal, formats: Formats) -> (String, String) {
    let format = formats(&total.currency);
    let roi = total.roi().map_or(String::new(), |roi| format!(", ROI {}", format.percent(roi)));
    let studies = if total.count == 1 { "1 study".to_string() } else { format!("{} studies", total.count) };
    let classes = CLASSES.iter().zip(total.by_class).filter(|(_, sum)| !sum.is_zero());
    let classes: Vec<String> =
        classes.map(|(class, sum)| format!("{} {}", class.label().to_lowercase(), format.money(sum))).collect();
    let benefit = if classes.is_empty() { "no benefit".to_string() } else { classes.join(", ") };
    (
        format!(
            "{}, looked at for {} months, {studies}: net benefit {}{roi}",
            total.state.label(),
            total.months,
            format.money(total.net)
        ),
        format!("Benefit: {benefit}. Cost: {}.", format.money(total.cost)),
    )
}

/// That two studies may count one gain.
pub fn counted_twice(one: &BoardRow, other: &BoardRow) -> String {
    format!(
        "{} and {} are about the same people and the same measure: together they may count one gain twice.",
        name(one),
        name(other)
    )
}

/// How far a number lies apart, in one sentence.
pub fn spread(spread: &BoardSpread, column: BoardColumn, formats: Formats) -> Option<String> {
    let (low, high) = (spread.values.first()?.0, spread.values.last()?.0);
    let format = formats(&spread.currency);
    let spell = |value: Decimal| match column {
        BoardColumn::Net => format.money(value),
        BoardColumn::Odds => format!("{} of 20", format.number(value, 1)),
        BoardColumn::Open => format.number(value, 1),
        _ => format.percent(value),
    };
    Some(format!(
        "{}: from {} to {}; half of the {} studies have {} or more.",
        heading(column),
        spell(low),
        spell(high),
        spread.values.len(),
        spell(spread.median)
    ))
}

/// A number in which studies differ: what it is called, and its value in each.
#[derive(Clone, Debug, PartialEq)]
pub struct Differs {
    pub place: String,
    pub label: String,
    pub values: Vec<String>,
}

/// The numbers in which `studies` differ, side by side.
pub fn differences(studies: &[&Study], format: &dyn Fn(&Study) -> Format) -> Vec<Differs> {
    let ledgers: Vec<Vec<(String, String, String)>> = studies
        .iter()
        .map(|study| {
            let (outcome, format) = (evaluate(study), format(study));
            let rows = ledger(full::STEPS, Context { study, outcome: &outcome, format: &format });
            rows.into_iter().map(|row| (row.place, row.label, row.value)).collect()
        })
        .collect();
    let mut places: Vec<(&str, &str)> = Vec::new();
    for (place, label, _) in ledgers.iter().flatten() {
        if !places.iter().any(|(known, _)| known == place) {
            places.push((place, label));
        }
    }
    let value = |ledger: &Vec<(String, String, String)>, place: &str| {
        ledger.iter().find(|(other, ..)| other == place).map_or("–".to_string(), |(_, _, value)| value.clone())
    };
    places
        .into_iter()
        .map(|(place, label)| Differs {
            values: ledgers.iter().map(|one| value(one, place)).collect(),
            place: place.into(),
            label: label.into(),
        })
        .filter(|one| one.values.windows(2).any(|two| two[0] != two[1]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::board::{Sent, row};
    use crate::study::{Quantity, examples};
    use rust_decimal::dec;

    const DOLLARS: Formats = &|currency| Format::named("en-US", currency);

    #[test]
    fn a_formula_in_a_title_or_a_name_of_a_file_is_text_in_the_csv_and_columns_stay_whole() {
        let mut study = examples::all().remove(0);
        study.title = "=1+1,\"two\"\r\nlines".into();
        let board = [row(&Sent { from: "@evil,.json".into(), study })];
        let text = csv(&board, &[BoardColumn::From, BoardColumn::Net], DOLLARS);
        assert!(text.starts_with("\"Study\",\"Net benefit\"\r\n\"'=1+1,\"\"two\"\"\r\nlines (@evil,.json)"), "{text}");
        assert_eq!(csv_core_cells(&text), 4, "{text}");
    }

    /// The cells that a reader of CSV finds.
    fn csv_core_cells(text: &str) -> usize {
        let (mut reader, mut rest) = (csv_core::Reader::new(), text.as_bytes());
        let (mut cells, mut out) = (0, [0u8; 512]);
        loop {
            let (result, read, _) = reader.read_field(rest, &mut out);
            rest = &rest[read..];
            match result {
                csv_core::ReadFieldResult::Field { .. } => cells += 1,
                csv_core::ReadFieldResult::End => return cells,
                _ => {}
            }
        }
    }

    #[test]
    fn only_what_differs_stands_side_by_side() {
        let study = examples::all().remove(0);
        let mut other = study.clone();
        other.measures[0].worth.salary = Quantity::entered(dec!(50000));
        let found = differences(&[&study, &other], &|_| Format::named("en-US", "USD"));
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].place.as_str(), &found[0].values[..]),
            ("measures.0.worth.salary", &["$42,000".to_string(), "$50,000".to_string()][..])
        );
        assert!(differences(&[&study, &study], &|_| Format::named("en-US", "USD")).is_empty());
    }

    #[test]
    fn a_total_says_its_parts_and_its_roi() {
        // 30,000 + 6,000 against 24,000: net 12,000, which is 50%.
        let sum = BoardTotal {
            currency: "USD".into(),
            state: crate::study::State::Measured,
            months: 12,
            count: 2,
            by_class: [dec!(30000), dec!(0), dec!(6000)],
            cost: dec!(24000),
            net: dec!(12000),
        };
        let (line, parts) = total(&sum, DOLLARS);
        assert_eq!(line, "Measured, looked at for 12 months, 2 studies: net benefit $12,000, ROI 50%");
        assert!(parts.contains("$30,000") && parts.contains("$6,000") && parts.ends_with("Cost: $24,000."), "{parts}");
    }
}
