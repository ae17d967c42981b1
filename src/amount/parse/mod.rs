//! From typed text to a number, or to the reason why it is none.
//!
//! Signs are folded to one spelling (`signs`), cut into tokens, and gathered into phrases: a number with the words around it.
//! Phrases and operators between them are a sum with the usual order of operations.

use rust_decimal::{Decimal, RoundingStrategy, dec};

use self::item::{Item, amounts, items};
use self::sum::Reader;
use self::token::tokens;
use super::format::Format;
use super::signs::{fold, is_currency_sign};
use super::words::{self, Span};

mod beside;
mod digits;
mod duration;
mod item;
mod phrase;
mod sum;
mod token;

/// What a question asks for: it decides what `m` means, and which signs beside a number belong there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Money,
    Percent,
    People,
    Time(Span),
    /// So many of a unit that is no length of time.
    Count,
    /// Any number; words for a unit beside it are left out.
    Number,
}

/// What a question asks for, and the words for its unit, which may stand behind the number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub what: What,
    pub units: Vec<String>,
}

impl From<What> for Asked {
    fn from(what: What) -> Self {
        Asked { what, units: Vec::new() }
    }
}

/// What typed text was understood as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Typed {
    pub value: Decimal,
    /// Whether a percent sign was typed, so that `0.5%` is not taken for a forgotten `50%`.
    pub percent: bool,
    /// Whether the text is more than the plain spelling of the number, so that an echo helps.
    pub worth_echo: bool,
    /// What the text may mean instead, where that has to be asked.
    pub doubt: Option<Doubt>,
    /// What it would mean if its one mark were the other kind of mark: 1234 for `1.234`. Worth asking where the value cannot stand.
    pub other_mark: Option<Decimal>,
}

/// A reading that has to be asked for, and what else may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// An amount with three decimals: no coin is that small, so the mark may part thousands.
    Thousands(Decimal),
    /// Decimals in a currency that has none: the amount without its mark where that can be, and the rounded one.
    NoCoins(Option<Decimal>, Decimal),
    /// `12·5`: a decimal mark to some, a product to others.
    MiddleDot(Decimal),
    /// A word such as `billion` that is a thousand times more elsewhere.
    Word(Decimal),
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
    /// An amount in another currency than the study's.
    OtherCurrency,
    /// A currency where no money is asked for.
    Money,
    /// A percentage where something else is asked for.
    Percentage,
    /// A time of day or a duration where none is asked for.
    Duration,
    /// A duration that has no fixed length in the unit asked for: days in hours, weeks in days.
    NoFixedLength,
}

/// Largest number a field takes; amounts of money count in dollars, roughly (`Format::money_scale`).
pub const LARGEST: Decimal = dec!(999999999999);

/// Terms one sum may have.
const DEEPEST: usize = 64;

/// Reads `text` as one number of any kind, see [`read_as`].
///
/// # Errors
/// The reason why the text is no number.
///
/// # Examples
/// ```
/// use payoff::amount::{Format, read};
/// use rust_decimal::dec;
///
/// let (us, german) = (Format::named("en-US", "USD"), Format::named("de-DE", "EUR"));
/// assert_eq!(read("$1.2m", &us).map(|typed| typed.value), Ok(dec!(1200000)));
/// assert_eq!(read("1.250,50 €", &german).map(|typed| typed.value), Ok(dec!(1250.5)));
/// assert!(read("about ten", &us).is_err());
/// ```
pub fn read(text: &str, format: &Format) -> Result<Typed, Unclear> {
    read_as(text, format, &What::Number.into())
}

