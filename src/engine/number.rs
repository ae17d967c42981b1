//! The number the formulas run on: exact decimals for what is shown, binary floating point for simulation (M15).

use std::ops::{Add, Div, Mul, Neg, Sub};

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, MathematicalOps, RoundingStrategy};

use super::why::{Figure, Missing};

/// What a formula may do with a number. Every kind runs the same formulas: exact decimals, binary fractions, and a number of
/// many lanes, one for each draw of a simulation.
///
/// A number of many lanes can be more than another in one lane and less in the next, so a formula does not branch on it: it
/// chooses in each lane ([`Number::less`]) or says where there is no figure ([`Number::unless_less`]). What needs to
/// compare and is no part of a draw asks for a [`Scalar`].
pub trait Number:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> + Neg<Output = Self>
{
    fn of(value: Decimal) -> Self;
    /// Whether the value exists: no overflow and no division by zero has touched it.
    fn exists(self) -> bool;
    /// `base^exponent` for a base above 0 and up to 1; 0 stays 0.
    fn power(base: Self, exponent: Self) -> Self;
    /// Money is quantized at a trillionth of a unit: below that, 28 digits cannot keep parts and totals equal.
    fn quantize(self) -> Self;
    /// As a decimal; none where it does not exist, or differs from lane to lane.
    fn decimal(self) -> Option<Decimal>;
    /// Whether it is less than `other`; none where that differs from lane to lane.
    fn is_less(self, other: Self) -> Option<bool>;
    /// `then` where it is less than `other`, and `otherwise` in every other lane.
    fn less(self, other: Self, then: Self, otherwise: Self) -> Self;
    /// A number that does not exist.
    fn missing() -> Self;

    /// It, or `why` there is none where `left` is less than `right`.
    fn unless_less(self, left: Self, right: Self, why: Missing) -> Figure<Self> {
        match left.is_less(right) {
            Some(true) => Err(why),
            Some(false) => Ok(self),
            None => Ok(left.less(right, Self::missing(), self)),
        }
    }
    /// It, or `why` there is none where `left` is not less than `right`.
    fn where_less(self, left: Self, right: Self, why: Missing) -> Figure<Self> {
        match left.is_less(right) {
            Some(true) => Ok(self),
            Some(false) => Err(why),
            None => Ok(left.less(right, self, Self::missing())),
        }
    }
    /// It divided by `whole`, or `otherwise` where that is 0.
    fn over(self, whole: Self, otherwise: Self) -> Self {
        Self::zero().less(whole.abs(), self / whole, otherwise)
    }

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
        other.less(self, other, self)
    }
    fn max(self, other: Self) -> Self {
        self.less(other, other, self)
    }
    fn abs(self) -> Self {
        self.less(Self::zero(), -self, self)
    }
    fn sum(values: impl IntoIterator<Item = Self>) -> Self {
        values.into_iter().fold(Self::zero(), |total, value| total + value)
    }
}

/// A number that can be compared: one value, and not one for each draw.
pub trait Scalar: Number + PartialOrd {}

impl<N: Number + PartialOrd> Scalar for N {}

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
    fn quantize(self) -> Self {
        Exact(self.0.map(|value| value.round_dp_with_strategy(12, RoundingStrategy::MidpointAwayFromZero).normalize()))
    }
    fn decimal(self) -> Option<Decimal> {
        self.0.map(|value| value.normalize())
    }
    fn is_less(self, other: Self) -> Option<bool> {
        Some(self < other)
    }
    fn less(self, other: Self, then: Self, otherwise: Self) -> Self {
        if self < other { then } else { otherwise }
    }
    fn missing() -> Self {
        Exact(None)
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
    fn quantize(self) -> Self {
        self
    }
    fn decimal(self) -> Option<Decimal> {
        Decimal::from_f64_retain(self)
    }
    fn is_less(self, other: Self) -> Option<bool> {
        Some(self < other)
    }
    fn less(self, other: Self, then: Self, otherwise: Self) -> Self {
        if self < other { then } else { otherwise }
    }
    fn missing() -> Self {
        f64::NAN
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

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn exact(base: Decimal, exponent: Decimal) -> Option<Decimal> {
        Exact::power(Exact::of(base), Exact::of(exponent)).decimal().map(|power| power.round_dp(9).normalize())
    }

    #[test]
    fn a_power_is_the_same_in_both_kinds_of_number() {
        for (base, exponent, power) in [
            (dec!(0.5), dec!(2), dec!(0.25)),
            (dec!(0.25), dec!(0.5), dec!(0.5)),
            (dec!(1), dec!(7), dec!(1)),
            (dec!(0.9), dec!(0), dec!(1)),
            (dec!(0), dec!(3), dec!(0)),
            (dec!(0), dec!(0), dec!(1)),
            (dec!(-0.5), dec!(2), dec!(0)),
            (dec!(1.5), dec!(2), dec!(2.25)),
        ] {
            assert_eq!(exact(base, exponent), Some(power), "{base}^{exponent}");
            let other = f64::power(<f64 as Number>::of(base), <f64 as Number>::of(exponent));
            assert!((other - <f64 as Number>::of(power)).abs() < 1e-12, "{base}^{exponent}: {other}");
        }
    }

    /// ln 0.5 · 200 = −139, far below −60; ln 10 · 28 = 64.5 is above 60, and ln 10 · 26 = 59.9 is not.
    #[test]
    fn a_power_fades_to_nothing_below_its_bound_and_does_not_exist_above() {
        assert_eq!(exact(dec!(0.5), dec!(200)), Some(dec!(0)));
        assert_eq!(exact(dec!(10), dec!(28)), None);
        assert!(exact(dec!(10), dec!(26)).is_some());
    }

    #[test]
    fn the_lesser_the_greater_and_the_size_are_the_same_in_both_kinds_of_number() {
        for (one, other, least, most, size) in [
            (dec!(-3), dec!(2), dec!(-3), dec!(2), dec!(3)),
            (dec!(5), dec!(4), dec!(4), dec!(5), dec!(5)),
            (dec!(0), dec!(0), dec!(0), dec!(0), dec!(0)),
        ] {
            let (a, b) = (Exact::of(one), Exact::of(other));
            assert_eq!([a.min(b), a.max(b), a.abs()], [least, most, size].map(Exact::of));
            let (a, b): (f64, f64) = (Number::of(one), Number::of(other));
            let wanted = [least, most, size].map(<f64 as Number>::of);
            assert_eq!([Number::min(a, b), Number::max(a, b), Number::abs(a)], wanted);
        }
    }

    #[test]
    fn what_overflowed_or_was_divided_by_zero_does_not_exist() {
        let zero = Exact::zero();
        assert!(zero.exists() && !(Exact::one() / zero).exists() && !(Exact::of(Decimal::MAX) + Exact::one()).exists());
        assert!(0.0.exists() && !(1.0 / 0.0).exists() && !f64::NAN.exists());
    }

    #[test]
    fn exact_money_is_quantized_at_a_trillionth_and_a_binary_number_stays() {
        assert_eq!(Exact::of(dec!(0.0000000000125)).quantize(), Exact::of(dec!(0.000000000013)));
        assert_eq!(0.1_f64.quantize(), 0.1);
    }
}
