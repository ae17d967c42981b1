//! Tokens gathered into amounts and what stands between them.

use rust_decimal::{Decimal, RoundingStrategy, dec};

use super::phrase::Phrase;
use super::token::{Kind, Token, dash_for_cents};
use super::{Doubt, Unclear, What};
use crate::amount::format::Format;
use crate::amount::words::{self, Span};

/// A number with the words around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) value: Decimal,
    pub(super) is_percent: bool,
    /// Decimals as they were typed, where nothing but the number and a currency was.
    pub(super) decimals: u32,
    pub(super) has_one_mark: bool,
    pub(super) other_mark: Option<Decimal>,
    pub(super) other_word: Option<Decimal>,
    /// The other meaning of a dot in the middle.
    pub(super) other_dot: Option<Decimal>,
}

impl Amount {
    pub(super) fn doubt(&self, format: &Format, what: What) -> Option<Doubt> {
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
pub(super) enum Item {
    Amount(Amount),
    Operator(char),
    Open,
    Close,
}

pub(super) fn amounts(items: &[Item]) -> impl Iterator<Item = &Amount> {
    items.iter().filter_map(|item| if let Item::Amount(amount) = item { Some(amount) } else { None })
}

/// What was seen beside the numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) percent: bool,
    /// No sixtieths were divided.
    pub(super) exact: bool,
}

/// Gathers tokens into amounts and what stands between them.
pub(super) fn items(tokens: &[Token], format: &Format, what: What) -> Result<(Vec<Item>, Seen), Unclear> {
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
            // Where a time is asked for, a colon parts its units; 5:60 is a slip and no division.
            Kind::Sign(':') if !is_clock(tokens, before) && matches!(what, What::Time(_)) => {
                return Err(Unclear::NotANumber);
            }
            Kind::Sign(':') if !is_clock(tokens, before) => Some(Item::Operator('/')),
            Kind::Sign('·') if dot_in_the_middle(tokens).is_none() => Some(Item::Operator('*')),
            Kind::Word(word) if words::is_minus(word) && tokens.get(at).is_some() => Some(Item::Operator('-')),
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
                if let Some((above, below)) = fraction_of(tokens, before, format) {
                    phrase.fraction(above, below)?;
                    at = before + 3;
                    continue;
                }
                phrase.take(tokens, before)?;
                at = dash_for_cents(tokens, before).unwrap_or(at);
            }
        }
    }
    found.extend(phrase.close(&mut seen)?.map(Item::Amount));
    Ok((found, seen))
}

/// `1/2` before a word that multiplies or counts time: half a million, half a year. Elsewhere it is a division like any other.
fn fraction_of(tokens: &[Token], at: usize, format: &Format) -> Option<(u32, u32)> {
    let plain = |at: usize| match tokens.get(at) {
        Some(Token { kind: Kind::Number(text, 0), .. }) => text.parse::<u32>().ok(),
        _ => None,
    };
    let slash = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Sign('/'));
    let is_first = at
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_none_or(|before| !matches!(before.kind, Kind::Number(..) | Kind::Sign('/' | '*' | ':' | '^')));
    let Some(Token { kind: Kind::Word(word), .. }) = tokens.get(at + 3) else { return None };
    let counts =
        words::scale(word, &format.language, &format.currency).is_some() || words::span(word, Span::Hour).is_some();
    plain(at).zip(plain(at + 2)).filter(|_| slash && is_first && counts)
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
