//! A dot for each value on one line: how far many studies lie apart.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Places of dots in a picture of 600 by 60, in the order of `sorted`: across by value, from 6 to 594, and one above the other where
/// they would cover each other. All in the middle where every value is the same.
pub fn strip(sorted: &[Decimal]) -> Vec<(Decimal, Decimal)> {
    let (Some(low), Some(high)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    let span = high.saturating_sub(*low);
    let mut stack = 0i64;
    let mut before: Option<i64> = None;
    let place = |value: &Decimal| {
        let share = value.saturating_sub(*low).checked_div(span).unwrap_or(Decimal::new(5, 1));
        Decimal::from(6) + (share * Decimal::from(588)).round_dp(1)
    };
    sorted
        .iter()
        .map(|value| {
            let x = place(value);
            let column = x.to_i64().unwrap_or(0) / 8;
            stack = if before == Some(column) { stack + 1 } else { 0 };
            before = Some(column);
            // The highest stay in the picture, however many there are.
            (x, Decimal::from(48 - (stack * 9).min(42)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn the_lowest_stands_left_the_highest_right_and_equal_ones_above_each_other() {
        let found = strip(&[dec!(0), dec!(50), dec!(50), dec!(100)]);
        assert_eq!(found, [(dec!(6), dec!(48)), (dec!(300), dec!(48)), (dec!(300), dec!(39)), (dec!(594), dec!(48))]);
        assert_eq!(strip(&[dec!(7), dec!(7)])[0].0, dec!(300));
        assert!(strip(&[]).is_empty());
        assert_eq!(strip(&[Decimal::MIN, Decimal::MAX]).len(), 2);
    }
}
