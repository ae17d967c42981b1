//! A number with the words and signs around it, as it grows token by token.

use rust_decimal::Decimal;

use super::digits::{Literal, number, times_ten};
use super::duration::Duration;
use super::item::{Amount, Seen};
use super::token::{Kind, Token, dash_for_cents};
use super::{Unclear, What};
use crate::amount::format::Format;
use crate::amount::signs::{fold, is_currency_sign};
use crate::amount::words::{self, Span};

/// A number with its words, as it grows token by token.
pub(super) struct Phrase<'a> {
    pub(super) format: &'a Format,
    pub(super) what: What,
    /// What is complete: thousands before hundreds.
    pub(super) sum: Decimal,
    pub(super) part: Option<Decimal>,
    /// The power of the last word for thousands, and the one that the part before it had.
    pub(super) power: Option<u32>,
    pub(super) least: u32,
    pub(super) literal: Option<Literal>,
    /// Words or signs beside the number that change it.
    pub(super) is_changed: bool,
    pub(super) other_word: Option<i32>,
    pub(super) other_dot: Option<Decimal>,
    pub(super) is_percent: bool,
    pub(super) is_permille: bool,
    pub(super) is_coin: bool,
    pub(super) has_currency: bool,
    pub(super) has_people: bool,
    pub(super) duration: Duration,
    /// The unit that the last number of a duration had.
    pub(super) span: Option<Span>,
    /// Parts of a clock that were read after the first.
    pub(super) clock: Vec<Decimal>,
    pub(super) wants_clock: bool,
    pub(super) wants_power: bool,
    pub(super) wants_dot: bool,
    /// A length of time stands behind a number of any kind, and is left out.
    pub(super) has_span: bool,
    /// The power of a word that stands before its number.
    pub(super) prefix: i32,
}

impl<'a> Phrase<'a> {
    pub(super) fn new(format: &'a Format, what: What) -> Self {
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

    pub(super) fn take(&mut self, tokens: &[Token], at: usize) -> Result<(), Unclear> {
        match &tokens[at].kind {
            Kind::Number(text, power) => self.number(text, *power, tokens, at),
            Kind::Fraction(above, below) => self.fraction(*above, *below),
            Kind::Word(word) => self.word(word, tokens, at),
            Kind::Sign(sign) => self.sign(*sign, tokens, at),
        }
    }

    /// Adds a part of one: ½, or the 1/2 of `1 1/2`.
    pub(super) fn fraction(&mut self, above: u32, below: u32) -> Result<(), Unclear> {
        let part = Decimal::from(above).checked_div(Decimal::from(below)).ok_or(Unclear::DivisionByZero)?;
        self.part = Some(self.part.unwrap_or_default().checked_add(part.round_dp(6)).ok_or(Unclear::TooLarge)?);
        self.is_changed = true;
        Ok(())
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
        let decimal = match cents {
            // A mark that stands twice parts groups: 1,200,-
            Some(',') if digits.contains(',') => '.',
            Some('.') if digits.contains('.') => ',',
            cents => cents.unwrap_or(self.format.decimal),
        };
        let literal = number(digits, decimal)?;
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
        // 5'42'' has two short marks for the long one.
        let seconds = seconds.trim_end_matches('\'');
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
            // 5 minutes, 42 seconds
            ',' if self.span.is_some() => {}
            '·' => return self.middle_dot(tokens, at),
            '~' if self.part.is_some() => return Err(Unclear::TwoNumbers),
            '¢' => return self.coin("¢"),
            _ if is_currency_sign(sign) => {
                // $ US, $ CA
                let next = match tokens.get(at + 1).map(|next| &next.kind) {
                    Some(Kind::Word(word)) => words::currency(&format!("{sign}{word}"), &self.format.currency),
                    _ => None,
                };
                let next = next.or(at.checked_sub(1).and_then(|before| self.before_sign(tokens, before)));
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

    /// The amount that the phrase came to, and an empty phrase in its place.
    pub(super) fn close(&mut self, seen: &mut Seen) -> Result<Option<Amount>, Unclear> {
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
        // The p of £1.50p says nothing more.
        if done.is_coin && (!done.has_currency || part.fract().is_zero()) {
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
