//! Rows pasted from a spreadsheet: one period or one person a line, cells apart by tab, semicolon, comma or spaces.

use rust_decimal::Decimal;

use super::{Point, Quantity, Respondent, Status};
use crate::amount::{Format, read};

/// Reads pasted periods. A line is a value, a name and a value, or a name, a value and the driver's value.
///
/// A line whose value is no number keeps its text, so that nothing pasted is lost.
pub fn points(text: &str, format: &Format) -> Vec<Point> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    // One line with many values is a row copied from a spreadsheet.
    if let [only] = lines.as_slice() {
        let cells = cells(only, format);
        if cells.len() > 2 && cells.iter().all(|cell| read(cell, format).is_ok()) {
            return cells.iter().map(|cell| Point { value: quantity(cell, format), ..Point::default() }).collect();
        }
    }
    lines.iter().map(|line| point(line, format)).collect()
}

fn point(line: &str, format: &Format) -> Point {
    let cells = cells(line, format);
    let number = |at: usize| cells.get(at).is_some_and(|cell| read(cell, format).is_ok());
    match cells.len() {
        0 => Point::default(),
        1 => Point { value: quantity(&cells[0], format), ..Point::default() },
        2 if number(0) && number(1) && !is_period(&cells[0]) => {
            Point { value: quantity(&cells[0], format), driver: quantity(&cells[1], format), ..Point::default() }
        }
        2 => Point { when: cells[0].clone(), value: quantity(&cells[1], format), ..Point::default() },
        _ => Point {
            when: cells[0].clone(),
            value: quantity(&cells[1], format),
            driver: quantity(&cells[2], format),
            ..Point::default()
        },
    }
}

/// A year or a date stands for a period, not for a value.
fn is_period(cell: &str) -> bool {
    let year = cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20"));
    year || cell.contains(['-', '/']) || cell.matches('.').count() == 2
}

/// Reads pasted answers: name, how much better, share, how sure; or without a name.
pub fn respondents(text: &str, format: &Format) -> Vec<Respondent> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .filter_map(|line| {
            let mut cells = cells(line, format);
            let heading = cells.iter().skip(1).all(|cell| read(cell, format).is_err());
            if heading && cells.len() > 1 {
                return None;
            }
            let named = cells.first().is_some_and(|cell| read(cell, format).is_err());
            let name = if named { cells.remove(0) } else { String::new() };
            let cell = |at: usize| cells.get(at).map_or(Quantity::default(), |cell| quantity(cell, format));
            Some(Respondent { name, change: cell(0), share: cell(1), confidence: cell(2), ..Respondent::default() })
        })
        .collect()
}

/// The text of a series, one line a period, as it can be pasted again.
pub fn spell(points: &[Point], format: &Format) -> String {
    let cell = |quantity: &Quantity| -> String {
        if quantity.typed.is_empty() {
            quantity.value.map_or(String::new(), |value| format.number(value, 6))
        } else {
            quantity.typed.clone()
        }
    };
    let lines: Vec<String> = points
        .iter()
        .map(|point| {
            let mut cells = Vec::new();
            if !point.when.is_empty() {
                cells.push(point.when.clone());
            }
            cells.push(cell(&point.value));
            if !point.driver.is_open() {
                cells.push(cell(&point.driver));
            }
            cells.join("\t")
        })
        .collect();
    lines.join("\n")
}

fn quantity(cell: &str, format: &Format) -> Quantity {
    match read(cell, format) {
        Ok(typed) => Quantity { value: Some(typed.value), status: Status::Entered, ..Quantity::default() },
        Err(_) => Quantity { typed: cell.to_string(), ..Quantity::default() },
    }
}

/// The cells of a line, by the strongest separator in it. A comma only separates where it cannot be a decimal mark.
fn cells(line: &str, format: &Format) -> Vec<String> {
    let split = |mark: char| line.split(mark).map(|cell| cell.trim().trim_matches('"').to_string()).collect();
    if line.contains('\t') {
        return split('\t');
    }
    if line.contains(';') {
        return split(';');
    }
    if read(line, format).is_ok() {
        return vec![line.to_string()];
    }
    if line.contains(", ") || (line.contains(',') && format.decimal != ',') {
        return split(',');
    }
    // A name, then numbers, apart by spaces: the numbers are the last words.
    let words: Vec<&str> = line.split_whitespace().collect();
    let number = |word: &&&str| read(word, format).is_ok() && !is_period(word);
    let numbers = words.iter().rev().take_while(number).count().min(2);
    if numbers > 0 && words.len() > numbers {
        let (name, values) = words.split_at(words.len() - numbers);
        return std::iter::once(name.join(" ")).chain(values.iter().map(|word| word.to_string())).collect();
    }
    vec![line.to_string()]
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
