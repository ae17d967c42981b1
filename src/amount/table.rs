//! What was pasted from a spreadsheet, as a table: cells, which way it is laid out, what each column is, and which rows are none.
//!
//! The separator, the decimal mark, the form of dates and what the first column is are decided by the whole block, never by one
//! line. Nothing is dropped in silence: a row that is left out says why, and can be taken back.

use rust_decimal::Decimal;

use super::format::Format;
use super::parse::{Asked, Typed, Unclear, read_as};
use super::summary::summary;
use super::year_table::by_year;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnRole {
    /// A name or a period.
    Name,
    /// The first, second and third number that a box takes, in its order.
    Number(usize),
    LeftOut,
}

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    Heading,
    Total,
    Average,
    /// Words below the table, such as where it comes from.
    Note,
    ByHand,
}

/// What a person decided otherwise than the table was read: what columns are, which rows count, what fractions are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    pub roles: Option<Vec<ColumnRole>>,
    /// Rows that count or do not, by their number in the block.
    pub rows: Vec<(usize, bool)>,
    /// Whether columns between 0 and 1 are parts of 1 where a percentage is asked for.
    pub are_fractions: Option<bool>,
}

/// A cell as it is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PastedCell {
    /// Nothing, a dash, or an error of a spreadsheet: a gap.
    Gap,
    Number(Decimal),
    Text(Unclear),
}

/// A row of the block.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedRow {
    /// Its cells as they were pasted.
    pub cells: Vec<String>,
    pub left_out: Option<LeftOut>,
    /// What the block alone says, whatever a person decided.
    pub found: Option<LeftOut>,
}

/// A pasted block.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedTable {
    pub rows: Vec<PastedRow>,
    pub roles: Vec<ColumnRole>,
    /// Columns of percentages whose numbers all lie between 0 and 1.
    pub fractions: Vec<usize>,
    pub are_fractions: bool,
    /// The format in which the block writes numbers.
    pub format: Format,
    /// Whether it was laid out across and has been turned.
    pub is_across: bool,
    /// Whether it had years side by side, or one below the other, and the parts of a year along the other side.
    pub is_by_year: bool,
    asked: Vec<Asked>,
    /// Whether the first column holds serial days of a spreadsheet.
    serial_days: bool,
}

/// What a box takes from a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// What its numbers are, in their order.
    pub numbers: Vec<Asked>,
    /// Whether a row is a period; else it is a person, who has a name.
    pub are_periods: bool,
}

/// Reads `text` as the table that a box wants.
pub fn table(text: &str, format: &Format, wanted: &Wanted, choices: &Choices) -> PastedTable {
    let lines = cells(text, format, wanted);
    let unrolled = by_year(&lines).filter(|_| wanted.are_periods);
    let is_by_year = unrolled.is_some();
    let lines = unrolled.unwrap_or(lines);
    let format = Format { decimal: decimal_mark(&lines, format.decimal), ..format.clone() };
    let reader = Reader { format: &format, asked: &wanted.numbers };
    let is_across = wanted.are_periods && reader.is_across(&lines);
    let mut lines = if is_across { turned(lines) } else { lines };
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    if !wanted.are_periods {
        reader.give_room_for_names(&mut lines, width);
    }
    let headings = reader.headings(&lines, width);
    let body = lines.get(headings..).unwrap_or_default();
    let found_roles = reader.roles(body, width, wanted);
    let roles = choices.roles.clone().filter(|roles| roles.len() == width).unwrap_or(found_roles);
    let name_at = roles.iter().position(|role| *role == ColumnRole::Name);
    let label = |cells: &[String]| cells.get(name_at.unwrap_or(0)).map_or(String::new(), |cell| cell.to_lowercase());
    let notes = reader.notes(&lines);
    let rows: Vec<PastedRow> = lines
        .iter()
        .enumerate()
        .map(|(at, cells)| {
            let is_heading = at < headings || is_rule(cells);
            let found = match () {
                () if is_heading => Some(LeftOut::Heading),
                () if at >= notes => Some(LeftOut::Note),
                () => summary(&label(cells)),
            };
            let decided = choices.rows.iter().rfind(|(row, _)| *row == at).map(|(_, counts)| *counts);
            let left_out = match decided {
                Some(true) => None,
                Some(false) => found.or(Some(LeftOut::ByHand)),
                None => found,
            };
            PastedRow { cells: cells.clone(), left_out, found }
        })
        .collect();
    let counted: Vec<&[String]> =
        rows.iter().filter(|row| row.left_out.is_none()).map(|row| row.cells.as_slice()).collect();
    let fractions = reader.fractions(&counted, &roles);
    let column = |cells: &&[String]| name_at.and_then(|at| cells.get(at)).cloned().unwrap_or_default();
    let names: Vec<String> = counted.iter().map(column).collect();
    PastedTable {
        serial_days: wanted.are_periods && are_serial_days(&names),
        are_fractions: choices.are_fractions.unwrap_or(!wanted.are_periods),
        fractions,
        roles,
        rows,
        is_across,
        is_by_year,
        asked: wanted.numbers.clone(),
        format,
    }
}

