//! The steps a scale counts in.

use rust_decimal::{Decimal, dec};

/// `wish` rounded up to 1, 2 or 5 times a power of ten.
pub fn round_step(wish: Decimal) -> Decimal {
    let mut unit = dec!(0.000001);
    if wish <= Decimal::ZERO {
        return Decimal::ONE;
    }
    while unit < Decimal::from(1_000_000_000_000_000_000u64) {
        for factor in [Decimal::ONE, Decimal::TWO, dec!(5)] {
            if unit * factor >= wish {
                return (unit * factor).normalize();
            }
        }
        unit *= Decimal::TEN;
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_one_two_or_five_times_a_power_of_ten() {
        for (wish, step) in [(dec!(0.08), dec!(0.1)), (dec!(0.3), dec!(0.5)), (dec!(12), dec!(20)), (dec!(1), dec!(1))]
        {
            assert_eq!(round_step(wish), step);
        }
    }
}
