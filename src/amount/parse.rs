//! From typed text to a number, or to the reason why it is none.
//!
//! Signs are folded to one spelling (`signs`), cut into tokens, and gathered into phrases: a number with the words around it.
//! Phrases and operators between them are a sum with the usual order of operations.

use rust_decimal::{Decimal, RoundingStrategy, dec};

use super::format::Format;
use super::signs::{fold, is_currency_sign};
use super::words::{self, Span};

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
    let folded = without_units(&fold(text), format, asked);
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

/// The text without the words for its unit at the end, and with a symbol of several words in one sign.
fn without_units(folded: &str, format: &Format, asked: &Asked) -> String {
    let symbol = fold(&format.symbol);
    let mut text = folded.replace("per cent", "%");
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

// ---- Tokens ----

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    /// Digits with their marks, and a power of ten where one was written with them.
    Number(String, i32),
    Word(String),
    Sign(char),
    /// ½ and the like.
    Fraction(u32, u32),
}

#[derive(Clone, Debug, PartialEq)]
struct Token {
    kind: Kind,
    /// Whether it follows without a blank.
    is_glued: bool,
}

const MARKS: &[char] = &['.', ',', '\'', '_', '٫', '٬'];

/// Cuts folded text into numbers, words and signs.
fn tokens(text: &str) -> Result<Vec<Token>, Unclear> {
    /// More than the longest sum has.
    const MOST: usize = 8 * DEEPEST;
    let chars: Vec<char> = text.chars().collect();
    let mut found: Vec<Token> = Vec::new();
    let (mut at, mut is_glued) = (0, false);
    while let Some(c) = chars.get(at) {
        if *c == ' ' {
            (at, is_glued) = (at + 1, false);
            continue;
        }
        let (kind, next) = match c {
            _ if starts_number(&chars, at) => number_token(&chars, at),
            '\u{1}' => fraction_token(&chars, at)?,
            _ if is_letter(*c) => word_token(&chars, at),
            _ => (Kind::Sign(*c), at + 1),
        };
        found.push(Token { kind, is_glued });
        if found.len() > MOST {
            return Err(Unclear::NotANumber);
        }
        (at, is_glued) = (next, true);
    }
    Ok(found)
}

fn is_digit(chars: &[char], at: usize) -> bool {
    chars.get(at).is_some_and(char::is_ascii_digit)
}

fn starts_number(chars: &[char], at: usize) -> bool {
    is_digit(chars, at) || (matches!(chars[at], '.' | ',' | '٫') && is_digit(chars, at + 1))
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic()
        || (!c.is_ascii() && !is_currency_sign(c) && !matches!(c, '·' | '‰' | '٫' | '٬') && !c.is_control())
}

fn number_token(chars: &[char], mut at: usize) -> (Kind, usize) {
    let mut text = String::new();
    while let Some(c) = chars.get(at) {
        let belongs = c.is_ascii_digit() || MARKS.contains(c) || (*c == ' ' && is_digit(chars, at + 1));
        if !belongs {
            break;
        }
        text.push(*c);
        at += 1;
    }
    let mut power = 0;
    if chars.get(at) == Some(&'e') {
        let sign = usize::from(matches!(chars.get(at + 1), Some('+' | '-')));
        let digits: String = chars[at + 1 + sign..].iter().take_while(|c| c.is_ascii_digit()).take(3).collect();
        let end = at + 1 + sign + digits.len();
        if !digits.is_empty() && !chars.get(end).is_some_and(|c| c.is_alphanumeric()) {
            power = digits.parse().unwrap_or(0) * if chars[at + 1] == '-' { -1 } else { 1 };
            at = end;
        }
    }
    (Kind::Number(text, power), at)
}

/// Where a dash stands for the cents behind position `at` (`1.200,-`, `50:-`): the place after it.
fn dash_for_cents(chars: &[Token], at: usize) -> Option<usize> {
    let Kind::Number(text, _) = &chars.get(at)?.kind else { return None };
    let sign =
        |at: usize, wanted: char| chars.get(at).is_some_and(|one| one.is_glued && one.kind == Kind::Sign(wanted));
    let colon = usize::from(sign(at + 1, ':'));
    if !text.ends_with(['.', ',']) && colon == 0 {
        return None;
    }
    let mut end = at + 1 + colon;
    while sign(end, '-') || sign(end, '=') {
        end += 1;
    }
    let goes_on = chars.get(end).is_some_and(|next| matches!(next.kind, Kind::Number(..) | Kind::Sign('(')));
    (end > at + 1 + colon && !goes_on).then_some(end)
}

