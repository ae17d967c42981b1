//! From typed text to a number, or to the reason why it is none.

use rust_decimal::{Decimal, RoundingStrategy};

use super::show::Format;

/// What typed text was understood as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Typed {
    pub value: Decimal,
    /// Whether a percent sign was typed, so that `0.5%` is not taken for a forgotten `50%`.
    pub percent: bool,
    /// Whether the text is more than the plain spelling of the number, so that an echo helps.
    pub worth_echo: bool,
}

/// Why text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclear {
    Empty,
    NotANumber,
    /// Separators that contradict each other, such as `1,23,4.5`.
    Separators,
    /// A range such as `10-12`.
    TwoNumbers,
    TooLarge,
    TooManyDecimals,
    DivisionByZero,
}

/// Largest number a field takes.
pub const LARGEST: Decimal = rust_decimal::dec!(999999999999);

/// Terms one sum may have.
const DEEPEST: usize = 64;

/// Reads `text` as one number, written the way `format`'s locale writes numbers or any other clear way.
///
/// Spaces, group marks, currency signs, `%`, `k`, `m` (million), a leading or trailing minus of any kind, brackets for a
/// loss, full-width digits, and sums such as `1200/12` are understood. At most 6 decimals, at most 999,999,999,999.
pub fn read(text: &str, format: &Format) -> Result<Typed, Unclear> {
    let plain = plain(text, format);
    let trimmed = plain.trim();
    if trimmed.is_empty() {
        return Err(Unclear::Empty);
    }
    let percent = trimmed.ends_with('%');
    let body = trimmed.trim_end_matches('%').trim();
    let inside = body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let (body, loss) = match inside {
        Some(inside) if !inside.contains(['(', ')', '+', '*', '/', '-']) => (inside.trim(), true),
        _ => (body, false),
    };
    let mut reader = Reader { text: body, format, operators: 0, minus_only: true, depth: 0 };
    let value = reader.sum()?;
    if !reader.text.trim_start().is_empty() {
        return Err(if reader.text.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            Unclear::TwoNumbers
        } else {
            Unclear::NotANumber
        });
    }
    if reader.operators > 0 && reader.minus_only {
        return Err(Unclear::TwoNumbers);
    }
    let value = if loss { -value } else { value };
    // A sum may have more decimals than a field takes; a typed number may not.
    let value = if reader.operators > 0 {
        value.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero)
    } else if value.normalize().scale() > 6 {
        return Err(Unclear::TooManyDecimals);
    } else {
        value
    };
    if value.abs() > LARGEST {
        return Err(Unclear::TooLarge);
    }
    let value = value.normalize();
    let worth_echo = !text.chars().all(|c| c.is_ascii_digit());
    Ok(Typed { value, percent, worth_echo })
}

/// One spelling for what has many: minus signs, spaces, full-width digits, currency signs and unit words.
fn plain(text: &str, format: &Format) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '０'..='９' => out.push(char::from(b'0' + (c as u32 - '０' as u32) as u8)),
            '．' => out.push('.'),
            '，' => out.push(','),
            '−' | '–' | '—' | '‐' | '‑' | '－' => out.push('-'),
            '×' | '·' => out.push('*'),
            '÷' | ':' => out.push('/'),
            '’' | '‘' | '`' => out.push('\''),
            '\u{200e}' | '\u{200f}' | '$' | '£' | '€' | '¥' | '₹' | '₩' | '₽' | '₺' | '₪' | '₫' | '฿' | '₴' =>
                {}
            '％' => out.push('%'),
            _ if c.is_whitespace() => out.push(' '),
            _ => out.extend(c.to_lowercase()),
        }
    }
    let symbol = format.symbol.to_lowercase();
    let code = format.currency.to_lowercase();
    for word in [symbol.as_str(), code.as_str(), "people", "percent", "per cent", "hours", "months", "points"] {
        let trimmed = out.trim();
        if word.is_empty() {
            continue;
        }
        if let Some(rest) = trimmed.strip_suffix(word) {
            out = rest.to_string();
        } else if let Some(rest) = trimmed.strip_prefix(word) {
            out = rest.to_string();
        }
    }
    out
}

/// A sum with the usual order of operations.
struct Reader<'a> {
    text: &'a str,
    format: &'a Format,
    operators: usize,
    minus_only: bool,
    /// Brackets and signs inside each other; a pasted text may be nothing else.
    depth: usize,
}

