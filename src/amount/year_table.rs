//! Months by years: a table with the years side by side, or one below the other, as one row of periods in their order.

use super::summary::summary;

/// The cells of `lines`, which say months (or quarters) by years, as one line for each period: "Jan 2024" and its number. Totals
/// and means come last, named as such; periods before the first number and after the last one have no line, for nothing stands
/// there. None where the table is another one.
pub(super) fn by_year(lines: &[Vec<String>]) -> Option<Vec<Vec<String>>> {
    down(lines).or_else(|| down(&turned(lines)))
}

fn turned(lines: &[Vec<String>]) -> Vec<Vec<String>> {
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    (0..width).map(|at| lines.iter().map(|line| line.get(at).cloned().unwrap_or_default()).collect()).collect()
}

/// Years in the first line that is no title, and below it a part of the year in each line.
fn down(lines: &[Vec<String>]) -> Option<Vec<Vec<String>>> {
    let width = lines.iter().map(Vec::len).max().filter(|width| *width > 2)?;
    let at = lines.iter().take(3).position(|line| line.iter().filter(|cell| year(cell).is_some()).count() > 1)?;
    let mut heads = lines[at].clone();
    // Cut at blanks, the head has no empty cell over the names.
    if heads.len() + 1 == width && year(&heads[0]).is_some() {
        heads.insert(0, String::new());
    }
    let columns: Vec<(usize, i64)> =
        heads.iter().enumerate().skip(1).filter_map(|(at, cell)| Some((at, year(cell)?))).collect();
    let others: Vec<usize> = (1..heads.len()).filter(|at| !columns.iter().any(|(year, _)| year == at)).collect();
    let sums = |at: &usize| heads[*at].is_empty() || summary(&heads[*at].to_lowercase()).is_some();
    let go_on = columns.windows(2).all(|pair| pair[1].1 - pair[0].1 == columns[1].1 - columns[0].1);
    if year(&heads[0]).is_some()
        || columns.len() < 2
        || !go_on
        || (columns[1].1 - columns[0].1).abs() != 1
        || !others.iter().all(sums)
    {
        return None;
    }
    let is_sum = |line: &&Vec<String>| line.first().is_some_and(|name| summary(&name.to_lowercase()).is_some());
    let (below, parts): (Vec<&Vec<String>>, Vec<&Vec<String>>) = lines[at + 1..].iter().partition(is_sum);
    let names: Vec<&str> = parts.iter().map(|line| line.first().map_or("", String::as_str)).collect();
    if !are_parts_of_a_year(&names) {
        return None;
    }
    let cell = |line: &[String], at: usize| line.get(at).cloned().unwrap_or_default();
    let mut years = columns;
    years.sort_by_key(|(_, year)| *year);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, _) in &years {
        rows.extend(parts.iter().map(|line| vec![period(&line[0], &heads[*at]), cell(line, *at)]));
    }
    let said = |row: &Vec<String>| !row[1].trim().is_empty();
    let (first, last) = (rows.iter().position(said)?, rows.iter().rposition(said)?);
    let mut rows = rows[first..=last].to_vec();
    for (at, _) in &years {
        rows.extend(below.iter().map(|line| vec![format!("{} {}", line[0], heads[*at]), cell(line, *at)]));
    }
    for at in others {
        rows.extend(parts.iter().map(|line| vec![format!("{} {}", heads[at], line[0]), cell(line, at)]));
    }
    rows.retain(|row| said(row) || summary(&row[0].to_lowercase()).is_none());
    Some(rows)
}

/// A period of two parts: "Jan 2024"; a month that is a number stands behind its year.
fn period(part: &str, year: &str) -> String {
    match part.parse::<u32>() {
        Ok(month) => format!("{year}-{month:02}"),
        Err(_) => format!("{part} {year}"),
    }
}

/// 2024, FY2024, 2024/25.
fn year(cell: &str) -> Option<i64> {
    let digits: String = cell.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let around = cell.chars().filter(|c| !c.is_ascii_digit()).count();
    let is_year =
        |year: &i64| (1900..2100).contains(year) || (1300..1500).contains(year) || (2500..2600).contains(year);
    digits.parse().ok().filter(is_year).filter(|_| digits.len() == 4 && around <= 3 && !cell.contains(['.', ',', '-']))
}

/// Twelve names whatever they are, or names of months and quarters.
fn are_parts_of_a_year(names: &[&str]) -> bool {
    const MONTHS: &[&str] = &[
        "jan", "feb", "mar", "mär", "apr", "may", "mai", "jun", "jul", "aug", "sep", "oct", "okt", "nov", "dec", "dez",
        "fév", "fev", "avr", "juin", "juil", "août", "aoû", "déc", "ene", "abr", "ago", "dic", "gen", "mag", "giu",
        "lug", "set", "ott", "mrt", "mei", "maj", "out", "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен",
        "окт", "ноя", "дек", "sty", "lut", "kwi", "cze", "lip", "sie", "wrz", "paź", "lis", "gru",
    ];
    let distinct = names.iter().enumerate().all(|(at, name)| !name.is_empty() && !names[..at].contains(name));
    let is_month = |name: &&str| MONTHS.iter().any(|month| name.to_lowercase().starts_with(month));
    // Q1, 1. Quartal, T1, H2: one digit of a quarter or a half beside a word.
    let is_quarter = |name: &&str| {
        let digits: String = name.chars().filter(char::is_ascii_digit).collect();
        matches!(digits.as_str(), "1" | "2" | "3" | "4") && name.chars().any(char::is_alphabetic)
    };
    let are_words = names.iter().all(|name| year(name).is_none() && name.contains(char::is_alphabetic));
    let are_months: Vec<u32> = names.iter().filter_map(|name| name.parse().ok()).collect();
    let count_on =
        are_months.len() == names.len() && are_months.iter().zip(1..).all(|(month, wanted)| *month == wanted);
    distinct
        && match names.len() {
            0 | 1 => false,
            12 => are_words || count_on,
            2..=4 => names.iter().all(is_quarter) || names.iter().all(is_month),
            5..=11 => names.iter().all(is_month),
            _ => false,
        }
}