fn word_token(chars: &[char], start: usize) -> (Kind, usize) {
    let mut at = start;
    let mut text = String::new();
    while let Some(c) = chars.get(at) {
        // A dot inside an abbreviation belongs to it: د.إ
        let inside = *c == '.' && chars.get(at + 1).is_some_and(|next| is_letter(*next)) && !text.is_ascii();
        if !is_letter(*c) && !inside {
            break;
        }
        text.push(*c);
        at += 1;
    }
    match chars.get(at) {
        // US$, R$, S/
        Some(c) if is_currency_sign(*c) && *c != '¤' && words::currency(&format!("{text}{c}"), "").is_some() => {
            text.push(*c);
            at += 1;
        }
        Some('/') if text == "s" => {
            text.push('/');
            at += 1 + usize::from(chars.get(at + 1) == Some(&'.'));
        }
        Some('.') => at += 1,
        _ => {}
    }
    (Kind::Word(text), at)
}

fn fraction_token(chars: &[char], at: usize) -> Result<(Kind, usize), Unclear> {
    let part = |at: usize| chars.get(at).and_then(|c| c.to_digit(10)).ok_or(Unclear::NotANumber);
    Ok((Kind::Fraction(part(at + 1)?, part(at + 3)?), at + 4))
}

// ---- Phrases ----

/// A number with the words around it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Amount {
    value: Decimal,
    is_percent: bool,
    /// Decimals as they were typed, where nothing but the number and a currency was.
    decimals: u32,
    has_one_mark: bool,
    other_mark: Option<Decimal>,
    other_word: Option<Decimal>,
    /// The other meaning of a dot in the middle.
    other_dot: Option<Decimal>,
}

impl Amount {
    fn doubt(&self, format: &Format, what: What) -> Option<Doubt> {
        let word = self.other_dot.map(Doubt::MiddleDot).or(self.other_word.map(Doubt::Word));
        if word.is_some() || what != What::Money || self.decimals == 0 || self.value.fract().is_zero() {
            return word;
        }
        let looks_grouped = self.decimals == 3 && self.has_one_mark;
        let without_mark = self.value.checked_mul(dec!(1000)).filter(|_| looks_grouped).map(|other| other.normalize());
        if format.coin_digits == 0 {
            let rounded = self.value.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
            return Some(Doubt::NoCoins(without_mark, rounded));
        }
        // A price below one, as of a kilowatt-hour, has such decimals.
        let is_odd = format.coin_digits < 3 && self.value.abs() >= Decimal::ONE;
        without_mark.filter(|_| is_odd).map(Doubt::Thousands)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Item {
    Amount(Amount),
    Operator(char),
    Open,
    Close,
}

fn amounts(items: &[Item]) -> impl Iterator<Item = &Amount> {
    items.iter().filter_map(|item| if let Item::Amount(amount) = item { Some(amount) } else { None })
}

/// What was seen beside the numbers.
#[derive(Clone, Copy, Debug)]
struct Seen {
    percent: bool,
    /// No sixtieths were divided.
    exact: bool,
}

/// Gathers tokens into amounts and what stands between them.
fn items(tokens: &[Token], format: &Format, what: What) -> Result<(Vec<Item>, Seen), Unclear> {
    let mut found = Vec::new();
    let mut seen = Seen { percent: false, exact: true };
    let mut phrase = Phrase::new(format, what);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let before = at;
        at += 1;
        let operator = match &token.kind {
            Kind::Sign(sign @ ('+' | '-' | '*' | '/')) => Some(Item::Operator(*sign)),
            Kind::Sign('(') => Some(Item::Open),
            Kind::Sign(')') => Some(Item::Close),
            Kind::Sign(':') if !is_clock(tokens, before) => Some(Item::Operator('/')),
            Kind::Sign('·') if dot_in_the_middle(tokens).is_none() => Some(Item::Operator('*')),
            Kind::Word(word)
                if word == "x" && tokens.get(at).is_some_and(|next| matches!(next.kind, Kind::Number(..))) =>
            {
                Some(Item::Operator('*'))
            }
            _ => None,
        };
        match operator {
            Some(operator) => {
                found.extend(phrase.close(&mut seen)?.map(Item::Amount));
                found.push(operator);
            }
            None => {
                phrase.take(tokens, before)?;
                at = dash_for_cents(tokens, before).unwrap_or(at);
            }
        }
    }
    found.extend(phrase.close(&mut seen)?.map(Item::Amount));
    Ok((found, seen))
}

/// Whether the colon at `at` stands between hours, minutes or seconds: two digits follow it, below sixty.
fn is_clock(tokens: &[Token], at: usize) -> bool {
    let digits = |token: Option<&Token>| match token {
        Some(Token { kind: Kind::Number(text, 0), .. }) if text.chars().all(|c| c.is_ascii_digit()) => text.len(),
        _ => 0,
    };
    let next = tokens.get(at + 1);
    let sixtieths = matches!(next.map(|next| &next.kind), Some(Kind::Number(text, 0)) if text.as_str() < "60");
    let glued = tokens[at].is_glued && next.is_some_and(|next| next.is_glued);
    glued
        && sixtieths
        && digits(next) == 2
        && (1..=3).contains(&digits(at.checked_sub(1).and_then(|before| tokens.get(before))))
}

/// The place of the only dot in the middle, where nothing else is worked out.
fn dot_in_the_middle(tokens: &[Token]) -> Option<usize> {
    let mut found = None;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Sign('·') if found.is_some() => return None,
            Kind::Sign('·') => found = Some(at),
            Kind::Sign('+' | '*' | '/') => return None,
            Kind::Sign('-') if at > 0 => return None,
            _ => {}
        }
    }
    let plain = |at: usize| match tokens.get(at) {
        Some(Token { kind: Kind::Number(text, 0), .. }) => text.chars().all(|c| c.is_ascii_digit()),
        _ => false,
    };
    found.filter(|at| at.checked_sub(1).is_some_and(plain) && plain(at + 1))
}