impl PastedTable {
    /// The rows that count.
    pub fn counted(&self) -> impl Iterator<Item = &PastedRow> {
        self.rows.iter().filter(|row| row.left_out.is_none())
    }

    /// The name or the period of a row; serial days of a spreadsheet as the month or the day they stand for.
    pub fn name(&self, row: &PastedRow) -> String {
        let at = self.roles.iter().position(|role| *role == ColumnRole::Name);
        let cell = at.and_then(|at| row.cells.get(at)).cloned().unwrap_or_default();
        if !self.serial_days {
            return cell;
        }
        let Some(day) = cell.parse::<i64>().ok() else { return cell };
        let by_month = self.counted().filter_map(|row| at.and_then(|at| row.cells.get(at)?.parse::<i64>().ok()));
        let days: Vec<i64> = by_month.collect();
        day_text(day, days.windows(2).all(|pair| (28..=31).contains(&(pair[1] - pair[0]))))
    }

    /// The number of a row in its box's order, and its text where it is none.
    pub fn number(&self, row: &PastedRow, which: usize) -> (PastedCell, String) {
        let at = self.roles.iter().position(|role| *role == ColumnRole::Number(which));
        let text = at.and_then(|at| row.cells.get(at)).cloned().unwrap_or_default();
        let (Some(asked), Some(at)) = (self.asked.get(which), at) else { return (PastedCell::Gap, text) };
        let cell = match cell(&text, &self.format, asked) {
            PastedCell::Number(value) if self.are_fractions && self.fractions.contains(&at) => value
                .checked_mul(Decimal::ONE_HUNDRED)
                .map_or(PastedCell::Text(Unclear::TooLarge), |value| PastedCell::Number(value.normalize())),
            cell => cell,
        };
        (cell, text)
    }
}

// ---- Cells ----

/// The cells of each line that is not empty, blanks and line breaks inside a cell put in one blank.
fn cells(text: &str, format: &Format, wanted: &Wanted) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let list = without_brackets(text);
    let text = list.as_deref().unwrap_or(text);
    let outside = outside_quotes(text);
    let lines: Vec<&str> = outside.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let delimiter = [b'\t', b';', b'|'].into_iter().find(|mark| outside.contains(char::from(*mark)));
    let words = Words { format, asked: &wanted.numbers, most: wanted.numbers.len() };
    let delimiter = delimiter.or_else(|| comma_separates(&lines, text, &words).then_some(b','));
    let rows = match delimiter {
        Some(delimiter) => records(text, delimiter),
        None => {
            // A mark that nobody types parts nothing: each line is one cell, its quotes and line breaks read as ever.
            let lines = records(text, b'\x1f').into_iter().filter_map(|line| line.into_iter().next());
            let lines: Vec<String> = lines.filter(|line| !line.trim().is_empty()).collect();
            let alone = lines.len() == 1;
            lines.iter().map(|line| words.of(line, alone)).collect()
        }
    };
    let mut rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|row| {
            row.into_iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
        })
        .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    // "Leavers: 12, 14, 11": the name of the row stands in its first cell.
    if let [row] = rows.as_mut_slice()
        && row.len() > 2
        && let Some((name, first)) =
            row[0].split_once(':').map(|(name, first)| (name.trim().to_string(), first.trim().to_string()))
        && words.is_number(&first)
        && !words.is_number(&name)
    {
        row.splice(0..1, [name, first]);
    }
    if let [row] = rows.as_slice()
        && let Some(pairs) = words.pairs(row)
    {
        rows = pairs;
    }
    // Columns that are empty everywhere were only beside the block.
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for at in (0..width).rev() {
        if rows.iter().all(|row| row.get(at).is_none_or(String::is_empty)) {
            rows.iter_mut().filter(|row| at < row.len()).for_each(|row| {
                row.remove(at);
            });
        }
    }
    rows
}