/// Reads `text` as one number of the kind that is `asked` for, written the way `format`'s locale writes numbers or any other
/// clear way.
///
/// Digits and marks of every script, group marks, the study's own currency, percent signs, words for thousands and millions,
/// exponents, durations (`5:42`, `1h30`), dashes for cents (`1.200,-`), a leading or trailing minus of any kind, brackets for a
/// loss, and sums such as `1200/12` are understood. At most 6 decimals, at most 999,999,999,999.
///
/// # Errors
/// The reason why the text is no such number.
pub fn read_as(text: &str, format: &Format, asked: &Asked) -> Result<Typed, Unclear> {
    // Most cells of a table are plain numbers.
    if (1..=12).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit()) {
        let value = Decimal::from(text.parse::<u64>().unwrap_or_default());
        return Ok(Typed { value, percent: false, worth_echo: false, doubt: None, other_mark: None });
    }
    let folded = without_units(without_frame(&fold(&with_persian_mark(text))), format, asked);
    // A word such as TBD has the letters of a currency and is no amount.
    if is_date(&folded) || folded.chars().all(char::is_alphabetic) && !folded.is_empty() {
        return Err(Unclear::NotANumber);
    }
    let (is_sum, folded) = match folded.trim().strip_prefix('=') {
        Some(rest) => (true, rest),
        None => (false, folded.trim()),
    };
    let tokens = tokens(folded)?;
    if tokens.is_empty() {
        return Err(if is_sum { Unclear::NotANumber } else { Unclear::Empty });
    }
    let (items, seen) = items(&tokens, format, asked.what)?;
    let adds = items.iter().skip(1).any(|item| matches!(item, Item::Operator('+' | '-')));
    let mut reader = Reader { items: &items, what: asked.what, operators: 0, minus_only: true, adds, depth: 0 };
    let value = match items.as_slice() {
        [Item::Open, Item::Amount(amount), Item::Close] if !is_sum => -reader.lone(*amount)?,
        [Item::Amount(amount)] => reader.lone(*amount)?,
        [Item::Operator('-'), Item::Amount(amount)] | [Item::Amount(amount), Item::Operator('-')] => {
            -reader.lone(*amount)?
        }
        [] => return Err(Unclear::NotANumber),
        _ => reader.whole()?,
    };
    if reader.operators > 0 && reader.minus_only && !is_sum {
        return Err(Unclear::TwoNumbers);
    }
    let value = bounded(value, reader.operators > 0, seen.exact, format, asked.what)?;
    let single = (reader.operators == 0 && !is_sum).then(|| amounts(&items).next()).flatten();
    let negative = value.is_sign_negative();
    let signed = |other: Decimal| if negative { -other } else { other };
    Ok(Typed {
        value,
        percent: seen.percent,
        worth_echo: !text.chars().all(|c| c.is_ascii_digit()),
        doubt: single.and_then(|one| one.doubt(format, asked.what)).map(|doubt| doubt.map(signed)),
        other_mark: single.and_then(|one| one.other_mark).map(signed),
    })
}

/// The value with the decimals and the size that a field takes. A sum may have more decimals; a typed number may not.
fn bounded(value: Decimal, is_sum: bool, exact: bool, format: &Format, what: What) -> Result<Decimal, Unclear> {
    let value = if is_sum {
        value.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero)
    } else if !exact {
        // Seconds are sixtieths: as many digits as make them come back whole.
        value.round_dp_with_strategy(10, RoundingStrategy::MidpointAwayFromZero)
    } else if value.normalize().scale() > 6 {
        return Err(Unclear::TooManyDecimals);
    } else {
        value
    };
    let scale = if what == What::Money { format.money_scale() } else { Decimal::ONE };
    if LARGEST.checked_mul(scale).is_some_and(|largest| value.abs() > largest) {
        return Err(Unclear::TooLarge);
    }
    Ok(value.normalize())
}

impl Doubt {
    fn map(self, with: impl Fn(Decimal) -> Decimal) -> Doubt {
        match self {
            Doubt::Thousands(other) => Doubt::Thousands(with(other)),
            Doubt::NoCoins(other, rounded) => Doubt::NoCoins(other.map(&with), with(rounded)),
            Doubt::MiddleDot(other) => Doubt::MiddleDot(with(other)),
            Doubt::Word(other) => Doubt::Word(with(other)),
        }
    }