impl Reader<'_> {
    fn sum(&mut self) -> Result<Decimal, Unclear> {
        let mut total = self.product()?;
        loop {
            let Some(operator) = self.operator(&['+', '-']) else { return Ok(total) };
            let next = self.product()?;
            let result = if operator == '+' { total.checked_add(next) } else { total.checked_sub(next) };
            total = result.ok_or(Unclear::TooLarge)?;
        }
    }

    fn product(&mut self) -> Result<Decimal, Unclear> {
        let mut total = self.factor()?;
        loop {
            let Some(operator) = self.operator(&['*', '/']) else { return Ok(total) };
            let next = self.factor()?;
            total = if operator == '*' {
                total.checked_mul(next).ok_or(Unclear::TooLarge)?
            } else {
                total.checked_div(next).ok_or(Unclear::DivisionByZero)?
            };
        }
    }

    fn operator(&mut self, which: &[char]) -> Option<char> {
        let rest = self.text.trim_start();
        let found = rest.chars().next().filter(|c| which.contains(c))?;
        self.text = &rest[found.len_utf8()..];
        self.operators += 1;
        self.minus_only &= found == '-';
        Some(found)
    }

    fn factor(&mut self) -> Result<Decimal, Unclear> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Unclear::NotANumber);
        }
        let rest = self.text.trim_start();
        if let Some(rest) = rest.strip_prefix('-') {
            self.text = rest;
            return self.factor().map(|value| -value);
        }
        if let Some(rest) = rest.strip_prefix('(') {
            self.text = rest;
            let value = self.sum()?;
            self.text = self.text.trim_start().strip_prefix(')').ok_or(Unclear::NotANumber)?;
            return Ok(value);
        }
        let end =
            rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | ' '))).unwrap_or(rest.len());
        let (digits, after) = rest.split_at(end);
        let value = number(digits.trim_end(), self.format)?;
        let (factor, after) = match after.chars().next() {
            Some('k') => (Decimal::from(1_000), &after[1..]),
            Some('m') => (Decimal::from(1_000_000), after.strip_prefix("mio").unwrap_or(&after[1..])),
            _ => (Decimal::ONE, after),
        };
        // A trailing minus, as some ledgers write a loss.
        let (sign, after) = match after.trim_start().strip_prefix('-') {
            Some(rest) if rest.trim().is_empty() => (Decimal::NEGATIVE_ONE, rest),
            _ => (Decimal::ONE, after),
        };
        self.text = after;
        value.checked_mul(factor * sign).ok_or(Unclear::TooLarge)
    }
}

/// A number without sign or unit: works out which mark is the decimal one.
fn number(text: &str, format: &Format) -> Result<Decimal, Unclear> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(Unclear::NotANumber);
    }
    let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let decimal_at = match marks.as_slice() {
        [] => None,
        [(at, mark)] => {
            let (before, after) = (*at, text.len() - at - 1);
            let could_be_group = after == 3 && (1..=3).contains(&before) && !text.starts_with('0');
            let is_group = matches!(mark, '\'' | ' ') || (could_be_group && *mark != format.decimal);
            if is_group { None } else { Some(*at) }
        }
        [.., (at, last)] => {
            let same = marks.iter().filter(|(_, mark)| mark == last).count();
            if same == marks.len() || matches!(last, '\'' | ' ') {
                None
            } else if same == 1 {
                Some(*at)
            } else {
                return Err(Unclear::Separators);
            }
        }
    };
    let (whole, fraction) = match decimal_at {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    let grouped = groups(whole)?;
    let spelled = format!(
        "{}.{}",
        if grouped.is_empty() { "0" } else { &grouped },
        if fraction.is_empty() { "0" } else { fraction }
    );
    Decimal::from_str_exact(&spelled)
        .map_err(|_| if fraction.len() > 6 { Unclear::TooManyDecimals } else { Unclear::TooLarge })
}

