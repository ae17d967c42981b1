//! Rows pasted from a spreadsheet, as periods or as the answers of participants.

use rust_decimal::Decimal;

use super::{Point, Quantity, Respondent, Status};
use crate::amount::{Asked, Choices, ColumnRole, Format, PastedCell, PastedRow, PastedTable, Wanted, What, table};

/// What a box for periods takes: a value, and the value of the driver beside it.
pub fn periods_wanted(value: Asked) -> Wanted {
    Wanted { numbers: vec![value, What::Number.into()], are_periods: true }
}

/// What a box for participants takes: the change, the share, and how sure they are.
pub fn respondents_wanted(change: Asked) -> Wanted {
    Wanted { numbers: vec![change, What::Percent.into(), What::Percent.into()], are_periods: false }
}

/// Reads pasted periods of any measure, without a choice of the person.
///
/// A line whose value is no number keeps its text, so that nothing pasted is lost; a gap stays a gap.
pub fn points(text: &str, format: &Format) -> Vec<Point> {
    points_of(&table(text, format, &periods_wanted(What::Number.into()), &Choices::default()))
}

/// The periods of a pasted table.
pub fn points_of(table: &PastedTable) -> Vec<Point> {
    let point = |row: &PastedRow| Point {
        when: table.name(row),
        value: quantity(table, row, 0),
        driver: quantity(table, row, 1),
        ..Point::default()
    };
    table.counted().map(point).collect()
}

/// Reads pasted answers: name, how much better, share, how sure; or without a name.
pub fn respondents(text: &str, format: &Format) -> Vec<Respondent> {
    respondents_of(&table(text, format, &respondents_wanted(What::Number.into()), &Choices::default()))
}

/// The answers of a pasted table.
pub fn respondents_of(table: &PastedTable) -> Vec<Respondent> {
    let one = |row: &PastedRow| Respondent {
        name: table.name(row),
        change: quantity(table, row, 0),
        share: quantity(table, row, 1),
        confidence: quantity(table, row, 2),
        ..Respondent::default()
    };
    table.counted().map(one).collect()
}

fn quantity(table: &PastedTable, row: &PastedRow, which: usize) -> Quantity {
    match table.number(row, which) {
        (PastedCell::Number(value), _) => {
            Quantity { value: Some(value), status: Status::Entered, ..Quantity::default() }
        }
        (PastedCell::Gap, _) => Quantity::default(),
        (PastedCell::Text(_), text) => Quantity { typed: text, ..Quantity::default() },
    }
}

/// The pasted periods with what stood behind the same periods before: ranges, sources, notes.
pub fn points_kept(new: Vec<Point>, before: &[Point]) -> Vec<Point> {
    let name = |point: &Point| point.when.clone();
    let found: Vec<Option<usize>> = counterparts(new.iter().map(name), before.iter().map(name));
    let join = |(mut point, at): (Point, Option<usize>)| {
        if let Some(old) = at.and_then(|at| before.get(at)) {
            point.value = kept(point.value, &old.value);
            point.driver = kept(point.driver, &old.driver);
        }
        point
    };
    new.into_iter().zip(found).map(join).collect()
}

/// The pasted answers with what stood in the same rows before: people, ranges, sources, notes.
pub fn respondents_kept(new: Vec<Respondent>, before: &[Respondent]) -> Vec<Respondent> {
    let name = |row: &Respondent| row.name.clone();
    let found: Vec<Option<usize>> = counterparts(new.iter().map(name), before.iter().map(name));
    let join = |(row, at): (Respondent, Option<usize>)| match at.and_then(|at| before.get(at)) {
        None => row,
        Some(old) => Respondent {
            name: row.name,
            change: kept(row.change, &old.change),
            share: kept(row.share, &old.share),
            confidence: kept(row.confidence, &old.confidence),
            ..old.clone()
        },
    };
    new.into_iter().zip(found).map(join).collect()
}

/// For each new row the old one of the same name, each old one once; rows without a name by their place.
fn counterparts(new: impl Iterator<Item = String>, old: impl Iterator<Item = String>) -> Vec<Option<usize>> {
    use std::collections::{HashMap, VecDeque};
    let mut places: HashMap<String, VecDeque<usize>> = HashMap::new();
    let mut unnamed = Vec::new();
    for (at, name) in old.enumerate() {
        unnamed.push(name.is_empty());
        places.entry(name).or_default().push_back(at);
    }
    new.enumerate()
        .map(|(at, name)| {
            if name.is_empty() {
                return Some(at).filter(|at| unnamed.get(*at) == Some(&true));
            }
            places.get_mut(&name).and_then(VecDeque::pop_front)
        })
        .collect()
}

/// A pasted number with what is known about the old one; as typed where it says the same.
fn kept(new: Quantity, old: &Quantity) -> Quantity {
    if new == Quantity::default() || new.value == old.value {
        let same = new.value == old.value && new.typed.is_empty();
        return if same { old.clone() } else { new };
    }
    Quantity { value: new.value, typed: new.typed, status: new.status, ..old.clone() }
}