    /// What else may be meant.
    pub fn others(self) -> impl Iterator<Item = Decimal> {
        let (first, second) = match self {
            Doubt::Thousands(other) | Doubt::MiddleDot(other) | Doubt::Word(other) => (Some(other), None),
            Doubt::NoCoins(other, rounded) => (other, Some(rounded)),
        };
        [first, second].into_iter().flatten()
    }
}

/// The text without the quotes of another program around it, and without a word such as "about" before it.
fn without_frame(folded: &str) -> &str {
    let text = folded.trim();
    let text = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
    // A spreadsheet marks a text by a quote before it.
    let text = text.strip_prefix('\'').filter(|rest| !rest.contains('\'')).unwrap_or(text).trim();
    // The CA of CA$ is no "circa".
    let starts = |about: &str, rest: &str| {
        let is_sign = |c: char| is_currency_sign(c) && !about.ends_with(|last: char| last.is_ascii_alphabetic());
        rest.starts_with(|c: char| c == ' ' || c.is_ascii_digit() || is_sign(c))
    };
    let rest = |about: &&str| text.strip_prefix(*about).filter(|rest| starts(about, rest));
    words::ABOUT.iter().find_map(rest).map_or(text, str::trim_start)
}

/// The text with its one slash between Persian digits as a decimal mark: so it is written by hand and on many keyboards
/// (Unicode CLDR, fa: the mark is U+066B; a slash stands in for it). Two of them part a date.
fn with_persian_mark(text: &str) -> std::borrow::Cow<'_, str> {
    let is_digit = |c: Option<char>| c.is_some_and(|c| ('\u{6f0}'..='\u{6f9}').contains(&c));
    match text.split_once('/') {
        Some((whole, rest))
            if !rest.contains('/') && is_digit(whole.chars().next_back()) && is_digit(rest.chars().next()) =>
        {
            [whole, "\u{66b}", rest].concat().into()
        }
        _ => text.into(),
    }
}

/// Years of the calendars that people write: the Persian, the common and the Thai one.
const YEARS: [std::ops::Range<u32>; 3] = [1300..1500, 1900..2100, 2500..2600];

/// Whether the text is a day: 1/31/2024 is no division.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split('/').map(str::trim).collect();
    let small = |text: &str| text.parse().is_ok_and(|number: u32| (1..=31).contains(&number));
    let year = |text: &str| {
        text.len() == 4 && text.parse().is_ok_and(|number: u32| YEARS.iter().any(|years| years.contains(&number)))
    };
    match parts.as_slice() {
        [day, month, last] => small(month) && ((small(day) && year(last)) || (year(day) && small(last))),
        _ => false,
    }
}

/// The text without the words for its unit at the end, and with a symbol of several words in one sign.
fn without_units(folded: &str, format: &Format, asked: &Asked) -> String {
    let symbol = fold(&format.symbol);
    let mut text = folded.to_string();
    for percent in ["per cento", "per cent", "por ciento", "por cento", "pour cent"] {
        text = text.replace(percent, "%");
    }
    // 1,5 million d’euros.
    text = text.replace(" d'", " ");
    if symbol.contains(' ') {
        text = text.replace(symbol.trim(), OWN);
    }
    for unit in &asked.units {
        let unit = fold(unit);
        let rest = text.trim_end().strip_suffix(unit.trim()).filter(|_| !unit.trim().is_empty());
        if let Some(rest) =
            rest.filter(|rest| rest.contains(|c: char| c.is_ascii_digit()) && !rest.ends_with(char::is_alphabetic))
        {
            return rest.to_string();
        }
    }
    text
}

/// Stands for the study's own currency where its symbol has several words.
const OWN: &str = "¤";

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
                    ("€62k", Ok("62000")),
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
                    ("=1200/12", Ok("100")),
                    ("1e3", Ok("1000")),
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