/// The digits of a whole number, its groups checked: three digits each, or two before the last as India writes them.
fn groups(text: &str) -> Result<String, Unclear> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    if marks.windows(2).any(|pair| pair[0] != pair[1]) {
        return Err(Unclear::Separators);
    }
    if let [first, inner @ .., last] = parts.as_slice() {
        let sizes = |wanted: usize| inner.iter().all(|part| part.len() == wanted);
        let usual = last.len() == 3 && (1..=3).contains(&first.len()) && (sizes(3) || (sizes(2) && first.len() < 3));
        if !usual {
            return Err(if marks.contains(&' ') { Unclear::TwoNumbers } else { Unclear::Separators });
        }
    }
    Ok(parts.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(locale: &str, cases: &[(&str, Result<&str, Unclear>)]) {
        let format = Format::named(locale, "EUR");
        for (text, expected) in cases {
            let read = read(text, &format).map(|typed| typed.value.to_string());
            assert_eq!(read, expected.map(str::to_string), "{text:?} in {locale}");
        }
    }

    #[test]
    fn a_number_is_read_whichever_way_it_is_clearly_written() {
        for locale in ["en-US", "de-DE"] {
            check(
                locale,
                &[
                    ("410", Ok("410")),
                    ("1,234.5", Ok("1234.5")),
                    ("1.234,5", Ok("1234.5")),
                    ("1 234,5", Ok("1234.5")),
                    ("1’234.50", Ok("1234.5")),
                    ("1\u{202f}234\u{a0}567", Ok("1234567")),
                    ("1,5", Ok("1.5")),
                    ("1.5", Ok("1.5")),
                    ("0.125", Ok("0.125")),
                    ("0,125", Ok("0.125")),
                    ("12,34,567", Ok("1234567")),
                    (".5", Ok("0.5")),
                    ("5.", Ok("5")),
                    ("£62k", Ok("62000")),
                    ("€ 1.2m", Ok("1200000")),
                    ("62 000 EUR", Ok("62000")),
                    ("−5", Ok("-5")),
                    ("– 5", Ok("-5")),
                    ("5-", Ok("-5")),
                    ("(1200)", Ok("-1200")),
                    ("60%", Ok("60")),
                    ("60 %", Ok("60")),
                    ("２４ people", Ok("24")),
                    ("１．５", Ok("1.5")),
                    ("１，２３４，５６７", Ok("1234567")),
                    ("６０％", Ok("60")),
                    ("1200/12", Ok("100")),
                    ("1200÷12", Ok("100")),
                    ("1200:12", Ok("100")),
                    ("24 × 24", Ok("576")),
                    ("(3+5)*2", Ok("16")),
                    ("(3+5)", Ok("8")),
                    ("0.123456", Ok("0.123456")),
                    ("999999999999", Ok("999999999999")),
                    ("12*100-50", Ok("1150")),
                    ("1/3", Ok("0.333333")),
                ],
            );
        }
    }

    #[test]
    fn what_is_more_than_digits_is_worth_an_echo() {
        let echo = |text| read(text, &Format::named("en-US", "USD")).map(|typed| typed.worth_echo);
        assert_eq!((echo("410"), echo("1,5"), echo("62k")), (Ok(false), Ok(true), Ok(true)));
    }

    #[test]
    fn a_percent_sign_of_any_width_is_noted() {
        let percent = |text| read(text, &Format::named("en-US", "USD")).map(|typed| typed.percent);
        assert_eq!((percent("60"), percent("60%"), percent("６０％")), (Ok(false), Ok(true), Ok(true)));
    }

    #[test]
    fn one_mark_before_three_digits_follows_the_locale() {
        check("en-US", &[("1,234", Ok("1234")), ("1.234", Ok("1.234"))]);
        check("de-DE", &[("1.234", Ok("1234")), ("1,234", Ok("1.234"))]);
    }

    #[test]
    fn a_sum_has_at_most_64_terms() {
        let ones = |count| vec!["1"; count].join("+");
        check("en-US", &[(&ones(64), Ok("64")), (&ones(65), Err(Unclear::NotANumber))]);
    }

    /// Both are more digits than a decimal of this machine holds; the reason is what a person can change.
    #[test]
    fn of_too_many_digits_it_is_said_on_which_side_of_the_mark_they_are() {
        check(
            "en-US",
            &[
                ("99999999999999999999999.123456", Err(Unclear::TooLarge)),
                ("0.1234567890123456789012345678901", Err(Unclear::TooManyDecimals)),
            ],
        );
    }

    #[test]
    fn what_is_not_one_number_is_refused_with_its_reason() {
        check(
            "en-US",
            &[
                ("", Err(Unclear::Empty)),
                ("  ", Err(Unclear::Empty)),
                ("abc", Err(Unclear::NotANumber)),
                ("12abc", Err(Unclear::NotANumber)),
                ("1e3", Err(Unclear::NotANumber)),
                ("=A1", Err(Unclear::NotANumber)),
                ("--", Err(Unclear::NotANumber)),
                (".", Err(Unclear::NotANumber)),
                ("10-12", Err(Unclear::TwoNumbers)),
                ("10 – 12", Err(Unclear::TwoNumbers)),
                ("10 12", Err(Unclear::TwoNumbers)),
                ("1,23,4.5", Err(Unclear::Separators)),
                ("1.2.3", Err(Unclear::Separators)),
                ("1,2345,678", Err(Unclear::Separators)),
                // India writes two digits in the groups before the last, and never three in the first of them.
                ("123,45,678", Err(Unclear::Separators)),
                ("1000000000000", Err(Unclear::TooLarge)),
                ("99999999999999999999999999999999", Err(Unclear::TooLarge)),
                ("1.1234567", Err(Unclear::TooManyDecimals)),
                ("5/0", Err(Unclear::DivisionByZero)),
                ("NaN", Err(Unclear::NotANumber)),
                ("∞", Err(Unclear::NotANumber)),
                (&"(".repeat(100_000), Err(Unclear::NotANumber)),
                (&"-".repeat(100_000), Err(Unclear::NotANumber)),
            ],
        );
    }
}