/// The text of a series, one line a period, as it can be pasted again: the same columns in every line, and a dash where a value
/// without a name is missing.
pub fn spell(points: &[Point], format: &Format) -> String {
    let (named, driven) = shape(points);
    let line = |point: &Point| {
        let mut cells = Vec::new();
        if named {
            cells.push(point.when.clone());
        }
        let value = spelled(&point.value, format);
        cells.push(if value.is_empty() && !named { "-".into() } else { value });
        if driven {
            cells.push(spelled(&point.driver, format));
        }
        cells.join("\t")
    };
    points.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The text of participants' answers, one line a person.
pub fn spell_respondents(rows: &[Respondent], format: &Format) -> String {
    let line = |row: &Respondent| {
        let numbers = [&row.change, &row.share, &row.confidence].map(|one| spelled(one, format)).join("\t");
        [row.name.as_str(), &numbers].join("\t")
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn spelled(quantity: &Quantity, format: &Format) -> String {
    if quantity.typed.is_empty() {
        quantity.value.map_or(String::new(), |value| format.number(value, 6))
    } else {
        quantity.typed.clone()
    }
}

/// Whether any period has a name, and whether any has a value of the driver.
fn shape(points: &[Point]) -> (bool, bool) {
    (points.iter().any(|point| !point.when.is_empty()), points.iter().any(|point| !point.driver.is_open()))
}

/// What the columns of the text are that `spell` makes of `points`.
pub fn roles(points: &[Point]) -> Vec<ColumnRole> {
    let (named, driven) = shape(points);
    let all = [(named, ColumnRole::Name), (true, ColumnRole::Number(0)), (driven, ColumnRole::Number(1))];
    all.into_iter().filter(|(is_there, _)| *is_there).map(|(_, role)| role).collect()
}

/// Mean and sample standard deviation of the values that are known.
pub fn spread(points: &[Point]) -> Option<(Decimal, Decimal)> {
    use rust_decimal::MathematicalOps;
    let values: Vec<Decimal> = points.iter().filter_map(|point| point.value.value).collect();
    let count = Decimal::from(values.len());
    let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
    let mean = sum.checked_div(count)?;
    let squares = values.iter().try_fold(Decimal::ZERO, |sum, value| {
        let apart = value.checked_sub(mean)?;
        sum.checked_add(apart.checked_mul(apart)?)
    })?;
    let deviation = squares.checked_div(count - Decimal::ONE).and_then(|variance| variance.sqrt()).unwrap_or_default();
    Some((mean, deviation))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn values(text: &str, locale: &str) -> Vec<Option<Decimal>> {
        points(text, &Format::named(locale, "EUR")).iter().map(|point| point.value.value).collect()
    }

    #[test]
    fn a_column_is_read_with_either_decimal_mark() {
        let wanted = vec![Some(dec!(11.8)), Some(dec!(11.9)), Some(dec!(12.1))];
        assert_eq!(values("11.8\n11.9\n12.1\n", "en-US"), wanted);
        assert_eq!(values("11,8\r\n11,9\r\n12,1", "de-DE"), wanted);
        assert_eq!(values("Jan\t11.8\nFeb\t11.9\nMar\t12.1", "en-US"), wanted);
        assert_eq!(values("2025-01;11,8\n2025-02;11,9\n2025-03;12,1", "de-DE"), wanted);
        assert_eq!(values("January 2025 11.8\nFebruary 2025 11.9\nMarch 2025 12.1", "en-US"), wanted);
        assert_eq!(values("11.8\t11.9\t12.1", "en-US"), wanted);
    }

    #[test]
    fn a_driver_stands_beside_its_value() {
        let format = Format::named("en-US", "USD");
        let read = points("Jan\t40\t1000\nFeb\t42\t1100", &format);
        assert_eq!(read[1].driver.value, Some(dec!(1100)));
        assert_eq!(read[0].when, "Jan");
    }

    #[test]
    fn what_a_paste_does_not_show_is_kept_with_its_row() {
        let format = Format::named("en-US", "USD");
        let source = |value| Quantity { note: "payroll".into(), low: Some(dec!(1)), ..Quantity::entered(value) };
        let before = [
            Respondent {
                name: "Ann".into(),
                change: source(dec!(3)),
                people: Quantity::entered(dec!(4)),
                ..Respondent::default()
            },
            Respondent { name: "Ben".into(), change: source(dec!(2)), ..Respondent::default() },
        ];
        let rows =
            respondents_kept(respondents("Ben\t5\t60%\t70%\nAnn\t3\t50%\t70%\nCem\t1\t50%\t70%", &format), &before);
        assert_eq!((rows[0].change.value, rows[0].change.note.as_str()), (Some(dec!(5)), "payroll"));
        assert_eq!((rows[1].people.value, &rows[1].change), (Some(dec!(4)), &before[0].change));
        assert_eq!(rows[2].change, Quantity::entered(dec!(1)));
        let old = [Point { when: "Jan".into(), value: source(dec!(40)), ..Point::default() }];
        let new = points_kept(points("Jan\t41\nFeb\t42", &format), &old);
        assert_eq!((new[0].value.value, new[0].value.note.as_str()), (Some(dec!(41)), "payroll"));
    }

    /// The text that the box shows of a study is read as that study.
    #[test]
    fn a_spelled_series_is_read_as_it_was() {
        let format = Format::named("en-US", "USD");
        for text in [
            "Jan\t40\nFeb\t\nMar\t42",
            "40\n-\n42",
            "Jan\t40\t100\nFeb\t42\t\nMar\t41\t120",
            "2010\t120\n1980\t118\n2035\t131",
        ] {
            let first = points(text, &format);
            assert_eq!(points(&spell(&first, &format), &format), first, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_kept_as_text() {
        let format = Format::named("en-US", "USD");
        let read = points("11.8\nabout twelve\n12.1", &format);
        assert_eq!(read[1].value.typed, "about twelve");
        assert_eq!(spell(&read, &format), "11.8\nabout twelve\n12.1");
    }

    #[test]
    fn answers_are_read_with_and_without_names_and_the_heading_is_left_out() {
        let format = Format::named("en-US", "USD");
        let rows = respondents("Name\tBetter\tShare\tSure\nAnna\t3\t60%\t80%\n2\t50\t70", &format);
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0].name.as_str(), rows[0].share.value), ("Anna", Some(dec!(60))));
        assert_eq!(rows[1].confidence.value, Some(dec!(70)));
    }
}