/// A list as programs write it, `[40, 42]` or `{"Jan": 40, "Feb": 42}`, without its brackets and quotes.
fn without_brackets(text: &str) -> Option<String> {
    let text = text.trim();
    let inner = [('[', ']'), ('{', '}')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))
        .filter(|inner| !inner.contains(['[', '{', '\t']))?;
    Some(inner.replace('"', "").split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The text without what stands in quotes, so that a mark in a cell is not taken for one between cells.
fn outside_quotes(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|c| {
            inside ^= *c == '"';
            !inside && *c != '"'
        })
        .collect()
}

/// Whether commas part cells, and not digits: where they part anything but two digits, where the first cells count on, or where a
/// line is no number otherwise.
fn comma_separates(lines: &[&str], text: &str, words: &Words) -> bool {
    if !lines.iter().any(|line| line.contains(',')) {
        return text.contains('"') && text.contains(',');
    }
    let between_digits = |line: &&str| {
        let chars: Vec<char> = line.chars().collect();
        let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_numeric());
        chars
            .iter()
            .enumerate()
            .filter(|(_, c)| **c == ',')
            .all(|(at, _)| digit(at.checked_sub(1)) && digit(Some(at + 1)))
    };
    if text.contains("\",") || text.contains(",\"") || !lines.iter().all(between_digits) {
        return true;
    }
    let names: Vec<&str> = lines.iter().filter_map(|line| Some(line.split_once(',')?.0.trim())).collect();
    let first: Vec<i64> = names.iter().filter_map(|name| name.parse().ok()).collect();
    let all_have_commas = names.len() == lines.len();
    if all_have_commas && first.len() == lines.len() && (counts_on(&first) || are_years(&first) || are_serial(&first)) {
        return true;
    }
    if all_have_commas && are_periods(&names) {
        return true;
    }
    // 1,200 1,350 1,280: blanks part them.
    if lines.len() == 1
        && lines[0].split_whitespace().count() > 1
        && lines[0].split_whitespace().all(|word| words.is_number(word))
    {
        return false;
    }
    let is_number = |line: &&str| words.of(line, false).iter().any(|word| words.is_number(word));
    // A single line of many groups is a row of cells: one value is no series.
    (lines.len() == 1 && lines[0].matches(',').count() > 1) || !lines.iter().all(is_number)
}

/// Dates, or words with a year at their end: 1/31/2024, January 2024. The years go on one by one, so that they are no amounts.
fn are_periods(names: &[&str]) -> bool {
    if names.iter().all(|name| looks_like_date(name)) {
        return true;
    }
    let worded: Vec<i64> = names
        .iter()
        .filter(|name| name.contains(char::is_alphabetic))
        .filter_map(|name| name.rsplit(' ').next()?.parse().ok())
        .collect();
    let years = worded.len() == names.len() && worded.iter().all(|year| (1900..2100).contains(year));
    years && worded.len() > 1 && worded.windows(2).all(|pair| (pair[1] - pair[0]).abs() <= 1)
}