/// A number with its words, as it grows token by token.
struct Phrase<'a> {
    format: &'a Format,
    what: What,
    /// What is complete: thousands before hundreds.
    sum: Decimal,
    part: Option<Decimal>,
    /// The power of the last word for thousands, and the one that the part before it had.
    power: Option<u32>,
    least: u32,
    literal: Option<Literal>,
    /// Words or signs beside the number that change it.
    is_changed: bool,
    other_word: Option<i32>,
    other_dot: Option<Decimal>,
    is_percent: bool,
    is_permille: bool,
    is_coin: bool,
    has_currency: bool,
    has_people: bool,
    duration: Duration,
    /// The unit that the last number of a duration had.
    span: Option<Span>,
    /// Parts of a clock that were read after the first.
    clock: Vec<Decimal>,
    wants_clock: bool,
    wants_power: bool,
    wants_dot: bool,
    /// A length of time stands behind a number of any kind, and is left out.
    has_span: bool,
    /// The power of a word that stands before its number.
    prefix: i32,
}

impl<'a> Phrase<'a> {
    fn new(format: &'a Format, what: What) -> Self {
        Phrase {
            format,
            what,
            sum: Decimal::ZERO,
            part: None,
            power: None,
            least: u32::MAX,
            literal: None,
            is_changed: false,
            other_word: None,
            other_dot: None,
            is_percent: false,
            is_permille: false,
            is_coin: false,
            has_currency: false,
            has_people: false,
            duration: Duration::default(),
            span: None,
            clock: Vec::new(),
            wants_clock: false,
            wants_power: false,
            wants_dot: false,
            has_span: false,
            prefix: 0,
        }
    }

    fn take(&mut self, tokens: &[Token], at: usize) -> Result<(), Unclear> {
        match &tokens[at].kind {
            Kind::Number(text, power) => self.number(text, *power, tokens, at),
            Kind::Fraction(above, below) => {
                let part = Decimal::from(*above).checked_div(Decimal::from(*below)).ok_or(Unclear::DivisionByZero)?;
                self.part = Some(self.part.unwrap_or_default().checked_add(part.round_dp(6)).ok_or(Unclear::TooLarge)?);
                self.is_changed = true;
                Ok(())
            }
            Kind::Word(word) => self.word(word, tokens, at),
            Kind::Sign(sign) => self.sign(*sign, tokens, at),
        }
    }

