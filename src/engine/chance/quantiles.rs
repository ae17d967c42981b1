//! Distributions by their quantiles, and the quantiles of what was drawn (M13).

/// The 90% quantile of the standard normal, as M13 fixes it.
pub(super) const TENTH: f64 = 1.281_551_565_5;

/// A distribution through three quantiles: 1 chance in 10 of less than `low`, as many above as below `likely`, 1 in 10 of more
/// than `high`; normal on either side, and cut off at the bounds of its field (M13).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TwoPiece {
    likely: f64,
    below: f64,
    above: f64,
    least: f64,
    most: f64,
}

impl TwoPiece {
    /// Through `low`, `likely` and `high`, with no bounds.
    pub(super) fn through(low: f64, likely: f64, high: f64) -> TwoPiece {
        let (below, above) = ((likely - low) / TENTH, (high - likely) / TENTH);
        TwoPiece { likely, below, above, least: f64::NEG_INFINITY, most: f64::INFINITY }
    }

    /// The same, cut off at the bounds, which are included.
    pub(super) fn within(self, least: f64, most: f64) -> TwoPiece {
        TwoPiece { least, most, ..self }
    }

    /// The value at `z` of the standard normal.
    pub(super) fn at(self, z: f64) -> f64 {
        let value = self.likely + z * if z < 0.0 { self.below } else { self.above };
        let value = if value < self.least { self.least } else { value };
        if value > self.most { self.most } else { value }
    }
}

/// Puts those values in their places of the order that [`at_share`] looks at for `shares`, which grow. That takes a part of
/// the time of putting all in order.
pub(super) fn put_in_place(values: &mut [f64], shares: &[f64]) {
    let mut places: Vec<usize> = Vec::with_capacity(2 * shares.len());
    for share in shares {
        let below = place(values.len(), *share).floor() as usize;
        let next = places.last().map_or(0, |last| last + 1);
        places.extend((below.max(next)..=below + 1).filter(|at| *at < values.len()));
    }
    in_order_at(values, 0, &places);
}

/// `values` stand from the place `first` on; `places` grow, and each of them is within.
fn in_order_at(values: &mut [f64], first: usize, places: &[usize]) {
    let Some(middle) = places.get(places.len() / 2).copied() else { return };
    let (below, _, above) = values.select_nth_unstable_by(middle - first, f64::total_cmp);
    let (lower, higher) = (places.partition_point(|at| *at < middle), places.partition_point(|at| *at <= middle));
    in_order_at(below, first, &places[..lower]);
    in_order_at(above, middle + 1, &places[higher..]);
}

fn place(count: usize, share: f64) -> f64 {
    (count as f64 * share - 0.5).max(0.0)
}

/// The value below which `share` of the sorted values lie: in the middle between neighbours (Hyndman and Fan, type 5).
pub(super) fn at_share(sorted: &[f64], share: f64) -> f64 {
    let place = place(sorted.len(), share);
    let (below, rest) = (place.floor() as usize, place.fract());
    match sorted.get(below + 1) {
        Some(above) => sorted[below] + (above - sorted[below]) * rest,
        None => sorted[below],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Type 5 of Hyndman and Fan: n·p + ½ is the place among n sorted values, 1 the first of them.
    #[test]
    fn a_quantile_lies_in_the_middle_between_neighbours() {
        let four = [10.0, 20.0, 30.0, 50.0];
        for (share, value) in
            [(0.0, 10.0), (0.1, 10.0), (0.25, 15.0), (0.375, 20.0), (0.5, 25.0), (0.75, 40.0), (0.9, 50.0), (1.0, 50.0)]
        {
            assert_eq!(at_share(&four, share), value, "{share}");
        }
        assert_eq!(at_share(&[7.0], 0.5), 7.0);
    }

    /// 1,000 numbers in an order of their own, each 37 · k mod 1,009, and some of them twice.
    #[test]
    fn what_is_looked_at_is_in_its_place_as_if_all_were_in_order() {
        for count in [1, 2, 3, 7, 20, 1000] {
            let mixed: Vec<f64> = (1..=count).map(|k| f64::from(37 * k % 1009 % 500)).collect();
            let shares: Vec<f64> = (0..=40).map(|at| f64::from(at) / 40.0).collect();
            let (mut placed, mut sorted) = (mixed.clone(), mixed);
            put_in_place(&mut placed, &shares);
            sorted.sort_unstable_by(f64::total_cmp);
            for share in shares {
                assert_eq!(at_share(&placed, share), at_share(&sorted, share), "{share} of {count}");
            }
        }
    }

    #[test]
    fn a_two_piece_normal_goes_through_its_three_numbers_and_stops_at_its_bounds() {
        let piece = TwoPiece::through(4.0, 10.0, 13.0);
        for (z, value) in [(-TENTH, 4.0), (0.0, 10.0), (TENTH, 13.0), (-2.0 * TENTH, -2.0), (2.0 * TENTH, 16.0)] {
            assert!((piece.at(z) - value).abs() < 1e-12, "{z}");
        }
        let bound = piece.within(0.0, 15.0);
        assert_eq!((bound.at(-2.0 * TENTH), bound.at(2.0 * TENTH)), (0.0, 15.0));
        assert!((bound.at(-TENTH) - 4.0).abs() < 1e-12);
    }
}