/// The line under the head of a table in a text: dashes and nothing else.
fn is_rule(cells: &[String]) -> bool {
    let is_line = |cell: &String| cell.chars().all(|c| matches!(c, '-' | ':' | '=' | '+' | '—' | '–'));
    cells.iter().all(is_line) && cells.iter().any(|cell| cell.chars().count() > 2)
}

/// Parsed by the `csv-core` crate: quotes, line breaks in cells, and every way to end a line.
fn records(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    // The last line ends like the others, so that each call reads one whole line.
    let text = [text, "\n"].concat();
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let (mut input, mut rows) = (text.as_bytes(), Vec::new());
    // No line and no number of its cells is longer than the text.
    let (mut output, mut ends) = (vec![0; text.len() + 1], vec![0; text.len() + 1]);
    loop {
        let (result, read, _, count) = reader.read_record(input, &mut output, &mut ends);
        input = input.get(read..).unwrap_or_default();
        let is_open = matches!(result, csv_core::ReadRecordResult::InputEmpty) && count > 0;
        if !matches!(result, csv_core::ReadRecordResult::Record) && !is_open {
            return rows;
        }
        let mut from = 0;
        let cells = ends.iter().take(count).map(|end| {
            let cell = String::from_utf8_lossy(output.get(from..*end).unwrap_or_default()).into_owned();
            from = *end;
            cell
        });
        rows.push(cells.collect());
        if is_open {
            return rows;
        }
    }
}

/// How a line without marks between its cells is cut: numbers alone, or a name and the numbers that the box takes.
struct Words<'a> {
    format: &'a Format,
    asked: &'a [Asked],
    /// Numbers that stand behind a name.
    most: usize,
}

impl Words<'_> {
    fn is_number(&self, text: &str) -> bool {
        // A length of time is a number only where one is asked for.
        let reads = |asked: &Asked| read_as(text, self.format, asked).is_ok();
        super::parse::read(text, self.format).is_ok() || self.asked.iter().take(1).any(reads)
    }

    /// The cells of a single line as rows, where each holds a name and its number ("Jan 40, Feb 42"), or names and numbers take
    /// turns.
    fn pairs(&self, row: &[String]) -> Option<Vec<Vec<String>>> {
        let is_pair = |pair: &Vec<String>| {
            let [name, number] = pair.as_slice() else { return false };
            !name.is_empty() && !self.is_number(name) && self.is_number(number)
        };
        let each: Vec<Vec<String>> = row.iter().map(|cell| self.of(&cell.replace('=', " "), false)).collect();
        if row.len() > 1 && each.iter().all(is_pair) {
            return Some(each);
        }
        let turns: Vec<Vec<String>> = row.chunks(2).map(<[String]>::to_vec).collect();
        (turns.len() > 1 && turns.iter().all(is_pair)).then_some(turns)
    }

    /// A line that stands alone is a row of numbers rather than one number of many groups, for one value is no series.
    fn of(&self, line: &str, alone: bool) -> Vec<String> {
        let line = line.trim();
        let all: Vec<&str> = line.split_whitespace().collect();
        let number = |word: &&str| is_gap(word) || self.is_number(word);
        let groups_by_blanks = self.format.group.chars().all(char::is_whitespace);
        let are_many = all.len() > if groups_by_blanks { 2 } else { 1 } && all.iter().all(number);
        if self.is_number(line) && !(alone && are_many) {
            return vec![line.into()];
        }
        if all.len() > 1 && all.iter().all(number) {
            return all.into_iter().map(String::from).collect();
        }
        let date = |word: &str| {
            looks_like_date(word) || (word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))
        };
        let numbers = all.iter().rev().take_while(|word| number(word) && !date(word)).count().min(self.most);
        if numbers > 0 && all.len() > numbers {
            let (name, values) = all.split_at(all.len() - numbers);
            // "Jan - 40", "Jan: 40", "Jan = 40": the sign parts them.
            let (name, values) = match values {
                ["-" | "–" | "—", rest @ ..] if !rest.is_empty() => (name, rest),
                values => (name, values),
            };
            let name = name.join(" ");
            let name = name.trim_end_matches([':', '=', ' ']).to_string();
            return std::iter::once(name).chain(values.iter().map(|word| word.to_string())).collect();
        }
        vec![line.into()]
    }
}