    fn number(&mut self, text: &str, power: i32, tokens: &[Token], at: usize) -> Result<(), Unclear> {
        let is_time = matches!(self.what, What::Time(_));
        if let Some((minutes, seconds)) = text.split_once('\'').filter(|_| is_time && self.part.is_none()) {
            return self.primes(minutes, seconds);
        }
        // The mark before a dash for cents is the decimal one.
        let cents =
            text.chars().next_back().filter(|mark| matches!(mark, '.' | ',') && dash_for_cents(tokens, at).is_some());
        let digits = cents.map_or(text, |mark| text.trim_end_matches(mark));
        let literal = number(digits, cents.unwrap_or(self.format.decimal))?;
        let value = times_ten(literal.value, power + self.prefix).ok_or(Unclear::TooLarge)?;
        if self.has_span {
            return Err(Unclear::Duration);
        }
        let Some(part) = self.part else {
            self.part = Some(value);
            self.literal = Some(literal);
            self.is_changed |= power + self.prefix != 0;
            return Ok(());
        };
        self.is_changed = true;
        if std::mem::take(&mut self.wants_dot) {
            return Ok(());
        }
        if std::mem::take(&mut self.wants_clock) {
            self.clock.push(value);
            return Ok(());
        }
        if std::mem::take(&mut self.wants_power) {
            let exponent = i32::try_from(value.round().mantissa()).ok().filter(|_| value.fract().is_zero());
            let base_is_ten = part == Decimal::TEN;
            self.part = exponent.filter(|_| base_is_ten).and_then(|exponent| times_ten(Decimal::ONE, exponent));
            return self.part.map(|_| ()).ok_or(Unclear::NotANumber);
        }
        if let Some(span) = self.span.take() {
            self.duration.add(part, span)?;
            self.part = Some(value);
            // In 1h30 the second number counts the next smaller unit.
            self.span = span.smaller();
            return Ok(());
        }
        if let Some(power) = self.power.take() {
            // 3億5000万: what follows is less than one of what went before.
            let room = times_ten(Decimal::ONE, power as i32).ok_or(Unclear::TooLarge)?;
            self.sum = self.sum.checked_add(part).ok_or(Unclear::TooLarge)?;
            self.part = Some(value);
            self.least = power;
            return if value < room { Ok(()) } else { Err(Unclear::TwoNumbers) };
        }
        // 12€50
        let is_cents = tokens[at].is_glued && text.len() == 2 && self.what == What::Money && self.has_currency;
        if is_cents && part.fract().is_zero() && literal.decimals == 0 {
            self.part = part.checked_add(value / Decimal::ONE_HUNDRED);
            return Ok(());
        }
        Err(Unclear::TwoNumbers)
    }

    /// 5'42" is five minutes and 42 seconds.
    fn primes(&mut self, minutes: &str, seconds: &str) -> Result<(), Unclear> {
        let whole = |text: &str| {
            let is_digits = text.len() <= 6 && text.chars().all(|c| c.is_ascii_digit());
            is_digits.then(|| text.parse::<u32>().map_or(Decimal::ZERO, Decimal::from)).ok_or(Unclear::Separators)
        };
        if seconds.len() > 2 {
            return Err(Unclear::Separators);
        }
        self.duration.add(whole(minutes)?, Span::Minute)?;
        self.part = Some(if seconds.is_empty() { Decimal::ZERO } else { whole(seconds)? });
        self.span = Some(Span::Second);
        self.is_changed = true;
        Ok(())
    }

    fn sign(&mut self, sign: char, tokens: &[Token], at: usize) -> Result<(), Unclear> {
        match sign {
            '%' => self.is_percent = true,
            '‰' => (self.is_percent, self.is_permille, self.is_changed) = (true, true, true),
            ':' => self.wants_clock = true,
            '^' if self.part.is_some() => self.wants_power = true,
            '"' if self.part.is_some() && matches!(self.what, What::Time(_)) => {
                self.span = Some(Span::Second);
                self.is_changed = true;
            }
            '·' => return self.middle_dot(tokens, at),
            '~' if self.part.is_some() => return Err(Unclear::TwoNumbers),
            '¢' => return self.coin("¢"),
            _ if is_currency_sign(sign) => {
                // $ US, $ CA
                let next = match tokens.get(at + 1).map(|next| &next.kind) {
                    Some(Kind::Word(word)) => words::currency(&format!("{sign}{word}"), &self.format.currency),
                    _ => None,
                };
                let name = sign.to_string();
                let own = sign == '¤' || fold(&self.format.symbol).trim() == name;
                let fits = next.unwrap_or(own || words::currency(&name, &self.format.currency) == Some(true));
                return self.currency(fits);
            }
            _ => return Err(Unclear::NotANumber),
        }
        Ok(())
    }

