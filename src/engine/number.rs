//! The number the formulas run on: exact decimals for what is shown, binary floating point for simulation (M15).

use std::ops::{Add, Div, Mul, Neg, Sub};

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, MathematicalOps, RoundingStrategy};

/// What a formula may do with a number. Both kinds run the same formulas.
pub trait Number:
    Copy
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    fn of(value: Decimal) -> Self;
    /// Whether the value exists: no overflow and no division by zero has touched it.
    fn exists(self) -> bool;
    /// `base^exponent` for a base above 0 and up to 1; 0 stays 0.
    fn power(base: Self, exponent: Self) -> Self;
    /// Money is settled at a trillionth of a unit: below that, 28 digits cannot keep parts and totals equal.
    fn settle(self) -> Self;
    fn decimal(self) -> Option<Decimal>;

    fn int(value: usize) -> Self {
        Self::of(Decimal::from(value))
    }
    fn zero() -> Self {
        Self::int(0)
    }
    fn one() -> Self {
        Self::int(1)
    }
    fn percent(self) -> Self {
        self / Self::int(100)
    }
    fn min(self, other: Self) -> Self {
        if other < self { other } else { self }
    }
    fn max(self, other: Self) -> Self {
        if other > self { other } else { self }
    }
    fn abs(self) -> Self {
        if self < Self::zero() { -self } else { self }
    }
    fn sum(values: impl IntoIterator<Item = Self>) -> Self {
        values.into_iter().fold(Self::zero(), |total, value| total + value)
    }
}

/// A decimal that turns into "none" where it would overflow or divide by zero, and stays so.
///
/// `rust_decimal`'s own operators panic there; this type makes every formula total.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exact(Option<Decimal>);

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.0?.cmp(&other.0?))
    }
}

macro_rules! exact_operator {
    ($($operator:ident $method:ident $checked:ident),+) => { $(
        impl $operator for Exact {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                Exact(match (self.0, other.0) {
                    (Some(left), Some(right)) => left.$checked(right),
                    _ => None,
                })
            }
        }
    )+ };
}
exact_operator!(Add add checked_add, Sub sub checked_sub, Mul mul checked_mul, Div div checked_div);

impl Neg for Exact {
    type Output = Self;
    fn neg(self) -> Self {
        Exact(self.0.map(|value| -value))
    }
}

impl Number for Exact {
    fn of(value: Decimal) -> Self {
        Exact(Some(value))
    }
    fn exists(self) -> bool {
        self.0.is_some()
    }
    fn power(base: Self, exponent: Self) -> Self {
        let (Some(base), Some(exponent)) = (base.0, exponent.0) else { return Exact(None) };
        if base <= Decimal::ZERO || exponent.is_zero() {
            return Exact(Some(if exponent.is_zero() { Decimal::ONE } else { Decimal::ZERO }));
        }
        if base == Decimal::ONE {
            return Exact(Some(Decimal::ONE));
        }
        // Below e^-60 nothing is left of any amount a study can hold, and `exp` would only run out of digits.
        let log = base.checked_ln().and_then(|ln| ln.checked_mul(exponent));
        match log {
            Some(log) if log < Decimal::from(-60) => Exact(Some(Decimal::ZERO)),
            Some(log) if log > Decimal::from(60) => Exact(None),
            Some(log) => Exact(log.checked_exp()),
            None => Exact(None),
        }
    }
    fn settle(self) -> Self {
        Exact(self.0.map(|value| value.round_dp_with_strategy(12, RoundingStrategy::MidpointAwayFromZero).normalize()))
    }
    fn decimal(self) -> Option<Decimal> {
        self.0.map(|value| value.normalize())
    }
}

impl Number for f64 {
    fn of(value: Decimal) -> Self {
        value.to_f64().unwrap_or(f64::NAN)
    }
    fn exists(self) -> bool {
        self.is_finite()
    }
    fn power(base: Self, exponent: Self) -> Self {
        if base <= 0.0 { if exponent == 0.0 { 1.0 } else { 0.0 } } else { libm::pow(base, exponent) }
    }
    fn settle(self) -> Self {
        self
    }
    fn decimal(self) -> Option<Decimal> {
        Decimal::from_f64_retain(self)
    }
    fn int(value: usize) -> Self {
        value as f64
    }
    fn min(self, other: Self) -> Self {
        f64::min(self, other)
    }
    fn max(self, other: Self) -> Self {
        f64::max(self, other)
    }
    fn abs(self) -> Self {
        f64::abs(self)
    }
}