/// Nothing, a dash, or an error of a spreadsheet.
fn is_gap(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "", "na", "n/a", "n.a.", "nan", "null", "none", "nil", "k.a.", "k. a.", "n.v.", "nd", "n/d", "s/d", "x", "?",
        "…", "...", ".",
    ];
    let text = text.trim().to_lowercase();
    let is_error = text.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    is_error || WORDS.contains(&text.as_str()) || text.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | '#'))
}

fn cell(text: &str, format: &Format, asked: &Asked) -> PastedCell {
    match read_as(text, format, asked) {
        _ if is_gap(text) => PastedCell::Gap,
        Ok(Typed { value, .. }) => PastedCell::Number(value),
        Err(unclear) => PastedCell::Text(unclear),
    }
}

/// The digits of a cell with the points and commas that stand before a digit: the comma of "Jan, 2024" parts words.
fn digits_with_marks(cell: &str) -> String {
    let chars: Vec<char> = cell.chars().collect();
    let is_kept = |at: usize| match chars[at] {
        '.' | ',' => chars.get(at + 1).is_some_and(|next| next.is_numeric()),
        other => other.is_numeric(),
    };
    (0..chars.len()).filter(|at| is_kept(*at)).map(|at| chars[at]).collect()
}

/// The decimal mark that the block shows: two marks in one cell, or one that does not part three digits.
fn decimal_mark(lines: &[Vec<String>], own: char) -> char {
    let (mut dot, mut comma) = (false, false);
    let first: Vec<&str> = lines.iter().filter_map(|line| line.first()).map(String::as_str).collect();
    let periods = usize::from(are_months(&first));
    for cell in lines.iter().flat_map(|line| line.iter().skip(periods)) {
        let digits = digits_with_marks(cell);
        let other = cell.chars().any(|c| matches!(c, '/' | ':' | '-')) || looks_like_date(cell);
        let (Some(last), false) = (digits.rfind(['.', ',']), other) else { continue };
        let mark = digits[last..].chars().next();
        let marks = digits.matches(['.', ',']).count();
        let (before, after) = (digits[..last].chars().count(), digits[last..].chars().count() - 1);
        let both = digits.contains('.') && digits.contains(',');
        let shows =
            both || (marks == 1 && (after != 3 || before > 3 || before == 0 || digits.starts_with('0')) && after > 0);
        match mark {
            Some('.') if shows => dot = true,
            Some(',') if shows => comma = true,
            _ => {}
        }
    }
    match (dot, comma) {
        (true, false) => '.',
        (false, true) => ',',
        _ => own,
    }
}

// ---- Layout ----

struct Reader<'a> {
    format: &'a Format,
    asked: &'a [Asked],
}