    fn middle_dot(&mut self, tokens: &[Token], at: usize) -> Result<(), Unclear> {
        let (Some(Kind::Number(whole, _)), Some(next)) =
            (at.checked_sub(1).map(|at| &tokens[at].kind), tokens.get(at + 1))
        else {
            return Err(Unclear::NotANumber);
        };
        let Kind::Number(fraction, _) = &next.kind else { return Err(Unclear::NotANumber) };
        let decimal = Decimal::from_str_exact(&format!("{whole}.{fraction}")).ok();
        let product = Decimal::from_str_exact(whole).ok().zip(Decimal::from_str_exact(fraction).ok());
        let product = product.and_then(|(one, other)| one.checked_mul(other)).ok_or(Unclear::TooLarge)?;
        let is_spaced = !tokens[at].is_glued && !next.is_glued;
        let (value, other) = match decimal {
            Some(decimal) if !is_spaced => (decimal, Some(product)),
            decimal => (product, decimal),
        };
        self.part = Some(value);
        self.wants_dot = true;
        self.other_dot = other;
        self.is_changed = true;
        Ok(())
    }

    fn word(&mut self, word: &str, tokens: &[Token], at: usize) -> Result<(), Unclear> {
        if self.known(word, tokens, at)? {
            return Ok(());
        }
        // TEUR, Mkr, 万円: words without a blank between them.
        let cut = word.char_indices().skip(1).map(|(at, _)| word.split_at(at));
        for (first, rest) in cut {
            let scaled = words::scale(first, &self.format.language).is_some();
            let is_whole = |rest: &str| {
                words::currency(rest, "").is_some()
                    || words::span(rest, Span::Hour).is_some()
                    || words::is_people(rest)
                    || (!rest.is_ascii() && words::scale(rest, &self.format.language).is_some())
            };
            if scaled && is_whole(rest) {
                return self.known(first, tokens, at).and_then(|_| self.known(rest, tokens, at)).map(|_| ());
            }
        }
        let between =
            self.part.is_some() && matches!(tokens.get(at + 1).map(|next| &next.kind), Some(Kind::Number(..)));
        Err(if between { Unclear::TwoNumbers } else { Unclear::NotANumber })
    }

