//! Adding and multiplying amounts that are shown: no failure, no rounding.

use rust_decimal::Decimal;

use super::number::{Exact, Number};

/// Sums and products of amounts that stay at the largest number instead of failing.
///
/// They go through the arithmetic of the engine, which stands in the page once: that of the library is put in wherever it is
/// used, at one to two kilobytes each time.
pub trait Sums {
    fn plus(self, other: Self) -> Self;
    fn less(self, other: Self) -> Self;
    fn times(self, other: Self) -> Self;
}

impl Sums for Decimal {
    #[inline(never)]
    fn plus(self, other: Decimal) -> Decimal {
        let largest = if self.is_sign_negative() { Decimal::MIN } else { Decimal::MAX };
        (Exact::of(self) + Exact::of(other)).decimal().unwrap_or(largest)
    }

    fn less(self, other: Decimal) -> Decimal {
        self.plus(-other)
    }

    #[inline(never)]
    fn times(self, other: Decimal) -> Decimal {
        let negative = self.is_sign_negative() != other.is_sign_negative();
        let largest = if negative { Decimal::MIN } else { Decimal::MAX };
        (Exact::of(self) * Exact::of(other)).decimal().unwrap_or(largest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn sums_and_products_stay_at_the_largest_number() {
        assert_eq!(
            [dec!(2.5).plus(dec!(1)), dec!(2.5).less(dec!(4)), dec!(2.5).times(dec!(4))],
            [dec!(3.5), dec!(-1.5), dec!(10)]
        );
        assert_eq!([Decimal::MAX.plus(dec!(1)), Decimal::MIN.less(dec!(1))], [Decimal::MAX, Decimal::MIN]);
        assert_eq!([Decimal::MAX.times(dec!(2)), Decimal::MAX.times(dec!(-2))], [Decimal::MAX, Decimal::MIN]);
    }
}
