//! Amounts and operators worked out as a sum, with the usual order of operations.

use rust_decimal::Decimal;

use super::item::{Amount, Item};
use super::{DEEPEST, Unclear, What};

/// A sum with the usual order of operations.
pub(super) struct Reader<'a> {
    pub(super) items: &'a [Item],
    pub(super) what: What,
    pub(super) operators: usize,
    pub(super) minus_only: bool,
    /// Whether anything is added or taken away.
    pub(super) adds: bool,
    /// Brackets and signs inside each other; a pasted text may be nothing else.
    pub(super) depth: usize,
}

impl Reader<'_> {
    /// A number that stands alone: a percentage belongs where one is asked for.
    pub(super) fn lone(&self, amount: Amount) -> Result<Decimal, Unclear> {
        let fits = !amount.is_percent || matches!(self.what, What::Percent | What::Number);
        if fits { Ok(amount.value) } else { Err(Unclear::Percentage) }
    }

    pub(super) fn whole(&mut self) -> Result<Decimal, Unclear> {
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