    /// Takes a word that means something here; says whether it does.
    fn known(&mut self, word: &str, tokens: &[Token], at: usize) -> Result<bool, Unclear> {
        let behind = self.part.is_some();
        if let (What::Time(asked), true) = (self.what, behind)
            && let Some(span) = words::span(word, asked)
        {
            return self.span_word(span).map(|()| true);
        }
        let scale =
            words::scale(word, &self.format.language).filter(|_| behind || self.is_prefix_scale(word, tokens, at));
        let own = fold(&self.format.symbol);
        let is_own = own.trim().trim_end_matches('.') == word || self.format.currency.eq_ignore_ascii_case(word);
        if let Some(scale) = scale {
            self.scale(scale)?;
        } else if is_own {
            self.currency(true)?;
        } else if words::is_coin(word, &self.format.currency) && behind {
            self.coin(word)?;
        } else if words::is_percent(word) {
            self.is_percent = true;
        } else if word == "points" && matches!(self.what, What::Number | What::Count | What::Percent) {
        } else if words::is_people(word) && matches!(self.what, What::Number | What::Count | What::People) {
            self.has_people = true;
        } else if let Some(fits) = words::currency(word, &self.format.currency) {
            let follows_dollar = at.checked_sub(1).is_some_and(|at| tokens[at].kind == Kind::Sign('$'));
            self.currency(fits || (follows_dollar && self.has_currency))?;
        } else if let Some(fits) = self.after_dollar(word, tokens, at) {
            self.currency(fits)?;
        } else if behind && words::span(word, Span::Hour).is_some() {
            let is_unit = self.what == What::Number && !self.has_span && self.least == u32::MAX;
            self.has_span = true;
            return if is_unit { Ok(true) } else { Err(Unclear::Duration) };
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// TEUR 12 and k€ 12 have their thousand before the number.
    fn is_prefix_scale(&self, word: &str, tokens: &[Token], at: usize) -> bool {
        let is_part = matches!(&tokens[at].kind, Kind::Word(whole) if whole.len() > word.len());
        let is_number = |at: usize| tokens.get(at).is_some_and(|next| matches!(next.kind, Kind::Number(..)));
        let is_currency = matches!(tokens.get(at + 1), Some(Token { kind: Kind::Sign(sign), is_glued: true }) if is_currency_sign(*sign));
        (is_part && is_number(at + 1)) || (is_currency && is_number(at + 2))
    }

    /// The US of `$ US`.
    fn after_dollar(&self, word: &str, tokens: &[Token], at: usize) -> Option<bool> {
        let before = at.checked_sub(1).map(|at| &tokens[at].kind)?;
        let Kind::Sign(sign) = before else { return None };
        words::currency(&format!("{sign}{word}"), &self.format.currency)
    }

    fn scale(&mut self, scale: words::Scale) -> Result<(), Unclear> {
        let Some(part) = self.part else {
            self.prefix = scale.power as i32;
            return Ok(());
        };
        let power = self.power.unwrap_or(0) + scale.power;
        self.part = Some(times_ten(part, scale.power as i32).ok_or(Unclear::TooLarge)?);
        self.power = Some(power);
        self.other_word = scale.other.map(|other| other as i32 - scale.power as i32);
        self.is_changed = true;
        if power > self.least { Err(Unclear::TwoNumbers) } else { Ok(()) }
    }

    fn span_word(&mut self, span: Span) -> Result<(), Unclear> {
        // Behind a clock the word says what its first part counts.
        if self.span.is_none_or(|own| own == span) || self.clock.is_empty() {
            self.span = Some(span);
            self.is_changed = true;
            return Ok(());
        }
        Err(Unclear::Duration)
    }

    fn currency(&mut self, fits: bool) -> Result<(), Unclear> {
        self.has_currency = true;
        match self.what {
            _ if !fits => Err(Unclear::OtherCurrency),
            What::Money | What::Number | What::Count => Ok(()),
            What::Percent | What::People | What::Time(_) => Err(Unclear::Money),
        }
    }

    fn coin(&mut self, word: &str) -> Result<(), Unclear> {
        if self.what != What::Money || self.format.coin_digits == 0 || !words::is_coin(word, &self.format.currency) {
            return Err(Unclear::NotANumber);
        }
        self.is_coin = true;
        self.is_changed = true;
        Ok(())
    }

    /// The amount that the phrase came to, and an empty phrase in its place.
    fn close(&mut self, seen: &mut Seen) -> Result<Option<Amount>, Unclear> {
        let done = std::mem::replace(self, Phrase::new(self.format, self.what));
        seen.percent |= done.is_percent;
        let Some(part) = done.part else { return Ok(None) };
        if done.wants_clock || done.wants_power {
            return Err(Unclear::NotANumber);
        }
        let is_duration = !done.clock.is_empty() || done.span.is_some() || done.duration != Duration::default();
        let mut value = match done.what {
            What::Time(asked) if is_duration => {
                let total = done.elapsed(part, asked)?;
                seen.exact = false;
                total.in_units(asked).ok_or(Unclear::NoFixedLength)?
            }
            _ if !done.clock.is_empty() => return Err(Unclear::Duration),
            _ => done.sum.checked_add(part).ok_or(Unclear::TooLarge)?,
        };
        if done.is_permille {
            value /= Decimal::TEN;
        }
        if done.is_coin {
            value /= Decimal::ONE_HUNDRED;
        }
        let literal = done.literal.filter(|_| !done.is_changed);
        Ok(Some(Amount {
            value,
            is_percent: done.is_percent,
            decimals: literal.map_or(0, |literal| literal.decimals),
            has_one_mark: literal.is_some_and(|literal| literal.has_one_mark),
            other_mark: literal.and_then(|literal| literal.other),
            other_word: done.other_word.and_then(|power| times_ten(value, power)),
            other_dot: done.other_dot,
        }))
    }

    fn elapsed(&self, part: Decimal, asked: Span) -> Result<Duration, Unclear> {
        let mut total = self.duration;
        if self.clock.is_empty() {
            total.add(part, self.span.unwrap_or(asked))?;
            return Ok(total);
        }
        // Three parts begin with hours; two with what is asked for, or what the word behind them says.
        let first = match (self.clock.len(), self.span.unwrap_or(asked)) {
            (2, _) => Span::Hour,
            (1, Span::Hour) => Span::Hour,
            (1, Span::Minute | Span::Second) => Span::Minute,
            _ => return Err(Unclear::NoFixedLength),
        };
        let mut span = Some(first);
        for one in std::iter::once(&part).chain(&self.clock) {
            total.add(*one, span.ok_or(Unclear::Duration)?)?;
            span = span.and_then(Span::smaller);
        }
        Ok(total)
    }
}

/// Time that has passed, in the units that do not turn into each other without a calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Duration {
    seconds: Decimal,
    days: Decimal,
    weeks: Decimal,
    months: Decimal,
}

impl Duration {
    fn add(&mut self, count: Decimal, span: Span) -> Result<(), Unclear> {
        let (place, times) = match span {
            Span::Second => (&mut self.seconds, dec!(1)),
            Span::Minute => (&mut self.seconds, dec!(60)),
            Span::Hour => (&mut self.seconds, dec!(3600)),
            Span::Day => (&mut self.days, dec!(1)),
            Span::Week => (&mut self.weeks, dec!(1)),
            Span::Month => (&mut self.months, dec!(1)),
            Span::Year => (&mut self.months, dec!(12)),
        };
        let more = count.checked_mul(times).and_then(|more| place.checked_add(more)).ok_or(Unclear::TooLarge)?;
        *place = more;
        Ok(())
    }