impl Reader<'_> {
    fn is_number(&self, text: &str) -> bool {
        self.asked.iter().take(2).any(|asked| matches!(cell(text, self.format, asked), PastedCell::Number(_)))
    }

    fn is_number_or_gap(&self, text: &str) -> bool {
        is_gap(text) || self.is_number(text)
    }

    /// A row of periods over a row of numbers, or numbers behind the name of their row.
    fn is_across(&self, lines: &[Vec<String>]) -> bool {
        let width = lines.iter().map(Vec::len).max().unwrap_or(0);
        if lines.is_empty() || lines.len() > 3 || width < 3 || lines.iter().any(|line| line.len() < 2) {
            return false;
        }
        let numbers = |line: &Vec<String>| {
            let is_named = !self.is_number(&line[0]);
            line.iter().skip(usize::from(is_named)).all(|cell| self.is_number_or_gap(cell))
        };
        let (first, rest) = (&lines[0], &lines[1..]);
        if rest.is_empty() {
            return numbers(first) && width > if self.is_number(&first[0]) { 2 } else { 3 };
        }
        let years: Vec<i64> = first.iter().filter_map(|cell| cell.parse().ok()).collect();
        let periods =
            first.iter().all(|cell| !self.is_number(cell)) || (years.len() + 1 >= first.len() && are_years(&years));
        let is_wide = width > lines.len() && rest.iter().all(|line| line.len() > 2);
        (periods && is_wide && rest.iter().all(numbers))
            || (width > 3
                && lines.iter().all(|line| numbers(line) && !self.is_number(&line[0]))
                && !looks_like_period(&first[0]))
    }

    /// Beside rows with a name, a row with a cell less and only numbers is one without it.
    fn give_room_for_names(&self, lines: &mut [Vec<String>], width: usize) {
        let are_named =
            lines.iter().any(|line| line.len() == width && line.first().is_some_and(|name| !self.is_number(name)));
        let is_unnamed =
            |line: &&mut Vec<String>| line.len() + 1 == width && line.iter().all(|cell| self.is_number_or_gap(cell));
        for line in lines.iter_mut().filter(is_unnamed).filter(|_| are_named) {
            line.insert(0, String::new());
        }
    }

    /// Where words without a number begin below the last row of a table that has more than one column: "Source: HR system". A
    /// short word there is a period that is still to come.
    fn notes(&self, lines: &[Vec<String>]) -> usize {
        let width = lines.iter().map(Vec::len).max().unwrap_or(0);
        let is_note = |line: &&Vec<String>| {
            let said: Vec<&String> = line.iter().filter(|cell| !is_gap(cell)).collect();
            matches!(said.as_slice(), [one] if !self.is_number(one) && (one.contains(':') || one.split(' ').count() > 2))
        };
        let notes = if width > 1 { lines.iter().rev().take_while(is_note).count() } else { 0 };
        if notes == lines.len() { lines.len() } else { lines.len() - notes }
    }

    /// How many rows name the columns: none where the first one holds numbers. A title may stand over them.
    fn headings(&self, lines: &[Vec<String>], width: usize) -> usize {
        const MOST: usize = 4;
        let is_title =
            |line: &Vec<String>| line.len() < width && line.iter().filter(|cell| !cell.is_empty()).count() == 1;
        for at in 0..MOST.min(lines.len()) {
            if self.has_heading(&lines[at..], width) {
                return at + 1;
            }
            if !is_title(&lines[at]) {
                break;
            }
        }
        0
    }

    /// Whether the first row names the columns: where numbers follow, it has none.
    fn has_heading(&self, lines: &[Vec<String>], width: usize) -> bool {
        let [first, rest @ ..] = lines else { return false };
        let at = |line: &Vec<String>, column: usize| line.get(column).map_or(String::new(), String::clone);
        let mut numeric = (0..width)
            .filter(|column| {
                let cells: Vec<String> =
                    rest.iter().map(|line| at(line, *column)).filter(|cell| !is_gap(cell)).collect();
                !cells.is_empty() && cells.iter().filter(|cell| self.is_number(cell)).count() * 2 > cells.len()
            })
            .peekable();
        if numeric.peek().is_none() {
            return false;
        }
        let mut said = false;
        for column in numeric {
            let cell = at(first, column);
            if self.is_number(&cell)
                && !(first.len() > 2
                    && cell.parse().is_ok_and(|year: i64| (1900..2100).contains(&year))
                    && !self.is_number(&first[0]))
            {
                return false;
            }
            said |= !is_gap(&cell);
        }
        said
    }

    fn roles(&self, body: &[Vec<String>], width: usize, wanted: &Wanted) -> Vec<ColumnRole> {
        let column =
            |at: usize| -> Vec<&str> { body.iter().map(|line| line.get(at).map_or("", String::as_str)).collect() };
        let texts = |at: usize| {
            let cells = column(at);
            let said: Vec<&&str> = cells.iter().filter(|cell| !is_gap(cell)).collect();
            let names = said
                .iter()
                .filter(|cell| !self.is_number(cell) || (wanted.are_periods && looks_like_date(cell)))
                .count();
            !said.is_empty() && names * 2 > said.len()
        };
        let periods = |at: &usize| {
            let said: Vec<&str> = column(*at).into_iter().filter(|cell| !is_gap(cell)).collect();
            said.iter().filter(|cell| looks_like_period(cell)).count() * 2 > said.len()
        };
        let named = || (0..width).filter(|at| texts(*at));
        let name =
            named().find(|at| wanted.are_periods && periods(at)).or_else(|| named().next()).filter(|_| width > 1);
        let name = name.or_else(|| {
            let first = column(0);
            let first: Vec<&str> = first.into_iter().filter(|cell| summary(&cell.to_lowercase()).is_none()).collect();
            let numbers: Vec<i64> = first.iter().filter_map(|cell| cell.parse().ok()).collect();
            let whole = numbers.len() == first.len() && width > 1;
            let counts = if wanted.are_periods {
                are_years(&numbers) || counts_on(&numbers) || are_serial(&numbers)
            } else {
                // A column more than the box takes is the number of the person.
                width > self.asked.len()
            };
            let by_month = wanted.are_periods && width > 1 && are_months(&first);
            ((whole && counts) || by_month).then_some(0)
        });
        let others = || (0..width).filter(|at| Some(*at) != name);
        let count = others().filter(|at| !texts(*at)).count();
        // Running numbers before the names are no answers, where the box has no place for one more column.
        let is_running = |at: usize| {
            let cells = column(at);
            let numbers: Vec<i64> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
            numbers.len() == cells.len() && are_steps(&numbers, |step| step > 0)
        };
        let is_left_out = |at: usize| {
            // Words are no numbers, unless they are all there is.
            (count > 0 && texts(at))
                || (count > self.asked.len() && name.is_some_and(|name| at < name) && is_running(at))
        };
        let mut next = 0;
        (0..width)
            .map(|at| match () {
                () if Some(at) == name => ColumnRole::Name,
                () if next < self.asked.len() && !is_left_out(at) => {
                    next += 1;
                    ColumnRole::Number(next - 1)
                }
                () => ColumnRole::LeftOut,
            })
            .collect()
    }

    /// Columns of percentages whose numbers all lie between 0 and 1, some of them apart from both.
    fn fractions(&self, rows: &[&[String]], roles: &[ColumnRole]) -> Vec<usize> {
        let is_percent =
            |which: usize| self.asked.get(which).is_some_and(|asked| asked.what == super::parse::What::Percent);
        let between = |at: usize| {
            let mut parts = 0;
            for text in rows.iter().filter_map(|row| row.get(at)).filter(|text| !is_gap(text)) {
                match super::parse::read(text, self.format) {
                    Ok(typed) if !typed.percent && (Decimal::ZERO..=Decimal::ONE).contains(&typed.value) => {
                        parts += usize::from(!typed.value.fract().is_zero());
                    }
                    _ => return false,
                }
            }
            parts > 0
        };
        let at = roles
            .iter()
            .enumerate()
            .filter(|(_, role)| matches!(role, ColumnRole::Number(which) if is_percent(*which)));
        at.map(|(at, _)| at).filter(|at| between(*at)).collect()
    }
}

fn turned(lines: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    (0..width).map(|at| lines.iter().map(|line| line.get(at).cloned().unwrap_or_default()).collect()).collect()
}

// ---- Periods ----

/// 31.12.2024, 2024-12, 01/2024, 01.2024: two or three numbers, one of them a year.
fn looks_like_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let small = |number: u32| (1..=31).contains(&number);
    // The months and years of East Asia carry their words: 2024年1月.
    if text.contains(['月', '年', '월', '년']) && text.contains(|c: char| c.is_numeric()) && !text.contains("か月")
    {
        return true;
    }
    match (parts.as_slice(), numbers.as_slice()) {
        // A year of business: 2023/24, 2023-2024.
        ([first, last], [one, other])
            if year(first) && (*other == one + 1 || (last.len() == 2 && *other == (one + 1) % 100)) =>
        {
            true
        }
        ([first, last], [one, other]) => {
            (year(first) && *other <= 12 && small(*other)) || (year(last) && *one <= 12 && small(*one))
        }
        ([_, _, last], [one, other, _]) if year(last) || last.len() == 2 => small(*one) && small(*other),
        ([first, _, _], [_, one, other]) => year(first) && small(*one) && small(*other),
        _ => false,
    }
}

/// A cell that says when: a date, or a word with a number, as in Q1 2024; a name of a month in any language has no mark of its own.
fn looks_like_period(text: &str) -> bool {
    const MONTHS: &[&str] = &[
        "jan", "feb", "mar", "mär", "apr", "may", "mai", "jun", "jul", "aug", "sep", "oct", "okt", "nov", "dec", "dez",
        "q1", "q2", "q3", "q4",
    ];
    let lower = text.to_lowercase();
    looks_like_date(text) || MONTHS.iter().any(|month| lower.starts_with(month)) || lower.chars().any(char::is_numeric)
}