    /// The same time in one unit; nothing where a part of it has no fixed length in that unit.
    fn in_units(self, span: Span) -> Option<Decimal> {
        let Duration { seconds, days, weeks, months } = self;
        let (own, times, others) = match span {
            Span::Second => (seconds, dec!(1), [days, weeks, months]),
            Span::Minute => (seconds, dec!(60), [days, weeks, months]),
            Span::Hour => (seconds, dec!(3600), [days, weeks, months]),
            Span::Day => (days, dec!(1), [seconds, weeks, months]),
            Span::Week => (weeks, dec!(1), [seconds, days, months]),
            Span::Month => (months, dec!(1), [seconds, days, weeks]),
            Span::Year => (months, dec!(12), [seconds, days, weeks]),
        };
        if others.iter().all(Decimal::is_zero) { own.checked_div(times) } else { None }
    }
}

impl Span {
    fn smaller(self) -> Option<Span> {
        match self {
            Span::Year => Some(Span::Month),
            Span::Hour => Some(Span::Minute),
            Span::Minute => Some(Span::Second),
            Span::Second | Span::Day | Span::Week | Span::Month => None,
        }
    }
}

/// `value` times a power of ten.
fn times_ten(value: Decimal, power: i32) -> Option<Decimal> {
    let mut ten = Decimal::ONE;
    for _ in 0..power.unsigned_abs() {
        ten = ten.checked_mul(Decimal::TEN)?;
    }
    if power < 0 { value.checked_div(ten) } else { value.checked_mul(ten) }
}

// ---- Sums ----

/// A sum with the usual order of operations.
struct Reader<'a> {
    items: &'a [Item],
    what: What,
    operators: usize,
    minus_only: bool,
    /// Whether anything is added or taken away.
    adds: bool,
    /// Brackets and signs inside each other; a pasted text may be nothing else.
    depth: usize,
}

impl Reader<'_> {
    /// A number that stands alone: a percentage belongs where one is asked for.
    fn lone(&self, amount: Amount) -> Result<Decimal, Unclear> {
        let fits = !amount.is_percent || matches!(self.what, What::Percent | What::Number);
        if fits { Ok(amount.value) } else { Err(Unclear::Percentage) }
    }

    fn whole(&mut self) -> Result<Decimal, Unclear> {
        let value = self.sum()?;
        match self.items {
            [] => Ok(value),
            [Item::Amount(_), ..] => Err(Unclear::TwoNumbers),
            _ => Err(Unclear::NotANumber),
        }
    }

    fn sum(&mut self) -> Result<Decimal, Unclear> {
        let mut total = self.product()?;
        while let Some(operator) = self.operator(&['+', '-']) {
            let next = self.product()?;
            let result = if operator == '+' { total.checked_add(next) } else { total.checked_sub(next) };
            total = result.ok_or(Unclear::TooLarge)?;
        }
        Ok(total)
    }

    fn product(&mut self) -> Result<Decimal, Unclear> {
        let mut total = self.factor()?;
        while let Some(operator) = self.operator(&['*', '/']) {
            let next = self.factor()?;
            total = if operator == '*' {
                total.checked_mul(next).ok_or(Unclear::TooLarge)?
            } else {
                total.checked_div(next).ok_or(Unclear::DivisionByZero)?
            };
        }
        Ok(total)
    }

    fn operator(&mut self, which: &[char]) -> Option<char> {
        let [Item::Operator(found), rest @ ..] = self.items else { return None };
        // A trailing minus, as some ledgers write a loss, is none between two numbers.
        if !which.contains(found) || (*found == '-' && matches!(rest, [] | [Item::Close, ..])) {
            return None;
        }
        self.items = rest;
        self.operators += 1;
        self.minus_only &= *found == '-';
        Some(*found)
    }

    fn factor(&mut self) -> Result<Decimal, Unclear> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Unclear::NotANumber);
        }
        let (first, rest) = self.items.split_first().ok_or(Unclear::NotANumber)?;
        self.items = rest;
        let value = match first {
            Item::Operator('-') => -self.factor()?,
            Item::Operator('+') => self.factor()?,
            Item::Open => {
                let value = self.sum()?;
                let [Item::Close, rest @ ..] = self.items else { return Err(Unclear::NotANumber) };
                self.items = rest;
                value
            }
            Item::Amount(amount) => self.part(*amount)?,
            Item::Operator(_) | Item::Close => return Err(Unclear::NotANumber),
        };
        if let [Item::Operator('-'), rest @ ..] = self.items
            && matches!(rest, [] | [Item::Close, ..])
        {
            self.items = rest;
            return Ok(-value);
        }
        Ok(value)
    }

    /// In a product a percentage is a part of the rest; what it is beside a plus nobody can know.
    fn part(&self, amount: Amount) -> Result<Decimal, Unclear> {
        match (amount.is_percent, self.what) {
            (false, _) | (true, What::Percent | What::Number) => Ok(amount.value),
            (true, _) if self.adds => Err(Unclear::Percentage),
            (true, _) => amount.value.checked_div(Decimal::ONE_HUNDRED).ok_or(Unclear::TooLarge),
        }
    }
}

// ---- Digits ----

/// A number without sign or unit.
#[derive(Clone, Copy, Debug)]
struct Literal {
    value: Decimal,
    decimals: u32,
    has_one_mark: bool,
    /// The value if its one mark were the other kind of mark.
    other: Option<Decimal>,
}

/// Works out which mark is the decimal one; `decimal` is, where that cannot be seen.
fn number(text: &str, decimal: char) -> Result<Literal, Unclear> {
    let text = text.trim_end();
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(Unclear::NotANumber);
    }
    let only_groups = |mark: char| matches!(mark, '\'' | ' ' | '_' | '٬');
    let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let mut other_at = None;
    let decimal_at = match marks.as_slice() {
        [] => None,
        [(at, mark)] => {
            let (before, after) = (*at, text.len() - at - mark.len_utf8());
            let could_be_group = after == 3 && (1..=3).contains(&before) && !text.starts_with('0');
            let is_group = *mark != '٫' && (only_groups(*mark) || (could_be_group && *mark != decimal));
            if could_be_group && matches!(mark, '.' | ',') {
                other_at = Some(if is_group { Some(*at) } else { None });
            }
            if is_group { None } else { Some(*at) }
        }
        [.., (at, last)] => {
            let same = marks.iter().filter(|(_, mark)| mark == last).count();
            if same == 1 && *last == '٫' {
                Some(*at)
            } else if same == marks.len() || only_groups(*last) {
                None
            } else if same == 1 {
                Some(*at)
            } else {
                return Err(Unclear::Separators);
            }
        }
    };
    let (value, decimals) = spelled(text, decimal_at)?;
    let other = other_at.and_then(|at| spelled(text, at).ok()).map(|(other, _)| other);
    Ok(Literal { value, decimals, has_one_mark: marks.len() == 1 && decimal_at.is_some(), other })
}

/// The number whose decimal mark stands at `decimal_at`, and how many decimals it has.
fn spelled(text: &str, decimal_at: Option<usize>) -> Result<(Decimal, u32), Unclear> {
    let (whole, fraction) = match decimal_at {
        Some(at) => (&text[..at], text[at..].trim_start_matches(|c: char| !c.is_ascii_digit())),
        None => (text, ""),
    };
    if !fraction.chars().all(|c| c.is_ascii_digit()) {
        return Err(Unclear::Separators);
    }
    let grouped = groups(whole)?;
    let spelled = format!(
        "{}.{}",
        if grouped.is_empty() { "0" } else { &grouped },
        if fraction.is_empty() { "0" } else { fraction }
    );
    let value = Decimal::from_str_exact(&spelled)
        .map_err(|_| if fraction.len() > 6 { Unclear::TooManyDecimals } else { Unclear::TooLarge })?;
    Ok((value, fraction.len() as u32))
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