fn are_steps(numbers: &[i64], fits: impl Fn(i64) -> bool) -> bool {
    numbers.len() > 1 && numbers.windows(2).all(|pair| pair[1].checked_sub(pair[0]).is_some_and(&fits))
}

/// Four digits in the order of years: one after the other, either way.
fn are_years(numbers: &[i64]) -> bool {
    let years = numbers.iter().all(|number| (1900..2100).contains(number));
    years
        && (are_steps(numbers, |step| (1..=3).contains(&step)) || are_steps(numbers, |step| (-3..=-1).contains(&step)))
}

/// 1/24, 2/24, 3/24 or 01.24, 02.24: months with the two last digits of their year, one after the other.
fn are_months(cells: &[&str]) -> bool {
    let month = |cell: &&str, year_first: bool| {
        let (one, other) = cell.split_once(['/', '.', '-'])?;
        let (month, year) = if year_first { (other, one) } else { (one, other) };
        let is_year = year.len() == 2 || year.len() == 4;
        let number = |text: &str| text.parse::<i64>().ok();
        Some(number(year).filter(|_| is_year)? * 12 + number(month).filter(|month| (1..=12).contains(month))?)
    };
    [false, true].into_iter().any(|year_first| {
        let months: Vec<i64> = cells.iter().filter_map(|cell| month(cell, year_first)).collect();
        months.len() == cells.len() && (are_steps(&months, |step| step == 1) || are_steps(&months, |step| step == -1))
    })
}

/// 1, 2, 3: running numbers.
fn counts_on(numbers: &[i64]) -> bool {
    numbers.len() > 2 && matches!(numbers.first(), Some(0 | 1)) && are_steps(numbers, |step| step == 1)
}

/// Days that a spreadsheet counts from the last days of 1899 (45,292 is 1 January 2024), in steps of a calendar.
fn are_serial(numbers: &[i64]) -> bool {
    let days = numbers.iter().all(|number| (20_000..80_000).contains(number));
    let regular = |step: i64| matches!(step, 1 | 7 | 14 | 28..=31 | 89..=92 | 365 | 366);
    days && are_steps(numbers, regular)
}

fn are_serial_days(names: &[String]) -> bool {
    let numbers: Vec<i64> = names.iter().filter_map(|name| name.parse().ok()).collect();
    numbers.len() == names.len() && are_serial(&numbers)
}

/// A serial day as a month where the days are a month apart, else as a date.
fn day_text(serial: i64, by_month: bool) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    // Days from 1 March of year 0 (H. Hinnant, chrono-compatible date algorithms); serial 25,569 is 1 January 1970.
    let days = serial.saturating_sub(25_569).saturating_add(719_468);
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = year + era * 400 + later;
    let name = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
    if by_month { format!("{name} {year}") } else { format!("{year}-{month:02}-{date:02}") }
}

/// The number of cells of a block, which a bench holds against the bare parse.
pub fn bare(text: &str, delimiter: u8) -> usize {
    records(text, delimiter).iter().map(Vec::len).sum()
}
